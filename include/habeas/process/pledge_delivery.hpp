// SPDX-License-Identifier: MIT
// Whether a pledge was kept at a point: what was promised, against what each counter's ledger proves.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/timeline/timeline.hpp>
#include <habeas/ledger/ledger.hpp>

namespace habeas {

/// How a pledge stands at a point, by one counter. `nothing_promised`: no claim says how many.
enum class delivery_status { met, not_met, possibly_met, overdue, nothing_promised, met_late };

template <>
struct slug_table<delivery_status> {
  static constexpr auto rows = make_slugs<delivery_status>({
      {delivery_status::met, "met"},                // certainly as many as were promised
      {delivery_status::not_met, "not_met"},        // certainly fewer, and not certainly due
      {delivery_status::possibly_met, "possibly_met"},  // the claims allow both
      {delivery_status::overdue, "overdue"},        // certainly fewer, though it is certainly due
      {delivery_status::nothing_promised, "nothing_promised"},
      {delivery_status::met_late, "met_late"},  // certainly as many as were promised, and certainly not by the deadline
  });
};

/// Has a pledge fallen due? Never where a condition is stated that no claim says is fulfilled.
enum class due_state { no_deadline, not_yet, possibly, due, condition_open };

template <>
struct slug_table<due_state> {
  static constexpr auto rows = make_slugs<due_state>({
      {due_state::no_deadline, "no_deadline"},
      {due_state::not_yet, "not_yet"},
      {due_state::possibly, "possibly"},
      {due_state::due, "due"},
      {due_state::condition_open, "condition_open"},
  });
};

/// What one claim promises; of a pledge for which no claim does, empty.
struct promise {
  claim_id claim = {};
  actor_id speaker = {};
  std::optional<quantity> number = {};
  std::optional<edtf> by = {};
  std::string condition = {};
  event_id once = {};
};

/// What one counter's ledger says came of a pledge, on one stage, from a day on.
struct delivered {
  claim_id counts = {};  ///< the claim that says that this counts towards it
  actor_id counter = {};
  account_id account = {};
  release_stage as = release_stage::verified;
  account_point from = {}, at = {};
  bound number = {};
  std::vector<assumption_id> under = {};  ///< those under which it counts towards the pledge, and its deadline is read
};

/// One promise against one counter.
struct delivery {
  habeas::promise promise = {};
  std::optional<delivered> done = {};  ///< nothing: no claim says that anything counts towards it
  delivery_status status = delivery_status::nothing_promised;
  due_state due = due_state::no_deadline;
  std::optional<std::int64_t> wanted = {};  ///< the lower end of the promised number, where it has one
  std::optional<std::int64_t> late_at_least = {}, late_at_most = {};  ///< days after the deadline, where it was met late, or can only have been met late
};

/// A pledge as the view shows it: its own entry, or one claim that names none.
struct pledge_entry {
  std::string name = {};    ///< the pledge's id, or claim:ID
  claim_id alone = {};      ///< the claim, where no pledge is named
  const pledge* thing = nullptr;
  std::vector<habeas::promise> promises = {};
  std::vector<const claim*> counts = {};
};

/// The deliveries of a dossier's pledges. Keeps the ledgers that it opens; members are to be called from one thread.
class HABEAS_API deliveries {
 public:
  explicit deliveries(dossier view, ledger_options options = {}, std::stop_token stop = {})
      : dossier_(std::move(view)), options_(options), stop_(std::move(stop)), timeline_(dossier_) {
    gather();
  }
  deliveries(const deliveries&) = delete;
  deliveries& operator=(const deliveries&) = delete;

  [[nodiscard]] const dossier& of() const noexcept { return dossier_; }
  /// Every pledge, by name.
  [[nodiscard]] const std::vector<pledge_entry>& pledges() const noexcept { return entries_; }
  /// Throws errc::unknown_id.
  [[nodiscard]] const pledge_entry& entry(std::string_view name) const;

  /// What counts towards a pledge, stage by stage and counter by counter, at a point: a day (its end) or a point of the
  /// counter's account.
  [[nodiscard]] std::vector<delivered> done(const pledge_entry& e, std::string_view at);

  /// What counts towards a pledge in all: up to the last point at which a claim of such a flow ends.
  [[nodiscard]] std::vector<delivered> done_in_all(const pledge_entry& e);

  /// Each promise of a pledge against each counter but those of re-arrests, which take nothing back.
  [[nodiscard]] std::vector<delivery> at(const pledge_entry& e, std::string_view point);

