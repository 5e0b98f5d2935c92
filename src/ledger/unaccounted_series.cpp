// SPDX-License-Identifier: MIT
#include <habeas/ledger/unaccounted_series.hpp>

#include <cstddef>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <habeas/ledger/sensitivity.hpp>

#include "core/cancel.hpp"

namespace habeas {

namespace {

/// From each stock to the next where they are certainly in order: those that are not have no answer.
std::vector<unaccounted_step> steps_without_proofs(const ledger& l, const std::vector<account_point>& points, const std::stop_token& stop, const progress& told) {
  std::vector<unaccounted_step> steps;
  std::vector<flow_stretch> stretches;
  for (std::size_t i = 1; i < points.size(); ++i) stretches.push_back({points[i - 1], points[i]});
  (void)work_limits::allow([&] {
    throw_if_stopped(stop);
    if (told) told(0, stretches.size());
    auto in = l.unaccounted(direction::entries, stretches), out = l.unaccounted(direction::exits, stretches);
    for (std::size_t i = 0; i < stretches.size(); ++i)
      if (in[i] && out[i] && l.is_not_after(stretches[i].from, stretches[i].to)) steps.push_back({stretches[i].from, stretches[i].to, std::move(*in[i]), std::move(*out[i])});
    if (told) told(stretches.size(), stretches.size());
  });
  return steps;
}

}  // namespace

std::vector<unaccounted_step> unaccounted_series(const ledger& l, std::stop_token stop, const progress& told, bool proofs) {
  std::vector<unaccounted_step> steps;
  const auto points = l.stock_points();
  if (!proofs) return steps_without_proofs(l, points, stop, told);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const bool whole = work_limits::allow([&] {
      throw_if_stopped(stop);
      if (told) told(i - 1, points.size() - 1);
      if (!l.is_not_after(points[i - 1], points[i])) return;
      steps.push_back({points[i - 1], points[i], l.unaccounted(direction::entries, points[i - 1], points[i]),
                       l.unaccounted(direction::exits, points[i - 1], points[i])});
    });
    if (!whole) return steps;
  }
  if (told && !points.empty()) told(points.size() - 1, points.size() - 1);
  return steps;
}

std::vector<sensitivity_row> unaccounted_sensitivity(const ledger& l, direction way, const account_point& from,
                                                     const account_point& to, ledger_options options, std::stop_token stop,
                                                     const progress& told) {
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
        if (e.code() == errc::cancelled) throw;
        row.refused = e.what();
      }
    }
    rows.push_back(std::move(row));
  });
  return rows;
}

std::vector<series_change> series_sensitivity(const ledger& l, const std::vector<question>& questions,
                                              ledger_options options, std::stop_token stop, const progress& told) {
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
          if (e.code() == errc::cancelled) throw;
          row.refused = e.what();
        }
      }
      rows.push_back({i, std::move(row)});
    }
  });
  return rows;
}

}  // namespace habeas
