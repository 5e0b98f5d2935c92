// SPDX-License-Identifier: MIT
// The points of a ledger: read from text, listed along the calendar, and their days.
#include "ledger/ledger_state.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "ledger/point_reader.hpp"

namespace habeas {

namespace {

/// Names points once each along the calendar; those of one bulletin are one while that is assumed.
class point_list {
 public:
  point_list(const dossier& d, const ledger_system& s) : dossier_(&d), system_(&s), shared_(d.assumes(shared_cutoff)) {}

  void add(std::size_t claim_place, std::size_t point) {
    const auto& c = dossier_->content().claims[claim_place];
    const auto& name = system_->table().points()[point].name;
    const bool cutoff = shared_ && c.bulletin && name == account_point::cutoff_of(c.id);
    if (!seen_points_.insert(point).second) return;
    if (seen_.insert(cutoff ? account_point::of(c.bulletin) : name).second)
      found_.emplace_back(system_->order_at(point), name);
  }
  [[nodiscard]] std::vector<account_point> take() {
    std::sort(found_.begin(), found_.end());
    std::vector<account_point> names;
    for (auto& [v, name] : found_) names.push_back(std::move(name));
    return names;
  }

 private:
  const dossier* dossier_;
  const ledger_system* system_;
  bool shared_;
  std::set<std::size_t> seen_points_;
  std::set<account_point> seen_;
  std::vector<std::pair<solve::variable, account_point>> found_;
};

}  // namespace

std::vector<account_point> ledger::points_between(const account_point& from, const account_point& to) const {
  std::vector<account_point> inside{from};
  for (const auto& p : points())
    if (state_->is_not_after(from, p) && state_->is_not_after(p, to) && !state_->is_not_after(p, from) && !state_->is_not_after(to, p)) inside.push_back(p);
  if (to != from) inside.push_back(to);
  return inside;
}

account_point ledger::point_at(std::string_view text) const { return point_reader(state_->dossier_, state_->account_, *state_->base_->system).read(text); }

account_point ledger::point_at(const time_ref& m) const { return point_reader(state_->dossier_, state_->account_, *state_->base_->system).read(m); }

std::vector<account_point> ledger::stock_points() const {
  point_list list(state_->dossier_, *state_->base_->system);
  for (const auto& [place, point] : state_->base_->system->stocks()) list.add(place, point);
  return list.take();
}

std::vector<account_point> ledger::points() const {
  point_list list(state_->dossier_, *state_->base_->system);
  for (const auto& [place, point] : state_->base_->system->stocks()) list.add(place, point);
  for (const auto& f : state_->base_->system->flows()) {
    list.add(f.claim_place, f.to);
    if (f.from) list.add(f.claim_place, *f.from);
  }
  for (const auto& e : state_->base_->system->ever_held()) {
    list.add(e.claim_place, e.to);
    if (e.from) list.add(e.claim_place, *e.from);
  }
  return list.take();
}

std::string ledger::day_text(const account_point& p) const {
  const auto place = state_->base_->system->table().find(p);
  if (!place) return to_string(p);
  const auto* known = &state_->base_->system->table().points()[*place];
  // A claim that says no day of its own has that of its bulletin.
  const auto* c = known->ranges.empty() && p.is<account_point::cutoff>() ? state_->dossier_.find(p.as<account_point::cutoff>()->of) : nullptr;
  if (c != nullptr && c->bulletin)
    if (const auto shared = state_->base_->system->table().find(account_point::of(c->bulletin))) known = &state_->base_->system->table().points()[*shared];
  if (known->ranges.empty()) return to_string(p);
  const auto& own = known->ranges.front().within;
  if (!own.earliest.is_finite() || !own.latest.is_finite()) return to_string(p);
  const auto first = to_string(day(own.earliest.day));
  const auto last = to_string(day(own.latest.second == 0 && !own.is_exact() ? own.latest.day - 1 : own.latest.day));
  return first == last ? first : fmt::format("{} .. {}", first, last);
}

}  // namespace habeas
