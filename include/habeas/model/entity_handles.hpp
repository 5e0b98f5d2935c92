// SPDX-License-Identifier: MIT
// Entities of a dossier under construction: the id of each, and the words that say more of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/claim_handles.hpp>
#include <habeas/model/edition.hpp>
#include <habeas/model/negotiation.hpp>

namespace habeas {

class HABEAS_API document_handle : public builder_handle<document_id> {
 public:
  using builder_handle::builder_handle;
  document_handle published(const date_argument& day, source_line at = source_line::here()) const;
  document_handle accessed(const date_argument& day, source_line at = source_line::here()) const;
};

class HABEAS_API bulletin_handle : public builder_handle<bulletin_id> {
 public:
  using builder_handle::builder_handle;
  /// The cut-off that its numbers share.
  bulletin_handle as_of(const date_argument& day, source_line at = source_line::here()) const;
  bulletin_handle in(const document_id& page, source_line at = source_line::here()) const;
};

class HABEAS_API account_handle : public builder_handle<account_id> {
 public:
  using builder_handle::builder_handle;
  account_handle unit(counting_unit what) const;
  /// When somebody leaves the list.
  account_handle leaves(leaving_rule when) const;
  /// At which hour of its day a stock "as of" a day was counted.
  account_handle cutoff(cutoff_hour hour) const;
  /// People whose facet has this value are counted.
  account_handle counts(facet of, std::string value, source_line at = source_line::here()) const;
  /// People whose facet has this value are not counted.
  account_handle leaves_out(facet of, std::string value, source_line at = source_line::here()) const;
  /// Whoever is held for fewer days is not counted.
  account_handle minimum_days(std::int64_t days, source_line at = source_line::here()) const;
  /// The whole rule, in the place of what was said of it before.
  account_handle rule(counting_rule whole) const;
};

class HABEAS_API assumption_handle : public builder_handle<assumption_id> {
 public:
  using builder_handle::builder_handle;
  assumption_handle by(const actor_id& analyst, source_line at = source_line::here()) const;
  /// Off until a call switches it on. It is on where nothing else is said.
  assumption_handle off() const;
  /// What it does beyond carrying claims.
  assumption_handle no_other_exits(const account_id& count, source_line at = source_line::here()) const;
  assumption_handle no_other_entries(const account_id& count, source_line at = source_line::here()) const;
  assumption_handle leave_when_freed(const account_id& count, source_line at = source_line::here()) const;
  assumption_handle enter_when_held(const account_id& count, source_line at = source_line::here()) const;

 private:
  assumption_handle with_effect(assumption_effect what, const account_id& count, source_line at) const;
};

class HABEAS_API group_handle : public builder_handle<group_id> {
 public:
  using builder_handle::builder_handle;
  group_handle including(const person_id& who, source_line at = source_line::here()) const;
  group_handle including(const std::vector<person_id>& who, source_line at = source_line::here()) const;
  group_handle counted_in(const account_id& count, source_line at = source_line::here()) const;
};

class HABEAS_API edition_handle : public builder_handle<edition_id> {
 public:
  using builder_handle::builder_handle;
  edition_handle as_of(const date_argument& day, source_line at = source_line::here()) const;
  edition_handle in(const document_id& page, source_line at = source_line::here()) const;
  edition_handle in(const bulletin_id& together, source_line at = source_line::here()) const;
  /// One line: a person, and what the list says of them.
  edition_handle names(const person_id& who, std::vector<listed_value> says = {}, source_line at = source_line::here()) const;
};

/// Something that happened, or is claimed to have.
class HABEAS_API event_handle : public builder_handle<event_id> {
 public:
  using builder_handle::builder_handle;
  /// When it was: a claim.
  event_handle on(const date_argument& day, const attribution& by = {}, source_line at = source_line::here()) const;
  /// That it was, where nobody says when: a claim.
  event_handle occurred(const attribution& by = {}, source_line at = source_line::here()) const;
  /// Who had a part in it: a claim.
  event_handle role(const actor_id& who, actor_role as, const attribution& by = {}, source_line at = source_line::here()) const;
  event_handle where(const place_id& p, source_line at = source_line::here()) const;
  event_handle including(const person_id& who, source_line at = source_line::here()) const;
  event_handle including(const std::vector<person_id>& who, source_line at = source_line::here()) const;
  /// How many people: a group of that size, in which whoever is named is included.
  event_handle of(number_argument people, source_line at = source_line::here()) const;
  /// A group that there is.
  event_handle of(const group_id& g, source_line at = source_line::here()) const;
  /// The account that counts them, all of them.
  event_handle from(const account_id& count, source_line at = source_line::here()) const;
  event_handle ground(legal_ground why) const;
  event_handle on_condition(condition_kind what, condition_answer answer = condition_answer::offered) const;
  event_handle to(const place_id& destination, source_line at = source_line::here()) const;
  /// The detention that a re-arrest follows.
  event_handle follows(const event_id& detention, source_line at = source_line::here()) const;

 private:
  [[nodiscard]] habeas::custody_change& change() const;
};

/// A promise to let people go.
class HABEAS_API pledge_handle : public builder_handle<pledge_id> {
 public:
  pledge_handle(pledge_id name, std::shared_ptr<detail::builder_state> in, std::size_t place, std::optional<std::size_t> claim = {},
                std::optional<mechanism> of = {}, date_argument signed_on = {})
      : builder_handle(std::move(name), std::move(in), place), claim_(claim), of_(of), signed_on_(std::move(signed_on)) {}

