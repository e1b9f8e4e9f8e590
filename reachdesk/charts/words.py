"""Numbers, days and ranges in words, by the rules of the design, in the chosen language.

Every function takes None or NaN for «cannot be known» and answers «—» for it.
"""

from __future__ import annotations

import datetime as dt
import math

from PySide6.QtCore import QDate, QLocale

from reachdesk.i18n import _, language, ngettext

UNKNOWN = "—"
MINUS = "−"
SMALL_N = 10
_THOUSAND, _MILLION = 1_000, 1_000_000
_EPOCH = QDate(1970, 1, 1)
_LOCALES = {"en": "en_US", "nl": "nl_NL", "pt": "pt_PT", "de": "de_DE"}

Value = float | int | None


def locale() -> QLocale:
    """The locale that goes with the language of the texts (en_US for its month names)."""
    return QLocale(_LOCALES[language()])


def known(value: Value) -> bool:
    """Whether there is a number: neither None nor NaN nor infinite."""
    return value is not None and math.isfinite(value)


def number(value: Value, decimals: int = 0) -> str:
    """A number with grouped thousands and so many decimals: "12,480", "12.9", "−0.3"."""
    if value is None or not math.isfinite(value):
        return UNKNOWN
    rounded = round(float(value), decimals) + 0.0
    return locale().toString(rounded, "f", decimals).replace("-", MINUS)


def brief(value: Value) -> str:
    """A figure of people where there is no room for all its digits: "812", "710k", "2.4M"."""
    if value is None or not math.isfinite(value):
        return UNKNOWN
    if abs(value) < _THOUSAND:
        return number(value)
    thousands = abs(value) < _MILLION - _THOUSAND / 2  # 999,600 is a million
    size = value / (_THOUSAND if thousands else _MILLION)
    short = number(size, int(abs(size) < SMALL_N - 0.05))
    # translators: thousands and millions of people beside a bar, as short as can be
    return (_("{number}k") if thousands else _("{number}M")).format(number=short)


def amount(value: Value) -> str:
    """A figure of people or posts: whole from 10 on, below that one decimal where it has one."""
    if value is None or not math.isfinite(value):
        return UNKNOWN
    whole = abs(value) >= SMALL_N or abs(value - round(value)) < 0.05
    return number(value, 0 if whole else 1)


def plain(value: Value, decimals: int = 1) -> str:
    """A number with at most so many decimals, no zeros at the end: "7.5", "10"."""
    if value is None or not math.isfinite(value):
        return UNKNOWN
    while decimals and round(value, decimals) == round(value, decimals - 1):
        decimals -= 1
    return number(value, decimals)


def signed(value: Value, decimals: int = 1) -> str:
    """A change with its sign: "+2.1", "−5.6", "0.0"."""
    words = number(value, decimals)
    grows = value is not None and math.isfinite(value) and round(value, decimals) > 0
    return f"+{words}" if grows else words


def percent(share: Value, decimals: int | None = None) -> str:
    """A share 0..1 as per cent: no decimals from 10 % on, one below (or as many as are asked); one
    that is too small for that is said to be below the smallest: «< 0.1 %», never zero."""
    if share is None or not math.isfinite(share):
        return UNKNOWN
    if decimals is None:
        decimals = 0 if abs(share) >= 0.0995 or share == 0 else 1
    said = number(100 * share, decimals)
    if share > 0 and decimals and round(100 * share, decimals) == 0:
        said = f"<\u00a0{number(10.0**-decimals, decimals)}"
    # translators: a no-break space before the sign where the language has one
    return _("{number} %").format(number=said)


def chance(share: Value) -> str:
    """A seen-chance 0..1: one decimal, none where it is a whole number: "13.3 %", "10 %"."""
    if share is None or not math.isfinite(share):
        return UNKNOWN
    whole = abs(100 * share - round(100 * share)) < 0.05
    return percent(share, 0 if whole else 1)


def one_in(times: Value) -> str:
    """«1 in 7.5»: one decimal below 20."""
    if times is None or not math.isfinite(times):
        return UNKNOWN
    return _("1 in {times}").format(times=plain(times, 1 if times < 20 else 0))


def of(part: Value, total: Value) -> str:
    """«144 of 564»."""
    return _("{part} of {total}").format(part=amount(part), total=number(total))


def under_way(doing: str, share: Value) -> str:
    """«Counting people… 40 %»; without a share as long as none is known."""
    if not share:
        return _("{doing}…").format(doing=doing)
    return _("{doing}… {share}").format(doing=doing, share=percent(share, 0))


def of_percent(part: Value, total: Value) -> str:
    """«97 of 564 (17 %)»; under ten things no percentage: «6 of 9»."""
    words = of(part, total)
    if part is None or total is None or total < SMALL_N or not known(part):
        return words
    return _("{part} ({percent})").format(part=words, percent=percent(part / total))


def about_of(people: Value, followers: Value) -> str:
    """«About 75 of 564»: people are never given as a share alone."""
    if not known(followers) or not known(people):
        return UNKNOWN
    return _("About {people} of {followers}").format(
        people=amount(people), followers=number(followers)
    )


