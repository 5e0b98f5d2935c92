// SPDX-License-Identifier: MIT
// The small values of a dossier as JSON: ids, words, dates, quantities, time references.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/container/small_vector.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/core/export.hpp>
#include <habeas/model/content.hpp>

#include "core/problem_list.hpp"
#include "core/value_place.hpp"
#include "io/json/describe.hpp"
#include "io/json/json_text.hpp"

namespace habeas::io {

namespace json = boost::json;

/// What a JSON value is, for messages: "a number (12)", "text 'abc'", "a list".
[[nodiscard]] std::string name_of(const json::value& v);
/// A text as messages quote it, cut where it is long.
[[nodiscard]] std::string quoted(std::string_view text);
/// "-04:00" of minutes east of UTC, and back.
[[nodiscard]] std::string clock_text(std::int32_t minutes);
[[nodiscard]] std::optional<std::int32_t> parse_clock(std::string_view text);

/// Reads values and notes what is wrong with them, each with its pointer.
class value_reader {
 public:
  value_reader(std::string file, problem_list& problems) : file_(std::move(file)), problems_(problems) {}

  void report(const value_place& at, std::string what, std::string got, std::string wanted) {
    problems_.push_back({file_, at.pointer(), 0, 0, std::move(what), std::move(got), std::move(wanted)});
  }

  void read(const json::value& v, const value_place& at, std::string& out);
  void read(const json::value& v, const value_place& at, bool& out);
  void read(const json::value& v, const value_place& at, std::int64_t& out);
  void read(const json::value& v, const value_place& at, edtf& out);
  void read(const json::value& v, const value_place& at, quantity& out);
  void read(const json::value& v, const value_place& at, time_ref& out);
  void read(const json::value& v, const value_place& at, grading& out);
  void read(const json::value& v, const value_place& at, std::vector<breakdown_part>& out);
  void read(const json::value& v, const value_place& at, std::vector<listed_value>& out);

  template <class Tag>
  void read(const json::value& v, const value_place& at, id<Tag>& out) {
    std::string text;
    read_name(v, at, text);
    out = id<Tag>(std::move(text));
  }
  template <slugged Enum>
  void read(const json::value& v, const value_place& at, Enum& out) {
    if (const auto* text = v.if_string()) {
      if (const auto found = find_slug<Enum>({text->data(), text->size()})) {
        out = *found;
        return;
      }
    }
    report(at, "not a known word here", name_of(v), "one of " + slug_list<Enum>());
  }
  template <class T>
  void read(const json::value& v, const value_place& at, std::optional<T>& out) {
    if constexpr (std::is_same_v<T, edtf>) {
      read_date(v, at, out);
    } else {
      T value{};
      const auto before = problems_.size();
      read(v, at, value);
      if (problems_.size() == before) out = std::move(value);
    }
  }
  template <class T>
  void read(const json::value& v, const value_place& at, std::vector<T>& out) {
    const auto* list = v.if_array();
    if (list == nullptr) {
      report(at, "not a list", name_of(v), "a list");
      return;
    }
    read_items(*list, at, out, [this](const json::value& item, const value_place& where, T& thing) { read(item, where, thing); });
  }
  /// Reads each item of a list by `one(item, pointer, thing)`. In a flood of faults no more things are made than there are kept.
  template <class T, class One>
  void read_items(const json::array& items, const value_place& at, std::vector<T>& out, One one) {
    out.reserve(items_to_expect(items));
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (only_counts()) {
        T counted{};
        one(items[i], at / i, counted);
      } else {
        one(items[i], at / i, out.emplace_back());
      }
    }
  }
  /// Anything that `describe` describes.
  template <class T>
    requires std::is_class_v<T>
  void read(const json::value& v, const value_place& at, T& out) {
    const auto* object = as_object(v, at);
    if (object == nullptr) return;
    fields f(*this, *object, at);
    describe(f, out);
    finish(f, out);
  }

  /// A date as a cell or a text writes it.
  void read_date_text(std::string_view text, const value_place& at, std::optional<edtf>& out);
  /// An id that is there, and empty.
  void empty_id(const value_place& at) { report(at, "an id of nothing", "''", "the id of something, or no such field"); }
  /// How many faults were found so far.
  [[nodiscard]] std::size_t faults() const noexcept { return problems_.size(); }
  /// Have so many faults been found that what is read from here on is only counted, and not kept?
  [[nodiscard]] bool only_counts() const noexcept { return problems_.is_flood(); }
  void missing(const value_place& at, std::string_view name) {
    report(at / name, fmt::format("'{}' is missing", name), "nothing", "a value");
  }
  /// A field that a thing does not have; `known` are those that it has.
  void unknown_field(const value_place& at, std::string_view name, const std::vector<std::string_view>& known, bool keeps_own);

