// SPDX-License-Identifier: MIT
// The points of an account: what is known of when each was, and which claims that rests on.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "proof/labelled_differences.hpp"
#include <habeas/model/account_point.hpp>
#include <habeas/timeline/timeline.hpp>
#include <habeas/time/uncertain_instant.hpp>

namespace habeas {

/// A stretch that a point lies in, and what that rests on; nothing: it is so by what the point is.
struct known_range {
  uncertain_instant within;
  std::vector<solve::premise> rests_on;
  std::shared_ptr<const kept_proof> because;  ///< of an event: how the timeline proves it
};

struct ledger_point {
  account_point name;
  std::optional<instant> exact;  ///< of day boundaries and instants: when it is
  std::vector<known_range> ranges;
};

/// One point is certainly not after another, for another reason than the calendar.
struct known_order {
  std::size_t before, after;
  row_rule by;
  std::vector<solve::premise> rests_on;
  std::shared_ptr<const kept_proof> because;
};

/// Finds and names the points that claims of one account speak of.
class point_table {
 public:
  static constexpr std::size_t beginning = 0;
  /// So many points of events are put in order two by two, whatever joins them: a proof then goes from one to the other in one
  /// step. Of more, those alone are that links join: all others have their order by the calendar, in which each stands by its days.
  static constexpr std::size_t most_ordered_by_days = 64;
  /// So many that links join are put in order two by two; of more, each with those that a link names beside it.
  static constexpr std::size_t most_ordered_by_pairs = 64;

  point_table(const dossier& d, const claim_premises& premises, const timeline* events, const account_id& account);

  [[nodiscard]] const std::vector<ledger_point>& points() const noexcept { return points_; }
  [[nodiscard]] const std::vector<known_order>& orders() const noexcept { return orders_; }
  [[nodiscard]] std::optional<std::size_t> find(const account_point& name) const;

  /// An exact instant.
  std::size_t exactly(instant t);

  /// Where a claim's number was taken: its own cut-off, that of the claim it repeats, or that of its bulletin.
  std::size_t cutoff_of(std::size_t claim_place);

  std::size_t of_bulletin(const bulletin_id& name);

  /// The end of a claim's number: the cut-off of a stock, the end of a flow.
  std::size_t end_of(std::size_t claim_place);

  /// The start of a flow, where one is stated and the assumption that it needs is on.
  std::optional<std::size_t> start_of(std::size_t claim_place);

  std::size_t resolve(const time_ref& m, std::size_t claim_place, bool is_start);

  std::size_t of_named_time(const named_time_id& name);

  /// The start or end of an event: some instant of the days that the timeline leaves.
  std::size_t of_event(const event_id& name, bool end);

  /// The place of a point that a question names, made where it is not there yet; nothing for one of nothing.
  std::optional<std::size_t> ensure(const account_point& name);

  void put_before(std::size_t before, std::size_t after, row_rule by, std::vector<solve::premise> rests_on) {
    orders_.push_back({before, after, by, std::move(rests_on), {}});
  }

  [[nodiscard]] solve::premise premise_of(const assumption_id& name) const {
    return premises_->of_assumption(*dossier_->find_place(name));
  }

 private:
  [[nodiscard]] const std::vector<claim>& claims() const { return dossier_->content().claims; }
  [[nodiscard]] std::int32_t clock() const { return dossier_->content().clock; }
  [[nodiscard]] std::optional<habeas::hemisphere> hemisphere() const { return dossier_->content().hemisphere; }

  std::pair<std::size_t, bool> add(const account_point& name);

  void within(std::size_t place, const edtf& date, uncertain_instant p);

  std::size_t boundary(const edtf& date, uncertain_instant p, const account_point& own_name);

  /// Which claims give a time of day to the bulletin that they stand in, and where all its dates meet.
  void gather_times();
  void narrow(uncertain_instant& p, const edtf& date) const;
  /// The claim itself where it counts, else the correction that stands for it.
  [[nodiscard]] std::optional<std::size_t> counting_for(std::size_t claim_place) const;
  /// The claim that this one repeats, cut-off and all; itself where it repeats none.
  [[nodiscard]] std::size_t origin_of(std::size_t claim_place);
  /// The point is the cut-off of the claim's bulletin, as that claim says: its date is now the bulletin's too, and
  /// goes when the claim goes. One that does not count says nothing of the kind.
  void share(std::size_t place, std::size_t claim_place);
  /// Numbers whose dates exclude one another have no one cut-off, whatever bulletin they stand in. To share
  /// it would make an instant of two days, and say that nobody came or went between them.
  [[nodiscard]] bool can_share(const claim& c) const;

