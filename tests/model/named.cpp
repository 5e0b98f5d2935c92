// SPDX-License-Identifier: MIT
#include <habeas/model/named.hpp>

#include <string>

#include <doctest/doctest.h>

#include <habeas/model/dossier_builder.hpp>

namespace test_named {

using namespace habeas;

namespace {

dossier two_counters() {
  dossier_builder b;
  const auto lantern = b.actor("lantern", actor_kind::ngo, {.name = "The Lantern"});
  const auto herald = b.actor("herald", actor_kind::media, {.name = "The Herald"});
  b.account("the_lantern", lantern, "political prisoners");
  b.account("herald_men", herald, "men");
  b.account("herald_women", herald, "women");
  return b.build();
}

std::string refused(const char* name) {
  try {
    (void)account_named(two_counters(), name);
  } catch (const error& e) {
    return e.wanted();
  }
  return {};
}

}  // namespace

TEST_CASE("an account is found by its id, its counter, or its population") {
  const auto d = two_counters();
  for (const auto* name : {"the_lantern", "The Lantern", "the lantern", "lantern", "Political prisoners"}) {
    CAPTURE(name);
    CHECK(account_named(d, name) == account_id("the_lantern"));
  }
  CHECK(account_named(d, "women") == account_id("herald_women"));
  CHECK(actor_named(d, "The Herald") == actor_id("herald"));
}

TEST_CASE("of two accounts of one counter none is taken, and a name of nobody is answered with near ones") {
  CHECK(refused("The Herald") == "one of herald_men, herald_women");
  CHECK(refused("lanter") == "one of the_lantern");
  CHECK(refused("zzz") == "one of the_lantern, herald_men, herald_women");
}

}  // namespace test_named
