# SPDX-License-Identifier: MIT
"""What a picture calls accounts, actors and what has a title: by names that people know, where they tell apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from habeas.plot._labels import short, short_id

__all__ = ["account_in_full", "account_name", "actor_names", "titles_of", "told_apart"]


def told_apart(names: Mapping[str, Sequence[str]], most: int) -> dict[str, str]:
    """Give each id the first of its names that is no name and no id of another, as it is shown; else the id itself."""
    shown = {one: [short(name, most) for name in of if name] for one, of in names.items()}
    meant = Counter(text for one, of in shown.items() for text in {short_id(one, most), *of})
    return {one: next((text for text in of if meant[text] == 1), short_id(one, most)) for one, of in shown.items()}


def account_name(view: Any, account: str) -> str:
    """Call an account by who counts, beside whom it counts; by its id where another is told alike in both."""
    both = {a.id: _who_and_whom(view, a) for a in view.accounts}
    alike = Counter(both.values())
    who, whom = both.get(account, ("", ""))
    name = who or whom
    is_anothers_id = name in both and name != account
    return name if name and alike[(who, whom)] == 1 and not is_anothers_id else short(account)


def account_in_full(view: Any, account: str, most: int = 120) -> str:
    """Call an account by who counts, and where that is not enough by whom as well; else by its id."""
    names = {}
    for a in view.accounts:
        who, whom = _who_and_whom(view, a)
        names[a.id] = [who, f"{who}, {whom}"] if who and whom else [who or whom]
    return told_apart(names, most).get(account, short_id(account, most))


def _who_and_whom(view: Any, account: Any) -> tuple[str, str]:
    counter = view.actors.get(account.counter) if account.counter else None
    return short((counter.name or "") if counter is not None else ""), short(account.population or "", 60)


def actor_names(view: Any, most: int) -> dict[str, str]:
    """Call each actor by its name."""
    return told_apart({a.id: [a.name or ""] for a in view.actors}, most)


def titles_of(things: Iterable[Any], most: int) -> dict[str, str]:
    """Call each of some events, or of some pledges, by its title."""
    return told_apart({one.id: [one.title or ""] for one in things}, most)
