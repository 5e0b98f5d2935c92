// SPDX-License-Identifier: MIT
#include "verify/event_rows.hpp"

#include <string>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_check_events {

using namespace habeas;

using namespace habeas::verify;

namespace {
std::string of(const term& t) {
  return t == term{} ? "0" : t.event.text() + "." + to_string(t.chain);
}
struct lines {
  std::string* text;
  void operator()(const verify::detail::event_row& r) const {
    *text += fmt::format("{} - {} <= {}{}; ", of(r.row.up), of(r.row.down), r.row.most, r.widened != 0 ? fmt::format(" by {}", r.widened) : "");
  }
};
std::string date(const char* text, std::optional<reading> how = {}, const widening_policy* wider = nullptr) {
  dated_claim says;
  says.event = event_id("e");
  says.date = parse_edtf(text);
  says.reading = how;
  std::string all;
  verify::detail::rows_of_date(says, {}, lines{&all}, wider);
  return all;
}
std::string link(relation how, std::optional<std::int64_t> days = {}) {
  std::string all;
  verify::detail::rows_of_link({event_id("a"), how, event_id("b"), days, {}}, lines{&all});
  return all;
}
std::string length(quantity n, time_unit unit) {
  std::string all;
  verify::detail::rows_of_length(event_id("e"), {n, unit}, lines{&all});
  return all;
}
}  // namespace

TEST_CASE("check_events: what a date says") {
  CHECK(date("1970-01-03") == "0 - e.start <= -2; e.start - 0 <= 2; 0 - e.end <= -2; e.end - 0 <= 2; ");
  CHECK(date("1970-01-03/..") == "0 - e.start <= -2; e.start - 0 <= 2; ");
  CHECK(date("1970-01/1970-02", reading::throughout) == "e.start - 0 <= 30; 0 - e.end <= -31; ");
  CHECK(date("1970-01", reading::throughout) == "e.start - 0 <= 0; 0 - e.end <= -30; ");
  CHECK(date("1970-01-03/..", reading::throughout) == "e.start - 0 <= 2; 0 - e.end <= -2; ");
  CHECK(date("[1970-01-03,1970-01-05]") == "e.end - e.start <= 0; 0 - e.start <= -2; e.start - 0 <= 4; 0 - e.end <= -2; e.end - 0 <= 4; ");
  CHECK(date("{1970-01-03,1970-01-05}") == "e.start - 0 <= 2; 0 - e.end <= -4; ");
  CHECK(date("1970-01", reading::sometime) == "e.start - 0 <= 30; 0 - e.end <= 0; ");
}

TEST_CASE("check_events: what a date says under a policy that widens it") {
  const widening_policy days{"days", {}, {.month = 31, .day = 2}};
  CHECK(date("1970-01-03", {}, &days) == date("1970-01-03"));
  CHECK(date("1970-01-03~", {}, &days) ==
        "0 - e.start <= 0 by 2; e.start - 0 <= 4 by 2; 0 - e.end <= 0 by 2; e.end - 0 <= 4 by 2; ");
  CHECK(date("1970-01-03~/..", {}, &days) == "0 - e.start <= 0 by 2; e.start - 0 <= 4 by 2; ");
  CHECK(date("1970-01~", reading::throughout, &days) == "e.start - 0 <= 31 by 31; 0 - e.end <= 1 by 31; ");
  CHECK(date("1970-01/1970-02~", reading::throughout, &days) == "e.start - 0 <= 30; 0 - e.end <= 0 by 31; ");
  CHECK(date("1970-01~", reading::sometime, &days) == "e.start - 0 <= 61 by 31; 0 - e.end <= 31 by 31; ");
}

TEST_CASE("check_events: what a length says") {
  CHECK(length(quantity::more_than(1), time_unit::years) == "e.start - e.end <= -365; ");
  CHECK(length(quantity::exact(2), time_unit::months) == "e.start - e.end <= -55; e.end - e.start <= 62; ");
  CHECK(length(quantity::fewer_than(2), time_unit::weeks) == "e.end - e.start <= 14; ");
  CHECK(length(quantity::about(2), time_unit::days) == "");
}

TEST_CASE("check_events: what a link says") {
  CHECK(link(relation::follows, 3) == "b.end - a.start <= 0; a.start - b.end <= 3; ");
  CHECK(link(relation::precedes) == "a.end - b.start <= 0; ");
  CHECK(link(relation::meets) == "a.end - b.start <= -1; b.start - a.end <= 1; ");
  CHECK(link(relation::during) == "b.start - a.start <= 0; a.end - b.end <= 0; ");
  CHECK(link(relation::within, 60) == "a.start - b.end <= 60; b.start - a.end <= 60; ");
  CHECK(link(relation::overlaps) == "a.start - b.end <= 0; b.start - a.end <= 0; ");
  CHECK(link(relation::starts_with) == "a.start - b.start <= 0; b.start - a.start <= 0; ");
  CHECK(link(relation::ends_with) == "a.end - b.end <= 0; b.end - a.end <= 0; ");
  CHECK(link(relation::same_as) == link(relation::starts_with) + link(relation::ends_with));
  CHECK(link(relation::tied_to) == "");
}

TEST_CASE("check_events: which links order instants") {
  const auto end_of = [](const char* e, std::string_view end) {
    return end == "start" ? term::start_of(event_id(e)) : term::end_of(event_id(e));
  };
  const auto orders = [&](relation how, const char* a, const char* a_end, const char* b, const char* b_end) {
    return verify::detail::link_orders_instants({event_id("a"), how, event_id("b"), 0, {}},
                                        end_of(a, a_end), end_of(b, b_end));
  };
  CHECK(orders(relation::follows, "b", "end", "a", "start"));
  CHECK_FALSE(orders(relation::follows, "a", "start", "b", "end"));
  CHECK(orders(relation::precedes, "a", "end", "b", "start"));
  CHECK(orders(relation::during, "b", "start", "a", "start"));
  CHECK_FALSE(orders(relation::within, "a", "start", "b", "end"));
  CHECK_FALSE(orders(relation::starts_with, "a", "start", "b", "start"));
  CHECK_FALSE(orders(relation::overlaps, "a", "start", "b", "end"));
  CHECK(orders(relation::same_as, "a", "start", "b", "start"));
}

}  // namespace test_check_events
