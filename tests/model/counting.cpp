// SPDX-License-Identifier: MIT
#include <habeas/model/counting.hpp>

#include <doctest/doctest.h>

namespace test_counting {

using namespace habeas;

namespace {

counting_rule without_house_arrest() {
  counting_rule rule;
  rule.clauses = {{facet::regime, "house_arrest", false}};
  return rule;
}
custody_change change(mechanism how, std::vector<release_condition> conditions = {}) {
  custody_change c;
  c.how = how;
  c.conditions = std::move(conditions);
  return c;
}
const custody_state jailed{{facet::deprived_of_liberty, "yes"}, {facet::regime, "prison"}};
const release_condition home_accepted{condition_kind::house_arrest, condition_answer::accepted};
const release_condition home_offered{condition_kind::house_arrest, condition_answer::offered};
const release_condition home_refused{condition_kind::house_arrest, condition_answer::refused};

}  // namespace

TEST_CASE("a rule without clauses counts whoever is deprived of liberty") {
  const counting_rule rule;
  CHECK(is_counted(rule, jailed) == trilean::yes);
  CHECK(is_counted(rule, {{facet::deprived_of_liberty, "no"}}) == trilean::no);
  CHECK(is_counted(rule, {}) == trilean::unknown);
}

TEST_CASE("clauses of one facet are alternatives, facets go together, and what is open stays open") {
  counting_rule rule;
  rule.clauses = {{facet::legal_stage, "charged", true}, {facet::legal_stage, "on_trial", true}, {facet::regime, "hospital", false}};
  auto state = jailed;
  CHECK(is_counted(rule, state) == trilean::unknown);
  state[facet::legal_stage] = "on_trial";
  CHECK(is_counted(rule, state) == trilean::yes);
  state[facet::legal_stage] = "convicted";
  CHECK(is_counted(rule, state) == trilean::no);
  state[facet::legal_stage] = "charged";
  state[facet::regime] = "hospital";
  CHECK(is_counted(rule, state) == trilean::no);
  state.erase(facet::regime);
  CHECK(is_counted(rule, state) == trilean::unknown);
  state.erase(facet::legal_stage);
  state[facet::deprived_of_liberty] = "no";
  CHECK(is_counted(rule, state) == trilean::no);
}

TEST_CASE("a rule may count people who are free, if it says so") {
  counting_rule rule;
  rule.clauses = {{facet::deprived_of_liberty, "yes", true}, {facet::deprived_of_liberty, "no", true}};
  CHECK(is_counted(rule, {{facet::deprived_of_liberty, "no"}}) == trilean::yes);
}

TEST_CASE("a minimum of days leaves open who is counted, not who is not") {
  counting_rule rule;
  rule.minimum_days = 2;
  CHECK(is_counted(rule, jailed) == trilean::unknown);
  CHECK(is_counted(rule, {{facet::deprived_of_liberty, "no"}}) == trilean::no);
}

TEST_CASE("house arrest is an exit for one counter and nothing for another") {
  const auto home = change(mechanism::release, {home_accepted});
  CHECK(effect_of(without_house_arrest(), home, jailed) == counting_effect::exit);
  CHECK(effect_of(counting_rule{}, home, jailed) == counting_effect::neither);
  // Offered, and no word of the answer: open. Refused: freed without it.
  CHECK(effect_of(counting_rule{}, change(mechanism::release, {home_offered}), jailed) == counting_effect::open);
  CHECK(effect_of(counting_rule{}, change(mechanism::release, {home_refused}), jailed) == counting_effect::exit);
}

TEST_CASE("a disappearance leaves the count of who is acknowledged to be held, and a reappearance is no release") {
  counting_rule acknowledged;
  acknowledged.clauses = {{facet::acknowledgement, "acknowledged", true}};
  auto state = jailed;
  state[facet::acknowledgement] = "acknowledged";
  const auto gone = change(mechanism::disappearance);
  CHECK(effect_of(acknowledged, gone, state) == counting_effect::exit);
  CHECK(effect_of(counting_rule{}, gone, state) == counting_effect::neither);
  const auto hidden = custody_after(gone, state);
  CHECK(hidden.at(facet::deprived_of_liberty) == "yes");
  CHECK(hidden.at(facet::whereabouts) == "unknown");
  CHECK(effect_of(counting_rule{}, change(mechanism::reappearance), hidden) == counting_effect::neither);
  CHECK(effect_of(acknowledged, change(mechanism::reappearance), hidden) == counting_effect::entry);
}

TEST_CASE("what each mechanism is to a counter of all who are held") {
  const counting_rule all;
  for (const auto how : {mechanism::release, mechanism::exchange, mechanism::expulsion, mechanism::escape, mechanism::death})
    CHECK(effect_of(all, change(how), jailed) == counting_effect::exit);
  for (const auto how : {mechanism::arrest, mechanism::rearrest})
    CHECK(effect_of(all, change(how), {{facet::deprived_of_liberty, "no"}}) == counting_effect::entry);
  CHECK(effect_of(all, change(mechanism::transfer), jailed) == counting_effect::neither);
  CHECK(effect_of(without_house_arrest(), change(mechanism::transfer), jailed) == counting_effect::open);
  CHECK(effect_of(all, change(mechanism::late_registration), {}) == counting_effect::entry);
  CHECK(effect_of(all, change(mechanism::correction), jailed) == counting_effect::open);
  CHECK(effect_of(all, custody_change{}, jailed) == counting_effect::open);
  // Of one who is known to be counted, what custody was need not be known.
  CHECK(effect_of(without_house_arrest(), change(mechanism::release), {}, trilean::yes) == counting_effect::exit);
  CHECK(effect_of(all, change(mechanism::transfer), {}, trilean::yes) == counting_effect::neither);
  counting_rule long_held;
  long_held.minimum_days = 3;
  CHECK(effect_of(long_held, change(mechanism::transfer), {}, trilean::yes) == counting_effect::neither);
  CHECK(effect_of(long_held, change(mechanism::arrest), {}, trilean::no) == counting_effect::open);
}

TEST_CASE("a line of a list says that somebody is held, unless it says otherwise") {
  CHECK(custody_of({person_id("a"), {{"sex", "male"}, {"regime", "prison"}}}) == jailed);
  CHECK(custody_of({person_id("a"), {{"deprived_of_liberty", "no"}}}).at(facet::deprived_of_liberty) == "no");
}

}  // namespace test_counting
