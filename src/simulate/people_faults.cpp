// SPDX-License-Identifier: MIT
// Faults of what is said of people and of the events that they were in.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "simulate/faults.hpp"
#include "simulate/random_source.hpp"

namespace habeas::detail {

void planter::label() {
  event e;
  e.id = event_id(name());
  e.title = "Release of political prisoners (simulated)";
  blame(e.id.text());
  content_->events.push_back(std::move(e));
}

person_id planter::somebody(const std::string& part) {
  person p;
  p.id = person_id(name(part.c_str()));
  p.name = p.id.text() + " (synthetic)";
  p.synthetic = true;
  content_->people.push_back(std::move(p));
  return content_->people.back().id;
}

void planter::members(std::int64_t size, std::vector<int> who) {
  group g;
  g.id = group_id(name("-group"));
  g.size = quantity::exact(size);
  const person_id people[] = {somebody("-p1"), somebody("-p2")};
  for (const auto w : who) g.members.push_back(people[w - 1]);
  blame(g.id.text());
  content_->groups.push_back(std::move(g));
}

void planter::attribute(const char* part, const person_id& who, const char* property, const std::string& value) {
  attribute_claim says;
  says.of.person = who;
  says.property = property;
  says.value = value;
  blame(add(part, std::move(says)).id.text());
}

void planter::birth() {
  const auto who = somebody("-p1");
  attribute("-a", who, "born", words_.day_text(24 * 6));
  dated_event("-b", event_kind::detention, 24 * 2, {who});
  blame(name("-b"));
}

void planter::identities() {
  const person_id people[] = {somebody("-p1"), somebody("-p2"), somebody("-p3")};
  blame(add("-a", identity_claim{people[0], people[1], identity_verdict::same}).id.text());
  blame(add("-b", identity_claim{people[2], people[1], identity_verdict::same}).id.text());
  blame(add("-c", identity_claim{people[0], people[2], identity_verdict::different}).id.text());
}

event_id planter::dated_event(const char* part, event_kind kind, std::int64_t hour, std::vector<person_id> people, group_id group) {
  event e;
  e.id = event_id(name(part));
  e.kind = kind;
  e.people = std::move(people);
  e.group = std::move(group);
  content_->events.push_back(e);
  add(part, dated_claim{e.id, day_of(hour), {}, {}});
  return e.id;
}

void planter::uncounted_release() {
  group g;
  g.id = group_id(name("-group"));
  g.size = quantity::exact(18);
  g.counted_in = own_account("-list").id;
  content_->groups.push_back(g);
  blame(dated_event("", event_kind::release, 24 * 4, {}, g.id).text());
  blame(g.counted_in.text());
}

void planter::arrests_that_leave() {
  const auto list = own_account("-list").id;
  blame(add("", exits(list, quantity::exact(3), start_of(24 * 2), end_of(24 * 4), mechanism::arrest)).id.text());
  blame(list.text());
}

void planter::due_too_early() {
  habeas::pledge promise;
  promise.id = pledge_id(name("-pledge"));
  content_->pledges.push_back(promise);
  agreement deal;
  deal.id = agreement_id(name("-deal"));
  deal.signing = dated_event("-signed", event_kind::agreement_signed, 24 * 5);
  deal.provisions.push_back({provision_id("release"), provision_kind::prisoner_release, {}, promise.id, {}, {}, {}});
  content_->agreements.push_back(deal);
  pledge_claim promised;
  promised.number = quantity::exact(20);
  promised.by = day_of(24 * 3);
  promised.pledge = promise.id;
  blame(add("-a", std::move(promised)).id.text());
  blame(promise.id.text());
  blame(deal.id.text());
}

void planter::freed_twice() {
  const auto who = somebody("-p1");
  blame(who.text());
  blame(dated_event("-first", event_kind::release, 24 * 2, {who}).text());
  blame(dated_event("-second", event_kind::release, 24 * 4, {who}).text());
}

void planter::two_waves() {
  auto& list = own_account("-list");
  list.rule.leaves = leaving_rule::when_freed;
  const auto id = list.id;
  blame(id.text());
  std::int64_t people = 12;
  for (const auto* part : {"-first", "-second"}) {
    group g;
    g.id = group_id(name(part) + "-group");
    g.size = quantity::exact(people);
    g.counted_in = id;
    content_->groups.push_back(g);
    blame(dated_event(part, event_kind::release, 2 * 24 * people / 12, {}, g.id).text());
    people += 12;
  }
}

void planter::nobody_else() {
  assumption a;
  a.id = assumption_id(name("-no-others"));
  a.speaker = actor_id("counter_1");
  a.statement = "Nobody left otherwise.";
  a.on = true;
  a.effect = assumption_effect::no_other_exits;
  a.account = own_account("-list").id;
  blame(a.id.text());
  blame(a.account.text());
  content_->assumptions.push_back(std::move(a));
}

void planter::undated() { blame(add("", stock(own_account("-list").id, quantity::exact(3))).id.text()); }

}  // namespace habeas::detail
