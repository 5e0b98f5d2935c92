// SPDX-License-Identifier: MIT
#include "core/canonical_text.hpp"

#include <doctest/doctest.h>

namespace test_canonical_text {

using habeas::canonical_text;

TEST_CASE("canonical_text: a letter with its mark in one character or in two is the same text") {
  CHECK(canonical_text("Jos\xC3\xA9") == "Jose\xCC\x81");
  CHECK(canonical_text("Jos\xC3\xA9") == canonical_text("Jose\xCC\x81"));
  // Vietnamese: one character, one with a mark, or a letter with two marks in either order.
  CHECK(canonical_text("\xE1\xBB\x87") == "e\xCC\xA3\xCC\x82");
  CHECK(canonical_text("\xE1\xBA\xB9\xCC\x82") == canonical_text("e\xCC\x82\xCC\xA3"));
  // Cyrillic, Greek and Korean.
  CHECK(canonical_text("\xD0\xB9") == "\xD0\xB8\xCC\x86");
  CHECK(canonical_text("\xCE\xAC") == canonical_text("\xCE\xB1\xCC\x81"));
  CHECK(canonical_text("\xEA\xB0\x81") == "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8");
}

TEST_CASE("canonical_text: what has no mark stays, and bytes that are no character too") {
  CHECK(canonical_text("") == "");
  CHECK(canonical_text("The Watch") == "The Watch");
  CHECK(canonical_text("\xC3\xB8\xC3\x9F\xE4\xB8\xAD\xF0\x9F\x99\x82") == "\xC3\xB8\xC3\x9F\xE4\xB8\xAD\xF0\x9F\x99\x82");
  CHECK(canonical_text("a\xFF\xC3\xA9") == "a\xFF" "e\xCC\x81");
}

}  // namespace test_canonical_text
