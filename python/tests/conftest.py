# SPDX-License-Identifier: MIT
"""Dossiers that several tests look at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import habeas

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def venezuela_path() -> Path:
    return ROOT / "examples" / "dossiers" / "venezuela"


@pytest.fixture(scope="session")
def venezuela(venezuela_path: Path) -> habeas.Dossier:
    return habeas.Dossier.open(venezuela_path)


@pytest.fixture
def small() -> habeas.Dossier:
    return habeas.examples.small()


@pytest.fixture(scope="session")
def slow_days() -> habeas.Dossier:
    """20,000 events, each with two dates that cannot both hold: its timeline takes far longer than any test waits."""
    events = [{"id": f"e{i}", "kind": "other"} for i in range(20_000)]
    claims = [
        {"id": f"c{i}-{day}", "kind": "dated", "speaker": "a", "event": f"e{i}", "date": f"2001-01-{day}"}
        for i in range(20_000)
        for day in (10, 20)
    ]
    return habeas.Dossier.from_json(
        json.dumps({"habeas": 1, "actors": [{"id": "a"}], "events": events, "claims": claims})
    )


def with_two_numbers_each(bulletins: int) -> habeas.Dossier:
    """An account of which each bulletin states two numbers. Invented."""
    days = [f"{2000 + i // 336}-{1 + i % 336 // 28:02}-{1 + i % 28:02}" for i in range(bulletins)]
    claims = [
        {
            "id": f"c{i}-{n}",
            "kind": "held",
            "speaker": "a",
            "account": "a",
            "quantity": n,
            "bulletin": f"b{i}",
            "as_of": day,
        }
        for i, day in enumerate(days)
        for n in (10, 20)
    ]
    lists = {"actors": [{"id": "a"}], "accounts": [{"id": "a"}], "claims": claims}
    return habeas.Dossier.from_json(
        json.dumps({"habeas": 1, "bulletins": [{"id": f"b{i}"} for i in range(bulletins)], **lists})
    )


@pytest.fixture(scope="session")
def slow() -> habeas.Dossier:
    """3,000 contradictions: opening its ledger takes far longer than any test waits."""
    return with_two_numbers_each(3000)


@pytest.fixture
def disputed() -> habeas.Ledger:
    """200 contradictions: opened at once, but each question takes longer than a few looks at a clock."""
    return with_two_numbers_each(200).ledger("a")


@pytest.fixture
def no_json(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("JSON text between the engine and Python")

    for name in ("loads", "dumps", "load", "dump"):
        monkeypatch.setattr(json, name, refuse)
    yield
    monkeypatch.undo()


def _read_all(thing: Any) -> None:
    """Read every attribute of a thing, and of those that it holds."""
    if isinstance(thing, (tuple, habeas.Table, habeas.Things)):
        for one in thing:
            _read_all(one)
    for name in dir(type(thing)) if type(thing).__module__.startswith("habeas") else ():
        if not name.startswith("_") and isinstance(getattr(type(thing), name), property):
            getattr(thing, name)


@pytest.fixture(scope="session")
def read_all() -> Callable[[Any], None]:
    """Read every attribute of a thing, and of those that it holds."""
    return _read_all


def _texts_of(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a specification, with the key under which it stands."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts_of(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts_of(inner, key)


@pytest.fixture(scope="session")
def texts_of() -> Callable[[Any], Iterator[tuple[str, str]]]:
    """Give every text of a specification, with the key that it stands under."""
    return _texts_of
