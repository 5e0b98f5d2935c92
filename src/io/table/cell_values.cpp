// SPDX-License-Identifier: MIT
#include "io/table/cell_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include <habeas/core/quantity_text.hpp>
#include <habeas/model/id_of_name.hpp>

#include "io/table/csv_rows.hpp"

namespace habeas::io {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view t) { return !t.empty() && std::all_of(t.begin(), t.end(), is_digit); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view t) {
  std::string out(t);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

/// What stands between groups of three digits, as one character; a no-break space is a space.
struct grouping {
  char mark;
  std::string digits;
};

/// "1,234" and "12 345 678": digits in groups of three, and what stands between.
std::optional<grouping> groups(std::string_view t) {
  grouping found{'\0', {}};
  std::size_t run = 0, first = 0;
  const auto close = [&] { return found.mark == '\0' ? run >= 1 && run <= 3 : run == 3; };
  for (std::size_t i = 0; i < t.size();) {
    if (is_digit(t[i])) {
      found.digits += t[i++];
      ++run;
      continue;
    }
    char mark = '\0';
    std::size_t length = 1;
    for (const auto& [text, c] : {std::pair<std::string_view, char>{",", ','}, {".", '.'}, {" ", ' '}, {"'", '\''}, {"\xC2\xA0", ' '},
                                  {"\xE2\x80\x89", ' '}, {"\xE2\x80\xAF", ' '}, {"\xE2\x80\x99", '\''}})
      if (t.substr(i, text.size()) == text) mark = c, length = text.size();
    if (mark == '\0' || !close() || (found.mark != '\0' && found.mark != mark)) return std::nullopt;
    found.mark = mark;
    run = 0;
    ++first;
    i += length;
  }
  return first > 0 && run == 3 ? std::optional(found) : std::nullopt;
}

char mark_of(thousands_mark mark) {
  switch (mark) {
    case thousands_mark::comma: return ',';
    case thousands_mark::point: return '.';
    case thousands_mark::space: return ' ';
    case thousands_mark::apostrophe: return '\'';
    case thousands_mark::none: break;
  }
  return '\0';
}

const char* word_of(char mark) { return mark == ',' ? "comma" : mark == '.' ? "point" : mark == ' ' ? "space" : "apostrophe"; }

/// "24/10/2023", "24-Oct", "Oct-24", "2023-10-24": what a spreadsheet shows where it took something for a day.
bool looks_like_a_date(std::string_view t) {
  std::size_t parts = 1, letters = 0, longest = 0, run = 0;
  for (const char c : t) {
    if (c == '/' || c == '-' || c == '.') ++parts, run = 0;
    else if (is_digit(c)) longest = std::max(longest, ++run);
    else if ((lower(c) >= 'a' && lower(c) <= 'z')) ++letters;
    else return false;
  }
  if (longest == 0 || longest > 4) return false;
  if (letters != 0) return parts >= 2 && letters >= 3 && letters <= 9;
  return parts == 3 || (parts == 2 && (longest == 4 || t.find('/') != std::string_view::npos));
}

/// What is in a cell that holds no number and no date at all.
std::optional<cell_fault> spreadsheet_fault(std::string_view t) {
  if (is_digit(t[0])) return std::nullopt;
  if (t[0] == '#') return cell_fault{"a cell that its spreadsheet could not work out or show", "what the cell should hold, or nothing"};
  if (t[0] == '=') return cell_fault{"a formula", "its value"};
  const auto word = lowered(t);
  for (const auto* nothing : {"na", "n/a", "n.a.", "nan", "null", "none", "nil", "-", "--", "\xE2\x80\x93", "?", ".", "nat"})
    if (word == nothing) return cell_fault{"a word for nothing", "an empty cell"};
  return std::nullopt;
}

/// The text of a cell that is one JSON text; nothing where it is none.
std::optional<std::string> json_text(std::string_view cell) {
  if (cell.size() < 2 || cell.front() != '"' || cell.back() != '"') return std::nullopt;
  boost::system::error_code failed;
  const auto v = boost::json::parse({cell.data(), cell.size()}, failed);
  return !failed && v.is_string() ? std::optional(std::string(v.get_string())) : std::nullopt;
}

/// "2023-10-24", as most cells of days are.
bool is_plain_day(std::string_view t) {
  for (std::size_t i = 0; i < 10; ++i)
    if (i == 4 || i == 7 ? t[i] != '-' : !is_digit(t[i])) return false;
  return true;
}

std::variant<std::int64_t, cell_fault> whole(std::string_view t, const table_settings& said) {
  const auto not_a_number = [&] { return cell_fault{"not a number of people", quantity_forms}; };
  if (t.empty()) return not_a_number();
  std::string digits(t);
  // "302.0" is how programs write whole numbers that stand beside missing ones.
  if (const auto point = digits.find_last_of(".,"); point != std::string::npos && point + 1 < digits.size() && digits.size() - point <= 3 &&
                                                    digits.find_first_not_of('0', point + 1) == std::string::npos)
    digits.resize(point);
  if (const auto grouped = groups(digits)) {
    if (grouped->mark != mark_of(said.thousands))
      return cell_fault{"a number that may have a mark between its thousands, or a part of one person",
                        fmt::format("{}, or thousands={} said of the table", grouped->digits, word_of(grouped->mark))};
    digits = grouped->digits;
  }
  if (all_digits(digits)) {
    std::int64_t n = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
    if (fault == std::errc()) return n;
    return cell_fault{"not a count", fmt::format("at most {}", quantity::greatest)};
  }
  if (const auto fault = spreadsheet_fault(t)) return *fault;
  if (looks_like_a_date(t)) return cell_fault{"a number that became a date", "the number, in a column that is formatted as text"};
  if (t.back() == '%') return cell_fault{"a share", "a number of people"};
  const auto letter = t.find_first_of("eE");
  if (letter != std::string_view::npos && letter > 0 && letter + 1 < t.size() && t.substr(0, letter).find_first_not_of("0123456789.,") == std::string_view::npos &&
      t.substr(letter + 1).find_first_not_of("0123456789+") == std::string_view::npos)
    return cell_fault{"a number that its spreadsheet has shortened", "all of its digits, in a column that is formatted as text"};
  for (const std::string_view dash : {"-", "\xE2\x80\x93"})
    if (const auto at = t.find(dash); at != std::string_view::npos && at > 0 && all_digits(without_blanks(t.substr(0, at))) &&
                                      all_digits(without_blanks(t.substr(at + dash.size()))))
      return cell_fault{"a range, or a date", fmt::format("{} to {}", without_blanks(t.substr(0, at)), without_blanks(t.substr(at + dash.size())))};
  if (const auto point = t.find_first_of(".,"); point != std::string_view::npos && all_digits(t.substr(0, point)) && all_digits(t.substr(point + 1)))
    return cell_fault{"a part of one person", "a whole number"};
  return not_a_number();
}

}  // namespace

