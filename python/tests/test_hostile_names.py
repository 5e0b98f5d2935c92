# SPDX-License-Identifier: MIT
"""Names that mean harm: objects in a notebook and pictures show them, and they do nothing."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest

import habeas
from habeas import plot

LONG = "x" * 10_000
HOSTILE = [
    "</script><script>alert('XSS')</script>",
    "<img src=x onerror=XSS>",
    "datum['XSS']",
    "{expr: 'XSS'}",
    "a\x00b\x1b[31m\x7fXSS",
    "\u202eXSS\u2066\u200f",
    "two\nlines\r\n\tXSS",
    "'\"`${XSS}\\",
    "&lt;XSS&amp;]]>",
    LONG,
]


def as_id(name: str) -> str:
    """What of a name an id may hold: dossiers refuse control characters in one, and more than 200 bytes."""
    return re.sub("[\x00-\x1f\x7f-\x9f]", "", name)[:190]


ACTS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
#: What Vega reads as a program, or follows.
PROGRAMS = {"expr", "signal", "filter", "calculate", "labelExpr", "test", "href", "url", "field", "format", "update"}


def hostile_dossier(name: str) -> habeas.Dossier:
    """A dossier in which everything that can have a name has this one."""
    b = habeas.Builder("h", title=name)
    title, name = name, as_id(name)
    who = b.actor("a", kind="ngo", name=title)
    other = b.actor(f"b{name}", kind="government", name=title)
    count = b.account(f"c{name}", counter=who, population=title)
    bulletin = b.bulletin(f"d{name}", as_of="2030-01-20", speaker=who)
    b.held(count, 100, as_of="2030-01-05", said_by=who, said="2030-01-06", id=f"1{name}")
    b.held(count, 95, bulletin=bulletin, said_by=who, said="2030-01-21", id=f"2{name}")
    b.held(count, 99, bulletin=bulletin, said_by=who, said="2030-01-22", id=f"3{name}")
    b.held(count, 70, as_of="2030-02-01", said_by=who, said="2030-02-02", id=f"9{name}")
    b.exits(count, 20, of="release", during="2030-01-06/2030-01-12", said_by=who, said="2030-01-13", id=f"4{name}")
    deal_talks = b.negotiation(f"n{name}", parties=[who, other], title=title)
    opened = deal_talks.started("2030-01-02", said_by=who)
    event = b.event(f"e{name}", kind="other", title=title)
    b.dated(event, "2030-01-08", said_by=who, id=f"5{name}")
    b.link(opened, "tied_to", event, said_by=who, hedge=title, id=f"6{name}")
    pledge = b.pledge(f"p{name}", title=title, from_=other, to=who)
    b.pledged(10, pledge=pledge, said_by=other, id=f"7{name}")
    b.counts_towards(pledge, count, of="release", from_="2030-01-05", said_by=who, id=f"8{name}")
    return b.build()


def pictures_of(d: habeas.Dossier, title: str) -> dict[str, plot.Picture]:
    """Every picture of it."""
    name = as_id(title)
    ledger = d.ledger(f"c{name}")
    return {
        "bounds": ledger.plot(),
        "movements": ledger.plot_movements(),
        "counters": plot.counters(d, "held", title=title),
        "timeline": d.timeline().plot(),
        "states": d.negotiation(f"n{name}", "2030-01-01", "2030-01-05").plot(),
        "event_graph": d.graph.plot(),
        "ladder": d.pledge(f"p{name}", at="2030-01-30").plot(),
        "known": ledger.series("held", f"2{name}").plot(),
        "changes": d.changes("2030-01-01").plot(),
        "ladder_named": d.pledge(f"p{name}", at="2030-01-30").plot(dossier=d),
        "known_named": ledger.series("held", f"2{name}").plot(dossier=d),
        "changes_named": d.changes("2030-01-01").plot(dossier=d),
    }


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data = ""
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        self.tags.append(tag)
        self.within = "spec" if ("id", "spec") in attrs else tag
        assert not [name for name, _ in attrs if name.startswith("on") or name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        if self.within == "spec":
            self.data += data

    def handle_endtag(self, tag: str) -> None:
        self.within = ""


@pytest.mark.parametrize("name", HOSTILE, ids=lambda n: ascii(n[:20]))
def test_pictures_show_hostile_names_that_do_nothing(name: str, texts_of: Any) -> None:
    for kind, picture in pictures_of(hostile_dossier(name), name).items():
        seen = 0
        for key, text in texts_of(picture.to_dict()):
            assert not ACTS.search(text), (kind, key)
            assert len(text) <= 2_000, (kind, key)
            assert key not in PROGRAMS or ("XSS" not in text and "xxx" not in text), (kind, key, text)
            seen += "XSS" in text or "xxx" in text
        assert seen, kind
        assert not ACTS.search(picture.caption + picture.title)
    pytest.importorskip("vl_convert")
    for kind, picture in pictures_of(hostile_dossier(name), name).items():
        svg = picture.to_svg()
        assert float(ElementTree.fromstring(svg).get("width") or "") <= 390, kind
        tags = {element.tag.partition("}")[2] for element in ElementTree.fromstring(svg).iter()}
        assert tags <= {"svg", "g", "path", "rect", "text", "line", "tspan", "title", "desc", "defs", "clipPath"}, (
            kind,
            tags,
        )


def test_a_page_holds_hostile_names_as_data() -> None:
    pytest.importorskip("vl_convert")
    picture = pictures_of(hostile_dossier(HOSTILE[0]), HOSTILE[0])["counters"]
    page = Page()
    page.feed(picture.to_html())
    assert page.tags.count("script") == 2 and "img" not in page.tags
    assert json.loads(page.data) == picture.to_dict()


#: What our HTML is made of.
TAGS = {*("table", "caption", "thead", "tbody", "tr", "th", "td"), *("p", "ul", "li", "details", "summary")}


class Checked(HTMLParser):
    """HTML whose tags close in order, none of which does anything."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        assert tag in TAGS, tag
        assert {name for name, _ in attrs} <= {"scope", "colspan"}, attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, (tag, self.open)

    def handle_data(self, data: str) -> None:
        self.text += data


