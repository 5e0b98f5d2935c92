// SPDX-License-Identifier: MIT
// An id names one kind of thing, and nothing turns into an id unseen.
#include <string>

#include <habeas/core/id.hpp>

using person_id = habeas::id<struct person_tag>;
using event_id = habeas::id<struct event_tag>;

const person_id person("ana");
const event_id event("ana");

#if HABEAS_CASE == 0
const bool same = person == person_id("ana") && person_id("ana") < person_id("eva") && event.text() == "ana";
#elif HABEAS_CASE == 1  // refused: (no match for|invalid operands).*
const bool same = person == event;
#elif HABEAS_CASE == 2  // refused: (no match for|invalid operands).*
const bool earlier = person < event;
#elif HABEAS_CASE == 3  // refused: (conversion from|no viable conversion).*
const person_id from_text = std::string("ana");
#elif HABEAS_CASE == 4  // refused: (conversion from|no viable conversion).*
const person_id from_event = event;
#elif HABEAS_CASE == 5  // refused: (no match for|invalid operands).*
const person_id next = person + 1;
#elif HABEAS_CASE == 6  // refused: (conversion from|no viable conversion).*
const std::string text = person;
#endif
