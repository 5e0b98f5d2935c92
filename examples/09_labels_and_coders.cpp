// SPDX-License-Identifier: MIT
// 9. Who calls the same people what, and how far two coders of one agreement agree. The dossier is invented.
#include <cstddef>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/io/coder_answers.hpp>
#include <habeas/io/crosswalk.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/io/label_answers.hpp>
#include <habeas/io/vocabulary.hpp>

int main() {
  const auto dossier = habeas::open_dossier("dossiers/coders");
  const habeas::sentence_writer writer(dossier, habeas::language::en);

  // A label is always somebody's; where another speaker says otherwise, the two stand side by side.
  for (const auto& subject : habeas::labels_of(dossier)) {
    fmt::print("{} ({}):\n", dossier.get(habeas::account_id(subject.subject.id)).population, subject.subject.id);
    for (const auto& label : subject.said) fmt::print("  {}\n", label_sentence(label, dossier, writer));
    for (const auto& dispute : subject.disputes) fmt::print("  {}\n", dispute_sentence(dispute, dossier, writer));
  }

  // What a word means, and what other standards call it.
  const auto& word = *habeas::find_word("known_label", "political_prisoner");
  fmt::print("\n{} ({}): {}\n", word.slug, fmt::join(word.sources, ", "), word.en);
  for (const auto& code : habeas::codes_of_word("event_kind", "release", "cameo"))
    fmt::print("event_kind.release is {} {} ({})\n", code.standard, code.code, code.match);

  // Two coders, item by item.
  for (const auto& group : habeas::agreement_between(dossier, "eva", "leo")) {
    std::size_t alike = 0;
    for (const auto& item : group.items.both) alike += item.differs() ? 0 : 1;
    fmt::print("\n{}: {} items coded by both, {} alike\n", group.items.kind, group.items.both.size(), alike);
    fmt::print("  kappa {:.3f} (standard error {:.3f}), alpha {:.3f}\n", group.kappa->kappa, group.kappa->standard_error,
               group.alpha->alpha);
    if (group.quadratic)
      fmt::print("  kappa with linear weights {:.3f}, with quadratic {:.3f}\n", group.linear->kappa, group.quadratic->kappa);
    for (const auto& item : group.items.both)
      if (item.differs()) fmt::print("  {}: {} and {}\n", item.item, item.first.value, item.second.value);
  }
}
