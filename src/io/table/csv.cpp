// SPDX-License-Identifier: MIT
#include <habeas/io/csv.hpp>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "core/utf8.hpp"
#include "io/table/csv_rows.hpp"

namespace habeas {
namespace {

bool is_control(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u < 0x20 && c != '\t') || u == 0x7F;
}

char character_of(csv_separator between) {
  return between == csv_separator::tab ? '\t' : between == csv_separator::semicolon ? ';' : ',';
}

/// Who reads: a program that means every byte, or a person's spreadsheet, whose cells have addresses and whose spaces mean nothing.
enum class habit { strict, sheet };

class reader {
 public:
  reader(std::string_view text, std::string file, const csv_limits& limits, csv_separator between, habit how = habit::strict)
      : text_(text), limits_(limits), separator_(character_of(between)), name_(fmt::format("a {}", between)), how_(how) {
    out_.table.file = std::move(file);
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
  }

  csv_reading run() {
    if (at_ == text_.size()) {
      line_start_ = at_;
      report(1, 1, "an empty table", "nothing", "a header");
      return std::move(out_);
    }
    bool header = true;
    while (at_ < text_.size() && !stopped()) {
      csv_row row = read_row();
      if (header) {
        check_header(row);
        out_.table.header = std::move(row);
        header = false;
        continue;
      }
      if (out_.table.rows.size() == limits_.rows) {
        report(row.line, 1, "too many rows", "one more", fmt::format("at most {}", limits_.rows));
        break;
      }
      check_width(row);
      out_.table.rows.push_back(std::move(row));
    }
    return std::move(out_);
  }

  /// The rows that hold anything, each with its number in a spreadsheet; the first is no header yet.
  io::csv_rows rows() {
    io::csv_rows found;
    while (at_ < text_.size() && !stopped()) {
      ++number_;
      csv_row row = read_row();
      if (std::all_of(row.cells.begin(), row.cells.end(), [](const csv_cell& c) { return c.text.empty(); })) continue;
      if (found.rows.size() > limits_.rows) {
        report(row.line, 1, "too many rows", "one more", fmt::format("at most {}", limits_.rows));
        break;
      }
      found.rows.push_back(std::move(row));
      found.numbers.push_back(number_);
    }
    found.problems = std::move(out_.problems);
    return found;
  }

 private:
  [[nodiscard]] bool stopped() const { return out_.problems.size() >= limits_.problems; }
  [[nodiscard]] std::size_t column() const { return at_ - line_start_ + 1; }

  void report(std::size_t line, std::size_t column, std::string what, std::string got, std::string wanted) {
    if (stopped()) return;
    auto address = how_ == habit::sheet ? io::cell_address(cells_in_row_, number_) : std::string();
    out_.problems.push_back({out_.table.file, std::move(address), line, column, std::move(what), std::move(got), std::move(wanted)});
    if (stopped())
      out_.problems.back().wanted += fmt::format(" (reading stopped here, at {} problems)", limits_.problems);
  }

