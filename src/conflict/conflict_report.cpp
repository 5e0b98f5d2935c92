// SPDX-License-Identifier: MIT
#include <habeas/conflict/conflict_report.hpp>

#include <stop_token>
#include <utility>

#include <habeas/core/work_limits.hpp>
#include <habeas/conflict/conflict_enumeration.hpp>
#include <habeas/conflict/conflict_text.hpp>
#include <habeas/conflict/placed_contradiction.hpp>

namespace habeas {

conflict_report explain(placed_contradiction c, const dossier& d, const excerpts& whole, const sentence_writer& writer,
                        ledger_options options, std::stop_token stop) {
  auto text = quote(c.found, d, writer);
  auto ways = find_repairs(whole, c.found, c.account, options, std::move(stop));
  return {std::move(c), std::move(text), std::move(ways)};
}

conflict_reports explain_contradictions(const dossier& d, std::size_t k, const sentence_writer& writer, ledger_options options,
                                        std::size_t effort, std::stop_token stop) {
  std::vector<placed_contradiction> found;
  conflict_reports told;
  told.more = false;
  const auto gather = [&](const account_id& account, contradiction_list some) {
    for (auto& c : some.found) file_under_accounts(found.emplace_back(placed_contradiction{account, std::move(c), {}}), d);
    if (some.more == true) told.more = true;
    if (!some.more && told.more == false) told.more.reset();
  };
  // Of a part that a limit ended, nobody knows what else is there.
  const auto look = [&](auto&& part) {
    if (!work_limits::allow(part) && told.more == false) told.more.reset();
  };
  look([&] { gather({}, first_contradictions(timeline(d, stop), k, effort, stop)); });
  const auto& accounts = d.content().accounts;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    if (!d.shows(accounts, i)) continue;
    look([&] {
      const ledger books(d, accounts[i].id, options, stop);
      // Nothing contradicts: no need to look for more.
      if (!books.conflicts_settled() || !books.conflict_sets().empty()) gather(accounts[i].id, first_contradictions(books, k, effort, stop));
    });
  }
  std::sort(found.begin(), found.end(), comes_first);
  // An account sees the contradictions of the dates that it uses; each is told once.
  const auto again = [](const auto& a, const auto& b) { return a.found.claims == b.found.claims; };
  found.erase(std::unique(found.begin(), found.end(), again), found.end());
  if (found.size() > k) {
    found.resize(k);
    told.more = true;
  }
  const excerpts whole(d);
  for (auto& c : found) look([&] { told.list.push_back(explain(std::move(c), d, whole, writer, options, stop)); });
  return told;
}

}  // namespace habeas
