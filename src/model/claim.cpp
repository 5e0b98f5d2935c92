// SPDX-License-Identifier: MIT
#include <habeas/model/claim.hpp>

#include <variant>

#include <habeas/model/statement.hpp>

namespace habeas {

claim_kind kind_of(const claim& c) noexcept {
  struct {
    claim_kind operator()(const held_claim&) const { return claim_kind::held; }
    claim_kind operator()(const flow_claim& f) const {
      return f.way == direction::entries ? claim_kind::entries
             : f.way == direction::exits ? claim_kind::exits
             : f.way == direction::net   ? claim_kind::net
                                         : claim_kind::ever_held;
    }
    claim_kind operator()(const pledge_claim&) const { return claim_kind::pledged; }
    claim_kind operator()(const occurred_claim&) const { return claim_kind::occurred; }
    claim_kind operator()(const dated_claim&) const { return claim_kind::dated; }
    claim_kind operator()(const linked_claim&) const { return claim_kind::linked; }
    claim_kind operator()(const role_claim&) const { return claim_kind::role; }
    claim_kind operator()(const attribute_claim&) const { return claim_kind::attribute; }
    claim_kind operator()(const custody_claim&) const { return claim_kind::custody; }
    claim_kind operator()(const implemented_claim&) const { return claim_kind::implemented; }
    claim_kind operator()(const labelled_claim&) const { return claim_kind::labelled; }
    claim_kind operator()(const identity_claim&) const { return claim_kind::identity; }
    claim_kind operator()(const member_claim&) const { return claim_kind::member; }
    claim_kind operator()(const related_claim&) const { return claim_kind::related; }
    claim_kind operator()(const coded_claim&) const { return claim_kind::coded; }
    claim_kind operator()(const counts_claim&) const { return claim_kind::counts_towards; }
    claim_kind operator()(const ratio_claim&) const { return claim_kind::ratio; }
    claim_kind operator()(const response_claim& r) const {
      switch (r.kind) {
        case response::denied: return claim_kind::denied;
        case response::corrected: return claim_kind::corrected;
        case response::retracted: return claim_kind::retracted;
        case response::unconfirmed: return claim_kind::unconfirmed;
        case response::absent: return claim_kind::absent;
      }
      return claim_kind::denied;
    }
  } name;
  return std::visit(name, c.says);
}

statement empty_statement(claim_kind kind) {
  switch (kind) {
    case claim_kind::held: return held_claim{};
    case claim_kind::entries: return flow_claim{direction::entries, {}, {}, {}, {}, {}, {}, false};
    case claim_kind::exits: return flow_claim{direction::exits, {}, {}, {}, {}, {}, {}, false};
    case claim_kind::net: return flow_claim{direction::net, {}, {}, {}, {}, {}, {}, false};
    case claim_kind::ever_held: return flow_claim{direction::ever_held, {}, {}, {}, {}, {}, {}, false};
    case claim_kind::pledged: return pledge_claim{};
    case claim_kind::ratio: return ratio_claim{};
    case claim_kind::occurred: return occurred_claim{};
    case claim_kind::dated: return dated_claim{};
    case claim_kind::linked: return linked_claim{};
    case claim_kind::role: return role_claim{};
    case claim_kind::attribute: return attribute_claim{};
    case claim_kind::custody: return custody_claim{};
    case claim_kind::implemented: return implemented_claim{};
    case claim_kind::labelled: return labelled_claim{};
    case claim_kind::identity: return identity_claim{};
    case claim_kind::member: return member_claim{};
    case claim_kind::related: return related_claim{};
    case claim_kind::coded: return coded_claim{};
    case claim_kind::counts_towards: return counts_claim{};
    case claim_kind::denied: return response_claim{response::denied, {}, {}};
    case claim_kind::corrected: return response_claim{response::corrected, {}, {}};
    case claim_kind::retracted: return response_claim{response::retracted, {}, {}};
    case claim_kind::unconfirmed: return response_claim{response::unconfirmed, {}, {}};
    case claim_kind::absent: return response_claim{response::absent, {}, {}};
  }
  return held_claim{};
}

const quantity* number_of(const claim& c) noexcept {
  if (const auto* held = std::get_if<held_claim>(&c.says)) return &held->number;
  if (const auto* flow = std::get_if<flow_claim>(&c.says)) return &flow->number;
  if (const auto* pledge = std::get_if<pledge_claim>(&c.says)) return &pledge->number;
  if (const auto* made = std::get_if<response_claim>(&c.says)) return made->number ? &*made->number : nullptr;
  return nullptr;
}

}  // namespace habeas
