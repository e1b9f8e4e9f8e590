"""The sentences of «what changed» and «worth a look», from their keys and amounts.

Numbers stand between asterisks, which `SentenceRow` shows in bold.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from reachdesk.charts import names
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.overview import Happening, Task
from reachdesk.i18n import _, ngettext

_EXCERPT = 44


def sentence(happening: Happening) -> str:
    """A happening in one or two sentences."""
    amounts, given = dict(happening.amounts), dict(happening.words)
    return _SENTENCES[happening.key](amounts, given, happening.direction)


def _score(amounts: dict[str, float], given: dict[str, str], direction: int) -> str:
    span = _("{before} to {after}").format(
        before=chart_words.number(amounts["before"], 1),
        after=chart_words.number(amounts["after"], 1),
    )
    forms = {
        1: _("Your score rose from *{span}*."),
        -1: _("Your score slid from *{span}*."),
        0: _("Your score stayed as it was, from *{span}*."),
    }
    parts = [forms[direction].format(span=span)]
    if given.get("cause"):
        parts.append(
            _("{cause}: *{points}*.").format(
                cause=names.name("cause", given["cause"]),
                points=chart_words.signed(amounts.get("cause_points")),
            )
        )
    if amounts.get("provisional"):
        parts.append(_("It is provisional: there are few posts or reactions yet."))
    return " ".join(parts)


def _followers(amounts: dict[str, float], given: dict[str, str], direction: int) -> str:
    gained, lost = round(amounts.get("gained", 0)), round(amounts.get("lost", 0))
    joined = ngettext("*{count} follower* joined", "*{count} followers* joined", gained)
    left = ngettext("*{count} left*", "*{count} left*", lost)
    return _("{joined} and {left}.").format(
        joined=joined.format(count=chart_words.number(gained)),
        left=left.format(count=chart_words.number(lost)),
    )


def _top_post(amounts: dict[str, float], given: dict[str, str], direction: int) -> str:
    reposts, total = round(amounts.get("reposts", 0)), round(amounts.get("all_reposts", 0))
    excerpt = given.get("text") or _("Your most reposted post")
    got = ngettext(
        "“{post}” was reposted *{count} time*, of *{total}* in this period.",
        "“{post}” was reposted *{count} times*, of *{total}* in this period.",
        reposts,
    ).format(
        post=_clean(excerpt), count=chart_words.number(reposts), total=chart_words.number(total)
    )
    if "without" not in amounts:
        return got
    without = _("Without it the score would be *{score}*.").format(
        score=chart_words.number(amounts["without"], 1)
    )
    return f"{got} {without}"


def _posts(amounts: dict[str, float], given: dict[str, str], direction: int) -> str:
    count = round(amounts.get("posts", 0))
    sent = ngettext("You sent *{count} post*", "You sent *{count} posts*", count).format(
        count=chart_words.number(count)
    )
    changed, change = chart_words.change(amounts.get("posts"), amounts.get("before"))
    if "before" not in amounts:
        return _("{sent}.").format(sent=sent)
    if changed == 0:
        return _("{sent}, as many as in the period before.").format(sent=sent)
    return _("{sent}: {change} than in the period before.").format(sent=sent, change=change)


def _nothing(amounts: dict[str, float], given: dict[str, str], direction: int) -> str:
    return _("Nothing changed in this period.")


_SENTENCES: dict[str, Callable[[dict[str, float], dict[str, str], int], str]] = {
    "score": _score,
    "followers": _followers,
    "top_post": _top_post,
    "posts": _posts,
    "nothing": _nothing,
}


def _clean(text: str) -> str:
    """An excerpt without asterisks, which would be taken for emphasis; its first words only."""
    return textwrap.shorten(text.replace("*", ""), _EXCERPT, placeholder="…")


def task_words(task: Task) -> tuple[str, str, str]:
    """Icon, title and note of a task."""
    amount = chart_words.number(task.amount)
    icon, title, note = _TASKS[task.key](task.amount)
    return icon, title.format(count=amount), note


_TASKS: dict[str, Callable[[int], tuple[str, str, str]]] = {
    "place_unknown": lambda count: (
        "place",
        ngettext("{count} person has no place", "{count} people have no place", count),
        _("Label them by keys"),
    ),
    "role_unknown": lambda count: (
        "audience",
        ngettext("{count} person has no role", "{count} people have no role", count),
        _("Label them by keys"),
    ),
    "names_unknown": lambda count: (
        "audience",
        ngettext("{count} follower is only a number", "{count} followers are only numbers", count),
        _("A follower table with names tells"),
    ),
    "skipped_rows": lambda count: (
        "warning",
        ngettext("{count} row could not be read", "{count} rows could not be read", count),
        _("See where and why"),
    ),
    "views_unknown": lambda count: (
        "reach",
        ngettext("{count} post has no views", "{count} posts have no views", count),
        _("X analytics measures them"),
    ),
    "same_person": lambda count: (
        "audience",
        ngettext("2 people may be the same", "{count} pairs of people may be the same", count),
        _("Say whether they are"),
    ),
    "same_message": lambda count: (
        "file",
        ngettext(
            "{count} message may be on two networks",
            "{count} messages may be on two networks",
            count,
        ),
        _("Say whether they are the same"),
    ),
    "missing_files": lambda count: (
        "file",
        ngettext("{count} promised file is missing", "{count} promised files are missing", count),
        _("The archive may be incomplete"),
    ),
}
