// SPDX-License-Identifier: MIT
#include "io/import/claims_mapping.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "io/json/codec.hpp"
#include "io/json/json_text.hpp"
#include "io/import/mapping_fields.hpp"

namespace habeas::io {
namespace {

class mapping_reader : mapping_fields {
 public:
  using mapping_fields::mapping_fields;

  claims_mapping run(const json::value& root) {
    const auto* object = as_object(root, "");
    if (object == nullptr) return {};
    known(*object, "",
          {"habeas_mapping", "extends", "table", "separator", "columns", "constants", "kept_columns", "ignored_columns", "other_columns", "country", "dates", "thousands", "qualifiers", "precisions", "roles",
           "speakers", "carried", "new_speakers", "axes", "subset_marks", "measures", "overrides", "dossier", "note"});
    version(*object, "habeas_mapping", mapping_version);
    required_text(*object, "", "table", m_.table);
    separator(*object, m_.between);
    constants(*object);
    columns(*object);
    if (const auto* v = object->if_contains("other_columns"))
      if (const auto others = word<other_columns>(*v, "/other_columns", "what becomes of other columns")) m_.others = *others;
    texts(*object, "", "kept_columns", m_.kept);
    texts(*object, "", "ignored_columns", m_.ignored);
    country(*object);
    if (const auto* v = object->if_contains("dates"))
      if (const auto order = word<date_order>(*v, "/dates", "an order of day and month")) m_.written.dates = *order;
    if (const auto* v = object->if_contains("thousands"))
      if (const auto mark = word<thousands_mark>(*v, "/thousands", "what stands between thousands")) m_.written.thousands = *mark;
    qualifiers(*object);
    words(*object, "precisions", m_.precisions, "a precision of dates");
    words(*object, "roles", m_.roles, "a kind of actor");
    speakers(*object);
    axes(*object);
    texts(*object, "", "subset_marks", m_.subset_marks);
    measures(*object);
    if (const auto* v = object->if_contains("overrides")) overrides(*v);
    if (const auto* v = object->if_contains("dossier"))
      if (const auto* o = as_object(*v, "/dossier")) m_.dossier = *o;
    return std::move(m_);
  }

 private:
  void constants(const json::object& o) {
    const auto* v = o.if_contains("constants");
    const auto* object = v ? as_object(*v, "/constants") : nullptr;
    if (object == nullptr) return;
    for (const auto& [key, value] : *object) {
      const auto at = under("/constants", text_of(key));
      const auto use = find_slug<column_use>(text_of(key));
      if (!use || *use == column_use::id || *use == column_use::value)
        report(at, "not what all rows can say", fmt::format("'{}'", text_of(key)), "a use of a column but id and value");
      else text(value, at, m_.constants[index_of(*use)]);
    }
  }

  void columns(const json::object& o) {
    const auto* v = o.if_contains("columns");
    const auto* object = v ? as_object(*v, "/columns") : nullptr;
    if (object == nullptr) return;
    std::map<std::string, std::string> used;
    for (const auto& [key, name] : *object) {
      const auto word = text_of(key);
      const auto at = under("/columns", word);
      const auto use = find_slug<column_use>(word);
      if (!use) {
        report(at, "not a use of a column", fmt::format("'{}'", word), "one of " + slug_list<column_use>());
        continue;
      }
      auto& column = m_.columns[index_of(*use)];
      if (!text(name, at, column)) continue;
      if (const auto [other, fresh] = used.try_emplace(column, word); !fresh)
        report(at, "a column with two uses", fmt::format("'{}'", column),
               fmt::format("one use; it is already the '{}'", other->second));
    }
  }

  void country(const json::object& o) {
    if (const auto* v = o.if_contains("country")) {
      text(*v, "/country", m_.country);
    } else if (!m_.columns[index_of(column_use::country)].empty()) {
      report("/country", "'country' is missing", "nothing", "the text in the column of countries");
    }
  }

