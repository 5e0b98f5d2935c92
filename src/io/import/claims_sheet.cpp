// SPDX-License-Identifier: MIT
#include "io/import/claims_sheet.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "io/json/claim_json.hpp"
#include "io/json/count_date.hpp"
#include "io/table/own_fields.hpp"
#include "io/table/row_fields.hpp"

namespace habeas::io {
namespace {

/// The names of the fields that it is shown.
struct field_names {
  std::set<std::string, std::less<>> names;
  template <class Member>
  void operator()(const char* name, const Member&, need) {
    names.emplace(name);
  }
};

/// The fields of claims, of whichever kind.
const std::set<std::string, std::less<>>& claim_fields() {
  static const auto fields = [] {
    field_names seen;
    for (const auto& [kind, slug] : slug_table<claim_kind>::rows) {
      claim one;
      one.says = empty_statement(kind);
      std::visit([&](auto& says) { describe(seen, says); }, one.says);
      describe_source(seen, one);
    }
    for (const char* name : {"id", "kind", "speaker"}) seen.names.emplace(name);
    seen.names.erase("quantity");
    return seen.names;
  }();
  return fields;
}

/// Columns that say what no field of a claim does by itself.
constexpr std::array<std::string_view, 7> own_columns{"number", "low", "high", "since", "url", "day", own_fields_column};
constexpr std::array<std::string_view, 3> speakers{"organisation", "organization", "counter"};

/// A column of numbers of one kind: the rows of such a table are days, not claims.
struct count_kind {
  claim_kind kind = claim_kind::held;
  std::optional<mechanism> of = {};
};

std::optional<count_kind> count_named(std::string_view name) {
  if (name == "held") return count_kind{claim_kind::held, {}};
  if (name == "entries") return count_kind{claim_kind::entries, {}};
  if (name == "exits") return count_kind{claim_kind::exits, {}};
  if (name == "net") return count_kind{claim_kind::net, {}};
  if (name == "released") return count_kind{claim_kind::exits, mechanism::release};
  if (name == "arrested") return count_kind{claim_kind::entries, mechanism::arrest};
  for (const auto& [start, kind] : {std::pair<std::string_view, claim_kind>{"entries of ", claim_kind::entries}, {"exits of ", claim_kind::exits}})
    if (name.substr(0, start.size()) == start)
      if (const auto of = find_slug<mechanism>(name.substr(start.size()))) return count_kind{kind, of};
  return std::nullopt;
}

template <class List>
bool is_one_of(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_part(std::string_view name) { return name.find('=') != std::string_view::npos && name.find('=') > 0; }

/// A heading as the columns are called: "As of" is as_of, a day that of a cut-off, an organisation a speaker.
std::string column_called(std::string_view heading) {
  if (is_claims_heading(heading) && !is_one_of(speakers, heading)) return std::string(heading == "day" ? "as_of" : heading);
  std::string word(heading);
  for (auto& c : word) c = c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (is_one_of(speakers, word)) return "speaker";
  if (word == "day") return "as_of";
  return is_claims_heading(word) ? word : std::string();
}

std::string column_names() {
  std::string text = "id, speaker, kind, account, number (or low, high), of, as_of, from, to (or during, since), said, bulletin, document, url, via, note";
  return text + ", ... as docs/tables.md lists them; x_ before the name of a column of your own; or others=ignore or others=keep said of the table";
}

bool is_flow(claim_kind kind) { return kind == claim_kind::entries || kind == claim_kind::exits || kind == claim_kind::net; }
bool is_count(claim_kind kind) { return is_flow(kind) || kind == claim_kind::held; }

/// A month or a year, written with nothing uncertain about it: the days of a window that is given in such units.
std::optional<std::pair<day, day>> whole_unit(std::string_view text) {
  if (text.size() != 4 && text.size() != 7) return std::nullopt;
  const auto date = try_parse_edtf(text);
  if (!date || date->is_interval() || date->is_set() || date->is_qualified() || date->has_mask() || date->needs_hemisphere()) return std::nullopt;
  const auto b = date->bounds();
  return std::pair(b.earliest_start.value, b.latest_end.value);
}

class claims_rows {
 public:
  claims_rows(const sheet& table, const claims_reading& with, field_columns& columns)
      : table_(table), with_(with), columns_(columns), reader_({}, with.faults) {
    for (const auto& c : with.before) ids_.insert(c.id.text());
  }

  void run() {
    find_columns();
    if (!sound_) return;
    facts_.reserve(table_.rows.size());
    previous_ = says_previous();
    for (std::size_t r = 0; r < table_.rows.size(); ++r) facts_.push_back(facts_of(r));
    for (std::size_t r = 0; r < facts_.size(); ++r) read(r);
    if (without_number_ > 0)
      with_.told.push_back(fmt::format("{}: {} without a number, and no claim", table_.file, without_number_ == 1 ? "1 row is" : fmt::format("{} rows are", without_number_)));
  }

 private:
  using cells = row_fields::cells;
  struct axis_column {
    std::string axis, part;
    std::size_t column;
  };
  struct count_column {
    count_kind says;
    std::string word;  ///< the heading's own, for ids
    std::size_t column;
  };
  /// What a row names, by ids.
  struct row_facts {
    std::string_view speaker, via, account, bulletin, document, authority, destination;
  };

  [[nodiscard]] std::string_view cell(std::size_t r, std::size_t column) const { return table_.rows[r].cells[column].text; }
  void report(std::size_t r, std::size_t column, std::string what, std::string_view got, std::string wanted) {
    with_.problems.push_back(table_.at(r, column, std::move(what), quoted(got), std::move(wanted)));
  }
  /// A problem of the table as a whole.
  void report(std::string what, std::string got, std::string wanted) {
    sound_ = false;
    with_.problems.push_back({table_.file, {}, table_.header.line, 1, std::move(what), std::move(got), std::move(wanted)});
  }
  std::string_view keep(std::string text) { return *pool_.insert(std::move(text)).first; }

  // --- the columns ---

  void find_columns() {
    const auto& header = table_.header.cells;
    std::vector<std::string> called(header.size());
    for (std::size_t i = 0; i < header.size(); ++i) called[i] = column_called(header[i].text);
    for (const auto& [name, value] : table_.said.columns) {
      const auto column = column_called(name);
      if (column.empty()) {
        report("not a column of a claims table", quoted(name), column_names());
        continue;
      }
      const auto named = std::find_if(header.begin(), header.end(), [&, &v = value](const csv_cell& h) { return h.text == v; });
      const bool word = (column == "kind" && find_slug<claim_kind>(value)) || column == "since";
      if (named != header.end() && !word) called[static_cast<std::size_t>(named - header.begin())] = column;
      else if (count_named(column)) report("no such column in the table", quoted(value), "the heading of a column of numbers");
      else constants_.emplace(column, value);
    }
    for (std::size_t i = 0; i < header.size(); ++i)
      if (!header[i].text.empty()) take_column(called[i], header[i].text, i);
    if (!counts_.empty() && (fields_.contains("kind") || fields_.contains("quantity") || constants_.contains("kind")))
      report("a column of counts beside a kind or a number", quoted(counts_.front().word), "one claim a row, or one day a row with a column for each count");
    if (counts_.empty() && !has("kind") && !with_.kind) report("a column is missing: kind", {}, "held, entries, exits, net, ... in a column, or kind=held said of the table");
    if (!has("speaker")) report("a column is missing: speaker", {}, "who says it in a column, or speaker=NAME said of the table");
    // What is made of another column is told there.
    columns_ = fields_;
    for (const auto& [field, from] : {std::pair("from", "during"), std::pair("to", "during"), std::pair("from", "since"), std::pair("as_of", "date"),
                                      std::pair("quantity", "low"), std::pair("quantity", "high"), std::pair("document", "url")})
      if (const auto found = fields_.find(from); found != fields_.end()) columns_.emplace(field, found->second);
  }

  [[nodiscard]] bool has(const char* name) const { return fields_.contains(name) || constants_.contains(name); }

  void take_column(const std::string& name, const std::string& heading_text, std::size_t i) {
    if (name.substr(0, 2) == "x_") return own_.push_back({name, i});
    if (const auto count = count_named(name)) return counts_.push_back({*count, name, i});
    if (is_part(name)) {
      const auto equals = name.find('=');
      if (equals + 1 == name.size()) composition_column_.emplace(name.substr(0, equals), i);
      return parts_.push_back({name.substr(0, equals), name.substr(equals + 1), i});
    }
    if (name.empty() && table_.said.others == other_columns::refuse) {
      with_.problems.push_back(table_.at(heading, i, "not a column of a claims table", quoted(heading_text), column_names()));
    } else if (name.empty() && table_.said.others == other_columns::keep) {
      own_.emplace_back("x_" + heading_text, i);
    } else if (!name.empty()) {
      const auto field = name == "number" ? std::string("quantity") : name;
      if (const auto [seen, fresh] = fields_.try_emplace(field, i); !fresh && table_.header.cells[seen->second].text != heading_text) {
        with_.problems.push_back(table_.at(heading, i, "a second column of one meaning", quoted(heading_text),
                                           fmt::format("one column for '{}'; {} is it already", name, quoted(table_.header.cells[seen->second].text))));
      }
    }
  }

  // --- what all rows name, before any claim is made ---

  [[nodiscard]] bool says_previous() const {
    if (const auto said = constants_.find("since"); said != constants_.end() && said->second == "previous") return true;
    const auto column = fields_.find("since");
    if (column == fields_.end()) return false;
    return std::any_of(table_.rows.begin(), table_.rows.end(), [&](const csv_row& row) { return row.cells[column->second].text == "previous"; });
  }

  /// The cells of a row by their fields; what is said of the whole table where they are empty.
  cells cells_of(std::size_t r) const {
    cells row;
    for (const auto& [name, column] : fields_)
      if (!cell(r, column).empty()) row.emplace(name, cell(r, column));
    for (const auto& [name, value] : constants_)
      if (!value.empty()) row.emplace(name == "number" ? "quantity" : name, value);
    return row;
  }
  static std::string_view in(const cells& row, const char* name) {
    const auto found = row.find(name);
    return found == row.end() ? std::string_view() : found->second;
  }
  [[nodiscard]] std::size_t column(const char* name) const {
    const auto found = fields_.find(name);
    return found == fields_.end() ? 0 : found->second;
  }

  row_facts facts_of(std::size_t r) {
    row_facts f;
    auto row = cells_of(r);
    const auto kind = kind_of_row(row);
    if (kind && is_count(*kind)) day_as_cutoff(row);
    f.speaker = actor(r, row, "speaker");
    f.via = actor(r, row, "via");
    f.authority = actor(r, row, "authority");
    f.destination = place(r, row, "destination");
    const std::string speaker(f.speaker);
    if (const auto named = in(row, "account"); !named.empty() && (counts_.empty() ? kind && (is_count(*kind) || *kind == claim_kind::pledged) : true)) {
      f.account = keep(with_.names.account(text_of_cell(named), speaker));
    } else if (named.empty() && !speaker.empty() && kind && is_count(*kind)) {
      const auto own = with_.names.own_account(speaker);
      if (!own.another.empty())
        report(r, column("speaker"), "a speaker with more than one account", in(row, "speaker"),
               "the account of each row in a column of accounts");
      else if (!own.id.empty()) f.account = keep(own.id);
    }
    if (const auto named = in(row, "document"), address = in(row, "url"); !named.empty() || !address.empty())
      f.document = keep(with_.names.document(text_of_cell(named), text_of_cell(address)));
    f.bulletin = bulletin_of(r, row, f);
    if (!f.bulletin.empty() && !f.account.empty()) with_.names.counts(speaker, std::string(f.account), std::string(f.bulletin));
    return f;
  }

  /// The kind of a row's claims, or of one like them; nothing where the word is none.
  [[nodiscard]] std::optional<claim_kind> kind_of_row(const cells& row) const {
    if (!counts_.empty()) return counts_.front().says.kind;
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
    if ((counts_.size() < 2 && !previous_) || !as_of || f.speaker.empty()) return {};
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

  void read(std::size_t r) {
    auto row = cells_of(r);
    if (counts_.empty()) {
      const auto kind = kind_of_row(row);
      if (kind && in(row, "kind").empty()) row["kind"] = to_slug(*kind);
      return make(r, std::move(row), kind, heading, {});
    }
    bool any = false;
    for (const auto& count : counts_) {
      if (cell(r, count.column).empty()) continue;
      any = true;
      auto own = row;
      own["quantity"] = cell(r, count.column);
      own["kind"] = to_slug(count.says.kind);
      if (count.says.of) own["of"] = to_slug(*count.says.of);
      make(r, std::move(own), count.says.kind, count.column, count.word);
    }
    if (!any) ++without_number_;
  }

  void make(std::size_t r, cells row, std::optional<claim_kind> kind, std::size_t number, std::string_view word) {
    if (with_.to.claims.size() >= sheet_limits.rows) {
      if (sound_) report(r, 0, "too many claims", "one more", fmt::format("at most {}", sheet_limits.rows));
      sound_ = false;
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
    else if (counts_.size() > 1) put("id", keep_short(fmt::format("{}/{}", in(row, "id"), word)));
    with_.places.add("claims", {&table_, r, &columns_, number});
    auto& made = with_.to.claims.emplace_back();
    row_fields fields(reader_, table_.said, row, fmt::format("/claims/{}", with_.to.claims.size() - 1));
    // Without a kind nobody can say which cells are of no use.
    if (describe_claim(fields, made)) fields.unknown([&](const std::string& name) { return from_constant(r, name.c_str()); });
    ids_.insert(made.id.text());
    breakdowns(r, made);
    for (const auto& [name, at] : own_)
      if (!cell(r, at).empty()) made.extra.emplace_back(name, own_field_of_cell(cell(r, at)));
    if (!own_list.empty()) read_own_fields(own_list.mapped(), made.extra, [&](auto... why) { report(r, column(own_fields_column.data()), why...); });
  }

  static bool number_of_claim(claim_kind kind) { return is_count(kind) || kind == claim_kind::pledged; }

  /// Ids that facts found are as they are; a cell is read as one text.
  void row_text(cells& row, const char* field, std::string_view id) {
    if (!id.empty()) row[field] = keep_short(cell_of_text(id));
  }
  std::string_view keep_short(std::string text) { return scratch_.emplace_back(std::move(text)); }

  /// Is the field of this row said of the whole table?
  [[nodiscard]] bool from_constant(std::size_t r, const char* name) const {
    const auto found = fields_.find(std::string_view(name));
    return constants_.contains(std::string_view(name) == "quantity" ? "number" : name) && (found == fields_.end() || cell(r, found->second).empty());
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

  /// The two ends of a flow: `from` and `to`, both as `during`, or since another cut-off.
  void window(std::size_t r, cells& row, const row_facts& f) {
    const auto since = in(row, "since"), during = in(row, "during");
    const bool both_said = !since.empty() && !during.empty();
    if (both_said && !(from_constant(r, "since") || from_constant(r, "during")))
      report(r, column("since"), "a start said twice", since, "since, during, or from");
    for (const auto* other : {"since", "during"})
      if (!in(row, other).empty() && !in(row, "from").empty() && !from_constant(r, other))
        report(r, column(other), "a start said twice", in(row, other), "from, since, or during");
    if (!during.empty() && in(row, "from").empty() && in(row, "to").empty()) whole(row, during);
    else if (!since.empty() && in(row, "from").empty()) start(r, row, since, f);
    row.erase("since");
    row.erase("during");
    // Months and years at both ends are meant whole.
    const auto first = whole_unit(in(row, "from")), last = whole_unit(in(row, "to"));
    if (first && last) {
      row["from"] = keep_short("start:" + to_string(first->first));
      row["to"] = keep_short("end:" + to_string(last->second));
    }
  }

  /// All of a date: from the start of its first day to the end of its last.
  void whole(cells& row, std::string_view text) {
    const auto read = read_date(text, table_.said);
    const auto* date = std::get_if<std::string>(&read);
    // What is no date is told at its cell, as an end of the window.
    const std::string_view whole = date ? std::string_view(*date) : text;
    const auto slash = whole.find('/');
    const auto from = whole.substr(0, slash), to = slash == std::string_view::npos ? whole : whole.substr(slash + 1);
    const auto first = whole_unit(from), last = whole_unit(to);
    row["from"] = keep_short(fmt::format("start:{}", first && last ? to_string(first->first) : std::string(from)));
    row["to"] = keep_short(fmt::format("end:{}", first && last ? to_string(last->second) : std::string(to)));
  }

  void start(std::size_t r, cells& row, std::string_view since, const row_facts& f) {
    if (since == "day") {
      const auto day = in(row, "as_of");
      if (day.empty()) return report(r, column("since"), "a day that is not there", since, "its date");
      whole(row, day);
      row.erase("as_of");
      return;
    }
    if (since != "previous") {
      row["from"] = since;
      return;
    }
    if (f.bulletin.empty() || !cutoff(in(row, "as_of"))) {
      if (in(row, "as_of").empty()) report(r, column("as_of"), "a flow since the cut-off before, without one of its own", "nothing", "the day as of which it is counted");
      return;
    }
    const auto before = with_.names.previous(std::string(f.speaker), std::string(f.account), std::string(f.bulletin));
    if (!before.as_likely.empty())
      report(r, column("as_of"), "two cut-offs before, and neither certainly the later", in(row, "as_of"),
             "the one that is meant, in the column since: bulletin:ID");
    // Before the first there is none: where its flow starts is then not stated.
    else if (!before.id.empty()) row["from"] = keep_short("bulletin:" + before.id);
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
    for (const auto& part : parts_) {
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
    if (const auto column = composition_column_.find(axis); column != composition_column_.end())
      if (const auto word = find_slug<composition>(cell(r, column->second))) return *word;
    if (const auto said = constants_.find(axis + "="); said != constants_.end())
      if (const auto word = find_slug<composition>(said->second)) return *word;
    return composition::subset;
  }

  const sheet& table_;
  const claims_reading& with_;
  field_columns& columns_;  ///< where a fault of a field is told
  field_columns fields_;    ///< the columns that the table has
  value_reader reader_;
  std::map<std::string, std::string, std::less<>> constants_;
  std::vector<axis_column> parts_;
  std::map<std::string, std::size_t, std::less<>> composition_column_;  ///< by axis
  std::vector<count_column> counts_;
  std::vector<std::pair<std::string, std::size_t>> own_;
  std::vector<row_facts> facts_;
  std::unordered_set<std::string> pool_, ids_;
  std::unordered_map<std::string, std::size_t> last_of_stem_;
  std::deque<std::string> scratch_;  ///< texts made for one claim
  std::size_t without_number_ = 0;
  bool previous_ = false, sound_ = true;
};

}  // namespace

bool is_claims_heading(std::string_view name) {
  return claim_fields().contains(name) || is_one_of(own_columns, name) || is_one_of(speakers, name) ||
         count_named(name).has_value() || is_part(name) || name.substr(0, 2) == "x_";
}

void read_claims_sheet(const sheet& table, const claims_reading& with, field_columns& columns) { claims_rows(table, with, columns).run(); }

}  // namespace habeas::io
