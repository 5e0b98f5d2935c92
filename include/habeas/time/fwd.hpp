// SPDX-License-Identifier: MIT
// Names of the room `time`, for headers that only mention them.
#pragma once

namespace habeas {

struct civil_date;
class day;
struct instant;
struct date_edge;
struct date_bounds;
struct partial_date;
struct time_of_day;
struct edtf_failure;
class edtf;
class edtf_result;
struct point;
struct widening_policy;
class allen_set;

}  // namespace habeas
