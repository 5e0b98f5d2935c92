// SPDX-License-Identifier: MIT
#include "ledger/difference_rows.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_ledger_system {

using namespace habeas;

namespace {

struct system_of {
  dossier view;
  claim_premises premises;
  timeline events;
  ledger_system system;
  explicit system_of(const dossier& d, const std::optional<about_policy>& about = {})
      : view(d), premises(view), events(view), system(view, premises, &events, testing::the_account, about, {}) {}
  /// The rows of one rule, in the order of their words.
  [[nodiscard]] std::vector<std::string> rows(row_rule by) const {
    std::vector<std::string> texts;
    const auto& s = system.rows();
    for (solve::row_index r = 0; r < s.system().rows().size(); ++r) {
      const auto& row = s.system().rows()[r];
      if (s.rule_of(row) != by) continue;
      const auto &up = s.name_of(row.plus), &down = s.name_of(row.minus);
      auto text = fmt::format("{}@{} - {}@{} <= {}", up.chain, up.point, down.chain, down.point, row.at_most);
      for (const auto l : s.system().premises_of(r))
        text += " " + (premises.is_claim(l) ? premises.claim_name(l).text() : premises.assumption_name(l).text());
      texts.push_back(text);
    }
    std::sort(texts.begin(), texts.end());
    return texts;
  }
};
using rows_said = std::vector<std::string>;

}  // namespace

TEST_CASE("ledger_system: rows of stocks and flows by hand") {
  testing::small_dossier d;
  d.assume("if", true);
  d.held("stock", quantity::exact(5), "2026-01-10");
  d.flow("freed", direction::exits, quantity::between(2, 4), testing::time_ref_at(time_ref::how::start_of, "2026-01-03"),
         testing::time_ref_at(time_ref::how::end_of, "2026-01-06"))
      .under.push_back(assumption_id("if"));
  d.flow("ever", direction::entries, quantity::exact(40), {}, {}, {}, "2026-01-10");
  const system_of s(d.make());
  CHECK(s.rows(row_rule::held) == rows_said{"entries@claim:stock - exits@claim:stock <= 5 stock",
                                    "exits@claim:stock - entries@claim:stock <= -5 stock"});
  CHECK(s.rows(row_rule::exits) == rows_said{"exits@end:2026-01-02 - exits@end:2026-01-06 <= -2 freed if",
                                     "exits@end:2026-01-06 - exits@end:2026-01-02 <= 4 freed if"});
  CHECK(s.rows(row_rule::entries) == rows_said{"entries@start - entries@claim:ever <= -40 ever"});  // a lower end only
  CHECK(s.system.chains().size() == 2);
  CHECK(s.rows(row_rule::held_is_not_negative).size() == s.system.table().points().size());
  const system_of off(d.make().without("if"));
  CHECK(off.rows(row_rule::exits).empty());
}

TEST_CASE("ledger_system: stocks throughout and sometime in a stretch") {
  testing::small_dossier d;
  d.held_during("always", quantity::at_most(9), "2026-01-02/2026-01-04", reading::throughout);
  d.held_during("once", quantity::exact(7), "2026-01-05", reading::sometime);
  d.held("inside", quantity::unquantified(), "2026-01-03");
  d.held("across", quantity::unquantified(), "[2026-01-04..2026-01-05]");
  const system_of s(d.make());
  CHECK(s.rows(row_rule::held_sometime) == rows_said{"entries@end:2026-01-04 - exits@end:2026-01-05 <= 7 once",
                                             "exits@end:2026-01-04 - entries@end:2026-01-05 <= -7 once"});
  CHECK(s.rows(row_rule::held_throughout) == rows_said{"entries@claim:inside - exits@claim:inside <= 9 always",
                                               "entries@end:2026-01-01 - exits@end:2026-01-01 <= 9 always",
                                               "entries@end:2026-01-02 - exits@end:2026-01-02 <= 9 always",
                                               "entries@end:2026-01-03 - exits@end:2026-01-03 <= 9 always",
                                               "entries@end:2026-01-04 - exits@end:2026-01-04 <= 9 always"});
  CHECK(s.system.without_bound().size() == 2);
}

