"""The owner's own words on LinkedIn: shares, comments and plain reposts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reachdesk.domain.records import PostFact, PostKind, Precision
from reachdesk.i18n import N_
from reachdesk.importers.base import Batch
from reachdesk.importers.gathering import Gathering
from reachdesk.importers.linkedin_reading import Reading
from reachdesk.importers.linkedin_tables import Line
from reachdesk.importers.linkedin_urns import moment_of, number_in
from reachdesk.importers.wording import worded
from reachdesk.importers.written_times import Moment, moment_in

_DAY_MS = 86_400_000
_BROKEN_LINE = re.compile(r'"\r?\n"')
_LINK = re.compile(r"https?://\S|\blnkd\.in/\S")
_HASHTAG = re.compile(r"(?<![\w&])#[^\W\d_]\w*|(?<!\w)hashtag#\w")


def read_posts(reading: Reading) -> Iterator[Batch]:
    """Shares, then reposts, then comments as replies."""
    posts = Gathering(reading, "posts")
    seen: set[str] = set()
    for kind in ("shares", "reposts", "comments"):
        for where, line in reading.lines(kind, posts):
            post = _post(kind, line, reading)
            if isinstance(post, str):
                posts.leave_out(where, post)
            elif post.post_id in seen and kind != "comments":
                posts.leave_out(where, worded(N_("the same post stands further up")))
            else:
                seen.add(post.post_id)
                posts.take(post._replace(post_id=posts.key(post.post_id)))
            yield from posts.full()
    yield from posts.rest()


def _post(kind: str, line: Line, reading: Reading) -> PostFact | str:
    """The post of a row, or why there is none."""
    written = moment_in(line.get("date"))
    if written is None:
        return worded(N_("no date"))
    if kind == "comments":
        post = _comment(line, written, reading)
    else:
        post = share(line, written) if kind == "shares" else _repost(line, written)
    return post or worded(N_("no link to a post"))


def share(line: Line, written: Moment) -> PostFact | None:
    """A post of the owner's; None without a link that names it."""
    number = number_in(line.get("sharelink"))
    if number is None:
        return None
    created_ms, precision = _exact(number, written)
    text = whole_lines(line.get("sharecommentary"))
    says = text or line.get("sharedurl") or line.get("mediaurl")
    return PostFact(
        number,
        created_ms,
        precision,
        PostKind.ORIGINAL if says else PostKind.UNKNOWN,
        text or None,
        links=_links(text, line.get("sharedurl")),
        hashtags=len(_HASHTAG.findall(text)),
        media=int(bool(line.get("mediaurl"))),
    )


def whole_lines(text: str) -> str:
    """A text whose every line break stands between two stray quotes, as in files since 2020."""
    breaks = text.count("\n")
    if breaks and len(_BROKEN_LINE.findall(text)) == breaks:
        return _BROKEN_LINE.sub("\n", text)
    return text


def _exact(number: str, written: Moment) -> tuple[int, Precision]:
    """The time within the id where it agrees with the written date."""
    inside = moment_of(number)
    if inside is not None and abs(inside - written.at_ms) < 2 * _DAY_MS:
        return inside, Precision.MILLISECOND
    return written.at_ms, written.precision


def _links(text: str, shared: str) -> int:
    """Links in the text, and the one shared beside it, which may be the same."""
    found = len(_LINK.findall(text))
    return max(found, 1) if shared else found


def _repost(line: Line, written: Moment) -> PostFact | None:
    """Somebody's post passed on. Its own id is not said, so the id of that post stands for it."""
    number = number_in(line.get("link"))
    if number is None:
        return None
    return PostFact(f"repost:{number}", written.at_ms, written.precision, PostKind.REPOST)


def _comment(line: Line, written: Moment, reading: Reading) -> PostFact | None:
    """A comment. It has no id of its own: the post it answers and its time stand for one."""
    link, text = line.get("link"), line.get("message")
    number = number_in(link)
    if not link:
        return None
    return PostFact(
        f"comment:{number or link}:{written.at_ms // 1000}",
        written.at_ms,
        written.precision,
        PostKind.REPLY,
        text or None,
        reply_to_post=number,
        reply_to_person=reading.people.addressed(text),
        links=len(_LINK.findall(text)),
        hashtags=len(_HASHTAG.findall(text)),
    )
