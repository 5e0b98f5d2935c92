# SPDX-License-Identifier: MIT
"""Ids may hold any character, so nothing may be read out of one: with other ids every answer is the same.

One dossier is written twice: with plain ids (k000, k001, ...) and with ids made to mislead a program that takes them
apart. Both sets are in the same order, so that lists sorted by id stay as they are. Each answer to the plain dossier,
with the other ids in the place of its own, must be the answer to the other dossier.
"""

from __future__ import annotations

import json
import re

import pytest

ALIKE = r"""
s s:from s:to s:from:to end:2026-01-10 claim:s claim:s:from claim:s:to bulletin:b point:p start event_start:e
event_end:e start:2026-01-10 at:2026-01-10T12:00:00 2026-01-10 2026-01-09/2026-01-11 held entries exits
entries:release exits:release axis=name sex=women = : :: x:to " ' {} {0} {id} %s %d%n \ \n / a/b ../x ~ * ? # &amp;
<b> отчёт عدد 数 🕊 é a,b a;b a|b a+b - --json null true 0 -1 1e9 NaN [] $ $x `x` ( ) ! @ ^ _ calendar none shared
assumption nobody c:x b:x event account low high person:p end from to end: claim: bulletin: at: claim::from :from :to
s:FROM ss:from
"""
WORDS = ALIKE.split()
WORDS += ["a b", " a", "a ", "s :from", "s:from ", "of s", "\u200b", "\u202e"]
HOSTILE = sorted(set(WORDS), key=lambda word: word.encode())
PLAIN = [f"k{i:03}" for i in range(len(HOSTILE))]
DAYS = [f"2026-01-{d:02}" for d in range(1, 31)]
COARSE = "[2026-01-04..2026-01-06]"
FIRST, LAST = "end:2026-01-02", "end:2026-01-30"


class Cast:
    """Who plays what, by place in the sorted ids. Kinds of thing have ids of their own, so that they may share one."""

    def __init__(self, ids):
        self.ids = ids
        # The claims about points come first: those whose ids are the most alike.
        near = [i for i, word in enumerate(HOSTILE) if word.startswith(("s", "claim", "end", "x", ":", "2026"))]
        self.claims = [ids[i] for i in near] + [ids[i] for i in range(len(ids)) if i not in near]
        self.speaker, self.edition = ids[3], ids[9]
        self.pledge = ids[HOSTILE.index("x:to")]  # after the pledges named claim:ID in either list
        self.accounts = self.claims[2:4]
        self.bulletins, self.points, self.events = self.claims[0:6:2], self.claims[4:6], self.claims[1:9:2]
        self.people = ids[40:43]


def number(n):
    return [n, {"at_least": n}, {"at_most": n + 9}, {"between": [n, n + 3]}][n % 4]


def stocks(cast):
    """Where stocks are taken: on a day, at a time, in a bulletin, or about then."""
    b = cast.bulletins
    return [
        {"as_of": DAYS[2]},
        {"as_of": DAYS[6], "bulletin": b[0]},
        {"bulletin": b[0]},
        {"bulletin": b[1]},
        {"as_of": DAYS[9] + "T12:00:00"},
        {"as_of": DAYS[9]},
        {"as_of": DAYS[14] + "~"},
        {"as_of": DAYS[19], "bulletin": b[2]},
        {"as_of": DAYS[29]},
    ]


def windows(cast):
    """Each way to say where a window starts and ends."""
    return [
        ({"start_of": DAYS[3]}, {"end_of": DAYS[11]}),
        ({"start_of": COARSE}, {"end_of": DAYS[14]}),
        ({"as_of": COARSE}, {"as_of": "[2026-01-16..2026-01-18]"}),
        ({"bulletin": cast.bulletins[0]}, {"claim": cast.claims[8]}),
        ({"claim": cast.claims[0]}, {"bulletin": cast.bulletins[2]}),
        ({"point": cast.points[0]}, {"end_of": DAYS[20]}),
        ({"event_end": cast.events[0]}, {"event_start": cast.events[1]}),
        ({"start_of": "2026-01~"}, {"end_of": DAYS[29]}),
        ({"start_of": COARSE}, {"end_of": "[2026-01-25..2026-01-27]"}),
    ]


