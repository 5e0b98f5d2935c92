// SPDX-License-Identifier: MIT
#include "ledger/difference_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ledger/account_points.hpp"
#include "ledger/related_kinds.hpp"
#include "people/people_rows.hpp"
#include "solve/closure.hpp"

namespace habeas {

ledger_system::ledger_system(const dossier& d, const claim_premises& premises, const timeline* events,
                             const account_id& account, const std::optional<about_policy>& about,
                             const std::vector<account_point>& extra, std::shared_ptr<const account_people> people)
    : dossier_(&d), premises_(&premises), account_(account), about_(about), table_(d, premises, events, account), rows_(premises),
      order_(premises), people_(people ? std::move(people) : std::make_shared<const account_people>(d, premises, account)) {
  table_.exactly(instant{0, 0});  // some boundary to hang the calendar on; it bounds nothing by itself
  read_claims();
  read_people();
  for (const auto& name : extra) (void)table_.ensure(name);
  number_variables();
  order_rows();
  claim_rows();
  named_people_rows();
  closed_account_rows();
}

std::optional<std::size_t> ledger_system::chain_place(const chain& c) const {
  const auto at = std::find(chains_.begin(), chains_.end(), c);
  return at == chains_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - chains_.begin()));
}

std::optional<ledger_system::counted> ledger_system::reading_of(std::size_t place) const {
  const claim& c = claim_at(place);
  if (const auto* made = std::get_if<response_claim>(&c.says)) {
    if (made->kind != response::corrected || !made->number) return std::nullopt;
    const auto target = dossier_->find_place(made->about);
    // It stands in place of a claim that would count: not of one that is off, or superseded.
    if (!target || dossier_->status_of(*target) != claim_status::corrected) return std::nullopt;
    auto inner = reading_of(*target);
    if (inner) inner->number = &*made->number;
    return inner;
  }
  if (const auto* q = number_of(c)) return counted{&c, q};
  return std::nullopt;
}

void ledger_system::read_claims() {
  chains_ = {{direction::entries, {}}, {direction::exits, {}}};
  std::set<chain> kinds;
  for (const auto place : dossier_->canonical_order()) {
    if (!dossier_->counts(place)) continue;
    const auto said = reading_of(place);
    if (!said) continue;
    const auto origin = static_cast<std::size_t>(said->said_as - dossier_->content().claims.data());
    const auto interval = said->number->interval(about_);
    if (const auto* held = std::get_if<held_claim>(&said->said_as->says); held && held->account == account_) {
      if (interval.is_unbounded()) without_bound_.push_back(place);
      read_stock(*held, place, origin, interval);
    } else if (const auto* flow = std::get_if<flow_claim>(&said->said_as->says); flow && flow->account == account_) {
      if (interval.is_unbounded()) without_bound_.push_back(place);
      read_flow(*flow, place, origin, interval);
      if ((flow->way == direction::entries || flow->way == direction::exits) && is_kind(chain_of(*flow))) kinds.insert(chain_of(*flow));
    }
  }
  add_wider_chains(kinds);
  chains_.insert(chains_.end(), kinds.begin(), kinds.end());
}

void ledger_system::add_wider_chains(std::set<chain>& kinds) {
  std::set<chain> wider;
  for (const auto& k : kinds)
    if (k.of && !k.by.is_empty()) wider.insert({k.way, k.of, {}});
  for (const auto& a : dossier_->content().assumptions)
    if (is_closing(a)) wider.merge(closed_kinds(a));
  kinds.merge(wider);
}

bool ledger_system::is_closing(const assumption& a) const {
  return (a.effect == assumption_effect::no_other_exits || a.effect == assumption_effect::no_other_entries) && a.account == account_ &&
         dossier_->find_place(a.id) && dossier_->assumes(a.id);
}

