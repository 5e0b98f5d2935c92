# SPDX-License-Identifier: MIT
"""Who said it: where a claim was read in an outlet, every sentence that names its speaker names the outlet too."""

import json
import re

import pytest

CARRIED = {"en": "as carried by", "es": "según"}
WORDS = [
    ["check"],
    ["check", "--contradictions", "20"],
    ["report"],
    ["timeline"],
    ["labels"],
    ["negotiation"],
    ["agreement"],
    ["pledges"],
    ["pledges", "--at", "2026-01-31"],
    ["pledges", "--at", "2026-01-31", "--ladder"],
]


@pytest.fixture(scope="module")
def shipped(examples):
    found = sorted((examples / "dossiers").glob("*/dossier.json"))
    assert len(found) >= 6
    return {path.parent: json.loads(path.read_text(encoding="utf-8")) for path in found}


def names_of(dossier):
    return {a["id"]: a.get("name") or a["id"] for a in dossier.get("actors", [])}


def sentences_in(value):
    """Every text of an answer that people read as a sentence."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("sentence", "quote", "source") and isinstance(inner, str):
                yield inner
            else:
                yield from sentences_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sentences_in(inner)


def attributions(text, names, claims, language):
    """Each (claim, outlet or None) of a text: "NAME (ID, ID)", "NAME said that ... (ID).", "ID: NAME, DAY"."""
    word = CARRIED[language]
    outlets = "|".join(re.escape(n) for n in sorted(set(names.values()), key=len, reverse=True))
    for name in sorted(set(names.values()), key=len, reverse=True):
        who = rf"(?<![\w-]){re.escape(name)}(?:, {word} (?P<outlet>{outlets}))?"
        for m in re.finditer(who + r" \((?P<ids>[^()]*)\)", text):
            for one in m["ids"].split(", "):
                if one in claims and names[claims[one]["speaker"]] == name:
                    yield one, m["outlet"]
        for m in re.finditer(who + r",? (?:said|dijo)\b[^.]*? \((?P<ids>[^() ]*)\)\.", text):
            if m["ids"] in claims and names[claims[m["ids"]]["speaker"]] == name:
                yield m["ids"], m["outlet"]
        for m in re.finditer(r"^ *(?P<ids>\S+): " + who + r"(?:, \d|$)", text):
            if m["ids"] in claims and names[claims[m["ids"]]["speaker"]] == name:
                yield m["ids"], m["outlet"]


def check_all(texts, dossier, language):
    """How many claims that an outlet carried are told with their speaker; none without the outlet."""
    claims = {c["id"]: c for c in dossier["claims"]}
    names = names_of(dossier)
    carried = 0
    for text in texts:
        for one, outlet in attributions(text, names, claims, language):
            via = claims[one].get("via")
            wanted = names[via] if via and via != claims[one]["speaker"] else None
            assert outlet == wanted, f"{one}: {text}"
            carried += wanted is not None
    return carried


def asked(habeas, folder, dossier, language):
    """What the command prints and answers about a dossier: lines, then the sentences of the JSON."""
    runs = [[word[0], str(folder), *word[1:]] for word in WORDS]
    # A proof of what every claim of a stock or flow that an outlet carried bears on.
    for c in dossier["claims"]:
        if c.get("via") and c["kind"] == "held":
            runs.append(["why", str(folder), "held", "--account", c["account"], "--at", "claim:" + c["id"]])
    for account in dossier.get("accounts", []):
        points = [c["id"] for c in dossier["claims"] if c["kind"] == "held" and c["account"] == account["id"]]
        if points:
            runs.append(["least-change", str(folder), "--account", account["id"], "--at", "claim:" + points[0]])
            runs.append(["changes", str(folder), "--since", "2000-01-01", "--account", account["id"]])
    for run in runs:
        yield from habeas(*run, "--language", language).out.splitlines()
        ran = habeas(*run, "--language", language, "--json")
        if ran.code in (0, 1):
            yield from sentences_in(ran.json)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_sentence_that_names_a_speaker_names_the_outlet(habeas, shipped, language):
    carried = {}
    for folder, dossier in shipped.items():
        carried[folder.name] = check_all(asked(habeas, folder, dossier, language), dossier, language)
    # Sentences of that kind there are: a test of nothing holds of everything.
    assert carried["article"] > 20 and carried["exchange_2025"] > 4 and carried["venezuela"] > 4, carried


def test_the_test_finds_a_speaker_whose_outlet_is_left_out():
    dossier = {
        "actors": [{"id": "watch", "name": "Watch"}, {"id": "paper", "name": "The Paper"}],
        "claims": [
            {"id": "c-1", "kind": "held", "speaker": "watch", "via": "paper"},
            {"id": "c", "kind": "held", "speaker": "watch"},
        ],
    }
    right = [
        "Watch, as carried by The Paper (c-1); Watch (c): 5",
        "Watch, as carried by The Paper, said that 5 were held (c-1).",
        "    c-1: Watch, as carried by The Paper, 2026",
    ]
    assert check_all(right, dossier, "en") == 3
    for wrong in (
        "Watch (c, c-1): 5",
        "Watch said that 5 were held (c-1).",
        "    c-1: Watch, 2026",
        "says Watch, as carried by The Paper (c)",
    ):
        with pytest.raises(AssertionError):
            check_all([wrong], dossier, "en")


@pytest.mark.parametrize(
    ("arguments", "sentences"),
    [
        (
            ["why", "venezuela", "held", "--account", "foro_penal", "--at", "2025-12-29"],
            {"en": "Foro Penal (VEN-069): at least 863 held", "es": "Foro Penal (VEN-069): al menos 863 detenidas"},
        ),
        (
            ["entries", "venezuela", "--account", "foro_penal", "--from", "2025-12-29", "--to", "2026-01-19"],
            {
                "en": "Assuming dates_as_written, fp_releases_leave_count, entries (foro_penal, any kind)",
                "es": "Suponiendo dates_as_written, fp_releases_leave_count, entradas (foro_penal, cualquier tipo)",
            },
        ),
        (
            ["check", "article"],
            {
                "en": "Assuming lately_is_60_days, Nishadil (S15): at most 60 days",
                "es": "Suponiendo lately_is_60_days, Nishadil (S15): como máximo 60 días",
            },
        ),
        (
            ["pledges", "exchange_2025"],
            {
                "en": "announced: 10, says US officials, as carried by Reuters (VEN-048)",
                "es": "anunciadas: 10, dice US officials, según Reuters (VEN-048)",
            },
        ),
    ],
)
def test_sentences_that_were_checked_by_hand(habeas, examples, arguments, sentences):
    arguments[1] = str(examples / "dossiers" / arguments[1]) if "/" not in arguments[1] else arguments[1]
    for language, wanted in sentences.items():
        assert wanted in habeas(*arguments, "--language", language).out
