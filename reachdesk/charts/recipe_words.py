"""What charts say about the recipe of a score: its name, its switches, its window, its formula."""

from __future__ import annotations

from reachdesk.charts import names, words
from reachdesk.domain.answers.method import Method, RecipeUse
from reachdesk.domain.score.recipe import known_recipes
from reachdesk.domain.score.recipe_v1 import RECIPE
from reachdesk.i18n import _

USUAL_WINDOW, USUAL_TAPER = RECIPE.window_days, RECIPE.taper_days


def name(method: Method) -> str:
    """«recipe v1», «own recipe “Sales”»; "" where no recipe was used."""
    if method.recipe is None:
        return ""
    own = method.score is not None and method.score.own
    return called(method.recipe, own=own)


def called(recipe: str, *, own: bool) -> str:
    """«recipe v1», «own recipe “Sales”»."""
    form = _("own recipe “{name}”") if own else _("recipe {name}")
    return form.format(name=recipe)


def chosen(recipe: str) -> str:
    """«recipe v1», «own recipe “Sales”» for the name of a choice ("": the newest)."""
    return called(recipe or RECIPE.name, own=bool(recipe) and recipe not in known_recipes())


def title(recipe: str, *, own: bool) -> str:
    """«Recipe v1», «Own recipe “Sales”»: where it stands alone."""
    said = called(recipe, own=own)
    return said[:1].upper() + said[1:]


def unusual(method: Method) -> tuple[str, ...]:
    """What is not as usual: another recipe than the newest released one, and the switches."""
    newest = method.recipe in (None, RECIPE.name)
    return (*(() if newest else (name(method),)), *switches(method))


def switches(method: Method) -> tuple[str, ...]:
    """The switches that are not as usual, in words."""
    use = method.score
    if use is None:
        return ()
    found = []
    if use.equal_partners:
        found.append(_("everyone counted equally"))
    if use.courtesy_in_full:
        found.append(_("courtesy counted in full"))
    return tuple(found)


def said(method: Method) -> str:
    """«recipe v1 · everyone counted equally»: what every chart of the score says; "" without."""
    return " · ".join(filter(None, (name(method), *switches(method))))


def foot(method: Method) -> str:
    """«v1», «own recipe “Sales” (1f0c23ab), everyone counted equally», or «—»: for exports."""
    if method.recipe is None:
        return words.UNKNOWN
    use = method.score
    if use is None or not use.own:
        return ", ".join((method.recipe, *switches(method)))
    own = _("{recipe} ({mark})").format(recipe=name(method), mark=use.fingerprint)
    return ", ".join((own, *switches(method)))


def window_days(method: Method) -> str:
    """The length of the window: «90»."""
    return words.number(_window(method.score)[0])


def age_weights(method: Method) -> str:
    """«age weight 1 to day 75, then 0 at day 90»."""
    window, taper = _window(method.score)
    return _("age weight 1 to day {full}, then 0 at day {end}").format(
        full=words.number(window - taper), end=words.number(window)
    )


def sentence(method: Method) -> str:
    """What the score is, in one sentence."""
    return sentence_of(method.score)


def sentence_of(use: RecipeUse | None) -> str:
    """What the score by a recipe is (None: by the newest), in one sentence."""
    days = words.number(_window(use)[0])
    if use is not None and "network" not in dict(use.weights):
        return _(
            "How far your own posts of the last {days} days were passed on, how many follow who "
            "still read, and how steadily you posted, from 1 to 100."
        ).format(days=days)
    return _(
        "What your own posts and conversations of the last {days} days amount to, from 1 to 100."
    ).format(days=days)


def formula(method: Method) -> str:
    """The formula in words, with the weights and the window of the recipe used."""
    return formula_of(method.score)


def formula_of(use: RecipeUse | None) -> str:
    """The formula of a recipe (None: the newest) in words."""
    window, taper = _window(use)
    return _(
        "1 + 99 × ({parts}). Each part runs from 0 to 1 and grows ever more slowly; activity "
        "counts fully for {full} days and fades to nothing at day {end}. A day’s score never "
        "depends on later posts. Exports give reactions as totals without dates, so each counts "
        "on the day of its post."
    ).format(parts=weighted(use), full=words.number(window - taper), end=words.number(window))


def weighted(use: RecipeUse | None) -> str:
    """«0.35 Reach + 0.35 Amplification + 0.30 Network»."""
    weights = _USUAL if use is None else use.weights
    return " + ".join(
        f"{words.number(weight, 2)} {names.name('component', key)}" for key, weight in weights
    )


def sum_of_parts(method: Method) -> str:
    """«Score = base 1 + points of Reach + points of Amplification + points of Network.»."""
    weights = _USUAL if method.score is None else method.score.weights
    parts = " + ".join(
        _("points of {part}").format(part=names.name("component", key)) for key, _weight in weights
    )
    return _("Score = base 1 + {parts}.").format(parts=parts)


def _window(use: RecipeUse | None) -> tuple[float, float]:
    return (USUAL_WINDOW, USUAL_TAPER) if use is None else (use.window_days, use.taper_days)


_USUAL = tuple((part.key, part.weight) for part in RECIPE.parts)
