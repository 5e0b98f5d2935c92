// SPDX-License-Identifier: MIT
#include <habeas/simulate/simulate.hpp>

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/cancel.hpp"
#include "simulate/bulletins.hpp"
#include "simulate/exit_terms.hpp"
#include "simulate/faults.hpp"
#include "simulate/more_counts.hpp"
#include "simulate/told_lives.hpp"

namespace habeas {

using namespace detail;

namespace {

class simulator {
 public:
  simulator(const simulation_settings& s, std::stop_token stop) : settings_(s), random_(s.seed), stop_(std::move(stop)) {}

  simulation run() {
    head();
    random_source lives(random_.seed()), lists(random_.seed()), words(random_.seed()), pranks(random_.seed()), more(random_.seed());
    auto past = make_history(settings_, lives, stop_);
    set_terms(past, more);
    auto counters = keep_lists(past, lists, more);
    made_.truth.first_day = settings_.first_day;
    made_.truth.hours = past.hours;
    publisher(settings_, words, made_.content, made_.truth, stop_).run(counters);
    made_.truth.people = std::move(past.people);
    waves(past.wave_days);
    more_counts counts(settings_, more, made_.content, made_.truth, stop_);
    if (settings_.narrower_kinds) counts.narrower_kinds(counters);
    if (settings_.related_lists) {
      counts.list_of_women(counters.front());
      counts.flows_of_facilities(counters.front());
    }
    named_people();
    if (settings_.lives) told_lives(settings_, more, made_.content, made_.truth).run(named_, counters, past.wave_days);
    if (!settings_.faults.empty()) {
      planter faulty(settings_, pranks, made_.content, made_.truth);
      for (const auto f : settings_.faults) {
        go_on();
        faulty.plant(f);
      }
    }
    return std::move(made_);
  }

 private:
  void go_on() const {
    throw_if_stopped(stop_);
  }
  void head() {
    auto& c = made_.content;
    c.id = fmt::format("simulated-{}", settings_.seed);
    c.title = fmt::format("Simulated, seed {}: nothing here ever happened", settings_.seed);
    c.language = "en";
    c.hemisphere = hemisphere::north;
    c.recorded = parse_edtf(to_string(settings_.first_day.plus(settings_.days + 5)));
    c.note = "Every person, count and page is invented.";
    for (int i = 1; i <= 4; ++i) add_actor(fmt::format("outlet_{}", i), actor_kind::media);
  }
  void add_actor(const std::string& name, actor_kind kind) {
    actor a;
    a.id = actor_id(name);
    a.name = name + " (simulated)";
    a.kind = kind;
    made_.content.actors.push_back(std::move(a));
  }
  account& add_account(const std::string& name, const std::string& counter, const std::string& population) {
    account a;
    a.id = account_id(name);
    a.counter = actor_id(counter);
    a.population = population;
    made_.content.accounts.push_back(std::move(a));
    return made_.content.accounts.back();
  }

