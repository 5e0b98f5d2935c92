// SPDX-License-Identifier: MIT
#include "lint/rules_sources.hpp"

#include <cstddef>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

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

/// repeat_not_marked: one speaker's number of one account and one cut-off, read in several documents, and nobody says
/// that one repeats the other. said_again: the same number at other cut-offs.
void same_number_again(finding_list& into) {
  const auto& d = into.of();
  const auto& claims = into.claims();
  // Speaker, account, stock or flow and of what kind, number, start.
  using count = std::tuple<actor_id, account_id, claim_kind, std::string, std::string, std::string>;
  std::map<count, std::map<std::string, std::vector<const claim*>>> counts;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const claim& c = claims[i];
    const auto* account = d.counts(i) && !c.derived_from ? account_of(c) : nullptr;
    const auto* number = number_of(c);
    if (account == nullptr || !number->stated() || *number->stated() == 0) continue;
    const auto at = reported_end(d, c);
    const auto* flow = std::get_if<flow_claim>(&c.says);
    const auto* held = std::get_if<held_claim>(&c.says);
    // A flow since the bulletin before is of other days each time, and a net change too.
    if (!at || (held && held->during) || (flow && (!flow->from || flow->from->kind == time_ref::how::bulletin || flow->way == direction::net))) continue;
    const auto from = flow ? reported_start(d, c) : std::nullopt;
    const auto of = flow ? kind_text(flow->of, narrower_of(*flow)) : std::string();
    counts[{c.speaker, *account, kind_of(c), of, to_string(*number), from ? from->words : ""}][at->words].push_back(&c);
  }
  for (const auto& [key, by_end] : counts) {
    std::vector<claim_id> all;
    for (const auto& [end, same] : by_end) {
      std::vector<claim_id> names;
      bool apart = false;
      for (const auto* c : same) {
        names.push_back(c->id);
        all.push_back(c->id);
        apart = apart || (c->document && same.front()->document && c->document != same.front()->document && c->bulletin == same.front()->bulletin);
      }
      if (apart)
        into.add("repeat_not_marked", finding_list::texts(names), {{"claims", into.listed(names)}, {"n", std::get<4>(key)}, {"date", end}});
    }
    if (by_end.size() > 1)
      into.add("said_again", finding_list::texts(all),
               {{"claims", into.listed(all)}, {"n", std::get<4>(key)}, {"m", fmt::format("{}", by_end.size())}});
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

void find_sources(finding_list& into) {
  one_origin(into);
  same_number_again(into);
  supersedes_other(into);
}

}  // namespace detail

}  // namespace habeas
