// SPDX-License-Identifier: MIT
// What one speaker says: a claim for each statement.
#include <habeas/model/claim_handles.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/builder_state.hpp"

namespace habeas {
namespace {

flow_claim flow(direction way, const account_id& count, std::optional<mechanism> of = {}) {
  flow_claim made;
  made.way = way;
  made.account = count;
  made.of = of;
  return made;
}

coded_claim code(const agreement_id& of, coded_aspect aspect, std::string value) {
  coded_claim made;
  made.of = of;
  made.aspect = aspect;
  made.value = std::move(value);
  return made;
}

response_claim response_to(const claim_id& c, response kind) {
  response_claim made;
  made.kind = kind;
  made.about = c;
  return made;
}

}  // namespace

template <class Said>
Said speech::say(statement says, source_line at) const {
  const auto place = in_->say(by_, std::move(says), at);
  return {in_->content().claims[place].id, in_, place};
}

held_said speech::held(const account_id& count, number_argument number, source_line at) const {
  held_claim says;
  says.account = count;
  says.number = in_->read(number, in_->next_claim("/quantity"), at);
  return say<held_said>(std::move(says), at);
}
flow_said speech::entries(const account_id& count, number_argument number, std::optional<mechanism> of, source_line at) const {
  auto says = flow(direction::entries, count, of);
  says.number = in_->read(number, in_->next_claim("/quantity"), at);
  return say<flow_said>(std::move(says), at);
}
flow_said speech::exits(const account_id& count, number_argument number, std::optional<mechanism> of, source_line at) const {
  auto says = flow(direction::exits, count, of);
  says.number = in_->read(number, in_->next_claim("/quantity"), at);
  return say<flow_said>(std::move(says), at);
}
flow_said speech::net(const account_id& count, number_argument number, source_line at) const {
  auto says = flow(direction::net, count);
  says.number = in_->read(number, in_->next_claim("/quantity"), at);
  return say<flow_said>(std::move(says), at);
}
flow_said speech::ever_held(const account_id& count, number_argument number, source_line at) const {
  auto says = flow(direction::ever_held, count);
  says.number = in_->read(number, in_->next_claim("/quantity"), at);
  return say<flow_said>(std::move(says), at);
}
plain_claim speech::ratio(const exchange_id& x, const leg_id& of, number_argument number, const leg_id& to, std::int64_t per, std::string terms,
                          source_line at) const {
  ratio_claim says{x, of, to, in_->read(number, in_->next_claim("/quantity"), at), {}, std::move(terms)};
  if (per != 1) says.per = per;
  return say<plain_claim>(std::move(says), at);
}
pledge_said speech::pledged(number_argument number, const pledge_id& of, source_line at) const {
  pledge_claim says;
  says.pledge = of;
  says.number = in_->read(number, in_->next_claim("/quantity"), at);
  return say<pledge_said>(std::move(says), at);
}
plain_claim speech::occurred(const event_id& e, source_line at) const { return say<plain_claim>(occurred_claim{e}, at); }
dated_said speech::dated(const event_id& e, const date_argument& day, source_line at) const {
  dated_claim says;
  says.event = e;
  says.date = in_->read(day, in_->next_claim("/date"), at);
  return say<dated_said>(std::move(says), at);
}
linked_said speech::linked(const event_id& from, relation how, const event_id& to, source_line at) const {
  linked_claim says;
  says.from = from;
  says.relation = how;
  says.to = to;
  return say<linked_said>(std::move(says), at);
}
plain_claim speech::role(const actor_id& who, actor_role as, const role_setting& in, source_line at) const {
  auto says = in.in();
  says.actor = who;
  says.role = as;
  return say<plain_claim>(std::move(says), at);
}
state_said speech::attribute(const claim_subject& of, std::string property, std::string value, source_line at) const {
  attribute_claim says;
  says.of = of.of();
  says.property = std::move(property);
  says.value = std::move(value);
  return say<state_said>(std::move(says), at);
}
state_said speech::custody(const claim_subject& of, facet which, std::string value, source_line at) const {
  custody_claim says;
  says.of = of.of();
  says.facet = which;
  says.value = std::move(value);
  return say<state_said>(std::move(says), at);
}
state_said speech::holder(const claim_subject& of, const actor_id& who, source_line at) const {
  return custody(of, facet::holder, who.text(), at);
}
labelled_said speech::labelled(const claim_subject& of, std::string label, source_line at) const {
  labelled_claim says;
  says.of = of.of();
  says.label = std::move(label);
  return say<labelled_said>(std::move(says), at);
}
labelled_said speech::labelled(const account_id& population, std::string label, source_line at) const {
  labelled_claim says;
  says.population = population;
  says.label = std::move(label);
  return say<labelled_said>(std::move(says), at);
}
plain_claim speech::identity(const person_id& first, const person_id& second, identity_verdict verdict, source_line at) const {
  return say<plain_claim>(identity_claim{first, second, verdict}, at);
}
plain_claim speech::member(const person_id& who, const group_id& of, source_line at) const {
  return say<plain_claim>(member_claim{who, of, {}}, at);
}
plain_claim speech::member(const person_id& who, const account_id& of, source_line at) const {
  return say<plain_claim>(member_claim{who, {}, of}, at);
}
plain_claim speech::outside(const person_id& who, const group_id& of, source_line at) const {
  member_claim says{who, of, {}};
  says.outside = true;
  return say<plain_claim>(std::move(says), at);
}
plain_claim speech::outside(const group_id& whom, const group_id& of, source_line at) const {
  member_claim says{{}, of, {}};
  says.members_of = whom;
  says.outside = true;
  return say<plain_claim>(std::move(says), at);
}
relation_said speech::related(const account_id& one, account_relation how, const account_id& other, source_line at) const {
  return related(one, how, std::vector{other}, at);
}
relation_said speech::related(const account_id& one, account_relation how, std::vector<account_id> others, source_line at) const {
  related_claim says;
  says.account = one;
  says.relation = how;
  says.others = std::move(others);
  return say<relation_said>(std::move(says), at);
}
state_said speech::status(const agreement_id& of, agreement_status value, source_line at) const {
  return say<state_said>(code(of, coded_aspect::status, std::string(to_slug(value))), at);
}
state_said speech::stage(const agreement_id& of, agreement_stage value, source_line at) const {
  return say<state_said>(code(of, coded_aspect::stage, std::string(to_slug(value))), at);
}
state_said speech::strength(const agreement_id& of, const provision_id& provision, std::int64_t level, source_line at) const {
  auto says = code(of, coded_aspect::strength, std::to_string(level));
  says.provision = provision.text();
  return say<state_said>(std::move(says), at);
}
state_said speech::implemented(const agreement_id& of, const provision_id& provision, std::int64_t level, source_line at) const {
  implemented_claim says;
  says.of = of;
  says.provision = provision.text();
  says.level = level;
  return say<state_said>(std::move(says), at);
}
plain_claim speech::counts_towards(const pledge_id& p, const account_id& count, release_stage as, const flow_end& from,
                                   std::optional<mechanism> of, source_line at) const {
  counts_claim says;
  says.pledge = p;
  says.account = count;
  says.of = of;
  says.as = as;
  if (auto start = in_->read(from, time_ref::how::start_of, in_->next_claim("/from"), at)) says.from = *std::move(start);
  return say<plain_claim>(std::move(says), at);
}
plain_claim speech::denied(const claim_id& c, source_line at) const { return say<plain_claim>(response_to(c, response::denied), at); }
plain_claim speech::corrected(const claim_id& c, source_line at) const { return say<plain_claim>(response_to(c, response::corrected), at); }
plain_claim speech::corrected(const claim_id& c, number_argument number, source_line at) const {
  auto says = response_to(c, response::corrected);
  says.number = in_->read(number, in_->next_claim("/quantity"), at);
  return say<plain_claim>(std::move(says), at);
}
plain_claim speech::retracted(const claim_id& c, source_line at) const { return say<plain_claim>(response_to(c, response::retracted), at); }
plain_claim speech::unconfirmed(const claim_id& c, source_line at) const { return say<plain_claim>(response_to(c, response::unconfirmed), at); }
plain_claim speech::absent(std::string words, source_line at) const {
  return say<plain_claim>(response_to({}, response::absent), at).saying(std::move(words));
}

}  // namespace habeas
