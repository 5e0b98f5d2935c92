// SPDX-License-Identifier: MIT
#include "proof/claim_windows.hpp"

#include <optional>
#include <variant>

#include <habeas/model/account_point.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/time/point.hpp>

namespace habeas {

namespace detail {

std::optional<point> dated_point(const dossier& d, const std::optional<edtf>& date) {
  if (!date) return std::nullopt;
  const auto p = cutoff_point(*date, d.content().clock, d.content().hemisphere);
  return p.latest < p.earliest ? std::nullopt : std::optional(p);
}

}  // namespace detail

std::optional<stated_point> stated_cutoff(const dossier& d, const claim& c) {
  if (const auto own = detail::dated_point(d, c.as_of)) return stated_point{*own, c.as_of->text()};
  const auto* b = d.find(c.bulletin);
  if (b == nullptr) return std::nullopt;
  if (const auto shared = detail::dated_point(d, b->as_of)) return stated_point{*shared, b->as_of->text()};
  return std::nullopt;
}

std::optional<stated_point> stated_moment(const dossier& d, const moment& m) {
  const auto clock = d.content().clock;
  const auto where = d.content().hemisphere;
  switch (m.kind) {
    case moment::how::start_of: return stated_point{window_start(*m.date, clock, where), m.date->text()};
    case moment::how::end_of: return stated_point{window_end(*m.date, clock, where), m.date->text()};
    case moment::how::as_of: return stated_point{cutoff_point(*m.date, clock, where), m.date->text()};
    case moment::how::bulletin: {
      const auto* b = d.find(bulletin_id(m.name));
      const auto p = b ? detail::dated_point(d, b->as_of) : std::nullopt;
      return stated_point{p.value_or(point{}), to_string(*named_in(m)), true};
    }
    case moment::how::point: {
      const auto* n = d.find(named_point_id(m.name));
      const auto p = n ? detail::dated_point(d, n->date) : std::nullopt;
      return stated_point{p.value_or(point{}), to_string(*named_in(m))};
    }
    case moment::how::claim: return stated_point{point{}, to_string(*named_in(m))};
    default: return std::nullopt;
  }
}

std::optional<stated_point> stated_start(const dossier& d, const claim& c) {
  const auto* flow = std::get_if<flow_claim>(&c.says);
  if (flow == nullptr || !flow->from || (flow->from_under && !d.assumes(flow->from_under))) return std::nullopt;
  return stated_moment(d, *flow->from);
}

std::optional<stated_point> stated_end(const dossier& d, const claim& c) {
  const auto* flow = std::get_if<flow_claim>(&c.says);
  if (flow != nullptr && !c.as_of && flow->to) return stated_moment(d, *flow->to);
  return stated_cutoff(d, c);
}

const account_id* account_of(const claim& c) noexcept {
  if (const auto* held = std::get_if<held_claim>(&c.says)) return &held->account;
  if (const auto* flow = std::get_if<flow_claim>(&c.says)) return &flow->account;
  return nullptr;
}

}  // namespace habeas
