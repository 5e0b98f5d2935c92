# SPDX-License-Identifier: MIT
"""Counts by ground, condition, destination and authority; kinds of related accounts; people, groups and who stayed."""

import importlib.util
import json
import pathlib

import pytest

MARCH = ("--from", "start:2031-03", "--to", "end:2031-03")


def flow(name, number, way="exits", month="2031-03", **says):
    return {"id": name, "kind": way, "quantity": number, "from": {"start_of": month}, "to": {"end_of": month}, **says}


def dossier(*claims, unit="detentions", accounts=("w",), **parts):
    found = {
        "habeas": 1,
        "id": "t",
        "recorded": "2031-07-01",
        "actors": [{"id": "w"}, {"id": "other"}, {"id": "court"}],
        "places": [{"id": "border"}, {"id": "coast"}],
        "documents": [{"id": "one"}, {"id": "two"}],
        "bulletins": [{"id": "sheet", "speaker": "w"}],
        "accounts": [{"id": a, "counter": "w", "rule": {"unit": unit, "leaves": "when_freed"}} for a in accounts],
        "claims": [{"speaker": "w", **({"account": "w"} if "quantity" in c else {}), **c} for c in claims],
    }
    found.update(parts)
    return found


@pytest.fixture
def run(habeas, answer, schema_of, tmp_path):
    """The answer to a question; on the difference engine every proof in it is checked by hand."""

    def asked(made, word, *words, engine="difference", code=0):
        path = tmp_path / "t.json"
        path.write_text(json.dumps(made), encoding="utf-8")
        if engine == "difference":
            return answer(word, path, *words, "--engine", engine, code=code)
        library = highs()
        if library is None:
            pytest.skip("there is no HiGHS here (the Python package highsbox carries it)")
        ran = habeas(word, path, *words, "--engine", engine, "--json", code=code, env={"HABEAS_HIGHS": library})
        schema_of(word).validate(ran.json)
        return ran.json

    return asked


def highs():
    """The library that the Python package highsbox carries, or nothing."""
    found = importlib.util.find_spec("highsbox")
    if found is None or found.origin is None:
        return None
    libraries = sorted(pathlib.Path(found.origin).parent.glob("highs_dist/**/*highs*.so*"))
    return str(libraries[0]) if libraries else None


@pytest.fixture
def ask(run):
    """The ends of a question to a dossier, on one engine or on both."""

    def ends(made, *words, engine=("difference", "linear"), window=MARCH, account="w"):
        found = []
        for one in (engine,) if isinstance(engine, str) else engine:
            b = run(made, words[0], "--account", account, *window, *words[1:], engine=one)["bound"]
            found.append((b["low"], b["high"]))
        return found[0] if isinstance(engine, str) else found

    return ends


@pytest.fixture
def conflicts(run):
    def sets(made, *words, engine="linear"):
        return [c["claims"] for c in run(made, "check", *words, engine=engine, code=None)["contradictions"]]

    return sets


BY_GROUND = [
    flow("p", 11, of="release", ground="pardon", document="one"),
    flow("a", 7, of="release", ground="amnesty", document="one"),
]


@pytest.mark.parametrize("whole, says", [(18, []), (30, []), (17, [["a", "p", "r"]]), (10, [["p", "r"]])])
def test_grounds_contradict_a_whole_only_where_they_are_more(conflicts, whole, says):
    made = dossier(*BY_GROUND, flow("r", whole, of="release"))
    assert conflicts(made)[:1] == says
    assert conflicts(made, engine="difference")[:1] == says


@pytest.mark.parametrize(
    "one, other, least",
    [
        ({"ground": "pardon"}, {"ground": "amnesty"}, 18),
        ({"destination": "border"}, {"destination": "coast"}, 18),
        ({"authority": "court"}, {"authority": "other"}, 18),
        ({"condition": "reporting"}, {"condition": "travel_ban"}, 11),  # both may hold for one person
        ({"ground": "pardon"}, {"destination": "coast"}, 11),
        ({"ground": "pardon", "destination": "coast"}, {"ground": "amnesty"}, 18),
    ],
)
def test_what_excludes_one_another_adds_up(ask, one, other, least):
    made = dossier(
        flow("p", 11, of="release", document="one", **one), flow("a", 7, of="release", document="one", **other)
    )
    assert ask(made, "exits", "--kind", "release") == [(least, None)] * 2
    assert ask(made, "exits") == [(least, None)] * 2


