// SPDX-License-Identifier: MIT
#include <habeas/model/statement.hpp>

#include <concepts>

#include <doctest/doctest.h>

namespace test_statement {

using namespace habeas;

static_assert(std::variant_size_v<statement> == std::variant_size_v<any_statement>);
static_assert(std::same_as<std::variant_alternative_t<0, statement>, held_claim>);
static_assert(std::convertible_to<any_statement, statement> && std::convertible_to<held_claim, statement> && std::assignable_from<statement&, flow_claim>);
static_assert(std::regular<statement> && std::regular<time_ref> && std::regular<breakdown>);

TEST_CASE("what a claim says where it says no more") {
  CHECK(held_claim().reading == reading::sometime);
  CHECK(attribute_claim().reading == reading::throughout);
  CHECK(custody_claim().reading == reading::sometime);
  CHECK(labelled_claim().applies);
  CHECK(linked_claim().relation == relation::tied_to);
  CHECK(identity_claim().verdict == identity_verdict::possibly_same);
  CHECK_FALSE(related_claim().flows);
  CHECK(breakdown().composition == composition::subset);
}

TEST_CASE("the words of statements") {
  CHECK(slug_list<claim_kind>() ==
        "held, entries, exits, net, ever_held, pledged, ratio, occurred, dated, linked, role, attribute, custody, implemented, labelled, "
        "identity, member, related, coded, counts_towards, denied, corrected, retracted, unconfirmed, absent");
  CHECK(slug_list<time_ref::how>() == "start_of, end_of, as_of, bulletin, claim, point, event_start, event_end");
  CHECK(slug_list<reading>() == "sometime, throughout");
  CHECK(slug_list<composition>() == "partition, overlapping, subset");
  CHECK(slug_list<time_unit>() == "days, weeks, months, years, hours");
  CHECK(slug_list<actor_role>() ==
        "party, mediator, facilitator, host, guarantor, witness, observer, monitor, signatory, administrator, holder, "
        "releaser, source, convener, chair, intermediary, envoy, adviser, verifier, funder, receiver, transit, on_behalf, "
        "arresting, addressee, petitioner, respondent, counsel, adjudicator");
  CHECK(slug_list<identity_verdict>() == "same, different, possibly_same");
  CHECK(slug_list<account_relation>() == "same, contains, disjoint_parts, overlaps");
}

}  // namespace test_statement
