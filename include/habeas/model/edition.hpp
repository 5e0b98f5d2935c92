// SPDX-License-Identifier: MIT
// List editions: documents that name people as of a day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/entities.hpp>

namespace habeas {

/// What an edition says of one person: a facet of custody by its slug, or a property such as sex or facility.
struct listed_value {
  std::string name = {};
  std::string value = {};
  friend bool operator==(const listed_value&, const listed_value&) = default;
};

/// One line of an edition.
struct listed_person {
  person_id person = {};
  std::vector<listed_value> says = {};
  friend bool operator==(const listed_person&, const listed_person&) = default;
};

/// What a line says under a name, or nothing where it says nothing.
[[nodiscard]] HABEAS_API const std::string* find_listed(const listed_person& line, const std::string& name) noexcept;

/// A list of an account as it was published at one time. A person may stand on it twice: that is a finding.
struct edition {
  edition_id id = {};
  account_id account = {};    ///< whose count it lists
  document_id document = {};  ///< where it was read
  bulletin_id bulletin = {};  ///< with which numbers it shares a cut-off
  std::optional<edtf> as_of = {};
  std::vector<listed_person> people = {};
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const edition&, const edition&) = default;
};

}  // namespace habeas
