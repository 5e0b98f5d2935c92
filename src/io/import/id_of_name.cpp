// SPDX-License-Identifier: MIT
#include <habeas/io/claims_csv.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace habeas {
namespace {

/// The plain letters of U+00C0 to U+017F, two bytes each in UTF-8; a space where there are none.
constexpr std::string_view plain_letters =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

}  // namespace

std::string id_of_name(std::string_view name) {
  static_assert(plain_letters.size() == 0x180 - 0xC0);
  std::string out;
  bool gap = false;
  const auto add = [&](char c) {
    if (gap && !out.empty()) out += '_';
    gap = false;
    out += c;
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      add(static_cast<char>(c));
    else if (c >= 'A' && c <= 'Z')
      add(static_cast<char>(c - 'A' + 'a'));
    else if (c >= 0xC3 && c <= 0xC5 && i + 1 < name.size()) {
      const auto letter =
          plain_letters[static_cast<std::size_t>((c - 0xC3) * 64 + (static_cast<unsigned char>(name[++i]) & 0x3F))];
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
