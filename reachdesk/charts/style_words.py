"""What the style field says."""

from __future__ import annotations

import math

from reachdesk.charts import method, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Table
from reachdesk.domain.answers.style import StyleMatrix, StyleMove, StylePoint
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.score.style import FULL_POSTS, FULL_WEEKS, STYLES
from reachdesk.i18n import _, ngettext

SOFT = "\u00ad"
"""A soft hyphen: where a name may be broken in its cell. Translations may hold some."""


def style_name(row: int, column: int) -> str:
    """The name of a cell in one piece."""
    return _(STYLES[row][column]).replace(SOFT, "")


def headline(data: StyleMatrix) -> str:
    """«Style: Explorer»."""
    if data.now is None:
        return _("No style yet")
    return _("Style: {name}").format(name=style_name(data.now.row, data.now.column))


def weeks(count: int) -> str:
    """«13 weeks»."""
    return ngettext("{count} week", "{count} weeks", count).format(count=words.number(count))


def posts(count: int) -> str:
    """«79 posts»."""
    return ngettext("{count} post", "{count} posts", count).format(count=words.number(count))


def uses(count: int) -> str:
    """«31 hashtags»; none is said."""
    if not count:
        return _("no hashtags")
    return ngettext("{count} hashtag", "{count} hashtags", count).format(count=words.number(count))


def subtitle(data: StyleMatrix) -> str:
    """«13 weeks, 79 posts, 31 hashtags · trail since May · margin 0.05»."""
    made = _("{weeks}, {posts}, {hashtags}").format(
        weeks=weeks(data.weeks), posts=posts(data.posts), hashtags=uses(data.hashtags)
    )
    parts = [made]
    if data.trail:
        parts.append(_("trail since {month}").format(month=_month(data.trail[0].day, data.day)))
    if words.known(data.margin):
        parts.append(_("margin {margin}").format(margin=words.number(data.margin, 2)))
    return " · ".join(parts)


def _month(day: int, beside: int) -> str:
    """«May»; with its year where `beside` lies in another one."""
    month = words.month(words.date_of(day).month)
    year = words.year_of(day)
    if year == words.year_of(beside):
        return month
    return _("{month} {year}").format(month=month, year=year)


def missing(data: StyleMatrix) -> str | None:
    """Why no style is named."""
    if data.now is not None and words.known(data.now.x) and words.known(data.now.y):
        return None
    if data.weeks >= FULL_WEEKS or data.posts >= FULL_POSTS:
        return _(
            "Not enough data: whether a post is own words, a repost or a quote is known for {told} "
            "of {posts} only; an archive with the texts would tell."
        ).format(told=words.number(data.told), posts=posts(data.posts))
    return _(
        "Not enough data: a style needs 13 weeks or 20 posts, and an export has to hold them. "
        "There are {weeks} and {posts} so far."
    ).format(weeks=weeks(data.weeks), posts=posts(data.posts))


def summary(data: StyleMatrix) -> str:
    """Cell, coordinates, margin, trail, what would move it."""
    lacking = missing(data)
    if lacking is not None or data.now is None:
        return lacking or ""
    stands = _(
        "{name} on {day}: {x} of 1 towards creating and consistent, {y} of 1 towards taking part "
        "and broad; {margin} from the nearest cut."
    ).format(
        name=style_name(data.now.row, data.now.column),
        day=words.day_long(data.day),
        x=words.number(data.now.x, 2),
        y=words.number(data.now.y, 2),
        margin=words.number(data.margin, 2),
    )
    return method.spoken(stands, trail_sentence(data), *map(move_sentence, data.moves), breadth())


def trail_sentence(data: StyleMatrix) -> str:
    """«The 6 months before: Feeder, then Explorer»; one style is named once."""
    if not data.trail:
        return ""
    passed: list[str] = []
    for point in data.trail:
        name = style_name(point.row, point.column)
        if not passed or passed[-1] != name:
            passed.append(name)
    count = len(data.trail)
    form = ngettext("The month before: {names}.", "The {count} months before: {names}.", count)
    return form.format(count=count, names=_(", then ").join(passed))


