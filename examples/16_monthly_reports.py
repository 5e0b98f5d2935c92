# SPDX-License-Identifier: MIT
"""16. Monthly reports of one counter: what they leave for two months that nobody read, and what followed when.

And where the counter's own numbers do not fit. The dossier is a claims table, and no mapping.
"""

import habeas

ACCOUNT, MARCH, MAY = "prisoners_defenders", "end:2025-03-31", "end:2025-05-31"
JULY, AUGUST = "end:2024-07-31", "end:2024-08-31"
YEAR = "prisoners_defenders/2025-12-31/entries/2"
TWELVE_MONTHS = ("prisoners_defenders/2025-07-31/entries/2", "prisoners_defenders/2026-01-31/entries/2")


def fewest(bound: habeas.Bound) -> habeas.Bound:
    """Give the bound if as few sources as possible are wrong."""
    return bound if bound.fewest is None else habeas.Bound(*bound.fewest)


def told(question: str, bound: habeas.Bound) -> None:
    print(f"  {question:<58} {fewest(bound)}")


dossier = habeas.examples.cuba()
print("April and May 2025, of which no page is here, if as few sources as possible are wrong:")
ledger = dossier.ledger(ACCOUNT)
told("entries to the list", ledger.entries(MARCH, MAY))
told("  without the number of the whole year", dossier.without(YEAR).ledger(ACCOUNT).entries(MARCH, MAY))
told("  without any of twelve months", dossier.without(YEAR, *TWELVE_MONTHS).ledger(ACCOUNT).entries(MARCH, MAY))
told("exits from it", ledger.exits(MARCH, MAY))
told("on the list at the end of May", ledger.held(MAY))

print("\nThe same entries, as known at the end of")
for day in ("2025-06-30", "2025-07-31", "2025-08-31", "2026-01-31"):
    told(day, dossier.as_known_on(day).ledger(ACCOUNT).entries(MARCH, MAY))

print("\nWho left the list in August 2024, by what became of them:")
told("release, the sentence served", ledger.exits(JULY, AUGUST, kind="release", ground="sentence_served"))
for kind in ("release", "expulsion", "death"):
    told(kind, ledger.exits(JULY, AUGUST, kind=kind))

print("\nWhat cannot all hold, of four claims at most:")
for found in ledger.contradictions:
    if len(found.claims) <= 4:
        print(" ", found)