@pytest.mark.parametrize("where", [{"document": "two"}, {"document": "one", "speaker": "other"}, {}])
def test_grounds_of_two_reports_or_speakers_are_not_added(ask, where):
    made = dossier(
        flow("p", 11, of="release", ground="pardon", document="one"),
        flow("a", 7, of="release", ground="amnesty", **where),
    )
    assert ask(made, "exits", "--kind", "release") == [(11, None)] * 2


def test_a_bulletin_tells_apart_as_a_document_does(ask):
    made = dossier(*({**c, "bulletin": "sheet", "document": "one" if c["id"] == "p" else "two"} for c in BY_GROUND))
    assert ask(made, "exits") == [(18, None)] * 2


def test_two_counts_of_one_narrower_kind_are_rivals(conflicts):
    made = dossier(
        flow("p", 11, ground="pardon"), flow("q", 12, ground="pardon", speaker="other"), flow("r", 9, ground="amnesty")
    )
    assert conflicts(made) == [["p", "q"]] == conflicts(made, engine="difference")


def test_upper_ends_pass_down(ask):
    made = dossier(flow("r", 20, of="release"), flow("p", {"at_least": 3}, of="release", ground="pardon"))
    assert ask(made, "exits", "--ground", "pardon", "--kind", "release") == [(3, 20)] * 2
    made = dossier(flow("r", 20), flow("p", {"at_least": 3}, ground="pardon"))
    assert ask(made, "exits", "--ground", "pardon") == [(3, 20)] * 2


def test_the_linear_engine_takes_from_the_whole_what_is_another_s(ask):
    made = dossier(
        *BY_GROUND[:1],
        flow("a", {"at_least": 0}, of="release", ground="amnesty", document="one"),
        flow("r", 20, of="release"),
    )
    assert ask(made, "exits", "--kind", "release", "--ground", "amnesty") == [(0, 20), (0, 9)]


def test_a_kind_in_two_ways_lies_in_both(ask):
    made = dossier(
        flow("x", 4, of="release", ground="pardon", condition="exile"),
        flow("e", 9, condition="exile"),
        flow("p", 6, ground="pardon"),
    )
    assert ask(made, "exits", "--kind", "release", "--ground", "pardon", "--condition", "exile") == [(4, 4)] * 2
    made["claims"] = made["claims"][:1]
    assert ask(made, "exits", "--kind", "release") == [(4, None)] * 2


def closed(kinds=None):
    return [
        {
            "id": "closed",
            "statement": "No others.",
            "on": True,
            "effect": "no_other_exits",
            "account": "w",
            **({"kinds": kinds} if kinds else {}),
        }
    ]


def test_no_other_exits_lists_kinds(ask):
    made = dossier(flow("r", 20, of="release"), assumptions=closed(["release", "death"]))
    assert ask(made, "exits") == [(20, None)] * 2
    made["assumptions"] = closed(["release"])
    assert ask(made, "exits") == [(20, 20)] * 2


def test_a_narrower_count_is_no_total(ask):
    made = dossier(flow("p", 11, of="release", ground="pardon"), assumptions=closed())
    assert ask(made, "exits") == [(11, None)] * 2
    made["claims"].append({**flow("r", 15, of="release"), "speaker": "w", "account": "w"})
    assert ask(made, "exits") == [(15, 15)] * 2


def test_leaving_a_claim_out_never_closes_more(ask):
    made = dossier(flow("r", 20, of="release"), flow("d", 2, of="death"), assumptions=closed())
    assert ask(made, "exits", engine="linear") == (22, 22)
    assert ask(made, "exits", "--without", "d", engine="linear") == (20, None)


def test_unaccounted_of_one_kind(run):
    made = dossier(*BY_GROUND, flow("r", 20, of="release"))
    found = run(made, "unaccounted", "--account", "w", *MARCH, "--kind", "release", "--ground", "pardon")
    assert found["entries"] is None and found["exits"]["stated"] == 20 and found["exits"]["unaccounted"] == 0
    # What a narrower kind states within the window of its whole is stated already.
    assert run(made, "unaccounted", "--account", "w", *MARCH)["exits"]["stated"] == 20


# Kinds of related accounts.


def related(**says):
    return {
        "id": "rel",
        "kind": "related",
        "account": "w",
        "relation": "contains",
        "others": ["part"],
        "flows": True,
        **says,
    }


def parts(counter="w"):
    return [{"id": "w", "counter": "w"}, {"id": "part", "counter": counter}]


