// SPDX-License-Identifier: MIT
#include "people/identity_worlds.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/ledger/ledger.hpp>
#include <habeas/ledger/sensitivity.hpp>
#include <habeas/verify/proof_checker.hpp>

#include "made/small.hpp"

namespace test_identity_worlds {

using namespace habeas;

namespace {

constexpr std::int64_t last_day = 9;

/// Records of people, what befell them, and who says that they are one.
struct told_records {
  testing::small_dossier d;

  explicit told_records(const std::vector<std::string>& names, bool comes = true) {
    d.content.accounts[0].rule.leaves = leaving_rule::when_freed;
    if (comes) {
      d.assume("at_once", true, assumption_effect::enter_when_held);
      d.content.assumptions.back().account = testing::the_account;
    }
    for (const auto& name : names) {
      person one;
      one.id = person_id(name);
      one.synthetic = true;
      d.content.people.push_back(one);
    }
  }
  void counts(const std::string& who) { d.add("counts-" + who, member_claim{person_id(who), {}, testing::the_account}); }
  void happens(const std::string& name, mechanism how, const std::vector<std::string>& whom, const std::string& date) {
    event e;
    e.id = event_id(name);
    for (const auto& who : whom) e.people.emplace_back(who);
    e.change.emplace();
    e.change->how = how;
    d.content.events.push_back(e);
    d.dated(name, name, date);
  }
  void says(const std::string& name, const std::string& a, const std::string& b, identity_verdict verdict) {
    d.add(name, identity_claim{person_id(a), person_id(b), verdict});
  }
  void left(const std::string& name, std::int64_t n) {
    d.flow(name, direction::exits, quantity::exact(n), testing::time_ref_at(time_ref::how::start_of, testing::january(1)),
           testing::time_ref_at(time_ref::how::end_of, testing::january(last_day)));
  }
};

account_point end_of(std::int64_t day) {
  return day == 0 ? testing::point_of("end:2025-12-31") : testing::end_of_january(day);
}

bound moved(const dossier& view, direction way, std::int64_t after = 0, std::int64_t until = last_day) {
  const ledger books(view, testing::the_account);
  const auto b = books.flow({way, {}}, end_of(after), end_of(until));
  const auto checked = verify::check(b, view);
  for (const auto& r : checked.reasons) MESSAGE(r);
  CHECK(checked.valid());
  return b;
}
bound left(const dossier& view) { return moved(view, direction::exits); }

using names = std::vector<claim_id>;
names ids(const std::vector<std::string>& texts) {
  names all;
  for (const auto& t : texts) all.emplace_back(t);
  return all;
}

// The same, worked out by going through all ways in which records may be of one person.

using partition = std::vector<std::size_t>;

/// Every way to part so many records into people, each named by its first record.
std::vector<partition> all_partitions(std::size_t n) {
  std::vector<partition> all{{}};
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<partition> more;
    for (const auto& p : all)
      for (std::size_t first = 0; first <= i; ++first)
        if (first == i || p[first] == first) {
          more.push_back(p);
          more.back().push_back(first);
        }
    all = std::move(more);
  }
  return all;
}

/// Can the partition be made by joining all that is certain, and some of what is possible?
bool is_allowed(const partition& p, const std::vector<std::pair<std::size_t, std::size_t>>& certain,
                const std::vector<std::pair<std::size_t, std::size_t>>& possible) {
  for (const auto& [a, b] : certain)
    if (p[a] != p[b]) return false;
  // Whoever is together must be tied by what lies within.
  auto made = partition(p.size());
  for (std::size_t i = 0; i < made.size(); ++i) made[i] = i;
  for (const auto* ties : {&certain, &possible})
    for (const auto& [a, b] : *ties) {
      if (p[a] != p[b]) continue;
      const auto low = std::min(made[a], made[b]), high = std::max(made[a], made[b]);
      for (auto& x : made)
        if (x == high) x = low;
    }
  return made == p;
}

/// How many left (or came) within each stretch if the records are of these people: each person's life read by itself.
std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> counted(const dossier_content& content, const partition& p, direction way) {
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> all;
  for (std::size_t who = 0; who < p.size(); ++who) {
    if (p[who] != who) continue;
    auto one = content;
    std::map<std::string, bool> mine;
    for (std::size_t i = 0; i < p.size(); ++i) mine[content.people[i].id.text()] = p[i] == who;
    const auto& id = content.people[who].id;
    std::erase_if(one.claims, [&](claim& c) {
      if (std::holds_alternative<identity_claim>(c.says)) return true;
      auto* member = std::get_if<member_claim>(&c.says);
      if (member == nullptr) return false;
      if (!mine.at(member->person.text())) return true;
      member->person = id;
      return false;
    });
    for (auto& e : one.events) {
      const bool here = std::any_of(e.people.begin(), e.people.end(), [&](const person_id& r) { return mine.at(r.text()); });
      e.people.clear();
      if (here) e.people.push_back(id);
    }
    const dossier view(std::move(one));
    const ledger books(view, testing::the_account);
    for (std::int64_t after = 0; after < last_day; ++after)
      for (auto until = after + 1; until <= last_day; ++until) all[{after, until}] += books.flow({way, {}}, end_of(after), end_of(until), false).low.value_or(0);
  }
  return all;
}

}  // namespace