  [[nodiscard]] const json::object* as_object(const json::value& v, const value_place& at) {
    const auto* object = v.if_object();
    if (object == nullptr) report(at, "not an object", name_of(v), "an object { ... }");
    return object;
  }

  /// The visitor that fills a thing from an object, field by field. Neither the object nor the place is kept alive.
  class fields {
   public:
    fields(value_reader& reader, const json::object& object, const value_place& at)
        : reader_(&reader), object_(&object), at_(&at), next_(object.begin()) {}
    template <class Member>
    void operator()(const char* name, Member& member, need wanted) {
      known_.push_back(name);
      if (const auto* v = find(name)) reader_->read(*v, *at_ / name, member);
      else if (wanted == need::required) reader_->missing(*at_, name);
    }
    /// The value of a field that somebody else reads; null where there is none.
    const json::value* take(const char* name) {
      known_.push_back(name);
      return find(name);
    }
    [[nodiscard]] std::vector<std::string_view> known() const { return {known_.begin(), known_.end()}; }
    /// Has every field of the object been found?
    [[nodiscard]] bool found_all() const noexcept { return found_ == object_->size(); }
    [[nodiscard]] const json::object& object() const noexcept { return *object_; }
    [[nodiscard]] const value_place& at() const noexcept { return *at_; }

   private:
    /// Files write most fields in the order in which they are read, and most of those that there could be they do not have.
    const json::value* find(std::string_view name) {
      if (found_all()) return nullptr;
      const json::value* v = nullptr;
      if (next_ != object_->end() && std::string_view(next_->key()) == name) v = &(next_++)->value();
      else v = object_->if_contains(name);
      if (v != nullptr) ++found_;
      return v;
    }

    value_reader* reader_;
    const json::object* object_;
    const value_place* at_;
    json::object::const_iterator next_;
    std::size_t found_ = 0;
    boost::container::small_vector<const char*, 48> known_;
  };

  /// Unknown fields are problems; those that start with x_ are kept where there is room for them.
  template <class T>
  void finish(const fields& f, T& thing) {
    if (f.found_all()) return;
    if constexpr (requires { thing.extra; }) unknown_fields(f, &thing.extra);
    else unknown_fields(f, nullptr);
  }
  void unknown_fields(const fields& f, extra_fields* keep);

 private:
  void read_date(const json::value& v, const value_place& at, std::optional<edtf>& out);
  void read_name(const json::value& v, const value_place& at, std::string& out);
  /// How many items to make room for: all, unless some are nothing that a thing is read from.
  [[nodiscard]] static std::size_t items_to_expect(const json::array& items);

  std::string file_;
  problem_list& problems_;
};

[[nodiscard]] HABEAS_API json::value to_json(const quantity& q);
[[nodiscard]] HABEAS_API json::value to_json(const time_ref& m);

/// Writes a thing as an object, field by field; what is as it would be anyway is left out.
class field_writer {
 public:
  template <class Member>
  void operator()(const char* name, const Member& member, need wanted) {
    if (wanted != need::optional || !(member == Member{})) object_[name] = value(member);
  }
  void put(const char* name, json::value v) { object_[name] = std::move(v); }
  /// Throws errc::invalid_value for a name without x_, or for text that is not JSON.
  HABEAS_API void keep(const extra_fields& extra);
  [[nodiscard]] json::object take() { return std::move(object_); }

  static json::value value(const std::string& s) { return json::string(s); }
  static json::value value(bool b) { return b; }
  static json::value value(std::int64_t n) { return n; }
  static json::value value(const edtf& d) { return json::string(d.text()); }
  static json::value value(const quantity& q) { return to_json(q); }
  static json::value value(const time_ref& m) { return to_json(m); }
  static json::value value(const grading& g) { return json::string(std::string{g.source, g.information}); }
  template <class Tag>
  static json::value value(const id<Tag>& i) { return json::string(i.text()); }
  template <slugged Enum>
  static json::value value(Enum e) { return json::string(to_slug(e)); }
  template <class T>
  static json::value value(const std::optional<T>& o) { return o ? value(*o) : json::value(nullptr); }
  static json::value value(const std::vector<breakdown_part>& parts) {
    json::object o;
    for (const auto& p : parts) o[p.name] = to_json(p.number);
    return o;
  }
  static json::value value(const std::vector<listed_value>& says) {
    json::object o;
    for (const auto& v : says) o[v.name] = json::string(v.value);
    return o;
  }
  template <class T>
  static json::value value(const std::vector<T>& list) {
    json::array a;
    a.reserve(list.size());
    for (const auto& item : list) a.push_back(value(item));
    return a;
  }
  template <class T>
    requires std::is_class_v<T>
  static json::value value(const T& thing) {
    field_writer w;
    describe(w, thing);
    if constexpr (requires { thing.extra; }) w.keep(thing.extra);
    return w.take();
  }

 private:
  json::object object_;
};

}  // namespace habeas::io
