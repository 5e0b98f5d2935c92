// SPDX-License-Identifier: MIT
#include <habeas/model/nouns.hpp>

#include <concepts>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/work_limits.hpp>
#include <habeas/model/dossier_builder.hpp>

namespace test_nouns {

using namespace habeas;

static_assert(std::regular<role_holder> && std::regular<custody_event> && std::regular<event_link> && std::regular<custody_at>);

TEST_CASE("mediators are those who are said to be, with those who say so") {
  dossier_builder b;
  const auto north = b.actor("north"), south = b.actor("south"), isles = b.actor("isles");
  const auto talks = b.negotiation("talks").between(north, south).mediated_by(isles, said_by(north)).mediated_by(isles, said_by(south));
  talks.round("2030-01-01").role(north, actor_role::host, said_by(south));
  const auto deal = talks.agreement("deal").on("2030-02-01");
  b.says(south).role(isles, actor_role::witness, b.content().agreements[0].signing);
  deal.role(isles, actor_role::guarantor, said_by(south));
  const auto off = b.says(north).role(south, actor_role::mediator, talks).tentative();
  const auto d = b.build();
  REQUIRE(d.mediators().size() == 1);
  const auto one = d.mediators()[0];
  CHECK(one.actor == isles);
  CHECK(one.negotiation == talks);
  CHECK(one.claims == std::vector{claim_id("isles_mediator_talks"), claim_id("isles_mediator_talks_2")});
  CHECK(one.speakers == std::vector{north, south});
  CHECK(fmt::format("{}", one) == "isles (mediator)");
  // A lead counts once it is switched on.
  CHECK(d.with(off.text()).mediators().size() == 2);
  std::vector<std::string> third;
  for (const auto& r : d.third_parties()) third.push_back(fmt::format("{} {}{}", r, r.negotiation, r.agreement));
  CHECK(third == std::vector<std::string>{"isles (guarantor) deal", "isles (witness) deal", "isles (mediator) talks", "north (host) talks"});
}

TEST_CASE("releases and detentions say how many, who, when, and by whose word") {
  dossier_builder b;
  const auto watch = b.actor("watch");
  const auto count = b.account("count", watch, "prisoners");
  const auto ana = b.detainee("ana"), eva = b.detainee("eva"), leo = b.detainee("leo");
  const auto freed = b.release("freed", "2030-03-10/2030-03-15", said_by(watch)).of(18).including(ana).from(count);
  b.says(watch).dated(freed, "2030-03");
  b.says(watch).member(eva, b.content().events[0].group);
  b.release("one").including(leo).occurred();
  b.release("unknown", "2030-04-01");
  b.release("few", "2030-05-01").of(quantity::at_most(0)).including(ana);
  b.detention("taken", "2029").including({ana, eva});
  b.event("law", event_kind::law);
  b.custody_change("gone", event_kind::transfer, mechanism::transfer);
  const auto d = b.build();
  const auto all = d.releases();
  REQUIRE(all.size() == 4);
  CHECK(all[0].event == freed);
  CHECK(all[0].people == integer_interval{18, 18});
  CHECK(all[0].named == std::vector{ana, eva});
  CHECK(all[0].counted_in == count);
  CHECK(all[0].dates.size() == 2);
  CHECK(all[0].claims.size() == 2);
  CHECK(all[1].people == integer_interval{1, {}});
  CHECK(all[1].dates.empty());
  CHECK(all[2].people == integer_interval{});
  CHECK(all[3].people == integer_interval{1, 1});  // one is named, whatever is said
  REQUIRE(d.detentions().size() == 1);
  CHECK(d.detentions()[0].people == integer_interval{2, {}});
  CHECK(d.detentions()[0].how == mechanism::arrest);
}

TEST_CASE("links and labels are claims that count") {
  dossier_builder b;
  const auto watch = b.actor("watch");
  const auto count = b.account("count", watch, "prisoners");
  const auto a = b.event("a", event_kind::other), z = b.event("z", event_kind::other);
  const auto link = b.link(a, relation::causes, z, said_by(watch).hedged("perhaps"));
  b.says(watch).labelled(count, "political prisoners");
  const auto d = b.build();
  CHECK(d.links() == std::vector<event_link>{{link, watch, a, relation::causes, z, "perhaps"}});
  CHECK(fmt::format("{}", d.links()[0]) == "a causes z");
  REQUIRE(d.labels().size() == 1);
  CHECK(d.labels()[0].population == count);
  CHECK(d.without(link.text()).links().empty());
}

TEST_CASE("custody is as it was stated last") {
  dossier_builder b;
  const auto watch = b.actor("watch"), state = b.actor("state");
  const auto count = b.account("count", watch, "prisoners");
  const auto ana = b.detainee("ana"), eva = b.detainee("eva"), leo = b.detainee("leo"), mia = b.detainee("mia");
  b.detention("taken", "2030-01-01", said_by(watch)).including(ana);
  b.edition("list", count).as_of("2030-01-05").names(ana).names(eva);
  b.release("freed", "2030-02-01/2030-02-10", said_by(watch)).including(ana);
  b.says(watch).custody(eva, facet::deprived_of_liberty, "no").on("2030-02-01");
  b.says(state).custody(eva, facet::deprived_of_liberty, "yes").on("2030-02-01");
  b.says(state).custody(leo, facet::deprived_of_liberty, "yes").on("2030-01/2030-12").reading(reading::throughout);
  b.release("home", "2030-03-01").on_condition(condition_kind::house_arrest).including(leo);
  b.release("many", "2030-04-01").of(18).including(mia);
  const auto d = b.build();
  const auto status = [&](const char* day, const char* who) {
    for (const auto& c : d.custody(day))
      if (c.person.text() == who || c.group.text() == who) return fmt::format("{} {}", c.status, c.since);
    return std::string("none");
  };
  CHECK(status("2029-12-31", "ana") == "open ");
  CHECK(status("2030-01-04", "ana") == "held 2030-01-01");
  CHECK(status("2030-01-05", "ana") == "held 2030-01-05");
  CHECK(status("2030-02-05", "ana") == "open 2030-01-05");  // the release may have been, or not
  CHECK(status("2030-02-10", "ana") == "free 2030-02-01/2030-02-10");
  CHECK(status("2030-01-31", "eva") == "held 2030-01-05");
  CHECK(status("2030-02-02", "eva") == "open 2030-02-01");  // two speakers differ
  CHECK(status("2030-02-02", "leo") == "held 2030-01/2030-12");
  CHECK(status("2030-03-01", "leo") == "open 2030-03-01");  // house arrest was offered, and he is said to be held
  CHECK(status("2030-03-31", "mia") == "open ");
  CHECK(status("2030-04-01", "mia") == "free 2030-04-01");
  CHECK(status("2030-04-01", "many_people") == "free 2030-04-01");
  CHECK(status("2030-03-31", "many_people") == "none");
  const auto last = d.custody(day::from_civil(2030, 2, 5))[0];
  CHECK(last.claims == std::vector{claim_id("freed_dated")});
  CHECK(last.editions == std::vector{edition_id("list")});
  CHECK_THROWS_AS((void)d.custody("2030-01/.."), error);

  const work_limits within({}, 3);
  CHECK_THROWS_AS((void)d.custody("2030-04-01"), error);
  CHECK(within.steps() == 4);
}

}  // namespace test_nouns