def breadth() -> str:
    """Where breadth comes from."""
    return _("Breadth is read from hashtags alone.")


def direction(move: StyleMove) -> str:
    """«One cell up»."""
    return {
        "up": _("One cell up"),
        "down": _("One cell down"),
        "left": _("One cell left"),
        "right": _("One cell right"),
    }[move.direction]


def effort(move: StyleMove) -> str:
    """«about 8 more replies or mentions a week, 13 weeks long»."""
    count = math.ceil(abs(move.amount) - 1e-9)
    talk = move.habit == "talk_per_week"
    if talk and move.amount > 0:
        form = ngettext(
            "about {count} more reply or mention a week, 13 weeks long",
            "about {count} more replies or mentions a week, 13 weeks long",
            count,
        )
    elif talk:
        form = ngettext(
            "about {count} reply or mention fewer a week, 13 weeks long",
            "about {count} replies or mentions fewer a week, 13 weeks long",
            count,
        )
    elif move.amount > 0:
        form = ngettext(
            "about {count} more post in own words a week, 13 weeks long",
            "about {count} more posts in own words a week, 13 weeks long",
            count,
        )
    else:
        form = ngettext(
            "about {count} post fewer a week, 13 weeks long",
            "about {count} posts fewer a week, 13 weeks long",
            count,
        )
    return form.format(count=words.number(count))


def move_sentence(move: StyleMove) -> str:
    """«One cell up, Socializer: about 8 more replies or mentions a week, 13 weeks long.»"""
    return _("{direction}, {name}: {effort}.").format(
        direction=direction(move), name=style_name(move.row, move.column), effort=effort(move)
    )


def explanation(data: StyleMatrix) -> Explanation:
    """The four habits, the cuts, whose they are."""
    habits = (
        (_("Creating"), data.create, _("own words count 1, own words with a link or a quote half")),
        (_("Consistent"), data.consistent, _("mean week, full at 14 posts")),
        (
            _("Taking part"),
            data.participate,
            _("{count} replies, mentions and messages a week; 7 earn half").format(
                count=words.number(data.talk_per_week, 1)
            ),
        ),
        (_("Broad"), data.broad, hashtags(data)),
    )
    return method.explained(
        data.method,
        _("Which of 16 ways of taking part your last 13 weeks look most like. It is no grade."),
        _(
            "Across: the mean of creating and consistent. Up: the mean of taking part and broad. "
            "Each runs from 0 to 1; the cuts are at 0.25, 0.5 and 0.75, and a style changes only "
            "0.03 past a cut. Posts in reply count as talk, not as posts. Names and places of the "
            "16 are those that Klout published in 2011; it never published thresholds, so formulas "
            "and cuts are ours."
        ),
        tuple(
            Input(name, words.number(value, 2), Evidence.DERIVED, note)
            for name, value, note in habits
        ),
    )


def hashtags(data: StyleMatrix) -> str:
    """«12 hashtags of 5 kinds», or that there are none."""
    if not data.hashtags:
        return _("no hashtag in these weeks, so breadth counts as 0")
    form = ngettext(
        "{count} use of hashtags, {topics} different",
        "{count} uses of hashtags, {topics} different",
        data.hashtags,
    )
    return form.format(count=words.number(data.hashtags), topics=words.number(data.topics))


def table(data: StyleMatrix) -> Table:
    """One row per month, the last one being the day itself."""
    columns = (
        Column(_("Day")),
        Column(_("Style")),
        Column(_("Creating, consistent"), _("0 to 1"), 2),
        Column(_("Taking part, broad"), _("0 to 1"), 2),
    )
    points = (*data.trail, *([data.now] if data.now else []))
    return Table(columns, tuple(_row(point) for point in points))


def _row(point: StylePoint) -> tuple[Cell, ...]:
    return (
        words.date_of(point.day),
        style_name(point.row, point.column),
        words.cell(point.x),
        words.cell(point.y),
    )
