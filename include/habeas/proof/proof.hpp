// SPDX-License-Identifier: MIT
// Proofs: the rows that a number rests on, each with its claims and assumptions.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/model/ids.hpp>

namespace habeas {

/// What a step of a proof is: the kind of row that it cites.
enum class rule {
  held,                  ///< a stock claimed at a cut-off
  held_sometime,         ///< a stock claimed for some time in a stretch
  held_throughout,       ///< a stock claimed for all of a stretch
  entries,               ///< a flow of entries claimed between two points
  exits,                 ///< a flow of exits claimed between two points
  named_people,          ///< people counted in an account who are known to have left it, or entered
  kind_is_part,          ///< entries or exits of one kind are entries or exits
  no_other_exits,        ///< an assumption: the kinds that are counted are all the exits
  no_other_entries,      ///< the same of entries
  same_cutoff,           ///< the numbers of one bulletin share a cut-off
  order,                 ///< one point is certainly not after another
  held_is_not_negative,  ///< the number held is not negative
  start_before_end,      ///< an event starts before it ends
  dated,                 ///< an event's date
  throughout,            ///< so on every day of a date
  sometime,              ///< so on some day of a date
  lasted,                ///< how long an event lasted
  linked,                ///< how an event stands to another
  mask,                  ///< only days that match the date's mask
  net,                   ///< entries less exits claimed between two points
  part_of_whole,         ///< a kind, a stratum or what is left of a count is a part of it: the rest never falls
  part_is_not_negative,  ///< no stratum holds fewer than none
  part,                  ///< the number that a claim gives for one part of its own
  parts_make_whole,      ///< a claim takes its number apart: the parts sum to it
  related,               ///< how accounts relate to one another
};

template <>
struct slug_table<rule> {
  static constexpr auto rows = make_slugs<rule>({
      {rule::held, "held"},
      {rule::held_sometime, "held_sometime"},
      {rule::held_throughout, "held_throughout"},
      {rule::entries, "entries"},
      {rule::exits, "exits"},
      {rule::named_people, "named_people"},
      {rule::kind_is_part, "kind_is_part"},
      {rule::no_other_exits, "no_other_exits"},
      {rule::no_other_entries, "no_other_entries"},
      {rule::same_cutoff, "same_cutoff"},
      {rule::order, "order"},
      {rule::held_is_not_negative, "held_is_not_negative"},
      {rule::start_before_end, "start_before_end"},
      {rule::dated, "dated"},
      {rule::throughout, "throughout"},
      {rule::sometime, "sometime"},
      {rule::lasted, "lasted"},
      {rule::linked, "linked"},
      {rule::mask, "mask"},
      {rule::net, "net"},
      {rule::part_of_whole, "part_of_whole"},
      {rule::part_is_not_negative, "part_is_not_negative"},
      {rule::part, "part"},
      {rule::parts_make_whole, "parts_make_whole"},
      {rule::related, "related"},
  });
};

/// Which side of a number is meant.
enum class side { low, high };

template <>
struct slug_table<side> {
  static constexpr auto rows = make_slugs<side>({{side::low, "low"}, {side::high, "high"}});
};

/// A variable of a system, by name: a chain of an account at a point, an end of an event, or the
/// calendar's day 0 (1970-01-01).
struct term {
  enum class what { account, event, calendar };
  what kind = what::calendar;
  std::string owner;  ///< the account or event
  std::string chain;  ///< entries, exits, entries:KIND, exits:KIND, held (of a stratum); start, end
  std::string point;  ///< of an account: which point
  std::string stratum{};  ///< of an account: AXIS=NAME where a stratum of it is meant
  friend bool operator==(const term&, const term&) = default;
  friend auto operator<=>(const term&, const term&) = default;
};

struct proof;

/// That a date was widened: by how many days, and by which policy.
struct date_widening {
  std::int64_t days = 0;
  std::string policy;
  friend bool operator==(const date_widening&, const date_widening&) = default;
};

/// A variable taken a number of times.
struct weighted_term {
  std::int64_t times = 1;
  term of;
  friend bool operator==(const weighted_term&, const weighted_term&) = default;
};

/// One row: plus - minus is at least (low) or at most (high) amount. A row of more than two variables says so of
/// `sum`, and has no plus and minus.
struct HABEAS_API proof_step {
  std::vector<claim_id> claims;
  std::vector<assumption_id> assumptions;
  rule by = rule::order;
  side end = side::low;
  term plus;
  term minus;
  std::int64_t amount = 0;
  std::int64_t times = 1;
  std::shared_ptr<const proof> because;  ///< of a row that follows from others: how
  std::vector<weighted_term> sum{};      ///< of a row of more than two variables; else empty
  std::optional<date_widening> widened{};  ///< of a row from a date that a policy moved