def objects_of(d: habeas.Dossier, title: str) -> Iterator[Any]:
    """Everything that a notebook shows of it."""
    name = as_id(title)
    ledger, graph, timeline = d.ledger(f"c{name}"), d.graph, d.timeline()
    lists = ("claims", "accounts", "actors", "events", "bulletins", "negotiations", "pledges", "assumptions", "roles")
    yield from (d, ledger, graph, timeline, d.lens)
    for one in lists:
        yield from (getattr(d, one), *tuple(getattr(d, one))[:3])
    bound = ledger.held(f"2{name}")
    yield from (bound, bound.alternatives, *bound.contradictions, bound.low_proof, bound.high_proof)
    yield from (
        ledger.bounds(),
        ledger.bounds(ledger.points),
        ledger.unaccounted_series(),
        *ledger.unaccounted_series(),
    )
    yield from (ledger.contradictions, *ledger.contradictions, ledger.minimal_adjustment())
    yield from (ledger.sensitivity("held", f"2{name}"), ledger.series("held", f"2{name}"))
    report = d.check()
    yield from (report, *report.findings, d.first_contradictions(2), *d.first_contradictions(2)[0].dissolves)
    yield from (d.changes("2030-01-01"), d.draft({"claims": []}), d.custody("2030-01-05"), d.labels)
    yield from (*timeline.events[:3], graph.links, *graph.links[:1], graph.actor_network(), graph.panel())
    yield from (graph.paths(graph.links[0].from_, graph.links[0].to), d.pledge(f"p{name}", at="2030-01-30"))
    yield from (d.negotiation(f"n{name}", "2030-01-01", "2030-01-05"), habeas.Date("2030-01~"), habeas.Builder(name))


@pytest.mark.parametrize("name", HOSTILE, ids=lambda n: ascii(n[:20]))
def test_objects_show_hostile_names_that_do_nothing(name: str) -> None:
    shown = 0
    for one in objects_of(hostile_dossier(name), name):
        for text in (repr(one), str(one)):
            assert not ACTS.search(text.replace("\n", "")), type(one)
        made = one._repr_html_() if hasattr(one, "_repr_html_") else ""
        page = Checked()
        page.feed(made)
        page.close()
        assert not page.open, (type(one), page.open)
        assert not ACTS.search(page.text.replace("\n", "")), type(one)
        shown += "XSS" in page.text or "xxx" in page.text
    assert shown > 30


@pytest.mark.parametrize("name", HOSTILE[:-1], ids=lambda n: ascii(n[:20]))
def test_graphviz_shows_hostile_names(name: str) -> None:
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed: no graph is laid out")
    b = habeas.Builder("h")
    b.event(f"e{as_id(name)}", kind="other", title=name)
    drawn = b.build().graph._repr_svg_()
    assert drawn is not None and not ACTS.search(drawn.replace("\n", ""))
    tags = {element.tag.partition("}")[2] for element in ElementTree.fromstring(drawn).iter()}
    assert tags <= {"svg", "g", "polygon", "text", "title", "path", "a"}
