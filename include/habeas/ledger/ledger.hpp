// SPDX-License-Identifier: MIT
// The custody ledger: what follows from the claims about one account.
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/ledger/chain.hpp>
#include <habeas/model/account_point.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/solve/premise_set.hpp>
#include <habeas/time/time_argument.hpp>

namespace habeas {

class claim_premises;
namespace solve {
class linear_solver;
}

/// How often rows may be solved while conflicts and repairs are looked for, unless a call says otherwise.
inline constexpr std::size_t default_repair_effort = 20'000;

/// How a ledger reads what claims leave open.
struct ledger_options {
  std::optional<about_policy> about = {};  ///< how wide "about" is; nothing: it bounds nothing
  /// What solves rows of more than two variables (habeas/lp has one); nothing: kinds are used by derived rows, which is
  /// sound and may be wider, and net changes, parts and relations are not used.
  std::shared_ptr<const solve::linear_solver> linear{};
  /// Which repairs of contradictory claims are answered from: all of them, or those that give up the fewest origins.
  repairs_told repairs = repairs_told::all;
  /// How often the rows may be solved at most while conflicts and repairs are looked for; beyond, answers are `outer`.
  std::size_t repair_effort = default_repair_effort;
  friend bool operator==(const ledger_options&, const ledger_options&) = default;
};

/// Movements that no claim states: the least there must have been, less the most that claims state.
struct unaccounted_flow {
  bound moved = {};                         ///< entries (or exits) from one point to the other
  std::optional<std::int64_t> stated = {};  ///< the most that claims of them state there; nothing: any number
  std::int64_t unaccounted = 0;             ///< least number that no claim states
  std::vector<claim_id> claims = {};        ///< the claims that state some there
};

/// From one point to another.
struct flow_stretch {
  account_point from = {}, to = {};
  friend bool operator==(const flow_stretch&, const flow_stretch&) = default;
};

/// A point, or what point_at makes one of: text, or a day of ours, of std::chrono or of another library.
template <class T>
concept point_argument = std::same_as<T, account_point> || std::convertible_to<const T&, time_argument>;

/// Bounds of stocks and flows of one account, each with its proof.
///
/// Made from a view of a dossier; what the view leaves out has no part in any answer. Where claims cannot all hold, by
/// their numbers or by the dates that these use, an answer is what holds whichever of them are wrong, as long as no
/// more are than must be: the hull over every repair, with the repairs as alternatives. Members are const and may be
/// called from several threads.
class HABEAS_API ledger {
 public:
  /// Throws errc::unknown_id for an account that the view does not show, errc::cancelled on request.
  explicit ledger(dossier view, account_id account, ledger_options options = {}, std::stop_token stop = {});
  ledger(const ledger&) = delete;
  ledger& operator=(const ledger&) = delete;
  ~ledger();

  [[nodiscard]] const dossier& of() const noexcept;
  [[nodiscard]] const account_id& account() const noexcept;
  [[nodiscard]] const std::vector<contradiction>& contradictions() const&;
  /// How many more contradictions there are than those listed, as far as they were looked for.
  [[nodiscard]] std::size_t contradictions_left() const noexcept;
  /// The claims of every contradiction known, those that are not listed included: the smallest sets first, then by ids.
  /// These are all there are where `conflicts_settled`.
  [[nodiscard]] std::vector<std::vector<claim_id>> conflict_sets() const;
  /// Claims that no answer uses, since they contradict others whatever else is given up, sorted.
  [[nodiscard]] const std::vector<claim_id>& set_aside() const& noexcept;
  /// Claims that some repair gives up, sorted; where `repairs_settled` is false, all that might be.
  [[nodiscard]] const std::vector<claim_id>& disputed() const noexcept;
  /// Were all contradictions found within the work allowed?
  [[nodiscard]] bool conflicts_settled() const noexcept;
  /// Were all repairs found as well? If not, answers may be `outer`.
  [[nodiscard]] bool repairs_settled() const noexcept;
  // Of a ledger that nobody keeps, a list that one can.
  [[nodiscard]] std::vector<contradiction> contradictions() &&;
  [[nodiscard]] std::vector<claim_id> set_aside() && noexcept;
  /// Claims of the account that count and give the engine no bound ("about" without a width; net changes without a linear solver).
  [[nodiscard]] std::vector<claim_id> without_bound() const;
  /// Claims that say more than the engine uses, sorted: without a linear solver those of kinds, parts and relations; with
  /// one those whose own parts do not fit their number.
  [[nodiscard]] std::vector<claim_id> used_in_part() const;
  /// Does the account have rows of more than two variables, and a solver for them?
  [[nodiscard]] bool is_linear() const noexcept;
  /// The kinds of entry or exit that claims count.
  [[nodiscard]] std::vector<mechanism> kinds(direction way) const;
  /// The same, narrower kinds included: every chain but those of all entries and exits.
  [[nodiscard]] std::vector<chain> chains_of_kinds(direction way) const;

  /// Claims and assumptions as premises of the rows below.
  [[nodiscard]] const claim_premises& premises() const noexcept;
  /// The premises that some row rests on, ascending.
  [[nodiscard]] const std::vector<solve::premise>& premises_in_use() const noexcept;
  /// Could all hold, were these premises off? Throws errc::cancelled on request.
  [[nodiscard]] bool can_hold(const solve::premise_mask& off, const std::stop_token& stop = {}) const;
  /// What a minimal set of claims that cannot all hold rests on, given as premises, ascending.
  [[nodiscard]] contradiction contradiction_of(const std::vector<solve::premise>& conflict, const std::stop_token& stop = {}) const;

