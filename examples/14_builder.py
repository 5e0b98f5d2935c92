# SPDX-License-Identifier: MIT
"""14. A dossier made in code: actors, talks, a pledge, a detainee, a release and what a counter says. All of it is
invented."""

from datetime import date

import habeas

b = habeas.Builder("lake_talks")
government = b.actor("government", kind="government", name="Government of Northland")
movement = b.actor("movement", kind="coalition")
isles = b.actor("isles", kind="government", name="The Isles")
watch = b.actor("watch", kind="ngo", name="The Watch")

# Talks. What no speaker is named for is said by the coder of the dossier.
talks = b.negotiation("lake_talks", parties=[government, movement])
talks.mediator(isles, said_by=watch)
restart = talks.resumed("2030-03-04", said_by=watch)
deal = talks.agreement("first_agreement", signatories=[government, movement], signed=date(2030, 3, 6))

# A count, and a promise that is counted in it.
count = b.account("watch", counter=watch, population="political prisoners", leaves="when_freed")
promise = deal.pledge(20, of="release", counted_in=count, by="2030-03-31")

# A release of 18, one of them known.
ana = b.detainee("ana", name="Ana N.", synthetic=True)
freed = b.release("march_releases", "2030-03-10/2030-03-15", size=18, including=[ana], account=count, said_by=watch)
b.link(restart, "tied_to", freed, said_by=watch, hedge="seems")

# What the counter says.
b.held(count, 276, as_of="2030-03-16", said_by=watch, said="2030-03-16")
b.entries(count, 3, during="2030-03-10/2030-03-16", said_by=watch, said="2030-03-16")
b.exits(count, 18, of="release", during="2030-03-10/2030-03-15", said_by=watch, said="2030-03-16")

d = b.build()  # raises once, with every problem: what, got, wanted, and the line where it was said

print("held on 9 March:", d.ledger(count).held("end:2030-03-09"))
for m in d.mediators:
    print(f"{d.actors[m.actor].name} mediates {m.negotiation}, says {', '.join(m.speakers)}")
for a in d.agreements:
    print(f"{a.id} came of {a.negotiation}")
for r in d.releases:
    print(f"{r.id}: {r.people} freed, {', '.join(r.named)} among them")
for c in d.custody("2030-03-31"):
    print(f"{c.person or c.group} is {c.status}")
print(f"{len(d.graph.events)} events: {', '.join(f'{k.from_} {k.relation} {k.to}' for k in d.links)}")
print(f"{promise}: {len(d.claims)} claims")

print("\nAs a file:")
print(d.to_json(), end="")
