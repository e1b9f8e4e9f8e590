"""What the demo account published, and how it was received."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from reachdesk.domain.periods import day_of
from reachdesk.domain.records import PostFact, PostKind, Precision
from reachdesk.services.made_up import calendar, cast, pools

# Posts in each of the 13 weeks of the last 90 days and of the 90 days before, oldest first.
LAST_WEEKS = (8, 8, 7, 7, 7, 7, 6, 6, 6, 5, 5, 4, 3)
WEEKS_BEFORE = (6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 8)

# (reposts, likes) of the posts of the last 90 days that got any: the day as an offset from the
# last day at or after which the post stands. 18 reposts and 16 likes together.
LAST_REACTIONS = (
    (88, 1, 1), (85, 2, 1), (80, 4, 4), (77, 1, 0), (70, 0, 1), (66, 1, 1), (60, 0, 1),
    (52, 1, 0), (44, 0, 1), (38, 1, 1), (31, 0, 1), (26, 1, 0), (17, 1, 2), (11, 0, 1), (4, 5, 1),
)  # fmt: skip
REPOSTS_BEFORE = 29


@cache
def posts() -> tuple[PostFact, ...]:
    """All posts with what is known on the last day, oldest first; no impressions."""
    maker = pools.chance(3)
    texts = _Texts(maker)
    moments = sorted(calendar.office_moment(maker, day) for day in _days(maker))
    received = _reactions(maker, [day_of(moment) for moment in moments])
    own = [
        _post(maker, texts, moment, reactions)
        for moment, reactions in zip(moments, received, strict=True)
    ]
    return tuple(sorted([*own, *_passed_on(maker)], key=lambda post: post.created_ms or 0))


def impressions(post: PostFact) -> int:
    """Views that the analytics file gives for a post: a level that fell a little, and chance."""
    maker = pools.chance(int(post.post_id))
    seen = maker.lognormvariate(4.38, 0.45) * (0.7 if post.kind == PostKind.REPLY else 1.0)
    liked = 25 * (post.reposts or 0) + 6 * (post.likes or 0)
    return round(seen + liked)


def _days(maker: random.Random) -> Iterator[int]:
    """The day of every post; quieter in the first years and in the weeks of leave."""
    for week, count in enumerate(reversed(LAST_WEEKS)):
        week_end = calendar.LAST_DAY - 7 * week
        inside = [day for day in calendar.days_of_week(week_end) if day >= calendar.WINDOW_START]
        yield from maker.choices(inside, k=count)
    end_before = calendar.WINDOW_START - 1
    for week, count in enumerate(reversed(WEEKS_BEFORE)):
        days = calendar.days_of_week(end_before - 7 * week)
        yield from maker.choices([day for day in days if day > end_before - 90], k=count)
    week_end, age = end_before - 90, 0
    while week_end - 6 >= calendar.FIRST_DAY:
        usual = 5.6 - 2.4 * age / 130
        count = 0 if maker.random() < 0.05 else max(round(maker.gauss(usual, 1.3)), 0)
        yield from maker.choices(calendar.days_of_week(week_end), k=count)
        week_end, age = week_end - 7, age + 1


def _reactions(maker: random.Random, days: list[int]) -> list[tuple[int, int]]:
    """(reposts, likes) of each post."""
    found = [
        (_small(maker, 0.16), _small(maker, 0.45)) if day <= calendar.WINDOW_START - 91 else (0, 0)
        for day in days
    ]
    for offset, reposts, likes in LAST_REACTIONS:
        found[_first_free(days, found, calendar.LAST_DAY - offset)] = (reposts, likes)
    before = [
        place
        for place, day in enumerate(days)
        if calendar.WINDOW_START - 90 <= day < calendar.WINDOW_START
    ]
    for place in before:
        found[place] = (0, _small(maker, 0.6))
    # later posts of that summer did better, so the score rises until the end of August
    for place in maker.sample(before[len(before) // 3 :], REPOSTS_BEFORE):
        found[place] = (1, found[place][1])
    return found


def _first_free(days: list[int], found: list[tuple[int, int]], day: int) -> int:
    return next(
        place for place, posted in enumerate(days) if posted >= day and found[place] == (0, 0)
    )


def _small(maker: random.Random, mean: float) -> int:
    """A small whole number with that mean, many of them 0."""
    count = 0
    while maker.random() < mean / (1 + mean):
        count += 1
    return count


def _post(maker: random.Random, texts: _Texts, moment: int, reactions: tuple[int, int]) -> PostFact:
    kind = _kind(maker, liked=reactions[0] > 0)
    person = maker.choice(cast.following_at(1)) if kind != PostKind.ORIGINAL else None
    text = texts.reply() if kind == PostKind.REPLY else texts.post(moment, reactions[0])
    if person is not None and kind == PostKind.REPLY:
        text = f"@{person.handle} {text}"
    ref = person.ref if person is not None else None
    return PostFact(
        post_id=snowflake(moment),
        created_ms=moment,
        precision=Precision.SECOND,
        kind=kind,
        text=text,
        language="en",
        reply_to_post=snowflake(moment - 5_400_000) if kind == PostKind.REPLY else None,
        reply_to_person=ref if kind == PostKind.REPLY else None,
        quoted_post=snowflake(moment - 9_000_000) if kind == PostKind.QUOTE else None,
        quoted_person=ref if kind == PostKind.QUOTE else None,
        mentioned=ref if kind == PostKind.REPLY else None,
        links=1 if kind == PostKind.QUOTE else 0,
        hashtags=0,
        media=0,
        likes=reactions[1],
        reposts=reactions[0],
    )


def _kind(maker: random.Random, *, liked: bool) -> PostKind:
    """Replies are hardly ever passed on, so what was is an original."""
    chance = maker.random()
    if liked or chance > 0.28:
        return PostKind.ORIGINAL
    return PostKind.REPLY if chance < 0.18 else PostKind.QUOTE


def _passed_on(maker: random.Random) -> Iterator[PostFact]:
    """Reposts of others, all before the last half year."""
    for _ in range(46):
        day = maker.randrange(calendar.FIRST_DAY, calendar.WINDOW_START - 91)
        moment = calendar.office_moment(maker, day)
        person = maker.choice(cast.following_at(1))
        text = f"RT @{person.handle}: {maker.choice(pools.lines('mentions'))}"
        yield PostFact(
            post_id=snowflake(moment),
            created_ms=moment,
            kind=PostKind.REPOST,
            text=text,
            language="en",
            reposted_person=person.ref,
        )


def snowflake(moment: int) -> str:
    """A post id of that moment, as the network forms them since November 2010."""
    return str((moment - 1_288_834_974_657) << 22 | moment % 4_093)


class _Texts:
    """Hands out texts; none of the posts of the last months comes twice."""

    def __init__(self, maker: random.Random) -> None:
        best, second, *self._own = pools.lines("posts")
        self._best = {5: best, 4: second}
        self._old = [
            frame.format(subject=subject)
            for frame in pools.lines("frames")
            for subject in pools.lines("subjects")
        ]
        self._replies: list[str] = []
        self._maker = maker
        maker.shuffle(self._own)
        maker.shuffle(self._old)

    def post(self, moment: int, reposts: int) -> str:
        """Lately from the finished posts, before that from a frame and a subject; the two that
        were passed on most have their own."""
        if day_of(moment) >= calendar.WINDOW_START and reposts in self._best:
            return self._best[reposts]
        recent = day_of(moment) >= calendar.WINDOW_START
        pool = self._own if recent and self._own else self._old
        text = pool.pop()
        return text[0].upper() + text[1:]

    def reply(self) -> str:
        if not self._replies:
            self._replies = list(pools.lines("replies"))
            self._maker.shuffle(self._replies)
        return self._replies.pop()
