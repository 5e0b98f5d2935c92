// SPDX-License-Identifier: MIT
// What counters publish of their lists: bulletins of stocks, flows and breakdowns, repeated and revised.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "simulate/random_source.hpp"
#include <habeas/model/content.hpp>
#include "simulate/register.hpp"

namespace habeas::detail {

/// Hours as dates, sharp or not, and all of them true.
class hour_words {
 public:
  hour_words(const simulation_settings& s, random_source& throws) : first_(s.first_day), days_(s.days), uncertain_(s.uncertain_dates), random_(&throws) {}

  [[nodiscard]] std::string day_text(std::int64_t hour) const { return to_string(first_.plus(hour / 24)); }
  [[nodiscard]] std::string exact_text(std::int64_t hour) const;
  /// A date that an hour lies in.
  [[nodiscard]] std::string some_text(std::int64_t hour);

 private:
  day first_;
  std::int64_t days_;
  bool uncertain_;
  random_source* random_;
};

/// One counter while it publishes.
struct publishing_counter {
  counter_ways ways;
  std::vector<std::string> places;    ///< accounts of facilities, all of the first counter's list
  std::string last_bulletin;
  std::int64_t last_hour = 0;
  bool hears_all = false;             ///< at once: who is arrested is on the list
  std::int64_t series_start = 0;      ///< a day's first hour: where its cumulative counts begin
};

/// Writes bulletins. All that counts is true; what is not so is superseded, corrected or retracted.
class publisher {
 public:
  publisher(const simulation_settings& s, random_source& throws, dossier_content& content, simulated_truth& truth, std::stop_token stop = {})
      : settings_(&s), random_(&throws), content_(&content), truth_(&truth), words_(s, throws), stop_(std::move(stop)) {}

  void run(std::vector<publishing_counter>& counters);

 private:
  [[nodiscard]] bool room(std::size_t wanted) const { return content_->claims.size() < wanted; }

  void one_bulletin(publishing_counter& by, std::int64_t hour, std::size_t wanted);

  document_id page(std::int64_t hour, const std::string& outlet);
  /// Said on the day of the cut-off or some days later: the last days of a history are told after it.
  std::int64_t said_hour(std::int64_t hour) { return hour + 24 * (random_->chance(60) ? 0 : random_->between(1, 3)); }

  /// A claim of the bulletin at hand, without what it says.
  claim blank();

  quantity number(std::int64_t n);

  /// Numbers of parts go with an exact whole; `count` gives the true number of a stratum.
  template <class Count>
  void take_apart(claim& c, const Count& count) {
    const auto* whole = std::get_if<held_claim>(&c.says) ? &std::get<held_claim>(c.says).number : &std::get<flow_claim>(c.says).number;
    if (!settings_->breakdowns || whole->how() != quantifier::exact) return;
    static constexpr struct {
      const char* axis;
      stratum first, second;
    } axes[] = {{"sex", stratum::male, stratum::female},
                {"force", stratum::civil, stratum::military},
                {"age_at_report", stratum::adult, stratum::adolescent},
                {"stage", stratum::convicted, stratum::unsentenced}};
    const auto part = [&](stratum s) { return breakdown_part{std::string(to_slug(s)), quantity::exact(count(s))}; };
    for (const auto& a : axes) {
      if (!random_->chance(35)) continue;
      if (random_->chance(80)) c.breakdowns.push_back({a.axis, composition::partition, {part(a.first), part(a.second)}});
      else c.breakdowns.push_back({a.axis, composition::subset, {part(a.second)}});
    }
    if (random_->chance(25)) c.breakdowns.push_back({"nationality", composition::subset, {part(stratum::foreign)}});
  }

  void stock(const std::string& account);

  void flow(direction way, std::optional<mechanism> of, bool cumulative);

  /// Days of their own, with no cut-off: "from 3 to 9 January".
  void window();

  void say_flow(flow_claim says, std::int64_t from, std::int64_t to, bool own_days);

  void net();

  void ever_held();

  void stretch();

  /// Adds the claim; perhaps a wrong one before it that it puts right, and outlets that repeat it.
  void put(claim c, std::int64_t true_number);
  static quantity* number_in(claim& c);
  std::size_t add(claim c);
  void repeat(std::size_t first);

  struct current {
    publishing_counter* by;
    std::size_t bulletin;
    std::int64_t hour;
    std::optional<edtf> as_of;
  };
  const simulation_settings* settings_;
  random_source* random_;
  dossier_content* content_;
  simulated_truth* truth_;
  hour_words words_;
  std::stop_token stop_;
  current now_{};
};

}  // namespace habeas::detail
