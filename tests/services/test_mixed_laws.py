"""The merge laws across formats: archive, analytics and a later archive about the same posts."""

from __future__ import annotations

import csv
import itertools
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reachdesk.importers.x_snowflake import moment_of
from tests.importers.archives import OWNER, many_posts, write_archive
from tests.services.test_import_laws import dump_after

POOL = many_posts(8)
COLUMNS = (
    "Tweet id",
    "Tweet permalink",
    "Tweet text",
    "time",
    "impressions",
    "retweets",
    "replies",
    "likes",
)
places = st.lists(st.sampled_from(range(len(POOL))), unique=True, min_size=1, max_size=6)
few = settings(
    max_examples=8, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def written_analytics(folder: Path, chosen: list[int], views: int) -> Path:
    path = folder / "analytics.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, quoting=csv.QUOTE_ALL)
        writer.writerow(COLUMNS)
        for place in chosen:
            post = POOL[place]
            link = f"https://twitter.com/{OWNER.handle}/status/{post.post_id}"
            row = (post.post_id, link, post.text, "2021-03-01 09:00 +0000", views, 1, 2, 5)
            writer.writerow(row)
    return path


def written_archive(folder: Path, chosen: list[int], likes: int, as_of: str) -> Path:
    posts = [POOL[place] for place in sorted(chosen)]
    for post in posts:
        post.likes = 0 if post.repost_of else likes
    return write_archive(folder / as_of[:4] / "export", posts, "2023", as_of=as_of)


@few
@given(places, places, places, st.integers(0, 900), st.integers(0, 9))
def test_no_order_of_formats_matters_and_forgetting_is_exact(first, measured, later, views, likes):
    assert all(moment_of(post.post_id) for post in POOL)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [
            written_archive(folder, first, likes, "2022-05-14T10:00:00.000Z"),
            written_analytics(folder, measured, views),
            written_archive(folder, later, likes + 3, "2023-08-14T10:00:00.000Z"),
        ]
        orders = list(itertools.permutations(files))
        dumps = [dump_after(folder, f"order{n}", list(order)) for n, order in enumerate(orders)]
        assert all(dump == dumps[0] for dump in dumps[1:])
        twice = dump_after(folder, "twice", [*files, *files])
        assert twice == dumps[0]
        archives = dump_after(folder, "archives", [files[0], files[2]])
        places_of_sources = ("analytics first", "analytics last")
        for label, order in zip(places_of_sources, (orders[2], orders[1]), strict=True):
            at = next(n for n, report in enumerate(reports_of(folder, label, order)) if report)
            assert dump_after(folder, f"forgot {label}", list(order), forget=at) == archives


def reports_of(folder: Path, name: str, order: tuple[Path, ...]) -> list[bool]:
    """Which of the reports, in the order in which services list them, is the analytics file's."""
    from reachdesk.services import importing, sources
    from reachdesk.services.desk import Desk
    from reachdesk.services.importing import recognise
    from reachdesk.storage.library import open_library

    with open_library(folder / name) as library:
        desk = Desk(library)
        for path in order:
            with recognise([path], desk) as found:
                importing.run(desk, found)
        return [report.file == "analytics.csv" for report in sources.reports(desk)]
