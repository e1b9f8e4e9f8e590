"""What each preset of reach assumes, and why one cannot be chosen."""

from __future__ import annotations

from reachdesk import zone_cities
from reachdesk.charts import words
from reachdesk.domain.answers.presets import CALIBRATED, DEFAULT_KEY, LIKE_ME, PresetChoice
from reachdesk.i18n import N_, _, ngettext

NAMES = {
    "seed": N_("Simple sum"),
    LIKE_ME: N_("Like me"),
    DEFAULT_KEY: N_("Default audience"),
    CALIBRATED: N_("Calibrated"),
}


def preset_name(key: str) -> str:
    """«Like me»."""
    return _(NAMES[key])


def assumes(choice: PresetChoice) -> str:
    """One sentence: what the preset assumes, and where that comes from."""
    if choice.key == LIKE_ME and choice.assumptions is not None:
        form = ngettext(
            "Assumes that others read as you do: {rate} visits a day at your hours, from {count} "
            "visit of yours ({days}, ad times in your archive).",
            "Assumes that others read as you do: {rate} visits a day at your hours, from {count} "
            "visits of yours ({days}, ad times in your archive).",
            choice.count,
        )
        said = form.format(
            rate=words.plain(choice.assumptions.sessions_per_day),
            count=words.number(choice.count),
            days=_days(choice),
        )
        return f"{said} {_clock(choice)}".rstrip()
    if choice.key == CALIBRATED and choice.assumptions is not None:
        return _(
            "The default audience at the level of your own views (×{level}), from {count} posts, "
            "{days}; views count strangers and repeats, too."
        ).format(
            level=words.plain(choice.assumptions.level, 2),
            count=words.number(choice.count),
            days=_days(choice),
        )
    if choice.key == DEFAULT_KEY:
        return _(
            "Assumes 1.5 visits a day on average, 60 % active, each in their own time zone: from "
            "published figures, not from your followers."
        )
    return _(
        "Assumes that everybody reads 200 of 1,500 posts once a day and nobody is inactive: the "
        "sum that a marketer did by hand in 2012."
    )


def _clock(choice: PresetChoice) -> str:
    """On whose clock the owner's hours are, and who says so."""
    if not choice.zone:
        return ""
    city = zone_cities.city(choice.zone)
    if choice.zone_file:
        return _("Your clock is that of {city}: measured, as {file} says.").format(
            city=city, file=choice.zone_file
        )
    return _("Your clock is taken to be that of {city}: assumed.").format(city=city)


def why_not(choice: PresetChoice) -> str:
    """Why it cannot be chosen; "" where it can."""
    if choice.available:
        return ""
    if choice.key == LIKE_ME:
        return _("No export has your own reading times: an X archive with its ad times would.")
    return _(
        "Needs {needed} posts with measured views while the number of followers is known; so far "
        "there are {count}."
    ).format(needed=words.number(choice.needed), count=words.number(choice.count))


def _days(choice: PresetChoice) -> str:
    if choice.period is None:
        return words.UNKNOWN
    return words.span(choice.period.first_day, choice.period.last_day)