  bool at_line_end() const {
    return text_[at_] == '\n' || (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n');
  }
  void take_line_end() {
    at_ += text_[at_] == '\r' ? 2 : 1;
    new_line();
  }
  void new_line() {
    ++line_;
    line_start_ = at_;
  }
  void skip_line() {
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    if (at_ < text_.size()) take_line_end();
  }

  /// Appends what stands here, checked.
  void take(csv_cell& cell, bool& sound) {
    const char c = text_[at_];
    std::size_t length = 1;
    if (static_cast<unsigned char>(c) >= 0x80) {
      length = first_utf8(text_.substr(at_)).length;
      if (length == 0) {
        if (!bad_bytes_)
          report(line_, column(), "bytes that are not UTF-8", fmt::format("byte {:02X}", static_cast<unsigned char>(c)),
                 how_ == habit::sheet ? "UTF-8; or say encoding=windows-1252 of the table" : "UTF-8");
        bad_bytes_ = true;
        sound = false;
        length = 1;
      }
    } else if (is_control(c)) {
      const bool lone = c == '\r';
      report(line_, column(), lone ? "a carriage return without a line feed" : "a control character",
             fmt::format("byte {:02X}", static_cast<unsigned char>(c)),
             lone ? "CRLF or LF at the end of a line" : "printable text");
      sound = false;
    }
    append(cell, length);
  }

  void append(csv_cell& cell, std::size_t length) {
    if (cell.text.size() + length <= limits_.cell_bytes)
      cell.text.append(text_, at_, length);
    else
      too_long_ = true;
    at_ += length;
  }

  csv_row read_row() {
    csv_row row;
    row.line = line_;
    row.cells.reserve(width_);
    for (;;) {
      cells_in_row_ = row.cells.size();
      if (cells_++ == limits_.cells) {
        report(line_, column(), "too many cells", "one more", fmt::format("at most {} in a table", limits_.cells));
        row.sound = false;
        at_ = text_.size();
        return row;
      }
      csv_cell cell{{}, line_, column()};
      too_long_ = bad_bytes_ = false;
      const bool quoted = at_ < text_.size() && text_[at_] == '"';
      const bool whole = quoted ? read_quoted(cell, row.sound) : read_plain(cell, row.sound);
      if (too_long_) {
        report(cell.line, cell.column, "too long a cell", fmt::format("more than {} bytes", limits_.cell_bytes),
               fmt::format("at most {}", limits_.cell_bytes));
        row.sound = false;
      }
      if (row.cells.size() == limits_.columns) {
        report(cell.line, cell.column, "too many columns", "one more", fmt::format("at most {}", limits_.columns));
        row.sound = false;
        skip_line();
        return row;
      }
      row.cells.push_back(std::move(cell));
      width_ = std::max(width_, std::min<std::size_t>(row.cells.size(), 64));
      if (!whole) return row;
      if (at_ == text_.size()) return row;
      if (text_[at_] == separator_) {
        ++at_;
        continue;
      }
      take_line_end();
      return row;
    }
  }

  /// Takes the plain letters that stand here, as most cells are nothing else.
  void take_run(csv_cell& cell) {
    const auto room = limits_.cell_bytes - std::min(cell.text.size(), limits_.cell_bytes);
    const auto last = at_ + std::min(room, text_.size() - at_);
    auto end = at_;
    while (end < last && static_cast<unsigned char>(text_[end]) >= 0x20 && static_cast<unsigned char>(text_[end]) < 0x7F && text_[end] != separator_ && text_[end] != '"')
      ++end;
    cell.text.append(text_, at_, end - at_);
    at_ = end;
  }

  bool read_plain(csv_cell& cell, bool& sound) {
    while (at_ < text_.size() && text_[at_] != separator_ && !at_line_end()) {
      if (const auto before = at_; take_run(cell), at_ != before) continue;
      if (text_[at_] == '"') {
        report(line_, column(), "a quote inside a cell that does not start with one", "'\"'",
               "quotes around the whole cell, and those inside doubled");
        sound = false;
        skip_line();
        return false;
      }
      take(cell, sound);
    }
    if (how_ == habit::sheet)
      if (const auto bare = io::without_blanks(cell.text); bare.size() != cell.text.size()) cell.text = std::string(bare);
    return true;
  }

  /// From the opening quote to the comma or the line end after the closing one.
  bool read_quoted(csv_cell& cell, bool& sound) {
    const auto opened = at_, opened_line = line_, opened_line_start = line_start_;
    const auto problems_before = out_.problems.size();
    ++at_;
    for (;;) {
      if (at_ == text_.size()) {
        // What was read as the inside of the cell is read again as rows, once, so that one forgotten
        // quote does not hide the rest of the file.
        out_.problems.resize(std::min(problems_before, out_.problems.size()));
        report(opened_line, opened - opened_line_start + 1, "a quote that is not closed", "the end of the file",
               "a closing quote");
        sound = too_long_ = false;
        if (!resumed_) {
          resumed_ = true;
          at_ = opened;
          line_ = opened_line;
          line_start_ = opened_line_start;
          skip_line();
        }
        return false;
      }
      const char c = text_[at_];
      if (c == '"') {
        if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
          ++at_;
          append(cell, 1);
          continue;
        }
        ++at_;
        break;
      }
      if (c == '\n' || (c == '\r' && at_line_end())) {
        if (c == '\r') append(cell, 1);
        append(cell, 1);
        new_line();
        continue;
      }
      take(cell, sound);
    }
    if (at_ == text_.size() || text_[at_] == separator_ || at_line_end()) return true;
    report(line_, column(), "text after a closing quote", fmt::format("'{}'", shown()),
           opened_line == line_
               ? name_ + " or the end of the line"
               : fmt::format("{} or the end of the line; the cell starts at line {}", name_, opened_line));
    sound = false;
    skip_line();
    return false;
  }

