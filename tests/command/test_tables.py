# SPDX-License-Identifier: MIT
"""A table of counts is a dossier, in every carrier: alone, from standard input, beside another, in a folder."""

import json
import subprocess

import pytest

DAILY = "day,organisation,held,released\n2030-01-05,The Watch,120,\n2030-01-06,The Watch,117,5\n"


@pytest.fixture
def daily(tmp_path):
    path = tmp_path / "daily.csv"
    path.write_text(DAILY)
    return path


def entries(habeas, dossier, *more, stdin=b""):
    asked = ("--account", "the_watch", "--from", "2030-01-05", "--to", "2030-01-06", "--json")
    return habeas("entries", dossier, *asked, *more, code=0, stdin=stdin).json["bound"]["low"]


def test_a_table_is_a_dossier(habeas, daily):
    assert entries(habeas, daily, "--table", "since=previous") == 2
    assert entries(habeas, "-", "--table", "since=previous", stdin=DAILY) == 2
    assert entries(habeas, "-", stdin="# since: previous\n" + DAILY) == 2


def test_what_is_made_of_names_is_told_once_and_not_when_quiet(habeas, daily):
    loud = habeas("check", daily, "--table", "since=previous", code=0)
    assert "made of it: 1 actor (the_watch), 1 account (the_watch), 2 bulletins" in loud.err
    assert habeas("check", daily, "--table", "since=previous", "--quiet", code=0).err == ""


def test_a_table_by_another_name_is_told_by_its_looks(habeas, daily, tmp_path):
    other = tmp_path / "daily"
    other.write_bytes(daily.read_bytes())
    assert entries(habeas, other, "--table", "since=previous") == 2
    assert habeas("check", "-", code=3, stdin="nonsense").err.count("problem") == 1


def test_a_table_goes_with_a_dossier(habeas, venezuela, tmp_path):
    more = tmp_path / "more.csv"
    more.write_text("# speaker: analyst\n# account: foro_penal\nkind,number,as_of\nheld,610,2026-02-12\n")
    told = habeas("draft", venezuela, "--with", more).out
    assert "analyst/2026-02-12/foro_penal/held" in told
    more.write_text("speaker,kind,number,as_of\nnobody,held,610,2026-02-12\n")
    assert " at A2, speaker: no such actor" in habeas("draft", venezuela, "--with", more, code=3).err


def test_settings_are_words_of_the_command_line(habeas, daily):
    assert "NAME=VALUE" in habeas("check", daily, "--table", "previous", code=2).err
    assert "dates" in habeas("check", daily, "--table", "dates=ydm", code=2).err
    assert "colour" in habeas("check", daily, "--table", "colour=red", code=3).err


def test_problems_name_their_cells(habeas, examples):
    told = habeas(
        "check", examples / "tables" / "spoilt.csv", "--table", "speaker=watch", "--table", "kind=held", code=3
    ).err
    assert " at A2, number: a number that may have a mark between its thousands" in told
    assert " at B2, as_of: a date whose day and month may be either way round" in told
    assert " at A3, number: a number that became a date" in told
    assert " at B4, as_of: not a date at offset 9" in told


def test_new_checks_clean_and_explains_itself(habeas, tmp_path):
    told = habeas("new", "northland", code=0, cwd=tmp_path).out
    assert "northland/README.md" in told
    made = tmp_path / "northland"
    assert sorted(p.name for p in made.iterdir()) == [
        "README.md",
        "accounts.csv",
        "actors.csv",
        "bulletins.csv",
        "claims.csv",
        "datapackage.json",
        "documents.csv",
    ]
    ran = habeas("check", made, "--json", code=0)
    assert ran.err == ""
    assert ran.json["contradictions"] == []
    assert [f for f in ran.json["findings"] if f["severity"] != "note"] == []
    for line in (made / "README.md").read_text().splitlines():
        if line.startswith("    habeas "):
            habeas(*line.split()[1:], code=0, cwd=made)
    assert "a folder that is new or empty" in habeas("new", "northland", code=2, cwd=tmp_path).err


