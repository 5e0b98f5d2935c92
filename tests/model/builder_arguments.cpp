// SPDX-License-Identifier: MIT
#include <habeas/model/builder_arguments.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>

#include <doctest/doctest.h>

#include <habeas/model/dossier_builder.hpp>

namespace test_builder_arguments {

using namespace habeas;

// What is no number of people is none here: no truth value, no letter, no half.
static_assert(std::is_convertible_v<int, number_argument> && std::is_convertible_v<std::uint64_t, number_argument>);
static_assert(std::is_convertible_v<quantity, number_argument>);
static_assert(!std::is_convertible_v<bool, number_argument> && !std::is_convertible_v<char, number_argument>);
static_assert(!std::is_convertible_v<double, number_argument> && std::is_convertible_v<const char*, number_argument>);
static_assert(std::is_convertible_v<const char (&)[5], flow_end> && std::is_convertible_v<named_time_id, flow_end>);
static_assert(!std::is_convertible_v<event_id, flow_end>);  // its start, or its end
static_assert(!std::is_convertible_v<account_id, claim_subject> && !std::is_convertible_v<person_id, role_setting>);

TEST_CASE("a number too large for any count is no other number") {
  CHECK(number_argument(std::numeric_limits<std::uint64_t>::max()).exactly() == std::numeric_limits<std::int64_t>::max());
  CHECK(number_argument(-3).exactly() == -3);
  CHECK(number_argument(quantity::about(3)).stated() == quantity::about(3));
}

TEST_CASE("an attribution is carried by the claim made under it") {
  dossier_builder b;
  const auto watch = b.actor("watch"), paper = b.actor("paper");
  const auto page = b.document("page");
  const auto together = b.bulletin("b1", watch);
  const auto e = b.event("e", event_kind::other);
  auto by = said_by(watch, "2030-01-02").via(paper).in(page, "p. 3").in(together).quoting("dicho", "es").translated("said");
  const auto copy = by.graded("B2").coded_by("me", "v1").seen_by(audience::partner).recorded("2030-02-01");
  b.says(copy).occurred(e);
  const auto& c = b.content().claims[0];
  claim same;
  same.id = claim_id("e_occurred");
  same.speaker = watch;
  same.says = occurred_claim{e};
  same.via = paper;
  same.document = page;
  same.locator = "p. 3";
  same.bulletin = together;
  same.said = parse_edtf("2030-01-02");
  same.recorded = parse_edtf("2030-02-01");
  same.language = "es";
  same.quote = "dicho";
  same.translation = "said";
  same.grade = grading{'B', '2'};
  same.coder = "me";
  same.codebook = "v1";
  same.seen_by = audience::partner;
  CHECK(c == same);
}

TEST_CASE("an attribution that is moved from can be said again") {
  auto by = said_by(actor_id("a"));
  const auto taken = std::move(by);
  by = taken;
  dossier_builder b;
  b.says(by).occurred(event_id("e"));
  CHECK(b.content().claims[0].speaker == actor_id("a"));
}

}  // namespace test_builder_arguments
