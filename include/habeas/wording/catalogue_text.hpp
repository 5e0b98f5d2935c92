// SPDX-License-Identifier: MIT
// Sentences from the catalogue, filled in, in the reader's language.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/args.h>
#include <fmt/format.h>

#include <habeas/wording/catalogue.hpp>
#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>

namespace habeas {

enum class language { en, es };

template <>
struct slug_table<language> {
  static constexpr auto rows = make_slugs<language>({{language::en, "en"}, {language::es, "es"}});
};

/// The pattern of a key in a language. Throws errc::invalid_value for a key that the catalogue lacks.
[[nodiscard]] inline std::string_view pattern_of(language l, std::string_view key) {
  for (const auto& row : catalogue)
    if (row.key == key) return l == language::es ? row.es : row.en;
  throw error(errc::invalid_value, "no such sentence", fmt::format("'{}'", key), "a key of the catalogue");
}

using text_args = std::initializer_list<std::pair<const char*, std::string>>;

/// A sentence with its names filled in. Throws as `pattern_of` does, and errc::invalid_value where a name is missing.
[[nodiscard]] inline std::string say(language l, std::string_view key, text_args args = {}) {
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
