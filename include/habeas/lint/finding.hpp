// SPDX-License-Identifier: MIT
// One finding with its proof, the rules that there are, and the list that they fill.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/report.hpp>
#include <habeas/wording/sentence_writer.hpp>
#include <habeas/proof/proof.hpp>

namespace habeas {

using finding = basic_finding<std::optional<proof>>;

/// A rule of checking: its stable slug, which is the key of its sentence where no other is named, and how grave what it finds is.
struct check_rule {
  consteval check_rule(const char* name, severity how) : slug(name), grave(how), sentence(name) {}

  std::string_view slug;
  severity grave;
  sentence_key sentence;
};

/// Every rule; docs/checks.md explains each.
inline constexpr auto check_rules = std::to_array<check_rule>({
    // Breakdowns.
    {"parts_do_not_sum", severity::error},
    {"part_over_whole", severity::error},
    {"repeats_differently", severity::warning},
    // Dates.
    {"ends_before_start", severity::error},
    {"window_backwards", severity::error},
    {"said_before", severity::warning},
    {"two_times", severity::error},
    {"bulletin_days", severity::warning},
    {"two_ends", severity::warning},
    {"masks_not_settled", severity::note},
    {"year_not_meant", severity::warning},
    {"read_by_new_rules", severity::note},
    // Flows.
    {"cumulative_falls", severity::warning},
    {"freed_falls", severity::warning},
    {"windows_differ", severity::warning},
    {"counters_differ", severity::note},
    {"start_not_stated", severity::note},
    {"stock_as_flow", severity::warning},
    {"no_bound", severity::note},
    {"no_date", severity::warning},
    {"kind_of_other_way", severity::warning},
    {"closes_nothing", severity::warning},
    // Sources.
    {"one_origin", severity::note},
    {"repeat_not_marked", severity::warning},
    {"said_again", severity::note},
    {"supersedes_other", severity::warning},
    {"denied_in_use", severity::note},
    // What is counted.
    {"pledge_as_done", severity::warning},
    {"due_before_signed", severity::warning},
    {"event_not_counted", severity::note},
    {"groups_not_added", severity::note},
    {"never_in_custody", severity::warning},
    {"units_differ", severity::warning},
    {"label_without_speaker", severity::note},
    // People.
    {"members_over_size", severity::error},
    {"member_twice", severity::error},
    {"same_and_different", severity::error},
    {"impossible_age", severity::error},
    {"age_not_read", severity::note},
    {"birth_not_read", severity::note},
    {"before_birth", severity::error},
    {"twice_in_a_row", severity::note},
    // Talks; what is out of place in some orders only is a note.
    {"talks_move_out_of_place", severity::error},
    {"talks_round_out_of_place", severity::error},
    {"talks_resumed_first", severity::error},
    {"talks_no_order", severity::error},
    {"talks_not_all_orders", severity::note},
    // The ledger.
    {"article_against_itself", severity::error},
    {"opening_and_closing", severity::warning},
    {"unaccounted_entries", severity::note},
    {"unaccounted_exits", severity::note},
    {"unaccounted_not_searched", severity::note},
    {"used_in_part", severity::note},
});

/// The rule of a slug, or nothing.
[[nodiscard]] constexpr std::optional<check_rule> find_rule(std::string_view slug) noexcept {
  for (const auto& r : check_rules)
    if (r.slug == slug) return r;
  return std::nullopt;
}

/// Findings of the rules in one view, in one language.
///
/// Rules are handed this list and no dossier. Its own holds what the reader may see and nothing else, so that a new rule
/// cannot read what is withheld even by mistake.
class HABEAS_API finding_list {
 public:
  finding_list(const dossier& d, language l, std::optional<about_policy> about = {})
      : dossier_(d.for_audience(d.reader())), writer_(dossier_, l), about_(about) {}
  finding_list(const finding_list&) = delete;
  finding_list& operator=(const finding_list&) = delete;

  /// The dossier as its reader sees it: what is withheld is not in its lists.
  [[nodiscard]] const dossier& of() const noexcept { return dossier_; }
  [[nodiscard]] const std::vector<claim>& claims() const noexcept { return dossier_.content().claims; }
  [[nodiscard]] const sentence_writer& writer() const noexcept { return writer_; }
  /// How wide "about" is; nothing: it bounds nothing.
  [[nodiscard]] const std::optional<about_policy>& about() const noexcept { return about_; }

  /// Adds a finding; its sentence is the catalogue's for the rule, or for another key. Throws errc::invalid_value
  /// for no such rule.
  void add(std::string_view rule, std::vector<std::string> subjects, text_args words, std::optional<proof> why = {},
           std::optional<sentence_key> key = {});
  /// Adds a finding made elsewhere. Throws errc::invalid_value where its rule is none of check_rules.
  void add(finding f);
  /// Ids of claims as a sentence lists them.
  [[nodiscard]] std::string listed(std::vector<claim_id> names) const;
  [[nodiscard]] static std::vector<std::string> texts(const std::vector<claim_id>& names);

  [[nodiscard]] std::vector<finding> take() &&;

 private:
  dossier dossier_;
  sentence_writer writer_;
  std::optional<about_policy> about_;
  std::vector<finding> found_;
};

}  // namespace habeas
