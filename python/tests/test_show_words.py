# SPDX-License-Identifier: MIT
"""What is said of things where they are printed: in which language, of whom, and how often."""

from __future__ import annotations

import habeas
from habeas import _show


def test_sentences_are_in_the_language_asked_for(small: habeas.Dossier) -> None:
    ledger = small.ledger("watch", language="es")
    assert "al menos 95 detenidas" in str(ledger.held("b2").low_proof)
    assert "no pueden ser todas ciertas" in str(ledger.contradictions[0])
    assert "no pueden ser todas ciertas" in str(small.check(language="es"))


def test_an_open_custody_says_why_it_is_open() -> None:
    b = habeas.Builder()
    ana = b.detainee("ana", synthetic=True)
    b.detention("taken", "2030-03-10", including=ana)
    b.release("freed", "2030-03-12/2030-03-20", including=ana)
    d = b.build()
    assert str(d.custody("2030-03-09")).splitlines() == [
        "person  status",
        "ana     open: nothing is stated for certain by then",
    ]
    said = {day: str(d.custody(day)).splitlines()[1] for day in ("2030-03-11", "2030-03-15", "2030-03-20")}
    assert said["2030-03-11"].split() == ["ana", "held", "2030-03-10", "taken_dated"]
    assert "open: statements differ, or leave it open" in said["2030-03-15"]
    assert said["2030-03-20"].split()[:2] == ["ana", "free"]


def test_ranges_in_words() -> None:
    said = [_show.range_text(*r) for r in ((None, None), (None, 3), (3, None), (3, 3), (3, 4))]
    assert said == ["unbounded", "at most 3", "at least 3", "exactly 3", "3 to 4"]


def test_a_table_of_labels_names_the_outlet_with_the_speaker() -> None:
    labels = habeas.examples.article().labels_of("foro_penal")[0]
    rows = str(labels).splitlines()
    assert any(row.startswith("Foro Penal, as carried by Nishadil ") for row in rows), rows
    spanish = str(habeas.examples.article().labels_of("foro_penal", "es")[0])
    assert "Foro Penal, según Nishadil" in spanish


def test_a_proof_says_once_that_numbers_of_a_bulletin_share_a_cutoff() -> None:
    d = habeas.examples.small()
    proof = d.ledger("watch").entries("2030-01-05", "2030-01-12").low_proof
    assert proof is not None and "shared_cutoff" in proof.assumptions
    # Once of each of the two bulletins.
    for told in (str(proof), proof._repr_html_()):
        assert told.count("It is assumed (shared_cutoff)") == 2
    step = next(step for step in proof.steps if step.rule == "same_cutoff")
    assert (step.plus.point, step.minus.point, step.claims) == ("claim:C3", "claim:C2", ("C2", "C3"))
    assert proof.check(d)
    # A step that names a claim of another bulletin proves nothing.
    other = step.replace(minus=step.minus.replace(point="claim:C1"))
    steps = tuple(other if one is step else one for one in proof.steps)
    assert not proof.replace(steps=steps).check(d)
