// SPDX-License-Identifier: MIT
#include <habeas/io/date_columns.hpp>

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace test_date_columns {

using namespace habeas;

namespace {

/// The child of that name, or nothing.
const ArrowArray* child(const ArrowSchema& schema, const ArrowArray& array, const std::string& name) {
  for (std::int64_t i = 0; i < schema.n_children; ++i)
    if (schema.children[i]->name == name) return array.children[i];
  return nullptr;
}
bool bit(const void* bits, std::size_t i) {
  return (static_cast<const std::uint8_t*>(bits)[i / 8] >> (i % 8) & 1) != 0;
}

/// A column of strings as somebody else lays it out; null_at: a bit for each row without a text.
struct strings {
  std::string bytes;
  std::vector<std::int32_t> offsets{0};
  std::vector<std::uint8_t> there{0xFF};
  const void* buffers[3] = {};
  ArrowSchema schema{};
  ArrowArray array{};

  explicit strings(const std::vector<std::string>& texts) {
    for (const auto& t : texts) {
      bytes += t;
      offsets.push_back(static_cast<std::int32_t>(bytes.size()));
    }
    schema.format = "u";
    array.length = static_cast<std::int64_t>(texts.size());
    array.n_buffers = 3;
    array.null_count = -1;
    buffers[1] = offsets.data();
    buffers[2] = bytes.data();
    array.buffers = buffers;
  }
};

}  // namespace

TEST_CASE("a policy widens the bounds of what is marked, in every kind of column") {
  const widening_policy week{"week", {}, {.day = 7}};
  date_columns plain, wider(std::nullopt, week);
  REQUIRE(wider.widening());
  CHECK(wider.widening()->name == "week");
  CHECK_FALSE(plain.widening());
  const std::vector<std::string> texts{"2026-01-19~", "2026-01-19", "2026-01-19?"};
  strings column(texts);
  for (auto* columns : {&plain, &wider}) {
    for (const auto& t : texts) columns->add(t);
    columns->add(column.schema, column.array);
  }
  CHECK(read_date_row("2026-01-19~", {}, &week).days == std::array<std::int32_t, 4>{20'465, 20'479, 20'465, 20'479});
  ArrowSchema schema;
  ArrowArray array;
  date_columns::move_to_arrow(std::make_shared<date_columns>(std::move(wider)), schema, array);
  const auto* starts = static_cast<const std::int32_t*>(child(schema, array, "earliest_start")->buffers[1]);
  CHECK(std::vector<std::int32_t>(starts, starts + 6) == std::vector<std::int32_t>{20'465, 20'472, 20'472, 20'465, 20'472, 20'472});
  array.release(&array);
  schema.release(&schema);
}

TEST_CASE("one text in what a column can hold") {
  const auto row = read_date_row("2004-06-~01/..", {});
  CHECK(row.flags == (date_row::valid | date_row::interval | date_row::approximate | date_row::open_end));
  CHECK(row.level == 2);
  CHECK(row.known == 0b0011);
  CHECK(row.days[0] == 12'570);
  CHECK(read_date_row("2019-02-29", {}).bad_at == 9);
  CHECK(read_date_row("2019-02-29", {}).flags == 0);
  CHECK((read_date_row("Y9E15", {}).flags & date_row::overflow) != 0);
  CHECK(read_date_row("Y9E15", {}).known == 0);
  CHECK((read_date_row("2001-21", {}).flags & date_row::needs_hemisphere) != 0);
  CHECK(read_date_row("2001-21", hemisphere::south).known == 0b1111);
  CHECK((read_date_row("/1985", {}).flags & date_row::unknown_start) != 0);
  CHECK((read_date_row("[..1984]", {}).flags & date_row::open_start) != 0);
  CHECK(read_date_row("[2001-22..2001-23]", hemisphere::south).known == 0);  // it runs backwards there
}

TEST_CASE("columns leave as one Arrow struct array, which outlives them") {
  auto columns = std::make_shared<date_columns>();
  for (int i = 0; i < 10; ++i) columns->add(i % 2 == 0 ? "1970-01-03" : "never");
  columns->add_absent();
  CHECK(columns->size() == 11);
  CHECK(columns->valid_count() == 5);
  CHECK(columns->absent_count() == 1);
  ArrowSchema schema;
  ArrowArray array;
  date_columns::move_to_arrow(columns, schema, array);
  columns.reset();
  CHECK(std::string(schema.format) == "+s");
  CHECK(array.length == 11);
  const auto* valid = child(schema, array, "valid");
  const auto* start = child(schema, array, "earliest_start");
  const auto* bad = child(schema, array, "bad_at");
  REQUIRE(valid);
  REQUIRE(start);
  REQUIRE(bad);
  for (std::size_t i = 0; i < 10; ++i) {
    CHECK(bit(valid->buffers[0], i));
    CHECK(bit(valid->buffers[1], i) == (i % 2 == 0));
    CHECK(bit(start->buffers[0], i) == (i % 2 == 0));
    CHECK(bit(bad->buffers[0], i) == (i % 2 == 1));
  }
  CHECK_FALSE(bit(valid->buffers[0], 10));
  CHECK_FALSE(bit(start->buffers[0], 10));
  CHECK(static_cast<const std::int32_t*>(start->buffers[1])[8] == 2);
  // A consumer may take a child away: it lives on without the rest.
  ArrowArray taken = *array.children[2];
  array.children[2]->release = nullptr;
  release(array);
  release(schema);
  CHECK(static_cast<const std::int32_t*>(taken.buffers[1])[0] == 2);
  release(taken);
}

TEST_CASE("columns of strings are read where they lie: slices, nulls, dictionaries") {
  strings all({"1985", "2019-02-29", "", "1990-XX"});
  date_columns whole;
  whole.add(all.schema, all.array);  // no validity buffer: all are there
  CHECK(whole.size() == 4);
  CHECK(whole.valid_count() == 2);
  CHECK(whole.absent_count() == 0);
  all.there = {0b0111};
  all.buffers[0] = all.there.data();
  all.array.offset = 1;
  all.array.length = 3;
  date_columns slice;
  slice.add(all.schema, all.array);
  CHECK(slice.size() == 3);
  CHECK(slice.valid_count() == 0);
  CHECK(slice.absent_count() == 1);
  // Four rows of two words.
  strings words({"1985", "nonsense"});
  const std::int8_t indices[] = {0, 1, 0, 0};
  const void* buffers[] = {nullptr, indices};
  ArrowSchema schema{};
  ArrowArray array{};
  schema.format = "c";
  schema.dictionary = &words.schema;
  array.dictionary = &words.array;
  array.length = 4;
  array.n_buffers = 2;
  array.buffers = buffers;
  date_columns coded;
  coded.add(schema, array);
  CHECK(coded.size() == 4);
  CHECK(coded.valid_count() == 3);
  const std::int8_t beyond[] = {0, 1, 2, 0};
  buffers[1] = beyond;
  CHECK_THROWS_AS(coded.add(schema, array), error);
  strings numbers({"1"});
  numbers.schema.format = "i";
  CHECK_THROWS_AS(coded.add(numbers.schema, numbers.array), error);
  std::stop_source source;
  source.request_stop();
  CHECK_THROWS_AS(coded.add(all.schema, all.array, source.get_token()), error);
}

}  // namespace test_date_columns
