// SPDX-License-Identifier: MIT
#include "verify/claim_rows.hpp"

#include <string>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_check_claims {

using namespace habeas;

using namespace habeas::verify;

namespace {
std::string rows(const dossier& view, const char* name, const std::optional<about_policy>& about = {}) {
  std::string text;
  verify::detail::claim_rows(view, about)
      .visit(claim_id(name), [&](const verify::detail::plain_row& r, row_rule by, const std::vector<assumption_id>& under, std::int64_t) {
        text += fmt::format("{}: {}@{} - {}@{} <= {}", by, r.up.chain, r.up.point, r.down.chain, r.down.point, r.most);
        for (const auto& a : under) text += fmt::format(" [{}]", a);
        text += "; ";
      });
  return text;
}
}  // namespace

TEST_CASE("check_claims: what stocks and flows say, one by one") {
  testing::small_dossier d;
  d.assume("if", true);
  d.assume("since", false);
  d.held("stock", quantity::between(3, 5), "2026-01-10");
  d.held_during("once", quantity::at_least(7), "2026-01-02/2026-01-04~", reading::sometime);
  d.flow("freed", direction::exits, quantity::exact(9), testing::time_ref_at(time_ref::how::start_of, "2026-01-08"),
         testing::time_ref_at(time_ref::how::end_of, "2026-01-09"), mechanism::release)
      .under.push_back(assumption_id("if"));
  std::get<flow_claim>(d.flow("came", direction::entries, quantity::exact(4),
                              testing::time_ref_at(time_ref::how::start_of, "2026-01-08"), {}, {}, "2026-01-09")
                           .says)
      .from_under = assumption_id("since");
  d.held("about", quantity::about(10), "2026-01-10");
  const auto view = d.make();
  CHECK(rows(view, "stock") ==
        "held: exits@claim:stock - entries@claim:stock <= -3; held: entries@claim:stock - exits@claim:stock <= 5; ");
  CHECK(rows(view, "once") ==
        "held_sometime: exits@end:2026-01-01 - entries@end:2026-01-04 <= -7 [dates_as_written]; ");
  CHECK(rows(view.without("dates_as_written"), "once") == "");
  CHECK(rows(view, "freed") ==
        "exits: exits:release@end:2026-01-07 - exits:release@end:2026-01-09 <= -9 [if]; "
        "exits: exits:release@end:2026-01-09 - exits:release@end:2026-01-07 <= 9 [if]; ");
  CHECK(rows(view.without("if"), "freed") == "");
  CHECK(rows(view, "came") == "entries: entries@start - entries@claim:came <= -4; ");
  CHECK(rows(view.with("since"), "came") ==
        "entries: entries@end:2026-01-07 - entries@claim:came <= -4 [since]; "
        "entries: entries@claim:came - entries@end:2026-01-07 <= 4 [since]; ");
  CHECK(rows(view, "about") == "");
  CHECK(rows(view, "about", about_policy{1, 0}) ==
        "held: exits@claim:about - entries@claim:about <= -9; held: entries@claim:about - exits@claim:about <= 11; ");
  CHECK(rows(view, "nobody") == "");
  const verify::detail::claim_rows all(view, {});
  assumption closed;
  closed.account = testing::the_account;
  closed.effect = assumption_effect::no_other_exits;
  CHECK(all.closed(closed) == std::set{term_chain{term_chain::what::exits, mechanism::release}});
  closed.kinds = {mechanism::death, mechanism::release};
  CHECK(all.closed(closed).size() == 2);
  closed.kinds.clear();
  closed.effect = assumption_effect::no_other_entries;
  CHECK(all.closed(closed).empty());
}

TEST_CASE("check_claims: an instant is a point of its own, whatever an id looks like") {
  using rows = verify::detail::claim_rows;
  const auto end = instant::end_of(day::from_civil(2026, 1, 7));
  CHECK(rows::exact(account_point::at(end)) == end);
  CHECK_FALSE(rows::exact(account_point::cutoff_of(claim_id("end:2026-01-07"))));
  CHECK_FALSE(rows::exact(account_point::of(named_time_id("at:2026-01-19T19:30:05"))));
  CHECK_FALSE(rows::exact(account_point::start()));
  CHECK(rows::is_chain(term_chain::all_exits()));
  CHECK(rows::is_chain({term_chain::what::entries, mechanism::arrest}));
  CHECK_FALSE(rows::is_chain(term_chain::stock()));
  CHECK_FALSE(rows::is_chain({}));
}

}  // namespace test_check_claims
