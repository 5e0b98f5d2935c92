// SPDX-License-Identifier: MIT
// What dates, lengths and links say of events, row by row: what proofs are checked against. Solves nothing.
#pragma once

#include <cstdint>
#include <optional>

#include <habeas/infer/proof.hpp>
#include <habeas/model/statement.hpp>

namespace habeas::detail {

/// up - down is at most so much.
struct plain_row {
  term up, down;
  std::int64_t most = 0;
};
struct event_row {
  plain_row row;
  rule by;
};

inline term event_term(const event_id& name, const char* end) {
  return {term::what::event, name.text(), end, {}};
}

/// Calls `see` for each row that a date gives, in days since 1970-01-01.
template <class See>
void rows_of_date(const dated_claim& says, std::optional<hemisphere> where, See see) {
  const auto first = event_term(says.event, "start"), last = event_term(says.event, "end");
  const auto b = says.date->bounds(where);
  const auto not_before = [&](const term& t, const date_edge& edge, rule by) {
    if (edge.is_day()) see(event_row{{term{}, t, -edge.value.since_epoch()}, by});
  };
  const auto not_after = [&](const term& t, const date_edge& edge, rule by) {
    if (edge.is_day()) see(event_row{{t, term{}, edge.value.since_epoch()}, by});
  };
  if (!says.reading) {
    not_before(first, b.earliest_start, rule::dated);
    not_after(first, b.latest_start, rule::dated);
    not_before(last, b.earliest_end, rule::dated);
    not_after(last, b.latest_end, rule::dated);
  } else if (*says.reading == reading::throughout && !says.date->is_set()) {
    const bool lasting = says.date->is_interval();
    not_after(first, lasting ? b.latest_start : b.earliest_start, rule::throughout);
    not_before(last, lasting ? b.earliest_end : b.latest_end, rule::throughout);
  } else {
    not_after(first, b.latest_end, rule::sometime);
    not_before(last, b.earliest_start, rule::sometime);
  }
}

/// The same of how long an event lasted.
template <class See>
void rows_of_length(const event_id& event, const duration& d, See see) {
  if (d.number.how() == stated_as::about) return;
  const auto first = event_term(event, "start"), last = event_term(event, "end");
  const auto number = d.number.interval();
  const auto how = d.number.how();
  const auto days = [&](std::int64_t units, bool shortest) {
    switch (d.unit) {
      case time_unit::days: return units;
      case time_unit::weeks: return units * 7;
      case time_unit::months: return units * (shortest ? 28 : 31);
      case time_unit::years: return units * (shortest ? 365 : 366);
    }
    return units;
  };
  // "More than" and "fewer than" are of the whole length: over a year is 366 days or more.
  if (number.low)
    see(event_row{
        {first, last, how == stated_as::more_than ? -days(d.number.first(), true) - 1 : -days(*number.low, true)},
        rule::lasted});
  if (number.high)
    see(event_row{
        {last, first, how == stated_as::fewer_than ? days(d.number.first(), false) - 1 : days(*number.high, false)},
        rule::lasted});
}

/// The same of how one event stands to another.
template <class See>
void rows_of_link(const linked_claim& says, See see) {
  const auto a_first = event_term(says.from, "start"), a_last = event_term(says.from, "end");
  const auto b_first = event_term(says.to, "start"), b_last = event_term(says.to, "end");
  const auto row = [&](const term& up, const term& down, std::int64_t most) {
    see(event_row{{up, down, most}, rule::linked});
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

[[nodiscard]] inline link_date what_a_date_says_of(relation how) {
  switch (how) {
    case relation::follows: return link_date::start_of_from;
    case relation::precedes:
    case relation::meets: return link_date::start_of_to;
    case relation::starts_with: return link_date::both_starts;
    case relation::ends_with: return link_date::both_ends;
    case relation::during:
    case relation::part_of:
    case relation::overlaps:
    case relation::same_as: return link_date::shared_day;
    default: return link_date::nothing;
  }
}

/// Is this end of an event one that lies on a day of the link's date?
[[nodiscard]] inline bool link_dates_end(const linked_claim& says, const term& end) {
  const auto from = [&](const char* which) { return end == event_term(says.from, which); };
  const auto to = [&](const char* which) { return end == event_term(says.to, which); };
  switch (what_a_date_says_of(says.relation)) {
    case link_date::start_of_from: return from("start");
    case link_date::start_of_to: return to("start");
    case link_date::both_starts: return from("start") || to("start");
    case link_date::both_ends: return from("end") || to("end");
    default: return false;
  }
}

/// The same of the date of a link.
template <class See>
void rows_of_link_date(const linked_claim& says, std::optional<hemisphere> where, See see) {
  const auto b = says.date->bounds(where);
  const bool shared = what_a_date_says_of(says.relation) == link_date::shared_day;
  for (const auto* name : {&says.from, &says.to})
    for (const char* which : {"start", "end"}) {
      const auto end = event_term(*name, which);
      const bool starts = end.chain == "start";
      const auto by = shared ? rule::sometime : rule::dated;
      if ((shared && !starts) || link_dates_end(says, end))
        if (b.earliest_start.is_day()) see(event_row{{term{}, end, -b.earliest_start.value.since_epoch()}, by});
      if ((shared && starts) || link_dates_end(says, end))
        if (b.latest_end.is_day()) see(event_row{{end, term{}, b.latest_end.value.since_epoch()}, by});
    }
}

/// Does the link itself put the instant `up` at or before `down`, and not only the day?
[[nodiscard]] inline bool link_orders_instants(const linked_claim& link, const term& up, const term& down) {
  const auto is = [&](const event_id& a, const char* a_end, const event_id& b, const char* b_end) {
    return up == event_term(a, a_end) && down == event_term(b, b_end);
  };
  const auto &a = link.from, &b = link.to;
  switch (link.relation) {
    case relation::follows: return is(b, "end", a, "start");
    case relation::precedes:
    case relation::meets: return is(a, "end", b, "start");
    case relation::during:
    case relation::part_of: return is(b, "start", a, "start") || is(a, "end", b, "end");
    case relation::same_as: return up.chain == down.chain;
    default: return false;  // the others are about days
  }
}

}  // namespace habeas::detail
