// SPDX-License-Identifier: MIT
// What dates, lengths and links say of the two ends of events, as rows in days: read once here for every timeline.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include <habeas/proof/proof.hpp>
#include <habeas/model/statement.hpp>
#include <habeas/solve/difference_system.hpp>
#include <habeas/time/widening.hpp>

namespace habeas::detail {

/// The start and the end of an event.
struct event_ends {
  solve::variable first = 0;
  solve::variable last = 0;
};

/// Does a link of this kind say how days of two events stand to each other?
[[nodiscard]] constexpr bool makes_rows(relation how) {
  switch (how) {
    case relation::follows:
    case relation::precedes:
    case relation::meets:
    case relation::during:
    case relation::part_of:
    case relation::overlaps:
    case relation::starts_with:
    case relation::same_as:
    case relation::ends_with:
    case relation::within: return true;
    default: return false;
  }
}

/// How many days the longest member of a set `[...]` has: a day, a month, a year; nothing where it is no such set, or one whose
/// members have no such length.
[[nodiscard]] inline std::optional<std::int64_t> longest_member(const edtf& date) {
  if (!date.is_one_of()) return std::nullopt;
  std::optional<std::int64_t> most = 0;
  date.for_each_date([&](const partial_date& d) {
    const std::int64_t days = d.precision == date_precision::day     ? 1
                              : d.precision == date_precision::month ? 31
                              : d.precision == date_precision::year && d.significant == 0 ? 366
                                                                                          : 0;
    most = most && days > 0 ? std::optional(std::max(*most, days)) : std::nullopt;
  });
  return most;
}

/// Reads claims about events. `row(plus, minus, most, rule, date, off)` is called for each row plus - minus <= most, with the
/// date that it comes from or null and the days by which a widening policy moved it; `on_days_of(point, date)` for each point
/// that lies on a day that matches a mask or a member of a set. A date that a policy widens binds no point to its mask.
template <class Row, class Mask>
class event_reader {
 public:
  /// Days further out than this bound nothing: they would not fit a row.
  static constexpr std::int64_t horizon = std::int64_t{1} << 44;

  event_reader(solve::variable zero, std::optional<hemisphere> where, Row row, Mask on_days_of, const widening_policy* wider = nullptr)
      : zero_(zero), where_(where), row_(row), on_days_of_(on_days_of), wider_(wider) {}

  /// A date where `date_holds`, and how long it lasted.
  void read(const dated_claim& c, event_ends of, bool date_holds) {
    if (c.lasted) last_for(*c.lasted, of);
    if (!c.date || !date_holds) return;
    const auto& date = *c.date;
    const auto b = bounds_of(date);
    if (date.is_all_of() && c.reading != reading::sometime) {
      // On each of its days: from the first at the latest to the last at the earliest.
      const auto [first, last] = on_each(date);
      not_after(of.first, first, c.reading ? row_rule::throughout : row_rule::dated, date);
      not_before(of.last, last, c.reading ? row_rule::throughout : row_rule::dated, date);
    } else if (!c.reading) {
      between(of.first, b.earliest_start, b.latest_start, row_rule::dated, date);
      between(of.last, b.earliest_end, b.latest_end, row_rule::dated, date);
      if (binds_to_mask(date)) {
        on_days_of_(of.first, date);
        on_days_of_(of.last, date);
      }
      // It starts and ends in one member, however long that is.
      if (const auto most = longest_member(date); most && binds_to_mask(date)) row(of.last, of.first, *most - 1, row_rule::lasted, &date);
    } else if (*c.reading == reading::sometime || date.is_set()) {
      sometime(of, date, b);
    } else {
      // On every day: of an interval, of the days that are certainly in it, of which that of an open side is the side that is
      // stated; of another date, of all its days.
      const auto& until = b.latest_start.at.is_day() ? b.latest_start : b.latest_end;
      const auto& since = b.earliest_end.at.is_day() ? b.earliest_end : b.earliest_start;
      not_after(of.first, date.is_interval() ? until : inwards(b.earliest_start, 1), row_rule::throughout, date);
      not_before(of.last, date.is_interval() ? since : inwards(b.latest_end, -1), row_rule::throughout, date);
    }
  }