  std::vector<publishing_counter> keep_lists(const history& past, random_source& lists, random_source& more) {
    std::vector<publishing_counter> counters;
    const auto start = lists.between(0, settings_.days / 3) * 24;
    for (std::int64_t i = 1; i <= settings_.counters; ++i) {
      go_on();
      publishing_counter by;
      by.series_start = start;
      by.ways.name = fmt::format("counter_{}", i);
      by.ways.coverage = lists.between(50, 100);
      by.ways.late = lists.between(0, 40);
      by.ways.counts_house_arrest = lists.chance(60);
      by.ways.waits_to_verify = lists.chance(50);
      // One who hears of everybody at once, so that an arrest that is told is an entry.
      if (settings_.lives && i == settings_.counters && more.chance(40)) {
        by.ways.coverage = 100;
        by.ways.late = 0;
        by.ways.waits_to_verify = false;
        by.hears_all = true;
      }
      add_actor(by.ways.name, i % 2 == 1 ? actor_kind::ngo : actor_kind::government);
      auto& a = add_account(by.ways.name, by.ways.name, "prisoners on the list of " + by.ways.name);
      if (!by.ways.counts_house_arrest) a.rule.clauses.push_back({facet::regime, "house_arrest", false});
      a.rule.leaves = by.ways.waits_to_verify ? leaving_rule::when_verified : leaving_rule::when_freed;
      const bool by_place = i == 1 && settings_.facilities;
      auto moves = keep_register(past, by.ways, by_place, lists);
      made_.truth.accounts.emplace(by.ways.name, account_truth(std::move(moves.list), past.people));
      if (by_place) facilities(by, std::move(moves.places), past);
      counters.push_back(std::move(by));
    }
    return counters;
  }
  /// The facilities and house arrest share out the list: nobody is in two.
  void facilities(publishing_counter& by, std::vector<std::vector<movement>> places, const history& past) {
    claim c;
    c.id = claim_id("parts-of-" + by.ways.name);
    c.speaker = actor_id(by.ways.name);
    related_claim parts;
    parts.account = account_id(by.ways.name);
    parts.relation = account_relation::disjoint_parts;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const bool home = i + 1 == places.size();
      if (home && !by.ways.counts_house_arrest) continue;
      const auto name = fmt::format("{}/{}", by.ways.name, home ? "home" : fmt::format("facility_{}", i + 1));
      add_account(name, by.ways.name, home ? "those of the list under house arrest" : fmt::format("those of the list in facility {}", i + 1));
      made_.truth.accounts.emplace(name, account_truth(std::move(places[i]), past.people));
      parts.others.emplace_back(name);
      by.places.push_back(name);
    }
    c.says = std::move(parts);
    c.said = parse_edtf(to_string(settings_.first_day));
    made_.content.claims.push_back(std::move(c));
  }

  /// Each wave of releases is an event of one day.
  void waves(const std::vector<std::int64_t>& days) {
    for (std::size_t i = 0; i < days.size() && i < 100; ++i) {
      event e;
      e.id = event_id(fmt::format("wave_{}", i + 1));
      e.kind = event_kind::release;
      e.title = fmt::format("Releases, wave {}", i + 1);
      claim c;
      c.id = claim_id(fmt::format("wave-{}", i + 1));
      c.speaker = actor_id("outlet_1");
      const auto text = to_string(settings_.first_day.plus(days[i]));
      c.says = dated_claim{e.id, parse_edtf(text), {}, {}};
      c.said = parse_edtf(to_string(settings_.first_day.plus(days[i] + 1)));
      made_.content.events.push_back(std::move(e));
      made_.content.claims.push_back(std::move(c));
    }
  }

  void named_people() {
    auto& all = made_.content;
    const auto many = std::min<std::size_t>(made_.truth.people.size(), static_cast<std::size_t>(settings_.named));
    if (many == 0) return;
    named_ = many;
    group known;
    known.id = group_id("known");
    known.name = "Known by name (simulated)";
    known.size = quantity::at_least(static_cast<std::int64_t>(many));
    for (std::size_t i = 0; i < many; ++i) {
      person p;
      p.id = person_id(fmt::format("person_{}", i + 1));
      p.name = fmt::format("Person {} (synthetic)", i + 1);
      p.synthetic = true;
      known.members.push_back(p.id);
      claim c;
      c.id = claim_id(fmt::format("sex-of-{}", p.id));
      c.speaker = actor_id("counter_1");
      attribute_claim says;
      says.of.person = p.id;
      says.property = "sex";
      says.value = made_.truth.people[i].female ? "female" : "male";
      c.says = std::move(says);
      c.said = parse_edtf(to_string(settings_.first_day));
      all.people.push_back(std::move(p));
      all.claims.push_back(std::move(c));
    }
    all.groups.push_back(std::move(known));
  }

  simulation_settings settings_;
  random_source random_;
  std::stop_token stop_;
  simulation made_;
  std::size_t named_ = 0;
};

}  // namespace

simulation simulate(const simulation_settings& s, std::stop_token stop) {
  require_valid(s);
  return simulator(s, std::move(stop)).run();
}

}  // namespace habeas
