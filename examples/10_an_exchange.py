# SPDX-License-Identifier: MIT
"""10. The exchange of July 2025: three legs, numbers that speakers give of each, and whether the 80 were freed, on each
day and as known on each day."""

import habeas


def tell_pledge(view: habeas.Dossier, pledge: str, at: str, when: str) -> None:
    for d in view.pledge(pledge, at=at).deliveries:
        number = d.delivered.bound if d.delivered else "nothing counted"
        print(f"{when}: {d.status}: {number}")


def said_by(name: str) -> str:
    claim = dossier.claims[name]
    who = dossier.actors[claim.speaker].name
    return f"{who}, as carried by {dossier.actors[claim.via].name}" if claim.via else who


dossier = habeas.examples.exchange_2025()

# The legs, and every number that a claim gives one of them.
exchange = dossier.exchanges["july_2025"]
for leg in exchange.legs:
    print(f"{leg.id}: {leg.title}")
    for n in exchange.numbers:
        if n.leg == leg.id:
            print(f"  {n.as_} {n.quantity}, says {said_by(n.claim)} ({n.claim})")

# The 80: no claim states a deadline, so nothing is overdue.
print("\nThe 80, by what Foro Penal verified:")
tell_pledge(dossier, "the_80", "2025-07-17", "the day before")
tell_pledge(dossier, "the_80", "2025-07-18", "on the day")
tell_pledge(dossier, "the_80", "claim:VEN-050-venezuelan", "when it was counted")
tell_pledge(dossier, "the_80", "2025-07-31", "at the end of July")
tell_pledge(dossier.with_("none_after_the_report"), "the_80", "2025-07-31", "the same, if no more followed")
tell_pledge(dossier.without("venezuelans_are_of_the_80"), "the_80", "2025-07-31", "the same, if they are others")
tell_pledge(dossier.as_known_on("2025-07-19"), "the_80", "2025-07-19", "as known on 19 July")

# Why it was not met when it was counted.
counted = dossier.pledge("the_80", at="claim:VEN-050-venezuelan").deliveries[0]
assert counted.delivered is not None
done = counted.delivered.bound
print(f"\nWanted {counted.wanted}, and at most {done.high}:")
assert done.high_proof is not None
for step in done.high_proof.steps:
    print(f"  {step.amount:>+5}  {step}")
