"""What is said of events, of the days to explain and of single exchanges."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from PySide6.QtCore import QDateTime, QTimeZone

from reachdesk.charts import names
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.events import DayToExplain, Effect, Talk
from reachdesk.i18n import N_, _, ngettext

_EXCERPT = 60


def effect(one: Effect) -> str:
    """«On 4 September 2026: 13.2 with, 12.1 without the 4 posts»."""
    form = ngettext(
        "On {day}: {before} with, {after} without the {count} post.",
        "On {day}: {before} with, {after} without the {count} posts.",
        one.posts,
    )
    return form.format(
        day=chart_words.day_long(one.day),
        before=chart_words.number(one.with_posts, 1),
        after=chart_words.number(one.without_posts, 1),
        count=chart_words.number(one.posts),
    )


def item_name(kind: str, item_id: str, label: str, day: int | None) -> str:
    """What a post or person is called; without text or name, by its day or its number."""
    if kind == "base":
        return _("belongs to no single post or person")
    if label:
        return label
    if kind == "post" and day is not None:
        return _("post of {day}, text unknown").format(day=chart_words.day_short(day, year=True))
    form = (
        _("post {number}, text unknown") if kind == "post" else _("person {number}, name unknown")
    )
    return form.format(number=item_id)


def span(day: DayToExplain) -> str:
    """«17 Jun 2026», «5 Aug 2025 to 7 Aug 2025»: the days on which it moved."""
    last = chart_words.day_short(day.last_day, year=True)
    if day.last_day - day.first_day == 1:
        return last
    first = chart_words.day_short(day.first_day + 1, year=True)
    return _("{first} to {last}").format(first=first, last=last)


def moved(day: DayToExplain) -> str:
    """«19.1 → 24.0»."""
    return f"{chart_words.number(day.before, 1)} → {chart_words.number(day.after, 1)}"


def reason(day: DayToExplain) -> str:
    """«+4.6: mostly replies from 15 people», with the one post or person that carries it."""
    if day.cause is None:
        return _("no cause found")
    said = _mostly(day)
    if day.item:
        item = textwrap.shorten(day.item, _EXCERPT, placeholder="…")
        said = _("{reason}, above all “{item}”").format(reason=said, item=item)
    return _("{points}: {reason}").format(points=chart_words.signed(day.cause_points), reason=said)


def _mostly(day: DayToExplain) -> str:
    amounts = dict(day.amounts)
    posts, people = amounts.get("posts", 0), amounts.get("people", 0)
    if day.cause == "new_posts" and posts:
        form = ngettext("mostly {count} new post", "mostly {count} new posts", posts)
        return form.format(count=chart_words.number(posts))
    if day.cause == "posts_fading" and posts:
        form = ngettext(
            "mostly {count} older post fading", "mostly {count} older posts fading", posts
        )
        return form.format(count=chart_words.number(posts))
    if day.cause == "new_conversations" and people:
        return _talks(tuple(pair for pair in day.amounts if pair[0] in _FROM), people)
    if day.cause == "conversations_fading" and people:
        form = ngettext(
            "mostly older talks with {count} person fading",
            "mostly older talks with {count} people fading",
            people,
        )
        return form.format(count=chart_words.number(people))
    return names.name("mostly", day.cause or "")


def _talks(kinds: tuple[tuple[str, int], ...], people: int) -> str:
    """«mostly replies from 15 people», or of several kinds «mostly 2 mentions, 1 message: 3
    people»."""
    count = chart_words.number(people)
    if len(kinds) == 1:
        form = ngettext("mostly {what} {count} person", "mostly {what} {count} people", people)
        return form.format(what=_(_FROM[kinds[0][0]]), count=count)
    form = ngettext(
        "mostly new talks with {count} person ({what})",
        "mostly new talks with {count} people ({what})",
        people,
    )
    return form.format(what=amounts(kinds) or chart_words.UNKNOWN, count=count)


def amounts(pairs: Iterable[tuple[str, int]]) -> str:
    """«5 reposts, 3 likes»; "" for nothing."""
    forms = {
        "reposts": lambda n: ngettext("{count} repost", "{count} reposts", n),
        "likes": lambda n: ngettext("{count} like", "{count} likes", n),
        "quotes": lambda n: ngettext("{count} quote", "{count} quotes", n),
        "replies": lambda n: ngettext("{count} reply", "{count} replies", n),
        "views": lambda n: ngettext("{count} view", "{count} views", n),
        "mentions": lambda n: ngettext("{count} mention", "{count} mentions", n),
        "messages": lambda n: ngettext("{count} message", "{count} messages", n),
        "posts": lambda n: ngettext("{count} post", "{count} posts", n),
        "replies_sent": lambda n: ngettext("{count} answer sent", "{count} answers sent", n),
        "courtesy": lambda n: ngettext("{count} courtesy", "{count} courtesies", n),
    }
    return ", ".join(
        forms[key](amount).format(count=chart_words.number(amount))
        if key in forms
        else f"{chart_words.number(amount)} {key.replace('_', ' ')}"
        for key, amount in pairs
        if amount
    )


# translators: each is followed by a number of people: «mostly replies from 15 people»
_FROM = {
    "mentions": N_("mentions by"),
    "replies": N_("replies from"),
    "quotes": N_("quotes by"),
    "reposts": N_("reposts by"),
    "messages": N_("messages from"),
    "likes": N_("likes by"),
    "replies_sent": N_("your answers to"),
}

_TALKS = {
    ("mention", "in"): N_("mentioned you"),
    ("reply", "in"): N_("replied to you"),
    ("quote", "in"): N_("quoted you"),
    ("repost", "in"): N_("reposted you"),
    ("message", "in"): N_("wrote you a message"),
    ("like", "in"): N_("liked a post of yours"),
    ("mention", "out"): N_("you mentioned them"),
    ("reply", "out"): N_("you replied"),
    ("quote", "out"): N_("you quoted them"),
    ("repost", "out"): N_("you reposted them"),
    ("message", "out"): N_("you wrote a message"),
    ("like", "out"): N_("you liked a post of theirs"),
}


def talk(one: Talk) -> str:
    """«Bob replied to you»; «you replied» where nobody else is named."""
    known = _TALKS.get((one.kind, one.direction))
    did = _(known) if known else one.kind
    if one.direction == "out":
        return did[:1].upper() + did[1:]
    return _("{person} {did}").format(person=one.person or _("Somebody"), did=did)


def moment(at_ms: int) -> str:
    """«17 Nov 2026, 08:30» (UTC)."""
    found = QDateTime.fromMSecsSinceEpoch(at_ms, QTimeZone.utc())
    day = chart_words.written(found.date(), "d MMM yyyy")
    return _("{day}, {time}").format(day=day, time=found.toString("HH:mm"))
