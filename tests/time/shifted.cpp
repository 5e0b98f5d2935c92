// SPDX-License-Identifier: MIT
#include <habeas/time/shifted.hpp>

#include <string>

#include <doctest/doctest.h>

namespace test_shifted {

using namespace habeas;

namespace {

std::string moved(const char* text, std::int64_t days, std::optional<hemisphere> where = {}) {
  const auto d = shifted(parse_edtf(text), days, where);
  return d ? d->text() : "nothing";
}

}  // namespace

TEST_CASE("a day moves with its time and its marks") {
  CHECK(moved("2026-01-28", 1) == "2026-01-29");
  CHECK(moved("2026-03-01", -1) == "2026-02-28");
  CHECK(moved("2026-01-28~", 4) == "2026-02-01~");
  CHECK(moved("2026-01-28%", 0) == "2026-01-28%");
  CHECK(moved("2026-01-29T13:00-04:00", -1) == "2026-01-28T13:00-04:00");
}

TEST_CASE("both sides of an interval move, where both are days") {
  CHECK(moved("2026-01-05/2026-01-11", 7) == "2026-01-12/2026-01-18");
  CHECK(moved("2026-01/2026-02", 1) == "nothing");
  CHECK(moved("2026-01-05/..", 1) == "nothing");
}

TEST_CASE("what is longer than a day becomes one day of a range") {
  CHECK(moved("2025-12", 7) == "[2025-12-08..2026-01-07]");
  CHECK(moved("2025-12~", 1) == "[2025-12-02~..2026-01-01~]");
  CHECK(moved("[2026-01-18..2026-01-23]", 2) == "[2026-01-20..2026-01-25]");
  CHECK(moved("2026-21", 0) == "nothing");
  CHECK(moved("2026-21", 0, hemisphere::north) == "[2026-03-01..2026-05-31]");
}

TEST_CASE("masks and open ranges do not move") {
  CHECK(moved("XXXX-10-18", 1) == "nothing");
  CHECK(moved("{2026-01-18,2026-01-23}", 1) == "nothing");
  CHECK(moved("[..2026-01-23]", 1) == "nothing");
}

}  // namespace test_shifted
