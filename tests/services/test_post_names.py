"""Posts of LinkedIn's by each id under which an export knows them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.periods import Period, day_of
from reachdesk.domain.records import CountFact
from reachdesk.services import cards
from reachdesk.services.desk import Desk, Request
from reachdesk.services.post_names import post_name
from tests.commands.calls import call
from tests.storage.stories import library_of
from tests.storage.test_same_post import ACTIVITY, EXPORT, SHARE, WORKBOOK, T

ENGAGED = CountFact(f"engagements_post:{ACTIVITY}", T + 300, 9)
ASKED = Request("linkedin:ana", Period(day_of(T) - 5, day_of(T) + 5))


@pytest.fixture
def path(tmp_path):
    """A library in which one post goes by two ids, with engagements under the second."""
    path = tmp_path / "library.reachdesk"
    workbook = replace(WORKBOOK, facts=[*WORKBOOK.facts, ENGAGED], handle="ana")
    library_of(path, EXPORT, workbook).close()
    return path


@pytest.fixture
def desk(path):
    with library_of(path) as library:
        yield Desk(library)


def test_both_ids_name_the_post(desk):
    names = {post_name(desk, ASKED.account, one) for one in (SHARE, ACTIVITY)}
    assert names == {min(SHARE, ACTIVITY)}
    assert post_name(desk, ASKED.account, "7") == "7"


@pytest.mark.parametrize("post_id", [SHARE, ACTIVITY])
def test_reach_is_asked_of_either(desk, post_id):
    answer = cards.answer(desk, "reach_answer", replace(ASKED, post_id=post_id))
    assert answer.post.post_id == min(SHARE, ACTIVITY)
    assert answer.impressions == 90


def test_a_post_that_is_not_there_is_still_an_error(desk):
    with pytest.raises(UserError, match="There is no post 12345"):
        cards.answer(desk, "reach_answer", replace(ASKED, post_id="12345"))


def test_engagements_under_another_id_belong_to_the_post(desk):
    answer = cards.answer(desk, "views_timeline", ASKED)
    assert answer.basis == "posts"
    assert np.nansum(answer.engagements) == 9
    assert np.nansum(answer.engaged_views) == 90


def test_the_command_line_takes_the_other_id(capsys, path):
    said = call(capsys, "reach", "--post", ACTIVITY, "--library", path, "--json")
    assert (said.code, said.err) == (0, "")
    assert said.record["post"] == min(SHARE, ACTIVITY)
