# SPDX-License-Identifier: MIT
"""What is known, claimed and contradicted about prisoners, in days and in people.

Counts of prisoners, releases and arrests are claims. habeas says what follows from them, what cannot all be
true, how many people must have come or gone without a claim saying so, and on which claims and assumptions
each answer rests: with bounds and proofs, never with a guess.

Examples
--------
>>> import habeas
>>> d = habeas.examples.small()
>>> ledger = d.ledger("watch")
>>> bound = ledger.entries("2030-01-05", "2030-01-12")
>>> print(bound)
at least 15
>>> bound.low_proof.claims
('C1', 'C2', 'C3')
>>> for step in bound.low_proof.steps:
...     if step.rule == "held":
...         print(step)
The Watch (C3): at least 95 held at the cut-off of C3.
The Watch (C1): at most 100 held at the cut-off of C1.
"""

from habeas import _core, allen, crosswalk, examples
from habeas.answers import CheckReport, EventDays, Finding, FirstContradictions, Sensitivity, SensitivityRow, Unaccounted
from habeas.changes import AccountChanges, ChangedAnswer, Changes, ClaimEffect, DraftReport, ImpliedAnswer, SettledContradiction
from habeas.coded import CodeTally, EventsImport
from habeas.columns import DateColumns, parse_dates
from habeas.contradictions import Contradiction, Remedy
from habeas.dates import Date, DateBounds, day_of
from habeas.dossier import Dossier
from habeas.errors import (
    Ambiguous,
    Cancelled,
    HabeasError,
    InvalidDate,
    InvalidFile,
    InvalidValue,
    LimitExceeded,
    NotOrdered,
    Problem,
    UnknownId,
    Unsupported,
)
from habeas.graph import Cycle, Graph
from habeas.labels import AgreementBetween, CodedGroup, Dispute, ItemThatDiffers, Label, Labels
from habeas.least import AskedRange, ClaimChange, LeastChange
from habeas.ledger import Ledger
from habeas.lens import Lens
from habeas.lists import EditionDiff, LeavingReason, LeftPerson, ListedChange, Published, RenamedPerson, Tally, TallyRow
from habeas.networks import ActorNetwork, ActorTie, Panel
from habeas.paths import Link, PathAnswer, PathHop, TimePath
from habeas.pledges import Delivered, Delivery, Exchange, LadderRow, Leg, LegNumber, LegRatio, Pledge, Promise
from habeas.proofs import Bound, CheckResult, DateWidening, Proof, ProofStep, Term, WeightedTerm
from habeas.quantity import About, Interval, Quantity
from habeas.series import (
    Asked,
    KnownAnswer,
    KnownSeries,
    StockSensitivity,
    StockSensitivityRow,
    UnaccountedSensitivity,
    UnaccountedSeries,
    UnaccountedStep,
)
from habeas.simulation import Movement, PlantedFault, SimulatedPerson, Simulation, Truth, simulate
from habeas.talks import Agreement, Code, Fund, Negotiation, PossibleState, Provision, Role, StateDays, ToldEvent
from habeas.things import Account, Actor, Assumption, Claim, Event, Thing, Things
from habeas.timeline import Timeline
from habeas.widening import Widening, Widths

__version__: str = _core.version


def schema() -> str:
    """Give the JSON Schema (draft 2020-12) of `dossier.json`, as text."""
    return _core.dossier_schema()


__all__ = [
    "About",
    "Account",
    "AccountChanges",
    "Actor",
    "ActorNetwork",
    "ActorTie",
    "Agreement",
    "AgreementBetween",
    "Ambiguous",
    "Asked",
    "AskedRange",
    "Assumption",
    "Bound",
    "Cancelled",
    "ChangedAnswer",
    "Changes",
    "CheckReport",
    "CheckResult",
    "Claim",
    "ClaimChange",
    "ClaimEffect",
    "Code",
    "CodeTally",
    "CodedGroup",
    "Contradiction",
    "Cycle",
    "Date",
    "DateBounds",
    "DateColumns",
    "DateWidening",
    "Delivered",
    "Delivery",
    "Dispute",
    "Dossier",
    "DraftReport",
    "EditionDiff",
    "Event",
    "EventDays",
    "EventsImport",
    "Exchange",
    "Finding",
    "FirstContradictions",
    "Fund",
    "Graph",
    "HabeasError",
    "ImpliedAnswer",
    "Interval",
    "InvalidDate",
    "InvalidFile",
    "InvalidValue",
    "ItemThatDiffers",
    "KnownAnswer",
    "KnownSeries",
    "Label",
    "Labels",
    "LadderRow",
    "LeastChange",
    "LeavingReason",
    "Ledger",
    "LeftPerson",
    "Leg",
    "LegNumber",
    "LegRatio",
    "Lens",
    "LimitExceeded",
    "Link",
    "ListedChange",
    "Movement",
    "Negotiation",
    "NotOrdered",
    "Panel",
    "PathAnswer",
    "PathHop",
    "PlantedFault",
    "Pledge",
    "PossibleState",
    "Problem",
    "Promise",
    "Proof",
    "ProofStep",
    "Provision",
    "Published",
    "Quantity",
    "Remedy",
    "RenamedPerson",
    "Role",
    "Sensitivity",
    "SensitivityRow",
    "SettledContradiction",
    "SimulatedPerson",
    "Simulation",
    "StateDays",
    "StockSensitivity",
    "StockSensitivityRow",
    "Tally",
    "TallyRow",
    "Term",
    "Thing",
    "Things",
    "TimePath",
    "Timeline",
    "ToldEvent",
    "Truth",
    "Unaccounted",
    "UnaccountedSensitivity",
    "UnaccountedSeries",
    "UnaccountedStep",
    "UnknownId",
    "Unsupported",
    "WeightedTerm",
    "Widening",
    "Widths",
    "allen",
    "crosswalk",
    "day_of",
    "examples",
    "parse_dates",
    "schema",
    "simulate",
]
