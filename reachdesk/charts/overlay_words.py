"""What the lines drawn over the score are called and what is said of them."""

from __future__ import annotations

import numpy as np

from reachdesk.charts import words
from reachdesk.charts.base import Cell, Column, Input
from reachdesk.domain.answers.score import OverlayLine, ScoreLine
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import N_, _, ngettext

GOOD, GLITCH, STEP, PENDING = range(4)
"""The marks of `OverlayLine`."""

_MARKS = {GLITCH: N_("a glitch"), STEP: N_("a step"), PENDING: N_("not settled yet")}


def name(key: str, given: str | None) -> str:
    """What a line is called: by its own name, else by its key."""
    kind, _colon, rest = key.partition(":")
    if kind == "like_for_like":
        return _("Like for like")
    if kind == "recipe":
        return given or _("Recipe {version}").format(version=rest)
    if kind == "imported":
        said = (given or "").replace("-", " ")
        if not said:
            return _("Imported score")
        return _("{name} (imported)").format(name=said[:1].upper() + said[1:])
    if kind == "benchmark":
        return given or _("Benchmark")
    return given or key.replace("_", " ").capitalize()


def shown_name(line: ScoreLine, one: OverlayLine) -> str:
    """The name of a drawn line; masked, what the owner wrote is left out."""
    return name(one.key, None if line.method.masked else one.name)


def settled(one: OverlayLine) -> np.ndarray:
    """Which points are known to be true, (points,): neither a glitch nor waiting to be judged."""
    return np.asarray(np.isfinite(one.values) & (one.marks != GLITCH) & (one.marks != PENDING))


def place_on(one: OverlayLine, day: int) -> int | None:
    """Where the last point of a day stands; None where the line has none on it."""
    found = np.flatnonzero(np.floor(one.days) == day)
    return int(found[-1]) if len(found) else None


def value_words(one: OverlayLine, place: int) -> str:
    """«42.0», «5.0, a glitch»."""
    value, mark = words.number(one.values[place], 1), int(one.marks[place])
    if mark == GOOD:
        return value
    return _("{value}, {mark}").format(value=value, mark=_(_MARKS[mark]))


def pairs(line: ScoreLine, day: int) -> list[tuple[str, str]]:
    """What the hover card says of each line on a day."""
    found = []
    for one in line.overlays:
        place = place_on(one, day)
        if place is not None and np.isfinite(one.values[place]):
            found.append((shown_name(line, one), value_words(one, place)))
    return found


def beside(line: ScoreLine) -> tuple[str, ...]:
    """What a picture has to say of its grey lines: what hollow marks are, where a benchmark is
    from."""
    hollow = any(
        bool(((one.marks == GLITCH) | (one.marks == PENDING)).any()) for one in line.overlays
    )
    said = [_("hollow: a glitch or not settled yet, left out")] if hollow else []
    for one in line.overlays:
        if one.source and not line.method.masked:
            form = _("{name}: {source}")
            said.append(form.format(name=shown_name(line, one), source=one.source))
    return tuple(said)


def sentences(line: ScoreLine) -> str:
    """What is drawn beside the score, with its source and its faults."""
    return " ".join(_sentence(line, one) for one in line.overlays)


def _sentence(line: ScoreLine, one: OverlayLine) -> str:
    good = np.flatnonzero(settled(one))
    if not len(good):
        return ""
    said = _("{name}: {value} on {day}.").format(
        name=shown_name(line, one),
        value=words.number(one.values[good[-1]], 1),
        day=words.day_long(int(one.days[good[-1]])),
    )
    return " ".join(filter(None, (said, _glitches(one), _source(line, one))))


def _glitches(one: OverlayLine) -> str:
    count = int(np.count_nonzero(one.marks == GLITCH))
    if not count:
        return ""
    return ngettext(
        "{count} value is a glitch and counts for no change.",
        "{count} values are a glitch and count for no change.",
        count,
    ).format(count=words.number(count))


def _source(line: ScoreLine, one: OverlayLine) -> str:
    if not one.source or line.method.masked:
        return ""
    return _("Source, as you entered it: {source}.").format(source=one.source.rstrip("."))


def inputs(line: ScoreLine) -> tuple[Input, ...]:
    """The lines as inputs of the explanation."""
    grades = {"imported": Evidence.MEASURED, "benchmark": Evidence.ASSUMED}
    found = []
    for one in line.overlays:
        good = np.flatnonzero(settled(one))
        value = words.number(one.values[good[-1]], 1) if len(good) else words.UNKNOWN
        grade = grades.get(one.key.partition(":")[0], Evidence.DERIVED)
        note = " ".join(filter(None, (_glitches(one), _source(line, one))))
        found.append(Input(shown_name(line, one), value, grade, note))
    return tuple(found)


def columns(line: ScoreLine) -> tuple[Column, ...]:
    """A column for each line, and one for its marks where it has any."""
    found = []
    for one in line.overlays:
        unit = one.source if one.source and not line.method.masked else ""
        found.append(Column(shown_name(line, one), unit, 1))
        if one.marks.any():
            found.append(Column(_("{name}: remark").format(name=shown_name(line, one))))
    return tuple(found)


def cells(line: ScoreLine, day: int) -> tuple[Cell, ...]:
    """The cells of a day for `columns`."""
    found: list[Cell] = []
    for one in line.overlays:
        place = place_on(one, day)
        found.append(None if place is None else words.cell(float(one.values[place])))
        if one.marks.any():
            mark = GOOD if place is None else int(one.marks[place])
            found.append(_(_MARKS[mark]) if mark else None)
    return tuple(found)
