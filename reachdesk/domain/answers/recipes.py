"""Answers about the recipes of the score."""

from __future__ import annotations

from dataclasses import dataclass

from reachdesk.domain.answers.method import Method, RecipeUse
from reachdesk.domain.score.recipe_example import WorkedExample


@dataclass(frozen=True, slots=True)
class RecipePage:
    """Everything that is published about the recipe in use.

    `recipes` are all there are, released ones first. `constants` are those of the one in use by key
    (in the order in which they are told); `base` names the released recipe that an own one has them
    from. `example` works the recipe through at the end of `method.period`'s last known day, and
    `labels` say what the posts and people in it are called, by kind and id ("" unknown); both are
    None and empty where the account has no day to work through.
    """

    use: RecipeUse
    base: str | None
    recipes: tuple[RecipeUse, ...]
    constants: tuple[tuple[str, float], ...]
    method: Method | None
    example: WorkedExample | None
    labels: dict[tuple[str, str], str]