def test_convert_there_and_back(habeas, examples, tmp_path):
    for dossier in sorted(p.parent for p in (examples / "dossiers").glob("*/dossier.json")):
        folder, back = tmp_path / dossier.name, tmp_path / f"{dossier.name}.json"
        assert habeas("convert", dossier, folder, code=0).err == ""
        habeas("convert", folder, back, code=0)
        assert back.read_bytes() == habeas("convert", dossier / "dossier.json", "-", code=0).raw_out
        package = json.loads((folder / "datapackage.json").read_text())
        for resource in package["resources"]:
            header = (folder / resource["path"]).read_text().split("\n", 1)[0]
            assert all(field["name"] in header for field in resource["schema"]["fields"])


def test_convert_to_a_table_says_what_is_lost(habeas, venezuela, tmp_path):
    table = tmp_path / "claims.csv"
    told = habeas("convert", venezuela, table, code=0).err
    assert "lost in the table: assumptions: 7 of 7 not in the table" in told
    habeas("check", table)
    same = habeas("convert", table, "-", "--as", "table", code=0)
    assert same.raw_out == table.read_bytes()
    assert "lost" not in same.err


@pytest.mark.parametrize("name", ["out.xlsx", "out.TSV", "out.parquet", "out.jsonl"])
def test_convert_makes_no_folder_of_a_name_that_promises_another_file(habeas, daily, tmp_path, name):
    told = habeas("convert", daily, tmp_path / name, "--quiet", code=2).err
    assert "not a kind of file that is written" in told and name in told and "FILE.csv" in told
    assert not (tmp_path / name).exists()
    habeas("convert", daily, tmp_path / name, "--as", "folder", "--quiet", code=0)
    assert (tmp_path / name / "claims.csv").is_file()


def test_convert_reads_the_ending_of_a_name_in_capitals_too(habeas, daily, tmp_path):
    for name, start in (("OUT.CSV", b"id,"), ("OUT.JSON", b"{")):
        habeas("convert", daily, tmp_path / name, "--quiet", code=0)
        assert (tmp_path / name).read_bytes().startswith(start)
    # A point in the name of a folder is no ending of a file.
    habeas("convert", daily, tmp_path / "version.2", "--quiet", code=0)
    assert (tmp_path / "version.2" / "claims.csv").is_file()


def test_convert_writes_over_nothing_that_it_reads(habeas, daily, tmp_path):
    before = daily.read_bytes()
    assert "would write over" in habeas("convert", daily, daily, code=2).err
    assert "standard output" in habeas("convert", daily, "-", "--as", "folder", code=2).err
    full = tmp_path / "full"
    full.mkdir()
    (full / "ours.txt").write_text("ours")
    habeas("convert", daily, full, "--table", "since=previous", code=3)
    assert [p.name for p in full.iterdir()] == ["ours.txt"]
    assert daily.read_bytes() == before


def test_convert_spares_every_file_that_it_is_made_of(program, habeas, tmp_path):
    folder = tmp_path / "d"
    folder.mkdir()
    (folder / "claims.csv").write_text("speaker,kind,number,as_of\nwatch,held,5,2030-01-05\n")
    (folder / "actors.csv").write_text("id,name,note\nwatch,The Watch,ours\nother,Other,nobody says anything\n")
    (tmp_path / "link.csv").symlink_to("d/actors.csv")
    (tmp_path / "same.csv").hardlink_to(folder / "claims.csv")
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    for words in (
        ("d", "d"),
        ("d", "d/claims.csv"),
        ("d", "d/actors.csv"),
        ("d", "link.csv"),
        ("d", "same.csv"),
        ("d/claims.csv", "d"),
        ("d/claims.csv", "./d/"),
        ("d/claims.csv", "d/../d/claims.csv"),
    ):
        assert "would write over" in habeas("convert", *words, code=2, cwd=tmp_path).err, words
    with (folder / "claims.csv").open("rb") as table:
        words = [program, "convert", "-", "d/claims.csv"]
        ran = subprocess.run(words, stdin=table, capture_output=True, cwd=tmp_path, check=False, timeout=60)
    assert ran.returncode == 2 and b"would write over" in ran.stderr
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    habeas("convert", "d", "d/new.json", code=0, cwd=tmp_path)


