// SPDX-License-Identifier: MIT
// How far coders agree beyond chance: Cohen's kappa and Krippendorff's alpha.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <stop_token>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>

namespace habeas {

/// How much two categories that differ still agree, for kappa. Linear and quadratic need categories in order.
enum class kappa_weights { unweighted, linear, quadratic };

template <>
struct slug_table<kappa_weights> {
  static constexpr auto rows = make_slugs<kappa_weights>({
      {kappa_weights::unweighted, "unweighted"},
      {kappa_weights::linear, "linear"},
      {kappa_weights::quadratic, "quadratic"},
  });
};

/// What may be said of two values, for alpha: only whether they are the same, which is higher, how far apart they are, or
/// in what ratio.
enum class measurement { nominal, ordinal, interval, ratio };

template <>
struct slug_table<measurement> {
  static constexpr auto rows = make_slugs<measurement>({
      {measurement::nominal, "nominal"},
      {measurement::ordinal, "ordinal"},
      {measurement::interval, "interval"},
      {measurement::ratio, "ratio"},
  });
};

/// Kappa, and what it is made of.
struct kappa_estimate {
  double kappa = 0;                ///< (observed - expected) / (1 - expected); 1: full agreement, 0: that of chance
  double observed = 0;             ///< the weighted share of items on which the two agree
  double expected = 0;             ///< the same if both coded at random, each with the shares of its own categories
  double standard_error = 0;       ///< for an interval around kappa
  double standard_error_null = 0;  ///< for the test that kappa is 0, and for nothing else
  std::size_t items = 0;
  friend bool operator==(const kappa_estimate&, const kappa_estimate&) = default;
};

/// Items by pairs of categories: `at(i, j)` items that the first coder put in i and the second in j.
class agreement_table {
 public:
  /// Throws errc::invalid_value when there is no category.
  explicit agreement_table(std::size_t categories) : categories_(categories), counts_(categories * categories) {
    if (categories == 0) throw error(errc::invalid_value, "no category", "0", "at least one category");
  }
  void add(std::size_t first, std::size_t second, std::size_t items = 1) { counts_.at(place(first, second)) += items; }

  [[nodiscard]] std::size_t categories() const noexcept { return categories_; }
  [[nodiscard]] std::size_t at(std::size_t first, std::size_t second) const { return counts_.at(place(first, second)); }
  [[nodiscard]] std::size_t items() const noexcept {
    std::size_t sum = 0;
    for (const auto n : counts_) sum += n;
    return sum;
  }

 private:
  [[nodiscard]] std::size_t place(std::size_t first, std::size_t second) const {
    if (first >= categories_ || second >= categories_)
      throw error(errc::invalid_value, "not a category", fmt::format("{}", std::max(first, second)),
                  fmt::format("below {}", categories_));
    return first * categories_ + second;
  }

