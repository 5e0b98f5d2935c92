# SPDX-License-Identifier: MIT
"""Dossiers made in code: every word of the builder, what it refuses, and where it says that a problem is."""

from __future__ import annotations

import inspect
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

import habeas
from habeas.model import words


def enums_of(node: Any) -> set[tuple[str, ...]]:
    if isinstance(node, dict):
        found = {tuple(word for word in node["enum"] if isinstance(word, str))} if "enum" in node else set()
        return found.union(*(enums_of(below) for below in node.values())) if node else found
    return set().union(*(enums_of(below) for below in node)) if isinstance(node, list) else set()


#: The schemas of what the command answers.
ANSWERS = Path(__file__).resolve().parents[2] / "schemas" / "answers"
#: Words of questions, which no file holds.
ASKED = {"Engine", "Frequency", "Language", "Question", "VotePolicy", "Way"}


@pytest.mark.parametrize("name", sorted(set(words.__all__) - ASKED))
def test_words_are_those_of_the_schema(name: str) -> None:
    mine = get_args(getattr(words, name))
    texts = [habeas.schema(), *(path.read_text(encoding="utf-8") for path in sorted(ANSWERS.glob("*.json")))]
    lists = {tuple(sorted(one)) for text in texts for one in enums_of(json.loads(text))}
    if name == "TalksState":
        mine = (*mine, "not_stated")
    assert tuple(sorted(mine)) in lists or tuple(sorted(set(mine) - {"not_stated"})) in lists, name


def line() -> int:
    frame = inspect.currentframe()
    assert frame is not None and frame.f_back is not None
    return frame.f_back.f_lineno


def test_all_problems_come_at_once_each_with_its_line() -> None:
    b = habeas.Builder("broken")
    watch = b.actor("watch")
    count = b.account("count", counter=watch)
    first = line()
    b.held(count, -5, said_by=watch)
    b.held(habeas.AccountHandle("nobody"), 5, as_of="in spring", said_by=watch)
    talks = b.negotiation("talks", parties=[watch])
    talks.resumed("2030-02-30", said_by=watch)
    b.release(
        "freed",
        size=10**13,
    )
    b.actor("watch")
    b.add("claims", {"kind": "held", "account": "count", "quantity": 1, "wether": 2})
    with pytest.raises(habeas.InvalidFile) as caught:
        b.build()
    got = [(p.line - first, p.pointer) for p in caught.value.problems]
    assert {p.file for p in caught.value.problems} == {__file__}
    assert got == [
        (1, "/claims/0/quantity"),
        (2, "/claims/1/as_of"),
        (2, "/claims/1/account"),
        (4, "/claims/3/date"),
        (5, "/groups/0/size"),
        (9, "/actors/2/id"),
        (10, "/claims/4/wether"),
    ]


def test_handles_are_ids_of_their_kind() -> None:
    b = habeas.Builder()
    ana = b.detainee("ana")
    watch = b.actor("watch")
    talks = b.negotiation("talks")
    assert ana == "ana" and repr(ana) == "<person ana>" and isinstance(talks, str)
    for wrong in (lambda: talks.mediator(ana), lambda: b.account("x", counter=talks), lambda: b.group(members=[watch])):  # type: ignore[arg-type, list-item]
        with pytest.raises(habeas.InvalidType, match=r"got <.*Handle\), wanted"):
            wrong()
    # An id as text is taken for what it is said to be.
    talks.mediator("watch")  # type: ignore[arg-type]
    assert pickle.loads(pickle.dumps(talks)) == "talks"
    assert pickle.loads(pickle.dumps(b.build())).mediators[0].actor == watch


def test_a_misspelt_word_names_the_words() -> None:
    b = habeas.Builder()
    with pytest.raises(habeas.InvalidValue, match="not a kind of actor: got 'goverment', wanted one of person, gov"):
        b.actor("a", kind="goverment")  # type: ignore[arg-type]
    count = b.account("count")
    with pytest.raises(habeas.InvalidValue, match="no such keyword: got 'sad_by', wanted one of said_by"):
        b.held(count, 1, sad_by="a")  # type: ignore[call-arg]
    with pytest.raises(habeas.InvalidValue, match="not a list of a dossier: got 'persons', wanted one of actors"):
        b.add("persons", {})


def test_one_actor_is_no_list_of_actors() -> None:
    """Its id would be taken letter by letter."""
    b = habeas.Builder()
    north = b.actor("north")
    wanted = "not a list of actors: got .*, wanted a list of ActorHandle"
    with pytest.raises(habeas.InvalidType, match=wanted):
        b.negotiation("talks", parties=north)  # type: ignore[arg-type]
    with pytest.raises(habeas.InvalidType, match=wanted):
        b.negotiation("more").agreement("deal", signatories="north")  # type: ignore[arg-type]
    assert b.build().roles == ()


@pytest.mark.parametrize("number", [True, 5.0, None, [1], b"5"])
def test_what_is_no_number_of_people_is_refused(number: Any) -> None:
    b = habeas.Builder()
    count = b.account("count")
    with pytest.raises(
        habeas.InvalidType, match=r'not a number of people: got .*, wanted a whole number, text such as "about'
    ):
        b.held(count, number)
    with pytest.raises(habeas.InvalidValue, match="not a number of people: got 'five', wanted 302"):
        b.held(count, "five")


