// SPDX-License-Identifier: MIT
// Narrower kinds and a list within a list against every history of a few people, one by one.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <habeas/ledger/ledger.hpp>
#include <habeas/verify/proof_checker.hpp>

#include "linear_solver.hpp"
#include "made/small.hpp"

namespace test_narrower_truth {

using namespace habeas;
using namespace habeas::testing;

namespace {

constexpr int days = 2;

/// How one person left: a death, or a release on grounds of which one source may name one and another source another, and out of
/// the smaller list or not.
struct way_out {
  bool released = false, pardoned = false, amnestied = false, of_part = false;
};
using day_of_exits = std::vector<way_out>;

/// All that can happen on one day with at most two exits, whose order says nothing.
std::vector<day_of_exits> possible_days() {
  std::vector<way_out> ways{{}};
  for (int grounds = 0; grounds < 4; ++grounds)
    for (const bool part : {false, true}) ways.push_back({true, (grounds & 1) != 0, (grounds & 2) != 0, part});
  std::vector<day_of_exits> all{{}};
  for (std::size_t i = 0; i < ways.size(); ++i) {
    all.push_back({ways[i]});
    for (std::size_t k = 0; k <= i; ++k) all.push_back({ways[i], ways[k]});
  }
  return all;
}

/// Numbers of one history that claims and questions are about: of each day so many.
enum counted { total, released, pardoned, amnestied, part_released, both_grounds };
struct history {
  std::array<std::array<std::int64_t, 6>, days> of{};
  explicit history(std::array<const day_of_exits*, days> each) {
    for (std::size_t d = 0; d < days; ++d)
      for (const auto& e : *each[d]) {
        ++of[d][total];
        of[d][released] += e.released;
        of[d][pardoned] += e.pardoned;
        of[d][amnestied] += e.amnestied;
        of[d][part_released] += e.of_part;
        of[d][both_grounds] += e.pardoned && e.amnestied;
      }
  }
  [[nodiscard]] std::int64_t sum(counted what, int from, int to) const {
    std::int64_t n = 0;
    for (int d = from; d < to; ++d) n += of[static_cast<std::size_t>(d)][what];
    return n;
  }
};

const account_id part{"part"};

/// A dossier, and what each of its claims asks of a history.
struct told_histories {
  small_dossier d;
  bool one_report = false;  ///< the grounds are told apart
  std::vector<std::function<bool(const history&)>> tests;

  explicit told_histories(random_source& random) {
    account smaller;
    smaller.id = part;
    smaller.counter = actor_id("speaker");
    d.content.accounts.push_back(smaller);
    for (const auto* name : {"one", "other"}) {
      document page;
      page.id = document_id(name);
      d.content.documents.push_back(page);
    }
    related_claim related;
    related.account = the_account;
    related.relation = account_relation::contains;
    related.others = {part};
    related.flows = true;
    d.add("within", related);
    for (int day = 0; day < days; ++day) flow(total, day, day + 1, {{}, 2});
    // Every kind is counted by somebody, and a speaker who counts both grounds in one report tells them apart.
    one_report = random(0, 1) == 1;
    for (const auto what : {released, pardoned, amnestied, part_released}) flow(what, 0, days, {0, {}});
    if (one_report) tests.push_back([](const history& h) { return h.sum(both_grounds, 0, days) == 0; });
    for (auto more = random(2, 5); more > 0; --more) {
      const int from = static_cast<int>(random(0, days - 1)), to = static_cast<int>(random(from + 1, days));
      const auto low = random(0, 3);
      flow(static_cast<counted>(random(0, 4)), from, to, random(0, 3) == 0 ? integer_interval{{}, low} : integer_interval{low, random(0, 1) == 0 ? std::optional(random(low, 4)) : std::nullopt});
    }
  }
  [[nodiscard]] bool fits(const history& h) const {
    return std::all_of(tests.begin(), tests.end(), [&](const auto& t) { return t(h); });
  }

