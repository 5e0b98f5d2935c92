# SPDX-License-Identifier: MIT
"""Numbers as somebody stated them."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import Any, NamedTuple, Optional, SupportsIndex, Union

from habeas import _core, _show
from habeas._value import Value
from habeas.errors import InvalidValue, wrong_type

__all__ = ["NUMBERS", "About", "Interval", "Quantity", "QuantityLike", "quantity_of", "whole_number"]

NUMBERS = 'a whole number, text such as "about 80", or a Quantity such as Quantity.about(80)'


def whole_number(value: object, what: str = "a whole number", wanted: str = "a whole number") -> int:
    """Give a whole number of anything that is one, numpy's too; a truth value, a float and text are refused.

    Raises
    ------
    InvalidType
        For what is no whole number.
    """
    if isinstance(value, bool) or type(value).__name__ in ("bool", "bool_"):
        raise wrong_type(what, value, wanted)
    try:
        return operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        raise wrong_type(what, value, wanted) from None


class Interval(NamedTuple):
    """Whole numbers without gaps; an end that is None is open."""

    low: Optional[int]
    high: Optional[int]

    def __str__(self) -> str:
        return _core.range_text(self.low, self.high)


@dataclass(frozen=True)
class About(Value):
    """How wide "about" is taken to be: never assumed, always the caller's choice.

    Parameters
    ----------
    people : int
        At least this many people on either side.
    percent : int
        Or this percentage of the number, rounded up, if that is more.

    Examples
    --------
    >>> from habeas import About, Quantity
    >>> Quantity.about(238).interval(About(percent=5))
    Interval(low=226, high=250)
    """

    people: int = 0
    percent: int = 0

    def __post_init__(self) -> None:
        for name in ("people", "percent"):
            n = whole_number(getattr(self, name), "a width")
            object.__setattr__(self, name, n)
            if not 0 <= n <= 10**12:
                raise InvalidValue(
                    f"not a width: got {n}, wanted a whole number from 0 to {10**12}",
                    got=str(n),
                    wanted=f"a whole number from 0 to {10**12}",
                )


def about_of(about: Union[About, int, None]) -> Optional[About]:
    """Give a width as it is meant; a bare number is of people."""
    if about is None or isinstance(about, About):
        return about
    return About(whole_number(about, "a width", "a whole number of people, or habeas.About(percent=5)"))


def about_parts(about: Union[About, int, None]) -> Optional[tuple[int, int]]:
    """Give the two widths as the engine takes them."""
    width = about_of(about)
    return None if width is None else (width.people, width.percent)


@dataclass(frozen=True, repr=False)
class Quantity(Value):
    """A number of people (or detentions, or cases), as stated: from 0 to 10^12.

    Make one with `exact`, `at_least`, `more_than`, `at_most`, `fewer_than`, `about`, `between` or `unquantified`.

    Parameters
    ----------
    how : str
        The word for how it was qualified.
    first, second : int
        The number stated, twice; the two ends of a `between`.

    Raises
    ------
    InvalidValue
        Outside what can be counted.

    Examples
    --------
    >>> from habeas import Quantity
    >>> Quantity.more_than(600).interval()
    Interval(low=601, high=None)
    >>> print(Quantity.between(10, 12))
    10 to 12
    >>> Quantity.exact(777).replace(how="at_least")
    Quantity.at_least(777)
    """

    how: str
    first: int = 0
    second: Optional[int] = None

    def __post_init__(self) -> None:
        if not isinstance(self.how, str):
            raise wrong_type("a way to state a number", self.how, 'a word such as "at_least"')
        first = 0 if self.how == "unquantified" else whole_number(self.first, "a number of people")
        object.__setattr__(self, "first", first)
        if self.second is not None:
            object.__setattr__(self, "second", whole_number(self.second, "a number of people"))
        if self.how != "between" or self.second is None:
            object.__setattr__(self, "second", self.first)
        self._text()

    @classmethod
    def exact(cls, n: SupportsIndex) -> Quantity:
        """So many, neither more nor fewer."""
        return cls("exact", whole_number(n, "a number of people"))

    @classmethod
    def at_least(cls, n: SupportsIndex) -> Quantity:
        """So many or more."""
        return cls("at_least", whole_number(n, "a number of people"))

    @classmethod
    def more_than(cls, n: SupportsIndex) -> Quantity:
        """More than a number."""
        return cls("more_than", whole_number(n, "a number of people"))

    @classmethod
    def at_most(cls, n: SupportsIndex) -> Quantity:
        """So many or fewer."""
        return cls("at_most", whole_number(n, "a number of people"))

    @classmethod
    def fewer_than(cls, n: SupportsIndex) -> Quantity:
        """Fewer than a number."""
        return cls("fewer_than", whole_number(n, "a number of people"))

    @classmethod
    def about(cls, n: SupportsIndex) -> Quantity:
        """About a number: gives no bound unless the caller says how wide."""
        return cls("about", whole_number(n, "a number of people"))

    @classmethod
    def between(cls, low: SupportsIndex, high: SupportsIndex) -> Quantity:
        """From one number to another, both included."""
        return cls("between", whole_number(low, "a number of people"), whole_number(high, "a number of people"))

    @classmethod
    def unquantified(cls) -> Quantity:
        """A number that is not stated."""
        return cls("unquantified")

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Read a number as people write it: "302", "at least 302", "about 300", "300 to 310".

        Raises
        ------
        InvalidValue
            For a text that states no number.

        Examples
        --------
        >>> from habeas import Quantity
        >>> Quantity.parse("about 300")
        Quantity.about(300)
        """
        how, first, second = _core.parse_quantity(text)
        return cls(how, first, second)

    @classmethod
    def from_json(cls, value: Any) -> Quantity:
        """Read a quantity as a dossier's file writes it: 777, {"at_least": 80}, {"between": [1, 2]}, "unquantified"."""
        if isinstance(value, int) and not isinstance(value, bool):
            return cls.exact(value)
        if value == "unquantified":
            return cls.unquantified()
        if isinstance(value, dict) and len(value) == 1:
            ((how, n),) = value.items()
            if how == "between" and isinstance(n, (list, tuple)) and len(n) == 2:
                return cls.between(n[0], n[1])
            if how != "between" and isinstance(n, int) and not isinstance(n, bool):
                return cls(how, n)
        wanted = 'a whole number, {"at_least": n} and the like, {"between": [a, b]} or "unquantified"'
        raise InvalidValue(f"not a quantity: got {value!r}, wanted {wanted}", got=repr(value), wanted=wanted)

    def to_json(self) -> Any:
        """Give the quantity as a dossier's file writes it."""
        if self.how == "exact":
            return self.first
        if self.how == "unquantified":
            return self.how
        return {self.how: [self.first, self.second] if self.how == "between" else self.first}

    @property
    def stated(self) -> Optional[int]:
        """The number stated, the lower one of two; None where none was."""
        return None if self.how == "unquantified" else self.first

    def interval(self, about: Union[About, int, None] = None) -> Interval:
        """Give the whole numbers that fit.

        Parameters
        ----------
        about : About or int, optional
            How wide "about" is; not said, it fits every number.
        """
        people, percent = about_parts(about) or (0, 0)
        low, high = _core.quantity_interval(self.how, self.first, self._second, people, percent, about is not None)
        return Interval(low, high)

    def replace(self, **changes: Any) -> Quantity:
        """Make another quantity with some fields changed; `how`, `first` and `second` are its fields."""
        fields: dict[str, Any] = {"how": self.how, "first": self.first}
        if self.how == "between":
            fields["second"] = self.second
        fields.update(changes)
        return Quantity(**fields)

    @property
    def _second(self) -> int:
        return self.first if self.second is None else self.second

    def _text(self) -> str:
        return _core.quantity_text(self.how, self.first, self._second)

    def __str__(self) -> str:
        return self._text()

    def _repr_html_(self) -> str:
        return _show.html_text(self._text())

    def __repr__(self) -> str:
        if self.how == "unquantified":
            return "Quantity.unquantified()"
        if self.how == "between":
            return f"Quantity.between({self.first}, {self.second})"
        return f"Quantity.{self.how}({self.first})"


#: A number of people: a whole number, which is meant exactly, a text as it was said, or a Quantity.
QuantityLike = Union[int, str, Quantity, SupportsIndex]


# The engine makes these itself.
_core.registered.update(Interval=Interval, Quantity=Quantity)


def quantity_of(value: object, what: str = "a number of people") -> Quantity:
    """Give a Quantity of one, of a whole number, or of a text such as "about 80".

    Raises
    ------
    InvalidType, InvalidValue
        For what is no number of people.
    """
    if isinstance(value, Quantity):
        return value
    if isinstance(value, str):
        return Quantity.parse(value)
    return Quantity.exact(whole_number(value, what, NUMBERS))
