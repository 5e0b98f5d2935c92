# SPDX-License-Identifier: MIT
"""Structures that come and go by Arrow are released once each, whatever fails."""

from __future__ import annotations

import ctypes
import gc
import importlib.util
import os
import types
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Optional

import pytest

import habeas


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", habeas.TableWarning)
        yield


# A producer of our own, which counts what is released.


class Schema(ctypes.Structure):
    pass


class Array(ctypes.Structure):
    pass


class Stream(ctypes.Structure):
    pass


RELEASE_SCHEMA = ctypes.CFUNCTYPE(None, ctypes.POINTER(Schema))
RELEASE_ARRAY = ctypes.CFUNCTYPE(None, ctypes.POINTER(Array))
RELEASE_STREAM = ctypes.CFUNCTYPE(None, ctypes.POINTER(Stream))
GET_SCHEMA = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream), ctypes.POINTER(Schema))
GET_NEXT = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream), ctypes.POINTER(Array))
GET_ERROR = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.POINTER(Stream))

Schema._fields_ = [
    ("format", ctypes.c_char_p),
    ("name", ctypes.c_char_p),
    ("metadata", ctypes.c_char_p),
    ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("children", ctypes.POINTER(ctypes.POINTER(Schema))),
    ("dictionary", ctypes.POINTER(Schema)),
    ("release", RELEASE_SCHEMA),
    ("private_data", ctypes.c_void_p),
]
Array._fields_ = [
    ("length", ctypes.c_int64),
    ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(Array))),
    ("dictionary", ctypes.POINTER(Array)),
    ("release", RELEASE_ARRAY),
    ("private_data", ctypes.c_void_p),
]
Stream._fields_ = [
    ("get_schema", GET_SCHEMA),
    ("get_next", GET_NEXT),
    ("get_last_error", GET_ERROR),
    ("release", RELEASE_STREAM),
    ("private_data", ctypes.c_void_p),
]

