# SPDX-License-Identifier: MIT
"""One dossier, its ledgers, timeline and graph are asked by several threads at once: the answers are those of one.

Long calls let other threads go on, so that what a ledger works out on first asking is worked out under contention.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest

import habeas

THREADS = 6
Question = Callable[[], Any]


def told(answer: Any) -> str:
    """An answer with all that it holds, proofs and sentences too."""
    if isinstance(answer, (str, int, float, type(None))):
        return str(answer)
    if hasattr(answer, "to_dict"):
        return json.dumps(answer.to_dict(), default=str)
    return ", ".join(told(one) for one in answer)


def of_ledger(ledger: habeas.Ledger) -> list[Question]:
    points = ledger.points
    questions: list[Question] = [
        lambda: [ledger.held(p) for p in points],
        lambda: ledger.contradictions,
        lambda: [ledger.set_aside, ledger.without_bound, ledger.used_in_part],
        lambda: ledger.minimal_adjustment(),
        lambda: ledger.unaccounted_series(),
        lambda: repr(ledger.bounds(from_="2026-01-01", to="2026-01-31").to_polars().rows()),
    ]
    if points and ledger.is_not_after(points[0], points[-1]):
        questions += [
            lambda: ledger.entries(points[0], points[-1]),
            lambda: ledger.exits(points[0], points[-1]),
            lambda: ledger.unaccounted("exits", points[0], points[-1]),
        ]
    return questions


def of_dossier(dossier: habeas.Dossier) -> list[Question]:
    timeline, graph = dossier.timeline(), dossier.graph
    ledgers = [dossier.ledger(a.id) for a in dossier.accounts]
    questions: list[Question] = [q for ledger in ledgers for q in of_ledger(ledger)]
    return [
        *questions,
        lambda: dossier.check(),
        lambda: [timeline, timeline.contradictions],
        lambda: [dossier.negotiations, dossier.agreements, dossier.exchanges],
        lambda: [repr(row) for row in dossier.custody("2026-01-31")],
        lambda: [repr(x) for x in (*dossier.labels, *dossier.roles, *dossier.links, *dossier.releases)],
        lambda: [graph, repr(graph.components), repr(graph.cycles), graph.to_json_ld()],
        lambda: [dossier.to_json(), dossier.for_audience("internal").to_json()],
        lambda: [repr(dossier.without(c.id).claims) for c in dossier.claims],
        lambda: [[c.text, repr(c.quantity), repr(c.said), c] for c in dossier.claims],
    ]


@pytest.mark.parametrize("name", ["small", "article", "exchange_2025"])
def test_answers_are_those_of_one_thread(name: str) -> None:
    make = getattr(habeas.examples, name)
    alone = [told(ask()) for ask in of_dossier(make())]
    questions = of_dossier(make())  # of which nothing was asked yet
    got: list[list[str]] = [[""] * len(questions) for _ in range(THREADS)]
    failed: list[BaseException] = []
    start = threading.Barrier(THREADS)

    def ask_all(t: int) -> None:
        start.wait()
        try:
            for i in range(len(questions)):
                n = (i + t // 2 * len(questions) // (THREADS // 2)) % len(questions)
                got[t][n] = told(questions[n]())
        except BaseException as e:  # a thread of its own would only print it
            failed.append(e)

    threads = [threading.Thread(target=ask_all, args=(t,)) for t in range(THREADS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert not failed
    for answers in got:
        assert answers == alone


def test_one_thread_that_is_stopped_leaves_the_others_theirs(small: habeas.Dossier) -> None:
    ledger = small.ledger(small.accounts[0].id)
    alone = told([small.ledger(small.accounts[0].id).held(p) for p in ledger.points])
    results: list[str] = []

    def ask(stopped: bool) -> None:
        for _ in range(20):
            try:
                if stopped:
                    small.check(stop=lambda: True)
                else:
                    results.append(told([ledger.held(p) for p in ledger.points]))
            except habeas.Cancelled:
                pass

    threads = [threading.Thread(target=ask, args=(t % 2 == 0,)) for t in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert results == [alone] * 40
