// SPDX-License-Identifier: MIT
#include <habeas/model/nouns.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/model/change_of_event.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {
namespace {

/// Puts one into a list that has each thing once.
template <class T>
void put_once(std::vector<T>& list, const T& one) {
  if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
}

/// Calls `see(claim, what it states)` for each claim of a kind that counts, in the canonical order.
template <class Says, class See>
void each_that_counts(const dossier& d, See&& see) {
  const auto& claims = d.content().claims;
  for (const auto place : d.canonical_order())
    if (const auto* says = d.counts(place) ? std::get_if<Says>(&claims[place].says) : nullptr) see(claims[place], *says);
}

/// In which talks, or at the signing of which agreement, an event was.
struct event_settings {
  explicit event_settings(const dossier& d) {
    for (const auto& n : d.negotiations()) {
      for (const auto& m : n.moves) talks.emplace(m.event.text(), n.id);
      for (const auto& r : n.rounds) talks.emplace(r.text(), n.id);
    }
    for (const auto& a : d.agreements())
      if (a.signing) signings.emplace(a.signing.text(), a.id);
  }
  std::unordered_map<std::string, negotiation_id> talks;
  std::unordered_map<std::string, agreement_id> signings;
};

/// Those who hold one of some roles, by what they hold it in, role and actor.
template <class Wanted>
std::vector<role_holder> holders(const dossier& d, Wanted wanted) {
  const event_settings settings(d);
  std::map<std::tuple<negotiation_id, agreement_id, fund_id, event_id, actor_role, actor_id>, role_holder> found;
  each_that_counts<role_claim>(d, [&](const claim& c, const role_claim& says) {
    if (!wanted(says.role)) return;
    role_holder r{says.actor, says.role, says.negotiation, says.agreement, says.fund, says.event, {}, {}};
    if (const auto in = settings.talks.find(says.event.text()); in != settings.talks.end()) r.negotiation = in->second;
    if (const auto of = settings.signings.find(says.event.text()); of != settings.signings.end()) r.agreement = of->second;
    auto& one = found.try_emplace({r.negotiation, r.agreement, r.fund, r.event, r.role, r.actor}, r).first->second;
    one.claims.push_back(c.id);
    put_once(one.speakers, c.speaker);
  });
  std::vector<role_holder> list;
  for (auto& [key, one] : found) list.push_back(std::move(one));
  return list;
}

/// Does a role make somebody a third party: neither a side, nor whose people are held?
bool is_third_party(actor_role r) {
  switch (r) {
    case actor_role::mediator:
    case actor_role::facilitator:
    case actor_role::host:
    case actor_role::guarantor:
    case actor_role::witness:
    case actor_role::observer:
    case actor_role::monitor:
    case actor_role::convener:
    case actor_role::chair:
    case actor_role::intermediary:
    case actor_role::envoy:
    case actor_role::adviser:
    case actor_role::verifier:
    case actor_role::funder: return true;
    default: return false;
  }
}

bool is_release(const event& e) {
  const auto change = change_of(e);
  return change && (change->how == mechanism::release || change->how == mechanism::exchange);
}

bool is_detention(const event& e) {
  const auto change = change_of(e);
  return change && (change->how == mechanism::arrest || change->how == mechanism::rearrest || change->how == mechanism::abduction);
}

/// Which claims put people in groups.
std::map<group_id, std::vector<person_id>> members_by_claim(const dossier& d) {
  std::map<group_id, std::vector<person_id>> found;
  each_that_counts<member_claim>(d, [&](const claim&, const member_claim& says) {
    if (says.group && !says.outside) found[says.group].push_back(says.person);
  });
  return found;
}

/// How many people an event is about: as many as its group, where that has a size, and no fewer than are named.
integer_interval people_of(const event& e, const group* together, std::size_t named) {
  auto all = together != nullptr && together->size ? together->size->interval() : integer_interval{};
  const auto least = static_cast<std::int64_t>(named);
  if (!all.low || *all.low < least) all.low = least;
  if (all.high && *all.high < least) all.high = least;
  if (together == nullptr && e.people.empty()) all.low.reset();
  return all;
}

template <class Wanted>
std::vector<custody_event> custody_events(const dossier& d, Wanted wanted) {
  std::map<event_id, std::pair<std::vector<std::string>, std::vector<claim_id>>> said;
  const auto say = [&](const claim& c, const event_id& e, const std::optional<edtf>& day) {
    auto& [dates, claims] = said[e];
    claims.push_back(c.id);
    if (day) put_once(dates, day->text());
  };
  const auto& claims = d.content().claims;
  for (const auto place : d.canonical_order()) {
    if (!d.counts(place)) continue;
    if (const auto* was = std::get_if<occurred_claim>(&claims[place].says)) say(claims[place], was->event, {});
    if (const auto* was = std::get_if<dated_claim>(&claims[place].says)) say(claims[place], was->event, was->date);
  }
  const auto members = members_by_claim(d);
  std::vector<custody_event> list;
  for (const auto& e : d.events()) {
    if (!wanted(e)) continue;
    custody_event one;
    one.event = e.id;
    one.kind = e.kind;
    if (const auto change = change_of(e)) one.how = change->how;
    std::set<person_id> named;
    const auto name = [&](const person_id& p) {
      if (d.find(p)) named.insert(p);
    };
    for (const auto& p : e.people) name(p);
    const auto* together = d.find(e.group);
    if (together != nullptr) {
      one.group = e.group;
      if (d.find(together->counted_in)) one.counted_in = together->counted_in;
      for (const auto& p : together->members) name(p);
      if (const auto more = members.find(e.group); more != members.end())
        for (const auto& p : more->second) name(p);
    }
    one.people = people_of(e, together, named.size());
    one.named.assign(named.begin(), named.end());
    if (const auto found = said.find(e.id); found != said.end()) std::tie(one.dates, one.claims) = found->second;
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

template <class T>
shown_list<T> dossier::shown_of(const std::vector<T>& list) const {
  std::vector<std::uint32_t> places;
  places.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i)
    if (shows(list, i)) places.push_back(static_cast<std::uint32_t>(i));
  return {std::shared_ptr<const std::vector<T>>(content_, &list), std::move(places)};
}

shown_list<actor> dossier::actors() const { return shown_of(content_->actors); }
shown_list<place> dossier::places() const { return shown_of(content_->places); }
shown_list<document> dossier::documents() const { return shown_of(content_->documents); }
shown_list<bulletin> dossier::bulletins() const { return shown_of(content_->bulletins); }
shown_list<account> dossier::accounts() const { return shown_of(content_->accounts); }
shown_list<assumption> dossier::assumptions() const { return shown_of(content_->assumptions); }
shown_list<named_time> dossier::points() const { return shown_of(content_->points); }
shown_list<person> dossier::detainees() const { return shown_of(content_->people); }
shown_list<group> dossier::groups() const { return shown_of(content_->groups); }
shown_list<edition> dossier::editions() const { return shown_of(content_->editions); }
shown_list<event> dossier::events() const { return shown_of(content_->events); }
shown_list<negotiation> dossier::negotiations() const { return shown_of(content_->negotiations); }
shown_list<agreement> dossier::agreements() const { return shown_of(content_->agreements); }
shown_list<fund> dossier::funds() const { return shown_of(content_->funds); }
shown_list<pledge> dossier::pledges() const { return shown_of(content_->pledges); }
shown_list<exchange> dossier::exchanges() const { return shown_of(content_->exchanges); }
shown_list<claim> dossier::claims() const { return shown_of(content_->claims); }

std::vector<role_holder> dossier::mediators() const {
  return holders(*this, [](actor_role r) { return r == actor_role::mediator; });
}
std::vector<role_holder> dossier::third_parties() const { return holders(*this, is_third_party); }
std::vector<role_holder> dossier::roles() const {
  return holders(*this, [](actor_role) { return true; });
}

std::vector<custody_event> dossier::releases() const { return custody_events(*this, is_release); }
std::vector<custody_event> dossier::detentions() const { return custody_events(*this, is_detention); }

std::vector<event_link> dossier::links() const {
  std::vector<event_link> list;
  each_that_counts<linked_claim>(*this, [&](const claim& c, const linked_claim& says) {
    list.push_back({c.id, c.speaker, says.from, says.relation, says.to, says.hedge});
  });
  return list;
}

std::vector<label_given> dossier::labels() const {
  std::vector<label_given> list;
  each_that_counts<labelled_claim>(*this, [&](const claim& c, const labelled_claim& says) {
    list.push_back({c.id, c.speaker, says.of, says.population, says.label, says.criterion, says.applies});
  });
  return list;
}

}  // namespace habeas
