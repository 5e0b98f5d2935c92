// SPDX-License-Identifier: MIT
#include "verify/event_rows.hpp"

#include <habeas/model/statement.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/time/widening.hpp>

namespace habeas::verify {

namespace detail {

link_date date_relation_of(relation how) {
  switch (how) {
    case relation::follows: return link_date::start_of_from;
    case relation::precedes:
    case relation::meets: return link_date::start_of_to;
    case relation::starts_with: return link_date::both_starts;
    case relation::ends_with: return link_date::both_ends;
    case relation::during:
    case relation::part_of:
    case relation::overlaps:
    case relation::same_as: return link_date::shared_day;
    default: return link_date::nothing;
  }
}

bool link_dates_end(const linked_claim& says, const term& end) {
  const auto from = [&](event_end which) { return end == event_term(says.from, which); };
  const auto to = [&](event_end which) { return end == event_term(says.to, which); };
  switch (date_relation_of(says.relation)) {
    case link_date::start_of_from: return from(event_end::start);
    case link_date::start_of_to: return to(event_end::start);
    case link_date::both_starts: return from(event_end::start) || to(event_end::start);
    case link_date::both_ends: return from(event_end::end) || to(event_end::end);
    default: return false;
  }
}

bool link_orders_instants(const linked_claim& link, const term& up, const term& down) {
  const auto is = [&](const event_id& a, event_end a_end, const event_id& b, event_end b_end) {
    return up == event_term(a, a_end) && down == event_term(b, b_end);
  };
  const auto &a = link.from, &b = link.to;
  switch (link.relation) {
    case relation::follows: return is(b, event_end::end, a, event_end::start);
    case relation::precedes:
    case relation::meets: return is(a, event_end::end, b, event_end::start);
    case relation::during:
    case relation::part_of: return is(b, event_end::start, a, event_end::start) || is(a, event_end::end, b, event_end::end);
    case relation::same_as: return up.chain == down.chain;
    default: return false;  // the others are about days
  }
}

}  // namespace detail

}  // namespace habeas::verify
