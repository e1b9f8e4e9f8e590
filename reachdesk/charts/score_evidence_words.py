"""What the card about a score's footing says."""

from __future__ import annotations

from reachdesk.charts import method, recipe_words, score_words, words
from reachdesk.charts.base import Column, Explanation, Input, Table
from reachdesk.domain.answers.score_evidence import OwnPast, ScoreEvidence, Without
from reachdesk.i18n import _, ngettext

_LATELY = 7


def name(key: str) -> str:
    """«Without its best post»."""
    return {
        "best_post": _("Without its best post"),
        "strongest_partner": _("Without its strongest partner"),
        "half_the_posts": _("With every second post"),
    }[key]


def headline(data: ScoreEvidence) -> str:
    """Whether one post or partner carries the score, with the points that the best post has."""
    if missing(data) is not None:
        return _("No score yet")
    by_key = {one.key: one for one in data.without}
    carrier = by_key.get(data.fragile or "")
    if carrier is not None:
        form = (
            _("Fragile: one post carries {points} of {total} points")
            if carrier.key == "best_post"
            else _("Fragile: one partner carries {points} of {total} points")
        )
        return form.format(
            points=words.number(data.total - carrier.total, 1), total=words.number(data.total, 1)
        )
    if few(data):
        return _few(data)
    if not by_key.keys() & {"best_post", "strongest_partner"}:
        return _("Neither a post nor a partner carries it")
    lost = max(data.total - one.total for one in data.without if one.key != "half_the_posts")
    return _("No post or partner carries more than {points} of {total} points").format(
        points=words.number(lost, 1), total=words.number(data.total, 1)
    )


def _few(data: ScoreEvidence) -> str:
    """That hardly anything others did stands behind the score."""
    count = (data.reactions or 0) + data.exchanges
    if count:
        form = ngettext(
            "Only {count} reaction or exchange behind it",
            "Only {count} reactions and exchanges behind it",
            count,
        )
        return form.format(count=words.number(count))
    if data.reactions is None:
        return _("No reaction known: your own posts and answers carry it alone")
    return _("No reaction: your own posts and answers carry it alone")


def subtitle(data: ScoreEvidence) -> str:
    """Day, unit, recipe, and whether the evidence is thin."""
    parts = [
        _("Score of 100 on {day}").format(day=words.day_short(data.day, year=True)),
        _("provisional") if data.provisional else "",
        recipe_words.said(data.method),
    ]
    return " · ".join(filter(None, parts))


def missing(data: ScoreEvidence) -> str | None:
    """Which export would fill it."""
    if words.known(data.total):
        return None
    return _("No posts yet: an archive of your posts would say what the score rests on.")


def summary(data: ScoreEvidence) -> str:
    """The score, what is left without each, effort, past."""
    lacking = missing(data)
    if lacking is not None:
        return lacking
    stands = _("The score is {total} of 100 on {day}.").format(
        total=words.number(data.total, 1), day=words.day_long(data.day)
    )
    thin = score_words.provisional_sentence() if data.provisional else ""
    left = [
        _("{what}: {total}.").format(what=name(one.key), total=words.number(one.total, 1))
        for one in data.without
    ]
    warning = ""
    if data.fragile:
        warning = _("It is fragile: more than a quarter of its points hang on one of these.")
    return method.spoken(
        stands,
        thin,
        *left,
        warning,
        f"{effort(data)}.",
        received(data),
        past(data),
        method.unseen_sentence(data.method),
    )


def effort(data: ScoreEvidence) -> str:
    """«79 posts on 47 of 90 days · 1.5 points per 10 posts»."""
    posts = ngettext("{count} post", "{count} posts", data.posts)
    days = _("{posts} on {active} of {days} days").format(
        posts=posts.format(count=words.number(data.posts)),
        active=words.number(data.active_days),
        days=words.number(data.window_days),
    )
    pace = data.per_ten_posts
    if not words.known(pace):
        return days
    return _("{effort} · {points} points per 10 posts").format(
        effort=days, points=words.number(pace, 1)
    )


