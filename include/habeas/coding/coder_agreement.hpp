// SPDX-License-Identifier: MIT
// How far coders agree beyond chance: Cohen's kappa and Krippendorff's alpha.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include <habeas/core/export.hpp>
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
class HABEAS_API agreement_table {
 public:
  /// Throws errc::invalid_value when there is no category.
  explicit agreement_table(std::size_t categories) : categories_(categories), counts_(categories * categories) {
    if (categories == 0) throw error(errc::invalid_value, "no category", "0", "at least one category");
  }
  void add(std::size_t first, std::size_t second, std::size_t items = 1) { counts_.at(place(first, second)) += items; }

  [[nodiscard]] std::size_t categories() const noexcept { return categories_; }
  [[nodiscard]] std::size_t at(std::size_t first, std::size_t second) const { return counts_.at(place(first, second)); }
  [[nodiscard]] std::size_t items() const noexcept;

 private:
  [[nodiscard]] std::size_t place(std::size_t first, std::size_t second) const;

  std::size_t categories_;
  std::vector<std::size_t> counts_;
};

/// The agreement of each pair of categories, row by row: 1 for the same, less for others, in [0, 1].
[[nodiscard]] HABEAS_API std::vector<double> weights_of(kappa_weights kind, std::size_t categories);

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
[[nodiscard]] HABEAS_API std::optional<kappa_estimate> cohen_kappa(const agreement_table& table,
                                                                   const std::vector<double>& weights);

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
  std::size_t items = 0;     ///< items that two or more coders coded; the others do not measure agreement
  std::size_t codes = 0;     ///< codes of those items
  friend bool operator==(const alpha_estimate&, const alpha_estimate&) = default;
};

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
[[nodiscard]] HABEAS_API std::optional<alpha_estimate> krippendorff_alpha(const std::vector<unit_codes>& units,
                                                                          measurement level = measurement::nominal);

/// A range of alpha, and on how many samples it rests.
struct alpha_interval {
  double low = 0, high = 0;
  std::size_t samples = 0;
  friend bool operator==(const alpha_interval&, const alpha_interval&) = default;
};

/// The middle of alpha over samples of the items, drawn with replacement: how much alpha depends on which items were coded.
///
/// Samples in which alpha is undefined (all codes one value) are left out; `samples` in the answer are those used.
/// The same seed gives the same interval everywhere. Not for few items: below some twenty the interval is too narrow.
/// @throws habeas::error (invalid_value) unless 0 < middle < 1 and samples > 0; stops with errc::cancelled.
/// Source: percentile bootstrap, Efron 1979, doi:10.1214/aos/1176344552, over items.
[[nodiscard]] HABEAS_API std::optional<alpha_interval> bootstrap_alpha(const std::vector<unit_codes>& units, measurement level,
                                                                       std::size_t samples, std::uint64_t seed,
                                                                       double middle = 0.95, const std::stop_token& stop = {});

}  // namespace habeas
