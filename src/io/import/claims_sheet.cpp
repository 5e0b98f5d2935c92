// SPDX-License-Identifier: MIT
#include "io/import/claims_sheet.hpp"

#include <algorithm>
#include <deque>
#include <initializer_list>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/core/work_limits.hpp>

#include "io/import/claims_columns.hpp"
#include "io/import/claims_window.hpp"
#include "io/json/claim_json.hpp"
#include "io/json/count_date.hpp"
#include "io/table/own_fields.hpp"
#include "io/table/row_fields.hpp"

namespace habeas::io {
namespace {

class claims_rows {
 public:
  claims_rows(const sheet& table, const claims_reading& with, field_columns& columns)
      : table_(table), with_(with), columns_(columns), found_(find_claims_columns(table, with.kind, with.problems)), reader_({}, with.faults) {
    for (const auto& c : with.before) ids_.insert(c.id.text());
  }

  void run() {
    // What is made of another column is told there.
    columns_ = found_.fields;
    for (const auto& [field, from] : {std::pair("from", "during"), std::pair("to", "during"), std::pair("from", "since"), std::pair("as_of", "date"),
                                      std::pair("quantity", "low"), std::pair("quantity", "high"), std::pair("document", "url")})
      if (const auto other = found_.fields.find(from); other != found_.fields.end()) columns_.emplace(field, other->second);
    if (!found_.sound) return;
    by_speaker_ = named_by({{"id", "speaker"}, {"name", "speaker"}});
    by_via_ = named_by({{"id", "via"}, {"name", "via"}});
    by_authority_ = named_by({{"id", "authority"}, {"name", "authority"}});
    by_destination_ = named_by({{"id", "destination"}, {"name", "destination"}});
    by_account_ = named_by({{"id", "account"}, {"population", "account"}, {"counter", "speaker"}});
    by_bulletin_ = named_by({{"id", "bulletin"}, {"speaker", "speaker"}, {"as_of", "as_of"}, {"documents", "document"}});
    by_document_ = named_by({{"id", "document"}, {"id", "url"}, {"address", "url"}});
    facts_.reserve(table_.rows.size());
    previous_ = says_previous();
    for (std::size_t r = 0; r < table_.rows.size(); ++r) facts_.push_back(facts_of(r));
    // A claim is large, and moving a million of them while a list grows takes twice their memory.
    with_.to.claims.reserve(with_.to.claims.size() + std::min(expected(), sheet_limits.rows));
    for (std::size_t r = 0; r < facts_.size(); ++r) {
      work_limits::count(0);  // reading is no search, and stops when asked to
      read(r);
    }
    if (without_number_ > 0)
      with_.told.push_back(fmt::format("{}: {} without a number, and no claim", table_.file, without_number_ == 1 ? "1 row is" : fmt::format("{} rows are", without_number_)));
  }

 private:
  using cells = row_fields::cells;
  /// What a row names, by ids.
  struct row_facts {
    std::string_view speaker, via, account, bulletin, document, authority, destination;
  };

  [[nodiscard]] std::string_view cell(std::size_t r, std::size_t column) const { return table_.rows[r].cells[column].text; }
  void report(std::size_t r, std::size_t column, std::string what, std::string_view got, std::string wanted) {
    with_.problems.push_back(table_.at(r, column, std::move(what), quoted(got), std::move(wanted)));
  }
  std::string_view keep(std::string text) { return *pool_.insert(std::move(text)).first; }

  // --- what all rows name, before any claim is made ---

  [[nodiscard]] bool says_previous() const {
    if (const auto said = found_.constants.find("since"); said != found_.constants.end() && said->second == "previous") return true;
    const auto column = found_.fields.find("since");
    if (column == found_.fields.end()) return false;
    return std::any_of(table_.rows.begin(), table_.rows.end(), [&](const csv_row& row) { return row.cells[column->second].text == "previous"; });
  }

  /// The cells of a row by their fields; what is said of the whole table where they are empty.
  cells cells_of(std::size_t r) const {
    cells row;
    for (const auto& [name, column] : found_.fields)
      if (!cell(r, column).empty()) row.emplace(name, cell(r, column));
    for (const auto& [name, value] : found_.constants)
      if (!value.empty()) row.emplace(name == "number" ? "quantity" : name, value);
    return row;
  }
  static std::string_view in(const cells& row, const char* name) {
    const auto found = row.find(name);
    return found == row.end() ? std::string_view() : found->second;
  }
  [[nodiscard]] std::size_t column(const char* name) const {
    const auto found = found_.fields.find(name);
    return found == found_.fields.end() ? 0 : found->second;
  }

