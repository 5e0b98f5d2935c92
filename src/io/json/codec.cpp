// SPDX-License-Identifier: MIT
#include "io/json/codec.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/ranges.h>

#include "time/boundary_date.hpp"

namespace habeas::io {

std::string name_of(const json::value& v) {
  switch (v.kind()) {
    case json::kind::null: return "null";
    case json::kind::bool_: return v.get_bool() ? "true" : "false";
    case json::kind::int64: return fmt::format("the number {}", v.get_int64());
    case json::kind::uint64: return fmt::format("the number {}", v.get_uint64());
    case json::kind::double_: return fmt::format("the number {:#}", v.get_double());
    case json::kind::string: {
      const auto& s = v.get_string();
      return quoted({s.data(), s.size()});
    }
    case json::kind::array: return fmt::format("a list of {}", v.get_array().size());
    case json::kind::object: return fmt::format("an object of {}", v.get_object().size());
  }
  return "something";
}

std::string quoted(std::string_view text) { return fmt::format("'{}'", cut(text)); }

std::string clock_text(std::int32_t minutes) {
  const auto size = std::abs(minutes);
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

std::optional<std::int32_t> parse_clock(std::string_view t) {
  const auto digit = [&](std::size_t i) { return t[i] >= '0' && t[i] <= '9'; };
  if (t.size() != 6 || (t[0] != '+' && t[0] != '-') || t[3] != ':') return std::nullopt;
  for (const std::size_t i : {1, 2, 4, 5})
    if (!digit(i)) return std::nullopt;
  const int hours = (t[1] - '0') * 10 + (t[2] - '0'), minutes = (t[4] - '0') * 10 + (t[5] - '0');
  const int size = hours * 60 + minutes;
  if (minutes > 59 || size > 14 * 60) return std::nullopt;
  return t[0] == '-' ? -size : size;
}

void value_reader::read(const json::value& v, const value_place& at, std::string& out) {
  const auto* text = v.if_string();
  if (text == nullptr) return report(at, "not text", name_of(v), "text in quotes");
  out.assign(text->data(), text->size());
}

void value_reader::read_name(const json::value& v, const value_place& at, std::string& out) {
  read(v, at, out);
  if (v.is_string() && out.empty()) report(at, "an empty id", "''", "the id of something, or no such field");
}

void value_reader::read(const json::value& v, const value_place& at, bool& out) {
  const auto* truth = v.if_bool();
  if (truth == nullptr) return report(at, "neither true nor false", name_of(v), "true or false");
  out = *truth;
}

void value_reader::read(const json::value& v, const value_place& at, std::int64_t& out) {
  const auto* number = v.if_int64();
  if (number == nullptr) return report(at, "not a whole number", name_of(v), "a whole number");
  out = *number;
}

void value_reader::read_date(const json::value& v, const value_place& at, std::optional<edtf>& out) {
  const auto* text = v.if_string();
  if (text == nullptr) return report(at, "not a date", name_of(v), "an EDTF date in quotes");
  read_date_text({text->data(), text->size()}, at, out);
}

void value_reader::read_date_text(std::string_view text, const value_place& at, std::optional<edtf>& out) {
  auto result = try_parse_edtf(text);
  if (result) {
    out = *std::move(result);
    return;
  }
  // A count may be of the very start or end of a day or a month.
  if (at.is_field("as_of"))
    if (auto boundary = boundary_date(text)) {
      out = std::move(boundary);
      return;
    }
  const auto& why = result.failure();
  report(at, fmt::format("not a date at offset {} of {}", why.offset, quoted(text)), why.found, why.expected);
}

void value_reader::read(const json::value& v, const value_place& at, edtf& out) {
  std::optional<edtf> date;
  read_date(v, at, date);
  if (date) out = *date;
}

void value_reader::read(const json::value& v, const value_place& at, quantity& out) {
  const auto wrong = [&] {
    report(at, "not a quantity", name_of(v), "a whole number, {\"at_least\": n} and the like, {\"between\": [a, b]} or \"unquantified\"");
  };
  const auto number = [&](const json::value& n) -> std::optional<std::int64_t> {
    if (const auto* whole = n.if_int64()) return *whole;
    return std::nullopt;
  };
  try {
    if (const auto whole = number(v)) {
      out = quantity::exact(*whole);
    } else if (const auto* text = v.if_string(); text && *text == "unquantified") {
      out = quantity::unquantified();
    } else if (const auto* object = v.if_object(); object && object->size() == 1) {
      const auto& [name, inner] = *object->begin();
      const auto how = find_slug<quantifier>({name.data(), name.size()});
      const auto* pair = inner.if_array();
      if (how == quantifier::between && pair && pair->size() == 2 && number((*pair)[0]) && number((*pair)[1])) {
        out = quantity::between(*number((*pair)[0]), *number((*pair)[1]));
      } else if (how && *how != quantifier::between && *how != quantifier::unquantified && number(inner)) {
        out = quantity::of(*how, *number(inner));
      } else {
        wrong();
      }
    } else {
      wrong();
    }
  } catch (const error& e) {
    report(at, "not a count", e.got(), e.wanted());
  }
}

void value_reader::read(const json::value& v, const value_place& at, time_ref& out) {
  const auto* object = as_object(v, at);
  if (object == nullptr) return;
  const auto how = object->size() == 1 ? find_slug<time_ref::how>({object->begin()->key().data(), object->begin()->key().size()}) : std::nullopt;
  if (!how) return report(at, "not a point", name_of(v), "an object of one of " + slug_list<time_ref::how>());
  out.kind = *how;
  const auto place = at / to_slug(*how);
  const auto& inner = object->begin()->value();
  if (*how == time_ref::how::start_of || *how == time_ref::how::end_of || *how == time_ref::how::as_of) read_date(inner, place, out.date);
  else read_name(inner, place, out.name);
}

void value_reader::read(const json::value& v, const value_place& at, grading& out) {
  const auto* text = v.if_string();
  if (text == nullptr || text->size() != 2) return report(at, "not an Admiralty grading", name_of(v), "a letter A to F and a digit 1 to 6, as in \"B2\"");
  out = {(*text)[0], (*text)[1]};
}

void value_reader::read(const json::value& v, const value_place& at, std::vector<breakdown_part>& out) {
  const auto* object = as_object(v, at);
  if (object == nullptr) return;
  for (const auto& [name, number] : *object) {
    out.push_back({std::string(name.data(), name.size()), {}});
    read(number, at / out.back().name, out.back().number);
  }
}

void value_reader::read(const json::value& v, const value_place& at, std::vector<listed_value>& out) {
  const auto* object = as_object(v, at);
  if (object == nullptr) return;
  for (const auto& [name, text] : *object) {
    out.push_back({std::string(name.data(), name.size()), {}});
    read(text, at / out.back().name, out.back().value);
  }
}

std::size_t value_reader::items_to_expect(const json::array& items) {
  constexpr std::size_t of_anything = 1 << 16;
  const bool all_are_full = items.size() <= of_anything || std::all_of(items.begin(), items.end(), [](const json::value& v) {
    const auto* object = v.if_object();
    return object != nullptr && !object->empty();
  });
  return all_are_full ? items.size() : of_anything;
}

void value_reader::unknown_fields(const fields& f, extra_fields* keep) {
  const auto known = f.known();
  for (const auto& [name, inner] : f.object()) {
    const std::string_view word(name.data(), name.size());
    if (std::find(known.begin(), known.end(), word) != known.end()) continue;
    if (keep != nullptr && word.substr(0, 2) == "x_") {
      keep->emplace_back(std::string(word), json::serialize(inner));
      continue;
    }
    unknown_field(f.at(), word, known, keep != nullptr);
  }
}

void value_reader::unknown_field(const value_place& at, std::string_view name, const std::vector<std::string_view>& known, bool keeps_own) {
  report(at / name, "an unknown field", quoted(name),
         fmt::format("{}one of {}", keeps_own ? "a name that starts with x_, or " : "", fmt::join(known, ", ")));
}

void field_writer::keep(const extra_fields& extra) {
  for (const auto& [name, text] : extra) {
    problem_list problems;
    auto inner = parse_json(text, {}, problems);
    if (!problems.empty() || name.substr(0, 2) != "x_")
      throw error(errc::invalid_value, "an extra field that cannot be written to a file", fmt::format("'{}': {}", cut(name), cut(text)),
                  "a name that starts with x_, and JSON text");
    object_[name] = std::move(inner);
  }
}

json::value to_json(const quantity& q) {
  switch (q.how()) {
    case quantifier::exact: return q.first();
    case quantifier::unquantified: return "unquantified";
    case quantifier::between: return json::object{{"between", json::array{q.first(), q.second()}}};
    default: return json::object{{to_slug(q.how()), q.first()}};
  }
}

json::value to_json(const time_ref& m) {
  return json::object{{to_slug(m.kind), m.date ? json::string(m.date->text()) : json::string(m.name)}};
}

}  // namespace habeas::io
