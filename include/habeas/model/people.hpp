// SPDX-License-Identifier: MIT
// The people a dossier is about, by name or as a group of a given size.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <habeas/core/quantity.hpp>
#include <habeas/model/entities.hpp>

namespace habeas {

/// A person. Whether the name may be shown is said by the audience; `synthetic` marks the invented.
struct person {
  person_id id = {};
  std::string name = {};
  bool synthetic = false;
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const person&, const person&) = default;
};

/// So many people, some of them perhaps known. A member who surfaces later joins without changing the count.
struct group {
  group_id id = {};
  std::string name = {};
  std::optional<quantity> size = {};
  std::vector<person_id> members = {};
  account_id counted_in = {};
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const group&, const group&) = default;
};

}  // namespace habeas
