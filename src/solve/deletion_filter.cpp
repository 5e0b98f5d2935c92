// SPDX-License-Identifier: MIT
#include "solve/deletion_filter.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include "core/cancel.hpp"
#include "solve/dynamic_difference.hpp"

namespace habeas::solve {

namespace {

class filter {
 public:
  using smaller_fault = std::function<std::optional<std::vector<premise>>(const std::vector<premise>&)>;

  filter(const difference_system& rows, const std::vector<premise>& fault, const smaller_fault& smaller, const std::stop_token& stop)
      : system_(&rows), fault_(&fault), smaller_(&smaller), stop_(&stop), left_(fault.size(), 1), rows_of_(fault.size()), missing_(rows.rows().size(), 0),
        added_(rows.rows().size()) {
    while (taken_.variable_count() < rows.variable_count()) taken_.add_variable();
    taken_.gather();
    for (row_index r = 0; r < rows.rows().size(); ++r) {
      for (const auto p : rows.premises_of(r))
        if (const auto at = std::lower_bound(fault.begin(), fault.end(), p); at != fault.end() && *at == p) {
          rows_of_[static_cast<std::size_t>(at - fault.begin())].push_back(r);
          missing_[r] += at == fault.begin();
        }
      if (missing_[r] == 0) add(r);
    }
    taken_.take_gathered();
    is_on_[0] = 0;
  }

  [[nodiscard]] filtered_conflict run() {
    std::size_t off = 0;  // the one that is off, unless it can be spared
    for (std::size_t i = 0; i < left_.size(); ++i) {
      throw_if_stopped(*stop_, 0);
      if (!left_[i]) continue;
      turn_off(i);
      if (off != i && left_[off]) turn_on(off);
      off = i;
      if (!taken_.feasible()) spare(i);
    }
    return {those_left(), rows_added_ + taken_.looked_at()};
  }

 private:
  /// What is left without this premise cannot hold: a part of that which cannot either is what is left now.
  void spare(std::size_t item) {
    left_[item] = 0;
    const auto kept = (*smaller_)(those_left());
    if (!kept) {
      left_[item] = 1;
      return;
    }
    for (std::size_t i = 0; i < left_.size(); ++i) {
      if (!left_[i] || std::binary_search(kept->begin(), kept->end(), (*fault_)[i])) continue;
      turn_off(i);
      left_[i] = 0;
    }
  }

  void turn_on(std::size_t i) {
    if (std::exchange(is_on_[i], 1)) return;
    for (const auto r : rows_of_[i])
      if (--missing_[r] == 0) add(r);
  }
  void turn_off(std::size_t i) {
    if (!std::exchange(is_on_[i], 0)) return;
    for (const auto r : rows_of_[i])
      if (missing_[r]++ == 0) taken_.remove_row(added_[r]);
  }
  void add(row_index r) {
    const auto& row = system_->rows()[r];
    added_[r] = taken_.add_row(row.plus, row.minus, row.at_most);
    ++rows_added_;
  }
  [[nodiscard]] std::vector<premise> those_left() const {
    std::vector<premise> kept;
    for (std::size_t i = 0; i < left_.size(); ++i)
      if (left_[i]) kept.push_back((*fault_)[i]);
    return kept;
  }

  const difference_system* system_;
  const std::vector<premise>* fault_;
  const smaller_fault* smaller_;
  const std::stop_token* stop_;
  dynamic_difference taken_;
  std::vector<char> left_, is_on_ = std::vector<char>(left_.size(), 1);
  std::vector<std::vector<row_index>> rows_of_;  ///< of each premise of the fault
  std::vector<std::size_t> missing_;             ///< premises of each row that are off
  std::vector<dynamic_row> added_;
  std::size_t rows_added_ = 0;
};

}  // namespace

filtered_conflict deletion_filter(const difference_system& rows, std::vector<premise> fault,
                                  const std::function<std::optional<std::vector<premise>>(const std::vector<premise>&)>& smaller, const std::stop_token& stop) {
  if (fault.empty()) return {};
  return filter(rows, fault, smaller, stop).run();
}

}  // namespace habeas::solve