  /// How one event stands to another, and when it came to stand so.
  void read(const linked_claim& c, event_ends a, event_ends b, bool date_holds) {
    link(c, a, b);
    if (c.date && date_holds) dated_link(c.relation, *c.date, a, b);
  }

 private:
  /// A bound of a date, and by how many days a policy moved it.
  struct edge {
    date_edge at;
    std::int64_t off = 0;
  };
  struct edges {
    edge earliest_start, latest_start, earliest_end, latest_end;
  };
  [[nodiscard]] edges bounds_of(const edtf& date) const {
    const auto b = date.bounds(where_);
    if (wider_ == nullptr || !date.is_qualified()) return {{b.earliest_start}, {b.latest_start}, {b.earliest_end}, {b.latest_end}};
    const auto w = widened(date, *wider_, where_);
    const auto moved = [](const date_edge& to, const date_edge& from) {
      const auto by = to.is_day() ? to.value.since_epoch() - from.value.since_epoch() : 0;
      return edge{to, by < 0 ? -by : by};
    };
    return {moved(w.earliest_start, b.earliest_start), moved(w.latest_start, b.latest_start),
            moved(w.earliest_end, b.earliest_end), moved(w.latest_end, b.latest_end)};
  }
  /// What goes on for all of a date that lies off goes on from a later day, and until an earlier one: twice back is inwards.
  static edge inwards(edge e, std::int64_t sign) {
    if (e.at.is_day()) e.at.value = e.at.value.plus(sign * 2 * e.off);
    return e;
  }
  /// Of a date that is all of a set: the last day on which its first member can be, and the first on which its last can.
  [[nodiscard]] std::pair<edge, edge> on_each(const edtf& date) const {
    std::pair<edge, edge> found;
    date.for_each_date([&](const partial_date& d) {
      const auto days = d.hull(where_);
      const auto off = wider_ != nullptr && date.is_qualified() ? furthest_off(date) : 0;
      const auto last = days.last.plus(off), first = days.first.plus(-off);
      if (!found.first.at.is_day() || last < found.first.at.value) found.first = {date_edge::at(last), off};
      if (!found.second.at.is_day() || found.second.at.value < first) found.second = {date_edge::at(first), off};
    });
    return found;
  }
  /// By how many days a policy lets a date lie off, at most.
  [[nodiscard]] std::int64_t furthest_off(const edtf& date) const {
    const auto b = bounds_of(date);
    return std::max({b.earliest_start.off, b.latest_start.off, b.earliest_end.off, b.latest_end.off});
  }
  [[nodiscard]] bool binds_to_mask(const edtf& date) const {
    return (date.has_mask() || date.is_one_of()) && !date.is_interval() && !date.is_all_of() && (wider_ == nullptr || !wider_->widens(date));
  }

  void row(solve::variable plus, solve::variable minus, std::int64_t most, row_rule by, const edtf* date = nullptr, std::int64_t off = 0) {
    row_(plus, minus, most, by, date, off);
  }
  static std::optional<std::int64_t> known(const edge& e) {
    if (!e.at.is_day()) return std::nullopt;
    const auto d = e.at.value.since_epoch();
    return d > horizon || d < -horizon ? std::nullopt : std::optional(d);
  }
  void not_before(solve::variable v, const edge& e, row_rule by, const edtf& date) {
    if (const auto d = known(e)) row(zero_, v, -*d, by, &date, e.off);
  }
  void not_after(solve::variable v, const edge& e, row_rule by, const edtf& date) {
    if (const auto d = known(e)) row(v, zero_, *d, by, &date, e.off);
  }
  void between(solve::variable v, const edge& first, const edge& last, row_rule by, const edtf& date) {
    not_before(v, first, by, date);
    not_after(v, last, by, date);
  }
  void sometime(event_ends of, const edtf& date, const edges& b) {
    not_after(of.first, b.latest_end, row_rule::sometime, date);
    not_before(of.last, b.earliest_start, row_rule::sometime, date);
  }

