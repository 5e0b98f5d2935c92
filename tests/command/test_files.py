# SPDX-License-Identifier: MIT
"""What the command reads and writes: nothing outside a mapping's folder, nothing over an input, nothing half."""

import json
import os
import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CODED = ROOT / "examples" / "dossiers" / "coded"


@pytest.fixture
def coded(tmp_path):
    """A copy of a mapping and its table that can be spoilt, in a folder of its own."""
    return pathlib.Path(shutil.copytree(CODED, tmp_path / "coded"))


def name_table(folder, table):
    path = folder / "mapping.json"
    mapping = json.loads(path.read_text())
    mapping["table"] = table
    path.write_text(json.dumps(mapping))
    return path


@pytest.mark.parametrize(
    "table", ["../secret.csv", "/etc/passwd", "sub/../../secret.csv", "link.csv", "up/secret.csv", "/dev/zero"]
)
def test_a_table_is_read_beside_its_mapping_only(habeas, coded, table):
    (coded.parent / "secret.csv").write_text("id,word\n1,hidden\n")
    (coded / "sub").mkdir()
    (coded / "link.csv").symlink_to("../secret.csv")
    (coded / "up").symlink_to("..")
    ran = habeas("import", name_table(coded, table), code=3)
    assert ("/table" in ran.err and "outside" in ran.err) or "leads out" in ran.err
    assert "hidden" not in ran.err and "root:" not in ran.err and ran.out == ""


def test_a_table_beneath_and_a_link_that_stays_are_read(habeas, coded):
    plain = habeas("import", coded / "mapping.json", code=0).out
    (coded / "sub").mkdir()
    (coded / "events.csv").rename(coded / "sub" / "events.csv")
    (coded / "link.csv").symlink_to("sub/events.csv")
    for table in ("sub/events.csv", "./sub/events.csv", "link.csv"):
        assert habeas("import", name_table(coded, table), code=0).out == plain


def test_a_pipe_is_read_where_it_is_named_and_nowhere_else(habeas, coded, program):
    os.mkfifo(coded / "pipe.csv")
    assert "a pipe" in habeas("import", name_table(coded, "pipe.csv"), code=3).err
    dossier = ROOT / "examples" / "dossiers" / "article" / "dossier.json"
    named = subprocess.run(
        ["bash", "-c", f'"$0" check <(cat "{dossier}") --json', program], capture_output=True, check=False, timeout=60
    )
    assert named.returncode == 1 and named.stdout == habeas("check", dossier, "--json").raw_out
    nothing = ["bash", "-c", '"$0" check <(true)', program]
    assert b"got the end of the text" in subprocess.run(nothing, capture_output=True, check=False, timeout=60).stderr


