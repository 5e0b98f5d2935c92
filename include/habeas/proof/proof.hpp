// SPDX-License-Identifier: MIT
// Proofs: the rows that a number rests on, each with its claims and assumptions.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/export.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/model/account_point.hpp>
#include <habeas/model/custody.hpp>
#include <habeas/model/ids.hpp>
#include <habeas/model/narrower_kind.hpp>
#include <habeas/proof/bound_ends.hpp>

namespace habeas {

/// What a step of a proof is: the kind of row that it cites.
enum class row_rule {
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
  ever_held,             ///< how many were held at some time between two points
  part_of_whole,         ///< a kind, a stratum or what is left of a count is a part of it: the rest never falls
  part_is_not_negative,  ///< no stratum holds fewer than none
  part,                  ///< the number that a claim gives for one part of its own
  parts_make_whole,      ///< a claim takes its number apart: the parts sum to it
  related,               ///< how accounts relate to one another
  kind_within,           ///< no more of a kind than of what it lies in
};

template <>
struct slug_table<row_rule> {
  static constexpr auto rows = make_slugs<row_rule>({
      {row_rule::held, "held"},
      {row_rule::held_sometime, "held_sometime"},
      {row_rule::held_throughout, "held_throughout"},
      {row_rule::entries, "entries"},
      {row_rule::exits, "exits"},
      {row_rule::named_people, "named_people"},
      {row_rule::kind_is_part, "kind_is_part"},
      {row_rule::no_other_exits, "no_other_exits"},
      {row_rule::no_other_entries, "no_other_entries"},
      {row_rule::same_cutoff, "same_cutoff"},
      {row_rule::order, "order"},
      {row_rule::held_is_not_negative, "held_is_not_negative"},
      {row_rule::start_before_end, "start_before_end"},
      {row_rule::dated, "dated"},
      {row_rule::throughout, "throughout"},
      {row_rule::sometime, "sometime"},
      {row_rule::lasted, "lasted"},
      {row_rule::linked, "linked"},
      {row_rule::mask, "mask"},
      {row_rule::net, "net"},
      {row_rule::ever_held, "ever_held"},
      {row_rule::part_of_whole, "part_of_whole"},
      {row_rule::part_is_not_negative, "part_is_not_negative"},
      {row_rule::part, "part"},
      {row_rule::parts_make_whole, "parts_make_whole"},
      {row_rule::related, "related"},
      {row_rule::kind_within, "kind_within"},
  });
};

/// Which side of a number is meant.
enum class bound_side { low, high };

template <>
struct slug_table<bound_side> {
  static constexpr auto rows = make_slugs<bound_side>({{bound_side::low, "low"}, {bound_side::high, "high"}});
};

/// What is counted along an account's time, or which end of an event is meant.
struct term_chain {
  enum class what { none, entries, exits, held, start, end };
  what is = what::none;
  std::optional<mechanism> of{};  ///< of entries and exits: those of one kind alone
  narrower_kind by{};             ///< what limits that kind

  [[nodiscard]] static term_chain all_entries() noexcept { return {what::entries, {}, {}}; }
  [[nodiscard]] static term_chain all_exits() noexcept { return {what::exits, {}, {}}; }
  /// How many of a stratum are held.
  [[nodiscard]] static term_chain stock() noexcept { return {what::held, {}, {}}; }
  /// Are these all entries or exits, and not those of one kind?
  [[nodiscard]] bool is_whole() const noexcept { return !of && by.is_empty(); }

