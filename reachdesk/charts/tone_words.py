"""What the tone lane says."""

from __future__ import annotations

import numpy as np

from reachdesk.charts import method, words
from reachdesk.charts.base import Column, Explanation, Input, Table
from reachdesk.domain.answers.tone import ToneLane
from reachdesk.i18n import _, ngettext

LANES = ("positive", "neutral", "negative", "unclear", "wordless")


def name(lane: str) -> str:
    """«sounds negative»."""
    return {
        "received": _("Mentions, replies"),
        "positive": _("sound positive"),
        "neutral": _("sound neutral"),
        "negative": _("sound negative"),
        "unclear": _("not English, or unclear"),
        "wordless": _("words not exported"),
    }[lane]


def total(data: ToneLane, lane: str) -> float:
    """How many of a lane in all weeks; NaN where none is known."""
    weeks: np.ndarray = getattr(data, lane)
    return float(np.nansum(weeks)) if np.isfinite(weeks).any() else float("nan")


def missing(data: ToneLane) -> str | None:
    """Which export would fill it."""
    if words.known(total(data, "received")):
        return None
    return _("No export holds mentions or replies that you received: a table of them would.")


def headline(data: ToneLane) -> str:
    """«2 of 46 English mentions and replies sound negative»."""
    found = data.controversy
    if missing(data) is not None:
        return _("No mentions known")
    if not found.read:
        return ngettext(
            "The {count} mention or reply is not in English: no tone",
            "No English among {count} mentions and replies: no tone",
            found.received,
        ).format(count=words.number(found.received))
    if not found.negative:
        return ngettext(
            "The {count} English mention or reply does not sound negative",
            "Not one of {count} English mentions and replies sounds negative",
            found.read,
        ).format(count=words.number(found.read))
    return ngettext(
        "{part} of {count} English mention or reply sounds negative",
        "{part} of {count} English mentions and replies sound negative",
        found.read,
    ).format(part=words.number(found.negative), count=words.number(found.read))


def subtitle(data: ToneLane) -> str:
    """Unit, language, and where it does not count."""
    count = len(data.week_days)
    weeks = ngettext("{count} week", "{count} weeks", count).format(count=words.number(count))
    return _("By week, {weeks} · English only, by a word list · never part of the score").format(
        weeks=weeks
    )


def controversy(data: ToneLane) -> str:
    """«2 of 46 (4.3 %)»; under ten no percentage, «—» where nothing was read."""
    found = data.controversy
    return words.of_percent(found.negative, found.read) if found.read else words.UNKNOWN


def summary(data: ToneLane) -> str:
    """n, the four tones, controversy, what was not read."""
    lacking = missing(data)
    if lacking is not None:
        return lacking
    count = data.controversy.received
    received = ngettext(
        "{count} mention, reply or quote received in {weeks} weeks.",
        "{count} mentions, replies and quotes received in {weeks} weeks.",
        count,
    ).format(count=words.number(count), weeks=words.number(len(data.week_days)))
    lanes = ", ".join(
        _("{name} {count}").format(name=name(lane), count=words.number(total(data, lane)))
        for lane in LANES
    )
    share = ""
    if data.controversy.read:
        share = _("Controversy: {share} of the English ones.").format(share=controversy(data))
    return method.spoken(
        received,
        f"{lanes}.",
        share,
        _("Tone stands beside the volume and is never part of the score."),
        method.unseen_sentence(data.method),
    )


def explanation(data: ToneLane) -> Explanation:
    """How tone is read, and how little that is."""
    inputs = [
        Input(name(lane), words.number(total(data, lane)), data.method.evidence) for lane in LANES
    ]
    return method.explained(
        data.method,
        _("How what others wrote to you sounds, beside how much of it there was."),
        _(
            "A text that is English by its small words is positive or negative by a list of about "
            "170 friendly and hostile words, turned round by a negation up to three words before; "
            "equal or none: neutral. The list knows no irony and no other language, and is a hint "
            "rather than a measurement. Controversy is the number that sounds negative, of those "
            "in English. Because a scandal brings reactions too, tone is shown here and never "
            "counted in the score. Likes have no words."
        ),
        (*inputs, Input(_("Controversy"), controversy(data), data.method.evidence)),
    )


def table(data: ToneLane) -> Table:
    """One row per week."""
    columns = (
        Column(_("Week from")),
        Column(_("Received"), "", 0),
        *(Column(_plain(lane), "", 0) for lane in LANES),
    )
    lanes = [getattr(data, lane).tolist() for lane in ("received", *LANES)]
    return Table(
        columns,
        tuple(
            (words.date_of(day), *map(words.cell, counts))
            for day, *counts in zip(data.week_days.tolist(), *lanes, strict=True)
        ),
    )


def _plain(lane: str) -> str:
    return {
        "positive": _("Positive (English)"),
        "neutral": _("Neutral (English)"),
        "negative": _("Negative (English)"),
        "unclear": _("Not English, or unclear"),
        "wordless": _("Words not exported"),
    }[lane]
