# SPDX-License-Identifier: MIT
"""Dossiers to try things out on: those that come with the package as files, and two small invented ones.

`habeas.examples.path(name)` gives the folder of a file, for the command and for reading what it says:

>>> from habeas import examples
>>> sorted(file.name for file in examples.path("coded").iterdir())
['dossier.json', 'events.csv', 'mapping.json']
"""

from __future__ import annotations

import pathlib

from habeas.builder import Builder, ExchangeLeg
from habeas.dossier import Dossier
from habeas.errors import InvalidValue, Unsupported

__all__ = [
    "article",
    "coded",
    "coders",
    "cuba",
    "exchange_2025",
    "first",
    "list_of_people",
    "path",
    "small",
    "talks",
    "venezuela",
]

_NAMES = ("article", "coded", "coders", "cuba", "exchange_2025", "first", "list", "venezuela")

_MAIN_FILES = ("dossier.json", "claims.csv")

# In the installed package, and in a checkout whose python/ is on the path.
_FOLDERS = (
    pathlib.Path(__file__).parent / "dossiers",
    pathlib.Path(__file__).parents[2] / "examples" / "dossiers",
)


def path(name: str) -> pathlib.Path:
    """Give the folder of a dossier that comes with the package.

    Parameters
    ----------
    name : {"article", "coded", "coders", "cuba", "exchange_2025", "first", "list", "venezuela"}

    Returns
    -------
    pathlib.Path
        It holds `dossier.json` and, where the dossier was made of tables, these; or tables that are the dossier.

    Raises
    ------
    InvalidValue
        No dossier of that name comes with the package.
    Unsupported
        The folder is neither in the package nor in a checkout around it.

    Examples
    --------
    >>> from habeas import Dossier, examples
    >>> Dossier.open(examples.path("list")) == examples.list_of_people()
    True
    """
    if name not in _NAMES:
        wanted = "one of " + ", ".join(_NAMES)
        raise InvalidValue(f"no such example: got {name!r}, wanted {wanted}", got=repr(name), wanted=wanted)
    for folder in _FOLDERS:
        if any((folder / name / file).is_file() for file in _MAIN_FILES):
            return folder / name
    looked = " or ".join(str(folder / name) for folder in _FOLDERS)
    got = "no dossier.json and no claims.csv"
    message = f"the dossier {name!r} did not come with this installation: got {got}, wanted one in {looked}"
    raise Unsupported(message, got=got, wanted=f"one in {looked}")


def venezuela() -> Dossier:
    """Open the counts of prisoners in Venezuela, 2020 to 2026: 141 claims from public pages, each cited.

    Like `Dossier.open`, this gives what the public may see.

    Examples
    --------
    >>> from habeas import examples
    >>> d = examples.venezuela()
    >>> d
    <Dossier 'venezuela': 141 claims, public, 0 withheld>
    >>> print(d.ledger("foro_penal").entries("2025-12-29", "2026-01-19"))
    at least 101
    """
    return Dossier.open(path("venezuela"))


def cuba() -> Dossier:
    """Open the monthly counts of one counter in Cuba, 2023 to 2026: a claims table, each row with the page it is from.

    No page gives April and May 2025; what the months around them and the whole year leave for these two is a bound.

    Examples
    --------
    >>> from habeas import examples
    >>> counts = examples.cuba().ledger("prisoners_defenders")
    >>> counts.entries("end:2025-03-31", "end:2025-05-31").fewest
    (15, 15)
    """
    return Dossier.open(path("cuba"))


def article() -> Dossier:
    """Open one news article about a release, taken apart into claims, and what others said of the same.

    Examples
    --------
    >>> from habeas import examples
    >>> examples.article().check().contradictions[0].claims
    ('S02', 'S15', 'S15-published')
    """
    return Dossier.open(path("article"))


def exchange_2025() -> Dossier:
    """Open the exchange of prisoners of July 2025, with its pledges and what is known of their delivery.

    Examples
    --------
    >>> from habeas import examples
    >>> [leg.title for leg in examples.exchange_2025().exchanges["july_2025"].legs]
    ['El Salvador to Venezuela', 'Venezuela to the United States', 'let out in Venezuela']
    """
    return Dossier.open(path("exchange_2025"))


def coders() -> Dossier:
    """Open an invented agreement that two people coded, who differ.

    Examples
    --------
    >>> from habeas import examples
    >>> [(group.items, group.alike) for group in examples.coders().agreement_between("eva", "leo").groups]
    [(12, 9), (5, 3)]
    """
    return Dossier.open(path("coders"))


def coded() -> Dossier:
    """Open invented events, made from a table in the codes of CAMEO that lies beside the dossier.

    Examples
    --------
    >>> from habeas import Dossier, examples
    >>> Dossier.import_events(examples.path("coded") / "mapping.json").dossier == examples.coded()
    True
    """
    return Dossier.open(path("coded"))


