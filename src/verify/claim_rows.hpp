// SPDX-License-Identifier: MIT
// What a claim says by itself, row by row: what proofs are checked against. Solves nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "verify/event_rows.hpp"
#include <habeas/proof/proof.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/time/uncertain_instant.hpp>

namespace habeas::verify::detail {

/// Why one point is not after another: the claims and assumptions that this rests on.
struct order_grounds {
  std::vector<claim_id> claims;
  std::vector<assumption_id> assumptions;
};

/// Reads claims of a view one at a time, by their ids.
class claim_rows {
 public:
  using names = std::vector<assumption_id>;

  claim_rows(const dossier& view, const std::optional<about_policy>& about, const widening_policy* wider = nullptr);

  /// Is it entries or exits?
  static bool is_chain(const term_chain& c);
  /// The kinds that an assumption of no other entries or exits says are all there are.
  [[nodiscard]] std::set<term_chain> closed(const assumption& a) const;
  /// Is each two of these kinds told apart by somebody who counts both?
  [[nodiscard]] bool are_apart(const account_id& account, const std::set<term_chain>& kinds) const;
  /// Does one chain lie strictly inside another?
  [[nodiscard]] static bool lies_in(const term_chain& c, const term_chain& wider);

  /// Calls `see(row, rule, assumptions, days widened)` for each row that the claim gives, but for stocks throughout a stretch.
  template <class See>
  void visit(const claim_id& name, See see) const {
    const auto said = reading_of(name);
    if (said) {
      if (const auto* held = std::get_if<held_claim>(&said->origin->says)) stock(*said, *held, see);
      if (const auto* flow = std::get_if<flow_claim>(&said->origin->says)) movement(*said, *flow, see);
    }
    const claim* c = view_->find(name);
    const auto of_event = [&](const event_row& r, const edtf* date) {
      see(r.row, r.by, date && is_widened(*date) ? under(*c) : under(*c, date), r.widened);
    };
    const auto may_count = [&](const edtf& date) { return is_widened(date) || usable(date); };
    if (const auto* dated = c ? std::get_if<dated_claim>(&c->says) : nullptr) {
      if (dated->lasted)
        rows_of_length(dated->event, *dated->lasted, [&](const event_row& r) { of_event(r, nullptr); });
      if (dated->date && may_count(*dated->date))
        rows_of_date(*dated, view_->content().hemisphere, [&](const event_row& r) { of_event(r, &*dated->date); }, wider_);
    }
    if (const auto* linked = c ? std::get_if<linked_claim>(&c->says) : nullptr) {
      rows_of_link(*linked, [&](const event_row& r) { of_event(r, nullptr); });
      if (linked->date && may_count(*linked->date))
        rows_of_link_date(*linked, view_->content().hemisphere, [&](const event_row& r) { of_event(r, &*linked->date); }, wider_);
    }
  }

  /// What a stock claimed throughout a stretch says at the point that two terms share, where that lies inside.
  struct rows_under {
    std::vector<plain_row> rows;
    names under;
  };
  [[nodiscard]] std::optional<rows_under> throughout(const claim_id& name, const term& one, const term& other) const;

  /// Every reason why one point is not after another, from dates and from the windows of the claims cited.
  [[nodiscard]] std::vector<order_grounds> grounds_for_order(const account_point& before, const account_point& after,
                                                             const std::vector<claim_id>& cited, const account_id& account) const;

  /// The instant that a point is, where it is one.
  [[nodiscard]] static std::optional<instant> exact(const account_point& name);
  /// The instant from which (or up to which) days since 1970-01-01 leave an event's end.
  [[nodiscard]] static std::optional<instant> days_as_instants(std::int64_t days, bool earliest);

  /// Does the step order instants, and not only the days in which they lie?
  [[nodiscard]] bool orders_instants(const proof_step& s) const;

