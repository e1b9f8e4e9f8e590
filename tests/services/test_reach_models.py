from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from reachdesk.domain.reach.parameters import changed
from reachdesk.services.reach_models import assumptions_for, other_model


def test_untouched_presets_stand_for_one_another():
    assert assumptions_for("full", DEFAULT) == assumptions_for("full", SEED) == DEFAULT
    assert assumptions_for("simple", SEED) == assumptions_for("simple", DEFAULT) == SEED


@pytest.mark.parametrize(("given", "model"), [(DEFAULT, "simple"), (SEED, "full")])
def test_what_was_moved_moves_the_other_model_too(given, model):
    moved = changed(given, "sessions_per_day", 3.0)
    other = assumptions_for(model, moved)
    assert other.sessions_per_day == 3.0
    assert other.rule == model
    assert replace(other, sessions_per_day=1.0) == replace(
        assumptions_for(model, given), sessions_per_day=1.0
    )


def test_the_simple_sum_counts_everybody_as_active():
    assert assumptions_for("simple", changed(DEFAULT, "alive_share", 0.3)).alive_share == 1
    assert assumptions_for("simple", changed(SEED, "alive_share", 0.3)).alive_share == 1


def test_there_are_two():
    assert other_model("full") == "simple"
    assert other_model("simple") == "full"
