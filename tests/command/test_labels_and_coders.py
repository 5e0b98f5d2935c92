# SPDX-License-Identifier: MIT
"""labels, agreement-between, vocabulary and crosswalk as scripts use them."""

import csv
import json

import pytest


@pytest.fixture
def coders(examples):
    return examples / "dossiers" / "coders"


def test_labels_of_the_article(answer, article):
    value = answer("labels", article)
    one = next(s for s in value["labels"] if s["subject"]["id"] == "foro_penal")
    said = {(s["speaker"], s["label"], s["applies"]) for s in one["said"]}
    assert ("foro_penal", "political prisoners", True) in said
    assert ("government", "political prisoners", False) in said
    assert ("government", "terrorists", True) in said
    assert [(d["applies"], d["denies"]) for d in one["disputes"]] == [(["S11-label"], ["S12"])]
    assert next(s for s in one["said"] if s["claim"] == "S12")["disputed_by"] == ["S11-label"]
    assert all(s["known_label"] == "political_prisoner" for s in one["said"] if s["label"] == "political prisoners")


def test_before_the_other_side_spoke_nothing_is_disputed(answer, coders):
    assert [len(s["disputes"]) for s in answer("labels", coders)["labels"]] == [1]
    earlier = answer("labels", coders, "--as-known", "2031-02-02")["labels"]
    assert [s["claim"] for s in earlier[0]["said"]] == ["L4", "L1"]
    assert earlier[0]["disputes"] == []


def test_a_denial_of_another_time_is_no_dispute(answer, coders):
    said = {s["claim"]: s for s in answer("labels", coders)["labels"][0]["said"]}
    assert said["L1"]["disputed_by"] == ["L2"]
    assert said["L5"]["disputed_by"] == []
    assert (said["L5"]["since"], said["L5"]["until"], said["L5"]["applies"]) == (None, "2029-06", False)


def test_labels_as_text(habeas, coders):
    text = habeas("labels", coders, "--of", "watch", code=0).out
    assert "  The Watch (L1): political prisoners, under pace_1900, since 2029-11, disputed by L2.\n" in text
    assert "    L1: The Watch, 2031-02-01, A bulletin of the Watch\n" in text
    assert "  The Ministry (L3): conspirators, under court_judgment.\n" in text
    spanish = habeas("labels", coders, "--language", "es", code=0).out
    assert "  The Ministry (L2): no political prisoners, según domestic_law, en disputa con L1.\n" in spanish


def test_a_subject_that_is_not_there(habeas, coders):
    ran = habeas("labels", coders, "--of", "wach", code=4)
    assert "watch" in ran.err and ran.out == ""
    assert habeas("labels", coders, "--of", "neighbour", code=0).out == "No labels.\n"


def test_agreement_between_by_hand(answer, coders):
    value = answer("agreement-between", coders, "eva", "leo")
    groups = {g["kind"]: g for g in value["groups"]}
    levels = groups["implemented"]
    assert (levels["items"], levels["alike"], levels["codebook"]) == (12, 9, "project 2")
    # Eva: 3 of 0, 3 of 1, 2 of 2, 4 of 3. Leo: 3 of 0, 3 of 1, 3 of 2, 3 of 3. Expected: (9 + 9 + 6 + 12) / 144.
    assert levels["kappa"]["observed"] == 0.75
    assert levels["kappa"]["expected"] == 0.25
    assert levels["kappa"]["kappa"] == pytest.approx((0.75 - 0.25) / 0.75, abs=1e-6)
    assert levels["kappa"]["kappa"] < levels["kappa_linear"]["kappa"] < levels["kappa_quadratic"]["kappa"]
    assert levels["alpha"]["level"] == "ordinal"
    assert [(i["item"], i["first"], i["second"]) for i in levels["differ"]] == [
        ("signing | amnesty | 2031-06", "0", "1"),
        ("signing | no_reprisals | 2031-06", "1", "0"),
        ("signing | visits | 2031-06", "3", "2"),
    ]
    roles = groups["role"]
    assert (roles["items"], roles["alike"]) == (5, 3)
    assert roles["alpha"]["level"] == "nominal" and roles["kappa_linear"] is None
    assert {i["item"]: i["first_claims"] for i in roles["differ"]} == {
        "neighbour | signing": ["eva-r1"],
        "watch | signing": ["eva-r3"],
    }


