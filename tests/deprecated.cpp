// SPDX-License-Identifier: MIT
// A program of 0.1, in its names: it still compiles, and says what it said.
#include <habeas/deprecated.hpp>

#include <concepts>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>

namespace test_deprecated {

static_assert(std::same_as<habeas::point, habeas::uncertain_instant>);
static_assert(std::same_as<habeas::side, habeas::bound_side>);
static_assert(std::same_as<habeas::label_mask, habeas::solve::premise_mask>);
static_assert(std::same_as<habeas::csr_graph, habeas::graph::csr_graph>);

TEST_CASE("the names of 0.1 are those of today") {
  const habeas::dossier d(habeas::read_dossier(R"({"habeas": 2,
    "actors": [{"id": "watch", "name": "The Watch"}],
    "accounts": [{"id": "a", "counter": "watch"}],
    "claims": [{"id": "1", "kind": "held", "speaker": "watch", "account": "a", "quantity": 10, "as_of": "2030-01-05", "said": "2030-01-06"},
               {"id": "2", "kind": "held", "speaker": "watch", "account": "a", "quantity": {"at_least": 12}, "as_of": "2030-01-05", "said": "2030-01-06"}]})"));
  const habeas::ledger l(d, habeas::account_id("a"));
  const habeas::narrator speak(d, habeas::language::en);
  const habeas::point_name at = l.point_at("end:2030-01-05");
  const habeas::bound b = l.held(at);
  CHECK(habeas::check(b, d));
  const habeas::stated_as how = habeas::stated_as::at_least;
  CHECK(habeas::to_slug(how) == "at_least");
  const habeas::told_contradictions told = habeas::tell_contradictions(d, 5, speak);
  CHECK(told.list.empty());
}

}  // namespace test_deprecated