TEST_CASE("ledger_system: kinds have chains of their own, and one kind can be all there are") {
  testing::small_dossier d;
  d.assume("no-others", true, assumption_effect::no_other_exits);
  d.flow("freed", direction::exits, quantity::exact(2), testing::time_ref_at(time_ref::how::start_of, "2026-01-03"),
         testing::time_ref_at(time_ref::how::end_of, "2026-01-06"), mechanism::release);
  const system_of one(d.make());
  REQUIRE(one.system.chains().size() == 3);
  CHECK(to_string(one.system.chains()[2]) == "exits:release");
  CHECK(one.system.kind_points(2).size() == 2);
  CHECK(one.rows(row_rule::no_other_exits).size() == 2 * one.system.table().points().size());
  CHECK(system_of(d.make().without("no-others")).rows(row_rule::no_other_exits).empty());
  d.flow("died", direction::exits, quantity::exact(1), testing::time_ref_at(time_ref::how::start_of, "2026-01-03"),
         testing::time_ref_at(time_ref::how::end_of, "2026-01-06"), mechanism::death);
  CHECK(system_of(d.make()).rows(row_rule::no_other_exits).empty());
}

TEST_CASE("ledger_system: a number of about so many bounds nothing without a width") {
  testing::small_dossier d;
  d.held("about", quantity::about(100), "2026-01-10");
  d.held("many", quantity::unquantified(), "2026-01-11");
  const system_of s(d.make());
  CHECK(s.rows(row_rule::held).empty());
  CHECK(s.system.without_bound().size() == 2);
  const system_of wide(d.make(), about_policy{0, 10});
  CHECK(wide.rows(row_rule::held) == rows_said{"entries@claim:about - exits@claim:about <= 110 about",
                                       "exits@claim:about - entries@claim:about <= -90 about"});
  CHECK(wide.system.without_bound().size() == 1);
}

TEST_CASE("ledger_system: a correction is read as what it corrects, where that would count") {
  testing::small_dossier d;
  d.held("first", quantity::exact(5), "2026-01-10");
  response_claim made;
  made.kind = response::corrected;
  made.about = claim_id("first");
  made.number = quantity::exact(6);
  d.add("better", made);
  CHECK(system_of(d.make()).rows(row_rule::held) == rows_said{"entries@claim:first - exits@claim:first <= 6 better",
                                                      "exits@claim:first - entries@claim:first <= -6 better"});
  CHECK(system_of(d.make().without("first")).rows(row_rule::held).empty());
  d.content.claims[0].tentative = true;
  CHECK(system_of(d.make()).rows(row_rule::held).empty());
}

TEST_CASE("ledger_system: claims of other accounts say nothing here") {
  testing::small_dossier d;
  account other;
  other.id = account_id("other");
  other.counter = actor_id("speaker");
  d.content.accounts.push_back(other);
  std::get<held_claim>(d.held("theirs", quantity::exact(5), "2026-01-10").says).account = other.id;
  const system_of s(d.make());
  CHECK(s.rows(row_rule::held).empty());
  CHECK(s.system.stocks().empty());
}

TEST_CASE("ledger_system: a net change bounds nothing and is told once, with a number or without") {
  testing::small_dossier d;
  const auto from = testing::time_ref_at(time_ref::how::start_of, "2026-01-08"), to = testing::time_ref_at(time_ref::how::end_of, "2026-01-20");
  d.flow("fell", direction::net, quantity::exact(20), from, to);
  d.flow("unknown start", direction::net, quantity::exact(20), {}, to);
  d.flow("some", direction::net, quantity::unquantified(), from, to);
  const system_of s(d.make());
  CHECK(s.system.without_bound().size() == 3);
  CHECK(s.rows(row_rule::entries).empty());
  CHECK(s.rows(row_rule::exits).empty());
}

}  // namespace test_ledger_system
