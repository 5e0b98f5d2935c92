// SPDX-License-Identifier: MIT
#include "ledger/plain_custody.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_plain_custody {

using namespace habeas;

namespace {

struct changes_of_custody {
  testing::small_dossier d;

  changes_of_custody() {
    for (const auto* name : {"a", "b"}) {
      person p;
      p.id = person_id(name);
      p.synthetic = true;
      d.content.people.push_back(p);
    }
  }
  event& happens(const char* name, mechanism how, const std::vector<const char*>& people) {
    event e;
    e.id = event_id(name);
    for (const auto* who : people) e.people.emplace_back(who);
    e.change.emplace();
    e.change->how = how;
    d.content.events.push_back(e);
    return d.content.events.back();
  }
  [[nodiscard]] bool alone() const { return detail::changes_stand_alone(d.make(), testing::the_account); }
};

bool is_one_day(const char* date) { return detail::is_one_day({event_id("e"), parse_edtf(date), {}, {}}); }

}  // namespace

TEST_CASE("plain_custody: who came once and left once did each by itself") {
  changes_of_custody told;
  told.happens("arrest", mechanism::arrest, {"a", "b"});
  told.happens("release", mechanism::release, {"a"});
  CHECK(told.alone());
  SUBCASE("a second release is none that stands alone") {
    told.happens("again", mechanism::release, {"a"});
    CHECK_FALSE(told.alone());
  }
  SUBCASE("nor is one of a group") {
    group g;
    g.id = group_id("g");
    told.d.content.groups.push_back(g);
    told.happens("together", mechanism::release, {}).group = group_id("g");
    CHECK_FALSE(told.alone());
  }
  SUBCASE("nor one that may be an entry as well as an exit") {
    told.happens("corrected", mechanism::correction, {"b"});
    CHECK_FALSE(told.alone());
  }
}

TEST_CASE("plain_custody: one day is written as one, and nothing else is") {
  CHECK(is_one_day("2031-05-03"));
  for (const auto* date : {"2031-05", "2031-05-03?", "2031-05-03T10:00", "2031-05-03/2031-05-04", "[2031-05-03]", "XXXX-05-03"}) {
    CAPTURE(date);
    CHECK_FALSE(is_one_day(date));
  }
  CHECK_FALSE(detail::is_one_day({event_id("e"), parse_edtf("2031-05-03"), reading::sometime, {}}));
  CHECK_FALSE(detail::is_one_day({event_id("e"), {}, {}, duration{quantity::exact(3), time_unit::days}}));
}

TEST_CASE("plain_custody: a membership that says neither when nor of which group") {
  claim c;
  c.says = member_claim{person_id("a"), {}, testing::the_account};
  CHECK(detail::is_plain_membership(c));
  c.as_of = parse_edtf("2031-05-03");
  CHECK_FALSE(detail::is_plain_membership(c));
  c.as_of.reset();
  c.says = member_claim{person_id("a"), group_id("g"), {}};
  CHECK_FALSE(detail::is_plain_membership(c));
}

}  // namespace test_plain_custody
