// SPDX-License-Identifier: MIT
// A sentence that goes on after another word.
#pragma once

#include <string>

namespace habeas {

/// A sentence whose first letter is small. Only for sentences that begin with a common word: names keep theirs.
[[nodiscard]] inline std::string begun_small(std::string sentence) {
  if (!sentence.empty() && sentence[0] >= 'A' && sentence[0] <= 'Z') sentence[0] = static_cast<char>(sentence[0] - 'A' + 'a');
  return sentence;
}

}  // namespace habeas
