// SPDX-License-Identifier: MIT
#include "io/import/claims_sheet.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include <habeas/core/work_limits.hpp>

#include "io/import/claims_names.hpp"
#include "io/import/claims_rows.hpp"
#include "io/import/claims_window.hpp"
#include "io/json/claim_json.hpp"
#include "io/table/own_fields.hpp"

namespace habeas::io {
namespace {

/// A cell that says that there is nothing on purpose: a stock whose day nobody stated.
constexpr std::string_view nothing_meant = "\"\"";

class claims_maker : claims_rows {
 public:
  claims_maker(const sheet& table, const claims_reading& with, const claims_columns& found, const field_columns& columns)
      : claims_rows(table, with, found), columns_(columns), reader_({}, with.faults), fields_(reader_, table.said), names_(table, with, found) {
    // Those of the same lists are added when they have stopped moving.
    if (&with.before != &with.to.claims)
      for (const auto& c : with.before) ids_.insert(c.id.text());
    claims_ = &with.places.rows_of("claims");
  }

  void run() {
    facts_ = names_.all();
    // A claim is large, and moving a million of them while a list grows takes twice their memory. None moves once it is made.
    const auto known = with_.to.claims.size(), most = known + std::min(expected(), sheet_limits.rows);
    with_.to.claims.reserve(most);
    claims_->reserve(most);
    for (std::size_t i = 0; i < known; ++i) ids_.insert(with_.to.claims[i].id.text());
    ids_.reserve(most);
    for (std::size_t r = 0; r < facts_.size(); ++r) {
      work_limits::count(0);  // reading is no search, and stops when asked to
      read(r);
    }
    if (without_number_ > 0)
      with_.told.push_back(fmt::format("{}: {} without a number, and no claim", table_.file, without_number_ == 1 ? "1 row is" : fmt::format("{} rows are", without_number_)));
  }

 private:
  [[nodiscard]] std::size_t expected() const {
    if (found_.counts.empty()) return table_.rows.size();
    std::size_t n = 0;
    for (const auto& row : table_.rows)
      for (const auto& count : found_.counts) n += !row.cells[count.column].text.empty();
    return n;
  }

  void read(std::size_t r) {
    take_cells(r, row_);
    if (found_.counts.empty()) {
      const auto kind = kind_of_word(row_.at("kind"));
      if (kind) row_.put("kind", to_slug(*kind));
      return make(r, row_, kind, heading, {});
    }
    bool any = false;
    for (const auto& count : found_.counts) {
      if (cell(r, count.column).empty()) continue;
      any = true;
      own_row_ = row_;
      own_row_.put("quantity", cell(r, count.column));
      own_row_.put("kind", to_slug(count.kind));
      if (count.of) own_row_.put("of", to_slug(*count.of));
      make(r, own_row_, count.kind, count.column, count.word);
    }
    if (!any) ++without_number_;
  }

