// SPDX-License-Identifier: MIT
// Kinds, parts and net changes against every history of a few people, one by one.
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <habeas/verify/proof_checker.hpp>
#include <habeas/ledger/ledger.hpp>

#include "linear_solver.hpp"
#include "made/small.hpp"

namespace test_linear_truth {

using namespace habeas;
using namespace habeas::testing;

namespace {

constexpr int days = 2;

/// Who came and went on one day: of the exits so many were releases, so many deaths, and so many of all were women, of
/// the releases too.
struct day_of_count {
  std::int64_t entries = 0, releases = 0, deaths = 0, others = 0, women = 0, women_released = 0;
  [[nodiscard]] std::int64_t exits() const { return releases + deaths + others; }
};
struct history {
  std::int64_t first = 0;
  std::vector<day_of_count> all;
  [[nodiscard]] std::int64_t held(int after) const {
    auto n = first;
    for (int i = 0; i < after; ++i) n += all[static_cast<std::size_t>(i)].entries - all[static_cast<std::size_t>(i)].exits();
    return n;
  }
  [[nodiscard]] std::int64_t sum(int from, int to, const std::function<std::int64_t(const day_of_count&)>& of) const {
    std::int64_t n = 0;
    for (int i = from; i < to; ++i) n += of(all[static_cast<std::size_t>(i)]);
    return n;
  }
};

/// All that can happen on one day with at most two entries and at most two exits.
std::vector<day_of_count> possible_days() {
  std::vector<day_of_count> found;
  for (std::int64_t e = 0; e <= 2; ++e)
    for (std::int64_t r = 0; r <= 2; ++r)
      for (std::int64_t d = 0; r + d <= 2; ++d)
        for (std::int64_t o = 0; r + d + o <= 2; ++o)
          for (std::int64_t wr = 0; wr <= r; ++wr)
            for (std::int64_t w = wr; w <= wr + d + o; ++w) found.push_back({e, r, d, o, w, wr});
  return found;
}

/// A dossier with the same claims as tests of histories.
struct told_histories {
  small_dossier d;
  bool nothing_else = false;
  std::vector<std::function<bool(const history&)>> tests;

  explicit told_histories(random_source& random) {
    // So that there are finitely many.
    for (int day = 1; day <= days; ++day) {
      flow(direction::entries, {}, day - 1, day, {{}, 2}, [](const day_of_count& c) { return c.entries; });
      flow(direction::exits, {}, day - 1, day, {{}, 2}, [](const day_of_count& c) { return c.exits(); });
    }
    stock(0, {{}, 3});
    nothing_else = random(0, 1) == 1;
    if (nothing_else) {
      d.assume("only", true, assumption_effect::no_other_exits);
      tests.push_back([](const history& h) { return h.sum(0, days, [](const day_of_count& c) { return c.others; }) == 0; });
    }
    // Two kinds are always counted, so that "nothing else" means those two.
    flow(direction::exits, mechanism::release, 0, days, {0, {}}, [](const day_of_count& c) { return c.releases; });
    flow(direction::exits, mechanism::death, 0, days, {0, {}}, [](const day_of_count& c) { return c.deaths; });
    const auto more = random(2, 5);
    for (std::int64_t i = 0; i < more; ++i) one_more(random);
  }

  [[nodiscard]] bool fits(const history& h) const {
    for (int p = 0; p <= days; ++p)
      if (h.held(p) < 0) return false;
    for (const auto& t : tests)
      if (!t(h)) return false;
    return true;
  }

 private:
  static time_ref boundary(int p) { return time_ref_at(time_ref::how::end_of, january(p + 1)); }
  std::string next() { return fmt::format("c{}", d.content.claims.size()); }
  static quantity as_quantity(const integer_interval& n) {
    if (!n.low) return quantity::at_most(*n.high);
    if (!n.high) return quantity::at_least(*n.low);
    return quantity::between(*n.low, *n.high);
  }
  claim& flow(direction way, std::optional<mechanism> kind, int from, int to, integer_interval n,
              std::function<std::int64_t(const day_of_count&)> of) {
    tests.push_back([=](const history& h) { return n.contains(h.sum(from, to, of)); });
    return d.flow(next(), way, as_quantity(n), boundary(from), boundary(to), kind);
  }
  claim& stock(int at, integer_interval n) {
    tests.push_back([=](const history& h) { return n.contains(h.held(at)); });
    return d.held_during(next(), as_quantity(n), january(at + 1), reading::throughout);
  }
  static integer_interval some(random_source& random, std::int64_t most) {
    const auto low = random(0, most);
    switch (random(0, 3)) {
      case 0: return {low, {}};
      case 1: return {{}, low};
      default: return {low, random(low, most)};
    }
  }

