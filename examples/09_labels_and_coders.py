# SPDX-License-Identifier: MIT
"""9. Who calls the same people what, and how far two coders of one agreement agree. The dossier is invented."""

import habeas

dossier = habeas.examples.coders()

# A label is always somebody's; where another speaker says otherwise, the two stand side by side.
for subject in dossier.labels:
    print(f"{subject.name} ({subject.subject}):")
    for label in subject.said:
        print(f"  {label}")
    for dispute in subject.disputes:
        print(f"  {dispute}")

# What a word means, and what other standards call it.
word = next(w for w in habeas.crosswalk.vocabulary("known_label") if w.slug == "political_prisoner")
print(f"\n{word.slug} ({', '.join(word.sources)}): {word.en}")
for code in habeas.crosswalk.codes("event_kind", "release", "cameo"):
    print(f"event_kind.release is {code.standard} {code.code} ({code.match})")

# Two coders, item by item.
agreement = dossier.agreement_between("eva", "leo")
for group in agreement.groups:
    print(f"\n{group.kind}: {group.items} items coded by both, {group.alike} alike")
    print(f"  kappa {group.kappa:.3f} (standard error {group.standard_error:.3f}), alpha {group.alpha:.3f}")
    if group.kappa_quadratic is not None:
        print(f"  kappa with linear weights {group.kappa_linear:.3f}, with quadratic {group.kappa_quadratic:.3f}")
    for item in group.differ:
        print(f"  {item.item}: {item.first} and {item.second}")
