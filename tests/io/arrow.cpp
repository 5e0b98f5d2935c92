// SPDX-License-Identifier: MIT
#include <habeas/io/arrow.hpp>

#include <doctest/doctest.h>

namespace test_arrow {

using namespace habeas;

TEST_CASE("what is released is released once, and told so") {
  int times = 0;
  ArrowArray array{};
  CHECK_FALSE(is_live(array));
  release(array);  // nobody holds it
  array.private_data = &times;
  array.release = [](ArrowArray* a) {
    ++*static_cast<int*>(a->private_data);
    a->release = nullptr;
  };
  CHECK(is_live(array));
  release(array);
  release(array);
  CHECK(times == 1);
}

}  // namespace test_arrow
