# SPDX-License-Identifier: MIT
"""6. Who may see: an internal claim changes what its readers learn, and nothing of what the public does.

The claim added here is synthetic, made up for this example; nobody said it."""

import habeas

SYNTHETIC = {
    "id": "SYNTHETIC-1",
    "kind": "held",
    "speaker": "analyst",
    "account": "foro_penal",
    "quantity": 700,
    "as_of": "2026-01-05",
    "said": "2026-01-06",
    "audience": "internal",
    "note": "Synthetic: made up for an example. Nobody said it.",
}


def entries(view: habeas.Dossier) -> habeas.Bound:
    return view.ledger("foro_penal").entries("2025-12-29", "2026-01-19")


before = habeas.examples.venezuela()
dossier = before.with_({"claims": [SYNTHETIC]})

print(f"before the synthetic claim:  {entries(before)}")
for reader in ("public", "internal"):
    view = dossier.for_audience(reader)
    bound = entries(view)
    claims = ", ".join(bound.claims)
    print(f"for the audience {reader:<10}  {bound}; {view.withheld} withheld; rests on {claims}")

# For the public its id is one like any other that is not there, and a narrower view is never widened again.
for name in ("SYNTHETIC-1", "SYNTHETIC-9"):
    try:
        dossier.claims[name]
    except habeas.UnknownId as e:
        print(e)
widened = dossier.for_audience("public").for_audience("internal")
print("public, then internal:", "shown" if "SYNTHETIC-1" in widened.claims else "not shown")
print("what is written for the public names it:", "yes" if "SYNTHETIC" in dossier.to_json() else "no")
