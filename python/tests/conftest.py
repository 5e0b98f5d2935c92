# SPDX-License-Identifier: MIT
"""Dossiers that several tests look at."""

from __future__ import annotations

import json
from pathlib import Path

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
    """3,000 events, each with two dates that cannot both hold: its timeline takes far longer than any test waits."""
    events = [{"id": f"e{i}", "kind": "other"} for i in range(3000)]
    claims = [
        {"id": f"c{i}-{day}", "kind": "dated", "speaker": "a", "event": f"e{i}", "date": f"2001-01-{day}"}
        for i in range(3000)
        for day in (10, 20)
    ]
    return habeas.Dossier.from_json(
        json.dumps({"habeas": 1, "actors": [{"id": "a"}], "events": events, "claims": claims})
    )


@pytest.fixture(scope="session")
def slow() -> habeas.Dossier:
    """3,000 contradictions: opening its ledger takes far longer than any test waits."""
    days = [f"{2000 + i // 336}-{1 + i % 336 // 28:02}-{1 + i % 28:02}" for i in range(3000)]
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
    bulletins = [{"id": f"b{i}"} for i in range(len(days))]
    lists = {"actors": [{"id": "a"}], "accounts": [{"id": "a"}], "bulletins": bulletins, "claims": claims}
    return habeas.Dossier.from_json(json.dumps({"habeas": 1, **lists}))
