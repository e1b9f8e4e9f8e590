"""A post as the forecast sees it: eight properties known at the moment of posting (step 1)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

PROPERTIES = (
    "usual",
    "reply",
    "link",
    "hashtags",
    "mentions",
    "addressed",
    "length",
    "continued",
    "gap",
)
"""What the entries of `PostProperties.values` say; "usual" is the constant 1."""

MOST_WORDS = 40
_USUAL_LOG_LENGTH = 4.3  # about 74 characters
_USUAL_GAP_HOURS = 48.0  # stands for the gap before an account's first post
_SHORTEST_GAP_HOURS, _LONGEST_GAP_HOURS = 0.02, 168.0

_LINK = re.compile(r"https?://\S+")
_LEADING_HANDLES = re.compile(r"^(?:\s*@\w+)+")
_HANDLE = re.compile(r"@(\w+)")
_PART = re.compile(r"^\s*\(?(\d{1,2})\s*(?:/|\)|\.\s)")  # "2/", "(3)", "4. " of a thread
_WORD = re.compile(r"[@#$]?\w[\w'’]*")


@dataclass(frozen=True, slots=True, eq=False)
class PostProperties:
    """What is known of a post at its posting moment, `hours` (UTC hours since the epoch).

    `values` has shape (9,), in the order of `PROPERTIES`. `person` is whom a reply answers ("" for
    an own post or where nobody knows), `words` are the distinct words, at most 40. `key` names the
    post to the caller; the forecast only passes it on.
    """

    hours: float
    values: FloatArray
    reply: bool
    person: str
    words: tuple[str, ...]
    key: str = ""


def post_properties(
    hours: float,
    text: str,
    previous_hours: float | None = None,
    *,
    reply: bool | None = None,
    person: str = "",
    key: str = "",
) -> PostProperties:
    """The properties of a post with this plain text (entities decoded, "" for none).

    `previous_hours`: the moment of the owner's post before it, None for the first one. `reply` says
    whether it answers somebody, None: a leading @ decides. `person` is used where the text does not
    begin with the handle that is answered.
    """
    found = _LEADING_HANDLES.match(text)
    handles = _HANDLE.findall(found.group(0)) if found else []
    body = text[found.end() :] if found else text
    answers = text.startswith("@") if reply is None else reply
    values = np.array(
        [
            1.0,
            answers,
            bool(_LINK.search(text)),
            min(body.count("#"), 4) / 2,
            min(len(_HANDLE.findall(body)), 4) / 2,
            max(0, min(len(handles), 6) - 1) / 2,
            math.log1p(len(_LINK.sub("", body).strip())) - _USUAL_LOG_LENGTH,
            _continues(body),
            math.log(_gap_hours(hours, previous_hours)) / 3,
        ]
    )
    answered = handles[0].lower() if handles else person
    return PostProperties(hours, values, answers, answered if answers else "", words_of(body), key)


def _continues(body: str) -> bool:
    part = _PART.match(body)
    return part is not None and int(part.group(1)) >= 2


def _gap_hours(hours: float, previous_hours: float | None) -> float:
    gap = _USUAL_GAP_HOURS if previous_hours is None else hours - previous_hours
    return min(max(gap, _SHORTEST_GAP_HOURS), _LONGEST_GAP_HOURS)


def words_of(body: str) -> tuple[str, ...]:
    """The distinct words of three letters and more, in their order, without links and numbers."""
    found = _WORD.findall(_LINK.sub(" ", body.lower()))
    kept = dict.fromkeys(word for word in found if len(word) > 2 and not word.isdigit())
    return tuple(kept)[:MOST_WORDS]