  std::size_t categories_;
  std::vector<std::size_t> counts_;
};

/// The agreement of each pair of categories, row by row: 1 for the same, less for others, in [0, 1].
[[nodiscard]] inline std::vector<double> weights_of(kappa_weights kind, std::size_t categories) {
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

/// Cohen's kappa of two coders, with weights of agreement of the caller's own.
///
/// Estimand: agreement beyond what the coders' own margins would give by chance, as a share of the most there could be.
/// Assumes that both coded the same items, independently, into categories that exclude one another and are exhaustive;
/// the standard errors assume that items are a random sample and are for large samples.
/// Not for: more than two coders, missing codes, or margins so uneven that chance alone agrees nearly always: kappa is
/// then low or negative although the coders hardly differ (read it with `observed`).
///
/// @returns nothing where chance agreement is complete (one category used) or there is no item: kappa is undefined.
/// @throws habeas::error (invalid_value) unless there is a finite weight for each pair.
/// Complexity: the square of the categories.
/// Source: Cohen 1960, doi:10.1177/001316446002000104; Cohen 1968, doi:10.1037/h0026256; standard errors: Fleiss, Cohen
/// and Everitt 1969, doi:10.1037/h0028106.
[[nodiscard]] inline std::optional<kappa_estimate> cohen_kappa(const agreement_table& table,
                                                               const std::vector<double>& weights) {
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

/// Cohen's kappa of two coders, unweighted or with the usual weights. See above.
[[nodiscard]] inline std::optional<kappa_estimate> cohen_kappa(const agreement_table& table,
                                                               kappa_weights kind = kappa_weights::unweighted) {
  return cohen_kappa(table, weights_of(kind, table.categories()));
}

/// The codes of one item, by coder; nothing where a coder did not code it.
using unit_codes = std::vector<std::optional<double>>;

/// Krippendorff's alpha, and what it is made of.
struct alpha_estimate {
  double alpha = 0;          ///< 1 - observed / expected; 1: full agreement, 0: that of chance
  double observed = 0;       ///< the mean disagreement within items
  double expected = 0;       ///< the mean disagreement of any two codes, whatever their item
  std::size_t items = 0;     ///< items that two or more coders coded; others cannot tell of agreement
  std::size_t codes = 0;     ///< codes of those items
  friend bool operator==(const alpha_estimate&, const alpha_estimate&) = default;
};

namespace detail {

/// Values that occur, how often each, and how often two stand together on one item.
struct coincidences {
  std::vector<double> values;
  std::vector<double> totals;
  std::vector<double> pairs;  ///< values by values
  std::size_t items = 0, codes = 0;
};

inline coincidences coincidences_of(const std::vector<unit_codes>& units) {
  coincidences c;
  const auto coded = [](const unit_codes& unit) {
    return static_cast<std::size_t>(std::count_if(unit.begin(), unit.end(), [](const auto& v) { return v.has_value(); }));
  };
  for (const auto& unit : units) {
    if (coded(unit) < 2) continue;
    for (const auto& v : unit)
      if (v) c.values.push_back(*v);
  }
  std::sort(c.values.begin(), c.values.end());
  c.values.erase(std::unique(c.values.begin(), c.values.end()), c.values.end());
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

/// How far apart the values at places a < b are, squared.
inline double squared_distance(const coincidences& c, measurement level, std::size_t a, std::size_t b) {
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

}  // namespace detail

/// Krippendorff's alpha of any number of coders, with codes missing or not.
///
/// Estimand: one less the disagreement within items, as a share of that between codes drawn from the same coders without
/// regard to items. Assumes that coders worked independently and may be exchanged for one another, and that codes are
/// missing for reasons that have nothing to do with them. Values of `interval` and `ratio` are numbers on a scale; those of
/// `ordinal` need only their order. Not for: asking whether one coder is right, or codes that hardly vary.
///
/// @param units the codes of each item, by coder; an item with fewer than two codes is left out.
/// @returns nothing where all codes are one value, or no item has two: alpha is undefined.
/// @throws habeas::error (invalid_value) for a value that is not finite, or is negative with `ratio`.
/// Complexity: items times the square of coders, and the cube of distinct values.
/// Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, Annenberg School.
[[nodiscard]] inline std::optional<alpha_estimate> krippendorff_alpha(const std::vector<unit_codes>& units,
                                                                      measurement level = measurement::nominal) {
  for (const auto& unit : units)
    for (const auto& v : unit)
      if (v && (!std::isfinite(*v) || (level == measurement::ratio && *v < 0)))
        throw error(errc::invalid_value, "not a code of this kind", fmt::format("{}", *v),
                    level == measurement::ratio ? "a finite number, not below 0" : "a finite number");
  const auto c = detail::coincidences_of(units);
  const auto size = c.values.size();
  double within = 0, between = 0;
  for (std::size_t a = 0; a < size; ++a)
    for (std::size_t b = a + 1; b < size; ++b) {
      const auto d = detail::squared_distance(c, level, a, b);
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

/// A range of alpha, and on how many samples it rests.
struct alpha_interval {
  double low = 0, high = 0;
  std::size_t samples = 0;
  friend bool operator==(const alpha_interval&, const alpha_interval&) = default;
};

/// The middle of alpha over samples of the items, drawn with replacement: how far alpha hangs on which items were coded.
///
/// Samples in which alpha is undefined (all codes one value) are left out; `samples` in the answer are those used.
/// The same seed gives the same interval everywhere. Not for few items: below some twenty the interval is too narrow.
/// @throws habeas::error (invalid_value) unless 0 < middle < 1 and samples > 0; stops with errc::cancelled.
/// Source: percentile bootstrap, Efron 1979, doi:10.1214/aos/1176344552, over items.
[[nodiscard]] inline std::optional<alpha_interval> bootstrap_alpha(const std::vector<unit_codes>& units, measurement level,
                                                                   std::size_t samples, std::uint64_t seed,
                                                                   double middle = 0.95, const std::stop_token& stop = {}) {
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
    if (stop.stop_requested()) throw error(errc::cancelled, "stopped as asked");
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
