"""How people follow from their facts, and which of their spellings are one person."""

from __future__ import annotations

from reachdesk.storage import people_readings
from reachdesk.storage.merging import Derived, largest_after, longest_fact

_WORDS = ("handle", "name", "place", "country", "city", "zone", "roles", "language")
_SAID = frozenset(("country", "city", "zone", "roles"))
"""What is kept as said; the column of that name is read out of this and other words."""
_READ = ("country", "region", "city", "zone", "place_by", "place_words", "roles", "role_words")
_NUMBERS = ("followers", "following", "posts")
MANUAL_FIELDS = ("name", "place", "country", "city", "zone", "roles", "language")
"""What the owner's word may set on a person."""


def _kept(word: str) -> str:
    """The column of `person` in which a word of the exports or the owner is kept."""
    return f"said_{word}" if word in _SAID else word


def _as_kept(word: str) -> str:
    """The owner's word; «unknown» about what else would be read out of other words stays as ""."""
    return "word.value" if word in _SAID else "nullif(word.value, '')"


_SAID_AT = "printf('%015d', said.at_ms)"
_WHEN = "iif(fact.seen_ms IS NULL, dated.moment, printf('%015d', fact.seen_ms))"


def _number(column: str) -> str:
    """An aggregate: the number with the latest date, the larger on a tie."""
    both = f"iif({column} IS NULL, NULL, {_WHEN} || printf('%015d', {column}))"
    return f"CAST(substr(max({both}), 16) AS INTEGER)"


PERSON = Derived(
    table="person",
    keys={"person_id": "INTEGER"},
    compared=(*map(_kept, _WORDS), *_NUMBERS),
    silent=("bio_fact", *_READ),
    also_differs=(
        "(old.bio_fact IS NOT {fresh}.bio_fact"
        " AND (SELECT bio FROM person_fact WHERE id = old.bio_fact)"
        " IS NOT (SELECT bio FROM person_fact WHERE id = {fresh}.bio_fact))"
    ),
    merge=(
        "SELECT touched.person_id, "
        + ", ".join(largest_after(_WHEN, 15, f"nullif(fact.{word}, '')") for word in _WORDS)
        + ", "
        + ", ".join(_number(f"fact.{number}") for number in _NUMBERS)
        + f", {longest_fact('fact.bio', _WHEN)}"
        + ", NULL" * len(_READ)
        + " FROM temp.touched_person AS touched"
        " CROSS JOIN temp.spelling AS spelling ON spelling.person_id = touched.person_id"
        " LEFT JOIN person_fact AS fact ON fact.person_id = spelling.ref_id"
        " AND fact.source_id IN (SELECT source_id FROM temp.dated)"
        " LEFT JOIN temp.dated ON dated.source_id = fact.source_id"
        " GROUP BY touched.person_id HAVING count(dated.source_id) > 0"
        " OR touched.person_id IN (SELECT person_id FROM temp.word)"
    ),
    label="'people'",
    adjust=tuple(
        f"UPDATE temp.fresh_person AS fresh SET {_kept(word)} = {_as_kept(word)}"
        f" FROM temp.word AS word WHERE word.person_id = fresh.person_id AND word.field = '{word}'"
        for word in MANUAL_FIELDS
    ),
    fill=people_readings.fill,
)

ACCOUNT_PERSON = Derived(
    table="account_person",
    keys={"account_id": "INTEGER", "person_id": "INTEGER"},
    merge=(
        "SELECT touched.account_id, touched.person_id FROM temp.touched_account_person AS touched"
        " WHERE EXISTS (SELECT 1 FROM temp.spelling AS spelling"
        " JOIN person_fact AS fact ON fact.person_id = spelling.ref_id"
        " JOIN temp.dated ON dated.source_id = fact.source_id"
        " WHERE spelling.person_id = touched.person_id"
        " AND dated.account_id = touched.account_id)"
    ),
)

