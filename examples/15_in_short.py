# SPDX-License-Identifier: MIT
"""15. A dossier in twenty lines: who talked, mediated, promised and was freed, and what follows. All invented."""

import habeas

b = habeas.Builder("lake_talks")
government = b.actor("government", kind="government")
movement = b.actor("movement", kind="coalition")
isles = b.actor("isles", kind="government", name="The Isles")
watch = b.actor("watch", kind="ngo", name="The Watch")

talks = b.negotiation("lake_talks", parties=[government, movement])
talks.mediator(isles, said_by=watch)
deal = talks.agreement("first_agreement", signatories=[government, movement], signed="2030-03-06")
count = b.account("watch", counter=watch, population="political prisoners")
deal.pledge(20, counted_in=count, by="2030-03-31")

ana = b.detainee("ana", name="Ana N.", synthetic=True)
b.release("march_releases", "2030-03-10/2030-03-15", size=18, including=[ana], account=count, said_by=watch)
b.held(count, 276, as_of="2030-03-16", said_by=watch)
b.entries(count, 3, during="2030-03-10/2030-03-16", said_by=watch)
b.exits(count, 18, of="release", during="2030-03-10/2030-03-15", said_by=watch)

d = b.build()
print("Held on 9 March:", d.ledger(count).held("end:2030-03-09"))
print("Mediator:", d.mediators[0].actor)
print("Freed:", d.releases[0].people)