  row_facts facts_of(std::size_t r) {
    row_facts f;
    auto row = cells_of(r);
    const auto kind = kind_of_row(row);
    if (kind && is_count(*kind)) day_as_cutoff(row);
    f.speaker = actor(r, row, "speaker");
    place("actors", with_.to.actors, r, by_speaker_);
    f.via = actor(r, row, "via");
    place("actors", with_.to.actors, r, by_via_);
    f.authority = actor(r, row, "authority");
    place("actors", with_.to.actors, r, by_authority_);
    f.destination = place_named(r, row, "destination");
    place("places", with_.to.places, r, by_destination_);
    const std::string speaker(f.speaker);
    if (const auto named = in(row, "account"); !named.empty() && (found_.counts.empty() ? kind && (is_count(*kind) || *kind == claim_kind::pledged) : true)) {
      f.account = keep(with_.names.account(text_of_cell(named), speaker));
    } else if (named.empty() && !speaker.empty() && kind && is_count(*kind)) {
      const auto own = with_.names.own_account(speaker);
      if (!own.another.empty())
        report(r, column("speaker"), "a speaker with more than one account", in(row, "speaker"),
               "the account of each row in a column of accounts");
      else if (!own.id.empty()) f.account = keep(own.id);
    }
    place("accounts", with_.to.accounts, r, by_account_);
    if (const auto named = in(row, "document"), address = in(row, "url"); !named.empty() || !address.empty())
      f.document = keep(with_.names.document(text_of_cell(named), text_of_cell(address)));
    place("documents", with_.to.documents, r, by_document_);
    f.bulletin = bulletin_of(r, row, f);
    place("bulletins", with_.to.bulletins, r, by_bulletin_);
    if (!f.bulletin.empty() && !f.account.empty()) with_.names.counts(speaker, std::string(f.account), std::string(f.bulletin));
    return f;
  }

  /// The columns of the fields of a thing that a row names; the first of those that the table has.
  [[nodiscard]] const field_columns* named_by(std::initializer_list<std::pair<const char*, const char*>> fields) const {
    field_columns columns;
    for (const auto& [field, column] : fields)
      if (const auto found = found_.fields.find(std::string_view(column)); found != found_.fields.end()) columns.emplace(field, found->second);
    return &with_.places.keep(std::move(columns));
  }

  /// What is wrong with a thing that was just made is told at the cell that named it.
  template <class List>
  void place(const char* name, const List& list, std::size_t r, const field_columns* by) {
    while (with_.places.size(name) < list.size()) with_.places.add(name, {&table_, r, by});
  }

  /// The kind of a row's claims, or of one like them; nothing where the word is none.
  [[nodiscard]] std::optional<claim_kind> kind_of_row(const cells& row) const {
    if (!found_.counts.empty()) return found_.counts.front().kind;
    const auto word = in(row, "kind");
    return word.empty() ? with_.kind : find_slug<claim_kind>(word);
  }

  /// Of a count, the date alone is that of its cut-off.
  static void day_as_cutoff(cells& row) {
    const auto date = row.find("date");
    if (date == row.end() || row.contains("as_of")) return;
    row.emplace("as_of", date->second);
    row.erase("date");
  }

  std::string_view place_named(std::size_t r, const cells& row, const char* field) {
    const auto name = in(row, field);
    if (name.empty()) return {};
    if (auto id = with_.names.place(text_of_cell(name))) return keep(*std::move(id));
    report(r, column(field), "two names that make one id", name, "one spelling of each name");
    return {};
  }

  std::string_view actor(std::size_t r, const cells& row, const char* field) {
    const auto name = in(row, field);
    if (name.empty()) return {};
    const auto text = text_of_cell(name);
    if (auto id = with_.names.actor(text)) return keep(*std::move(id));
    report(r, column(field), "two names that make one id", name, "one spelling of each name");
    return {};
  }

  std::string_view place(std::size_t r, const cells& row, const char* field) {
    const auto name = in(row, field);
    if (name.empty()) return {};
    if (auto id = with_.names.place(text_of_cell(name))) return keep(*std::move(id));
    report(r, column(field), "two names that make one id", name, "one spelling of each name");
    return {};
  }