std::set<chain> ledger_system::closed_kinds(const assumption& a) const {
  const auto way = a.effect == assumption_effect::no_other_exits ? direction::exits : direction::entries;
  std::set<chain> kinds;
  for (const auto m : a.kinds) kinds.insert({way, m, {}});
  if (!kinds.empty()) return kinds;
  const auto& claims = dossier_->content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto now = dossier_->status_of(i);
    const bool is_off = now == claim_status::switched_off || now == claim_status::assumption_off || now == claim_status::tentative_off;
    if (now != claim_status::counts && !is_off) continue;
    const auto* said = &claims[i];
    while (const auto* made = std::get_if<response_claim>(&said->says)) {
      said = made->kind == response::corrected ? dossier_->find(made->about) : nullptr;
      if (said == nullptr) break;
    }
    const auto* flow = said == nullptr ? nullptr : std::get_if<flow_claim>(&said->says);
    if (flow == nullptr || flow->account != account_ || flow->way != way || !is_kind(chain_of(*flow))) continue;
    // A narrower count is no total of its mechanism.
    kinds.insert(flow->of ? chain{way, flow->of, {}} : chain_of(*flow));
  }
  std::set<chain> widest;
  for (const auto& k : kinds)
    if (std::none_of(kinds.begin(), kinds.end(), [&](const chain& other) { return other != k && lies_inside(k, other); })) widest.insert(k);
  return widest;
}

void ledger_system::read_stock(const held_claim& held, std::size_t place, std::size_t origin,
                               integer_interval interval) {
  if (!held.during) {
    stocks_.emplace_back(place, table_.cutoff_of(origin));
    stock_rows_.push_back({place, stocks_.back().second, stocks_.back().second, interval, row_rule::held, {}});
    return;
  }
  const auto b = held.during->bounds(dossier_->content().hemisphere);
  std::vector<solve::premise> on;
  const auto bounds_nothing = [&] {
    if (!interval.is_unbounded()) without_bound_.push_back(place);
  };
  if (held.during->is_qualified()) {
    if (!dossier_->assumes(dates_as_written)) return bounds_nothing();
    on.push_back(table_.premise_of(dates_as_written));
  }
  if (held.reading == reading::throughout && held.during->is_all_of()) {
    // On every day of every member.
    bool any = false;
    held.during->for_each_member(dossier_->content().hemisphere, [&](std::optional<day> from, std::optional<day> to, date_precision) {
      if (!from || !to) return;
      any = true;
      stock_rows_.push_back({place, table_.exactly(instant::start_of(*from)), table_.exactly(instant::end_of(*to)), interval, row_rule::held_throughout, on});
    });
    return any ? void() : bounds_nothing();
  }
  const bool every_day = held.reading == reading::throughout && !held.during->is_set();
  // Throughout an interval: on the days that are certainly in it. Throughout another date: on all its days.
  auto first = every_day && held.during->is_interval() ? b.latest_start : b.earliest_start;
  auto last = every_day && held.during->is_interval() ? b.earliest_end : b.latest_end;
  // Of an interval with an open side, the day that is stated is in it, where it is one day.
  if (every_day && held.during->is_interval() && first.is_day() && !last.is_day() && b.earliest_start == b.latest_start) last = first;
  if (every_day && held.during->is_interval() && last.is_day() && !first.is_day() && b.earliest_end == b.latest_end) first = last;
  if (!first.is_day() || !last.is_day() || last.value < first.value) return bounds_nothing();
  stock_rows_.push_back({place, table_.exactly(instant::start_of(first.value)), table_.exactly(instant::end_of(last.value)),
                         interval, every_day ? row_rule::held_throughout : row_rule::held_sometime, on});
}

void ledger_system::read_flow(const flow_claim& flow, std::size_t place, std::size_t origin,
                              integer_interval interval) {
  const auto to = table_.end_of(origin);
  const auto from = table_.start_of(origin);
  if (from) table_.put_before(*from, to, row_rule::order, rests_on(place));
  if (flow.way == direction::net) {
    // A net change joins four running counts: no row of differences. Kept for the linear program.
    if (interval.is_unbounded()) return;
    without_bound_.push_back(place);
    if (!from) return;  // how many there were at first is not known either
    if (flow.falls) {
      const auto turned = [](const std::optional<std::int64_t>& n) { return n ? std::optional(-*n) : std::nullopt; };
      interval = {turned(interval.high), turned(interval.low)};
    }
    nets_.push_back({place, *from, to, interval});
    return;
  }
  if (flow.way == direction::ever_held) return read_ever_held(place, from, to, interval);
  // Without a start there is a lower end alone, and "at most 5" has none.
  if (!from && interval.high && interval.low.value_or(0) == 0 && *interval.high > 0) without_bound_.push_back(place);
  flows_.push_back({place, chain_of(flow), from, to, interval});
}

