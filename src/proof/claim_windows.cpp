// SPDX-License-Identifier: MIT
#include "proof/claim_windows.hpp"

#include <optional>
#include <variant>

#include <habeas/model/account_point.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/time/uncertain_instant.hpp>

namespace habeas {

namespace detail {

std::optional<uncertain_instant> dated_point(const dossier& d, const std::optional<edtf>& date) {
  if (!date) return std::nullopt;
  const auto p = cutoff_point(*date, d.content().clock, d.content().hemisphere);
  return p.latest < p.earliest ? std::nullopt : std::optional(p);
}

}  // namespace detail

std::optional<reported_time> reported_cutoff(const dossier& d, const claim& c) {
  if (const auto own = detail::dated_point(d, c.as_of)) return reported_time{*own, c.as_of->text()};
  const auto* b = d.find(c.bulletin);
  if (b == nullptr) return std::nullopt;
  if (const auto shared = detail::dated_point(d, b->as_of)) return reported_time{*shared, b->as_of->text()};
  return std::nullopt;
}

std::optional<reported_time> reported_time_ref(const dossier& d, const time_ref& m) {
  const auto clock = d.content().clock;
  const auto where = d.content().hemisphere;
  switch (m.kind) {
    case time_ref::how::start_of: return reported_time{window_start(*m.date, clock, where), m.date->text()};
    case time_ref::how::end_of: return reported_time{window_end(*m.date, clock, where), m.date->text()};
    case time_ref::how::as_of: return reported_time{cutoff_point(*m.date, clock, where), m.date->text()};
    case time_ref::how::bulletin: {
      const auto* b = d.find(bulletin_id(m.name));
      const auto p = b ? detail::dated_point(d, b->as_of) : std::nullopt;
      return reported_time{p.value_or(uncertain_instant{}), to_string(*named_in(m)), true};
    }
    case time_ref::how::point: {
      const auto* n = d.find(named_time_id(m.name));
      const auto p = n ? detail::dated_point(d, n->date) : std::nullopt;
      return reported_time{p.value_or(uncertain_instant{}), to_string(*named_in(m))};
    }
    case time_ref::how::claim: return reported_time{uncertain_instant{}, to_string(*named_in(m))};
    default: return std::nullopt;
  }
}

std::optional<reported_time> reported_start(const dossier& d, const claim& c) {
  const auto* flow = std::get_if<flow_claim>(&c.says);
  if (flow == nullptr || !flow->from || (flow->from_under && !d.assumes(flow->from_under))) return std::nullopt;
  return reported_time_ref(d, *flow->from);
}

std::optional<reported_time> reported_end(const dossier& d, const claim& c) {
  const auto* flow = std::get_if<flow_claim>(&c.says);
  if (flow != nullptr && !c.as_of && flow->to) return reported_time_ref(d, *flow->to);
  return reported_cutoff(d, c);
}

const account_id* account_of(const claim& c) noexcept {
  if (const auto* held = std::get_if<held_claim>(&c.says)) return &held->account;
  if (const auto* flow = std::get_if<flow_claim>(&c.says)) return &flow->account;
  return nullptr;
}

}  // namespace habeas