  std::string_view bulletin_of(std::size_t r, const cells& row, const row_facts& f) {
    const auto as_of = cutoff(in(row, "as_of"));
    if (const auto named = in(row, "bulletin"); !named.empty()) {
      if (auto id = with_.names.bulletin(text_of_cell(named), std::string(f.speaker), as_of, std::string(f.document))) return keep(*std::move(id));
      report(r, column("bulletin"), "a bulletin of two speakers", named, "what one speaker gave out together; an id for each speaker's own");
      return {};
    }
    // The numbers of one day are of one instant, and that of the day before is named by its bulletin.
    if ((found_.counts.size() < 2 && !previous_) || !as_of || f.speaker.empty()) return {};
    return keep(with_.names.new_bulletin(std::string(f.speaker), *as_of, std::string(in(row, "said"))));
  }

  /// The day of a cell, where it is one; what it is otherwise is told with the claim.
  [[nodiscard]] std::optional<edtf> cutoff(std::string_view text) const {
    if (text.empty()) return std::nullopt;
    if (auto boundary = boundary_date(text)) return boundary;
    const auto read = read_date(text, table_.said);
    if (const auto* date = std::get_if<std::string>(&read))
      if (auto parsed = try_parse_edtf(*date)) return *std::move(parsed);
    return std::nullopt;
  }

  // --- the claims of a row ---

  [[nodiscard]] std::size_t expected() const {
    if (found_.counts.empty()) return table_.rows.size();
    std::size_t n = 0;
    for (const auto& row : table_.rows)
      for (const auto& count : found_.counts) n += !row.cells[count.column].text.empty();
    return n;
  }

  void read(std::size_t r) {
    auto row = cells_of(r);
    if (found_.counts.empty()) {
      const auto kind = kind_of_row(row);
      if (kind && in(row, "kind").empty()) row["kind"] = to_slug(*kind);
      return make(r, std::move(row), kind, heading, {});
    }
    bool any = false;
    for (const auto& count : found_.counts) {
      if (cell(r, count.column).empty()) continue;
      any = true;
      auto own = row;
      own["quantity"] = cell(r, count.column);
      own["kind"] = to_slug(count.kind);
      if (count.of) own["of"] = to_slug(*count.of);
      make(r, std::move(own), count.kind, count.column, count.word);
    }
    if (!any) ++without_number_;
  }

  void make(std::size_t r, cells row, std::optional<claim_kind> kind, std::size_t number, std::string_view word) {
    if (with_.to.claims.size() >= sheet_limits.rows) {
      if (!full_) report(r, 0, "too many claims", "one more", fmt::format("at most {}", sheet_limits.rows));
      full_ = true;
      return;
    }
    const auto& f = facts_[r];
    scratch_.clear();
    if (kind && is_count(*kind)) day_as_cutoff(row);
    if (kind && number_of_claim(*kind)) low_and_high(r, row, number);
    if (kind && is_flow(*kind)) window(r, row, f);
    else if (row.contains("since") && (from_constant(r, "since") || in(row, "since") == "previous")) row.erase("since");
    if (kind == claim_kind::net) fallen(row);
    const auto put = [&](const char* field, std::string_view id) {
      if (!id.empty()) row[field] = id;
    };
    row.erase("url");
    const auto own_list = row.extract(std::string(own_fields_column));
    row_text(row, "speaker", f.speaker);
    row_text(row, "via", f.via);
    row_text(row, "account", f.account);
    row_text(row, "bulletin", f.bulletin);
    row_text(row, "document", f.document);
    row_text(row, "authority", f.authority);
    row_text(row, "destination", f.destination);
    if (in(row, "id").empty()) put("id", keep_short(id_of(f, row, kind)));
    else if (found_.counts.size() > 1) put("id", keep_short(fmt::format("{}/{}", in(row, "id"), word)));
    with_.places.add("claims", {&table_, r, &columns_, number});
    auto& made = with_.to.claims.emplace_back();
    row_fields fields(reader_, table_.said, row, fmt::format("/claims/{}", with_.to.claims.size() - 1));
    // Without a kind nobody can say which cells are of no use.
    if (describe_claim(fields, made)) fields.unknown([&](const std::string& name) { return from_constant(r, name.c_str()); });
    else what_any_kind_has(fields);
    ids_.insert(made.id.text());
    breakdowns(r, made);
    for (const auto& [name, at] : found_.own)
      if (!cell(r, at).empty()) made.extra.emplace_back(name, own_field_of_cell(cell(r, at)));
    if (!own_list.empty()) read_own_fields(own_list.mapped(), made.extra, [&](auto... why) { report(r, column(own_fields_column.data()), why...); });
  }

  /// Where the kind is not known, the number and the days are held to what they must be all the same.
  static void what_any_kind_has(row_fields& fields) {
    std::optional<quantity> number;
    std::optional<edtf> date;
    fields("quantity", number, need::optional);
    for (const char* day : {"as_of", "said", "recorded"}) fields(day, date, need::optional);
  }

