// SPDX-License-Identifier: MIT
// Faults planted in a simulated dossier, one of each kind that checking knows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "simulate/bulletins.hpp"

namespace habeas::detail {

/// Adds claims, groups and events with a fault to lists that have none, and notes them in the truth.
///
/// Faults about a count stand beside true claims of the counters; those that need counts of their own get accounts of
/// their own, so that one fault is one fault.
class planter {
 public:
  planter(const simulation_settings& s, random_source& throws, dossier_content& content, simulated_truth& truth);

  void plant(fault what);

 private:
  [[nodiscard]] std::string name(const char* part = "") const;
  [[nodiscard]] edtf day_of(std::int64_t hour) const { return parse_edtf(words_.day_text(hour)); }
  [[nodiscard]] edtf time_of(std::int64_t hour) const { return parse_edtf(words_.exact_text(hour)); }
  void blame(const std::string& subject) { now_.subjects.push_back(subject); }

  /// A page, a claim, an account of this fault's own.
  document_id page();
  claim& add(const char* part, statement says);
  account& own_account(const char* part);
  static held_claim stock(const account_id& of, quantity n) { return {of, n, {}, reading::sometime}; }
  static flow_claim exits(const account_id& of, quantity n, std::optional<time_ref> from, std::optional<time_ref> to,
                          mechanism kind = mechanism::release);
  [[nodiscard]] time_ref start_of(std::int64_t hour) const { return {time_ref::how::start_of, day_of(hour), {}}; }
  [[nodiscard]] time_ref end_of(std::int64_t hour) const { return {time_ref::how::end_of, day_of(hour), {}}; }

  struct planned_move {
    std::optional<negotiation_state> to;  ///< nothing: a round
    std::int64_t quarter;                 ///< of the time simulated, on whose last day it comes
  };
  /// Talks with moves and rounds, each dated by a claim; the fault is theirs.
  const negotiation& talks(const std::vector<planned_move>& moves);
  void blame_all(const negotiation& n);

  /// A true stock with an exact number that counts; the first counter's whole list is always one of them, or is made so.
  claim base();
  /// The same claim once more, under an id of this fault and without its breakdowns.
  claim copy_of(const claim& c, const char* part = "");
  static quantity& number_in(claim& c) { return std::get<held_claim>(c.says).number; }
  void put(claim c, bool untrue = false);

  void contradiction();
  void parts(composition how, std::int64_t off);
  void repeated(bool wrong);
  void backwards_interval();
  /// A flow over days of its own, from day `first` to day `last`, and perhaps taken as of another.
  void window(std::optional<std::int64_t> first, std::int64_t last, std::optional<std::int64_t> as_of);
  void too_early();
  void two_times();
  void bulletin_days();
  void falls();
  void freed();
  /// Three counts of one kind that end on one day; one starts earlier. Nobody else counts expulsions.
  void windows();
  void counters();
  void stock_as_flow();
  void vague();
  void twice();
  void again();
  void supersedes();
  void pledge();
  void free_people();
  void units();
  void label();
  person_id somebody(const std::string& part);
  void members(std::int64_t size, std::vector<int> who);
  void attribute(const char* part, const person_id& who, const char* property, const std::string& value);
  void age() { attribute("", somebody("-p1"), "age", random_->chance(50) ? "203" : "-4"); }
  void birth();
  /// An event, dated by a claim, whose name ends so.
  event_id dated_event(const char* part, event_kind kind, std::int64_t hour, std::vector<person_id> people = {}, group_id group = {});
  void uncounted_release();
  void arrests_that_leave();
  void due_too_early();
  void freed_twice();
  void undated();
  void two_waves();
  void nobody_else();
  void article();
  void identities();
  void report();
  void year();
  void old_format();
  void denial();
  void gap(std::int64_t first, std::int64_t second);

  random_source* random_;
  dossier_content* content_;
  simulated_truth* truth_;
  hour_words words_;
  std::int64_t hours_;
  std::vector<std::size_t> stocks_;
  int number_ = 0;
  planted_fault now_;
};

}  // namespace habeas::detail
