// SPDX-License-Identifier: MIT
#include <habeas/io/arrow_table.hpp>

#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/error.hpp>

namespace test_arrow_table {

using namespace habeas;
using kind = arrow_column::kind;

arrow_table every_kind() {
  arrow_column number("number", kind::integer), share("share", kind::real), on("on", kind::boolean), day("day", kind::day), name("name", kind::text),
      ids("ids", kind::texts);
  for (int i = 0; i < 9; ++i) {
    if (i == 4) {
      for (auto* c : {&number, &share, &on, &day, &name, &ids}) c->add_null();
      continue;
    }
    number.add_integer(std::int64_t{1} << (i * 7));
    share.add_real(i / 2.0);
    on.add_boolean(i % 3 == 0);
    day.add_day(i - 4);
    name.add_text(std::string_view(std::string(static_cast<std::size_t>(i), 'x')));
    ids.add_texts(std::vector<std::string>(static_cast<std::size_t>(i % 3), "id" + std::to_string(i)));
  }
  return arrow_table({number, share, on, day, name, ids});
}

struct taken {
  ArrowSchema schema{};
  ArrowArray array{};
  ~taken() {
    release(array);
    release(schema);
  }
};

TEST_CASE("a column gives back what was added, and knows where nothing was") {
  const auto table = every_kind();
  REQUIRE(table.size() == 9);
  for (const auto& c : table.columns()) {
    CHECK(c.null_count() == 1);
    for (std::size_t i = 0; i < 9; ++i) CHECK(c.is_null(i) == (i == 4));
  }
  CHECK(table.columns()[0].integer_at(8) == std::int64_t{1} << 56);
  CHECK(table.columns()[1].real_at(3) == 1.5);
  CHECK(table.columns()[2].boolean_at(6));
  CHECK_FALSE(table.columns()[2].boolean_at(7));
  CHECK(table.columns()[3].day_at(0) == -4);
  CHECK(table.columns()[4].text_at(8) == "xxxxxxxx");
  CHECK(table.columns()[5].texts_at(5) == std::vector<std::string_view>{"id5", "id5"});
  CHECK(table.columns()[5].texts_at(4).empty());
}

TEST_CASE("columns of several lengths are no table") {
  arrow_column a("a", kind::integer), b("b", kind::text);
  a.add_integer(1);
  try {
    (void)arrow_table({a, b});
    FAIL("made");
  } catch (const error& e) {
    CHECK(e.code() == errc::invalid_value);
    CHECK(std::string(e.what()).find("0 rows in 'b'") != std::string::npos);
  }
}

TEST_CASE("a table leaves as a struct of columns that point to what it holds") {
  const auto table = std::make_shared<arrow_table>(every_kind());
  taken t;
  arrow_table::move_to_arrow(table, t.schema, t.array);
  CHECK(std::string_view(t.schema.format) == "+s");
  REQUIRE(t.schema.n_children == 6);
  const char* formats[] = {"l", "g", "b", "tdD", "U", "+L"};
  for (int i = 0; i < 6; ++i) {
    CHECK(std::string_view(t.schema.children[i]->format) == formats[i]);
    CHECK(t.schema.children[i]->flags == ARROW_FLAG_NULLABLE);
    CHECK(t.array.children[i]->length == 9);
    CHECK(t.array.children[i]->null_count == 1);
  }
  CHECK(t.array.children[0]->buffers[1] == table->columns()[0].values().data());  // no copy
  CHECK(static_cast<const std::uint8_t*>(t.array.children[0]->buffers[0])[0] == 0b11101111);
  const auto* offsets = static_cast<const std::int64_t*>(t.array.children[5]->buffers[1]);
  CHECK(offsets[9] - offsets[8] == 2);
  CHECK(t.array.children[5]->children[0]->length == offsets[9]);
}

TEST_CASE("what has no nulls has no bits, and what has no rows is a table") {
  arrow_column a("a", kind::integer);
  a.add_integer(7);
  taken t, none;
  arrow_table::move_to_arrow(std::make_shared<arrow_table>(std::vector{a}), t.schema, t.array);
  CHECK(t.array.children[0]->buffers[0] == nullptr);
  arrow_table::move_to_arrow(std::make_shared<arrow_table>(std::vector{arrow_column("b", kind::texts)}), none.schema, none.array);
  CHECK(none.array.length == 0);
  CHECK(none.array.children[0]->children[0]->length == 0);
}

TEST_CASE("what it holds lives until the last part is released, whatever the order") {
  auto table = std::make_shared<arrow_table>(every_kind());
  const std::weak_ptr<arrow_table> watch = table;
  ArrowSchema schema{};
  ArrowArray array{};
  arrow_table::move_to_arrow(std::move(table), schema, array);
  ArrowArray list = std::exchange(*array.children[5], {});  // a consumer moves a column away
  release(array);
  release(array);
  CHECK_FALSE(is_live(array));
  release(schema);
  REQUIRE_FALSE(watch.expired());
  const auto* letters = static_cast<const char*>(list.children[0]->buffers[2]);
  CHECK(std::string_view(letters, 3) == "id1");
  release(list);
  CHECK(watch.expired());
}

}  // namespace test_arrow_table
