# SPDX-License-Identifier: MIT
"""Days and numbers as people hand them over: what is taken wherever a day, a number or a word is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional, get_args

from habeas import _core
from habeas.errors import InvalidValue, shown, wrong_type
from habeas.model.dates import DateLike, date_text
from habeas.model.handles import Handle
from habeas.model.quantity import Quantity, QuantityLike, quantity_of, whole_number
from habeas.model.records import Member, Thing

__all__ = [
    "DateLike",
    "QuantityLike",
    "date_text",
    "file_values",
    "id_text",
    "optional_date",
    "point_text",
    "quantity_of",
    "text_of",
    "whole_number",
    "word_of",
]


def optional_date(value: Optional[object], what: str = "a date") -> Optional[str]:
    """Give a date as EDTF text, or None where there is none."""
    return None if value is None else date_text(value, what)


def text_of(value: object, what: str) -> str:
    """Give a text as it is.

    Raises
    ------
    InvalidType
        For anything else.
    """
    if not isinstance(value, str):
        raise wrong_type(what, value, "text")
    return str(value)


def word_of(value: object, words: Any, what: str) -> str:
    """Give one of the words of a Literal.

    Raises
    ------
    InvalidValue
        Naming the words.
    """
    known = get_args(words)
    if isinstance(value, str) and value in known:
        return str(value)
    got, wanted = (repr(value) if isinstance(value, str) else shown(value)), "one of " + ", ".join(known)
    raise InvalidValue(f"not {what}: got {got}, wanted {wanted}", got=got, wanted=wanted)


def id_text(value: object, what: str = "an id") -> str:
    """Give the id of a thing, of its handle, or as text."""
    if type(value) is str:  # nearly always, and to ask what a member is takes long
        return value
    return value.id if isinstance(value, (Thing, Member)) else text_of(value, what)


def point_text(value: object) -> str:
    """Give a point of an account as text: what names it, the id of a bulletin or claim, or a day."""
    if type(value) is not str and isinstance(value, (Thing, Member, Handle)):
        return id_text(value)
    return date_text(value, "a point")


def json_value(value: Any) -> Any:
    """Give what a dossier's file would hold for one of our values, or for a day or a number of others."""
    if isinstance(value, Thing):
        return value.to_dict()
    if isinstance(value, Quantity):
        return value.to_json()
    if hasattr(type(value), "__index__"):
        return whole_number(value)
    return date_text(value, "what a dossier's file can hold")


_core.registered["json_value"] = json_value


def file_values(value: Mapping[str, Any]) -> _core.Values:
    """Give a mapping as the engine takes it; our own dates, quantities and things are as a file writes them.

    Raises
    ------
    InvalidType
        For what no file can hold.
    """
    try:
        return _core.Values(dict(value))
    except UnicodeEncodeError as e:
        got, wanted = ascii(e.object), "text that UTF-8 can write"
        raise InvalidValue(f"not text: got {got}, wanted {wanted}", got=got, wanted=wanted) from None
    except (TypeError, ValueError, RecursionError) as e:
        if isinstance(e, InvalidValue):
            raise
        raise wrong_type("what a dossier's file can hold", value, f"plain values ({e})") from None
