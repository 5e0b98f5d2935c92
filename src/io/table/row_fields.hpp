// SPDX-License-Identifier: MIT
// The cells of a row as the fields of a thing, and the fields of a thing as cells.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "io/json/codec.hpp"
#include "io/table/cell_values.hpp"
#include "io/table/csv_rows.hpp"

namespace habeas::io {

template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<id<Tag>> = true;

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;

/// A text for a cell: that of an id, a word or a text.
template <class T>
inline constexpr bool is_word = std::is_same_v<T, std::string> || std::is_same_v<T, grading> || is_id<T> || slugged<T>;

/// The cells of a row by the names of their fields: so few that looking through them is fastest. The names and the texts are
/// held elsewhere.
class named_cells {
 public:
  using cell = std::pair<std::string_view, std::string_view>;

  [[nodiscard]] const std::string_view* find(std::string_view name) const {
    for (const auto& c : cells_)
      if (c.first == name) return &c.second;
    return nullptr;
  }
  [[nodiscard]] bool contains(std::string_view name) const { return find(name) != nullptr; }
  /// The text of a cell; empty where there is none.
  [[nodiscard]] std::string_view at(std::string_view name) const {
    const auto* found = find(name);
    return found == nullptr ? std::string_view() : *found;
  }
  /// A cell of this name, unless there is one.
  void add(std::string_view name, std::string_view text) {
    if (!contains(name)) cells_.emplace_back(name, text);
  }
  /// A cell of this name, in the place of the one that there is.
  void put(std::string_view name, std::string_view text) {
    for (auto& c : cells_)
      if (c.first == name) {
        c.second = text;
        return;
      }
    cells_.emplace_back(name, text);
  }
  void erase(std::string_view name) {
    std::erase_if(cells_, [&](const cell& c) { return c.first == name; });
  }
  void clear() { cells_.clear(); }
  [[nodiscard]] std::size_t size() const noexcept { return cells_.size(); }
  [[nodiscard]] auto begin() const noexcept { return cells_.begin(); }
  [[nodiscard]] auto end() const noexcept { return cells_.end(); }

 private:
  std::vector<cell> cells_;
};

/// The visitor that fills things from rows, one after another. What a cell holds goes by the field: a number, a date, a point,
/// ids with spaces between, a word or text; lists and objects are JSON text.
class row_fields {
 public:
  row_fields(value_reader& reader, const table_settings& said) : reader_(reader), said_(said) {}

  /// The next row; `at` is the pointer of the thing that is made of it.
  void start(const named_cells& row, std::string_view at) {
    cells_ = &row;
    at_ = at;
    known_.clear();
    used_ = 0;
  }

  template <class Member>
  void operator()(const char* name, Member& member, need wanted) {
    known_.emplace_back(name);
    if (const auto* cell = cells_->find(known_.back())) {
      ++used_;
      const auto length = at_.size();
      at_.append("/").append(known_.back());
      fill(known_.back(), *cell, at_, member);
      at_.resize(length);
    } else if (wanted == need::required) {
      reader_.missing(at_, name);
    }
  }

  /// Cells that the thing has no field for; `name` may not be, where it says of all rows what is of some.
  template <class May>
  void unknown(const May& may_be) {
    if (used_ == cells_->size()) return;
    for (const auto& [name, text] : *cells_)
      if (std::find(known_.begin(), known_.end(), name) == known_.end() && !may_be(name)) reader_.unknown_field(at_, name, known_, true);
  }

