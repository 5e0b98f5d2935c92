// SPDX-License-Identifier: MIT
#include <habeas/io/coded_events_csv.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include <habeas/io/crosswalk.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/time/edtf.hpp>

#include "core/canonical_text.hpp"
#include "core/visible.hpp"
#include "io/import/claims_text.hpp"
#include "io/import/events_mapping.hpp"
#include "io/import/mapped_table.hpp"
#include "io/json/claim_json.hpp"
#include "io/json/json_text.hpp"

namespace habeas {
namespace {

using namespace io;

/// "1 June 2018" as 2018-06-01; nothing where the text is no such day.
std::optional<std::string> english_day(std::string_view text) {
  static constexpr std::string_view months[] = {"January", "February", "March",     "April",   "May",      "June",
                                                "July",    "August",   "September", "October", "November", "December"};
  const auto first = text.find(' '), last = text.rfind(' ');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  const auto* month = std::find(std::begin(months), std::end(months), text.substr(first + 1, last - first - 1));
  const auto of_month = whole_number(text.substr(0, first));
  const auto year = text.substr(last + 1);
  if (month == std::end(months) || !of_month || year.size() != 4 || !whole_number(year)) return std::nullopt;
  return fmt::format("{}-{:02}-{:02}", year, month - std::begin(months) + 1, *of_month);
}

/// Makes a dossier of the rows whose code gives a kind of event, and counts the others by their code.
class events_importer : mapped_table {
 public:
  events_importer(std::string mapping_name, const csv_limits& limits) : mapped_table(std::move(mapping_name), limits) {}

  events_import content(std::string_view mapping_text, const table_loader& load) {
    make(mapping_text, load);
    answer_for(all_faults(content_, std::move(read_)), mapping_text);
    made_.content = std::move(content_);
    return std::move(made_);
  }
  std::pair<dossier, events_import> whole(std::string_view mapping_text, const table_loader& load) {
    make(mapping_text, load);
    auto made = judged(std::move(content_), read_);
    answer_for(std::move(read_), mapping_text);
    return {*std::move(made), std::move(made_)};
  }

 private:
  void make(std::string_view mapping_text, const table_loader& load) {
    const auto root = parse_json(mapping_text, mapping_name_, problems_);
    if (!root.is_object() && !problems_.empty()) throw error::invalid_file(std::move(problems_).told());
    m_ = read_events_mapping(root, mapping_name_, problems_);
    read_table(m_.table, m_.between, load);
    if (!table_) fail(mapping_text);
    check_columns();
    start();
    for (std::size_t r = 0; r < table_->rows.size(); ++r) row(r);
    made_.standard = m_.standard;
    made_.rows = table_->rows.size();
    for (auto& [code, tally] : tallies_) made_.codes.push_back(std::move(tally));
  }

  /// Throws what is wrong, each problem at the place that it came from.
  void answer_for(problem_list faults, std::string_view mapping_text) {
    sort_as_lists(faults.kept());
    for (const auto& p : faults.kept()) readdress(p);
    problems_.add_left_out_of(faults);
    if (!problems_.empty()) fail(mapping_text);
    if (!faults.empty()) throw error::invalid_file(std::move(faults).told());
  }

  // --- columns and cells ---

  void check_columns() {
    std::set<std::string> known;
    const auto place = [&](const std::string& name, const std::string& pointer) {
      known.insert(name);
      const auto found = table_->find_column(name);
      if (!found) report_mapping(pointer, "no such column in the table", fmt::format("'{}'", name), fmt::format("a column of {}", table_->file));
      return found.value_or(nowhere);
    };
    for (std::size_t u = 0; u < event_uses; ++u)
      column_[u] = m_.columns[u].empty() ? nowhere : place(m_.columns[u], fmt::format("/columns/{}", to_slug(static_cast<event_use>(u))));
    for (const auto& name : m_.code) code_.push_back(place(name, "/columns/code"));
    for (std::size_t i = 0; i < m_.kept.size(); ++i) kept_.push_back(place(m_.kept[i], fmt::format("/kept_columns/{}", i)));
    for (std::size_t i = 0; i < m_.ignored.size(); ++i) {
      const auto at = fmt::format("/ignored_columns/{}", i);
      if (known.contains(m_.ignored[i])) report_mapping(at, "a column with two uses", fmt::format("'{}'", m_.ignored[i]), "one use of each column");
      (void)place(m_.ignored[i], at);
    }
    for (const auto& cell : table_->header.cells)
      if (!cell.text.empty() && !known.contains(cell.text))
        problems_.push_back({table_->file, {}, cell.line, cell.column, "a column that the mapping does not name", fmt::format("'{}'", cell.text),
                             "a use in \"columns\", or a place in \"kept_columns\" or \"ignored_columns\""});
  }

