"""How an answer was made, in words: for subtitles, explanations and the foot of a picture."""

from __future__ import annotations

from reachdesk.charts import names, recipe_words, words
from reachdesk.charts.base import Explanation, Input
from reachdesk.domain.answers.method import Method
from reachdesk.domain.evidence import Coverage, Evidence
from reachdesk.i18n import _, ngettext


def account(method: Method) -> str:
    """«@ines on X», or «an account on X» where the name is masked or unknown."""
    network = names.name("network", method.network)
    if method.handle is None or method.masked:
        return _("an account on {network}").format(network=network)
    handle = method.handle if method.handle.startswith("@") else f"@{method.handle}"
    return _("{account} on {network}").format(account=handle, network=network)


def window(method: Method) -> str:
    """«27 Mar – 21 Nov 2026», or «—»."""
    if method.period is None:
        return words.UNKNOWN
    return words.span(method.period.first_day, method.period.last_day)


def made_from(method: Method) -> str:
    """«79 posts, 37 exchanges», or «—»."""
    return ", ".join(_amount(key, count) for key, count in method.made_from) or words.UNKNOWN


def _amount(key: str, count: int) -> str:
    forms = {
        "posts": ngettext("{count} post", "{count} posts", count),
        "exchanges": ngettext("{count} exchange", "{count} exchanges", count),
        "followers": ngettext("{count} follower", "{count} followers", count),
        "snapshots": ngettext("{count} snapshot", "{count} snapshots", count),
        "messages": ngettext("{count} message", "{count} messages", count),
        "reactions": ngettext("{count} reaction", "{count} reactions", count),
        "people": ngettext("{count} person", "{count} people", count),
        "lists": ngettext("{count} list", "{count} lists", count),
        "days": ngettext("{count} day", "{count} days", count),
        "views": ngettext("{count} view", "{count} views", count),
        "shares": ngettext("{count} stated share", "{count} stated shares", count),
        "hashtags": ngettext("{count} hashtag", "{count} hashtags", count),
    }
    form = forms.get(key)
    if form is None:
        return f"{words.number(count)} {key.replace('_', ' ')}"
    return form.format(count=words.number(count))


def covered(method: Method) -> str:
    """«views 58 %, place 83 %», or «—»; under ten things «views 6 of 9»."""
    return ", ".join(_covered(key, part) for key, part in method.coverage) or words.UNKNOWN


def _covered(key: str, part: Coverage) -> str:
    small = part.total < words.SMALL_N or part.share is None
    how_far = words.of(part.known, part.total) if small else words.percent(part.share)
    return f"{names.name('coverage', key)} {how_far}"


def coverage_lines(method: Method) -> tuple[str, ...]:
    """One line per input: «views: 46 of 79 (58 %)»."""
    return tuple(
        _("{input}: {amount}").format(
            input=names.name("coverage", key), amount=words.of_percent(part.known, part.total)
        )
        for key, part in method.coverage
    )


def evidence(method: Method) -> str:
    """The evidence of the whole picture as the foot says it."""
    return {
        Evidence.MEASURED: _("measured"),
        Evidence.DERIVED: _("derived from measured totals"),
        Evidence.ASSUMED: _("modelled on assumptions"),
        Evidence.MISSING: _("missing"),
    }[method.evidence]


def unseen(method: Method) -> tuple[str, ...]:
    """What the exports at hand cannot say, in words."""
    return tuple(names.name("unseen", key) for key in method.unseen)


def unseen_sentence(method: Method) -> str:
    """One sentence about what could not be seen; "" where nothing is missing."""
    found = unseen(method)
    if not found:
        return ""
    return _("Not in the exports at hand: {list}.").format(list=", ".join(found))


def sources(method: Method) -> str:
    """«5 files», or «—»."""
    if not method.sources:
        return words.UNKNOWN
    count = method.sources
    return ngettext("{count} file", "{count} files", count).format(count=words.number(count))


def recipe(method: Method) -> str:
    """«v1», «own recipe “Sales” (1f0c23ab), everyone counted equally», or «—»."""
    return recipe_words.foot(method)


def explained(
    method: Method, sentence: str, formula: str, inputs: tuple[Input, ...] = ()
) -> Explanation:
    """An explanation with the coverage, the unseen and the recipe of a method."""
    amounts = (_("made from: {amounts}").format(amounts=made_from(method)),)
    return Explanation(
        sentence=sentence,
        formula=formula,
        inputs=inputs,
        coverage=(*(amounts if method.made_from else ()), *coverage_lines(method)),
        unseen=unseen(method),
        recipe=None if method.recipe is None else recipe_words.foot(method),
    )


def spoken(*sentences: str) -> str:
    """Sentences as one text; empty ones are left out."""
    return " ".join(sentence for sentence in sentences if sentence)
