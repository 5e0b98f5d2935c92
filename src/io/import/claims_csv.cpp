// SPDX-License-Identifier: MIT
#include <habeas/io/claims_csv.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/work_limits.hpp>
#include <habeas/io/dossier_json.hpp>

#include "core/canonical_text.hpp"
#include "io/import/claims_fields.hpp"
#include "io/import/claims_text.hpp"
#include "io/json/claim_json.hpp"
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
  std::map<std::string_view, column_use> cells;
};

/// Makes a dossier of the rows: each a claim by the first rule that fits, then its override.
class importer : claims_fields {
 public:
  importer(std::string mapping_name, const csv_limits& limits) : claims_fields(std::move(mapping_name), limits) {}

  dossier_content content(std::string_view mapping_text, const table_loader& load) {
    make(mapping_text, load);
    answer_for(all_faults(content_, std::move(read_)), mapping_text);
    return std::move(content_);
  }
  dossier whole(std::string_view mapping_text, const table_loader& load) {
    make(mapping_text, load);
    auto made = judged(std::move(content_), read_);
    answer_for(std::move(read_), mapping_text);
    return *std::move(made);
  }

 private:
  void make(std::string_view mapping_text, const table_loader& load) {
    auto root = parse_json(mapping_text, mapping_name_, problems_);
    if (!root.is_object() && !problems_.empty()) throw error::invalid_file(std::move(problems_).told());
    if (const auto* own = root.if_object()) root = extended(*own, load, 0);
    m_ = read_mapping(root, mapping_name_, problems_);
    read_table(m_.table, m_.between, load);
    if (!table_) fail(mapping_text);
    check_columns();
    start();
    for (std::size_t r = 0; r < table_->rows.size(); ++r) {
      work_limits::count(0);
      row(r);
    }
    finish();
  }

  /// A mapping laid over the one that it extends, and that over its own: fields of objects one by one, lists whole, but for
  /// the rules, where its own come before the others.
  json::value extended(const json::object& own, const table_loader& load, int depth) {
    const auto* named = own.if_contains("extends");
    if (named == nullptr) return own;
    if (!named->is_string() || depth == 8) {
      report_mapping("/extends", depth == 8 ? "too long a chain of mappings" : "not the name of a mapping", name_of(*named),
                     depth == 8 ? "at most 8, and no circle" : "a file in the mapping's folder or beneath it");
      return own;
    }
    const std::string file(named->get_string());
    const auto before = problems_.size();
    json::value base;
    try {
      base = parse_json(load(file), file, problems_);
    } catch (const error& e) {
      if (e.code() != errc::invalid_file) throw;
      for (const auto& p : e.problems()) problems_.push_back(p);
    }
    if (!base.is_object()) {
      if (problems_.size() == before) report_mapping("/extends", "not a mapping", fmt::format("'{}'", file), "a file that holds one");
      return own;
    }
    base = extended(base.get_object(), load, depth + 1);
    json::array rules;
    if (const auto* list = own.if_contains("measures"); list != nullptr && list->is_array()) {
      rules = list->get_array();
      if (const auto* more = base.get_object().if_contains("measures"); more != nullptr && more->is_array())
        rules.insert(rules.end(), more->get_array().begin(), more->get_array().end());
    }
    merge_patch(base, own);
    base.get_object().erase("extends");
    if (!rules.empty()) base.get_object()["measures"] = std::move(rules);
    return base;
  }

  /// Throws what is wrong, each problem at the place that it came from.
  void answer_for(problem_list faults, std::string_view mapping_text) {
    sort_as_lists(faults.kept());
    for (const auto& p : faults.kept()) readdress(p);
    problems_.add_left_out_of(faults);
    if (!problems_.empty()) fail(mapping_text);
    if (!faults.empty()) throw error::invalid_file(std::move(faults).told());
  }

  // --- what the mapping's dossier brings, and what all rows together do ---

  void start() {
    auto given = m_.dossier;
    for (const char* name : {"actors", "documents", "bulletins", "claims"})
      if (const auto* v = given.if_contains(name); v && !v->is_array()) {
        report_mapping(fmt::format("/dossier/{}", name), "not a list", name_of(*v), "a list");
        given.erase(name);
      }
    content_ = read_lists(given, reader_, false);
    visit_lists(content_, [&](const auto& list, const char* name) { base_size_[name] = list.size(); });
    for (std::size_t i = 0; i < content_.actors.size(); ++i) {
      const auto& a = content_.actors[i];
      actors_.emplace(a.id.text(), a.name);
      if (!a.name.empty()) known_names_.emplace(canonical_text(a.name), a.id.text());
      kinds_.emplace(a.id.text(), kind_as_written(given, i).value_or(std::string(to_slug(a.kind))));
    }
    for (const auto& d : content_.documents) {
      document_ids_.insert(d.id.text());
      if (!d.address.empty()) documents_.emplace(std::pair(d.address, d.published ? d.published->text() : std::string()), d.id.text());
    }
    for (const auto& b : content_.bulletins) reported_bulletins_.insert(b.id.text());
    for (const auto& c : content_.claims)
      if (const auto* says = std::get_if<related_claim>(&c.says); says && says->relation == account_relation::contains)
        for (const auto& other : says->others) parts_of_others_.insert(other.text());
  }