  void make(std::size_t r, named_cells& row, std::optional<claim_kind> kind, std::size_t number, std::string_view word) {
    if (with_.to.claims.size() >= sheet_limits.rows) {
      if (!full_) report(r, 0, "too many claims", "one more", fmt::format("at most {}", sheet_limits.rows));
      full_ = true;
      return;
    }
    const auto& f = facts_[r];
    scratch_.clear();
    if (kind && is_count(*kind)) {
      day_as_cutoff(row);
      if (!found_.counts.empty() && !is_flow(*kind)) without_window(row);
      must_have_a_day(r, row, *kind);
    }
    if (kind && number_of_claim(*kind)) low_and_high(r, row, number);
    if (kind && is_flow(*kind)) window(r, row, f);
    else if (row.contains("since") && (from_constant(r, "since") || row.at("since") == "previous")) row.erase("since");
    if (kind == claim_kind::net) fallen(row);
    for (const auto* used : {"url", "counted_by"}) row.erase(used);
    const auto own_list = row.at(own_fields_column);
    row.erase(own_fields_column);
    row_text(row, "speaker", f.speaker);
    row_text(row, "via", f.via);
    row_text(row, "account", f.account);
    row_text(row, "bulletin", f.bulletin);
    row_text(row, "document", f.document);
    row_text(row, "authority", f.authority);
    row_text(row, "destination", f.destination);
    if (const auto id = row.at("id"); id.empty()) row.put("id", keep_short(id_of(f, row, kind)));
    else if (found_.counts.size() > 1) row.put("id", keep_short(fmt::format("{}/{}", id, word)));
    claims_->push_back({&table_, r, &columns_, number});
    auto& made = with_.to.claims.emplace_back();
    at_.assign("/claims/").append(fmt::format_int(with_.to.claims.size() - 1).c_str());
    fields_.start(row, at_);
    // Without a kind nobody can say which cells are of no use.
    if (describe_claim(fields_, made)) fields_.unknown([&](std::string_view name) { return from_constant(r, name); });
    else what_any_kind_has(fields_);
    ids_.insert(std::string_view(made.id.text()));
    if (!found_.parts.empty()) breakdowns(r, made);
    for (const auto& [name, at] : found_.own)
      if (!cell(r, at).empty()) made.extra.emplace_back(name, own_field_of_cell(cell(r, at)));
    if (!own_list.empty()) read_own_fields(own_list, made.extra, [&](auto... why) { report(r, column(own_fields_column), why...); });
  }

  /// Where a row has counts of several kinds, the window that it gives is that of its flows: a stock is as of its day.
  static void without_window(named_cells& row) {
    for (const auto* of_flows : {"since", "from", "to", "during"})
      if (row.contains(of_flows)) row.erase(of_flows);
  }

  /// A stock of no day, and a flow of no time at all, say nothing, unless they repeat a claim that may have one. Whoever means
  /// that writes two double quotes as the day.
  void must_have_a_day(std::size_t r, named_cells& row, claim_kind kind) {
    if (row.at("as_of") == nothing_meant) return row.erase("as_of");
    for (const auto* any : {"as_of", "bulletin", "derived_from"})
      if (row.contains(any)) return;
    if (!has_days() && (!row.contains("since") || row.at("since") == "previous" || row.at("since") == "day")) {
      if (row.contains("since")) row.erase("since");
      return no_days();
    }
    for (const auto* any : {"from", "to", "during", "since"})
      if (is_flow(kind) && row.contains(any)) return;
    report(r, column("as_of"), is_flow(kind) ? "a flow without a day" : "a stock without a day", "nothing",
           is_flow(kind)                     ? "the day as of which it is counted, or the ends of its window"
           : found_.fields.contains("as_of") ? "the day as of which it was counted"
           : has_window(row_)                ? "the day as of which it was counted, in a column as_of beside the window of the flows"
                                             : "the day as of which it was counted, in a column as_of, day or date, or one of another heading: date=HEADING");
  }

  /// Does a row give a window? Where it has counts of several kinds, its stock is without it by then.
  [[nodiscard]] bool has_window(const named_cells& row) const {
    return !found_.counts.empty() && (row.contains("from") || row.contains("to") || row.contains("during"));
  }

  [[nodiscard]] bool has_days() const {
    for (const auto* any : {"as_of", "date", "from", "to", "during", "bulletin", "derived_from"})
      if (found_.has(any)) return true;
    return false;
  }

  /// A table without a column of days lacks one thing, and not one in every row.
  void no_days() {
    if (!std::exchange(without_days_, true))
      with_.problems.push_back({table_.file, {}, table_.header.line, 1, "a column is missing: as_of", {},
                                "the day as of which each row counts, in a column of that name, or as_of=HEADING said of the table"});
  }

  /// Where the kind is not known, the number is held to what it must be all the same, as the days are that every kind has.
  static void what_any_kind_has(row_fields& fields) {
    std::optional<quantity> number;
    fields("quantity", number, need::optional);
  }

