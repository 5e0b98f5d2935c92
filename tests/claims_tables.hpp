// SPDX-License-Identifier: MIT
// Claims tables in tests: read, or refused with their problems, a line each.
#pragma once

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/io/dossier_files.hpp>
#include <habeas/io/dossier_json.hpp>

namespace habeas::testing {

inline dossier table(const std::string& text, const std::vector<std::string>& said = {}) {
  std::vector<std::string> told;
  return dossier_of_text(text, "t.csv", parse_table_settings(said), told);
}

inline std::string refusal(const std::string& text, const std::vector<std::string>& said = {}) {
  try {
    (void)table(text, said);
  } catch (const error& e) {
    std::string all;
    for (const auto& p : e.problems()) all += to_string(p) + '\n';
    return all;
  }
  FAIL_CHECK("read");
  return {};
}

inline bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace habeas::testing
