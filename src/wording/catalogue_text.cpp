// SPDX-License-Identifier: MIT
#include <habeas/wording/catalogue_text.hpp>

#include <cstring>
#include <string>
#include <string_view>

#include <fmt/args.h>
#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/wording/catalogue.hpp>

#include "core/visible.hpp"

namespace habeas {

std::string say(language l, sentence_key key, text_args args) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const auto& [name, value] : args) store.push_back(fmt::arg(name, visible(value)));
  const auto pattern = pattern_of(l, key);
  try {
    return fmt::vformat(fmt::string_view(pattern.data(), pattern.size()), store);
  } catch (const fmt::format_error& e) {
    throw error(errc::invalid_value, "a sentence lacks a word", fmt::format("'{}' ({})", key.name(), e.what()), std::string(pattern));
  }
}

}  // namespace habeas
