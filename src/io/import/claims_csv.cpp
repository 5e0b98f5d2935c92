// SPDX-License-Identifier: MIT
#include <habeas/io/claims_csv.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include <habeas/io/dossier_json.hpp>
#include <habeas/time/edtf.hpp>

#include "io/import/claims_speakers.hpp"
#include "io/import/claims_text.hpp"
#include "io/json/codec.hpp"
#include "io/json/json_text.hpp"

namespace habeas {
namespace {

namespace json = boost::json;
using namespace io;

/// Where a claim made of a row got its fields.
struct claim_origin {
  std::size_t row = 0;
  std::size_t rule = 0;
  std::string id;
  std::map<std::string, column_use> cells;
};

/// Makes a dossier of the rows: each a claim by the first rule that fits, then its override.
class importer : claims_speakers {
 public:
  importer(std::string mapping_name, const csv_limits& limits) : claims_speakers(std::move(mapping_name), limits) {}

  dossier_content run(std::string_view mapping_text, const table_loader& load) {
    const auto root = parse_json(mapping_text, mapping_name_, problems_);
    if (!root.is_object() && !problems_.empty()) throw error::invalid_file(std::move(problems_));
    m_ = read_mapping(root, mapping_name_, problems_);
    read_table(m_.table, m_.between, load);
    if (!table_) fail(mapping_text);
    check_columns();
    start_document();
    for (std::size_t r = 0; r < table_->rows.size(); ++r) row(r);
    finish_document();
    dossier_content content;
    try {
      content = read_dossier(pretty(document_), mapping_name_);
    } catch (const error& e) {
      for (const auto& p : e.problems()) readdress(p);
      if (problems_.empty()) throw;
    }
    if (!problems_.empty()) fail(mapping_text);
    return content;
  }

 private:
  // --- the document ---

  void start_document() {
    document_ = m_.dossier;
    if (!document_.if_contains("habeas")) document_["habeas"] = 1;
    for (const char* name : {"actors", "documents", "bulletins", "claims"}) {
      if (const auto* v = document_.if_contains(name); v && !v->is_array()) {
        report_mapping(fmt::format("/dossier/{}", name), "not a list", name_of(*v), "a list");
        document_.erase(name);
      }
      base_size_[name] = list(name).size();
    }
    for (const auto& v : list("actors"))
      if (const auto* o = v.if_object()) {
        const auto name = text_of(o->if_contains("id")), kind = text_of(o->if_contains("kind"));
        const auto shown = text_of(o->if_contains("name"));
        actors_.emplace(name, shown);
        if (!shown.empty()) known_names_.emplace(shown, name);
        kinds_.emplace(name, kind.empty() ? "other" : kind);
      }
    for (const auto& v : list("documents"))
      if (const auto* o = v.if_object()) {
        const auto name = text_of(o->if_contains("id"));
        document_ids_.insert(name);
        if (const auto address = text_of(o->if_contains("address")); !address.empty())
          documents_.emplace(std::pair(address, text_of(o->if_contains("published"))), name);
      }
    for (const auto& v : list("bulletins"))
      if (const auto* o = v.if_object()) stated_bulletins_.insert(text_of(o->if_contains("id")));
    for (const auto& v : list("claims"))
      if (const auto* o = v.if_object(); o && text_of(o->if_contains("kind")) == "related")
        if (const auto* others = o->if_contains("others");
            others && others->is_array() && text_of(o->if_contains("relation")) == "contains")
          for (const auto& other : others->get_array()) parts_of_others_.insert(text_of(&other));
  }

  void finish_document() {
    for (const auto& [name, patch] : m_.overrides)
      if (!seen_.contains(std::string(name)))
        report_mapping(fmt::format("/overrides/{}", pointer_part(std::string(name))), "an override of no row",
                       fmt::format("'{}'", std::string_view(name)), "the id of a claim of the table");
    for (const auto& b : bulletins_) {
      json::object o{{"id", word(b.id)}, {"speaker", word(b.speaker)}};
      if (!b.as_of.empty()) o["as_of"] = word(b.as_of);
      for (const auto& d : b.documents) {
        if (!o.if_contains("documents")) o["documents"] = json::array();
        o["documents"].get_array().push_back(word(d));
      }
      list("bulletins").push_back(std::move(o));
    }
    for (const char* name : {"actors", "documents", "bulletins", "claims"})
      if (list(name).empty()) document_.erase(name);
  }

  // --- one row ---

