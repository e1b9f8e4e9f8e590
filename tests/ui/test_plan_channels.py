"""The levers of a cross-post to the owner's second account."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.charts import reach_plan_words as said
from reachdesk.domain.answers.plan import PlanElsewhere
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.plan import CrossPost, Plan
from reachdesk.ui.widgets.plan_levers import PlanLevers
from tests.charts.plan_answers import plans

OTHER = "mastodon:bob"
COUNTED = PlanElsewhere(OTHER, 60, 40, counted=True, share=0.4, share_evidence=Evidence.DERIVED,
                        chance=0.2, chance_evidence=Evidence.ASSUMED, only_there=4.0)  # fmt: skip


@pytest.fixture
def levers(theme, qtbot):
    made = PlanLevers(theme)
    qtbot.addWidget(made)
    return made


def answer(there):
    found = replace(plans(), channels=(OTHER,))
    plan = Plan(2.0, (9, 18), None, CrossPost(0.0, 0.05, OTHER))
    drafts = [
        replace(row, plan=plan, elsewhere=there) if row.key == "draft" else row
        for row in found.rows
    ]
    return replace(found, rows=tuple(drafts))


def test_without_another_account_nothing_is_offered(levers):
    levers.show_present(plans())
    assert levers.channel.isHidden()


def test_an_account_of_which_all_is_counted_needs_no_lever(levers):
    levers.show_plan(Plan(1.0))
    levers.show_present(answer(None))
    assert not levers.channel.isHidden()
    assert not levers.share.isHidden()
    levers.channel.choose(OTHER)
    assert levers.plan.cross_post == CrossPost(0.0, 0.05, OTHER)
    levers.show_present(answer(COUNTED))
    assert levers.share.isHidden()
    assert levers.chance.isHidden()
    levers.channel.choose("")
    assert levers.plan.cross_post is None
    assert not levers.share.isHidden()


def test_who_follows_both_is_said_where_nobody_counted_it(levers):
    levers.show_plan(Plan(2.0, (9, 18), None, CrossPost(0.3, 0.05, OTHER)))
    levers.show_present(answer(replace(COUNTED, counted=False, both=2, share=0.3)))
    assert not levers.share.isHidden()
    assert levers.chance.isHidden()


def test_the_words_name_the_account_and_how_sure_it_is():
    data = answer(COUNTED)
    row = said.looked_at(data)
    text = said.overlap(data, row)
    assert "40 of your followers also follow @bob on Mastodon, counted" in text
    assert "About 4 more see it there" in text
    assert "also from @bob on Mastodon" in said.plan_parts(data, row.plan)
    known = replace(COUNTED, counted=False, both=1)
    assert "assumed; 1 is known" in said.overlap(data, replace(row, elsewhere=known))
    assert said.account_name("mastodon") == "Mastodon"
