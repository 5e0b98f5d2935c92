# SPDX-License-Identifier: MIT
"""Pictures: against golden specifications and drawings, for whoever cannot see them well."""

from __future__ import annotations

import json
import os
import pickle
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from drawn_pictures import PICTURES, talks, vl_convert

import habeas
from habeas import plot
from habeas.plot import _look, _words

GOLDEN = Path(__file__).parent / "golden" / "pictures"
UPDATE = bool(os.environ.get("HABEAS_UPDATE"))
#: What the golden drawings were made with; another version may set text otherwise.
DRAWN_BY = "1.9.0.post1"


@pytest.fixture(params=PICTURES)
def picture(request: pytest.FixtureRequest) -> plot.Picture:
    return PICTURES[request.param]()


def compare(path: Path, text: str) -> None:
    if UPDATE:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_text(encoding="utf-8")


# As they are written down, and drawn.


@pytest.mark.parametrize("name", PICTURES)
def test_specification_is_the_golden_one(name: str) -> None:
    compare(GOLDEN / f"{name}.json", PICTURES[name]().to_json())


@pytest.mark.parametrize("name", PICTURES)
def test_drawing_is_the_golden_one(name: str) -> None:
    vl_convert()
    version = metadata.version("vl-convert-python")
    if version != DRAWN_BY:
        pytest.skip(f"the golden drawings are of vl-convert-python {DRAWN_BY}; here is {version}")
    compare(GOLDEN / f"{name}.svg", PICTURES[name]().to_svg() + "\n")


def test_drawings_can_stand_in_one_page() -> None:
    vl_convert()
    one, other = (PICTURES[name]().to_svg() for name in ("bounds_disputed", "bounds_es"))
    assert one == PICTURES["bounds_disputed"]().to_svg()
    ids = [set(re.findall(r' id="([^"]+)"', drawn)) for drawn in (one, other)]
    assert ids[0] and ids[1] and not ids[0] & ids[1]
    assert set(re.findall(r"url\(#([^)]+)\)", one)) <= ids[0]


def test_no_golden_file_is_of_no_picture() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(PICTURES)


def test_altair_takes_it(picture: plot.Picture) -> None:
    pytest.importorskip("altair", reason="Altair is not installed: no chart is made")
    chart = picture.chart
    assert type(chart).__name__ == "VConcatChart"
    assert chart.to_dict()["description"] == picture.description


def test_days_are_the_same_in_every_time_zone() -> None:
    vl_convert()
    program = "from habeas import examples, plot; print(plot.bounds(examples.small().ledger('watch')).to_svg())"
    drawn = {
        zone: subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "TZ": zone}, capture_output=True, check=True
        ).stdout
        for zone in ("UTC", "America/Caracas")
    }
    assert len(set(drawn.values())) == 1
    assert b"2030-01-12" in drawn["UTC"]


def test_marks_are_said_in_words() -> None:
    vl_convert()
    said = [e.get("aria-label") for e in ElementTree.fromstring(PICTURES["states"]().to_svg()).iter()]
    assert "state: suspended; when: 2030-01-08 to 2030-01-09; event: walkout; claim: N2" in said
    # Nothing is said in the words of the program that draws.
    assert not [words for words in said if words and re.search(r"\b(x2|label_y|datum)\b", words)]


# For everybody.


def test_it_says_in_words_what_it_shows(picture: plot.Picture, texts_of: Any) -> None:
    assert len(picture.description) > 40 and picture.title
    vl_convert()
    root = ElementTree.fromstring(picture.to_svg())
    assert root.get("role") == "img"
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == picture.title
    assert root.findtext(f"{space}desc") == picture.description


def test_it_fits_a_phone(picture: plot.Picture) -> None:
    vl_convert()
    assert float(ElementTree.fromstring(picture.to_svg()).get("width") or "") <= 375


def lightness(colour: str) -> float:
    """CIE L* of a colour written #RRGGBB."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    y = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def test_lightness_is_that_of_the_standard() -> None:
    assert [round(lightness(c)) for c in ("#000000", "#FFFFFF", "#777777")] == [0, 100, 50]


def test_marks_of_one_kind_can_be_told_apart_in_grey_print() -> None:
    together = [
        (_look.INK, _look.BLUE, _look.ORANGE),  # claims, bounds, claims in contradictions
        (_look.BLUE, _look.SKY),  # certain and possible, of a timeline and of states
        (_look.BLUE, _look.SKY, _look.WHITE),
        (_look.BLUE, _look.ORANGE),  # stated and implied
        (_look.BLUE, _look.PALE),  # a bound and an open end
        (_look.SKY, _look.WHITE),  # a band, and where it has faded
        (_look.BLUE, _look.SILVER),  # after and before
    ]
    for colours in together:
        shades = sorted(lightness(c) for c in colours)
        assert all(b - a >= 15 for a, b in zip(shades, shades[1:])), colours


def test_every_colour_is_of_the_palette(picture: plot.Picture, texts_of: Any) -> None:
    used = {text for _, text in texts_of(picture.to_dict()) if re.fullmatch(r"#[0-9A-Fa-f]{6}", text)}
    assert used <= set(_look.PALETTE), used - set(_look.PALETTE)


def test_spanish_says_as_much_as_english() -> None:
    gaps = re.compile(r"\{\w+\}")
    for key, (english, spanish) in _words._WORDS.items():
        assert english and spanish, key
        assert set(gaps.findall(english)) == set(gaps.findall(spanish)), key
    assert "Franja" in json.dumps(PICTURES["bounds_es"]().to_dict(), ensure_ascii=False)
    assert talks("es").title.endswith("el estado del diálogo, día a día")


def test_every_phrase_is_used() -> None:
    folder = Path(plot.__file__).parent
    source = "".join(p.read_text(encoding="utf-8") for p in folder.glob("*.py") if p.name != "_words.py")
    made = ("shape_", "point_", "asked_", "counters_held", "counters_entries", "counters_exits")
    unused = [
        key
        for key in _words._WORDS
        if not re.search(f"""["']{key}["']""", source)
        and not key.startswith("range_")
        and not any(key.startswith(m) for m in made)
    ]
    assert unused == []


def test_pictures_are_values(picture: plot.Picture) -> None:
    again = pickle.loads(pickle.dumps(picture))
    assert again == picture and hash(again) == hash(picture) and again.rests_on == picture.rests_on
    changed = picture.to_dict()
    changed["description"] = "other"
    assert picture.description != "other"


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_a_picture_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    picture, target = plot.bounds(habeas.examples.small().ledger("watch")), tmp_path / "held.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    (tmp_path / "link.json").symlink_to("held.json")
    with monkeypatch.context() as broken:

        def fails(*_: object) -> None:
            raise OSError(28, "No space left on device")

        broken.setattr(f"os.{step}", fails)
        with pytest.raises(OSError, match="No space left"):
            picture.save(tmp_path / "link.json")
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["held.json", "link.json"]
    picture.save(tmp_path / "link.json")
    assert target.read_text(encoding="utf-8") == picture.to_json() and (tmp_path / "link.json").is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["held.json", "link.json"]
