# SPDX-License-Identifier: MIT
"""What is raised when a call cannot be answered: one class for each stable code.

Contradictory data never raises; it is listed in answers and findings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Optional

__all__ = [
    "Ambiguous",
    "Cancelled",
    "HabeasError",
    "InvalidDate",
    "InvalidFile",
    "InvalidType",
    "InvalidValue",
    "LimitExceeded",
    "NotOrdered",
    "Problem",
    "UnknownId",
    "Unsupported",
]


@dataclass(frozen=True)
class Problem:
    """One fault of a file, with its place.

    Lines and columns count from 1, columns in bytes; 0 where there is none. `pointer` is a JSON pointer, such as
    "/claims/3/as_of"; in a table it is the address of the cell, and its heading: "B7, held".

    Examples
    --------
    >>> import habeas
    >>> try:
    ...     habeas.Dossier.from_frame({"day": ["2030-01-05"], "held": ["many"]}, speaker="The Watch", date="day")
    ... except habeas.InvalidFile as refused:
    ...     print(refused.problems[0].cell)
    B2
    """

    file: str
    pointer: str
    line: int
    column: int
    what: str
    got: str
    wanted: str
    _text: str = field(repr=False, compare=False)

    @property
    def cell(self) -> str:
        """The address of the cell in its table, as a spreadsheet has it; empty for what is not in a table."""
        address = self.pointer.partition(",")[0]
        return address if address[:1].isalpha() and address[-1:].isdigit() and address.isalnum() else ""

    def __str__(self) -> str:
        return self._text


class HabeasError(Exception):
    """A call that cannot be answered as asked.

    Attributes
    ----------
    code : str
        The stable word for what went wrong, the same in C++ and in Python.
    got, wanted : str
        What was given and what would have been right; empty where that says nothing.
    """

    code: str = ""

    def __init__(self, message: str, *, got: str = "", wanted: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.got = got
        self.wanted = wanted

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return (_again, (type(self), self.message, dict(self.__dict__)))


class InvalidValue(HabeasError, ValueError):
    """A value outside what its type can hold."""

    code = "invalid_value"


class InvalidType(InvalidValue, TypeError):
    """A value of a type that has no meaning where it was given: a number for a date, a truth value for a number.

    Examples
    --------
    >>> import habeas
    >>> try:
    ...     habeas.Quantity.exact(True)
    ... except habeas.InvalidType as e:
    ...     print(e)
    not a number of people: got True (bool), wanted a whole number
    """


class InvalidDate(HabeasError, ValueError):
    """A text that is not an EDTF date.

    Attributes
    ----------
    text : str
        The text, cut at 200 bytes.
    offset : int
        Where the first bad character stands.
    found, expected : str
        What stands there, and what a date could have there.

    Examples
    --------
    >>> import habeas
    >>> try:
    ...     habeas.Date("2019-02-29")
    ... except habeas.InvalidDate as e:
    ...     print(e.offset, e.found)
    9 '9'
    """

    code = "invalid_date"
    text: str = ""
    offset: int = 0

    @property
    def found(self) -> str:
        """What stands at the offset."""
        return self.got

    @property
    def expected(self) -> str:
        """What a date could have at the offset."""
        return self.wanted


class InvalidFile(HabeasError, ValueError):
    """A file, or a dossier under construction, that has problems; all are listed, but for floods.

    Of more than twenty alike the first five are, and after them a problem that says how many more there are.

    Attributes
    ----------
    problems : tuple of Problem
    """

    code = "invalid_file"
    problems: tuple[Problem, ...] = ()


class UnknownId(HabeasError, KeyError):
    """An id that the dossier, as it is viewed, does not hold.

    Attributes
    ----------
    near : tuple of str
        Ids that a slip may have meant.
    """

    code = "unknown_id"
    near: tuple[str, ...] = ()


class Ambiguous(HabeasError, ValueError):
    """A name that fits more than one thing; the message lists them."""

    code = "ambiguous"


class NotOrdered(HabeasError, ValueError):
    """A flow was asked for between points that are not certainly in order."""

    code = "not_ordered"


class LimitExceeded(HabeasError, ValueError):
    """More than a stated limit."""

    code = "limit_exceeded"


class Cancelled(HabeasError):
    """The caller asked a long call to stop."""

    code = "cancelled"


class Unsupported(HabeasError, ValueError):
    """Meaningful, but not something that can be done here."""

    code = "unsupported"


_CLASSES: dict[str, type[HabeasError]] = {
    c.code: c
    for c in (
        Ambiguous,
        Cancelled,
        InvalidDate,
        InvalidFile,
        InvalidValue,
        LimitExceeded,
        NotOrdered,
        UnknownId,
        Unsupported,
    )
}


def make(code: str, message: str, known: dict[str, Any]) -> HabeasError:
    """Make the error of a code; for the engine."""
    made = _CLASSES[code](message, got=known["got"], wanted=known["wanted"])
    if isinstance(made, InvalidDate):
        made.text = known["text"]
        made.offset = known["offset"] or 0
    elif isinstance(made, InvalidFile):
        made.problems = known["problems"]
    elif isinstance(made, UnknownId):
        made.near = known["near"]
    return made


def _again(kind: type[HabeasError], message: str, state: Optional[dict[str, Any]] = None) -> HabeasError:
    made = kind(message)
    made.__dict__.update(state or {})
    return made


def shown(value: object) -> str:
    """Show what was handed over, in a message: its repr, cut, and its type."""
    text = repr(value)
    return f"{text if len(text) <= 60 else text[:60] + '...'} ({type(value).__name__})"


def wrong_type(what: str, value: object, wanted: str) -> InvalidType:
    """Make the error of a value of another type: what, got, wanted."""
    return InvalidType(f"not {what}: got {shown(value)}, wanted {wanted}", got=shown(value), wanted=wanted)
