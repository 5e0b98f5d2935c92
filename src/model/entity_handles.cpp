// SPDX-License-Identifier: MIT
#include <habeas/model/entity_handles.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/builder_state.hpp"

namespace habeas {
namespace {

using detail::builder_state;
using detail::joined_id;
using detail::pointer_of;

/// The thing at a place of its list.
template <class T>
T& at_place(builder_state& in, std::size_t place) { return in.list<T>()[place]; }

/// A role: a claim.
void hold_role(builder_state& in, const role_setting& where, const actor_id& who, actor_role as, const attribution& by, source_line at) {
  auto says = where.in();
  says.actor = who;
  says.role = as;
  in.say(by, std::move(says), at);
}

/// That an event was, on a day where one is said: a claim.
void say_when(builder_state& in, const event_id& e, const date_argument& day, const attribution& by, source_line at) {
  if (!day.text()) {
    in.say(by, occurred_claim{e}, at);
    return;
  }
  dated_claim says;
  says.event = e;
  says.date = in.read(day, in.next_claim("/date"), at);
  in.say(by, std::move(says), at);
}

/// The group of an event, made where there is none; whoever was named of the event is named of the group then.
std::size_t group_of(builder_state& in, std::size_t event_place, source_line at) {
  const auto& e = at_place<event>(in, event_place);
  const auto& groups = in.list<group>();
  if (e.group) {
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const group& g) { return g.id == e.group; });
    if (found != groups.end()) return static_cast<std::size_t>(found - groups.begin());
  }
  const auto place = in.add(group{}, at, joined_id({e.id.text(), "people"}));
  auto& whole = at_place<event>(in, event_place);
  whole.group = at_place<group>(in, place).id;
  at_place<group>(in, place).members = std::exchange(whole.people, {});
  return place;
}

provision_kind kind_of_promise(mechanism how) {
  return how == mechanism::exchange ? provision_kind::prisoner_exchange : provision_kind::prisoner_release;
}

/// Puts a provision in, with an id that no other of the agreement has.
void add_provision(builder_state& in, std::size_t place, provision whole, source_line at) {
  auto& all = at_place<agreement>(in, place).provisions;
  if (whole.id.is_null()) {
    const std::string base(to_slug(whole.kind));
    auto name = base;
    const auto taken = [&] { return std::any_of(all.begin(), all.end(), [&](const provision& p) { return p.id.text() == name; }); };
    for (std::size_t n = 2; taken(); ++n) name = fmt::format("{}_{}", base, n);
    whole.id = provision_id(name);
  }
  in.said_at<agreement>(place, fmt::format("/provisions/{}", all.size()), at);
  all.push_back(std::move(whole));
}

pledge_claim& promise_at(builder_state& in, std::size_t claim_place) { return std::get<pledge_claim>(in.content().claims[claim_place].says); }

}  // namespace

document_handle document_handle::published(const date_argument& day, source_line at) const {
  in_->said_at<document>(place_, "/published", at);
  at_place<document>(*in_, place_).published = in_->read(day, pointer_of<document>(place_, "/published"), at);
  return *this;
}
document_handle document_handle::accessed(const date_argument& day, source_line at) const {
  in_->said_at<document>(place_, "/accessed", at);
  at_place<document>(*in_, place_).accessed = in_->read(day, pointer_of<document>(place_, "/accessed"), at);
  return *this;
}

bulletin_handle bulletin_handle::as_of(const date_argument& day, source_line at) const {
  in_->said_at<bulletin>(place_, "/as_of", at);
  at_place<bulletin>(*in_, place_).as_of = in_->read_as_of(day, pointer_of<bulletin>(place_, "/as_of"), at);
  return *this;
}
bulletin_handle bulletin_handle::in(const document_id& page, source_line at) const {
  auto& pages = at_place<bulletin>(*in_, place_).documents;
  in_->said_at<bulletin>(place_, fmt::format("/documents/{}", pages.size()), at);
  pages.push_back(page);
  return *this;
}

