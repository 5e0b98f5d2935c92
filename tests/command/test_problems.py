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


FLOOD = 30_000
HEAD = "speaker,kind,number,as_of\n"
FLOODS = {
    "rows that are wrong": HEAD + "w,held,x,2030-01-05\n" * FLOOD,
    "cells that are wrong, each in its own way": HEAD + "".join(f"w{i},hel{i},x{i},2030-{i}\n" for i in range(FLOOD)),
    "rows that are too long": HEAD + "a,b,c,d,e,f\n" * FLOOD,
    "one id": "id," + HEAD + "same,w,held,5,2030-01-05\n" * FLOOD,
    "bytes": HEAD.encode() + b"\xff,held,5,2030-01-05\n" * FLOOD,
    "quotes": HEAD + '"w,held,5,2030-01-05\n' * FLOOD,
    "columns": HEAD.strip() + "".join(f",c{i}" for i in range(900)) + ("\n" + "x," * 903 + "x") * 50,
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_each_kind_is_cut_and_counted_in_every_place_of_a_table(habeas, small, write, tmp_path, name):
    write(small)
    text = FLOODS[name] if isinstance(FLOODS[name], bytes) else FLOODS[name].encode()
    folder = tmp_path / "folder"
    folder.mkdir()
    for file in (tmp_path / "table.csv", folder / "claims.csv"):
        file.write_bytes(text)
    for words in (("check", "table.csv"), ("check", "folder"), ("check", "dossier.json", "--with", "table.csv")):
        ran = habeas(*words, "--memory-limit", "500", cwd=tmp_path, code=3)
        assert len(ran.err) < 8000, (words, len(ran.err))
        assert "more like this" in ran.err, ran.err


def test_a_flood_in_a_package_or_a_list_is_cut_and_counted(habeas, tmp_path):
    folder = tmp_path / "d"
    folder.mkdir()
    (folder / "claims.csv").write_text(HEAD + "w,held,5,2030-01-05\n")
    package = folder / "datapackage.json"
    for content in (
        {"resources": [{"path": f"x{i}.csv"} for i in range(FLOOD)]},
        {"dossier": {"habeas": 2, **{f"k{i}": 1 for i in range(FLOOD)}}},
    ):
        package.write_text(json.dumps(content))
        ran = habeas("check", folder, code=3)
        assert len(ran.err) < 10_000 and "more like this" in ran.err, ran.err
    package.unlink()
    for rows in ("".join(f"a{i},n,k{i}\n" for i in range(FLOOD)), "a,n,ngo\n" * FLOOD):
        (folder / "actors.csv").write_text("id,name,kind\n" + rows)
        ran = habeas("check", folder, code=3)
        assert len(ran.err) < 5000 and "more like this" in ran.err, ran.err


def test_codes_that_nobody_knows_are_told_a_few_times_and_counted(habeas, tmp_path):
    mapping = {"habeas_event_mapping": 1, "table": "t.csv", "standard": "cameo", "speaker": "coder"}
    mapping["columns"] = {"id": "id", "date": "date", "actor": "who", "recipient": "whom", "code": "code"}
    mapping["dossier"] = {"actors": [{"id": "coder"}]}
    (tmp_path / "m.json").write_text(json.dumps(mapping), encoding="utf-8")
    rows = "".join(f"i{i},2031-01-01,X,Y,zz{i}\n" for i in range(FLOOD))
    (tmp_path / "t.csv").write_text("id,date,who,whom,code\n" + rows)
    ran = habeas("import", "m.json", "--out", "o.json", "--report", "r.json", cwd=tmp_path, code=0)
    assert ran.err.count("\n") < 500 and ran.err.endswith(f"  ... and {FLOOD - 400} codes more\n")
    assert len(json.loads((tmp_path / "r.json").read_text())["codes"]) == FLOOD


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
