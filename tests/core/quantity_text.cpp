// SPDX-License-Identifier: MIT
#include <habeas/core/quantity_text.hpp>

#include <doctest/doctest.h>

#include <habeas/core/error.hpp>

namespace test_quantity_text {

using namespace habeas;

TEST_CASE("a number is read as it was said") {
  CHECK(parse_quantity("302") == quantity::exact(302));
  CHECK(parse_quantity(" At least 302 ") == quantity::at_least(302));
  CHECK(parse_quantity(">= 302") == quantity::at_least(302));
  CHECK(parse_quantity("more than 302") == quantity::more_than(302));
  CHECK(parse_quantity("<=302") == quantity::at_most(302));
  CHECK(parse_quantity("fewer than 302") == quantity::fewer_than(302));
  CHECK(parse_quantity("about 300") == quantity::about(300));
  CHECK(parse_quantity("~300") == quantity::about(300));
  CHECK(parse_quantity("300 to 310") == quantity::between(300, 310));
  CHECK(parse_quantity("unquantified") == quantity::unquantified());
}

TEST_CASE("what its own text says is read again as the same") {
  for (const auto& q : {quantity::exact(7), quantity::at_least(7), quantity::more_than(7), quantity::at_most(7), quantity::fewer_than(7),
                        quantity::about(7), quantity::between(7, 9), quantity::unquantified()})
    CHECK(parse_quantity(to_string(q)) == q);
}

TEST_CASE("a text without a number is refused with the forms that there are") {
  for (const auto* text : {"", "many", "about", "about many", "3.5", "300 to", "1,000", "-5"}) {
    CAPTURE(text);
    CHECK_THROWS_AS((void)parse_quantity(text), error);
  }
  try {
    (void)parse_quantity("a lot");
  } catch (const error& e) {
    CHECK(e.got() == "'a lot'");
    CHECK(e.wanted() == quantity_forms);
  }
}

}  // namespace test_quantity_text
