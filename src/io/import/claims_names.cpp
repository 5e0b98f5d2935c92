// SPDX-License-Identifier: MIT
#include "io/import/claims_names.hpp"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

#include <habeas/core/work_limits.hpp>

#include "io/table/csv_rows.hpp"

namespace habeas::io {

claims_names::claims_names(const sheet& table, const claims_reading& with, const claims_columns& found)
    : claims_rows(table, with, found),
      speaker_(field("speaker", {{"id", "speaker"}, {"name", "speaker"}})),
      counter_(field("counted_by", {{"id", "counted_by"}, {"name", "counted_by"}})),
      via_(field("via", {{"id", "via"}, {"name", "via"}})),
      authority_(field("authority", {{"id", "authority"}, {"name", "authority"}})),
      destination_(field("destination", {{"id", "destination"}, {"name", "destination"}})),
      account_(field("account", {{"id", "account"}, {"population", "account"}, {"counter", "counted_by"}, {"counter", "speaker"}})),
      bulletin_(field("bulletin", {{"id", "bulletin"}, {"speaker", "speaker"}, {"as_of", "as_of"}, {"documents", "document"}})),
      document_(field("document", {{"id", "document"}, {"id", "url"}, {"address", "url"}})),
      kind_(source_of("kind")),
      url_(source_of("url")),
      as_of_(source_of("as_of")),
      date_(source_of("date")),
      said_(source_of("said")),
      previous_(says_previous()) {}

claims_names::naming_field claims_names::field(const char* name, std::initializer_list<std::pair<const char*, const char*>> told_by) const {
  field_columns columns;
  for (const auto& [of, column] : told_by)
    if (const auto found = found_.fields.find(std::string_view(column)); found != found_.fields.end()) columns.emplace(of, found->second);
  return {name, source_of(name), &with_.places.keep(std::move(columns))};
}

std::vector<row_facts> claims_names::all() {
  std::vector<row_facts> facts(table_.rows.size());
  std::vector<std::string_view> counters;
  const bool names_counters = counter_.from.column != heading || !counter_.from.constant.empty();
  if (names_counters) counters.resize(facts.size());
  for (std::size_t r = 0; r < facts.size(); ++r) {
    work_limits::count(0);  // reading is no search, and stops when asked to
    facts[r].speaker = actor(r, speaker_);
    if (names_counters) counters[r] = actor(r, counter_);
  }
  for (std::size_t r = 0; r < facts.size(); ++r) {
    work_limits::count(0);
    find_rest(r, facts[r], names_counters ? counters[r] : std::string_view());
  }
  return facts;
}

void claims_names::find_rest(std::size_t r, row_facts& f, std::string_view counter) {
  f.via = actor(r, via_);
  f.authority = actor(r, authority_);
  f.destination = place(r);
  f.account = account(r, f, counter);
  f.document = document(r);
  const auto kind = kind_of_word(text_of(r, kind_));
  auto as_of = text_of(r, as_of_);
  if (as_of.empty() && kind && is_count(*kind)) as_of = text_of(r, date_);
  f.bulletin = bulletin(r, f, as_of);
  if (!f.bulletin.empty() && !f.account.empty()) with_.names.counts(std::string(f.speaker), std::string(f.account), std::string(f.bulletin));
}

bool claims_names::says_previous() const {
  const auto since = source_of("since");
  if (since.constant == "previous") return true;
  if (since.column == heading) return false;
  return std::any_of(table_.rows.begin(), table_.rows.end(), [&](const csv_row& row) { return row.cells[since.column].text == "previous"; });
}

void claims_names::refuse(std::size_t r, const naming_field& named, std::string_view got, const name_clash& why) {
  const auto other = why.at ? with_.places.cell_of(why.list, *why.at) : std::string();
  const auto where = other.empty() ? std::string("the other is described already") : "the other is at " + other;
  if (why.list == "documents")
    return report(r, column("url"), "a document of two addresses", got, fmt::format("an id for each; {}", where));
  switch (why.why) {
    case name_clash::reason::names:
      return report(r, column(named.name), "two names that make one id", got, fmt::format("one spelling of each name, or names that differ in letters; {}", where));
    case name_clash::reason::counters:
      return report(r, column(named.name), "an account of two counters", got,
                    fmt::format("a name for each count, or counted_by where one speaks of what another counts; {}", where));
    case name_clash::reason::several:
      return report(r, column(named.name), "a name of more than one account", got, "the id of the one that is meant");
  }
}

std::string_view claims_names::actor(std::size_t r, const naming_field& named) {
  const auto name = text_of(r, named.from);
  if (name.empty()) return {};
  if (const auto seen = actors_.find(name); seen != actors_.end()) return seen->second;
  const auto known = with_.to.actors.size();
  auto found = with_.names.actor(text_of_cell(name));
  placed("actors", with_.to.actors, r, named);
  if (with_.to.actors.size() > known && is_word_for_total(name))
    return report(r, column(named.name), "a row of totals", name, std::string(instead_of_totals)), std::string_view();
  if (const auto* clash = std::get_if<name_clash>(&found)) return refuse(r, named, name, *clash), std::string_view();
  return actors_.emplace(name, keep(std::get<std::string>(std::move(found)))).first->second;
}

std::string_view claims_names::place(std::size_t r) {
  const auto name = text_of(r, destination_.from);
  if (name.empty()) return {};
  if (const auto known = places_.find(name); known != places_.end()) return known->second;
  auto found = with_.names.place(text_of_cell(name));
  placed("places", with_.to.places, r, destination_);
  if (const auto* clash = std::get_if<name_clash>(&found)) return refuse(r, destination_, name, *clash), std::string_view();
  return places_.emplace(name, keep(std::get<std::string>(std::move(found)))).first->second;
}

std::string_view claims_names::account(std::size_t r, const row_facts& f, std::string_view counter) {
  const auto name = text_of(r, account_.from);
  const auto kind = kind_of_word(text_of(r, kind_));
  const bool is_said = !counter.empty();
  const auto whose = is_said ? counter : f.speaker;
  if (!name.empty()) {
    if (found_.counts.empty() && !(kind && (is_count(*kind) || *kind == claim_kind::pledged))) return {};
    key_.assign(name).append("\n").append(whose).append(is_said ? "\nsaid" : "");
    if (const auto seen = accounts_.find(key_); seen != accounts_.end()) return seen->second;
    const auto known = with_.to.accounts.size();
    auto found = with_.names.account(text_of_cell(name), std::string(whose), is_said);
    placed("accounts", with_.to.accounts, r, account_);
    if (with_.to.accounts.size() > known && is_word_for_total(name))
      with_.told.push_back(fmt::format("{}: at {}: {} is read as one more account; that it holds the others nothing says (a claim of kind related would)",
                                       table_.file, cell_address(column("account"), table_.numbers[r]), quoted(name)));
    if (const auto* clash = std::get_if<name_clash>(&found)) return refuse(r, account_, name, *clash), std::string_view();
    return accounts_.emplace(key_, keep(std::get<std::string>(std::move(found)))).first->second;
  }
  if (whose.empty() || !kind || !is_count(*kind)) return {};
  if (const auto known = own_accounts_.find(whose); known != own_accounts_.end()) return known->second;
  const auto& named = is_said ? counter_ : speaker_;
  auto own = with_.names.own_account(std::string(whose));
  placed("accounts", with_.to.accounts, r, account_);
  const auto got = text_of(r, named.from);
  if (own.clash) return refuse(r, named, got, *own.clash), std::string_view();
  if (!own.another.empty()) {
    report(r, column(named.name), "a speaker with more than one account", got, "the account of each row in a column of accounts");
    return {};
  }
  if (own.id.empty()) return {};
  return own_accounts_.emplace(whose, keep(std::move(own.id))).first->second;
}

std::string_view claims_names::document(std::size_t r) {
  const auto named = text_of(r, document_.from), address = text_of(r, url_);
  if (named.empty() && address.empty()) return {};
  auto found = with_.names.document(text_of_cell(named), text_of_cell(address));
  placed("documents", with_.to.documents, r, document_);
  if (const auto* clash = std::get_if<name_clash>(&found)) return refuse(r, document_, address, *clash), std::string_view();
  return keep(std::get<std::string>(std::move(found)));
}

std::string_view claims_names::bulletin(std::size_t r, const row_facts& f, std::string_view as_of) {
  const auto named = text_of(r, bulletin_.from);
  std::string_view made;
  if (!named.empty()) {
    if (auto id = with_.names.bulletin(text_of_cell(named), std::string(f.speaker), cutoff(as_of), std::string(f.document))) made = keep(*std::move(id));
    else report(r, column("bulletin"), "a bulletin of two speakers", named, "what one speaker gave out together; an id for each speaker's own");
  } else if ((!found_.counts.empty() || previous_) && !f.speaker.empty()) {
    // The numbers of one day are of one instant, and that of the day before is named by its bulletin.
    if (const auto day = cutoff(as_of)) made = keep(with_.names.new_bulletin(std::string(f.speaker), *day, std::string(text_of(r, said_))));
  }
  placed("bulletins", with_.to.bulletins, r, bulletin_);
  return made;
}

}  // namespace habeas::io
