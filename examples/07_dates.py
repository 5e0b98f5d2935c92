# SPDX-License-Identifier: MIT
"""7. Dates that admit what they do not know.

Their bounds, how they can lie to one another, and what links add to them.
"""

import datetime

import habeas
from habeas import Date

print("what is written           level  starts                    ends")
for text in ("2023-10", "2023?-10-18/2023?-10-23", "2023-10-2X", "2023-10/..", "2023-23", "[2023-10-18,2023-10-23]"):
    date = Date(text)
    b = date.bounds(hemisphere="north")
    starts, ends = (f"{low} .. {high}" for low, high in (b[:2], b[2:]))
    print(f"{text:<25} {date.level:>5}  {starts:<24}  {ends}")

# A column from a spreadsheet, with what no calendar has: each refusal says where.
for text in ("2023-02-29", "18.10.2023", "2023-10-1x"):
    try:
        Date(text)
    except habeas.InvalidDate as refused:
        print(f"{text}: at offset {refused.offset} {refused.found}, expected {refused.expected}")

# Two dates that are only partly known: what Allen's relations leave open between them.
words = {True: "yes", False: "no", None: "not known"}
releases, report, october = Date("2023-10-18/2023-10-23"), Date("2023-10-24"), Date("2023-10")
print("\nreleases to the report:", ", ".join(releases.relations(report)))
print("something in October to the report:", ", ".join(october.relations(report)))
print("were the releases over before the report?", words[releases.ends_before(report)])
print("was something in October over before the report?", words[october.ends_before(report)])

# The dates of an article, and what its links add: the days that the claims leave to each end of each event.
article = habeas.examples.article().without("lately_is_60_days")
timeline = article.timeline()
print("\nevent                 starts                    ends")
for event in article.events:
    days = timeline[event.id]
    starts = f"{days.start_earliest or 'unknown'} .. {days.start_latest or 'unknown'}"
    ends = f"{days.end_earliest or 'unknown'} .. {days.end_latest or 'unknown'}"
    print(f"{event.id:<20}  {starts:<24}  {ends}")

print("\nWhy the talks cannot have restarted later:")
why = timeline["talks_restart"].start_proofs[1]
assert why is not None
for step in why.steps:
    print(f"  {step.amount:>+6}  {step}")

# Days of another library: a question takes the text of a datetime.date, and the days of an answer are such dates.
taken = datetime.date(2023, 10, 24)
ledger = article.with_("as_of_24_october").ledger("foro_penal")
held = ledger.held(str(taken))
print(f"\nIf the report of {taken} counts that day, a {taken:%A}, held then: {held}")
first = timeline["releases"].start_earliest
assert first is not None
print("Days from the first possible release to that day:", (taken - first).days)
