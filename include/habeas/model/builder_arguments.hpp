// SPDX-License-Identifier: MIT
// What a builder is told, as its caller has it at hand: dates, numbers, ends of flows, whom a claim is about, and who says it.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <habeas/core/export.hpp>
#include <habeas/core/quantity.hpp>
#include <habeas/model/audience.hpp>
#include <habeas/model/ids.hpp>
#include <habeas/model/source_line.hpp>
#include <habeas/model/statement.hpp>
#include <habeas/time/edtf.hpp>
#include <habeas/time/time_argument.hpp>

namespace habeas {

namespace detail {
class builder_state;
struct attribution_draft;
}  // namespace detail

/// A date: EDTF text, an edtf, or a day of ours, of std::chrono or of another library. Text is read when it is used, so
/// that one that is no date is a problem beside others. Default-constructed it is no date: not said.
class date_argument {
 public:
  date_argument() = default;
  date_argument(const char* text) : text_(text) {}          // NOLINT(google-explicit-constructor): so that a caller
  date_argument(std::string text) : text_(std::move(text)) {}  // NOLINT(google-explicit-constructor): writes what they
  date_argument(std::string_view text) : text_(text) {}     // NOLINT(google-explicit-constructor): have
  date_argument(const edtf& date) : text_(date.text()) {}   // NOLINT(google-explicit-constructor)
  /// @throws error invalid_value outside the years -9999 to 9999, which text can write
  template <day_argument Day>
  date_argument(const Day& d) : text_(time_argument(d).text()) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] const std::optional<std::string>& text() const noexcept { return text_; }

 private:
  std::optional<std::string> text_;
};

/// A whole number that is not a truth value or a character.
template <class N>
concept whole_number = std::integral<N> && !std::same_as<N, bool> && !std::same_as<N, char> && !std::same_as<N, wchar_t> &&
                       !std::same_as<N, char8_t> && !std::same_as<N, char16_t> && !std::same_as<N, char32_t>;

/// A number of people: a whole number, which is meant exactly, a quantity such as `quantity::about(80)`, or a text as it was
/// said, "about 80".
class number_argument {
 public:
  number_argument(const quantity& number) : stated_(number) {}  // NOLINT(google-explicit-constructor): so that a caller
  number_argument(const char* text) : text_(text) {}              // NOLINT(google-explicit-constructor)
  number_argument(std::string_view text) : text_(text) {}         // NOLINT(google-explicit-constructor)
  number_argument(const std::string& text) : text_(text) {}       // NOLINT(google-explicit-constructor)
  template <whole_number N>                                     // writes the number
  number_argument(N n) : exactly_(std::in_range<std::int64_t>(n) ? static_cast<std::int64_t>(n) : std::numeric_limits<std::int64_t>::max()) {}  // NOLINT(google-explicit-constructor)

  /// The quantity, where it was stated as one; else nothing, and `exactly` has the number.
  [[nodiscard]] const std::optional<quantity>& stated() const noexcept { return stated_; }
  [[nodiscard]] std::int64_t exactly() const noexcept { return exactly_; }
  /// The text, where it was given as one: read when it is used, so that one that states no number is a problem beside others.
  [[nodiscard]] const std::optional<std::string>& text() const noexcept { return text_; }

 private:
  std::optional<quantity> stated_;
  std::optional<std::string> text_;
  std::int64_t exactly_ = 0;
};

/// Where a flow starts or ends: a day (its start for a flow's start, its end for a flow's end), the cut-off of a bulletin
/// or of a claim, a named point, or the start or end of an event. Default-constructed it is not said.
class flow_end {
 public:
  enum class what { nothing, day, name };

  flow_end() = default;
  template <class Date>
    requires std::convertible_to<const Date&, date_argument>
  flow_end(const Date& day) : what_(what::day), date_(day) {}  // NOLINT(google-explicit-constructor): so that a caller
  flow_end(const bulletin_id& b) : flow_end(time_ref::how::bulletin, b.text()) {}  // NOLINT(google-explicit-constructor): writes
  flow_end(const claim_id& c) : flow_end(time_ref::how::claim, c.text()) {}  // NOLINT(google-explicit-constructor): what there
  flow_end(const named_time_id& p) : flow_end(time_ref::how::point, p.text()) {}  // NOLINT(google-explicit-constructor): is
  [[nodiscard]] static flow_end start_of(const event_id& e) { return {time_ref::how::event_start, e.text()}; }
  [[nodiscard]] static flow_end end_of(const event_id& e) { return {time_ref::how::event_end, e.text()}; }
  /// A boundary of a day that is not the usual one, or some instant of it.
  [[nodiscard]] static flow_end start_of(const date_argument& day) { return {time_ref::how::start_of, day}; }
  [[nodiscard]] static flow_end end_of(const date_argument& day) { return {time_ref::how::end_of, day}; }
  [[nodiscard]] static flow_end as_of(const date_argument& day) { return {time_ref::how::as_of, day}; }

