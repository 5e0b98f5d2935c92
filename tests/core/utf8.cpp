// SPDX-License-Identifier: MIT
#include "core/utf8.hpp"

#include <string>

#include <doctest/doctest.h>

namespace test_utf8 {

using namespace habeas;

namespace {

/// The bytes of a code point by the table of RFC 3629, section 3, whether it is a character or not.
std::string bytes_of(char32_t c) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0)};
}

}  // namespace

TEST_CASE("utf8: every character is read as itself, and a surrogate is none") {
  for (char32_t c = 0; c < 0x120000; ++c) {
    const auto bytes = bytes_of(c);
    const bool character = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
    const auto read = first_utf8(bytes + "x");
    REQUIRE(read.length == (character ? bytes.size() : 0));
    REQUIRE(read.code == (character ? c : 0));
  }
}

TEST_CASE("utf8: what is no character") {
  for (const char* bytes : {"\xC0\x80", "\xC1\xBF", "\xE0\x80\xAF", "\xE0\x9F\xBF", "\xF0\x80\x80\xAF", "\xF0\x8F\xBF\xBF",  // overlong
                            "\xED\xA0\x80", "\xED\xBF\xBF",                                                              // surrogates
                            "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF", "\xFE",              // past U+10FFFF
                            "\xC3", "\xE2\x82", "\xF0\x9F\x95", "\xC3(", "\xE2\x82(", "\xF0\x9F\x95(",                   // truncated
                            "\x80", "\xBF"}) {                                                                          // a tail alone
    CAPTURE(bytes);
    CHECK(first_utf8(bytes).length == 0);
    CHECK_FALSE(is_utf8(bytes));
    CHECK_FALSE(is_utf8(std::string("text ") + bytes + " text"));
  }
  CHECK(first_utf8("").length == 0);
  CHECK(is_utf8(""));
  CHECK(is_utf8("Jos\xC3\xA9 \xE6\xBC\xA2 \xF0\x9F\x95\x8A"));
}

TEST_CASE("utf8: each byte that begins no character is replaced, and the rest is kept") {
  CHECK(as_utf8("Jos\xC3\xA9") == "Jos\xC3\xA9");
  CHECK(as_utf8("Jos\xE9.") == "Jos\xEF\xBF\xBD.");
  CHECK(as_utf8("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(as_utf8("\xE2\x82") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(as_utf8("\xC3\xC3\xA9") == "\xEF\xBF\xBD\xC3\xA9");
}

TEST_CASE("utf8: a text is cut between characters") {
  CHECK(utf8_prefix("abc", 3) == "abc");
  CHECK(utf8_prefix("abc", 2) == "ab");
  CHECK(utf8_prefix("a\xC3\xA9", 2) == "a");
  CHECK(utf8_prefix("\xF0\x9F\x95\x8A", 3).empty());
  CHECK(utf8_prefix("\xF0\x9F\x95\x8A!", 4) == "\xF0\x9F\x95\x8A");
}

}  // namespace test_utf8
