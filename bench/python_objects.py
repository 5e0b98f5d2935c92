#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What it costs to have answers in Python, beside what making them costs the engine; processor time, in one run.

    python bench/python_objects.py BUILD

where BUILD holds bench/answers (a release build) and habeas is installed from the same build. Each pair is measured in
turn, five times; the least of each counts. Attributes are read a million times each.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import habeas
from habeas import examples

ROUNDS = 5


def least(measure: Callable[[], float]) -> float:
    return min(measure() for _ in range(ROUNDS))


def processor(call: Callable[[], Any], times: int = 1) -> float:
    """Nanoseconds of all threads for each call."""
    call()
    before = time.process_time_ns()
    for _ in range(times):
        call()
    return (time.process_time_ns() - before) / times


def told(*command: str) -> float:
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def row(what: str, engine: float, python: float, unit: float = 1e3, name: str = "us") -> None:
    print(f"{what:<58} {engine / unit:>10.1f} {python / unit:>10.1f} {name:<3} {python / engine:>6.2f}")


def things() -> dict[str, Any]:
    """One of each class of entities and answers that the shipped dossiers hold, with all its attributes."""
    kinds: dict[str, Any] = {}

    def walk(one: Any, depth: int) -> None:
        if isinstance(one, (habeas.Things, habeas.Table, tuple)):
            for member in one[:30]:
                walk(member, depth)
        elif type(one).__module__.startswith("habeas") and depth:
            if type(one).__name__ not in kinds:
                kinds[type(one).__name__] = one
            for name in names_of(one):
                with contextlib.suppress(habeas.HabeasError):
                    walk(getattr(one, name), depth - 1)

    d, talks, listed = examples.venezuela(), examples.talks(), examples.list_of_people()
    ledger = d.ledger("foro_penal")
    small = examples.small().for_audience("internal")
    for one in (d.claims, d.actors, d.accounts, d.events, d.documents, d.bulletins, d.places, d.points, d.assumptions):
        walk(one, 6)
    for dossier in (examples.exchange_2025(), talks, listed, small, examples.article()):
        for name in (
            "negotiations",
            "agreements",
            "pledges",
            "exchanges",
            "funds",
            "releases",
            "detentions",
            "detainees",
        ):
            walk(getattr(dossier, name), 6)
        walk((dossier.groups, dossier.editions, dossier.roles, dossier.mediators, dossier.labels), 6)
    walk(tuple(ledger.held(p) for p in ledger.points[:5]), 6)
    walk((ledger.unaccounted_series(), ledger.sensitivity("held", ledger.points[0]), ledger.minimal_adjustment()), 6)
    walk((d.check(), d.changes("2026-02-08"), ledger.series("held", ledger.points[-1]), ledger.bounds()), 6)
    walk((talks.negotiation("talks", "2030-01-01", "2030-01-20"), talks.pledge("ten", at="2030-01-20")), 6)
    walk(
        (
            talks.exchange("swap", at="2030-01-20"),
            listed.compare_editions("edition_1", "edition_2"),
            listed.tally("edition_1"),
        ),
        6,
    )
    walk((small.timeline(), small.graph, small.graph.paths("arrest", "hearing"), small.graph.panel()), 6)
    walk((small.first_contradictions(2), small.draft({"claims": []}), small.custody("2030-01-09"), small.lens), 6)
    walk((examples.article().graph.actor_network(), habeas.Date("2030-01"), habeas.Quantity.about(3)), 6)
    return kinds


def names_of(thing: Any) -> list[str]:
    kind = type(thing)
    names = [
        n
        for n in dir(kind)
        if not n.startswith("_") and hasattr(getattr(kind, n), "__get__") and not callable(getattr(kind, n))
    ]
    return sorted({*names, *(n for n in getattr(kind, "__dataclass_fields__", ()) if not n.startswith("_"))})


def attributes() -> None:
    """The slowest attributes, of every class."""
    timed = {}
    for kind, thing in things().items():
        for name in names_of(thing):
            try:
                getattr(thing, name)
            except habeas.HabeasError:
                continue
            loop = eval(f"lambda one: [one.{name} for _ in range(20_000)]")
            timed[f"{kind}.{name}"] = least(lambda loop=loop, thing=thing: processor(lambda: loop(thing))) / 20_000
    print(f"{f'of {len(timed)} attributes, those of the slowest reading':<58} {'ns':>10}")
    for name, ns in sorted(timed.items(), key=lambda one: -one[1])[:40]:
        print(f"{name:<58} {ns:>10.0f}")


def a_bound(program: str, name: str) -> None:
    dossier = getattr(examples, name)()
    account = dossier.accounts[0].id
    ledger = dossier.ledger(account)
    point = ledger.points[-1]
    engine = least(lambda: told(program, "bound", str(examples.path(name)), account, point, "500"))
    python = least(lambda: processor(lambda: ledger.held(point), 500))
    row(f"a bound with its proofs ({name}, {point})", engine, python)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    program = str(parser.parse_args().build / "bench" / "answers")
    print(f"{'what':<58} {'engine':>10} {'Python':>10}     {'ratio':>6}")
    for name in ("article", "venezuela"):
        a_bound(program, name)
    first, last = datetime.date(1900, 1, 1), datetime.date(2173, 10, 15)
    path, ledger = examples.path("venezuela"), examples.venezuela().ledger("foro_penal")
    engine = least(lambda: told(program, "days", str(path), "foro_penal", str(first), str(last)))
    python = least(lambda: processor(lambda: ledger.bounds("held", from_=first, to=last).to_polars()))
    row(f"{(last - first).days + 1:,} bounds by column", engine, python, 1e6, "ms")
    with tempfile.TemporaryDirectory() as folder:
        start = datetime.date(1990, 1, 1)
        days = [f"{start + datetime.timedelta(n % 20_000)}{'~' * (n % 5 == 0)}" for n in range(1_000_000)]
        file = Path(folder) / "dates"
        file.write_text("\n".join(days) + "\n")
        engine = least(lambda: told(program, "dates", str(file)))
        python = least(lambda: processor(lambda: habeas.parse_dates(days)))
        row("1,000,000 dates by column, of a list", engine, python, 1e6, "ms")
    attributes()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
