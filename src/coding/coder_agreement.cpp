// SPDX-License-Identifier: MIT
#include <habeas/coding/coder_agreement.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <stop_token>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>

#include "core/cancel.hpp"
#include "core/each_once.hpp"

namespace habeas {

std::size_t agreement_table::items() const noexcept {
  std::size_t sum = 0;
  for (const auto n : counts_) sum += n;
  return sum;
}

std::size_t agreement_table::place(std::size_t first, std::size_t second) const {
  if (first >= categories_ || second >= categories_)
    throw error(errc::invalid_value, "not a category", fmt::format("{}", std::max(first, second)),
                fmt::format("below {}", categories_));
  return first * categories_ + second;
}

std::vector<double> weights_of(kappa_weights kind, std::size_t categories) {
  std::vector<double> weights(categories * categories);
  const auto widest = categories > 1 ? static_cast<double>(categories - 1) : 1.0;
  for (std::size_t i = 0; i < categories; ++i)
    for (std::size_t j = 0; j < categories; ++j) {
      const auto apart = std::abs(static_cast<double>(i) - static_cast<double>(j)) / widest;
      weights[i * categories + j] = kind == kappa_weights::unweighted ? (i == j ? 1.0 : 0.0)
                                    : kind == kappa_weights::linear   ? 1.0 - apart
                                                                      : 1.0 - apart * apart;
    }
  return weights;
}

std::optional<kappa_estimate> cohen_kappa(const agreement_table& table, const std::vector<double>& weights) {
  const auto k = table.categories();
  if (weights.size() != k * k)
    throw error(errc::invalid_value, "not the weights of this table", fmt::format("{} weights", weights.size()), fmt::format("{}", k * k));
  for (const auto w : weights)
    if (!std::isfinite(w)) throw error(errc::invalid_value, "not a weight", fmt::format("{}", w), "a finite number");
  kappa_estimate e;
  e.items = table.items();
  if (e.items == 0) return std::nullopt;
  const auto n = static_cast<double>(e.items);
  std::vector<double> rows(k), columns(k), row_weight(k), column_weight(k);
  const auto share = [&](std::size_t i, std::size_t j) { return static_cast<double>(table.at(i, j)) / n; };
  for (std::size_t i = 0; i < k; ++i)
    for (std::size_t j = 0; j < k; ++j) {
      rows[i] += share(i, j);
      columns[j] += share(i, j);
    }
  for (std::size_t i = 0; i < k; ++i)
    for (std::size_t j = 0; j < k; ++j) {
      const auto w = weights[i * k + j];
      row_weight[i] += columns[j] * w;
      column_weight[j] += rows[i] * w;
      e.observed += share(i, j) * w;
      e.expected += rows[i] * columns[j] * w;
    }
  const auto room = 1 - e.expected;
  if (room < 1e-12) return std::nullopt;
  e.kappa = (e.observed - e.expected) / room;

  double spread = 0, spread_null = 0;
  for (std::size_t i = 0; i < k; ++i)
    for (std::size_t j = 0; j < k; ++j) {
      const auto w = weights[i * k + j], margins = row_weight[i] + column_weight[j];
      const auto d = w * room - margins * (1 - e.observed);
      spread += share(i, j) * d * d;
      spread_null += rows[i] * columns[j] * (w - margins) * (w - margins);
    }
  const auto centre = e.observed * e.expected - 2 * e.expected + e.observed;
  // Rounding may leave a hair below nothing.
  e.standard_error = std::sqrt(std::max(0.0, spread - centre * centre) / n) / (room * room);
  e.standard_error_null = std::sqrt(std::max(0.0, spread_null - e.expected * e.expected) / n) / room;
  return e;
}

namespace {

/// Values that occur, how often each, and how often two stand together on one item.
struct coincidences {
  std::vector<double> values;
  std::vector<double> totals;
  std::vector<double> pairs;  ///< values by values
  std::size_t items = 0, codes = 0;
};

coincidences coincidences_of(const std::vector<unit_codes>& units);

coincidences coincidences_of(const std::vector<unit_codes>& units) {
  coincidences c;
  const auto coded = [](const unit_codes& unit) {
    return static_cast<std::size_t>(std::count_if(unit.begin(), unit.end(), [](const auto& v) { return v.has_value(); }));
  };
  for (const auto& unit : units) {
    if (coded(unit) < 2) continue;
    for (const auto& v : unit)
      if (v) c.values.push_back(*v);
  }
  keep_each_once(c.values);
  const auto size = c.values.size();
  c.totals.assign(size, 0);
  c.pairs.assign(size * size, 0);
  const auto place = [&](double v) {
    return static_cast<std::size_t>(std::lower_bound(c.values.begin(), c.values.end(), v) - c.values.begin());
  };
  for (const auto& unit : units) {
    const auto m = coded(unit);
    if (m < 2) continue;
    ++c.items;
    c.codes += m;
    for (std::size_t a = 0; a < unit.size(); ++a) {
      if (!unit[a]) continue;
      const auto row = place(*unit[a]);
      c.totals[row] += 1;
      for (std::size_t b = 0; b < unit.size(); ++b)
        if (b != a && unit[b]) c.pairs[row * size + place(*unit[b])] += 1.0 / static_cast<double>(m - 1);
    }
  }
  return c;
}

}  // namespace

namespace {

/// How far apart the values at places a < b are, squared.
double squared_distance(const coincidences& c, measurement level, std::size_t a, std::size_t b) {
  switch (level) {
    case measurement::nominal: return 1;
    case measurement::ordinal: {
      double between = 0;
      for (std::size_t g = a; g <= b; ++g) between += c.totals[g];
      between -= (c.totals[a] + c.totals[b]) / 2;
      return between * between;
    }
    case measurement::interval: return (c.values[b] - c.values[a]) * (c.values[b] - c.values[a]);
    case measurement::ratio: {
      const auto part = (c.values[b] - c.values[a]) / (c.values[b] + c.values[a]);
      return part * part;
    }
  }
  return 1;
}

}  // namespace

std::optional<alpha_estimate> krippendorff_alpha(const std::vector<unit_codes>& units, measurement level) {
  for (const auto& unit : units)
    for (const auto& v : unit)
      if (v && (!std::isfinite(*v) || (level == measurement::ratio && *v < 0)))
        throw error(errc::invalid_value, "not a code of this kind", fmt::format("{}", *v),
                    level == measurement::ratio ? "a finite number, not below 0" : "a finite number");
  const auto c = coincidences_of(units);
  const auto size = c.values.size();
  double within = 0, between = 0;
  for (std::size_t a = 0; a < size; ++a)
    for (std::size_t b = a + 1; b < size; ++b) {
      const auto d = squared_distance(c, level, a, b);
      within += (c.pairs[a * size + b] + c.pairs[b * size + a]) * d;
      between += 2 * c.totals[a] * c.totals[b] * d;
    }
  if (between <= 0) return std::nullopt;
  const auto n = static_cast<double>(c.codes);
  alpha_estimate e;
  e.items = c.items;
  e.codes = c.codes;
  e.observed = within / n;
  e.expected = between / (n * (n - 1));
  e.alpha = 1 - e.observed / e.expected;
  return e;
}

std::optional<alpha_interval> bootstrap_alpha(const std::vector<unit_codes>& units, measurement level,
                                              std::size_t samples, std::uint64_t seed, double middle,
                                              const std::stop_token& stop) {
  if (!(middle > 0 && middle < 1)) throw error(errc::invalid_value, "not a share", fmt::format("{}", middle), "between 0 and 1");
  if (samples == 0) throw error(errc::invalid_value, "no samples", "0", "at least one");
  std::vector<unit_codes> paired;
  for (const auto& unit : units)
    if (std::count_if(unit.begin(), unit.end(), [](const auto& v) { return v.has_value(); }) > 1) paired.push_back(unit);
  if (paired.empty()) return std::nullopt;
  std::mt19937_64 random(seed);
  // Not a distribution of the standard library: those give other numbers from one implementation to the next.
  const auto below = [&](std::uint64_t n) {
    const auto top = random.max() - random.max() % n;
    auto draw = random();
    while (draw >= top) draw = random();
    return static_cast<std::size_t>(draw % n);
  };
  std::vector<double> found;
  std::vector<unit_codes> drawn(paired.size());
  for (std::size_t s = 0; s < samples; ++s) {
    throw_if_stopped(stop);
    for (auto& unit : drawn) unit = paired[below(paired.size())];
    if (const auto e = krippendorff_alpha(drawn, level)) found.push_back(e->alpha);
  }
  if (found.empty()) return std::nullopt;
  std::sort(found.begin(), found.end());
  const auto at = [&](double share) {
    const auto place = share * static_cast<double>(found.size() - 1);
    const auto below_it = static_cast<std::size_t>(place);
    const auto above_it = std::min(below_it + 1, found.size() - 1);
    return found[below_it] + (place - static_cast<double>(below_it)) * (found[above_it] - found[below_it]);
  };
  return alpha_interval{at((1 - middle) / 2), at(1 - (1 - middle) / 2), found.size()};
}

}  // namespace habeas
