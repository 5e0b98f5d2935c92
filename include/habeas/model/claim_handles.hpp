// SPDX-License-Identifier: MIT
// Claims of a dossier under construction: the id of each, and the words that say more of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/builder_arguments.hpp>
#include <habeas/model/claim.hpp>

namespace habeas {

/// A thing of a dossier under construction: its id, which is taken wherever such an id is, and the builder that it is in.
/// Cheap to copy; the builder may go out of scope before it.
template <class Id>
class builder_handle : public Id {
 public:
  using handle_of = Id;

  builder_handle(Id name, std::shared_ptr<detail::builder_state> in, std::size_t place)
      : Id(std::move(name)), in_(std::move(in)), place_(place) {}

 protected:
  std::shared_ptr<detail::builder_state> in_;
  std::size_t place_;  ///< in its list
};

/// One part of a number that is taken apart: `{"women", 12}`.
struct named_part {
  std::string name = {};
  number_argument number = 0;
};

/// A claim, whatever it states: its id.
class HABEAS_API claim_handle : public builder_handle<claim_id> {
 public:
  using builder_handle::builder_handle;

 protected:
  void put_id(std::string_view name, source_line at);
  void put_as_of(const date_argument& day, source_line at) const;
  void put_text(std::string words) const;
  void put_breakdown(std::string axis, composition how, const std::vector<named_part>& parts, source_line at) const;
  void put_under(const assumption_id& a, source_line at) const;
  void put_tentative() const;
  void put_supersedes(const claim_id& c, source_line at) const;
  void put_repeats(const claim_id& c, source_line at) const;
  void put_note(std::string words) const;
  void put_seen_by(audience widest) const;
};

/// The words that say more of any claim. Each gives the claim again, so that they follow one another.
template <class Self>
class claim_words : public claim_handle {
 public:
  using claim_handle::claim_handle;

  /// Gives it an id of its own, instead of the one that was made. Say it first: who holds the old one names no claim.
  Self id(std::string_view name, source_line at = source_line::here()) const {
    auto self = same();
    self.put_id(name, at);
    return self;
  }
  /// Its own cut-off, where it states one.
  Self as_of(const date_argument& day, source_line at = source_line::here()) const { return put_as_of(day, at), same(); }
  /// What it says where no number does.
  Self saying(std::string words) const { return put_text(std::move(words)), same(); }
  /// Its number taken apart along one axis.
  Self breakdown(std::string axis, composition how, const std::vector<named_part>& parts, source_line at = source_line::here()) const {
    return put_breakdown(std::move(axis), how, parts, at), same();
  }
  /// An assumption without which it does not count.
  Self under(const assumption_id& a, source_line at = source_line::here()) const { return put_under(a, at), same(); }
  /// Off until somebody switches it on.
  Self tentative() const { return put_tentative(), same(); }
  /// The claim that it takes the place of.
  Self supersedes(const claim_id& c, source_line at = source_line::here()) const { return put_supersedes(c, at), same(); }
  /// The claim that it repeats.
  Self repeats(const claim_id& c, source_line at = source_line::here()) const { return put_repeats(c, at), same(); }
  Self note(std::string words) const { return put_note(std::move(words)), same(); }
  /// The widest circle that may see it.
  Self seen_by(audience widest) const { return put_seen_by(widest), same(); }