def test_a_pipe_with_a_name_is_read_when_somebody_writes_to_it(habeas, program, writing_to, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    dossier = ROOT / "examples" / "dossiers" / "article" / "dossier.json"
    reads = subprocess.Popen([program, "check", tmp_path / "pipe", "--json"], stdout=subprocess.PIPE)
    with writing_to(tmp_path / "pipe", reads) as data:
        data.write(dossier.read_bytes())
    assert reads.communicate(timeout=60)[0] == habeas("check", dossier, "--json").raw_out


def test_a_folder_whose_dossier_is_a_link_that_leads_out_is_refused(habeas, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret.json").write_text('{"hidden": 1}')
    (folder / "dossier.json").symlink_to("../secret.json")
    ran = habeas("check", folder, code=3)
    assert "leads out" in ran.err and "hidden" not in ran.err


@pytest.fixture
def tables(tmp_path):
    """A folder of tables, and beside it what nobody is to see."""
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "claims.csv").write_text("speaker,kind,number,as_of\nwatch,held,5,2030-01-05\n")
    (folder / "actors.csv").write_text("id,name\nwatch,The Watch\n")
    (tmp_path / "secret.csv").write_text("id,name\nwatch,hidden\n")
    (tmp_path / "secret.json").write_text('{"hidden": 1}')
    return folder


@pytest.mark.parametrize("name", ["claims.csv", "actors.csv", "datapackage.json", "links.csv"])
@pytest.mark.parametrize("what", ["link out", "device", "pipe", "folder", "link to nothing", "link to itself"])
def test_a_table_of_a_folder_is_a_file_of_that_folder(habeas, tables, name, what):
    table = tables / name
    table.unlink(missing_ok=True)
    if what == "link out":
        table.symlink_to(f"../secret.{name.rpartition('.')[2]}")
    elif what == "device":
        table.symlink_to("/dev/zero")
    elif what == "pipe":
        os.mkfifo(table)
    elif what == "folder":
        table.mkdir()
    else:
        table.symlink_to(name if what == "link to itself" else "nothing")
    for words in (("check", tables), ("convert", tables, "-")):
        ran = habeas(*words, "--quiet")
        # A package that leads to nothing is none, and then the tables are read by themselves.
        if ran.code == 0 and name == "datapackage.json" and what.startswith(("link to nothing", "link to itself")):
            continue
        assert ran.code == 3, (words, ran.out, ran.err)
        assert "hidden" not in ran.err + ran.out, ran.err


@pytest.mark.parametrize(
    "path",
    ["../secret.csv", "/etc/passwd", "https://example.org/actors.csv", "sub/../../secret.csv", "file:///etc/passwd"],
)
def test_a_package_reads_nothing_but_the_tables_of_its_folder(habeas, tables, path):
    (tables / "datapackage.json").write_text(json.dumps({"resources": [{"name": "actors", "path": path}]}))
    ran = habeas("check", tables, code=3)
    assert "/resources/0/path: a table that is not there" in ran.err and path in ran.err
    assert "hidden" not in ran.err and "root:" not in ran.err and ran.out == ""


def test_what_is_added_is_read_where_it_is_named(habeas, tables, tmp_path):
    (tmp_path / "link.csv").symlink_to("tables/claims.csv")
    habeas("check", tables, "--with", tmp_path / "link.csv", "--quiet", code=0)
    assert "a directory" in habeas("check", tables, "--with", tables, code=3).err


@pytest.mark.parametrize("option", ["--out", "--report"])
@pytest.mark.parametrize("target", ["mapping.json", "events.csv", "./mapping.json", "linked.json"])
def test_no_input_is_written_over(habeas, coded, option, target):
    (coded / "linked.json").symlink_to("mapping.json")
    before = {p.name: p.read_bytes() for p in coded.iterdir()}
    ran = habeas("import", coded / "mapping.json", option, f"{coded}/{target}", code=2)
    assert option in ran.err and "would write over" in ran.err
    assert {p.name: p.read_bytes() for p in coded.iterdir()} == before


def test_out_and_report_are_two_files(habeas, coded, tmp_path):
    ran = habeas("import", coded / "mapping.json", "--out", tmp_path / "a", "--report", tmp_path / "." / "a", code=2)
    assert "--out would write over --report" in ran.err
    assert not (tmp_path / "a").exists()


def test_a_full_disk_leaves_the_old_file(program, coded, tmp_path):
    out = tmp_path / "out.json"
    out.write_text("old")
    ran = subprocess.run(
        [
            "bash",
            "-c",
            'ulimit -f 1; trap "" XFSZ; exec "$0" import "$1" --out "$2"',
            program,
            coded / "mapping.json",
            out,
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 3 and "cannot be written" in ran.stderr
    assert out.read_text() == "old" and sorted(p.name for p in tmp_path.iterdir()) == ["coded", "out.json"]


def test_simulate_writes_into_a_new_folder_or_its_own(habeas, tmp_path):
    out = tmp_path / "made"
    habeas("simulate", "--out", out, "--claims", "20", code=0)
    first = (out / "truth.json").read_bytes()
    habeas("simulate", "--out", out, "--claims", "20", "--seed", "2", code=0)
    second = (out / "truth.json").read_bytes()
    assert first != second
    (out / "notes.txt").write_text("mine")
    ran = habeas("simulate", "--out", out, "--claims", "20", "--seed", "3", code=3)
    assert "'notes.txt'" in ran.err and (out / "truth.json").read_bytes() == second


def test_a_mapping_on_standard_input_is_not_written_over(program, coded):
    before = (coded / "mapping.json").read_bytes()
    for option in ("--out", "--report"):
        with (coded / "mapping.json").open("rb") as mapping:
            words = [program, "import", "-", "--quiet", option, "mapping.json"]
            ran = subprocess.run(words, stdin=mapping, capture_output=True, cwd=coded, check=False, timeout=60)
        assert ran.returncode == 2 and b"would write over" in ran.stderr
        assert (coded / "mapping.json").read_bytes() == before


def test_out_through_a_link_to_nothing_is_the_same_file(habeas, coded):
    (coded / "link.json").symlink_to("later.json")
    ran = habeas(
        "import", coded / "mapping.json", "--out", coded / "later.json", "--report", coded / "link.json", code=2
    )
    assert "would write over" in ran.err


def test_simulate_does_not_replace_the_folder_it_runs_in(habeas, tmp_path):
    ran = habeas("simulate", "--out", ".", "--claims", "20", code=3, cwd=tmp_path)
    assert "the folder that the command runs in" in ran.err and not list(tmp_path.iterdir())
