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
The Watch (C3): at least 95 held at 12 January 2030, the cut-off of C3.
The Watch (C1): at most 100 held at 5 January 2030, the cut-off of C1.
"""

import warnings
from typing import TYPE_CHECKING

from habeas import _core, crosswalk, examples, plot
from habeas._builder_base import Breakdown
from habeas._builder_handles import (
    AgreementHandle,
    EventHandle,
    ExchangeHandle,
    Instant,
    NegotiationHandle,
    PledgeHandle,
    end_of,
    start_of,
)
from habeas._guard import guard
from habeas._misnamed import tell_misnamed, wanted_instead
from habeas._options import Options, options
from habeas._show import show_safely
from habeas._tables import Tabular
from habeas.answers.asked import Asked
from habeas.answers.bound_tables import Bounds
from habeas.answers.bounds import Alternative, Bound
from habeas.answers.changes import AccountChanges, ChangedAnswer, Changes, ClaimEffect
from habeas.answers.checks import CheckReport, Finding, FirstContradictions
from habeas.answers.contradictions import Contradiction, Repair
from habeas.answers.drafts import DraftReport, ImpliedAnswer, SettledContradiction
from habeas.answers.event_days import DayAlternative, EventDays
from habeas.answers.labels import AgreementBetween, CodedGroup, Dispute, ItemThatDiffers, Label, Labels
from habeas.answers.lists import (
    EditionDiff,
    LeavingReason,
    LeftPerson,
    ListedChange,
    Published,
    RenamedPerson,
    Tally,
    TallyRow,
)
from habeas.answers.minimal_adjustment import AskedRange, ClaimChange, MinimalAdjustment
from habeas.answers.networks import ActorNetwork, ActorTie, NetworkActor, Panel, PanelUnit
from habeas.answers.paths import Link, PathAnswer, PathHop, TimePath
from habeas.answers.pledges import (
    Delivered,
    Delivery,
    Exchange,
    LadderRow,
    Leg,
    LegNumber,
    LegRatio,
    LegTotal,
    Pledge,
    Promise,
    PromisedRatio,
    RatioCame,
)
from habeas.answers.proofs import CheckResult, DateWidening, Proof, ProofStep, Term, WeightedTerm
from habeas.answers.sensitivity import (
    Sensitivity,
    SensitivityRow,
    StockSensitivity,
    StockSensitivityRow,
    UnaccountedSensitivity,
)
from habeas.answers.series import KnownAnswer, KnownSeries
from habeas.answers.talks import (
    Agreement,
    Channel,
    Code,
    Fund,
    Negotiation,
    NegotiationEvent,
    PossibleState,
    Provision,
    Role,
    Signing,
    StateDays,
)
from habeas.answers.unaccounted import Unaccounted, UnaccountedSeries, UnaccountedStep
from habeas.builder import Builder, ExchangeLeg
from habeas.dossier import Dossier
from habeas.errors import (
    Ambiguous,
    Cancelled,
    HabeasError,
    InvalidDate,
    InvalidFile,
    InvalidType,
    InvalidValue,
    LimitExceeded,
    NotOrdered,
    Problem,
    UnknownId,
    Unsupported,
)
from habeas.graph import Cycle, Graph
from habeas.ledger import Ledger
from habeas.model import allen
from habeas.model.columns import DateColumns, parse_dates
from habeas.model.dates import Date, DateBounds, day_of
from habeas.model.entities import (
    Account,
    Actor,
    Assumption,
    Bulletin,
    Claim,
    CustodyAt,
    CustodyEvent,
    Document,
    Edition,
    Event,
    Group,
    Person,
    Place,
    Point,
    RoleHolder,
)
from habeas.model.event_import import CodeTally, EventsImport
from habeas.model.frames import TableWarning
from habeas.model.handles import (
    AccountHandle,
    ActorHandle,
    AssumptionHandle,
    BulletinHandle,
    ClaimHandle,
    DocumentHandle,
    EditionHandle,
    FundHandle,
    GroupHandle,
    PersonHandle,
    PlaceHandle,
    PointHandle,
)
from habeas.model.listing import Table
from habeas.model.quantity import About, Interval, Quantity
from habeas.model.records import Thing, Things
from habeas.model.view import Lens
from habeas.model.widening import Widening, Widths
from habeas.simulation import Movement, PlantedFault, SimulatedPerson, Simulation, Truth, simulate
from habeas.timeline import Timeline

__version__: str = _core.version


def schema() -> str:
    """Give the JSON Schema (draft 2020-12) of `dossier.json`, as text."""
    return _core.dossier_schema()


__all__ = [
    "About",
    "Account",
    "AccountChanges",
    "AccountHandle",
    "Actor",
    "ActorHandle",
    "ActorNetwork",
    "ActorTie",
    "Agreement",
    "AgreementBetween",
    "AgreementHandle",
    "Alternative",
    "Ambiguous",
    "Asked",
    "AskedRange",
    "Assumption",
    "AssumptionHandle",
    "Bound",
    "Bounds",
    "Breakdown",
    "Builder",
    "Bulletin",
    "BulletinHandle",
    "Cancelled",
    "ChangedAnswer",
    "Changes",
    "Channel",
    "CheckReport",
    "CheckResult",
    "Claim",
    "ClaimChange",
    "ClaimEffect",
    "ClaimHandle",
    "Code",
    "CodeTally",
    "CodedGroup",
    "Contradiction",
    "CustodyAt",
    "CustodyEvent",
    "Cycle",
    "Date",
    "DateBounds",
    "DateColumns",
    "DateWidening",
    "DayAlternative",
    "Delivered",
    "Delivery",
    "Dispute",
    "Document",
    "DocumentHandle",
    "Dossier",
    "DraftReport",
    "Edition",
    "EditionDiff",
    "EditionHandle",
    "Event",
    "EventDays",
    "EventHandle",
    "EventsImport",
    "Exchange",
    "ExchangeHandle",
    "ExchangeLeg",
    "Finding",
    "FirstContradictions",
    "Fund",
    "FundHandle",
    "Graph",
    "Group",
    "GroupHandle",
    "HabeasError",
    "ImpliedAnswer",
    "Instant",
    "Interval",
    "InvalidDate",
    "InvalidFile",
    "InvalidType",
    "InvalidValue",
    "ItemThatDiffers",
    "KnownAnswer",
    "KnownSeries",
    "Label",
    "Labels",
    "LadderRow",
    "LeavingReason",
    "Ledger",
    "LeftPerson",
    "Leg",
    "LegNumber",
    "LegRatio",
    "LegTotal",
    "Lens",
    "LimitExceeded",
    "Link",
    "ListedChange",
    "MinimalAdjustment",
    "Movement",
    "Negotiation",
    "NegotiationEvent",
    "NegotiationHandle",
    "NetworkActor",
    "NotOrdered",
    "Options",
    "Panel",
    "PanelUnit",
    "PathAnswer",
    "PathHop",
    "Person",
    "PersonHandle",
    "Place",
    "PlaceHandle",
    "PlantedFault",
    "Pledge",
    "PledgeHandle",
    "Point",
    "PointHandle",
    "PossibleState",
    "Problem",
    "Promise",
    "PromisedRatio",
    "Proof",
    "ProofStep",
    "Provision",
    "Published",
    "Quantity",
    "RatioCame",
    "RenamedPerson",
    "Repair",
    "Role",
    "RoleHolder",
    "Sensitivity",
    "SensitivityRow",
    "SettledContradiction",
    "Signing",
    "SimulatedPerson",
    "Simulation",
    "StateDays",
    "StockSensitivity",
    "StockSensitivityRow",
    "Table",
    "TableWarning",
    "Tabular",
    "Tally",
    "TallyRow",
    "Term",
    "Thing",
    "Things",
    "TimePath",
    "Timeline",
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
    "end_of",
    "examples",
    "options",
    "parse_dates",
    "plot",
    "schema",
    "simulate",
    "start_of",
]

# A value of a wrong type ends in an error of ours that says what, got and wanted, whichever public call it is given to.
guard(globals(), __all__)
# Names of others are shown, and never obeyed.
show_safely(globals(), __all__)
# A name that is not there is answered with those that may be meant.
tell_misnamed(globals(), __all__)

# Names of 0.1 that have changed (docs/renamed.md); they go with 0.2. A type checker knows the new ones only.
_RENAMED = {
    "LeastChange": "MinimalAdjustment",
    "Remedy": "Repair",
    "ToldEvent": "NegotiationEvent",
}

if not TYPE_CHECKING:

    def __getattr__(name):
        """Give what a name of 0.1 is called today, with a warning."""
        if name not in _RENAMED:
            kinds = [] if name.startswith("_") else [globals()[one] for one in __all__ if one[0].isupper()]
            wanted = kinds and wanted_instead(name, __all__, kinds)
            text = f"module 'habeas' has no attribute {name!r}"
            raise AttributeError(f"{text}: wanted {wanted}" if wanted else text)
        warnings.warn(f"habeas.{name} is called {_RENAMED[name]} now", DeprecationWarning, stacklevel=2)
        return globals()[_RENAMED[name]]
