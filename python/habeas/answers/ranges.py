# SPDX-License-Identifier: MIT
"""Answers with a least and a greatest number, which are themselves no number."""

from __future__ import annotations

import dataclasses
import numbers
from typing import Any, NoReturn

from habeas.errors import InvalidType

__all__ = ["Range"]


class Range:
    """An answer with `low` and `high`: equal to another of the same fields, and compared with no number.

    "90 to 100" neither is 95 nor is it not, and == would have to say one of them; so that it says neither even where
    both ends are the same, and asks for what is meant.
    """

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, field.name) for field in dataclasses.fields(self))  # type: ignore[arg-type]

    def _refuse(self, sign: str, number: object) -> NoReturn:
        got = f"'{self}' {sign} {number!r}"
        wanted = f".low == .high == {number!r}, or one end: .low {sign} {number!r}"
        raise InvalidType(f"a bound is compared with a number: got {got}, wanted {wanted}", got=got, wanted=wanted)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, numbers.Number):
            self._refuse("==", other)
        return self._values() == other._values() if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values())

    def _ordered(self, sign: str, other: object) -> Any:
        if isinstance(other, numbers.Number):
            self._refuse(sign, other)
        return NotImplemented

    def __lt__(self, other: object) -> bool:
        made: bool = self._ordered("<", other)
        return made

    def __le__(self, other: object) -> bool:
        made: bool = self._ordered("<=", other)
        return made

    def __gt__(self, other: object) -> bool:
        made: bool = self._ordered(">", other)
        return made

    def __ge__(self, other: object) -> bool:
        made: bool = self._ordered(">=", other)
        return made
