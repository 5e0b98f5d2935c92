# SPDX-License-Identifier: MIT
"""17. As JSON: things taken as objects of a file, and answers given as JSON text to programs in other languages.

Whom it speaks of is invented."""

import json

import habeas

b = habeas.Builder("lake")
b.add("actors", {"id": "watch", "name": "The Watch"})
b.add("accounts", {"id": "watch", "counter": "watch"})
b.add("negotiations", {"id": "lake_talks", "channels": [{"kind": "mediated", "name": "by way of the Isles"}]})
stock = {"kind": "held", "speaker": "watch", "account": "watch"}
b.add("claims", {**stock, "id": "A", "quantity": 100, "as_of": "2030-01-05"})
b.add("claims", {**stock, "id": "B", "quantity": {"at_most": 95}, "as_of": "2030-01-12"})
dossier = b.build()


def show(answer: object) -> None:
    print(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))


ledger = dossier.ledger("watch")
show(ledger.held("2030-01-12").to_dict())
show(ledger.unaccounted_series().to_dict())
show({"negotiations": [dossier.negotiation("lake_talks").to_dict()]})

people = habeas.examples.list_of_people()
show(people.compare_editions("edition_1", "edition_2").to_dict())
