# SPDX-License-Identifier: MIT
"""Long calls tell how far they are: to a callable, or on a line that only a terminal or a notebook sees."""

from __future__ import annotations

import inspect
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Optional

import pytest

import habeas
from habeas import _progress

Told = tuple[int, Optional[int], str]

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "dossiers"


def listed() -> habeas.Dossier:
    return habeas.examples.list_of_people()


def frame() -> Any:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    return polars.DataFrame({"day": ["2030"], "held": [1]})


CALLS: dict[str, Callable[..., object]] = {
    "open": lambda d, **w: habeas.Dossier.open(
        Path(__file__).resolve().parents[2] / "examples" / "dossiers" / "list", **w
    ),
    "from_json": lambda d, **w: habeas.Dossier.from_json(d.to_json(), **w),
    "from_frame": lambda d, **w: habeas.Dossier.from_frame({"day": ["2030"], "held": [1]}, speaker="watch", **w),
    "ledger": lambda d, **w: d.ledger("watch", **w),
    "timeline": lambda d, **w: d.timeline(**w),
    "check": lambda d, **w: d.check(**w),
    "changes": lambda d, **w: d.changes("2030-01-01", **w),
    "draft": lambda d, **w: d.draft({"claims": []}, **w),
    "first_contradictions": lambda d, **w: d.first_contradictions(1, **w),
    "sensitivity": lambda d, **w: d.ledger("watch").sensitivity("entries", "b1", "b2", **w),
    "stock_sensitivity": lambda d, **w: d.ledger("watch").stock_sensitivity("b1", "b2", **w),
    "unaccounted_sensitivity": lambda d, **w: d.ledger("watch").unaccounted_sensitivity("entries", "b1", "b2", **w),
    "unaccounted_series": lambda d, **w: d.ledger("watch").unaccounted_series(**w),
    "series": lambda d, **w: d.ledger("watch").series("held", "b2", **w),
    "minimal_adjustment": lambda d, **w: d.ledger("watch").minimal_adjustment(**w),
    "bounds": lambda d, **w: d.ledger("watch").bounds("held", **w),
    "bounds of flows": lambda d, **w: d.ledger("watch").bounds("exits", **w),
    "paths": lambda d, **w: d.for_audience("internal").graph.paths("arrest", "hearing", **w),
    "actor_network": lambda d, **w: d.graph.actor_network(**w),
    "panel": lambda d, **w: d.graph.panel(**w),
    "parse_dates": lambda d, **w: habeas.parse_dates(["2030"], **w),
    "simulate": lambda d, **w: habeas.simulate(claims=10, people=10, **w),
    "negotiation": lambda d, **w: habeas.examples.talks().negotiation("talks", **w),
    "pledge": lambda d, **w: habeas.examples.talks().pledge("ten", at="2030-01-08", **w),
    "exchange": lambda d, **w: habeas.examples.talks().exchange("swap", **w),
    "from_arrow": lambda d, **w: habeas.Dossier.from_arrow(frame(), speaker="watch", **w),
    "import_claims": lambda d, **w: habeas.Dossier.import_claims(FOLDER / "venezuela" / "mapping.json", **w),
    "import_events": lambda d, **w: habeas.Dossier.import_events(FOLDER / "coded" / "mapping.json", **w),
    "custody": lambda d, **w: d.custody("2030-01-09", **w),
    "as_last_said": lambda d, **w: d.as_last_said(**w),
    "agreement_between": lambda d, **w: habeas.examples.coders().agreement_between(
        *habeas.examples.coders().coders, **w
    ),
    "compare_editions": lambda d, **w: listed().compare_editions("edition_1", "edition_2", **w),
    "tally": lambda d, **w: listed().tally("edition_1", **w),
    "to_graphml": lambda d, **w: d.graph.to_graphml(**w),
    "to_dot": lambda d, **w: d.graph.to_dot(**w),
    "to_json_ld": lambda d, **w: d.graph.to_json_ld(**w),
}
#: Calls that know how much there is to do: so many steps, answers or rows.
COUNTED = {
    "sensitivity": 5,
    "stock_sensitivity": 3,
    "unaccounted_sensitivity": 5,
    "unaccounted_series": 1,
    "series": 6,
    "changes": 6,
    "bounds of flows": 11,
}


@pytest.mark.filterwarnings("ignore::habeas.TableWarning")
@pytest.mark.parametrize("name", CALLS)
def test_every_long_call_tells_where_it_begins_and_that_it_is_done(small: habeas.Dossier, name: str) -> None:
    told: list[Told] = []
    CALLS[name](small, progress=lambda *what: told.append(what))
    assert told[0][:2] == (0, None) and told[0][2]
    done, total, label = told[-1]
    assert done == total and total >= 1 and label.startswith(told[0][2])
    if name in COUNTED:
        assert total == COUNTED[name]


@pytest.mark.filterwarnings("ignore::habeas.TableWarning")
@pytest.mark.parametrize("name", CALLS)
def test_every_long_call_can_be_called_off(small: habeas.Dossier, name: str) -> None:
    with pytest.raises(habeas.Cancelled):
        CALLS[name](small, stop=lambda: True)