quantity stated_number::made() const {
  return how == quantifier::between ? quantity::between(first, second) : quantity::of(how, first);
}

std::variant<stated_number, cell_fault> read_number(std::string_view cell, const table_settings& said) {
  const auto text = without_blanks(cell);
  // Most cells are digits and no more.
  if (all_digits(text) && text.size() < 16) {
    std::int64_t n = 0;
    std::from_chars(text.data(), text.data() + text.size(), n);
    return stated_number{quantifier::exact, n};
  }
  const auto one = [&](quantifier how, std::string_view digits) -> std::variant<stated_number, cell_fault> {
    const auto n = whole(without_blanks(digits), said);
    if (const auto* fault = std::get_if<cell_fault>(&n)) return *fault;
    return stated_number{how, std::get<std::int64_t>(n)};
  };
  const auto split = split_quantity(text);
  if (split.how == quantifier::unquantified) return stated_number{quantifier::unquantified};
  if (split.how == quantifier::between) {
    const auto low = whole(without_blanks(split.first), said), high = whole(without_blanks(split.second), said);
    for (const auto* end : {&low, &high})
      if (const auto* fault = std::get_if<cell_fault>(end)) return *fault;
    return stated_number{quantifier::between, std::get<std::int64_t>(low), std::get<std::int64_t>(high)};
  }
  if (split.how != quantifier::exact) return one(split.how, split.first);
  if (text.size() > 1 && text[0] == '-' && is_digit(text[1])) {
    auto found = one(quantifier::exact, text.substr(1));
    if (auto* n = std::get_if<stated_number>(&found)) n->negative = true;
    return found;
  }
  return one(quantifier::exact, text);
}

