"""Grailbird's posts as CSV: `tweets.csv`, or one file a month in the first archives."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator

from reachdesk.i18n import N_
from reachdesk.importers.javascript import to_utf8
from reachdesk.importers.source import Source
from reachdesk.importers.wording import worded
from reachdesk.importers.x_records import Entities, Link, Passed, Tweet, User


def table_rows(source: Source, name: str) -> Iterator[tuple[int, Tweet | str]]:
    """The rows as posts with their number from 1; for a row that is none, the reason.

    Rows are ragged: an empty last cell is missing, and several addresses take several cells.
    """
    encoding = "utf-8-sig" if to_utf8(source.head(name, 400)).isascii() else _encoding(source, name)
    with io.TextIOWrapper(
        source.open(name), encoding=encoding, errors="replace", newline=""
    ) as stream:
        rows = csv.reader(stream)
        header = [cell.strip().lower() for cell in next(rows, [])]
        for number in itertools.count(1):
            try:
                cells = next(rows, None)
            except csv.Error:
                yield number, worded(N_("not a row of a table"))
                continue
            if cells is None:
                return
            if cells:
                yield number, _tweet(dict(zip(header, cells, strict=False)), cells[len(header) :])


def _encoding(source: Source, name: str) -> str:
    return "utf-16" if source.head(name, 2) in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"


def _tweet(row: dict[str, str], more_links: list[str]) -> Tweet | str:
    if not row.get("tweet_id", "").isdecimal():
        return worded(N_("tweet_id: not a number: {value!r}"), value=row.get("tweet_id", "")[:40])
    text = row.get("text", "")
    cells = [row.get("expanded_urls", ""), *more_links]
    links = [Link(link) for cell in cells for link in cell.split(",") if link.strip()]
    passed = None
    if row.get("retweeted_status_id"):
        user = User(id_str=row.get("retweeted_status_user_id") or None)
        start, colon, said = text.partition(": ")
        handle = start.removeprefix("RT @") if start.startswith("RT @") else None
        user.screen_name = handle
        passed = Passed(user=user, text=said if colon and handle else text)
    return Tweet(
        id_str=row["tweet_id"],
        created_at=row.get("timestamp", ""),
        text=text,
        entities=Entities(urls=links),
        in_reply_to_status_id_str=row.get("in_reply_to_status_id") or None,
        in_reply_to_user_id_str=row.get("in_reply_to_user_id") or None,
        user=User(),
        retweeted_status=passed,
    )
