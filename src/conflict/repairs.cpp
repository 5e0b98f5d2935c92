// SPDX-License-Identifier: MIT
#include <habeas/conflict/repairs.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "ledger/difference_rows.hpp"
#include <habeas/timeline/timeline.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/model/excerpt.hpp>
#include <habeas/time/shifted.hpp>

namespace habeas {

namespace {

/// Tries changes of one claim in an excerpt that holds the contradiction alone.
class repair_finder {
 public:
  repair_finder(const excerpts& whole, const contradiction& c, account_id account, ledger_options options, std::stop_token stop)
      : whole_(&whole), found_(&c), account_(std::move(account)), options_(options), stop_(std::move(stop)),
        content_(whole.of(c.claims)) {}

  repairs run();

 private:
  /// By how much the claims miss one another; nothing where they hold.
  [[nodiscard]] std::optional<std::int64_t> miss(dossier_content content) const;
  /// The same of an account where only whether they hold is asked: conflicts that are left are not looked for.
  [[nodiscard]] bool holds(dossier_content content) const;
  [[nodiscard]] static bool hold(const ledger& books);
  [[nodiscard]] ledger_options without_search() const;

  template <class Change>
  [[nodiscard]] std::optional<dossier_content> changed(const claim_id& name, Change change) const {
    auto content = content_;
    for (auto& c : content.claims)
      if (c.id == name) return change(c, content) ? std::optional(std::move(content)) : std::nullopt;
    return std::nullopt;
  }
  [[nodiscard]] const claim& at(const claim_id& name) const;

  /// The least step in one direction after which the claims hold. Each round adds no more than is surely needed: where
  /// `uses` rows move by one each step, a miss of m takes m / uses steps. Gives up where steps do not help.
  template <class Try>
  [[nodiscard]] std::optional<std::int64_t> least_step(std::int64_t at_first, std::int64_t uses, Try&& holds_after) const {
    std::int64_t step = 0, left = at_first;
    for (int round = 0, worse = 0; round < 64 && worse < 2; ++round) {
      step += (left + uses - 1) / uses;
      const std::optional<std::optional<std::int64_t>> now = holds_after(step);
      if (!now) return std::nullopt;
      if (!*now) return step;
      worse = **now >= left ? worse + 1 : 0;
      left = **now;
    }
    return std::nullopt;
  }
  /// How often the proof uses a claim: no row of it moves more often with its number or date.
  [[nodiscard]] std::int64_t uses_of(const claim_id& name) const { return std::max<std::int64_t>(1, uses_in(found_->proof, name)); }
  [[nodiscard]] static std::int64_t uses_in(const proof& p, const claim_id& name);

  static std::optional<quantity> plus(const quantity& q, std::int64_t by);
  static quantity* number_in(claim& c) { return const_cast<quantity*>(number_of(c)); }

  void numbers(claim_repair& r, std::int64_t at_first) const;

  /// The date of a claim that plays this part, and the stretch in which it puts an instant; nothing where it has none.
  struct dated_part {
    edtf date;
    uncertain_instant within;
  };
  [[nodiscard]] std::optional<dated_part> part(const claim& c, date_role what) const;
  /// A claim that says no day of its own has that of what it repeats, else that of its bulletin.
  [[nodiscard]] std::optional<edtf> cutoff_date(const claim& c) const;
  static bool move(claim& c, date_role what, const edtf& to);

  void dates(claim_repair& r, date_role what, std::int64_t at_first) const;

  /// The moves that bring either end of a stretch before, onto and past each instant that the account knows; the
  /// shortest first.
  [[nodiscard]] std::vector<std::int64_t> passing(const uncertain_instant& within) const;

  /// A century: a date that must move further was not a slip.
  static constexpr std::int64_t furthest = 36'525;

