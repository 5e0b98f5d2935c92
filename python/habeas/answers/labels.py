# SPDX-License-Identifier: MIT
"""Labels side by side, and how far coders agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from habeas import _core, _show
from habeas._tables import Column, Tabular
from habeas._value import Value
from habeas.model.fields import columns_of

__all__ = ["AgreementBetween", "CodedGroup", "Dispute", "ItemThatDiffers", "Label", "Labels"]


@dataclass(frozen=True)
class Label(Value):
    """What one speaker calls somebody, or says is not theirs to be called.

    Attributes
    ----------
    claim, speaker : str
        Who says it, in which claim.
    label : str
        In the speaker's words.
    known_label : str or None
        The word of the vocabulary that it is, if it is one.
    criterion, since, until : str or None
        Under which criterion, and from when to when, as stated; None: not stated.
    applies : bool
        False: the speaker says that the label does not apply.
    disputed_by : tuple of str
        Claims of other speakers that say otherwise.
    document : str or None
        Where it was read.
    sentence : str
        All of it in words.
    """

    claim: str
    speaker: str
    label: str
    known_label: Optional[str]
    criterion: Optional[str]
    since: Optional[str]
    until: Optional[str]
    applies: bool
    disputed_by: tuple[str, ...]
    document: Optional[str]
    sentence: str

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Label:
        """Read it from the command's JSON."""
        return cls(**{**data, "disputed_by": tuple(data["disputed_by"])})

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {**self.__dict__, "disputed_by": list(self.disputed_by)}

    def __str__(self) -> str:
        return self.sentence

    def _who(self) -> str:
        """Who said it and which outlet carried it, as the sentence has it before the claim's id."""
        who, found, _ = self.sentence.partition(f" ({self.claim})")
        return who if found else self.speaker


@dataclass(frozen=True)
class Dispute(Value):
    """A label about which speakers differ; `applies` and `denies` are claims."""

    subject: str
    label: str
    applies: tuple[str, ...]
    denies: tuple[str, ...]
    sentence: str

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, repr=False)
class Labels(Value, Tabular):
    """All that is said of one subject: an account's population, a person, a group, a place or an actor."""

    subject: str
    subject_is: str
    name: Optional[str]
    said: tuple[Label, ...]
    disputes: tuple[Dispute, ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Labels:
        """Read it from the command's JSON."""
        subject = data["subject"]
        said = tuple(Label.from_dict(s) for s in data["said"])
        disputes = tuple(
            Dispute(subject["id"], d["label"], tuple(d["applies"]), tuple(d["denies"]), d["sentence"])
            for d in data["disputes"]
        )
        return cls(subject["id"], subject["is"], subject["name"], said, disputes)

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "subject": {"is": self.subject_is, "id": self.subject, "name": self.name},
            "said": [s.to_dict() for s in self.said],
            "disputes": [
                {"label": d.label, "applies": list(d.applies), "denies": list(d.denies), "sentence": d.sentence}
                for d in self.disputes
            ],
        }

    def _arrow_columns(self) -> list[Column]:
        return columns_of(Label, self.said)

    def _table(self) -> list[tuple[str, str, str, str]]:
        return [
            (s._who(), s.label if s.applies else f"not {s.label}", s.criterion or "-", ", ".join(s.disputed_by) or "-")
            for s in self.said
        ]

    def __str__(self) -> str:
        return _show.table(("speaker", "label", "criterion", "disputed by"), self._table())

    def __repr__(self) -> str:
        return f"<Labels of {self.subject}: {len(self.said)} said, {len(self.disputes)} disputed>"

    def _repr_html_(self) -> str:
        return _show.html_table(("speaker", "label", "criterion", "disputed by"), self._table(), repr(self)[1:-1])


