# SPDX-License-Identifier: MIT
"""What every public call has around it: a value of a wrong type ends in an error that says what, got and wanted.

Without it such a value is found by whoever first touches it: the compiled module, which lists its own overloads, or the
standard library. Nothing is checked before a call; only when one has failed is it asked which argument was to blame.
"""

from __future__ import annotations

import collections.abc
import functools
import inspect
import sys
import types
import typing
from collections.abc import Iterable, Mapping
from typing import Any, Callable, Optional, TypeVar, Union

from habeas.errors import HabeasError, InvalidType, InvalidValue, shown

__all__ = ["guard"]

#: What a value of a wrong type may raise, deep inside: also what libraries raise whose frames and numbers are compared.
_FAILURES = (Exception,)

#: Of such an error, marks that it is not meant for whoever called.
_NOT_OURS = (
    "incompatible function arguments",
    "incompatible constructor arguments",
    "Unable to cast",
    "not JSON serializable",
    "Unable to convert",
    "is ambiguous",
    "unhashable type",
)

#: Where the counts end that the compiled module takes.
_COUNTS = 2**63


def evaluated(annotation: object, names: Mapping[str, Any]) -> object:
    """Give the type that an annotation means, or Any where only a type checker knows it."""
    if not isinstance(annotation, str):
        return annotation
    try:
        return eval(annotation, {**vars(typing), **names})
    except (NameError, TypeError, AttributeError, SyntaxError):
        return Any


def fits(value: object, hint: Any) -> bool:
    """Is a value of a type? What cannot be told is taken for one."""
    if hint is None or hint is type(None):
        return value is None
    if hint is Any or isinstance(hint, (TypeVar, typing.ForwardRef, str)):
        return True
    origin = typing.get_origin(hint)
    if origin is Union:
        return any(fits(value, one) for one in typing.get_args(hint))
    if origin is typing.Literal:
        return isinstance(value, str) and value in typing.get_args(hint)
    kind = origin or hint
    if kind is collections.abc.Callable:
        return callable(value)
    if not isinstance(kind, type):
        return True
    if getattr(kind, "_is_protocol", False):
        # Fields without a default are in values alone, and asking a value might have it ask its engine.
        fields = getattr(type(value), "__dataclass_fields__", ())
        wanted = [name for name in vars(kind) if not name.startswith(("__", "_abc", "_is_"))]
        return all(name in fields or hasattr(type(value), name) for name in wanted)
    if kind is int:
        return hasattr(type(value), "__index__") and not isinstance(value, bool)
    if kind is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind in (collections.abc.Sequence, collections.abc.Iterable) and isinstance(value, (str, bytes)):
        return False
    if not isinstance(value, kind):
        return False
    return not (isinstance(value, (list, tuple)) and origin and not all_fit(value, typing.get_args(hint)))


def all_fit(values: Iterable[object], hints: tuple[Any, ...]) -> bool:
    """Do the members of a list fit what it is to hold?"""
    inner = [h for h in hints if h is not ...]
    return len(inner) != 1 or all(fits(value, inner[0]) for value in values)


def name_of(hint: Any) -> str:
    """Name a type as an error does."""
    if hint is None or hint is type(None):
        return "None"
    args = [a for a in typing.get_args(hint) if a is not ...]
    origin = typing.get_origin(hint)
    if origin is Union:
        return " or ".join(dict.fromkeys(name_of(a) for a in args))
    if origin is typing.Literal:
        return "one of " + ", ".join(args)
    if origin is collections.abc.Callable:
        return "a callable"
    plain = getattr(origin or hint, "__name__", str(hint))
    return f"{plain} of {', '.join(name_of(a) for a in args)}" if args and origin is not type else str(plain)


def is_unicode(text: str) -> bool:
    """Can a text be written, or does it hold half of a pair of surrogates?"""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def no_text(name: str, call: str, value: str) -> InvalidValue:
    """Refuse a text that cannot be written."""
    wanted = "text that UTF-8 can write"
    return InvalidValue(
        f"not text, in '{name}' of {call}: got {value!a}, wanted {wanted}", got=ascii(value), wanted=wanted
    )


