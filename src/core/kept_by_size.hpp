// SPDX-License-Identifier: MIT
// What was worked out lately, as far as it fits.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <utility>

namespace habeas {

/// Things made lately, the oldest given up first: so many at most, and so much in all. The newest are kept whatever their size:
/// what is asked for by turns is not made anew each time.
template <class T>
class kept_by_size {
 public:
  /// @param least how many of the newest are kept whatever their size; at least 1
  kept_by_size(std::size_t most, std::size_t most_size, std::size_t least = 1) : most_(most), most_size_(most_size), least_(least) {}

  const std::shared_ptr<const T>& add(std::shared_ptr<const T> made, std::size_t size) {
    size_ += size;
    kept_.push_back({std::move(made), size});
    while (kept_.size() > least_ && (kept_.size() > most_ || size_ > most_size_)) {
      size_ -= kept_.front().size;
      kept_.pop_front();
    }
    return kept_.back().what;
  }
  /// The oldest that is wanted, or nothing.
  template <class Wanted>
  [[nodiscard]] std::shared_ptr<const T> find(Wanted&& wanted) const {
    for (const auto& one : kept_)
      if (wanted(*one.what)) return one.what;
    return nullptr;
  }
  [[nodiscard]] std::size_t count() const noexcept { return kept_.size(); }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  struct entry {
    std::shared_ptr<const T> what;
    std::size_t size;
  };
  std::size_t most_, most_size_, least_, size_ = 0;
  std::deque<entry> kept_;
};

}  // namespace habeas
