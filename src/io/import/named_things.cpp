// SPDX-License-Identifier: MIT
#include "io/import/named_things.hpp"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

#include <habeas/model/id_of_name.hpp>

#include "core/canonical_text.hpp"
#include "core/utf8.hpp"
#include "core/visible.hpp"
#include "io/import/claims_text.hpp"

namespace habeas::io {
namespace {

/// Has the name a letter that its id would lose? Marks and signs may go; letters of another script are what tells names apart.
bool has_other_letters(std::string_view name) {
  const auto apart = canonical_text(name);
  for (std::size_t i = 0; i < apart.size();) {
    const auto [c, length] = first_utf8(std::string_view(apart).substr(i));
    if (c >= 0x370 && !(c >= 0x2000 && c < 0x2C00) && !(c >= 0x3000 && c < 0x3040) && c != 0xFEFF) return true;
    i += std::max<std::size_t>(length, 1);
  }
  return false;
}

/// A name as an id: its letters and digits or, where these are not Latin ones, the name itself.
std::string id_for(std::string_view name) {
  auto id = id_of_name(name);
  return id.empty() || has_other_letters(name) ? std::string(name) : id;
}

}  // namespace

named_things::named_things(const dossier_content& known, dossier_content& made, naming how)
    : made_(made), how_(how), clock_(known.clock), hemisphere_(known.hemisphere) {
  for (const auto& a : known.actors) {
    actor_ids_.try_emplace(a.id.text());
    if (!a.name.empty()) actor_names_.emplace(canonical_text(a.name), a.id.text());
  }
  for (const auto& p : known.places) {
    place_ids_.try_emplace(p.id.text());
    if (!p.name.empty()) place_names_.emplace(canonical_text(p.name), p.id.text());
  }
  for (const auto& a : known.accounts) {
    account_ids_.try_emplace(a.id.text(), taken{{}, a.counter.text()});
    if (!a.population.empty()) populations_[canonical_text(a.population)].push_back(a.id.text());
    if (a.counter.is_null()) continue;
    if (const auto [counts, fresh] = counts_of_.try_emplace(a.counter.text(), own{a.id.text(), {}}); !fresh) counts->second.another = a.id.text();
  }
  for (const auto& d : known.documents) {
    documents_.try_emplace(d.id.text(), taken{{}, d.address});
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

template <class Thing>
found_id named_things::named(std::string_view name, const char* list, std::vector<Thing>& things, ids& known, names& by_name,
                             std::vector<std::string>& made) {
  std::string text(name);
  if (known.contains(text)) return text;
  auto looks = canonical_text(text);
  if (const auto found = by_name.find(looks); found != by_name.end()) return found->second;
  if (how_ == naming::makes_sources) return text;  // whoever judges the claim says that nobody is there
  auto id = id_for(text);
  const auto [other, fresh] = known.try_emplace(id, taken{things.size(), {}});
  if (!fresh) return clash(name_clash::reason::names, list, other->second);
  by_name.emplace(std::move(looks), id);
  auto& one = things.emplace_back();
  one.id = decltype(one.id)(id);
  if (id != text) one.name = std::move(text);
  made.push_back(id);
  return id;
}

found_id named_things::actor(std::string_view name) { return named(name, "actors", made_.actors, actor_ids_, actor_names_, new_actors_); }

found_id named_things::place(std::string_view name) { return named(name, "places", made_.places, place_ids_, place_names_, new_places_); }

found_id named_things::account(std::string_view name, const std::string& counter, bool is_said) {
  const std::string text(name);
  // A row without a speaker is told for that, and for no more.
  const auto fits = [&](const taken& account) { return counter.empty() || account.by == counter || (!account.at && !is_said); };
  if (const auto found = account_ids_.find(text); found != account_ids_.end())
    return fits(found->second) || how_ == naming::makes_sources ? found_id(text) : clash(name_clash::reason::counters, "accounts", found->second);
  const auto looks = canonical_text(text);
  if (const auto named = populations_.find(looks); named != populations_.end()) {
    const std::string *described = nullptr, *made = nullptr;
    int those_described = 0;
    for (const auto& id : named->second) {
      const auto& account = account_ids_.at(id);
      if (counter.empty() || account.by == counter) return id;
      (account.at ? made : described) = &id;
      those_described += account.at ? 0 : 1;
    }
    // One that is described is meant by whoever names it; of those that rows made, each speaker's is its own.
    if (!is_said && those_described == 1) return *described;
    if (!is_said && those_described > 1) return clash(name_clash::reason::several, "accounts", account_ids_.at(*described));
    if (made != nullptr) return clash(name_clash::reason::counters, "accounts", account_ids_.at(*made));
  }
  if (how_ == naming::makes_sources) return text;
  // Whoever calls an account as an actor is called means the count of that actor.
  if (!is_said) {
    const auto of = actor_names_.find(looks);
    const auto actor = actor_ids_.contains(text) ? text : of == actor_names_.end() ? std::string() : of->second;
    if (!actor.empty()) {
      auto found = own_account(actor);
      if (found.clash) return *std::move(found.clash);
      if (!found.another.empty()) return clash(name_clash::reason::several, "accounts", account_ids_.at(found.another));
      return std::move(found.id);
    }
  }
  return new_account(text, counter);
}

found_id named_things::new_account(std::string_view name, const std::string& counter) {
  const std::string text(name);
  auto id = id_for(text);
  const auto [other, fresh] = account_ids_.try_emplace(id, taken{made_.accounts.size(), counter});
  if (!fresh) return clash(name_clash::reason::names, "accounts", other->second);
  if (id != text) populations_[canonical_text(text)].push_back(id);
  auto& one = made_.accounts.emplace_back();
  one.id = account_id(id);
  one.counter = actor_id(counter);
  if (id != text) one.population = text;
  new_accounts_.push_back(id);
  return id;
}

named_things::own named_things::own_account(const std::string& counter) {
  if (const auto found = account_ids_.find(counter); found != account_ids_.end()) {
    // A row gave the counter's name to an account that somebody else counts.
    if (found->second.at && found->second.by != counter) return {{}, {}, clash(name_clash::reason::counters, "accounts", found->second)};
    return {counter, {}};
  }
  if (const auto found = counts_of_.find(counter); found != counts_of_.end()) return found->second;
  if (how_ == naming::makes_all) {
    auto made = new_account(counter, counter);
    if (auto* id = std::get_if<std::string>(&made)) {
      // Its id is not the counter's where that has other signs.
      counts_of_.try_emplace(counter, own{*id, {}});
      return {std::move(*id), {}};
    }
    return {{}, {}, std::get<name_clash>(std::move(made))};
  }
  // Of a speaker who is not there neither is the account, and both are told.
  return actor_ids_.contains(counter) ? own{} : own{counter, {}};
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

found_id named_things::document(std::string_view name, std::string_view address) {
  const std::string where(address);
  auto id = std::string(name);
  if (id.empty()) {
    if (const auto found = document_of_.find(where); found != document_of_.end()) return found->second;
    id = free_id(host_of(where), documents_);
  }
  const auto [other, fresh] = documents_.try_emplace(id, taken{made_.documents.size(), where});
  if (!fresh) {
    auto& had = other->second;
    if (where.empty() || where == had.by) return id;
    if (!had.at || !had.by.empty()) return clash(name_clash::reason::names, "documents", had);
    // A row before named it without its address.
    had.by = where;
    document_of_.emplace(where, id);
    made_.documents[*had.at].address = where;
    return id;
  }
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
