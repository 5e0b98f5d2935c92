# SPDX-License-Identifier: MIT
"""How things are printed: against a golden file, and as HTML that shows text as text."""

from __future__ import annotations

import dataclasses
import json
import os
from html.parser import HTMLParser
from pathlib import Path

import habeas
from habeas import _show

GOLDEN = Path(__file__).parent / "golden" / "reprs.txt"


def term(chain: str, point: str) -> dict[str, str]:
    return {"account": "watch", "chain": chain, "point": point}


def step(claims: list[str], rule: str, plus: object, minus: object, amount: int, sentence: str) -> dict[str, object]:
    rest = {"plus": plus, "minus": minus, "amount": amount, "times": 1, "sentence": sentence}
    return {"claims": claims, "assumptions": [], "rule": rule, "end": "low", **rest}


# A proof as it could be: what is tested here is how it is printed, not how it is found.
FREED = step(
    ["C2"], "exits", term("exits:release", "q"), term("exits:release", "p"), 20, "The Watch (C2): at least 20 left."
)
PROOF = {
    "value": 15,
    "divisor": 1,
    "end": "low",
    "steps": [
        step(["C3"], "held", term("entries", "q"), term("exits", "q"), 95, "The Watch (C3): at least 95 held."),
        {
            **step(["C2"], "kind_is_part", term("exits", "q"), term("exits", "p"), 20, "Whoever left as release left."),
            "assumptions": ["ours"],
            "because": {"value": 20, "divisor": 1, "end": "low", "steps": [FREED]},
        },
        step(["C1"], "held", term("exits", "p"), term("entries", "p"), -100, "The Watch (C1): at most 100 held."),
    ],
}
BOUND = {
    "low": 15,
    "high": None,
    "low_proof": PROOF,
    "high_proof": None,
    "assumptions": ["ours"],
    "set_aside": ["C4", "C5"],
    "engine": "difference",
}
ROWS = [
    {"without": "C1", "is": "claim", "low": None, "high": 3},
    {"without": "ours", "is": "assumption", "low": None, "high": None, "refused": "the points are in no order"},
]


NARROWER = {
    "claims": [
        {"id": "D1", "kind": "held", "speaker": "watch", "account": "watch", "quantity": 60, "bulletin": "b2"},
        {"id": "D2", "kind": "held", "speaker": "watch", "account": "watch", "quantity": 70, "as_of": "2030-01-20"},
    ]
}


def printed() -> str:
    d = habeas.examples.small()
    inside = d.for_audience("internal")
    bound = habeas.Bound.from_dict(BOUND)
    proof = bound.low_proof
    assert proof is not None
    circle = {**PROOF, "value": -2, "end": "high"}
    against = {"claims": ["C4", "C5"], "assumptions": [], "sentence": "C4, C5 cannot all hold.", "proof": circle}
    finding = {
        "rule": "no_bound",
        "severity": "note",
        "subjects": ["U1"],
        "sentence": "U1 bounds nothing.",
        "proof": None,
    }
    report = {"contradictions": [{**against, "account": "watch"}], "findings": [finding]}
    things: dict[str, object] = {
        "dossier": d,
        "lens": inside.without("C2").as_known_on("2030-01-14").lens,
        "claims": d.claims,
        "claim": d.claims["C2"],
        "dated claim": d.claims["C6"],
        "accounts": d.accounts,
        "account": d.accounts["watch"],
        "actor": d.actors["watch"],
        "event": d.events["hearing"],
        "assumption": d.assumptions["only_releases"],
        "date": habeas.Date("2004-06~"),
        "bounds": habeas.Date("2004-06~").bounds(),
        "widening": habeas.Widening("loose"),
        "quantity": habeas.Quantity.at_least(80),
        "ledger": d.ledger("watch"),
        "bound": bound,
        "exact": habeas.Bound(3, 3),
        "range": habeas.Bound(3, 4),
        "unbounded": habeas.Bound(None, None),
        "proof": proof,
        "step": proof.steps[0],
        "term": proof.plus,
        "contradiction": habeas.Contradiction.from_dict(against),
        "check": habeas.CheckResult(("the proof: its steps add up to 15, not to 16",)),
        "unaccounted": habeas.Unaccounted(bound, 4, 11, ("C8",)),
        "nothing stated": habeas.Unaccounted(bound, None, 0, ()),
        "sensitivity": habeas.Sensitivity(bound, tuple(map(habeas.SensitivityRow.from_dict, ROWS))),
        "unaccounted series": d.ledger("watch").unaccounted_series(),
        "unaccounted step": d.ledger("watch").unaccounted_series()[0],
        "unaccounted sensitivity": d.ledger("watch").unaccounted_sensitivity("entries", "b1", "b2"),
        "stock sensitivity": d.ledger("watch").stock_sensitivity("b1", "b2"),
        "series": d.ledger("watch").series("exits", "end:2030-01-05", "end:2030-01-15", "release"),
        "known answer": d.ledger("watch").series("held", "b2")[2],
        "asked": d.ledger("watch").series("exits", "b1", "b2", "release").asked,
        "least change": d.ledger("watch").minimal_adjustment(from_="b1", to="b2"),
        "least change between two": dataclasses.replace(d.ledger("watch").minimal_adjustment(), high=5, divisor=2),
        "claim change": d.ledger("watch").minimal_adjustment().changes[0],
        "asked range": d.ledger("watch").minimal_adjustment().bounds[0],
        "changes": d.changes("2030-01-10"),
        "account changes": d.changes("2030-01-10").accounts[0],
        "effect": d.changes("2030-01-10").accounts[0].changes[0],
        "no changes": d.changes("2031"),
        "draft": d.draft(NARROWER),
        "implied": d.draft(NARROWER).implied[0],
        "settled": habeas.SettledContradiction("watch", ("C4", "C5")),
        "simulation": habeas.simulate(claims=30, people=30, faults=["two_ends"]),
        "planted": habeas.simulate(claims=30, people=30, faults=["two_ends"]).planted[0],
        "truth": habeas.simulate(claims=30, people=30).truth,
        "report": habeas.CheckReport.from_dict(report),
        "nothing found": habeas.CheckReport((), ()),
        "finding": habeas.Finding.from_dict(finding),
        "timeline": inside.timeline(),
        "event days": inside.timeline()["arrest"],
        "graph": inside.graph,
        "link": inside.graph.links[0],
        "paths": inside.graph.paths("arrest", "hearing"),
        "path": inside.graph.paths("arrest", "hearing").paths[0],
        "no path": inside.graph.paths("hearing", "arrest"),
        "network": inside.graph.actor_network(),
        "panel": inside.graph.panel(),
    }
    return "".join(f"== {name}\n{thing!r}\n-- str\n{thing}\n" for name, thing in things.items())


