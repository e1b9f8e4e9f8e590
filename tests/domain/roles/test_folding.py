"""Folding keeps track of where every letter came from."""

# ruff: noqa: RUF001

from __future__ import annotations

import pytest

from reachdesk.domain.roles.folding import fold, original_spans


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Writer", "writer"),
        ("Écrivain", "ecrivain"),
        ("E\u0301crivain", "ecrivain"),
        ("Straße", "strasse"),
        ("Œuvre, smørrebrød", "oeuvre, smorrebrod"),
        ("𝐀𝐮𝐭𝐡𝐨𝐫 ⓐ", "author a"),
        ("jour\u00adna\u200blist", "journalist"),
        ("REPÓRTER", "reporter"),
        ("كاتب", "كاتب"),
    ],
)
def test_small_letters_without_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("plain author here", "author"),
        ("Straße, Écrivain!", "Écrivain"),
        ("E\u0301le\u0300ve, poe\u0300te.", "poe\u0300te"),
        ("🎉 𝐀𝐮𝐭𝐡𝐨𝐫 🎉", "𝐀𝐮𝐭𝐡𝐨𝐫"),
        ("x jour\u00adnalist y", "jour\u00adnalist"),
        ("ﬁne poet", "poet"),
    ],
)
def test_a_folded_part_is_found_again_in_the_text(text: str, word: str) -> None:
    start = fold(text).index(fold(word))
    ((begin, end),) = original_spans(text, [(start, start + len(fold(word)))])
    assert text[begin:end].rstrip("\u0300\u0301") == word.rstrip("\u0300\u0301")
    assert fold(text[begin:end]) == fold(word)