@dataclass(frozen=True)
class ItemThatDiffers(Value):
    """An item that both coded otherwise, with the claims of either."""

    item: str
    first: str
    second: str
    first_claims: tuple[str, ...]
    second_claims: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class CodedGroup(Value):
    """The items of one kind under one codebook, and how far two coders agree on them.

    Attributes
    ----------
    kind : str
        Of claim: "implemented", "role", "labelled", ...
    codebook : str or None
        Codes of other codebooks are never set against these.
    items, alike : int
        How many both coded, and how many of them alike.
    kappa, kappa_linear, kappa_quadratic : float or None
        Cohen's kappa; weighted for levels only. None: not defined, since the codes do not vary.
    standard_error : float or None
        Of the unweighted kappa (Fleiss, Cohen and Everitt 1969).
    alpha : float or None
        Krippendorff's alpha, ordinal for levels and nominal for words.
    alpha_range : tuple of float, or None
        Where 95 % of the samples of the items put alpha.
    differ : tuple of ItemThatDiffers
        The items on which they differ.
    only_first, only_second, ambiguous : tuple of str
        Items that one alone coded, and those to which one gave several levels.
    """

    kind: str
    codebook: Optional[str]
    ordered: bool
    items: int
    alike: int
    kappa: Optional[float]
    standard_error: Optional[float]
    kappa_linear: Optional[float]
    kappa_quadratic: Optional[float]
    alpha: Optional[float]
    alpha_range: Optional[tuple[float, float]]
    differ: tuple[ItemThatDiffers, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    ambiguous: tuple[str, ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> CodedGroup:
        """Read it from the command's JSON."""

        def kappa(name: str, part: str = "kappa") -> Optional[float]:
            return None if data[name] is None else data[name][part]

        alpha = data["alpha"]
        ranged = alpha is not None and alpha["low"] is not None
        return cls(
            data["kind"],
            data["codebook"],
            data["ordered"],
            data["items"],
            data["alike"],
            kappa("kappa"),
            kappa("kappa", "standard_error"),
            kappa("kappa_linear"),
            kappa("kappa_quadratic"),
            None if alpha is None else alpha["alpha"],
            (alpha["low"], alpha["high"]) if ranged else None,
            tuple(
                ItemThatDiffers(i["item"], i["first"], i["second"], tuple(i["first_claims"]), tuple(i["second_claims"]))
                for i in data["differ"]
            ),
            tuple(data["only_first"]),
            tuple(data["only_second"]),
            tuple(data["ambiguous"]),
        )

    def __repr__(self) -> str:
        kappa = "not defined" if self.kappa is None else f"{self.kappa:.3f}"
        return f"<CodedGroup {self.kind}: {self.alike} of {self.items} alike, kappa {kappa}>"


@dataclass(frozen=True, repr=False)
class AgreementBetween(Value, Tabular):
    """How far two coders agree, group by group.

    Kappa and alpha set agreement against what chance would give; they are low where codes hardly vary, even when coders
    differ on few items. Read them with `alike` and `differ`.
    """

    first: str
    second: str
    groups: tuple[CodedGroup, ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> AgreementBetween:
        """Read it from the command's JSON."""
        return cls(data["first"], data["second"], tuple(CodedGroup.from_dict(g) for g in data["groups"]))

    def __getitem__(self, kind: str) -> CodedGroup:
        found = [g for g in self.groups if g.kind == kind]
        if len(found) != 1:
            raise KeyError(kind)
        return found[0]

    def _arrow_columns(self) -> list[Column]:
        return columns_of(CodedGroup, self.groups)

    def _table(self) -> list[tuple[str, ...]]:
        def text(figure: Optional[float]) -> str:
            return "-" if figure is None else f"{figure:.3f}"

        return [
            (g.kind, g.codebook or "-", str(g.items), str(g.alike), text(g.kappa), text(g.alpha)) for g in self.groups
        ]

    def __str__(self) -> str:
        return _show.table(("kind", "codebook", "items", "alike", "kappa", "alpha"), self._table())

    def __repr__(self) -> str:
        return f"<AgreementBetween {self.first} and {self.second}: {_show.count(len(self.groups), 'group')}>"

    def _repr_html_(self) -> str:
        head = ("kind", "codebook", "items", "alike", "kappa", "alpha")
        return _show.html_table(head, self._table(), repr(self)[1:-1])


# The engine makes these itself.
_core.registered.update(
    CodedGroup=CodedGroup, Dispute=Dispute, ItemThatDiffers=ItemThatDiffers, Label=Label, Labels=Labels
)