  /// Where one claim of a bulletin gives a time, that is the time of all; where two differ, of none.
  void take_time_of(const bulletin_id& name, std::size_t place, std::size_t but);
  /// The days that claims of a bulletin give which are about another account: those of this one have points of their own.
  void take_days_of(const bulletin_id& name, std::size_t place);

  /// Do the dates of a bulletin, all together, leave room for this?
  [[nodiscard]] bool meets_dates_of(const bulletin_id& name, const uncertain_instant& at) const;

  /// The day as of which a claim's number is: its own, else that of its bulletin; null where neither says one.
  [[nodiscard]] const edtf* day_of(const claim& c) const;
  /// The hour at which an account counts on a day alone: by its rule, or as is assumed.
  struct hour {
    uncertain_instant at;
    std::vector<solve::premise> rests_on;
  };
  [[nodiscard]] std::optional<hour> hour_of(std::size_t claim_place) const;
  [[nodiscard]] std::optional<hour> hour_on(const edtf& date) const { return hour_on(date, account_); }
  [[nodiscard]] std::optional<hour> hour_on(const edtf& date, const account_id& account) const;
  /// The hour of a bulletin whose day alone is known: that at which the accounts count that speak of it.
  [[nodiscard]] std::optional<hour> hour_of_bulletin(const bulletin& b) const;
  void within(std::size_t place, const hour& at);
  /// Which accounts speak of a bulletin: by claims in it and by flows that run from it or up to it.
  void gather_uses();
  void note_use(const bulletin_id& name, const account_id& account, bool dated_by_it);
  /// Start or end of the day, where the account's rule says which or it is assumed; the assumption, where it is needed.
  [[nodiscard]] std::pair<cutoff_hour, std::vector<solve::premise>> hour_rule(const account_id& account) const;

  struct event_point {
    event_id of;
    bool end = false;
    std::size_t at = 0;
  };
  /// Puts a new point in order with those of other events.
  void order_among_events(const event_point& fresh);
  void order_events(const event_point& one, const event_point& other);
  /// The events that links name together with this one.
  [[nodiscard]] const std::vector<event_id>& named_beside(const event_id& name);
  [[nodiscard]] bool orders_instants(const std::optional<proof>& p) const {
    return p && std::all_of(p->steps.begin(), p->steps.end(), [&](const proof_step& s) { return orders_instants(s); });
  }
  /// By a day or more, as every event does its own end, or by a link that is not about days only: "on the
  /// same day" and "within no days" leave open which was first.
  [[nodiscard]] bool orders_instants(const proof_step& s) const;

  const dossier* dossier_;
  const claim_premises* premises_;
  const timeline* events_;
  account_id account_;
  std::vector<ledger_point> points_;
  std::unordered_map<account_point, std::size_t> by_name_;
  std::vector<known_order> orders_;
  std::map<bulletin_id, std::vector<std::pair<std::size_t, instant>>> times_;
  std::map<bulletin_id, std::vector<std::size_t>> days_;  ///< claims that give one, and no time
  std::map<bulletin_id, uncertain_instant> common_;
  struct bulletin_use {
    bool here = false;         ///< does this account speak of it?
    bool alike = true;         ///< do all that speak of it count at the same hour?
    bool dated_by_it = false;  ///< has a claim of this account no other date?
  };
  std::map<bulletin_id, bulletin_use> users_;
  std::map<std::size_t, std::size_t> corrections_;
  static constexpr std::size_t unknown_origin = static_cast<std::size_t>(-1);
  std::vector<std::size_t> origins_;  ///< by claim, those asked for
  std::set<std::pair<std::size_t, std::size_t>> shared_by_;
  std::vector<event_point> first_event_points_;                             ///< as many as are ordered by days
  std::unordered_map<std::size_t, std::vector<event_point>> event_points_;  ///< by what the timeline orders them with
  std::map<event_id, std::vector<event_id>> named_beside_;                 ///< read where it is first needed
};

}  // namespace habeas