account_handle account_handle::unit(counting_unit what) const {
  at_place<account>(*in_, place_).rule.unit = what;
  return *this;
}
account_handle account_handle::leaves(leaving_rule when) const {
  at_place<account>(*in_, place_).rule.leaves = when;
  return *this;
}
account_handle account_handle::cutoff(cutoff_hour hour) const {
  at_place<account>(*in_, place_).rule.cutoff = hour;
  return *this;
}
account_handle account_handle::counts(facet of, std::string value, source_line at) const {
  auto& clauses = at_place<account>(*in_, place_).rule.clauses;
  in_->said_at<account>(place_, fmt::format("/rule/clauses/{}", clauses.size()), at);
  clauses.push_back({of, std::move(value), true});
  return *this;
}
account_handle account_handle::leaves_out(facet of, std::string value, source_line at) const {
  (void)counts(of, std::move(value), at);
  at_place<account>(*in_, place_).rule.clauses.back().counted = false;
  return *this;
}
account_handle account_handle::minimum_days(std::int64_t days, source_line at) const {
  in_->said_at<account>(place_, "/rule/minimum_days", at);
  at_place<account>(*in_, place_).rule.minimum_days = days;
  return *this;
}
account_handle account_handle::rule(counting_rule whole) const {
  at_place<account>(*in_, place_).rule = std::move(whole);
  return *this;
}

assumption_handle assumption_handle::by(const actor_id& analyst, source_line at) const {
  in_->said_at<assumption>(place_, "/speaker", at);
  at_place<assumption>(*in_, place_).speaker = analyst;
  return *this;
}
assumption_handle assumption_handle::off() const {
  at_place<assumption>(*in_, place_).on = false;
  return *this;
}
assumption_handle assumption_handle::no_other_exits(const account_id& count, source_line at) const {
  return with_effect(assumption_effect::no_other_exits, count, at);
}
assumption_handle assumption_handle::no_other_entries(const account_id& count, source_line at) const {
  return with_effect(assumption_effect::no_other_entries, count, at);
}
assumption_handle assumption_handle::leave_when_freed(const account_id& count, source_line at) const {
  return with_effect(assumption_effect::leave_when_freed, count, at);
}
assumption_handle assumption_handle::enter_when_held(const account_id& count, source_line at) const {
  return with_effect(assumption_effect::enter_when_held, count, at);
}
assumption_handle assumption_handle::with_effect(assumption_effect what, const account_id& count, source_line at) const {
  in_->said_at<assumption>(place_, "/account", at);
  at_place<assumption>(*in_, place_).effect = what;
  at_place<assumption>(*in_, place_).account = count;
  return *this;
}

group_handle group_handle::including(const person_id& who, source_line at) const { return including(std::vector{who}, at); }
group_handle group_handle::including(const std::vector<person_id>& who, source_line at) const {
  auto& members = at_place<group>(*in_, place_).members;
  for (const auto& one : who) {
    in_->said_at<group>(place_, fmt::format("/members/{}", members.size()), at);
    members.push_back(one);
  }
  return *this;
}
group_handle group_handle::counted_in(const account_id& count, source_line at) const {
  in_->said_at<group>(place_, "/counted_in", at);
  at_place<group>(*in_, place_).counted_in = count;
  return *this;
}

edition_handle edition_handle::as_of(const date_argument& day, source_line at) const {
  in_->said_at<edition>(place_, "/as_of", at);
  at_place<edition>(*in_, place_).as_of = in_->read_as_of(day, pointer_of<edition>(place_, "/as_of"), at);
  return *this;
}
edition_handle edition_handle::in(const document_id& page, source_line at) const {
  in_->said_at<edition>(place_, "/document", at);
  at_place<edition>(*in_, place_).document = page;
  return *this;
}
edition_handle edition_handle::in(const bulletin_id& together, source_line at) const {
  in_->said_at<edition>(place_, "/bulletin", at);
  at_place<edition>(*in_, place_).bulletin = together;
  return *this;
}
edition_handle edition_handle::names(const person_id& who, std::vector<listed_value> says, source_line at) const {
  auto& lines = at_place<edition>(*in_, place_).people;
  in_->said_at<edition>(place_, fmt::format("/people/{}", lines.size()), at);
  lines.push_back({who, std::move(says)});
  return *this;
}

