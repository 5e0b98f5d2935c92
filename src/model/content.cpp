// SPDX-License-Identifier: MIT
#include <habeas/model/content.hpp>

#include <habeas/model/claim.hpp>
#include <habeas/model/edition.hpp>
#include <habeas/model/negotiation.hpp>

namespace habeas {

dossier_content::dossier_content() = default;
dossier_content::dossier_content(const dossier_content&) = default;
dossier_content::dossier_content(dossier_content&&) noexcept = default;
dossier_content& dossier_content::operator=(const dossier_content&) = default;
dossier_content& dossier_content::operator=(dossier_content&&) noexcept = default;
dossier_content::~dossier_content() = default;
bool operator==(const dossier_content&, const dossier_content&) = default;

assumption built_in_assumption(assumption_effect effect) {
  assumption a;
  a.on = effect != assumption_effect::counts_at_day_end;
  a.effect = effect;
  if (effect == assumption_effect::shared_cutoff) {
    a.id = shared_cutoff;
    a.statement = "The numbers of one bulletin share one cut-off.";
  } else if (effect == assumption_effect::counts_at_day_end) {
    a.id = counts_at_day_end;
    a.statement = "What is counted as of a day is counted at the end of that day.";
  } else if (effect == assumption_effect::nobody_twice) {
    a.id = nobody_twice;
    a.statement = "Nobody is counted twice in a number of people who came or left.";
  } else {
    a.id = dates_as_written;
    a.statement = "Dates marked as uncertain or approximate are exactly as written.";
  }
  return a;
}

}  // namespace habeas
