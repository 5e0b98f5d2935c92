// SPDX-License-Identifier: MIT
#include <habeas/model/assuming.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/core/error.hpp>

namespace habeas {

namespace {

bool is_of_account(assumption_effect effect) {
  return std::find(std::begin(effects_of_accounts), std::end(effects_of_accounts), effect) != std::end(effects_of_accounts);
}

std::string statement_of(assumption_effect effect, const account_id& account, const std::vector<mechanism>& kinds) {
  std::vector<std::string_view> words;
  for (const auto k : kinds) words.push_back(to_slug(k));
  const auto listed = words.empty() ? std::string("of kinds that claims count") : fmt::format("by {}", fmt::join(words, " or by "));
  switch (effect) {
    case assumption_effect::no_other_exits: return fmt::format("Whoever asks supposes: all exits of {} are {}.", account, listed);
    case assumption_effect::no_other_entries: return fmt::format("Whoever asks supposes: all entries of {} are {}.", account, listed);
    case assumption_effect::leave_when_freed: return fmt::format("Whoever asks supposes: people leave {} when they are freed.", account);
    case assumption_effect::enter_when_held: return fmt::format("Whoever asks supposes: people enter {} when they are taken.", account);
    default: return {};
  }
}

}  // namespace

dossier assuming(const dossier& view, assumption_effect effect, const account_id& account, std::vector<mechanism> kinds) {
  if (effect == assumption_effect::none)
    throw error(errc::invalid_value, "an assumption without an effect", "'none'", "one of " + slug_list<assumption_effect>());
  const bool lists_kinds = effect == assumption_effect::no_other_exits || effect == assumption_effect::no_other_entries;
  if (!kinds.empty() && !lists_kinds)
    throw error(errc::invalid_value, "kinds of an assumption that lists none", fmt::format("'{}'", to_slug(effect)), "no kinds, or no_other_exits or no_other_entries");
  if (!is_of_account(effect)) {
    if (account) throw error(errc::invalid_value, "an assumption that is about no account", fmt::format("'{}'", account), fmt::format("{} alone", to_slug(effect)));
    return view.with(to_slug(effect));
  }
  if (!account) throw error(errc::invalid_value, "an assumption about no account", fmt::format("'{}'", to_slug(effect)), "the account that it is about");
  (void)view.get(account);
  assumption own;
  auto id = fmt::format("asked_{}_{}", to_slug(effect), account);
  const auto& there = view.content().assumptions;
  const auto taken = [&](const std::string& name) {
    return std::any_of(there.begin(), there.end(), [&](const assumption& a) { return a.id.text() == name; });
  };
  for (int n = 2; taken(id); ++n) id = fmt::format("asked_{}_{}_{}", to_slug(effect), account, n);
  own.id = assumption_id(id);
  own.on = true;
  own.effect = effect;
  own.account = account;
  own.statement = statement_of(effect, account, kinds);
  own.kinds = std::move(kinds);
  dossier_content more;
  more.assumptions.push_back(std::move(own));
  return view.with(more);
}

bool is_stated_by_habeas(const assumption& a) {
  if (a.speaker || a.effect == assumption_effect::none) return false;
  return a.statement == (is_of_account(a.effect) ? statement_of(a.effect, a.account, a.kinds) : built_in_assumption(a.effect).statement);
}

}  // namespace habeas
