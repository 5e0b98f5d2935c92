// SPDX-License-Identifier: MIT
// A list in order, with nothing in it twice.
#pragma once

#include <algorithm>

namespace habeas {

/// Sorts a list and leaves out what stands in it again.
template <class List>
void keep_each_once(List& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace habeas
