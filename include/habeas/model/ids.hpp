// SPDX-License-Identifier: MIT
// One id type for each kind of thing that a dossier holds.
#pragma once

#include <habeas/core/id.hpp>

namespace habeas {

using actor_id = id<struct actor_tag>;
using place_id = id<struct place_tag>;
using document_id = id<struct document_tag>;
using bulletin_id = id<struct bulletin_tag>;
using account_id = id<struct account_tag>;
using assumption_id = id<struct assumption_tag>;
using named_time_id = id<struct named_time_tag>;
using person_id = id<struct person_tag>;
using group_id = id<struct group_tag>;
using edition_id = id<struct edition_tag>;
using event_id = id<struct event_tag>;
using negotiation_id = id<struct negotiation_tag>;
using agreement_id = id<struct agreement_tag>;
using provision_id = id<struct provision_tag>;
using pledge_id = id<struct pledge_tag>;
using exchange_id = id<struct exchange_tag>;
using leg_id = id<struct leg_tag>;
using fund_id = id<struct fund_tag>;
using claim_id = id<struct claim_tag>;

}  // namespace habeas