 private:
  void flow(counted what, int from, int to, integer_interval n) {
    const auto boundary = [](int p) { return time_ref_at(time_ref::how::end_of, january(p + 1)); };
    const auto number = !n.low ? quantity::at_most(*n.high) : !n.high ? quantity::at_least(*n.low) : quantity::between(*n.low, *n.high);
    auto& c = d.flow(fmt::format("c{}", d.content.claims.size()), direction::exits, number, boundary(from), boundary(to),
                     what == total ? std::nullopt : std::optional(mechanism::release));
    auto& says = std::get<flow_claim>(c.says);
    if (what == pardoned) says.ground = legal_ground::pardon;
    if (what == amnestied) says.ground = legal_ground::amnesty;
    if (what == part_released) says.account = part;
    c.document = document_id(what == amnestied && !one_report ? "other" : "one");
    tests.push_back([=](const history& h) { return n.contains(h.sum(what, from, to)); });
  }
};

struct range {
  std::optional<std::int64_t> low = {}, high = {};
  void add(std::int64_t n) {
    if (!low || n < *low) low = n;
    if (!high || n > *high) high = n;
  }
};

}  // namespace

TEST_CASE("narrower kinds and a list within a list: every bound contains every history, and is attained where it says integer") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  CAPTURE(seed);
  random_source random(seed + 29);
  const auto choices = possible_days();
  std::vector<history> histories;
  for (const auto& one : choices)
    for (const auto& two : choices) histories.emplace_back(std::array{&one, &two});
  int contradictory = 0, asked = 0, exact = 0;
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    told_histories told(random);
    const std::pair<int, int> windows[] = {{0, days}, {1, days}};
    std::array<std::array<range, 2>, 5> truth;
    bool any = false;
    for (const auto& h : histories) {
      if (!told.fits(h)) continue;
      any = true;
      for (std::size_t what = 0; what < truth.size(); ++what)
        for (std::size_t w = 0; w < 2; ++w) truth[what][w].add(h.sum(static_cast<counted>(what), windows[w].first, windows[w].second));
    }
    const auto view = told.d.make();
    ledger_options with;
    with.linear = solver;
    const ledger whole(view, the_account, with), smaller(view, part, with), derived(view, the_account), derived_smaller(view, part);
    CHECK(whole.contradictions().empty() == any);
    if (!any) {
      ++contradictory;
      continue;
    }
    CHECK(derived.contradictions().empty());
    narrower_kind pardon, amnesty;
    pardon.ground = legal_ground::pardon;
    amnesty.ground = legal_ground::amnesty;
    const chain chains[] = {{direction::exits, {}, {}},
                            {direction::exits, mechanism::release, {}},
                            {direction::exits, mechanism::release, pardon},
                            {direction::exits, mechanism::release, amnesty},
                            {direction::exits, mechanism::release, {}}};
    for (std::size_t what = 0; what < truth.size(); ++what)
      for (std::size_t w = 0; w < 2; ++w) {
        CAPTURE(what);
        CAPTURE(w);
        const auto from = end_of_january(1 + windows[w].first), to = end_of_january(1 + windows[w].second);
        const auto& range = truth[what][w];
        const bool of_part = what == part_released;
        const auto b = (of_part ? smaller : whole).flow(chains[what], from, to), plain = (of_part ? derived_smaller : derived).flow(chains[what], from, to);
        for (const auto& one : {b, plain}) {
          CHECK((!one.low || *one.low <= *range.low));
          CHECK((!one.high || *one.high >= *range.high));
        }
        for (const auto& r : verify::check(plain, view).reasons) CHECK_MESSAGE(false, r);
        ++asked;
        if (b.engine != engine::integer) continue;
        ++exact;
        CHECK(b.low == range.low);
        CHECK(b.high == range.high);
      }
  }
  MESSAGE("of ", asked, " bounds ", exact, " exact; ", contradictory, " dossiers contradictory");
  CHECK(exact > asked / 2);
  CHECK(contradictory > 0);
}

}  // namespace test_narrower_truth