  static bool number_of_claim(claim_kind kind) { return is_count(kind) || kind == claim_kind::pledged; }

  /// Ids that facts found are as they are; a cell is read as one text.
  void row_text(named_cells& row, const char* field, std::string_view id) {
    if (!id.empty()) row.put(field, is_safe(id) ? id : keep_short(cell_of_text(id)));
  }
  /// Does a cell hold it as it is? Of ids that rows have over and over this is asked once.
  bool is_safe(std::string_view id) {
    const auto [known, fresh] = safe_.try_emplace(id, true);
    if (fresh) known->second = cell_of_text(id) == id;
    return known->second;
  }
  std::string_view keep_short(std::string text) { return scratch_.emplace_back(std::move(text)); }

  void low_and_high(std::size_t r, named_cells& row, std::size_t& number) {
    const auto low = row.at("low"), high = row.at("high");
    if (low.empty() && high.empty()) return;
    if (row.contains("quantity")) report(r, column(low.empty() ? "high" : "low"), "a number said twice", low.empty() ? high : low, "number, or low and high");
    row.put("quantity", keep_short(low.empty()    ? fmt::format("at most {}", high)
                                   : high.empty() ? fmt::format("at least {}", low)
                                   : low == high  ? std::string(low)
                                                  : fmt::format("{} to {}", low, high)));
    number = column(low.empty() ? "high" : "low");
    row.erase("low");
    row.erase("high");
  }

  /// A stock that fell by 5 has a net of -5.
  void fallen(named_cells& row) {
    const auto found = read_number(row.at("quantity"), table_.said);
    const auto* n = std::get_if<stated_number>(&found);
    if (n == nullptr || !n->negative) return;
    row.put("quantity", without_blanks(row.at("quantity")).substr(1));
    row.put("falls", "true");
  }

  void window(std::size_t r, named_cells& row, const row_facts& f) {
    read_window(row, {table_.said, scratch_, [this, r](const char* field) { return from_constant(r, field); },
                      [this, r](const char* field, std::string what, std::string_view got, std::string wanted) {
                        report(r, column(field), std::move(what), got, std::move(wanted));
                      },
                      [this, &f](std::string_view as_of) {
                        if (f.bulletin.empty() || !cutoff(as_of)) return named_things::before{};
                        return with_.names.previous(std::string(f.speaker), std::string(f.account), std::string(f.bulletin));
                      }});
  }

  /// "the_watch/2030-01-05/exits/release": what the row says, so that a row put before it changes nothing.
  std::string id_of(const row_facts& f, const named_cells& row, std::optional<claim_kind> kind) {
    std::string id(f.speaker.empty() ? "claim" : f.speaker);
    const auto add = [&](std::string_view word) { id.append("/").append(word); };
    for (const auto* field : {"as_of", "bulletin", "to", "during", "date", "said"}) {
      const auto text = row.at(field);
      if (text.empty()) continue;
      if (field == std::string_view("bulletin")) break;
      // However the cell writes the day, the id writes it one way.
      const auto day = read_date(without_end(text), table_.said);
      add(std::holds_alternative<std::string>(day) ? std::string_view(std::get<std::string>(day)) : text);
      break;
    }
    if (!f.account.empty() && f.account != f.speaker) add(f.account);
    if (kind) add(to_slug(*kind));
    if (kind && is_flow(*kind)) {
      if (const auto of = row.at("of"); !of.empty()) add(word_of<mechanism>(of));
      if (const auto ground = row.at("ground"); !ground.empty()) add(word_of<legal_ground>(ground));
      if (const auto condition = row.at("condition"); !condition.empty()) add(word_of<condition_kind>(condition));
      for (const auto* field : {"destination", "authority"})
        if (const auto by = row.at(field); !by.empty()) add(by);
    }
    if (!ids_.contains(std::string_view(id))) return id;
    auto& n = last_of_stem_[id];
    for (n = std::max<std::size_t>(n, 1);;)
      if (auto next = fmt::format("{}/{}", id, ++n); !ids_.contains(std::string_view(next))) return next;
  }
  /// The word as we write it, where the cell is one of ours.
  template <slugged Enum>
  static std::string_view word_of(std::string_view text) {
    const auto word = find_word<Enum>(text);
    return word ? to_slug(*word) : text;
  }
  /// A point without the word that says which end of a date it is.
  static std::string_view without_end(std::string_view text) {
    for (const std::string_view word : {"start:", "end:", "as_of:"})
      if (text.substr(0, word.size()) == word) return text.substr(word.size());
    return text;
  }

