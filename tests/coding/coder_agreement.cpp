// SPDX-License-Identifier: MIT
#include <habeas/coding/coder_agreement.hpp>

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <numeric>
#include <stop_token>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "random_source.hpp"

namespace test_coder_agreement {

using namespace habeas;
using doctest::Approx;

namespace {

agreement_table table_of(std::size_t categories, std::initializer_list<std::size_t> counts) {
  agreement_table t(categories);
  std::size_t place = 0;
  for (const auto n : counts) {
    t.add(place / categories, place % categories, n);
    ++place;
  }
  return t;
}

/// 0 stands for a code that is missing.
std::vector<unit_codes> units_of(std::initializer_list<std::vector<int>> coders) {
  std::vector<unit_codes> units(coders.begin()->size());
  for (const auto& coder : coders)
    for (std::size_t i = 0; i < coder.size(); ++i)
      units[i].push_back(coder[i] == 0 ? std::nullopt : std::optional<double>(coder[i]));
  return units;
}

// Krippendorff 2011, the reliability data of four observers and twelve units.
std::vector<unit_codes> twelve_units() {
  return units_of({{1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
                   {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
                   {0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
                   {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0}});
}

}  // namespace

TEST_CASE("kappa of a two by two table that can be done by hand") {
  // 20 both yes, 15 both no, 5 and 10 split: 0.7 observed; 0.5 x 0.6 + 0.5 x 0.4 = 0.5 expected; 0.2 / 0.5.
  const auto e = cohen_kappa(table_of(2, {20, 5, 10, 15}));
  REQUIRE(e);
  CHECK(e->items == 50);
  CHECK(e->observed == Approx(0.7));
  CHECK(e->expected == Approx(0.5));
  CHECK(e->kappa == Approx(0.4));
}

TEST_CASE("kappa of three diagnoses: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, table 18.1") {
  const auto e = cohen_kappa(table_of(3, {75, 1, 4, 5, 4, 1, 0, 0, 10}));
  REQUIRE(e);
  CHECK(e->observed == Approx(0.89));
  CHECK(e->expected == Approx(0.66));
  CHECK(e->kappa == Approx(0.23 / 0.34));
  CHECK(e->standard_error == Approx(0.0877).epsilon(0.001));
  CHECK(e->standard_error_null == Approx(0.0762).epsilon(0.001));
}

TEST_CASE("the shares of Cohen 1968, of 200 items: kappa .492, and .348 with its weights") {
  const auto t = table_of(3, {88, 14, 18, 10, 40, 10, 2, 6, 12});
  REQUIRE(t.items() == 200);
  CHECK(cohen_kappa(t)->kappa == Approx(0.492).epsilon(0.001));
  // Disagreements of 0, 1, 3 and 6, turned into agreements.
  const auto weighted = cohen_kappa(t, std::vector<double>{1, 5. / 6, 3. / 6, 5. / 6, 1, 0, 3. / 6, 0, 1});
  REQUIRE(weighted);
  CHECK(weighted->kappa == Approx(0.348).epsilon(0.001));
}

TEST_CASE("weighted kappa and its variance: the example of Fleiss, Cohen and Everitt 1969") {
  const auto t = table_of(3, {106, 10, 4, 22, 28, 10, 2, 12, 6});
  REQUIRE(t.items() == 200);
  const auto plain = cohen_kappa(t);
  REQUIRE(plain);
  CHECK(plain->kappa == Approx(0.429).epsilon(0.001));
  CHECK(plain->standard_error * plain->standard_error == Approx(0.002885).epsilon(0.0005));
  const auto weighted = cohen_kappa(t, std::vector<double>{1, 0, .4444, 0, 1, .6667, .4444, .6667, 1});
  REQUIRE(weighted);
  CHECK(weighted->kappa == Approx(0.507).epsilon(0.001));
  CHECK(weighted->standard_error * weighted->standard_error == Approx(0.003248).epsilon(0.0005));
}

TEST_CASE("with two categories all weights are the same") {
  const auto t = table_of(2, {20, 5, 10, 15});
  CHECK(cohen_kappa(t) == cohen_kappa(t, kappa_weights::linear));
  CHECK(cohen_kappa(t) == cohen_kappa(t, kappa_weights::quadratic));
}

TEST_CASE("weights fall with the steps between categories") {
  CHECK(weights_of(kappa_weights::unweighted, 3) == std::vector<double>{1, 0, 0, 0, 1, 0, 0, 0, 1});
  CHECK(weights_of(kappa_weights::linear, 3) == std::vector<double>{1, .5, 0, .5, 1, .5, 0, .5, 1});
  CHECK(weights_of(kappa_weights::quadratic, 3) == std::vector<double>{1, .75, 0, .75, 1, .75, 0, .75, 1});
  CHECK(weights_of(kappa_weights::linear, 1) == std::vector<double>{1});
}

TEST_CASE("kappa is 1 where all agree, and nothing where it is undefined") {
  const auto e = cohen_kappa(table_of(2, {7, 0, 0, 3}));
  REQUIRE(e);
  CHECK(e->kappa == Approx(1));
  CHECK(e->standard_error == Approx(0));
  CHECK_FALSE(cohen_kappa(agreement_table(2)));
  CHECK_FALSE(cohen_kappa(table_of(2, {7, 0, 0, 0})));
  CHECK_FALSE(cohen_kappa(table_of(1, {7})));
}

TEST_CASE("kappa does not depend on which coder comes first, nor unweighted kappa on the order of categories") {
  testing::random_source source(testing::seed);
  const auto random = [&](std::size_t n) { return static_cast<std::size_t>(source(0, static_cast<std::int64_t>(n) - 1)); };
  CAPTURE(testing::seed);
  for (int round = 0; round < 200; ++round) {
    const std::size_t k = 2 + random(4);
    agreement_table t(k), other(k), turned(k);
    std::vector<std::size_t> order(k);
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = k; i-- > 1;) std::swap(order[i], order[random(i + 1)]);
    for (std::size_t i = 0; i < k; ++i)
      for (std::size_t j = 0; j < k; ++j) {
        const auto n = random(9);
        t.add(i, j, n);
        other.add(j, i, n);
        turned.add(order[i], order[j], n);
      }
    for (const auto& [kind, word] : slug_table<kappa_weights>::rows) {
      const auto a = cohen_kappa(t, kind), b = cohen_kappa(other, kind);
      REQUIRE(a.has_value() == b.has_value());
      if (!a) continue;
      CHECK(a->kappa == Approx(b->kappa));
      CHECK(a->standard_error == Approx(b->standard_error));
    }
    const auto a = cohen_kappa(t), b = cohen_kappa(turned);
    REQUIRE(a.has_value() == b.has_value());
    if (a) CHECK(a->kappa == Approx(b->kappa));
  }
}

TEST_CASE("the standard error foretells how kappa varies from sample to sample") {
  testing::random_source source(testing::seed);
  const auto random = [&](std::size_t n) { return static_cast<std::size_t>(source(0, static_cast<std::int64_t>(n) - 1)); };
  CAPTURE(testing::seed);
  // Shares of 16ths: a table from which samples of 400 are drawn.
  const std::vector<std::size_t> sixteenths{6, 1, 1, 3, 1, 4};
  const std::vector<std::pair<std::size_t, std::size_t>> cells{{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, 2}, {2, 2}};
  agreement_table whole(3);
  std::vector<std::size_t> urn;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    whole.add(cells[c].first, cells[c].second, 25 * sixteenths[c]);
    urn.insert(urn.end(), sixteenths[c], c);
  }
  REQUIRE(urn.size() == 16);
  for (const auto& [kind, word] : slug_table<kappa_weights>::rows) {
    CAPTURE(word);
    double sum = 0, squares = 0;
    constexpr int samples = 2000;
    for (int s = 0; s < samples; ++s) {
      agreement_table t(3);
      for (int i = 0; i < 400; ++i) {
        const auto& cell = cells[urn[random(16)]];
        t.add(cell.first, cell.second);
      }
      const auto k = cohen_kappa(t, kind)->kappa;
      sum += k;
      squares += k * k;
    }
    const auto spread = std::sqrt(squares / samples - sum / samples * sum / samples);
    CHECK(cohen_kappa(whole, kind)->standard_error == Approx(spread).epsilon(0.06));
  }
}

TEST_CASE("a code outside the table, or weights of another table, are refused") {
  agreement_table t(2);
  CHECK_THROWS_WITH_AS(t.add(0, 2), "not a category: got 2, wanted below 2", error);
  CHECK_THROWS_AS(agreement_table(0), error);
  t.add(0, 1);
  CHECK_THROWS_AS((void)cohen_kappa(t, std::vector<double>(3)), error);
  CHECK_THROWS_AS((void)cohen_kappa(t, std::vector<double>{1, 0, 0, std::nan("")}), error);
}

TEST_CASE("alpha of four coders with codes missing: Krippendorff 2011") {
  const auto units = twelve_units();
  const auto nominal = krippendorff_alpha(units, measurement::nominal);
  REQUIRE(nominal);
  CHECK(nominal->items == 11);  // the twelfth was coded once
  CHECK(nominal->codes == 40);
  CHECK(nominal->alpha == Approx(0.743).epsilon(0.001));
  CHECK(krippendorff_alpha(units, measurement::ordinal)->alpha == Approx(0.815).epsilon(0.001));
  CHECK(krippendorff_alpha(units, measurement::interval)->alpha == Approx(0.849).epsilon(0.001));
  CHECK(krippendorff_alpha(units, measurement::ratio)->alpha == Approx(0.797).epsilon(0.001));
}

TEST_CASE("alpha of two coders: the two first examples of Krippendorff 2011") {
  // Zero and one, written as 1 and 2.
  const auto binary = units_of({{1, 2, 1, 1, 1, 1, 1, 1, 2, 1}, {2, 2, 2, 1, 1, 2, 1, 1, 1, 1}});
  CHECK(krippendorff_alpha(binary)->alpha == Approx(0.095).epsilon(0.005));
  const auto letters = units_of({{1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1}, {2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4}});
  CHECK(krippendorff_alpha(letters)->alpha == Approx(0.692).epsilon(0.001));
}

TEST_CASE("alpha by its definition: disagreement of pairs within items against pairs of all codes") {
  testing::random_source source(testing::seed);
  const auto random = [&](std::size_t n) { return static_cast<std::size_t>(source(0, static_cast<std::int64_t>(n) - 1)); };
  CAPTURE(testing::seed);
  for (int round = 0; round < 100; ++round) {
    std::vector<unit_codes> units(1 + random(8));
    const auto coders = 2 + random(3);
    for (auto& unit : units)
      for (std::size_t c = 0; c < coders; ++c)
        unit.push_back(random(4) == 0 ? std::nullopt : std::optional<double>(static_cast<double>(random(4))));
    std::vector<std::vector<double>> paired;
    std::vector<double> all;
    for (const auto& unit : units) {
      std::vector<double> there;
      for (const auto& v : unit)
        if (v) there.push_back(*v);
      if (there.size() < 2) continue;
      all.insert(all.end(), there.begin(), there.end());
      paired.push_back(std::move(there));
    }
    for (const auto level : {measurement::nominal, measurement::interval, measurement::ratio}) {
      const auto apart = [&](double a, double b) {
        if (a == b) return 0.0;
        if (level == measurement::nominal) return 1.0;
        return level == measurement::interval ? (a - b) * (a - b) : (a - b) * (a - b) / ((a + b) * (a + b));
      };
      double within = 0, between = 0;
      for (const auto& unit : paired)
        for (std::size_t a = 0; a < unit.size(); ++a)
          for (std::size_t b = 0; b < unit.size(); ++b)
            if (a != b) within += apart(unit[a], unit[b]) / static_cast<double>(unit.size() - 1);
      for (std::size_t a = 0; a < all.size(); ++a)
        for (std::size_t b = 0; b < all.size(); ++b)
          if (a != b) between += apart(all[a], all[b]) / static_cast<double>(all.size() - 1);
      const auto e = krippendorff_alpha(units, level);
      REQUIRE(e.has_value() == (between > 0));
      if (e) CHECK(e->alpha == Approx(1 - within / between));
    }
  }
}

TEST_CASE("ordinal alpha hangs on the order of values alone") {
  auto stretched = twelve_units();
  for (auto& unit : stretched)
    for (auto& v : unit)
      if (v) v = std::exp(*v) - 100;
  CHECK(krippendorff_alpha(stretched, measurement::ordinal)->alpha == Approx(krippendorff_alpha(twelve_units(), measurement::ordinal)->alpha));
  CHECK(krippendorff_alpha(stretched, measurement::interval)->alpha != Approx(krippendorff_alpha(twelve_units(), measurement::interval)->alpha));
}

TEST_CASE("alpha is nothing where it is undefined") {
  CHECK_FALSE(krippendorff_alpha({}));
  CHECK_FALSE(krippendorff_alpha({{1.0, 1.0}, {1.0, std::nullopt}}));
  CHECK_FALSE(krippendorff_alpha({{1.0, std::nullopt}, {std::nullopt, 2.0}}));
  CHECK(krippendorff_alpha({{1.0, 1.0}, {2.0, 2.0}})->alpha == Approx(1));
}

TEST_CASE("values that a measurement cannot have are refused") {
  CHECK_THROWS_AS((void)krippendorff_alpha({{-1.0, 1.0}}, measurement::ratio), error);
  CHECK(krippendorff_alpha({{-1.0, 1.0}}, measurement::interval));
  CHECK_THROWS_AS((void)krippendorff_alpha({{std::nan(""), 1.0}}, measurement::nominal), error);
}

TEST_CASE("the bootstrap is the same for the same seed, holds alpha, and stops when asked") {
  const auto units = twelve_units();
  const auto range = bootstrap_alpha(units, measurement::nominal, 500, 7);
  REQUIRE(range);
  CHECK(range == bootstrap_alpha(units, measurement::nominal, 500, 7));
  CHECK(range->samples == 500);
  const auto alpha = krippendorff_alpha(units)->alpha;
  CHECK(range->low < alpha);
  CHECK(range->high > alpha);
  CHECK(range->high <= 1);
  const auto narrow = bootstrap_alpha(units, measurement::nominal, 500, 7, 0.5);
  CHECK(narrow->low > range->low);
  CHECK(narrow->high <= range->high);
  CHECK_FALSE(bootstrap_alpha({{1.0, 1.0}}, measurement::nominal, 10, 7));
  CHECK_FALSE(bootstrap_alpha({}, measurement::nominal, 10, 7));
  CHECK_THROWS_AS((void)bootstrap_alpha(units, measurement::nominal, 0, 7), error);
  CHECK_THROWS_AS((void)bootstrap_alpha(units, measurement::nominal, 10, 7, 1.0), error);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS((void)bootstrap_alpha(units, measurement::nominal, 10, 7, 0.95, stop.get_token()), error);
}

TEST_CASE("the words of agreement") {
  CHECK(slug_list<kappa_weights>() == "unweighted, linear, quadratic");
  CHECK(slug_list<measurement>() == "nominal, ordinal, interval, ratio");
}

}  // namespace test_coder_agreement
