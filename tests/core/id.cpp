// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <compare>
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/id.hpp>

namespace test_id {

namespace {

using person_id = habeas::id<struct person_tag>;
using event_id = habeas::id<struct event_tag>;

template <class A, class B>
concept comparable = requires(const A& a, const B& b) { a == b; };
template <class A, class B>
concept ordered = requires(const A& a, const B& b) { a < b; };
template <class A>
concept addable = requires(const A& a) { a + 1; };

}  // namespace

static_assert(std::regular<person_id>);
static_assert(std::three_way_comparable<person_id, std::strong_ordering>);
static_assert(std::is_nothrow_move_constructible_v<person_id>);
static_assert(!comparable<person_id, event_id>);
static_assert(!ordered<person_id, event_id>);
static_assert(!comparable<person_id, std::string>, "text is compared by .text(), where one sees it");
static_assert(!addable<person_id>);
static_assert(!std::is_convertible_v<std::string, person_id>);
static_assert(!std::is_convertible_v<const char*, person_id>);
static_assert(!std::is_convertible_v<person_id, std::string>);
static_assert(!std::is_convertible_v<person_id, bool>);
static_assert(!std::is_constructible_v<person_id, event_id>);

TEST_CASE("an id keeps the author's own text, whatever it was made from") {
  const std::string text = "preso:Álvaro 1";
  CHECK(person_id(text).text() == text);
  CHECK(person_id(std::string_view(text)) == person_id(text));
  CHECK(person_id(text.c_str()) == person_id(text));
}

TEST_CASE("the id of nothing is null, and only that one") {
  CHECK(person_id().is_null());
  CHECK(person_id("").is_null());
  CHECK_FALSE(static_cast<bool>(person_id()));
  CHECK_FALSE(person_id(" ").is_null());
  CHECK(static_cast<bool>(person_id("a")));
}

TEST_CASE("ids are ordered by their bytes, in every locale") {
  std::vector<person_id> ids{person_id("é"), person_id("b"), person_id("B"), person_id("a10"), person_id("a9"), person_id()};
  std::sort(ids.begin(), ids.end());
  std::vector<std::string> texts;
  for (const auto& each : ids) texts.push_back(each.text());
  CHECK(texts == std::vector<std::string>{"", "B", "a10", "a9", "b", "é"});
  CHECK((person_id("a") <=> person_id("b")) == std::strong_ordering::less);
  CHECK((person_id("a") <=> person_id("a")) == std::strong_ordering::equal);
  CHECK((person_id("ab") <=> person_id("a")) == std::strong_ordering::greater);
}

TEST_CASE("equal ids hash alike") {
  std::unordered_set<person_id> seen{person_id("ana"), person_id("eva"), person_id("ana")};
  CHECK(seen.size() == 2);
  CHECK(seen.count(person_id(std::string("eva"))) == 1);
  CHECK(seen.count(person_id("Eva")) == 0);
}

TEST_CASE("an id is formatted as its text") {
  CHECK(fmt::format("{}", person_id("ana")) == "ana");
  CHECK(fmt::format("[{:>5}]", event_id("ana")) == "[  ana]");
}

}  // namespace test_id