 private:
  [[nodiscard]] Self same() const { return static_cast<const Self&>(*this); }
};

/// A claim of which nothing more is asked than of any.
class HABEAS_API plain_claim : public claim_words<plain_claim> {
 public:
  using claim_words::claim_words;
};

/// A stock: at its cut-off, or in a stretch of days.
class HABEAS_API held_said : public claim_words<held_said> {
 public:
  using claim_words::claim_words;
  /// Sometime in these days, instead of at the cut-off.
  held_said during(const date_argument& days, source_line at = source_line::here()) const;
  /// On every one of these days.
  held_said throughout(const date_argument& days, source_line at = source_line::here()) const;
};

/// A flow: entries, exits, entries less exits; or how many were held at some time.
class HABEAS_API flow_said : public claim_words<flow_said> {
 public:
  using claim_words::claim_words;
  /// From the start of the first of these days to the end of the last.
  flow_said during(const date_argument& days, source_line at = source_line::here()) const;
  flow_said from(const flow_end& start, source_line at = source_line::here()) const;
  /// From when, where that holds only under an assumption.
  flow_said from_under(const flow_end& start, const assumption_id& a, source_line at = source_line::here()) const;
  flow_said to(const flow_end& end, source_line at = source_line::here()) const;
  /// Of a net change: the number is how far the stock fell.
  flow_said falls() const;
  /// Only those on this legal ground.
  flow_said ground(legal_ground why) const;
  /// Only those put under this condition.
  flow_said condition(condition_kind what) const;
  /// Only those who went there.
  flow_said destination(const place_id& where, source_line at = source_line::here()) const;
  /// Only those whom this actor ordered.
  flow_said authority(const actor_id& who, source_line at = source_line::here()) const;
};

/// A promise: how many, and by when.
class HABEAS_API pledge_said : public claim_words<pledge_said> {
 public:
  using claim_words::claim_words;
  pledge_said by(const date_argument& day, source_line at = source_line::here()) const;
  pledge_said to(const actor_id& whom, source_line at = source_line::here()) const;
  /// Out of whom: an account, or words.
  pledge_said out_of(const account_id& population, source_line at = source_line::here()) const;
  pledge_said out_of(std::string population) const;
  pledge_said on_condition(std::string words) const;
  /// It falls due once this has happened.
  pledge_said once(const event_id& e, source_line at = source_line::here()) const;
  /// What it promises of: a kind, and what limits it.
  pledge_said of(mechanism how) const;
  pledge_said ground(legal_ground why) const;
  pledge_said freed_under(condition_kind what) const;
  pledge_said destination(const place_id& where, source_line at = source_line::here()) const;
  pledge_said authority(const actor_id& who, source_line at = source_line::here()) const;
};

/// When an event was, how long it lasted, or both.
class HABEAS_API dated_said : public claim_words<dated_said> {
 public:
  using claim_words::claim_words;
  dated_said lasted(number_argument number, time_unit unit = time_unit::days, source_line at = source_line::here()) const;
  /// It was on every day of the date, or on at least one; not said, the date is the event's own.
  dated_said reading(habeas::reading how) const;
};

/// How one event stands to another.
class HABEAS_API linked_said : public claim_words<linked_said> {
 public:
  using claim_words::claim_words;
  /// Of `within`: at most so many days.
  linked_said days(std::int64_t most) const;
  /// When it came to stand so.
  linked_said since(const date_argument& day, source_line at = source_line::here()) const;
};

/// Something that holds on a date, or in it: an attribute, a facet of custody, a code, how far a provision was carried out.
class HABEAS_API state_said : public claim_words<state_said> {
 public:
  using claim_words::claim_words;
  state_said on(const date_argument& day, source_line at = source_line::here()) const;
  /// On every day of the date, or on at least one. Of attributes and custody.
  state_said reading(habeas::reading how, source_line at = source_line::here()) const;
  /// Who knows it. Of whereabouts.
  state_said known_to(std::string who, source_line at = source_line::here()) const;
};

/// What somebody calls somebody.
class HABEAS_API labelled_said : public claim_words<labelled_said> {
 public:
  using claim_words::claim_words;
  labelled_said criterion(std::string words) const;
  labelled_said since(const date_argument& day, source_line at = source_line::here()) const;
  labelled_said until(const date_argument& day, source_line at = source_line::here()) const;
  /// The speaker says that the label is not theirs.
  labelled_said does_not_apply() const;
};

/// How the populations of accounts relate.
class HABEAS_API relation_said : public claim_words<relation_said> {
 public:
  using claim_words::claim_words;
  relation_said overlap(number_argument people, source_line at = source_line::here()) const;
  /// It is of their flows, too.
  relation_said of_flows() const;
};

/// What one speaker says: each member is one claim. Made by `dossier_builder::says`.
class HABEAS_API speech {
 public:
  speech(std::shared_ptr<detail::builder_state> in, attribution by) : in_(std::move(in)), by_(std::move(by)) {}

