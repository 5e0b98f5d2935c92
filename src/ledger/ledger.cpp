// SPDX-License-Identifier: MIT
#include <habeas/ledger/ledger.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "ledger/ledger_state.hpp"

namespace habeas {

namespace {

/// What moved at least, less the most that is stated.
unaccounted_flow left_over(bound moved, std::optional<std::int64_t> stated) {
  unaccounted_flow u;
  u.moved = std::move(moved);
  u.stated = stated;
  if (u.stated && u.moved.low) u.unaccounted = std::max<std::int64_t>(0, *u.moved.low - *u.stated);
  return u;
}

}  // namespace

ledger::ledger(dossier view, account_id account, ledger_options options, std::stop_token stop)
    : state_(std::make_unique<state>(std::move(view), std::move(account), std::move(options), std::move(stop))) {}
ledger::~ledger() = default;
const dossier& ledger::of() const noexcept { return state_->dossier_; }
const account_id& ledger::account() const noexcept { return state_->account_; }
const std::vector<contradiction>& ledger::contradictions() const& { return state_->repairs_->contradictions(); }
std::size_t ledger::contradictions_left() const noexcept { return state_->repairs_->contradictions_left(); }
std::vector<std::vector<claim_id>> ledger::conflict_sets() const { return state_->repairs_->conflict_sets(); }
bool ledger::conflicts_settled() const noexcept { return state_->repairs_->conflicts_settled(); }
const std::vector<claim_id>& ledger::set_aside() const& noexcept { return state_->repairs_->set_aside(); }
const std::vector<claim_id>& ledger::disputed() const noexcept { return state_->repairs_->disputed(); }
bool ledger::repairs_settled() const noexcept { return state_->repairs_->settled(); }

std::vector<contradiction> ledger::contradictions() && { return std::as_const(*this).contradictions(); }

std::vector<claim_id> ledger::set_aside() && noexcept { return std::as_const(*this).set_aside(); }

std::vector<claim_id> ledger::without_bound() const {
  std::vector<claim_id> ids;
  for (const auto place : state_->base_->system->without_bound())
    if (!state_->base_->linear || !state_->is_net_row(place)) ids.push_back(state_->dossier_.content().claims[place].id);
  return ids;
}

std::vector<claim_id> ledger::used_in_part() const {
  return detail::sorted_once(state_->base_->linear ? state_->names_of(state_->base_->linear->used_in_part())
                                                  : state_->names_of(beyond_differences(state_->dossier_, *state_->base_->system)));
}

bool ledger::is_linear() const noexcept { return state_->base_->linear != nullptr; }

std::vector<mechanism> ledger::kinds(direction way) const {
  std::vector<mechanism> found;
  for (const auto& c : state_->base_->system->chains())
    if (c.way == way && c.of && c.by.is_empty()) found.push_back(*c.of);
  return found;
}

std::vector<chain> ledger::chains_of_kinds(direction way) const {
  std::vector<chain> found;
  for (const auto& c : state_->base_->system->chains())
    if (c.way == way && is_kind(c)) found.push_back(c);
  return found;
}
const claim_premises& ledger::premises() const noexcept { return state_->premises_; }
const std::vector<solve::premise>& ledger::premises_in_use() const noexcept { return state_->used_; }

bool ledger::can_hold(const solve::premise_mask& off, const std::stop_token& stop) const { return state_->judge(off, stop).holds; }

contradiction ledger::contradiction_of(const std::vector<solve::premise>& conflict, const std::stop_token& stop) const { return state_->contradiction_of(conflict, stop); }

bool ledger::is_not_after(const account_point& before, const account_point& after) const { return state_->is_not_after(before, after); }

bound ledger::held(const account_point& at, bool proofs) const {
  return state_->held(at, proofs);
}

bound ledger::entries(const account_point& from, const account_point& to, std::optional<mechanism> of, narrower_kind by) const {
  return flow({direction::entries, of, std::move(by)}, from, to);
}

bound ledger::exits(const account_point& from, const account_point& to, std::optional<mechanism> of, narrower_kind by) const {
  return flow({direction::exits, of, std::move(by)}, from, to);
}

bound ledger::flow(const chain& of, const account_point& from, const account_point& to, bool proofs) const {
  return state_->flow(state_->chain_asked(of), from, to, proofs);
}

std::vector<bound> ledger::bounds(const std::vector<account_point>& at, bool name_set_aside) const {
  std::vector<state::one_of_many> asked;
  for (const auto& p : at) asked.push_back({std::nullopt, p, p});
  std::vector<bound> all;
  for (auto& b : state_->answers(asked, {.high = true, .set_aside = name_set_aside})) all.push_back(std::move(*b));
  return all;
}

std::vector<std::optional<bound>> ledger::flows_in_order(const chain& of, const std::vector<flow_stretch>& stretches, bool name_set_aside) const {
  const auto k = state_->chain_asked(of);
  std::vector<state::one_of_many> asked;
  for (const auto& s : stretches) asked.push_back({k, s.from, s.to});
  return state_->answers(asked, {.high = true, .set_aside = name_set_aside});
}

std::vector<bound> ledger::flows(const chain& of, const std::vector<flow_stretch>& stretches, bool name_set_aside) const {
  std::vector<bound> all;
  for (auto& b : flows_in_order(of, stretches, name_set_aside)) {
    const auto& s = stretches[all.size()];
    if (!b) throw state_->not_in_order(s.from, s.to);
    all.push_back(std::move(*b));
  }
  return all;
}

std::optional<proof> ledger::why_at_least(const chain& of, const account_point& from, const account_point& to) const {
  return state_->why_at_least(state_->chain_asked(of), from, to);
}

std::vector<std::optional<unaccounted_flow>> ledger::unaccounted(direction way, const std::vector<flow_stretch>& stretches) const {
  return state_->unaccounted(way, stretches, {.high = true, .set_aside = false});
}

std::vector<std::optional<unaccounted_flow>> ledger::least_unaccounted(direction way, const std::vector<flow_stretch>& stretches) const {
  return state_->unaccounted(way, stretches, {.high = false, .set_aside = false});
}

std::vector<std::optional<unaccounted_flow>> ledger::state::unaccounted(direction way, const std::vector<flow_stretch>& stretches, const part_of_answer& wanted) const {
  std::vector<one_of_many> asked;
  for (const auto& s : stretches) asked.push_back({way == direction::entries ? 0U : 1U, s.from, s.to});
  auto moved = answers(asked, wanted);
  const auto most = most_stated(chain{way, {}, {}}, stretches);
  std::vector<std::optional<unaccounted_flow>> all(stretches.size());
  for (std::size_t i = 0; i < all.size(); ++i)
    if (moved[i]) all[i] = left_over(std::move(*moved[i]), most[i]);
  return all;
}

unaccounted_flow ledger::unaccounted(direction way, const account_point& from, const account_point& to) const {
  return unaccounted(chain{way, {}, {}}, from, to);
}

unaccounted_flow ledger::unaccounted(const chain& of, const account_point& from, const account_point& to) const {
  const auto most = state_->stated(of, from, to);
  auto u = left_over(flow(of, from, to), most.number);
  u.claims = state_->names_of(most.claims);
  std::sort(u.claims.begin(), u.claims.end());
  return u;
}

}  // namespace habeas
