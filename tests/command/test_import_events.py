# SPDX-License-Identifier: MIT
"""`habeas import` of a table of coded events: what gives an event, and what is told of the rest."""

import json
from pathlib import Path

CODED = Path(__file__).resolve().parents[2] / "examples" / "dossiers" / "coded"
TABLE = "id,date,who,whom,code\n"


def mapping(folder, rows, **more):
    (folder / "t.csv").write_text(TABLE + rows, encoding="utf-8")
    columns = {"id": "id", "date": "date", "actor": "who", "recipient": "whom", "code": "code"}
    made = {"habeas_event_mapping": 1, "table": "t.csv", "standard": "cameo", "speaker": "coder", "columns": columns}
    made["dossier"] = {"actors": [{"id": "coder"}]}
    path = folder / "mapping.json"
    path.write_text(json.dumps({**made, **more}), encoding="utf-8")
    return path


def test_the_example(habeas, answer, schema_of, tmp_path):
    report = tmp_path / "report.json"
    ran = habeas("import", CODED / "mapping.json", "--report", report, code=0)
    assert ran.raw_out == (CODED / "dossier.json").read_bytes()
    assert ran.err.startswith("6 of 11 rows gave an event; 11 codes of cameo.\n")
    assert "  173 (1 row): left out, broader; near it arrest, charge, detention\n" in ran.err
    told = json.loads(report.read_text(encoding="utf-8"))
    schema_of("import").validate(told)
    assert (told["standard"], told["rows"], told["events"]) == ("cameo", 11, 6)
    assert sum(c["rows"] for c in told["codes"]) == told["rows"]
    assert sum(c["rows"] for c in told["codes"] if c["kind"]) == told["events"]
    quiet = habeas("import", CODED / "mapping.json", "--out", tmp_path / "dossier.json", "--quiet", code=0)
    assert quiet.raw_out == b"" and quiet.err == ""
    events = {e["id"]: e for e in answer("timeline", tmp_path / "dossier.json")["events"]}
    assert events["105"]["start"] == {"earliest": "2031-03-11", "latest": "2031-03-11"}
    assert "106" not in events


def test_all_faults_at_once(habeas, tmp_path):
    bad = mapping(tmp_path, "a,2031-02-30,X,Y,0841\n,2031-01-01,X,Y,173\nb,,X,Y,046\n", colour=1)
    told = habeas("import", bad, code=3).err
    for fault in ("4 problems", "t.csv:2:3", "t.csv:3:1", "t.csv:4:3", "an unknown field"):
        assert fault in told


def test_a_report_is_of_events(habeas, tmp_path):
    venezuela = CODED.parent / "venezuela" / "mapping.json"
    ran = habeas("import", venezuela, "--report", tmp_path / "r.json", code=2)
    assert ran.raw_out == b"" and "habeas_event_mapping" in ran.err


def test_codes_of_the_mapping_go_first(habeas, tmp_path):
    path = mapping(
        tmp_path, "a,2031-01-01,X,Y,173\n", codes={"173": "arrest"}, roles={"arrest": {"actor": "arresting"}}
    )
    ran = habeas("import", path, code=0)
    (event,) = ran.json["events"]
    assert (event["kind"], event["x_code"], event["x_match"]) == ("arrest", "173", "stated")
    roles = {c["id"]: (c["actor"], c["role"]) for c in ran.json["claims"] if c["kind"] == "role"}
    assert roles == {"a/actor": ("x", "arresting"), "a/recipient": ("y", "party")}