TEST_CASE("identity: the least of all ways in which records may be of one person") {
  testing::random_source random(testing::seed + 41);
  const auto all = all_partitions(3);
  REQUIRE(all.size() == 5);
  std::size_t joined_more = 0, joined_fewer = 0, some = 0;
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const std::vector<std::string> records{"a", "b", "c"};
    told_records told(records, random(0, 3) != 0);
    for (const auto& r : records)
      if (random(0, 2) != 0) told.counts(r);
    const auto events = random(2, 4);
    for (std::int64_t n = 0; n < events; ++n) {
      const mechanism kinds[] = {mechanism::release, mechanism::arrest, mechanism::release, mechanism::death};
      const auto day = random(1, last_day);
      const auto date = random(0, 3) != 0 ? testing::january(day) : fmt::format("[{}..{}]", testing::january(day), testing::january(std::min(last_day, day + 2)));
      std::vector<std::string> whom{records[static_cast<std::size_t>(random(0, 2))]};
      if (random(0, 3) == 0) whom.push_back(records[static_cast<std::size_t>(random(0, 2))]);
      if (whom.size() == 2 && whom[0] == whom[1]) whom.pop_back();
      told.happens(fmt::format("e{}", n), kinds[random(0, 3)], whom, date);
    }
    // All records hang together: two ties, and sometimes a third.
    const std::pair<std::size_t, std::size_t> ties[] = {{0, 1}, {1, 2}, {0, 2}};
    std::vector<std::pair<std::size_t, std::size_t>> certain, possible;
    const auto said = random(2, 3);
    for (std::int64_t n = 0; n < said; ++n) {
      const auto [a, b] = ties[n];
      const bool same = random(0, 1) == 0;
      (same ? certain : possible).push_back(ties[n]);
      told.says(fmt::format("i{}", n), records[a], records[b], same ? identity_verdict::same : identity_verdict::possibly_same);
    }
    for (const auto way : {direction::exits, direction::entries}) {
      std::vector<std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t>> by_partition;
      for (const auto& p : all) by_partition.push_back(counted(told.d.content, p, way));
      const auto compare = [&](const dossier& view, const auto& sure, const auto& open) {
        const ledger books(view, testing::the_account);
        for (const auto& one : by_partition.back()) {
          const auto& stretch = one.first;
          const auto apart = one.second;
          std::optional<std::int64_t> least;
          for (std::size_t i = 0; i < all.size(); ++i)
            if (is_allowed(all[i], sure, open)) least = std::min(least.value_or(by_partition[i].at(stretch)), by_partition[i].at(stretch));
          CAPTURE(stretch.first);
          CAPTURE(stretch.second);
          const auto b = books.flow({way, {}}, end_of(stretch.first), end_of(stretch.second));
          REQUIRE(least.has_value());
          REQUIRE(b.low == *least);
          const auto checked = verify::check(b, view);
          for (const auto& r : checked.reasons) MESSAGE(r);
          REQUIRE(checked.valid());
          if (*least > apart) ++joined_more;
          if (*least < apart) ++joined_fewer;
          if (*least > 0) ++some;
        }
      };
      const dossier view(told.d.content);
      compare(view, certain, possible);
      // Whoever leaves "the same" out does not learn that there are two people.
      if (!certain.empty()) {
        const auto first = std::find_if(told.d.content.claims.begin(), told.d.content.claims.end(), [](const claim& c) {
          const auto* says = std::get_if<identity_claim>(&c.says);
          return says != nullptr && says->verdict == identity_verdict::same;
        });
        std::vector<std::pair<std::size_t, std::size_t>> fewer(certain.begin() + 1, certain.end()), more = possible;
        more.push_back(certain.front());
        compare(view.without(first->id.text()), fewer, more);
      }
    }
  }
  CHECK(some > 500);
  CHECK(joined_more > 20);
  CHECK(joined_fewer > 50);
}