def explain(
    call: str, function: Callable[..., Any], args: Any, named: Any, failure: Exception
) -> Optional[HabeasError]:
    """Give the error that says which argument was to blame; nothing where none was, and the failure is its own."""
    signature = inspect.signature(function)
    try:
        given = signature.bind(*args, **named).arguments
    except TypeError:
        return None  # Python says so itself, in words of its own.
    for name, value in given.items():
        parameter = signature.parameters[name]
        if parameter.kind is parameter.VAR_KEYWORD:
            broken = next((key for key, one in value.items() if isinstance(one, str) and not is_unicode(one)), None)
            if broken is not None:
                return no_text(broken, call, value[broken])
            continue
        if name in ("self", "cls"):
            continue
        hint = evaluated(parameter.annotation, function.__globals__)
        values = value if parameter.kind is parameter.VAR_POSITIONAL else (value,)
        for one in values:
            if isinstance(one, str) and not is_unicode(one):
                return no_text(name, call, one)
            if parameter.annotation is not parameter.empty and not fits(one, hint):
                wanted = name_of(hint)
                text = f"not what '{name}' of {call} takes: got {shown(one)}, wanted {wanted}"
                return InvalidType(text, got=shown(one), wanted=wanted)
    if isinstance(failure, KeyError) and call.endswith(".from_dict"):
        wanted = f"what to_dict gives, with {failure}"
        return InvalidValue(f"not what {call} takes: wanted {wanted}", wanted=wanted)
    if any(mark in str(failure) for mark in _NOT_OURS):
        for name, value in given.items():
            if isinstance(value, int) and not 0 <= value < _COUNTS:
                wanted = f"a whole number from 0 to {_COUNTS - 1}"
                text = f"not what '{name}' of {call} takes: got {value}, wanted {wanted}"
                return InvalidValue(text, got=str(value), wanted=wanted)
        got = ", ".join(f"{name}={shown(value)}" for name, value in given.items() if name not in ("self", "cls"))
        return InvalidType(f"not what {call} takes: got {got}, wanted {signature}", got=got, wanted=str(signature))
    return None


def guarded(call: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Put the guard around a function."""
    failures, told = _FAILURES, explain

    def guard(*args: Any, **named: Any) -> Any:
        try:
            return function(*args, **named)
        except failures as failure:
            better = None if hasattr(failure, "code") else told(call, function, args, named, failure)
            if better is None:
                raise
        raise better

    # With the globals of the function's own module, so that tools that look for its docstring find it there.
    made = types.FunctionType(guard.__code__, function.__globals__, guard.__name__, None, guard.__closure__)
    return functools.wraps(function)(made)


#: Methods without a public name that people call by an operator.
_OPERATORS = ("__init__", "__getitem__", "__contains__", "__call__")


def guard_class(kind: type, public: type) -> None:
    """Put the guard around the public methods of a class, once; they are called as those of the class that is public.

    A part that a class is put together of is in a module of its own, whose name nobody who calls has seen.
    """
    owner = public if kind.__module__.rpartition(".")[2].startswith("_") else kind
    for name, member in list(vars(kind).items()):
        if name.startswith("_") and name not in _OPERATORS:
            continue
        function = member.__func__ if isinstance(member, (classmethod, staticmethod)) else member
        if not isinstance(function, types.FunctionType) or hasattr(function, "__wrapped__"):
            continue
        call = f"{owner.__name__}{'' if name == '__init__' else '.' + name}"
        if owner is not kind and name not in vars(owner):
            function.__module__, function.__qualname__ = owner.__module__, f"{owner.__qualname__}.{name}"
        made = guarded(call.replace(".__getitem__", "[...]"), function)
        setattr(kind, name, type(member)(made) if function is not member else made)


def guard(namespace: dict[str, Any], names: Iterable[str]) -> None:
    """Put the guard around all public names of the package: its classes with what they inherit, and its functions."""
    for name in names:
        thing = namespace[name]
        if isinstance(thing, type):
            for kind in thing.__mro__:
                if kind.__module__.startswith("habeas") and not issubclass(kind, BaseException):
                    guard_class(kind, thing)
        elif isinstance(thing, types.FunctionType) and not hasattr(thing, "__wrapped__"):
            made = guarded(name, thing)
            namespace[name] = made
            setattr(sys.modules[thing.__module__], name, made)
        elif isinstance(thing, types.ModuleType) and thing.__name__.startswith("habeas."):
            guard(vars(thing), getattr(thing, "__all__", ()))
