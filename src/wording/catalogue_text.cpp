// SPDX-License-Identifier: MIT
#include <habeas/wording/catalogue_text.hpp>

#include <cstring>
#include <string>
#include <string_view>

#include <fmt/args.h>
#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>
#include "wording/catalogue.hpp"

namespace habeas {

std::string_view pattern_of(language l, std::string_view key) {
  for (const auto& row : catalogue)
    if (row.key == key) return l == language::es ? row.es : row.en;
  throw error(errc::invalid_value, "no such sentence", fmt::format("'{}'", key), "a key of the catalogue");
}

std::string say(language l, std::string_view key, text_args args) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const auto& [name, value] : args) store.push_back(fmt::arg(name, value));
  const auto pattern = pattern_of(l, key);
  try {
    return fmt::vformat(fmt::string_view(pattern.data(), pattern.size()), store);
  } catch (const fmt::format_error& e) {
    throw error(errc::invalid_value, "a sentence lacks a word", fmt::format("'{}' ({})", key, e.what()), std::string(pattern));
  }
}

}  // namespace habeas
