"""Precision and recall by country on real place texts, read from the samples beside the checkout.

`labels.tsv` holds only hashes of those texts. They were labelled by reading, before the classifier
was written; the half with an even last figure served to tune it, the other half is held out.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from pathlib import Path

import pytest

from reachdesk.domain.places.classifier import classify
from reachdesk.domain.places.place import Place
from reachdesk.gazetteer import gazetteer

UNKNOWN = "unknown"
_COLUMN = "Location"


def labels() -> dict[str, str]:
    lines = (Path(__file__).parent / "labels.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def texts(samples: Path) -> dict[str, str]:
    """The place texts of all follower tables by hash; of several spellings the first."""
    found: dict[str, str] = {}
    for path in sorted((samples / "followers").rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                written = (row.get(_COLUMN) or "").strip()
                plain = " ".join(written.split()).casefold()
                if plain:
                    found.setdefault(hashlib.sha256(plain.encode()).hexdigest()[:16], written)
    return found


@pytest.mark.samples
@pytest.mark.parametrize("half", ["tuned", "held out", "all"])
def test_countries_are_right_where_they_are_named(samples, half, capsys):
    wanted = labels()
    right = wrong = known = count = 0
    for mark, text in texts(samples).items():
        if half != "all" and (int(mark[-1], 16) % 2 == 0) != (half == "tuned"):
            continue
        count += 1
        known += wanted[mark] != UNKNOWN
        found = classify(text, gazetteer())
        if isinstance(found, Place):
            right += found.country == wanted[mark]
            wrong += found.country != wanted[mark]
    precision, recall = right / (right + wrong), right / known
    with capsys.disabled():
        sys.stdout.write(
            f"\nplaces, {half}: {count} texts, {known} with a country:"
            f" precision {precision:.3f}, recall {recall:.3f}\n"
        )
    assert count >= (250 if half == "all" else 100)
    assert precision >= 0.95
    assert recall >= 0.80