  [[nodiscard]] std::size_t column(event_use use) const { return column_[static_cast<std::size_t>(use)]; }
  /// What a cell says; empty where the mapping says that it stands for nothing.
  [[nodiscard]] const std::string& cell(std::size_t r, std::size_t c) const {
    static const std::string none;
    if (c == nowhere) return none;
    const auto& text = table_->rows[r].cells[c].text;
    return m_.empty.contains(text) ? none : text;
  }
  [[nodiscard]] const std::string& cell(std::size_t r, event_use use) const { return cell(r, column(use)); }
  void wrong(std::size_t r, event_use use, std::string what, std::string got, std::string wanted) {
    report_cell({r, column(use)}, std::move(what), std::move(got), std::move(wanted));
  }

  // --- the lists ---

  void start() {
    auto given = m_.dossier;
    for (const char* name : {"actors", "events", "claims"})
      if (const auto* v = given.if_contains(name); v && !v->is_array()) {
        report_mapping(fmt::format("/dossier/{}", name), "not a list", "another value", "a list");
        given.erase(name);
      }
    content_ = read_lists(given, reader_, false);
    visit_lists(content_, [&](const auto& list, const char* name) { base_size_[name] = list.size(); });
    for (const auto& a : content_.actors) {
      actors_.emplace(a.id.text(), a.name);
      if (!a.name.empty()) known_names_.emplace(canonical_text(a.name), a.id.text());
    }
  }

  /// Adds a thing made of a cell, so that a problem of it is told there.
  template <class T>
  void add(T thing, cell_place from) {
    list_of(content_, thing.id).push_back(std::move(thing));
    made_of_[std::get<list_slot<T>>(dossier_lists).name].push_back(from);
  }

  /// The id of an actor as the table names it; makes the actor where there is none. Two names that give one id are told
  /// apart in the mapping only.
  std::optional<std::string> actor_of(std::size_t r, event_use use) {
    const auto& name = cell(r, use);
    if (is_blank(name)) return std::nullopt;
    if (const auto found = m_.actors.find(name); found != m_.actors.end()) return found->second;
    if (const auto found = known_names_.find(canonical_text(name)); found != known_names_.end()) return found->second;
    const auto id = id_of_name(name);
    if (id.empty()) {
      wrong(r, use, "a name that gives no id", fmt::format("'{}'", cut(name)), "an entry in \"actors\"");
      return std::nullopt;
    }
    if (const auto [known, fresh] = actors_.try_emplace(id, name); !fresh) {
      wrong(r, use, "two actors under one id", fmt::format("'{}' and '{}'", cut(known->second), cut(name)),
            fmt::format("an entry in \"actors\"; both would be '{}'", id));
      return std::nullopt;
    }
    known_names_.emplace(canonical_text(name), id);
    actor made;
    made.id = actor_id(id);
    made.name = name;
    add(std::move(made), {r, column(use)});
    return id;
  }

  // --- one row ---

  /// The day of a cell; nothing where it holds none, which is reported.
  std::optional<edtf> date_of(std::size_t r) {
    const auto& text = cell(r, event_use::date);
    if (is_blank(text)) {
      wrong(r, event_use::date, "an event without a date", "nothing", "when it was");
      return std::nullopt;
    }
    auto written = std::optional(text);
    if (m_.days == day_style::english) written = english_day(text);
    if (m_.days == day_style::basic)
      written = text.size() == 8 ? std::optional(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6))) : std::nullopt;
    if (!written) {
      wrong(r, event_use::date, "not a day as \"days\" says", fmt::format("'{}'", cut(text)), m_.days == day_style::basic ? "YYYYMMDD" : "1 June 2018");
      return std::nullopt;
    }
    const auto read = try_parse_edtf(*written);
    if (read) return *read;
    const auto& why = read.failure();
    wrong(r, event_use::date, fmt::format("not a date at offset {} of '{}'", why.offset, cut(*written)), why.found, why.expected);
    return std::nullopt;
  }

  [[nodiscard]] std::string code_of(std::size_t r) const {
    std::string code;
    for (const auto c : code_)
      if (const auto& part = cell(r, c); !part.empty()) code += (code.empty() ? "" : "/") + part;
    return code;
  }

  code_tally& tally_of(const std::string& code) {
    const auto [found, fresh] = tallies_.try_emplace(code);
    auto& tally = found->second;
    if (!fresh) return tally;
    tally.code = code;
    if (const auto own = m_.codes.find(code); own != m_.codes.end()) tally.read = {code_reading::stated, own->second, {own->second}};
    else if (!m_.standard.empty()) tally.read = kind_of_code(m_.standard, code);
    return tally;
  }