  void row(std::size_t r) {
    const auto& cells = table_->rows[r].cells;
    const auto id_column = column_[index_of(column_use::id)];
    const auto name = id_column < cells.size() ? cells[id_column].text : std::string();
    const auto skip = [&] {
      if (!name.empty()) seen_.try_emplace(name, r), lost_.insert(name);
      const auto b = column_[index_of(column_use::bulletin)];
      if (b < cells.size() && !cells[b].text.empty()) lost_.insert(cells[b].text);
    };
    if (!table_->rows[r].sound || cells.size() != table_->header.cells.size()) return skip();
    if (id_column == nowhere) return;
    if (is_blank(name))
      report_cell(r, column_use::id, "a claim without an id", "nothing", "an id of its own");
    else if (const auto [first, fresh] = seen_.try_emplace(name, r); !fresh)
      report_cell(r, column_use::id, "a claim id used twice", fmt::format("'{}'", name),
                  fmt::format("an id of its own; line {} has this one", table_->rows[first->second].line));
    if (!m_.country.empty() && column_[index_of(column_use::country)] != nowhere &&
        cell(r, column_use::country) != m_.country)
      report_cell(r, column_use::country, "another country", fmt::format("'{}'", cell(r, column_use::country)),
                  fmt::format("'{}'", m_.country));

    auto who = speaker_of(r);
    const auto rule = who ? rule_of(r, *who) : std::nullopt;
    // What no rule knows still has its numbers, dates and words checked.
    claim_origin origin{r, rule ? *rule : nowhere, name, {}};
    json::value claim =
        make(r, who ? *who : speaker_entry{}, rule ? m_.measures[*rule] : measure_rule{}, rule.has_value(), origin);
    if (!who || !rule) return skip();
    if (const auto* patch = m_.overrides.if_contains(name)) merge_patch(claim, *patch);
    if (!cell(r, column_use::bulletin).empty()) join_bulletin(r, claim.get_object());
    origins_.push_back(std::move(origin));
    list("claims").push_back(std::move(claim));
  }

  std::optional<std::size_t> rule_of(std::size_t r, const speaker_entry& who) {
    for (std::size_t i = 0; i < m_.measures.size(); ++i) {
      const auto& rule = m_.measures[i];
      const bool fits = std::all_of(rule.when.begin(), rule.when.end(), [&](const measure_rule::condition& c) {
        const auto& value = !c.use ? who.via : *c.use == column_use::speaker ? who.speaker : cell(r, *c.use);
        return std::find(c.any_of.begin(), c.any_of.end(), value) != c.any_of.end();
      });
      if (fits) return i;
    }
    report_cell(
        r, column_use::measure, "a row that no rule of the mapping fits",
        fmt::format("'{}' of kind '{}' by {}", cell(r, column_use::measure), cell(r, column_use::kind), who.speaker),
        "a rule in \"measures\"");
    return std::nullopt;
  }

  json::value make(std::size_t r, const speaker_entry& who, const measure_rule& rule, bool ruled,
                   claim_origin& origin) {
    json::object o;
    const auto put = [&](std::string_view field, json::value v, column_use use) {
      o[field] = std::move(v);
      origin.cells.emplace(field, use);
    };
    const auto keep = [&](column_use use) { o[fmt::format("x_{}", m_.columns[index_of(use)])] = word(cell(r, use)); };

    put("id", word(cell(r, column_use::id)), column_use::id);
    o["kind"] = word(to_slug(rule.kind));
    put("speaker", word(who.speaker), column_use::speaker);
    if (ruled) set_account(r, who, rule, o, origin);
    for (const auto& [name, value] : rule.fields) o[name] = value;
    if (!who.via.empty()) put("via", word(who.via), column_use::speaker);
    origin.cells.emplace("quantity", column_use::value);
    if (auto number = number_of_row(r)) o["quantity"] = std::move(*number);
    set_breakdown(r, o, ruled);
    origin.cells.emplace("breakdown", column_use::breakdown);
    set_times(r, rule, o, origin);
    if (const auto& b = cell(r, column_use::bulletin); !b.empty()) put("bulletin", word(b), column_use::bulletin);
    if (const auto doc = document_of(r)) put("document", word(*doc), column_use::address);
    if (date(r, column_use::said)) put("said", word(cell(r, column_use::said)), column_use::said);
    for (const auto use : {column_use::locator, column_use::quote, column_use::language, column_use::note})
      if (const auto& text = cell(r, use); !text.empty()) put(to_slug(use), word(text), use);
    for (const auto c : kept_)
      if (const auto& text = table_->rows[r].cells[c].text; !text.empty())
        o["x_" + table_->header.cells[c].text] = word(text);
    for (const auto use : left_over_) keep(use);
    left_over_.clear();
    return o;
  }

