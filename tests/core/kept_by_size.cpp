// SPDX-License-Identifier: MIT
#include "core/kept_by_size.hpp"

#include <memory>

#include <doctest/doctest.h>

namespace test_kept_by_size {

using habeas::kept_by_size;

TEST_CASE("the oldest goes where there are too many, or too much in all; the newest stays however large it is") {
  kept_by_size<int> few(3, 100);
  for (int i = 0; i < 5; ++i) few.add(std::make_shared<const int>(i), 1);
  CHECK(few.count() == 3);
  CHECK(few.size() == 3);
  CHECK_FALSE(few.find([](int i) { return i == 1; }));
  REQUIRE(few.find([](int i) { return i > 1; }));
  CHECK(*few.find([](int i) { return i > 1; }) == 2);
  few.add(std::make_shared<const int>(5), 98);
  CHECK(few.count() == 3);
  few.add(std::make_shared<const int>(6), 50);
  CHECK(few.count() == 1);
  CHECK(few.size() == 50);
  few.add(std::make_shared<const int>(7), 1000);
  CHECK(few.count() == 1);
  CHECK(few.size() == 1000);
  few.add(std::make_shared<const int>(8), 10);
  CHECK(few.count() == 1);
  CHECK(*few.find([](int) { return true; }) == 8);
}

TEST_CASE("so many of the newest stay, however large they are") {
  kept_by_size<int> three(10, 100, 3);
  for (int i = 0; i < 5; ++i) three.add(std::make_shared<const int>(i), 1000);
  CHECK(three.count() == 3);
  CHECK(three.find([](int i) { return i == 2; }));
  CHECK_FALSE(three.find([](int i) { return i == 1; }));
}

}  // namespace test_kept_by_size