  /// How many were promised: a claim, of which the words below say more.
  pledge_handle promised(number_argument number, const attribution& by = {}, source_line at = source_line::here()) const;
  /// By when, as its last promise has it.
  pledge_handle by(const date_argument& day, source_line at = source_line::here()) const;
  pledge_handle on_condition(std::string words, source_line at = source_line::here()) const;
  pledge_handle once(const event_id& e, source_line at = source_line::here()) const;
  pledge_handle from(const actor_id& who, source_line at = source_line::here()) const;
  pledge_handle to(const actor_id& whom, source_line at = source_line::here()) const;
  /// The account whose exits go towards it: a claim. They go from the day on which the agreement was signed, where
  /// nothing else is said.
  pledge_handle counted_in(const account_id& count, release_stage as = release_stage::verified, const flow_end& start = {},
                           const attribution& by = {}, source_line at = source_line::here()) const;

 private:
  /// Is there a promise to say more of? Where not, that is reported.
  [[nodiscard]] bool has_promise(const char* field, source_line at) const;

  std::optional<std::size_t> claim_;  ///< its last promise
  std::optional<mechanism> of_;
  date_argument signed_on_;
};

class HABEAS_API fund_handle : public builder_handle<fund_id> {
 public:
  using builder_handle::builder_handle;
  /// Who has a role in it: a claim.
  fund_handle role(const actor_id& who, actor_role as, const attribution& by = {}, source_line at = source_line::here()) const;
  fund_handle administered_by(const actor_id& who, const attribution& by = {}, source_line at = source_line::here()) const;
};

class HABEAS_API exchange_handle : public builder_handle<exchange_id> {
 public:
  using builder_handle::builder_handle;
  exchange_handle in(const negotiation_id& talks, source_line at = source_line::here()) const;
  exchange_handle happened(const event_id& e, source_line at = source_line::here()) const;
  /// One direction of it.
  exchange_handle leg(std::string_view name, exchange_leg whole = {}, source_line at = source_line::here()) const;
};

/// What parties agreed on.
class HABEAS_API agreement_handle : public builder_handle<agreement_id> {
 public:
  using builder_handle::builder_handle;
  /// Who signed it: a claim for each.
  agreement_handle signed_by(const actor_id& one, const attribution& by = {}, source_line at = source_line::here()) const;
  agreement_handle signed_by(const actor_id& one, const actor_id& other, const attribution& by = {}, source_line at = source_line::here()) const;
  agreement_handle signed_by(const std::vector<actor_id>& all, const attribution& by = {}, source_line at = source_line::here()) const;
  /// When it was signed: an event, and a claim.
  agreement_handle on(const date_argument& day, const attribution& by = {}, source_line at = source_line::here()) const;
  /// Who else has a role in it: a claim.
  agreement_handle role(const actor_id& who, actor_role as, const attribution& by = {}, source_line at = source_line::here()) const;
  agreement_handle signing(const event_id& e, source_line at = source_line::here()) const;
  /// A promise in it: a pledge, a provision, and a claim that so many were promised.
  pledge_handle pledges(number_argument number, mechanism of = mechanism::release, const attribution& by = {},
                        source_line at = source_line::here()) const;
  /// The same under an id of its own.
  pledge_handle pledges(std::string_view name, number_argument number, mechanism of = mechanism::release, const attribution& by = {},
                        source_line at = source_line::here()) const;
  /// One thing agreed; its id is made of its kind where it has none.
  agreement_handle provision(habeas::provision whole, source_line at = source_line::here()) const;
  agreement_handle provision(provision_kind kind, std::string text, source_line at = source_line::here()) const;
  /// A fund or body that it creates.
  agreement_handle creates(const fund_id& f, source_line at = source_line::here()) const;
};

/// Talks between parties.
class HABEAS_API negotiation_handle : public builder_handle<negotiation_id> {
 public:
  using builder_handle::builder_handle;
  /// Between whom: a claim for each.
  negotiation_handle between(const actor_id& one, const actor_id& other, const attribution& by = {}, source_line at = source_line::here()) const;
  negotiation_handle between(const std::vector<actor_id>& all, const attribution& by = {}, source_line at = source_line::here()) const;
  negotiation_handle mediated_by(const actor_id& who, const attribution& by = {}, source_line at = source_line::here()) const;
  /// Who takes part, and as what: a claim.
  negotiation_handle role(const actor_id& who, actor_role as, const attribution& by = {}, source_line at = source_line::here()) const;
  negotiation_handle channel(channel_kind kind, std::string name = {}, const place_id& where = {}, source_line at = source_line::here()) const;

  // What moves its state: an event, and a claim that it was on a day, or only that it was.
  event_handle announced(const date_argument& day = {}, const attribution& by = {}, source_line at = source_line::here()) const;
  event_handle started(const date_argument& day = {}, const attribution& by = {}, source_line at = source_line::here()) const;
  event_handle suspended(const date_argument& day = {}, const attribution& by = {}, source_line at = source_line::here()) const;
  event_handle resumed(const date_argument& day = {}, const attribution& by = {}, source_line at = source_line::here()) const;
  event_handle concluded(const date_argument& day = {}, const attribution& by = {}, source_line at = source_line::here()) const;
  event_handle collapsed(const date_argument& day = {}, const attribution& by = {}, source_line at = source_line::here()) const;
  /// A meeting that moves nothing: an event, and a claim.
  event_handle round(const date_argument& day = {}, const attribution& by = {}, source_line at = source_line::here()) const;
  /// An event that there is moves it.
  negotiation_handle moved_by(const event_id& e, negotiation_state to, source_line at = source_line::here()) const;
  /// An event that there is was a round.
  negotiation_handle round(const event_id& e, source_line at = source_line::here()) const;

  /// What came of it.
  agreement_handle agreement(std::string_view name, habeas::agreement more = {}, source_line at = source_line::here()) const;

 private:
  event_handle move(event_kind kind, negotiation_state to, const date_argument& day, const attribution& by, source_line at) const;
};

}  // namespace habeas
