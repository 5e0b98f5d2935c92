# SPDX-License-Identifier: MIT
"""Least change, series, changes and drafts: what the command writes, as values; and simulations beside their truth."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, Optional

import jsonschema
import pytest
from referencing import Registry, Resource

import habeas

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "schemas" / "answers"
DRAFT = ROOT / "examples" / "drafts" / "bulletin.csv"


def validator(name: str) -> jsonschema.Draft202012Validator:
    texts = [json.loads(p.read_text(encoding="utf-8")) for p in SCHEMAS.glob("*.json")]
    registry: Any = Registry().with_resources((t["$id"], Resource.from_contents(t)) for t in texts)
    chosen = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(chosen, registry=registry)


def command() -> Optional[str]:
    """The command: the one that is named, that of the package, or the one that is built or installed."""
    named = os.environ.get("HABEAS_COMMAND")
    built = (Path(habeas.__file__).parent / "bin" / "habeas", ROOT / "build" / "dev" / "bin" / "habeas")
    return named or next((str(program) for program in built if program.exists()), None) or shutil.which("habeas")


needs_command = pytest.mark.skipif(command() is None, reason="the command habeas is neither built nor installed")


def said(*words: object) -> dict[str, Any]:
    """What the command answers, but for how much is withheld."""
    of = () if words[0] == "simulate" else ("--engine", "difference")
    run = subprocess.run(
        [str(command()), *map(str, words), *of, "--json"], capture_output=True, text=True, encoding="utf-8"
    )
    assert run.returncode in (0, 1), run.stderr
    answer: dict[str, Any] = json.loads(run.stdout)
    answer.pop("withheld", None)
    return answer


Dossiers = dict[str, habeas.Dossier]
FP = "foro_penal"
#: Each answer, as the command is asked for it and as Python is.
ANSWERS: dict[str, tuple[str, str, list[str], Callable[[habeas.Dossier], Any]]] = {
    "least, venezuela": ("least-change", "venezuela", ["--account", FP], lambda d: d.ledger(FP).minimal_adjustment()),
    "least by size": (
        "least-change",
        "venezuela",
        ["--account", FP, "--policy", "by_size", "--at", "2026-01-19"],
        lambda d: d.ledger(FP).minimal_adjustment(at="2026-01-19", policy="by_size"),
    ),
    "least of a kind": (
        "least-change",
        "small",
        ["--account", "watch", "--from", "b1", "--to", "b2", "--kind", "release", "--language", "es"],
        lambda d: d.ledger("watch", language="es").minimal_adjustment(from_="b1", to="b2", kind="release"),
    ),
    "series of a stock": (
        "series",
        "venezuela",
        ["held", "--account", FP, "--at", "2026-01-19"],
        lambda d: d.ledger(FP).series("held", "2026-01-19"),
    ),
    "series of a flow": (
        "series",
        "venezuela",
        [
            "exits",
            "--account",
            FP,
            "--from",
            "end:2026-01-07",
            "--to",
            "end:2026-01-25",
            "--kind",
            "release",
            "--known-from",
            "2026-01-20",
            "--known-to",
            "2026-01-27",
        ],
        lambda d: d.ledger(FP).series(
            "exits", "end:2026-01-07", "end:2026-01-25", "release", datetime.date(2026, 1, 20), "2026-01-27"
        ),
    ),
    "series, refused": (
        "series",
        "small",
        ["entries", "--account", "watch", "--from", "b1", "--to", "b2"],
        lambda d: d.ledger("watch").series("entries", "b1", "b2"),
    ),
    "changes": ("changes", "venezuela", ["--since", "2026-02-04"], lambda d: d.changes("2026-02-04")),
    "changes watched": (
        "changes",
        "small",
        ["--since", "2030-01-10", "--account", "watch", "--from", "b1", "--to", "b2", "--at", "b2"],
        lambda d: d.changes(datetime.date(2030, 1, 10), "watch", at="b2", from_="b1", to="b2"),
    ),
    "draft": ("draft", "venezuela", ["--with", str(DRAFT)], lambda d: d.draft(DRAFT)),
    "unaccounted series": (
        "unaccounted",
        "venezuela",
        ["--series", "--account", FP],
        lambda d: d.ledger(FP).unaccounted_series(),
    ),
}
SENSITIVITIES: dict[str, tuple[list[str], Callable[[habeas.Ledger], Any]]] = {
    "unaccounted": (
        ["unaccounted-entries", "--from", "2025-12-29", "--to", "2026-02-02"],
        lambda books: books.unaccounted_sensitivity("entries", "2025-12-29", "2026-02-02"),
    ),
    "stocks": (
        ["held", "--from", "2025-12-29", "--to", "2026-02-02"],
        lambda books: books.stock_sensitivity("2025-12-29", "2026-02-02"),
    ),
}


@pytest.fixture(scope="module")
def dossiers(venezuela: habeas.Dossier, venezuela_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Dossiers:
    small = habeas.examples.small()
    path = tmp_path_factory.mktemp("small") / "dossier.json"
    path.write_text(small.for_audience("internal").to_json(), encoding="utf-8")
    return {"venezuela": venezuela, "small": small, "paths": {"venezuela": venezuela_path, "small": path}}  # type: ignore[dict-item]


@needs_command
@pytest.mark.parametrize("name", ANSWERS)
def test_answers_are_those_of_the_command(name: str, dossiers: Any) -> None:
    word, which, options, ask = ANSWERS[name]
    written = said(word, dossiers["paths"][which], *options)
    assert ask(dossiers[which]).to_dict() == written


@needs_command
@pytest.mark.parametrize("name", SENSITIVITIES)
def test_sensitivities_are_those_of_the_command(name: str, dossiers: Any) -> None:
    options, ask = SENSITIVITIES[name]
    written = said("sensitivity", dossiers["paths"]["venezuela"], *options, "--account", FP)
    answer = ask(dossiers["venezuela"].ledger(FP))
    assert answer.to_dict()["rows"] == written["rows"] and len(answer) > 3
    assert all(written[key] == value for key, value in answer.to_dict().items())
    assert answer.columns["low"] == [row["low"] for row in written["rows"]]
    assert list(map(len, answer.columns.values())) == [len(answer)] * len(answer.columns)


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_fit_their_schema_and_come_back_equal(name: str, dossiers: Any) -> None:
    word, which, options, ask = ANSWERS[name]
    answer = ask(dossiers[which])
    data = answer.to_dict()
    if "--series" not in options:  # the schema of `unaccounted` is of two points
        assert not list(validator(word).iter_errors({**data, "withheld": 0}))
    assert type(answer).from_dict(json.loads(json.dumps(data))) == answer
    lengths = {len(column) for column in answer.columns.values()}
    assert len(lengths) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        answer.account = "another"


def test_the_venezuelan_claims_are_414_people_from_fitting(venezuela: habeas.Dossier) -> None:
    least = venezuela.ledger(FP).minimal_adjustment(at="2026-01-19")
    assert least.price == 414 and not least.fits and least.hard == ()
    moves = {c.claim: (c.low, c.high) for c in least.changes}
    # 409 of 711 against the 302 of a day later, and 5 of 431 against the 426 of a day later.
    assert moves == {"VEN-088": (0, 8), "VEN-090": (-409, -401), "VEN-101": (-5, 0), "VEN-102": (0, 5)}
    assert least.bounds[0].asked == habeas.Asked("held", at="claim:VEN-080")
    assert least.ranges == "outer" and "exits:release" in least.used_in_part
    without = venezuela.without("VEN-090").ledger(FP).minimal_adjustment()
    assert without.price == 5


def test_one_origin_has_one_vote(small: habeas.Dossier) -> None:
    same = {"kind": "exits", "of": "release", "speaker": "watch", "account": "watch", "under": ["ours"]}
    again = [
        {
            "id": f"R{i}",
            **same,
            "quantity": 30,
            "from": {"start_of": "2030-01-06"},
            "as_of": "2030-01-14",
            "derived_from": "C4",
        }
        for i in (1, 2)
    ]
    least = small.with_({"claims": again}).ledger("watch").minimal_adjustment()
    # Three who say 30 are one origin: to lower all by 2 costs what to lower one does.
    assert (least.price, least.divisor) == (2, 3)
    assert {c.weight for c in least.changes} == {1, 3}
    assert least.price == Fraction(least.low, least.divisor)


def test_what_was_known_of_a_day(venezuela: habeas.Dossier) -> None:
    ledger = venezuela.ledger(FP)
    steps = ledger.series("exits", "end:2026-01-24", "end:2026-01-25", "release", known_from="2026-01-25")
    for step in steps:
        then = venezuela.as_known_on(step.since).ledger(FP)
        answer = then.exits("end:2026-01-24", "end:2026-01-25", "release")
        assert step.bound is not None
        assert (step.bound.low, step.bound.high) == (answer.low, answer.high)
    assert steps[0].said == () and steps[:1] == (steps[0],) and list(steps) == list(steps.steps)


def test_what_changed_is_what_views_say(small: habeas.Dossier) -> None:
    changes = small.changes(since="2030-01-12")
    (watch,) = changes.accounts
    assert [e.claim for e in watch] == ["C3", "C5"] and watch.said == 4
    assert watch.changes[1].appeared == (("C4", "C5"),)
    for change in watch.changes[0].changed:
        asked, view = change.asked, small.as_known_on("2030-01-13").ledger("watch")
        answer = view.held(asked.at) if asked.at else getattr(view, asked.what)(asked.from_, asked.to)
        assert (answer.low, answer.high) == change.after
    assert small.changes(since="2030-02-01").accounts == ()
    assert str(small.changes(since="2030-02-01")) == "nothing changed"
    assert small.changes(since="2030-02-01", account="watch").accounts[0].said == 0


TABLE = "id,speaker,kind,account,number,bulletin\nD1,watch,held,watch,60,b2\n"
LISTS = {
    "claims": [{"id": "D1", "kind": "held", "speaker": "watch", "account": "watch", "quantity": 60, "bulletin": "b2"}]
}


def test_a_draft_may_be_lists_text_or_a_file(small: habeas.Dossier, tmp_path: Path) -> None:
    (tmp_path / "draft.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "draft.json").write_text(json.dumps(LISTS), encoding="utf-8")
    drafts = [LISTS, json.dumps(LISTS), TABLE, tmp_path / "draft.csv", str(tmp_path / "draft.json")]
    first, *others = [small.draft(d) for d in drafts]  # type: ignore[arg-type]
    assert others == [first] * 4
    assert not first.fits and first.contradictions[0].claims == ("C3", "D1") and first.contradictions[0].quote
    assert first.contradictions[0].check(small.with_draft(TABLE))
    assert small.with_draft(TABLE).claims["D1"].quantity == habeas.Quantity.exact(60)
    good = small.draft(TABLE.replace("60", "95"), language="es")
    assert good.fits and good.implied == () and "fits" in str(good)


def test_a_draft_that_supersedes_settles(small: habeas.Dossier) -> None:
    report = small.draft(
        "id,speaker,kind,account,number,as_of,from,of,under,supersedes,said\n"
        "D1,watch,exits,watch,28,2030-01-14,start:2030-01-06,release,ours,C4,2030-02-01\n"
    )
    assert report.fits and [(s.account, s.claims) for s in report.settled] == [("watch", ("C4", "C5"))]


def test_drafts_that_are_none(small: habeas.Dossier, tmp_path: Path) -> None:
    with pytest.raises(habeas.InvalidFile) as caught:
        small.draft(TABLE.replace("held", "helt"))
    assert caught.value.problems[0].line == 2
    bad = tmp_path / "draft.csv"
    bad.write_bytes(b"id,speaker,kind\n\xff,watch,held\n")
    with pytest.raises(habeas.InvalidFile) as caught:
        small.draft(bad)
    assert caught.value.problems[0].file == str(bad)
    with pytest.raises(habeas.InvalidFile):
        small.draft(tmp_path / "none.csv")
    with pytest.raises(habeas.InvalidFile):
        small.draft({"claims": [{"id": "C1"}]})
    with pytest.raises(TypeError, match=r"not a draft: got .* \(int\), wanted a mapping, text or a path"):
        small.draft(3)  # type: ignore[arg-type]


def test_errors_are_of_the_right_class(small: habeas.Dossier) -> None:
    ledger = small.ledger("watch")
    for kind, call in (
        (habeas.InvalidValue, lambda: ledger.minimal_adjustment(policy="by_mood")),
        (habeas.UnknownId, lambda: ledger.minimal_adjustment(at="b9")),
        (habeas.UnknownId, lambda: ledger.minimal_adjustment(from_="b1", to="b2", kind="death")),
        (habeas.NotOrdered, lambda: ledger.minimal_adjustment(from_="b2", to="b1")),
        (TypeError, lambda: ledger.minimal_adjustment(from_="b1")),
        (habeas.InvalidValue, lambda: ledger.series("helt", "b1", "b2")),
        (habeas.InvalidDate, lambda: ledger.series("held", "b1", known_from="soon")),
        (habeas.InvalidValue, lambda: ledger.series("held", "b1", known_from="2030-01-01/..")),
        (TypeError, lambda: ledger.series("exits", "b1")),
        (habeas.InvalidValue, lambda: ledger.unaccounted_sensitivity("sideways", "b1", "b2")),
        (habeas.UnknownId, lambda: ledger.stock_sensitivity("b1", "b9")),
        (habeas.InvalidValue, lambda: small.changes("2030-01-01/..")),
        (habeas.UnknownId, lambda: small.changes("2030-01-01", account="wotch")),
        (habeas.UnknownId, lambda: small.changes("2030-01-01", account="watch", at="b9")),
        (TypeError, lambda: small.changes("2030-01-01", at="b1")),
        (TypeError, lambda: small.changes("2030-01-01", account="watch", from_="b1")),
        (habeas.InvalidValue, lambda: habeas.simulate(seed=-1)),
        (habeas.InvalidValue, lambda: habeas.simulate(days=6)),
        (habeas.InvalidValue, lambda: habeas.simulate(claims=10**30)),
        (habeas.InvalidValue, lambda: habeas.simulate(faults=["a_lie"])),
        (habeas.InvalidValue, lambda: habeas.simulate(first_day="2025-11")),
    ):
        with pytest.raises(kind):
            call()


def test_nothing_withheld_is_told(small: habeas.Dossier) -> None:
    told = [small.changes("2020-01-01"), small.ledger("watch").series("held", "b2"), small.draft(TABLE)]
    assert all("C7" not in json.dumps(t.to_dict()) for t in told)


# Simulations.


@needs_command
def test_a_simulation_is_what_the_command_writes(tmp_path: Path) -> None:
    made = habeas.simulate(seed=11, days=40, people=80, claims=90, faults=["two_ends", "contradiction"])
    answer = said(
        *("simulate", "--out", tmp_path, "--seed", 11, "--days", 40, "--people", 80, "--claims", 90),
        *("--fault", "two_ends", "--fault", "contradiction"),
    )
    assert [p.to_dict() for p in made.planted] == answer["planted"]
    assert made.dossier == habeas.Dossier.open(tmp_path)
    assert made.truth.to_json() == (tmp_path / "truth.json").read_text(encoding="utf-8")


def test_the_same_seed_gives_the_same_and_another_another() -> None:
    one, same, other = (habeas.simulate(seed=s, claims=40, people=40) for s in (5, 5, 6))
    assert one == same and hash(one) == hash(same) and one.truth == same.truth
    assert one != other and one.truth != other.truth
    assert one.dossier.id == "simulated-5"


def test_bounds_contain_the_truth() -> None:
    asked = 0
    for seed in range(1, 31):
        made = habeas.simulate(seed=seed, days=20, people=40, claims=40, counters=2)
        assert made.planted == ()
        for account in made.truth.accounts:
            ledger = made.dossier.ledger(account)
            assert ledger.contradictions == () and ledger.minimal_adjustment().low == 0
            points = [p for p in ledger.points if p in made.truth.points]
            for p in points:
                assert made.truth.held(account, p) in ledger.held(p)
            for p, q in zip(points, points[1:]):
                if not ledger.is_not_after(p, q):
                    continue
                for way in ("entries", "exits"):
                    for kind in (None, *ledger.kinds(way)):
                        assert getattr(made.truth, way)(account, p, q, kind) in getattr(ledger, way)(p, q, kind)
                        asked += 1
    assert asked > 300


def test_what_is_true_of_one_account() -> None:
    truth = habeas.simulate(seed=4, people=60).truth
    account = truth.accounts[0]
    moves = truth.movements(account)
    assert truth.held(account, truth.hours) == sum(1 if m.way == "entries" else -1 for m in moves)
    assert truth.held(account, 0) == sum(m.hour < 0 for m in moves)
    assert truth.hour_of("start:2025-11-04") == truth.hour_of("end:2025-11-03") == 24
    assert truth.entries(account, 0, 24) == sum(0 <= m.hour < 24 and m.way == "entries" for m in moves)
    assert truth.first_day == datetime.date(2025, 11, 3) and len(truth.people) == 60
    with pytest.raises(habeas.InvalidValue, match="no such account"):
        truth.held("counter_99", 0)
    with pytest.raises(habeas.InvalidValue, match="no such point"):
        truth.hour_of("claim:c99999")
    with pytest.raises(AttributeError):
        truth.hours = 3  # type: ignore[misc]


def test_a_planted_contradiction_is_found() -> None:
    made = habeas.simulate(seed=9, claims=60, faults="contradiction")
    (planted,) = made.planted
    found = [c for c in made.dossier.check().contradictions if planted.subjects[0] in c.claims]
    assert len(found) == 1 and found[0].account is not None
    assert made.dossier.ledger(found[0].account).minimal_adjustment().low > 0


def test_claims_that_were_known_on_no_day_are_counted() -> None:
    days = {
        "as_of": ["2031-01-01", "2031-02-01", "2031-03-01"],
        "number": [10, 30, 20],
        "said": ["2031-01-02", None, "2031-03-02"],
    }
    with pytest.warns(habeas.TableWarning, match="1 actor"):
        d = habeas.Dossier.from_frame(days, speaker="watch", kind="held")
    at = "end:2031-03-01"
    for view in (d, d.as_known_on("2031-06-01")):
        assert view.unsaid == 1
        assert view.ledger("watch").series("held", at).unsaid == 1
    assert d.changes(since="2030-01-01").unsaid == 1
    assert d.changes(since="2030-01-01").to_dict()["unsaid"] == 1
    assert habeas.examples.small().unsaid == 0