  std::string shown() const {
    const auto length = first_utf8(text_.substr(at_)).length;
    return length == 0 || is_control(text_[at_]) ? fmt::format("byte {:02X}", static_cast<unsigned char>(text_[at_]))
                                                 : std::string(text_.substr(at_, length));
  }

  void check_header(csv_row& row) {
    std::unordered_map<std::string_view, std::size_t> first;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto& cell = row.cells[i];
      if (cell.text.empty())
        report(cell.line, cell.column, "a column without a name", "nothing", "a name");
      else if (const auto [seen, fresh] = first.try_emplace(cell.text, i); !fresh)
        report(cell.line, cell.column, "a column named twice", fmt::format("'{}'", cell.text),
               fmt::format("a name of its own; column {} has this one", seen->second + 1));
    }
  }

  void check_width(csv_row& row) {
    const auto want = out_.table.header.cells.size();
    if (!row.sound || !out_.table.header.sound || row.cells.size() == want) return;
    const bool more = row.cells.size() > want;
    const auto& cell = row.cells[more ? want : row.cells.size() - 1];
    report(cell.line, cell.column, more ? "a row with too many cells" : "a row with too few cells",
           fmt::format("{}", row.cells.size()), fmt::format("{}, as in the header", want));
    row.sound = false;
  }

  std::string_view text_;
  csv_limits limits_;
  char separator_;
  std::string name_;  ///< of the separator, for messages
  csv_reading out_;
  std::size_t at_ = 0, line_ = 1, line_start_ = 0;
  bool too_long_ = false, bad_bytes_ = false, resumed_ = false;
  habit how_ = habit::strict;
  std::size_t number_ = 0, cells_ = 0, cells_in_row_ = 0;
  std::size_t width_ = 0;  ///< how many cells rows had so far, at most 64
};

}  // namespace

namespace io {

std::string cell_address(std::size_t column, std::size_t row) {
  std::string letters;
  for (++column; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters + std::to_string(row);
}

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view blanks[] = {" ", "\t", "\xC2\xA0"};
  for (bool found = true; found;) {
    found = false;
    for (const auto blank : blanks) {
      for (; text.size() >= blank.size() && text.substr(0, blank.size()) == blank; found = true) text.remove_prefix(blank.size());
      for (; text.size() >= blank.size() && text.substr(text.size() - blank.size()) == blank; found = true) text.remove_suffix(blank.size());
    }
  }
  return text;
}

csv_rows read_csv_rows(std::string_view text, const std::string& file, const csv_limits& limits, csv_separator between) {
  return reader(text, file, limits, between, habit::sheet).rows();
}

}  // namespace io

std::optional<std::size_t> csv_table::find_column(std::string_view name) const noexcept {
  for (std::size_t i = 0; i < header.cells.size(); ++i)
    if (header.cells[i].text == name) return i;
  return std::nullopt;
}

csv_reading try_read_csv(std::string_view text, std::string file, const csv_limits& limits, csv_separator between) {
  return reader(text, std::move(file), limits, between).run();
}

csv_table read_csv(std::string_view text, std::string file, const csv_limits& limits, csv_separator between) {
  auto reading = try_read_csv(text, std::move(file), limits, between);
  if (!reading.problems.empty()) throw error::invalid_file(std::move(reading.problems));
  return std::move(reading.table);
}

std::string spreadsheet_text(std::string_view cell) {
  const bool run = !cell.empty() && std::string_view("=+-@\t\r\n").find(cell.front()) != std::string_view::npos;
  return (run ? "'" : "") + std::string(cell);
}

void append_csv_row(std::string& out, std::span<const std::string> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += ',';
    const auto& cell = cells[i];
    // A mark of byte order at the very start would be taken for one of the file, and blanks around a plain cell for nothing.
    const bool plain = cell.find_first_of(",\"\r\n") == std::string::npos && cell.compare(0, 3, "\xEF\xBB\xBF") != 0 &&
                       io::without_blanks(cell).size() == cell.size();
    if (plain) {
      out += cell;
      continue;
    }
    out += '"';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  out += '\n';
}

}  // namespace habeas
