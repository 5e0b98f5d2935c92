# SPDX-License-Identifier: MIT
"""4. One news article, statement by statement: what its bare words bound, what named assumptions add, and why its own
words about days cannot all hold, in whatever year its events were."""

import habeas

ASSUMPTIONS = ("eighteen_are_all", "seven_among_eighteen", "as_of_24_october", "nobody_entered")


def tell(proof: habeas.Proof, indent: str = "  ") -> None:
    for step in proof.steps:
        print(f"{indent}{step.amount:>+5}  {step}")
        if step.because is not None:
            tell(step.because, indent + "       ")


def in_year(year: str) -> habeas.Dossier:
    """The same dossier with its uncertain year written as another."""
    text = (habeas.examples.path("article") / "dossier.json").read_text(encoding="utf-8")
    return habeas.Dossier.from_json(text.replace("2023?", year + "?"))


article = habeas.examples.article()

# Bare words: 276 were held at some instant that the article does not state. Which day had more, it does not say.
bare = article.ledger("foro_penal")
print("Held when the report of 24 October was taken:", bare.held("S11"))
bounded = sum(bare.held(f"end:2023-10-{day:02}").high is not None for day in range(1, 32))
print("Days of October at whose end its bare words bound the number held from above:", bounded)

# Named assumptions, each of which the proofs cite.
assumed = article.with_(*ASSUMPTIONS[:3])
for name in ASSUMPTIONS:
    print(f"{name}: {article.assumptions[name].statement}")
ledger = assumed.ledger("foro_penal")
freed = ledger.exits("bulletin:foro_penal/earlier", "bulletin:foro_penal/2023-10-24", kind="release")
print("\nWith the first three, freed between the earlier report and that of 24 October:", freed)
assert freed.low_proof is not None
tell(freed.low_proof)
print("  assumes", ", ".join(freed.assumptions))
held = ledger.held("end:2023-10-17")
print("With the first three, held at the end of 17 October:", held)
assert held.high_proof is not None
tell(held.high_proof)
print("  assumes", ", ".join(held.assumptions))

all_four = assumed.with_(ASSUMPTIONS[3])
exactly = all_four.ledger("foro_penal").held("end:2023-10-17")
print("With all four, held at the end of 17 October:", exactly)
print("  assumes", ", ".join(exactly.assumptions))
print("  both proofs hold:", "yes" if exactly.check(all_four) else "no")

# "Lately", published on 11 January 2026, of releases that ended on 23 October of a year that it does not state.
print()
for year in ("2022", "2023", "2024", "2025"):
    dossier = in_year(year)
    for found in dossier.timeline().contradictions:
        print(f"In {year}: {', '.join(found.claims)} miss one another by {-found.proof.value} days")
        gone = sum(not dossier.without(claim).timeline().contradictions for claim in found.claims)
        holds = "yes" if found.check(dossier) else "no"
        print(f"  the proof holds: {holds}; gone without any one of them: {gone} of {len(found.claims)}")
for found in article.timeline().contradictions:
    tell(found.proof)
left = article.without("lately_is_60_days").timeline().contradictions
print('Contradictions once "lately" is given no number of days:', len(left))
