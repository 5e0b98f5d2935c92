// SPDX-License-Identifier: MIT
#include "io/import/events_mapping.hpp"

#include <algorithm>
#include <optional>

#include <habeas/io/crosswalk.hpp>
#include <habeas/time/edtf.hpp>

#include "io/import/mapping_fields.hpp"

namespace habeas::io {
namespace {

class events_mapping_reader : mapping_fields {
 public:
  using mapping_fields::mapping_fields;

  events_mapping run(const json::value& root) {
    const auto* object = as_object(root, "");
    if (object == nullptr) return {};
    known(*object, "",
          {"habeas_event_mapping", "table", "separator", "standard", "speaker", "said", "document", "columns", "kept_columns", "ignored_columns",
           "empty", "days", "actors", "codes", "roles", "dossier", "note"});
    version(*object, "habeas_event_mapping", events_mapping_version);
    required_text(*object, "", "table", m_.table);
    separator(*object, m_.between);
    required_text(*object, "", "speaker", m_.speaker);
    standard(*object);
    said(*object);
    if (const auto* v = object->if_contains("document")) text(*v, "/document", m_.document);
    columns(*object);
    texts(*object, "", "kept_columns", m_.kept);
    texts(*object, "", "ignored_columns", m_.ignored);
    std::vector<std::string> nothing;
    texts(*object, "", "empty", nothing);
    m_.empty.insert(nothing.begin(), nothing.end());
    if (const auto* v = object->if_contains("days"))
      if (const auto style = word<day_style>(*v, "/days", "a way to write days")) m_.days = *style;
    if (const auto* o = inner(*object, "actors"))
      for (const auto& [name, id] : *o) text(id, under("/actors", text_of(name)), m_.actors[text_of(name)]);
    if (const auto* o = inner(*object, "codes"))
      for (const auto& [code, kind] : *o)
        if (const auto found = word<event_kind>(kind, under("/codes", text_of(code)), "a kind of event")) m_.codes[text_of(code)] = *found;
    roles(*object);
    if (const auto* o = inner(*object, "dossier")) m_.dossier = *o;
    return std::move(m_);
  }

 private:
  const json::object* inner(const json::object& o, const char* name) {
    const auto* v = o.if_contains(name);
    return v == nullptr ? nullptr : as_object(*v, std::string("/") + name);
  }
  void standard(const json::object& o) {
    required_text(o, "", "standard", m_.standard);
    if (m_.standard.empty()) return;
    const auto all = crosswalk_standards();
    if (std::find(all.begin(), all.end(), m_.standard) != all.end()) return;
    std::string list;
    for (const auto one : all) list += fmt::format("{}{}", list.empty() ? "one of " : ", ", one);
    report("/standard", "not a standard of the crosswalk", fmt::format("'{}'", m_.standard), list);
    m_.standard.clear();
  }

  void said(const json::object& o) {
    const auto* v = o.if_contains("said");
    if (v == nullptr || !text(*v, "/said", m_.said)) return;
    if (const auto read = try_parse_edtf(m_.said); !read)
      report("/said", fmt::format("not a date at offset {} of '{}'", read.failure().offset, m_.said), read.failure().found,
             read.failure().expected);
  }

  void columns(const json::object& o) {
    const auto* v = o.if_contains("columns");
    if (v == nullptr) return report("/columns", "'columns' is missing", "nothing", "an object: what for, and the table's name");
    const auto* object = as_object(*v, "/columns");
    if (object == nullptr) return;
    std::map<std::string, std::string> used;
    const auto once = [&](const std::string& column, const std::string& at, const std::string& use) {
      if (const auto [other, fresh] = used.try_emplace(column, use); !fresh)
        report(at, "a column with two uses", fmt::format("'{}'", column), fmt::format("one use; it is already the '{}'", other->second));
    };
    for (const auto& [key, name] : *object) {
      const auto use = text_of(key);
      const auto at = under("/columns", use);
      if (use == "code") {
        if (name.is_array()) texts(*object, "/columns", "code", m_.code);
        else if (std::string one; text(name, at, one)) m_.code.push_back(std::move(one));
        for (const auto& column : m_.code) once(column, at, use);
      } else if (const auto found = find_slug<event_use>(use); !found) {
        report(at, "not a use of a column", fmt::format("'{}'", use), "one of code, " + slug_list<event_use>());
      } else if (auto& column = m_.columns[static_cast<std::size_t>(*found)]; text(name, at, column)) {
        once(column, at, use);
      }
    }
    for (const char* needed : {"id", "date", "code"})
      if (!object->if_contains(needed))
        report(under("/columns", needed), fmt::format("no column for '{}'", needed), "nothing", "the name of a column");
  }

  void roles(const json::object& o) {
    const auto* object = inner(o, "roles");
    if (object == nullptr) return;
    for (const auto& [key, value] : *object) {
      const auto at = under("/roles", text_of(key));
      const auto kind = find_slug<event_kind>(text_of(key));
      if (!kind) report(at, "not a kind of event", fmt::format("'{}'", text_of(key)), "one of " + slug_list<event_kind>());
      const auto* both = as_object(value, at);
      if (both == nullptr) continue;
      known(*both, at, {"actor", "recipient"});
      event_roles made;
      for (const auto& [side, role] : {std::pair("actor", &made.actor), std::pair("recipient", &made.recipient)})
        if (const auto* given = both->if_contains(side))
          if (const auto found = word<actor_role>(*given, under(at, side), "a role")) *role = *found;
      if (kind) m_.roles[*kind] = made;
    }
  }

  events_mapping m_;
};

}  // namespace

events_mapping read_events_mapping(const json::value& root, const std::string& file, problem_list& problems) {
  return events_mapping_reader(file, problems).run(root);
}

}  // namespace habeas::io