bool ledger_system::kinds_stand_alone() const {
  if (chains_.size() <= 2) return true;
  for (std::size_t c = 0; c < chains_.size(); ++c) {
    if (!sets_apart_in(c).empty() || (c < 2 && !kind_points(c).empty())) return false;
    for (std::size_t wider = 2; wider < chains_.size(); ++wider)
      if (wider != c && lies_inside(chains_[c], chains_[wider])) return false;
  }
  return true;
}

void ledger_system::read_ever_held(std::size_t place, std::optional<std::size_t> from, std::size_t to, integer_interval interval) {
  const bool was_bounded = !interval.is_unbounded();
  if (!from || dossier_->get(account_).rule.unit == counting_unit::persons) interval.high.reset();
  if (was_bounded && interval.is_unbounded()) without_bound_.push_back(place);
  ever_held_.push_back({place, from, to, interval});
}

void ledger_system::read_people() {
  auto told = people_->told;
  counted_chains_ = chains_.size();
  for (const auto& p : people_->rows) {
    (void)table_.ensure(p.from);
    (void)table_.ensure(p.to);
    told.emplace(p.way, p.kind);
  }
  for (const auto& [way, kind] : told)
    for (const auto& c : kinds_of(way, kind, false))
      if (!chain_place(c)) chains_.push_back(c);
  for (const auto& [way, kind] : told)
    for (const auto& c : kinds_of(way, kind, true))
      if (chains_.size() < most_with_several_limits && !chain_place(c)) chains_.push_back(c);
  for (const auto& c : kinds_of_related(*dossier_, account_))
    if (!chain_place(c)) chains_.push_back(c);
  std::sort(chains_.begin() + static_cast<std::ptrdiff_t>(counted_chains_), chains_.end());
  for (const auto& a : dossier_->content().assumptions) {
    if (!is_closing(a)) continue;
    closed_way closed{a.id, a.effect == assumption_effect::no_other_exits ? direction::exits : direction::entries, {}};
    for (const auto& c : closed_kinds(a)) closed.kinds.push_back(*chain_place(c));
    std::sort(closed.kinds.begin(), closed.kinds.end());
    closed_.push_back(std::move(closed));
  }
  read_speakers();
  read_repeated();
}

void ledger_system::read_repeated() {
  if (dossier_->get(account_).rule.unit != counting_unit::persons) return;
  for (const auto way : {direction::entries, direction::exits}) {
    if (std::none_of(flows_.begin(), flows_.end(), [&](const flow_row& f) { return f.in.way == way && f.number.high; })) continue;
    const auto people = repeated_changes(*dossier_, account_, way);
    if (!people.empty()) named_twice_.insert(way);
    for (auto& f : flows_) {
      if (f.in.way != way || !f.number.high || !f.from) continue;
      const auto &start = table_.points()[*f.from].exact, &end = table_.points()[f.to].exact;
      for (const auto& changes : people) {
        const auto there = [&](const named_change& c) {
          return c.may_be_of(f.in.of, f.in.by) && !(start && c.last <= *start) && !(end && *end <= c.first);
        };
        const bool named = std::any_of(changes.begin(), changes.end(), [&](const named_change& c) { return !c.with_group && there(c); });
        if (named) f.more += std::count_if(changes.begin(), changes.end(), there) - 1;
      }
    }
  }
}

std::optional<std::vector<solve::premise>> ledger_system::grounds_of_most(const flow_row& f) const {
  auto on = rests_on(f.claim_place);
  if (dossier_->get(account_).rule.unit != counting_unit::persons) return on;
  if (!dossier_->assumes(nobody_twice)) return std::nullopt;
  if (named_twice_.count(f.in.way) != 0) on.push_back(table_.premise_of(nobody_twice));
  return on;
}

