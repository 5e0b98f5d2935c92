// SPDX-License-Identifier: MIT
#include "lint/rules_sources.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/ranges.h>

#include <habeas/lint/finding.hpp>
#include "proof/claim_windows.hpp"

namespace habeas {

namespace detail {

void one_origin(finding_list& into) {
  std::map<claim_id, std::vector<claim_id>> repeats;
  const auto& claims = into.claims();
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (into.of().counts(i) && claims[i].derived_from) {
      const auto& origin = into.of().origin_of(claims[i]);
      if (origin.id != claims[i].id && into.of().find(origin.id)) repeats[origin.id].push_back(claims[i].id);
    }
  for (auto& [origin, these] : repeats) {
    auto subjects = finding_list::texts(these);
    subjects.push_back(origin.text());
    into.add("one_origin", std::move(subjects),
             {{"claims", into.listed(these)}, {"id", origin.text()}, {"n", fmt::format("{}", these.size() + 1)}});
  }
}

}  // namespace detail

namespace {

/// Speaker, account, stock or flow and of what kind, start: the numbers of one such series follow one another.
using count_series = std::tuple<actor_id, account_id, claim_kind, std::string, std::string>;
/// When, in order, and in words.
using count_end = std::pair<std::pair<instant, instant>, std::string>;

/// Claims of one number, from one end to the next, with no other number of the series between them.
struct same_number {
  std::vector<claim_id> claims;
  std::size_t ends = 0, last = 0;
};

void tell_said_again(finding_list& into, const std::string& number, const same_number& run) {
  if (run.ends > 1)
    into.add("said_again", finding_list::texts(run.claims), {{"claims", into.listed(run.claims)}, {"n", number}, {"m", fmt::format("{}", run.ends)}});
}

/// A number that comes back after another was counted between is a coincidence, and told by nobody.
void said_again(finding_list& into, const std::map<count_end, std::map<std::string, std::vector<const claim*>>>& ends) {
  std::map<std::string, same_number> runs;
  std::size_t at = 0;
  for (const auto& [end, numbers] : ends) {
    ++at;
    for (const auto& [number, claims] : numbers) {
      auto& run = runs[number];
      if (run.last + 1 != at) {
        tell_said_again(into, number, run);
        run = {};
      }
      for (const auto* c : claims) run.claims.push_back(c->id);
      ++run.ends;
      run.last = at;
    }
  }
  for (const auto& [number, run] : runs) tell_said_again(into, number, run);
}

/// repeat_not_marked: one speaker's number of one account and one cut-off, read in several documents, and nobody says
/// that one repeats the other. said_again: the same number at the next cut-off, too.
void same_number_again(finding_list& into) {
  const auto& d = into.of();
  const auto& claims = into.claims();
  std::map<count_series, std::map<count_end, std::map<std::string, std::vector<const claim*>>>> series;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const claim& c = claims[i];
    const auto* account = d.counts(i) && !c.derived_from ? account_of(c) : nullptr;
    const auto* number = number_of(c);
    if (account == nullptr || !number->stated() || *number->stated() == 0) continue;
    const auto at = reported_end(d, c);
    const auto* flow = std::get_if<flow_claim>(&c.says);
    const auto* held = std::get_if<held_claim>(&c.says);
    // A flow since the bulletin before is of other days each time, and a net change too.
    if (!at || (held && held->during) || (flow && (!flow->from || flow->from->kind == time_ref::how::bulletin || flow->way == direction::net || flow->way == direction::ever_held))) continue;
    const auto from = flow ? reported_start(d, c) : std::nullopt;
    const auto of = flow ? kind_text(flow->of, narrower_of(*flow)) : std::string();
    series[{c.speaker, *account, kind_of(c), of, from ? from->words : ""}][{{at->when.latest, at->when.earliest}, at->words}][to_string(*number)].push_back(&c);
  }
  for (const auto& [key, ends] : series) {
    for (const auto& [end, numbers] : ends)
      for (const auto& [number, same] : numbers) {
        std::vector<claim_id> names;
        bool apart = false;
        for (const auto* c : same) {
          names.push_back(c->id);
          apart = apart || (c->document && same.front()->document && c->document != same.front()->document && c->bulletin == same.front()->bulletin);
        }
        if (apart) into.add("repeat_not_marked", finding_list::texts(names), {{"claims", into.listed(names)}, {"n", number}, {"date", end.second}});
      }
    said_again(into, ends);
  }
}

}  // namespace

namespace detail {

void supersedes_other(finding_list& into) {
  const auto& claims = into.claims();
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const claim& c = claims[i];
    const auto* old = into.of().counts(i) ? into.of().find(c.supersedes) : nullptr;
    if (old == nullptr || std::holds_alternative<response_claim>(c.says)) continue;
    const auto *mine = account_of(c), *theirs = account_of(*old);
    const bool other_account = mine && theirs && *mine != *theirs;
    if (c.speaker == old->speaker && !other_account && kind_of(c) == kind_of(*old)) continue;
    into.add("supersedes_other", {c.id.text(), old->id.text()}, {{"claims", c.id.text()}, {"id", old->id.text()}});
  }
}

void denied_in_use(finding_list& into) {
  const auto& d = into.of();
  const auto& claims = into.claims();
  std::map<claim_id, std::vector<claim_id>> denied;
  for (const auto i : d.canonical_order()) {
    const auto* said = d.counts(i) ? std::get_if<response_claim>(&claims[i].says) : nullptr;
    if (said == nullptr || said->kind != response::denied) continue;
    if (const auto place = d.find_place(said->about); place && d.counts(*place)) denied[said->about].push_back(claims[i].id);
  }
  for (const auto& [name, by] : denied) {
    auto subjects = finding_list::texts(by);
    subjects.push_back(name.text());
    std::vector<std::string> voices;
    for (const auto& b : by)
      if (auto who = into.writer().said_by(d.get(b)); std::find(voices.begin(), voices.end(), who) == voices.end()) voices.push_back(std::move(who));
    into.add("denied_in_use", std::move(subjects), {{"who", fmt::format("{}", fmt::join(voices, "; "))}, {"id", name.text()}, {"claims", into.listed(by)}});
  }
}

void find_sources(finding_list& into) {
  one_origin(into);
  same_number_again(into);
  supersedes_other(into);
  denied_in_use(into);
}

}  // namespace detail

}  // namespace habeas
