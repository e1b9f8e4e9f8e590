from __future__ import annotations

import pytest

from reachdesk.domain.records import CountFact, PostFact, PostKind
from reachdesk.services import demo, events, sources
from reachdesk.services.desk import Desk
from reachdesk.services.kept import keep
from reachdesk.services.made_up import noted
from reachdesk.storage.library import open_library
from tests.storage.stories import Story, library_of


@pytest.fixture(scope="session")
def demo_library(tmp_path_factory):
    """A library with the larger account of the demo, nothing noted; nobody writes to it."""
    path = tmp_path_factory.mktemp("demo") / "demo.reachdesk"
    with open_library(path) as library:
        desk = Desk(library)
        demo.fill(desk)
        for one in sources.reports(desk):
            if one.account == demo.SECOND_ACCOUNT:
                sources.forget(desk, one.source_id)
        for key in noted.events(demo.ACCOUNT):
            keep(desk, events.KIND, key, None)
    return path


@pytest.fixture
def count_library(tmp_path):
    """A library that knows a count of followers and nothing else."""
    path = tmp_path / "count.reachdesk"
    library_of(path, Story("a", 10**12, [CountFact("followers", 10**12, 50)], handle="ana")).close()
    return path


@pytest.fixture
def post_library(tmp_path):
    """A library of a single post, nothing known of followers."""
    path = tmp_path / "post.reachdesk"
    post = PostFact("8", 10**12, kind=PostKind.ORIGINAL, text="hello")
    library_of(path, Story("a", 10**12, [post], handle="ana")).close()
    return path


@pytest.fixture
def two_accounts(tmp_path):
    """A library of two accounts, of which @late has the newest record."""
    path = tmp_path / "two.reachdesk"
    stories = [
        Story(handle, moment, [PostFact(handle, moment, kind=PostKind.ORIGINAL)], handle=handle)
        for handle, moment in (("early", 10**12), ("late", 10**12 + 10**9))
    ]
    library_of(path, *stories).close()
    return path
