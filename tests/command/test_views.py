# SPDX-License-Identifier: MIT
"""--with, --as-known, --as-recorded, --assume, --without, --about: answers from a part of the dossier, or from more."""

import pytest

FLOW = ("--account", "list", "--from", "b1", "--to", "2026-02-01")


def draft(**claim):
    return {"claims": [{"id": "n1", "kind": "held", "speaker": "watch", "account": "list", **claim}]}


def test_does_our_draft_bulletin_fit(habeas, answer, small, write):
    path = write(small)
    fits = write(draft(quantity=92, as_of="2026-02-03", said="2026-02-04"), "fits.json")
    assert answer("check", path, "--with", fits)["contradictions"] == []
    assert answer("held", path, "--account", "list", "--at", "claim:n1", "--with", fits)["bound"]["low"] == 92
    clashes = write(draft(quantity=99, bulletin="b1"), "clashes.json")
    found = answer("check", path, "--with", clashes, code=1)["contradictions"]
    assert [c["claims"] for c in found] == [["c1", "n1"]]
    # It was for this one answer.
    assert answer("check", path)["contradictions"] == []


def test_several_files_and_what_the_first_brings_the_second_may_name(answer, habeas, small, write):
    path = write(small)
    first = write({"accounts": [{"id": "new"}], "actors": [{"id": "other", "name": "Other"}]}, "first.json")
    second = write(
        {
            "claims": [
                {"id": "n1", "kind": "held", "speaker": "other", "account": "new", "quantity": 3, "as_of": "2026-02-01"}
            ]
        },
        "second.json",
    )
    assert (
        answer("held", path, "--account", "new", "--at", "n1", "--with", first, "--with", second)["bound"]["low"] == 3
    )
    habeas("check", path, "--with", second, code=3)


def test_files_may_come_in_any_order(habeas, small, write):
    path = write(small)
    one = write(draft(quantity=92, as_of="2026-02-03"), "one.json")
    other = write(
        {
            "claims": [
                {
                    "id": "a1",
                    "kind": "held",
                    "speaker": "watch",
                    "account": "list",
                    "quantity": 93,
                    "as_of": "2026-02-04",
                }
            ]
        },
        "b.json",
    )
    for word in ("check", "report", "timeline"):
        for more in ((), ("--json",)):
            assert (
                habeas(word, path, "--with", one, "--with", other, *more).out
                == habeas(word, path, "--with", other, "--with", one, *more).out
            )


def test_problems_of_an_added_file_have_its_places(habeas, small, write):
    path = write(small)
    more = write(
        {
            "claims": [
                {
                    "id": "n1",
                    "kind": "held",
                    "speaker": "watch",
                    "account": "list",
                    "quantity": 1,
                    "as_of": "2026-02-20",
                },
                {
                    "id": "n2",
                    "kind": "held",
                    "speaker": "watch",
                    "account": "lst",
                    "quantity": 1,
                    "as_of": "2026-02-20",
                },
                {
                    "id": "c1",
                    "kind": "held",
                    "speaker": "watch",
                    "account": "list",
                    "quantity": 1,
                    "as_of": "2026-02-20",
                },
            ]
        },
        "more.json",
    )
    ran = habeas("check", path, "--with", more, code=3)
    assert ran.raw_out == b""
    lines = more.read_text(encoding="utf-8").splitlines()
    for pointer, text in (("/claims/1/account", '"lst"'), ("/claims/2/id", '"c1"')):
        told = [line.strip() for line in ran.err.splitlines() if pointer in line]
        assert len(told) == 1 and told[0].startswith(f"{more}:"), ran.err
        assert text in lines[int(told[0][len(str(more)) + 1 :].split(":")[0]) - 1]
    assert "2 problems" in ran.err
    broken = write({}, "broken.json")
    broken.write_text('{"claims": [\n  {"id": }\n]}', encoding="utf-8")
    assert f"{broken}:2:" in habeas("check", path, "--with", broken, code=3).err


def test_an_added_file_from_standard_input(habeas, small, write):
    path = write(small)
    more = write(draft(quantity=99, bulletin="b1"), "more.json")
    ran = habeas("check", path, "--with", "-", "--json", stdin=more.read_bytes(), code=1)
    assert ran.out == habeas("check", path, "--with", more, "--json", code=1).out
    assert "standard input" in habeas("check", path, "--with", "-", stdin="{", code=3).err
    # It can be read once.
    assert "standard input" in habeas("check", "-", "--with", "-", stdin=path.read_bytes(), code=2).err


def test_as_known(habeas, answer, small, write):
    path = write(small)

    def counting(*view):
        return answer("report", path, *view)["counting"]

    assert counting() == 7
    assert counting("--as-known", "2026-01-01") == 0
    assert counting("--as-known", "2026-01-02") == 2
    assert counting("--as-known", "2026-02-02") == 5
    assert counting("--as-known", "2026-02-02T12:00") == 2, "said on that day is certain at its end"
    assert answer("report", path, "--as-known", "2026-02-03")["claims"] == 7, "all stay readable"
    before = answer(
        "entries", path, "--account", "list", "--from", "b1", "--to", "end:2026-02-20", "--as-known", "2026-02-02"
    )
    assert before["bound"]["low"] == 0
    # What was not yet said does not count, and its point can be asked for all the same.
    unsaid = answer("held", path, "--account", "list", "--at", "2026-02-01", "--as-known", "2026-01-31")
    assert unsaid["at"] == "end:2026-02-01", "nobody had counted on that day"
    assert (
        answer("held", path, "--account", "list", "--at", "claim:c2", "--as-known", "2026-01-31")["bound"]["high"]
        is None
    )


