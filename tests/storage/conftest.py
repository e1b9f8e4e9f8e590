from __future__ import annotations

import pytest

from reachdesk.storage.library import open_library


@pytest.fixture
def library(tmp_path):
    """An empty library."""
    with open_library(tmp_path / "library.reachdesk", busy_ms=200) as opened:
        yield opened
