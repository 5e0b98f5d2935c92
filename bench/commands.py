#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Processor seconds and memory of every command on dossiers of growing size, and how fast both grow.

    bench/commands.py HABEAS [--sizes 1000,10000] [--only WORD,...] [--limit SECONDS] [--table]

The dossiers are such as people keep: numbers of one counter from month to month, consistent or with one slip in a
hundred; people who are arrested and freed; events joined by links; a list of names beside a published number. All are
invented. A run that takes longer than the limit is ended and told as such. With --table the same follows as a table,
with the growth from the smallest size to the largest that was measured.
"""

import argparse
import datetime
import json
import math
import os
import pathlib
import random
import resource
import subprocess
import tempfile

FIRST = datetime.date(2031, 1, 1)


def day(n):
    return (FIRST + datetime.timedelta(days=n)).isoformat()


def head(name):
    return {
        "habeas": 1,
        "id": name,
        "title": "Invented, to measure with",
        "actors": [{"id": "watch", "name": "The Watch", "kind": "ngo"}],
        "accounts": [
            {"id": "watch", "counter": "watch", "population": "invented prisoners", "rule": {"leaves": "when_freed"}}
        ],
    }


def counts(n, slips=0.0):
    """A stock each week, with what came and went since, by one counter."""
    rng = random.Random(5)
    claims, held = [], 3000
    for week in range(n // 3):
        entered = rng.randrange(60)
        left = min(rng.randrange(60), held + entered)  # nobody leaves who is not there: a long account stays consistent
        held += entered - left if week else 0
        d = 7 * week
        said = day(d + 1)
        slip = rng.random() < slips
        stock = {"id": f"S{week}", "kind": "held", "speaker": "watch", "account": "watch", "said": said}
        claims.append({**stock, "quantity": held + (100 if slip else 0), "as_of": day(d)})
        if week:
            window = {
                "speaker": "watch",
                "account": "watch",
                "said": said,
                "from": {"claim": f"S{week - 1}"},
                "to": {"claim": f"S{week}"},
            }
            claims.append({"id": f"E{week}", "kind": "entries", "quantity": entered, **window})
            claims.append({"id": f"X{week}", "kind": "exits", "quantity": left, **window})
    return {**head("counts"), "claims": claims}


def people(n):
    """People who are arrested, most of whom are freed; each day is a claim, and each quarter has a stock."""
    rng = random.Random(6)
    d = head("people")
    d["assumptions"] = [
        {
            "id": "at_once",
            "statement": "Whoever is arrested is counted at once",
            "on": True,
            "effect": "enter_when_held",
            "account": "watch",
        }
    ]
    who = range(n // 3)
    d["people"] = [{"id": f"P{i}", "synthetic": True} for i in who]
    events, claims = [], []
    moves = []

    def change(i, what, on):
        name = f"{what}_{i}"
        events.append({"id": name, "kind": "custody_change", "people": [f"P{i}"], "change": {"mechanism": what}})
        claims.append(
            {
                "id": f"D_{name}",
                "kind": "dated",
                "speaker": "watch",
                "event": name,
                "date": day(on),
                "said": day(on + 3),
            }
        )

    for i in who:
        taken = rng.randrange(3650)
        change(i, "arrest", taken)
        moves.append((taken, 1))
        if rng.random() < 0.7:
            freed = taken + rng.randrange(20, 600)
            change(i, "release", freed)
            moves.append((freed, -1))
    for i in who:
        if rng.random() < 0.3:
            claims.append(
                {
                    "id": f"M{i}",
                    "kind": "member",
                    "speaker": "watch",
                    "person": f"P{i}",
                    "account": "watch",
                    "said": day(5000),
                }
            )
    for quarter in range(1, 40):
        at = 91 * quarter
        held = sum(by for when, by in moves if when < at)
        claims.append(
            {
                "id": f"S{quarter}",
                "kind": "held",
                "speaker": "watch",
                "account": "watch",
                "as_of": day(at),
                "quantity": {"at_least": max(0, held - 20)},
                "said": day(at + 2),
            }
        )
    return {**d, "events": events, "claims": claims}


def events(n):
    """n events, most with a day or a month, each linked to one before it."""
    rng = random.Random(7)
    d = head("events")
    when = sorted(rng.randrange(3650) for _ in range(n))
    d["events"] = [{"id": f"e{i}", "kind": "other", "title": f"What was on {day(when[i])}"} for i in range(n)]
    claims = []
    for i in range(n):
        kind = rng.random()
        if kind < 0.8:
            date = day(when[i]) if kind < 0.5 else day(when[i])[:7]
            claims.append(
                {"id": f"d{i}", "kind": "dated", "speaker": "watch", "event": f"e{i}", "date": date, "said": day(4000)}
            )
        if i:
            before = max(0, i - 1 - rng.randrange(20))
            apart = when[i] - when[before]
            relation = "follows" if apart > 70 else "within" if rng.random() < 0.3 else "tied_to"
            link = {
                "id": f"l{i}",
                "kind": "linked",
                "speaker": "watch",
                "from": f"e{i}",
                "relation": relation,
                "to": f"e{before}",
                "said": day(4000),
            }
            if relation == "within":
                link["days"] = apart + 40
            claims.append(link)
    return {**d, "claims": claims}


def listed(n):
    """An edition of n names beside the number published for it."""
    rng = random.Random(8)
    d = head("listed")
    d["bulletins"] = [{"id": "b", "speaker": "watch", "as_of": day(100)}]
    d["people"] = [{"id": f"P{i}", "synthetic": True} for i in range(n)]
    lines = [{"person": f"P{i}", "says": {"sex": rng.choice(["female", "male"])}} for i in range(n)]
    d["editions"] = [{"id": "edition", "account": "watch", "bulletin": "b", "people": lines}]
    claims = [
        {
            "id": "L",
            "kind": "held",
            "speaker": "watch",
            "account": "watch",
            "quantity": n,
            "bulletin": "b",
            "said": day(101),
        }
    ]
    for i in range(0, n - 1, 10):
        claims.append(
            {
                "id": f"I{i}",
                "kind": "identity",
                "speaker": "watch",
                "first": f"P{i}",
                "second": f"P{i + 1}",
                "verdict": "possibly_same",
                "said": day(102),
            }
        )
    for i in range(n):
        claims.append(
            {
                "id": f"M{i}",
                "kind": "member",
                "speaker": "watch",
                "person": f"P{i}",
                "account": "watch",
                "bulletin": "b",
                "said": day(101),
            }
        )
    return {**d, "claims": claims}


def disputed(n):
    """Half as many events, each with two days of which one is wrong."""
    d = head("disputed")
    d["events"] = [{"id": f"e{i}", "kind": "other", "title": "An invented event"} for i in range(n // 2)]
    claims = [
        {"id": f"d{i}_{k}", "kind": "dated", "speaker": "watch", "event": f"e{i}", "date": day(i % 3000 + 5 * k)}
        for i in range(n // 2)
        for k in (0, 1)
    ]
    return {**d, "claims": [{**c, "said": day(4000)} for c in claims]}


def repeats(n):
    """A number, and whoever repeats it: each from the one before."""
    claims = []
    for i in range(n):
        claim = {"id": f"S{i}", "kind": "held", "speaker": "watch", "account": "watch", "as_of": day(0)}
        claims.append({**claim, "quantity": 100, "said": day(i + 1)})
        if i:
            claims[-1]["derived_from"] = f"S{i - 1}"
    return {**head("repeats"), "claims": claims}


SHAPES = {
    "counts": counts,
    "slips": lambda n: {**counts(n, 0.01), "id": "slips"},
    "people": people,
    "events": events,
    "listed": listed,
    "disputed": disputed,
    "repeats": repeats,
}


def draft(folder):
    """A number that does not fit, to be judged before it is published."""
    path = folder / "draft.json"
    claim = {
        "id": "NEW",
        "kind": "held",
        "speaker": "watch",
        "account": "watch",
        "as_of": day(180),
        "said": day(6000),
        "quantity": 100000,
    }
    path.write_text(json.dumps({"habeas": 1, "id": "draft", "claims": [claim]}))
    return path


def lines(n):
    """Shape and words of each run."""
    late = day(7 * (n // 3 - 8))
    both = ["counts", "slips"]
    yield from ((s, [w, s]) for s in [*both, "people", "events", "listed"] for w in ("check", "report"))
    yield from (
        (s, ["held", s, "--account", "watch", "--from", day(0), "--to", day(3000), "--every", "day"])
        for s in [*both, "people"]
    )
    yield from ((s, ["unaccounted", s, "--account", "watch", "--series"]) for s in both)
    yield from ((s, ["timeline", s]) for s in ("events", "people", "disputed"))
    yield from ((s, ["timeline", s, "--json"]) for s in ("events",))
    yield "listed", ["tally", "listed", "edition", "--by", "sex"]
    yield from ((s, ["series", s, "held", "--account", "watch", "--at", f"end:{day(180)}"]) for s in [*both, "people"])
    yield from ((s, ["changes", s, "--since", late]) for s in both)
    yield "people", ["changes", "people", "--since", day(3640)]
    yield from ((s, ["draft", s, "--with", "DRAFT"]) for s in [*both, "people"])
    yield from ((s, ["why", s, "held", "--account", "watch", "--at", f"end:{day(180)}"]) for s in [*both, "people"])
    yield "repeats", ["held", "repeats", "--account", "watch", "--at", f"end:{day(180)}"]
    yield from ((s, ["convert", s, "OUT"]) for s in ("counts", "people"))


def measure(line, limit):
    """Processor seconds and MiB of one run; None for the seconds where the limit ended it."""

    def limits():
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        resource.setrlimit(resource.RLIMIT_DATA, (6 << 30, 6 << 30))

    run = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=limits)
    wrong = run.stderr.read()
    _, status, used = os.wait4(run.pid, 0)
    seconds = used.ru_utime + used.ru_stime
    code = os.waitstatus_to_exitcode(status)
    if code in (2, 3, 4):
        return f"exit {code}: {wrong.decode()[:80]}", used.ru_maxrss / 1024
    return (None if code < 0 or code == 5 else seconds), used.ru_maxrss / 1024


def cell(seconds, memory, limit):
    """One measurement as it stands in a table."""
    if isinstance(seconds, str):
        return "refused"
    return f"> {limit} s" if seconds is None else f"{seconds:.2f} s, {memory:.0f} MiB"


def print_table(sizes, seen, cells):
    """Each command with what it took at each size, and the exponent of its growth over all that it came through."""
    print("\n| command and dossier | " + " | ".join(f"{n:,}" for n in sizes) + " | growth |")
    print("|---" * (len(sizes) + 2) + "|")
    for key, row in cells.items():
        times = [t for t in seen[key] if t is not None]
        growth = "-"
        if len(times) > 1 and times[0] > 0:
            growth = f"{math.log(times[-1] / times[0]) / math.log(sizes[len(times) - 1] / sizes[0]):.2f}"
        row = [*row, *["-"] * (len(sizes) - len(row))]
        print(f"| `{key}` | " + " | ".join(row) + f" | {growth} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("habeas")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--only", default="")
    parser.add_argument("--shapes", default="")
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--table", action="store_true")
    asked = parser.parse_args()
    sizes = [int(n) for n in asked.sizes.split(",")]
    words = [w for w in asked.only.split(",") if w]
    shapes = [s for s in asked.shapes.split(",") if s] or list(SHAPES)
    seen, cells = {}, {}
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        with_draft = draft(folder)
        for n in sizes:
            for name in shapes:
                (folder / f"{name}.json").write_text(json.dumps(SHAPES[name](n)))
            for shape, line in lines(n):
                if (words and line[0] not in words) or shape not in shapes:
                    continue
                key = " ".join(
                    line[:3]
                    if line[0] in ("series", "why")
                    else line[:2] + [w for w in line[2:] if w in ("--json", "--every", "--series")]
                )
                if seen.get(key) and seen[key][-1] is None:
                    continue
                real = [
                    str(folder / f"{shape}.json")
                    if w == shape
                    else str(with_draft)
                    if w == "DRAFT"
                    else str(folder / "out.json")
                    if w == "OUT"
                    else w
                    for w in line
                ]
                audience = [] if line[0] == "convert" else ["--audience", "internal"]
                seconds, memory = measure([asked.habeas, *real, *audience], asked.limit)
                times = seen.setdefault(key, [])
                before = times[-1] if times else None
                growth = ""
                if isinstance(before, float) and isinstance(seconds, float) and before > 0:
                    growth = f"{math.log(seconds / before) / math.log(n / sizes[sizes.index(n) - 1]):6.2f}"
                times.append(seconds if not isinstance(seconds, str) else None)
                cells.setdefault(key, []).append(cell(seconds, memory, asked.limit))
                told = (
                    seconds
                    if isinstance(seconds, str)
                    else f"> {asked.limit}"
                    if seconds is None
                    else f"{seconds:8.2f}"
                )
                print(f"{n:>7} {key:<32} {told:>10} s {memory:8.0f} MiB {growth:>6}", flush=True)
    if asked.table:
        print_table(sizes, seen, cells)


if __name__ == "__main__":
    main()
