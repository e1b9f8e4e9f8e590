"""What the seen-chance says: its three forms, the other model, the assumptions."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reachdesk.charts import doubt_words, method, names, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Table
from reachdesk.domain.answers.reach import Ranged, SeenChance
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.assumptions import SEED
from reachdesk.domain.reach.simple_sum import simple_sum
from reachdesk.i18n import _, ngettext


def local_moment(moment_ms: int, zone: str) -> dt.datetime:
    """A moment on the clock of a zone; UTC where the zone is not known."""
    try:
        place: dt.tzinfo = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        place = dt.UTC
    return dt.datetime.fromtimestamp(moment_ms / 1000, place)


def headline(data: SeenChance) -> str:
    """«About 75 of 564 followers see it: 13.3 %»."""
    if not words.known(data.chance.value):
        return _("The chance cannot be known yet")
    share = words.chance(data.chance.value)
    if data.readers is None or data.followers is None:
        return _("One follower sees it with a chance of {share}").format(share=share)
    return _("About {people} of {followers} see it: {share}").format(
        people=words.amount(data.readers.value),
        followers=words.followers(data.followers),
        share=share,
    )


def range_words(ranged: Ranged | None) -> str:
    """«80 % range 17 to 112», "" where the range is a point or unknown."""
    if ranged is None or not (words.known(ranged.low) and words.known(ranged.high)):
        return ""
    if round(ranged.low) == round(ranged.high):
        return ""
    return words.range_of(ranged.low, ranged.high)


def is_seed_sum(chance: float) -> bool:
    """Whether a chance is that of the seed's own sum, 200 of 1,500 once a day."""
    seed = simple_sum(SEED.sessions_per_day, SEED.depth.mean(), SEED.inflow_per_day)
    return math.isclose(chance, seed, abs_tol=1e-9)


def other_model(data: SeenChance) -> str:
    """«Full model: 56, 80 % range 17 to 112»; as per cent where nobody counts the followers."""
    name = names.name("model", "full" if data.model == "simple" else "simple")
    if data.model == "full" and not is_seed_sum(data.other_chance.value):
        name = _("Simple sum of these figures")
    other, chance = data.other_readers, data.other_chance
    if other is None or not words.known(other.value):
        figure, spread = words.chance(chance.value), ""
    else:
        figure, spread = words.amount(other.value), range_words(other)
        if data.model == "full":
            figure = f"{figure} ({words.chance(chance.value)})"
    parts = ", ".join(part for part in (figure, spread) if part)
    return _("{model}: {figures}").format(model=name, figures=parts)


def every_days(data: SeenChance) -> str:
    """«Each reader sees you every 8 to 9 days.», "" without posts."""
    if data.every_days is None or not all(words.known(days) for days in data.every_days):
        return ""
    few, many = (round(days) for days in data.every_days)
    if few == many:
        form = ngettext(
            "Each reader sees you about every {days} day.",
            "Each reader sees you about every {days} days.",
            few,
        )
        return form.format(days=words.number(few))
    return _("Each reader sees you every {few} to {many} days.").format(
        few=words.number(few), many=words.number(many)
    )


def sum_in_words(data: SeenChance) -> str:
    """«200 read ÷ 1,500 a day» for the simple sum, the range of the chance for the full model."""
    if data.model == "simple":
        return _("{window} read ÷ {inflow} a day").format(
            window=words.number(data.assumptions.depth.mean()),
            inflow=words.number(data.assumptions.inflow_per_day),
        )
    low, high = words.percent(data.chance.low), words.percent(data.chance.high)
    if low == high:
        return _("no range can be given")
    return _("80 % range {low} to {high}").format(low=low, high=high)


def reply_note(data: SeenChance) -> str:
    """What holds for answers; "" for other posts."""
    if not data.reply:
        return ""
    return _("An answer is shown to fewer: mostly to those who follow both of you.")