  /// Days in so many units: lower ends use the shortest month and year, upper ends the longest. People count both ends (a strike
  /// on 1, 2 and 3 June lasted three days) or what lies between (arrested on 1 March and freed on 3 March, after two days), and
  /// the hours are not known: n days are n - 1 to n from the first day to the last.
  void last_for(const duration& d, event_ends of) {
    if (d.unit == time_unit::hours) return last_for_hours(d.number, of);
    struct length { std::int64_t shortest, longest; };
    const length unit = d.unit == time_unit::days     ? length{1, 1}
                        : d.unit == time_unit::weeks  ? length{7, 7}
                        : d.unit == time_unit::months ? length{28, 31}
                                                      : length{365, 366};
    const auto low = d.number.first() * unit.shortest, high = d.number.second() * unit.longest;
    if (low > horizon || high > horizon) return;
    const auto at_least = [&](std::int64_t days) {
      if (days > 0) row(of.first, of.last, -days, row_rule::lasted);
    };
    const auto at_most = [&](std::int64_t days) { row(of.last, of.first, days, row_rule::lasted); };
    switch (d.number.how()) {
      case quantifier::exact:
      case quantifier::between:
        at_least(low - 1);
        at_most(high);
        break;
      case quantifier::at_least: at_least(low - 1); break;
      case quantifier::more_than: at_least(low); break;
      case quantifier::at_most:
      case quantifier::fewer_than: at_most(high); break;
      case quantifier::about:
      case quantifier::unquantified: break;
    }
  }

  /// A length in hours is exact: 36 hours are one day or two from the first day to the last, 24 are one.
  void last_for_hours(const quantity& n, event_ends of) {
    if (n.how() == quantifier::about || n.how() == quantifier::unquantified || n.first() > horizon || n.second() > horizon) return;
    const auto low = n.first() / 24, high = (n.second() + 23) / 24;
    const bool has_low = n.how() != quantifier::at_most && n.how() != quantifier::fewer_than;
    const bool has_high = n.how() != quantifier::at_least && n.how() != quantifier::more_than;
    if (has_low && low > 0) row(of.first, of.last, -low, row_rule::lasted);
    if (has_high) row(of.last, of.first, high, row_rule::lasted);
  }

  void link(const linked_claim& c, event_ends a, event_ends b) {
    const auto say = [&](solve::variable plus, solve::variable minus, std::int64_t most) { row(plus, minus, most, row_rule::linked); };
    switch (c.relation) {
      case relation::follows:
        say(b.last, a.first, 0);
        if (c.days) say(a.first, b.last, *c.days);
        break;
      case relation::precedes:
        say(a.last, b.first, 0);
        if (c.days) say(b.first, a.last, *c.days);
        break;
      case relation::meets:
        say(a.last, b.first, -1);
        say(b.first, a.last, 1);
        break;
      case relation::during:
      case relation::part_of:
        say(b.first, a.first, 0);
        say(a.last, b.last, 0);
        break;
      case relation::overlaps:
        say(a.first, b.last, 0);
        say(b.first, a.last, 0);
        break;
      case relation::starts_with:
      case relation::same_as:
        say(a.first, b.first, 0);
        say(b.first, a.first, 0);
        if (c.relation == relation::starts_with) break;
        [[fallthrough]];
      case relation::ends_with:
        say(a.last, b.last, 0);
        say(b.last, a.last, 0);
        break;
      case relation::within:
        say(a.first, b.last, *c.days);
        say(b.first, a.last, *c.days);
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

  /// The date of a link: when the one took over from the other, when both began or ended, or a day that both share.
  void dated_link(relation how, const edtf& date, event_ends a, event_ends b) {
    const auto days = bounds_of(date);
    const auto on = [&](solve::variable v) {
      between(v, days.earliest_start, days.latest_end, row_rule::dated, date);
      if (binds_to_mask(date)) on_days_of_(v, date);
    };
    switch (how) {
      case relation::follows: on(a.first); break;
      case relation::precedes:
      case relation::meets: on(b.first); break;
      case relation::starts_with:
        on(a.first);
        on(b.first);
        break;
      case relation::ends_with:
        on(a.last);
        on(b.last);
        break;
      case relation::during:
      case relation::part_of:
      case relation::overlaps:
      case relation::same_as:
        // Three stretches of which each two share a day share one day all three.
        sometime(a, date, days);
        sometime(b, date, days);
        break;
      default: break;  // of the others it is kept, and bounds nothing
    }
  }

  solve::variable zero_;
  std::optional<hemisphere> where_;
  Row row_;
  Mask on_days_of_;
  const widening_policy* wider_;
};

}  // namespace habeas::detail
