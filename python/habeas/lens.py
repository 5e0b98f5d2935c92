# SPDX-License-Identifier: MIT
"""Through what a dossier is looked at, and the moments that views are named by."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Optional, Union

from habeas.dates import Date

__all__ = ["Lens", "Moment", "moment_text"]

#: A moment for a view: an EDTF text or Date (a day counts to its end), a day, or a date and time.
Moment = Union[str, Date, datetime.date]


@dataclass(frozen=True)
class Lens:
    """Through what a dossier is looked at.

    Attributes
    ----------
    known, recorded : str or None
        Only what was certainly said, or recorded, by this instant.
    audience : str
        Who looks: "public", "partner" or "internal".
    switches : tuple of (str, bool)
        Claims, leads and assumptions switched on or off by hand, by id.
    """

    known: Optional[str]
    recorded: Optional[str]
    audience: str
    switches: tuple[tuple[str, bool], ...]


def moment_text(time: Moment) -> str:
    """Give a moment as the engine reads it."""
    if isinstance(time, Date):
        return time.text
    if isinstance(time, datetime.datetime):
        return time.replace(microsecond=0).isoformat()
    if isinstance(time, datetime.date):
        return time.isoformat()
    return Date(time).text
