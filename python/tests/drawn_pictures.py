# SPDX-License-Identifier: MIT
"""The pictures that tests draw, and what is read of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import habeas
from habeas import plot


def disputed() -> habeas.Dossier:
    """An invented count whose bulletin of 20 January states two numbers."""
    b = habeas.Builder("disputed")
    watch = b.actor("watch", kind="ngo", name="The Watch")
    count = b.account("watch", counter=watch, population="political prisoners")
    days = ("2030-01-05", "2030-01-12", "2030-01-20", "2030-01-28")
    bulletins = [b.bulletin(f"b{n}", as_of=day, speaker=watch) for n, day in enumerate(days, start=1)]
    b.held(count, 100, bulletin=bulletins[0], said_by=watch, id="H1")
    b.entries(count, 12, during="2030-01-06/2030-01-12", said_by=watch, id="N1")
    b.exits(count, 20, of="release", during="2030-01-06/2030-01-12", said_by=watch, id="X1")
    b.held(count, 95, bulletin=bulletins[1], said_by=watch, id="H2")
    b.held(count, 104, bulletin=bulletins[2], said_by=watch, id="H3")
    b.held(count, 109, bulletin=bulletins[2], said_by=watch, id="H4")
    b.held(count, habeas.Quantity.at_least(80), bulletin=bulletins[3], said_by=watch, id="H5")
    return b.build()


def ven() -> habeas.Ledger:
    return habeas.examples.venezuela().ledger("foro_penal")


def talks(language: str = "en") -> plot.Picture:
    return plot.states(habeas.examples.talks().negotiation("talks", "2030-01-01", "2030-01-20"), language=language)


PICTURES: dict[str, Callable[[], plot.Picture]] = {
    "bounds_disputed": lambda: plot.bounds(disputed().ledger("watch")),
    "bounds_foro_penal": lambda: plot.bounds(ven(), "2025-12-01", "2026-03-01"),
    "bounds_es": lambda: plot.bounds(disputed().ledger("watch", language="es")),
    "band": lambda: plot.band(
        {
            "day": ["2030-01-01", "2030-01-02", "2030-01-03", "2030-01-04"],
            "low": [90, 90, None, 0],
            "high": [100, None, 120, None],
            "repairs": ["none", "none", "outer", "none"],
        }
    ),
    "movements": lambda: plot.movements(ven(), "2025-06-01", "2026-03-01"),
    "counters": lambda: plot.counters(
        habeas.examples.venezuela(),
        "exits",
        accounts=["foro_penal", "pud", "government", "interior", "assembly"],
        from_="2026-01-25",
        to="2026-02-05",
    ),
    "timeline": lambda: plot.timeline(habeas.examples.article().timeline()),
    "states": talks,
    "event_graph": lambda: plot.event_graph(habeas.examples.article().graph),
    "ladder": lambda: plot.ladder(habeas.examples.exchange_2025().pledge("the_80", at="2025-08-01")),
    "changes": lambda: plot.changes(habeas.examples.small().changes("2030-01-10")),
    "known": lambda: plot.known(ven().series("entries", "VEN-069", "VEN-080", known_from="2025-12-01")),
}


def layers(picture: plot.Picture) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = picture.to_dict()["vconcat"][0]["layer"]
    return found


def rows_of(picture: plot.Picture, mark: str) -> list[dict[str, Any]]:
    return [row for layer in layers(picture) if layer["mark"]["type"] == mark for row in layer["data"]["values"]]


def legend_of(picture: plot.Picture) -> list[str]:
    return [row["word"] for row in picture.to_dict()["vconcat"][-1]["layer"][-1]["data"]["values"]]


def lantern(*dates: str) -> habeas.Dossier:
    """An invented table, whose counts fall by 20 from each date to the next."""
    with pytest.warns(habeas.TableWarning):
        frame = {"date": list(dates), "held": [120 - 20 * n for n, _ in enumerate(dates)]}
        return habeas.Dossier.from_frame(frame, speaker="The Lantern")


def vl_convert() -> Any:
    return pytest.importorskip("vl_convert", reason="vl-convert-python is not installed: nothing is drawn")
