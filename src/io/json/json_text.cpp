// SPDX-License-Identifier: MIT
#include "io/json/json_text.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <fmt/format.h>

#include "core/utf8.hpp"
#include "core/value_place.hpp"

namespace habeas::io {
namespace {

namespace json = boost::json;

/// The digits of a number that matter, and the power of ten of the last of them: 12.50 and 1.25e1 are the same.
std::pair<std::string, std::int64_t> digits_of(std::string_view number) {
  std::string digits;
  std::int64_t power = 0;
  bool fraction = false;
  std::size_t i = 0;
  for (; i < number.size() && number[i] != 'e' && number[i] != 'E'; ++i) {
    if (number[i] == '.') fraction = true;
    if (number[i] < '0' || number[i] > '9') continue;
    digits += number[i];
    if (fraction) --power;
  }
  if (++i < number.size()) {
    if (number[i] == '+') ++i;
    std::int64_t exponent = 0;
    std::from_chars(number.data() + i, number.data() + number.size(), exponent);
    power += exponent;
  }
  digits.erase(0, digits.find_first_not_of('0'));
  while (!digits.empty() && digits.back() == '0') digits.pop_back(), ++power;
  if (digits.empty()) power = 0;
  return {std::move(digits), power};
}

/// Makes a value of what the parser sees, with a note of every name that stands twice in one object and of every
/// number of an own field (`x_`) that would not come out again as it went in.
struct value_maker {
  static constexpr std::size_t max_object_size = json::object::max_size();
  static constexpr std::size_t max_array_size = json::array::max_size();
  static constexpr std::size_t max_key_size = json::string::max_size();
  static constexpr std::size_t max_string_size = json::string::max_size();
  using ec = boost::system::error_code;

  /// An object or a list that is open. The names of an object lie at the end of `names`, the last of them where its value is.
  struct level {
    std::size_t first_name = 0;  ///< of an object, in `names`
    std::size_t next = 0;        ///< of a list, the place of its next item
    bool is_array = false;
    std::unique_ptr<std::unordered_set<std::string>> many = {};  ///< the names of an object that has many
  };
  /// So many names are looked through one by one.
  static constexpr std::size_t few_names = 32;

  std::vector<level> levels;
  std::vector<std::size_t> names;  ///< of the objects that are open, where in `letters` each ends
  std::string letters;
  std::string part;
  problem_list found;
  json::storage_ptr memory;
  json::value_stack stack;

  explicit value_maker(json::storage_ptr where) : memory(std::move(where)) {}

  [[nodiscard]] std::string_view name(std::size_t i) const {
    const auto start = i == 0 ? 0 : names[i - 1];
    return std::string_view(letters).substr(start, names[i] - start);
  }
  /// Where the name of an object lies in whose value the parser is: its newest when that level was innermost.
  [[nodiscard]] std::size_t name_within(std::size_t l) const { return (l + 1 < levels.size() ? levels[l + 1].first_name : names.size()) - 1; }
  [[nodiscard]] std::string here() const {
    std::string at;
    for (std::size_t l = 0; l < levels.size(); ++l) {
      at += '/';
      if (levels[l].is_array) at += std::to_string(levels[l].next);
      else append_pointer_part(at, name(name_within(l)));
    }
    return at;
  }
  [[nodiscard]] bool is_in_own_field() const {
    for (std::size_t l = 0; l < levels.size(); ++l)
      if (!levels[l].is_array && name(name_within(l)).substr(0, 2) == "x_") return true;
    return false;
  }
  bool begin(bool array) {
    levels.push_back({names.size(), 0, array});
    return true;
  }
  bool end() {
    names.resize(levels.back().first_name);
    letters.resize(names.empty() ? 0 : names.back());
    levels.pop_back();
    return leave();
  }
  /// After a value: on to the next place of its list.
  bool leave() {
    if (!levels.empty() && levels.back().is_array) ++levels.back().next;
    return true;
  }
  /// Adds a name to the object that is open innermost; false where it has it.
  bool add_name(std::string_view text) {
    auto& l = levels.back();
    bool fresh = true;
    if (l.many == nullptr && names.size() - l.first_name == few_names) {
      l.many = std::make_unique<std::unordered_set<std::string>>();
      for (auto i = l.first_name; i < names.size(); ++i) l.many->emplace(name(i));
    }
    if (l.many != nullptr) fresh = l.many->emplace(text).second;
    else for (auto i = l.first_name; i < names.size() && fresh; ++i) fresh = name(i) != text;
    letters += text;
    names.push_back(letters.size());
    return fresh;
  }
  bool push_double(double near, std::string_view last) {
    part.append(last);
    // The parser's own number may be off by a last bit, and would drift each time it is written and read.
    double d = near;
    const auto read = std::from_chars(part.data(), part.data() + part.size(), d);
    if (read.ec != std::errc()) d = near;
    if (is_in_own_field() && (read.ec != std::errc() || digits_of(part) != digits_of(fmt::format("{}", d))))
      found.push_back({{}, here(), 0, 0, "a number with more digits than can be kept",
                       std::string(std::string_view(part).substr(0, 80)), "at most 15 digits that matter, or text in quotes"});
    part.clear();
    stack.push_double(d);
    return leave();
  }

