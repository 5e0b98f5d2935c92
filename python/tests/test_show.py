# SPDX-License-Identifier: MIT
"""How things are printed: against a golden file, and as HTML that shows text as text."""

from __future__ import annotations

import dataclasses
import json
import os
from html.parser import HTMLParser
from pathlib import Path

import pytest

import habeas
from habeas import _show

GOLDEN = Path(__file__).parent / "golden" / "reprs.txt"
PAGES = Path(__file__).parent / "golden" / "pages.html.txt"


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


def freed_person() -> habeas.Dossier:
    builder = habeas.Builder()
    builder.release("freed", "2030-03-10", including=builder.detainee("ana", synthetic=True))
    return builder.build()


def more_things(d: habeas.Dossier) -> dict[str, object]:
    talks, exchange = habeas.examples.talks(), habeas.examples.exchange_2025().exchanges[0]
    builder = habeas.Builder()
    builder.detainee("ana", synthetic=True)
    ledger = d.ledger("watch")
    return {
        "disputed bound": ledger.exits("end:2030-01-05", "end:2030-01-15", kind="release"),
        "bounds of exits": ledger.bounds("exits", from_="2030-01-04", to="2030-02-01", freq="W"),
        "no bounds": ledger.bounds([]),
        "negotiation": talks.negotiation("talks", on="2030-01-01", to="2030-01-12"),
        "agreements": talks.agreements,
        "pledge": talks.pledge("ten", at="2030-01-08"),
        "ladder": talks.pledge("ten", at="2030-01-08").ladder,
        "deliveries": talks.pledge("ten", at="2030-01-08").deliveries,
        "custody": talks.custody("2030-01-08"),
        "custody of somebody": freed_person().custody("2030-03-11"),
        "exchange": exchange,
        "legs": exchange.legs[:1],
        "mediators": talks.mediators,
        "links": d.for_audience("internal").links,
        "panel of talks": talks.graph.panel(),
        "contradictions": ledger.contradictions,
        "first contradictions": d.first_contradictions(1),
        "tally": habeas.examples.list_of_people().tally("edition_1", by="sex"),
        "editions": habeas.examples.list_of_people().compare_editions("edition_1", "edition_2"),
        "dates": habeas.parse_dates(["2004-06-~01/2004-06-20", "2019-02-29", None, "../2001"]),
        "builder": builder,
        "empty builder": habeas.Builder(),
        "options": habeas.options,
    }


def things() -> dict[str, object]:
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
    return {
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
        **more_things(d),
    }


def printed() -> str:
    return "".join(f"== {name}\n{thing!r}\n-- str\n{thing}\n" for name, thing in things().items())


def pages() -> str:
    """Each page on lines, so that a change can be read."""
    shown = [(name, thing._repr_html_()) for name, thing in things().items() if hasattr(thing, "_repr_html_")]
    rows = [
        (name, page.replace("<tr>", "\n<tr>").replace("<li>", "\n<li>").replace("<table>", "\n<table>"))
        for name, page in shown
    ]
    return "".join(f"== {name}{'' if page.startswith(chr(10)) else chr(10)}{page}\n" for name, page in rows)


