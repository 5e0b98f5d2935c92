# SPDX-License-Identifier: MIT
"""The published schemas: sound themselves, true of every dossier we ship, and of nothing broken."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

jsonschema = pytest.importorskip("jsonschema")
referencing = pytest.importorskip("referencing")

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "schemas"
DOSSIERS = sorted((ROOT / "examples" / "dossiers").glob("*/dossier.json"))
ANSWERS = sorted((SCHEMAS / "answers").glob("*.schema.json"))
# The fuzzer's first inputs that are dossiers: between them, every kind of claim.
SEEDS = ["least", "head", "stock", "flow", "remarks", "people", "events", "talks", "own_fields"]

Json = Any


def load(path: Path) -> Json:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def dossier_schema() -> Json:
    schema = load(SCHEMAS / "dossier.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(scope="module")
def answers() -> Json:
    contents = {load(path)["$id"]: load(path) for path in ANSWERS}
    registry = referencing.Registry().with_resources(
        (name, referencing.Resource.from_contents(schema)) for name, schema in contents.items()
    )
    return {
        name.rsplit(":", 1)[1]: jsonschema.Draft202012Validator(schema, registry=registry)
        for name, schema in contents.items()
    }


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: path.parent.name)
def test_every_shipped_dossier_keeps_to_the_schema(dossier_schema: Json, path: Path) -> None:
    faults = [f"{error.json_path}: {error.message}" for error in dossier_schema.iter_errors(load(path))]
    assert faults == []


@pytest.mark.parametrize("name", SEEDS)
def test_every_kind_of_thing_keeps_to_the_schema(dossier_schema: Json, name: str) -> None:
    dossier_schema.validate(load(ROOT / "tests" / "fuzz" / "corpus" / "dossier" / f"{name}.json"))


def test_the_seeds_have_every_kind_of_claim(dossier_schema: Json) -> None:
    kinds = set()
    for name in SEEDS:
        content = load(ROOT / "tests" / "fuzz" / "corpus" / "dossier" / f"{name}.json")
        kinds |= {claim["kind"] for claim in content.get("claims", [])}
    assert kinds == set(dossier_schema.schema["$defs"]["claim"]["properties"]["kind"]["enum"])


SOUND: Json = {
    "habeas": 1,
    "clock": "-04:00",
    "actors": [{"id": "foro", "kind": "ngo"}],
    "accounts": [{"id": "list", "rule": {"unit": "persons", "minimum_days": 1}}],
    "people": [{"id": "p"}],
    "events": [{"id": "e", "kind": "round"}],
    "negotiations": [{"id": "n", "moves": [{"event": "e", "to": "under_way"}]}],
    "agreements": [{"id": "a", "provisions": [{"id": "1", "kind": "fund"}]}],
    "claims": [
        {"id": "V1", "kind": "held", "speaker": "foro", "account": "list", "quantity": 777, "x_row": 3},
        {
            "id": "V2",
            "kind": "exits",
            "speaker": "foro",
            "account": "list",
            "quantity": {"at_least": 80},
            "from": {"start_of": "2026-01-08"},
        },
        {"id": "V3", "kind": "custody", "speaker": "foro", "of": {"person": "p"}, "facet": "regime", "value": "prison"},
        {"id": "V4", "kind": "dated", "speaker": "foro", "event": "e", "date": "2026"},
        {"id": "V5", "kind": "linked", "speaker": "foro", "from": "e", "relation": "within", "to": "e", "days": 60},
        {"id": "V6", "kind": "denied", "speaker": "foro", "about": "V1"},
        {"id": "V8", "kind": "role", "speaker": "foro", "actor": "foro", "role": "mediator", "negotiation": "n"},
        {"id": "V9", "kind": "coded", "speaker": "foro", "of": "a", "aspect": "status", "value": "signed"},
        {"id": "V7", "kind": "labelled", "speaker": "foro", "population": "list", "label": "hostage"},
    ],
}


def set_to(*path: Any) -> Callable[[Json], None]:
    """A change that sets the place before last to the last."""
    *way, name, value = path

    def change(content: Json) -> None:
        for part in way:
            content = content[part]
        content[name] = value

    return change


def without(*path: Any) -> Callable[[Json], None]:
    *way, name = path

    def change(content: Json) -> None:
        for part in way:
            content = content[part]
        del content[name]

    return change


BROKEN: dict[str, Callable[[Json], None]] = {
    "no version": without("habeas"),
    "another version": set_to("habeas", 3),
    "an unknown list": set_to("claim", []),
    "an unknown field": set_to("actors", 0, "nmae", "Foro"),
    "an unknown field of a part": set_to("accounts", 0, "rule", "x_unit", "persons"),
    "a field of another kind of claim": set_to("claims", 0, "event", "e"),
    "an unknown kind of claim": set_to("claims", 0, "kind", "counted"),
    "an unknown word": set_to("actors", 0, "kind", "goverment"),
    "no id": without("people", 0, "id"),
    "an empty id": set_to("people", 0, "id", ""),
    "too long an id": set_to("people", 0, "id", "p" * 201),
    "no speaker": without("claims", 0, "speaker"),
    "no quantity": without("claims", 0, "quantity"),
    "a negative quantity": set_to("claims", 0, "quantity", -1),
    "half a person": set_to("claims", 0, "quantity", 0.5),
    "two quantities": set_to("claims", 1, "quantity", {"at_least": 1, "at_most": 2}),
    "fewer than none": set_to("claims", 1, "quantity", {"fewer_than": 0}),
    "an unknown point": set_to("claims", 1, "from", {"since": "2026-01-08"}),
    "two points": set_to("claims", 1, "from", {"start_of": "2026-01-08", "end_of": "2026-01-08"}),
    "a net change of one kind": lambda c: c["claims"][1].update(kind="net", of="release"),
    "two subjects": set_to("claims", 2, "of", {"person": "p", "actor": "foro"}),
    "a word of another facet": set_to("claims", 2, "value", "convicted"),
    "a dated claim without a date": without("claims", 3, "date"),
    "within no days": without("claims", 4, "days"),
    "a remark about nothing": without("claims", 5, "about"),
    "a role without a negotiation, agreement, fund or event": without("claims", 6, "negotiation"),
    "a role in two things": set_to("claims", 6, "event", "e"),
    "a stage as a status": set_to("claims", 7, "value", "partial"),
    "a strength without a provision": lambda c: c["claims"][7].update(aspect="strength", value="2"),
    "too strong": lambda c: c["claims"][7].update(aspect="strength", value="4", provision="1"),
    "a move without a new state": set_to("negotiations", 0, "moves", 0, "to", "not_stated"),
    "a provision of no kind": without("agreements", 0, "provisions", 0, "kind"),
    "a label on nobody": without("claims", 8, "population"),
    "a bad grading": set_to("claims", 0, "grading", "G7"),
    "a bad clock": set_to("clock", "-4:00"),
    "a date with a space": set_to("claims", 0, "said", "19 January"),
    "one claim, no list": set_to("claims", {}),
}


def test_the_dossier_that_is_broken_below_is_sound(dossier_schema: Json) -> None:
    dossier_schema.validate(SOUND)


@pytest.mark.parametrize("fault", BROKEN)
def test_each_fault_is_refused(dossier_schema: Json, fault: str) -> None:
    content = copy.deepcopy(SOUND)
    BROKEN[fault](content)
    assert not dossier_schema.is_valid(content)


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.name.split(".")[0])
def test_the_schemas_of_answers_are_schemas(path: Path) -> None:
    schema = load(path)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "urn:habeas:schema:answers:" + path.name.removesuffix(".schema.json")


PROOF: Json = {
    "value": 101,
    "divisor": 1,
    "steps": [
        {
            "claims": ["VEN-070"],
            "rule": "held",
            "end": "low",
            "plus": {"account": "list", "chain": "entries", "point": "bulletin:b"},
            "minus": {"account": "list", "chain": "exits", "point": "bulletin:b"},
            "amount": 777,
            "times": 1,
            "sentence": "At least 777 were held.",
        }
    ],
}
BOUND: Json = {
    "low": 101,
    "high": None,
    "low_proof": PROOF,
    "high_proof": None,
    "assumptions": ["shared_cutoff"],
    "set_aside": [],
    "engine": "difference",
}
DATE: Json = {
    "text": "2026-01-XX",
    "valid": True,
    "level": 1,
    "earliest_start": "2026-01-01",
    "latest_start": "2026-01-31",
    "earliest_end": "2026-01-01",
    "latest_end": "2026-01-31",
    "error": None,
}
REFUSED: Json = {
    **dict.fromkeys(DATE),
    "text": "2026-13",
    "valid": False,
    "error": {"offset": 6, "found": "'3'", "expected": "a month"},
}
CONTRADICTION: Json = {"claims": ["a", "b"], "assumptions": [], "sentence": "Both cannot hold.", "proof": None}
FINDING: Json = {"rule": "parts", "severity": "warning", "subjects": ["a"], "sentence": "No sum.", "proof": None}
SPAN: Json = {"earliest": "2026-01-01", "latest": None}
NO_PROOF: Json = {"earliest": None, "latest": None}
SIDE: Json = {"bound": BOUND, "stated": 122, "unaccounted": 90, "claims": ["VEN-133"]}


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("bound", BOUND),
        ("proof", PROOF),
        ("date", DATE),
        ("date", REFUSED),
        ("contradiction", {**CONTRADICTION, "proof": {**PROOF, "value": -5}}),
        ("contradiction", CONTRADICTION),
        ("finding", FINDING),
        ("held", {"account": "list", "at": "end:2026-01-19", "bound": BOUND, "withheld": 2}),
        ("entries", {"account": "list", "from": "end:2026-01-08", "to": "b", "kind": None, "bound": BOUND}),
        ("exits", {"account": "list", "from": "end:2026-01-08", "to": "b", "kind": "release", "bound": BOUND}),
        (
            "unaccounted",
            {"account": "list", "from": "a", "to": "b", "entries": SIDE, "exits": {**SIDE, "stated": None}},
        ),
        ("held", {"account": "list", "from": "a", "to": "b", "points": [{"at": "a", "bound": BOUND}]}),
        ("sensitivity", {"bound": BOUND, "rows": [{"without": "VEN-070", "is": "claim", "low": 57, "high": None}]}),
        ("why", {"bound": BOUND, "sources": [{"claim": "VEN-070", "source": "Foro Penal, 2025-12-29"}]}),
        ("check", {"contradictions": [], "findings": []}),
        (
            "timeline",
            {"events": [{"id": "e", "start": SPAN, "end": SPAN, "proofs": {"start": NO_PROOF, "end": NO_PROOF}}]},
        ),
    ],
)
def test_answers_as_they_are_fixed(answers: Json, name: str, answer: Json) -> None:
    answers[name].validate(answer)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("bound", {**BOUND, "low": 1.5}),
        ("bound", {**BOUND, "engine": "guess"}),
        ("bound", {key: value for key, value in BOUND.items() if key != "set_aside"}),
        ("proof", {**PROOF, "divisor": 0}),
        ("date", {**DATE, "level": None}),
        ("date", {**REFUSED, "error": None}),
        ("date", {**DATE, "latest_end": "2026-1-31"}),
        ("contradiction", {**CONTRADICTION, "proof": PROOF}),
        ("finding", {**FINDING, "severity": "bad"}),
        ("held", {"account": "list", "bound": BOUND}),
        ("unaccounted", {"account": "list", "from": "a", "to": "b", "entries": SIDE, "exits": {**SIDE, "claims": 1}}),
        ("check", {"contradictions": []}),
        ("held", {"account": "list", "from": "a", "to": "b"}),
        ("sensitivity", {"bound": BOUND, "rows": [{"without": "VEN-070", "bound": BOUND}]}),
    ],
)
def test_answers_that_are_not(answers: Json, name: str, answer: Json) -> None:
    assert not answers[name].is_valid(answer)
