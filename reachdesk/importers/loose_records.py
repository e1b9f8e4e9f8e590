"""Records with numbers where texts belong, as programs that pass such files on write ids."""

from __future__ import annotations

from typing import TypeVar

import msgspec

T = TypeVar("T")


def loosely(value: object, kind: type[T]) -> T:
    """A decoded value as a record whose texts may be written as whole numbers, and numbers as
    texts. Raises `msgspec.ValidationError` where it does not fit all the same."""
    return msgspec.convert(_worded(value), kind, strict=False)


def _worded(value: object) -> object:
    """The value with its whole numbers as texts, of which `convert` makes numbers where wanted."""
    if isinstance(value, dict):
        return {key: _worded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_worded(inner) for inner in value]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value