event_handle event_handle::on(const date_argument& day, const attribution& by, source_line at) const {
  say_when(*in_, *this, day, by, at);
  return *this;
}
event_handle event_handle::occurred(const attribution& by, source_line at) const {
  say_when(*in_, *this, {}, by, at);
  return *this;
}
event_handle event_handle::role(const actor_id& who, actor_role as, const attribution& by, source_line at) const {
  hold_role(*in_, *this, who, as, by, at);
  return *this;
}
event_handle event_handle::where(const place_id& p, source_line at) const {
  in_->said_at<event>(place_, "/where", at);
  at_place<event>(*in_, place_).where = p;
  return *this;
}
event_handle event_handle::including(const person_id& who, source_line at) const { return including(std::vector{who}, at); }
event_handle event_handle::including(const std::vector<person_id>& who, source_line at) const {
  if (at_place<event>(*in_, place_).group) {
    const auto place = group_of(*in_, place_, at);
    (void)group_handle(at_place<group>(*in_, place).id, in_, place).including(who, at);
    return *this;
  }
  auto& people = at_place<event>(*in_, place_).people;
  for (const auto& one : who) {
    in_->said_at<event>(place_, fmt::format("/people/{}", people.size()), at);
    people.push_back(one);
  }
  return *this;
}
event_handle event_handle::of(number_argument people, source_line at) const {
  const auto place = group_of(*in_, place_, at);
  in_->said_at<group>(place, "/size", at);
  at_place<group>(*in_, place).size = in_->read(people, pointer_of<group>(place, "/size"), at);
  return *this;
}
event_handle event_handle::of(const group_id& g, source_line at) const {
  in_->said_at<event>(place_, "/group", at);
  at_place<event>(*in_, place_).group = g;
  return *this;
}
event_handle event_handle::from(const account_id& count, source_line at) const {
  const auto place = group_of(*in_, place_, at);
  in_->said_at<group>(place, "/counted_in", at);
  at_place<group>(*in_, place).counted_in = count;
  return *this;
}
custody_change& event_handle::change() const {
  auto& made = at_place<event>(*in_, place_).change;
  return made ? *made : made.emplace();
}
event_handle event_handle::ground(legal_ground why) const {
  change().ground = why;
  return *this;
}
event_handle event_handle::on_condition(condition_kind what, condition_answer answer) const {
  change().conditions.push_back({what, answer});
  return *this;
}
event_handle event_handle::to(const place_id& destination, source_line at) const {
  in_->said_at<event>(place_, "/change/destination", at);
  change().destination = destination;
  return *this;
}
event_handle event_handle::follows(const event_id& detention, source_line at) const {
  in_->said_at<event>(place_, "/change/follows", at);
  change().follows = detention;
  return *this;
}

pledge_handle pledge_handle::promised(number_argument number, const attribution& by, source_line at) const {
  pledge_claim says;
  says.pledge = *this;
  says.number = in_->read(number, in_->next_claim("/quantity"), at);
  auto self = *this;
  self.claim_ = in_->say(by, std::move(says), at);
  return self;
}
bool pledge_handle::has_promise(const char* field, source_line at) const {
  if (claim_) in_->said_at<habeas::claim>(*claim_, field, at);
  else in_->report(pointer_of<pledge>(place_, field), at, "nothing is promised yet", "a word about a promise", "`promised` before it");
  return claim_.has_value();
}
pledge_handle pledge_handle::by(const date_argument& day, source_line at) const {
  if (has_promise("/by", at)) promise_at(*in_, *claim_).by = in_->read(day, pointer_of<habeas::claim>(*claim_, "/by"), at);
  return *this;
}
pledge_handle pledge_handle::on_condition(std::string words, source_line at) const {
  if (has_promise("/condition", at)) promise_at(*in_, *claim_).condition = std::move(words);
  return *this;
}
pledge_handle pledge_handle::once(const event_id& e, source_line at) const {
  if (has_promise("/once", at)) promise_at(*in_, *claim_).once = e;
  return *this;
}
pledge_handle pledge_handle::from(const actor_id& who, source_line at) const {
  in_->said_at<pledge>(place_, "/from", at);
  at_place<pledge>(*in_, place_).from = who;
  return *this;
}
pledge_handle pledge_handle::to(const actor_id& whom, source_line at) const {
  in_->said_at<pledge>(place_, "/to", at);
  at_place<pledge>(*in_, place_).to = whom;
  return *this;
}
pledge_handle pledge_handle::counted_in(const account_id& count, release_stage as, const flow_end& start, const attribution& by,
                                        source_line at) const {
  counts_claim says;
  says.pledge = *this;
  says.account = count;
  says.of = of_;
  says.as = as;
  const bool is_said = start.kind() != flow_end::what::nothing;
  const auto pointer = in_->next_claim("/from");
  auto from = in_->read(is_said ? start : flow_end(signed_on_), time_ref::how::start_of, pointer, at);
  if (from) says.from = *std::move(from);
  else if (!is_said && !signed_on_.text())
    in_->report(pointer, at, "a count that goes towards a pledge from no day on", "nothing", "`start`, or an agreement that was signed on a day");
  in_->say(by, std::move(says), at);
  return *this;
}