  void set_account(std::size_t r, const speaker_entry& who, const measure_rule& rule, json::object& o,
                   claim_origin& origin) {
    if (!rule.account.empty()) {
      o["account"] = word(rule.account);
    } else if (const auto own = rule.account_of.find(who.speaker); own != rule.account_of.end()) {
      o["account"] = word(own->second);
    } else if (!rule.account_of.empty()) {
      report_cell(r, column_use::speaker, "a speaker without an account for this measure",
                  fmt::format("'{}'", who.speaker), "an entry in the rule's \"account\"");
      origin.cells.emplace("account", column_use::speaker);
    }
  }

  std::optional<json::value> number_of_row(std::size_t r) {
    const auto& text = cell(r, column_use::value);
    const auto& said = cell(r, column_use::qualifier);
    auto how = stated_as::exact;
    if (column_[index_of(column_use::qualifier)] != nowhere) {
      const auto found = m_.qualifiers.find(said);
      if (found == m_.qualifiers.end()) {
        std::string list;
        for (const auto& [known, unused] : m_.qualifiers) list += (list.empty() ? "one of " : ", ") + known;
        report_cell(r, column_use::qualifier, "a qualifier that the mapping does not know", fmt::format("'{}'", said),
                    list);
      } else {
        how = found->second;
      }
    }
    if (how == stated_as::unquantified) {
      if (!text.empty())
        report_cell(r, column_use::value, "a number that is said to be none", fmt::format("'{}'", text),
                    "an empty cell, or another qualifier");
      return word("unquantified");
    }
    const auto n = whole_number(text);
    if (!n) {
      report_cell(r, column_use::value, "not a count", fmt::format("'{}'", text),
                  fmt::format("a whole number from 0 to {} in digits alone", quantity::greatest));
      return std::nullopt;
    }
    if (how == stated_as::exact) return *n;
    return json::object{{to_slug(how), *n}};
  }

  void set_breakdown(std::size_t r, json::object& o, bool ruled) {
    const auto& text = cell(r, column_use::breakdown);
    if (text.empty()) return;
    if (std::find(m_.subset_marks.begin(), m_.subset_marks.end(), text) != m_.subset_marks.end()) {
      const auto account = text_of(o.if_contains("account"));
      if (ruled && !parts_of_others_.contains(account))
        report_cell(r, column_use::breakdown, "a part of a count that no claim names",
                    fmt::format("'{}' for the account '{}'", text, account),
                    "a related claim in the mapping's dossier: which account contains it");
      return;
    }
    std::vector<std::string> order;
    std::map<std::string, std::pair<const axis_entry*, json::object>> axes;
    std::set<std::string_view> names;
    const auto wrong = [&](const char* what, std::string_view part, const char* wanted) {
      report_cell(r, column_use::breakdown, what, fmt::format("'{}'", part), wanted);
    };
    for (std::string_view rest = text; !rest.empty();) {
      const auto semicolon = rest.find(';');
      const auto part = trimmed(rest.substr(0, semicolon));
      rest = semicolon == std::string_view::npos ? std::string_view() : rest.substr(semicolon + 1);
      const auto equals = part.rfind('=');
      const auto name = trimmed(part.substr(0, equals));
      const auto n = equals == std::string_view::npos ? std::nullopt : whole_number(trimmed(part.substr(equals + 1)));
      const auto axis = m_.part_axis.find(std::string(name));
      if (!n || name.empty())
        wrong("not a part of a breakdown", part, "name=number, parts separated by semicolons");
      else if (axis == m_.part_axis.end())
        wrong("a part that the mapping puts on no axis", name, "a name in \"axes\"");
      else if (!names.insert(name).second)
        wrong("a part named twice", name, "each part once");
      else {
        auto& [entry, parts] = axes[axis->second.axis];
        if (entry == nullptr) order.push_back(axis->second.axis);
        entry = &axis->second;
        parts[std::string(name)] = *n;
      }
    }
    json::array list;
    for (const auto& axis : order) {
      auto& [entry, parts] = axes[axis];
      // Parts make up the whole only where all of them stand, and nothing else.
      const bool whole = !entry->partition.empty() && parts.size() == entry->partition.size() &&
                         std::all_of(entry->partition.begin(), entry->partition.end(),
                                     [&p = parts](const auto& name) { return p.if_contains(name); });
      list.push_back(json::object{
          {"axis", word(axis)}, {"composition", word(whole ? "partition" : "subset")}, {"parts", std::move(parts)}});
    }
    if (!list.empty()) o["breakdown"] = std::move(list);
  }

