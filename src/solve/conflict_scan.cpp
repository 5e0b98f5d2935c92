// SPDX-License-Identifier: MIT
#include "solve/conflict_scan.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include "core/cancel.hpp"
#include "core/each_once.hpp"
#include "solve/dynamic_difference.hpp"

namespace habeas::solve {

namespace {

class scan {
 public:
  using chooser = std::function<bool(premise)>;
  using thinner = std::function<filtered_conflict(std::vector<premise>)>;

  scan(const difference_system& rows, const chooser& may_go, const thinner& thinned, std::size_t most, const std::stop_token& stop)
      : system_(&rows), may_go_(&may_go), thinned_(&thinned), most_(most), stop_(&stop) {
    while (taken_.variable_count() < rows.variable_count()) taken_.add_variable();
  }

  [[nodiscard]] std::optional<conflicts_of_scan> run() {
    for (const auto r : from_the_end()) {
      throw_if_stopped(*stop_);
      if (!is_left(r)) continue;
      add(r);
      while (!taken_.feasible())
        if (!leave_out()) return std::nullopt;
      if (looked_at() > most_) return std::nullopt;
    }
    made_.looked_at = looked_at();
    return std::move(made_);
  }
  [[nodiscard]] filtered_conflict first(const premise_mask& off) {
    for (const auto r : from_the_end()) {
      throw_if_stopped(*stop_);
      if (!off.allows(system_->premises_of(r))) continue;
      add(r);
      if (!taken_.feasible()) return {fault(), looked_at()};
    }
    return {{}, looked_at()};
  }

 private:
  /// Rows by the first variable of each, the last first.
  [[nodiscard]] std::vector<row_index> from_the_end() const {
    const auto& rows = system_->rows();
    const auto place_of = [&](row_index r) { return system_->variable_count() - std::min(rows[r].plus, rows[r].minus); };
    std::vector<std::size_t> begin(system_->variable_count() + 2, 0);
    for (row_index r = 0; r < rows.size(); ++r) ++begin[place_of(r) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<row_index> order(rows.size());
    for (row_index r = 0; r < rows.size(); ++r) order[begin[place_of(r)]++] = r;
    return order;
  }
  [[nodiscard]] bool is_left(row_index r) const {
    const auto premises = system_->premises_of(r);
    return std::none_of(premises.begin(), premises.end(), [&](premise p) { return p < gone_.size() && gone_[p]; });
  }
  void add(row_index r) {
    const auto& row = system_->rows()[r];
    const auto as = taken_.add_row(row.plus, row.minus, row.at_most);
    taken_as_[r] = as;
    ++rows_added_;
    if (as >= row_of_.size()) row_of_.resize(as + std::size_t{1});
    row_of_[as] = r;
    for (const auto p : system_->premises_of(r)) {
      if (p >= rows_of_.size()) {
        rows_of_.resize(p + std::size_t{1});
        gone_.resize(p + std::size_t{1}, 0);
      }
      rows_of_[p].push_back(r);
    }
  }
  void remove(row_index r) {
    if (const auto as = std::exchange(taken_as_[r], std::nullopt)) taken_.remove_row(*as);
  }
  /// Why the waiting row waits.
  [[nodiscard]] std::vector<premise> fault() {
    std::vector<premise> found;
    for (const auto r : taken_.cycle_of(taken_.waiting().front()))
      for (const auto p : system_->premises_of(row_of_[r]))
        if ((*may_go_)(p)) found.push_back(p);
    keep_each_once(found);
    return found;
  }
  /// Leaves out a conflict within that. False where rules alone cannot hold.
  [[nodiscard]] bool leave_out() {
    auto found = fault();
    if (found.empty()) return false;
    auto least = (*thinned_)(std::move(found));
    thinning_ += least.looked_at;
    if (least.conflict.empty()) return false;
    for (const auto p : least.conflict) {
      gone_[p] = 1;
      for (const auto r : rows_of_[p]) remove(r);
    }
    made_.conflicts.push_back(std::move(least.conflict));
    return true;
  }
  [[nodiscard]] std::size_t looked_at() const { return rows_added_ + taken_.looked_at() + thinning_; }

  const difference_system* system_;
  const chooser* may_go_;
  const thinner* thinned_;
  std::size_t most_;
  const std::stop_token* stop_;
  dynamic_difference taken_;
  std::vector<std::optional<dynamic_row>> taken_as_ = std::vector<std::optional<dynamic_row>>(system_->rows().size());
  std::vector<row_index> row_of_;                 ///< of each row taken, by its number there
  std::vector<std::vector<row_index>> rows_of_;   ///< rows taken so far, by premise
  std::vector<char> gone_;                        ///< premises left out
  conflicts_of_scan made_;
  std::size_t rows_added_ = 0, thinning_ = 0;
};

}  // namespace

std::optional<conflicts_of_scan> scan_for_conflicts(const difference_system& rows, const std::function<bool(premise)>& may_go,
                                                    const std::function<filtered_conflict(std::vector<premise>)>& thinned, std::size_t most, const std::stop_token& stop) {
  return scan(rows, may_go, thinned, most, stop).run();
}

filtered_conflict first_fault(const difference_system& rows, const premise_mask& off, const std::function<bool(premise)>& may_go, const std::stop_token& stop) {
  return scan(rows, may_go, {}, 0, stop).first(off);
}

}  // namespace habeas::solve
