"""The merge laws over real files, through recognition, importers and storage."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reachdesk.services import importing, sources
from reachdesk.services.desk import Desk
from reachdesk.services.importing import recognise
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from tests.importers.archives import many_posts, write_archive

POOL = many_posts(12)
few = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)

exports = st.fixed_dictionaries(
    {
        "posts": st.lists(st.sampled_from(range(len(POOL))), unique=True, max_size=8),
        "likes": st.integers(0, 3),
        "era": st.sampled_from(["grailbird", "2018", "2020", "2023"]),
        "month": st.integers(1, 12),
        "followers": st.lists(st.sampled_from(["21", "22", "23", "24"]), unique=True),
    }
)


def written(folder: Path, number: int, made: dict) -> Path:
    posts = [POOL[place] for place in sorted(made["posts"])]
    for post in posts:
        post.likes = 0 if post.repost_of else made["likes"]
    return write_archive(
        folder / f"{number}" / "export",
        posts,
        made["era"],
        followers=made["followers"],
        as_of=f"2023-{made['month']:02d}-14T10:00:00.000Z",
    )


def dump_after(folder: Path, name: str, paths: list[Path], forget: int | None = None) -> dict:
    with open_library(folder / name) as library:
        desk = Desk(library)
        for path in paths:
            with recognise([path], desk) as found:
                report = importing.run(desk, found)
            assert not report.refused
            for kind in report.sources[0].records:
                assert kind.read == kind.new + kind.changed + kind.unchanged + kind.skipped
                assert min(kind.new, kind.changed, kind.unchanged, kind.skipped) >= 0
        if forget is not None:
            sources.forget(desk, sources.reports(desk)[forget].source_id)
        return logical_dump(library.database())


@few
@given(exports, exports)
def test_the_order_of_imports_does_not_matter(one, other):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, second = written(folder, 1, one), written(folder, 2, other)
        there = dump_after(folder, "there", [first, second])
        assert there == dump_after(folder, "back", [second, first])


@few
@given(exports, exports)
def test_importing_again_changes_nothing(one, other):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, second = written(folder, 1, one), written(folder, 2, other)
        once = dump_after(folder, "once", [first, second])
        assert once == dump_after(folder, "twice", [first, second, first, second, second])


@few
@given(exports, exports)
def test_forgetting_leaves_what_the_other_says(one, other):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, second = written(folder, 1, one), written(folder, 2, other)
        alone = dump_after(folder, "alone", [first])
        both = [first, second]
        if dump_after(folder, "both", both) != alone:
            assert alone == dump_after(folder, "less", both, forget=1)