def test_a_part_s_releases_are_the_whole_s(ask):
    made = dossier(flow("r", 12, of="release", account="part"), related(), accounts=("w", "part"))
    made["accounts"] = parts()
    assert ask(made, "exits", engine="linear") == (12, None)
    assert ask(made, "exits", "--kind", "release", engine="linear") == (12, None)
    made["accounts"] = parts("other")
    assert ask(made, "exits", engine="linear") == (12, None)
    made["claims"].append({**flow("own", 3, of="release"), "speaker": "w", "account": "w"})
    assert ask(made, "exits", "--kind", "release", engine="linear") == (
        3,
        3,
    )  # who calls it a release is not one counter
    made["claims"][1]["same_kinds"] = True
    assert ask(made, "exits", engine="linear") != (12, None)  # now the two contradict one another


@pytest.mark.parametrize("of", ["transfer", "correction", "reappearance"])
def test_transfers_leave_no_whole(ask, conflicts, of):
    made = dossier(flow("r", 12, of=of, account="part"), flow("none", 0), related(), accounts=("w", "part"))
    made["accounts"] = parts()
    assert conflicts(made) == []
    assert ask(made, "exits", engine="linear") == (0, 0)


# People, groups and who stayed.


def freed(*claims, size=18, members=(), people=(), stayed=(), **parts):
    found = dossier(
        {"id": "was", "kind": "dated", "event": "day", "date": "2031-03-10"},
        *claims,
        unit="persons",
        people=[{"id": p, "synthetic": True} for p in ("ana", "ben", "eva")],
        groups=[
            {"id": "g", "size": size, "members": list(members), "counted_in": "w"},
            {"id": "h", "size": 5, "counted_in": "w"},
        ],
        events=[
            {
                "id": "day",
                "kind": "release",
                "group": "g",
                "people": list(people),
                "change": {
                    "mechanism": "release",
                    "ground": "pardon",
                    "destination": "border",
                    "conditions": [{"kind": "exile", "answer": "accepted"}, {"kind": "silence", "answer": "offered"}],
                },
            },
            {"id": "gate", "kind": "release_aborted", "people": list(stayed), "group": "g"},
            {"id": "other_day", "kind": "release", "group": "h", "change": {"mechanism": "release"}},
            {"id": "ben_out", "kind": "release", "people": ["ben"], "change": {"mechanism": "release"}},
        ],
    )
    found.update(parts)
    return found


def member(who, **where):
    return {"id": f"{who}_{'_'.join(map(str, where))}", "kind": "member", "person": who, **where}


@pytest.mark.parametrize(
    "words, ends",
    [
        (["--kind", "release"], (18, None)),
        (["--ground", "pardon", "--kind", "release"], (18, None)),
        (["--kind", "release", "--destination", "border"], (18, None)),
        (["--kind", "release", "--condition", "exile"], (18, None)),
        (["--kind", "release", "--ground", "pardon", "--condition", "exile"], (18, None)),
        (["--kind", "release", "--ground", "pardon", "--destination", "border", "--condition", "exile"], (18, None)),
    ],
)
def test_a_group_counts_in_every_kind_of_its_change(ask, words, ends):
    assert ask(freed(), "exits", *words, "--audience", "internal", engine="difference") == ends


def test_a_condition_that_was_only_offered_is_no_kind(answer, habeas, tmp_path):
    path = tmp_path / "t.json"
    path.write_text(json.dumps(freed()), encoding="utf-8")
    run = habeas("exits", path, "--account", "w", *MARCH, "--kind", "release", "--condition", "silence", code=4)
    assert "no such" in run.err or "kind" in run.err


@pytest.mark.parametrize("stayed, least", [((), 0), (("ana",), 17), (("ana", "ben"), 16)])
def test_those_who_stayed_are_taken_off(ask, stayed, least):
    made = freed({"id": "gate_was", "kind": "occurred", "event": "gate"}, stayed=stayed)
    assert ask(made, "exits", engine="difference") == (least, None)


def test_who_is_told_to_be_outside_a_group_adds_up(ask):
    counted = member("ben", account="w")
    assert ask(freed(counted, people=["ben"]), "exits", engine="difference") == (18, None)
    assert ask(
        freed(counted, member("ben", group="g", outside=True), people=["ben"]), "exits", engine="difference"
    ) == (19, None)
    assert ask(freed(counted, people=["ben"], size=18, members=["ben"]), "exits", engine="difference") == (18, None)


def test_who_is_freed_on_another_day_may_be_of_the_group(ask):
    out = {"id": "out", "kind": "dated", "event": "ben_out", "date": "2031-03-20"}
    counted = member("ben", account="w")
    assert ask(freed(out, counted), "exits", engine="difference") == (18, None)
    assert ask(freed(out, counted, member("ben", group="g", outside=True)), "exits", engine="difference") == (19, None)
    assert ask(freed(out, counted, size=1, members=["ana"]), "exits", engine="difference") == (2, None)


