"""Words a person reads: gettext, without Qt, so that every layer can mark them.

Translations are looked up when a text is shown, never at import, so the language can change
while the program runs.
"""

from __future__ import annotations

import gettext
import os
from contextvars import ContextVar

from reachdesk import paths

LANGUAGES = ("en", "nl", "pt", "de")
DOMAIN = "reachdesk"


class _Chosen:
    """The catalogue in use; English (the source texts) until one is chosen."""

    translations: gettext.NullTranslations = gettext.NullTranslations()
    language: str = "en"


_scale: ContextVar[int] = ContextVar("text_scale", default=100)


def choose_language(wanted: str | None = None) -> str:
    """Use `wanted` (such as "nl" or "pt_BR"), else the environment's language, else English.

    Returns the language code in use, one of `LANGUAGES`. `REACHDESK_TEXT_SCALE=200` doubles every
    text, to test layouts for long languages (an idea of Vorta's).
    """
    environment = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)),
        "en",
    )
    code = (wanted or environment).split(".")[0].replace("-", "_").split("_")[0].lower()
    code = code if code in LANGUAGES else "en"
    _Chosen.language = code
    _Chosen.translations = gettext.translation(
        DOMAIN, str(paths.resource("locale")), languages=[code], fallback=True
    )
    _scale.set(int(os.environ.get("REACHDESK_TEXT_SCALE", "100")))
    return code


def language() -> str:
    """The language code in use, one of `LANGUAGES`."""
    return _Chosen.language


def _(text: str) -> str:
    """`text` in the chosen language."""
    return _stretched(_Chosen.translations.gettext(text))


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a text that fits `count`, in the chosen language."""
    return _stretched(_Chosen.translations.ngettext(one, many, count))


def pgettext(context: str, text: str) -> str:
    """`text` in the chosen language, where one English word has several meanings."""
    return _stretched(_Chosen.translations.pgettext(context, text))


def N_(text: str) -> str:  # noqa: N802 - the customary gettext name
    """Mark a constant for translation; `_()` it where it is shown."""
    return text


def _stretched(text: str) -> str:
    return text if _scale.get() == 100 else text + "·" * (len(text) * (_scale.get() - 100) // 100)
