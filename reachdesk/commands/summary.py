"""`reachdesk summary`: what the library holds of each account."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.commands.completeness import moment
from reachdesk.i18n import N_, _
from reachdesk.services.summary import AccountSummary, summary

_KINDS = {
    "original": N_("original"),
    "reply": N_("replies"),
    "repost": N_("reposts"),
    "quote": N_("quotes"),
    "unknown": N_("of unknown kind"),
}


class _Summary:
    key = "summary"
    order = 35

    def help(self) -> str:
        return _("accounts, posts, dates, followers, lists and people")

    def add_arguments(self, parser: ArgumentParser) -> None:
        json_option(parser)

    def run(self, call: Call) -> int:
        with call.desk() as desk:
            accounts = summary(desk)
        call.show({"accounts": [_record(account) for account in accounts]}, _lines(accounts))
        return DONE


def _record(account: AccountSummary) -> dict[str, Any]:
    return {
        "id": account.id,
        "network": account.network,
        "handle": account.handle,
        "name": account.name,
        "posts": account.posts,
        "first_post": moment(account.first_post_ms),
        "last_post": moment(account.last_post_ms),
        "likes_received": account.likes_received,
        "reposts_received": account.reposts_received,
        "impressions": account.impressions,
        "followers": account.followers,
        "following": account.following,
        "follower_snapshots": account.follower_snapshots,
        "lists": account.lists,
        "people": account.people,
    }


def _lines(accounts: tuple[AccountSummary, ...]) -> Iterator[str]:
    if not accounts:
        yield _("Nothing was imported yet.")
    for place, account in enumerate(accounts):
        if place:
            yield ""
        yield _heading(account)
        rows = list(_rows(account))
        width = max(len(name) for name, _value in rows)
        for name, value in rows:
            yield f"  {name:<{width}}  {value}"


def _heading(account: AccountSummary) -> str:
    if account.name is None:
        return account.id
    return _("{account} — {name}").format(account=account.id, name=account.name)


def _rows(account: AccountSummary) -> Iterator[tuple[str, str]]:
    kinds = ", ".join(f"{count:,} {_(_KINDS[kind])}" for kind, count in account.posts.items())
    yield _("posts"), f"{sum(account.posts.values()):,} ({kinds})"
    yield _("first post"), moment(account.first_post_ms) or _UNKNOWN
    yield _("last post"), moment(account.last_post_ms) or _UNKNOWN
    yield _("likes received"), _number(account.likes_received)
    yield _("reposts received"), _number(account.reposts_received)
    yield _("impressions"), _number(account.impressions)
    yield _("followers"), _number(account.followers)
    yield _("following"), _number(account.following)
    yield _("follower snapshots"), _number(account.follower_snapshots)
    yield _("lists"), _number(account.lists)
    yield _("people named"), _number(account.people)
    yield _("followers without a name"), _share(account.unknown_names, account.followers)
    yield _("place unknown"), _share(account.unknown_places, account.followers)
    yield _("role unknown"), _share(account.unknown_roles, account.followers)


_UNKNOWN = "–"


def _number(value: int | None) -> str:
    return _("not in any export") if value is None else f"{value:,}"


def _share(part: int | None, whole: int | None) -> str:
    if part is None or not whole:
        return _UNKNOWN
    return _("{part} of {whole} ({share})").format(
        part=f"{part:,}", whole=f"{whole:,}", share=f"{part / whole:.0%}"
    )


COMMAND = _Summary()