  proof_step();
  proof_step(const proof_step&);
  proof_step(proof_step&&) noexcept;
  proof_step& operator=(const proof_step&);
  proof_step& operator=(proof_step&&) noexcept;
  ~proof_step();
};

/// Steps that sum to a bound: amount x times, summed, divided by divisor and rounded to the safe side.
struct HABEAS_API proof {
  side end = side::low;
  term plus;
  term minus;
  std::int64_t value = 0;
  std::int64_t divisor = 1;
  std::vector<proof_step> steps;

  proof();
  proof(const proof&);
  proof(proof&&) noexcept;
  proof& operator=(const proof&);
  proof& operator=(proof&&) noexcept;
  ~proof();
};

/// The claims that a proof cites, nested proofs included, sorted and once each.
[[nodiscard]] HABEAS_API std::vector<claim_id> claims_of(const proof& p);
/// The assumptions that a proof cites, nested proofs included, sorted and once each.
[[nodiscard]] HABEAS_API std::vector<assumption_id> assumptions_of(const proof& p);

/// Which engine gave an answer.
enum class engine { difference, linear, integer };

template <>
struct slug_table<engine> {
  static constexpr auto rows = make_slugs<engine>({
      {engine::difference, "difference"}, {engine::linear, "linear"}, {engine::integer, "integer"}});
};

/// The least and the greatest that a number can be, each with its proof; an end that is missing is unbounded.
struct HABEAS_API bound {
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;
  std::optional<proof> low_proof;
  std::optional<proof> high_proof;
  std::vector<assumption_id> assumptions;  ///< those that the proofs use
  std::vector<claim_id> set_aside;         ///< left out because they contradict one another
  habeas::engine engine = engine::difference;

  bound();
  bound(const bound&);
  bound(bound&&) noexcept;
  bound& operator=(const bound&);
  bound& operator=(bound&&) noexcept;
  ~bound();
};

/// Claims that cannot all hold, none of them without need, under these assumptions.
struct HABEAS_API contradiction {
  std::vector<claim_id> claims;
  std::vector<assumption_id> assumptions;
  /// Rows that cancel; its value, below 0, is how far they are from fitting. Without steps where only whole numbers
  /// show that the claims cannot all hold: solving again checks that.
  habeas::proof proof;

  contradiction();
  contradiction(const contradiction&);
  contradiction(contradiction&&) noexcept;
  contradiction& operator=(const contradiction&);
  contradiction& operator=(contradiction&&) noexcept;
  ~contradiction();
};

namespace detail {
template <class Id, class Pick>
void gather(const proof& p, std::vector<Id>& into, Pick pick) {
  for (const auto& step : p.steps) {
    const auto& ids = pick(step);
    into.insert(into.end(), ids.begin(), ids.end());
    if (step.because) gather(*step.because, into, pick);
  }
}
template <class Id>
std::vector<Id> sorted_once(std::vector<Id> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}
}  // namespace detail

HABEAS_API std::vector<claim_id> claims_of(const proof& p);

HABEAS_API std::vector<assumption_id> assumptions_of(const proof& p);

/// Lists in the bound the assumptions that its proofs use.
HABEAS_API void cite_assumptions(bound& b);

}  // namespace habeas
