"""The two models of reach, side by side: the simple sum and the full one."""

from __future__ import annotations

from dataclasses import fields, replace

from reachdesk.domain.reach.assumptions import DEFAULT, SEED, Assumptions

FULL, SIMPLE = "full", "simple"


def assumptions_for(model: str, given: Assumptions) -> Assumptions:
    """The assumptions by which `model` ("simple" or "full") answers a request.

    What the owner has moved away from one model's preset moves the other as well; what was left
    alone stands as the other model's preset has it. So the untouched simple sum is the seed's 200
    of 1,500, and the untouched full model has its own defaults. The simple sum counts everybody as
    active.
    """
    if model == given.rule:
        return given if model == FULL else replace(given, alive_share=1.0)
    preset, other = (DEFAULT, SEED) if given.rule == FULL else (SEED, DEFAULT)
    moved = {
        field.name: getattr(given, field.name)
        for field in fields(Assumptions)
        if field.name != "rule" and getattr(given, field.name) != getattr(preset, field.name)
    }
    if model == SIMPLE:
        moved["alive_share"] = 1.0
    return replace(other, **moved)


def other_model(model: str) -> str:
    """The model beside it."""
    return SIMPLE if model == FULL else FULL
