"""Schema, step 1: tables of facts, tables derived from them, and the owner's own word.

Facts hang on a source and are written once. A person is a number (`person_ref.id`) that stands for
a ref of one network, so that millions of follower rows stay small. Refs inside `post_fact` stay
text: they are few and are turned into numbers when posts are derived. There are no foreign keys to
`person_ref`, because SQLite would search millions of rows for each ref that is removed;
`check` looks instead. `*_fact` columns of derived tables hold the id of the fact whose text won.
"""

FACTS = (
    """CREATE TABLE source (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        network TEXT NOT NULL,
        native_id TEXT,
        handle TEXT,
        name TEXT,
        file TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        format TEXT NOT NULL,
        importer TEXT NOT NULL,
        as_of_ms INTEGER NOT NULL,
        imported_ms INTEGER NOT NULL,
        account_id INTEGER,
        completeness TEXT NOT NULL DEFAULT '{}'
    ) STRICT""",
    "CREATE INDEX source_fingerprint ON source (fingerprint)",
    (
        "CREATE TABLE person_ref (id INTEGER PRIMARY KEY, network TEXT NOT NULL, ref TEXT NOT NULL,"
        " UNIQUE (network, ref)) STRICT"
    ),
    """CREATE TABLE account_fact (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source (id),
        native_id TEXT, handle TEXT, name TEXT, bio TEXT, place TEXT,
        created_ms INTEGER, seen_ms INTEGER
    ) STRICT""",
    "CREATE INDEX account_fact_source ON account_fact (source_id)",
    """CREATE TABLE post_fact (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source (id),
        post_id TEXT NOT NULL,
        created_ms INTEGER,
        precision TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT, language TEXT,
        reply_to_post TEXT, reply_to_person TEXT, reposted_person TEXT,
        quoted_post TEXT, quoted_person TEXT, mentioned TEXT,
        links INTEGER, hashtags INTEGER, media INTEGER,
        likes INTEGER, reposts INTEGER, replies INTEGER,
        quotes INTEGER, bookmarks INTEGER, impressions INTEGER,
        replaces TEXT
    ) STRICT""",
    "CREATE INDEX post_fact_source ON post_fact (source_id)",
    "CREATE INDEX post_fact_post ON post_fact (post_id)",
    """CREATE TABLE replaced_fact (
        source_id INTEGER NOT NULL REFERENCES source (id),
        post_id TEXT NOT NULL,
        PRIMARY KEY (source_id, post_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX replaced_fact_post ON replaced_fact (post_id)",
    """CREATE TABLE person_fact (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source (id),
        person_id INTEGER NOT NULL,
        handle TEXT, name TEXT, bio TEXT, place TEXT, country TEXT, city TEXT, zone TEXT,
        roles TEXT, language TEXT,
        followers INTEGER, following INTEGER, posts INTEGER,
        seen_ms INTEGER,
        UNIQUE (source_id, person_id)
    ) STRICT""",
    "CREATE INDEX person_fact_person ON person_fact (person_id)",
    "CREATE INDEX person_fact_handle ON person_fact (lower(handle)) WHERE handle IS NOT NULL",
    """CREATE TABLE snapshot_head (
        source_id INTEGER NOT NULL REFERENCES source (id),
        kin INTEGER NOT NULL,
        PRIMARY KEY (source_id, kin)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE snapshot_fact (
        source_id INTEGER NOT NULL REFERENCES source (id),
        kin INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        since_ms INTEGER,
        PRIMARY KEY (source_id, kin, person_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE count_fact (
        source_id INTEGER NOT NULL REFERENCES source (id),
        metric TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        value INTEGER NOT NULL,
        PRIMARY KEY (source_id, metric, at_ms)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE list_fact (
        source_id INTEGER NOT NULL REFERENCES source (id),
        list_ref TEXT NOT NULL,
        tie TEXT NOT NULL,
        name TEXT NOT NULL,
        url TEXT,
        PRIMARY KEY (source_id, list_ref, tie)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE list_member_fact (
        source_id INTEGER NOT NULL REFERENCES source (id),
        list_ref TEXT NOT NULL,
        person_id INTEGER NOT NULL,
        PRIMARY KEY (source_id, list_ref, person_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX list_member_fact_person ON list_member_fact (person_id)",
    """CREATE TABLE exchange_fact (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source (id),
        exchange_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        direction TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        post_id TEXT,
        courtesy REAL,
        text TEXT,
        CHECK (kind <> 'message' OR text IS NULL)
    ) STRICT""",
    "CREATE INDEX exchange_fact_source ON exchange_fact (source_id)",
    "CREATE INDEX exchange_fact_exchange ON exchange_fact (exchange_id)",
    "CREATE INDEX exchange_fact_person ON exchange_fact (person_id)",
    """CREATE TABLE reading_fact (
        source_id INTEGER NOT NULL REFERENCES source (id),
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (source_id, at_ms)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE event_fact (
        source_id INTEGER NOT NULL REFERENCES source (id),
        event_id TEXT NOT NULL,
        day TEXT NOT NULL,
        label TEXT NOT NULL,
        kind TEXT, link TEXT, end_day TEXT,
        PRIMARY KEY (source_id, event_id)
    ) STRICT, WITHOUT ROWID""",
)

WORDS = (
    """CREATE TABLE decision (
        kind TEXT NOT NULL,
        one_network TEXT NOT NULL,
        one TEXT NOT NULL,
        other_network TEXT NOT NULL,
        other TEXT NOT NULL,
        accepted INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (kind, one_network, one, other_network, other)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE manual_word (
        network TEXT NOT NULL,
        person TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        reason TEXT,
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (network, person, field)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE manual_post_word (
        network TEXT NOT NULL,
        post_id TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        reason TEXT,
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (network, post_id, field)
    ) STRICT, WITHOUT ROWID""",
)

DERIVED = (
    """CREATE TABLE account (
        id INTEGER PRIMARY KEY,
        network TEXT NOT NULL,
        public_id TEXT NOT NULL,
        native_id TEXT, handle TEXT, name TEXT, bio TEXT, place TEXT,
        created_ms INTEGER
    ) STRICT""",
    "CREATE TABLE alias (ref_id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL) STRICT",
    "CREATE INDEX alias_person ON alias (person_id)",
    """CREATE TABLE post (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        account_id INTEGER NOT NULL,
        post_id TEXT NOT NULL,
        created_ms INTEGER,
        precision INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        language TEXT,
        reply_to_post TEXT, reply_to_person INTEGER, reposted_person INTEGER,
        quoted_post TEXT, quoted_person INTEGER,
        links INTEGER, hashtags INTEGER, media INTEGER,
        likes INTEGER, reposts INTEGER, replies INTEGER,
        quotes INTEGER, bookmarks INTEGER, impressions INTEGER,
        counted_ms INTEGER, viewed_ms INTEGER,
        text_fact INTEGER, mentioned_fact INTEGER,
        thread_root INTEGER,
        UNIQUE (account_id, post_id)
    ) STRICT""",
    "CREATE INDEX post_time ON post (account_id, created_ms)",
    "CREATE INDEX post_thread ON post (account_id, thread_root) WHERE thread_root IS NOT NULL",
    """CREATE TABLE person (
        person_id INTEGER PRIMARY KEY,
        handle TEXT, name TEXT, place TEXT, country TEXT, city TEXT, zone TEXT,
        roles TEXT, language TEXT,
        followers INTEGER, following INTEGER, posts INTEGER,
        bio_fact INTEGER
    ) STRICT""",
    """CREATE TABLE account_person (
        account_id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        PRIMARY KEY (account_id, person_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE snapshot (
        account_id INTEGER NOT NULL,
        kin INTEGER NOT NULL,
        source_id INTEGER NOT NULL,
        as_of_ms INTEGER NOT NULL,
        size INTEGER NOT NULL,
        PRIMARY KEY (account_id, kin, source_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE count (
        account_id INTEGER NOT NULL,
        metric TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        value INTEGER NOT NULL,
        PRIMARY KEY (account_id, metric, at_ms)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE list (
        account_id INTEGER NOT NULL,
        list_ref TEXT NOT NULL,
        name TEXT,
        tie TEXT,
        url TEXT,
        seen_ms INTEGER NOT NULL,
        PRIMARY KEY (account_id, list_ref)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE list_member (
        account_id INTEGER NOT NULL,
        list_ref TEXT NOT NULL,
        person_id INTEGER NOT NULL,
        PRIMARY KEY (account_id, list_ref, person_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE exchange (
        account_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        direction TEXT NOT NULL,
        exchange_id TEXT NOT NULL,
        person_id INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        post_id TEXT,
        courtesy REAL,
        text_fact INTEGER,
        PRIMARY KEY (account_id, kind, direction, exchange_id, person_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE event (
        account_id INTEGER NOT NULL,
        event_id TEXT NOT NULL,
        day TEXT NOT NULL,
        label TEXT NOT NULL,
        kind TEXT, link TEXT, end_day TEXT,
        PRIMARY KEY (account_id, event_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE reading (
        account_id INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (account_id, at_ms)
    ) STRICT, WITHOUT ROWID""",
)

STATEMENTS = FACTS + WORDS + DERIVED