def first() -> Dossier:
    """Open the smallest dossier: an invented speaker, one count of theirs, three claims.

    Examples
    --------
    >>> from habeas import examples
    >>> print(examples.first().ledger("watch").entries("2030-03-09", "2030-03-16"))
    at least 4
    """
    return Dossier.open(path("first"))


def list_of_people() -> Dossier:
    """Open two editions of an invented list of nine invented people.

    Examples
    --------
    >>> from habeas import examples
    >>> examples.list_of_people().compare_editions("edition_1", "edition_2")
    <EditionDiff edition_1 to edition_2: 2 joined, 3 left (1 without a reason), 3 stayed>
    """
    return Dossier.open(path("list"))


def small() -> Dossier:
    """Give a dossier of seven claims about two bulletins of one count, one of them internal."""
    b = Builder("small", title="An invented count")
    watch = b.actor("watch", name="The Watch", kind="ngo")
    analyst = b.actor("analyst", kind="analyst")
    first, second = (b.bulletin(name, speaker=watch) for name in ("b1", "b2"))
    count = b.account("watch", counter=watch, population="people held for their opinions")
    verified = "The releases that the Watch verifies are of people in its count."
    ours = b.assumption("ours", verified, speaker=analyst)
    only = "Nobody leaves the count but by release."
    b.assumption("only_releases", only, speaker=analyst, on=False, effect="no_other_exits", account=count)
    arrest = b.event("arrest", kind="detention", title="An arrest")
    hearing = b.event("hearing", kind="other", title="A hearing")

    b.held(count, 100, as_of="2030-01-05", bulletin=first, said_by=watch, said="2030-01-06", id="C1")
    day, said, quote = "2030-01-12", "2030-01-13", "We count 95 <political> prisoners."
    b.exits(
        count,
        20,
        of="release",
        from_=first,
        as_of=day,
        bulletin=second,
        under=[ours],
        said_by=watch,
        said=said,
        id="C2",
    )
    b.held(count, 95, as_of=day, bulletin=second, said_by=watch, said=said, quote=quote, id="C3")
    for id, number, day, said in (("C4", 30, "2030-01-14", "2030-01-15"), ("C5", 28, "2030-01-15", "2030-01-16")):
        start = "2030-01-06"
        b.exits(count, number, of="release", from_=start, as_of=day, under=[ours], said_by=watch, said=said, id=id)
    b.dated(hearing, "2030-01-10", said_by=watch, said="2030-01-11", id="C6")
    b.link(arrest, "precedes", hearing, days=2, said_by=watch, said="2030-01-11", audience="internal", id="C7")
    return b.build()


def talks() -> Dossier:
    """Give a dossier of talks, an agreement, and a pledge of which six of ten are known to be kept."""
    b = Builder("talks")
    watch = b.actor("watch", name="The Watch", kind="ngo")
    south = b.actor("south", name="South", kind="government")
    north = b.actor("north", name="North", kind="government")
    count = b.account("watch", counter=watch, population="those whom the Watch counts")
    opening = b.event("opening", kind="negotiation_start")
    walkout = b.event("walkout", kind="negotiation_stall")
    first_round = b.event("first_round", kind="round")
    signing = b.event("signing", kind="agreement_signed")
    talks = b.negotiation("talks", title="South and the others").channel("mediated", "by way of North")
    talks.moved_by(first_round).moved_by(opening, "under_way").moved_by(walkout, "suspended")
    ten = b.pledge("ten", title="ten go free", from_=south, to=north)
    two = b.pledge("two", title="two go home", from_=north, to=south)
    b.exchange("swap", legs=[ExchangeLeg("A", pledge=ten, custodian=south), ExchangeLeg("B", pledge=two)])
    accord = talks.agreement("accord", signing=signing)

    b.dated(opening, "2030-01-02", said_by=watch, said="2030-01-02", id="N1")
    b.dated(walkout, "[2030-01-08..2030-01-10]", said_by=watch, said="2030-01-11", id="N2")
    b.dated(first_round, "2030-01-04", said_by=watch, said="2030-01-05", id="N3")
    b.role(north, "mediator", talks, said_by=watch, id="R1")
    b.role(north, "facilitator", talks, said_by=south, id="R2")
    b.role(south, "signatory", signing, said_by=watch, id="R3")
    b.strength(accord, "1", 2, said_by=watch, id="K1")
    b.implemented(accord, "1", 1, said_by=watch, coder="ana", id="K2")
    promised = b.pledged(10, pledge=ten, said_by=south, said="2030-01-04", id="P1")
    b.pledged(2, pledge=two, said_by=north, said="2030-01-04", id="P2")
    b.counts_towards(ten, count, of="release", from_="2030-01-05", said_by=watch, id="T1")
    day, said = "2030-01-09", "2030-01-10"
    b.exits(count, 6, of="release", from_="2030-01-05", as_of=day, said_by=watch, said=said, id="F1")
    accord.provision("prisoner_release", id="1", pledge=ten, said_by=[promised])
    return b.build()
