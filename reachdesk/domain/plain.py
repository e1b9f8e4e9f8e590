"""Answers as plain values, which any format for data can write, and back."""

from __future__ import annotations

import base64
import importlib
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import numpy as np

from reachdesk.domain.on_demand import Rows

Plain = None | bool | int | float | str | list[Any] | dict[str, Any]

_OURS = "reachdesk."


def plain(value: object) -> Plain:
    """The value as None, numbers, words, lists and dictionaries with words as keys.

    A list is a tuple, also of rows made on demand; everything else is a dictionary with one key
    that says what it is. Words that are more than words (of a class of their own) are only words.
    Raises `TypeError` for what is neither a record, an enum, an array of numbers nor built in.
    """
    if value is None or type(value) in {bool, int, float, str}:
        return value  # type: ignore[return-value]
    if isinstance(value, str) and not isinstance(value, Enum):
        return str(value)
    if type(value) is tuple or isinstance(value, Rows):
        return [plain(one) for one in value]
    return _marked(value)


def _marked(value: object) -> dict[str, Any]:
    if isinstance(value, np.ndarray | np.generic):
        return {"array": _array_parts(value)}
    if isinstance(value, Enum):
        return {"enum": [_name(type(value)), plain(value.value)]}
    if isinstance(value, dict):
        return {"dict": [[plain(key), plain(one)] for key, one in value.items()]}
    for name, kind in _GROUPS.items():
        if type(value) is kind:
            return {name: [plain(one) for one in value]}  # type: ignore[attr-defined]
    return {"record": [_name(type(value)), *map(plain, _fields(value))]}


def _array_parts(value: np.ndarray | np.generic) -> list[Any]:
    if value.dtype.hasobject:
        raise TypeError("an array of objects has no plain form")
    content = base64.b64encode(np.ascontiguousarray(value).tobytes()).decode("ascii")
    return [value.dtype.str, None if isinstance(value, np.generic) else list(value.shape), content]


def _fields(value: Any) -> Sequence[Any]:
    """What a record is made from, in order."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return value
    if not is_dataclass(value) or not all(one.init and not one.kw_only for one in fields(value)):
        raise TypeError(f"{type(value).__name__} is not made from its fields in order")
    return [getattr(value, one.name) for one in fields(value)]


def restored(value: Plain) -> Any:
    """What `plain` was made from. Only records and enums of this program come back.

    Raises `TypeError`, `ValueError`, `KeyError`, `AttributeError` or `ImportError` for anything
    else, such as the record of another version.
    """
    if isinstance(value, list):
        return tuple(restored(one) for one in value)
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    return _BACK[kind](content)


def _array(parts: list[Any]) -> Any:
    dtype, shape, content = parts
    flat = np.frombuffer(base64.b64decode(content), np.dtype(dtype))
    return flat[0] if shape is None else flat.reshape(shape).copy()


def _name(kind: type) -> str:
    if not kind.__module__.startswith(_OURS) or "." in kind.__qualname__:
        raise TypeError(f"{kind.__qualname__} is no record of ours")
    return f"{kind.__module__}:{kind.__qualname__}"


def _class(name: str) -> Callable[..., Any]:
    module, _colon, word = name.partition(":")
    if not module.startswith(_OURS):
        raise ValueError(f"{name} is no record of ours")
    kind = getattr(importlib.import_module(module), word)
    if not (isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, Enum | tuple))):
        raise ValueError(f"{name} is no record of ours")
    return kind


_GROUPS: dict[str, type] = {"list": list, "set": set, "frozenset": frozenset}
_BACK: dict[str, Callable[[list[Any]], Any]] = {
    "array": _array,
    "enum": lambda parts: _class(parts[0])(restored(parts[1])),
    "record": lambda parts: _class(parts[0])(*map(restored, parts[1:])),
    "dict": lambda pairs: {restored(key): restored(one) for key, one in pairs},
    "list": lambda items: [restored(one) for one in items],
    "set": lambda items: {restored(one) for one in items},
    "frozenset": lambda items: frozenset(map(restored, items)),
}
