// SPDX-License-Identifier: MIT
// What dates, lengths and links say of events, row by row: what proofs are checked against. Solves nothing.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include <habeas/proof/proof.hpp>
#include <habeas/model/statement.hpp>
#include <habeas/time/widening.hpp>

namespace habeas::verify::detail {

/// up - down is at most so much.
struct plain_row {
  term up, down;
  std::int64_t most = 0;
};
struct event_row {
  plain_row row;
  row_rule by;
  std::int64_t widened = 0;  ///< by so many days, of a date
};

/// The bounds of a date as they stand and as a policy has them; the same where none is named.
struct both_bounds {
  both_bounds(const edtf& date, std::optional<hemisphere> where, const widening_policy* wider)
      : written(date.bounds(where)), wide(wider ? widened(date, *wider, where) : written) {}
  date_bounds written, wide;
};

using event_end = term_chain::what;  ///< start or end

inline term event_term(const event_id& name, event_end end) { return end == event_end::start ? term::start_of(name) : term::end_of(name); }

/// The days of the longest member that a date which is one of a set can have; nothing where they have no such length.
[[nodiscard]] inline std::optional<std::int64_t> days_of_member(const edtf& date) {
  if (!date.is_one_of()) return std::nullopt;
  std::int64_t most = 0;
  bool known = true;
  date.for_each_date([&](const partial_date& d) {
    if (d.precision == date_precision::day) most = std::max(most, std::int64_t{1});
    else if (d.precision == date_precision::month) most = std::max(most, std::int64_t{31});
    else if (d.precision == date_precision::year && d.significant == 0) most = std::max(most, std::int64_t{366});
    else known = false;
  });
  return known && most > 0 ? std::optional(most) : std::nullopt;
}

/// Calls `see` for each row that a date gives, in days since 1970-01-01.
template <class See>
void rows_of_date(const dated_claim& says, std::optional<hemisphere> where, See see, const widening_policy* wider = nullptr) {
  const auto first = term::start_of(says.event), last = term::end_of(says.event);
  const both_bounds b(*says.date, where, wider);
  // A widened row leaves more days than the written one: the last day moves on, the first one back.
  const auto off = [&](date_edge date_bounds::*edge) {
    const auto &one = b.written.*edge, &other = b.wide.*edge;
    if (!one.is_day()) return std::int64_t{0};
    return one.value < other.value ? other.value.since_epoch() - one.value.since_epoch()
                                   : one.value.since_epoch() - other.value.since_epoch();
  };
  const auto not_before = [&](const term& t, date_edge date_bounds::*edge, row_rule by) {
    if ((b.written.*edge).is_day()) see(event_row{{term{}, t, off(edge) - (b.written.*edge).value.since_epoch()}, by, off(edge)});
  };
  const auto not_after = [&](const term& t, date_edge date_bounds::*edge, row_rule by) {
    if ((b.written.*edge).is_day()) see(event_row{{t, term{}, (b.written.*edge).value.since_epoch() + off(edge)}, by, off(edge)});
  };
  if (says.date->is_all_of() && says.reading != reading::sometime) {
    // On each of its days.
    std::optional<day> until, since;
    says.date->for_each_date([&](const partial_date& d) {
      const auto days = d.hull(where);
      if (!until || days.last < *until) until = days.last;
      if (!since || *since < days.first) since = days.first;
    });
    const auto by = says.reading ? row_rule::throughout : row_rule::dated;
    const auto wide = std::max({off(&date_bounds::earliest_start), off(&date_bounds::latest_start), off(&date_bounds::earliest_end), off(&date_bounds::latest_end)});
    if (until) see(event_row{{first, term{}, until->since_epoch() + wide}, by, wide});
    if (since) see(event_row{{term{}, last, wide - since->since_epoch()}, by, wide});
  } else if (!says.reading) {
    if (const auto most = days_of_member(*says.date); most && !(wider && wider->widens(*says.date))) see(event_row{{last, first, *most - 1}, row_rule::lasted});
    not_before(first, &date_bounds::earliest_start, row_rule::dated);
    not_after(first, &date_bounds::latest_start, row_rule::dated);
    not_before(last, &date_bounds::earliest_end, row_rule::dated);
    not_after(last, &date_bounds::latest_end, row_rule::dated);
  } else if (*says.reading == reading::throughout && !says.date->is_set()) {
    const bool lasting = says.date->is_interval();
    // Of an interval with an open side what is stated is the other.
    const auto until = b.written.latest_start.is_day() ? &date_bounds::latest_start : &date_bounds::latest_end;
    const auto since = b.written.earliest_end.is_day() ? &date_bounds::earliest_end : &date_bounds::earliest_start;
    not_after(first, lasting ? until : &date_bounds::earliest_start, row_rule::throughout);
    not_before(last, lasting ? since : &date_bounds::latest_end, row_rule::throughout);
  } else {
    not_after(first, &date_bounds::latest_end, row_rule::sometime);
    not_before(last, &date_bounds::earliest_start, row_rule::sometime);
  }
}

/// The same of how long an event lasted.
template <class See>
void rows_of_length(const event_id& event, const duration& d, See see) {
  if (d.number.how() == quantifier::about) return;
  const auto first = term::start_of(event), last = term::end_of(event);
  const auto number = d.number.interval();
  const auto how = d.number.how();
  const auto days = [&](std::int64_t units, bool shortest) {
    switch (d.unit) {
      case time_unit::days: return units;
      case time_unit::weeks: return units * 7;
      case time_unit::months: return units * (shortest ? 28 : 31);
      case time_unit::years: return units * (shortest ? 365 : 366);
      case time_unit::hours: return shortest ? units / 24 + 1 : units / 24 + (units % 24 != 0 ? 1 : 0);  // one more: no end is counted twice
    }
    return units;
  };
  // Both ends may be counted, or what lies between them, and the hours are not known. "More than" and "fewer than" are of the
  // whole length: over a year is 365 days or more from the first day to the last.
  if (number.low) {
    const auto least = how == quantifier::more_than ? days(d.number.first(), true) - (d.unit == time_unit::hours ? 1 : 0)
                                                         : days(*number.low, true) - 1;
    if (least > 0) see(event_row{{first, last, -least}, row_rule::lasted});
  }
  if (number.high)
    see(event_row{{last, first, how == quantifier::fewer_than ? days(d.number.first(), false) : days(*number.high, false)}, row_rule::lasted});
}

/// The same of how one event stands to another.
template <class See>
void rows_of_link(const linked_claim& says, See see) {
  const auto a_first = term::start_of(says.from), a_last = term::end_of(says.from);
  const auto b_first = term::start_of(says.to), b_last = term::end_of(says.to);
  const auto row = [&](const term& up, const term& down, std::int64_t most) {
    see(event_row{{up, down, most}, row_rule::linked});
  };
  const auto equal = [&](const term& one, const term& other) {
    row(one, other, 0);
    row(other, one, 0);
  };
  switch (says.relation) {
    case relation::follows:
      row(b_last, a_first, 0);
      if (says.days) row(a_first, b_last, *says.days);
      break;
    case relation::precedes:
      row(a_last, b_first, 0);
      if (says.days) row(b_first, a_last, *says.days);
      break;
    case relation::meets:  // the day after its end is the other's first
      row(a_last, b_first, -1);
      row(b_first, a_last, 1);
      break;
    case relation::during:
    case relation::part_of:
      row(b_first, a_first, 0);
      row(a_last, b_last, 0);
      break;
    case relation::overlaps:
      row(a_first, b_last, 0);
      row(b_first, a_last, 0);
      break;
    case relation::within:
      row(a_first, b_last, *says.days);
      row(b_first, a_last, *says.days);
      break;
    case relation::starts_with: equal(a_first, b_first); break;
    case relation::ends_with: equal(a_last, b_last); break;
    case relation::same_as:
      equal(a_first, b_first);
      equal(a_last, b_last);
      break;
    case relation::causes:
    case relation::tied_to:
    case relation::enables:
    case relation::hinders:
    case relation::responds_to:
    case relation::implements:
    case relation::breaches:
    case relation::announces:
    case relation::repeats: break;
  }
}

/// Which ends of which events the date of a link is about, and in what way.
enum class link_date { nothing, start_of_from, start_of_to, both_starts, both_ends, shared_day };

[[nodiscard]] link_date date_relation_of(relation how);

/// Is this end of an event one that lies on a day of the link's date?
[[nodiscard]] bool link_dates_end(const linked_claim& says, const term& end);

/// The same of the date of a link.
template <class See>
void rows_of_link_date(const linked_claim& says, std::optional<hemisphere> where, See see, const widening_policy* wider = nullptr) {
  const both_bounds both(*says.date, where, wider);
  const auto& b = both.wide;
  const auto off = [](const date_edge& one, const date_edge& other) {
    return one.is_day() ? one.value.since_epoch() - other.value.since_epoch() : 0;
  };
  const bool shared = date_relation_of(says.relation) == link_date::shared_day;
  for (const auto* name : {&says.from, &says.to})
    for (const auto which : {event_end::start, event_end::end}) {
      const auto end = event_term(*name, which);
      const bool starts = which == event_end::start;
      const auto by = shared ? row_rule::sometime : row_rule::dated;
      if ((shared && !starts) || link_dates_end(says, end))
        if (b.earliest_start.is_day())
          see(event_row{{term{}, end, -b.earliest_start.value.since_epoch()}, by, off(both.written.earliest_start, b.earliest_start)});
      if ((shared && starts) || link_dates_end(says, end))
        if (b.latest_end.is_day())
          see(event_row{{end, term{}, b.latest_end.value.since_epoch()}, by, off(b.latest_end, both.written.latest_end)});
    }
}

/// Does the link itself put the instant `up` at or before `down`, and not only the day?
[[nodiscard]] bool link_orders_instants(const linked_claim& link, const term& up, const term& down);

}  // namespace habeas::verify::detail
