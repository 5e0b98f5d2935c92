// SPDX-License-Identifier: MIT
// Small stories of what was said when.
#pragma once

#include <cstdint>
#include <string>

#include "small.hpp"

namespace habeas::testing {

/// Ten held on the first; on the third it is said that nine were held on the second, on the fifth this is retracted, and on
/// the sixth that exactly eleven were held at the very same hour.
inline small_dossier story() {
  small_dossier d;
  d.held("a", quantity::exact(10), "2026-01-01T12:00").said = parse_edtf(january(1));
  d.held("b", quantity::exact(9), "2026-01-02T12:00").said = parse_edtf(january(3));
  response_claim gone;
  gone.kind = response::retracted;
  gone.about = claim_id("b");
  d.add("c", gone).said = parse_edtf(january(5));
  d.held("d", quantity::exact(11), "2026-01-01T12:00").said = parse_edtf(january(6));
  return d;
}

/// 398 as of 31 March, said on 3 April; on the 10th the same speaker corrects it to 401, and on the 20th to 402.
inline small_dossier revised(const std::string& bulletin = {}) {
  small_dossier d;
  if (!bulletin.empty()) d.add_bulletin(bulletin, "2031-03-31");
  const auto add = [&](const char* name, std::int64_t n, const char* said, const char* supersedes) {
    auto& c = d.held(name, quantity::exact(n), "2031-03-31");
    c.said = parse_edtf(said);
    if (supersedes != nullptr) c.supersedes = claim_id(supersedes);
    if (!bulletin.empty()) c.bulletin = bulletin_id(bulletin);
  };
  add("first", 398, "2031-04-03", nullptr);
  add("second", 401, "2031-04-10", "first");
  add("third", 402, "2031-04-20", "second");
  return d;
}

inline instant in_april(int n) { return instant::end_of(day::from_civil(2031, 4, n)); }

}  // namespace habeas::testing