  void row(std::size_t r) {
    const auto& cells = table_->rows[r].cells;
    if (!table_->rows[r].sound || cells.size() != table_->header.cells.size()) return;
    if (column(event_use::id) == nowhere || column(event_use::date) == nowhere || code_.empty() ||
        std::find(code_.begin(), code_.end(), nowhere) != code_.end())
      return;
    const auto& id = cell(r, event_use::id);
    if (is_blank(id)) {
      wrong(r, event_use::id, "an event without an id", "nothing", "an id of its own");
    } else if (const auto [first, fresh] = seen_.try_emplace(id, r); !fresh) {
      wrong(r, event_use::id, "an event id used twice", fmt::format("'{}'", cut(id)),
            fmt::format("an id of its own; line {} has this one", table_->rows[first->second].line));
    }
    const auto code = code_of(r);
    if (code.empty()) report_cell({r, code_.front()}, "an event without a code", "nothing", fmt::format("a code of {}", m_.standard));
    // What is left out for its code is checked all the same: a table that is wrong is told whole.
    const auto date = date_of(r);
    auto& tally = tally_of(code);
    tally.lines.push_back(table_->rows[r].line);
    if (!tally.read.kind || is_blank(id) || code.empty()) return;
    ++made_.events;
    event_of(r, id, code, tally.read, date);
  }

  void event_of(std::size_t r, const std::string& id, const std::string& code, const read_code& read, const std::optional<edtf>& date) {
    const cell_place at{r, column(event_use::id)};
    event e;
    e.id = event_id(id);
    e.kind = *read.kind;
    e.title = cell(r, event_use::title);
    set_own_field(e.extra, "x_standard", m_.standard);
    set_own_field(e.extra, "x_code", code);
    set_own_field(e.extra, "x_match", to_slug(read.reading));
    for (const auto c : kept_)
      if (c != nowhere)
        if (const auto& text = cell(r, c); !text.empty()) set_own_field(e.extra, "x_" + table_->header.cells[c].text, text);
    add(std::move(e), at);

    auto occurred = said_of(r, id, "occurred");
    occurred.says = occurred_claim{event_id(id)};
    occurred.codebook = m_.standard;
    add(std::move(occurred), at);
    if (date) {
      auto dated = said_of(r, id, "dated");
      dated_claim says;
      says.event = event_id(id);
      says.date = date;
      dated.says = std::move(says);
      add(std::move(dated), {r, column(event_use::date)});
    }
    const auto roles = m_.roles.find(*read.kind);
    const auto with = roles == m_.roles.end() ? event_roles{} : roles->second;
    for (const auto& [use, role] : {std::pair(event_use::actor, with.actor), std::pair(event_use::recipient, with.recipient)})
      if (const auto who = actor_of(r, use)) {
        auto part = said_of(r, id, to_slug(use));
        if (who->empty()) reader_.empty_id(fmt::format("/claims/{}/actor", content_.claims.size()));
        role_claim says;
        says.actor = actor_id(*who);
        says.role = role;
        says.event = event_id(id);
        part.says = std::move(says);
        add(std::move(part), {r, column(use)});
      }
  }

  /// What the mapping's speaker says of an event, but for what it is. To be added before another is made.
  claim said_of(std::size_t r, const std::string& event, std::string_view what) {
    claim c;
    c.id = claim_id(fmt::format("{}/{}", event, what));
    c.speaker = actor_id(m_.speaker);
    const auto at = fmt::format("/claims/{}", content_.claims.size());
    if (m_.speaker.empty()) reader_.empty_id(at + "/speaker");
    const auto& own = cell(r, event_use::said);
    if (const auto& said = own.empty() ? m_.said : own; !said.empty())
      reader_.read_date_text(said, at + "/said", c.said);
    c.document = document_id(m_.document);
    c.locator = cell(r, event_use::locator);
    c.quote = cell(r, event_use::quote);
    c.note = cell(r, event_use::note);
    return c;
  }

  // --- problems of what was made, at the place they came from ---

