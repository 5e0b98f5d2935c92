// SPDX-License-Identifier: MIT
#include <habeas/coding/coded_items.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "model/lists.hpp"

namespace test_coded_items {

using namespace habeas;

namespace {

struct coded {
  dossier_content content;
  int number = 0;

  coded() {
    content = testing::foro();
    content.events.push_back(testing::an_event("signing"));
  }
  claim& add(const char* coder, statement says, const char* codebook = "PAM") {
    auto c = testing::a_claim(("c" + std::to_string(++number)).c_str(), std::move(says), "2026-01-10");
    c.coder = coder;
    c.codebook = codebook;
    content.claims.push_back(std::move(c));
    return content.claims.back();
  }
  claim& level(const char* coder, const char* provision, std::int64_t n, const char* codebook = "PAM") {
    return add(coder, implemented_claim{event_id("signing"), provision, n, parse_edtf("2026-01")}, codebook);
  }
  claim& role(const char* coder, actor_role r) { return add(coder, role_claim{actor_id("foro"), r, event_id("signing")}, ""); }
};

}  // namespace

TEST_CASE("items that both coded stand beside each other; the others are listed by who coded them") {
  coded d;
  d.level("eva", "release", 2);
  d.level("leo", "release", 1);
  d.level("eva", "fund", 0);
  d.level("leo", "fund", 0);
  d.level("eva", "amnesty", 3);
  d.level("leo", "aid", 3);
  d.level("mia", "aid", 0);
  const auto all = items_coded_by(dossier(d.content), "eva", "leo");
  REQUIRE(all.size() == 1);
  CHECK(all[0].kind == "implemented");
  CHECK(all[0].codebook == "PAM");
  CHECK(all[0].ordered);
  REQUIRE(all[0].both.size() == 2);
  CHECK(all[0].both[0].item == "signing | fund | 2026-01");
  CHECK_FALSE(all[0].both[0].differs());
  CHECK(all[0].both[1].first == item_code{"2", {claim_id("c1")}});
  CHECK(all[0].both[1].second == item_code{"1", {claim_id("c2")}});
  CHECK(all[0].both[1].differs());
  CHECK(all[0].only_first == std::vector<std::string>{"signing | amnesty | 2026-01"});
  CHECK(all[0].only_second == std::vector<std::string>{"signing | aid | 2026-01"});
}

TEST_CASE("codes under different codebooks never meet") {
  coded d;
  d.level("eva", "release", 2, "PAM 2012");
  d.level("leo", "release", 1, "PAM 2015");
  const auto all = items_coded_by(dossier(d.content), "eva", "leo");
  REQUIRE(all.size() == 2);
  for (const auto& one : all) CHECK(one.both.empty());
}

TEST_CASE("several words for one item are one code; several levels are ambiguous") {
  coded d;
  d.role("eva", actor_role::signatory);
  d.role("eva", actor_role::party);
  d.role("leo", actor_role::party);
  d.level("eva", "release", 2);
  d.level("eva", "release", 3);
  d.level("leo", "release", 3);
  const auto all = items_coded_by(dossier(d.content), "eva", "leo");
  REQUIRE(all.size() == 2);
  CHECK(all[0].kind == "implemented");
  CHECK(all[0].both.empty());
  CHECK(all[0].ambiguous == std::vector<std::string>{"signing | release | 2026-01"});
  CHECK(all[1].kind == "role");
  REQUIRE(all[1].both.size() == 1);
  CHECK(all[1].both[0].first.value == "party+signatory");
  CHECK(all[1].both[0].first.claims.size() == 2);
}

TEST_CASE("a code that its coder has superseded is not read, and neither is one that does not count") {
  coded d;
  d.level("eva", "release", 2);
  d.level("eva", "release", 1).supersedes = claim_id("c1");
  d.level("leo", "release", 1);
  const dossier whole(d.content);
  const auto now = items_coded_by(whole, "eva", "leo");
  CHECK(now[0].ambiguous.empty());
  CHECK_FALSE(now[0].both.at(0).differs());
  CHECK(items_coded_by(whole.without("c2"), "eva", "leo")[0].both.at(0).first.value == "2");
}

TEST_CASE("labels, custody, attributes, identities and links are items; numbers are not") {
  coded d;
  d.content.people = {testing::a_person("ana"), testing::a_person("beto")};
  d.content.events.push_back(testing::an_event("release"));
  subject ana;
  ana.person = person_id("ana");
  for (const auto* coder : {"eva", "leo"}) {
    const bool first = std::string(coder) == "eva";
    labelled_claim label;
    label.of = ana;
    label.label = "hostage";
    label.applies = first;
    d.add(coder, label, "");
    d.add(coder, custody_claim{ana, facet::regime, first ? "prison" : "hospital", {}, {}, reading::sometime}, "");
    d.add(coder, attribute_claim{ana, "sex", "female", {}, reading::throughout}, "");
    // The two records of an identity have no order.
    d.add(coder, first ? identity_claim{person_id("ana"), person_id("beto"), identity_verdict::same}
                       : identity_claim{person_id("beto"), person_id("ana"), identity_verdict::different}, "");
    linked_claim link;
    link.from = event_id("signing");
    link.to = event_id("release");
    link.relation = first ? relation::causes : relation::tied_to;
    d.add(coder, link, "");
    d.add(coder, testing::stock(first ? 10 : 20), "");
  }
  std::vector<std::string> kinds;
  for (const auto& one : items_coded_by(dossier(d.content), "eva", "leo")) {
    kinds.push_back(one.kind);
    CHECK_FALSE(one.ordered);
    REQUIRE(one.both.size() == 1);
    CHECK(one.both[0].differs() == (one.kind != "attribute"));
  }
  CHECK(kinds == std::vector<std::string>{"attribute", "custody", "identity", "labelled", "linked"});
}

TEST_CASE("coders are those whom claims of the view name") {
  coded d;
  d.level("eva", "release", 2);
  d.level("leo", "release", 1).seen_by = audience::internal;
  const dossier whole(d.content);
  CHECK(coders_of(whole) == std::vector<std::string>{"eva"});
  CHECK(coders_of(whole.for_audience(audience::internal)) == std::vector<std::string>{"eva", "leo"});
  try {
    (void)items_coded_by(whole, "eva", "leo");
    FAIL("refused");
  } catch (const error& e) {
    CHECK(e.code() == errc::unknown_id);
    CHECK(e.near() == std::vector<std::string>{"eva"});
  }
  CHECK_THROWS_AS((void)items_coded_by(whole, "eva", "eva"), error);
}

TEST_CASE("the order of claims in the file does not matter, and turning the coders round turns the answer round") {
  coded d;
  d.role("eva", actor_role::signatory);
  d.role("leo", actor_role::party);
  d.role("leo", actor_role::witness);
  d.level("leo", "release", 1);
  d.level("eva", "release", 2);
  const auto first = items_coded_by(dossier(d.content), "eva", "leo");
  const auto turned = items_coded_by(dossier(d.content), "leo", "eva");
  std::reverse(d.content.claims.begin(), d.content.claims.end());
  const auto again = items_coded_by(dossier(d.content), "eva", "leo");
  REQUIRE(first.size() == 2);
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].both == again[i].both);
    CHECK(first[i].both[0].first == turned[i].both[0].second);
  }
}

}  // namespace test_coded_items
