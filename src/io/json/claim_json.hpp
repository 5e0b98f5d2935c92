// SPDX-License-Identifier: MIT
// A claim as one JSON object: what it says stands among what every claim has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include <habeas/model/claim.hpp>

#include "io/json/codec.hpp"

namespace habeas::io {

void read_claim(value_reader& reader, const json::value& v, const value_place& at, claim& out);
[[nodiscard]] json::object claim_object(const claim& c);

/// Lays a merge patch (RFC 7386) over a value.
void merge_patch(json::value& target, const json::value& patch);

/// Lays a merge patch (RFC 7386) over the fields of a claim, among them those that could not be read. Of `missing` the
/// claim has not been told. Both are faults unless the patch mends them.
void patch_claim(value_reader& reader, const json::object& patch, const json::object& unread,
                 const std::vector<std::string_view>& missing, const value_place& at, claim& c);

/// Sets an own field (`x_`) to a text; one of that name is replaced.
void set_own_field(extra_fields& extra, const std::string& name, std::string_view text);

}  // namespace habeas::io