  /// The points at which claims of the account were taken, along the calendar; one for each bulletin.
  [[nodiscard]] std::vector<account_point> points() const;
  /// The cut-offs of stocks alone, along the calendar; one for each bulletin.
  [[nodiscard]] std::vector<account_point> stock_points() const;
  /// The days in which a point lies by its own date: "2026-01-19", "2025-12-01 .. 2025-12-31", or its name.
  [[nodiscard]] std::string day_text(const account_point& p) const;
  /// Those certainly between two points, both included.
  [[nodiscard]] std::vector<account_point> points_between(const account_point& from, const account_point& to) const;
  /// Reads a point as people write it: end:DAY, start:DAY, a day, the id of a bulletin or claim. Throws
  /// errc::unknown_id, errc::ambiguous (listing the candidates) or errc::invalid_date.
  [[nodiscard]] account_point point_at(std::string_view text) const;
  /// Reads a day as its text is read. Throws as above, and errc::invalid_value for what is no day.
  template <day_argument Day>
  [[nodiscard]] account_point point_at(const Day& d) const {
    return point_at(std::string_view(time_argument(d).text()));
  }
  [[nodiscard]] account_point point_at(const account_point& p) const { return p; }
  /// The point that a time reference means in this account. Throws the same.
  [[nodiscard]] account_point point_at(const time_ref& m) const;

  /// Is one point certainly not after another?
  [[nodiscard]] bool is_not_after(const account_point& before, const account_point& after) const;

  /// @param proofs without them an answer costs far less
  [[nodiscard]] bound held(const account_point& at, bool proofs = true) const;
  [[nodiscard]] bound entries(const account_point& from, const account_point& to, std::optional<mechanism> of = {}, narrower_kind by = {}) const;
  [[nodiscard]] bound exits(const account_point& from, const account_point& to, std::optional<mechanism> of = {}, narrower_kind by = {}) const;
  /// Throws errc::not_ordered unless `from` is certainly not after `to`, and errc::unknown_id for a kind that
  /// no claim counts.
  [[nodiscard]] bound flow(const chain& of, const account_point& from, const account_point& to, bool proofs = true) const;
  /// Entries or exits that no claim of the account states. Throws as `flow` does.
  [[nodiscard]] unaccounted_flow unaccounted(direction way, const account_point& from, const account_point& to) const;
  /// The same of one kind: what claims of it, of what it lies in and of what lies in it state. Throws as `flow` does.
  [[nodiscard]] unaccounted_flow unaccounted(const chain& of, const account_point& from, const account_point& to) const;

  /// Stocks at many points, in their order, as `held` gives each, without proofs. The account is solved once for all.
  /// Where not all repairs are known, `fewest` is given where one question more shows it.
  /// @param name_set_aside without it `set_aside` is left empty: of a long account that contradicts itself each bound may name all claims
  [[nodiscard]] std::vector<bound> bounds(const std::vector<account_point>& at, bool name_set_aside = true) const;
  /// Flows over many stretches, in their order, as `flow` gives each, without proofs. Throws as it does.
  [[nodiscard]] std::vector<bound> flows(const chain& of, const std::vector<flow_stretch>& stretches, bool name_set_aside = true) const;
  /// The same, and nothing where the points are not certainly in order.
  [[nodiscard]] std::vector<std::optional<bound>> flows_in_order(const chain& of, const std::vector<flow_stretch>& stretches, bool name_set_aside = true) const;
  /// The same of unaccounted flows, without proofs and claims; nothing where the points are not certainly in order.
  [[nodiscard]] std::vector<std::optional<unaccounted_flow>> unaccounted(direction way, const std::vector<flow_stretch>& stretches) const;
  /// The same with the least that moved and no upper end, for less than half the work.
  [[nodiscard]] std::vector<std::optional<unaccounted_flow>> least_unaccounted(direction way, const std::vector<flow_stretch>& stretches) const;
  /// The proof of the lower end of a flow alone, that of `flow`; nothing where there is none. Throws as `flow` does.
  [[nodiscard]] std::optional<proof> why_at_least(const chain& of, const account_point& from, const account_point& to) const;

  // The same of text and days: each is read by `point_at`, and throws as it does.
  template <point_argument At>
  [[nodiscard]] bound held(const At& at, bool proofs = true) const {
    return held(point_at(at), proofs);
  }
  template <point_argument From, point_argument To>
  [[nodiscard]] bound entries(const From& from, const To& to, std::optional<mechanism> of = {}, narrower_kind by = {}) const {
    return entries(point_at(from), point_at(to), of, std::move(by));
  }
  template <point_argument From, point_argument To>
  [[nodiscard]] bound exits(const From& from, const To& to, std::optional<mechanism> of = {}, narrower_kind by = {}) const {
    return exits(point_at(from), point_at(to), of, std::move(by));
  }
  template <point_argument From, point_argument To>
  [[nodiscard]] unaccounted_flow unaccounted(direction way, const From& from, const To& to) const {
    return unaccounted(way, point_at(from), point_at(to));
  }

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace habeas
