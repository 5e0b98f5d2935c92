# SPDX-License-Identifier: MIT
"""1. How many people must have entered Foro Penal's count between two of its bulletins?

No bulletin says so; it follows.
"""

import dataclasses

import habeas

dossier = habeas.examples.venezuela()
ledger = dossier.ledger("foro_penal")

bound = ledger.entries("2025-12-29", "2026-01-19")
print("Entries from 29 December 2025 to 19 January 2026:", bound)


def tell(proof: habeas.Proof, indent: str = "  ") -> None:
    for step in proof.steps:
        print(f"{indent}{step.amount:>+5}  {step}")
        if step.because is not None:
            tell(step.because, indent + "       ")


# Every number comes with its proof: rows that lead from the question to the answer and sum to it.
proof = bound.low_proof
assert proof is not None
tell(proof)
print("It rests on the claims", ", ".join(proof.claims))
print("and on the assumptions", ", ".join(bound.assumptions) + ".")

# The check derives each row anew from the claims and shares no code with the engine that found it.
print("The proof holds:", "yes" if proof.check(dossier) else "no")

# Not even one person more or less.
wrong = dataclasses.replace(proof, value=proof.value + 1)
print("One more than that:", wrong.check(dossier).reasons[0])
