// SPDX-License-Identifier: MIT
// Makes a dossier in code: entities and claims in the words of the field, checked together when it is built.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/model/entity_handles.hpp>

namespace habeas {

/// Makes a dossier in code, statement by statement.
///
/// Each member adds one thing and gives its typed id: handing a person where an actor is wanted does not compile. Words
/// that follow say more of it: `b.negotiation("talks").between(north, south)`. An id that is not given is made of the
/// thing's name or of what it is about, and is unique in its list. What says who does something is a claim, by whom
/// `said_by` names, else by the coder of the dossier. Nothing throws before `build`, which throws once, with every
/// problem and the line of the program where it was said. One builder belongs to one thread.
///
/// Example: examples/14_builder.cpp.
class HABEAS_API dossier_builder {
 public:
  explicit dossier_builder(std::string_view id = {});
  dossier_builder(const dossier_builder&) = delete;
  dossier_builder& operator=(const dossier_builder&) = delete;
  dossier_builder(dossier_builder&&) noexcept;
  dossier_builder& operator=(dossier_builder&&) noexcept;
  ~dossier_builder();

  // The head of the dossier.
  dossier_builder& title(std::string words);
  dossier_builder& language(std::string code);
  dossier_builder& note(std::string words);
  /// Minutes east of UTC of the one local clock on which instants are ordered.
  dossier_builder& clock(std::int32_t minutes, source_line at = source_line::here());
  dossier_builder& hemisphere(habeas::hemisphere half);
  /// When claims entered that do not say so themselves.
  dossier_builder& recorded(const date_argument& day, source_line at = source_line::here());
  /// Who says what no `said_by` attributes. Not said, an actor "coder" is added when one is needed.
  dossier_builder& coder(const actor_id& who);
  /// Who that is; it is added where there is none yet.
  actor_id coder(source_line at = source_line::here());

  // Entities. The last but one argument holds the fields that have no word of their own, by name: {.name = "The Watch"}.
  actor_id actor(std::string_view id, actor_kind kind = actor_kind::other, habeas::actor more = {}, source_line at = source_line::here());
  /// The id is made of the name.
  actor_id actor(actor_kind kind, habeas::actor more, source_line at = source_line::here());
  place_id place(std::string_view id, habeas::place more = {}, source_line at = source_line::here());
  document_handle document(std::string_view id, habeas::document more = {}, source_line at = source_line::here());
  bulletin_handle bulletin(std::string_view id, const actor_id& speaker, habeas::bulletin more = {}, source_line at = source_line::here());
  account_handle account(std::string_view id, const actor_id& counter, std::string population, habeas::account more = {},
                         source_line at = source_line::here());
  assumption_handle assumption(std::string_view id, std::string statement, habeas::assumption more = {}, source_line at = source_line::here());
  /// An instant that several claims name together; known up to a date, where one is said.
  named_time_id point(std::string_view id, const date_argument& day = {}, named_time more = {}, source_line at = source_line::here());
  person_id person(std::string_view id, habeas::person more = {}, source_line at = source_line::here());
  /// The same as `person`.
  person_id detainee(std::string_view id, habeas::person more = {}, source_line at = source_line::here());
  group_handle group(std::string_view id, habeas::group more = {}, source_line at = source_line::here());
  group_handle group(std::string_view id, number_argument size, habeas::group more = {}, source_line at = source_line::here());
  /// A list of an account, as it was published.
  edition_handle edition(std::string_view id, const account_id& of, habeas::edition more = {}, source_line at = source_line::here());
  negotiation_handle negotiation(std::string_view id, habeas::negotiation more = {}, source_line at = source_line::here());
  agreement_handle agreement(std::string_view id, habeas::agreement more = {}, source_line at = source_line::here());
  fund_handle fund(std::string_view id, habeas::fund more = {}, source_line at = source_line::here());
  pledge_handle pledge(std::string_view id, habeas::pledge more = {}, source_line at = source_line::here());
  exchange_handle exchange(std::string_view id, habeas::exchange more = {}, source_line at = source_line::here());

  // Events. A day makes the claim that it was on it.
  event_handle event(std::string_view id, event_kind kind, const date_argument& day = {}, const attribution& by = {},
                     habeas::event more = {}, source_line at = source_line::here());
  event_handle release(std::string_view id, const date_argument& day = {}, const attribution& by = {}, source_line at = source_line::here());
  event_handle detention(std::string_view id, const date_argument& day = {}, const attribution& by = {}, source_line at = source_line::here());
  /// Any other change of custody.
  event_handle custody_change(std::string_view id, event_kind kind, mechanism how, const date_argument& day = {},
                              const attribution& by = {}, source_line at = source_line::here());

  // Claims.
  [[nodiscard]] speech says(const attribution& by) const;
  [[nodiscard]] speech says(const actor_id& who, const date_argument& day = {}, source_line at = source_line::here()) const;
  linked_said link(const event_id& from, relation how, const event_id& to, const attribution& by = {}, source_line at = source_line::here());

  // Things as plain values. One without an id gets one.
  actor_id add(habeas::actor one, source_line at = source_line::here());
  place_id add(habeas::place one, source_line at = source_line::here());
  document_handle add(habeas::document one, source_line at = source_line::here());
  bulletin_handle add(habeas::bulletin one, source_line at = source_line::here());
  account_handle add(habeas::account one, source_line at = source_line::here());
  assumption_handle add(habeas::assumption one, source_line at = source_line::here());
  named_time_id add(named_time one, source_line at = source_line::here());
  person_id add(habeas::person one, source_line at = source_line::here());
  group_handle add(habeas::group one, source_line at = source_line::here());
  edition_handle add(habeas::edition one, source_line at = source_line::here());
  event_handle add(habeas::event one, source_line at = source_line::here());
  negotiation_handle add(habeas::negotiation one, source_line at = source_line::here());
  agreement_handle add(habeas::agreement one, source_line at = source_line::here());
  fund_handle add(habeas::fund one, source_line at = source_line::here());
  pledge_handle add(habeas::pledge one, source_line at = source_line::here());
  exchange_handle add(habeas::exchange one, source_line at = source_line::here());
  plain_claim add(claim one, source_line at = source_line::here());

  // What is there already, to say more of it. Throws errc::unknown_id.
  [[nodiscard]] negotiation_handle at(const negotiation_id& name) const;
  [[nodiscard]] agreement_handle at(const agreement_id& name) const;
  [[nodiscard]] pledge_handle at(const pledge_id& name) const;
  [[nodiscard]] event_handle at(const event_id& name) const;
  [[nodiscard]] exchange_handle at(const exchange_id& name) const;

  /// Adds a problem that a caller found, to be thrown with the others; one without a file is placed by its pointer.
  void report(problem found);
  /// The lists as they stand.
  [[nodiscard]] const dossier_content& content() const noexcept;
  /// A dossier of all that was said so far; more may be said afterwards, for another.
  /// @throws error invalid_file with every problem: what, got, wanted, and the line where it was said
  [[nodiscard]] dossier build() const;

 private:
  std::shared_ptr<detail::builder_state> state_;
};

}  // namespace habeas