  friend bool operator==(const term_chain&, const term_chain&) = default;
  friend auto operator<=>(const term_chain&, const term_chain&) = default;
};

template <>
struct slug_table<term_chain::what> {
  static constexpr auto rows = make_slugs<term_chain::what>({{term_chain::what::none, "none"},
                                                             {term_chain::what::entries, "entries"},
                                                             {term_chain::what::exits, "exits"},
                                                             {term_chain::what::held, "held"},
                                                             {term_chain::what::start, "start"},
                                                             {term_chain::what::end, "end"}});
};

/// "entries", "exits:release", "exits:release;ground=pardon", "held", "start"; empty for none.
[[nodiscard]] HABEAS_API std::string to_string(const term_chain& c);

/// A variable of a system, by name: a chain of an account at a point, an end of an event, or the
/// calendar's day 0 (1970-01-01).
struct term {
  enum class what { account, event, calendar };
  what kind = what::calendar;
  account_id account = {};      ///< of an account
  event_id event = {};          ///< of an event
  term_chain chain = {};        ///< entries or exits, all or of one kind; held, of a stratum; of an event start or end
  account_point point = {};        ///< of an account: which point
  stratum_name stratum = {};    ///< of an account: where a stratum of it is meant

  [[nodiscard]] static term of(account_id owner, term_chain counted, account_point at = {}, stratum_name part = {}) {
    return {what::account, std::move(owner), {}, counted, std::move(at), std::move(part)};
  }
  [[nodiscard]] static term start_of(event_id e) { return {what::event, {}, std::move(e), {term_chain::what::start, {}, {}}, {}, {}}; }
  [[nodiscard]] static term end_of(event_id e) { return {what::event, {}, std::move(e), {term_chain::what::end, {}, {}}, {}, {}}; }

  friend bool operator==(const term&, const term&) = default;
  friend auto operator<=>(const term&, const term&) = default;
};

struct proof;

/// That a date was widened: by how many days, and by which policy.
struct date_widening {
  std::int64_t days = 0;
  std::string policy = {};
  friend bool operator==(const date_widening&, const date_widening&) = default;
};

/// A variable taken a number of times.
struct weighted_term {
  std::int64_t times = 1;
  term of = {};
  friend bool operator==(const weighted_term&, const weighted_term&) = default;
};

/// One row: plus - minus is at least (low) or at most (high) amount. A row of more than two variables says so of
/// `sum`, and has no plus and minus.
struct HABEAS_API proof_step {
  std::vector<claim_id> claims = {};
  std::vector<assumption_id> assumptions = {};
  row_rule by = row_rule::order;
  bound_side end = bound_side::low;
  term plus = {};
  term minus = {};
  std::int64_t amount = 0;
  std::int64_t times = 1;
  std::shared_ptr<const proof> because = {};  ///< of a row that follows from others: how
  std::vector<weighted_term> sum{};           ///< of a row of more than two variables; else empty
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
  bound_side end = bound_side::low;
  term plus = {};
  term minus = {};
  std::int64_t value = 0;
  std::int64_t divisor = 1;
  std::vector<proof_step> steps = {};

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

/// Claims that cannot all hold, none of them without need, under these assumptions.
struct HABEAS_API contradiction {
  std::vector<claim_id> claims = {};
  std::vector<assumption_id> assumptions = {};
  /// Rows that cancel; its value, below 0, is how far they are from fitting. Without steps where only whole numbers
  /// show that the claims cannot all hold: solving again checks that.
  habeas::proof proof = {};

  contradiction();
  contradiction(const contradiction&);
  contradiction(contradiction&&) noexcept;
  contradiction& operator=(const contradiction&);
  contradiction& operator=(contradiction&&) noexcept;
  ~contradiction();
};

/// Over which repairs of contradictory claims an answer holds. A repair is a smallest set of claims without which the
/// rest can hold.
enum class repairs_told {
  none,    ///< nothing contradicts
  all,     ///< whichever repair is right
  fewest,  ///< whichever of those is right that give up the fewest origins
  outer,   ///< all, and perhaps wider than they make it: the work allowed did not suffice to tell
};

template <>
struct slug_table<repairs_told> {
  static constexpr auto rows = make_slugs<repairs_told>({{repairs_told::none, "none"},
                                                         {repairs_told::all, "all"},
                                                         {repairs_told::fewest, "fewest"},
                                                         {repairs_told::outer, "outer"}});
};

/// What an answer is if these claims, and no others, are wrong.
struct HABEAS_API bound_alternative {
  std::vector<claim_id> without = {};  ///< the claims given up, sorted
  std::size_t origins = 0;             ///< how many independent origins these have
  std::optional<std::int64_t> low = {};
  std::optional<std::int64_t> high = {};
  std::optional<proof> low_proof = {};
  std::optional<proof> high_proof = {};
  habeas::engine engine = engine::difference;
  std::string refused = {};  ///< why there is no answer, where there is none: then neither end is known

