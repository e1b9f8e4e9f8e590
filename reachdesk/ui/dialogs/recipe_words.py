"""What the recipe panel says: formulas, constants, and the working on the owner's numbers."""

from __future__ import annotations

from reachdesk.charts import csv_file, names
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.recipes import RecipePage
from reachdesk.domain.score.recipe_example import Row, WorkedExample, WorkedPart
from reachdesk.i18n import N_, _, ngettext

number = chart_words.number

_FORMULAS = {
    "reach": N_(
        "Of each day’s posts: how many of the followers who still read are expected to have seen "
        "at least one. That number to the power {reach_power}, times the age weight, averaged over "
        "{window_days} days."
    ),
    "amplification": N_(
        "For each post: the natural logarithm of 1 + reposts × {amplification_repost} + quotes × "
        "{amplification_quote} + replies × {amplification_reply} + likes × {amplification_like}, "
        "at most that of {credit_ceiling}, times the age weight. Their sum, divided by the root of "
        "{prior_posts} + the sum of age weights."
    ),
    "authority": N_(
        "For each post: the natural logarithm of 1 + reposts × {authority_repost} + quotes × "
        "{authority_quote}, times the age weight. Their sum, divided by the root of {prior_posts} "
        "+ the sum of age weights."
    ),
    "network": N_(
        "For each person: the exchanges of the window by kind, courtesy and age; they count as 1 − "
        "e to the power of minus that sum ÷ {partner_scale}, times the person’s standing."
    ),
    "audience": N_("The followers who still read: followers times the share that is active."),
    "activity": N_(
        "For each day with posts: 1 − e to the power of minus posts ÷ {activity_scale}, times the "
        "age weight, averaged over {window_days} days."
    ),
}

_CONSTANTS = {
    "window_days": N_("Days after which nothing counts"),
    "taper_days": N_("Last days of the window, over which weight falls to 0"),
    "reach_power": N_("Power on a day’s readers: one huge day counts as one day"),
    "seen_ceiling": N_("Largest share of followers that one post reaches"),
    "prior_posts": N_("Posts added to the divisor, against three lucky posts"),
    "credit_ceiling": N_("Reactions above which a post earns no more"),
    "partner_scale": N_("Exchanges with one person that earn 63 % of the person"),
    "activity_scale": N_("Posts in a day that earn 63 % of the day"),
    "views_log_spread": N_("Doubt about modelled views, as spread of their logarithm"),
    "pseudo_reposts": N_("Reposts of the one pretended post that widens the range"),
    "band_factor": N_("Standard deviations either side of the 80 % range"),
    "partner_least": N_("Least standing of a person"),
    "partner_most": N_("Most standing of a person"),
    "partner_usual_score": N_("Published score of a person with standing 1"),
    "partner_usual_followers": N_("Followers of a person with standing 1"),
    "courtesy_weight": N_("Weight of a text that is nothing but courtesy"),
    "courtesy_words": N_("Words beside the courtesy that make it count in full"),
    "kind:mention": N_("A mention"),
    "kind:reply": N_("A reply received"),
    "kind:quote": N_("A quote by a known person"),
    "kind:repost": N_("A repost by a known person"),
    "kind:message": N_("A message received"),
    "kind:like": N_("A like by a known person"),
    "kind:reply_sent": N_("A reply sent"),
}

_CREDITS = {
    "like": N_("{part}: a like"),
    "repost": N_("{part}: a repost"),
    "quote": N_("{part}: a quote"),
    "reply": N_("{part}: a reply"),
}

_PARTS = {
    "weight": N_("Share of {part} in the score"),
    "half": N_("Raw value worth half of {part}"),
    "power": N_("Power on the raw value of {part}"),
}

_ROWS = {
    "reach": N_(
        "{who}: {amounts}, about {readers} readers; {readers}^{power} × age weight {weight} ÷ "
        "{window} = {adds}"
    ),
    "amplification": N_("{who}: {amounts}, worth {credit}; × age weight {weight} = {adds}"),
    "authority": N_("{who}: {amounts}, worth {credit}; × age weight {weight} = {adds}"),
    "network": N_("{who}: exchanges worth {exchanges}, standing {standing}, adds {adds}"),
    "audience": N_("{followers} followers × {alive_share} active = {adds}"),
    "activity": N_("{who}: {amounts}, age weight {weight}, adds {adds}"),
}

WHOLE = {"posts", "views", "reposts", "quotes", "replies", "likes", "followers"}


def formula(key: str, page: RecipePage) -> str:
    """How the raw value of a component comes about, with the recipe's constants filled in."""
    filled = {name.replace(":", "_"): plain(value) for name, value in page.constants}
    return _(_FORMULAS[key]).format(**filled)


def constant(key: str) -> str:
    """What a constant is."""
    family, _colon, name = key.partition(":")
    if family in _PARTS:
        return _(_PARTS[family]).format(part=names.name("component", name))
    if name in _CREDITS and family != "kind":
        return _(_CREDITS[name]).format(part=names.name("component", family))
    return _(_CONSTANTS[key])


def plain(value: float) -> str:
    """A constant as it is: «0.46», «1,500», «90»."""
    for decimals in range(5):
        if abs(value - round(value, decimals)) < 1e-9:
            return number(value, decimals)
    return number(value, 4)