  void readdress(const problem& p) {
    const auto slash = p.pointer.find('/', 1);
    const auto name = p.pointer.substr(1, slash == std::string::npos ? slash : slash - 1);
    const auto base = base_size_.find(name);
    const auto number = slash == std::string::npos ? std::nullopt : whole_number(std::string_view(p.pointer).substr(slash + 1, p.pointer.find('/', slash + 1) - slash - 1));
    if (base == base_size_.end() || !number || static_cast<std::size_t>(*number) < base->second)
      return report_mapping("/dossier" + p.pointer, p.what, p.got, p.wanted);
    const auto field = [&](const char* one) { return p.pointer.size() > 8 && p.pointer.find(std::string("/") + one, slash + 1) != std::string::npos; };
    const auto from = made_of_[name][static_cast<std::size_t>(*number) - base->second];
    // What the mapping says of all rows is wrong once.
    if (name == "claims" && field("speaker")) return once("/speaker", p);
    if (name == "claims" && field("document")) return once("/document", p);
    if (name == "claims" && field("said") && column(event_use::said) != nowhere) return report_cell({from.row, column(event_use::said)}, p.what, p.got, p.wanted);
    if (name == "claims" && field("actor")) return report_cell(from, p.what, p.got, "an actor of the mapping's dossier; " + p.wanted);
    report_cell(from, p.what, p.got, p.wanted);
  }
  void once(const std::string& pointer, const problem& p) {
    if (told_.insert(pointer).second) report_mapping(pointer, p.what, p.got, p.wanted);
  }

  events_mapping m_;
  std::array<std::size_t, event_uses> column_{};
  std::vector<std::size_t> code_, kept_;
  dossier_content content_;
  std::map<std::string, std::size_t> base_size_;
  std::map<std::string, std::vector<cell_place>> made_of_;     ///< of each list: the cells of its things, in order
  std::unordered_map<std::string, std::string> actors_;        ///< names by id
  std::unordered_map<std::string, std::string> known_names_;   ///< ids by name, as it looks
  std::unordered_map<std::string, std::size_t> seen_;          ///< event ids, and their first rows
  std::map<std::string, code_tally> tallies_;
  std::set<std::string> told_;
  events_import made_;
};

}  // namespace

read_code kind_of_code(std::string_view standard, std::string_view code) {
  read_code read;
  const auto rows = words_of_code(standard, code);
  if (rows.empty()) return read;
  std::map<code_match, std::set<event_kind>> kinds;
  for (const auto& row : rows) {  // the closest first
    const auto kind = row.list == "event_kind" ? find_slug<event_kind>(row.slug) : std::nullopt;
    if (kind && kinds[row.match].insert(*kind).second) read.near.push_back(*kind);
  }
  const auto give = [&](code_match how, code_reading as) {
    const auto& found = kinds[how];
    if (found.empty()) return false;
    read.reading = found.size() == 1 ? as : code_reading::ambiguous;
    if (found.size() == 1) read.kind = *found.begin();
    return true;
  };
  if (give(code_match::exact, code_reading::exact) || give(code_match::narrower, code_reading::narrower)) return read;
  read.reading = !kinds[code_match::broader].empty()   ? code_reading::broader
                 : !kinds[code_match::related].empty() ? code_reading::related
                                                  : code_reading::no_word;
  return read;
}

bool is_event_mapping(std::string_view mapping) {
  problem_list problems;
  const auto root = parse_json(mapping, {}, problems);
  return root.is_object() && root.get_object().contains("habeas_event_mapping");
}

events_import import_events(std::string_view mapping, const std::string& mapping_name, const table_loader& load, const csv_limits& limits) {
  return events_importer(mapping_name, limits).content(mapping, load);
}

events_import import_events_file(const std::string& mapping_path) {
  return import_events(read_file(mapping_path), mapping_path, table_beside(mapping_path));
}

std::pair<dossier, events_import> open_events(const std::string& mapping_path) {
  return events_importer(mapping_path, {}).whole(read_file(mapping_path), table_beside(mapping_path));
}

// A table may have as many codes as rows; people read the first, and `to_json` has them all.
std::string to_text(const events_import& made) {
  constexpr std::size_t most_told = 400;
  auto text = fmt::format("{} of {} rows gave an event; {} codes of {}.\n", made.events, made.rows, made.codes.size(), made.standard);
  for (std::size_t i = 0; i < made.codes.size() && i < most_told; ++i) {
    const auto& t = made.codes[i];
    std::string near;
    for (const auto k : t.read.near) near += fmt::format("{}{}", near.empty() ? "; near it " : ", ", k);
    text += fmt::format("  {} ({} {}): ", visible(t.code), t.lines.size(), t.lines.size() == 1 ? "row" : "rows");
    text += t.read.kind ? fmt::format("{}, {}\n", t.read.reading, *t.read.kind) : fmt::format("left out, {}{}\n", t.read.reading, near);
  }
  if (made.codes.size() > most_told) text += fmt::format("  ... and {} codes more\n", made.codes.size() - most_told);
  return text;
}

}  // namespace habeas
