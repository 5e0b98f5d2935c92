// SPDX-License-Identifier: MIT
#include "io/import/claims_columns.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include <habeas/time/edtf.hpp>

#include "core/near_names.hpp"
#include "io/json/claim_json.hpp"
#include "io/table/cell_values.hpp"
#include "io/table/csv_rows.hpp"
#include "io/table/own_fields.hpp"
#include "io/table/row_fields.hpp"
#include "time/boundary_date.hpp"

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
constexpr std::array<std::string_view, 8> own_columns{"number", "low", "high", "since", "url", "day", "counted_by", own_fields_column};
constexpr std::array<std::string_view, 3> speakers{"organisation", "organization", "counter"};

std::optional<count_column> count_named(std::string_view name) {
  if (name == "held") return count_column{claim_kind::held, {}};
  if (name == "entries") return count_column{claim_kind::entries, {}};
  if (name == "exits") return count_column{claim_kind::exits, {}};
  if (name == "net") return count_column{claim_kind::net, {}};
  if (name == "ever_held") return count_column{claim_kind::ever_held, {}};
  if (name == "released") return count_column{claim_kind::exits, mechanism::release};
  if (name == "arrested") return count_column{claim_kind::entries, mechanism::arrest};
  for (const auto& [start, kind] : {std::pair<std::string_view, claim_kind>{"entries of ", claim_kind::entries}, {"exits of ", claim_kind::exits}})
    if (name.substr(0, start.size()) == start)
      if (const auto of = find_slug<mechanism>(name.substr(start.size()))) return count_column{kind, of};
  return std::nullopt;
}