std::vector<chain> ledger_system::kinds_of(direction way, const change_kind& kind, bool of_several_limits) {
  if (!kind.of) return {};
  // With and without each thing that limits it: a release by pardon, on condition to report, is of all these kinds.
  std::vector<std::pair<narrower_kind, int>> narrower(1);
  const auto limit = [&](auto narrower_kind::*field, const auto& values) {
    const auto without = narrower.size();
    for (const auto& value : values)
      for (std::size_t i = 0; i < without; ++i) {
        narrower.push_back(narrower[i]);
        narrower.back().first.*field = value;
        ++narrower.back().second;
      }
  };
  if (kind.by.ground) limit(&narrower_kind::ground, std::vector{kind.by.ground});
  limit(&narrower_kind::condition, kind.under);
  if (kind.by.destination) limit(&narrower_kind::destination, std::vector{kind.by.destination});
  if (kind.by.authority) limit(&narrower_kind::authority, std::vector{kind.by.authority});
  std::vector<chain> kinds;
  for (const auto& [by, limits] : narrower)
    if (of_several_limits == (limits > 1)) kinds.push_back({way, kind.of, by});
  return kinds;
}

void ledger_system::read_speakers() {
  std::map<actor_id, std::set<std::size_t>> all;
  std::map<std::pair<actor_id, std::string>, std::set<std::size_t>> together;
  for (const auto& f : flows_) {
    if (!is_kind(f.in)) continue;
    const auto& c = claim_at(f.claim_place);
    const auto k = *chain_place(f.in);
    all[c.speaker].insert(k);
    if (f.in.of) all[c.speaker].insert(*chain_place({f.in.way, f.in.of, {}}));
    if (c.bulletin) together[{c.speaker, "b" + c.bulletin.text()}].insert(k);
    if (c.document) together[{c.speaker, "d" + c.document.text()}].insert(k);
  }
  for (const auto& [who, kinds] : all) {
    speakers_.push_back({who, {kinds.begin(), kinds.end()}, {}});
    for (const auto& [where, these] : together)
      if (where.first == who && these.size() > 1) speakers_.back().together.emplace_back(these.begin(), these.end());
  }
  for (std::size_t k = 0; k < chains_.size(); ++k) sets_apart_.push_back(find_sets_apart(k));
}

std::vector<solve::premise> ledger_system::rests_on(std::size_t place) const {
  std::vector<solve::premise> on{premises_->of_claim(place)};
  const auto under = [&](const claim& c) {
    for (const auto& a : c.under) on.push_back(table_.premise_of(a));
    const auto* flow = std::get_if<flow_claim>(&c.says);
    if (flow && flow->from_under && dossier_->assumes(flow->from_under)) on.push_back(table_.premise_of(flow->from_under));
  };
  under(claim_at(place));
  if (const auto said = reading_of(place); said && said->said_as != &claim_at(place)) under(*said->said_as);
  return on;
}

void ledger_system::number_variables() {
  std::set<instant> calendar;
  for (const auto& p : table_.points()) {
    if (p.exact) calendar.insert(*p.exact);
    for (const auto& r : p.ranges)
      for (const auto t : {r.within.earliest, r.within.latest})
        if (t.is_finite()) calendar.insert(t);
  }
  for (const auto t : calendar) table_.exactly(t);
  const auto& points = table_.points();
  const auto when = [&](std::size_t i) {
    if (i == point_table::beginning) return instant::earliest();
    if (points[i].exact) return *points[i].exact;
    auto first = instant::earliest();
    for (const auto& r : points[i].ranges) first = std::max(first, r.within.earliest);
    return first;
  };
  by_position_.resize(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) by_position_[i] = i;
  std::vector<instant> times(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) times[i] = when(i);
  std::sort(by_position_.begin(), by_position_.end(), [&](std::size_t a, std::size_t b) {
    if ((a == point_table::beginning) != (b == point_table::beginning)) return a == point_table::beginning;
    if (times[a] != times[b]) return times[a] < times[b];
    if (points[a].exact.has_value() != points[b].exact.has_value()) return points[a].exact.has_value();
    return points[a].name < points[b].name;
  });
  position_.resize(points.size());
  for (std::size_t i = 0; i < by_position_.size(); ++i) position_[by_position_[i]] = i;

  for (const auto i : by_position_) {
    order_.add(term::of(account_, {}, points[i].name));
    for (const auto& c : chains_) rows_.add(term::of(account_, as_term_chain(c), points[i].name));
  }
  for (std::size_t k = chains_.size() > 2 ? 0 : 2; k < chains_.size(); ++k) (void)kind_points_[k];
}