  /// Is there a date in the cell, and is it one?
  bool date(std::size_t r, column_use use) {
    const auto& text = cell(r, use);
    if (text.empty()) return false;
    const auto parsed = try_parse_edtf(text);
    if (parsed) return true;
    const auto& why = parsed.failure();
    report_cell(r, use, fmt::format("not a date at offset {} of '{}'", why.offset, text), why.found, why.expected);
    return false;
  }

  void set_times(std::size_t r, const measure_rule& rule, json::object& o, claim_origin& origin) {
    const auto& as_of = cell(r, column_use::as_of);
    const auto& from = cell(r, column_use::from);
    const auto& to = cell(r, column_use::to);
    const bool in_bulletin = !cell(r, column_use::bulletin).empty();
    const bool flow =
        rule.kind == claim_kind::entries || rule.kind == claim_kind::exits || rule.kind == claim_kind::net;
    const auto put = [&](std::string_view field, json::value v, column_use use) {
      o[field] = std::move(v);
      origin.cells.emplace(field, use);
    };
    const bool as_of_good = date(r, column_use::as_of);
    if (as_of_good) put("as_of", word(as_of), column_use::as_of);

    const auto start = rule.starts.find(from);
    if (flow && start != rule.starts.end()) {
      o["from"] = start->second;
    } else if (date(r, column_use::from)) {
      if (flow)
        put("from", json::object{{"start_of", word(from)}}, column_use::from);
      else
        left_over_.push_back(column_use::from);
    }

    if (date(r, column_use::to)) {
      if (rule.kind == claim_kind::pledged)
        put("by", word(to), column_use::to);
      else if (as_of.empty() && (!flow || in_bulletin))
        put("as_of", word(to), column_use::to);
      else if (flow && (as_of.empty() || to != day_part(as_of)))
        put("to", json::object{{"end_of", word(to)}}, column_use::to);
      else if (!flow && to != day_part(as_of))
        left_over_.push_back(column_use::to);
    }
    if (as_of.empty() && to.empty() && !in_bulletin && rule.kind != claim_kind::pledged)
      report_cell(r, column_[index_of(column_use::as_of)] != nowhere ? column_use::as_of : column_use::to,
                  flow ? "a flow without an end" : "a stock without a day", "nothing",
                  "a date of its cut-off, the end of its window, or a bulletin");
  }

  std::optional<std::string> document_of(std::size_t r) {
    const auto& address = cell(r, column_use::address);
    const auto& published = cell(r, column_use::published);
    const bool dated = date(r, column_use::published);
    if (address.empty()) {
      if (!published.empty())
        report_cell(r, column_use::published, "the day of a page that is not named", fmt::format("'{}'", published),
                    "its address");
      return std::nullopt;
    }
    const auto [known, fresh] = documents_.try_emplace({address, published}, std::string());
    if (!fresh) return known->second;
    // The host and the day tell documents apart, and stay when rows are added after them.
    const auto stem = published.empty() ? host_of(address) : fmt::format("{}/{}", host_of(address), published);
    known->second = stem;
    for (auto& n = same_stem_[stem]; !document_ids_.insert(known->second).second;)
      known->second = fmt::format("{}/{}", stem, ++n + 1);
    json::object o{{"id", word(known->second)}, {"address", word(address)}};
    if (dated) o["published"] = word(published);
    made_.push_back({"documents", list("documents").size(), {r, column_[index_of(column_use::address)]}});
    list("documents").push_back(std::move(o));
    return known->second;
  }

  void join_bulletin(std::size_t r, const json::object& claim) {
    const auto name = text_of(claim.if_contains("bulletin"));
    if (name.empty() || stated_bulletins_.contains(name)) return;
    const auto [at, fresh] = bulletin_at_.try_emplace(name, bulletins_.size());
    const auto speaker = text_of(claim.if_contains("speaker"));
    if (fresh) {
      made_.push_back(
          {"bulletins", base_size_["bulletins"] + bulletins_.size(), {r, column_[index_of(column_use::bulletin)]}});
      bulletins_.push_back({name, speaker, {}, {}, r});
    }
    auto& b = bulletins_[at->second];
    if (b.speaker != speaker)
      report_cell(r, column_use::bulletin, "a bulletin of two speakers", fmt::format("'{}' by {}", name, speaker),
                  fmt::format("one speaker; line {} has {}", table_->rows[b.row].line, b.speaker));
    const auto day = day_part(text_of(claim.if_contains("as_of")));
    if (b.as_of.empty()) b.as_of = day;
    if (!day.empty() && day != b.as_of)
      report_cell(r, column_use::bulletin, "a bulletin of two days", fmt::format("{} in '{}'", day, name),
                  fmt::format("one cut-off; line {} has {}", table_->rows[b.row].line, b.as_of));
    const auto document = text_of(claim.if_contains("document"));
    if (!document.empty() && std::find(b.documents.begin(), b.documents.end(), document) == b.documents.end())
      b.documents.push_back(document);
  }