  bound_alternative();
  bound_alternative(const bound_alternative&);
  bound_alternative(bound_alternative&&) noexcept;
  bound_alternative& operator=(const bound_alternative&);
  bound_alternative& operator=(bound_alternative&&) noexcept;
  ~bound_alternative();
};

/// The least and the greatest that a number can be, each with its proof; an end that is missing is unbounded.
///
/// Where claims contradict one another the ends are what holds whichever of them are wrong, as long as no more are than
/// must be: the hull of the alternatives. Each end's proof is then that of an alternative that reaches it.
struct HABEAS_API bound {
  std::optional<std::int64_t> low = {};
  std::optional<std::int64_t> high = {};
  std::optional<proof> low_proof = {};
  std::optional<proof> high_proof = {};
  std::vector<assumption_id> assumptions = {};  ///< those that the proofs use
  /// Claims that no end here uses, since they contradict others; where `repairs` is outer, since they may.
  std::vector<claim_id> set_aside = {};
  habeas::engine engine = engine::difference;
  repairs_told repairs = repairs_told::none;
  std::vector<bound_alternative> alternatives = {};     ///< those with the fewest origins first, at most `most_alternatives`
  std::size_t alternatives_left = 0;                    ///< how many more there are
  std::optional<bound_ends> fewest = {};                ///< of the repairs with the fewest origins, where that is narrower
  std::vector<claim_id> disputed = {};                  ///< claims that not every alternative keeps, sorted
  std::vector<contradiction> contradictions = {};       ///< what the alternatives are the ways out of
  std::size_t contradictions_left = 0;                  ///< how many more of these are known; 0 unless there are more than `most_contradictions`

  static constexpr std::size_t most_alternatives = 64;
  /// So many are listed whole, so that whoever checks the answer can find the ways out anew; of more the first alone.
  static constexpr std::size_t most_contradictions = 200;

  bound();
  bound(const bound&);
  bound(bound&&) noexcept;
  bound& operator=(const bound&);
  bound& operator=(bound&&) noexcept;
  ~bound();
};

namespace detail {
// Sorted, and each once. Compiled here: many sources ask it, and sorting texts is much to compile.
HABEAS_API std::vector<claim_id> sorted_once(std::vector<claim_id> ids);
HABEAS_API std::vector<assumption_id> sorted_once(std::vector<assumption_id> ids);
HABEAS_API std::vector<event_id> sorted_once(std::vector<event_id> ids);
HABEAS_API std::vector<actor_id> sorted_once(std::vector<actor_id> ids);
HABEAS_API std::vector<person_id> sorted_once(std::vector<person_id> ids);
}  // namespace detail

/// The claims that the proofs of both ends cite, sorted and once each.
[[nodiscard]] HABEAS_API std::vector<claim_id> claims_of(const bound& b);

/// Lists in the bound the assumptions that its proofs use.
HABEAS_API void cite_assumptions(bound& b);

}  // namespace habeas

template <>
struct fmt::formatter<habeas::term_chain> : fmt::formatter<fmt::string_view> {
  template <class Context>
  auto format(const habeas::term_chain& c, Context& context) const {
    return fmt::formatter<fmt::string_view>::format(habeas::to_string(c), context);
  }
};
