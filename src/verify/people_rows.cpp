// SPDX-License-Identifier: MIT
#include "verify/people_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "verify/identity_cases.hpp"
#include <habeas/model/change_of_event.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/time/uncertain_instant.hpp>

namespace habeas::verify {

namespace detail {

std::string people_checker::run() {
  if (step_->plus == term{} && step_->minus == term{}) return contradiction_of_people();
  const bool low = step_->end == bound_side::low;
  const auto& late = low ? step_->plus : step_->minus;
  const auto& early = low ? step_->minus : step_->plus;
  const auto amount = low ? step_->amount : -step_->amount;
  if (late.kind != term::what::account || late.account != early.account || late.chain != early.chain) return "it is about no flow";
  const bool out = late.chain.is == term_chain::what::exits;
  if (!out && late.chain.is != term_chain::what::entries) return "it is about no flow";
  const auto* start = early.point.as<account_point::event_start>();
  const auto *first = early.point.as<instant>(), *last = late.point.as<instant>();
  const event* alone = nullptr;
  if (start != nullptr && late.point == account_point::end_of(start->of)) alone = view_->find(start->of);
  if (alone == nullptr && (first == nullptr || last == nullptr)) return "it is not from the start of an event to its end";
  if (alone != nullptr && !change_of(*alone)) return "the event does not change anyone's custody";
  const auto& account = view_->get(late.account);
  if (account.rule.unit == counting_unit::court_cases) return "the account counts cases, not people";
  kind_ = late.chain;
  if (alone != nullptr && !is_of_kind(*change_of(*alone))) return "the event is of another kind";
  if (!moves(account, out)) return "nothing that it cites says that the change moves the count";
  cited_ = {step_->claims.begin(), step_->claims.end()};
  as_written_ = std::find(step_->assumptions.begin(), step_->assumptions.end(), dates_as_written) != step_->assumptions.end();
  if (auto why = cited(account); !why.empty()) return why;

  bool said = alone == nullptr;
  for (const auto& name : step_->claims) {
    const auto& says = view_->get(name).says;
    const auto* occurred = std::get_if<occurred_claim>(&says);
    const auto* dated = std::get_if<dated_claim>(&says);
    said = said || (occurred && occurred->event == alone->id) || (dated && dated->date && dated->event == alone->id);
  }
  if (!said) return "it cites no claim that the event was";
  const auto within = alone != nullptr ? stretch{} : stretch{*first, *last};
  // An opposite change sets somebody's changes apart where it moves the count too.
  const bool other = moves(account, !out);
  // The least of all cases of who is one with whom.
  const identity_cases cases(*view_, cited_);
  std::map<std::size_t, std::int64_t> least;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto which = cases.people_in(i);
    const auto read = histories(account, out, which);
    std::map<std::size_t, std::int64_t> here;
    std::vector<bool> seen(read.size(), false);
    for (const auto& [record, number] : which) {
      auto& n = here[cases.group_of(record).number];
      if (!seen[number]) n += units(read[number], out, other, within, alone);
      seen[number] = true;
    }
    for (const auto& [number, n] : here) {
      const auto [at, fresh] = least.try_emplace(number, n);
      if (!fresh) at->second = std::min(at->second, n);
    }
  }
  std::int64_t people = 0;
  std::map<std::size_t, proven_people> proven;
  for (const auto& [number, n] : least) {
    people += n;
    proven[number].number = n;
  }
  for (const auto& p : view_->content().people)
    if (view_->find(p.id)) proven[cases.group_of(p.id).number].records.push_back(p.id);
  if (alone != nullptr && people < amount) {
    const auto wanted = out ? counting_effect::exit : counting_effect::entry;
    const auto effect = out ? effect_of(account.rule, *change_of(*alone), {}, trilean::yes) : effect_of(account.rule, *change_of(*alone), known_before(*change_of(*alone)));
    if (effect != wanted) return fmt::format("such a change is no {} under the rule of {}", wanted, account.id);
    people = std::max(people, group_counts(*alone, account, out, proven));
  }
  names on;
  for (const auto& n : step_->assumptions) on.insert(n.text());
  if (marked_) on.erase(dates_as_written.text());
  auto needed = needed_;
  if (marked_) needed.erase(dates_as_written.text());
  if (on != needed) return "it does not cite the assumptions that it rests on";
  return people >= amount ? std::string() : fmt::format("fewer than {} people are named", amount);
}

std::string people_checker::contradiction_of_people() const {
  if (!step_->sum.empty() || step_->end != bound_side::high || step_->amount != -1 || step_->times != 1) return "it is about no flow";
  if (!make_one_person_two(*view_, step_->claims) && !name_one_too_many(*view_, step_->claims))
    return "its claims neither make one person two nor name one too many of a group";
  names on, needed;
  for (const auto& n : step_->assumptions) on.insert(n.text());
  for (const auto& c : step_->claims)
    for (const auto& u : view_->get(c).under) needed.insert(u.text());
  return on == needed ? std::string() : "it does not cite the assumptions that it rests on";
}

bool people_checker::moves(const account& a, bool out) {
  if (out && a.rule.leaves == leaving_rule::when_freed) return true;
  const auto effect = out ? assumption_effect::leave_when_freed : assumption_effect::enter_when_held;
  for (const auto& name : step_->assumptions) {
    const auto& assumed = view_->get(name);
    if (assumed.effect != effect || assumed.account != a.id) continue;
    needed_.insert(name.text());
    return true;
  }
  return false;
}

std::string people_checker::cited(const account& a) {
  for (const auto& name : step_->claims) {
    const auto& c = view_->get(name);
    for (const auto& u : c.under) needed_.insert(u.text());
    const auto* member = std::get_if<member_claim>(&c.says);
    const auto* dated = std::get_if<dated_claim>(&c.says);
    const bool of_event = std::holds_alternative<occurred_claim>(c.says) || (dated && dated->date);
    const auto* one = std::get_if<identity_claim>(&c.says);
    if (!(member && (member->account == a.id || member->group)) && !of_event && !(one && one->verdict == identity_verdict::same)) return fmt::format("{} says nothing of this", name);
    const auto* b = view_->find(c.bulletin);
    const auto* listed = c.as_of ? &*c.as_of : b && b->as_of ? &*b->as_of : nullptr;
    marked_ = marked_ || (dated && dated->date && dated->date->is_qualified()) || (member && listed && listed->is_qualified());
  }
  return {};
}

}  // namespace detail

}  // namespace habeas::verify
