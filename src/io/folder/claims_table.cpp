// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/work_limits.hpp>
#include <habeas/io/dossier_files.hpp>
#include <habeas/model/references.hpp>

#include "core/visible.hpp"
#include "io/folder/claims_writer.hpp"
#include "io/folder/table_reader.hpp"
#include "io/json/codec.hpp"

namespace habeas {
namespace {

using namespace io;

/// May reading a claims table make a thing of this type, or find it there?
template <class Id>
bool may_be_in_a_table(const Id& id) {
  if constexpr (std::is_same_v<Id, assumption_id>)
    return std::any_of(slug_table<assumption_effect>::rows.begin(), slug_table<assumption_effect>::rows.end(),
                       [&](const auto& row) { return is_built_in(row.first) && built_in_assumption(row.first).id == id; });
  else
    return std::is_same_v<Id, actor_id> || std::is_same_v<Id, account_id> || std::is_same_v<Id, document_id> || std::is_same_v<Id, bulletin_id> ||
           std::is_same_v<Id, place_id> || std::is_same_v<Id, claim_id>;
}

/// Claims of which some are left out, and then those that name them.
class kept_claims {
 public:
  explicit kept_claims(const std::vector<claim>& all) : all_(all), out_(all.size(), false) {
    for (std::size_t i = 0; i < all.size(); ++i) place_.emplace(all[i].id.text(), i);
    for (std::size_t i = 0; i < all.size(); ++i) {
      work_limits::count(1);
      bool fits = true;
      visit_references(all[i], [&](const auto& id, const std::string&) {
        if (id.is_null()) return;
        fits = fits && may_be_in_a_table(id);
        if constexpr (std::is_same_v<std::decay_t<decltype(id)>, claim_id>) {
          if (const auto found = place_.find(id.text()); found != place_.end()) named_by_[found->second].push_back(i);
          else fits = false;
        }
      });
      if (!fits) leave_out(i);
    }
    settle();
  }

  [[nodiscard]] std::vector<claim> list() {
    std::vector<claim> kept;
    places_.clear();
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (!out_[i]) kept.push_back(all_[i]), places_.push_back(i);
    return kept;
  }

  /// Leaves out those at these places of the last list.
  void leave_out_of_list(const std::vector<std::size_t>& places) {
    for (const auto at : places)
      if (at < places_.size()) leave_out(places_[at]);
    settle();
  }

 private:
  void leave_out(std::size_t i) {
    if (out_[i]) return;
    out_[i] = true;
    next_.push_back(i);
  }
  void settle() {
    while (!next_.empty()) {
      work_limits::count(1);
      const auto gone = next_.back();
      next_.pop_back();
      if (const auto found = named_by_.find(gone); found != named_by_.end())
        for (const auto i : found->second) leave_out(i);
    }
  }

  const std::vector<claim>& all_;
  std::vector<bool> out_;
  std::unordered_map<std::string_view, std::size_t> place_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> named_by_;
  std::vector<std::size_t> next_, places_;
};

/// What a table says of documents and accounts, which have no table of their own beside it.
beside_claims beside(const dossier_content& content) {
  beside_claims found;
  for (const auto& d : content.documents)
    if (!d.address.empty()) found.addresses.emplace(d.id.text(), d.address);
  for (const auto& a : content.accounts)
    if (!a.counter.is_null()) found.counters.emplace(a.id.text(), a.counter.text());
  // Of one that nobody is known to count, the first to speak of it is taken for its counter.
  for (const auto& c : content.claims)
    if (const auto account = account_counted(c); !account.empty()) found.counters.try_emplace(account, c.speaker.text());
  return found;
}

}  // namespace

std::string claims_table(const dossier_content& content, std::vector<std::string>& lost) {
  // What a table of these claims makes again is what it holds; claims that then name what is not there are left out.
  kept_claims kept(content.claims);
  const auto said = beside(content);
  for (;;) {
    const auto claims = kept.list();
    work_limits::count(claims.size());
    auto text = write_claims(claims, said).text;
    table_reader reader({}, audience::internal);
    reader.read_claims(text, "claims.csv");
    if (const auto unfit = reader.unfit_claims(); !unfit.empty()) {
      kept.leave_out_of_list(unfit);
      continue;
    }
    const auto made = std::move(reader).content();
    visit_lists(content, [&](const auto& list, const char* name) {
      using thing = typename std::decay_t<decltype(list)>::value_type;
      const auto& again = made.*(std::get<list_slot<thing>>(dossier_lists).list);
      std::unordered_map<std::string, const thing*> by_id;
      for (const auto& one : again) by_id.emplace(one.id.text(), &one);
      std::vector<std::string> gone, poorer;
      for (const auto& one : list) {
        if constexpr (std::is_same_v<thing, assumption>)
          if (is_in_every_dossier(one)) continue;
        const auto found = by_id.find(one.id.text());
        if (found == by_id.end()) gone.push_back(one.id.text());
        else if (!(*found->second == one)) poorer.push_back(one.id.text());
      }
      const auto shown = [](const std::vector<std::string>& ids) {
        std::string first;
        for (std::size_t i = 0; i < std::min<std::size_t>(ids.size(), 3); ++i) first += (i == 0 ? "" : ", ") + visible(ids[i]);
        return first + (ids.size() > 3 ? ", ..." : "");
      };
      if (!gone.empty()) lost.push_back(fmt::format("{}: {} of {} not in the table ({})", name, gone.size(), list.size(), shown(gone)));
      if (!poorer.empty()) lost.push_back(fmt::format("{}: {} of {} with less than they had ({})", name, poorer.size(), list.size(), shown(poorer)));
    });
    auto head = content, bare = dossier_content();
    visit_lists(head, [](auto& list, const char*) { list.clear(); });
    if (!(head == bare)) lost.push_back("the dossier's own id, title and settings");
    return text;
  }
}

}  // namespace habeas
