// SPDX-License-Identifier: MIT
#include "io/import/named_things.hpp"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

#include <habeas/model/id_of_name.hpp>

#include "core/visible.hpp"
#include "io/import/claims_text.hpp"

namespace habeas::io {
namespace {

/// A name as an id: its letters and digits or, where it has none of these, the name itself.
std::string id_for(std::string_view name) {
  auto id = id_of_name(name);
  return id.empty() ? std::string(name) : id;
}

}  // namespace

named_things::named_things(const dossier_content& known, dossier_content& made, naming how)
    : made_(made), how_(how), clock_(known.clock), hemisphere_(known.hemisphere) {
  for (const auto& a : known.actors) {
    actor_ids_.emplace(a.id.text(), a.id.text());
    if (!a.name.empty()) actor_names_.emplace(a.name, a.id.text());
  }
  for (const auto& p : known.places) {
    place_ids_.emplace(p.id.text(), p.id.text());
    if (!p.name.empty()) place_names_.emplace(p.name, p.id.text());
  }
  for (const auto& a : known.accounts) {
    account_ids_.emplace(a.id.text(), a.id.text());
    if (!a.population.empty()) populations_.emplace(a.population, a.id.text());
    if (a.counter.is_null()) continue;
    if (const auto [counts, fresh] = counts_of_.try_emplace(a.counter.text(), own{a.id.text(), {}}); !fresh) counts->second.another = a.id.text();
  }
  for (const auto& d : known.documents) {
    documents_.insert(d.id.text());
    if (!d.address.empty()) document_of_.emplace(d.address, d.id.text());
  }
  for (const auto& b : known.bulletins) {
    bulletin_speaker_.emplace(b.id.text(), std::string());  // whoever described it says whose it is
    date_bulletin(b.id.text(), b.as_of);
  }
  for (const auto& c : known.claims) {
    if (c.bulletin.is_null()) continue;
    const auto account = std::visit(
        [](const auto& says) {
          if constexpr (requires { says.number; says.account; }) return says.account.text();
          else return std::string();
        },
        c.says);
    if (!account.empty()) counts(c.speaker.text(), account, c.bulletin.text());
  }
}

std::optional<std::string> named_things::actor(std::string_view name) {
  const std::string text(name);
  if (actor_ids_.contains(text)) return text;
  if (const auto found = actor_names_.find(text); found != actor_names_.end()) return found->second;
  if (how_ == naming::makes_sources) return text;  // whoever judges the claim says that nobody is there
  auto id = id_for(text);
  const auto [taken, fresh] = actor_ids_.try_emplace(id, text);
  if (!fresh) return std::nullopt;
  actor_names_.emplace(text, id);
  auto& one = made_.actors.emplace_back();
  one.id = actor_id(id);
  if (id != text) one.name = text;
  new_actors_.push_back(id);
  return id;
}

std::optional<std::string> named_things::place(std::string_view name) {
  const std::string text(name);
  if (place_ids_.contains(text)) return text;
  if (const auto found = place_names_.find(text); found != place_names_.end()) return found->second;
  if (how_ == naming::makes_sources) return text;
  auto id = id_for(text);
  if (!place_ids_.try_emplace(id, text).second) return std::nullopt;
  place_names_.emplace(text, id);
  auto& one = made_.places.emplace_back();
  one.id = place_id(id);
  if (id != text) one.name = text;
  new_places_.push_back(id);
  return id;
}

std::string named_things::account(std::string_view name, const std::string& counter) {
  const std::string text(name);
  if (account_ids_.contains(text)) return text;
  if (const auto found = populations_.find(text); found != populations_.end()) return found->second;
  if (how_ == naming::makes_sources) return text;
  auto id = id_for(text);
  if (!account_ids_.try_emplace(id, text).second) return id;
  if (id != text) populations_.emplace(text, id);
  auto& one = made_.accounts.emplace_back();
  one.id = account_id(id);
  one.counter = actor_id(counter);
  if (id != text) one.population = text;
  new_accounts_.push_back(id);
  return id;
}

named_things::own named_things::own_account(const std::string& speaker) {
  if (account_ids_.contains(speaker)) return {speaker, {}};
  if (const auto found = counts_of_.find(speaker); found != counts_of_.end()) return found->second;
  if (how_ == naming::makes_all) return {account(speaker, speaker), {}};
  // Of a speaker who is not there neither is the account, and both are told.
  return actor_ids_.contains(speaker) ? own{} : own{speaker, {}};
}

template <class Taken>
std::string named_things::free_id(const std::string& stem, const Taken& taken) {
  if (!taken.contains(stem)) return stem;
  auto& n = last_of_stem_[stem];
  for (n = std::max<std::size_t>(n, 1);;)
    if (auto id = fmt::format("{}/{}", stem, ++n); !taken.contains(id)) return id;
}

void named_things::date_bulletin(const std::string& id, const std::optional<edtf>& as_of) {
  if (!as_of) return;
  try {
    bulletin_at_.emplace(id, cutoff_point(*as_of, clock_, hemisphere_));
  } catch (const error&) {
    // A season of no hemisphere: whoever judges the bulletin says so.
  }
}

std::optional<std::string> named_things::bulletin(std::string_view name, const std::string& speaker, const std::optional<edtf>& as_of,
                                                  const std::string& document) {
  const std::string id(name);
  const auto [found, fresh] = bulletin_speaker_.try_emplace(id, speaker);
  if (!fresh) return found->second.empty() || found->second == speaker ? std::optional(id) : std::nullopt;
  auto& one = made_.bulletins.emplace_back();
  one.id = bulletin_id(id);
  one.speaker = actor_id(speaker);
  one.as_of = as_of;
  if (!document.empty()) one.documents.emplace_back(document);
  date_bulletin(id, as_of);
  new_bulletins_.push_back(id);
  return id;
}

std::string named_things::new_bulletin(const std::string& speaker, const edtf& as_of, const std::string& said) {
  const auto [own, fresh] = own_bulletin_.try_emplace(fmt::format("{}\n{}\n{}", speaker, as_of.text(), said));
  if (!fresh) return own->second;
  own->second = free_id(fmt::format("{}/{}", speaker, as_of.text()), bulletin_speaker_);
  (void)bulletin(own->second, speaker, as_of, {});
  return own->second;
}

std::string named_things::document(std::string_view name, std::string_view address) {
  const std::string where(address);
  auto id = std::string(name);
  if (id.empty()) {
    if (const auto found = document_of_.find(where); found != document_of_.end()) return found->second;
    id = free_id(host_of(where), documents_);
  }
  if (!documents_.insert(id).second) return id;
  if (!where.empty()) document_of_.emplace(where, id);
  auto& one = made_.documents.emplace_back();
  one.id = document_id(id);
  one.address = where;
  new_documents_.push_back(id);
  return id;
}

void named_things::counts(const std::string& speaker, const std::string& account, const std::string& bulletin) {
  const auto at = bulletin_at_.find(bulletin);
  const auto whose = speaker + '\n' + account;
  if (at == bulletin_at_.end() || !counted_.insert(whose + '\n' + bulletin).second) return;
  bulletins_of_[whose].push_back({at->second, bulletin});
  sorted_.erase(whose);
}

named_things::before named_things::previous(const std::string& speaker, const std::string& account, const std::string& bulletin) {
  const auto at = bulletin_at_.find(bulletin);
  if (at == bulletin_at_.end()) return {};
  const auto whose = speaker + '\n' + account;
  auto& list = bulletins_of_[whose];
  if (sorted_.insert(whose).second) std::sort(list.begin(), list.end());
  // All that end by the time this one may begin; the last of them, unless another may be as late.
  auto end = std::partition_point(list.begin(), list.end(), [&](const dated_bulletin& b) { return b.at.latest <= at->second.earliest; });
  while (end != list.begin() && std::prev(end)->at == at->second) --end;
  if (end == list.begin()) return {};
  const auto& last = *std::prev(end);
  before found{last.id, {}};
  if (const auto at_last = std::prev(end); at_last != list.begin())
    if (const auto& other = *std::prev(at_last); !certainly_not_after(other.at, last.at) || other.at == last.at) found.as_likely = other.id;
  return found;
}

std::string named_things::told(const std::string& file, bool show) const {
  std::string text;
  const auto add = [&](const std::vector<std::string>& ids, const char* one, const char* many) {
    if (ids.empty()) return;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", ids.size(), ids.size() == 1 ? one : many);
    if (!show) return;
    text += " (";
    for (std::size_t i = 0; i < std::min<std::size_t>(ids.size(), 3); ++i) text += (i == 0 ? "" : ", ") + visible(ids[i]);
    text += ids.size() > 3 ? ", ...)" : ")";
  };
  add(new_actors_, "actor", "actors");
  add(new_places_, "place", "places");
  add(new_accounts_, "account", "accounts");
  add(new_bulletins_, "bulletin", "bulletins");
  add(new_documents_, "document", "documents");
  return text.empty() ? text : fmt::format("{} names what is described nowhere; made of it: {}", file.empty() ? "the table" : file, text);
}

}  // namespace habeas::io