  /// A text that came in parts, or at once.
  [[nodiscard]] json::string_view whole(json::string_view last) {
    if (part.empty()) return last;
    part.append(last.data(), last.size());
    return part;
  }

  bool on_document_begin(ec&) {
    stack.reset(memory);
    return true;
  }
  bool on_document_end(ec&) { return true; }
  bool on_object_begin(ec&) { return begin(false); }
  bool on_object_end(std::size_t n, ec&) {
    stack.push_object(n);
    return end();
  }
  bool on_array_begin(ec&) { return begin(true); }
  bool on_array_end(std::size_t n, ec&) {
    stack.push_array(n);
    return end();
  }
  bool on_key_part(json::string_view s, std::size_t, ec&) {
    part.append(s.data(), s.size());
    return true;
  }
  bool on_key(json::string_view s, std::size_t, ec&) {
    const auto key = whole(s);
    if (!add_name({key.data(), key.size()}))
      found.push_back({{}, here(), 0, 0, "a name that is used twice in one object", fmt::format("'{}'", cut({key.data(), key.size()})), "each name once"});
    stack.push_key(key);
    part.clear();
    return true;
  }
  bool on_string_part(json::string_view s, std::size_t, ec&) {
    part.append(s.data(), s.size());
    return true;
  }
  bool on_string(json::string_view s, std::size_t, ec&) {
    stack.push_string(whole(s));
    part.clear();
    return leave();
  }
  bool on_number_part(json::string_view s, ec&) {
    part.append(s.data(), s.size());
    return true;
  }
  bool on_int64(std::int64_t n, json::string_view, ec&) {
    part.clear();
    stack.push_int64(n);
    return leave();
  }
  bool on_uint64(std::uint64_t n, json::string_view, ec&) {
    part.clear();
    stack.push_uint64(n);
    return leave();
  }
  bool on_double(double d, json::string_view s, ec&) { return push_double(d, {s.data(), s.size()}); }
  bool on_bool(bool b, ec&) {
    stack.push_bool(b);
    return leave();
  }
  bool on_null(ec&) {
    stack.push_null();
    return leave();
  }
  bool on_comment_part(json::string_view, ec&) { return true; }
  bool on_comment(json::string_view, ec&) { return true; }
};

problem syntax_problem(std::string_view text, const std::string& file, std::size_t offset, const std::string& what) {
  std::string got = offset < text.size() ? fmt::format("byte {:#04x}", static_cast<unsigned char>(text[offset])) : "the end of the text";
  if (offset < text.size() && text[offset] > 0x20 && text[offset] < 0x7f) got = fmt::format("'{}'", text[offset]);
  return problem_at(text, offset, file, fmt::format("not JSON ({})", what), std::move(got), "JSON text (RFC 8259)");
}

}  // namespace

std::string_view without_byte_order_mark(std::string_view text) noexcept {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.substr(0, mark.size()) == mark) text.remove_prefix(mark.size());
  return text;
}

