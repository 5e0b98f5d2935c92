// SPDX-License-Identifier: MIT
#include "io/table/arrow_cells.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace test_arrow_cells {

using namespace habeas;
using namespace habeas::io;

/// One value of a column that has it alone.
template <class Value>
std::string cell(const char* format, const Value& value, std::string* refused = nullptr) {
  ArrowSchema schema{};
  schema.format = format;
  std::array<const void*, 2> buffers{nullptr, &value};
  ArrowArray array{};
  array.length = 1;
  array.n_buffers = 2;
  array.buffers = buffers.data();
  REQUIRE(is_readable(schema));
  REQUIRE(layout_fault(schema, array).empty());
  cell_refusal why;
  auto text = arrow_cell(schema, array, 0, why);
  if (refused != nullptr) *refused = why.got;
  else CHECK(why.got.empty());
  return text;
}

/// A decimal of 128 bits of a number of 64.
struct decimal {
  std::int64_t low, high;
  explicit decimal(std::int64_t n) : low(n), high(n < 0 ? -1 : 0) {}
};

TEST_CASE("numbers of every width are written whole, or with their point") {
  CHECK(cell("c", std::int8_t{-5}) == "-5");
  CHECK(cell("S", std::uint16_t{65535}) == "65535");
  CHECK(cell("l", std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(cell("L", std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
  CHECK(cell("g", 302.0) == "302");
  CHECK(cell("g", 0.5) == "0.5");
  CHECK(cell("f", 2.5F) == "2.5");
  CHECK(cell("g", std::numeric_limits<double>::quiet_NaN()).empty());
  CHECK(cell("d:10,2", decimal(12300)) == "123");
  CHECK(cell("d:10,2", decimal(-12345)) == "-123.45");
  CHECK(cell("d:10,3", decimal(7)) == "0.007");
  CHECK(cell("d:10,-2", decimal(7)) == "700");
  CHECK(cell("d:38,0", decimal(0)) == "0");
  CHECK(cell("d:9,1,32", std::int32_t{-15}) == "-1.5");
}

TEST_CASE("days and hours are written as dates are") {
  constexpr std::int64_t noon = 21'919LL * 86'400 + 12 * 3'600;  // of 2030-01-05
  CHECK(cell("tdD", std::int32_t{21'919}) == "2030-01-05");
  CHECK(cell("tdD", std::int32_t{-1}) == "1969-12-31");
  CHECK(cell("tdm", std::int64_t{21'919LL * 86'400'000}) == "2030-01-05");
  CHECK(cell("tss:", std::int64_t{21'919LL * 86'400}) == "2030-01-05");
  CHECK(cell("tss:", noon) == "2030-01-05T12:00:00");
  CHECK(cell("tsn:", noon * 1'000'000'000 + 999) == "2030-01-05T12:00:00");
  CHECK(cell("tsu:", std::int64_t{-1}) == "1969-12-31T23:59:59");
  CHECK(cell("tsm:UTC", noon * 1'000) == "2030-01-05T12:00:00+00:00");
  CHECK(cell("tss:-04:30", noon) == "2030-01-05T07:30:00-04:30");
  std::string refused;
  CHECK(cell("tss:America/Caracas", noon, &refused).empty());
  CHECK(refused == "a timestamp in the zone America/Caracas");
}

TEST_CASE("what no cell holds is named") {
  const auto name = [](const char* format) {
    ArrowSchema schema{};
    schema.format = format;
    CHECK_FALSE(is_readable(schema));
    return arrow_type_name(schema);
  };
  CHECK(name("+s") == "structs");
  CHECK(name("+m") == "maps");
  CHECK(name("z") == "binary");
  CHECK(name("tts") == "times of day");
  CHECK(name("tDs") == "durations");
  CHECK(name("e") == "half floats");
  CHECK(name("d:1") == "format 'd:1'");
  CHECK(name("?") == "format '?'");
  CHECK(name("tsx:") == "format 'tsx:'");
}

TEST_CASE("what a cell could hold, where something else is wanted, is named in words") {
  const auto name = [](const char* format) {
    ArrowSchema schema{};
    schema.format = format;
    CHECK(is_readable(schema));
    return arrow_type_name(schema);
  };
  for (const auto* whole : {"c", "C", "s", "S", "i", "I", "l", "L"}) CHECK(name(whole) == "whole numbers");
  CHECK(name("g") == "floating-point numbers");
  CHECK(name("b") == "truth values");
  CHECK(name("vu") == "texts");
  CHECK(name("tdD") == "days");
  CHECK(name("tsu:UTC") == "timestamps");
}

TEST_CASE("an array that is not what its schema says is found before it is read") {
  ArrowSchema text{}, number{};
  text.format = "u";
  number.format = "l";
  ArrowArray array{};
  array.length = 3;
  CHECK(layout_fault(number, array) == "0 buffers of 2");
  std::array<const void*, 3> buffers{};
  array.n_buffers = 2;
  array.buffers = buffers.data();
  CHECK(layout_fault(text, array) == "2 buffers of 3");
  CHECK(layout_fault(number, array) == "values that are not there");
  array.null_count = 3;
  CHECK(layout_fault(number, array).empty());
  ArrowSchema words = number;
  words.dictionary = &text;
  CHECK(layout_fault(words, array) == "a dictionary that is not there");
  array.length = -1;
  CHECK(layout_fault(number, array) == "a length of -1 from 0");
}

}  // namespace test_arrow_cells