def test_turned_round(answer, coders):
    one, other = answer("agreement-between", coders, "eva", "leo"), answer("agreement-between", coders, "leo", "eva")
    for a, b in zip(one["groups"], other["groups"]):
        assert a["kappa"] == b["kappa"] and a["alpha"]["alpha"] == b["alpha"]["alpha"]
        assert [(i["first"], i["second"]) for i in a["differ"]] == [(i["second"], i["first"]) for i in b["differ"]]


def test_agreement_as_text_in_both_languages(habeas, coders):
    english = habeas("agreement-between", coders, "eva", "leo", code=0).out
    assert "implemented under project 2: 12 items coded by both eva and leo, 9 alike.\n" in english
    assert "  signing | visits | 2031-06: 3 (eva-06) and 2 (leo-06)\n" in english
    spanish = habeas("agreement-between", coders, "eva", "leo", "--language", "es", code=0).out
    assert "implemented según project 2: 12 elementos codificados por eva y leo, 9 por igual.\n" in spanish


def test_a_coder_who_is_not_there(habeas, coders):
    ran = habeas("agreement-between", coders, "eva", "lea", code=4)
    assert "eva, leo" in ran.err
    habeas("agreement-between", coders, "eva", "eva", code=2)
    habeas("agreement-between", coders, "eva", code=2)


def test_a_hidden_coder_is_as_one_who_does_not_exist(habeas, coders, write):
    content = json.loads((coders / "dossier.json").read_text(encoding="utf-8"))
    for claim in content["claims"]:
        if claim.get("coder") == "leo":
            claim["audience"] = "internal"
    path = write(content)
    ran = habeas("agreement-between", path, "eva", "leo", code=4)
    assert ran.err == habeas("agreement-between", path, "eva", "nobody", code=4).err.replace("nobody", "leo")
    assert habeas("agreement-between", path, "eva", "leo", "--audience", "internal", code=0).out


def test_vocabulary(habeas, schema_of):
    value = habeas("vocabulary", "--json", code=0).json
    schema_of("vocabulary").validate(value)
    words = {(part["list"], w["slug"]): w for part in value["vocabulary"] for w in part["words"]}
    assert len(words) > 350
    assert words["event_kind", "habeas_corpus_ignored"]["sources"] == ["iccpr", "body_of_principles"]
    one = habeas("vocabulary", "provision_strength", "--json", code=0).json
    schema_of("vocabulary").validate(one)
    assert [w["slug"] for w in one["vocabulary"][0]["words"]] == ["absent", "mentioned", "specified", "detailed"]
    assert (
        habeas("vocabulary", "reading", "--language", "es", code=0)
        .out.splitlines()[1]
        .endswith("En todos los días de la fecha.")
    )
    assert "event_kind" in habeas("vocabulary", "events", code=4).err


def test_crosswalk(habeas, schema_of):
    validate = schema_of("crosswalk").validate
    for standard in ("cameo", "plover", "acled", "pax", "huridocs"):
        value = habeas("crosswalk", standard, "--json", code=0).json
        validate(value)
        assert value["codes"] == len({r["code"] for r in value["rows"]}) >= value["mapped"]
    one = habeas("crosswalk", "cameo", "045", "--json", code=0).json
    validate(one)
    assert (one["rows"][0]["list"], one["rows"][0]["slug"], one["rows"][0]["match"]) == (
        "event_kind",
        "mediation",
        "exact",
    )
    back = habeas("crosswalk", "--word", "event_kind.mediation", "--json", code=0).json
    validate(back)
    assert ("cameo", "045") in {(r["standard"], r["code"]) for r in back["rows"]}
    assert "0841" in habeas("crosswalk", "cameo", "0849", code=4).err
    assert "cameo" in habeas("crosswalk", "cames", code=4).err
    habeas("crosswalk", "--word", "event_kind.arrests", code=4)
    for wrong in ((), ("cameo", "045", "--word", "event_kind.mediation"), ("--word", "arrest")):
        habeas("crosswalk", *wrong, code=2)


def test_the_tables_are_read_as_they_are_written(habeas, examples):
    """What the command tells is what stands in the files, row for row."""
    folder = examples.parent / "src" / "io" / "vocabulary" / "tables"
    with open(folder / "crosswalk.tsv", encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    told = []
    for standard in dict.fromkeys(row["standard"] for row in written):
        told += habeas("crosswalk", standard, "--json", code=0).json["rows"]
    assert [{k: v or "" for k, v in row.items()} for row in told] == written
