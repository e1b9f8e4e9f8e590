"""The columns of X's analytics files, whatever the year and language of the download.

Header names as seen in real downloads (English 2015 to 2026, Portuguese) and as read by others'
programs (Japanese). In any other language the 40 columns of the old file are known by position.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from reachdesk.domain.periods import day_from_iso

POST_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("tweet id", "post id", "id do tweet", "ツイートid", "ポストid"),
    "link": (
        "tweet permalink",
        "post link",
        "link",
        "link permanente do tweet",
        "ツイートの固定リンク",
        "ポストのリンク",
    ),
    "text": ("tweet text", "post text", "texto do tweet", "ツイート本文", "ポスト本文"),
    "time": ("time", "horário", "時間"),
    "date": ("date", "日付"),
    "impressions": ("impressions", "impressões", "インプレッション", "インプレッション数"),
    "engagements": ("engagements", "engajamentos", "エンゲージメント", "エンゲージメント数"),
    "reposts": ("retweets", "reposts", "リツイート", "リポスト"),
    "replies": ("replies", "respostas", "返信"),
    "likes": ("likes", "favorites", "favoritos", "いいね"),
    "bookmarks": ("bookmarks", "ブックマーク"),
}
POST_POSITIONS = {
    "id": 0,
    "link": 1,
    "text": 2,
    "time": 3,
    "impressions": 4,
    "engagements": 5,
    "reposts": 7,
    "replies": 8,
    "likes": 9,
}
OLD_COLUMNS = 40

DAY_NAMES: dict[str, tuple[str, ...]] = {
    "date": ("date", "日付"),
    "impressions_day": ("impressions", "impressões", "インプレッション", "インプレッション数"),
    "posts_day": ("tweets published", "create post", "ポストを作成"),
    "follows_day": ("follows", "new follows", "seguiram", "新しいフォロー", "フォローしている"),
    "unfollows_day": ("unfollows", "フォロー解除"),
    "profile_visits_day": ("profile visits", "user profile clicks", "プロフィールへのアクセス数"),
    "engagements_day": ("engagements", "engajamentos", "エンゲージメント"),
}
DAY_MARKS = ("engagements_day", "posts_day", "impressions_day", "date")

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WRITTEN = re.compile(r"(?:[a-z]{3},? )?([a-z]{3}) (\d{1,2}),? (\d{4})$")


def folded(name: str) -> str:
    """A header name for comparison: one case, one width, no stray colons or blanks."""
    return unicodedata.normalize("NFKC", name).strip().rstrip(":").strip().lower()


def places(header: tuple[str, ...], names: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """The position of each known column in a header; unknown ones are left out."""
    at = {folded(name): index for index, name in reversed(list(enumerate(header)))}
    return {
        key: at[spelling]
        for key, spellings in names.items()
        for spelling in reversed(spellings)
        if spelling in at
    }


def day_in(text: str) -> int:
    """The day of "2019-07-01", "Mon Feb 10 2025" or "Fri, May 15, 2026". Raises `ValueError`."""
    plain = text.strip().lower()
    if written := _WRITTEN.match(plain):
        month, day, year = written.groups()
        return day_from_iso(dt.date(int(year), _MONTHS.index(month) + 1, int(day)).isoformat())
    return day_from_iso(plain[:10])