  /// The bulletin whose cut-off a point is, while its numbers can share one, and the claims that say so.
  struct in_bulletin {
    bulletin_id name;
    std::vector<claim_id> claims;
  };
  [[nodiscard]] std::optional<in_bulletin> bulletin_of(const account_point& at,
                                                       const std::vector<claim_id>& cited) const;

  /// Does the claim's mask leave out all these days of this end of an event? Then what that rests on.
  [[nodiscard]] std::optional<names> skips(const claim_id& name, const term& which, std::int64_t from,
                                           std::int64_t to) const;

 private:
  friend class linear_claim_rows;

  /// Days further out than this bound nothing.
  static constexpr std::int64_t furthest = std::int64_t{1} << 44;

  /// A claim that counts, with what it is about (a correction: what it corrects) and its number.
  struct reading_as {
    const claim* cited;
    const claim* origin;
    const quantity* number;
  };
  [[nodiscard]] std::optional<reading_as> reading_of(const claim_id& name) const;

  /// Is every qualified part of the date given a width, so that it is not taken as written? Of events alone.
  [[nodiscard]] bool is_widened(const edtf& date) const { return wider_ && wider_->covers(date); }
  [[nodiscard]] bool usable(const edtf& date) const { return !date.is_qualified() || view_->assumes(dates_as_written); }
  [[nodiscard]] names under(const claim& c, const edtf* date = nullptr) const;
  [[nodiscard]] names under(const reading_as& said, const edtf* date = nullptr) const;

  [[nodiscard]] static term_chain chain_of(const flow_claim& flow) {
    return {flow.way == direction::entries ? term_chain::what::entries : term_chain::what::exits, flow.of, narrower_of(flow)};
  }

  // Rows of the ledger.

  template <class Said>
  static term at(const Said& said, const term_chain& chain, const account_point& point) {
    return term::of(said.account, chain, point);
  }
  struct days_of_stock {
    instant first, last;
    bool every_day;
  };
  /// One, or one for each member of a set that is all of them.
  [[nodiscard]] std::vector<days_of_stock> stretches(const held_claim& held) const;

  template <class See>
  void stock(const reading_as& said, const held_claim& held, See& see) const {
    const auto number = said.number->interval(about_);
    const auto rows = [&](const account_point& from, const account_point& to, row_rule by, const names& on) {
      if (number.low) see(plain_row{at(held, term_chain::all_exits(), from), at(held, term_chain::all_entries(), to), -*number.low}, by, on, 0);
      if (number.high) see(plain_row{at(held, term_chain::all_entries(), from), at(held, term_chain::all_exits(), to), *number.high}, by, on, 0);
    };
    if (!held.during) {
      const auto point = cutoff_name(*said.origin);
      rows(point, point, row_rule::held, under(said));
      return;
    }
    if (!usable(*held.during)) return;
    for (const auto& days : stretches(held))
      if (!days.every_day) rows(account_point::at(days.first), account_point::at(days.last), row_rule::held_sometime, under(said, &*held.during));
  }

  template <class See>
  void movement(const reading_as& said, const flow_claim& flow, See& see) const {
    if (flow.way == direction::net) return;
    if (flow.way == direction::ever_held) return ever_held(said, flow, see);
    const bool in = flow.way == direction::entries;
    const auto chain = chain_of(flow);
    const auto from = start_name(*said.origin, flow);
    const auto number = said.number->interval(about_);
    const auto start = at(flow, chain, from.value_or(account_point::start())), end = at(flow, chain, end_name(*said.origin));
    const auto by = in ? row_rule::entries : row_rule::exits;
    if (number.low) see(plain_row{start, end, -*number.low}, by, under(said), 0);
    if (number.high && from)
      if (const auto most = most_changes(flow, *number.high, *from, end_name(*said.origin))) see(plain_row{end, start, *most}, by, under_most(said, flow), 0);
  }

