# SPDX-License-Identifier: MIT
"""What values promise: another with some fields changed, and pickles that name their version."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from habeas import _core, _show
from habeas.errors import InvalidValue, Unsupported

__all__ = ["Value", "kept", "no_such_field"]

V = TypeVar("V", bound="Value")


def kept(make: Callable[..., Any], *state: Any) -> tuple[Any, ...]:
    """Give what `__reduce__` gives: the version that pickles it, and how it is made again of its state."""
    return (again, (_core.version, make, state))


def again(version: str, make: Callable[..., Any], state: tuple[Any, ...]) -> Any:
    """Make what was pickled.

    Raises
    ------
    Unsupported
        Naming both versions, where another version pickled what this one cannot make again.
    """
    try:
        return make(*state)
    except (TypeError, ValueError, LookupError) as e:
        if version == _core.version:
            raise
        message = f"pickled by another version: got habeas {version}, wanted habeas {_core.version} ({e})"
        raise Unsupported(message, got=f"habeas {version}", wanted=f"habeas {_core.version}") from e


def no_such_field(name: str, known: Iterable[str]) -> InvalidValue:
    """Refuse the name of a field that is not there."""
    all_known = list(known)
    wanted = "one of " + ", ".join(difflib.get_close_matches(name, all_known, 3) or all_known)
    return InvalidValue(f"no such field: got '{name}', wanted {wanted}", got=f"'{name}'", wanted=wanted)


class Value:
    """A frozen dataclass."""

    def replace(self: V, **changes: Any) -> V:
        """Make another with some fields changed.

        Raises
        ------
        InvalidValue
            For a field that it does not have.
        """
        names = [field.name for field in dataclasses.fields(self)]  # type: ignore[arg-type]
        for name in changes:
            if name not in names:
                raise no_such_field(name, names)
        return dataclasses.replace(self, **changes)  # type: ignore[type-var]

    def __reduce__(self) -> tuple[Any, ...]:
        fields = dataclasses.fields(self)  # type: ignore[arg-type]
        return kept(type(self), *(getattr(self, field.name) for field in fields))

    def _repr_html_(self) -> str:
        fields = dataclasses.fields(self)  # type: ignore[arg-type]
        facts = [(field.name.rstrip("_"), _cell(getattr(self, field.name))) for field in fields]
        return _show.html_facts(type(self).__name__, facts)


def _cell(value: Any) -> str:
    """Say what a field holds in one line."""
    if value is None:
        return ""
    return _show.some([str(one) for one in value], 20) if isinstance(value, tuple) else str(value)