  [[nodiscard]] what kind() const noexcept { return what_; }
  [[nodiscard]] const std::optional<time_ref::how>& how() const noexcept { return how_; }
  [[nodiscard]] const date_argument& date() const noexcept { return date_; }
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

 private:
  flow_end(time_ref::how how, std::string name) : what_(what::name), how_(how), name_(std::move(name)) {}
  flow_end(time_ref::how how, date_argument day) : what_(what::day), how_(how), date_(std::move(day)) {}

  what what_ = what::nothing;
  std::optional<time_ref::how> how_;  ///< of a day: which boundary, where it is not the usual one
  date_argument date_;
  std::string name_;
};

/// Whom or what a claim is about: a person, a group, a place or an actor.
class claim_subject {
 public:
  claim_subject(const person_id& p) { of_.person = p; }  // NOLINT(google-explicit-constructor): so that a caller
  claim_subject(const group_id& g) { of_.group = g; }    // NOLINT(google-explicit-constructor): writes the handle
  claim_subject(const place_id& p) { of_.place = p; }    // NOLINT(google-explicit-constructor)
  claim_subject(const actor_id& a) { of_.actor = a; }    // NOLINT(google-explicit-constructor)

  [[nodiscard]] const subject& of() const noexcept { return of_; }

 private:
  subject of_;
};

/// What an actor has a role in: a negotiation, an agreement, a fund or an event.
class role_setting {
 public:
  role_setting(const negotiation_id& n) { in_.negotiation = n; }  // NOLINT(google-explicit-constructor): so that a caller
  role_setting(const agreement_id& a) { in_.agreement = a; }      // NOLINT(google-explicit-constructor): writes the handle
  role_setting(const fund_id& f) { in_.fund = f; }                // NOLINT(google-explicit-constructor)
  role_setting(const event_id& e) { in_.event = e; }              // NOLINT(google-explicit-constructor)

  [[nodiscard]] const role_claim& in() const noexcept { return in_; }

 private:
  role_claim in_;
};

/// Who says something, when, and where it was read: what a claim carries beside what it states. Made by `said_by`.
///
/// Default-constructed it names nobody: what is said under it is said by the coder of the dossier, an actor that the
/// builder adds when it is first needed.
class HABEAS_API attribution {
 public:
  attribution() noexcept;
  explicit attribution(const actor_id& who);
  attribution(const attribution&);
  attribution(attribution&&) noexcept;
  attribution& operator=(const attribution&);
  attribution& operator=(attribution&&) noexcept;
  ~attribution();

  /// When the speaker said it.
  attribution& on(const date_argument& day, source_line at = source_line::here());
  /// When it entered the dossier, where that is not the dossier's own day.
  attribution& recorded(const date_argument& day, source_line at = source_line::here());
  /// The outlet that carried it.
  attribution& via(const actor_id& outlet);
  /// Where it was read, and where in it.
  attribution& in(const document_id& page, std::string locator = {});
  /// What it was given out with: numbers of one bulletin share a cut-off.
  attribution& in(const bulletin_id& together);
  /// Its own words, and their language.
  attribution& quoting(std::string words, std::string language = {});
  attribution& translated(std::string words);
  /// A grading after the Admiralty scale, such as "B2".
  attribution& graded(std::string grade, source_line at = source_line::here());
  /// Who coded it, under which codebook.
  attribution& coded_by(std::string coder, std::string codebook = {});
  /// The word that hedges a link ("seems"): kept, never weighed. Of links alone.
  attribution& hedged(std::string word);
  /// The widest circle that may see it.
  attribution& seen_by(audience widest);

 private:
  friend class detail::builder_state;
  detail::attribution_draft& draft();

  std::unique_ptr<detail::attribution_draft> draft_;
};

/// Says who says something, and when: `said_by(watch, "2030-03-16")`.
[[nodiscard]] inline attribution said_by(const actor_id& who, const date_argument& day = {}, source_line at = source_line::here()) {
  attribution by(who);
  if (day.text()) by.on(day, at);
  return by;
}

}  // namespace habeas