def claims_of(cast):
    claims, names = [], iter(cast.claims)
    first, second = cast.accounts

    def say(kind, **more):
        claims.append({"id": next(names), "kind": kind, "speaker": cast.speaker, "said": "2026-03-01", **more})

    for i, where in enumerate(stocks(cast)):
        say("held", account=first, quantity=number(400 + 5 * i), **where)
    while len(claims) < 72:
        i = len(claims)
        start, end = windows(cast)[i % 9]
        way = "entries" if i % 3 == 0 else "exits"
        of = "arrest" if way == "entries" else ["release", "death"][i % 2]
        kind = {} if i % 4 == 0 else {"of": of}
        say(
            way,
            account=cast.accounts[i % 5 == 0],
            quantity={"at_least": 3 + i % 17},
            **kind,
            **{"from": start, "to": end},
        )
    parts = [{"axis": "sex", "composition": "partition", "parts": {"female": 20, "male": 40}}]
    say("held", account=second, quantity=60, as_of=DAYS[4] + "T12:00:00", breakdown=parts)
    say("held", account=second, quantity=50, as_of=DAYS[4] + "T12:00:00")  # one of the two cannot hold
    say("related", account=first, relation="contains", others=[second])
    for i, (event, on) in enumerate(zip(cast.events, (DAYS[7], DAYS[15], DAYS[18], DAYS[21]))):
        say("dated", event=event, date=on if i % 2 == 0 else "2026-01-1X")
    for relation, a, b, more in (("follows", 1, 0, {}), ("within", 2, 1, {"days": 3}), ("during", 3, 1, {})):
        say("linked", **{"from": cast.events[a]}, relation=relation, to=cast.events[b], **more)
    say("pledged", quantity=500, population="all", to=cast.speaker, pledge=cast.pledge)
    say("pledged", quantity=20, population="some", to=cast.speaker)
    since = {"as": "verified", "from": {"bulletin": cast.bulletins[0]}}
    say("counts_towards", pledge=cast.pledge, account=first, of="release", **since)
    for person in cast.people:
        say("member", person=person, account=second)
    return claims


def dossier(ids):
    """Two accounts, with each way to name a point, and something for each of the other words of the command."""
    cast = Cast(ids)
    first, second = cast.accounts
    listed = [{"person": p, "says": {"sex": "female"}} for p in cast.people]
    change = {"kind": "release", "change": {"mechanism": "release"}}
    return {
        "habeas": 1,
        "id": ids[0],
        "actors": [{"id": cast.speaker, "kind": "ngo"}],
        "bulletins": [
            {"id": b, "speaker": cast.speaker, **({"as_of": DAYS[12]} if i == 1 else {})}
            for i, b in enumerate(cast.bulletins)
        ],
        "points": [{"id": p, "date": "2026-01-0X"} for p in cast.points],
        "accounts": [
            {"id": first, "counter": cast.speaker},
            {"id": second, "counter": cast.speaker, "rule": {"leaves": "when_freed"}},
        ],
        "people": [{"id": p, "synthetic": True} for p in cast.people],
        "events": [{"id": e, "people": cast.people[i : i + 1], **change} for i, e in enumerate(cast.events)],
        "pledges": [{"id": cast.pledge, "title": "a pledge", "from": cast.speaker, "to": cast.speaker}],
        "editions": [{"id": cast.edition, "account": second, "as_of": DAYS[4], "people": listed}],
        "claims": claims_of(cast),
    }


def points_of(cast):
    named = [f"claim:{cast.claims[i]}" for i in (0, 1, 2, 5, 8, 10, 11)]
    named += [f"bulletin:{b}" for b in cast.bulletins] + [f"point:{cast.points[0]}"]
    return [*named, f"event_end:{cast.events[0]}", f"event_start:{cast.events[1]}", FIRST, "start:2026-01-20", LAST]


def questions(ids):
    """Every word of the command that tells of points, claims or events, by the same places in either set of ids.

    What stands after -- is a value that stands alone: an id may look like an option.
    """
    cast = Cast(ids)
    named = points_of(cast)
    for word in ("report", "check", "timeline", "graph", "labels", "negotiation"):
        yield (word,)
    yield "check", "--language", "es"
    for at in ("2026-01-20", f"bulletin:{cast.bulletins[2]}", f"claim:{cast.claims[8]}"):
        yield "pledges", f"--at={at}"
    yield "pledges", "--at=2026-01-20", "--ladder"
    yield "tally", "--", cast.edition
    yield "tally", f"--at=claim:{cast.claims[72]}", "--", cast.edition
    for a, b in ((0, 1), (1, 0), (0, 3), (3, 2)):
        yield "paths", f"--from={cast.events[a]}", f"--to={cast.events[b]}"
    for account in cast.accounts:
        of = f"--account={account}"
        for at in named:
            yield "why", "held", of, f"--at={at}"
        yield "least-change", of
        yield "unaccounted", "--series", of
        yield "sensitivity", "held", of, f"--at={named[4]}"
        yield "held", of, f"--from={FIRST}", f"--to={LAST}"
        for i, start in enumerate(named):
            yield "why", "exits", of, f"--from={start}", f"--to={named[(i + 5) % len(named)]}"
            yield "entries", of, f"--from={FIRST}", f"--to={start}"
        wide = (of, f"--from={FIRST}", f"--to={LAST}")
        yield "unaccounted", *wide
        yield "why", "exits", "--kind=release", *wide
        yield "sensitivity", "entries", *wide
        yield "sensitivity", "unaccounted-exits", *wide
        yield "series", "exits", *wide
        yield "changes", *wide, "--since", "2026-02-01"


