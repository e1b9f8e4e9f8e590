"""Refs of people where an export gives no id: the handle, else the name."""

from __future__ import annotations

import unicodedata


def folded_name(name: str) -> str:
    """A name for comparison: one case and width, words joined by underscores."""
    return "_".join(unicodedata.normalize("NFKC", name).casefold().split())


def ref_of(name: str, handle: str | None = None) -> str | None:
    """The ref "@handle", else "name:folded_name"; None where there is neither."""
    if handle:
        return f"@{handle.lower()}"
    key = folded_name(name)
    return f"name:{key}" if key else None
