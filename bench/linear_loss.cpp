// SPDX-License-Identifier: MIT
// How much derived rows lose against the linear program: on dossiers made up from a history, so that all claims can hold,
// the share of bounds that differ and by how much.
//
// usage: linear_loss [dossiers] [seed]
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <habeas/ledger/ledger.hpp>
#include <habeas/lp/highs.hpp>

using namespace habeas;

namespace {

constexpr int days = 10;
const account_id counted{"count"};

struct maker {
  std::mt19937_64 engine;
  dossier_content content;
  // By day: entries; releases, deaths and other exits, each of women and of men.
  std::vector<std::int64_t> entries;
  std::vector<std::map<std::pair<int, bool>, std::int64_t>> exits;
  std::int64_t first = 0;

  explicit maker(std::uint64_t seed) : engine(seed) {
    content.id = "made";
    actor speaker;
    speaker.id = actor_id("speaker");
    content.actors.push_back(speaker);
    account a;
    a.id = counted;
    a.counter = speaker.id;
    content.accounts.push_back(a);
    first = random(200, 900);
    for (int d = 0; d < days; ++d) {
      entries.push_back(random(0, 40));
      exits.emplace_back();
      for (int kind = 0; kind < 3; ++kind)
        for (const bool women : {false, true}) exits.back()[{kind, women}] = random(0, kind == 0 ? 12 : 3);
    }
    for (int i = 0; i < 14; ++i) one_claim();
  }

  std::int64_t random(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(high - low + 1));
  }
  static std::string january(int n) { return fmt::format("2026-01-{:02}", n + 1); }
  static time_ref boundary(int n) {
    time_ref m;
    m.kind = time_ref::how::end_of;
    m.date = parse_edtf(january(n));
    return m;
  }
  std::int64_t left(int from, int to, std::optional<int> kind, std::optional<bool> women) const {
    std::int64_t n = 0;
    for (int d = from; d < to; ++d)
      for (const auto& [key, number] : exits[static_cast<std::size_t>(d)])
        if ((!kind || key.first == *kind) && (!women || key.second == *women)) n += number;
    return n;
  }
  std::int64_t held(int at) const {
    auto n = first;
    for (int d = 0; d < at; ++d) n += entries[static_cast<std::size_t>(d)];
    return n - left(0, at, {}, {});
  }
  /// The number as a claim might give it: exactly, or from one side.
  quantity told(std::int64_t n) {
    switch (random(0, 3)) {
      case 0: return quantity::at_least(std::max<std::int64_t>(0, n - random(0, 3)));
      case 1: return quantity::at_most(n + random(0, 3));
      default: return quantity::exact(n);
    }
  }
  claim& add(statement says) {
    claim c;
    c.id = claim_id(fmt::format("c{:02}", content.claims.size()));
    c.speaker = actor_id("speaker");
    c.says = std::move(says);
    content.claims.push_back(std::move(c));
    return content.claims.back();
  }
  void one_claim() {
    const int from = static_cast<int>(random(0, days - 1)), to = static_cast<int>(random(from + 1, days));
    const auto what = random(0, 6);
    if (what <= 1) {
      held_claim h;
      h.account = counted;
      h.number = told(held(to));
      add(h).as_of = parse_edtf(january(to + 1) + "T00:00:00");  // the end of the day before
      return;
    }
    flow_claim f;
    f.account = counted;
    f.from = boundary(from);
    f.to = boundary(to);
    if (what == 2) {
      const auto change = held(to) - held(from);
      f.way = direction::net;
      f.falls = change < 0;
      f.number = quantity::exact(change < 0 ? -change : change);
      add(f);
      return;
    }
    std::optional<int> kind;
    if (what >= 4) kind = static_cast<int>(random(0, 1));
    if (kind) f.of = *kind == 0 ? mechanism::release : mechanism::death;
    f.number = told(left(from, to, kind, {}));
    auto& c = add(f);
    if (random(0, 2) != 0) return;
    breakdown b;
    b.axis = "sex";
    b.composition = composition::partition;
    b.parts = {{"women", quantity::exact(left(from, to, kind, true))}, {"men", quantity::exact(left(from, to, kind, false))}};
    c.breakdowns.push_back(b);
  }
};

}  // namespace

int main(int argc, char** argv) {
  const int dossiers = argc > 1 ? std::atoi(argv[1]) : 50;
  const auto seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 20260119ULL;
  const auto solver = find_highs();
  if (!solver) {
    std::printf("no HiGHS here\n");
    return 0;
  }
  int ends = 0, wider = 0, missing = 0, exact = 0, bounds = 0, refused = 0;
  std::vector<std::int64_t> by;
  std::chrono::duration<double> derived_time{}, linear_time{};
  for (int i = 0; i < dossiers; ++i) {
    const maker made(seed + static_cast<std::uint64_t>(i));
    const dossier d(made.content);
    ledger_options with;
    with.linear = solver;
    auto t = std::chrono::steady_clock::now();
    const ledger derived(d, counted);
    derived_time += std::chrono::steady_clock::now() - t;
    t = std::chrono::steady_clock::now();
    const ledger whole(d, counted, with);
    linear_time += std::chrono::steady_clock::now() - t;
    refused += static_cast<int>(whole.contradictions().size());
    const auto compare = [&](const bound& a, const bound& b) {
      ++bounds;
      exact += b.engine == engine::integer ? 1 : 0;
      for (const auto& [plain, narrow] : {std::pair(a.low, b.low), std::pair(a.high, b.high)}) {
        if (!narrow) continue;
        ++ends;
        if (plain == narrow) continue;
        ++wider;
        if (plain) by.push_back(*plain < *narrow ? *narrow - *plain : *plain - *narrow);
        else ++missing;
      }
    };
    for (int from = 0; from < days; from += 3) {
      const auto january = [](int n) { return account_point::end_of(parse_edtf(maker::january(n)).bounds().earliest_end.value); };
      const auto a = january(from), b = january(std::min(days, from + 3));
      t = std::chrono::steady_clock::now();
      const auto e1 = derived.entries(a, b), x1 = derived.exits(a, b), h1 = derived.held(a);
      derived_time += std::chrono::steady_clock::now() - t;
      t = std::chrono::steady_clock::now();
      const auto e2 = whole.entries(a, b), x2 = whole.exits(a, b), h2 = whole.held(a);
      linear_time += std::chrono::steady_clock::now() - t;
      compare(e1, e2);
      compare(x1, x2);
      compare(h1, h2);
    }
  }
  std::sort(by.begin(), by.end());
  const auto share = [](double part, double all) { return all > 0 ? 100 * part / all : 0; };
  std::printf("%d dossiers (seed %llu), %d bounds, %.1f%% of them integer; contradictions %d\n", dossiers, seed, bounds, share(exact, bounds), refused);
  std::printf("ends that the linear program has: %d; derived rows have %.1f%% of them wider, %.1f%% not at all\n", ends,
              share(wider - missing, ends), share(missing, ends));
  if (!by.empty())
    std::printf("wider by: median %lld, nine in ten within %lld, most %lld people\n", static_cast<long long>(by[by.size() / 2]),
                static_cast<long long>(by[by.size() * 9 / 10]), static_cast<long long>(by.back()));
  std::printf("time: derived %.2f s, linear %.2f s (%.0f times)\n", derived_time.count(), linear_time.count(),
              linear_time.count() / std::max(1e-9, derived_time.count()));
}
