// SPDX-License-Identifier: MIT
#include "solve/conflict_family.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/cancel.hpp"
#include "core/each_once.hpp"
#include "core/shorter_first.hpp"

namespace habeas::solve {

namespace {

/// Asks the test, and counts.
class asker {
 public:
  asker(const item_set& among, const monotone_test& test, std::size_t most) : among_(&among), test_(&test), most_(most) {}

  [[nodiscard]] std::size_t asked() const noexcept { return asked_; }

  /// With all on but these, ascending. Nothing when the work allowed is spent.
  [[nodiscard]] std::optional<monotone_answer> without(const item_set& left_out) {
    return ask(solve::without(*among_, left_out));
  }
  [[nodiscard]] std::optional<monotone_answer> with_only(const item_set& items) {
    return ask(items);
  }

  /// A minimal conflict within what cannot hold: these items, or those of the fault where it names some.
  [[nodiscard]] std::optional<item_set> shrink(item_set items, const monotone_answer& why) {
    if (why.fault) items = *why.fault;
    const auto alone = with_only({});
    if (!alone) return std::nullopt;
    if (!alone->holds) return item_set{};
    // A fault has little to spare: what is not needed is taken out one by one.
    if (why.fault && why.thinned && asked_ < most_) {
      auto [conflict, cost] = why.thinned();
      asked_ += cost;
      return sorted(std::move(conflict));
    }
    if (why.fault) return thin(sorted(std::move(items)));
    // What is needed is found one by one: the item that ends the shortest prefix which, with those found, cannot hold.
    item_set found;
    for (;;) {
      if (!found.empty()) {
        const auto enough = with_only(sorted(found));
        if (!enough) return std::nullopt;
        if (!enough->holds) return sorted(found);
      }
      std::size_t low = 0, high = items.size();  // with `low` first items it holds, with `high` it does not
      while (high - low > 1) {
        const auto middle = low + (high - low) / 2;
        item_set part(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(middle));
        part.insert(part.end(), found.begin(), found.end());
        const auto answer = with_only(sorted(part));
        if (!answer) return std::nullopt;
        if (answer->holds) {
          low = middle;
        } else {
          high = middle;
          if (answer->fault) high = std::min(high, reach(items, found, *answer->fault, high));
          low = std::min(low, high - 1);
        }
      }
      found.push_back(items[high - 1]);
      items.resize(high - 1);
    }
  }

 private:
  /// Of items that cannot hold, ascending: those without which the rest would are needed, and lie in every fault of the rest.
  [[nodiscard]] std::optional<item_set> thin(item_set items) {
    for (std::size_t needed = 0; needed < items.size();) {
      auto part = items;
      part.erase(part.begin() + static_cast<std::ptrdiff_t>(needed));
      auto answer = with_only(part);
      if (!answer) return std::nullopt;
      if (answer->holds) ++needed;
      else items = answer->fault ? sorted(std::move(*answer->fault)) : std::move(part);
    }
    return items;
  }
  [[nodiscard]] std::optional<monotone_answer> ask(const item_set& on) {
    if (asked_ >= most_) return std::nullopt;
    auto answer = (*test_)(on);
    asked_ += answer.cost;
    return answer;
  }
  static item_set sorted(item_set s) {
    keep_each_once(s);
    return s;
  }
  /// How many first items a fault needs besides those found; at least 1, since those found alone do hold.
  static std::size_t reach(const item_set& items, const item_set& found, const item_set& fault, std::size_t otherwise) {
    std::size_t far = 0;
    for (std::size_t i = 0; i < otherwise; ++i)
      if (std::binary_search(fault.begin(), fault.end(), items[i]) && std::find(found.begin(), found.end(), items[i]) == found.end()) far = i + 1;
    return far == 0 ? otherwise : far;
  }

