// SPDX-License-Identifier: MIT
// Unaccounted movement from each stock to the next, and the sensitivity of series.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <habeas/ledger/sensitivity.hpp>

namespace habeas {

/// What came and went between two points, and what no claim states of it.
struct unaccounted_step {
  point_name from, to;
  unaccounted_flow entries, exits;
};

/// Unaccounted entries and exits between each two stocks that follow one another and are certainly in order, along the
/// calendar. Steps may not be added up: a claim may state movements of several. Throws errc::cancelled on request.
[[nodiscard]] inline std::vector<unaccounted_step> unaccounted_series(const ledger& l, std::stop_token stop = {}, const progress& told = {}) {
  std::vector<unaccounted_step> steps;
  const auto points = l.stock_points();
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (stop.stop_requested()) throw error(errc::cancelled, "stopped as asked");
    if (told) told(i - 1, points.size() - 1);
    if (!l.is_not_after(points[i - 1], points[i])) continue;
    steps.push_back({points[i - 1], points[i], l.unaccounted(direction::entries, points[i - 1], points[i]),
                     l.unaccounted(direction::exits, points[i - 1], points[i])});
  }
  if (told && !points.empty()) told(points.size() - 1, points.size() - 1);
  return steps;
}

/// For each claim and assumption that an unaccounted movement rests on (those that state some included): what is unaccounted
/// for without it, as the lower end of the row. Costs one ledger a row. Throws as `ledger::unaccounted`.
[[nodiscard]] inline std::vector<sensitivity_row> unaccounted_sensitivity(const ledger& l, direction way, const point_name& from, const point_name& to,
                                                                          ledger_options options = {}, std::stop_token stop = {},
                                                                          const progress& told = {}) {
  const auto whole = l.unaccounted(way, from, to);
  grounds_of_answers grounds;
  if (whole.moved.low_proof) grounds.add(*whole.moved.low_proof);
  grounds.claims.insert(grounds.claims.end(), whole.claims.begin(), whole.claims.end());
  std::vector<sensitivity_row> rows;
  without_each(l, std::move(grounds), options, stop, told, [&](const std::string& name, bool is_assumption, const ledger* less, const std::string& why_not) {
    sensitivity_row row{name, is_assumption, {}, {}, why_not};
    if (less != nullptr) {
      try {
        row.low = less->unaccounted(way, from, to).unaccounted;
      } catch (const error& e) {
        row.refused = e.what();
      }
    }
    rows.push_back(std::move(row));
  });
  return rows;
}

/// One answer of several that is another without a claim or assumption.
struct series_change {
  std::size_t question;  ///< its place among those asked
  sensitivity_row row;
};

/// The sensitivity of several answers at once: for each claim and assumption that any of them rests on, each answer that is
/// another without it. Costs one ledger for each claim and assumption, not for each answer.
[[nodiscard]] inline std::vector<series_change> series_sensitivity(const ledger& l, const std::vector<question>& questions, ledger_options options = {},
                                                                   std::stop_token stop = {}, const progress& told = {}) {
  grounds_of_answers grounds;
  std::vector<bound> whole;
  for (const auto& q : questions) {
    whole.push_back(ask(l, q));
    grounds.add(whole.back());
  }
  std::vector<series_change> rows;
  without_each(l, std::move(grounds), options, stop, told, [&](const std::string& name, bool is_assumption, const ledger* less, const std::string& why_not) {
    for (std::size_t i = 0; i < questions.size(); ++i) {
      sensitivity_row row{name, is_assumption, {}, {}, why_not};
      if (less != nullptr) {
        try {
          const auto b = ask(*less, questions[i], false);
          if (b.low == whole[i].low && b.high == whole[i].high) continue;
          row.low = b.low;
          row.high = b.high;
        } catch (const error& e) {
          row.refused = e.what();
        }
      }
      rows.push_back({i, std::move(row)});
    }
  });
  return rows;
}

}  // namespace habeas
