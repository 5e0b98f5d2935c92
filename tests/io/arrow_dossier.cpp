// SPDX-License-Identifier: MIT
#include <habeas/io/arrow_dossier.hpp>

#include <cerrno>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/error.hpp>
#include <habeas/core/work_limits.hpp>
#include <habeas/io/arrow_table.hpp>
#include <habeas/io/date_columns.hpp>

namespace test_arrow_dossier {

using namespace habeas;
using kind = arrow_column::kind;

/// A stream of tables.
class batches {
 public:
  explicit batches(std::vector<std::shared_ptr<arrow_table>> tables, bool fails = false) : tables_(std::move(tables)), fails_(fails) {
    stream.get_schema = [](ArrowArrayStream* s, ArrowSchema* out) {
      ArrowArray array;
      arrow_table::move_to_arrow(of(s).tables_[0], *out, array);
      release(array);
      return 0;
    };
    stream.get_next = [](ArrowArrayStream* s, ArrowArray* out) {
      *out = {};
      auto& me = of(s);
      if (me.next_ == me.tables_.size()) return me.fails_ ? EIO : 0;
      ArrowSchema schema;
      arrow_table::move_to_arrow(me.tables_[me.next_++], schema, *out);
      release(schema);
      return 0;
    };
    stream.get_last_error = [](ArrowArrayStream*) -> const char* { return "no more of it"; };
    stream.release = [](ArrowArrayStream* s) { s->release = nullptr; };
    stream.private_data = this;
  }
  ArrowArrayStream stream{};

 private:
  static batches& of(ArrowArrayStream* s) { return *static_cast<batches*>(s->private_data); }
  std::vector<std::shared_ptr<arrow_table>> tables_;
  std::size_t next_ = 0;
  bool fails_;
};

std::shared_ptr<arrow_table> table(const std::vector<std::pair<int, int>>& counts) {
  arrow_column day("day", kind::day), held("held", kind::integer);
  for (const auto& [d, n] : counts) {
    day.add_day(21'919 + d);  // 2030-01-05
    held.add_integer(n);
  }
  return std::make_shared<arrow_table>(std::vector{day, held});
}

table_settings said() {
  table_settings s;
  s.columns = {{"speaker", "The Watch"}, {"date", "day"}};
  return s;
}

TEST_CASE("batches are one table of claims, and what was made of names is told") {
  batches two({table({{0, 120}, {1, 117}}), table({{2, 118}})});
  std::vector<std::string> told;
  const auto d = dossier_of_arrow(two.stream, said(), told);
  REQUIRE(d.content().claims.size() == 3);
  CHECK(d.content().claims[2].id.text() == "the_watch/2030-01-07/held");
  REQUIRE(told.size() == 1);
  CHECK(told[0].find("1 actor (the_watch)") != std::string::npos);
}

TEST_CASE("rows of later batches have the numbers of a spreadsheet") {
  batches two({table({{0, 120}}), table({{1, 117}, {2, -1}})});
  std::vector<std::string> told;
  try {
    (void)dossier_of_arrow(two.stream, said(), told);
    FAIL("read");
  } catch (const error& e) {
    REQUIRE(e.problems().size() == 1);
    CHECK(e.problems()[0].pointer == "B4, held");
  }
}

TEST_CASE("a stream that fails says why, and work that is called off ends") {
  batches cut({table({{0, 120}})}, true);
  std::vector<std::string> told;
  try {
    (void)dossier_of_arrow(cut.stream, said(), told);
    FAIL("read");
  } catch (const error& e) {
    CHECK(e.code() == errc::invalid_value);
    CHECK(e.got() == "no more of it");
  }
  std::stop_source stop;
  stop.request_stop();
  batches whole({table({{0, 120}})});
  const work_limits within(stop.get_token());
  try {
    (void)dossier_of_arrow(whole.stream, said(), told);
    FAIL("read");
  } catch (const error& e) {
    CHECK(e.code() == errc::cancelled);
  }
}

/// A stream of one batch of one column, both as they were handed in.
ArrowArrayStream stream_of_one(std::pair<ArrowSchema, ArrowArray>& once) {
  ArrowArrayStream stream{};
  stream.get_schema = [](ArrowArrayStream* s, ArrowSchema* out) {
    *out = static_cast<std::pair<ArrowSchema, ArrowArray>*>(s->private_data)->first;
    return 0;
  };
  stream.get_next = [](ArrowArrayStream* s, ArrowArray* out) {
    *out = std::exchange(static_cast<std::pair<ArrowSchema, ArrowArray>*>(s->private_data)->second, {});
    return 0;
  };
  stream.private_data = &once;
  return stream;
}

std::string refusal_of(ArrowSchema column, ArrowArray values, std::int64_t rows) {
  const auto let_go = [](auto* it) { it->release = nullptr; };
  ArrowSchema* schemas[] = {&column};
  ArrowArray* arrays[] = {&values};
  const void* no_nulls = nullptr;
  std::pair<ArrowSchema, ArrowArray> once{{"+s", "", nullptr, 0, 1, schemas, nullptr, let_go, nullptr},
                                          {rows, 0, 0, 1, 1, &no_nulls, arrays, nullptr, let_go, nullptr}};
  auto stream = stream_of_one(once);
  std::vector<std::string> told;
  try {
    (void)dossier_of_arrow(stream, said(), told);
  } catch (const error& e) {
    return e.what();
  }
  return "read";
}

TEST_CASE("a batch of rows without end, or that is not what its schema says, is refused before it is read") {
  // Nulls take no room, so any number of them can be stated.
  const ArrowSchema nulls{"n", "number", nullptr, 2, 0, nullptr, nullptr, nullptr, nullptr};
  const auto endless = std::int64_t{1} << 60;
  CHECK(refusal_of(nulls, {endless, endless, 0, 0, 0, nullptr, nullptr, nullptr, nullptr, nullptr}, endless).find("too long a table") != std::string::npos);
  const ArrowSchema texts{"u", "day", nullptr, 2, 0, nullptr, nullptr, nullptr, nullptr};
  for (const std::int32_t bad : {-1, 9}) {
    const std::int32_t offsets[] = {0, bad, 4};
    const void* buffers[] = {nullptr, offsets, "2030-01-05"};
    const ArrowArray array{2, 0, 0, 3, 0, buffers, nullptr, nullptr, nullptr, nullptr};
    CHECK(refusal_of(texts, array, 2).find("offsets that lead to nothing") != std::string::npos);
    date_columns dates;
    CHECK_THROWS_WITH_AS(dates.add(texts, array), doctest::Contains("offsets that lead to nothing"), error);
  }
  const ArrowArray empty{2, 0, 0, 0, 0, nullptr, nullptr, nullptr, nullptr, nullptr};
  CHECK(refusal_of(texts, empty, 2).find("0 buffers of 3") != std::string::npos);
  CHECK(refusal_of(texts, empty, -1).find("a batch without rows") != std::string::npos);
  date_columns dates;
  CHECK_THROWS_WITH_AS(dates.add(texts, empty), doctest::Contains("0 buffers of 3"), error);
  // A dictionary whose places are no whole numbers.
  ArrowSchema words = texts, places{"g", "day", nullptr, 2, 0, nullptr, &words, nullptr, nullptr};
  CHECK_THROWS_WITH_AS(dates.add(places, empty), doctest::Contains("without whole numbers"), error);
}

}  // namespace test_arrow_dossier