text_place place_of_offset(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  text_place p;
  p.line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const auto last = before.rfind('\n');
  p.column = before.size() - (last == std::string_view::npos ? 0 : last + 1) + 1;
  return p;
}

problem problem_at(std::string_view text, std::size_t offset, const std::string& file, std::string what, std::string got,
                   std::string wanted) {
  const auto place = place_of_offset(text, offset);
  return {file, {}, place.line, place.column, std::move(what), std::move(got), std::move(wanted)};
}

boost::json::value parse_json(std::string_view marked, const std::string& file, problem_list& problems, json::storage_ptr memory) {
  const auto text = without_byte_order_mark(marked);
  if (text.size() > longest_json) {
    problems.push_back({file, {}, 0, 0, "too large a file", fmt::format("{} bytes", text.size()), fmt::format("at most {}", longest_json)});
    return nullptr;
  }
  json::parse_options options;
  options.max_depth = deepest_json;
  json::basic_parser<value_maker> parser(options, std::move(memory));
  boost::system::error_code ec;
  const auto read = parser.write_some(false, text.data(), text.size(), ec);
  if (!ec && read < text.size()) ec = json::error::extra_data;
  if (ec) {
    problems.push_back(syntax_problem(text, file, read, ec.message()));
    return nullptr;
  }
  auto& found = parser.handler().found;
  for (auto& p : found.kept()) {
    p.file = file;
    problems.push_back(std::move(p));
  }
  problems.add_left_out_of(found);
  return parser.handler().stack.release();
}

namespace {

/// Walks valid JSON and notes where the wanted pointers start; of a name that stands twice, the last, which is the
/// one that was read.
class place_finder {
 public:
  place_finder(std::string_view text, std::map<std::string, std::size_t>& wanted) : text_(text), wanted_(wanted) { value(""); }

 private:
  void space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) ++at_;
  }
  void skip_text() {
    ++at_;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    ++at_;
  }
  std::string quoted() {
    const auto start = at_ + 1;
    skip_text();
    const auto inside = text_.substr(start, at_ - 1 - start);
    if (inside.find('\\') == std::string_view::npos) return std::string(inside);
    const auto plain = json::parse(json::string_view(text_.data() + start - 1, inside.size() + 2));
    return {plain.get_string().data(), plain.get_string().size()};
  }
  void value(const std::string& pointer) {
    space();
    if (const auto found = wanted_.find(pointer); found != wanted_.end()) found->second = at_;
    if (at_ >= text_.size()) return;
    if (text_[at_] == '{' || text_[at_] == '[') {
      const bool object = text_[at_] == '{';
      ++at_;
      for (std::size_t n = 0;; ++n) {
        space();
        if (at_ >= text_.size()) return;
        if (text_[at_] == '}' || text_[at_] == ']') break;
        if (text_[at_] == ',') ++at_, space();
        std::string part = fmt::format("{}", n);
        if (object) {
          part = pointer_part(quoted());
          space();
          ++at_;
        }
        value(pointer + '/' + part);
      }
      ++at_;
    } else if (text_[at_] == '"') {
      skip_text();
    } else {
      while (at_ < text_.size() && std::string_view(",]} \n\r\t").find(text_[at_]) == std::string_view::npos) ++at_;
    }
  }

 public:
  static constexpr std::size_t nowhere = std::size_t(-1);

 private:
  std::string_view text_;
  std::map<std::string, std::size_t>& wanted_;
  std::size_t at_ = 0;
};

std::string parent_of(const std::string& pointer) {
  const auto slash = pointer.rfind('/');
  return slash == std::string::npos ? std::string() : pointer.substr(0, slash);
}

}  // namespace

