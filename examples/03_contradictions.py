# SPDX-License-Identifier: MIT
"""3. Claims that cannot all hold: found, minimal, answered whichever are wrong.

And dissolved by whoever knows better.
"""

import habeas


def tell(proof: habeas.Proof, indent: str = "  ") -> None:
    for step in proof.steps:
        print(f"{indent}{step.amount:>+5}  {step}")
        if step.because is not None:
            tell(step.because, indent + "       ")


def listed(ids: tuple[str, ...]) -> str:
    return ", ".join(ids) or "none"


dossier = habeas.examples.venezuela()
ledger = dossier.ledger("foro_penal")

for found in ledger.contradictions:
    print(found)
    tell(found.proof)
    print("  the proof holds:", "yes" if found.check(dossier) else "no")
    # Minimal: without any one of its claims the others can hold together.
    for claim in found.claims:
        left = [c.claims for c in dossier.without(claim).ledger("foro_penal").contradictions]
        print(f"  without {claim}:", "still there" if found.claims in left else "gone")
    print()

# An answer holds whichever of them are wrong, as long as no more are than must be.
bound = ledger.exits("end:2026-01-07", "end:2026-02-09", kind="release")
print("Freed from 8 January to 9 February:", bound)
for way in bound.alternatives:
    print(f"  {way} without {listed(way.without)}")

# An analyst who knows which claim is wrong switches it off; habeas does not decide.
chosen = dossier.without("VEN-090", "VEN-102")
then = chosen.ledger("foro_penal").exits("end:2026-01-07", "end:2026-02-09", kind="release")
print("Without VEN-090 and VEN-102:", then)
print(f"  rests on {listed(then.claims)}")
