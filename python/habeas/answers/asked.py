# SPDX-License-Identifier: MIT
"""What an answer answers: a question to a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from habeas._value import Value

__all__ = ["Asked"]


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
    """

    what: str
    at: Optional[str] = None
    from_: Optional[str] = None
    to: Optional[str] = None
    kind: Optional[str] = None

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Asked:
        """Read it from the command's JSON."""
        return cls(data["what"], data.get("at"), data.get("from"), data.get("to"), data.get("kind"))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        if self.what == "held":
            return {"what": self.what, "at": self.at}
        return {"what": self.what, "from": self.from_, "to": self.to, "kind": self.kind}

    def __str__(self) -> str:
        if self.what == "held":
            return f"held at {self.at}"
        return f"{self.what}{f' ({self.kind})' if self.kind else ''} from {self.from_} to {self.to}"

    def __repr__(self) -> str:
        return f"<Asked {self}>"
