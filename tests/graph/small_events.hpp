// SPDX-License-Identifier: MIT
// Small dossiers of events, links and roles for the tests of this room and of what stands on it.
#pragma once

#include <string>
#include <vector>

#include <habeas/model/dossier.hpp>

namespace habeas::testing {

struct small_events {
  dossier_content content;

  small_events() {
    content.id = "events";
    who("speaker");
  }

  actor& who(const std::string& name) {
    actor a;
    a.id = actor_id(name);
    content.actors.push_back(a);
    return content.actors.back();
  }
  event& what(const std::string& name, event_kind kind = event_kind::other) {
    event e;
    e.id = event_id(name);
    e.kind = kind;
    content.events.push_back(e);
    return content.events.back();
  }
  claim& say(const std::string& name, statement says) {
    claim c;
    c.id = claim_id(name);
    c.speaker = actor_id("speaker");
    c.says = std::move(says);
    c.said = parse_edtf("2030-01-01");
    content.claims.push_back(std::move(c));
    return content.claims.back();
  }
  claim& link(const std::string& name, const std::string& from, relation how, const std::string& to, const std::string& hedge = {}) {
    linked_claim says;
    says.from = event_id(from);
    says.relation = how;
    says.to = event_id(to);
    says.hedge = hedge;
    if (how == relation::within) says.days = 10;
    return say(name, says);
  }
  claim& date(const std::string& name, const std::string& of, const std::string& text) {
    dated_claim says;
    says.event = event_id(of);
    says.date = parse_edtf(text);
    return say(name, says);
  }
  claim& role(const std::string& name, const std::string& actor, actor_role how, const std::string& of) {
    role_claim says;
    says.actor = actor_id(actor);
    says.role = how;
    says.event = event_id(of);
    return say(name, says);
  }
  [[nodiscard]] dossier make() const { return dossier(content); }
};

inline std::vector<event_id> ids(const std::vector<std::string>& names) {
  std::vector<event_id> list;
  for (const auto& n : names) list.emplace_back(n);
  return list;
}
inline std::vector<claim_id> claims(const std::vector<std::string>& names) {
  std::vector<claim_id> list;
  for (const auto& n : names) list.emplace_back(n);
  return list;
}

}  // namespace habeas::testing
