// SPDX-License-Identifier: MIT
#include <habeas/lint/finding.hpp>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/core/report.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/wording/sentence_writer.hpp>
#include "core/each_once.hpp"

namespace habeas {

void finding_list::add(std::string_view rule, std::vector<std::string> subjects, text_args words,
                       std::optional<proof> why, std::optional<sentence_key> key) {
  const auto known = find_rule(rule);
  if (!known) throw error(errc::invalid_value, "no such rule", std::string(rule), "a rule of check_rules");
  keep_each_once(subjects);
  const auto sentence = writer_.assuming(why ? assumptions_of(*why) : std::vector<assumption_id>{}, writer_.format(key.value_or(known->sentence), words));
  found_.push_back({std::string(rule), known->grave, std::move(subjects), sentence, std::move(why)});
}

void finding_list::add(finding f) {
  if (!find_rule(f.rule)) throw error(errc::invalid_value, "no such rule", f.rule, "a rule of check_rules");
  found_.push_back(std::move(f));
}

std::string finding_list::listed(std::vector<claim_id> names) const {
  std::sort(names.begin(), names.end());
  return writer_.listed(names);
}

std::vector<std::string> finding_list::texts(const std::vector<claim_id>& names) {
  std::vector<std::string> all;
  for (const auto& n : names) all.push_back(n.text());
  return all;
}

std::vector<finding> finding_list::take() && {
  // What one rule finds of the same subjects twice, in two accounts, is told in the order of its words: never of the file's.
  std::sort(found_.begin(), found_.end(), [](const finding& a, const finding& b) {
    if (comes_before(a, b)) return true;
    return !comes_before(b, a) && a.sentence < b.sentence;
  });
  return std::move(found_);
}

}  // namespace habeas