def test_sentences_are_in_the_language_asked_for(small: habeas.Dossier) -> None:
    ledger = small.ledger("watch", language="es")
    assert "al menos 95 detenidas" in str(ledger.held("b2").low_proof)
    assert "no pueden ser todas ciertas" in str(ledger.contradictions[0])
    assert "no pueden ser todas ciertas" in str(small.check(language="es"))


def test_as_in_the_golden_file() -> None:
    text = printed()
    if os.environ.get("HABEAS_UPDATE"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


class Reader(HTMLParser):
    """Checks that what is opened is closed, and gathers the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    assert reader.seen <= {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    return reader


def test_html_is_whole_and_shows_text_as_text(small: habeas.Dossier) -> None:
    data = small.to_dict()
    data["actors"][0]["name"] = "<script>alert('&')</script>"
    d = habeas.Dossier.from_json(habeas.Dossier.from_json(json.dumps(data)).to_json())
    ledger = d.ledger("watch")
    shown = [
        d.claims,
        d.actors,
        ledger,
        ledger.entries("b1", "b2"),
        ledger.entries("b1", "b2").low_proof,
        ledger.contradictions[0],
        ledger.sensitivity("entries", "b1", "b2"),
        d.check(),
        d.timeline(),
        ledger.minimal_adjustment(),
        ledger.series("entries", "b1", "b2"),
        ledger.unaccounted_series(),
        ledger.unaccounted_sensitivity("entries", "b1", "b2"),
        ledger.stock_sensitivity("b1", "b2"),
        d.changes("2030-01-10"),
        d.draft(NARROWER),
        habeas.simulate(claims=30, people=30, faults=["two_ends"]),
    ]
    pages = [read(thing._repr_html_()) for thing in shown]  # type: ignore[union-attr]
    assert "<script>alert('&')</script>" in pages[1].text
    assert "<script>alert('&')</script>" in pages[3].text
    assert "at least 15" in pages[6].text


def test_ranges_in_words() -> None:
    said = [_show.range_text(*r) for r in ((None, None), (None, 3), (3, None), (3, 3), (3, 4))]
    assert said == ["unbounded", "at most 3", "at least 3", "exactly 3", "3 to 4"]


def test_a_table_of_labels_names_the_outlet_with_the_speaker() -> None:
    labels = habeas.examples.article().labels_of("foro_penal")[0]
    rows = str(labels).splitlines()
    assert any(row.startswith("Foro Penal, as carried by Nishadil ") for row in rows), rows
    spanish = str(habeas.examples.article().labels_of("foro_penal", "es")[0])
    assert "Foro Penal, según Nishadil" in spanish
