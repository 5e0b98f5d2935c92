# SPDX-License-Identifier: MIT
"""What the tests of the command share: how it is run, schemas of its answers, and small dossiers.

HABEAS_COMMAND is the program; HABEAS_EXAMPLES the folder of the examples. Where the program is missing the
tests are skipped, and fail under continuous integration.
"""

from __future__ import annotations

import copy
import dataclasses
import errno
import importlib.util
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import time

import jsonschema
import pytest

root = pathlib.Path(__file__).resolve().parents[2]


@dataclasses.dataclass
class Ran:
    """What one run left behind."""

    arguments: list
    code: int
    raw_out: bytes
    raw_err: bytes

    @property
    def out(self) -> str:
        return self.raw_out.decode("utf-8")

    @property
    def err(self) -> str:
        return self.raw_err.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.out)


def find_command():
    named = os.environ.get("HABEAS_COMMAND")
    for path in [named] if named else [shutil.which("habeas"), root / "build" / "dev" / "bin" / "habeas"]:
        if path and os.access(path, os.X_OK):
            return str(path)
    return None


@pytest.fixture(scope="session")
def program():
    found = find_command()
    if found is None:
        message = f"the command habeas is not built (HABEAS_COMMAND is {os.environ.get('HABEAS_COMMAND')!r})"
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="session")
def habeas(program):
    """Runs the command: `habeas("held", path, "--at", "2026-01-19", code=0)`."""

    def run(*arguments, code=None, stdin=b"", cwd=None, env=None, out=subprocess.PIPE):
        surroundings = {k: v for k, v in os.environ.items() if not k.startswith("HABEAS_")}
        surroundings["HABEAS_HIGHS"] = ""  # nobody finds one by chance; test_engines.py names it
        surroundings.update(env or {})
        words = [a if isinstance(a, bytes) else str(a) for a in arguments]
        text = stdin if isinstance(stdin, bytes) else stdin.encode()
        done = subprocess.run(
            [program, *words], input=text, stdout=out, stderr=subprocess.PIPE, cwd=cwd, env=surroundings, timeout=120
        )
        ran = Ran(words, done.returncode, done.stdout or b"", done.stderr)
        assert ran.code in (0, 1, 2, 3, 4, 5), f"{words}: {ran}"
        if code is not None:
            assert ran.code == code, f"{words}: {ran}"
        return ran

    return run


@pytest.fixture(scope="session")
def shown_runs(habeas):
    """Of each command that `habeas help` lists, the first run that its own help shows, as words."""
    listed = habeas("help").out.partition("ubcommands:\n")[2].partition("\n\n")[0].splitlines()
    names = [line.split()[0] for line in listed if line.startswith("  ") and not line.startswith("   ")]
    shown = {n: habeas("help", n).out.partition("Examples:\n  habeas ")[2].partition("\n")[0] for n in names}
    assert len(shown) >= 29 and all(shown.values())
    return {name: shlex.split(line) for name, line in shown.items()}


@pytest.fixture
def at_root(habeas, examples, tmp_path):
    """Runs the command where the examples lie; what it writes stays in a folder of the test."""
    os.symlink(examples, tmp_path / "examples")
    (tmp_path / "build").mkdir()
    return lambda *words, **more: habeas(*words, cwd=tmp_path, **more)


@pytest.fixture(scope="session")
def examples():
    return pathlib.Path(os.environ.get("HABEAS_EXAMPLES") or root / "examples")


@pytest.fixture(scope="session")
def venezuela(examples):
    return examples / "dossiers" / "venezuela"


@pytest.fixture(scope="session")
def article(examples):
    return examples / "dossiers" / "article"


# The linear engine.


def highs():
    """The library that the Python package highsbox carries, or nothing."""
    found = importlib.util.find_spec("highsbox")
    if found is None or found.origin is None:
        return None
    libraries = sorted(pathlib.Path(found.origin).parent.glob("highs_dist/**/*highs*.so*"))
    return str(libraries[0]) if libraries else None


@pytest.fixture(scope="session")
def with_highs():
    library = highs()
    if library is None:
        pytest.skip("there is no HiGHS here (the Python package highsbox carries it)")
    return {"HABEAS_HIGHS": library}


# Schemas of the answers.


