// SPDX-License-Identifier: MIT
// Named people as units of flow: who is counted in an account and is freed leaves it, one by one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "proof/labelled_differences.hpp"
#include <habeas/model/counting.hpp>

namespace habeas {

/// Which records are certainly of different people: claims that two are one, or may be, join them.
///
/// For the fewest people that records can be. `of(place)` is the record that stands for all that are joined to it.
class joined_people {
 public:
  explicit joined_people(const dossier& d);
  [[nodiscard]] std::size_t of(std::size_t place) const { return stands_for_[place]; }

 private:
  /// Halves the way as it goes: chains of claims stay short.
  std::size_t root(std::size_t place);

  std::vector<std::size_t> stands_for_;
};

/// Who is in which event, and who says that an event was: read once, for all events.
class event_people {
 public:
  explicit event_people(const dossier& d);

  /// The people whom an event is about, each with the claim that puts them among its group, where one does.
  [[nodiscard]] std::map<person_id, std::optional<std::size_t>> of(const event& e) const;
  /// The claims that an event was, in the canonical order, as places.
  [[nodiscard]] const std::vector<std::size_t>& said_of(const event_id& name) const;

 private:
  const dossier* dossier_;
  std::map<group_id, std::vector<std::pair<person_id, std::size_t>>> members_;
  std::map<event_id, std::vector<std::size_t>> said_of_;
};

/// At least so many left (or entered) an account from the start to the end of an event.
struct people_row {
  event_id event;
  direction way = direction::exits;
  std::optional<mechanism> of;
  std::int64_t number = 0;
  std::vector<solve::premise> rests_on;
};

namespace detail {

/// Reads the changes of custody of people who are counted in one account.
class people_reader {
 public:
  people_reader(const dossier& d, const claim_premises& premises, const account_id& account)
      : dossier_(&d), premises_(&premises), account_(&account) {}

  std::vector<people_row> run();

 private:
  using premises = std::vector<solve::premise>;

  /// What lets an event move the count: the account's own rule, or an assumption that is on.
  [[nodiscard]] std::optional<premises> grounds(bool by_rule, assumption_effect effect) const;

  void read_membership();
  void put(premises& on, std::size_t place) const;

  /// One row for each claim that the event was: any of them carries it.
  void add(std::vector<people_row>& rows, const event& e, direction way, const premises& grounds) const;

  const dossier* dossier_;
  const claim_premises* premises_;
  const account_id* account_;
  std::optional<joined_people> joined_;
  std::optional<event_people> people_;
  std::map<person_id, std::size_t> counted_;
};

}  // namespace detail

/// The rows that named people give an account.
///
/// Whoever is counted in it (a `member` claim, or a group that is) leaves it when a change of custody makes them one
/// whom its rule does not count. When they leave is said by the account (`leaves: when_freed`) or by an assumption that
/// is on (`leave_when_freed`); without either nothing follows. Entries need `enter_when_held`. Rows are lower ends: others
/// may have come or gone too. Records that are, or may be, of one person count once.
[[nodiscard]] inline std::vector<people_row> people_rows(const dossier& d, const claim_premises& premises, const account_id& account) {
  return detail::people_reader(d, premises, account).run();
}

}  // namespace habeas
