"""Dutch, Portuguese and German are complete, keep every placeholder, and are compiled."""

from __future__ import annotations

import re

import pytest

from tests.translations import LANGUAGES, LOCALE, catalogue, compiled, extracted

PLACEHOLDER = re.compile(r"\{(\w*)[^{}]*\}")


@pytest.fixture(scope="module")
def source():
    return extracted()


def texts(message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def test_the_source_has_texts(source):
    assert len(source) > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(source, language):
    known = catalogue(language)
    missing = []
    for message in source:
        if not message.id:
            continue
        found = known.get(texts(message)[0], context=message.context)
        strings = found.string if found is not None else ""
        strings = strings if isinstance(strings, tuple) else (strings,)
        if not all(strings) or not strings or found.fuzzy:
            missing.append(texts(message)[0])
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive(language):
    wrong = []
    for message in catalogue(language):
        if not message.id:
            continue
        allowed = set().union(*(set(PLACEHOLDER.findall(text)) for text in texts(message)))
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for translated in strings:
            used = set(PLACEHOLDER.findall(translated or ""))
            needed = allowed if len(strings) == 1 else used
            if translated and (used - allowed or needed - used):
                wrong.append((texts(message)[0], translated))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_is_current(language):
    path = LOCALE / language / "LC_MESSAGES" / "reachdesk.mo"
    assert path.read_bytes() == compiled(catalogue(language))
