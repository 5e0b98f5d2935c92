# SPDX-License-Identifier: MIT
"""What a picture rests on: the claims and the assumptions of the bounds that it draws."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from habeas.plot._labels import listed
from habeas.plot._words import Say

__all__ = ["Rests"]


class Rests:
    """Claims and assumptions, each once, in the order in which they were met."""

    def __init__(self) -> None:
        self._claims: dict[str, None] = {}
        self._assumptions: dict[str, None] = {}

    def add(self, claims: Iterable[str] = (), assumptions: Iterable[str] = ()) -> None:
        """Add claims and assumptions."""
        self._claims.update(dict.fromkeys(claims))
        self._assumptions.update(dict.fromkeys(assumptions))

    def add_bound(self, bound: Any) -> None:
        """Add what the proofs of a bound cite, or those of its alternatives where claims contradict one another."""
        for way in bound.alternatives or (bound,):
            for proof in (way.low_proof, way.high_proof):
                if proof is not None:
                    self.add(proof.claims, proof.assumptions)

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, the claims first."""
        return (*self._claims, *self._assumptions)

    def sentence(self, say: Say, most: int = 8) -> str:
        """Name the first few claims, and every assumption, which readers must know of."""
        parts = [say("rests_on", claims=listed(self._claims, most))] if self._claims else []
        parts += [say("assumes", assumptions=listed(self._assumptions, 30))] if self._assumptions else []
        return " ".join(parts)
