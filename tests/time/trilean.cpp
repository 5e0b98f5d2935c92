// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <habeas/time/trilean.hpp>

namespace test_trilean {

using namespace habeas;

TEST_CASE("three-valued answers combine as the worst and the best case do") {
  // Each value stands for the truth values that are still possible: bit 0 for false, bit 1 for true.
  const auto worlds = [](trilean t) { return t == trilean::no ? 1U : t == trilean::yes ? 2U : 3U; };
  const trilean values[] = {trilean::no, trilean::yes, trilean::unknown};
  for (const auto a : values) {
    CHECK(!!a == a);
    for (const auto b : values) {
      unsigned both = 0;
      unsigned either = 0;
      for (unsigned x = 0; x < 2; ++x)
        for (unsigned y = 0; y < 2; ++y)
          if ((worlds(a) >> x & 1U) != 0 && (worlds(b) >> y & 1U) != 0) both |= 1U << (x & y), either |= 1U << (x | y);
      CHECK(worlds(all_of(a, b)) == both);
      CHECK(worlds(any_of(a, b)) == either);
    }
  }
  CHECK(to_slug(trilean::unknown) == "unknown");
}

}  // namespace test_trilean
