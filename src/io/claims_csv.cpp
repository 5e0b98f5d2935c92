// SPDX-License-Identifier: MIT
#include <habeas/io/claims_csv.hpp>

#include <algorithm>
#include <array>
#include <compare>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include <habeas/io/dossier_json.hpp>
#include <habeas/time/edtf.hpp>

#include "claims_mapping.hpp"
#include "codec.hpp"
#include "json_text.hpp"

namespace habeas {
namespace {

namespace json = boost::json;
using namespace io;

constexpr std::size_t nowhere = std::size_t(-1);

std::string text_of(const json::value* v) {
  const auto* s = v == nullptr ? nullptr : v->if_string();
  return s == nullptr ? std::string() : std::string(s->data(), s->size());
}

json::value word(std::string_view s) {
  return json::string(s);
}

/// The day of a cut-off, without its time.
std::string day_part(const std::string& date) {
  return date.substr(0, date.find('T'));
}

bool is_blank(std::string_view s) {
  return s.find_first_not_of(" \t") == std::string_view::npos;
}

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

/// A whole number in plain digits that a quantity can hold.
std::optional<std::int64_t> whole_number(std::string_view s) {
  if (s.empty() || s.size() > 13 || (s.size() > 1 && s[0] == '0')) return std::nullopt;
  std::int64_t n = 0;
  for (const char c : s) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n <= quantity::greatest ? std::optional(n) : std::nullopt;
}

/// The host of an address, or what stands before its first slash.
std::string host_of(std::string_view address) {
  if (const auto scheme = address.find("://"); scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/?#"));
  if (address.substr(0, 4) == "www.") address.remove_prefix(4);
  return address.empty() ? "document" : std::string(address.substr(0, 100));
}

/// RFC 7386.
void merge_patch(json::value& target, const json::value& patch) {
  if (!patch.is_object()) {
    target = patch;
    return;
  }
  if (!target.is_object()) target = json::object();
  for (const auto& [name, value] : patch.get_object()) {
    if (value.is_null())
      target.get_object().erase(name);
    else
      merge_patch(target.get_object()[name], value);
  }
}

/// A cell of the table by its row and column.
struct cell_place {
  std::size_t row = nowhere;
  std::size_t column = nowhere;
  auto operator<=>(const cell_place&) const = default;
};

/// Where a claim made of a row got its fields.
struct claim_origin {
  std::size_t row = 0;
  std::size_t rule = 0;
  std::string id;
  std::map<std::string, column_use> cells;
};

class importer {
 public:
  importer(std::string mapping_name, const csv_limits& limits)
      : mapping_name_(std::move(mapping_name)), limits_(limits) {}

  dossier_content run(std::string_view mapping_text, const table_loader& load) {
    const auto root = parse_json(mapping_text, mapping_name_, problems_);
    if (!root.is_object() && !problems_.empty()) throw error::invalid_file(std::move(problems_));
    m_ = read_mapping(root, mapping_name_, problems_);
    read_table(load);
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
  [[noreturn]] void fail(std::string_view mapping_text) {
    // Problems of the mapping first, in its order; then those of the table in its own.
    std::vector<problem> own, others;
    for (auto& p : problems_) (p.file == mapping_name_ ? own : others).push_back(std::move(p));
    locate(mapping_text, own);
    for (auto* list : {&own, &others})
      std::stable_sort(list->begin(), list->end(), [](const problem& a, const problem& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
      });
    own.insert(own.end(), others.begin(), others.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    throw error::invalid_file(std::move(own));
  }

  // --- the table ---

  void read_table(const table_loader& load) {
    if (m_.table.empty()) return;
    const auto folder = mapping_name_.rfind('/');
    const std::string name = folder == std::string::npos ? m_.table : mapping_name_.substr(0, folder + 1) + m_.table;
    std::string text;
    try {
      text = load(m_.table);
    } catch (const error& e) {
      if (e.code() != errc::invalid_file) throw;
      problems_.insert(problems_.end(), e.problems().begin(), e.problems().end());
      return;
    }
    auto reading = try_read_csv(text, name, limits_);
    problems_.insert(problems_.end(), reading.problems.begin(), reading.problems.end());
    if (!reading.table.header.cells.empty()) table_ = std::move(reading.table);
  }

  void report_mapping(std::string pointer, std::string what, std::string got, std::string wanted) {
    problems_.push_back({mapping_name_, std::move(pointer), 0, 0, std::move(what), std::move(got), std::move(wanted)});
  }
  /// One problem a cell: what follows from it is not said again.
  void report_cell(cell_place at, std::string what, std::string got, std::string wanted, std::string pointer = {}) {
    if (!reported_.insert(at).second) return;
    const auto& row = table_->rows[at.row];
    const auto* cell = at.column < row.cells.size() ? &row.cells[at.column] : nullptr;
    problems_.push_back({table_->file, std::move(pointer), cell ? cell->line : row.line, cell ? cell->column : 0,
                         std::move(what), std::move(got), std::move(wanted)});
  }
  void report_cell(std::size_t row, column_use use, std::string what, std::string got, std::string wanted) {
    report_cell({row, column_[index_of(use)]}, std::move(what), std::move(got), std::move(wanted));
  }

  void check_columns() {
    column_.fill(nowhere);
    const auto& header = table_->header;
    std::set<std::string> known;
    const auto missing = [&](const std::string& pointer, const std::string& name) {
      report_mapping(pointer, "no such column in the table", fmt::format("'{}'", name),
                     fmt::format("a column of {}", table_->file));
    };
    for (std::size_t u = 0; u < column_uses; ++u) {
      const auto& name = m_.columns[u];
      if (name.empty()) continue;
      known.insert(name);
      if (const auto found = table_->find_column(name))
        column_[u] = *found;
      else
        missing(fmt::format("/columns/{}", to_slug(static_cast<column_use>(u))), name);
    }
    const auto listed = [&](const std::vector<std::string>& names, const char* field, bool keep) {
      std::set<std::string> here;
      for (std::size_t i = 0; i < names.size(); ++i) {
        const auto at = fmt::format("/{}/{}", field, i);
        const auto found = table_->find_column(names[i]);
        // A column may be used and kept: what it says to the rules is not all that it says.
        const bool twice = !here.insert(names[i]).second || (!keep && known.contains(names[i]));
        if (!found)
          missing(at, names[i]);
        else if (twice)
          report_mapping(at, "a column with two uses", fmt::format("'{}'", names[i]), "one use of each column");
        else if (keep)
          kept_.push_back(*found);
      }
      known.insert(here.begin(), here.end());
    };
    listed(m_.kept, "kept_columns", true);
    listed(m_.ignored, "ignored_columns", false);
    for (const auto& cell : header.cells)
      if (!cell.text.empty() && !known.contains(cell.text))
        problems_.push_back({table_->file,
                             {},
                             cell.line,
                             cell.column,
                             "a column that the mapping does not name",
                             fmt::format("'{}'", cell.text),
                             "a use in \"columns\", or a place in \"kept_columns\" or \"ignored_columns\""});
  }

  [[nodiscard]] const std::string& cell(std::size_t row, column_use use) const {
    static const std::string none;
    const auto c = column_[index_of(use)];
    return c == nowhere ? none : table_->rows[row].cells[c].text;
  }

  // --- the document ---

  json::array& list(const char* name) {
    auto& v = document_[name];
    if (!v.is_array()) v = json::array();
    return v.get_array();
  }

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

  std::optional<speaker_entry> speaker_of(std::size_t r) {
    const auto& text = cell(r, column_use::speaker);
    if (const auto found = m_.speakers.find(text); found != m_.speakers.end()) {
      need_actor(r, found->second.speaker, {}, column_use::speaker);
      if (!found->second.via.empty()) need_actor(r, found->second.via, {}, column_use::speaker);
      check_role(r, found->second.speaker);
      return found->second;
    }
    if (is_blank(text)) {
      report_cell(r, column_use::speaker, "a claim without a speaker", "nothing", "who said it");
      return std::nullopt;
    }
    for (const auto& c : m_.carried) {
      if (text.size() <= c.ending.size() || text.compare(text.size() - c.ending.size(), c.ending.size(), c.ending) != 0)
        continue;
      const auto outlet = text.substr(0, text.size() - c.ending.size());
      const auto via = actor_named(r, outlet);
      need_actor(r, c.speaker, {}, column_use::speaker);
      if (!via) return std::nullopt;
      check_role(r, *via);
      return speaker_entry{c.speaker, *via};
    }
    const auto own = actor_named(r, text);
    if (own) check_role(r, *own);
    return own ? std::optional(speaker_entry{*own, {}}) : std::nullopt;
  }

  /// The actor of a name as the table writes it: one that the mapping knows, or a new one.
  std::optional<std::string> actor_named(std::size_t r, const std::string& text) {
    if (const auto found = m_.speakers.find(text); found != m_.speakers.end()) return found->second.speaker;
    if (const auto found = known_names_.find(text); found != known_names_.end()) return found->second;
    if (!m_.create_speakers) {
      report_cell(r, column_use::speaker, "a speaker that the mapping does not know", fmt::format("'{}'", text),
                  "a name in \"speakers\", or \"new_speakers\": \"create\"");
      return std::nullopt;
    }
    const auto name = id_of_name(text);
    if (name.empty()) {
      report_cell(r, column_use::speaker, "a name that gives no id", fmt::format("'{}'", text),
                  "an entry in \"speakers\"");
      return std::nullopt;
    }
    return need_actor(r, name, text, column_use::speaker) ? std::optional(name) : std::nullopt;
  }

  /// Makes the actor where there is none. Two names that give one id are told apart in the mapping only.
  bool need_actor(std::size_t r, const std::string& name, const std::string& text, column_use use) {
    const auto [found, fresh] = actors_.try_emplace(name, text);
    if (!fresh) {
      if (text.empty() || found->second == text) return true;
      report_cell(r, use, "two speakers under one id", fmt::format("'{}' and '{}'", found->second, text),
                  fmt::format("an entry in \"speakers\"; both would be '{}'", name));
      return false;
    }
    if (text.empty()) return true;  // named in the mapping, and no actor: the reader says so
    json::object actor{{"id", word(name)}, {"name", word(text)}};
    if (const auto kind = m_.roles.find(cell(r, column_use::role)); kind != m_.roles.end()) {
      actor["kind"] = word(kind->second);
      kinds_[name] = kind->second;
    }
    made_.push_back({"actors", list("actors").size(), {r, column_[index_of(use)]}});
    list("actors").push_back(std::move(actor));
    return true;
  }

  /// The role of a row is that of who carried the word, else of who said it, and becomes the actor's kind.
  void check_role(std::size_t r, const std::string& actor) {
    const auto& role = cell(r, column_use::role);
    if (role.empty()) return;
    const auto kind = m_.roles.find(role);
    if (kind == m_.roles.end())
      return report_cell(r, column_use::role, "a role that the mapping does not know", fmt::format("'{}'", role),
                         "a name in \"roles\"");
    const auto known = kinds_.find(actor);
    if (known != kinds_.end() && known->second != kind->second)
      report_cell(r, column_use::role, "another role than the actor has", fmt::format("'{}'", role),
                  fmt::format("a role that makes '{}' of kind {}", actor, known->second));
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

  struct made_thing {
    std::string list;
    std::size_t number;
    cell_place at;
  };
  struct made_bulletin {
    std::string id, speaker, as_of;
    std::vector<std::string> documents;
    std::size_t row;
  };

  std::string mapping_name_;
  csv_limits limits_;
  std::vector<problem> problems_;
  claims_mapping m_;
  std::optional<csv_table> table_;
  std::array<std::size_t, column_uses> column_{};
  std::vector<std::size_t> kept_;
  std::vector<column_use> left_over_;
  std::set<cell_place> reported_;

  json::object document_;
  std::map<std::string, std::size_t> base_size_;
  std::unordered_map<std::string, std::string> actors_, kinds_;  ///< names and kinds by id
  std::unordered_map<std::string, std::string> known_names_;     ///< ids by the names of the mapping's actors
  std::map<std::pair<std::string, std::string>, std::string> documents_;
  std::unordered_set<std::string> document_ids_, stated_bulletins_, parts_of_others_;
  std::unordered_map<std::string, std::size_t> same_stem_;  ///< how many documents more have a host and a day
  std::vector<made_bulletin> bulletins_;
  std::unordered_map<std::string, std::size_t> bulletin_at_;
  std::vector<made_thing> made_;
  std::vector<claim_origin> origins_;
  std::unordered_map<std::string, std::size_t> seen_;  ///< claim ids, and their first rows
  std::unordered_set<std::string> lost_;               ///< what stood in rows that gave no claim
};

/// The plain letters of U+00C0 to U+017F, two bytes each in UTF-8; a space where there are none.
constexpr std::string_view plain_letters =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

}  // namespace

std::string id_of_name(std::string_view name) {
  static_assert(plain_letters.size() == 0x180 - 0xC0);
  std::string out;
  bool gap = false;
  const auto add = [&](char c) {
    if (gap && !out.empty()) out += '_';
    gap = false;
    out += c;
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      add(static_cast<char>(c));
    else if (c >= 'A' && c <= 'Z')
      add(static_cast<char>(c - 'A' + 'a'));
    else if (c >= 0xC3 && c <= 0xC5 && i + 1 < name.size()) {
      const auto letter =
          plain_letters[static_cast<std::size_t>((c - 0xC3) * 64 + (static_cast<unsigned char>(name[++i]) & 0x3F))];
      if (letter == ' ')
        gap = true;
      else
        add(letter);
    } else {
      gap = true;
    }
  }
  return out;
}

dossier_content import_claims(std::string_view mapping, const std::string& mapping_name, const table_loader& load,
                              const csv_limits& limits) {
  return importer(mapping_name, limits).run(mapping, load);
}

dossier_content import_claims_file(const std::string& mapping_path) {
  const auto folder = std::filesystem::path(mapping_path).parent_path();
  return import_claims(read_file(mapping_path), mapping_path, [&](std::string_view name) {
    const std::filesystem::path table{std::string(name)};
    const bool inside = table.is_relative() && std::find(table.begin(), table.end(), "..") == table.end();
    if (!inside)
      throw error::invalid_file({problem{mapping_path, "/table", 0, 0, "a table outside the mapping's folder",
                                         fmt::format("'{}'", name), "a file beside the mapping, or beneath it"}});
    return read_file((folder / table).string());
  });
}

}  // namespace habeas