  void qualifiers(const json::object& o) {
    // Our own words need no entry; one that means something else in the table has one.
    for (const auto& [how, word] : slug_table<quantifier>::rows)
      if (how != quantifier::between) m_.qualifiers.emplace(word, how);
    const auto* v = o.if_contains("qualifiers");
    const auto* object = v ? as_object(*v, "/qualifiers") : nullptr;
    if (object == nullptr) return;
    for (const auto& [key, value] : *object) {
      const auto at = under("/qualifiers", text_of(key));
      std::string word;
      if (!text(value, at, word)) continue;
      const auto how = find_slug<quantifier>(word);
      if (!how || *how == quantifier::between)
        report(at, "not a qualifier", name_of(value),
               "one of exact, at_least, more_than, at_most, fewer_than, about, unquantified");
      else
        m_.qualifiers[text_of(key)] = *how;
    }
  }

  /// The table's words for ours, which need no entry themselves.
  template <slugged Enum>
  void words(const json::object& o, const char* field, std::map<std::string, Enum>& to, const char* what) {
    for (const auto& [value, slug] : slug_table<Enum>::rows) to.emplace(slug, value);
    const auto* v = o.if_contains(field);
    const auto place = fmt::format("/{}", field);
    const auto* object = v ? as_object(*v, place) : nullptr;
    if (object == nullptr) return;
    for (const auto& [key, value] : *object)
      if (const auto one = word<Enum>(value, under(place, text_of(key)), what)) to[text_of(key)] = *one;
  }

  void speakers(const json::object& o) {
    if (const auto* v = o.if_contains("speakers"))
      if (const auto* object = as_object(*v, "/speakers"))
        for (const auto& [key, value] : *object) {
          const auto at = under("/speakers", text_of(key));
          speaker_entry entry;
          if (const auto* inner = value.if_object()) {
            known(*inner, at, {"speaker", "via"});
            required_text(*inner, at, "speaker", entry.speaker);
            if (const auto* via = inner->if_contains("via")) text(*via, at + "/via", entry.via);
          } else {
            text(value, at, entry.speaker);
          }
          m_.speakers.emplace(text_of(key), std::move(entry));
        }
    if (const auto* v = o.if_contains("carried"))
      if (const auto* list = as_list(*v, "/carried"))
        for (std::size_t i = 0; i < list->size(); ++i) {
          const auto at = fmt::format("/carried/{}", i);
          const auto* inner = as_object((*list)[i], at);
          if (inner == nullptr) continue;
          known(*inner, at, {"ending", "speaker"});
          carried_entry entry;
          required_text(*inner, at, "ending", entry.ending);
          required_text(*inner, at, "speaker", entry.speaker);
          if (!entry.ending.empty() && !entry.speaker.empty()) m_.carried.push_back(std::move(entry));
        }
    if (const auto* v = o.if_contains("new_speakers")) {
      std::string word;
      if (text(*v, "/new_speakers", word)) {
        if (word != "create" && word != "refuse")
          report("/new_speakers", "not a known word here", name_of(*v), "create or refuse");
        m_.create_speakers = word == "create";
      }
    }
  }

  void axes(const json::object& o) {
    const auto* v = o.if_contains("axes");
    const auto* object = v ? as_object(*v, "/axes") : nullptr;
    if (object == nullptr) return;
    for (const auto& [key, value] : *object) {
      const auto at = under("/axes", text_of(key));
      const auto* inner = as_object(value, at);
      if (inner == nullptr) continue;
      known(*inner, at, {"partition", "subsets"});
      std::vector<std::string> partition, subsets;
      texts(*inner, at, "partition", partition);
      texts(*inner, at, "subsets", subsets);
      if (partition.empty() && subsets.empty())
        report(at, "an axis without parts", "none", "names in \"partition\" or \"subsets\"");
      const axis_entry entry{text_of(key), partition};
      for (const auto* parts : {&partition, &subsets})
        for (const auto& part : *parts)
          if (const auto [seen, fresh] = m_.part_axis.try_emplace(part, entry); !fresh)
            report(at, "a part of two axes", fmt::format("'{}'", part),
                   fmt::format("one axis; '{}' has it too", seen->second.axis));
    }
  }