@pytest.fixture(scope="session")
def schema_of():
    """A validator by the name of the answer: `schema_of("held").validate(answer)`."""
    folder = root / "schemas" / "answers"
    texts = {p.name: json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.schema.json"))}
    assert texts, f"no schemas in {folder}"
    registry = None
    try:
        import referencing
        from referencing.jsonschema import DRAFT202012

        resources = []
        for name, text in texts.items():
            resource = referencing.Resource.from_contents(text, default_specification=DRAFT202012)
            resources.append((name, resource))
            if "$id" in text:
                resources.append((text["$id"], resource))
        registry = referencing.Registry().with_resources(resources)
    except ImportError:
        pass

    def validator(name):
        text = texts[f"{name}.schema.json"]
        jsonschema.Draft202012Validator.check_schema(text)
        if registry is None:
            return jsonschema.Draft202012Validator(text)
        return jsonschema.Draft202012Validator(text, registry=registry)

    return validator


@pytest.fixture(scope="session")
def answer(habeas, schema_of):
    """Runs a word with --json, checks the answer by its schema, and every proof in it by hand."""

    def ask(word, dossier, *arguments, code=0, **more):
        ran = habeas(word, dossier, *arguments, "--json", code=code, **more)
        assert ran.raw_out.count(b"\n") == 1 and ran.raw_out.endswith(b"\n"), "one document, one line"
        assert ran.raw_err == b"", ran.err
        schema_of(word).validate(ran.json)
        assert ran.json["withheld"] >= 0
        check_proofs(ran.json)
        return ran.json

    return ask


# Proofs, checked without the solver.


def term(v):
    return tuple(sorted(v.items()))


def check_proof(proof):
    """Steps sum to the value and all bound from the same side; what is left of their variables is returned."""
    left = {}
    total = 0
    assert proof["steps"] or proof["value"] == 0, "from a point to itself nothing happens, and needs no step"
    for step in proof["steps"]:
        assert step["end"] == proof["end"]
        assert step["times"] >= 1
        assert step["sentence"]
        assert step["claims"] == sorted(set(step["claims"]))
        total += step["amount"] * step["times"]
        terms = step.get("terms") or [{"variable": step[side], "times": n} for side, n in (("plus", 1), ("minus", -1))]
        for one in terms:
            key = term(one["variable"])
            left[key] = left.get(key, 0) + one["times"] * step["times"]
        if "because" in step:
            within = check_proof(step["because"])
            if step["rule"] in ("order", "part_of_whole"):
                continue  # what puts one point before another: no number of people
            # It says the same of the chain of one kind, or the same read from its other side: x >= n as -x <= -n.
            sign = 1 if step["because"]["end"] == step["end"] else -1
            assert step["because"]["value"] == sign * step["amount"]
            assert set(cited(step["because"])) <= set(step["claims"])
            assert sorted((dict(k)["point"], n) for k, n in within.items()) == sorted(
                [(step["plus"]["point"], sign), (step["minus"]["point"], -sign)]
            )
    assert proof["divisor"] >= 1
    rounded = -(-total // proof["divisor"]) if proof["end"] == "low" else total // proof["divisor"]
    assert rounded == proof["value"]
    left = {k: n for k, n in left.items() if n}
    return {k: n / proof["divisor"] for k, n in left.items()}


def cited(proof):
    """The claims that a proof names, those of its parts too."""
    found = set()
    for step in proof["steps"]:
        found.update(step["claims"])
        if "because" in step:
            found.update(cited(step["because"]))
    return sorted(found)


def assumed(proof):
    found = set()
    for step in proof["steps"]:
        found.update(step["assumptions"])
        if "because" in step:
            found.update(assumed(step["because"]))
    return sorted(found)


def check_bound(bound):
    used = set()
    for end in ("low", "high"):
        proof = bound[f"{end}_proof"]
        if proof is None:
            assert bound[end] is None
            continue
        assert proof["value"] == bound[end] and proof["end"] == end
        check_proof(proof)
        used.update(assumed(proof))
        assert not set(cited(proof)) & set(bound["set_aside"])
    assert bound["assumptions"] == sorted(used)
    if bound["low"] is not None and bound["high"] is not None:
        assert bound["low"] <= bound["high"]


def check_contradiction(found):
    proof = found["proof"]
    assert proof["end"] == "high" and proof["value"] < 0
    assert check_proof(proof) == {}, "the rows run in a circle"
    assert cited(proof) == found["claims"] == sorted(set(found["claims"]))
    assert assumed(proof) == found["assumptions"]


def check_proofs(value):
    """Every bound, contradiction and proof anywhere in an answer; how many there were."""
    count = 0
    if isinstance(value, list):
        return sum(check_proofs(v) for v in value)
    if not isinstance(value, dict):
        return 0
    if "low_proof" in value:
        check_bound(value)
        return 1
    if {"claims", "sentence", "proof"} <= value.keys() and value["proof"]:
        check_contradiction(value)
        return 1
    if {"steps", "divisor"} <= value.keys():
        check_proof(value)
        return 1
    for v in value.values():
        count += check_proofs(v)
    return count


@pytest.fixture(scope="session")
def proofs():
    """The checks above, for tests that look closer."""

    class Proofs:
        check = staticmethod(check_proof)
        check_all = staticmethod(check_proofs)
        cited = staticmethod(cited)
        assumed = staticmethod(assumed)

    return Proofs


# A dossier of every kind of thing, small enough to check by hand.


def small_dossier():
    """100 held, then 90; 30 left in between, so at least 20 came."""
    return {
        "habeas": 1,
        "id": "small",
        "title": "A small count",
        "language": "en",
        "clock": "-04:00",
        "hemisphere": "north",
        "recorded": "2026-03-01",
        "actors": [{"id": "watch", "name": "The Watch", "kind": "ngo"}, {"id": "analyst", "kind": "analyst"}],
        "documents": [
            {"id": "page1", "title": "First page", "published": "2026-01-02", "address": "https://example.org/1"}
        ],
        "bulletins": [{"id": "b1", "speaker": "watch", "as_of": "2026-01-01", "documents": ["page1"]}],
        "accounts": [{"id": "list", "counter": "watch", "population": "those on the list of the Watch"}],
        "assumptions": [
            {
                "id": "only_releases",
                "speaker": "analyst",
                "statement": "Nobody leaves the list but by release.",
                "on": False,
                "effect": "no_other_exits",
                "account": "list",
            }
        ],
        "people": [
            {"id": "p1", "name": "Ana Ejemplo", "synthetic": True},
            {"id": "p2", "name": "Beto Ejemplo", "synthetic": True},
        ],
        "groups": [{"id": "g1", "size": 2, "members": ["p1"], "counted_in": "list"}],
        "events": [
            {"id": "arrest1", "kind": "detention", "title": "An arrest", "people": ["p1"]},
            {"id": "release1", "kind": "release", "title": "A release", "people": ["p1"], "group": "g1"},
        ],
        "claims": [
            {
                "id": "c1",
                "kind": "held",
                "speaker": "watch",
                "account": "list",
                "quantity": 100,
                "bulletin": "b1",
                "document": "page1",
                "locator": "p. 1",
                "said": "2026-01-02",
            },
            {
                "id": "c2",
                "kind": "held",
                "speaker": "watch",
                "account": "list",
                "quantity": 90,
                "as_of": "2026-02-01",
                "said": "2026-02-02",
            },
            {
                "id": "c3",
                "kind": "exits",
                "speaker": "watch",
                "account": "list",
                "quantity": 30,
                "of": "release",
                "from": {"bulletin": "b1"},
                "to": {"claim": "c2"},
                "said": "2026-02-03",
            },
            {
                "id": "c4",
                "kind": "held",
                "speaker": "watch",
                "account": "list",
                "quantity": {"at_most": 95},
                "as_of": "2026-02-15",
                "said": "2026-02-16",
            },
            {
                "id": "d1",
                "kind": "dated",
                "speaker": "watch",
                "event": "arrest1",
                "date": "2025-12",
                "said": "2026-01-02",
            },
            {
                "id": "d2",
                "kind": "dated",
                "speaker": "watch",
                "event": "release1",
                "date": "2026-01",
                "said": "2026-02-02",
            },
            {
                "id": "l1",
                "kind": "linked",
                "speaker": "watch",
                "from": "release1",
                "relation": "follows",
                "to": "arrest1",
                "said": "2026-02-02",
            },
        ],
    }


@pytest.fixture
def small():
    return small_dossier()


@pytest.fixture
def write(tmp_path):
    """Writes a dossier (or any value) as JSON and returns its path."""

    def put(value, name="dossier.json", folder=None):
        path = (folder or tmp_path) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return path

    return put


@pytest.fixture
def copied():
    return copy.deepcopy


@pytest.fixture
def writing_to():
    """Open a named pipe once the command has opened it; one that ends before that fails, and keeps nobody waiting."""

    def opened(pipe, ran):
        while ran.poll() is None:
            try:
                end = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
            except OSError as e:
                if e.errno != errno.ENXIO:
                    raise
                time.sleep(0.01)
            else:
                os.set_blocking(end, True)
                return os.fdopen(end, "wb")
        pytest.fail(f"ended with {ran.returncode} before it read: {ran.communicate()}")

    return opened