  const item_set* among_;
  const monotone_test* test_;
  std::size_t most_, asked_ = 0;
};

}  // namespace

conflict_family find_conflict_family(const item_set& among, const monotone_test& test, const family_limits& limits, const std::vector<item_set>& known) {
  conflict_family family;
  asker ask(among, test, limits.asks);
  hitting_sets ways(limits.repairs, limits.stop);
  std::set<item_set> hold;
  for (const auto& c : known) {
    family.conflicts.push_back(c);
    if (ways.add(c)) continue;
    family.settled = false;
    return family;
  }
  family.settled = [&] {
    for (;;) {
      throw_if_stopped(limits.stop, ways.all().size());
      const auto untried = std::find_if(ways.all().begin(), ways.all().end(), [&](const item_set& w) { return hold.count(w) == 0; });
      if (untried == ways.all().end()) return true;
      const auto answer = ask.without(*untried);
      if (!answer) return false;
      if (answer->holds) {
        hold.insert(*untried);
        continue;
      }
      auto conflict = ask.shrink(without(among, *untried), *answer);
      if (!conflict) return false;
      if (conflict->empty()) {
        family.hopeless = true;
        return true;
      }
      const bool kept = ways.add(*conflict);
      family.conflicts.push_back(std::move(*conflict));
      if (!kept) return false;
    }
  }();
  family.asked = ask.asked();
  if (family.hopeless) {
    family.conflicts.clear();
    return family;
  }
  family.repairs.assign(hold.begin(), hold.end());
  std::sort(family.repairs.begin(), family.repairs.end(), shorter_first);
  std::sort(family.conflicts.begin(), family.conflicts.end(), shorter_first);
  return family;
}

std::optional<std::vector<item_set>> conflicts_apart(const item_set& among, const monotone_test& test, std::size_t asks, std::size_t& asked) {
  asker ask(among, test, asks);
  std::vector<item_set> found;
  item_set gone;
  const bool enough = [&] {
    for (;;) {
      const auto answer = ask.without(gone);
      if (!answer) return false;
      if (answer->holds) return true;
      auto conflict = ask.shrink(without(among, gone), *answer);
      if (!conflict) return false;
      gone = joined(gone, *conflict);
      found.push_back(std::move(*conflict));
      if (found.back().empty()) return true;
    }
  }();
  asked += ask.asked();
  if (!enough) return std::nullopt;
  return found;
}

namespace {

/// Conflicts that share no item, found in halves of an order before the whole.
class halving {
 public:
  halving(asker& ask, const item_set& order) : ask_(&ask), order_(&order), gone_(order.empty() ? 0 : *std::max_element(order.begin(), order.end()) + 1, false) {}

  [[nodiscard]] bool find(std::size_t begin, std::size_t end) {
    const auto whole = holds(begin, end);
    if (!whole) return false;
    if (whole->holds) return true;
    if (end - begin > smallest) {
      const auto middle = begin + (end - begin) / 2;
      if (!find(begin, middle) || !find(middle, end)) return false;
    }
    for (;;) {
      const auto answer = holds(begin, end);
      if (!answer) return false;
      if (answer->holds) return true;
      auto conflict = ask_->shrink(left(begin, end), *answer);
      if (!conflict) return false;
      for (const auto i : *conflict) gone_[i] = true;
      found_.push_back(std::move(*conflict));
      if (found_.back().empty()) return true;
    }
  }
  [[nodiscard]] std::vector<item_set> take() { return std::move(found_); }

 private:
  static constexpr std::size_t smallest = 16;

  [[nodiscard]] item_set left(std::size_t begin, std::size_t end) const {
    item_set items;
    for (auto i = begin; i < end; ++i)
      if (const auto item = (*order_)[i]; !gone_[item]) items.push_back(item);
    std::sort(items.begin(), items.end());
    return items;
  }
  [[nodiscard]] std::optional<monotone_answer> holds(std::size_t begin, std::size_t end) { return ask_->with_only(left(begin, end)); }

  asker* ask_;
  const item_set* order_;
  std::vector<bool> gone_;
  std::vector<item_set> found_;
};

}  // namespace

std::optional<std::vector<item_set>> conflicts_apart_by_halves(const item_set& order, const monotone_test& test, std::size_t asks, std::size_t& asked) {
  asker ask(order, test, asks);
  halving search(ask, order);
  const bool enough = search.find(0, order.size());
  asked += ask.asked();
  if (!enough) return std::nullopt;
  return search.take();
}

}  // namespace habeas::solve