template <class List>
bool is_one_of(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_part(std::string_view name) { return name.find('=') != std::string_view::npos && name.find('=') > 0; }

/// A heading as the columns are called, quoted blanks around it or not: "As of" is as_of, a day that of a cut-off, an organisation a speaker.
std::string column_called(std::string_view heading) {
  if (const auto bare = without_blanks(heading); bare != heading && bare.substr(0, 2) != "x_") return column_called(bare);
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

class columns_finder {
 public:
  columns_finder(const sheet& table, std::optional<claim_kind> kind, problem_list& problems, std::set<std::string>& settings_told)
      : table_(table), kind_(kind), problems_(problems), settings_told_(settings_told) {}

  claims_columns run() {
    find_columns();
    return std::move(out_);
  }

 private:
  void report(std::string what, std::string got, std::string wanted) {
    out_.sound = false;
    problems_.push_back({table_.file, {}, table_.header.line, 1, std::move(what), std::move(got), std::move(wanted)});
  }

  /// A setting that cannot be is told where it stands: at its own line, or of the table where the caller said it, once for all
  /// tables.
  void refuse_setting(const std::string& name, std::string what, const std::string& got, std::string wanted) {
    out_.sound = false;
    const auto own = table_.said_at.find(name);
    if (own != table_.said_at.end())
      problems_.push_back({table_.file, cell_address(0, own->second.number), own->second.line, 1, std::move(what), quoted(got), std::move(wanted)});
    else if (settings_told_.insert(name).second)
      report(std::move(what), quoted(got), std::move(wanted));
  }

  void find_columns() {
    const auto& header = table_.header.cells;
    std::vector<std::string> called(header.size());
    for (std::size_t i = 0; i < header.size(); ++i) called[i] = column_called(header[i].text);
    for (const auto& [name, value] : table_.said.columns) {
      const auto column = column_called(name);
      if (column.empty()) {
        refuse_setting(name, "not a column of a claims table", name, (table_.said_at.contains(name) ? "a remark without a colon or =, or " : "") + column_names());
        continue;
      }
      const auto named = std::find_if(header.begin(), header.end(), [&, &v = value](const csv_cell& h) { return h.text == v; });
      const bool word = (column == "kind" && find_word<claim_kind>(value)) || column == "since";
      if (named != header.end() && !word) called[static_cast<std::size_t>(named - header.begin())] = column;
      else if (!word && slipped_heading(column, value, name)) continue;
      else if (count_named(column)) report("no such column in the table", quoted(value), "the heading of a column of numbers");
      else out_.constants.emplace(column, value);
      if (const auto kind = out_.constants.find("kind"); column == "kind" && kind != out_.constants.end() && !value.empty() && !find_word<claim_kind>(value))
        refuse_setting(name, "not a known word here", value, "one of " + slug_list<claim_kind>());
    }
    missing_ = what_is_missing(called);
    for (std::size_t i = 0; i < header.size(); ++i)
      if (!header[i].text.empty()) take_column(called[i], header[i].text, i);
    if (!out_.counts.empty() && (out_.fields.contains("kind") || out_.fields.contains("quantity") || out_.constants.contains("kind")))
      report("a column of counts beside a kind or a number", quoted(out_.counts.front().word), "one claim a row, or one day a row with a column for each count");
    if (out_.counts.empty() && !out_.has("kind") && !kind_) report("a column is missing: kind", {}, "held, entries, exits, net, ever_held, ... in a column, or kind=held said of the table");
    if (!out_.has("speaker")) report("a column is missing: speaker", {}, "who says it in a column, or speaker=NAME said of the table");
  }

  /// Is what should stand in every row no date, no number or no word of ours where it must be one, or all but a heading of
  /// the table? Then it was meant as a heading.
  bool slipped_heading(const std::string& column, const std::string& value, const std::string& name) {
    if (value.empty()) return false;
    std::vector<std::string_view> headings;
    for (const auto& h : table_.header.cells)
      if (!h.text.empty()) headings.push_back(h.text);
    const bool cannot_be = !may_stand_in_every_row(column, value);
    const auto near = near_names(headings, value, cannot_be ? 1 : 0);
    const bool slip = std::any_of(headings.begin(), headings.end(), [&](std::string_view h) {
      return slips_between(plain_word(h), plain_word(value)) <= (value.size() < 4 ? 0U : value.size() < 8 ? 1U : 2U);
    });
    if (!cannot_be && !slip) return false;
    std::string names;
    for (const auto& one : near.empty() ? std::vector<std::string>(headings.begin(), headings.end()) : near) names += (names.empty() ? "" : ", ") + quoted(one);
    refuse_setting(name, "no such heading in the table", value,
                   fmt::format("{}{}", near.empty() ? "one of its headings: " : "perhaps ", names) +
                       (cannot_be ? fmt::format("; or what '{}' can say of every row", column) : std::string()));
    return true;
  }

  /// May the cells of this column say this?
  [[nodiscard]] bool may_stand_in_every_row(const std::string& column, const std::string& value) const {
    const auto is_date = [&](std::string_view text) {
      const auto read = read_date(text, table_.said);
      const auto* date = std::get_if<std::string>(&read);
      return date != nullptr && (try_parse_edtf(*date) || boundary_date(text));
    };
    if (column == "as_of" || column == "date" || column == "said" || column == "recorded" || column == "during") return is_date(value) || value == "\"\"";
    if (column == "from" || column == "to") return is_date(value) || value.find(':') != std::string::npos;
    if (column == "number" || column == "low" || column == "high") return std::holds_alternative<stated_number>(read_number(value, table_.said));
    if (column == "of") return find_word<mechanism>(value).has_value();
    if (column == "ground") return find_word<legal_ground>(value).has_value();
    return true;
  }

  /// Which columns there are and how a heading is said to be one of them: once, since a table of others has many.
  std::string wanted_of(const std::string& heading_text) {
    if (!first_unknown_.empty()) return fmt::format("as for {}", first_unknown_);
    first_unknown_ = quoted(heading_text);
    return fmt::format("{}; or, said of the table, which of these it is, such as {}={}", column_names(), missing_, first_unknown_);
  }

  /// What a heading that nobody knows is likely to stand for: the column that the table lacks.
  [[nodiscard]] std::string what_is_missing(const std::vector<std::string>& called) const {
    const auto has = [&](std::initializer_list<std::string_view> names) {
      return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return is_one_of(called, name) || out_.constants.contains(name); });
    };
    if (!has({"speaker"})) return "speaker";
    if (!has({"as_of", "date", "from", "to", "during", "bulletin", "derived_from"})) return "as_of";
    const bool counts = std::any_of(called.begin(), called.end(), [](const std::string& name) { return count_named(name).has_value(); });
    if (counts || has({"number", "low", "high"})) return "note";
    return kind_ || has({"kind"}) ? "number" : "held";
  }

  void take_column(const std::string& name, const std::string& heading_text, std::size_t i) {
    if (name.substr(0, 2) == "x_") return out_.own.push_back({name, i});
    if (const auto count = count_named(name)) {
      out_.counts.push_back({count->kind, count->of, name, i});
      return;
    }
    if (is_part(name)) {
      const auto equals = name.find('=');
      if (equals + 1 == name.size()) out_.compositions.emplace(name.substr(0, equals), i);
      return out_.parts.push_back({name.substr(0, equals), name.substr(equals + 1), i});
    }
    if (name.empty() && table_.said.others == other_columns::refuse) {
      problems_.push_back(table_.at(heading, i, "not a column of a claims table", quoted(heading_text), wanted_of(heading_text)));
    } else if (name.empty() && table_.said.others == other_columns::keep) {
      out_.own.emplace_back("x_" + heading_text, i);
    } else if (!name.empty()) {
      const auto field = name == "number" ? std::string("quantity") : name;
      if (const auto [seen, fresh] = out_.fields.try_emplace(field, i); !fresh && table_.header.cells[seen->second].text != heading_text) {
        problems_.push_back(table_.at(heading, i, "a second column of one meaning", quoted(heading_text),
                                           fmt::format("one column for '{}'; {} is it already", name, quoted(table_.header.cells[seen->second].text))));
      }
    }
  }

  const sheet& table_;
  std::optional<claim_kind> kind_;
  problem_list& problems_;
  std::set<std::string>& settings_told_;
  std::string first_unknown_, missing_;
  claims_columns out_;
};

}  // namespace

bool is_claims_heading(std::string_view name) {
  return claim_fields().contains(name) || is_one_of(own_columns, name) || is_one_of(speakers, name) ||
         count_named(name).has_value() || is_part(name) || name.substr(0, 2) == "x_";
}

claims_columns find_claims_columns(const sheet& table, std::optional<claim_kind> kind, problem_list& problems, std::set<std::string>& settings_told) {
  return columns_finder(table, kind, problems, settings_told).run();
}

}  // namespace habeas::io