TEST_CASE("identity: who may be the same hands no membership over") {
  told_records told({"p1", "p2"}, false);
  told.counts("p1");
  told.happens("freed", mechanism::release, {"p2"}, testing::january(2));
  told.says("is", "p1", "p2", identity_verdict::possibly_same);
  CHECK(left(told.d.make()).low == 0);  // if they are two, nobody of the count left
  told.says("not", "p1", "p2", identity_verdict::different);
  CHECK(left(told.d.make()).low == 0);
  told.left("none", 0);
  CHECK(ledger(told.d.make(), testing::the_account).contradictions().empty());
}

TEST_CASE("identity: an opposite of one who may be the same sets nothing apart") {
  for (const bool out : {true, false}) {
    told_records told({"p1", "p2"});
    if (out) told.counts("p1"), told.counts("p2");
    told.happens("first", out ? mechanism::release : mechanism::arrest, {"p1"}, testing::january(2));
    told.happens("other", out ? mechanism::arrest : mechanism::release, {"p2"}, testing::january(4));
    told.happens("again", out ? mechanism::death : mechanism::disappearance, {"p1"}, testing::january(6));
    const auto ask = [&] { return moved(told.d.make(), out ? direction::exits : direction::entries).low; };
    CHECK(ask() == 1);
    told.says("is", "p1", "p2", identity_verdict::possibly_same);
    CHECK(ask() == 1);
    told.d.content.claims.back().says = identity_claim{person_id("p1"), person_id("p2"), identity_verdict::same};
    CHECK(ask() == 2);
  }
}

TEST_CASE("identity: a proof cites every claim of the chain that it needs, and no other") {
  told_records told({"p1", "p2", "p3", "p4"}, false);
  told.counts("p1");
  told.happens("freed", mechanism::release, {"p3"}, testing::january(2));
  told.says("i12", "p1", "p2", identity_verdict::same);
  told.says("i23", "p3", "p2", identity_verdict::same);
  told.says("i34", "p3", "p4", identity_verdict::same);
  const auto view = told.d.make();
  const auto b = left(view);
  CHECK(b.low == 1);
  CHECK(claims_of(*b.low_proof) == ids({"counts-p1", "freed", "i12", "i23"}));
  for (const auto* name : {"i12", "i23"}) CHECK(left(view.without(name)).low == 0);
  CHECK(left(view.without("i34")).low == 1);
  // Sensitivity names them too.
  question q;
  q.kind = question::what::exits;
  q.from = end_of(0);
  q.to = end_of(last_day);
  std::set<std::string> named;
  for (const auto& row : sensitivity(ledger(view, testing::the_account), q)) {
    named.insert(row.without);
    CHECK(row.low == 0);
  }
  CHECK(named == std::set<std::string>{"counts-p1", "freed", "i12", "i23"});
  // A proof without one of them is refused.
  auto short_of_one = *b.low_proof;
  for (auto& s : short_of_one.steps) std::erase(s.claims, claim_id("i23"));
  CHECK_FALSE(verify::check(short_of_one, view));
  // They take part in contradictions, and may be what is given up.
  told.left("none", 0);
  const auto with_none = told.d.make();
  const ledger books(with_none, testing::the_account);
  REQUIRE(books.contradictions().size() == 1);
  CHECK(books.contradictions()[0].claims == ids({"counts-p1", "freed", "i12", "i23", "none"}));
  CHECK(verify::check(books.contradictions()[0], with_none));
  const auto hull = left(with_none);
  CHECK(hull.low == 0);
  CHECK(hull.alternatives.size() == 5);
}

