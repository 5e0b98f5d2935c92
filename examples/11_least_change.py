# SPDX-License-Identifier: MIT
"""11. How far claims are from fitting: the least that they would have to change by so that all of them hold.

A diagnostic, which says where to look and corrects nothing.
"""

import habeas


def moves(least: habeas.MinimalAdjustment) -> None:
    for c in least.changes:
        by = f"{c.low:+}" if c.low == c.high else f"{c.low:+} .. {c.high:+}"
        print(f"  {c.claim}  states {c.stated.low}  {by}")


dossier = habeas.examples.venezuela()
ledger = dossier.ledger("foro_penal")

# The least total, and by how much each claim moves over all of the many changes that cost it.
least = ledger.minimal_adjustment(from_="2026-01-19", to="2026-02-02")
print(least.sentence)
moves(least)

# The total is the sum of two knots: without one claim of the one, the other is left.
print("\nWithout VEN-101 it is", dossier.without("VEN-101").ledger("foro_penal").minimal_adjustment().price)
print("Without VEN-090 it is", dossier.without("VEN-090").ledger("foro_penal").minimal_adjustment().price)
print("Without both it is", dossier.without("VEN-090", "VEN-101").ledger("foro_penal").minimal_adjustment().price)

# Why the ranges end where they do: 302 may rise, and 711 fall less, until a third claim, of three days later, is met.
print("\nVEN-093 states", dossier.claims["VEN-093"].quantity)
print("Without it:")
moves(dossier.without("VEN-093").ledger("foro_penal").minimal_adjustment())

# Whatever the least change, the answers of the worked example stay.
for bound in least.bounds:
    end = f"at least {bound.low}" if bound.high is None else f"{bound.low} to {bound.high}"
    print(f"\nOver all least changes, {bound.asked.what} from 19 January to 2 February: {end}", end="")
print()

# Weighed as shares of each number, people are cheaper to change in the greater number.
print("\nWeighed as a share of each number:")
moves(ledger.minimal_adjustment(policy="by_size"))

# The measure knows numbers, and not why: a rule of the check does, and whoever reads the source decides.
print("\nWhat the check says of VEN-090:")
for finding in dossier.check().findings:
    if finding.rule == "stock_as_flow" and "VEN-090" in finding.subjects:
        print(f"  {finding}")
