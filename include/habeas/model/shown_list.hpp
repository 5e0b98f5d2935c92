// SPDX-License-Identifier: MIT
// What a view shows of one list of a dossier, to go through or to pick from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace habeas {

/// The things of one list that a view shows, in the order of the file. It shares what the dossier holds, so that it
/// may outlive the view; what it shows does not change.
template <class T>
class shown_list {
 public:
  using value_type = T;

  class iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    iterator() = default;
    iterator(const T* things, const std::uint32_t* place) : things_(things), place_(place) {}
    reference operator*() const { return things_[*place_]; }
    pointer operator->() const { return things_ + *place_; }
    iterator& operator++() {
      ++place_;
      return *this;
    }
    iterator operator++(int) {
      auto before = *this;
      ++place_;
      return before;
    }
    friend bool operator==(const iterator&, const iterator&) = default;

   private:
    const T* things_ = nullptr;
    const std::uint32_t* place_ = nullptr;
  };

  shown_list() = default;
  /// @param things the whole list, kept by its owner for as long as this is
  /// @param places of those that are shown, ascending
  shown_list(std::shared_ptr<const std::vector<T>> things, std::vector<std::uint32_t> places)
      : things_(std::move(things)), places_(std::move(places)) {}

  [[nodiscard]] iterator begin() const { return {all(), places_.data()}; }
  [[nodiscard]] iterator end() const { return {all(), places_.data() + places_.size()}; }
  [[nodiscard]] std::size_t size() const noexcept { return places_.size(); }
  [[nodiscard]] bool empty() const noexcept { return places_.empty(); }
  /// The thing at a place among those shown, from 0.
  [[nodiscard]] const T& operator[](std::size_t i) const { return (*things_)[places_[i]]; }
  [[nodiscard]] const T& front() const { return (*this)[0]; }

 private:
  [[nodiscard]] const T* all() const { return things_ ? things_->data() : nullptr; }

  std::shared_ptr<const std::vector<T>> things_;
  std::vector<std::uint32_t> places_;
};

}  // namespace habeas
