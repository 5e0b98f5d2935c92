// SPDX-License-Identifier: MIT
#include "core/canonical_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/utf8.hpp"

namespace habeas {
namespace {

struct pair_of {
  char32_t whole, first, mark;
};
constexpr pair_of pairs[] = {
#include "core/canonical_pairs.inc"
};

/// The combining classes of the marks from U+0300 on: those of different classes are written in either order.
constexpr char32_t first_mark = 0x300;
constexpr std::array<unsigned char, 112> classes{
    230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 232, 220, 220, 220, 220, 232,
    216, 220, 220, 220, 220, 220, 202, 202, 220, 220, 220, 220, 202, 202, 220, 220, 220, 220, 220, 220, 220, 220, 220, 220, 220, 1, 1, 1, 1,
    1, 220, 220, 220, 220, 230, 230, 230, 230, 230, 230, 230, 230, 240, 230, 220, 220, 220, 230, 230, 230, 220, 220, 0, 230, 230, 230, 220,
    220, 220, 220, 230, 232, 220, 220, 230, 233, 234, 234, 233, 234, 234, 233, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230,
    230};

int class_of(char32_t c) { return c >= first_mark && c < first_mark + classes.size() ? classes[c - first_mark] : 0; }

void take_apart(char32_t c, std::vector<char32_t>& out) {
  // A Korean syllable is its letters, by arithmetic.
  constexpr char32_t first = 0xAC00, leading = 0x1100, vowel = 0x1161, trailing = 0x11A7;
  if (c >= first && c < first + 11'172) {
    const auto n = c - first;
    out.push_back(leading + n / 588);
    out.push_back(vowel + n % 588 / 28);
    if (n % 28 != 0) out.push_back(trailing + n % 28);
    return;
  }
  const auto* found = std::lower_bound(std::begin(pairs), std::end(pairs), c, [](const pair_of& p, char32_t code) { return p.whole < code; });
  if (found == std::end(pairs) || found->whole != c) return out.push_back(c);
  take_apart(found->first, out);
  if (found->mark != 0) out.push_back(found->mark);
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

}  // namespace

std::string canonical_text(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_ascii)) return std::string(text);
  std::vector<char32_t> apart;
  std::string out;
  const auto put = [&] {
    for (auto at = apart.begin(); at != apart.end();) {
      const auto marks = std::find_if(at, apart.end(), [](char32_t c) { return class_of(c) != 0; });
      const auto after = std::find_if(marks, apart.end(), [](char32_t c) { return class_of(c) == 0; });
      std::stable_sort(marks, after, [](char32_t a, char32_t b) { return class_of(a) < class_of(b); });
      at = after;
    }
    for (const auto c : apart) append(out, c);
    apart.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto [c, length] = first_utf8(text.substr(i));
    if (length == 0) {  // a byte of no character stays
      put();
      out += text[i++];
      continue;
    }
    take_apart(c, apart);
    i += length;
  }
  put();
  return out;
}

}  // namespace habeas
