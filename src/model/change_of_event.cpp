// SPDX-License-Identifier: MIT
#include <habeas/model/change_of_event.hpp>

namespace habeas {

std::optional<mechanism> mechanism_of(event_kind kind) {
  switch (kind) {
    case event_kind::detention:
    case event_kind::arrest: return mechanism::arrest;
    case event_kind::rearrest: return mechanism::rearrest;
    case event_kind::abduction: return mechanism::abduction;
    case event_kind::disappearance: return mechanism::disappearance;
    case event_kind::reappearance: return mechanism::reappearance;
    case event_kind::release: return mechanism::release;
    case event_kind::exchange: return mechanism::exchange;
    case event_kind::expulsion: return mechanism::expulsion;
    case event_kind::escape: return mechanism::escape;
    case event_kind::death: return mechanism::death;
    case event_kind::transfer: return mechanism::transfer;
    default: return {};
  }
}

std::optional<custody_change> change_of(const event& e) {
  auto change = e.change;
  if (change && change->how) return change;
  if (const auto how = mechanism_of(e.kind)) (change ? *change : change.emplace()).how = how;
  return change;
}

}  // namespace habeas