  /// So many held, at the claim's cut-off unless `during` or `throughout` says otherwise.
  held_said held(const account_id& count, number_argument number, source_line at = source_line::here()) const;
  flow_said entries(const account_id& count, number_argument number, std::optional<mechanism> of = {}, source_line at = source_line::here()) const;
  flow_said exits(const account_id& count, number_argument number, std::optional<mechanism> of = {}, source_line at = source_line::here()) const;
  /// Entries less exits.
  flow_said net(const account_id& count, number_argument number, source_line at = source_line::here()) const;
  /// So many held at some time between two points: at the start, or entered since.
  flow_said ever_held(const account_id& count, number_argument number, source_line at = source_line::here()) const;
  /// A promise; of a pledge where one is named.
  pledge_said pledged(number_argument number, const pledge_id& of = {}, source_line at = source_line::here()) const;
  /// A promised ratio of an exchange: so many of one leg for every `per` of another, on terms in words.
  plain_claim ratio(const exchange_id& x, const leg_id& of, number_argument number, const leg_id& to, std::int64_t per = 1,
                    std::string terms = {}, source_line at = source_line::here()) const;
  plain_claim occurred(const event_id& e, source_line at = source_line::here()) const;
  dated_said dated(const event_id& e, const date_argument& day = {}, source_line at = source_line::here()) const;
  linked_said linked(const event_id& from, relation how, const event_id& to, source_line at = source_line::here()) const;
  plain_claim role(const actor_id& who, actor_role as, const role_setting& in, source_line at = source_line::here()) const;
  state_said attribute(const claim_subject& of, std::string property, std::string value, source_line at = source_line::here()) const;
  state_said custody(const claim_subject& of, facet which, std::string value, source_line at = source_line::here()) const;
  state_said holder(const claim_subject& of, const actor_id& who, source_line at = source_line::here()) const;
  labelled_said labelled(const claim_subject& of, std::string label, source_line at = source_line::here()) const;
  labelled_said labelled(const account_id& population, std::string label, source_line at = source_line::here()) const;
  plain_claim identity(const person_id& first, const person_id& second, identity_verdict verdict, source_line at = source_line::here()) const;
  plain_claim member(const person_id& who, const group_id& of, source_line at = source_line::here()) const;
  plain_claim member(const person_id& who, const account_id& of, source_line at = source_line::here()) const;
  /// Somebody, or everybody of another group, is not of a group: groups that are told apart so are added up.
  plain_claim outside(const person_id& who, const group_id& of, source_line at = source_line::here()) const;
  plain_claim outside(const group_id& whom, const group_id& of, source_line at = source_line::here()) const;
  relation_said related(const account_id& one, account_relation how, const account_id& other, source_line at = source_line::here()) const;
  relation_said related(const account_id& one, account_relation how, std::vector<account_id> others, source_line at = source_line::here()) const;
  state_said status(const agreement_id& of, agreement_status value, source_line at = source_line::here()) const;
  state_said stage(const agreement_id& of, agreement_stage value, source_line at = source_line::here()) const;
  /// How strong a provision is, 0 to 3.
  state_said strength(const agreement_id& of, const provision_id& provision, std::int64_t level, source_line at = source_line::here()) const;
  /// How far a provision was carried out, 0 to 3.
  state_said implemented(const agreement_id& of, const provision_id& provision, std::int64_t level, source_line at = source_line::here()) const;
  /// What of a count goes towards a pledge, from when on.
  plain_claim counts_towards(const pledge_id& p, const account_id& count, release_stage as, const flow_end& from,
                             std::optional<mechanism> of = {}, source_line at = source_line::here()) const;
  plain_claim denied(const claim_id& c, source_line at = source_line::here()) const;
  plain_claim corrected(const claim_id& c, source_line at = source_line::here()) const;
  plain_claim corrected(const claim_id& c, number_argument number, source_line at = source_line::here()) const;
  plain_claim retracted(const claim_id& c, source_line at = source_line::here()) const;
  plain_claim unconfirmed(const claim_id& c, source_line at = source_line::here()) const;
  /// Something is not there, in the speaker's words.
  plain_claim absent(std::string words, source_line at = source_line::here()) const;

 private:
  template <class Said>
  Said say(statement says, source_line at) const;

  std::shared_ptr<detail::builder_state> in_;
  attribution by_;
};

}  // namespace habeas

/// A handle prints as its id does.
template <class Handle>
  requires requires { typename Handle::handle_of; }
struct fmt::formatter<Handle> : habeas::text_formatter {
  auto format(const Handle& value, fmt::format_context& context) const { return put(value.text(), context); }
};
