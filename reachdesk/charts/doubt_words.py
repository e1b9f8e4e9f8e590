"""Values that cannot be true or cannot be used, in words."""

from __future__ import annotations

from collections.abc import Sequence

from reachdesk.charts import words
from reachdesk.i18n import _, ngettext


def sentences(doubts: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """One sentence for each doubt that has words."""
    return tuple(said for said in (_sentence(key, count) for key, count in doubts) if said)


def short(doubts: Sequence[tuple[str, int]]) -> str:
    """The first one, for the card; the others stand in the explanation."""
    said = sentences(doubts)
    return said[0] if said else ""


def _sentence(key: str, count: int) -> str:
    if key == "no_followers":
        return _("Nobody follows this account yet: no reader can be expected.")
    if key == "following":
        form = ngettext(
            "{count} follower has a following count that cannot be true: taken as unknown.",
            "{count} followers have a following count that cannot be true: taken as unknown.",
            count,
        )
    elif key == "zone":
        form = ngettext(
            "{count} follower has a time zone that does not exist: taken as unknown.",
            "{count} followers have a time zone that does not exist: taken as unknown.",
            count,
        )
    elif key == "views_above":
        form = ngettext(
            "{count} post has more views than followers: views count strangers and repeats.",
            "{count} posts have more views than followers: views count strangers and repeats.",
            count,
        )
    elif key == "undated":
        form = ngettext(
            "{count} post has no time in any export and is left out.",
            "{count} posts have no time in any export and are left out.",
            count,
        )
    else:
        return ""
    return form.format(count=words.number(count))
