// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>

#include "core/visible.hpp"

namespace test_visible {

using habeas::visible;
using habeas::visible_lines;

TEST_CASE("text without controls stays as it is") {
  for (const std::string plain : {"", "Foro Penal", "José Núñez", "Ω 漢字 🕊", "a\\nb", "می\u200cخواهم"}) CHECK(visible(plain) == plain);
}

TEST_CASE("what would move a cursor or forge a line is shown") {
  CHECK(visible("a\nb\r\tc") == "a\\nb\\r\\tc");
  CHECK(visible("\x1b[2J\x07\x08\x7f") == "\\x1b[2J\\x07\\x08\\u007f");
  CHECK(visible(std::string("a\0b", 3)) == "a\\x00b");
  CHECK(visible("\u0085\u009b31m") == "\\u0085\\u009b31m");
  CHECK(visible("\u202eevil\u202c \u2066x\u2069 \u200e\u200f\u061c \u2028\u2029") ==
        "\\u202eevil\\u202c \\u2066x\\u2069 \\u200e\\u200f\\u061c \\u2028\\u2029");
  CHECK(visible_lines("one\ntwo\x1b") == "one\ntwo\\x1b");
}

TEST_CASE("bytes that are no UTF-8 are shown one by one") {
  CHECK(visible("\xff\xfe") == "\\xff\\xfe");
  CHECK(visible("\xc0\xaf") == "\\xc0\\xaf");              // overlong
  CHECK(visible("\xed\xa0\x80") == "\\xed\\xa0\\x80");      // a surrogate
  CHECK(visible("\xf4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");  // past U+10FFFF
  CHECK(visible("\xe2\x82") == "\\xe2\\x82");              // cut short
  CHECK(visible("a\x9bz") == "a\\x9bz");                   // C1 as a bare byte
}

}  // namespace test_visible