  void one_more(random_source& random) {
    const int from = static_cast<int>(random(0, days - 1)), to = static_cast<int>(random(from + 1, days));
    switch (random(0, 5)) {
      case 0: flow(direction::exits, mechanism::release, from, to, some(random, 3), [](const day_of_count& c) { return c.releases; }); break;
      case 1: flow(direction::exits, mechanism::death, from, to, some(random, 3), [](const day_of_count& c) { return c.deaths; }); break;
      case 2: {  // a net change
        const auto n = some(random, 3);
        const bool falls = random(0, 1) == 1;
        auto& c = d.flow(next(), direction::net, as_quantity(n), boundary(from), boundary(to));
        std::get<flow_claim>(c.says).falls = falls;
        tests.push_back([=](const history& h) { return n.contains((h.held(to) - h.held(from)) * (falls ? -1 : 1)); });
        break;
      }
      case 3: flow(direction::exits, {}, from, to, some(random, 3), [](const day_of_count& c) { return c.exits(); }); break;
      case 4:
      case 5: {  // exits or releases by sex, whatever the number is
        const bool released = random(0, 1) == 1;
        const auto women = some(random, 2), men = some(random, 2);
        const bool all = random(0, 1) == 1;
        const auto of = [released](const day_of_count& c) { return released ? c.women_released : c.women; };
        const auto whole = [released](const day_of_count& c) { return released ? c.releases : c.exits(); };
        auto& c = flow(direction::exits, released ? std::optional(mechanism::release) : std::nullopt, from, to, {0, {}}, whole);
        breakdown b;
        b.axis = "sex";
        b.composition = all ? composition::partition : composition::subset;
        b.parts.push_back({"women", as_quantity(women)});
        if (all) b.parts.push_back({"men", as_quantity(men)});
        c.breakdowns.push_back(b);
        tests.push_back([=](const history& h) {
          const auto w = h.sum(from, to, of);
          return women.contains(w) && (!all || men.contains(h.sum(from, to, whole) - w));
        });
        break;
      }
      default: break;
    }
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

TEST_CASE("kinds, parts and net changes: every bound contains every history, and is attained where it says integer") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  CAPTURE(seed);
  random_source random(seed);
  const auto choices = possible_days();
  int contradictory = 0, asked = 0, exact = 0, wider = 0;
  std::int64_t wider_by = 0;
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    told_histories told(random);
    range held, exits, released;
    bool any = false;
    for (std::int64_t first = 0; first <= 3; ++first)
      for (const auto& one : choices)
        for (const auto& two : choices) {
          const history h{first, {one, two}};
          if (!told.fits(h)) continue;
          any = true;
          held.add(h.held(1));
          exits.add(h.sum(0, days, [](const day_of_count& c) { return c.exits(); }));
          released.add(h.sum(1, days, [](const day_of_count& c) { return c.releases; }));
        }
    const auto view = told.d.make();
    ledger_options with;
    with.linear = solver;
    const ledger l(view, the_account, with), derived(view, the_account);
    CHECK(l.contradictions().empty() == any);
    for (const auto& c : l.contradictions())
      if (!c.proof.steps.empty())
        for (const auto& r : verify::check(c, view).reasons) CHECK_MESSAGE(false, r);
    if (!any) {
      ++contradictory;
      continue;
    }
    const auto compare = [&](const bound& b, const bound& plain, const range& truth) {
      ++asked;
      CHECK((!b.low || *b.low <= *truth.low));
      CHECK((!b.high || *b.high >= *truth.high));
      CHECK((!plain.low || *plain.low <= *truth.low));
      CHECK((!plain.high || *plain.high >= *truth.high));
      if (b.engine == engine::integer) {
        ++exact;
        CHECK(b.low == truth.low);
        CHECK(b.high == truth.high);
      }
      if (b.low_proof && b.high_proof)
        for (const auto& r : verify::check(b, view).reasons) CHECK_MESSAGE(false, r);
      if (plain.low == b.low && plain.high == b.high) return;
      ++wider;
      if (plain.low && b.low) wider_by += *b.low - *plain.low;
      if (plain.high && b.high) wider_by += *plain.high - *b.high;
    };
    const account_point p0 = end_of_january(1), p1 = end_of_january(2), p2 = end_of_january(3);
    compare(l.held(p1), derived.held(p1), held);
    compare(l.exits(p0, p2), derived.exits(p0, p2), exits);
    compare(l.exits(p1, p2, mechanism::release), derived.exits(p1, p2, mechanism::release), released);
  }
  MESSAGE("of ", asked, " bounds ", exact, " exact, ", wider, " wider by derived rows, by ", wider_by, " people in all; ", contradictory, " dossiers contradictory");
  CHECK(exact > asked / 2);
  CHECK(wider > 0);
  CHECK(contradictory > 0);
}

}  // namespace test_linear_truth
