// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>
#include <type_traits>

#include <fmt/format.h>

#include <habeas/core/slug.hpp>

namespace {

enum class colour { red, dark_green, blue_2 };
enum class bare { only };

}  // namespace

template <>
struct habeas::slug_table<colour> {
  static constexpr auto rows = make_slugs<colour>({
      {colour::red, "red"},
      {colour::dark_green, "dark_green"},
      {colour::blue_2, "blue_2"},
  });
};

static_assert(habeas::slugged<colour>);
static_assert(!habeas::slugged<bare>, "an enumeration without a table is not written");
static_assert(!habeas::slugged<int>);
static_assert(habeas::to_slug(colour::dark_green) == "dark_green", "known at compile time");
static_assert(habeas::find_slug<colour>("blue_2") == colour::blue_2);

TEST_CASE("every value is found again by its word") {
  for (const auto& row : habeas::slug_table<colour>::rows) {
    CHECK(habeas::to_slug(row.first) == row.second);
    CHECK(habeas::find_slug<colour>(row.second) == row.first);
  }
}

TEST_CASE("unknown text is nothing, never a default") {
  for (const char* text : {"", "Red", "RED", "red ", " red", "re", "redd", "dark-green", "0"}) {
    CAPTURE(text);
    CHECK_FALSE(habeas::find_slug<colour>(text).has_value());
  }
  CHECK_FALSE(habeas::find_slug<colour>(std::string_view("red\0", 4)).has_value());
}

TEST_CASE("a value outside the enumeration has no word") { CHECK(habeas::to_slug(static_cast<colour>(77)).empty()); }

TEST_CASE("the list of words keeps the order of the table") {
  CHECK(habeas::slug_list<colour>() == "red, dark_green, blue_2");
}

TEST_CASE("values are formatted as their words, with a width where one is asked for") {
  CHECK(fmt::format("{}", colour::dark_green) == "dark_green");
  CHECK(fmt::format("[{:>5}]", colour::red) == "[  red]");
  CHECK(fmt::format("[{:<5}]", colour::red) == "[red  ]");
  CHECK(fmt::format("{}", static_cast<colour>(77)).empty());
}
