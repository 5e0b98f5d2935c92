#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What it costs to have answers in Python, beside what making them costs the engine; processor time, in one run.

    python bench/python_objects.py BUILD

where BUILD holds bench/answers (a release build) and habeas is installed from the same build. Each pair is measured in
turn, five times; the least of each counts. Attributes are read a million times each.
"""

from __future__ import annotations

import argparse
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


def attributes() -> None:
    """The slowest attribute of each kind of object."""
    d = examples.venezuela()
    bound = d.ledger("foro_penal").held(d.ledger("foro_penal").points[0])
    claim = next(c for c in d.claims if c.quantity and c.as_of and c.said)
    talks = examples.talks()
    things = [claim, d.actors[0], d.accounts[0], bound, bound.low_proof, talks.negotiations[0], talks.pledges[0]]
    print(f"{'attribute, read':<58} {'ns':>10}")
    for thing in things:
        names = [n for n in dir(type(thing)) if not n.startswith("_") and isinstance(getattr(type(thing), n), property)]
        names += list(getattr(type(thing), "__dataclass_fields__", ()))
        timed = {}
        for name in names:
            loop = eval(f"lambda one: [one.{name} for _ in range(100_000)]")
            timed[name] = least(lambda loop=loop, thing=thing: processor(lambda: loop(thing))) / 100_000
        ns, slowest = max((ns, name) for name, ns in timed.items())
        print(f"{f'{type(thing).__name__}.{slowest} (the slowest of {len(timed)})':<58} {ns:>10.0f}")


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
