# SPDX-License-Identifier: MIT
"""Problems of files: a flood is cut and counted, and nothing is quoted that the audience may not see."""

import json

import pytest


def test_a_flood_is_cut_and_counted(habeas, tmp_path):
    (tmp_path / "lists.json").write_text('{"habeas": 1, "claims": [' + ",".join(["[]"] * 500_000) + "]}")
    ran = habeas("check", "lists.json", cwd=tmp_path, code=3)
    assert len(ran.err) < 2000
    assert ran.err.count("not an object") == 5
    assert "... and 499,995 more like this" in ran.err
    twice = {"habeas": 1, "actors": [{"id": "a"}] * 100_001}
    (tmp_path / "twice.json").write_text(json.dumps(twice))
    ran = habeas("check", "twice.json", cwd=tmp_path, code=3)
    assert len(ran.err) < 2000
    assert "... and 99,995 more like this" in ran.err


def test_a_flood_of_a_table_is_cut_and_counted(habeas, small, write, tmp_path):
    write(small)
    rows = "".join(f"d{i},nobody{i},held,list,{i},2026-01-09\n" for i in range(20_000))
    (tmp_path / "draft.csv").write_text("id,speaker,kind,account,number,as_of\n" + rows)
    ran = habeas("check", "dossier.json", "--with", "draft.csv", cwd=tmp_path, code=3)
    assert len(ran.err) < 2000
    assert "... and 19,995 more like this" in ran.err


@pytest.mark.parametrize("mark", ["internal", "partner", "nobody at all", None, 7, ["public"]])
def test_problems_quote_what_the_audience_may_see(habeas, small, write, tmp_path, mark):
    hidden = {"id": "ZQX1", "kind": "ZQX2", "speaker": "ZQX3", "date": "ZQX4", "audience": mark}
    dated = {"id": "ZQX7", "kind": "dated", "speaker": "watch", "event": "ZQX8", "date": "ZQX9", "audience": mark}
    person = {"id": "ZQX10", "name": {"ZQX11": "ZQX12"}, "ZQX5": "ZQX6", "audience": mark}
    small["claims"] += [hidden, dated, "ZQX13", {"id": "o", "kind": "dated", "speaker": "nobody", "event": "arrest1"}]
    small["people"] += [person, person]
    write(small)
    for audience in ("public", "partner", "internal"):
        ran = habeas("check", "dossier.json", "--audience", audience, cwd=tmp_path, code=3)
        sees = audience == "internal" or (audience == "partner" and mark == "partner")
        assert ("ZQX9" in ran.err) == sees, ran.err
        assert ("ZQX2" in ran.err) == sees, ran.err
        assert ("ZQX5" in ran.err) == sees, ran.err
        assert ("ZQX13" in ran.err) == (audience == "internal"), "it has no mark that could be read"
        assert "'nobody'" in ran.err
        if not sees:
            assert "ZQX" not in ran.err, ran.err
    whole = habeas("check", "dossier.json", "--audience", "internal", cwd=tmp_path, code=3)
    public = habeas("check", "dossier.json", cwd=tmp_path, code=3)
    assert whole.err.count("\n") == public.err.count("\n"), "as many problems are told"


def test_a_mark_of_byte_order_is_passed_over(habeas, small, write, tmp_path):
    path = write(small)
    plain = habeas("report", "dossier.json", cwd=tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert habeas("report", "dossier.json", cwd=tmp_path).raw_out == plain.raw_out


def test_an_empty_id_is_one_problem(habeas, small, write, tmp_path):
    small["claims"][0]["id"] = ""
    del small["claims"][2]
    write(small)
    ran = habeas("check", "dossier.json", cwd=tmp_path, code=3)
    assert ran.err.startswith("habeas: 1 problem\n"), ran.err