void locate(std::string_view marked, std::vector<problem>& problems) {
  const auto text = without_byte_order_mark(marked);
  std::map<std::string, std::size_t> wanted;
  for (const auto& p : problems) {
    if (p.line != 0) continue;
    for (std::string at = p.pointer;; at = parent_of(at)) {
      if (!wanted.emplace(at, place_finder::nowhere).second || at.empty()) break;
    }
  }
  if (wanted.empty()) return;
  place_finder(text, wanted);
  // Offsets in order, so that lines are counted once.
  std::map<std::size_t, text_place> places;
  for (const auto& [pointer, offset] : wanted)
    if (offset != place_finder::nowhere) places.emplace(offset, text_place{});
  text_place at;
  std::size_t done = 0;
  for (auto& [offset, place] : places) {
    for (; done < offset; ++done) {
      if (text[done] == '\n') at = {at.line + 1, 1};
      else ++at.column;
    }
    place = at;
  }
  for (auto& p : problems) {
    if (p.line != 0) continue;
    for (std::string up = p.pointer;; up = parent_of(up)) {
      const auto offset = wanted.at(up);
      if (offset != place_finder::nowhere) {
        p.line = places.at(offset).line;
        p.column = places.at(offset).column;
        break;
      }
      if (up.empty()) break;
    }
  }
}

std::string cut(std::string_view text) {
  constexpr std::size_t longest = 80;
  if (text.size() <= longest) return std::string(text);
  // Never within a character: the message would be no UTF-8.
  return std::string(utf8_prefix(text, longest)) + "...";
}

std::string pointer_part(std::string_view name) {
  std::string part;
  append_pointer_part(part, name);
  return part;
}

namespace {

constexpr std::size_t line_width = 100;

void write_flat(const json::value& v, std::string& out) {
  if (const auto* object = v.if_object()) {
    if (object->empty()) {
      out += "{}";
      return;
    }
    out += '{';
    bool first = true;
    for (const auto& [name, inner] : *object) {
      if (!first) out += ", ";
      first = false;
      out += json::serialize(json::string_view(name));
      out += ": ";
      write_flat(inner, out);
    }
    out += '}';
  } else if (const auto* array = v.if_array()) {
    out += '[';
    bool first = true;
    for (const auto& inner : *array) {
      if (!first) out += ", ";
      first = false;
      write_flat(inner, out);
    }
    out += ']';
  } else {
    out += json::serialize(v);
  }
}

/// `used` is what already stands on the line, and what must follow the value on it.
void write(const json::value& v, std::size_t depth, std::size_t used, std::string& out) {
  const bool nested = (v.is_object() && !v.get_object().empty()) || (v.is_array() && !v.get_array().empty());
  if (!nested) {
    write_flat(v, out);
    return;
  }
  // The outermost levels always open up: one thing of a list to a line or more.
  if (depth > 1) {
    std::string flat;
    write_flat(v, flat);
    if (used + flat.size() <= line_width) {
      out += flat;
      return;
    }
  }
  const std::string indent(2 * (depth + 1), ' ');
  const bool object = v.is_object();
  out += object ? "{\n" : "[\n";
  std::size_t n = 0;
  const auto size = object ? v.get_object().size() : v.get_array().size();
  const auto item = [&](const json::value& inner, const std::string& lead) {
    out += indent + lead;
    write(inner, depth + 1, indent.size() + lead.size() + 1, out);
    out += ++n < size ? ",\n" : "\n";
  };
  if (object) {
    for (const auto& [name, inner] : v.get_object()) item(inner, json::serialize(json::string_view(name)) + ": ");
  } else {
    for (const auto& inner : v.get_array()) item(inner, "");
  }
  out += std::string(2 * depth, ' ') + (object ? '}' : ']');
}

}  // namespace

std::string pretty(const boost::json::value& v) {
  std::string out;
  write(v, 0, 0, out);
  out += '\n';
  return out;
}

}  // namespace habeas::io