  void measures(const json::object& o) {
    const auto* v = o.if_contains("measures");
    if (v == nullptr) return report("/measures", "'measures' is missing", "nothing", "a list of rules");
    const auto* list = as_list(*v, "/measures");
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto at = fmt::format("/measures/{}", i);
      m_.measures.emplace_back();  // rules keep their numbers, whatever is wrong with them
      const auto* rule = as_object((*list)[i], at);
      if (rule == nullptr) continue;
      known(*rule, at, {"when", "then", "note"});
      const auto* when = rule->if_contains("when");
      const auto* then = rule->if_contains("then");
      if (when == nullptr)
        report(at + "/when", "a rule without conditions", "nothing", "an object: column and words");
      else
        conditions(*when, at + "/when", m_.measures.back());
      if (then == nullptr)
        report(at + "/then", "an empty rule", "nothing", "an object: the kind of claim, its account, ...");
      else
        result(*then, at + "/then", m_.measures.back());
    }
  }

  void conditions(const json::value& v, const std::string& at, measure_rule& rule) {
    const auto* object = as_object(v, at);
    if (object == nullptr) return;
    for (const auto& [key, value] : *object) {
      const auto word = text_of(key);
      const auto here = under(at, word);
      measure_rule::condition c;
      c.use = find_slug<column_use>(word);
      if (!c.use && word != "via") {
        report(here, "not a use of a column", fmt::format("'{}'", word), "via, or one of " + slug_list<column_use>());
        continue;
      }
      if (value.is_array()) {
        texts(*v.if_object(), at, word.c_str(), c.any_of);
      } else {
        std::string one;
        if (text(value, here, one)) c.any_of.push_back(std::move(one));
      }
      rule.when.push_back(std::move(c));
    }
  }

  void result(const json::value& v, const std::string& at, measure_rule& rule) {
    const auto* object = as_object(v, at);
    if (object == nullptr) return;
    std::string kind;
    required_text(*object, at, "kind", kind);
    const auto found = find_slug<claim_kind>(kind);
    const bool counts =
        found && (*found == claim_kind::held || *found == claim_kind::entries || *found == claim_kind::exits ||
                  *found == claim_kind::net || *found == claim_kind::pledged);
    if (counts)
      rule.kind = *found;
    else if (!kind.empty())
      report(at + "/kind", "not a kind of claim that a number makes", fmt::format("'{}'", kind),
             "held, entries, exits, net or pledged");
    for (const auto& [key, value] : *object) {
      const auto word = text_of(key);
      const auto here = under(at, word);
      if (word == "kind") continue;
      if (word == "account")
        account(value, here, rule);
      else if (word == "starts")
        starts(value, here, rule);
      else if (word == "id" || word == "speaker" || word == "quantity" || word == "supersedes" ||
               word == "derived_from")
        report(here, "what no rule can say of many rows", fmt::format("'{}'", word), "an override of one claim");
      else
        rule.fields[key] = value;
    }
  }
  void account(const json::value& v, const std::string& at, measure_rule& rule) {
    if (!v.is_object()) {
      text(v, at, rule.account);
      return;
    }
    for (const auto& [key, value] : v.get_object()) text(value, under(at, text_of(key)), rule.account_of[text_of(key)]);
  }
  void starts(const json::value& v, const std::string& at, measure_rule& rule) {
    if (const auto* object = as_object(v, at))
      for (const auto& [key, value] : *object) rule.starts.emplace(text_of(key), value);
  }

  void overrides(const json::value& v) {
    const auto* object = as_object(v, "/overrides");
    if (object == nullptr) return;
    for (const auto& [key, patch] : *object) {
      const auto at = under("/overrides", text_of(key));
      const auto* fields = as_object(patch, at);
      if (fields == nullptr) continue;
      if (fields->if_contains("id"))
        report(at + "/id", "an override that changes the id", name_of(*fields->if_contains("id")), "the table's id");
      else
        m_.overrides[key] = patch;
    }
  }

  claims_mapping m_;
};

}  // namespace

claims_mapping read_mapping(const json::value& root, const std::string& file, problem_list& problems) {
  return mapping_reader(file, problems).run(root);
}

}  // namespace habeas::io
