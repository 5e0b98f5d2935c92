// SPDX-License-Identifier: MIT
// What is told of named people in a simulated history: their changes of custody, when they were counted, and who was let go with
// whom. Never all of it, some of it twice, and all of it true.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <habeas/model/content.hpp>
#include "simulate/bulletins.hpp"
#include "simulate/random_source.hpp"

namespace habeas::detail {

/// Adds records, events, groups and claims about them to a dossier's lists. Records are of the first people of the history, by
/// number: person_1, and at times another record of the same person.
class told_lives {
 public:
  told_lives(const simulation_settings& s, random_source& throws, dossier_content& content, simulated_truth& truth)
      : settings_(&s), random_(&throws), content_(&content), truth_(&truth), words_(s, throws) {}

  void run(std::size_t named, const std::vector<publishing_counter>& counters, const std::vector<std::int64_t>& wave_days);

 private:
  /// Other records of people, and that they are, or may be, the same.
  void other_records(std::size_t named);
  [[nodiscard]] person_id record_of(std::size_t who);
  void changes_of(std::size_t who);
  void tell(const std::string& name, event e, std::int64_t hour);
  /// A date by days that an hour lies in.
  [[nodiscard]] std::string some_days(std::int64_t hour);

  void memberships(std::size_t who, const publishing_counter& by);
  void assume_entries(const publishing_counter& by);
  /// Those whom a counter's list lets go on one day on the same terms, as a group; at times with others who stayed.
  void group_of(const publishing_counter& by, std::int64_t wave_day, std::size_t named);
  claim& add(const std::string& name, statement says);

  struct let_go {
    group_id name;
    std::set<std::size_t> people;
  };
  const simulation_settings* settings_;
  random_source* random_;
  dossier_content* content_;
  simulated_truth* truth_;
  hour_words words_;
  std::map<std::size_t, std::vector<person_id>> records_;
  std::vector<let_go> groups_;
};

}  // namespace habeas::detail
