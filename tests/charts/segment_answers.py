"""Made-up answers about overlaps and segments."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.audience import (
    FollowerWaves,
    FollowingAudit,
    FollowingGroup,
    GroupCount,
    GroupCounts,
    GroupOverlap,
    SegmentGrowth,
    SegmentLine,
    SegmentRow,
    SegmentRows,
    WaveRow,
)
from reachdesk.domain.answers.method import Method
from reachdesk.domain.answers.score import SegmentPoints, SegmentPointsRow
from reachdesk.domain.evidence import Coverage, Evidence
from reachdesk.domain.overlap import Column
from reachdesk.domain.periods import Period, day_from_iso
from reachdesk.domain.segments.target import progress
from reachdesk.domain.waves import Wave

LAST = day_from_iso("2026-11-21")
FIRST = LAST - 89


def _method() -> Method:
    return Method(
        network="x",
        handle="inescalloway",
        period=Period(FIRST, LAST),
        evidence=Evidence.DERIVED,
        made_from=(("followers", 564),),
        coverage=(("place", Coverage(467, 564)), ("role", Coverage(316, 564))),
        sources=5,
    )


def overlap() -> GroupOverlap:
    groups = (
        GroupCount("GB", None, 144),
        GroupCount("supplier_or_competitor", None, 110),
        GroupCount("1", "UK planners", 62),
        GroupCount("journalist_or_author", None, 31),
    )
    counted = {
        (1, 0, 0, 0): 58, (0, 1, 0, 0): 49, (1, 1, 0, 0): 41, (0, 0, 1, 0): 25, (1, 0, 1, 0): 24,
        (0, 0, 0, 1): 14, (1, 0, 0, 1): 10, (1, 1, 1, 0): 7, (0, 1, 1, 0): 6, (1, 1, 0, 1): 4,
        (0, 1, 0, 1): 3,
    }  # fmt: skip
    columns = tuple(Column(tuple(map(bool, inside)), people) for inside, people in counted.items())
    dimensions = ("country", "role", "list", "role")
    return GroupOverlap(_method(), 564, groups, dimensions, columns, 323)


def overlap_selected() -> GroupOverlap:
    whole = overlap()
    columns = tuple(
        replace(column, selected=column.people if column.inside[0] else column.people // 3)
        for column in whole.columns
    )
    return replace(whole, columns=columns)


def overlap_apart() -> GroupOverlap:
    whole = overlap()
    alone = tuple(column for column in whole.columns if sum(column.inside) == 1)
    return replace(whole, columns=alone)


def segments() -> SegmentRows:
    def row(name, people, target, before, moved, rule, **more):
        state = progress(people, LAST, target, LAST + 200, (FIRST, before, moved))
        return SegmentRow(name, name, rule, state, 97, LAST + 200, people - before, FIRST, **more)

    rows = (
        row("Journalists or authors", 31, 45, 30, 5, "role:journalist_or_author"),
        row(
            "UK, neither supplier nor competitor",
            92,
            90,
            101,
            21,
            "country:GB and not role:supplier and not role:competitor",
        ),
        row("United Kingdom", 144, 200, 130, 32, "country:GB"),
    )
    return SegmentRows(_method(), 564, LAST, rows)


def one_segment() -> SegmentRows:
    state = progress(31, LAST, None, None, None)
    row = SegmentRow("a", "Writers", "role:journalist_or_author", state, 248, None, None, None)
    return replace(segments(), rows=(row,))


def waves() -> FollowerWaves:
    large = Wave(LAST - 40, LAST - 38, 3.0, 412, 403, 205, LAST - 40)
    small = Wave(LAST - 70, LAST - 70, 2.0, 14, 12, 14, LAST - 70)
    rows = (
        WaveRow(large, ("Listed by Floor & Phone",), 212, ((30, 198), (90, None))),
        WaveRow(small, (), None, ((30, None), (90, None))),
    )
    return FollowerWaves(_method(), "joined", rows, 1)


def following() -> FollowingAudit:
    groups = (
        FollowingGroup("targeted_following", 120, 48),
        FollowingGroup("hunting", 8, 3),
        FollowingGroup("", 82, 31),
    )
    return FollowingAudit(_method(), 210, 82, 120, 41, groups)


def points() -> SegmentPoints:
    rows = (
        SegmentPointsRow("a", "United Kingdom", 2.4, 7),
        SegmentPointsRow("b", "Journalists or authors", 0.9, 1),
        SegmentPointsRow("c", "Clients", 0.0, 0),
    )
    return SegmentPoints(_method(), LAST, 5.7, 31, 22, rows)


def growth() -> SegmentGrowth:
    days = np.array([FIRST - 200, FIRST, LAST - 40, LAST])
    lines = (
        SegmentLine("a", "United Kingdom", np.array([101, 122, 139, 144])),
        SegmentLine("b", "Journalists or authors", np.array([30, 33, 32, 31])),
        SegmentLine("c", "Clients", np.array([61, 61, 61, 61])),
    )
    return SegmentGrowth(_method(), days, np.array([470, 502, 557, 564]), lines)


def languages() -> GroupCounts:
    groups = (GroupCount("en", None, 402), GroupCount("nl", None, 51), GroupCount("de", None, 20))
    posts = (("en", 71), ("nl", 8))
    return GroupCounts(_method(), "language", 564, groups, 91, beside=posts)


NORMAL = {
    "segment_growth": growth,
    "audience_languages": languages,
    "score_segments": points,
    "audience_overlap": overlap,
    "audience_segments": segments,
    "follower_waves": waves,
    "following_audit": following,
}
CASES = {
    "segment_growth": {
        "normal": growth,
        "empty": lambda: replace(growth(), lines=()),
        "one": lambda: replace(
            growth(),
            days=growth().days[:1],
            followers=growth().followers[:1],
            lines=tuple(replace(line, people=line.people[:1]) for line in growth().lines),
        ),
        "masked": lambda: replace(
            growth(), lines=tuple(replace(line, name=None) for line in growth().lines)
        ),
    },
    "audience_languages": {
        "normal": languages,
        "empty": lambda: replace(languages(), groups=(), unknown=564, beside=()),
        "one": lambda: replace(languages(), groups=languages().groups[:1], beside=(("en", 1),)),
        "selected": lambda: replace(
            languages(),
            selected=12,
            unknown_selected=2,
            groups=tuple(replace(group, selected=4) for group in languages().groups),
        ),
    },
    "score_segments": {
        "normal": points,
        "empty": lambda: replace(points(), rows=()),
        "one": lambda: replace(points(), rows=points().rows[2:], total=0.0),
        "masked": lambda: replace(
            points(), rows=tuple(replace(row, name=None) for row in points().rows)
        ),
    },
    "follower_waves": {
        "normal": waves,
        "empty": lambda: replace(waves(), rows=()),
        "none": lambda: replace(waves(), rows=(), earlier=0),
        "one": lambda: replace(waves(), rows=waves().rows[1:], basis="net"),
        "since": lambda: replace(waves(), rows=waves().rows * 4, basis="since"),
    },
    "following_audit": {
        "normal": following,
        "empty": lambda: replace(following(), followed=0, back=None, groups=()),
        "unknown": lambda: replace(following(), back=None, groups=()),
        "one": lambda: replace(following(), described=0, groups=following().groups[1:2]),
    },
    "audience_overlap": {
        "normal": overlap,
        "empty": lambda: replace(
            overlap(), groups=overlap().groups[:1], dimensions=("country",), columns=()
        ),
        "selected": overlap_selected,
        "apart": overlap_apart,
    },
    "audience_segments": {
        "normal": segments,
        "empty": lambda: replace(segments(), rows=()),
        "one": one_segment,
        "masked": lambda: replace(
            segments(),
            rows=tuple(replace(row, name=None, rule="") for row in segments().rows),
        ),
        "many": lambda: replace(segments(), rows=segments().rows * 5),
    },
}
