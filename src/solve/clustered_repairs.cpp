// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include "solve/fewest_repairs.hpp"

namespace habeas::solve {

namespace {

/// A stretch of the order, and the lightest repairs of what lies in it.
struct cluster {
  std::size_t begin = 0, end = 0;  ///< ranks in the order
  std::optional<fewest_repairs> repairs = {};
};

class clustering {
 public:
  clustering(const item_set& order, const std::vector<item_set>& apart, const monotone_test& test, const std::function<std::size_t(std::size_t)>& origin, std::size_t asks,
             const std::stop_token& stop)
      : order_(&order), known_(apart), test_(&test), origin_(&origin), asks_(asks), stop_(&stop), rank_(order.size()) {
    for (std::size_t r = 0; r < order.size(); ++r) rank_[order[r]] = r;
  }

  [[nodiscard]] clustered_repairs run() {
    clustered_repairs made;
    made.settled = search();
    made.asked = asked_;
    for (auto& c : clusters_)
      if (c.repairs) made.clusters.push_back(std::move(*c.repairs));
    return made;
  }

 private:
  [[nodiscard]] bool search() {
    if (known_.empty() || std::any_of(known_.begin(), known_.end(), [](const item_set& c) { return c.empty(); })) return false;
    start();
    const auto all = sorted(*order_);
    for (;;) {
      item_set gone;
      for (auto& c : clusters_) {
        if (!c.repairs && !solve(c)) return false;
        gone = joined(gone, c.repairs->repairs.front());
      }
      const auto left = conflicts_apart(without(all, gone), *test_, asks_ - std::min(asks_, asked_), asked_);
      if (!left) return false;
      const auto more = left->empty() ? conflicts_of_others() : *left;
      if (more.empty()) return no_origin_in_two();
      for (const auto& c : more) join(c);
      known_.insert(known_.end(), more.begin(), more.end());
    }
  }

  /// A cluster for each conflict, those that overlap joined, with bounds half way to the next.
  void start() {
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    for (const auto& c : known_) spans.push_back(span(c));
    std::sort(spans.begin(), spans.end());
    std::vector<std::pair<std::size_t, std::size_t>> joined_spans;
    for (const auto& s : spans) {
      if (!joined_spans.empty() && s.first <= joined_spans.back().second) joined_spans.back().second = std::max(joined_spans.back().second, s.second);
      else joined_spans.push_back(s);
    }
    std::size_t begin = 0;
    for (std::size_t i = 0; i < joined_spans.size(); ++i) {
      const auto end = i + 1 == joined_spans.size() ? order_->size() : (joined_spans[i].second + joined_spans[i + 1].first + 1) / 2;
      clusters_.push_back({begin, end, {}});
      begin = end;
    }
  }
  [[nodiscard]] std::pair<std::size_t, std::size_t> span(const item_set& c) const {
    auto low = order_->size(), high = std::size_t{0};
    for (const auto i : c) {
      low = std::min(low, rank_[i]);
      high = std::max(high, rank_[i]);
    }
    return {low, high};
  }
  [[nodiscard]] bool solve(cluster& c) {
    auto found = find_fewest_repairs(in_order(c.begin, c.end), *test_, *origin_, known_within(c), asks_ - std::min(asks_, asked_), *stop_);
    asked_ += found.asked;
    if (!found.settled || found.repairs.empty()) return false;
    c.repairs = std::move(found);
    return true;
  }
  [[nodiscard]] std::vector<item_set> known_within(const cluster& c) const {
    std::vector<item_set> within;
    for (const auto& k : known_)
      if (const auto [low, high] = span(k); low >= c.begin && high < c.end) within.push_back(k);
    return within;
  }
  void join(const item_set& conflict) {
    const auto [low, high] = span(conflict);
    std::vector<cluster> kept;
    for (auto& c : clusters_) {
      const bool touched = c.begin <= high && low < c.end;
      if (touched && !kept.empty() && kept.back().end > low && !kept.back().repairs && kept.back().begin <= high) {
        kept.back().end = c.end;
        continue;
      }
      if (touched) c.repairs.reset();
      kept.push_back(std::move(c));
    }
    clusters_ = std::move(kept);
  }
  /// Conflicts that are left where a cluster is repaired in another way than the first, and the two beside it in their first: each of
  /// them spans two clusters. A share of the work is enough for most; what is not seen leaves repairs that are none, and
  /// answers over them wider than they need be.
  [[nodiscard]] std::vector<item_set> conflicts_of_others() {
    const auto until = asked_ + (asks_ - std::min(asks_, asked_)) / 4;
    for (std::size_t k = 0; k < clusters_.size(); ++k) {
      const auto first = k == 0 ? k : k - 1, last = std::min(k + 1, clusters_.size() - 1);
      const auto near = in_order(clusters_[first].begin, clusters_[last].end);
      const auto& ways = clusters_[k].repairs->repairs;
      for (std::size_t w = 1; w < ways.size(); ++w) {
        if (asked_ >= until) return {};
        auto gone = ways[w];
        for (auto beside = first; beside <= last; ++beside)
          if (beside != k) gone = joined(gone, clusters_[beside].repairs->repairs.front());
        auto left = conflicts_apart(without(near, gone), *test_, until - asked_, asked_);
        if (!left) return {};
        if (!left->empty()) return *left;
      }
    }
    return {};
  }
  [[nodiscard]] bool no_origin_in_two() const {
    std::map<std::size_t, std::size_t> cluster_of;
    for (std::size_t k = 0; k < clusters_.size(); ++k)
      for (auto r = clusters_[k].begin; r < clusters_[k].end; ++r)
        if (const auto at = cluster_of.try_emplace((*origin_)((*order_)[r]), k).first; at->second != k) return false;
    return true;
  }

  /// The items of these ranks.
  [[nodiscard]] item_set in_order(std::size_t begin, std::size_t end) const {
    return sorted({order_->begin() + static_cast<std::ptrdiff_t>(begin), order_->begin() + static_cast<std::ptrdiff_t>(end)});
  }
  static item_set sorted(item_set items) {
    std::sort(items.begin(), items.end());
    return items;
  }

  const item_set* order_;
  std::vector<item_set> known_;  ///< minimal conflicts met so far
  const monotone_test* test_;
  const std::function<std::size_t(std::size_t)>* origin_;
  std::size_t asks_, asked_ = 0;
  const std::stop_token* stop_;
  std::vector<std::size_t> rank_;
  std::vector<cluster> clusters_;
};

}  // namespace

clustered_repairs find_fewest_by_clusters(const item_set& order, const std::vector<item_set>& apart, const monotone_test& test,
                                          const std::function<std::size_t(std::size_t)>& origin, std::size_t asks, const std::stop_token& stop) {
  return clustering(order, apart, test, origin, asks, stop).run();
}

}  // namespace habeas::solve