def test_two_groups_of_which_somebody_is_are_not_told_apart(ask):
    told = {"id": "apart", "kind": "member", "members_of": "h", "group": "g", "outside": True}
    later = {"id": "later", "kind": "dated", "event": "other_day", "date": "2031-03-12"}
    both = [{**member("eva", group=g), "id": f"eva_{g}"} for g in "gh"]
    asked = ("exits", "--audience", "internal")
    assert ask(freed(later, told), *asked, engine="difference") == (23, None)
    assert ask(freed(later, told, *both[:1]), *asked, engine="difference") == (23, None)
    assert ask(freed(later, told, *both), *asked, engine="difference") == (18, None)
    assert ask(freed(later, told, *both), *asked, "--without", "eva_g", engine="difference") == (18, None)


def test_two_groups_add_up_where_they_are_told_apart(ask):
    later = {"id": "later", "kind": "dated", "event": "other_day", "date": "2031-03-20"}
    assert ask(freed(later), "exits", engine="difference") == (18, None)
    apart = {"id": "apart", "kind": "member", "members_of": "h", "group": "g", "outside": True}
    assert ask(freed(later, apart), "exits", engine="difference") == (23, None)


# One person, two exits.


def twice(*claims):
    return freed(
        *claims,
        {"id": "e1", "kind": "dated", "event": "out_1", "date": "2031-03-02"},
        {"id": "e2", "kind": "dated", "event": "in", "date": "2031-03-09"},
        {"id": "e3", "kind": "dated", "event": "out_2", "date": "2031-03-20"},
        member("ana", account="w"),
        events=[
            {"id": "day", "kind": "other"},
            {"id": "out_1", "kind": "release", "people": ["ana"], "change": {"mechanism": "release"}},
            {"id": "in", "kind": "rearrest", "people": ["ana"], "change": {"mechanism": "rearrest"}},
            {"id": "out_2", "kind": "release", "people": ["ana"], "change": {"mechanism": "release"}},
        ],
        assumptions=[
            {
                "id": "enters",
                "statement": "Who is arrested is counted.",
                "on": True,
                "effect": "enter_when_held",
                "account": "w",
            }
        ],
    )


def test_one_person_freed_twice_contradicts_no_one_released(ask, conflicts):
    made = twice(flow("one", 1, of="release"))
    assert conflicts(made) == []
    assert ask(made, "exits", "--kind", "release", engine="difference") == (2, 2)
    assert ask(
        made,
        "exits",
        "--kind",
        "release",
        engine="difference",
        window=("--from", "start:2031-03-01", "--to", "end:2031-03-05"),
    ) == (1, 1)


def test_without_nobody_twice_a_number_of_people_has_no_upper_end(ask):
    made = dossier(flow("r", 20, of="release"), unit="persons")
    assert ask(made, "exits", "--kind", "release", engine="difference") == (20, 20)
    assert ask(made, "exits", "--kind", "release", "--without", "nobody_twice", engine="difference") == (20, None)
    made = dossier(flow("r", 20, of="release"))
    assert ask(made, "exits", "--kind", "release", "--without", "nobody_twice", engine="difference") == (20, 20)


# In tables, in pledges, in words.


