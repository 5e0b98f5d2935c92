# SPDX-License-Identifier: MIT
"""Long calls let other threads run, listen for Ctrl-C, and stop when asked."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import habeas

CALLS: dict[str, Callable[[Any, Any], object]] = {
    "bounds": lambda d, stop: (
        habeas.examples.small().ledger("watch").bounds("exits", from_="0001", to="2700", stop=stop)
    ),
    "ledger": lambda d, stop: d.ledger("a", stop=stop),
    "check": lambda d, stop: d.check(stop=stop),
    "changes": lambda d, stop: d.changes("1999-01-01", stop=stop),
    "draft": lambda d, stop: d.draft({"claims": []}, stop=stop),
    "simulate": lambda d, stop: habeas.simulate(people=3_000_000, claims=3_000_000, stop=stop),
    "timeline": lambda d, stop: d.timeline(stop=stop),
    "entries": lambda ledger, stop: ledger.entries("b0", "b199", stop=stop),
    "exits": lambda ledger, stop: ledger.exits("b0", "b199", stop=stop),
    "unaccounted": lambda ledger, stop: ledger.unaccounted("entries", "b0", "b199", stop=stop),
    "sensitivity": lambda ledger, stop: ledger.sensitivity("entries", "b0", "b199", stop=stop),
}
#: Of what takes long to answer and not to open.
SLOW = {
    "timeline": "slow_days",
    **dict.fromkeys(("entries", "exits", "unaccounted", "sensitivity"), "disputed"),
}


@pytest.fixture
def dossier(request: pytest.FixtureRequest, name: str) -> Any:
    """What the call takes long over."""
    return request.getfixturevalue(SLOW.get(name, "slow"))


def many_days() -> dict[str, list[object]]:
    """A table that takes longer to read than any test waits for a key to be pressed. Invented."""
    days = [
        f"{year}-{month:02}-{day:02}" for year in range(1000, 1900) for month in range(1, 13) for day in range(1, 29)
    ]
    return {"day": days, "held": [1] * len(days)}


#: Calls that nobody stops but by Ctrl-C, or by what progress raises.
READING: dict[str, Callable[[Any, Path], object]] = {
    "from_arrow": lambda table, file: habeas.Dossier.from_arrow(table, speaker="w", date="day"),
    "open": lambda table, file: habeas.Dossier.open(file, speaker="w", date="day"),
}


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


def test_a_short_question_is_not_begun_where_it_is_unwanted_already(disputed: habeas.Ledger) -> None:
    with pytest.raises(habeas.Cancelled):
        disputed.held("b99", stop=lambda: True)
    assert disputed.held("b99", stop=lambda: False) == disputed.held("b99")


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


def press_ctrl_c_during(call: Callable[[], object]) -> None:
    """Call, while another thread presses Ctrl-C as soon as the call lets it run."""
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
        call()
    finally:
        sys.setswitchinterval(interval)
        signal.signal(signal.SIGINT, handler)
        presser.join()


no_keys = pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="no way to send Ctrl-C to a thread here")


@no_keys
@pytest.mark.parametrize("name", CALLS)
def test_ctrl_c_ends_it_while_another_thread_runs(dossier: habeas.Dossier, name: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        press_ctrl_c_during(lambda: CALLS[name](dossier, None))


@no_keys
@pytest.mark.parametrize("name", READING)
def test_ctrl_c_ends_reading(name: str, tmp_path: Path) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    table = polars.DataFrame(many_days())
    file = tmp_path / "days.csv"
    table.write_csv(file)
    with pytest.raises(KeyboardInterrupt):
        press_ctrl_c_during(lambda: READING[name](table, file))


@no_keys
def test_ctrl_c_ends_a_call_that_shows_how_far_it_is(slow: habeas.Dossier) -> None:
    told: list[tuple[int, object, str]] = []
    with pytest.raises(KeyboardInterrupt):
        press_ctrl_c_during(lambda: slow.check(progress=lambda *news: told.append(news)))
    assert told[0] == (0, None, "checking") and all(done != total for done, total, _ in told)


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