def test_a_package_that_names_a_table_which_is_not_there(habeas, tmp_path):
    folder = tmp_path / "d"
    folder.mkdir()
    (folder / "claims.csv").write_text("speaker,kind,number,as_of\nwatch,held,5,2030-01-05\n")
    (folder / "datapackage.json").write_text(
        json.dumps({"resources": [{"path": "actors.csv"}], "dossier": {"habeas": 1, "id": "d", "colour": 1}})
    )
    told = habeas("check", folder, code=3).err
    assert "/resources/0/path: a table that is not there" in told
    assert "/dossier/colour: an unknown field" in told


def test_links_in_a_folder_lead_out_of_it_to_nothing(habeas, tmp_path):
    outside = tmp_path / "claims.csv"
    outside.write_text("speaker,kind,number,as_of\nwatch,held,5,2030-01-05\n")
    folder = tmp_path / "d"
    folder.mkdir()
    (folder / "claims.csv").symlink_to(outside)
    assert "a link that leads out of the folder" in habeas("check", folder, code=3).err


def test_hostile_tables_are_refused_and_small(habeas, tmp_path):
    table = tmp_path / "t.csv"
    head = "speaker,kind,number,as_of\n"
    for text in (
        head + "w,held,x,2030-01-05\n" * 50_000,
        head + '"' * 100_001,
        head + "w,held,5,2030-01-05," * 20_000,
        "," * 100_000 + "\n",
        "\x00" * 1000,
        head + "w" * 2_000_000 + ",held,5,2030-01-05\n",
    ):
        table.write_text(text)
        ran = habeas("check", table, code=3)
        assert len(ran.err) < 2_000_000


def spoilt(folder, table, old, new):
    path = folder / table
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def all_folders(habeas, examples, tmp_path):
    for dossier in sorted(p for p in (examples / "dossiers").iterdir() if p.is_dir()):
        habeas("convert", dossier, tmp_path / dossier.name, "--quiet", code=0)
        yield tmp_path / dossier.name
    for seed in (1, 2):
        made = tmp_path / f"made{seed}"
        habeas("simulate", "--seed", seed, "--fault", "all", "--out", made, code=0)
        habeas("convert", made, tmp_path / f"invented{seed}", "--quiet", code=0)
        yield tmp_path / f"invented{seed}"


def test_frictionless_accepts_our_folders(habeas, examples, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    habeas("new", "fresh", code=0, cwd=tmp_path)
    for folder in [*all_folders(habeas, examples, tmp_path), tmp_path / "fresh", examples / "dossiers" / "cuba"]:
        report = frictionless.validate(str(folder / "datapackage.json"))
        assert report.valid, (folder.name, report.flatten(["title", "message"])[:3])


# What is spoilt in a folder, and where. A speaker or an account that no table describes is made, and told: Frictionless
# refuses it, and we do not.
SPOILT = {
    "a number that is none": ("claims.csv", ",863,", ",many,"),
    "a day that is none": ("claims.csv", ",2025-12-29,", ",late December,"),
    "a word that is none": ("claims.csv", ",held,", ",stock,"),
    "a relation to a claim that is none": ("claims.csv", ",VEN-094", ",VEN-9994"),
    "an id twice": ("claims.csv", "\nVEN-002,", "\nVEN-001,"),
    "an actor without an id": ("actors.csv", "\njep,", "\n,"),
    "a column that is none": ("actors.csv", "id,name,kind", "id,name,colour"),
    "a row that is too long": ("actors.csv", "\njep,", "\njep,more,"),
    "a kind of actor that is none": ("actors.csv", ",coalition", ",union"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_frictionless_refuses_what_we_refuse(habeas, venezuela, tmp_path, what):
    folder = tmp_path / "venezuela"
    habeas("convert", venezuela, folder, code=0)
    spoilt(folder, *SPOILT[what])
    assert f"{SPOILT[what][0]}:" in habeas("check", folder, code=3).err
    frictionless = pytest.importorskip("frictionless")
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


def test_a_folder_without_a_table_that_its_package_names(habeas, venezuela, tmp_path):
    folder = tmp_path / "venezuela"
    habeas("convert", venezuela, folder, code=0)
    (folder / "accounts.csv").unlink()
    assert "a table that is not there" in habeas("check", folder, code=3).err
    frictionless = pytest.importorskip("frictionless")
    assert not frictionless.validate(str(folder / "datapackage.json")).valid
