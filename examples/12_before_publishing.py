# SPDX-License-Identifier: MIT
"""12. Before publishing: does a draft fit what is said already, and what does it imply that it does not say?

And afterwards: what did each new claim change, and what was known when?
"""

from pathlib import Path

import habeas

# Without VEN-090, a stock that was printed as a flow: 11 says how one sees it.
dossier = habeas.examples.venezuela().without("VEN-090")
draft = (Path(__file__).parent / "drafts" / "bulletin.csv").read_text(encoding="utf-8")

# 300 freed by 3 February are fewer than are said already for days before it.
report = dossier.draft(draft)
print("The draft fits:", "yes" if report.fits else "no")
for against in report.contradictions:
    print(" ", against.quote)
first = report.contradictions[0]
print("Each of these changes would resolve the first of them:")
for way in first.dissolves:
    print("  " + (f"{way.claim}: {way.sentence}" if way.claim else way.sentence))

# The least that fits all: what the draft's number would have to be against each of them.
numbers = [w.to for c in report.contradictions for w in c.dissolves if (w.claim, w.change) == ("D1", "number")]
print("D1 against each of them:", ", ".join(str(n) for n in numbers))
corrected = dossier.draft(draft.replace(",300,", ",344,"))
print("\nWith 344 the draft fits:", "yes" if corrected.fits else "no")
print("What it implies of entries and exits, and does not say:")
for implied in corrected.implied:
    if implied.asked.what != "held" and implied.after.low != 0:
        print(f"  {implied.asked}: {implied.after}")

# What each claim said since a day changed.
print("\nSaid after 20 February:")
for account in dossier.changes(since="2026-02-20", account="foro_penal").accounts:
    print(f"{len(account.changes)} of {account.said} claims changed something")
    for effect in account:
        print(f"  {effect.said}  {effect.claim}")
        for changed in effect.changed:
            print(f"    {changed}")

# What was known when of entries from 29 December to 19 January: the steps at which the answer became another.
print("\nEntries from 29 December to 19 January, as known:")
last = None
for step in dossier.ledger("foro_penal").series("entries", "2025-12-29", "2026-01-19"):
    if str(step) != last:
        print(f"  since {step.since}: {step} ({', '.join(step.said)})")
    last = str(step)
