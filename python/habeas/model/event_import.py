# SPDX-License-Identifier: MIT
"""What became of the rows of a table of coded events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, Optional, TypeVar

from habeas import _core, _show
from habeas._tables import Column, Tabular
from habeas._value import Value
from habeas.model.fields import Field, columns_of

__all__ = ["CodeTally", "EventsImport"]

#: The class of the dossier, which imports this module and is not named here.
D = TypeVar("D")


@dataclass(frozen=True)
class CodeTally(Value):
    """One code of a standard: its rows, and what the crosswalk makes of it.

    Attributes
    ----------
    code : str
        As the table writes it.
    reading : str
        "stated" (by the mapping), "exact" or "narrower" (it covers less than the kind) give a kind of event;
        "ambiguous", "broader", "related", "no_word" and "unknown" do not, and its rows were left out.
    kind : str or None
        The kind of event.
    near : tuple of str
        The kinds that stand near it, the closest first.
    lines : tuple of int
        Where its rows start in the table.
    """

    code: str
    reading: str
    kind: Optional[str]
    near: tuple[str, ...]
    lines: tuple[int, ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> CodeTally:
        """Read one code of the command's report."""
        return cls(data["code"], data["reading"], data["kind"], tuple(data["near"]), tuple(data["lines"]))

    @classmethod
    def _own_fields(cls) -> Iterator[Field]:
        yield "code", "text", lambda c: c.code
        yield "reading", "text", lambda c: c.reading
        yield "kind", "text", lambda c: c.kind
        yield "near", "texts", lambda c: c.near
        yield "rows", "integer", lambda c: len(c.lines)

    def __str__(self) -> str:
        what = f"left out, {self.reading}" if self.kind is None else f"{self.reading}, {self.kind}"
        return f"{self.code} ({_show.count(len(self.lines), 'row')}): {what}"


@dataclass(frozen=True, repr=False)
class EventsImport(Value, Tabular, Generic[D]):
    """A dossier of coded events, and what became of each code; `Dossier.import_events` makes it.

    Attributes
    ----------
    dossier : Dossier
        Its events, each with the claims of the data set.
    standard : str
        Whose codes they were.
    rows, events : int
        Of the table, and those that gave an event.
    codes : tuple of CodeTally
        By code.
    """

    dossier: D
    standard: str
    rows: int
    events: int
    codes: tuple[CodeTally, ...]

    @property
    def left_out(self) -> tuple[CodeTally, ...]:
        """The codes that give no kind of event."""
        return tuple(c for c in self.codes if c.kind is None)

    def __str__(self) -> str:
        return "\n".join((f"{self.events} of {_show.count(self.rows, 'row')} gave an event.", *map(str, self.codes)))

    def __repr__(self) -> str:
        return f"<EventsImport of {self.standard}: {self.events} of {_show.count(self.rows, 'row')}>"

    def _arrow_columns(self) -> list[Column]:
        return columns_of(CodeTally, self.codes)

    def _repr_html_(self) -> str:
        rows = [(c.code, str(len(c.lines)), c.reading, c.kind or "left out") for c in self.codes]
        return _show.html_table(("code", "rows", "reading", "kind"), rows, repr(self)[1:-1])


# The engine makes these itself.
_core.registered.update(CodeTally=CodeTally)
