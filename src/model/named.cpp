// SPDX-License-Identifier: MIT
#include <habeas/model/named.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/core/error.hpp>
#include <habeas/model/shown_list.hpp>

namespace habeas {

namespace {

/// Equal but for the case of Latin letters.
bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return !a.empty() && std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// The only one of several, or what is wrong. Throws what `get` throws where there is none.
template <class Id>
Id only_one(const dossier& d, const std::vector<Id>& found, std::string_view name, const char* word) {
  if (found.size() == 1) return found.front();
  if (found.empty()) return d.get(Id(std::string(name))).id;
  throw error(errc::ambiguous, fmt::format("several {}s of that name", word), fmt::format("'{}'", name), fmt::format("one of {}", fmt::join(found, ", ")));
}

}  // namespace

account_id account_named(const dossier& d, std::string_view name) {
  const account_id id{std::string(name)};
  if (d.find(id) != nullptr) return id;
  std::vector<account_id> found;
  for (const auto& a : d.accounts()) {
    const auto* counter = d.find(a.counter);
    if (same_name(a.population, name) || (counter != nullptr && (same_name(counter->name, name) || same_name(counter->id.text(), name)))) found.push_back(a.id);
  }
  return only_one(d, found, name, "account");
}

actor_id actor_named(const dossier& d, std::string_view name) {
  const actor_id id{std::string(name)};
  if (d.find(id) != nullptr) return id;
  std::vector<actor_id> found;
  for (const auto& a : d.actors())
    if (same_name(a.name, name)) found.push_back(a.id);
  return only_one(d, found, name, "actor");
}

}  // namespace habeas
