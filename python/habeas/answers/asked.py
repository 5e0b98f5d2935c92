# SPDX-License-Identifier: MIT
"""What an answer answers: a question to a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from habeas import _core
from habeas._value import Value

__all__ = ["Asked"]


_LIMITS = ("ground", "condition", "destination", "authority")


@dataclass(frozen=True, repr=False)
class Asked(Value):
    """A question to a ledger: a stock at a point, or what came or went between two.

    Attributes
    ----------
    what : {"held", "entries", "exits"}
    at : str or None
        The point of a stock.
    from_, to : str or None
        The points of a flow.
    kind : str or None
        One kind of entry or exit; None is all.
    ground, condition, destination, authority : str or None
        What limits that kind.
    """

    what: str
    at: Optional[str] = None
    from_: Optional[str] = None
    to: Optional[str] = None
    kind: Optional[str] = None
    ground: Optional[str] = None
    condition: Optional[str] = None
    destination: Optional[str] = None
    authority: Optional[str] = None

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Asked:
        """Read it from the command's JSON."""
        limits = (data.get(name) for name in _LIMITS)
        return cls(data["what"], data.get("at"), data.get("from"), data.get("to"), data.get("kind"), *limits)

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        if self.what == "held":
            return {"what": self.what, "at": self.at}
        limits = {name: getattr(self, name) for name in _LIMITS if getattr(self, name) is not None}
        return {"what": self.what, "from": self.from_, "to": self.to, "kind": self.kind, **limits}

    def __str__(self) -> str:
        if self.what == "held":
            return f"held at {self.at}"
        kinds = [word for word in (self.kind, *(getattr(self, name) for name in _LIMITS)) if word]
        of = f" ({', '.join(kinds)})" if kinds else ""
        return f"{self.what}{of} from {self.from_} to {self.to}"

    def __repr__(self) -> str:
        return f"<Asked {self}>"


# The engine makes these itself.
_core.registered.update(Asked=Asked)