  const excerpts* whole_;
  const contradiction* found_;
  account_id account_;
  ledger_options options_;
  std::stop_token stop_;
  dossier_content content_;
};

repairs repair_finder::run() {
  repairs all;
  const auto at_first = miss(content_);
  for (const auto& name : found_->claims) {
    claim_repair r{name, {}, {}};
    if (at_first) {
      numbers(r, *at_first);
      for (const auto what : {date_role::cutoff, date_role::start, date_role::end, date_role::during, date_role::date}) dates(r, what, *at_first);
    }
    all.claims.push_back(std::move(r));
  }
  for (const auto& a : found_->assumptions) {
    auto content = content_;
    for (auto& one : content.assumptions)
      if (one.id == a) one.on = false;
    if (!miss(content)) all.assumptions.push_back(a);
  }
  return all;
}

std::optional<std::int64_t> repair_finder::miss(dossier_content content) const {
  const auto d = whole_->only(std::move(content), found_->claims);
  const auto amount = [](const proof& p) { return std::max<std::int64_t>(1, (-p.value + p.divisor - 1) / p.divisor); };
  if (!account_) {
    const auto found = timeline(d, stop_).contradictions();
    return found.empty() ? std::nullopt : std::optional(amount(found.front().proof));
  }
  const ledger books(d, account_, without_search(), stop_);
  if (hold(books)) return std::nullopt;
  // The claims are those of one contradiction: it need not be looked for among them, and is proved of them all.
  std::vector<solve::premise> all;
  for (const auto p : books.premises_in_use())
    if (books.premises().is_claim(p)) all.push_back(p);
  return amount(books.contradiction_of(all, stop_).proof);
}

ledger_options repair_finder::without_search() const {
  auto options = options_;
  options.repair_effort = 0;
  return options;
}

bool repair_finder::hold(const ledger& books) { return books.conflicts_settled() && books.conflict_sets().empty(); }

bool repair_finder::holds(dossier_content content) const {
  return hold(ledger(whole_->only(std::move(content), found_->claims), account_, without_search(), stop_));
}

const claim& repair_finder::at(const claim_id& name) const {
  return *std::find_if(content_.claims.begin(), content_.claims.end(), [&](const claim& c) { return c.id == name; });
}

std::int64_t repair_finder::uses_in(const proof& p, const claim_id& name) {
  std::int64_t uses = 0;
  for (const auto& s : p.steps) {
    if (s.because) uses += uses_in(*s.because, name);
    else if (std::find(s.claims.begin(), s.claims.end(), name) != s.claims.end()) uses += s.times;
  }
  return uses;
}

std::optional<quantity> repair_finder::plus(const quantity& q, std::int64_t by) {
  const auto first = q.first() + by, second = q.second() + by;
  if (q.how() == quantifier::unquantified || first < (q.how() == quantifier::fewer_than ? 1 : 0) || second > quantity::greatest) return std::nullopt;
  return q.how() == quantifier::between ? quantity::between(first, second) : quantity::of(q.how(), first);
}

void repair_finder::numbers(claim_repair& r, std::int64_t at_first) const {
  const auto* stated = number_of(at(r.claim));
  if (stated == nullptr) return;
  for (const int way : {-1, 1}) {
    const auto step = least_step(at_first, uses_of(r.claim), [&](std::int64_t by) -> std::optional<std::optional<std::int64_t>> {
      const auto other = plus(*stated, way * by);
      if (!other) return std::nullopt;
      return miss(*changed(r.claim, [&](claim& c, dossier_content&) { return *number_in(c) = *other, true; }));
    });
    if (step) r.numbers.push_back({*stated, *plus(*stated, way * *step), way * *step});
  }
}

std::optional<repair_finder::dated_part> repair_finder::part(const claim& c, date_role what) const {
  const auto clock = content_.clock;
  const auto where = content_.hemisphere;
  const auto* held = std::get_if<held_claim>(&c.says);
  const auto* flow = std::get_if<flow_claim>(&c.says);
  const auto* dated = std::get_if<dated_claim>(&c.says);
  const auto of_time_ref = [&](const std::optional<time_ref>& m) -> std::optional<dated_part> {
    if (!m || !m->date) return std::nullopt;
    const auto within = m->kind == time_ref::how::start_of ? window_start(*m->date, clock, where)
                        : m->kind == time_ref::how::end_of ? window_end(*m->date, clock, where)
                                                         : cutoff_point(*m->date, clock, where);
    return dated_part{*m->date, within};
  };
  switch (what) {
    case date_role::cutoff:
      if ((held && !held->during) || (flow && (c.as_of || !flow->to)))
        if (const auto date = cutoff_date(c)) return dated_part{*date, cutoff_point(*date, clock, where)};
      return std::nullopt;
    case date_role::start: return flow ? of_time_ref(flow->from) : std::nullopt;
    case date_role::end: return flow && !c.as_of ? of_time_ref(flow->to) : std::nullopt;
    case date_role::during:
      if (held && held->during) return dated_part{*held->during, cutoff_point(*held->during, clock, where)};
      return std::nullopt;
    case date_role::date:
      if (dated && dated->date) return dated_part{*dated->date, cutoff_point(*dated->date, clock, where)};
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<edtf> repair_finder::cutoff_date(const claim& c) const {
  if (c.as_of) return c.as_of;
  if (c.derived_from)
    for (const auto& other : content_.claims)
      if (other.id == c.derived_from) return cutoff_date(other);
  for (const auto& b : content_.bulletins)
    if (b.id == c.bulletin) return b.as_of;
  return std::nullopt;
}

bool repair_finder::move(claim& c, date_role what, const edtf& to) {
  auto* flow = std::get_if<flow_claim>(&c.says);
  switch (what) {
    case date_role::cutoff:  // of this claim alone: it leaves its bulletin behind
      c.as_of = to;
      c.bulletin = {};
      return true;
    case date_role::start: return flow->from->date = to, true;
    case date_role::end: return flow->to->date = to, true;
    case date_role::during: return std::get<held_claim>(c.says).during = to, true;
    case date_role::date: return std::get<dated_claim>(c.says).date = to, true;
  }
  return false;
}

void repair_finder::dates(claim_repair& r, date_role what, std::int64_t at_first) const {
  const auto from = part(at(r.claim), what);
  if (!from) return;
  const auto after = [&](std::int64_t days) -> std::optional<dossier_content> {
    const auto to = shifted(from->date, days, content_.hemisphere);
    if (!to) return std::nullopt;
    return changed(r.claim, [&](claim& c, dossier_content&) { return move(c, what, *to); });
  };
  const auto add = [&](std::int64_t days) { r.dates.push_back({what, days, from->date, *shifted(from->date, days, content_.hemisphere)}); };
  if (!account_) {
    for (const int way : {-1, 1})
      if (const auto days = least_step(at_first, uses_of(r.claim), [&](std::int64_t by) -> std::optional<std::optional<std::int64_t>> {
            auto content = after(way * by);
            if (!content) return std::nullopt;
            return miss(std::move(*content));
          }))
        add(way * *days);
    return;
  }
  // In an account only the order of points counts: it changes where this date passes another one.
  const auto steps = passing(from->within);
  for (const int way : {-1, 1})
    for (const auto days : steps) {
      if (days * way < 0) continue;
      auto content = after(days);
      if (!content || !holds(std::move(*content))) continue;
      add(days);
      break;
    }
}

std::vector<std::int64_t> repair_finder::passing(const uncertain_instant& within) const {
  const auto d = whole_->only(content_, found_->claims);
  const claim_premises premises(d);
  const timeline events(d);
  const ledger_system rows(d, premises, &events, account_, options_.about, {});
  std::set<std::int64_t> days;
  for (const auto& p : rows.table().points()) {
    if (p.exact) days.insert(p.exact->day);
    for (const auto& range : p.ranges)
      for (const auto t : {range.within.earliest, range.within.latest})
        if (t.is_finite()) days.insert(t.day);
  }
  std::set<std::int64_t> moves;
  for (const auto t : {within.earliest, within.latest})
    if (t.is_finite())
      for (const auto other : days)
        for (const int beside : {-1, 0, 1})
          if (const auto by = other - t.day + beside; by != 0 && by < furthest && by > -furthest) moves.insert(by);
  std::vector<std::int64_t> steps(moves.begin(), moves.end());
  std::sort(steps.begin(), steps.end(), [](std::int64_t a, std::int64_t b) { return std::abs(a) != std::abs(b) ? std::abs(a) < std::abs(b) : a < b; });
  return steps;
}

}  // namespace

repairs find_repairs(const excerpts& whole, const contradiction& c, const account_id& account, ledger_options options, std::stop_token stop) {
  return repair_finder(whole, c, account, options, std::move(stop)).run();
}

}  // namespace habeas
