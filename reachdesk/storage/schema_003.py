"""Schema, step 3: what is read out of the words about people, beside what is said outright.

`said_…` columns of `person` hold what exports or owner state; `country`, `region`, `city`, `zone`
and `roles` what follows from that and from place text and bio. `place_by` names the witness
("said", "place", "bio"), `place_words` and `role_words` the words that decided, a line each.
`people_reading` says by which version of each reading everybody has been read.
"""

_SAID = ("country", "city", "zone", "roles")

STATEMENTS = (
    *(f"ALTER TABLE person ADD COLUMN said_{word} TEXT" for word in _SAID),
    *(
        f"ALTER TABLE person ADD COLUMN {column} TEXT"
        for column in ("region", "place_by", "place_words", "role_words")
    ),
    (
        "UPDATE person SET "
        + ", ".join(f"said_{word} = {word}" for word in _SAID)
        + " WHERE "
        + " OR ".join(f"{word} IS NOT NULL" for word in _SAID)
    ),
    (
        "CREATE TABLE people_reading (key TEXT PRIMARY KEY, version TEXT NOT NULL)"
        " STRICT, WITHOUT ROWID"
    ),
)
