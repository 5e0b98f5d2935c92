# SPDX-License-Identifier: MIT
"""The words that the builder takes, as types: those of the vocabulary, which never change."""

from __future__ import annotations

from typing import Literal

__all__ = [
    "AccountRelation",
    "ActorKind",
    "ActorRole",
    "AgreementStage",
    "AgreementStatus",
    "AssumptionEffect",
    "Audience",
    "ChannelKind",
    "Composition",
    "ConditionAnswer",
    "ConditionKind",
    "CountingUnit",
    "CutoffHour",
    "DateReading",
    "DeliveryStatus",
    "DueState",
    "Engine",
    "EventKind",
    "Facet",
    "Frequency",
    "FundKind",
    "Hemisphere",
    "IdentityVerdict",
    "Language",
    "LeavingRule",
    "LegStage",
    "LegalGround",
    "LinkRelation",
    "Mechanism",
    "NegotiationState",
    "ProvisionKind",
    "Question",
    "ReleaseStage",
    "TalksState",
    "TimeUnit",
    "VotePolicy",
    "Way",
]

#: What kind of actor somebody is.
ActorKind = Literal[
    "person",
    "government",
    "state_agency",
    "armed_group",
    "political_party",
    "ngo",
    "igo",
    "media",
    "company",
    "religious",
    "coalition",
    "analyst",
    "state",
    "legislature",
    "court",
    "prosecution",
    "police",
    "armed_forces",
    "intelligence_service",
    "prison_service",
    "paramilitary",
    "opposition",
    "delegation",
    "ombudsperson",
    "civil_society",
    "families",
    "trade_union",
    "academic",
    "lawyers",
    "fund",
    "community",
    "other",
]
#: The widest circle that may see something.
Audience = Literal[
    "public",
    "partner",
    "internal",
]
#: What an assumption does beyond carrying claims.
AssumptionEffect = Literal[
    "none",
    "no_other_exits",
    "no_other_entries",
    "leave_when_freed",
    "enter_when_held",
    "shared_cutoff",
    "dates_as_written",
    "counts_at_day_end",
    "nobody_twice",
]
#: What one unit of a count is.
CountingUnit = Literal[
    "persons",
    "detentions",
    "court_cases",
    "things",
]
#: At which hour of its day a stock was counted.
CutoffHour = Literal[
    "not_stated",
    "start_of_day",
    "end_of_day",
]
#: When somebody leaves a list.
LeavingRule = Literal[
    "not_stated",
    "when_freed",
    "when_verified",
]
#: Facets of somebody's custody.
Facet = Literal[
    "deprived_of_liberty",
    "regime",
    "whereabouts",
    "acknowledgement",
    "holder",
    "legal_stage",
]
#: How somebody comes into a count or leaves it.
Mechanism = Literal[
    "arrest",
    "rearrest",
    "transfer",
    "release",
    "exchange",
    "expulsion",
    "escape",
    "death",
    "correction",
    "late_registration",
    "disappearance",
    "reappearance",
    "abduction",
    "surrender",
]
#: On which ground somebody was let go.
LegalGround = Literal[
    "none_stated",
    "precautionary_measures",
    "sentence_served",
    "pardon",
    "amnesty",
    "acquittal",
    "dismissal",
    "medical",
    "plea",
    "commutation",
    "parole",
    "habeas_corpus",
    "conviction_quashed",
    "time_limit",
    "extradition",
    "decree",
]
#: Under which condition.
ConditionKind = Literal[
    "reporting",
    "travel_ban",
    "silence",
    "house_arrest",
    "exile",
    "surety",
    "movement_limits",
    "no_contact",
    "no_public_activity",
    "confession",
    "declaration",
    "documents_withheld",
    "monitoring_device",
    "claims_renounced",
    "other",
]
#: And how it was answered.
ConditionAnswer = Literal[
    "offered",
    "accepted",
    "refused",
]
#: Kinds of events.
EventKind = Literal[
    "negotiation_start",
    "negotiation_stall",
    "negotiation_resumption",
    "negotiation_end",
    "round",
    "agreement_signed",
    "law",
    "detention",
    "release",
    "custody_change",
    "exchange",
    "statement",
    "report",
    "publication",
    "negotiation_announcement",
    "negotiation_conclusion",
    "negotiation_collapse",
    "meeting",
    "mediation",
    "proposal",
    "rejection",
    "agreement_announced",
    "agreement_ratified",
    "agreement_in_force",
    "agreement_suspended",
    "agreement_ended",
    "agreement_breached",
    "pledge",
    "demand",
    "threat",
    "fund_created",
    "bill",
    "decree",
    "law_repealed",
    "amnesty",
    "pardon",
    "charge",
    "hearing",
    "hearing_postponed",
    "trial_start",
    "verdict",
    "conviction",
    "acquittal",
    "sentence",
    "case_closed",
    "appeal_filed",
    "appeal_decided",
    "habeas_corpus_filed",
    "habeas_corpus_ignored",
    "habeas_corpus_refused",
    "habeas_corpus_granted",
    "petition_filed",
    "petition_ignored",
    "petition_refused",
    "petition_granted",
    "arrest",
    "rearrest",
    "abduction",
    "disappearance",
    "reappearance",
    "transfer",
    "expulsion",
    "escape",
    "death",
    "list_published",
    "verification",
    "visit",
    "protest",
    "hunger_strike",
    "sanction",
    "sanction_eased",
    "release_aborted",
    "other",
]
#: How one event stands to another.
LinkRelation = Literal[
    "follows",
    "precedes",
    "meets",
    "during",
    "overlaps",
    "starts_with",
    "ends_with",
    "within",
    "causes",
    "tied_to",
    "part_of",
    "repeats",
    "same_as",
    "enables",
    "hinders",
    "responds_to",
    "implements",
    "breaches",
    "announces",
]
#: What an agreement creates.
FundKind = Literal[
    "fund",
    "commission",
    "monitoring_body",
    "other",
]
#: What a provision is about.
ProvisionKind = Literal[
    "prisoner_release",
    "prisoner_exchange",
    "amnesty",
    "missing_persons",
    "human_rights",
    "justice",
    "fund",
    "humanitarian_aid",
    "displaced_persons",
    "ceasefire",
    "elections",
    "sanctions",
    "monitoring",
    "guarantees",
    "timetable",
    "talks",
    "other",
]
#: What an agreement has become.
AgreementStatus = Literal[
    "proposed",
    "announced",
    "signed",
    "in_force",
    "suspended",
    "ended",
    "rejected",
]
#: At which stage of a process it stands.
AgreementStage = Literal[
    "prenegotiation",
    "partial",
    "comprehensive",
    "ceasefire",
    "implementation",
    "renewal",
    "other",
]
#: How the sides of talks reach each other.
ChannelKind = Literal[
    "direct",
    "mediated",
    "shuttle",
    "back_channel",
    "written",
    "remote",
    "other",
]
#: States that talks can enter.
TalksState = Literal[
    "announced",
    "under_way",
    "suspended",
    "resumed",
    "concluded",
    "collapsed",
]
#: States that talks can be in: those, or none that anybody stated.
NegotiationState = Literal[
    "not_stated",
    "announced",
    "under_way",
    "suspended",
    "resumed",
    "concluded",
    "collapsed",
]
#: What came of a promise, by one counter.
DeliveryStatus = Literal[
    "met",
    "not_met",
    "possibly_met",
    "overdue",
    "nothing_promised",
    "met_late",
]
#: Has a promise fallen due?
DueState = Literal[
    "no_deadline",
    "not_yet",
    "possibly",
    "due",
    "condition_open",
]
#: What a number of a leg is of: what was promised, or a stage.
LegStage = Literal[
    "pledged",
    "announced",
    "verified",
    "fully_free",
    "rearrested",
]
#: The stages between a promise and freedom.
ReleaseStage = Literal[
    "announced",
    "verified",
    "fully_free",
    "rearrested",
]
#: Roles in talks, agreements, funds and events.
ActorRole = Literal[
    "party",
    "mediator",
    "facilitator",
    "host",
    "guarantor",
    "witness",
    "observer",
    "monitor",
    "signatory",
    "administrator",
    "holder",
    "releaser",
    "source",
    "convener",
    "chair",
    "intermediary",
    "envoy",
    "adviser",
    "verifier",
    "funder",
    "receiver",
    "transit",
    "on_behalf",
    "arresting",
    "addressee",
    "petitioner",
    "respondent",
    "counsel",
    "adjudicator",
]
#: Does a claim hold on every day of its date, or on at least one?
DateReading = Literal[
    "sometime",
    "throughout",
]
#: How the parts of a breakdown relate to the whole.
Composition = Literal[
    "partition",
    "overlapping",
    "subset",
]
#: Units of time.
TimeUnit = Literal[
    "days",
    "weeks",
    "months",
    "years",
    "hours",
]
#: Are two records one person?
IdentityVerdict = Literal[
    "same",
    "different",
    "possibly_same",
]
#: How the populations of accounts relate.
AccountRelation = Literal[
    "same",
    "contains",
    "disjoint_parts",
    "overlaps",
]
#: Whose seasons are meant.
Hemisphere = Literal[
    "north",
    "south",
]
#: Languages of sentences.
Language = Literal["en", "es"]
#: What solves: differences of two counts alone, or kinds, parts and relations as well, by HiGHS.
Engine = Literal["auto", "difference", "linear"]
#: Into a count, or out of it.
Way = Literal["entries", "exits"]
#: What a ledger is asked.
Question = Literal["held", "entries", "exits"]
#: Steps of a calendar: days, weeks, months, years.
Frequency = Literal["D", "W", "M", "Y"]
#: How changes are weighed.
VotePolicy = Literal["one_vote", "by_grading", "by_size"]