def row(part: WorkedPart, one: Row, page: RecipePage) -> str:
    """One row of the working in a sentence."""
    filled = {
        name: number(value, _decimals(name, value))
        for name, value in zip(part.columns, one.numbers, strict=True)
    }
    told = dict(page.constants)
    return _(_ROWS[part.key]).format(
        who=who(one, page),
        amounts=_amounts(part, one),
        power=plain(told["reach_power"]),
        window=plain(told["window_days"]),
        **filled,
    )


def _decimals(name: str, value: float) -> int:
    if name in WHOLE:
        return 0
    if name == "readers":
        return 1
    return 3 if value >= 0.1 else 5


def _amounts(part: WorkedPart, one: Row) -> str:
    """«3 posts, 400 views», «5 reposts, 1 like»: what there is of it."""
    forms = {
        "posts": lambda n: ngettext("{count} post", "{count} posts", n),
        "views": lambda n: ngettext("{count} view", "{count} views", n),
        "reposts": lambda n: ngettext("{count} repost", "{count} reposts", n),
        "quotes": lambda n: ngettext("{count} quote", "{count} quotes", n),
        "replies": lambda n: ngettext("{count} reply", "{count} replies", n),
        "likes": lambda n: ngettext("{count} like", "{count} likes", n),
    }
    counts = zip(part.columns, one.numbers, strict=True)
    return ", ".join(
        forms[name](round(value)).format(count=number(value))
        for name, value in counts
        if name in forms and value > 0
    )


def who(one: Row, page: RecipePage) -> str:
    """Whose row it is: «17 Nov», «17 Nov “Shift swaps…”», «Dana», «somebody not named»."""
    label = page.labels.get((one.kind, one.id), "")
    day = "" if one.day is None else chart_words.day_short(one.day, year=True)
    if one.kind == "day":
        return day
    if one.kind == "person":
        return label or _("somebody not named")
    return f"{day} {_short(label)}".strip()


def _short(label: str) -> str:
    return f"“{label[:40].rstrip()}…”" if len(label) > 41 else f"“{label}”" if label else ""


def pool(example: WorkedExample) -> str:
    """«Followers who still read: 564 × 0.6 = 338», the most that a day’s readers can be."""
    return _("Followers who still read: {followers} × {share} = {pool}.").format(
        followers=number(example.followers),
        share=plain(example.alive_share),
        pool=number(example.followers * example.alive_share, 1),
    )


def raised(part: WorkedPart) -> str:
    """«4.2 = 12.3 ÷ 2.9, the root of 10 + 79.4»: how the rows become the raw value."""
    total = sum(one.numbers[-1] for one in part.rows)
    if part.weight_sum is None:
        return _("Together {raw}.").format(raw=number(part.raw, 3))
    return _("Together {sum}; ÷ {divisor}, the root of {prior} + {weights}, is {raw}.").format(
        sum=number(total, 3),
        divisor=number(part.divisor, 3),
        prior=number(part.divisor**2 - part.weight_sum),
        weights=number(part.weight_sum, 2),
        raw=number(part.raw, 3),
    )


def saturated(part: WorkedPart) -> str:
    """«4.2 ÷ (4.2 + 16) = 0.208; × 99 × 0.35 = 7.2 points»."""
    raw, half = number(part.raw, 3), plain(part.half_point)
    if part.power != 1:
        raw, half = (f"{each}^{plain(part.power)}" for each in (raw, half))
    elif part.key == "reach":
        half = number(part.half_point, 3)
    return _(
        "{raw} ÷ ({raw} + {half}) = {share}; 99 × {weight} × {share} = {points} points"
    ).format(
        raw=raw,
        half=half,
        share=number(part.saturated, 4),
        weight=plain(part.weight),
        points=number(part.points, 2),
    )


def added(example: WorkedExample) -> str:
    """«1 + 6.21 + 3.30 + 2.40 = 12.91»."""
    parts = [plain(example.base), *(number(part.points, 2) for part in example.parts)]
    return f"{' + '.join(parts)} = {number(example.total, 2)}"


def not_this() -> str:
    """What the score is not."""
    return _(
        "It is no rank among people, no worth of a person, and no forecast. It says nothing of "
        "whether people agreed: a scandal raises it too. It does not see what no export holds "
        "(who only read, what was said elsewhere), and likes without a name count for the post "
        "alone. Reposts of others are not counted as yours. Scores of two accounts are not added. "
        "Weights and half points are our choice, set once so that a quarter of the texts that "
        "this program follows scores 13, as it did then; they are never changed under this name."
    )


def sheet(page: RecipePage) -> str:
    """All numbers of the working with tabs between them, for a spreadsheet."""
    if page.example is None:
        return ""
    lines = [f"{constant(key)}\t{value!r}" for key, value in page.constants]
    lines += [f"followers\t{page.example.followers!r}"]
    lines += [f"alive_share\t{page.example.alive_share!r}"]
    for part in page.example.parts:
        lines += ["", names.name("component", part.key), "\t".join(("", *part.columns))]
        for one in part.rows:
            lines.append("\t".join((_cell(who(one, page)), *(repr(each) for each in one.numbers))))
        lines.append(f"divisor\t{part.divisor!r}\nraw\t{part.raw!r}")
        lines.append(f"saturated\t{part.saturated!r}\npoints\t{part.points!r}")
    return "\n".join((*lines, "", f"score\t{page.example.total!r}"))


def _cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula or for two cells."""
    return csv_file.safe(" ".join(text.split()))
