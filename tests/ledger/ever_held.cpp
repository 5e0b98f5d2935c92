// SPDX-License-Identifier: MIT
// How many were held at some time between two points, against every course that a small count can have taken.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/conflict/conflict_text.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/ledger/minimal_adjustment.hpp>
#include <habeas/verify/proof_checker.hpp>
#include <habeas/lp/highs.hpp>

#include "ledger/difference_rows.hpp"
#include "made/small.hpp"
#include "random_source.hpp"

namespace test_ever_held {

using namespace habeas;
using testing::small_dossier;
using testing::time_ref_at;

namespace {

/// The end of the day before the `i`-th of January: the start of that day.
time_ref boundary(int i) { return time_ref_at(time_ref::how::start_of, testing::january(i)); }
std::string at(int i) { return "start:" + testing::january(i); }

small_dossier counted_in(counting_unit unit) {
  small_dossier d;
  d.content.accounts.front().rule.unit = unit;
  return d;
}

/// A course of a count over three boundaries: how many at first, and who came and went between.
struct course {
  std::int64_t first;
  std::int64_t in[2], out[2];
  [[nodiscard]] std::int64_t entries(int from, int to) const { return sum(in, from, to); }
  [[nodiscard]] std::int64_t exits(int from, int to) const { return sum(out, from, to); }
  [[nodiscard]] std::int64_t held(int p) const { return first + entries(0, p) - exits(0, p); }
  [[nodiscard]] std::int64_t ever(int from, int to) const { return held(from) + entries(from, to); }
  [[nodiscard]] static std::int64_t sum(const std::int64_t* each, int from, int to) {
    std::int64_t n = 0;
    for (int i = from; i < to; ++i) n += each[i];
    return n;
  }
  [[nodiscard]] bool can_be() const { return held(1) >= 0 && held(2) >= 0; }
};

struct said {
  enum class what { held, entries, exits, ever } of;
  int from, to;
  std::int64_t low, high;
  [[nodiscard]] bool holds(const course& c, bool upper_end_of_ever) const {
    const auto n = of == what::held ? c.held(from) : of == what::entries ? c.entries(from, to) : of == what::exits ? c.exits(from, to) : c.ever(from, to);
    return low <= n && (n <= high || (of == what::ever && !upper_end_of_ever));
  }
};

}  // namespace

TEST_CASE("held at some time: at the start, or entered since") {
  auto d = counted_in(counting_unit::detentions);
  d.flow("E", direction::ever_held, quantity::exact(525), boundary(1), time_ref_at(time_ref::how::end_of, testing::january(20)));
  d.held("H", quantity::exact(480), "2026-01-01T00:00:00");
  const auto made = d.make();
  const ledger l(made, testing::the_account);
  const auto in = l.entries(l.point_at(at(1)), l.point_at("end:" + testing::january(20)));
  CHECK(in.low == 45);
  CHECK(in.high == 45);
  CHECK(claims_of(*in.low_proof) == std::vector{claim_id("E"), claim_id("H")});
  CHECK(verify::check(in, made).valid());
  CHECK(l.without_bound().empty());
}

TEST_CASE("counted by person it has a lower end only, since who enters twice is one of them and two entries") {
  auto d = counted_in(counting_unit::persons);
  d.flow("E", direction::ever_held, quantity::exact(525), boundary(1), time_ref_at(time_ref::how::end_of, testing::january(20)));
  d.held("H", quantity::exact(480), "2026-01-01T00:00:00");
  d.flow("few", direction::ever_held, quantity::at_most(600), boundary(1), time_ref_at(time_ref::how::end_of, testing::january(20)));
  const auto made = d.make();
  const ledger l(made, testing::the_account);
  const auto in = l.entries(l.point_at(at(1)), l.point_at("end:" + testing::january(20)));
  CHECK(in.low == 45);
  CHECK_FALSE(in.high);
  CHECK(verify::check(in, made).valid());
  CHECK(l.without_bound() == std::vector{claim_id("few")});
}

TEST_CASE("without a start it is at least so many from the beginning of the count") {
  auto d = counted_in(counting_unit::detentions);
  d.flow("E", direction::ever_held, quantity::exact(9), {}, time_ref_at(time_ref::how::end_of, testing::january(4)));
  d.held("H", quantity::exact(4), "2026-01-05T00:00:00");
  d.flow("out", direction::exits, quantity::at_most(3), boundary(1), boundary(5));
  d.held("early", quantity::exact(0), "2026-01-01T00:00:00");
  d.flow("in", direction::entries, quantity::at_most(7), boundary(1), boundary(5));
  const auto made = d.make();
  const claim_premises premises(made);
  const timeline events(made);
  const ledger_system s(made, premises, &events, testing::the_account, {}, {});
  std::size_t rows = 0;
  for (const auto& row : s.rows().system().rows())
    if (s.rows().rule_of(row) == row_rule::ever_held) {
      ++rows;
      CHECK(s.rows().name_of(row.minus).point == account_point::at(instant::end_of(parse_edtf("2026-01-04").bounds().latest_end.value)));
      CHECK(s.rows().name_of(row.plus).point == account_point::start());
      CHECK(row.at_most == -9);
    }
  CHECK(rows == 1);
}

TEST_CASE("three that cannot all hold, in the words of who said them") {
  auto d = counted_in(counting_unit::detentions);
  d.flow("E", direction::ever_held, quantity::exact(10), boundary(1), boundary(5));
  d.held("H", quantity::exact(8), "2026-01-01T00:00:00");
  d.flow("in", direction::entries, quantity::exact(5), boundary(1), boundary(5));
  const auto made = d.make();
  const ledger l(made, testing::the_account);
  REQUIRE(l.contradictions().size() == 1);
  CHECK(l.contradictions()[0].claims == std::vector{claim_id("E"), claim_id("H"), claim_id("in")});
  CHECK(l.contradictions()[0].proof.value == -3);
  CHECK(verify::check(l.contradictions()[0], made).valid());
  const sentence_writer english(made, language::en), spanish(made, language::es);
  CHECK(quote(l.contradictions()[0], made, english).find("10 people had been held at some time from the start of 1 January 2026 to") != std::string::npos);
  CHECK(quote(l.contradictions()[0], made, spanish).find("10 personas habían estado detenidas en algún momento desde") != std::string::npos);
  // What would have to change is one of the three, by three.
  const auto change = find_minimal_adjustment(l);
  CHECK(change.low == 3);
}

TEST_CASE("ever_held equals an enumeration of every course, on both engines, with its proofs") {
  testing::random_source random(20'311);
  const auto solver = find_highs();
  constexpr std::int64_t most = 9;
  std::size_t exact_ends = 0, of_ever = 0;
  for (int round = 0; round < 120; ++round) {
    const bool by_person = random(0, 2) == 0;
    auto d = counted_in(by_person ? counting_unit::persons : counting_unit::detentions);
    course truth{};
    do {
      truth = {random(0, 3),
               {random(0, 2), random(0, 2)},
               {random(0, 2), random(0, 2)}};
    } while (!truth.can_be());
    std::vector<said> claims;
    const auto how_many = random(2, 5);
    for (std::int64_t i = 0; i < how_many; ++i) {
      const auto kind = i == 0 ? said::what::ever : static_cast<said::what>(random(0, 3));
      const int from = static_cast<int>(random(0, 1)), to = from + 1 + static_cast<int>(random(0, 1 - from));
      said s{kind, from, to, 0, 0};
      const auto n = kind == said::what::held ? truth.held(from) : kind == said::what::entries ? truth.entries(from, to) : kind == said::what::exits ? truth.exits(from, to) : truth.ever(from, to);
      s.low = std::max<std::int64_t>(0, n - random(0, 1));
      s.high = n + random(0, 1);
      claims.push_back(s);
      const auto name = "c" + std::to_string(i);
      const auto number = quantity::between(s.low, s.high);
      if (kind == said::what::held) d.held(name, number, testing::january(from + 1) + "T00:00:00");
      else
        d.flow(name, kind == said::what::entries ? direction::entries : kind == said::what::exits ? direction::exits : direction::ever_held, number,
               boundary(from + 1), boundary(to + 1));
    }
    struct ends {
      std::int64_t low = std::numeric_limits<std::int64_t>::max(), high = -1;
      void see(std::int64_t n) { low = std::min(low, n), high = std::max(high, n); }
    };
    ends held[3], in[3][3], out[3][3];
    for (course c{0, {}, {}}; c.first <= most; ++c.first)
      for (c.in[0] = 0; c.in[0] <= most; ++c.in[0])
        for (c.in[1] = 0; c.in[1] <= most; ++c.in[1])
          for (c.out[0] = 0; c.out[0] <= most; ++c.out[0])
            for (c.out[1] = 0; c.out[1] <= most; ++c.out[1]) {
              if (!c.can_be() || !std::all_of(claims.begin(), claims.end(), [&](const said& s) { return s.holds(c, !by_person); })) continue;
              for (int p = 0; p < 3; ++p) {
                held[p].see(c.held(p));
                for (int q = p + 1; q < 3; ++q) in[p][q].see(c.entries(p, q)), out[p][q].see(c.exits(p, q));
              }
            }
    const auto made = d.make();
    for (const bool linear : {false, true}) {
      if (linear && !solver) continue;
      ledger_options options;
      if (linear) options.linear = solver;
      const ledger l(made, testing::the_account, options);
      REQUIRE(l.contradictions().empty());
      const auto compare = [&](const bound& b, const ends& e, bool upper_is_within) {
        CAPTURE(round);
        CAPTURE(linear);
        REQUIRE(verify::check(b, made).valid());
        REQUIRE(b.low.value_or(0) == e.low);
        if (b.high && upper_is_within) {
          ++exact_ends;
          REQUIRE(*b.high == e.high);
        }
        if (!b.high) REQUIRE(e.high + 5 >= most);  // as far as those who are enumerated go
        for (const auto& end : {b.low_proof, b.high_proof})
          if (end) of_ever += static_cast<std::size_t>(std::count_if(end->steps.begin(), end->steps.end(), [](const proof_step& s) { return s.by == row_rule::ever_held; }));
      };
      const auto point = [&](int p) { return l.point_at(at(p + 1)); };
      for (int p = 0; p < 3; ++p) {
        const auto b = l.held(point(p));
        compare(b, held[p], b.high && *b.high <= most);
        for (int q = p + 1; q < 3; ++q) {
          const auto i = l.entries(point(p), point(q)), o = l.exits(point(p), point(q));
          compare(i, in[p][q], i.high && *i.high <= most);
          compare(o, out[p][q], o.high && *o.high <= most);
        }
      }
    }
  }
  CHECK(exact_ends > 200);
  CHECK(of_ever > 100);
}

TEST_CASE("an ever_held of one kind, and one that is no claim of a flow, are refused") {
  auto d = counted_in(counting_unit::detentions);
  d.flow("E", direction::ever_held, quantity::exact(10), boundary(1), boundary(5), mechanism::release);
  CHECK_THROWS_WITH_AS((void)d.make(), doctest::Contains("people held at some time, of one kind"), error);
}

TEST_CASE("ever_held is read and written as it stands") {
  auto d = counted_in(counting_unit::detentions);
  d.flow("E", direction::ever_held, quantity::exact(525), boundary(1), boundary(5));
  const auto text = write_dossier(d.content);
  CHECK(text.find("\"kind\": \"ever_held\"") != std::string::npos);
  CHECK(read_dossier(text) == d.content);
  CHECK(write_dossier(read_dossier(text)) == text);
}

}  // namespace test_ever_held