fund_handle fund_handle::role(const actor_id& who, actor_role as, const attribution& by, source_line at) const {
  hold_role(*in_, *this, who, as, by, at);
  return *this;
}
fund_handle fund_handle::administered_by(const actor_id& who, const attribution& by, source_line at) const {
  return role(who, actor_role::administrator, by, at);
}

exchange_handle exchange_handle::in(const negotiation_id& talks, source_line at) const {
  in_->said_at<exchange>(place_, "/negotiation", at);
  at_place<exchange>(*in_, place_).negotiation = talks;
  return *this;
}
exchange_handle exchange_handle::happened(const event_id& e, source_line at) const {
  in_->said_at<exchange>(place_, "/event", at);
  at_place<exchange>(*in_, place_).event = e;
  return *this;
}
exchange_handle exchange_handle::leg(std::string_view name, exchange_leg whole, source_line at) const {
  auto& legs = at_place<exchange>(*in_, place_).legs;
  in_->said_at<exchange>(place_, fmt::format("/legs/{}", legs.size()), at);
  whole.id = leg_id(name);
  legs.push_back(std::move(whole));
  return *this;
}

agreement_handle agreement_handle::signed_by(const actor_id& one, const attribution& by, source_line at) const {
  return role(one, actor_role::signatory, by, at);
}
agreement_handle agreement_handle::signed_by(const actor_id& one, const actor_id& other, const attribution& by, source_line at) const {
  return signed_by(std::vector{one, other}, by, at);
}
agreement_handle agreement_handle::signed_by(const std::vector<actor_id>& all, const attribution& by, source_line at) const {
  for (const auto& one : all) (void)role(one, actor_role::signatory, by, at);
  return *this;
}
agreement_handle agreement_handle::on(const date_argument& day, const attribution& by, source_line at) const {
  if (at_place<agreement>(*in_, place_).signing.is_null()) {
    event made;
    made.kind = event_kind::agreement_signed;
    const auto place = in_->add(std::move(made), at, joined_id({text(), "signed"}));
    at_place<agreement>(*in_, place_).signing = at_place<event>(*in_, place).id;
  }
  say_when(*in_, at_place<agreement>(*in_, place_).signing, day, by, at);
  in_->signed_on.insert_or_assign(place_, day);
  return *this;
}
agreement_handle agreement_handle::role(const actor_id& who, actor_role as, const attribution& by, source_line at) const {
  hold_role(*in_, *this, who, as, by, at);
  return *this;
}
agreement_handle agreement_handle::signing(const event_id& e, source_line at) const {
  in_->said_at<agreement>(place_, "/signing", at);
  at_place<agreement>(*in_, place_).signing = e;
  return *this;
}
pledge_handle agreement_handle::pledges(number_argument number, mechanism of, const attribution& by, source_line at) const {
  return pledges({}, number, of, by, at);
}
pledge_handle agreement_handle::pledges(std::string_view name, number_argument number, mechanism of, const attribution& by,
                                        source_line at) const {
  pledge made;
  made.id = pledge_id(name);
  const auto place = in_->add(std::move(made), at, joined_id({text(), "pledge"}));
  const auto& id = at_place<pledge>(*in_, place).id;
  const auto day = in_->signed_on.find(place_);
  const auto promise = pledge_handle(id, in_, place, {}, of, day == in_->signed_on.end() ? date_argument() : day->second).promised(number, by, at);
  habeas::provision agreed;
  agreed.kind = kind_of_promise(of);
  agreed.pledge = id;
  agreed.said_by = {in_->content().claims.back().id};
  add_provision(*in_, place_, std::move(agreed), at);
  return promise;
}
agreement_handle agreement_handle::provision(habeas::provision whole, source_line at) const {
  add_provision(*in_, place_, std::move(whole), at);
  return *this;
}
agreement_handle agreement_handle::provision(provision_kind kind, std::string words, source_line at) const {
  habeas::provision whole;
  whole.kind = kind;
  whole.text = std::move(words);
  return provision(std::move(whole), at);
}
agreement_handle agreement_handle::creates(const fund_id& f, source_line at) const {
  habeas::provision whole;
  whole.kind = provision_kind::fund;
  whole.fund = f;
  return provision(std::move(whole), at);
}

