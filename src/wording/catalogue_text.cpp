// SPDX-License-Identifier: MIT
#include <habeas/wording/catalogue_text.hpp>

#include <algorithm>
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

namespace {

/// "1", and what ends so: "at least 1", "al menos 1".
bool is_one(std::string_view number) { return number == "1" || number.ends_with(" 1"); }

/// The pattern with each {n|person|people} settled by the number that n is.
std::string with_forms(std::string_view pattern, text_args args) {
  std::string text;
  for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{')) {
    const auto close = pattern.find('}', open);
    const auto inside = pattern.substr(open + 1, close - open - 1);
    const auto first = inside.find('|'), second = inside.rfind('|');
    text += pattern.substr(0, open);
    pattern.remove_prefix(close + 1);
    if (first == std::string_view::npos) {
      (text += '{').append(inside) += '}';
      continue;
    }
    const auto counted = std::find_if(args.begin(), args.end(), [&](const auto& a) { return inside.substr(0, first) == a.first; });
    if (counted == args.end()) throw fmt::format_error("argument not found");
    text += is_one(counted->second) ? inside.substr(first + 1, second - first - 1) : inside.substr(second + 1);
  }
  return text.append(pattern);
}

}  // namespace

std::string say(language l, sentence_key key, text_args args) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const auto& [name, value] : args) store.push_back(fmt::arg(name, visible(value)));
  const auto pattern = pattern_of(l, key);
  try {
    if (pattern.find('|') != std::string_view::npos) return fmt::vformat(with_forms(pattern, args), store);
    return fmt::vformat(fmt::string_view(pattern.data(), pattern.size()), store);
  } catch (const fmt::format_error& e) {
    throw error(errc::invalid_value, "a sentence lacks a word", fmt::format("'{}' ({})", key.name(), e.what()), std::string(pattern));
  }
}

}  // namespace habeas
