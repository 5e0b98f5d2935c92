// SPDX-License-Identifier: MIT
// What a builder and its handles share: the lists so far, the ids that are taken, and where everything was said.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/model/builder_arguments.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/model/id_index.hpp>

namespace habeas::detail {

/// A date of an attribution, read when a claim is made of it.
struct unread_date {
  std::optional<edtf> claim::*field = nullptr;
  const char* pointer = "";
  date_argument date;
  source_line at;
};

/// A claim without what it states, and what is still to be read of it.
struct attribution_draft {
  claim source;
  std::string hedge;
  std::vector<unread_date> dates;
  std::string grade;
  source_line grade_at;
};

/// The dossier as far as it has been said.
class builder_state {
 public:
  explicit builder_state(std::string_view id) { content_.id = id; }

  [[nodiscard]] dossier_content& content() noexcept { return content_; }
  [[nodiscard]] const dossier_content& content() const noexcept { return content_; }
  template <class T>
  [[nodiscard]] std::vector<T>& list() { return content_.*std::get<list_slot<T>>(dossier_lists).list; }

  /// Puts a thing at the end of its list. Without an id it gets one, made of `base`.
  template <class T>
  std::size_t add(T thing, source_line at, std::string_view base = {}) {
    constexpr auto slot = list_slot<T>;
    if (thing.id.is_null()) thing.id = decltype(thing.id)(made_id(slot, list<T>().size(), base.empty() ? std::string_view(word_for<T>) : base));
    else taken_[slot].try_emplace(thing.id.text(), list<T>().size());
    said_[slot].push_back(at);
    list<T>().push_back(std::move(thing));
    return list<T>().size() - 1;
  }
  /// Gives a thing another id than the one that was made for it.
  void rename(std::size_t claim_place, std::string_view name, source_line at);

  /// Puts a claim at the end, by whom the attribution names or by the coder.
  std::size_t say(const attribution& by, statement says, source_line at);

  /// The pointer of a field of the claim that is made next. Who speaks may be a new actor, but no other claim comes between.
  [[nodiscard]] std::string next_claim(std::string_view field) const;

  void coder(const actor_id& who) { coder_ = who; }
  actor_id coder_or_new(source_line at);

  /// The place of a thing in its list; of an id that is used twice, the first. Throws errc::unknown_id.
  template <class Tag>
  [[nodiscard]] std::size_t place_of(const id<Tag>& name) const {
    const auto found = taken_[id_slot<id<Tag>>].find(name.text());
    using listed = typename std::decay_t<decltype(list_of(content_, name))>::value_type;
    if (found == taken_[id_slot<id<Tag>>].end()) throw error::unknown_id(word_for<listed>, name.text());
    return found->second;
  }

  /// Where a field of a thing was said. Kept only where that is another line than that of the thing itself.
  template <class T>
  void said_at(std::size_t place, std::string_view field, source_line at) {
    const auto& own = said_[list_slot<T>][place];
    if (own.line != at.line || own.file != at.file) said_at(fmt::format("/{}/{}{}", std::get<list_slot<T>>(dossier_lists).name, place, field), at);
  }
  void said_at(std::string pointer, source_line at) { fields_.insert_or_assign(std::move(pointer), at); }
  void report(problem found) { problems_.push_back(std::move(found)); }
  void report(std::string pointer, source_line at, std::string what, std::string got, std::string wanted);

  /// Reads an argument; one that cannot be read is reported, and stands empty.
  std::optional<edtf> read(const date_argument& date, const std::string& pointer, source_line at);
  /// The same of the day of a count, which may be the very start or end of a day, a month or a year.
  std::optional<edtf> read_as_of(const date_argument& date, const std::string& pointer, source_line at);
  quantity read(const number_argument& number, const std::string& pointer, source_line at);
  std::optional<time_ref> read(const flow_end& end, time_ref::how boundary, const std::string& pointer, source_line at);

  /// By when an agreement was signed, as it was said.
  std::unordered_map<std::size_t, date_argument> signed_on;

  [[nodiscard]] dossier build() const;

 private:
  std::string made_id(std::size_t slot, std::size_t place, std::string_view base);
  [[nodiscard]] source_line line_of(const std::string& pointer) const;
  [[noreturn]] void refuse(std::vector<problem> faults) const;

  dossier_content content_;
  std::array<std::vector<source_line>, list_count> said_;
  std::array<std::unordered_map<std::string, std::size_t>, list_count> taken_;  ///< by list, the first place of each id
  std::array<std::unordered_map<std::string, std::size_t>, list_count> next_;
  std::unordered_map<std::string, source_line> fields_;
  std::vector<problem> problems_;
  actor_id coder_;
};

/// The pointer of a thing, or of a field of it.
template <class T>
[[nodiscard]] std::string pointer_of(std::size_t place, std::string_view field = {}) {
  return fmt::format("/{}/{}{}", std::get<list_slot<T>>(dossier_lists).name, place, field);
}

/// Words that an id can be made of, joined: "held" and "watch" give held_watch.
[[nodiscard]] std::string joined_id(std::initializer_list<std::string_view> words);

/// What the id of a claim is made of, where it has none.
[[nodiscard]] std::string claim_base(const claim& c);

}  // namespace habeas::detail
