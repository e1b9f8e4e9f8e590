"""Schema, step 2: what the owner makes in the program (scenarios, events, segments, word lists…).

`body` is JSON whose shape the service that owns the `kind` knows. No import changes these rows, and
undoing an import leaves them.
"""

STATEMENTS = (
    """CREATE TABLE kept (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        body TEXT NOT NULL,
        changed_ms INTEGER NOT NULL,
        PRIMARY KEY (kind, key)
    ) STRICT, WITHOUT ROWID""",
)
