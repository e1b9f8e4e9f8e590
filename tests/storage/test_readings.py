from __future__ import annotations

from reachdesk.domain.records import ReadingFact
from reachdesk.storage.readings import reading_times
from tests.storage.stories import Story, take_in


def test_reading_times_of_all_sources_ascending_and_once(library):
    take_in(library, Story("a", 10, [ReadingFact(9), ReadingFact(3), ReadingFact(9)], handle="ana"))
    take_in(library, Story("b", 5, [ReadingFact(3), ReadingFact(1)], handle="ana"))
    assert reading_times(library.database(), 1).tolist() == [1, 3, 9]
    assert reading_times(library.database(), 2).tolist() == []
