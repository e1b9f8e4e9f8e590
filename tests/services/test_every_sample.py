"""Every collected file is recognised as what it is, or refused with a sentence."""

from __future__ import annotations

from collections import Counter

import pytest

from reachdesk.services.desk import Desk
from reachdesk.services.recognising import recognise
from reachdesk.storage.library import open_library

pytestmark = pytest.mark.samples

EXPECTED = {
    ("facebook", "facebook_export"): 1,
    ("followers", "follower_table"): 5,
    ("followers", "list_members"): 18,
    ("followers", ""): 5,
    ("ground_truth", "count_series"): 2,
    ("ground_truth", ""): 1,
    ("klout", ""): 1,
    ("linkedin", "linkedin_analytics"): 3,
    ("linkedin", "linkedin_export"): 6,
    ("linkedin", ""): 2,
    ("x_analytics_new", "x_analytics_days"): 5,
    ("x_analytics_new", "x_analytics_posts"): 4,
    ("x_analytics_old", "count_series"): 3,
    ("x_analytics_old", "x_analytics_days"): 14,
    ("x_analytics_old", "x_analytics_posts"): 73,
    ("x_analytics_old", ""): 4,
}
"""Single files by folder and format as a person would sort them; "" is refused: texts beside the
exports, tables of posts from elsewhere, scores without dates, tables that name nobody."""

FOLDERS = {
    "mastodon": "mastodon_archive",
    "x_archive_2018_flat": "x_archive",
    "x_archive_2020plus": "x_archive",
    "x_archive_grailbird": "x_archive",
}


@pytest.fixture
def desk(tmp_path):
    with open_library(tmp_path / "library.reachdesk") as library:
        yield Desk(library)


def test_single_files(samples, desk):
    found: Counter[tuple[str, str]] = Counter()
    for path in sorted(samples.glob("*/**/*")):
        folder = path.relative_to(samples).parts[0]
        if not path.is_file() or folder in FOLDERS:
            continue
        with recognise([path], desk) as recognition:
            formats = [preview.format for preview in recognition.previews]
            reasons = [refused.why for refused in recognition.refused]
        assert len(formats) + len(reasons) == 1
        assert all(why.endswith(".") and path.name in why for why in reasons)
        found[folder, formats[0] if formats else ""] += 1
    assert dict(found) == EXPECTED


@pytest.mark.parametrize("folder", FOLDERS)
def test_whole_archives(samples, desk, folder):
    for path in sorted((samples / folder).iterdir()):
        with recognise([path], desk) as recognition:
            assert {preview.format for preview in recognition.previews} == {FOLDERS[folder]}
            assert not recognition.refused
