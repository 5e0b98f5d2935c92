# SPDX-License-Identifier: MIT
"""The order of the lists in a file never matters: the same bytes come out."""

import json
import random

import pytest

SEED = 20260119


def shuffled(value, rng):
    """A dossier with every list of things, every list of references and every object's fields in another order."""
    if isinstance(value, dict):
        items = [(k, shuffled(v, rng)) for k, v in value.items()]
        rng.shuffle(items)
        return dict(items)
    if isinstance(value, list) and not all(isinstance(v, (int, float)) for v in value):
        items = [shuffled(v, rng) for v in value]
        rng.shuffle(items)
        return items
    return value


def keep_breakdowns(original, value):
    """Parts of a breakdown are in the order that the speaker gave; that is content."""
    by_id = {c["id"]: c for c in original["claims"]}
    for claim in value["claims"]:
        for field in ("breakdown", "under"):
            if field in by_id[claim["id"]]:
                claim[field] = by_id[claim["id"]][field]
    return value


VENEZUELA = [
    ("check",),
    ("report",),
    ("timeline",),
    ("held", "--account", "foro_penal", "--at", "2026-01-19"),
    ("held", "--account", "foro_penal", "--from", "2025-12-29", "--to", "2026-02-20"),
    (
        "entries",
        "--account",
        "foro_penal",
        "--from",
        "2025-12-29",
        "--to",
        "2026-02-02",
        "--assume",
        "fp_no_other_exits",
    ),
    (
        "exits",
        "--account",
        "foro_penal",
        "--from",
        "end:2025-12-31",
        "--to",
        "2026-02-02",
        "--without",
        "shared_cutoff",
    ),
    ("unaccounted", "--account", "foro_penal", "--from", "2025-12-29", "--to", "2026-02-02"),
    ("sensitivity", "entries", "--account", "foro_penal", "--from", "2025-12-29", "--to", "2026-02-02"),
    ("why", "entries", "--account", "foro_penal", "--from", "2025-12-29", "--to", "2026-02-02"),
    ("least-change", "--account", "foro_penal"),
    ("held", "--account", "foro_pena", "--at", "2026-01-19"),
    ("held", "--account", "foro_penal", "--at", "2026-01-18"),
    ("check", "--without", "VEN-07"),
]


def compare(habeas, folders, words):
    for more in ((), ("--json",), ("--language", "es")):
        first, *others = [habeas(words[0], "dossier.json", *words[1:], *more, cwd=f) for f in folders]
        for other in others:
            assert (first.code, first.raw_out, first.raw_err) == (
                other.code,
                other.raw_out,
                other.raw_err,
            ), f"seed {SEED}"


@pytest.fixture(scope="module")
def orders(venezuela, tmp_path_factory):
    rng = random.Random(SEED)
    original = json.loads((venezuela / "dossier.json").read_text(encoding="utf-8"))
    folders = []
    for n, value in enumerate([original] + [keep_breakdowns(original, shuffled(original, rng)) for _ in range(3)]):
        folder = tmp_path_factory.mktemp(f"order{n}")
        (folder / "dossier.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        folders.append(folder)
    return folders


@pytest.mark.parametrize("words", VENEZUELA, ids=" ".join)
def test_shuffled_lists_answer_in_the_same_bytes(habeas, orders, words):
    compare(habeas, orders, words)


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("report",),
        ("timeline",),
        ("paths", "talks_restart", "releases"),
        ("graph",),
        ("panel", "--without", "lately_is_60_days"),
        ("graph", "--format", "graphml"),
        ("graph", "--format", "dot"),
        ("graph", "--format", "json-ld"),
    ],
    ids=" ".join,
)
def test_events_links_and_groups_too(habeas, article, tmp_path, words):
    rng = random.Random(SEED)
    original = json.loads((article / "dossier.json").read_text(encoding="utf-8"))
    folders = []
    for n, value in enumerate([original] + [keep_breakdowns(original, shuffled(original, rng)) for _ in range(3)]):
        folder = tmp_path / str(n)
        folder.mkdir()
        (folder / "dossier.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        folders.append(folder)
    compare(habeas, folders, words)


def test_claims_of_one_instant_are_in_the_order_of_their_ids(habeas, small, write, tmp_path):
    """Three stocks of one cut-off that no two of them share: which are set aside does not hang on the file."""
    for n in range(3):
        small["claims"].append(
            {
                "id": f"x{n}",
                "kind": "held",
                "speaker": "watch",
                "account": "list",
                "quantity": 110 + n,
                "bulletin": "b1",
                "said": "2026-01-02",
            }
        )
    rng = random.Random(SEED)
    folders = []
    for n in range(6):
        folder = tmp_path / str(n)
        write(shuffled(small, rng), folder=folder)
        folders.append(folder)
    for words in (
        ("check",),
        ("report",),
        ("held", "--account", "list", "--at", "2026-01-01"),
        ("why", "entries", "--account", "list", "--from", "b1", "--to", "2026-02-01"),
    ):
        compare(habeas, folders, words)


def test_events_that_people_left_by(habeas, tmp_path):
    """Which of two events was first is proved from the same side, whichever stands first in the file."""
    names = ("ana", "ben", "cai")
    dossier = {
        "habeas": 2,
        "id": "left",
        "actors": [{"id": "watch"}],
        "accounts": [{"id": "list", "counter": "watch", "rule": {"unit": "persons", "leaves": "when_freed"}}],
        "people": [{"id": name, "synthetic": True} for name in names],
        "events": [{"id": f"{name}_out", "kind": "release", "people": [name]} for name in names],
        "claims": [
            {"id": f"{name}_in", "kind": "member", "speaker": "watch", "person": name, "account": "list"}
            for name in names
        ]
        + [
            {"id": f"{name}_left", "kind": "dated", "speaker": "watch", "event": f"{name}_out", "date": f"2026-01-0{n}"}
            for name, n in zip(names, (4, 2, 6))
        ]
        + [
            {"id": id, "kind": "held", "speaker": "watch", "account": "list", "quantity": n, "as_of": day}
            for id, n, day in (("before", 3, "2026-01-01"), ("after", 1, "2026-01-09"))
        ],
    }
    rng = random.Random(SEED)
    folders = []
    for n in range(6):
        folder = tmp_path / str(n)
        folder.mkdir()
        (folder / "dossier.json").write_text(json.dumps(shuffled(dossier, rng)), encoding="utf-8")
        folders.append(folder)
    for words in (
        ("check",),
        ("why", "exits", "--account", "list", "--from", "end:2026-01-01", "--to", "end:2026-01-05"),
        ("exits", "--account", "list", "--from", "end:2026-01-01", "--to", "end:2026-01-09"),
    ):
        compare(habeas, folders, words)