# The refs that stand for each touched person: itself, unless it is only a spelling of another.
SPELLINGS = (
    (
        "CREATE TEMP TABLE IF NOT EXISTS spelling"
        " (person_id INTEGER, ref_id INTEGER, PRIMARY KEY (person_id, ref_id)) WITHOUT ROWID"
    ),
    "DELETE FROM temp.spelling",
    (
        "INSERT INTO temp.spelling SELECT person_id, person_id FROM ("
        "SELECT person_id FROM temp.touched_person"
        " UNION SELECT person_id FROM temp.touched_account_person)"
        " WHERE person_id NOT IN (SELECT ref_id FROM alias)"
        " AND person_id IN (SELECT id FROM person_ref)"
    ),
    (
        "INSERT INTO temp.spelling SELECT person_id, ref_id FROM alias WHERE person_id IN ("
        "SELECT person_id FROM temp.touched_person"
        " UNION SELECT person_id FROM temp.touched_account_person)"
    ),
)
# The owner's words by person: of two words under two spellings the later, then the larger.
WORDS = (
    (
        "CREATE TEMP TABLE IF NOT EXISTS word"
        " (person_id INTEGER, field TEXT, value TEXT, PRIMARY KEY (person_id, field)) WITHOUT ROWID"
    ),
    "DELETE FROM temp.word",
    (
        "INSERT INTO temp.word SELECT coalesce(alias.person_id, ref.id), said.field,"
        f" {largest_after(_SAID_AT, 15, 'said.value')}"
        " FROM manual_word AS said"
        " JOIN person_ref AS ref ON ref.network = said.network AND ref.ref = said.person"
        " LEFT JOIN alias ON alias.ref_id = ref.id GROUP BY 1, 2"
    ),
)

# The touched people of whom nobody says anything any more, most of those of a source that is taken
# out: they go at once, without being merged.
LEAVE = (
    "CREATE TEMP TABLE IF NOT EXISTS leaver (person_id INTEGER PRIMARY KEY)",
    "DELETE FROM temp.leaver",
    (
        "INSERT INTO temp.leaver SELECT touched.person_id FROM temp.touched_person AS touched"
        " WHERE NOT EXISTS (SELECT 1 FROM person_fact AS fact"
        " WHERE fact.person_id = touched.person_id)"
        " AND NOT EXISTS (SELECT 1 FROM alias WHERE alias.person_id = touched.person_id)"
        " AND NOT EXISTS (SELECT 1 FROM temp.word WHERE word.person_id = touched.person_id)"
    ),
    "DELETE FROM temp.touched_person WHERE person_id IN (SELECT person_id FROM temp.leaver)",
    (
        "DELETE FROM account_person WHERE (account_id, person_id) IN ("
        "SELECT touched.account_id, touched.person_id FROM temp.touched_account_person AS touched"
        " WHERE touched.person_id IN (SELECT person_id FROM temp.leaver))"
    ),
    (
        "DELETE FROM temp.touched_account_person"
        " WHERE person_id IN (SELECT person_id FROM temp.leaver)"
    ),
)
REMOVE_LEAVERS = "DELETE FROM person WHERE person_id IN (SELECT person_id FROM temp.leaver)"

TOUCH_SEVERAL = (
    "INSERT OR IGNORE INTO temp.touched_person (person_id, own)"
    " SELECT coalesce(alias.person_id, fact.person_id), 1"
    " FROM person_fact AS fact LEFT JOIN alias ON alias.ref_id = fact.person_id"
    " WHERE fact.source_id = :source AND (alias.ref_id IS NOT NULL"
    " OR EXISTS (SELECT 1 FROM person_fact AS other"
    " WHERE other.person_id = fact.person_id AND other.id <> fact.id)"
    " OR EXISTS (SELECT 1 FROM alias AS spelled WHERE spelled.person_id = fact.person_id)"
    " OR EXISTS (SELECT 1 FROM temp.word AS word WHERE word.person_id = fact.person_id))"
)
INSERT_SINGLE = (
    f"INSERT INTO person ({', '.join(PERSON.columns)})"
    " SELECT said.person_id, "
    + ", ".join(f"nullif(said.{word}, '')" for word in _WORDS)
    + ", "
    + ", ".join(f"said.{number}" for number in _NUMBERS)
    + ", iif(said.bio <> '', said.id, NULL)"
    + ", NULL" * len(_READ)
    + " FROM person_fact AS said WHERE said.source_id = :source"
    " AND NOT EXISTS (SELECT 1 FROM temp.touched_person AS touched"
    " WHERE touched.person_id = said.person_id)"
    " AND said.person_id NOT IN (SELECT ref_id FROM alias)"
)
# Those whom INSERT_SINGLE has put in, by a run of the facts that speak of them.
SINGLE = (
    "person.person_id IN (SELECT said.person_id FROM person_fact AS said"
    " WHERE said.id > :after AND said.id <= :until AND +said.source_id = :source)"
    " AND NOT EXISTS (SELECT 1 FROM temp.touched_person AS touched"
    " WHERE touched.person_id = person.person_id)"
    " AND person.person_id NOT IN (SELECT ref_id FROM alias)"
)
INSERT_NAMED = (
    "INSERT OR IGNORE INTO account_person (account_id, person_id)"
    " SELECT :account, coalesce(alias.person_id, fact.person_id)"
    " FROM person_fact AS fact LEFT JOIN alias ON alias.ref_id = fact.person_id"
    " WHERE fact.source_id = :source"
)
