// SPDX-License-Identifier: MIT
#include "io/table/sheet.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "io/import/claims_columns.hpp"
#include "io/table/csv_rows.hpp"

namespace habeas {
namespace {

template <slugged Enum>
Enum word_of(const std::string& name, const std::string& value) {
  auto plain = value;
  std::replace(plain.begin(), plain.end(), '-', '_');
  if (const auto found = find_slug<Enum>(plain)) return *found;
  throw error(errc::invalid_value, fmt::format("not a word for '{}' of a table", name), fmt::format("'{}'", value), "one of " + slug_list<Enum>());
}

/// The mark itself says it too.
csv_separator separator_of(const std::string& name, const std::string& value) {
  if (value == ",") return csv_separator::comma;
  if (value == ";") return csv_separator::semicolon;
  return word_of<csv_separator>(name, value);
}

/// One setting more. Throws errc::invalid_value.
void add_setting(table_settings& to, const std::string& name, const std::string& value) {
  if (name == "separator") to.separator = separator_of(name, value);
  else if (name == "encoding") to.encoding = word_of<table_encoding>(name, value);
  else if (name == "thousands") to.thousands = word_of<thousands_mark>(name, value);
  else if (name == "dates") to.dates = word_of<date_order>(name, value);
  else if (name == "others") to.others = word_of<other_columns>(name, value);
  else to.columns[name] = value;
}

}  // namespace

namespace {

/// Where the name of a setting ends: at its first mark, unless that is part of a name such as sex=women.
std::size_t end_of_name(std::string_view setting) {
  const auto first = setting.find_first_of(":=");
  if (first == std::string_view::npos || setting[first] == ':') return first;
  const auto second = setting.find_first_of(":=", first + 1);
  const auto name = setting.substr(0, first);
  const bool known = io::is_claims_heading(name) || name == "separator" || name == "encoding" || name == "thousands" || name == "dates" || name == "others";
  return known || second == std::string_view::npos ? first : second;
}

}  // namespace

table_settings parse_table_settings(std::span<const std::string> said) {
  table_settings settings;
  for (const auto& one : said) {
    const auto mark = end_of_name(one);
    const auto equals = mark != std::string::npos && one[mark] == ':' ? one.find('=') : mark;
    if (equals == std::string::npos || equals == 0)
      throw error(errc::invalid_value, "not a setting of a table", fmt::format("'{}'", one), "NAME=VALUE, such as speaker=watch or dates=dmy");
    add_setting(settings, one.substr(0, equals), one.substr(equals + 1));
  }
  return settings;
}

namespace io {
namespace {

/// What a file is that is no text with separators; nothing where it may be one.
std::optional<std::pair<const char*, const char*>> foreign(std::string_view t) {
  using found = std::pair<const char*, const char*>;
  const auto starts = [&](std::string_view mark) { return t.substr(0, mark.size()) == mark; };
  constexpr const char* as_csv = "the sheet saved as CSV in UTF-8";
  if (starts("\xFF\xFE") || starts("\xFE\xFF") || (t.size() > 3 && (t[0] == '\0') != (t[1] == '\0') && (t[2] == '\0') != (t[3] == '\0')))
    return found{"text in UTF-16", "the same table saved as CSV in UTF-8"};
  if (starts("PK\x03\x04")) return found{"a workbook or an archive", as_csv};
  if (starts("\xD0\xCF\x11\xE0")) return found{"a workbook", as_csv};
  if (starts("PAR1")) return found{"a Parquet file", "its table as CSV in UTF-8"};
  if (starts("ARROW1")) return found{"an Arrow file", "its table as CSV in UTF-8"};
  if (starts("\x1F\x8B")) return found{"a compressed file", "the file unpacked"};
  if (starts("%PDF")) return found{"a PDF", "its table as CSV in UTF-8"};
  const auto first = t.find_first_not_of(" \t\r\n");
  if (t.find('\r') != std::string_view::npos && t.find('\n') == std::string_view::npos)
    return found{"lines that end in a carriage return alone", "the same table saved with the line ends of today, LF or CRLF"};
  if (first != std::string_view::npos && t[first] == '<') return found{"a page of HTML or XML", as_csv};
  return std::nullopt;
}

/// Bytes 80 to 9F of windows-1252; 0 where there is no letter.
constexpr std::array<char16_t, 32> letters_1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Is a row that starts with # no setting and no remark, but the header: a column of numbers called #, with known ones beside it?
bool is_header(const std::vector<csv_cell>& cells, const std::function<bool(std::string_view)>& is_known) {
  if (cells.empty() || cells[0].text.find_first_of(":=") != std::string::npos) return false;
  return std::count_if(cells.begin() + 1, cells.end(), [&](const csv_cell& c) { return !c.text.empty() && is_known(c.text); }) >= 2;
}
bool is_header_line(std::string_view line, const std::function<bool(std::string_view)>& is_known) {
  for (const auto between : {csv_separator::comma, csv_separator::semicolon, csv_separator::tab})
    if (const auto rows = read_csv_rows(line, {}, sheet_limits, between).rows; !rows.empty() && is_header(rows.front().cells, is_known)) return true;
  return false;
}

/// The first line that holds anything and is no setting.
std::string_view header_line(std::string_view text, const std::function<bool(std::string_view)>& is_known) {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    const auto first = line.find_first_not_of(" \t\r\",;");
    if (first != std::string_view::npos && (line[first] != '#' || is_header_line(line, is_known))) return line;
    at = end + 1;
  }
  return {};
}

std::vector<std::string> names_under(std::string_view line, csv_separator between) {
  const auto rows = read_csv_rows(line, {}, sheet_limits, between).rows;
  std::vector<std::string> names;
  if (!rows.empty())
    for (const auto& cell : rows.front().cells) names.push_back(cell.text);
  return names;
}

/// What stands between known names in one of the first lines, where the first has no separator: that is a title.
csv_separator separator_below(std::string_view text, const std::function<bool(std::string_view)>& is_known) {
  for (int line = 0; line < 10 && !text.empty(); ++line) {
    const auto end = std::min(text.find('\n'), text.size());
    for (const auto& [between, mark] : {std::pair{csv_separator::comma, ','}, {csv_separator::semicolon, ';'}, {csv_separator::tab, '\t'}}) {
      if (text.substr(0, end).find(mark) == std::string_view::npos) continue;
      const auto names = names_under(text.substr(0, end), between);
      if (std::count_if(names.begin(), names.end(), is_known) >= 2) return between;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return csv_separator::comma;
}

/// What a line before the header says of itself: "# separator: semicolon", or the mark; nothing where none does, or with a word
/// that is none, which is told with the other settings.
std::optional<csv_separator> own_separator(std::string_view text) {
  for (; !text.empty() && (text[0] == '#' || text[0] == '\r' || text[0] == '\n');) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = without_blanks(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto body = line.substr(std::min(line.find_first_not_of("# "), line.size()));
    const auto split = body.find_first_of(":=");
    if (split == std::string_view::npos || without_blanks(body.substr(0, split)) != "separator") continue;
    const auto word = without_blanks(body.substr(split + 1));
    for (const auto& [between, mark] : {std::pair{csv_separator::comma, ','}, {csv_separator::semicolon, ';'}})
      if (!word.empty() && word.find_first_not_of(mark) == std::string_view::npos) return between;
    return find_slug<csv_separator>(word.substr(0, word.find_first_of(",; \t")));
  }
  return std::nullopt;
}

/// What stands between the names of the header; nothing where that may be either of two.
std::optional<csv_separator> separator_in(std::string_view text, const std::function<bool(std::string_view)>& is_known) {
  const auto line = header_line(text, is_known);
  std::optional<csv_separator> best;
  std::size_t most = 0, seen = 0;
  bool tie = false;
  for (const auto& [between, mark] : {std::pair{csv_separator::comma, ','}, {csv_separator::semicolon, ';'}, {csv_separator::tab, '\t'}}) {
    if (line.find(mark) == std::string_view::npos) continue;
    ++seen;
    const auto names = names_under(line, between);
    if (names.size() < 2) continue;
    const auto known = 1 + static_cast<std::size_t>(std::count_if(names.begin(), names.end(), is_known));
    tie = known == most;
    if (known > most) best = between, most = known;
  }
  if (seen == 0) return separator_below(text, is_known);
  return tie ? std::nullopt : best ? best : std::optional(csv_separator::comma);
}

class sheet_reader {
 public:
  sheet_reader(const std::string& file, const table_settings& said, problem_list& problems) : problems_(problems) {
    out_.file = file;
    out_.said = said;
  }

  sheet run(sheet cells) {
    out_ = std::move(cells);
    judge_header();
    return std::move(out_);
  }

  sheet run(std::string_view text, const std::function<bool(std::string_view)>& is_known) {
    if (const auto other = foreign(text)) {
      report(1, 1, "not a table of text", other->first, other->second);
      return std::move(out_);
    }
    std::string letters;
    if (out_.said.encoding == table_encoding::windows_1252) {
      if (text.substr(0, 3) == "\xEF\xBB\xBF") {
        report(1, 1, "a table marked as UTF-8", "encoding=windows-1252", "no word of its encoding");
        return std::move(out_);
      }
      letters = from_windows_1252(text);
      text = letters;
    }
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    take_separator_line(text);
    if (!out_.said.separator) out_.said.separator = own_separator(text);
    if (!out_.said.separator) out_.said.separator = separator_in(text, is_known);
    if (!out_.said.separator) {
      report(1, 1, "a header with two kinds of separators", "neither gives more known columns", "separator=comma, semicolon or tab said of the table");
      return std::move(out_);
    }
    auto found = read_csv_rows(text, out_.file, sheet_limits, *out_.said.separator);
    for (auto& p : found.problems) {
      p.line += first_line_ - 1;
      problems_.push_back(std::move(p));
    }
    for (auto& row : found.rows) {
      row.line += first_line_ - 1;
      for (auto& cell : row.cells) cell.line += first_line_ - 1;
    }
    take_rows(std::move(found), is_known);
    return std::move(out_);
  }

 private:
  void report(std::size_t line, std::size_t column, std::string what, std::string got, std::string wanted) {
    problems_.push_back({out_.file, {}, line, column, std::move(what), std::move(got), std::move(wanted)});
  }

  /// "sep=;" is how a spreadsheet says it of itself.
  void take_separator_line(std::string_view& text) {
    const auto end = text.find('\n');
    if (text.substr(0, 4) != "sep=" || end == std::string_view::npos) return;
    const auto mark = text.substr(4, end - 4 - (text[end - 1] == '\r' ? 1 : 0));
    for (const auto& [between, c] : {std::pair{csv_separator::comma, ","}, {csv_separator::semicolon, ";"}, {csv_separator::tab, "\t"}})
      if (mark == c) {
        if (!out_.said.separator) out_.said.separator = between;
        text.remove_prefix(end + 1);
        first_line_ = 2;
      }
  }

  /// Is the header further down, under a title or remarks that are not marked as such? Below it are two known headings or,
  /// where none is known, more than one cell beside a single one.
  bool header_is_below(const csv_rows& found, std::size_t first, const std::function<bool(std::string_view)>& is_known) {
    const auto known = [&](const csv_row& row) {
      return std::count_if(row.cells.begin(), row.cells.end(), [&](const csv_cell& c) { return is_known(c.text); });
    };
    const auto filled = [](const csv_row& row) {
      return std::count_if(row.cells.begin(), row.cells.end(), [](const csv_cell& c) { return !c.text.empty(); });
    };
    if (known(found.rows[first]) > 0) return false;
    const auto last = std::min(found.rows.size(), first + 10);
    auto header = first + 1;
    while (header < last && known(found.rows[header]) < 2) ++header;
    if (header == last && filled(found.rows[first]) == 1)
      for (header = first + 1; header < last && filled(found.rows[header]) < 2;) ++header;
    if (header == last) return false;
    const auto& row = found.rows[first].cells;
    const auto title = std::find_if(row.begin(), row.end(), [](const csv_cell& c) { return !c.text.empty(); });
    if (title == row.end()) return false;
    problems_.push_back({out_.file, cell_address(static_cast<std::size_t>(title - row.begin()), found.numbers[first]), title->line, title->column,
                         fmt::format("row {} looks like a title", found.numbers[first]), fmt::format("'{}'", title->text),
                         fmt::format("no row above the header, or # at its start; the header seems to be row {}", found.numbers[header])});
    return true;
  }

  void take_rows(csv_rows found, const std::function<bool(std::string_view)>& is_known) {
    std::size_t next = 0;
    const auto is_setting = [&](const csv_row& row) { return row.cells[0].text[0] == '#' && !is_header(row.cells, is_known); };
    for (; next < found.rows.size() && is_setting(found.rows[next]); ++next) take_setting(found.rows[next], found.numbers[next]);
    if (next == found.rows.size()) {
      if (problems_.empty()) report(1, 1, "an empty table", "nothing", "a header");
      return;
    }
    if (header_is_below(found, next, is_known)) return;
    if (found.rows[next].cells.size() == 1)
      for (const auto& [between, mark] : {std::pair{csv_separator::comma, ','}, {csv_separator::semicolon, ';'}, {csv_separator::tab, '\t'}})
        if (between != *out_.said.separator && found.rows[next].cells[0].text.find(mark) != std::string::npos)
          return report(found.rows[next].line, 1, "a header without the separator that is said of it", std::string(to_slug(*out_.said.separator)),
                        fmt::format("separator={}, which stands in it", to_slug(between)));
    out_.header = std::move(found.rows[next]);
    out_.header_number = found.numbers[next++];
    std::move(found.rows.begin() + static_cast<std::ptrdiff_t>(next), found.rows.end(), std::back_inserter(out_.rows));
    out_.numbers.assign(found.numbers.begin() + static_cast<std::ptrdiff_t>(next), found.numbers.end());
    cut_to_width();
    judge_header();
  }

  void judge_header() {
    drop_blank_columns();
    std::unordered_map<std::string_view, std::size_t> first;
    for (std::size_t i = 0; i < out_.header.cells.size(); ++i)
      if (const auto [seen, fresh] = first.try_emplace(out_.header.cells[i].text, i); !fresh && !seen->first.empty())
        problems_.push_back(out_.at(heading, i, "a column named twice", fmt::format("'{}'", seen->first),
                                    fmt::format("a name of its own; {} has this one", cell_address(seen->second, out_.header_number))));
  }

  /// A line before the header: "# speaker: The Watch". One without a name and a value is a remark.
  void take_setting(const csv_row& row, std::size_t number) {
    std::string text;
    const char mark = *out_.said.separator == csv_separator::comma ? ',' : *out_.said.separator == csv_separator::tab ? '\t' : ';';
    for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i == 0 ? std::string() : std::string(1, mark)) + row.cells[i].text;
    while (!text.empty() && text.back() == mark) text.pop_back();
    const auto body = without_blanks(std::string_view(text).substr(std::min(text.find_first_not_of('#'), text.size())));
    const auto split = end_of_name(body);
    if (split == std::string_view::npos) return;
    // Of the mark nothing is left here, and it was taken before.
    if (without_blanks(body.substr(0, split)) == "separator" && without_blanks(body.substr(split + 1)).empty()) return;
    const std::string name(without_blanks(body.substr(0, split))), value(without_blanks(body.substr(split + 1)));
    try {
      auto own = table_settings{};
      add_setting(own, name, value);
      // What the caller says goes before what the table says.
      if (out_.said.thousands == thousands_mark::none) out_.said.thousands = own.thousands;
      if (out_.said.dates == date_order::edtf) out_.said.dates = own.dates;
      if (out_.said.others == other_columns::refuse) out_.said.others = own.others;
      if (own.encoding != table_encoding::utf_8)
        throw error(errc::invalid_value, "what a table cannot say of itself", fmt::format("'{}'", name), "the same said where the table is named");
      for (const auto& [column, said] : own.columns)
        if (out_.said.columns.emplace(column, said).second) out_.said_at.emplace(column, sheet::own_line{row.line, number});
    } catch (const error& e) {
      auto what = std::string(e.what());
      problems_.push_back({out_.file, cell_address(0, number), row.line, 1, what.substr(0, what.find(": got")), e.got(), e.wanted()});
    }
  }

  void cut_to_width() {
    const auto width = out_.header.cells.size();
    std::size_t kept = 0;
    for (std::size_t r = 0; r < out_.rows.size(); ++r) {
      auto& row = out_.rows[r];
      while (row.cells.size() > width && row.cells.back().text.empty()) row.cells.pop_back();
      if (row.sound && row.cells.size() != width) {
        const bool more = row.cells.size() > width;
        problems_.push_back(out_.at(r, more ? width : row.cells.size() - 1, more ? "a row with too many cells" : "a row with too few cells",
                                    fmt::format("{}", row.cells.size()), fmt::format("{}, as in the header", width)));
        row.sound = false;
      }
      if (row.sound && is_header_again(row)) {
        problems_.push_back(out_.at(r, 0, "the header again", fmt::format("'{}'", row.cells[0].text), "no row, or what it counts"));
        row.sound = false;
      }
      if (!row.sound) continue;
      if (kept != r) out_.rows[kept] = std::move(row), out_.numbers[kept] = out_.numbers[r];
      ++kept;
    }
    out_.rows.resize(kept);
    out_.numbers.resize(kept);
  }

  /// Where one sheet was pasted under another.
  [[nodiscard]] bool is_header_again(const csv_row& row) const {
    return row.cells.size() > 1 && std::equal(row.cells.begin(), row.cells.end(), out_.header.cells.begin(),
                                              [](const csv_cell& a, const csv_cell& b) { return a.text == b.text; });
  }

  /// A column without a name that holds nothing is none.
  void drop_blank_columns() {
    for (std::size_t i = out_.header.cells.size(); i-- > 0;) {
      if (!out_.header.cells[i].text.empty()) continue;
      const auto used = std::find_if(out_.rows.begin(), out_.rows.end(), [&](const csv_row& row) { return !row.cells[i].text.empty(); });
      if (used != out_.rows.end()) {
        problems_.push_back(out_.at(static_cast<std::size_t>(used - out_.rows.begin()), i, "a cell in a column without a name",
                                    fmt::format("'{}'", used->cells[i].text), "a name in the header"));
        continue;
      }
      if (i + 1 == out_.header.cells.size()) {
        out_.header.cells.pop_back();
        for (auto& row : out_.rows) row.cells.pop_back();
      }
    }
  }

  problem_list& problems_;
  sheet out_;
  std::size_t first_line_ = 1;
};

}  // namespace

std::string from_windows_1252(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const char16_t code = byte < 0x80 || byte >= 0xA0 ? byte : letters_1252[byte - 0x80U];
    if (code < 0x80) {
      out += c;
    } else if (code < 0x800) {
      out += static_cast<char>(0xC0 | code >> 6);
      out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
      out += static_cast<char>(0xE0 | code >> 12);
      out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
      out += static_cast<char>(0x80 | (code & 0x3F));
    }
  }
  return out;
}

problem sheet::at(std::size_t row, std::size_t column, std::string what, std::string got, std::string wanted) const {
  const auto& cells = row == heading ? header : rows[row];
  const bool there = column < cells.cells.size();
  auto address = cell_address(column, row == heading ? header_number : numbers[row]);
  if (row != heading && column < header.cells.size() && !header.cells[column].text.empty()) address += ", " + header.cells[column].text;
  return {file, std::move(address), there ? cells.cells[column].line : cells.line, there ? cells.cells[column].column : 1,
          std::move(what), std::move(got), std::move(wanted)};
}

sheet read_sheet(std::string_view text, const std::string& file, const table_settings& said,
                 const std::function<bool(std::string_view)>& is_known, problem_list& problems) {
  // A heading that the caller names is known as well.
  const auto is_named = [&](std::string_view heading) {
    return is_known(heading) || std::any_of(said.columns.begin(), said.columns.end(), [&](const auto& column) { return column.second == heading; });
  };
  return sheet_reader(file, said, problems).run(text, is_named);
}

sheet with_sound_header(sheet cells, problem_list& problems) {
  const auto file = cells.file;
  const auto said = cells.said;
  return sheet_reader(file, said, problems).run(std::move(cells));
}

}  // namespace io
}  // namespace habeas
