// SPDX-License-Identifier: MIT
#include <habeas/model/dossier_builder.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <habeas/model/id_of_name.hpp>

#include "model/builder_state.hpp"

namespace habeas {
namespace {

using detail::builder_state;

/// What an id is made of, where there is none: the name or title.
template <class T>
std::string base_of(const T& thing) {
  if constexpr (std::is_same_v<T, claim>) return detail::claim_base(thing);
  else if constexpr (std::is_same_v<T, event>) return thing.title.empty() ? std::string(to_slug(thing.kind)) : id_of_name(thing.title);
  else if constexpr (requires { thing.name; }) return id_of_name(thing.name);
  else if constexpr (requires { thing.title; }) return id_of_name(thing.title);
  else if constexpr (requires { thing.population; }) return id_of_name(thing.population);
  else return {};
}

template <class Handle, class T>
Handle put(const std::shared_ptr<builder_state>& in, T thing, source_line at) {
  const auto base = base_of(thing);
  const auto place = in->add(std::move(thing), at, base);
  const auto& name = in->list<T>()[place].id;
  if constexpr (std::is_constructible_v<Handle, decltype(name), std::shared_ptr<builder_state>, std::size_t>) return Handle(name, in, place);
  else return name;
}

/// The same thing under an id; "" lets one be made.
template <class T>
T named(T thing, std::string_view id) {
  if (!id.empty()) thing.id = decltype(thing.id)(id);
  return thing;
}

}  // namespace

dossier_builder::dossier_builder(std::string_view id) : state_(std::make_shared<builder_state>(id)) {}
dossier_builder::dossier_builder(dossier_builder&&) noexcept = default;
dossier_builder& dossier_builder::operator=(dossier_builder&&) noexcept = default;
dossier_builder::~dossier_builder() = default;

dossier_builder& dossier_builder::title(std::string words) {
  state_->content().title = std::move(words);
  return *this;
}
dossier_builder& dossier_builder::language(std::string code) {
  state_->content().language = std::move(code);
  return *this;
}
dossier_builder& dossier_builder::note(std::string words) {
  state_->content().note = std::move(words);
  return *this;
}
dossier_builder& dossier_builder::clock(std::int32_t minutes, source_line at) {
  state_->said_at("/clock", at);
  state_->content().clock = minutes;
  return *this;
}
dossier_builder& dossier_builder::hemisphere(habeas::hemisphere half) {
  state_->content().hemisphere = half;
  return *this;
}
dossier_builder& dossier_builder::recorded(const date_argument& day, source_line at) {
  state_->said_at("/recorded", at);
  state_->content().recorded = state_->read(day, "/recorded", at);
  return *this;
}
dossier_builder& dossier_builder::coder(const actor_id& who) {
  state_->coder(who);
  return *this;
}
actor_id dossier_builder::coder(source_line at) { return state_->coder_or_new(at); }

negotiation_handle dossier_builder::at(const negotiation_id& name) const { return {name, state_, state_->place_of(name)}; }
agreement_handle dossier_builder::at(const agreement_id& name) const { return {name, state_, state_->place_of(name)}; }
pledge_handle dossier_builder::at(const pledge_id& name) const { return {name, state_, state_->place_of(name)}; }
event_handle dossier_builder::at(const event_id& name) const { return {name, state_, state_->place_of(name)}; }
exchange_handle dossier_builder::at(const exchange_id& name) const { return {name, state_, state_->place_of(name)}; }
void dossier_builder::report(problem found) { state_->report(std::move(found)); }

actor_id dossier_builder::actor(std::string_view id, actor_kind kind, habeas::actor more, source_line at) {
  more.kind = kind;
  return add(named(std::move(more), id), at);
}
actor_id dossier_builder::actor(actor_kind kind, habeas::actor more, source_line at) { return actor({}, kind, std::move(more), at); }
place_id dossier_builder::place(std::string_view id, habeas::place more, source_line at) { return add(named(std::move(more), id), at); }
document_handle dossier_builder::document(std::string_view id, habeas::document more, source_line at) {
  return add(named(std::move(more), id), at);
}
bulletin_handle dossier_builder::bulletin(std::string_view id, const actor_id& speaker, habeas::bulletin more, source_line at) {
  more.speaker = speaker;
  return add(named(std::move(more), id), at);
}
account_handle dossier_builder::account(std::string_view id, const actor_id& counter, std::string population, habeas::account more,
                                        source_line at) {
  more.counter = counter;
  more.population = std::move(population);
  return add(named(std::move(more), id), at);
}
assumption_handle dossier_builder::assumption(std::string_view id, std::string statement, habeas::assumption more, source_line at) {
  more.statement = std::move(statement);
  more.on = true;
  return add(named(std::move(more), id), at);
}
named_time_id dossier_builder::point(std::string_view id, const date_argument& day, named_time more, source_line at) {
  const auto pointer = detail::pointer_of<named_time>(state_->content().points.size(), "/date");
  if (day.text()) more.date = state_->read(day, pointer, at);
  return add(named(std::move(more), id), at);
}
person_id dossier_builder::person(std::string_view id, habeas::person more, source_line at) { return add(named(std::move(more), id), at); }
person_id dossier_builder::detainee(std::string_view id, habeas::person more, source_line at) { return person(id, std::move(more), at); }
group_handle dossier_builder::group(std::string_view id, habeas::group more, source_line at) { return add(named(std::move(more), id), at); }
group_handle dossier_builder::group(std::string_view id, number_argument size, habeas::group more, source_line at) {
  more.size = state_->read(size, detail::pointer_of<habeas::group>(state_->content().groups.size(), "/size"), at);
  return group(id, std::move(more), at);
}
edition_handle dossier_builder::edition(std::string_view id, const account_id& of, habeas::edition more, source_line at) {
  more.account = of;
  return add(named(std::move(more), id), at);
}
negotiation_handle dossier_builder::negotiation(std::string_view id, habeas::negotiation more, source_line at) {
  return add(named(std::move(more), id), at);
}
agreement_handle dossier_builder::agreement(std::string_view id, habeas::agreement more, source_line at) {
  return add(named(std::move(more), id), at);
}
fund_handle dossier_builder::fund(std::string_view id, habeas::fund more, source_line at) { return add(named(std::move(more), id), at); }
pledge_handle dossier_builder::pledge(std::string_view id, habeas::pledge more, source_line at) { return add(named(std::move(more), id), at); }
exchange_handle dossier_builder::exchange(std::string_view id, habeas::exchange more, source_line at) {
  return add(named(std::move(more), id), at);
}

event_handle dossier_builder::event(std::string_view id, event_kind kind, const date_argument& day, const attribution& by, habeas::event more,
                                    source_line at) {
  more.kind = kind;
  const auto made = add(named(std::move(more), id), at);
  return day.text() ? made.on(day, by, at) : made;
}
event_handle dossier_builder::release(std::string_view id, const date_argument& day, const attribution& by, source_line at) {
  return custody_change(id, event_kind::release, mechanism::release, day, by, at);
}
event_handle dossier_builder::detention(std::string_view id, const date_argument& day, const attribution& by, source_line at) {
  return custody_change(id, event_kind::detention, mechanism::arrest, day, by, at);
}
event_handle dossier_builder::custody_change(std::string_view id, event_kind kind, mechanism how, const date_argument& day,
                                             const attribution& by, source_line at) {
  habeas::event more;
  more.change.emplace().how = how;
  return event(id, kind, day, by, std::move(more), at);
}

speech dossier_builder::says(const attribution& by) const { return {state_, by}; }
speech dossier_builder::says(const actor_id& who, const date_argument& day, source_line at) const { return {state_, said_by(who, day, at)}; }
linked_said dossier_builder::link(const event_id& from, relation how, const event_id& to, const attribution& by, source_line at) {
  return says(by).linked(from, how, to, at);
}

actor_id dossier_builder::add(habeas::actor one, source_line at) { return put<actor_id>(state_, std::move(one), at); }
place_id dossier_builder::add(habeas::place one, source_line at) { return put<place_id>(state_, std::move(one), at); }
document_handle dossier_builder::add(habeas::document one, source_line at) { return put<document_handle>(state_, std::move(one), at); }
bulletin_handle dossier_builder::add(habeas::bulletin one, source_line at) { return put<bulletin_handle>(state_, std::move(one), at); }
account_handle dossier_builder::add(habeas::account one, source_line at) { return put<account_handle>(state_, std::move(one), at); }
assumption_handle dossier_builder::add(habeas::assumption one, source_line at) { return put<assumption_handle>(state_, std::move(one), at); }
named_time_id dossier_builder::add(named_time one, source_line at) { return put<named_time_id>(state_, std::move(one), at); }
person_id dossier_builder::add(habeas::person one, source_line at) { return put<person_id>(state_, std::move(one), at); }
group_handle dossier_builder::add(habeas::group one, source_line at) { return put<group_handle>(state_, std::move(one), at); }
edition_handle dossier_builder::add(habeas::edition one, source_line at) { return put<edition_handle>(state_, std::move(one), at); }
event_handle dossier_builder::add(habeas::event one, source_line at) { return put<event_handle>(state_, std::move(one), at); }
negotiation_handle dossier_builder::add(habeas::negotiation one, source_line at) { return put<negotiation_handle>(state_, std::move(one), at); }
agreement_handle dossier_builder::add(habeas::agreement one, source_line at) { return put<agreement_handle>(state_, std::move(one), at); }
fund_handle dossier_builder::add(habeas::fund one, source_line at) { return put<fund_handle>(state_, std::move(one), at); }
pledge_handle dossier_builder::add(habeas::pledge one, source_line at) { return put<pledge_handle>(state_, std::move(one), at); }
exchange_handle dossier_builder::add(habeas::exchange one, source_line at) { return put<exchange_handle>(state_, std::move(one), at); }
plain_claim dossier_builder::add(claim one, source_line at) { return put<plain_claim>(state_, std::move(one), at); }

const dossier_content& dossier_builder::content() const noexcept { return state_->content(); }
dossier dossier_builder::build() const { return state_->build(); }

}  // namespace habeas
