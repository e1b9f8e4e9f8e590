from __future__ import annotations

import pytest

from reachdesk.domain.places.bio import place_in_bio
from reachdesk.gazetteer import gazetteer

TOLD = [
    ("Writer based in Leeds, UK. Two cats.", "GB", "Leeds"),
    ("writer, based in leeds with two cats", "GB", "Leeds"),
    ("Planner. Living in Utrecht | coffee", "NL", "Utrecht"),
    ("Lives in sunny Lisbon", "PT", "Lisbon"),
    ("Amsterdam-based planner", "NL", "Amsterdam"),
    ("PR in Amsterdam", "NL", "Amsterdam"),
    ("Journalist in New York.", "US", "New York City"),
    ("coffee 📍 Porto, Portugal", "PT", "Porto"),
    ("📍Berlin", "DE", "Berlin"),
    ("Proud Londoner, queue watcher", "GB", "London"),
    ("Paulistana, mãe, leitora", "BR", "São Paulo"),
    ("Amsterdammer in hart en nieren", "NL", "Amsterdam"),
    ("Jornalista. Moro em Curitiba", "BR", "Curitiba"),
    ("Redakteurin, wohnt in Köln", "DE", "Köln"),
    ("Periodista. Vivo en Sevilla", "ES", "Sevilla"),
    ("Journaliste, vit à Lyon", "FR", "Lyon"),
    ("Planner, woont in Zwolle", "NL", "Zwolle"),
    ("Planner 🇳🇱", "NL", None),
    ("ex-editor, based in Leeds", "GB", "Leeds"),
    ("Writer from Leeds, living in Lisbon", "PT", "Lisbon"),
]
SILENT = [
    "",
    "ex-Londoner",
    "formerly based in Leeds",
    "Born in Leeds",
    "born and raised in Leeds",
    "living in hope",
    "living in the moment",
    "based in reality",
    "interested in Paris",
    "Believe in Madison",
    "🇧🇷🇵🇹 planner",
    "Planner 🇺🇦",
    "Based in Leeds and Lisbon, living in Lisbon",
    "Cloud-based software for planners",
    "Evidence based. In Search of calm.",
    "I write about London",
    "in " * 3000,
    "based in\n\n\n\n",
    "\u202eLondon\u202c",
]


@pytest.mark.parametrize(("bio", "country", "city"), TOLD)
def test_a_bio_tells_a_place_by_plain_patterns(bio, country, city):
    found = place_in_bio(bio, gazetteer())
    assert found is not None
    assert (found.country, found.city) == (country, city)


@pytest.mark.parametrize("bio", SILENT)
def test_a_bio_is_silent_where_it_is_not_plain(bio):
    assert place_in_bio(bio, gazetteer()) is None


def test_the_words_are_those_of_the_bio():
    assert place_in_bio("Proud Londoner", gazetteer()).words == ("Londoner",)
    assert place_in_bio("Based in Leeds, UK", gazetteer()).words == ("Leeds", "UK")