  /// The point that `done` and `at` take in an account: a day (its end), or a point as the account's ledger reads it.
  [[nodiscard]] account_point point_at(const account_id& account, std::string_view point) { return read_point(books(account), point); }

 private:
  void gather();

  [[nodiscard]] const ledger& books(const account_id& account);

  /// A day is its end; anything else is a point as the ledger reads it.
  [[nodiscard]] static account_point read_point(const ledger& l, std::string_view at);

  [[nodiscard]] delivered count(const claim& c, const account_point& to);
  /// The last point at which a claim of what counts ends; nothing where no claim of it counts.
  [[nodiscard]] std::optional<account_point> last_end(const counts_claim& says);

  /// How many of a kind came between two points of an account: nothing where nobody counts it, or the order is open.
  [[nodiscard]] bound came(const account_id& account, const chain& of, const account_point& from, const account_point& to, bool proofs);
  [[nodiscard]] bool is_counted(const account_id& account, const chain& of);
  /// The kind that counts towards a pledge.
  [[nodiscard]] chain counted_towards(const delivered& d) const;
  /// Where a promise is of a narrower kind than the count, what the two have in common.
  [[nodiscard]] std::optional<chain> narrower_than_counted(const promise& p, const delivered& d) const;
  /// How many of what was promised had come by a point: of a narrower kind than is counted, as far as claims count that kind.
  [[nodiscard]] bound came_of_promise(const promise& p, const delivered& d, const account_point& to, bool proofs);
  [[nodiscard]] delivery judge(const promise& p, std::optional<delivered> done);

  [[nodiscard]] due_state falls_due(const promise& p, const delivered& d);

  /// Was a pledge that is kept, or may be, certainly not kept by its deadline, and by how much is it late?
  void judge_lateness(delivery& d);

  dossier dossier_;
  ledger_options options_;
  std::stop_token stop_;
  timeline timeline_;
  std::vector<pledge_entry> entries_;
  std::map<account_id, std::unique_ptr<ledger>> ledgers_;
};

/// How many of one leg came or were promised for one of another, by the words of two claims: as a fraction in
/// lowest terms, from its least to its greatest; an end that is missing is open.
struct leg_ratio {
  leg_id of = {}, to = {};
  claim_id of_by = {}, to_by = {};
  struct fraction {
    std::int64_t over = 0, under = 1;
    friend bool operator==(const fraction&, const fraction&) = default;
  };
  std::optional<fraction> least = {}, most = {};
};

/// What came of a leg in all, at one stage, by one counter's ledger. Nothing is added up over counters or stages.
struct leg_total {
  leg_id leg = {};
  delivered done = {};
};

/// A promised ratio, and what came of its two legs at each stage, on their totals.
struct promised_ratio {
  claim_id claim = {};
  actor_id speaker = {};
  leg_id of = {}, to = {};
  quantity number = {};
  std::int64_t per = 1;
  std::string terms = {};
  struct came {
    release_stage as = release_stage::verified;
    std::optional<leg_ratio::fraction> least = {}, most = {};
    std::vector<claim_id> claims = {};
  };
  std::vector<came> came_of_it = {};  ///< stage by stage and counter by counter, never a stage against another
};

/// A number that a claim gives to a leg: promised, or come.
struct leg_number {
  leg_id leg = {};
  claim_id claim = {};
  actor_id speaker = {};
  std::optional<release_stage> as = {};  ///< nothing: promised
  quantity number = {};
  std::optional<uncertain_instant> from = {}, to = {};  ///< of what came: when it is counted from and to, where the claim says so
};

/// What came of each leg in all: at a point, or by the last number of each counter where none is given.
[[nodiscard]] HABEAS_API std::vector<leg_total> totals_of(deliveries& all, const exchange& x, std::string_view at = {});

/// The ratios that claims promise, each against the totals of its two legs.
[[nodiscard]] HABEAS_API std::vector<promised_ratio> promised_ratios_of(deliveries& all, const exchange& x, std::string_view at = {});

/// The numbers that claims state of each leg: what was promised, and the flows of accounts that count towards it.
[[nodiscard]] HABEAS_API std::vector<leg_number> numbers_of(const deliveries& all, const exchange& x);

/// Every ratio in every direction between two legs, number by number. Nothing is merged over speakers. What came is set against
/// what came at the same stage in the same window, and what was promised of a leg against what came of another in all: where that is
/// counted in several windows, against none of them.
[[nodiscard]] HABEAS_API std::vector<leg_ratio> ratios_of(const std::vector<leg_number>& numbers,
                                                          const std::optional<about_policy>& about = {});

}  // namespace habeas
