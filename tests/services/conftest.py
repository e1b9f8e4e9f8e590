from __future__ import annotations

import pytest

from reachdesk.domain.periods import last_days
from reachdesk.services import demo
from reachdesk.services.desk import Request


@pytest.fixture(scope="session")
def demo_desk():
    """The demo account at work; nobody writes to it."""
    with demo.throw_away_desk() as desk:
        yield desk


@pytest.fixture
def ninety() -> Request:
    """The demo account's last 90 days."""
    return Request(demo.ACCOUNT, last_days(90, demo.LAST_DAY))
