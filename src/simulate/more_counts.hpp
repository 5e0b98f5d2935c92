// SPDX-License-Identifier: MIT
// What counters publish beside their whole lists: narrower kinds, a list inside a list, flows of facilities. All of it is true.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <habeas/model/content.hpp>
#include <habeas/model/narrower_kind.hpp>
#include "simulate/bulletins.hpp"
#include "simulate/random_source.hpp"

namespace habeas::detail {

/// Adds counts to bulletins that are out.
class more_counts {
 public:
  more_counts(const simulation_settings& s, random_source& throws, dossier_content& content, simulated_truth& truth, std::stop_token stop = {})
      : random_(&throws), content_(&content), truth_(&truth), words_(s, throws), stop_(std::move(stop)) {}

  /// How many of a narrower kind left, since the start of the series or since the bulletin before.
  void narrower_kinds(const std::vector<publishing_counter>& counters);
  /// Another counter's list of the women on the first one's: its kinds are the first one's, or have other names.
  void list_of_women(const publishing_counter& first);
  /// Who left a facility by release, who by transfer, and who was arrested into it.
  void flows_of_facilities(const publishing_counter& first);

 private:
  struct published {
    std::size_t bulletin;
    std::int64_t hour;
    std::optional<edtf> as_of;  ///< where the bulletin itself says no day
  };
  [[nodiscard]] std::vector<published> bulletins_of(const std::string& counter) const;
  claim& add(const published& in, const std::string& speaker, statement says);
  [[nodiscard]] quantity number(std::int64_t n) { return random_->chance(80) ? quantity::exact(n) : quantity::at_least(n - random_->between(0, n < 3 ? n : 3)); }
  [[nodiscard]] narrower_kind some_kind();
  void flow(const published& in, const std::string& speaker, const std::string& account, direction way, std::optional<mechanism> of, const narrower_kind& by,
            std::int64_t from, time_ref start);
  void say_relation(const std::string& name, const std::string& speaker, const std::string& whole, const std::string& part, bool same_kinds);

  random_source* random_;
  dossier_content* content_;
  simulated_truth* truth_;
  hour_words words_;
  std::stop_token stop_;
};

}  // namespace habeas::detail
