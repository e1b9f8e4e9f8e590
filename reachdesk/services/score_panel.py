"""What the program publishes about a recipe, with the owner's own numbers worked through."""

from __future__ import annotations

from dataclasses import asdict

from reachdesk.domain.answers.method import RecipeUse
from reachdesk.domain.answers.recipes import RecipePage
from reachdesk.domain.score import courtesy, partners
from reachdesk.domain.score.history import Kind
from reachdesk.domain.score.recipe import Recipe, known_recipes
from reachdesk.domain.score.recipe_example import WorkedExample, worked_example
from reachdesk.services.desk import Desk, Request
from reachdesk.services.labels import item_labels
from reachdesk.services.score_days import days_shown, history_by, whole_series
from reachdesk.services.score_method import recipe_use, score_method
from reachdesk.services.score_rules import Rules, kept_recipes, own_recipes, rules_of


def recipe_page(desk: Desk, request: Request | None) -> RecipePage:
    """The recipe that the request names (None: the newest, without an account), all others, and the
    last known day of the period worked through."""
    rules = Rules() if request is None else rules_of(desk, request)
    example = None if request is None else _example(desk, request, rules)
    kept = kept_recipes(desk).get(rules.recipe.name) if rules.own else None
    return RecipePage(
        use=recipe_use(rules),
        base=kept.base if kept else None,
        recipes=all_recipes(desk),
        constants=constants(rules.recipe),
        method=score_method(desk, request, example.day) if request and example else None,
        example=example,
        labels=_labels(desk, request, example) if request and example else {},
    )


def all_recipes(desk: Desk) -> tuple[RecipeUse, ...]:
    """Every recipe, released ones first, then the owner's by name."""
    released = [Rules(recipe) for recipe in known_recipes().values()]
    own = [Rules(recipe, own=True) for recipe in own_recipes(desk).values()]
    return tuple(recipe_use(rules) for rules in (*released, *own))


def constants(recipe: Recipe) -> tuple[tuple[str, float], ...]:
    """Every constant of a recipe by key: those of its parts ("weight:reach", "half:reach",
    "power:audience"), of its credit ("amplification:repost"), of exchanges ("kind:mention"), the
    rest by name; then the rules that all recipes share."""
    found: list[tuple[str, float]] = []
    for part in recipe.parts:
        found += [(f"weight:{part.key}", part.weight), (f"half:{part.key}", part.half_point)]
        if part.power != 1:
            found.append((f"power:{part.key}", part.power))
    found += [(name, getattr(recipe, name)) for name in _FIRST]
    for part in recipe.parts:
        credit = getattr(recipe, f"{part.key}_credit", None)
        found += (
            [(f"{part.key}:{name}", each) for name, each in asdict(credit).items()]
            if credit
            else []
        )
    found += [(f"kind:{kind.name.lower()}", recipe.kind_weights[kind]) for kind in Kind]
    found += [(name, getattr(recipe, name)) for name in _LAST]
    return (*found, *_SHARED)


_FIRST = (
    "window_days",
    "taper_days",
    "reach_power",
    "seen_ceiling",
    "prior_posts",
    "credit_ceiling",
)
_LAST = ("partner_scale", "activity_scale", "views_log_spread", "pseudo_reposts", "band_factor")
_SHARED = (
    ("partner_least", partners.LEAST_WEIGHT),
    ("partner_most", partners.MOST_WEIGHT),
    ("partner_usual_score", partners.USUAL_SCORE),
    ("partner_usual_followers", 10**partners.USUAL_MAGNITUDE),
    ("courtesy_weight", courtesy.PURE_COURTESY),
    ("courtesy_words", float(courtesy.CONTENT_WORDS)),
)


def _example(desk: Desk, request: Request, rules: Rules) -> WorkedExample | None:
    series = whole_series(desk, request.account, rules)
    span = days_shown(series, request.period) if series else None
    if series is None or span is None:
        return None
    day = int(series.days[span.stop - 1])
    return worked_example(history_by(desk, request.account, rules), day, rules.recipe)


def _labels(desk: Desk, request: Request, example: WorkedExample) -> dict[tuple[str, str], str]:
    named = [(row.kind, row.id) for part in example.parts for row in part.rows if row.id]
    found = item_labels(desk, request, named)
    return {item: label for item, (_id, label) in found.items()}