negotiation_handle negotiation_handle::between(const actor_id& one, const actor_id& other, const attribution& by, source_line at) const {
  return between(std::vector{one, other}, by, at);
}
negotiation_handle negotiation_handle::between(const std::vector<actor_id>& all, const attribution& by, source_line at) const {
  for (const auto& one : all) (void)role(one, actor_role::party, by, at);
  return *this;
}
negotiation_handle negotiation_handle::mediated_by(const actor_id& who, const attribution& by, source_line at) const {
  return role(who, actor_role::mediator, by, at);
}
negotiation_handle negotiation_handle::role(const actor_id& who, actor_role as, const attribution& by, source_line at) const {
  hold_role(*in_, *this, who, as, by, at);
  return *this;
}
negotiation_handle negotiation_handle::channel(channel_kind kind, std::string name, const place_id& where, source_line at) const {
  auto& all = at_place<negotiation>(*in_, place_).channels;
  in_->said_at<negotiation>(place_, fmt::format("/channels/{}", all.size()), at);
  all.push_back({kind, std::move(name), where});
  return *this;
}
event_handle negotiation_handle::move(event_kind kind, negotiation_state to, const date_argument& day, const attribution& by, source_line at) const {
  event made;
  made.kind = kind;
  const auto place = in_->add(std::move(made), at, joined_id({text(), to == negotiation_state::not_stated ? "round" : to_slug(to)}));
  const auto name = at_place<event>(*in_, place).id;
  if (to == negotiation_state::not_stated) (void)round(name, at);
  else (void)moved_by(name, to, at);
  say_when(*in_, name, day, by, at);
  return {name, in_, place};
}
event_handle negotiation_handle::announced(const date_argument& day, const attribution& by, source_line at) const {
  return move(event_kind::negotiation_announcement, negotiation_state::announced, day, by, at);
}
event_handle negotiation_handle::started(const date_argument& day, const attribution& by, source_line at) const {
  return move(event_kind::negotiation_start, negotiation_state::under_way, day, by, at);
}
event_handle negotiation_handle::suspended(const date_argument& day, const attribution& by, source_line at) const {
  return move(event_kind::negotiation_stall, negotiation_state::suspended, day, by, at);
}
event_handle negotiation_handle::resumed(const date_argument& day, const attribution& by, source_line at) const {
  return move(event_kind::negotiation_resumption, negotiation_state::resumed, day, by, at);
}
event_handle negotiation_handle::concluded(const date_argument& day, const attribution& by, source_line at) const {
  return move(event_kind::negotiation_conclusion, negotiation_state::concluded, day, by, at);
}
event_handle negotiation_handle::collapsed(const date_argument& day, const attribution& by, source_line at) const {
  return move(event_kind::negotiation_collapse, negotiation_state::collapsed, day, by, at);
}
event_handle negotiation_handle::round(const date_argument& day, const attribution& by, source_line at) const {
  return move(event_kind::round, negotiation_state::not_stated, day, by, at);
}
negotiation_handle negotiation_handle::moved_by(const event_id& e, negotiation_state to, source_line at) const {
  auto& moves = at_place<negotiation>(*in_, place_).moves;
  in_->said_at<negotiation>(place_, fmt::format("/moves/{}", moves.size()), at);
  moves.push_back({e, to});
  return *this;
}
negotiation_handle negotiation_handle::round(const event_id& e, source_line at) const {
  auto& rounds = at_place<negotiation>(*in_, place_).rounds;
  in_->said_at<negotiation>(place_, fmt::format("/rounds/{}", rounds.size()), at);
  rounds.push_back(e);
  return *this;
}
agreement_handle negotiation_handle::agreement(std::string_view name, habeas::agreement more, source_line at) const {
  more.id = agreement_id(name);
  more.negotiation = *this;
  const auto place = in_->add(std::move(more), at, joined_id({text(), "agreement"}));
  return {at_place<habeas::agreement>(*in_, place).id, in_, place};
}

}  // namespace habeas
