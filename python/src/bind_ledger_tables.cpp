// SPDX-License-Identifier: MIT
// Bounds of many points or periods, by column: no object of Python for a row.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/io/arrow_table.hpp>
#include <habeas/time/edtf.hpp>

#include "bind.hpp"
#include "spoken_ledger.hpp"
#include "tables.hpp"

namespace habeas::python {
namespace {

using kind = arrow_column::kind;

/// The ends of bounds, and how far claims contradict one another there.
class bound_columns {
 public:
  void add(const bound& b) {
    low_.add_integer(b.low);
    high_.add_integer(b.high);
    repairs_.add_text(std::string_view(to_slug(b.repairs)));
  }
  [[nodiscard]] table_ptr after(std::vector<arrow_column> first) && {
    first.push_back(std::move(low_));
    first.push_back(std::move(high_));
    first.push_back(std::move(repairs_));
    return std::make_shared<arrow_table>(std::move(first));
  }

 private:
  arrow_column low_{"low", kind::integer}, high_{"high", kind::integer}, repairs_{"repairs", kind::text};
};

table_ptr bounds_at(const spoken_ledger& l, const std::vector<std::string>& points, const py::object& stop) {
  return interruptible(stop, [&](const std::stop_token&) {
    std::vector<account_point> at;
    for (const auto& p : points) at.push_back(l.books().point_at(p));
    arrow_column names("at", kind::text);
    for (const auto& p : at) names.add_text(std::string_view(to_string(p)));
    bound_columns ends;
    for (const auto& b : l.books().bounds(at)) ends.add(b);
    return std::move(ends).after({std::move(names)});
  });
}

struct period {
  day first, last;
};

constexpr std::size_t most_periods = 1'000'000;

/// The last day of the period of a day: of itself, its week (from Monday), its month or its year.
day end_of_period(day d, char frequency) {
  const auto c = d.civil();
  switch (frequency) {
    case 'W': return d.plus(6 - ((d.since_epoch() + 3) % 7 + 7) % 7);
    case 'M': return day::from_civil(c.year, c.month, days_in_month(c.year, c.month));
    case 'Y': return day::from_civil(c.year, 12, 31);
    default: return d;
  }
}

/// The periods that days from one to another lie in, cut where these end.
std::vector<period> periods_between(day first, day last, char frequency) {
  std::vector<period> all;
  for (auto d = first; d <= last;) {
    if (all.size() == most_periods)
      throw error(errc::limit_exceeded, "too many rows", fmt::format("from {} to {}", first, last), fmt::format("at most {}", most_periods));
    const auto end = std::min(end_of_period(d, frequency), last);
    all.push_back({d, end});
    d = end.plus(1);
  }
  return all;
}

/// One end of the days that a date can lie in.
day edge_of(const std::string& text, bool last) {
  const auto b = parse_edtf(text).bounds();
  const auto& edge = last ? b.latest_end : b.earliest_start;
  if (!edge.is_day()) throw error(errc::invalid_value, "not a day to begin or to end at", fmt::format("'{}'", text), "a day, a month or a year");
  return edge.value;
}

/// The days of a point, where its own date says them: "2026-01-19" or "2025-12-01 .. 2025-12-31".
std::optional<period> days_of(const ledger& l, const account_point& p) {
  const auto text = l.day_text(p);
  const auto split = text.find(" .. ");
  const auto first = try_parse_edtf(text.substr(0, split)), last = try_parse_edtf(split == std::string::npos ? text : text.substr(split + 4));
  if (!first || !last) return std::nullopt;
  const auto from = (*first).bounds().earliest_start, to = (*last).bounds().latest_end;
  return from.is_day() && to.is_day() ? std::optional(period{from.value, to.value}) : std::nullopt;
}

/// From the first day on which something was counted to the last.
period days_counted(const ledger& l) {
  std::optional<period> all;
  for (const auto& p : l.points()) {
    const auto one = days_of(l, p);
    if (!one) continue;
    if (!all) all = one;
    all->first = std::min(all->first, one->first);
    all->last = std::max(all->last, one->last);
  }
  if (!all) throw error(errc::invalid_value, "an account without a day that anything was counted on", l.account().text(), "days from and to");
  return *all;
}

table_ptr bounds_between(const spoken_ledger& l, std::string_view what, const std::optional<std::string>& from, const std::optional<std::string>& to,
                         const std::string& frequency, const std::optional<std::string>& of, const py::object& stop) {
  const auto question = word<habeas::question::what>(what, "question");
  const auto counted = word<mechanism>(of, "kind of entry or exit");
  return interruptible(stop, [&](const std::stop_token&, milestone& reached) {
    const auto& books = l.books();
    const auto range = from && to ? period{} : days_counted(books);
    const auto first_day = from ? edge_of(*from, false) : range.first, last_day = to ? edge_of(*to, true) : range.last;
    // One end alone may lie beyond what was counted: there is no row of that, and nothing wrong.
    if (from && to && last_day < first_day)
      throw error(errc::invalid_value, "days in the wrong order", fmt::format("from {} to {}", first_day, last_day), "the earlier day first");
    const auto all = periods_between(first_day, last_day, frequency[0]);
    const auto fits = [](day d) { return d.since_epoch() == static_cast<std::int32_t>(d.since_epoch()); };
    if (!all.empty() && (!fits(all.front().first) || !fits(all.back().last)))
      throw error(errc::limit_exceeded, "days outside a column of days", to_string(all.back().last), "days of 32 bits");
    bound_columns ends;
    if (question == habeas::question::what::held) {
      arrow_column days("day", kind::day);
      std::vector<account_point> at;
      for (const auto& p : all) {
        days.add_day(static_cast<std::int32_t>(p.last.since_epoch()));
        at.push_back(account_point::end_of(p.last));
      }
      for (const auto& b : books.bounds(at)) ends.add(b);
      return std::move(ends).after({std::move(days)});
    }
    arrow_column first("first", kind::day), last("last", kind::day);
    const auto way = question == habeas::question::what::entries ? direction::entries : direction::exits;
    for (std::size_t i = 0; i < all.size(); ++i) {
      reached.tell(i, all.size());
      first.add_day(static_cast<std::int32_t>(all[i].first.since_epoch()));
      last.add_day(static_cast<std::int32_t>(all[i].last.since_epoch()));
      ends.add(books.flow({way, counted}, account_point::start_of(all[i].first), account_point::end_of(all[i].last), false));
    }
    return std::move(ends).after({std::move(first), std::move(last)});
  });
}

}  // namespace

void bind_ledger_tables(py::class_<spoken_ledger>& books) {
  books.def("bounds_at", &bounds_at, py::arg("points"), py::arg("stop"))
      .def("bounds_between", &bounds_between, py::arg("what"), py::arg("from_"), py::arg("to"), py::arg("frequency"), py::arg("kind"), py::arg("stop"));
}

}  // namespace habeas::python