const claim_system& ledger_system::kind_rows(std::size_t chain_place) const {
  const std::lock_guard lock(kinds_mutex_);
  auto& made = kinds_[chain_place];
  if (made) return *made;
  auto kind = std::make_unique<claim_system>(*premises_);
  for (const auto i : by_position_) kind->add(term::of(account_, as_term_chain(chains_[chain_place]), table_.points()[i].name));
  const auto all = static_cast<solve::variable>(chains_.size()), own = static_cast<solve::variable>(chain_place);
  const auto& rows = rows_.system().rows();
  for (solve::row_index r = 0; r < rows.size(); ++r)
    if (rows[r].plus % all == own && rows[r].minus % all == own) kind->take(rows_, r, rows[r].plus / all, rows[r].minus / all);
  made = std::move(kind);
  return *made;
}

void ledger_system::never_falls(std::size_t before, std::size_t after, row_rule by, std::span<const solve::premise> on,
                                std::shared_ptr<const kept_proof> because) {
  order_.at_most(order_at(before), order_at(after), 0, by, on, because);
  for (std::size_t k = 0; k < chains_.size(); ++k) rows_.at_most(at(k, before), at(k, after), 0, by, on, because);
}

void ledger_system::reserve_rows() {
  std::size_t orders = table_.orders().size();
  for (const auto& p : table_.points()) {
    ++orders;
    for (const auto& r : p.ranges) orders += (r.within.earliest.is_finite() ? 1 : 0) + (r.within.latest.is_finite() ? 1 : 0);
  }
  order_.system().reserve_rows(orders);
  const auto of_claims = 2 * (stock_rows_.size() + flows_.size() + ever_held_.size() + people_->rows.size());
  rows_.system().reserve_rows(orders * chains_.size() + table_.points().size() + of_claims);
}

void ledger_system::order_rows() {
  reserve_rows();
  const auto& points = table_.points();
  std::size_t last_exact = point_table::beginning;
  for (const auto i : by_position_) {
    if (i == point_table::beginning) continue;
    if (points[i].exact) {
      never_falls(last_exact, i, row_rule::order);
      last_exact = i;
      continue;
    }
    never_falls(point_table::beginning, i, row_rule::order);
    for (const auto& r : points[i].ranges) {
      if (r.within.earliest.is_finite())
        never_falls(*table_.find(account_point::at(r.within.earliest)), i, row_rule::order, r.rests_on, r.because);
      if (r.within.latest.is_finite())
        never_falls(i, *table_.find(account_point::at(r.within.latest)), row_rule::order, r.rests_on, r.because);
    }
  }
  for (const auto& o : table_.orders()) never_falls(o.before, o.after, o.by, o.rests_on, o.because);
  for (const auto i : by_position_) rows_.at_most(at(1, i), at(0, i), 0, row_rule::held_is_not_negative);
}

void ledger_system::claim_rows() {
  for (const auto& s : stock_rows_) {
    auto on = rests_on(s.place);
    on.insert(on.end(), s.also.begin(), s.also.end());
    if (s.by == row_rule::held_sometime) {
      if (s.number.low) rows_.at_least(at(0, s.to), at(1, s.from), *s.number.low, s.by, on);
      if (s.number.high) rows_.at_most(at(0, s.from), at(1, s.to), *s.number.high, s.by, on);
    } else if (s.by == row_rule::held) {
      stock_row(s, s.from, on);
    } else {
      throughout_rows(s, on);
    }
  }
  for (const auto& f : flows_) flow_rows(f);
  for (const auto& e : ever_held_) {
    const auto on = rests_on(e.claim_place);
    const auto in = at(0, e.to), out = at(1, e.from.value_or(point_table::beginning));
    if (e.number.low) rows_.at_least(in, out, *e.number.low, row_rule::ever_held, on);
    if (e.number.high) rows_.at_most(in, out, *e.number.high, row_rule::ever_held, on);
  }
}

