// SPDX-License-Identifier: MIT
#include "ledger/revised_cutoffs.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "core/cancel.hpp"

namespace habeas {

namespace {

/// The day as of which a stock is: its own, or that of its bulletin.
const edtf* day_of(const dossier& d, const claim& c) {
  if (c.as_of) return &*c.as_of;
  const auto* b = c.bulletin ? d.find(c.bulletin) : nullptr;
  return b != nullptr && b->as_of ? &*b->as_of : nullptr;
}

/// Does one stock state anew how many were held at the cut-off of the other?
bool revises(const dossier& d, const claim& later, const claim& earlier) {
  const auto *now = std::get_if<held_claim>(&later.says), *before = std::get_if<held_claim>(&earlier.says);
  if (now == nullptr || before == nullptr || now->account != before->account || now->during || before->during) return false;
  const auto *day = day_of(d, later), *other = day_of(d, earlier);
  return day != nullptr && other != nullptr && *day == *other;
}

}  // namespace

revised_cutoffs::revised_cutoffs(const dossier& view) : view_(view) {
  const auto& claims = view_.content().claims;
  std::map<std::size_t, std::size_t> before;  // what each supersedes
  for (const auto place : view_.canonical_order()) {
    const auto& c = claims[place];
    const auto earlier = c.supersedes ? view_.find_place(c.supersedes) : std::nullopt;
    if (earlier && view_.shows(claims, place) && view_.shows(claims, *earlier) && revises(view_, c, claims[*earlier])) before[place] = *earlier;
  }
  // From the first statement on, as many steps as there are revisions; a cycle is no dossier.
  std::map<std::size_t, std::vector<std::pair<std::size_t, std::size_t>>> by_first;
  for (const auto& [place, earlier] : before) {
    std::size_t first = earlier, steps = 1;
    for (auto at = before.find(first); at != before.end(); at = before.find(first), ++steps) {
      work_limits::count(1);
      first = at->second;
    }
    by_first[first].emplace_back(steps, place);
  }
  for (auto& [first, later] : by_first) {
    std::sort(later.begin(), later.end());
    std::vector<std::size_t> series{first};
    for (const auto& [steps, place] : later) series.push_back(place);
    for (const auto place : series) series_at_[place] = series_.size();
    series_.push_back(std::move(series));
  }
}

const std::vector<std::size_t>* revised_cutoffs::series_of(std::size_t claim_place) const {
  const auto found = series_at_.find(claim_place);
  return found == series_at_.end() ? nullptr : &series_[found->second];
}

const std::vector<std::size_t>* revised_cutoffs::series_of(const account_point& p) const {
  const auto* cutoff = p.as<account_point::cutoff>();
  const auto place = cutoff != nullptr ? view_.find_place(cutoff->of) : std::nullopt;
  return place ? series_of(*place) : nullptr;
}

account_point revised_cutoffs::at(const account_point& p, const std::function<bool(std::size_t)>& is_there) const {
  const auto* series = series_of(p);
  if (series == nullptr) return p;
  const auto last = std::find_if(series->rbegin(), series->rend(), is_there);
  return last == series->rend() ? p : account_point::cutoff_of(view_.content().claims[*last].id);
}

question revised_cutoffs::at(question q, const std::function<bool(std::size_t)>& is_there) const {
  if (none()) return q;
  q.from = at(q.from, is_there);
  q.to = at(q.to, is_there);
  return q;
}

}  // namespace habeas