def received(data: ScoreEvidence) -> str:
    """«34 reactions and 37 exchanges received.»; the unknown is said."""
    talks = ngettext("{count} exchange", "{count} exchanges", data.exchanges).format(
        count=words.number(data.exchanges)
    )
    if data.reactions is None:
        return _("{exchanges} received; no export counts reactions.").format(exchanges=talks)
    reactions = ngettext("{count} reaction", "{count} reactions", data.reactions)
    return _("{reactions} and {exchanges} received.").format(
        reactions=reactions.format(count=words.number(data.reactions)), exchanges=talks
    )


def few(data: ScoreEvidence) -> bool:
    """Whether what others did is too little for much of a score."""
    return (data.reactions or 0) + data.exchanges < words.SMALL_N


def past(data: ScoreEvidence) -> str:
    """«Highest since 3 May. Above 912 of 1,055 own days (86 %).»; "" where nothing is compared."""
    return "" if data.past is None else own_past(data.past, data.day)


def own_past(known: OwnPast, day: int) -> str:
    """A score on the scale of the account's own past; under three days nothing is compared."""
    if known.days < 3:
        return ""
    if known.below == known.days:
        form = ngettext(
            "Higher than on its only earlier day.",
            "Higher than on all {count} earlier days of its own.",
            known.days,
        )
        return form.format(count=words.number(known.days))
    share = words.of_percent(known.below, known.days)
    if known.days >= words.SMALL_N and known.below / known.days > 0.995:  # not all, so no 100 %
        share = _("{part} ({percent})").format(
            part=words.of(known.below, known.days), percent=_("over 99 %")
        )
    above = _("Above {share} of its own earlier days.").format(share=share)
    if known.highest_since is None or day - known.highest_since < _LATELY:
        return above
    since = words.day_month(known.highest_since, day)
    return method.spoken(_("Highest since {day}.").format(day=since), above)


def change(data: ScoreEvidence, one: Without) -> str:
    """«−0.5»."""
    return words.signed(one.total - data.total)


def called(data: ScoreEvidence, one: Without) -> str:
    """The post's text or the person's name; "" where masked or unknown."""
    return "" if data.method.masked else one.label


def explanation(data: ScoreEvidence) -> Explanation:
    """How each of the scores was worked out."""
    inputs = [
        Input(
            name(one.key),
            words.number(one.total, 1),
            data.method.evidence,
            called(data, one),
        )
        for one in data.without
    ]
    return method.explained(
        data.method,
        _("What would be left of the score without what carries most of it."),
        _(
            "The same recipe, worked out again without the post or partner that has most points in "
            "the day’s ledger; what others did about a post goes with it. “With every second post” "
            "is the mean of leaving out the odd posts and leaving out the even ones, in order of "
            "time: it shows how much depends on sheer volume, and may be higher where many posts "
            "get no reaction. A score is called fragile when one post or partner carries more than "
            "a quarter of its points above the base. Points per 10 posts leave the base out; under "
            "10 posts there are none. Days with thin evidence are not compared."
        ),
        (*inputs, Input(_("Effort"), effort(data), data.method.evidence)),
    )


def table(data: ScoreEvidence) -> Table:
    """The score, then what is left without each; effort and past at the end."""
    columns = (
        Column(_("What")),
        Column(_("Post or person")),
        Column(_("Figure"), "", 1),
        Column(_("Change"), _("points"), 1),
    )
    rows = [
        (name(one.key), called(data, one) or None, words.cell(one.total), _step(data, one))
        for one in data.without
    ]
    known = data.past
    return Table(
        columns,
        (
            (_("Score"), None, words.cell(data.total), None),
            *rows,
            (_("Posts in the window"), None, data.posts, None),
            (_("Days with posts"), None, data.active_days, None),
            (_("Reactions received"), None, data.reactions, None),
            (_("Exchanges received"), None, data.exchanges, None),
            (_("Points per 10 posts"), None, words.cell(data.per_ten_posts), None),
            (_("Earlier days compared"), None, known.days if known else None, None),
            (_("Earlier days that were lower"), None, known.below if known else None, None),
        ),
    )


def _step(data: ScoreEvidence, one: Without) -> float | int | None:
    return words.cell(one.total - data.total)