def test_a_table_says_what_limits_a_kind(answer, habeas, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text(
        "speaker,kind,number,of,ground,condition,destination,authority,from,to\n"
        "The Watch,exits,11,release,pardon,,,,2031-03,2031-03\n"
        "The Watch,exits,4,release,,reporting,The Border,The Court,2031-03,2031-03\n",
        encoding="utf-8",
    )
    run = habeas("convert", table, tmp_path / "t.json", code=0)
    made = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    assert [p["id"] for p in made["places"]] == ["the_border"] and "the_court" in [a["id"] for a in made["actors"]]
    second = made["claims"][1]
    assert {k: second[k] for k in ("condition", "destination", "authority")} == {
        "condition": "reporting",
        "destination": "the_border",
        "authority": "the_court",
    }
    assert len({c["id"] for c in made["claims"]}) == 2, run.err
    found = answer(
        "exits", tmp_path / "t.json", "--account", "the_watch", *MARCH, "--ground", "pardon", "--kind", "release"
    )
    assert (found["bound"]["low"], found["ground"]) == (11, "pardon")


@pytest.mark.parametrize("ground, status", [(None, "met"), ("pardon", "met"), ("amnesty", "possibly_met")])
def test_a_promise_of_one_kind_is_kept_by_that_kind(run, ground, status):
    promise = {"id": "promise", "kind": "pledged", "quantity": 10, "pledge": "p", "of": "release"}
    made = dossier(
        {**promise, **({"ground": ground} if ground else {})},
        {
            "id": "towards",
            "kind": "counts_towards",
            "pledge": "p",
            "account": "w",
            "of": "release",
            "as": "verified",
            "from": {"start_of": "2031-03"},
        },
        flow("p", 11, of="release", ground="pardon", document="one"),
        flow("r", 20, of="release"),
        pledges=[{"id": "p"}],
    )
    for c in made["claims"][:2]:
        c.pop("account") if c["id"] == "promise" else None
    found = run(made, "pledges", "--at", "2031-03-31")
    assert [d["status"] for p in found["pledges"] for d in p["deliveries"]] == [status]


@pytest.mark.parametrize("language, words", [("en", "by pardon"), ("es", "por indulto")])
def test_sentences_say_what_limits_a_kind(habeas, tmp_path, language, words):
    path = tmp_path / "t.json"
    path.write_text(json.dumps(dossier(*BY_GROUND, flow("r", 17, of="release"))), encoding="utf-8")
    assert words in habeas("check", path, "--language", language, code=1).out
    said = habeas(
        "why",
        path,
        "exits",
        "--account",
        "w",
        *MARCH,
        "--without",
        "r",
        "--ground",
        "pardon",
        "--kind",
        "release",
        "--language",
        language,
        code=0,
    )
    assert words in said.out


def test_an_unknown_word_or_place_is_refused(habeas, tmp_path):
    path = tmp_path / "t.json"
    path.write_text(json.dumps(dossier(*BY_GROUND)), encoding="utf-8")
    wrong = habeas("exits", path, "--account", "w", *MARCH, "--ground", "pardno", code=2)
    assert "pardon" in wrong.err
    nowhere = habeas("exits", path, "--account", "w", *MARCH, "--destination", "bordr", code=4)
    assert "border" in nowhere.err


def promised_pardons(*claims, by="2031-02"):
    towards = {"id": "towards", "kind": "counts_towards", "pledge": "p", "account": "w", "of": "release"}
    made = dossier(
        {
            "id": "promise",
            "kind": "pledged",
            "quantity": 10,
            "pledge": "p",
            "of": "release",
            "ground": "pardon",
            "by": by,
        },
        {**towards, "as": "verified", "from": {"start_of": "2031-02"}},
        *claims,
        pledges=[{"id": "p"}],
    )
    made["claims"][0].pop("account")
    return made


def test_what_came_of_a_promise_is_of_its_kind(run):
    """Of 30 released 11 were pardoned: of the pardons that were promised 11 came, not 30."""
    made = promised_pardons(
        flow("r", 30, of="release", document="one"), flow("p", 11, of="release", ground="pardon", document="one")
    )
    [kept] = run(made, "pledges", "--at", "2031-03-31")["pledges"][0]["deliveries"]
    number = kept["delivered"]["bound"]
    assert (kept["status"], number["low"], number["high"]) == ("met", 11, None)
    assert [s["claims"] for s in number["low_proof"]["steps"] if s["claims"]] == [["p"]]
    # Of those released nobody says how many were pardoned.
    made["claims"] = [c for c in made["claims"] if c["id"] != "p"]
    made["claims"][-1]["from"] = {"start_of": "2031-02"}
    [kept] = run(made, "pledges", "--at", "2031-03-31")["pledges"][0]["deliveries"]
    number = kept["delivered"]["bound"]
    assert (kept["status"], number["low"], number["high"]) == ("possibly_met", None, 30)


def test_pardons_are_late_by_when_pardons_came(run):
    """Ten pardons by February: 30 were released in March, and 11 pardoned by the end of April."""
    since = {"from": {"start_of": "2031-02"}}
    made = promised_pardons(
        {**flow("none", 0, of="release", month="2031-02"), "to": {"end_of": "2031-02"}},
        {**flow("r", 30, of="release", document="one"), **since},
        {**flow("p", 11, of="release", ground="pardon", month="2031-04", document="one"), **since},
        by="2031-02-28",
    )
    [kept] = run(made, "pledges", "--at", "2031-04-30")["pledges"][0]["deliveries"]
    assert (kept["status"], kept["late_at_least"], kept["late_at_most"]) == ("met_late", 1, 31 + 30)