  /// The word of an actor's kind in the mapping's dossier: a role is held against it even where it is no kind.
  static std::optional<std::string> kind_as_written(const json::object& given, std::size_t i) {
    const auto* one = given.at("actors").as_array()[i].if_object();
    const auto* word = one ? one->if_contains("kind") : nullptr;
    return word && word->is_string() && !word->get_string().empty() ? std::optional(std::string(word->get_string())) : std::nullopt;
  }

  void finish() {
    for (const auto& [name, patch] : m_.overrides)
      if (!seen_.contains(std::string(name)))
        report_mapping(fmt::format("/overrides/{}", pointer_part(std::string(name))), "an override of no row",
                       fmt::format("'{}'", std::string_view(name)), "the id of a claim of the table");
    for (const auto& b : bulletins_) {
      const auto at = fmt::format("/bulletins/{}", content_.bulletins.size());
      bulletin made;
      made.id = bulletin_id(b.id);
      made.speaker = actor_id(b.speaker);
      if (b.speaker.empty()) reader_.empty_id(at + "/speaker");
      if (!b.as_of.empty()) reader_.read_date_text(b.as_of, at + "/as_of", made.as_of);
      for (const auto& d : b.documents) made.documents.emplace_back(d);
      content_.bulletins.push_back(std::move(made));
    }
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
    auto claim = rule ? started(*rule) : row_claim{};
    claim.row = r;
    fill(claim, who ? *who : speaker_entry{}, rule ? m_.measures[*rule] : measure_rule{}, rule.has_value());
    if (!who || !rule) return skip();
    finish(claim);
    if (!cell(r, column_use::bulletin).empty()) join_bulletin(r, claim.made);
    content_.claims.push_back(std::move(claim.made));
    origins_.push_back({r, *rule, name, std::move(claim.cells)});
  }

  /// Lays the row's override over its claim, and tells what is still wrong with it.
  void finish(row_claim& c) {
    const auto at = fmt::format("/claims/{}", content_.claims.size());
    if (const auto* patch = m_.overrides.if_contains(c.made.id.text()))
      return patch_claim(reader_, patch->get_object(), c.unread, c.missing, at, c.made);
    for (auto& p : c.faults.kept()) reader_.report(at + p.pointer, std::move(p.what), std::move(p.got), std::move(p.wanted));
    for (const auto field : c.missing) reader_.missing(at, field);
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

  void join_bulletin(std::size_t r, const claim& c) {
    const auto name = c.bulletin.text();
    if (name.empty() || reported_bulletins_.contains(name)) return;
    const auto [at, fresh] = bulletin_at_.try_emplace(name, bulletins_.size());
    const auto speaker = c.speaker.text();
    if (fresh) {
      made_.push_back(
          {"bulletins", content_.bulletins.size() + bulletins_.size(), {r, column_[index_of(column_use::bulletin)]}});
      bulletins_.push_back({name, speaker, {}, {}, r});
    }
    auto& b = bulletins_[at->second];
    if (b.speaker != speaker)
      report_cell(r, column_use::bulletin, "a bulletin of two speakers", fmt::format("'{}' by {}", name, speaker),
                  fmt::format("one speaker; line {} has {}", table_->rows[b.row].line, b.speaker));
    const auto day = c.as_of ? day_part(c.as_of->text()) : std::string();
    if (b.as_of.empty()) b.as_of = day;
    if (!day.empty() && day != b.as_of)
      report_cell(r, column_use::bulletin, "a bulletin of two days", fmt::format("{} in '{}'", day, name),
                  fmt::format("one cut-off; line {} has {}", table_->rows[b.row].line, b.as_of));
    const auto document = c.document.text();
    if (!document.empty() && std::find(b.documents.begin(), b.documents.end(), document) == b.documents.end())
      b.documents.push_back(document);
  }

  // --- problems of what was made, at the place they came from ---

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

  std::map<std::string, std::size_t> base_size_;
  std::unordered_set<std::string> reported_bulletins_;
  std::vector<made_bulletin> bulletins_;
  std::unordered_map<std::string, std::size_t> bulletin_at_;
  std::vector<claim_origin> origins_;
  std::unordered_map<std::string, std::size_t> seen_;  ///< claim ids, and their first rows
  std::unordered_set<std::string> lost_;               ///< what stood in rows that gave no claim
};

}  // namespace

dossier_content import_claims(std::string_view mapping, const std::string& mapping_name, const table_loader& load,
                              const csv_limits& limits) {
  return importer(mapping_name, limits).content(mapping, load);
}

dossier_content import_claims_file(const std::string& mapping_path) {
  return import_claims(read_file(mapping_path), mapping_path, table_beside(mapping_path));
}

dossier open_claims(const std::string& mapping_path) {
  return importer(mapping_path, {}).whole(read_file(mapping_path), table_beside(mapping_path));
}

}  // namespace habeas