 private:
  template <class Member>
  void fill(std::string_view field, std::string_view text, const std::string& at, Member& out) {
    if constexpr (std::is_same_v<Member, quantity>) {
      number(text, at, out);
    } else if constexpr (std::is_same_v<Member, time_ref>) {
      point(field == "from", text, at, out);
    } else if constexpr (std::is_same_v<Member, std::optional<edtf>>) {
      date(text, at, out);
    } else if constexpr (requires { typename Member::value_type; out.emplace(); }) {
      const auto before = reader_.faults();
      typename Member::value_type value{};
      fill(field, text, at, value);
      if (reader_.faults() == before) out = std::move(value);
    } else if constexpr (std::is_same_v<Member, std::string>) {
      out = text_of_cell(text);
    } else if constexpr (is_id<Member>) {
      auto name = text_of_cell(text);
      if (name.empty()) reader_.report(at, "an empty id", "''", "the id of something, or no such field");
      out = Member(std::move(name));
    } else if constexpr (slugged<Member>) {
      if (const auto word = find_word<Member>(text)) out = *word;
      else reader_.report(at, "not a known word here", quoted(text_of_cell(text)), "one of " + slug_list<Member>());
    } else if constexpr (is_word<Member>) {
      reader_.read(json::value(json::string(text_of_cell(text))), at, out);
    } else if constexpr (std::is_same_v<Member, bool>) {
      auto word = std::string(text);
      std::transform(word.begin(), word.end(), word.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      if (word == "true" || word == "false") out = word == "true";
      else reader_.report(at, "neither true nor false", quoted(text), "true or false");
    } else {
      structure(text, at, out);
    }
  }

  /// A list of words may stand with spaces between; all else is JSON.
  template <class Member>
  void structure(std::string_view text, const std::string& at, Member& out) {
    if (text.empty() || (text.front() != '[' && text.front() != '{')) {
      if constexpr (is_list<Member>) {
        if constexpr (is_word<typename Member::value_type>) return words(text, at, out);
      }
      if constexpr (std::is_integral_v<Member>) {
        problem_list none;
        const auto v = parse_json(text, {}, none);
        return reader_.read(none.empty() ? v : json::value(json::string(text)), at, out);
      }
      return reader_.read(json::value(json::string(text)), at, out);
    }
    problem_list faults;
    const auto v = parse_json(text, {}, faults);
    if (faults.empty()) return reader_.read(v, at, out);
    reader_.report(at, "JSON text that cannot be read: " + faults.kept().front().what, faults.kept().front().got, faults.kept().front().wanted);
  }

  template <class Word>
  void words(std::string_view text, const std::string& at, std::vector<Word>& out) {
    for (std::size_t from = 0; from < text.size();) {
      const auto end = std::min(text.find(' ', from), text.size());
      if (end > from) fill({}, text.substr(from, end - from), at, out.emplace_back());
      from = end + 1;
    }
  }

  void number(std::string_view text, const std::string& at, quantity& out) {
    const auto found = read_number(text, said_);
    if (const auto* fault = std::get_if<cell_fault>(&found)) return reader_.report(at, fault->what, quoted(text), fault->wanted);
    const auto& n = std::get<stated_number>(found);
    if (n.negative) return reader_.report(at, "a number below nothing", quoted(text), "a number from 0, or the kind net");
    try {
      out = n.made();
    } catch (const error& e) {
      reader_.report(at, "not a count", e.got(), e.wanted());
    }
  }

  void date(std::string_view text, const std::string& at, std::optional<edtf>& out) {
    const auto found = read_date(text, said_);
    if (const auto* fault = std::get_if<cell_fault>(&found)) return reader_.report(at, fault->what, quoted(text), fault->wanted);
    reader_.read_date_text(std::get<std::string>(found), at, out);
  }

  /// A date with a word before it is as it is written, midnight too.
  void exact_date(std::string_view text, const std::string& at, std::optional<edtf>& out) {
    if (without_midnight(text).size() != text.size()) return reader_.read_date_text(text, at, out);
    date(text, at, out);
  }

  /// An end of a window: a bare day is its start at `from` and its end at `to`.
  void point(bool start, std::string_view text, const std::string& at, time_ref& out) {
    const auto colon = text.find(':');
    const auto word = colon == std::string_view::npos ? std::string_view{} : text.substr(0, colon);
    const auto rest = colon == std::string_view::npos ? text : text.substr(colon + 1);
    for (const auto kind : {time_ref::how::bulletin, time_ref::how::claim, time_ref::how::point, time_ref::how::event_start, time_ref::how::event_end})
      if (word == to_slug(kind)) {
        out = {kind, {}, std::string(rest)};
        if (rest.empty()) reader_.empty_id(fmt::format("{}/{}", at, word));
        return;
      }
    const bool said = word == "start" || word == "end" || word == "as_of";
    out.kind = word == "as_of" ? time_ref::how::as_of : (said ? word == "start" : start) ? time_ref::how::start_of : time_ref::how::end_of;
    const auto place = fmt::format("{}/{}", at, to_slug(out.kind));
    if (said) exact_date(rest, place, out.date);
    else date(text, place, out.date);
  }

  value_reader& reader_;
  const table_settings& said_;
  const named_cells* cells_ = nullptr;
  std::string at_;
  std::vector<std::string_view> known_;
  std::size_t used_ = 0;  ///< cells that a field was filled from
};

/// The visitor that writes a thing as the cells of a row, in the order of its fields; what is as it would be anyway is left out.
class row_cells {
 public:
  template <class Member>
  void operator()(const char* name, const Member& member, need wanted) {
    if (wanted != need::optional || !(member == Member{})) cells_.emplace_back(name, cell(member));
  }
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> take() { return std::move(cells_); }

 private:
  template <class Member>
  static std::string cell(const Member& m) {
    if constexpr (std::is_same_v<Member, quantity>) return to_string(m);
    else if constexpr (std::is_same_v<Member, time_ref>) return point_text(m);
    else if constexpr (std::is_same_v<Member, edtf>) return cell_of_date(m);
    else if constexpr (requires { typename Member::value_type; m.has_value(); }) return m ? cell(*m) : std::string();
    else if constexpr (std::is_same_v<Member, std::string>) return cell_of_text(m);
    else if constexpr (is_id<Member>) return cell_of_text(m.text());
    else if constexpr (slugged<Member>) return std::string(to_slug(m));
    else if constexpr (std::is_same_v<Member, bool>) return m ? "true" : "false";
    else if constexpr (std::is_same_v<Member, grading>) return std::string{m.source, m.information};
    else return structure(m);
  }

  template <class Member>
  static std::string structure(const Member& m) {
    if constexpr (is_list<Member>) {
      if constexpr (is_word<typename Member::value_type>) {
        std::string text;
        bool plain = !m.empty();
        for (const auto& one : m) {
          const auto word = cell(one);
          plain = plain && without_blanks(word).size() == word.size() && word.find(' ') == std::string::npos && word[0] != '[' && word[0] != '{' &&
                  word[0] != '"';
          text += (text.empty() ? "" : " ") + word;
        }
        if (plain) return text;
      }
    }
    return json::serialize(field_writer::value(m));
  }

  std::vector<std::pair<std::string, std::string>> cells_;
};

}  // namespace habeas::io