def renamed(value):
    """A plain answer with the other ids in it."""
    if isinstance(value, str):
        return re.sub(r"k\d{3}", lambda found: HOSTILE[int(found.group()[1:])], value)
    if isinstance(value, list):
        return [renamed(v) for v in value]
    if isinstance(value, dict):
        return {renamed(k): renamed(v) for k, v in value.items()}
    return value


def flat(text):
    """Without the blanks that line tables up."""
    return re.sub(r"\s+", " ", text).strip()


def run(habeas, path, words, *more):
    cut = words.index("--") if "--" in words else len(words)
    return habeas(words[0], *words[1:cut], *more, "--", path, *words[cut + 1 :])


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ids")
    paths = []
    for ids in (PLAIN, HOSTILE):
        paths.append(folder / f"{len(paths)}.json")
        paths[-1].write_text(json.dumps(dossier(ids), ensure_ascii=False), encoding="utf-8")
    return paths


def test_there_are_many_of_them():
    assert len(HOSTILE) >= 100
    held = {c["id"]: c for c in dossier(HOSTILE)["claims"]}
    assert held["s:from"]["kind"] != "related" and "s" in held and held["s"]["kind"] in ("entries", "exits")


@pytest.mark.parametrize("more", [(), ("--json",)], ids=["text", "json"])
def test_every_answer_is_the_same_with_other_ids(habeas, pair, more):
    answered, differ = 0, []
    for one, other in zip(questions(PLAIN), questions(HOSTILE)):
        # QUESTION stands after the dossier.
        if one[0] in ("why", "sensitivity", "series"):
            one, other = (one[0], *one[2:], "--", one[1]), (other[0], *other[2:], "--", other[1])
        first, second = run(habeas, pair[0], one, *more), run(habeas, pair[1], other, *more)
        answered += first.code in (0, 1)
        same = first.code == second.code and flat(renamed(first.err)) == flat(second.err)
        if more and first.code in (0, 1):
            same = same and renamed(first.json) == second.json
        else:
            same = same and flat(renamed(first.out)) == flat(second.out)
        if not same:
            differ.append((other, first.code, second.code, renamed(first.out + first.err), second.out + second.err))
    assert not differ, f"{len(differ)} answers differ: {[d[0] for d in differ]}, the first of them: {differ[0]}"
    assert answered > 60, "most questions have an answer"


def test_the_cutoff_of_a_claim_is_not_the_window_of_another(habeas, tmp_path):
    """The claim `s:from` was taken on the 10th; the window of `s` starts in the days before."""
    said = {"speaker": "w", "account": "a", "said": "2026-02-01"}
    window = {"from": {"start_of": COARSE}, "to": {"end_of": "2026-01-20"}}
    claims = [
        {"id": "s:from", "kind": "held", "quantity": 7, "as_of": "2026-01-10", **said},
        {"id": "s", "kind": "exits", "quantity": 2, **window, **said},
    ]
    small = {"habeas": 1, "actors": [{"id": "w", "kind": "ngo"}], "accounts": [{"id": "a", "counter": "w"}]}
    path = tmp_path / "dossier.json"
    path.write_text(json.dumps({**small, "claims": claims}), encoding="utf-8")
    at = habeas("held", path, "--account", "a", "--at", "claim:s:from", code=0).out
    assert "at 10 January 2026, the cut-off of s:from: exactly 7" in at
    assert "window" not in at
    between = ("--from", "end:2026-01-03", "--to", "end:2026-01-20")
    moved = habeas("why", path, "exits", "--account", "a", *between, code=0).out
    assert "the start of the window of s" in moved and "the cut-off of s" not in moved