  static bool number_of_claim(claim_kind kind) { return is_count(kind) || kind == claim_kind::pledged; }

  /// Ids that facts found are as they are; a cell is read as one text.
  void row_text(cells& row, const char* field, std::string_view id) {
    if (!id.empty()) row[field] = keep_short(cell_of_text(id));
  }
  std::string_view keep_short(std::string text) { return scratch_.emplace_back(std::move(text)); }

  /// Is the field of this row said of the whole table?
  [[nodiscard]] bool from_constant(std::size_t r, const char* name) const {
    const auto found = found_.fields.find(std::string_view(name));
    return found_.constants.contains(std::string_view(name) == "quantity" ? "number" : name) && (found == found_.fields.end() || cell(r, found->second).empty());
  }

  void low_and_high(std::size_t r, cells& row, std::size_t& number) {
    const auto low = in(row, "low"), high = in(row, "high");
    if (low.empty() && high.empty()) return;
    if (row.contains("quantity")) report(r, column(low.empty() ? "high" : "low"), "a number said twice", low.empty() ? high : low, "number, or low and high");
    row["quantity"] = keep_short(low.empty()    ? fmt::format("at most {}", high)
                                 : high.empty() ? fmt::format("at least {}", low)
                                 : low == high  ? std::string(low)
                                                : fmt::format("{} to {}", low, high));
    number = column(low.empty() ? "high" : "low");
    row.erase("low");
    row.erase("high");
  }

  /// A stock that fell by 5 has a net of -5.
  void fallen(cells& row) {
    const auto found = read_number(in(row, "quantity"), table_.said);
    const auto* n = std::get_if<stated_number>(&found);
    if (n == nullptr || !n->negative) return;
    row["quantity"] = without_blanks(in(row, "quantity")).substr(1);
    row["falls"] = "true";
  }

  void window(std::size_t r, cells& row, const row_facts& f) {
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
  std::string id_of(const row_facts& f, const cells& row, std::optional<claim_kind> kind) {
    auto id = std::string(f.speaker.empty() ? "claim" : f.speaker);
    for (const auto* field : {"as_of", "bulletin", "to", "during", "date", "said"})
      if (auto text = in(row, field); !text.empty()) {
        if (field == std::string_view("bulletin")) break;
        if (field == std::string_view("to")) text = text.substr(text.find(':') + 1);
        // However the cell writes the day, the id writes it one way.
        const auto day = read_date(text, table_.said);
        id += fmt::format("/{}", std::holds_alternative<std::string>(day) ? std::get<std::string>(day) : std::string(text));
        break;
      }
    if (!f.account.empty() && f.account != f.speaker) id += fmt::format("/{}", f.account);
    if (kind) id += fmt::format("/{}", to_slug(*kind));
    if (const auto of = in(row, "of"); !of.empty() && kind && is_flow(*kind)) id += fmt::format("/{}", of);
    for (const auto* field : {"ground", "condition", "destination", "authority"})
      if (const auto by = in(row, field); !by.empty() && kind && is_flow(*kind)) id += fmt::format("/{}", by);
    if (!ids_.contains(id)) return id;
    auto& n = last_of_stem_[id];
    for (n = std::max<std::size_t>(n, 1);;)
      if (auto next = fmt::format("{}/{}", id, ++n); !ids_.contains(next)) return next;
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
        const auto word = find_slug<composition>(text);
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
      if (const auto word = find_slug<composition>(cell(r, column->second))) return *word;
    if (const auto said = found_.constants.find(axis + "="); said != found_.constants.end())
      if (const auto word = find_slug<composition>(said->second)) return *word;
    return composition::subset;
  }

  const sheet& table_;
  const claims_reading& with_;
  field_columns& columns_;  ///< where a fault of a field is told
  const claims_columns found_;
  value_reader reader_;
  const field_columns *by_authority_ = nullptr, *by_destination_ = nullptr;
  const field_columns *by_speaker_ = nullptr, *by_via_ = nullptr, *by_account_ = nullptr, *by_bulletin_ = nullptr, *by_document_ = nullptr;
  std::vector<row_facts> facts_;
  std::unordered_set<std::string> pool_, ids_;
  std::unordered_map<std::string, std::size_t> last_of_stem_;
  std::deque<std::string> scratch_;  ///< texts made for one claim
  std::size_t without_number_ = 0;
  bool previous_ = false, full_ = false;
};

}  // namespace

void read_claims_sheet(const sheet& table, const claims_reading& with, field_columns& columns) { claims_rows(table, with, columns).run(); }

}  // namespace habeas::io
