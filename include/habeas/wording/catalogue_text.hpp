// SPDX-License-Identifier: MIT
// Sentences from the catalogue, filled in, in the reader's language.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/args.h>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>

namespace habeas {

enum class language { en, es };

template <>
struct slug_table<language> {
  static constexpr auto rows = make_slugs<language>({{language::en, "en"}, {language::es, "es"}});
};

/// The pattern of a key in a language. Throws errc::invalid_value for a key that the catalogue lacks.
[[nodiscard]] HABEAS_API std::string_view pattern_of(language l, std::string_view key);

using text_args = std::initializer_list<std::pair<const char*, std::string>>;

/// A sentence with its names filled in. Throws as `pattern_of` does, and errc::invalid_value where a name is missing.
[[nodiscard]] HABEAS_API std::string say(language l, std::string_view key, text_args args = {});

}  // namespace habeas