TEST_CASE("identity: two who say that records are of one person carry a unit each by themselves") {
  told_records told({"p1", "p2"}, false);
  told.counts("p1");
  told.happens("freed", mechanism::release, {"p2"}, testing::january(2));
  told.says("one", "p1", "p2", identity_verdict::same);
  told.says("two", "p1", "p2", identity_verdict::same);
  const auto view = told.d.make();
  CHECK(claims_of(*left(view).low_proof) == ids({"counts-p1", "freed", "one"}));
  CHECK(left(view.without("one")).low == 1);
  told.left("none", 0);
  // Giving one of them up does not help.
  for (const auto& a : left(told.d.make()).alternatives) CHECK(a.without.size() == (a.without.front() == claim_id("one") ? 2 : 1));
}

TEST_CASE("identity: \"the same\" and \"different\" of one pair cannot both hold, and the answer is the hull") {
  told_records told({"p1", "p2", "p3"});
  told.counts("p1");
  told.counts("p2");
  told.happens("first", mechanism::release, {"p1"}, testing::january(2));
  told.happens("other", mechanism::arrest, {"p2"}, testing::january(4));
  told.happens("again", mechanism::death, {"p1"}, testing::january(6));
  told.says("is", "p1", "p2", identity_verdict::same);
  told.says("not", "p1", "p2", identity_verdict::different);
  const auto view = told.d.make();
  const ledger books(view, testing::the_account);
  REQUIRE(books.contradictions().size() == 1);
  CHECK(books.contradictions()[0].claims == ids({"is", "not"}));
  CHECK(verify::check(books.contradictions()[0], view));
  const auto b = left(view);
  CHECK(b.low == 1);
  REQUIRE(b.alternatives.size() == 2);
  CHECK(b.alternatives[0].without == ids({"is"}));
  CHECK(b.alternatives[0].low == 1);
  CHECK(b.alternatives[1].without == ids({"not"}));
  CHECK(b.alternatives[1].low == 2);
  for (const auto& a : b.alternatives) CHECK(left(view.without(a.without.front().text())).low == a.low);

  // Along a chain: the smallest set, whoever else says so.
  told.d.content.claims.pop_back();
  told.says("on", "p2", "p3", identity_verdict::same);
  told.says("far", "p3", "p1", identity_verdict::different);
  const auto chain = told.d.make();
  const ledger three(chain, testing::the_account);
  REQUIRE(three.contradictions().size() == 1);
  CHECK(three.contradictions()[0].claims == ids({"far", "is", "on"}));
  CHECK(verify::check(three.contradictions()[0], chain));
  for (const auto& c : three.contradictions()[0].claims) CHECK(ledger(chain.without(c.text()), testing::the_account).contradictions().empty());
  CHECK(left(chain).low == 1);
  CHECK(left(chain).alternatives.size() == 3);

  // Without a claim that the account's people rest on, it is none of its business.
  told_records elsewhere({"p1", "p2"});
  elsewhere.says("is", "p1", "p2", identity_verdict::same);
  elsewhere.says("not", "p1", "p2", identity_verdict::different);
  CHECK(ledger(elsewhere.d.make(), testing::the_account).contradictions().empty());
}

TEST_CASE("identity: records with too many cases are read by the claims that leave few") {
  std::vector<std::string> names;
  for (char c = 'a'; c <= 'j'; ++c) names.emplace_back(1, c);
  for (const auto verdict : {identity_verdict::same, identity_verdict::possibly_same}) {
    told_records told(names, false);
    told.counts("a");
    told.happens("freed", mechanism::release, {"j"}, testing::january(2));
    for (std::size_t i = 0; i + 1 < names.size(); ++i) told.says("i" + names[i], names[i], names[i + 1], verdict);
    const auto view = told.d.make();
    const identity_worlds worlds(view);
    CHECK(worlds.size() <= identity_worlds::most_cases);
    // Said to be one person: all nine claims are cited. That they may be one tells nothing.
    CHECK(left(view).low == (verdict == identity_verdict::same ? 1 : 0));
  }
}

}  // namespace test_identity_worlds
