// SPDX-License-Identifier: MIT
// The days that belong to a date, one after the other, within limits.
#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include <habeas/time/edtf.hpp>

namespace habeas {

/// The days from `from` to `to`, both included, that belong to a date: `for (const day d : matching_days(date, a, b))`.
/// Each step goes straight to the next day that matches. Throws as `edtf::first_match` where a season needs a hemisphere.
class matching_days {
 public:
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = day;
    using difference_type = std::ptrdiff_t;
    using pointer = const day*;
    using reference = day;

    [[nodiscard]] day operator*() const { return *now_; }
    iterator& operator++() {
      const bool last = *now_ >= of_->to_;
      now_ = last ? std::nullopt : of_->date_.first_match(now_->plus(1), of_->to_, of_->where_);
      return *this;
    }
    friend bool operator==(const iterator& a, const iterator& b) { return a.now_ == b.now_; }

   private:
    friend class matching_days;
    iterator(const matching_days* of, std::optional<day> now) : of_(of), now_(now) {}
    const matching_days* of_;
    std::optional<day> now_;
  };

  matching_days(edtf date, day from, day to, std::optional<hemisphere> where = {})
      : date_(std::move(date)), from_(from), to_(to), where_(where) {}

  [[nodiscard]] iterator begin() const {
    return {this, from_ <= to_ ? date_.first_match(from_, to_, where_) : std::nullopt};
  }
  [[nodiscard]] iterator end() const { return {this, std::nullopt}; }

 private:
  edtf date_;
  day from_, to_;
  std::optional<hemisphere> where_;
};

}  // namespace habeas
