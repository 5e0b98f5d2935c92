// SPDX-License-Identifier: MIT
// What a claim can say, one type for each kind.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/quantity.hpp>
#include <habeas/model/account.hpp>
#include <habeas/model/agreement.hpp>
#include <habeas/model/event.hpp>
#include <habeas/model/narrower_kind.hpp>
#include <habeas/model/people.hpp>
#include <habeas/model/pledge.hpp>

namespace habeas {

/// An instant as a claim names it: a day boundary, some instant of a day, or that of another thing.
struct time_ref {
  enum class how { start_of, end_of, as_of, bulletin, claim, point, event_start, event_end };
  how kind = how::as_of;
  std::optional<edtf> date = {};  ///< of start_of, end_of and as_of
  std::string name = {};          ///< the id of a bulletin, claim, named point or event
  friend bool operator==(const time_ref&, const time_ref&) = default;
};

template <>
struct slug_table<time_ref::how> {
  static constexpr auto rows = make_slugs<time_ref::how>({
      {time_ref::how::start_of, "start_of"},
      {time_ref::how::end_of, "end_of"},
      {time_ref::how::as_of, "as_of"},
      {time_ref::how::bulletin, "bulletin"},
      {time_ref::how::claim, "claim"},
      {time_ref::how::point, "point"},
      {time_ref::how::event_start, "event_start"},
      {time_ref::how::event_end, "event_end"},
  });
};

/// Does a claim hold on every day of its date, or on at least one?
enum class reading { sometime, throughout };

template <>
struct slug_table<reading> {
  static constexpr auto rows = make_slugs<reading>({
      {reading::sometime, "sometime"},
      {reading::throughout, "throughout"},
  });
};

/// How the parts of a breakdown relate to the whole.
enum class composition { partition, overlapping, subset };

template <>
struct slug_table<composition> {
  static constexpr auto rows = make_slugs<composition>({
      {composition::partition, "partition"},
      {composition::overlapping, "overlapping"},
      {composition::subset, "subset"},
  });
};

struct breakdown_part {
  std::string name = {};
  quantity number = {};
  friend bool operator==(const breakdown_part&, const breakdown_part&) = default;
};

/// A number taken apart along one axis: sex, age at report, nationality, force, stage.
struct breakdown {
  std::string axis = {};
  habeas::composition composition = composition::subset;
  std::vector<breakdown_part> parts = {};
  friend bool operator==(const breakdown&, const breakdown&) = default;
};

/// A stock of an account: at its cut-off, or sometime during or throughout a stretch of days.
struct held_claim {
  account_id account = {};
  quantity number = {};
  std::optional<edtf> during = {};
  habeas::reading reading = reading::sometime;
  friend bool operator==(const held_claim&, const held_claim&) = default;
};

enum class direction { entries, exits, net, ever_held };

/// A flow of an account between two points: entries, exits, entries less exits; or how many were held at some time
/// between them: at the start, or entered since.
struct flow_claim {
  direction way = direction::exits;
  account_id account = {};
  quantity number = {};
  std::optional<mechanism> of = {};  ///< one kind only; nothing: all of them
  std::optional<time_ref> from = {};   ///< nothing: the start was not stated
  assumption_id from_under = {};     ///< the start holds only under this assumption
  std::optional<time_ref> to = {};     ///< nothing: the claim's cut-off
  bool falls = false;                ///< of net: the number is how far the stock fell
  // What it counts may be narrower than a mechanism: each that is set limits it.
  std::optional<legal_ground> ground = {};
  std::optional<condition_kind> condition = {};
  place_id destination = {};
  actor_id authority = {};
  friend bool operator==(const flow_claim&, const flow_claim&) = default;
};

struct pledge_claim {
  quantity number = {};
  account_id account = {};
  std::string population = {};
  actor_id to = {};
  std::optional<edtf> by = {};
  std::string condition = {};
  pledge_id pledge = {};  ///< which promise this speaks of; nothing: one of its own
  event_id once = {};     ///< it falls due once this has happened; never taken to have happened unless claims say so
  // What is promised may be narrower than a release: each that is set limits it.
  std::optional<mechanism> of = {};
  std::optional<legal_ground> ground = {};
  std::optional<condition_kind> freed_under = {};  ///< the condition that those let go are put under
  place_id destination = {};
  actor_id authority = {};
  friend bool operator==(const pledge_claim&, const pledge_claim&) = default;
};

struct occurred_claim {
  event_id event = {};
  friend bool operator==(const occurred_claim&, const occurred_claim&) = default;
};

enum class time_unit { days, weeks, months, years, hours };

template <>
struct slug_table<time_unit> {
  static constexpr auto rows = make_slugs<time_unit>({
      {time_unit::days, "days"},
      {time_unit::weeks, "weeks"},
      {time_unit::months, "months"},
      {time_unit::years, "years"},
      {time_unit::hours, "hours"},
  });
};

struct duration {
  quantity number = {};
  time_unit unit = time_unit::days;
  friend bool operator==(const duration&, const duration&) = default;
};

/// When an event was, how long it lasted, or both. Without a reading the date is the event's own: it
/// starts within the date's starts and ends within its ends.
struct dated_claim {
  event_id event = {};
  std::optional<edtf> date = {};
  std::optional<habeas::reading> reading = {};
  std::optional<duration> lasted = {};
  friend bool operator==(const dated_claim&, const dated_claim&) = default;
};

struct linked_claim {
  event_id from = {};
  habeas::relation relation = relation::tied_to;
  event_id to = {};
  std::optional<std::int64_t> days = {};  ///< of `within`
  std::string hedge = {};                 ///< "seems directly tied": kept, never weighed
  std::optional<edtf> date = {};          ///< when it came to stand so: docs/semantics.md says what that is of each relation
  friend bool operator==(const linked_claim&, const linked_claim&) = default;
};

enum class actor_role { party, mediator, facilitator, host, guarantor, witness, observer, monitor, signatory,
                        administrator, holder, releaser, source, convener, chair, intermediary, envoy, adviser,
                        verifier, funder, receiver, transit, on_behalf, arresting, addressee, petitioner, respondent,
                        counsel, adjudicator };

template <>
struct slug_table<actor_role> {
  static constexpr auto rows = make_slugs<actor_role>({
      {actor_role::party, "party"},
      {actor_role::mediator, "mediator"},
      {actor_role::facilitator, "facilitator"},
      {actor_role::host, "host"},
      {actor_role::guarantor, "guarantor"},
      {actor_role::witness, "witness"},
      {actor_role::observer, "observer"},
      {actor_role::monitor, "monitor"},
      {actor_role::signatory, "signatory"},
      {actor_role::administrator, "administrator"},
      {actor_role::holder, "holder"},
      {actor_role::releaser, "releaser"},
      {actor_role::source, "source"},
      {actor_role::convener, "convener"},
      {actor_role::chair, "chair"},
      {actor_role::intermediary, "intermediary"},
      {actor_role::envoy, "envoy"},
      {actor_role::adviser, "adviser"},
      {actor_role::verifier, "verifier"},
      {actor_role::funder, "funder"},
      {actor_role::receiver, "receiver"},
      {actor_role::transit, "transit"},
      {actor_role::on_behalf, "on_behalf"},
      {actor_role::arresting, "arresting"},
      {actor_role::addressee, "addressee"},
      {actor_role::petitioner, "petitioner"},
      {actor_role::respondent, "respondent"},
      {actor_role::counsel, "counsel"},
      {actor_role::adjudicator, "adjudicator"},
  });
};

/// An actor's role in one thing: an event, a negotiation, an agreement or a fund.
struct role_claim {
  actor_id actor = {};
  actor_role role = actor_role::party;
  event_id event = {};
  negotiation_id negotiation = {};
  agreement_id agreement = {};
  fund_id fund = {};
  friend bool operator==(const role_claim&, const role_claim&) = default;
};

/// What a claim may be about besides an account or an event; exactly one id is set.
struct subject {
  person_id person = {};
  group_id group = {};
  place_id place = {};
  actor_id actor = {};
  friend bool operator==(const subject&, const subject&) = default;
};

struct attribute_claim {
  subject of = {};
  std::string property = {};
  std::string value = {};
  std::optional<edtf> date = {};
  habeas::reading reading = reading::throughout;
  friend bool operator==(const attribute_claim&, const attribute_claim&) = default;
};

struct custody_claim {
  subject of = {};
  habeas::facet facet = facet::deprived_of_liberty;
  std::string value = {};
  std::string known_to = {};  ///< of whereabouts
  std::optional<edtf> date = {};
  habeas::reading reading = reading::sometime;
  friend bool operator==(const custody_claim&, const custody_claim&) = default;
};

/// A promised ratio of an exchange: so many of one leg for every `per` of another, by its terms.
struct ratio_claim {
  exchange_id exchange = {};
  leg_id of = {};
  leg_id to = {};
  quantity number = {};                    ///< how many of `of`
  std::optional<std::int64_t> per = {};    ///< for every so many of `to`; nothing: for each
  std::string terms = {};                  ///< of whom it is meant, and on what terms: "for a soldier"
  friend bool operator==(const ratio_claim&, const ratio_claim&) = default;
};

/// How far a provision was carried out. What was agreed is the agreement (`of`), or the event of agreeing.
struct implemented_claim {
  event_id agreement = {};
  std::string provision = {};
  std::int64_t level = 0;  ///< 0 to 3, under the claim's codebook
  std::optional<edtf> date = {};
  agreement_id of = {};
  friend bool operator==(const implemented_claim&, const implemented_claim&) = default;
};

/// What a coder makes of an agreement, or of one of its provisions.
enum class coded_aspect { status, stage, strength };

template <>
struct slug_table<coded_aspect> {
  static constexpr auto rows = make_slugs<coded_aspect>({
      {coded_aspect::status, "status"},      // a word of agreement_status
      {coded_aspect::stage, "stage"},        // a word of agreement_stage
      {coded_aspect::strength, "strength"},  // 0 to 3, of a provision, under the claim's codebook
  });
};

struct coded_claim {
  agreement_id of = {};
  std::string provision = {};  ///< of strength
  coded_aspect aspect = coded_aspect::status;
  std::string value = {};
  std::optional<edtf> date = {};
  friend bool operator==(const coded_claim&, const coded_claim&) = default;
};

/// Whose count of what goes towards a pledge. Nothing counts towards one unless a claim says so.
struct counts_claim {
  pledge_id pledge = {};
  account_id account = {};
  std::optional<mechanism> of = {};  ///< one kind of exit (of entry, for `rearrested`); nothing: all
  release_stage as = release_stage::verified;
  time_ref from = {};  ///< from when on
  std::optional<legal_ground> ground = {};
  std::optional<condition_kind> condition = {};
  place_id destination = {};
  actor_id authority = {};
  friend bool operator==(const counts_claim&, const counts_claim&) = default;
};

struct labelled_claim {
  subject of = {};
  account_id population = {};
  std::string label = {};
  std::string criterion = {};
  std::optional<edtf> since = {};
  bool applies = true;  ///< false: the speaker says that the label is not theirs
  std::optional<edtf> until = {};
  friend bool operator==(const labelled_claim&, const labelled_claim&) = default;
};

enum class identity_verdict { same, different, possibly_same };

template <>
struct slug_table<identity_verdict> {
  static constexpr auto rows = make_slugs<identity_verdict>({
      {identity_verdict::same, "same"},
      {identity_verdict::different, "different"},
      {identity_verdict::possibly_same, "possibly_same"},
  });
};

struct identity_claim {
  person_id first = {};
  person_id second = {};
  identity_verdict verdict = identity_verdict::possibly_same;
  friend bool operator==(const identity_claim&, const identity_claim&) = default;
};

/// Somebody is one of a group, or is counted in an account; exactly one of the two is set.
struct member_claim {
  person_id person = {};
  group_id group = {};
  account_id account = {};
  bool outside = false;     ///< the speaker says that the person is not of the group
  group_id members_of = {};  ///< instead of one person, all of a group: that none of them is of the other
  friend bool operator==(const member_claim&, const member_claim&) = default;
};

enum class account_relation { same, contains, disjoint_parts, overlaps };

template <>
struct slug_table<account_relation> {
  static constexpr auto rows = make_slugs<account_relation>({
      {account_relation::same, "same"},
      {account_relation::contains, "contains"},
      {account_relation::disjoint_parts, "disjoint_parts"},
      {account_relation::overlaps, "overlaps"},
  });
};

/// How the populations of accounts relate to one another, for stocks unless flows are named.
struct related_claim {
  account_id account = {};
  account_relation relation = account_relation::same;
  std::vector<account_id> others = {};
  std::optional<quantity> overlap = {};
  bool flows = false;
  bool same_kinds = false;  ///< of flows: one counter calls a kind what the other does
  friend bool operator==(const related_claim&, const related_claim&) = default;
};

enum class response { denied, corrected, retracted, unconfirmed, absent };

/// A claim about a claim, or (`absent`) about something that is not there.
struct response_claim {
  response kind = response::denied;
  claim_id about = {};
  std::optional<quantity> number = {};  ///< of corrected: what the number should have been
  friend bool operator==(const response_claim&, const response_claim&) = default;
};

/// The kinds of claim, as files name them.
enum class claim_kind { held, entries, exits, net, ever_held, pledged, ratio, occurred, dated, linked, role, attribute, custody,
                        implemented, labelled, identity, member, related, coded, counts_towards, denied, corrected,
                        retracted, unconfirmed, absent };

template <>
struct slug_table<claim_kind> {
  static constexpr auto rows = make_slugs<claim_kind>({
      {claim_kind::held, "held"},
      {claim_kind::entries, "entries"},
      {claim_kind::exits, "exits"},
      {claim_kind::net, "net"},
      {claim_kind::ever_held, "ever_held"},
      {claim_kind::pledged, "pledged"},
      {claim_kind::ratio, "ratio"},
      {claim_kind::occurred, "occurred"},
      {claim_kind::dated, "dated"},
      {claim_kind::linked, "linked"},
      {claim_kind::role, "role"},
      {claim_kind::attribute, "attribute"},
      {claim_kind::custody, "custody"},
      {claim_kind::implemented, "implemented"},
      {claim_kind::labelled, "labelled"},
      {claim_kind::identity, "identity"},
      {claim_kind::member, "member"},
      {claim_kind::related, "related"},
      {claim_kind::coded, "coded"},
      {claim_kind::counts_towards, "counts_towards"},
      {claim_kind::denied, "denied"},
      {claim_kind::corrected, "corrected"},
      {claim_kind::retracted, "retracted"},
      {claim_kind::unconfirmed, "unconfirmed"},
      {claim_kind::absent, "absent"},
  });
};

/// What limits the kind that a claim of a flow, a pledge or a count towards one is of.
[[nodiscard]] inline narrower_kind narrower_of(const flow_claim& c) { return {c.ground, c.condition, c.destination, c.authority}; }
[[nodiscard]] inline narrower_kind narrower_of(const pledge_claim& c) { return {c.ground, c.freed_under, c.destination, c.authority}; }
[[nodiscard]] inline narrower_kind narrower_of(const counts_claim& c) { return {c.ground, c.condition, c.destination, c.authority}; }

/// One of the things that a claim can say.
using any_statement = std::variant<held_claim, flow_claim, pledge_claim, occurred_claim, dated_claim, linked_claim,
                                   role_claim, attribute_claim, custody_claim, implemented_claim, labelled_claim,
                                   identity_claim, member_claim, related_claim, coded_claim, counts_claim, ratio_claim, response_claim>;

/// What a claim says: a variant, to be looked at with std::visit, std::get_if and the like.
struct HABEAS_API statement : any_statement {
  using any_statement::any_statement;
  statement(any_statement says);  // NOLINT(google-explicit-constructor): it is the same
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, statement> && std::assignable_from<any_statement&, T>)
  statement& operator=(T&& says) {
    any_statement::operator=(std::forward<T>(says));
    return *this;
  }
  // Made in one source, as those of `dossier_content` are: copies of so many kinds are much to compile.
  statement();
  statement(const statement&);
  statement(statement&&) noexcept;
  statement& operator=(const statement&);
  statement& operator=(statement&&) noexcept;
  ~statement();
  friend HABEAS_API bool operator==(const statement&, const statement&);
};

}  // namespace habeas

template <>
struct std::variant_size<habeas::statement> : std::variant_size<habeas::any_statement> {};
template <std::size_t I>
struct std::variant_alternative<I, habeas::statement> : std::variant_alternative<I, habeas::any_statement> {};