new_capsule = ctypes.pythonapi.PyCapsule_New
new_capsule.restype, new_capsule.argtypes = ctypes.py_object, (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
pointer_of = ctypes.pythonapi.PyCapsule_GetPointer
pointer_of.restype, pointer_of.argtypes = ctypes.c_void_p, (ctypes.py_object, ctypes.c_char_p)


class Producer:
    """A stream of batches of two columns without bits of what is there.

    It counts what it makes and what is released, and fails where it is told to.
    """

    def __init__(self, batches: int = 2, kind: bytes = b"i", fails: str = "") -> None:
        self.made, self.released, self.twice = 0, 0, 0
        self._left, self._kind, self._fails = batches, kind, fails
        self._keep: list[Any] = []
        self._values = (ctypes.c_int32 * 3)(5, 6, 7)
        self._why = ctypes.create_string_buffer(b"the wire was cut")
        self.stream = Stream(
            GET_SCHEMA(self._schema),
            GET_NEXT(self._next),
            GET_ERROR(lambda s: ctypes.addressof(self._why)),
            RELEASE_STREAM(self._release_stream),
            None,
        )
        self.made += 1

    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> object:
        return new_capsule(ctypes.addressof(self.stream), b"arrow_array_stream", None)

    def close(self) -> None:
        if self.stream.release:
            self.stream.release(ctypes.pointer(self.stream))

    def _release_stream(self, s: Any) -> None:
        self.released += 1
        s.contents.release = RELEASE_STREAM()

    def _counted(self, kind: Any) -> Any:
        def release(one: Any) -> None:
            if not one.contents.release:
                self.twice += 1
            self.released += 1
            for i in range(one.contents.n_children):
                child = one.contents.children[i]
                if child.contents.release:
                    child.contents.release(child)
            one.contents.release = kind()

        made = kind(release)
        self._keep.append(made)
        self.made += 1
        return made

    def _schema(self, s: Any, out: Any) -> int:
        if self._fails == "schema":
            return 5
        day = Schema(b"u", b"day", None, 0, 0, None, None, self._counted(RELEASE_SCHEMA), None)
        held = Schema(self._kind, b"held", None, 0, 0, None, None, self._counted(RELEASE_SCHEMA), None)
        children = (ctypes.POINTER(Schema) * 2)(ctypes.pointer(day), ctypes.pointer(held))
        self._keep += [day, held, children]
        out.contents.__init__(b"+s", b"", None, 0, 2, children, None, self._counted(RELEASE_SCHEMA), None)
        return 0

    def _next(self, s: Any, out: Any) -> int:
        if self._left == 0:
            out.contents.release = RELEASE_ARRAY()
            return 0
        self._left -= 1
        if self._fails == "next" and self._left == 0:
            return 5
        texts = b"2030-01-052030-01-062030-01-07"
        offsets = (ctypes.c_int32 * 4)(0, 10, 20, 30)
        letters = ctypes.create_string_buffer(texts)
        day_buffers = (ctypes.c_void_p * 3)(None, ctypes.addressof(offsets), ctypes.addressof(letters))
        held_buffers = (ctypes.c_void_p * 2)(None, ctypes.addressof(self._values))
        day = Array(3, 0, 0, 3, 0, day_buffers, None, None, self._counted(RELEASE_ARRAY), None)
        held = Array(3, 0, 0, 2, 0, held_buffers, None, None, self._counted(RELEASE_ARRAY), None)
        n = 1 if self._fails == "width" else 2
        if self._fails == "length":
            held.length = 2
        if self._fails == "buffers":
            day.n_buffers = 2
        if self._fails == "values":
            held_buffers[1] = None
        children = (ctypes.POINTER(Array) * 2)(ctypes.pointer(day), ctypes.pointer(held))
        none = (ctypes.c_void_p * 1)(None)
        self._keep += [offsets, letters, day_buffers, held_buffers, day, held, children, none]
        out.contents.__init__(3, 0, 0, 1, n, none, children, None, self._counted(RELEASE_ARRAY), None)
        if n == 1:  # the one beyond is still this producer's
            held.release(ctypes.pointer(held))
        return 0


FAILURES: dict[str, tuple[dict[str, Any], type[Exception], str]] = {
    "the schema": ({"fails": "schema"}, habeas.InvalidValue, "the wire was cut"),
    "a batch": ({"fails": "next"}, habeas.InvalidValue, "the wire was cut"),
    "a batch of another width": ({"fails": "width"}, habeas.InvalidValue, "a batch that is not of its schema"),
    "a column that is too short": ({"fails": "length"}, habeas.InvalidValue, "column 'held': got 2 rows of 3"),
    "texts without letters": ({"fails": "buffers"}, habeas.InvalidValue, "column 'day': got 2 buffers of 3"),
    "numbers that are not there": ({"fails": "values"}, habeas.InvalidValue, "values that are not there"),
    "a type that no cell holds": ({"kind": b"+m"}, habeas.InvalidFile, "maps"),
    "an unknown type": ({"kind": b"?!"}, habeas.InvalidFile, "format '\\?!'"),
    "no speaker": ({}, habeas.InvalidFile, "speaker"),
}


def test_everything_is_released_once() -> None:
    producer = Producer(batches=1)
    d = habeas.Dossier.from_arrow(producer, speaker="w", date="day")
    assert [c.quantity for c in d.claims] == [habeas.Quantity.exact(n) for n in (5, 6, 7)]
    producer.close()
    assert (producer.released, producer.twice) == (producer.made, 0) and producer.made == 1 + 3 + 3


@pytest.mark.parametrize("what", FAILURES)
def test_everything_is_released_once_when_reading_fails(what: str) -> None:
    how, error, message = FAILURES[what]
    producer = Producer(**how)
    said = {"date": "day"} if what == "no speaker" else {"speaker": "w", "date": "day"}
    with pytest.raises(error, match=message):
        habeas.Dossier.from_arrow(producer, **said)
    producer.close()
    assert (producer.released, producer.twice) == (producer.made, 0)


def test_everything_is_released_once_when_it_is_called_off() -> None:
    class Weary(Exception):
        pass

    def stop(done: int, total: Optional[int], label: str) -> None:
        raise Weary

    producer = Producer(batches=1)
    with pytest.raises(Weary):
        habeas.Dossier.from_arrow(producer, progress=stop, speaker="w", date="day")
    producer.close()
    assert (producer.released, producer.twice) == (producer.made, 0)


def test_an_array_is_taken_out_of_its_capsule_and_released_once() -> None:
    producer = Producer(batches=1)
    schema, array = Schema(), Array()
    producer.stream.get_schema(ctypes.pointer(producer.stream), ctypes.pointer(schema))
    producer.stream.get_next(ctypes.pointer(producer.stream), ctypes.pointer(array))
    handed = (
        new_capsule(ctypes.addressof(schema), b"arrow_schema", None),
        new_capsule(ctypes.addressof(array), b"arrow_array", None),
    )
    d = habeas.Dossier.from_arrow(
        types.SimpleNamespace(__arrow_c_array__=lambda requested_schema=None: handed), speaker="w", date="day"
    )
    assert len(d.claims) == 3 and not schema.release and not array.release
    producer.close()
    assert (producer.released, producer.twice) == (producer.made, 0)


# What we hand over.


def table() -> Any:
    return habeas.examples.small().ledger("watch").bounds("held", from_="2030-01-01", to="2030-03-31")


def test_parts_may_be_released_in_any_order() -> None:
    stream = Stream.from_address(pointer_of(capsule := table().__arrow_c_stream__(), b"arrow_array_stream"))
    schema, array, moved = Schema(), Array(), Array()
    assert stream.get_schema(ctypes.pointer(stream), ctypes.pointer(schema)) == 0
    assert stream.get_next(ctypes.pointer(stream), ctypes.pointer(array)) == 0
    # A consumer moves one column away, releases the rest, the schema and the stream, and reads on.
    first = array.children[1]
    ctypes.pointer(moved)[0] = first.contents
    first.contents.release = RELEASE_ARRAY()
    array.release(ctypes.pointer(array))
    assert not array.release
    assert [schema.children[i].contents.name for i in range(4)] == [b"day", b"low", b"high", b"repairs"]
    schema.release(ctypes.pointer(schema))
    end = Array()
    assert stream.get_next(ctypes.pointer(stream), ctypes.pointer(end)) == 0 and not end.release
    stream.release(ctypes.pointer(stream))
    del capsule
    gc.collect()
    lows = (ctypes.c_int64 * moved.length).from_address(moved.buffers[1])
    assert moved.length == 90 and lows[89] >= 0
    moved.release(ctypes.pointer(moved))


def test_a_stream_that_is_not_read_goes_with_its_capsule() -> None:
    for _ in range(3):
        table().__arrow_c_stream__()
        table().__arrow_c_schema__()
    gc.collect()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no way to see memory here")
def test_nothing_leaks() -> None:
    texts = ["2030-01-05"] * 20_000
    dates = habeas.parse_dates(texts)  # about a megabyte of columns

    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def once() -> None:
        made = habeas.Table(habeas.Cycle, [habeas.Cycle(("a" * 500_000,), (), ())])
        made.__arrow_c_stream__()
        made.to_polars() if importlib.util.find_spec("polars") else made.__arrow_c_schema__()
        dates.__arrow_c_array__()

    for _ in range(20):
        once()
    before = resident()
    for _ in range(400):
        once()
    # Were one export of each kept, it would be 200 megabytes.
    assert resident() - before < 60_000_000
