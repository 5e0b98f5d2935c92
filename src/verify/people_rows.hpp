// SPDX-License-Identifier: MIT
// Checks a step that counts named people, from the dossier alone. Shares no code with what makes such steps but the
// counting rule itself.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include <habeas/proof/proof.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas::verify::detail {

/// Says why a step of rule `named_people` does not hold; an empty text: it does.
class people_checker {
 public:
  people_checker(const dossier& view, const proof_step& s) : view_(&view), step_(&s) {}

  std::string run();

 private:
  using names = std::set<std::string>;

  /// The account's own rule needs no assumption; else the one that the step cites must say so.
  std::string grounds(const account& a, bool out);

  std::string people(const event& e, const account& a, std::int64_t amount);

  /// How many people so many records are at least: those that may be one are one.
  [[nodiscard]] std::int64_t leaving_at_least(const std::set<person_id>& records) const;

  const dossier* view_;
  const proof_step* step_;
  names needed_;
};

}  // namespace habeas::verify::detail
