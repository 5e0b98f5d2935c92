// SPDX-License-Identifier: MIT
// The problems of one file as they are found: all of them where they are few, and of a flood the first and how many more.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/core/error.hpp>
#include <habeas/core/export.hpp>

namespace habeas {

/// Problems, bounded in memory however many there are. Two are alike where `kind_of` is.
class HABEAS_API problem_list {
 public:
  static constexpr std::size_t most_alike = 20;      ///< so many of a kind are all told
  static constexpr std::size_t told_of_flood = 5;    ///< of more than that, so many, and the number of the rest
  static constexpr std::size_t most_kept = 1'000;    ///< of all kinds together
  static constexpr std::size_t most_places = 10'000; ///< of those not kept, so many pointers

  /// What a problem is, without what stood there: "not a date" of "not a date at offset 3 of '2026-1'".
  [[nodiscard]] static std::string_view kind_of(const problem& p) noexcept;

  void push_back(problem p);
  /// How many were found, those that are not kept included.
  [[nodiscard]] std::size_t size() const noexcept { return kept_.size() + left_out_; }
  [[nodiscard]] bool empty() const noexcept { return size() == 0; }
  [[nodiscard]] std::vector<problem>& kept() noexcept { return kept_; }
  [[nodiscard]] const std::vector<problem>& kept() const noexcept { return kept_; }
  /// Pointers of problems that are not kept, unless `is_flood`.
  [[nodiscard]] const std::vector<std::string>& places_left_out() const noexcept { return places_; }
  /// Were there so many that not even their places are known?
  [[nodiscard]] bool is_flood() const noexcept { return left_out_ > places_.size(); }
  /// Adds what another list has not kept: how many of each kind, and where.
  void add_left_out_of(const problem_list& other);

  /// The problems in the order in which they are kept; of a kind with more than `most_alike` the first few, and after the
  /// last of these one that says how many more there are.
  [[nodiscard]] std::vector<problem> told() &&;

 private:
  struct tally {
    std::size_t kept = 0, left_out = 0;
  };
  std::vector<problem> kept_;
  std::map<std::string, tally, std::less<>> kinds_;
  std::vector<std::string> places_;
  std::size_t left_out_ = 0;
};

/// Is this no problem of its own, but the number of more like the one before?
[[nodiscard]] HABEAS_API bool is_rest(const problem& p) noexcept;

}  // namespace habeas