  /// A column for each part of a breakdown: sex=women. The column sex= says how the parts make up the whole.
  void breakdowns(std::size_t r, claim& made) {
    std::map<std::string_view, std::size_t> seen;
    for (const auto& part : found_.parts) {
      const auto text = cell(r, part.column);
      if (text.empty()) continue;
      const auto [place, fresh] = seen.try_emplace(part.axis, made.breakdowns.size());
      if (fresh) made.breakdowns.push_back({part.axis, composition_of(r, part.axis), {}});
      if (part.part.empty()) {
        const auto word = find_word<composition>(text);
        if (!word) report(r, part.column, "not a word for how parts make up a whole", text, "one of " + slug_list<composition>());
        continue;
      }
      const auto read = read_number(text, table_.said);
      const auto* n = std::get_if<stated_number>(&read);
      try {
        if (n != nullptr && !n->negative) made.breakdowns[place->second].parts.push_back({part.part, n->made()});
        else if (n != nullptr) report(r, part.column, "a number below nothing", text, "a number from 0");
        else report(r, part.column, std::get<cell_fault>(read).what, text, std::get<cell_fault>(read).wanted);
      } catch (const error& e) {
        report(r, part.column, "not a count", text, std::string(e.wanted()));
      }
    }
  }

  composition composition_of(std::size_t r, const std::string& axis) const {
    if (const auto column = found_.compositions.find(axis); column != found_.compositions.end())
      if (const auto word = find_word<composition>(cell(r, column->second))) return *word;
    if (const auto said = found_.constants.find(axis + "="); said != found_.constants.end())
      if (const auto word = find_word<composition>(said->second)) return *word;
    return composition::subset;
  }

  const field_columns& columns_;  ///< where a fault of a field is told
  value_reader reader_;
  row_fields fields_;
  claims_names names_;
  std::vector<row_facts> facts_;
  named_cells row_, own_row_;
  std::string at_;  ///< the pointer of the claim that is made
  std::vector<row_places::place>* claims_ = nullptr;
  std::unordered_set<std::string_view> ids_;  ///< held by the claims, which do not move
  std::unordered_map<std::string_view, bool> safe_;
  std::unordered_map<std::string, std::size_t> last_of_stem_;
  std::deque<std::string> scratch_;  ///< texts made for one claim
  std::size_t without_number_ = 0;
  bool full_ = false, without_days_ = false;
};

}  // namespace

void read_claims_sheet(const sheet& table, const claims_reading& with, field_columns& columns) {
  const auto found = find_claims_columns(table, with.kind, with.problems, with.settings_told);
  // What is made of another column is told there.
  columns = found.fields;
  for (const auto& [field, from] : {std::pair("from", "during"), std::pair("to", "during"), std::pair("from", "since"), std::pair("as_of", "date"),
                                    std::pair("quantity", "low"), std::pair("quantity", "high"), std::pair("document", "url")})
    if (const auto other = found.fields.find(from); other != found.fields.end()) columns.emplace(field, other->second);
  if (table.rows.empty() && !with.kind) with.told.push_back(fmt::format("{}: a header and no row below it, so that nothing is claimed", table.file));
  if (found.sound) claims_maker(table, with, found, columns).run();
}

}  // namespace habeas::io