bool is_word_for_total(std::string_view cell) {
  const auto text = without_blanks(cell);
  if (text.size() < 3 || text.size() > 40 || (text[0] >= '0' && text[0] <= '9')) return false;
  const auto plain = id_of_name(text);
  static constexpr std::string_view whole[] = {
      "total", "totals", "grand_total", "subtotal", "sub_total", "sum", "all_together", "in_total", "overall_total",
      "gesamt", "insgesamt", "summe", "gesamtsumme", "zwischensumme", "suma", "suma_total", "subtotales", "totales",
      "totale", "totali", "somme", "sous_total", "total_general", "total_geral", "totale_generale", "totaal", "totalt", "totalsumma",
      "razem", "ukupno", "toplam", "genel_toplam", "jumlah", "tong_cong", "celkem", "osszesen", "yhteensa"};
  static constexpr std::string_view other_scripts[] = {
      "\u0418\u0442\u043e\u0433\u043e", "\u0438\u0442\u043e\u0433\u043e", "\u0412\u0441\u0435\u0433\u043e", "\u0432\u0441\u0435\u0433\u043e",
      "\u0412\u0441\u044c\u043e\u0433\u043e", "\u0627\u0644\u0645\u062c\u0645\u0648\u0639", "\u0627\u0644\u0625\u062c\u0645\u0627\u0644\u064a",
      "\u5408\u8a08", "\u5408\u8ba1", "\u603b\u8ba1", "\u7e3d\u8a08", "\ud569\uacc4"};
  auto bare = text;
  while (!bare.empty() && (bare.back() == ':' || bare.back() == '.')) bare.remove_suffix(1);
  if (std::find(std::begin(other_scripts), std::end(other_scripts), without_blanks(bare)) != std::end(other_scripts)) return true;
  return std::any_of(std::begin(whole), std::end(whole), [&](std::string_view word) {
    if (std::string_view(plain).substr(0, word.size()) != word) return false;
    // With the year or month that it is of, and no other word.
    return plain.find_first_not_of("0123456789_", word.size()) == std::string::npos;
  });
}

