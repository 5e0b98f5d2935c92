# SPDX-License-Identifier: MIT
"""2. The worked example: from three stocks and what was verified as freed, the entries to Foro Penal's count, how they
move with each claim and assumption, and how many of them no claim states."""

import habeas

DECEMBER, JANUARY, FEBRUARY = "2025-12-29", "2026-01-19", "2026-02-02"


def entries(question: str, view: habeas.Dossier, from_: str, to: str) -> None:
    print(f"{question:<62} {view.ledger('foro_penal').entries(from_, to)}")


def unaccounted(question: str, view: habeas.Dossier, from_: str, to: str) -> None:
    u = view.ledger("foro_penal").unaccounted("entries", from_, to)
    claims = ", ".join(u.claims) or "none"
    print(f"{question:<62} {u.unaccounted} ({u.bound} less at most {u.stated} stated by {claims})")


def sensitivity(question: str, view: habeas.Dossier, from_: str, to: str) -> None:
    answer = view.ledger("foro_penal").sensitivity("entries", from_, to)
    print(f"\n{question}: {answer.bound}")
    for row in answer:
        print(f"  without {row.without:<24} {row}")


dossier = habeas.examples.venezuela()
less = dossier.without("VEN-070")  # its day is approximate
closed = dossier.with_("fp_no_other_exits")
entries("entries from 29 December to 19 January", dossier, DECEMBER, JANUARY)
entries("  without VEN-070, whose day is approximate", less, DECEMBER, JANUARY)
entries("entries from 19 January to 2 February", dossier, JANUARY, FEBRUARY)
entries("  if there were no other exits", closed, JANUARY, FEBRUARY)
entries("  and if each claim has a cut-off of its own", closed.without("shared_cutoff"), JANUARY, FEBRUARY)
entries("entries from 29 December to 2 February", dossier, DECEMBER, FEBRUARY)
entries("  without VEN-070", less, DECEMBER, FEBRUARY)

print()
unaccounted("unaccounted from 29 December to 2 February", dossier, DECEMBER, FEBRUARY)
arrests = dossier.with_("fp_arrests_are_entries")
unaccounted("  once the arrests since 2014 are entries to the count", arrests, DECEMBER, FEBRUARY)
unaccounted("  with neither those nor VEN-133", dossier.without("VEN-133"), DECEMBER, FEBRUARY)
unaccounted("unaccounted from 29 December to 19 January", dossier, DECEMBER, JANUARY)
unaccounted("unaccounted from 19 January to 2 February", dossier, JANUARY, FEBRUARY)

sensitivity("entries from 29 December to 19 January", dossier, DECEMBER, JANUARY)
sensitivity("entries from 19 January to 2 February", dossier, JANUARY, FEBRUARY)
sensitivity("entries from 19 January to 2 February, if there were no other exits", closed, JANUARY, FEBRUARY)
sensitivity("entries from 29 December to 2 February", dossier, DECEMBER, FEBRUARY)

print("\n431 freed as of 8 February, 426 as of 9 February:")
for c in dossier.ledger("foro_penal").contradictions:
    if c.claims == ("VEN-101", "VEN-102"):
        print(" ", c)
