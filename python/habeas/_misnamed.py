# SPDX-License-Identifier: MIT
"""A name that an object does not have: the error says which of its names may be meant, and what else has that name.

Python says so of slips alone, and not in a notebook.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

__all__ = ["tell_misnamed", "wanted_instead"]

#: Whom a name is looked for first: what people hold in their hands.
_MAIN = ("Dossier", "Ledger", "Timeline", "Graph", "Builder")
_MOST = 3


def public_names(kind: type) -> list[str]:
    """Give the names of a class that are meant to be used."""
    fields = getattr(kind, "__dataclass_fields__", ())
    return sorted({name for name in (*dir(kind), *fields) if not name.startswith("_")})


def near_names(name: str, known: Iterable[str]) -> list[str]:
    """Give those of some names that another may have meant: a slip of one, or one that holds it as a word.

    Examples
    --------
    >>> near_names("proof", ["high", "high_proof", "low_proof"])
    ['high_proof', 'low_proof']
    >>> near_names("acounts", ["accounts", "actors"])
    ['accounts']
    """
    all_known = list(known)
    holding = [one for one in all_known if name in one.split("_")]
    return (holding or difflib.get_close_matches(name, all_known, _MOST, 0.75))[:_MOST]


def wanted_instead(name: str, known: Iterable[str], kinds: Iterable[type]) -> str:
    """Say what may be meant by a name that is not there; empty where nothing is."""
    near = near_names(name, known)
    having = [kind.__name__ for kind in kinds if name in public_names(kind)]
    having = [kind for kind in _MAIN if kind in having] or ([] if near else having)
    told = [f"perhaps {' or '.join(near)}"] if near else []
    if having:
        told.append(f"that of {' or '.join(having[:_MOST])}{', ...' if len(having) > _MOST else ''}")
    return "; or ".join(told)


def tell_misnamed(namespace: dict[str, Any], names: Iterable[str]) -> None:
    """Have all public classes say what may be meant by a name that they do not have."""
    kinds = [thing for thing in (namespace[name] for name in names) if isinstance(thing, type)]
    kinds = [kind for kind in kinds if kind.__module__.startswith("habeas") and not issubclass(kind, BaseException)]

    def __getattr__(self: Any, name: str) -> Any:
        """Refuse a name that is not there."""
        kind = type(self)
        if name.startswith("_") or hasattr(kind, name):
            return object.__getattribute__(self, name)  # which raises as it did
        wanted = wanted_instead(name, public_names(kind), [one for one in kinds if one is not kind])
        text = f"'{kind.__name__}' object has no attribute {name!r}"
        raise AttributeError(f"{text}: wanted {wanted}" if wanted else text)

    for kind in kinds:
        if not hasattr(kind, "__getattr__"):
            kind.__getattr__ = __getattr__  # type: ignore[attr-defined]