def test_as_recorded(habeas, answer, small, write):
    small["claims"][1]["recorded"] = "2026-02-10"
    small["claims"].append(
        {
            "id": "r1",
            "kind": "retracted",
            "speaker": "watch",
            "about": "c2",
            "said": "2026-02-05",
            "recorded": "2026-03-15",
        }
    )
    path = write(small)

    def held(*view):
        bound = answer("held", path, "--account", "list", "--at", "claim:c2", *view)["bound"]
        return bound["low"], bound["high"]

    assert held("--as-recorded", "2026-02-09") == (0, None)
    assert held("--as-recorded", "2026-02-10") == (90, 90)
    assert held("--as-recorded", "2026-03-14")[0] == 90
    assert held("--as-recorded", "2026-03-15")[0] == 0
    # The retraction was said on 5 February, whenever it was recorded.
    assert held("--as-known", "2026-02-04")[0] == 90
    assert held("--as-known", "2026-02-05")[0] == 0
    assert held("--as-known", "2026-02-05", "--as-recorded", "2026-03-14")[0] == 90


def test_a_superseded_and_a_retracted_claim_stay_askable(answer, small, write):
    small["claims"].append(
        {
            "id": "c9",
            "kind": "held",
            "speaker": "watch",
            "account": "list",
            "quantity": 93,
            "as_of": "2026-02-01",
            "supersedes": "c2",
            "said": "2026-02-20",
        }
    )
    path = write(small)

    def at(point, *view):
        return answer("held", path, "--account", "list", "--at", point, *view)["bound"]

    assert at("2026-02-01")["low"] == 93, "one cut-off of that day counts"
    assert at("2026-02-01", "--as-known", "2026-02-19")["low"] == 90
    assert at("claim:c2")["low"] != 90
    assert at("claim:c2", "--without", "c9")["low"] == 90


def test_leads_and_assumptions_are_off_until_switched_on(answer, small, write):
    small["claims"].append(
        {
            "id": "lead1",
            "kind": "held",
            "speaker": "watch",
            "account": "list",
            "quantity": 94,
            "as_of": "2026-02-03",
            "lead": True,
        }
    )
    small["assumptions"].append({"id": "late", "statement": "The late list counts.", "on": False})
    small["claims"].append(
        {
            "id": "late1",
            "kind": "held",
            "speaker": "watch",
            "account": "list",
            "quantity": 95,
            "as_of": "2026-02-04",
            "under": ["late"],
        }
    )
    path = write(small)

    def at(point, *view):
        return answer("held", path, "--account", "list", "--at", point, *view)["bound"]["low"]

    assert at("claim:lead1") != 94 and at("claim:lead1", "--assume", "lead1") == 94
    assert at("claim:late1") != 95 and at("claim:late1", "--assume", "late") == 95
    found = answer("held", path, "--account", "list", "--at", "claim:late1", "--assume", "late")["bound"]
    assert found["assumptions"] == ["late"]
    assert at("claim:late1", "--assume", "late", "--without", "late1") != 95


def test_about_needs_a_width(habeas, answer, small, write):
    small["claims"][1]["quantity"] = {"about": 90}
    path = write(small)

    def at(*view):
        bound = answer("held", path, "--account", "list", "--at", "claim:c2", *view)["bound"]
        return bound["low"], bound["high"]

    assert at() == (0, None)
    assert at("--about", "10") == (80, 100)
    assert at("--about", "10%") == (81, 99)
    assert at("--about", "0") == (90, 90)
    assert any(f["rule"] == "no_bound" for f in answer("check", path)["findings"])


@pytest.mark.parametrize("word", ["check", "report", "timeline"])
def test_every_view_in_spanish_too(habeas, small, write, word):
    path = write(small)
    more = write(draft(quantity=99, bulletin="b1"), "more.json")
    for view in (
        ("--with", more),
        ("--as-known", "2026-02-02"),
        ("--as-recorded", "2026-03-02"),
        ("--audience", "internal"),
        ("--without", "c1"),
        ("--assume", "only_releases"),
        ("--about", "5%"),
    ):
        ran = habeas(word, path, *view, "--language", "es")
        assert ran.code in (0, 1) and ran.raw_err == b"" and ran.out
        assert "{" not in ran.out, "a sentence whose words were not filled in"
        for english in ("at least", "cannot all hold", " held at ", "nobody", "no later than", "findings"):
            # The id of an assumption is no sentence.
            assert english not in ran.out.replace("nobody_twice", ""), (english, ran.out)


def test_what_does_not_count_stays_readable_with_its_reason(answer, venezuela):
    """As known on 25 January the 80 is there as superseded; on the 24th neither it nor the 104 had been said."""

    def standings(day):
        told = answer("report", venezuela, "--as-known", day, code=None)
        return {c["id"]: c["standing"] for c in told["not_counting"]}

    before, after = standings("2026-01-24"), standings("2026-01-25")
    assert before["VEN-084"] == before["VEN-085"] == "not_yet_said"
    assert after["VEN-084"] == "superseded"
    assert "VEN-085" not in after
