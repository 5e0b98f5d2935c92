# SPDX-License-Identifier: MIT
"""Long calls let other threads run, listen for Ctrl-C, and stop when asked."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest

import habeas

CALLS: dict[str, Callable[[habeas.Dossier, Any], object]] = {
    "ledger": lambda d, stop: d.ledger("a", stop=stop),
    "check": lambda d, stop: d.check(stop=stop),
    "changes": lambda d, stop: d.changes("1999-01-01", stop=stop),
    "draft": lambda d, stop: d.draft({"claims": []}, stop=stop),
    "simulate": lambda d, stop: habeas.simulate(people=3_000_000, claims=3_000_000, stop=stop),
    "timeline": lambda d, stop: d.timeline(stop=stop),
}


@pytest.fixture
def dossier(request: pytest.FixtureRequest, name: str) -> Any:
    """What the call takes long over."""
    return request.getfixturevalue("slow_days" if name == "timeline" else "slow")


class AfterAWhile:
    """Says no a few times, then yes."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> bool:
        self.asked += 1
        return self.asked > 3


@pytest.mark.parametrize("name", CALLS)
def test_stopped_when_asked(dossier: habeas.Dossier, name: str) -> None:
    stop = AfterAWhile()
    with pytest.raises(habeas.Cancelled):
        CALLS[name](dossier, stop)
    assert stop.asked == 4  # asked again while it ran, and not once more after it said yes


def test_every_long_call_can_be_called_off(small: habeas.Dossier) -> None:
    ledger = small.ledger("watch")
    for call in (
        lambda: small.ledger("watch", stop=lambda: True),
        lambda: small.check(stop=lambda: True),
        lambda: small.timeline(stop=lambda: True),
        lambda: ledger.sensitivity("held", "b2", stop=lambda: True),
        lambda: ledger.minimal_adjustment(stop=lambda: True),
        lambda: ledger.series("held", "b2", stop=lambda: True),
        lambda: ledger.unaccounted_series(stop=lambda: True),
        lambda: ledger.unaccounted_sensitivity("entries", "b1", "b2", stop=lambda: True),
        lambda: ledger.stock_sensitivity("b1", "b2", stop=lambda: True),
        lambda: small.changes("2030-01-01", stop=lambda: True),
        lambda: small.draft({"claims": []}, stop=lambda: True),
        lambda: habeas.simulate(stop=lambda: True),
    ):
        with pytest.raises(habeas.Cancelled):
            call()


def test_what_stop_raises_comes_through(slow: habeas.Dossier) -> None:
    class Weary(Exception):
        pass

    calls = []

    def stop() -> bool:
        calls.append(1)
        if len(calls) > 2:
            raise Weary
        return False

    with pytest.raises(Weary):
        slow.ledger("a", stop=stop)


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="no way to send Ctrl-C to a thread here")
@pytest.mark.parametrize("name", CALLS)
def test_ctrl_c_ends_it_while_another_thread_runs(dossier: habeas.Dossier, name: str) -> None:
    main = threading.main_thread().ident
    assert main is not None and threading.current_thread() is threading.main_thread()
    go = threading.Lock()
    go.acquire()

    def press() -> None:
        with go:
            signal.pthread_kill(main, signal.SIGINT)

    # Nobody takes the interpreter's lock from the main thread: the other one runs only once the call lets go of it.
    interval = sys.getswitchinterval()
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    presser = threading.Thread(target=press)
    presser.start()
    try:
        sys.setswitchinterval(1000)
        go.release()
        with pytest.raises(KeyboardInterrupt):
            CALLS[name](dossier, None)
    finally:
        sys.setswitchinterval(interval)
        signal.signal(signal.SIGINT, handler)
        presser.join()


def test_one_ledger_answers_several_threads(venezuela: habeas.Dossier) -> None:
    ledger = venezuela.ledger("foro_penal")
    points = ledger.points
    alone = [ledger.held(p) for p in points]
    found: list[list[habeas.Bound]] = []
    threads = [threading.Thread(target=lambda: found.append([ledger.held(p) for p in points])) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert found == [alone] * 4
