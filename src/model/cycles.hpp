// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include <habeas/model/claim.hpp>
#include <habeas/model/content.hpp>
#include <habeas/model/id_index.hpp>

#include "model/leads.hpp"

namespace habeas {

/// What must not come back to where it began: superseding, retracting, repeating, naming another claim's point, lying within
/// and following.
class cycles {
 public:
  /// Told of each cycle: the JSON pointer of the field that closes it, what is wrong, and the id to which it leads back.
  using teller = std::function<void(std::string pointer, std::string what, std::string back_to)>;

  cycles(const dossier_content& content, const id_index& index) : content_(content), index_(index) {}

  /// Notes where a claim leads. Each claim is noted once, before `find`.
  void note(const claim& c, std::size_t place);

  /// Tells each cycle of what was noted, and of places and events. O(things).
  void find(const teller& tell) const;

 private:
  const dossier_content& content_;
  const id_index& index_;
  struct {
    leads supersedes, about, derived_from, to;
  } claims_;
};

}  // namespace habeas
