// SPDX-License-Identifier: MIT
#include <habeas/model/id_of_name.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/canonical_text.hpp"
#include "core/utf8.hpp"

namespace habeas {
namespace {

/// The plain letters of U+00C0 to U+017F; a space where there are none.
constexpr char32_t first_letter = 0xC0;
constexpr std::string_view plain_letters =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

}  // namespace

std::string id_of_name(std::string_view name) {
  static_assert(plain_letters.size() == 0x180 - first_letter);
  std::string out;
  bool gap = false;
  const auto add = [&](char c) {
    if (gap && !out.empty()) out += '_';
    gap = false;
    out += c;
  };
  // Letters and their marks apart: however an accent is written, the letter is the same.
  const auto apart = canonical_text(name);
  for (std::size_t i = 0; i < apart.size();) {
    const auto [c, length] = first_utf8(std::string_view(apart).substr(i));
    i += std::max<std::size_t>(length, 1);
    if (c >= 0x300 && c < 0x370) continue;
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      add(static_cast<char>(c));
    else if (c >= 'A' && c <= 'Z')
      add(static_cast<char>(c - 'A' + 'a'));
    else if (c >= first_letter && c < first_letter + plain_letters.size()) {
      const auto letter = plain_letters[c - first_letter];
      if (letter == ' ')
        gap = true;
      else
        add(letter);
    } else {
      gap = true;
    }
  }
  return out;
}

}  // namespace habeas