  template <class See>
  void ever_held(const reading_as& said, const flow_claim& flow, See& see) const {
    const auto from = start_name(*said.origin, flow);
    const auto number = said.number->interval(about_);
    const auto out = at(flow, term_chain::all_exits(), from.value_or(account_point::start())), in = at(flow, term_chain::all_entries(), end_name(*said.origin));
    // Counted by person, somebody may have entered twice.
    const auto* of = view_->find(flow.account);
    const bool by_person = of == nullptr || of->rule.unit == counting_unit::persons;
    if (number.low) see(plain_row{out, in, -*number.low}, row_rule::ever_held, under(said), 0);
    if (number.high && from && !by_person) see(plain_row{in, out, *number.high}, row_rule::ever_held, under(said), 0);
  }

  /// How many changes people so many made at most, by what the view tells of those it names; nothing: no upper end.
  [[nodiscard]] std::optional<std::int64_t> most_changes(const flow_claim& flow, std::int64_t people, const account_point& from, const account_point& to) const;
  /// The assumptions under which a number of people is an upper end.
  [[nodiscard]] names under_most(const reading_as& said, const flow_claim& flow) const;

  // Points, as proofs name them.

  [[nodiscard]] account_point cutoff_name(const claim& c) const;
  [[nodiscard]] account_point end_name(const claim& c) const;
  [[nodiscard]] std::optional<account_point> start_name(const claim& c, const flow_claim& flow) const;
  [[nodiscard]] account_point time_ref_name(const time_ref& m, account_point own) const;
  [[nodiscard]] uncertain_instant cutoff(const edtf& date) const {
    return cutoff_point(date, view_->content().clock, view_->content().hemisphere);
  }
  [[nodiscard]] uncertain_instant range_of(const time_ref& m) const;

  struct range {
    uncertain_instant within;
    order_grounds on;
  };
  /// All that dates say of when a point was, in an account where the hour at which it counts matters.
  [[nodiscard]] std::vector<range> ranges(const account_point& name, const account_id* account) const;
  /// The flow that a claim of that id tells of; null where it is of none.
  [[nodiscard]] const flow_claim* flow_of(const claim_id& name) const;

  /// The time of day that one claim of a bulletin gives is that of the others.
  void times_in(const bulletin_id& name, const claim* but, std::vector<range>& found) const;
  /// The days that claims of a bulletin give without a time are its own, if its numbers share a cut-off.
  void days_in(const bulletin_id& name, std::vector<range>& found) const;
  /// The day as of which a claim's number is: its own, else that of its bulletin.
  [[nodiscard]] const edtf* day_of(const claim& c) const;
  /// The hour at which the claim counts by its account's rule, or as is assumed.
  [[nodiscard]] std::optional<range> hour(const claim& c) const;
  /// The hour of a bulletin whose day alone is known, in an account that speaks of it.
  [[nodiscard]] std::optional<range> hour_of_bulletin(const bulletin& b, const account_id& account) const;
  [[nodiscard]] std::optional<range> hour_on(const edtf& date, const account_id& account) const;
  [[nodiscard]] bool has_time(const bulletin_id& name) const;
  /// The correction that stands in place of a claim: the first by id.
  [[nodiscard]] std::optional<claim_id> standing_for(const claim_id& name) const;
  static std::optional<uncertain_instant> meet(uncertain_instant a, uncertain_instant b);
  /// Where all dates of a bulletin meet; nothing: they exclude one another, and it has no one cut-off.
  [[nodiscard]] std::optional<uncertain_instant> common_range(const bulletin_id& name) const;

  const dossier* view_;
  std::optional<about_policy> about_;
  const widening_policy* wider_;
  std::map<bulletin_id, std::vector<const claim*>> dated_in_, counted_in_;
  /// A kind that somebody counts, and where.
  struct kind_told {
    const claim* by;
    term_chain kind;
  };
  [[nodiscard]] static bool tells_apart(const kind_told& one, const kind_told& other, const term_chain& a, const term_chain& b);
  std::map<account_id, std::vector<kind_told>> kinds_told_;
};

}  // namespace habeas::verify::detail