def test_as_in_the_golden_file() -> None:
    text = printed()
    if os.environ.get("HABEAS_UPDATE"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_pages_as_in_the_golden_file() -> None:
    text = pages()
    if os.environ.get("HABEAS_UPDATE"):
        PAGES.write_text(text, encoding="utf-8")
    assert text == PAGES.read_text(encoding="utf-8")
    for page in text.split("== ")[1:]:
        read(page)


SHOWN_IN_HTML = (
    habeas.Dossier,
    habeas.Claim,
    habeas.Things,
    habeas.Table,
    habeas.Bound,
    habeas.Bounds,
    habeas.Proof,
    habeas.Contradiction,
    habeas.Repair,
    habeas.Timeline,
    habeas.EventDays,
    habeas.Negotiation,
    habeas.Agreement,
    habeas.Pledge,
    habeas.Exchange,
    habeas.Unaccounted,
    habeas.UnaccountedSeries,
    habeas.Graph,
    habeas.Panel,
    habeas.ActorNetwork,
    habeas.PathAnswer,
    habeas.DateColumns,
    habeas.Date,
    habeas.Builder,
    habeas.Ledger,
    habeas.CheckReport,
    habeas.Finding,
    habeas.Changes,
    habeas.DraftReport,
    habeas.Sensitivity,
    habeas.KnownSeries,
    habeas.MinimalAdjustment,
    habeas.Tally,
    habeas.EditionDiff,
    habeas.Labels,
    habeas.AgreementBetween,
    habeas.EventsImport,
    habeas.Simulation,
)


def test_everything_has_a_page() -> None:
    assert [kind.__name__ for kind in SHOWN_IN_HTML if not hasattr(kind, "_repr_html_")] == []


HOSTILE = "<script>a\u202eb</script>\n\x1b[31m\x07"


#: Ids take no control character; what turns the direction of writing they do.
HOSTILE_ID = "<script>a\u202eb</script>"


def hostile() -> habeas.Dossier:
    """Every id and name is one that would act, were it written as it is. Invented."""
    h, name = HOSTILE_ID, HOSTILE
    count = {"kind": "held", "speaker": h, "account": h}
    lists = {
        "actors": [{"id": h, "name": name}],
        "bulletins": [{"id": h, "speaker": h, "as_of": "2030-01-10"}],
        "accounts": [{"id": h, "counter": h, "population": name}],
        "events": [{"id": h + "1", "kind": "release", "title": name}, {"id": h + "2", "kind": "other", "title": name}],
        "people": [{"id": h, "name": name, "audience": "public"}],
        "negotiations": [{"id": h, "title": name, "moves": [{"event": h + "2", "to": "under_way"}]}],
        "claims": [
            {"id": h + "1", **count, "quantity": 10, "as_of": "2030-01-01", "note": name},
            {"id": h + "2", **count, "quantity": 5, "bulletin": h},
            {"id": h + "3", "kind": "exits", "speaker": h, "account": h, "quantity": 2, "of": "release"}
            | {"from": {"claim": h + "1"}, "to": {"bulletin": h}, "said": "2030-01-11"},
            {"id": h + "4", "kind": "linked", "speaker": h, "from": h + "1", "relation": "precedes", "to": h + "2"},
            {"id": h + "5", "kind": "dated", "speaker": h, "event": h + "1", "date": "2030-01-05"},
            {"id": h + "6", **count, "quantity": 12, "bulletin": h},
        ],
    }
    return habeas.Dossier.from_json(json.dumps({"habeas": 1, "id": h, "title": name, **lists}))


def test_hostile_names_are_shown_and_never_obeyed() -> None:
    d = hostile()
    ledger = d.ledger(d.accounts[0])
    first, last = f"claim:{HOSTILE_ID}1", f"bulletin:{HOSTILE_ID}"
    exits = ledger.exits(first, last)
    shown = [
        *(d, d.claims, d.claims[0], d.actors, d.actors[0], d.accounts, d.events, d.detainees, d.negotiations[0]),
        *(d.roles, d.links, d.graph, d.graph.panel(), d.graph.actor_network(), d.timeline(), d.timeline().events[0]),
        *(d.graph.paths(HOSTILE_ID + "1", HOSTILE_ID + "2"), d.check(), d.check().findings, d.changes("2029")),
        *(ledger, ledger.held(first), exits, exits.low_proof, ledger.contradictions, ledger.contradictions[0]),
        *(ledger.series("held", last), ledger.sensitivity("held", first), ledger.bounds([first])),
        *(ledger.unaccounted("exits", first, last), ledger.unaccounted_series(), ledger.minimal_adjustment()),
        *(d.first_contradictions(2), d.draft({"claims": []}), habeas.Builder(HOSTILE), habeas.Table(habeas.Claim)),
    ]
    acts = {"\n", "\x1b", "\x07", "\u202e"}
    told = 0
    for thing in shown:
        assert not acts & set(repr(thing)), type(thing)
        assert not (acts - {"\n"}) & set(str(thing)), type(thing)
        if hasattr(thing, "_repr_html_"):
            page = thing._repr_html_()
            assert not acts & set(page) and "<script" not in page, type(thing)
            told += "&lt;script&gt;a\\u202eb&lt;/script&gt;" in page
            read(page)
    assert told >= 25
    assert "&lt;script&gt;a\\u202eb&lt;/script&gt;\\n\\x1b[31m\\x07" in d.actors._repr_html_()


def test_hostile_titles_of_talks_start_no_line() -> None:
    b = habeas.Builder("h")
    south, watch = b.actor("south", kind="government"), b.actor("watch", kind="ngo")
    count = b.account("watch", counter=watch)
    pledge = b.pledge("ten", title=HOSTILE, from_=south, to=watch)
    b.pledged(10, pledge=pledge, said_by=south)
    b.counts_towards(pledge, count, of="release", from_="2030-01-05", said_by=watch)
    b.negotiation("talks", parties=[south, watch], title=HOSTILE).started("2030-01-02", said_by=watch)
    d = b.build()
    pledged = d.pledge("ten", at="2030-01-30")
    for thing, rows in ((pledged, 10), (d.negotiation("talks", "2030-01-01", "2030-01-03"), 11)):
        assert str(thing).splitlines()[0].endswith(": <script>a\\u202eb</script>\\n\\x1b[31m\\x07")
        assert len(str(thing).splitlines()) == rows and not {"\x1b", "\x07", "\u202e"} & set(str(thing)), str(thing)
        read(thing._repr_html_())
    for table in (pledged.deliveries, pledged.ladder):
        read(table._repr_html_())


def test_tables_are_cut() -> None:
    cycle = habeas.Cycle(("a", "b"), (), ())
    table = habeas.Table(habeas.Cycle, [cycle] * 100_000)
    days = habeas.examples.small().ledger("watch").bounds("held", from_="1800-01-01", to="2073-10-15")
    dates = habeas.parse_dates(["2030-01-05"] * 100_000)
    claims = habeas.Things(
        "claim", [habeas.Claim({"id": f"c{i}", "kind": "held"}, "counts") for i in range(100_000)], print
    )
    assert len(days) == 100_000
    for thing in (table, days, dates, claims):
        page = thing._repr_html_()
        assert len(page) < 20_000 and "(100,000 rows in all)" in page, type(thing)
        assert len(str(thing)) < 10_000 and len(repr(thing)) < 10_000, type(thing)
        read(page)
        with habeas.options(max_rows=3):
            assert len(thing._repr_html_()) < len(page) / 5
    assert str(days).splitlines()[-1] == "... (100,000 rows in all)" and len(str(days).splitlines()) == 62


def test_an_empty_table_says_of_what_it_is(small: habeas.Dossier) -> None:
    none = small.without("C4").without("C5").ledger("watch").contradictions
    assert str(none) == "0 rows of Contradiction" and repr(none) == "()" and none == ()
    assert str(small.ledger("watch").contradictions) != str(none)


def test_options() -> None:
    assert habeas.options.max_rows == 60
    with habeas.options(max_rows=5) as o:
        assert o is habeas.options and o.max_rows == 5
        with habeas.options(max_rows=2), habeas.options():
            assert habeas.options.max_rows == 2
        assert habeas.options.max_rows == 5
    habeas.options.max_rows = 61
    assert habeas.options.max_rows == 61 and repr(habeas.options) == "<Options max_rows=61>"
    habeas.options.max_rows = 60
    for wrong in (0, -1):
        with pytest.raises(habeas.InvalidValue, match=f"got {wrong}, wanted 1 or more"):
            habeas.options.max_rows = wrong
    for other in (True, 1.5, "ten", None):
        with pytest.raises(habeas.InvalidType):
            habeas.options.max_rows = other  # type: ignore[assignment]
    with pytest.raises(habeas.InvalidType), habeas.options(max_rows="ten"):  # type: ignore[arg-type]
        pass


def test_a_tree_closes_what_it_opens() -> None:
    leaves = [(0, "a"), (1, "b"), (2, "c"), (0, "d"), (1, "e")]
    page = _show.html_tree("t", leaves)
    assert page == "<p>t</p><ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d<ul><li>e</li></ul></li></ul>"
    assert _show.html_tree("t", []) == "<p>t</p><ul></ul>"
    read(page)


def test_control_characters_are_written_as_the_command_writes_them() -> None:
    assert _show.visible("a\tb\r\n\x00\x7f\x9f\u061c\u2028\u2069\ud800\u00e9") == (
        "a\\tb\\r\\n\\x00\\u007f\\u009f\\u061c\\u2028\\u2069\\ud800\u00e9"
    )
    assert _show.visible_lines("a\n\tb") == "a\n\\tb"


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


TAGS = {"table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li", "p", "details", "summary"}


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    assert reader.seen <= TAGS
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
