// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/lint/dossier_check.hpp>
#include "simulate/faults.hpp"
#include <habeas/simulate/simulate.hpp>

namespace test_faults {

using namespace habeas;

namespace {

simulation_settings small(std::uint64_t seed) {
  simulation_settings s;
  s.seed = seed;
  s.days = 20;
  s.people = 40;
  s.claims = 30;
  s.counters = 2;
  return s;
}

/// Is every subject of the fault among those of one finding of its rule, or its first in a contradiction?
bool is_found(const planted_fault& f, const check_report& r) {
  if (f.what == fault::contradiction)
    return std::any_of(r.contradictions.begin(), r.contradictions.end(), [&](const placed_contradiction& c) {
      return std::find(c.found.claims.begin(), c.found.claims.end(), claim_id(f.subjects.front())) != c.found.claims.end();
    });
  return std::any_of(r.findings.begin(), r.findings.end(), [&](const finding& found) {
    return found.rule == f.rule &&
           std::all_of(f.subjects.begin(), f.subjects.end(), [&](const std::string& s) {
             return std::binary_search(found.subjects.begin(), found.subjects.end(), s);
           });
  });
}

/// What these rules say of a dossier without faults is no alarm: it tells how the dossier is made (who repeats whom, which
/// numbers are vague, what nobody states), and is so.
bool only_describes(const std::string& rule) {
  for (const auto* r : {"one_origin", "no_bound", "said_again", "counters_differ", "start_not_stated", "unaccounted_entries", "unaccounted_exits",
                        "used_in_part",
                        // It says what does not fit at the end of the day: these counters count at other hours.
                        "opening_and_closing"})
    if (rule == r) return true;
  return false;
}

}  // namespace

TEST_CASE("every planted fault is found, and what is not planted raises no alarm: the shares, rule by rule") {
  constexpr std::uint64_t dossiers = 12;
  std::map<std::string, int> planted, found, alarms, described;
  for (std::uint64_t seed = 1; seed <= dossiers; ++seed) {
    CAPTURE(seed);
    auto settings = small(seed);
    const auto clean = check_dossier(dossier(simulate(settings).content));
    CHECK(clean.contradictions.empty());
    for (const auto& f : clean.findings) ++(only_describes(f.rule) ? described : alarms)[f.rule];
    for (const auto& [what, slug] : slug_table<fault>::rows) settings.faults.push_back(what);
    const auto made = simulate(settings);
    REQUIRE(made.truth.planted.size() == settings.faults.size());
    const auto report = check_dossier(dossier(made.content));
    for (const auto& f : made.truth.planted) {
      const auto name = std::string(to_slug(f.what));
      ++planted[name];
      CAPTURE(name);
      const bool was_found = is_found(f, report);
      CHECK(was_found);
      found[name] += was_found ? 1 : 0;
    }
  }
  std::string table = fmt::format("\n{:<24} {:>8} {:>8} {:>14}\n", "rule", "planted", "found", "false alarms");
  for (const auto& [name, n] : planted)
    table += fmt::format("{:<24} {:>8} {:>7}% {:>8} in {}{}\n", name, n, 100 * found[name] / n, alarms[name], dossiers,
                         described[name] > 0 ? fmt::format(" ({} said of the dossiers as they are)", described[name]) : std::string());
  MESSAGE(table);
  for (const auto& [name, n] : alarms) {
    CAPTURE(name);
    CHECK(n == 0);
  }
}

TEST_CASE("one contradiction planted alone stands in a set that is reported") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    auto settings = small(seed);
    settings.faults = {fault::contradiction};
    const auto made = simulate(settings);
    const auto& planted = made.truth.planted.front();
    const auto account = std::get<held_claim>(dossier(made.content).get(claim_id(planted.subjects.front())).says).account;
    const ledger books(dossier(made.content), account);
    REQUIRE(books.contradictions().size() >= 1);
    bool there = false;
    for (const auto& c : books.contradictions())
      there = there || std::find(c.claims.begin(), c.claims.end(), claim_id(planted.subjects.front())) != c.claims.end();
    CHECK(there);
  }
}

TEST_CASE("every rule but those of what was not looked at can be planted") {
  for (const auto& r : check_rules)
    if (r.slug != "unaccounted_not_searched" && r.slug != "used_in_part" && r.slug != "masks_not_settled") CHECK_MESSAGE(find_slug<fault>(r.slug), r.slug);
}

}  // namespace test_faults