def between(low: Value, high: Value, decimals: int = 0) -> str:
    """A range: «17 to 112»."""
    return _("{low} to {high}").format(low=number(low, decimals), high=number(high, decimals))


def range_of(low: Value, high: Value, decimals: int = 0) -> str:
    """«80 % range 17 to 112»."""
    return _("80 % range {low} to {high}").format(
        low=number(low, decimals), high=number(high, decimals)
    )


def range_brief(low: Value, high: Value) -> str:
    """«80 % range 307k to 1.2M»."""
    return _("80 % range {low} to {high}").format(low=brief(low), high=brief(high))


def change(value: Value, before: Value) -> tuple[int, str]:
    """Direction (−1, 0, 1) and words of a change between two counts: «9 fewer», «as before»."""
    if value is None or before is None or not known(value) or not known(before):
        return 0, UNKNOWN
    step = round(value) - round(before)
    if step > 0:
        return 1, ngettext("{count} more", "{count} more", step).format(count=number(step))
    if step < 0:
        return -1, ngettext("{count} fewer", "{count} fewer", -step).format(count=number(-step))
    return 0, _("as many as before")


def people(count: int) -> str:
    """«564 people»."""
    return ngettext("{count} person", "{count} people", count).format(count=number(count))


def followers(count: int) -> str:
    """«564 followers»."""
    return ngettext("{count} follower", "{count} followers", count).format(count=number(count))


def _date(day: float) -> QDate:
    return _EPOCH.addDays(math.floor(day))


def written(day: QDate, form: str) -> str:
    """`day` in a Qt date form as the language writes it: «24. August», «24 de agosto»."""
    if language() == "de":
        form = form.replace("d M", "d. M")
    elif language() == "pt":
        form = form.replace("MMMM yyyy", "MMMM 'de' yyyy").replace("d MMMM", "d 'de' MMMM")
    return locale().toString(day, form)


def day_long(day: Value) -> str:
    """«14 October 2026»."""
    return UNKNOWN if day is None else written(_date(day), "d MMMM yyyy")


def day_month(day: Value, beside: Value = None) -> str:
    """«31 August»; with its year where `beside` lies in another one."""
    if day is None:
        return UNKNOWN
    same = beside is None or _date(day).year() == _date(beside).year()
    return written(_date(day), "d MMMM" if same else "d MMMM yyyy")


def year_of(day: Value) -> int | None:
    """The year that a day lies in; None for None."""
    return None if day is None else _date(day).year()


def day_short(day: Value, *, year: bool = False) -> str:
    """«24 Aug», or «24 Aug 2026»."""
    if day is None:
        return UNKNOWN
    return written(_date(day), "d MMM yyyy" if year else "d MMM")


def span(first: int, last: int) -> str:
    """«24 Aug – 21 Nov 2026»: the year once where both days share it."""
    shared = _date(first).year() == _date(last).year()
    if first == last:
        return day_short(last, year=True)
    return f"{day_short(first, year=not shared)} – {day_short(last, year=True)}"


def weekday(index: int, *, short: bool = True) -> str:
    """Name of a weekday, 0 = Monday; a short one has at most four letters, also where the locale
    has none («seg», not «segunda»)."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    name = locale().dayName(index % 7 + 1, form).rstrip(".")
    return name[:3] if short and len(name) > 4 else name


def clock(minutes: float) -> str:
    """Minutes since midnight as «08:30», past midnight on the next day's clock."""
    whole = round(minutes) % 1440
    return f"{whole // 60:02d}:{whole % 60:02d}"


def month(index: int) -> str:
    """Short name of a month, 1 = January: «Sep»."""
    return locale().standaloneMonthName(index, QLocale.FormatType.ShortFormat).rstrip(".")


def hours(count: int) -> str:
    """«6 h»."""
    return _("{hours} h").format(hours=count)


def duration(minutes: Value) -> str:
    """«45 min», «2 h 20 min», «3 days»."""
    if minutes is None or not math.isfinite(minutes):
        return UNKNOWN
    whole = round(minutes)
    whole_hours, rest = divmod(whole, 60)
    if whole_hours >= 48:
        days = round(whole_hours / 24)
        return ngettext("{count} day", "{count} days", days).format(count=number(days))
    if not whole_hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return hours(whole_hours)
    return _("{hours} h {minutes} min").format(hours=whole_hours, minutes=rest)


def date_of(day: int) -> dt.date:
    """A day as a date, for tables."""
    return dt.date(1970, 1, 1) + dt.timedelta(days=int(day))


def date_words(date: dt.date) -> str:
    """«22 Nov 2026»."""
    return written(QDate(date.year, date.month, date.day), "d MMM yyyy")


def after_colon(sentence: str) -> str:
    """A headline as it follows «Score: »: small first letter where the language writes it so.

    Headlines never begin with a name, so only German (whose nouns are capitals) keeps it.
    """
    return sentence if language() == "de" else sentence[:1].lower() + sentence[1:]


def cell(value: Value) -> float | int | None:
    """A number for a table: None where it cannot be known."""
    return value if known(value) else None
