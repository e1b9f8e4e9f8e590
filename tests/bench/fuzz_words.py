"""What a fuzzer calls with words: cells, dates, rules of segments, places and roles.

As in `fuzz_targets`, a target takes any bytes and raises nothing.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from reachdesk.domain.errors import UserError
from reachdesk.domain.places.classifier import classify
from reachdesk.domain.places.reading import Said, read_whereabouts
from reachdesk.domain.roles.matching import Matcher
from reachdesk.domain.roles.rules import RoleRule, problems, tidy_words
from reachdesk.domain.roles.shipped import RULES
from reachdesk.domain.score.courtesy import courtesy
from reachdesk.domain.score.tone import tone_of
from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import conditions, written
from reachdesk.gazetteer import gazetteer
from reachdesk.importers import (
    bluesky_records,
    calendar_lines,
    linkedin_urns,
    local_day,
    meta_text,
    table_cells,
    web_text,
    written_times,
    x_snowflake,
    x_times,
)


def values(data: bytes) -> None:
    """Dates, numbers, ids, links and texts of cells."""
    text = data.decode("utf-8", "surrogateescape" if data[:1] == b"\x00" else "replace")
    lines = text.split("\n")
    for line in lines:
        for read in (table_cells.count_in, table_cells.score_in):
            with suppress(ValueError):
                read(line)
        for order in (None, True, False):
            written_times.moment_in(line, day_first=order)
            table_cells.moment_of_cell(line, order)
        for ask in _ASKED:
            ask(line)
        if (found := calendar_lines.line_of(line)) is not None:
            calendar_lines.moment_of(found, None)
            calendar_lines.moment_of(found, line[:40])
    written_times.day_comes_first(lines)
    list(calendar_lines.unfolded(io.BytesIO(data)))
    local_day.offset_minutes([(len(line), len(line) * 86_400_000) for line in lines])
    assert isinstance(courtesy(text).weight, float)
    tone_of(text)


_ASKED: Sequence[Callable[[str], Any]] = (
    table_cells.id_in, table_cells.handle_in, table_cells.profile_in, table_cells.words_in_cell,
    table_cells.numbers_of, x_times.parse_time, web_text.plain_text, web_text.links_in,
    meta_text.repaired, meta_text.handles_in, meta_text.hashtags_in, meta_text.links_in,
    linkedin_urns.number_in, linkedin_urns.moment_of, bluesky_records.moment_of,
    calendar_lines.duration_of, calendar_lines.words_of,
    lambda text: x_snowflake.moment_of(text) if text.isdecimal() else None,
)  # fmt: skip


def segment(data: bytes) -> None:
    """The rules of segments: what is read can be written and read again to the same."""
    with suppress(UserError):
        rule = parse(data.decode("utf-8", "replace"))
        again = written(rule)
        assert parse(again) == rule, again
        assert len(list(conditions(rule))) <= len(data)


@cache
def _matcher() -> Matcher:
    return Matcher(RULES)


def people(data: bytes) -> None:
    """Places and roles in any words, and role rules made of them."""
    text = data.decode("utf-8", "replace")
    place, _line, bio = text.partition("\n")
    classify(text, gazetteer())
    classify(place, gazetteer(), within="BE", language="nl")
    read_whereabouts(Said(None, None, None, place, None, bio), gazetteer())
    texts = {"bio": bio, "name": place}
    found = _matcher().find(texts)
    assert {one.rule for one in found} == _matcher().rules_catching(texts)
    assert all(texts[one.field][one.start : one.end] for one in found)
    words = tidy_words(place.split(","))
    own = RoleRule("own", "supplier", words, not_words=tidy_words(bio[:200].split(",")))
    if not list(problems(own)):
        Matcher([own]).find(texts)


TARGETS: Sequence[Callable[[bytes], None]] = (values, segment, people)