def measured_views(data: SeenChance) -> str:
    """«Measured: 412 views (views are not people).», "" without a measurement."""
    if data.impressions is None:
        return ""
    form = ngettext(
        "Measured: {views} view (views are not people).",
        "Measured: {views} views (views are not people).",
        data.impressions,
    )
    return form.format(views=words.number(data.impressions))


def summary(data: SeenChance) -> str:
    """The three forms, the range, the other model."""
    if not words.known(data.chance.value):
        return missing(data) or ""
    forms = _("The chance that one follower sees it is {share}, {one_in}.").format(
        share=words.chance(data.chance.value), one_in=words.one_in(data.one_in)
    )
    people = ""
    if data.readers is not None and data.followers is not None:
        spread = range_words(data.readers)
        people = _("That is about {people} of {followers}.").format(
            people=words.amount(data.readers.value), followers=words.followers(data.followers)
        )
        people = f"{people[:-1]}, {spread}." if spread else people
    other = f"{other_model(data)}."
    notes = (every_days(data), reply_note(data), measured_views(data))
    return method.spoken(forms, people, other, *notes, *doubt_words.sentences(data.doubts))


def missing(data: SeenChance) -> str | None:
    """Which export would fill it."""
    if words.known(data.chance.value):
        return None
    return _("No post to ask about yet: an archive of your posts would fill this.")


def explanation(data: SeenChance) -> Explanation:
    """The assumptions with their evidence."""
    taken = data.assumptions
    followers = Input(
        _("Followers"),
        words.number(data.followers),
        Evidence.MISSING if data.followers is None else Evidence.MEASURED,
    )
    inputs = (
        followers,
        Input(_("Sessions a day"), words.plain(taken.sessions_per_day), Evidence.ASSUMED),
        Input(_("Reading window"), _posts(taken.depth.mean()), Evidence.ASSUMED),
        Input(_("Inflow"), _posts_a_day(taken.inflow_per_day), Evidence.DERIVED),
        Input(_("Active followers"), words.percent(taken.alive_share), Evidence.ASSUMED),
    )
    formula = (
        _("Posts read at a time ÷ posts that arrive in a day × visits a day.")
        if data.model == "simple"
        else _(
            "For each follower: the chance that a visit comes before as many newer posts have "
            "arrived as one reads at a time, over reading hours, time zones and how much each "
            "follows. The chances are added up."
        )
    )
    sentence = _("The chance that one of your followers gets to see this post.")
    found = method.explained(data.method, sentence, formula, inputs)
    return replace(found, unseen=(*found.unseen, *doubt_words.sentences(data.doubts)))


def _posts(count: float) -> str:
    form = ngettext("{count} post", "{count} posts", round(count))
    return form.format(count=words.number(count))


def _posts_a_day(count: float) -> str:
    form = ngettext("{count} post a day", "{count} posts a day", round(count))
    return form.format(count=words.number(count))


def table(data: SeenChance) -> Table:
    """Both models in rows."""
    columns = (
        Column(_("Model")),
        Column(_("Chance"), _("0 to 1"), 4),
        Column(_("Low"), _("80 % range"), 4),
        Column(_("High"), _("80 % range"), 4),
        Column(_("Readers"), _("people"), 1),
        Column(_("Low readers"), _("80 % range"), 1),
        Column(_("High readers"), _("80 % range"), 1),
    )
    other = "full" if data.model == "simple" else "simple"
    return Table(
        columns,
        (
            _row(data.model, data.chance, data.readers),
            _row(other, data.other_chance, data.other_readers),
        ),
    )


def _row(model: str, chance: Ranged, readers: Ranged | None) -> tuple[Cell, ...]:
    people = (None, None, None) if readers is None else (readers.value, readers.low, readers.high)
    shares = (chance.value, chance.low, chance.high)
    return (names.name("model", model), *(words.cell(value) for value in (*shares, *people)))