void ledger_system::stock_row(const stock_claim& s, std::size_t point, std::span<const solve::premise> on) {
  if (s.number.low) rows_.at_least(at(0, point), at(1, point), *s.number.low, s.by, on);
  if (s.number.high) rows_.at_most(at(0, point), at(1, point), *s.number.high, s.by, on);
}

void ledger_system::throughout_rows(const stock_claim& s, std::span<const solve::premise> on) {
  const auto& points = table_.points();
  const auto first = *points[s.from].exact, last = *points[s.to].exact;
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i].exact) {
      if (first <= *points[i].exact && *points[i].exact <= last) stock_row(s, i, on);
      continue;
    }
    // By what is certain of the point, else by what is assumed of it; a point that another claim places is left.
    const known_range* by = nullptr;
    for (const auto& r : points[i].ranges) {
      const bool assumed = std::none_of(r.rests_on.begin(), r.rests_on.end(), [&](solve::premise l) { return premises_->is_claim(l); });
      if (r.because || !assumed || r.within.earliest < first || last < r.within.latest) continue;
      if (by == nullptr || r.rests_on.size() < by->rests_on.size()) by = &r;
    }
    if (by == nullptr) continue;
    std::vector<solve::premise> with(on.begin(), on.end());
    with.insert(with.end(), by->rests_on.begin(), by->rests_on.end());
    stock_row(s, i, with);
  }
}

void ledger_system::flow_rows(const flow_row& f) {
  const auto on = rests_on(f.claim_place);
  const auto k = *chain_place(f.in);
  const auto by = f.in.way == direction::entries ? row_rule::entries : row_rule::exits;
  const auto from = f.from.value_or(point_table::beginning);
  const auto most_on = f.number.high && f.from ? grounds_of_most(f) : std::nullopt;
  if (f.number.low) rows_.at_least(at(k, f.to), at(k, from), *f.number.low, by, on);
  if (most_on) rows_.at_most(at(k, f.to), at(k, from), *f.number.high + f.more, by, *most_on);
  if (chains_.size() > 2) note_kind_points(k, from, f.to);
}

void ledger_system::note_kind_points(std::size_t k, std::size_t from, std::size_t to) {
  auto& points = kind_points_[k];
  for (const auto p : {from, to})
    if (noted_.emplace(k, p).second) points.push_back(p);
}

void ledger_system::named_people_rows() {
  for (const auto& p : people_->rows) {
    const auto from = *table_.find(p.from), to = *table_.find(p.to);
    const std::size_t total = p.way == direction::entries ? 0 : 1;
    bool counted = false;
    for (std::size_t k = 2; k < chains_.size(); ++k) {
      if (p.way != chains_[k].way || !p.kind.is_of(chains_[k].of, chains_[k].by)) continue;
      rows_.at_least(at(k, to), at(k, from), p.number, row_rule::named_people, p.rests_on);
      if (k < counted_chains_) note_kind_points(k, from, to);
      counted = counted || k < counted_chains_;
    }
    if (!counted) rows_.at_least(at(total, to), at(total, from), p.number, row_rule::named_people, p.rests_on);
  }
}

void ledger_system::closed_account_rows() {
  for (const auto& closed : closed_) {
    if (closed.kinds.size() != 1) continue;
    const bool exits = closed.way == direction::exits;
    const std::vector<solve::premise> on{table_.premise_of(closed.by)};
    const std::size_t total = exits ? 1 : 0;
    // Exits that nobody counts as of the kind would be others: before the first point nothing is known of either.
    const auto by = exits ? row_rule::no_other_exits : row_rule::no_other_entries;
    for (const auto i : by_position_) rows_.equal(at(total, i), at(closed.kinds.front(), i), by, on);
  }
}

}  // namespace habeas
