"""The shipped rules on made-up bios, and on real ones that somebody has read and labelled."""

from __future__ import annotations

import csv
import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from reachdesk.domain.roles.deciding import roles_of
from reachdesk.domain.roles.matching import Matcher
from reachdesk.domain.roles.phrases import parts_of
from reachdesk.domain.roles.rules import BY_OWNER_ONLY, JOURNALIST_OR_AUTHOR, ROLES, problems
from reachdesk.domain.roles.shipped import RULES
from tests.domain.roles.bio_cases import CASES

MATCHER = Matcher(RULES)
LABELS = Path(__file__).with_name("labels.tsv")


def _roles(bio: str) -> tuple[str, ...]:
    return roles_of(RULES, MATCHER.rules_catching({"bio": bio}))


@pytest.mark.parametrize(("bio", "roles"), CASES)
def test_made_up_bios(bio: str, roles: str) -> None:
    assert set(_roles(bio)) == set(roles.split())


def test_there_are_at_least_eighty_made_up_bios() -> None:
    assert len({bio for bio, _roles in CASES}) >= 80


def test_every_rule_is_sound_and_has_its_own_key() -> None:
    assert not [problem for rule in RULES for problem in problems(rule)]
    assert len({rule.key for rule in RULES}) == len(RULES)


def test_six_languages_have_rules_for_every_role_that_a_bio_can_tell() -> None:
    told = set(ROLES) - set(BY_OWNER_ONLY)
    assert {(rule.language, rule.role) for rule in RULES} == {
        (language, role) for language in ("en", "nl", "pt", "de", "es", "fr") for role in told
    }


def test_every_word_is_found_when_it_stands_alone() -> None:
    """A phrase that its own not-words take away, or that starts with a denial, would be dead."""
    for place, rule in enumerate(RULES):
        for words in rule.words:
            plain = words.replace(" * ", " first ").replace("*", "")
            assert parts_of(words)
            assert place in MATCHER.rules_catching({"bio": plain, "name": plain}), words


def _labelled() -> dict[str, str]:
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {mark: label for mark, label in pairs}  # noqa: C416 - mypy wants pairs


def _bios(folder: Path) -> Iterator[tuple[str, str]]:
    """(mark, bio) of each different bio of the tables of people below a folder."""
    seen = set()
    for path in sorted(folder.rglob("*.csv")):
        with path.open(newline="", encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                bio = " ".join(unicodedata.normalize("NFC", row.get("Bio") or "").split())
                if bio and bio not in seen:
                    seen.add(bio)
                    yield hashlib.sha256(bio.encode()).hexdigest()[:16], bio


def test_precision_and_recall_on_labelled_bios(
    samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """At least 0.85 at 0.6 on the half that rules were looked at with and on the other half."""
    labels = _labelled()
    counts: dict[str, Counter[str]] = {"development": Counter(), "held out": Counter()}
    for mark, bio in _bios(samples / "followers"):
        if mark in labels:
            half = "held out" if int(mark, 16) % 2 else "development"
            wanted = labels[mark] == JOURNALIST_OR_AUTHOR
            counts[half][f"{JOURNALIST_OR_AUTHOR in _roles(bio)} {wanted}"] += 1
    assert sum(count.total() for count in counts.values()) >= 200
    for half, count in counts.items():
        right, false, missed = count["True True"], count["True False"], count["False True"]
        precision, recall = right / (right + false), right / (right + missed)
        with capsys.disabled():
            print(  # noqa: T201 - the figures that the issue asks for
                f"\njournalists or authors, {half}: precision {precision:.2f}, recall {recall:.2f}"
                f" ({right} found, {false} false, {missed} missed, of {count.total()} bios)"
            )
        assert precision >= 0.85
        assert recall >= 0.6
