// SPDX-License-Identifier: MIT
#include <habeas/model/counting.hpp>

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <habeas/core/slug.hpp>
#include <habeas/model/account.hpp>
#include <habeas/model/edition.hpp>
#include <habeas/time/trilean.hpp>

namespace habeas {

std::vector<facet_clause> clauses_of(const counting_rule& rule) {
  auto clauses = rule.clauses;
  const auto of_liberty = [](const facet_clause& c) { return c.of == facet::deprived_of_liberty; };
  if (std::none_of(clauses.begin(), clauses.end(), of_liberty)) clauses.push_back({facet::deprived_of_liberty, "yes", true});
  return clauses;
}

trilean is_counted(const counting_rule& rule, const custody_state& state) {
  const auto clauses = clauses_of(rule);
  auto counted = rule.minimum_days > 0 ? trilean::unknown : trilean::yes;
  for (const auto& first : clauses) {
    const auto value = state.find(first.of);
    bool wanted = false, found = false, refused = false;
    for (const auto& c : clauses) {
      if (c.of != first.of) continue;
      const bool same = value != state.end() && value->second == c.value;
      wanted = wanted || c.counted;
      found = found || (c.counted && same);
      refused = refused || (!c.counted && same);
    }
    if (value == state.end()) counted = counted == trilean::no ? counted : trilean::unknown;
    else if (refused || (wanted && !found)) counted = trilean::no;
  }
  return counted;
}

custody_state custody_after(const custody_change& change, custody_state state) {
  const auto set = [&](facet f, const char* value) { state[f] = value; };
  if (!change.how) {
    state.clear();
    return state;
  }
  const auto freed = [&] {
    state.erase(facet::regime);
    set(facet::deprived_of_liberty, "no");
    for (const auto& c : change.conditions) {
      if (c.kind != condition_kind::house_arrest || c.answer == condition_answer::refused) continue;
      if (c.answer == condition_answer::accepted) {
        set(facet::deprived_of_liberty, "yes");
        state[facet::regime] = std::string(to_slug(regime::house_arrest));
      } else {
        state.erase(facet::deprived_of_liberty);
      }
    }
  };
  switch (*change.how) {
    case mechanism::arrest:
    case mechanism::rearrest:
    case mechanism::abduction:
    case mechanism::surrender:
      state.erase(facet::regime);
      state.erase(facet::holder);
      set(facet::deprived_of_liberty, "yes");
      break;
    case mechanism::transfer:
      state.erase(facet::regime);
      state.erase(facet::holder);
      break;
    case mechanism::disappearance:
      state.erase(facet::regime);
      state.erase(facet::holder);
      set(facet::deprived_of_liberty, "yes");
      set(facet::whereabouts, "unknown");
      set(facet::acknowledgement, "denied");
      break;
    case mechanism::reappearance:
      set(facet::whereabouts, "known");
      set(facet::acknowledgement, "acknowledged");
      break;
    case mechanism::release: freed(); break;
    case mechanism::exchange:
    case mechanism::expulsion:
    case mechanism::escape:
    case mechanism::death:
      state.erase(facet::regime);
      set(facet::deprived_of_liberty, "no");
      break;
    case mechanism::correction:
    case mechanism::late_registration: break;
    default: state.clear();  // a mechanism that says nothing of custody leaves all of it open
  }
  return state;
}

custody_state custody_of_counted(const counting_rule& rule) {
  std::map<facet, std::vector<std::string>> wanted;
  for (const auto& c : clauses_of(rule))
    if (c.counted) wanted[c.of].push_back(c.value);
  custody_state state;
  for (const auto& [of, values] : wanted)
    if (values.size() == 1) state[of] = values.front();
  return state;
}

counting_effect effect_of(const counting_rule& rule, const custody_change& change, const custody_state& before,
                          std::optional<trilean> counted_before) {
  if (change.how == mechanism::late_registration) return counting_effect::entry;
  if (!change.how || change.how == mechanism::correction) return counting_effect::open;
  const auto was = counted_before ? *counted_before : is_counted(rule, before);
  auto known = before;
  auto afterwards = rule;
  if (was == trilean::yes) {
    known.merge(custody_of_counted(rule));
    afterwards.minimum_days = 0;  // whoever is counted has been held for long enough
  }
  const auto is = is_counted(afterwards, custody_after(change, std::move(known)));
  if (was == trilean::unknown || is == trilean::unknown) return counting_effect::open;
  if (was == is) return counting_effect::neither;
  return is == trilean::yes ? counting_effect::entry : counting_effect::exit;
}

custody_state custody_of(const listed_person& line) {
  custody_state state{{facet::deprived_of_liberty, "yes"}};
  for (const auto& v : line.says)
    if (const auto of = find_slug<facet>(v.name)) state[*of] = v.value;
  return state;
}

}  // namespace habeas
