// SPDX-License-Identifier: MIT
#include "ledger/reported_flow.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/capped_sum.hpp"
#include "ledger/difference_rows.hpp"

namespace habeas {

namespace {

/// One kind's claims against one stretch.
///
/// Entries that a claim states lie in its window. Counted along the windows alone, they rise only where some
/// claim reaches and obey every claim's number; the difference engine gives the most that they can be, with
/// nested and repeated claims counted once. A claim whose start nobody stated may lie anywhere before its end,
/// so it adds its whole number.
class reported_kind {
 public:
  reported_kind(const ledger_system& s, const solve::premise_mask& off, std::vector<const flow_row*> rows, std::size_t from, std::size_t to)
      : system_(&s), rows_(std::move(rows)), order_(s.order().system(), off), from_(from), to_(to) {}

  reported_flow run() {
    reported_flow most{0, {}};
    std::optional<std::int64_t> windows_sum = 0;
    for (const auto* f : rows_) {
      if (!reaches(*f)) continue;
      most.claims.push_back(f->claim_place);
      add(f->from ? windows_sum : most.number, most_of(*f));
    }
    if (most.claims.empty()) return most;
    const auto along = along_windows();
    const auto windows = !along ? windows_sum : !windows_sum ? along : std::min(along, windows_sum);
    add(most.number, windows);
    return most;
  }

 private:
  static void add(std::optional<std::int64_t>& sum, const std::optional<std::int64_t>& more) {
    sum = limited_sum(sum, more);
  }
  /// Changes that the number states at most: people may have made more than one each.
  [[nodiscard]] std::optional<std::int64_t> most_of(const flow_row& f) const {
    if (!f.number.high || !system_->grounds_of_most(f)) return std::nullopt;
    return *f.number.high + f.more;
  }
  [[nodiscard]] bool not_after(std::size_t before, std::size_t after) const {
    if (before == after) return true;
    const auto gap = order_.upper(system_->order_at(before), system_->order_at(after));
    return gap && *gap <= 0;
  }
  [[nodiscard]] bool reaches(const flow_row& f) const {
    return !not_after(f.to, from_) && !(f.from && not_after(to_, *f.from));
  }

  [[nodiscard]] std::optional<std::int64_t> along_windows() const {
    std::vector<std::size_t> ends{from_, to_};
    for (const auto* f : rows_)
      if (f->from) ends.insert(ends.end(), {*f->from, f->to});
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    if (ends.size() > most_kind_points) return std::nullopt;

    std::vector<solve::variable> chosen;
    for (const auto p : ends) chosen.push_back(system_->order_at(p));
    const solve::difference_closure closure(order_, chosen);
    const auto place = [&](std::size_t point) {
      return static_cast<std::size_t>(std::lower_bound(ends.begin(), ends.end(), point) - ends.begin());
    };
    const auto before = [&](std::size_t p, std::size_t q) {
      const auto gap = closure.upper(p, q);
      return p == q || (gap && *gap <= 0);
    };
    solve::difference_system rows;
    rows.add_variables(ends.size());
    const auto var = [](std::size_t i) { return static_cast<solve::variable>(i); };
    for (std::size_t p = 0; p < ends.size(); ++p)
      for (std::size_t q = 0; q < ends.size(); ++q)
        if (p != q && before(p, q)) {
          rows.add_row(var(p), var(q), 0);
          const bool no_claim_between = std::all_of(rows_.begin(), rows_.end(), [&](const flow_row* f) {
            return !f->from || before(place(f->to), p) || before(q, place(*f->from));
          });
          if (no_claim_between) rows.add_row(var(q), var(p), 0);
        }
    for (const auto* f : rows_) {
      if (!f->from) continue;
      const auto s = var(place(*f->from)), e = var(place(f->to));
      if (f->number.low) rows.add_row(s, e, -*f->number.low);
      if (const auto high = most_of(*f)) rows.add_row(e, s, *high);
    }
    const solve::difference_solver solver(rows);
    if (!solver.feasible()) return std::nullopt;
    return solver.upper(var(place(to_)), var(place(from_)));
  }

  const ledger_system* system_;
  std::vector<const flow_row*> rows_;
  solve::difference_solver order_;
  std::size_t from_, to_;
};

}  // namespace

reported_flow most_reported(const ledger_system& s, const solve::premise_mask& off, const solve::premise_mask& order_off,
                            const chain& of, std::size_t from, std::size_t to) {
  reported_flow total{0, {}};
  const solve::difference_solver order(s.order().system(), order_off);
  const auto not_after = [&](std::size_t before, std::size_t after) {
    if (before == after) return true;
    const auto gap = order.upper(s.order_at(before), s.order_at(after));
    return gap && *gap <= 0;
  };
  for (const auto& c : s.chains()) {
    if (!lies_inside(c, of) && !lies_inside(of, c)) continue;
    std::vector<const flow_row*> rows, within;
    for (const auto& f : s.flows()) {
      if (f.in != c || off.is_off(s.rows().premises().of_claim(f.claim_place))) continue;
      const bool told = f.from && std::any_of(s.flows().begin(), s.flows().end(), [&](const flow_row& g) {
        return g.in != f.in && lies_inside(f.in, g.in) && g.from && !off.is_off(s.rows().premises().of_claim(g.claim_place)) &&
               not_after(*g.from, *f.from) && not_after(f.to, g.to);
      });
      (told ? within : rows).push_back(&f);
    }
    for (auto* some : {&rows, &within}) {
      if (some->empty()) continue;
      const auto kind = reported_kind(s, order_off, std::move(*some), from, to).run();
      total.claims.insert(total.claims.end(), kind.claims.begin(), kind.claims.end());
      if (some == &rows) total.number = limited_sum(total.number, kind.number);
    }
  }
  std::sort(total.claims.begin(), total.claims.end());
  return total;
}

}  // namespace habeas
