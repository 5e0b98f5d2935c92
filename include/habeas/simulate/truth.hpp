// SPDX-License-Identifier: MIT
// What is true in a simulated history, for every account at every hour, and what was planted against it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/account_point.hpp>
#include <habeas/model/narrower_kind.hpp>
#include <habeas/model/statement.hpp>
#include <habeas/simulate/history.hpp>

namespace habeas {

/// The strata of the breakdowns. `female` and `male`, `adolescent` and `adult`, `military` and `civil`, `convicted`
/// and `unsentenced` are partitions; people pass between those of age and stage while they are held.
enum class stratum { female, male, adolescent, adult, military, civil, convicted, unsentenced, foreign };

template <>
struct slug_table<stratum> {
  static constexpr auto rows = make_slugs<stratum>({
      {stratum::female, "female"},
      {stratum::male, "male"},
      {stratum::adolescent, "adolescent"},
      {stratum::adult, "adult"},
      {stratum::military, "military"},
      {stratum::civil, "civil"},
      {stratum::convicted, "convicted"},
      {stratum::unsentenced, "unsentenced"},
      {stratum::foreign, "foreign"},
  });
};
inline constexpr std::size_t stratum_count = slug_table<stratum>::rows.size();

/// Is a person in a stratum within an hour?
[[nodiscard]] HABEAS_API bool is_in(const simulated_person& p, stratum s, std::int64_t hour) noexcept;

/// Somebody came into a count or left it.
struct movement {
  std::int64_t hour = 0;  ///< within it; `before_all` for those in the count from its beginning
  direction way = direction::entries;
  mechanism of = mechanism::arrest;
  std::size_t person = 0;
  exit_terms terms = {};  ///< of an exit
  friend bool operator==(const movement&, const movement&) = default;
};

/// The true course of one account.
class HABEAS_API account_truth {
 public:
  account_truth() = default;
  /// The movements may come in any order; only people who have entered leave.
  account_truth(std::vector<movement> moves, const std::vector<simulated_person>& people);

  [[nodiscard]] const std::vector<movement>& movements() const noexcept { return moves_; }

  /// Movements between two instants, both on the hour.
  [[nodiscard]] std::int64_t moved(direction way, std::optional<mechanism> of, std::int64_t from, std::int64_t to,
                                   std::optional<stratum> within = {}) const;
  /// The same of a narrower kind: by a ground, under a condition, to a place, by an authority. Linear in the movements.
  [[nodiscard]] std::int64_t moved(direction way, std::optional<mechanism> of, const narrower_kind& by, std::int64_t from, std::int64_t to) const;
  /// How many were in the count at an instant.
  [[nodiscard]] std::int64_t held(std::int64_t at, std::optional<stratum> within = {}) const;
  /// The least and the most that were in the count at any instant from one to another.
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> held_range(std::int64_t from, std::int64_t to) const;

 private:
  using flow_key = std::array<int, 3>;
  static flow_key key(direction way, std::optional<mechanism> of, std::optional<stratum> within) {
    return {static_cast<int>(way), of ? static_cast<int>(*of) : -1, within ? static_cast<int>(*within) : -1};
  }
  void note(direction way, std::optional<mechanism> of, std::optional<stratum> within, std::int64_t hour) {
    flows_[key(way, of, within)].push_back(hour);
  }
  /// Birthdays and convictions while in the count.
  void pass(const simulated_person& p, std::int64_t entered, std::int64_t left);

  std::vector<movement> moves_;
  std::map<flow_key, std::vector<std::int64_t>> flows_;
  std::array<std::int64_t, stratum_count + 1> at_start_{};
  std::array<std::vector<std::pair<std::int64_t, std::int64_t>>, stratum_count> passes_;  ///< hour, net passes by then
};

/// A fault that was planted, and what a check that finds it names.
struct planted_fault {
  fault what = fault::contradiction;
  std::string rule = {};                   ///< the slug of the rule that should find it; of a contradiction: none
  std::vector<std::string> subjects = {};  ///< sorted; a contradiction's set holds the first of them
  friend bool operator==(const planted_fault&, const planted_fault&) = default;
};

/// What is true, beside a dossier that claims something about it.
struct HABEAS_API simulated_truth {
  day first_day = {};
  std::int64_t hours = 0;
  std::vector<simulated_person> people = {};
  std::map<std::string, account_truth> accounts = {};   ///< by the account's id
  std::map<account_point, std::int64_t> points = {};       ///< when cut-offs were, of claims and bulletins
  std::vector<std::string> untrue = {};                 ///< claims that are not so; in a consistent dossier none of them counts
  std::vector<planted_fault> planted = {};

  /// The hour of a point; nothing for one that has none.
  [[nodiscard]] std::optional<std::int64_t> hour_of(const account_point& point) const;
};

}  // namespace habeas