  // --- problems of the document, at the place they came from ---

  void readdress(const problem& p) {
    if (p.got.size() > 2 && lost_.contains(p.got.substr(1, p.got.size() - 2)) && p.what.rfind("no such", 0) == 0)
      return;
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < p.pointer.size();) {
      const auto end = p.pointer.find('/', at + 1);
      parts.push_back(p.pointer.substr(at + 1, end == std::string::npos ? end : end - at - 1));
      at = end == std::string::npos ? p.pointer.size() : end;
    }
    const bool listed = parts.size() >= 2 && !parts[1].empty() &&
                        std::all_of(parts[1].begin(), parts[1].end(), [](char c) { return c >= '0' && c <= '9'; });
    const auto base = listed ? base_size_.find(parts[0]) : base_size_.end();
    const auto number = listed ? static_cast<std::size_t>(std::stoull(parts[1])) : 0;
    if (base == base_size_.end() || number < base->second)
      return report_mapping("/dossier" + p.pointer, p.what, p.got, p.wanted);
    if (parts[0] == "claims") return readdress_claim(p, origins_[number - base->second], parts);
    for (const auto& m : made_)
      if (m.list == parts[0] && m.number == number) {
        const bool date = parts.size() > 2 && parts[2] == "published";
        return report_cell({m.at.row, date ? column_[index_of(column_use::published)] : m.at.column}, p.what, p.got,
                           p.wanted);
      }
    report_mapping({}, p.what, p.got, p.wanted);
  }

  void readdress_claim(const problem& p, const claim_origin& origin, const std::vector<std::string>& parts) {
    const auto field = parts.size() > 2 ? parts[2] : std::string();
    std::string rest;
    for (std::size_t i = 2; i < parts.size(); ++i) rest += '/' + parts[i];
    const auto* patch = m_.overrides.if_contains(origin.id);
    if (patch != nullptr && patch->is_object() && patch->get_object().if_contains(field))
      return report_mapping(fmt::format("/overrides/{}{}", pointer_part(origin.id), rest), p.what, p.got, p.wanted);
    const auto own = origin.cells.find(field);
    const auto column = own == origin.cells.end() ? nowhere : column_[index_of(own->second)];
    if (column != nowhere) return report_cell({origin.row, column}, p.what, p.got, p.wanted);
    const auto& rule = m_.measures[origin.rule];
    const auto at = fmt::format("/measures/{}/then", origin.rule);
    if (rule.fields.if_contains(field) || field == "account") return report_mapping(at + rest, p.what, p.got, p.wanted);
    if (field == "from")
      return report_mapping(
          fmt::format("{}/starts/{}{}", at, pointer_part(cell(origin.row, column_use::from)), rest.substr(5)), p.what,
          p.got, p.wanted);
    report_cell({origin.row, column_[index_of(column_use::id)]}, p.what, p.got, p.wanted, p.pointer);
  }

  struct made_bulletin {
    std::string id, speaker, as_of;
    std::vector<std::string> documents;
    std::size_t row;
  };

  std::vector<column_use> left_over_;
  std::map<std::string, std::size_t> base_size_;
  std::map<std::pair<std::string, std::string>, std::string> documents_;
  std::unordered_set<std::string> document_ids_, stated_bulletins_, parts_of_others_;
  std::unordered_map<std::string, std::size_t> same_stem_;  ///< how many documents more have a host and a day
  std::vector<made_bulletin> bulletins_;
  std::unordered_map<std::string, std::size_t> bulletin_at_;
  std::vector<claim_origin> origins_;
  std::unordered_map<std::string, std::size_t> seen_;  ///< claim ids, and their first rows
  std::unordered_set<std::string> lost_;               ///< what stood in rows that gave no claim
};

}  // namespace

dossier_content import_claims(std::string_view mapping, const std::string& mapping_name, const table_loader& load,
                              const csv_limits& limits) {
  return importer(mapping_name, limits).run(mapping, load);
}

dossier_content import_claims_file(const std::string& mapping_path) {
  return import_claims(read_file(mapping_path), mapping_path, table_beside(mapping_path));
}

}  // namespace habeas