def test_a_builder_goes_on_after_it_has_built() -> None:
    b = habeas.Builder()
    talks = b.negotiation("talks")
    before = b.build()
    talks.mediator(b.actor("isles"))
    assert before.mediators == () and len(b.build().mediators) == 1
    assert [a.id for a in b.build().actors] == ["isles", "coder"]


def test_a_type_checker_keeps_kinds_and_words_apart(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    program = tmp_path / "typed.py"
    good = [
        "import habeas",
        "b = habeas.Builder('x')",
        "ana = b.detainee('ana')",
        "watch = b.actor('watch', kind='ngo')",
        "count = b.account('count', counter=watch)",
        "talks = b.negotiation('talks', parties=[watch])",
        "c = b.held(count, habeas.Quantity.at_least(5), said_by=watch, as_of='2030')",
        "b.exits(count, 18, during='2030', said_by=watch, supersedes=c)",
        "print(b.build().ledger(count).held('2030'))",
    ]
    bad = [
        "talks.mediator(ana)",
        "b.actor('x', kind='goverment')",
        "b.held(count, 5, sad_by=watch)",
        "b.held(count, 5.5)",
        "b.held(watch, 5)",
        "b.link(talks, 'follows', talks)",
    ]
    program.write_text("\n".join([*good, *bad]) + "\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(program)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    lines = {int(text.split(":")[1]) for text in run.stdout.splitlines() if ": error:" in text}
    assert lines == set(range(len(good) + 1, len(good) + len(bad) + 1)), run.stdout


@pytest.mark.parametrize("kind", ["detention", "arrest", "rearrest", "abduction", "disappearance"])
def test_a_detention_of_any_kind_holds_people(kind: Any) -> None:
    b = habeas.Builder()
    watch, ana = b.actor("watch"), b.detainee("ana", synthetic=True)
    freed = b.release("freed", "2031-02-10", including=ana, said_by=watch)
    b.detention("again", "2031-02-20", including=[ana], kind=kind, follows=freed, said_by=watch)
    d = b.build()
    assert [d.custody(day)[0].status for day in ("2031-02-15", "2031-02-21")] == ["free", "held"]
    assert d.events["again"].kind == kind


@pytest.mark.parametrize("kind", ["arrest", "rearrest", "abduction", "detention"])
def test_an_event_of_a_kind_that_says_so_holds_people_without_a_mechanism(kind: Any) -> None:
    b = habeas.Builder()
    watch, ana = b.actor("watch"), b.detainee("ana", synthetic=True)
    b.event("taken", "2031-02-20", kind=kind, people=[ana], said_by=watch)
    d = b.build()
    assert d.custody("2031-02-21")[0].status == "held"
    assert d.detentions[0].mechanism == ("arrest" if kind == "detention" else kind)


def test_a_kind_that_is_none_of_a_detention_names_those_that_are() -> None:
    b = habeas.Builder()
    with pytest.raises(habeas.InvalidValue, match="not a kind of detention: got 'release', wanted one of detention"):
        b.detention("x", kind="release")  # type: ignore[arg-type]
    with pytest.raises(habeas.InvalidValue, match="wanted one of release, exchange"):
        b.release("x", kind="arrest")  # type: ignore[arg-type]


def test_a_number_is_taken_as_it_was_said() -> None:
    b = habeas.Builder()
    watch = b.actor("watch")
    count = b.account("count", counter=watch)
    b.held(count, "about 300", as_of="2031-01-01", said_by=watch)
    b.exits(count, "300 to 310", during="2031-02", said_by=watch)
    assert [c.quantity for c in b.build().claims] == [habeas.Quantity.about(300), habeas.Quantity.between(300, 310)]
    with pytest.raises(habeas.InvalidValue, match="not a number of people: got 'a lot', wanted 302, at least 302"):
        b.held(count, "a lot", as_of="2031-01-01", said_by=watch)


def test_every_method_says_by_itself_what_it_does() -> None:
    for owner in (habeas.Builder,):
        for name, method in inspect.getmembers(owner, callable):
            if name.startswith("_"):
                continue
            told = inspect.getdoc(method) or ""
            assert told and "; as `" not in told.splitlines()[0], f"{owner.__name__}.{name}: {told!r}"


def test_what_an_asker_supposes_is_no_part_of_the_dossier() -> None:
    d = habeas.examples.small()
    supposed = d.assuming("no_other_exits", account="watch")
    bound = supposed.ledger("watch").entries("2030-01-05", "2030-01-12")
    assert (bound.low, bound.high) == (15, 15)
    assert "asked_no_other_exits_watch" in bound.assumptions
    assert "asked_no_other_exits_watch" not in [a.id for a in d.assumptions]
    with pytest.raises(habeas.InvalidValue):
        d.assuming("no_other_exits")
    with pytest.raises(habeas.UnknownId):
        d.assuming("no_other_exits", account="wacht")


def test_a_ledger_is_opened_by_the_name_of_its_counter() -> None:
    b = habeas.Builder()
    watch = b.actor("watch", name="The Watch")
    count = b.account("the_count", counter=watch)
    b.held(count, 5, as_of="2031-01-01", said_by=watch)
    ledger = b.build().ledger("The Watch")
    assert ledger.account == "the_count" and ledger.held("2031-01-01").high == 5
