// SPDX-License-Identifier: MIT
// Which places of a dossier already have a fault, so that what could not be read is no second fault.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <habeas/core/error.hpp>

#include "core/problem_list.hpp"

namespace habeas {

/// Where reading has found fault. What could not be read stands empty in the lists, which is no second fault: not
/// of the thing itself, nor of what holds it, nor, where a claim has no kind, of the fields that its kind would have.
class found_places {
 public:
  explicit found_places(const std::vector<problem>& problems) {
    for (const auto& p : problems) places_.insert(p.pointer);
  }
  explicit found_places(const problem_list& problems) : found_places(problems.kept()) {
    places_.insert(problems.places_left_out().begin(), problems.places_left_out().end());
  }
  [[nodiscard]] bool explain(const std::string& pointer) const {
    for (std::string at = pointer; !at.empty(); at.resize(at.rfind('/')))
      if (places_.count(at) != 0 || places_.count(at + "/kind") != 0) return true;
    const auto below = places_.lower_bound(pointer + '/');
    return below != places_.end() && below->compare(0, pointer.size() + 1, pointer + '/') == 0;
  }

 private:
  std::set<std::string> places_;
};

}  // namespace habeas
