// SPDX-License-Identifier: MIT
#include "timeline/event_rows.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace test_event_rows {

using namespace habeas;

namespace {

/// Rows as text, "2-1<=0 linked", with the variables 0 (the calendar), 1 and 2 (one event), 3 and 4 (another).
struct rows {
  std::vector<std::string> said, on_days;

  template <class... Read>
  explicit rows(const Read&... read) : rows(static_cast<const widening_policy*>(nullptr), read...) {}
  template <class... Read>
  explicit rows(const widening_policy* wider, const Read&... read) {
    const auto row = [this](solve::variable plus, solve::variable minus, std::int64_t most, row_rule by, const edtf* date, std::int64_t off) {
      said.push_back(fmt::format("{}-{}<={} {}{}{}", plus, minus, most, to_slug(by), date ? " " + date->text() : "",
                                 off != 0 ? fmt::format(" by {}", off) : ""));
    };
    const auto mask = [this](solve::variable v, const edtf& date) { on_days.push_back(fmt::format("{} {}", v, date.text())); };
    detail::event_reader reader(solve::variable{0}, hemisphere::north, row, mask, wider);
    reader.read(read...);
  }
};

using words = std::vector<std::string>;

dated_claim dated(const char* date, std::optional<reading> how = {}) {
  dated_claim c;
  c.date = parse_edtf(date);
  c.reading = how;
  return c;
}
linked_claim linked(relation how, const char* date = "") {
  linked_claim c;
  c.relation = how;
  if (*date != '\0') c.date = parse_edtf(date);
  return c;
}

constexpr detail::event_ends one{1, 2}, other{3, 4};

}  // namespace

TEST_CASE("a date is rows on both ends, or on what must lie around it") {
  CHECK(rows(dated("1970-01-02/1970-01-05"), one, true).said ==
        words{"0-1<=-1 dated 1970-01-02/1970-01-05", "1-0<=1 dated 1970-01-02/1970-01-05",
              "0-2<=-4 dated 1970-01-02/1970-01-05", "2-0<=4 dated 1970-01-02/1970-01-05"});
  CHECK(rows(dated("1970-01-02", reading::sometime), one, true).said ==
        words{"1-0<=1 sometime 1970-01-02", "0-2<=-1 sometime 1970-01-02"});
  CHECK(rows(dated("1970-01", reading::throughout), one, true).said ==
        words{"1-0<=0 throughout 1970-01", "0-2<=-30 throughout 1970-01"});
  CHECK(rows(dated("1970-01-02~"), one, false).said.empty());
  CHECK(rows(dated("../1970-01-02"), one, true).said.size() == 2);
  CHECK(rows(dated("Y9E15/.."), one, true).said.empty());  // past the horizon
}

TEST_CASE("a mask is told for each end that lies on its days") {
  CHECK(rows(dated("XXXX-10-18"), one, true).on_days == words{"1 XXXX-10-18", "2 XXXX-10-18"});
  CHECK(rows(dated("XXXX-10-18", reading::sometime), one, true).on_days.empty());
  CHECK(rows(linked(relation::follows, "XXXX-10-18"), one, other, true).on_days == words{"1 XXXX-10-18"});
  CHECK(rows(linked(relation::overlaps, "XXXX-10-18"), one, other, true).on_days.empty());
}

TEST_CASE("links of every kind") {
  const auto said = [](relation how) { return rows(linked(how), one, other, true).said; };
  CHECK(said(relation::follows) == words{"4-1<=0 linked"});
  CHECK(said(relation::precedes) == words{"2-3<=0 linked"});
  CHECK(said(relation::meets) == words{"2-3<=-1 linked", "3-2<=1 linked"});
  CHECK(said(relation::during) == words{"3-1<=0 linked", "2-4<=0 linked"});
  CHECK(said(relation::part_of) == said(relation::during));
  CHECK(said(relation::overlaps) == words{"1-4<=0 linked", "3-2<=0 linked"});
  CHECK(said(relation::starts_with) == words{"1-3<=0 linked", "3-1<=0 linked"});
  CHECK(said(relation::ends_with) == words{"2-4<=0 linked", "4-2<=0 linked"});
  CHECK(said(relation::same_as).size() == 4);
  CHECK(said(relation::tied_to).empty());
  auto near = linked(relation::within);
  near.days = 60;
  CHECK(rows(near, one, other, true).said == words{"1-4<=60 linked", "3-2<=60 linked"});
  CHECK(rows(linked(relation::meets, "1970-01-05"), one, other, true).said ==
        words{"2-3<=-1 linked", "3-2<=1 linked", "0-3<=-4 dated 1970-01-05", "3-0<=4 dated 1970-01-05"});
}

TEST_CASE("event rows: a policy moves the days of qualified dates outwards, and tells by how much") {
  const widening_policy days{"days", {}, {.month = 31, .day = 2}};
  CHECK(rows(&days, dated("1970-01-11"), one, true).said == rows(dated("1970-01-11"), one, true).said);
  CHECK(rows(&days, dated("1970-01-11~"), one, true).said ==
        words{"0-1<=-8 dated 1970-01-11~ by 2", "1-0<=12 dated 1970-01-11~ by 2", "0-2<=-8 dated 1970-01-11~ by 2",
              "2-0<=12 dated 1970-01-11~ by 2"});
  // Of an interval, the side that is marked.
  CHECK(rows(&days, dated("1970-01-11~/1970-01-21"), one, true).said ==
        words{"0-1<=-8 dated 1970-01-11~/1970-01-21 by 2", "1-0<=12 dated 1970-01-11~/1970-01-21 by 2",
              "0-2<=-20 dated 1970-01-11~/1970-01-21", "2-0<=20 dated 1970-01-11~/1970-01-21"});
  CHECK(rows(&days, dated("1970-01-11~", reading::sometime), one, true).said ==
        words{"1-0<=12 sometime 1970-01-11~ by 2", "0-2<=-8 sometime 1970-01-11~ by 2"});
  // Throughout January, or so: some of what was certain no longer is.
  CHECK(rows(&days, dated("1970-01~", reading::throughout), one, true).said ==
        words{"1-0<=31 throughout 1970-01~ by 31", "0-2<=1 throughout 1970-01~ by 31"});
  CHECK(rows(&days, dated("1970-01-11~/1970-01-21~", reading::throughout), one, true).said ==
        words{"1-0<=12 throughout 1970-01-11~/1970-01-21~ by 2", "0-2<=-18 throughout 1970-01-11~/1970-01-21~ by 2"});
  CHECK(rows(&days, linked(relation::follows, "1970-01-11~"), one, other, true).said.back() == "1-0<=12 dated 1970-01-11~ by 2");
}

TEST_CASE("event rows: a mask that is widened binds no day") {
  const widening_policy days{"days", {}, {.day = 2}};
  CHECK(rows(&days, dated("1970-01-1X~"), one, true).on_days.empty());
  CHECK(rows(&days, dated("1970-01-1X?"), one, true).on_days.size() == 2);
  CHECK(rows(&days, dated("1970-01-1X"), one, true).on_days.size() == 2);
}

}  // namespace test_event_rows
