// SPDX-License-Identifier: MIT
#include <habeas/ledger/latest_of_series.hpp>

#include <cstddef>
#include <variant>
#include <vector>

#include <habeas/core/work_limits.hpp>

namespace habeas {

namespace {

bool of_one_series(const claim& a, const claim& b) {
  if (a.speaker != b.speaker || a.says.index() != b.says.index()) return false;
  if (const auto* x = std::get_if<held_claim>(&a.says)) {
    const auto& y = std::get<held_claim>(b.says);
    return x->account == y.account && !x->during && !y.during;
  }
  if (const auto* x = std::get_if<flow_claim>(&a.says)) {
    const auto& y = std::get<flow_claim>(b.says);
    return x->account == y.account && x->way == y.way && x->of == y.of && narrower_of(*x) == narrower_of(y) && x->from && x->from == y.from;
  }
  return false;
}

/// Is one number the later one: counted later, or of one time and said later?
bool is_later(const ledger& l, std::size_t a, std::size_t b) {
  const auto& claims = l.of().content().claims;
  const auto end_of = [&](std::size_t place) {
    time_ref end;
    end.kind = time_ref::how::claim;
    end.name = claims[place].id.text();
    return l.point_at(end);
  };
  const auto x = end_of(a), y = end_of(b);
  const bool not_after = l.is_not_after(y, x), not_before = l.is_not_after(x, y);
  if (not_after != not_before) return not_after;
  const auto said = l.of().said_at(a), before = l.of().said_at(b);
  return said && before && *before < *said;
}

}  // namespace

std::vector<claim_id> corrected_in_series(const ledger& l) {
  const auto& d = l.of();
  std::vector<claim_id> corrected;
  for (const auto& claims : l.conflict_sets()) {
    work_limits::count(1);
    if (claims.size() != 2) continue;
    const auto first = *d.find_place(claims[0]), second = *d.find_place(claims[1]);
    if (!of_one_series(d.content().claims[first], d.content().claims[second])) continue;
    if (is_later(l, second, first)) corrected.push_back(claims[0]);
    else if (is_later(l, first, second)) corrected.push_back(claims[1]);
  }
  return detail::sorted_once(std::move(corrected));
}

dossier as_last_said(const dossier& view, const ledger_options& options) {
  auto last = view;
  const auto& accounts = view.content().accounts;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    if (!view.shows(accounts, i)) continue;
    for (const auto& c : corrected_in_series(ledger(view, accounts[i].id, options))) last = last.without(c.text());
  }
  return last;
}

}  // namespace habeas
