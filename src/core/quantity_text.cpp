// SPDX-License-Identifier: MIT
#include <habeas/core/quantity_text.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <habeas/core/error.hpp>

namespace habeas {

namespace {

std::string_view without_blanks(std::string_view t) {
  while (!t.empty() && (t.front() == ' ' || t.front() == '\t')) t.remove_prefix(1);
  while (!t.empty() && (t.back() == ' ' || t.back() == '\t')) t.remove_suffix(1);
  return t;
}

std::string lowered(std::string_view t) {
  std::string out(t);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

}  // namespace

qualified_number split_quantity(std::string_view text) {
  text = without_blanks(text);
  const auto word = lowered(text);
  if (word == "unquantified") return {quantifier::unquantified};
  for (const auto& [words, how] : {std::pair<std::string_view, quantifier>{"at least ", quantifier::at_least}, {"more than ", quantifier::more_than},
                                   {"at most ", quantifier::at_most}, {"fewer than ", quantifier::fewer_than}, {"about ", quantifier::about}})
    if (word.starts_with(words)) return {how, without_blanks(text.substr(words.size()))};
  // The longer sign first: >= is no > before a =.
  for (const auto& [sign, how] : {std::pair<std::string_view, quantifier>{">=", quantifier::at_least}, {"\xE2\x89\xA5", quantifier::at_least},
                                  {"<=", quantifier::at_most}, {"\xE2\x89\xA4", quantifier::at_most}, {">", quantifier::more_than},
                                  {"<", quantifier::fewer_than}, {"~", quantifier::about}})
    if (text.starts_with(sign)) return {how, without_blanks(text.substr(sign.size()))};
  if (const auto middle = word.find(" to "); middle != std::string::npos)
    return {quantifier::between, without_blanks(text.substr(0, middle)), without_blanks(text.substr(middle + 4))};
  return {quantifier::exact, text};
}

quantity parse_quantity(std::string_view text) {
  const auto split = split_quantity(text);
  if (split.how == quantifier::unquantified) return quantity::unquantified();
  const auto number = [&](std::string_view digits) {
    std::int64_t n = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
    if (digits.empty() || failed != std::errc{} || end != digits.data() + digits.size())
      throw error(errc::invalid_value, "not a number of people", fmt::format("'{}'", text), quantity_forms);
    return n;
  };
  const auto first = number(split.first);
  return split.how == quantifier::between ? quantity::between(first, number(split.second)) : quantity::of(split.how, first);
}

}  // namespace habeas