std::variant<std::string, cell_fault> read_date(std::string_view cell, const table_settings& said) {
  const auto text = without_blanks(cell);
  if (text.empty()) return std::string(text);
  if (text.size() == 10 && is_plain_day(text)) return std::string(text);
  if (auto exact = json_text(text)) return *std::move(exact);
  if (const auto bare = without_midnight(text); bare.size() != text.size()) return read_date(bare, said);
  if (const auto fault = spreadsheet_fault(text); fault && text != "?") return *fault;
  // Three numbers with one mark between them, and perhaps a time.
  std::array<std::string_view, 3> part;
  const auto blank = text.find(' ');
  auto date = text.substr(0, blank);
  auto time = blank == std::string_view::npos ? std::string_view() : without_blanks(text.substr(blank));
  const auto mark = date.find_first_not_of("0123456789");
  bool three = mark != std::string_view::npos && mark > 0 && (date[mark] == '/' || date[mark] == '.' || date[mark] == '-');
  if (three) {
    const auto second = date.find(date[mark], mark + 1);
    three = second != std::string_view::npos;
    if (three) part = {date.substr(0, mark), date.substr(mark + 1, second - mark - 1), date.substr(second + 1)};
    three = three && std::all_of(part.begin(), part.end(), all_digits);
  }
  if (!three) {
    if (all_digits(text) && text.size() == 5) return cell_fault{"the number of a day in a spreadsheet", "2023-10-24, in a column that is formatted as text"};
    if (is_word_for_total(text)) return cell_fault{"a row of totals", std::string(instead_of_totals)};
    const auto word = lowered(text);
    for (const auto* month : {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
      if (word.find(month) != std::string::npos) return cell_fault{"a month in letters", "a date as in 2023-10-24"};
    return std::string(text);
  }
  std::array<std::size_t, 3> order{0, 1, 2};  // of year, month and day
  if (part[0].size() != 4) {
    if (part[0].size() > 2 || part[1].size() > 2) return std::string(text);
    if (part[2].size() != 4) return cell_fault{"a year of two digits", "a year of four, as in 2023-10-24"};
    if (said.dates != date_order::dmy && said.dates != date_order::mdy)
      return cell_fault{"a date whose day and month may be either way round", "2023-10-24, or dates=dmy or dates=mdy said of the table"};
    order = said.dates == date_order::dmy ? std::array<std::size_t, 3>{2, 1, 0} : std::array<std::size_t, 3>{2, 0, 1};
  } else if (part[1].size() > 2 || part[2].size() > 2 || (date[mark] == '-' && part[1].size() == 2 && part[2].size() == 2 && time.empty())) {
    return std::string(text);
  }
  auto found = fmt::format("{}-{:0>2}-{:0>2}", part[order[0]], part[order[1]], part[order[2]]);
  // A day at midnight is how programs write a day.
  if (const auto point = time.find('.'); point != std::string_view::npos && time.find_first_not_of('0', point + 1) == std::string_view::npos)
    time = time.substr(0, point);
  if (!time.empty() && time != "00:00:00" && time != "00:00" && time != "0:00") found += fmt::format("T{}{}", time.find(':') == 1 ? "0" : "", time);
  return found;
}

std::string_view without_midnight(std::string_view date) {
  if (date.size() < 16 || !is_plain_day(date) || date[10] != 'T') return date;
  const auto point = date.find('.');
  const bool no_fraction = point == std::string_view::npos || date.find_first_not_of('0', point + 1) == std::string_view::npos;
  if (!no_fraction) return date;
  const auto whole = date.substr(0, point), time = whole.substr(11);
  return time == "00:00" || time == "00:00:00" ? date.substr(0, 10) : whole;
}

std::string cell_of_date(const edtf& date) {
  auto text = date.text();
  if (without_midnight(text).size() == text.size()) return text;
  return boost::json::serialize(boost::json::string(text));
}

std::string plain_word(std::string_view cell) {
  auto word = lowered(without_blanks(cell));
  std::replace_if(word.begin(), word.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  return word;
}

std::string point_text(const time_ref& point) {
  const auto word = point.kind == time_ref::how::start_of ? std::string_view("start") : point.kind == time_ref::how::end_of ? "end" : to_slug(point.kind);
  return fmt::format("{}:{}", word, point.date ? point.date->text() : point.name);
}

namespace {

/// What no cell can hold as it is, or what a spreadsheet would work out.
bool is_unsafe(std::string_view text) {
  if (text.empty() || std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) return true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if ((c < 0x20 && c != '\t' && c != '\n') || c == 0x7F) return true;
  }
  // Quotes around quotes, that many times, and then something unsafe.
  const auto inner = json_text(text);
  return inner && is_unsafe(*inner);
}

}  // namespace

std::string cell_of_text(std::string_view text) {
  return is_unsafe(text) ? boost::json::serialize(boost::json::string_view(text.data(), text.size())) : std::string(text);
}

std::string text_of_cell(std::string_view cell) {
  const auto inner = json_text(cell);
  return inner && is_unsafe(*inner) ? *inner : std::string(cell);
}

}  // namespace habeas::io