def test_calls_that_tell_how_far_they_are_can_be_stopped_and_all_are_tried_here() -> None:
    kinds = (habeas.Dossier, habeas.Ledger, habeas.Graph, habeas.Timeline)
    methods = {n: getattr(k, n) for k in kinds for n in dir(k) if not n.startswith("_") and callable(getattr(k, n))}
    functions = {n: getattr(habeas, n) for n in habeas.__all__ if inspect.isfunction(getattr(habeas, n))}
    long = {n: inspect.signature(f).parameters for n, f in {**methods, **functions}.items()}
    told = {name for name, parameters in long.items() if "progress" in parameters}
    # A single question is asked as a whole: it can be stopped, and has nothing to tell on the way.
    single = {"held", "entries", "exits", "unaccounted"}
    assert told == {name for name, parameters in long.items() if "stop" in parameters} - single
    assert told <= set(CALLS), told - set(CALLS)


@pytest.mark.filterwarnings("ignore::habeas.TableWarning")
@pytest.mark.parametrize("name", CALLS)
def test_what_progress_raises_comes_through(small: habeas.Dossier, name: str) -> None:
    class Weary(Exception):
        pass

    def raises(*what: object) -> None:
        raise Weary

    with pytest.raises(Weary):
        CALLS[name](small, progress=raises)


@pytest.mark.filterwarnings("ignore::habeas.TableWarning")
@pytest.mark.parametrize("name", CALLS)
def test_what_is_no_progress_is_refused(small: habeas.Dossier, name: str) -> None:
    with pytest.raises(habeas.InvalidType, match="wanted True, False or a callable"):
        CALLS[name](small, progress=3)
    for nothing in (None, False):
        CALLS[name](small, progress=nothing)


@pytest.mark.parametrize("what", ["slow", "slow_days"])
def test_a_long_call_tells_on_its_way(request: pytest.FixtureRequest, what: str) -> None:
    dossier = request.getfixturevalue(what)
    told: list[Told] = []

    class Enough(Exception):
        pass

    def tell(*news: Any) -> None:
        told.append(news)
        if len(told) == 5:
            raise Enough

    with pytest.raises(Enough):
        dossier.ledger("a", progress=tell) if what == "slow" else dossier.timeline(progress=tell)
    assert len(told) == 5
    if what == "slow":
        steps = [done for done, _, _ in told]
        assert steps == sorted(steps) and steps[1] > 0 and {total for _, total, _ in told} == {None}
    else:
        assert any(": " in label for _, _, label in told), told


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_true_writes_nothing_where_nobody_looks(small: habeas.Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stderr", out)
    monkeypatch.setattr(_progress, "_SECONDS", -1.0)
    small.check(progress=True)
    assert out.getvalue() == ""
    monkeypatch.setattr(sys, "stderr", None)  # as under pythonw
    small.check(progress=True)


def test_true_writes_one_line_on_a_terminal_and_takes_it_away(
    small: habeas.Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = Terminal()
    monkeypatch.setattr(sys, "stderr", out)
    monkeypatch.setattr(_progress, "_SECONDS", -1.0)
    small.ledger("watch").sensitivity("entries", "b1", "b2", progress=True)
    text = out.getvalue()
    assert "\rsensitivity: 100%|####################| 5/5 [00:00]" in text and "\n" not in text
    assert text.endswith("\r") and text.rsplit("\r", 2)[1].strip() == ""


def test_the_line_goes_where_the_call_fails(small: habeas.Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    out = Terminal()
    monkeypatch.setattr(sys, "stderr", out)
    monkeypatch.setattr(_progress, "_SECONDS", -1.0)
    with pytest.raises(habeas.Cancelled):
        small.check(stop=Later(), progress=True)
    with pytest.raises(habeas.InvalidFile):
        habeas.Dossier.from_json("{}", progress=True)
    assert "reading the dossier" in out.getvalue() and out.getvalue().endswith("\r")


class Later:
    """Says yes at once."""

    def __call__(self) -> bool:
        return True


def test_a_notebook_is_looked_at() -> None:
    notebook = type("OutStream", (io.StringIO,), {"__module__": "ipykernel.iostream"})
    assert _progress.is_watched(notebook()) and _progress.is_watched(Terminal())
    assert not _progress.is_watched(io.StringIO()) and not _progress.is_watched(None)


def test_the_line_is_seldom_written() -> None:
    out = Terminal()
    shown = _progress.Line(out)
    shown._written = time.monotonic() + 1000  # written just now
    for n in range(100):
        shown(n, 100, "x")
    shown.close()
    assert out.getvalue() == ""


@pytest.mark.parametrize(
    ("done", "total", "text"),
    [
        (0, None, "x: 00:00"),
        (1234, None, "x: 1,234 steps, 00:00"),
        (1, 4, "x:  25%|#####               | 1/4 [00:00]"),
        (9, 4, "x: 225%|####################| 9/4 [00:00]"),
    ],
)
def test_lines(done: int, total: Optional[int], text: str) -> None:
    assert _progress.line(done, total, "x", 0.4) == text


def test_minutes() -> None:
    assert _progress.line(1, None, "x", 125) == "x: 1 steps, 02:05"
