// SPDX-License-Identifier: MIT
// custody: who was held, who was free, by what was stated last.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <habeas/model/nouns.hpp>
#include <habeas/model/shown_list.hpp>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/print.hpp"
#include "command/report_parts.hpp"

namespace habeas::command {
namespace {

namespace json = boost::json;

constexpr keys_by_slug<custody_status> status_words("custody_");

struct custody_options {
  reading_options reading;
  std::string at, of;
};

/// The name of a person or group as readers know it: the id, and the name where there is one.
std::string name_of(const dossier& d, const custody_at& row, const sentence_writer& writer) {
  if (row.group) return writer.format("custody_group", {{"id", row.group.text()}});
  const auto* p = d.find(row.person);
  return p == nullptr || p->name.empty() ? row.person.text() : fmt::format("{} ({})", p->name, row.person);
}

std::string row_text(const dossier& d, const custody_at& row, const sentence_writer& writer) {
  const auto name = name_of(d, row, writer);
  if (row.since.empty()) return writer.format("custody_unstated", {{"person", name}}) + '\n';
  auto rests_on = listed(row.claims);
  if (!row.editions.empty()) rests_on += (rests_on.empty() ? "" : ", ") + listed(row.editions);
  return writer.format("custody_row", {{"person", name}, {"status", writer.format(status_words[row.status], {})}, {"day", row.since}, {"claims", rests_on}}) + '\n';
}

/// In the order of their ids, people before groups, however the file lists them.
std::vector<custody_at> custody_of_all(const dossier& d, const time_argument& at) {
  auto rows = d.custody(at);
  const auto key = [](const custody_at& row) { return std::pair(row.person.text(), row.group.text()); };
  std::sort(rows.begin(), rows.end(), [&](const custody_at& a, const custody_at& b) {
    return a.group.is_null() != b.group.is_null() ? a.group.is_null() : key(a) < key(b);
  });
  return rows;
}

template <class Id>
json::value id_or_null(const Id& id) {
  return id ? json::value(json::string(id.text())) : json::value(nullptr);
}

template <class Id>
json::array ids(const std::vector<Id>& all) {
  json::array list;
  for (const auto& one : all) list.push_back(json::string(one.text()));
  return list;
}

int custody(const custody_options& o) {
  const auto d = o.reading.open();
  const sentence_writer writer(d, o.reading.written_in());
  if (!o.of.empty() && !d.find(group_id(o.of))) (void)d.get(person_id(o.of));
  json::array people;
  std::string text;
  for (const auto& row : custody_of_all(d, o.at)) {
    if (!o.of.empty() && row.person.text() != o.of && row.group.text() != o.of) continue;
    text += row_text(d, row, writer);
    people.push_back(json::object{{"person", id_or_null(row.person)}, {"group", id_or_null(row.group)}, {"status", to_slug(row.status)},
                                  {"since", row.since.empty() ? json::value(nullptr) : json::value(json::string(row.since))},
                                  {"claims", ids(row.claims)}, {"editions", ids(row.editions)}});
  }
  if (o.reading.json) {
    put(json::object{{"at", o.at}, {"people", std::move(people)}}, d);
    return answered;
  }
  put((text.empty() ? writer.format("no_people", {}) + '\n' : writer.format("custody_head", {{"day", o.at}}) + '\n' + text) + withheld_text(d, o.reading.written_in()));
  return answered;
}

}  // namespace

std::string people_section(const dossier& d, const sentence_writer& writer) {
  std::string text;
  // By all that was ever stated.
  for (const auto& row : custody_of_all(d, day::from_civil(9999, 12, 31))) text += "  " + row_text(d, row, writer);
  return text;
}

void add_custody(line app) {
  auto o = std::make_shared<custody_options>();
  const auto word = app.word("custody", "Show who was held and who was free on a day, by what was stated last");
  o->reading.add_to(word);
  word.option("--at", o->at, "The day, at its end; or a date that ends").type_name("DAY").required().not_empty();
  word.option("--of", o->of, "One person or group; otherwise all").type_name("ID").not_empty();
  word.examples({"habeas custody examples/dossiers/list --at 2030-01-31",
                 "habeas custody examples/dossiers/list --at 2030-01-31 --of P2 --json"});
  word.does([o] { return custody(*o); });
}

}  // namespace habeas::command
