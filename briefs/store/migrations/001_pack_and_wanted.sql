-- Reason: the first schema: the pack's rows, rebuilt from its files, and what people asked in vain.

CREATE TABLE meta (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    application TEXT NOT NULL CHECK (application = 'briefing-bot'),
    schema INTEGER NOT NULL,
    pack_hash TEXT,
    texts_hash TEXT,
    built_by TEXT
) STRICT;

INSERT INTO meta (one, application, schema) VALUES (1, 'briefing-bot', 0);

CREATE TABLE memo (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE source (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    language TEXT NOT NULL,
    text_file TEXT NOT NULL,
    about TEXT NOT NULL,
    author TEXT,
    published TEXT,
    not_before TEXT,
    address TEXT
) STRICT;

CREATE TABLE same_voice (
    source_id TEXT NOT NULL REFERENCES source (id),
    place INTEGER NOT NULL,
    other_id TEXT NOT NULL REFERENCES source (id),
    PRIMARY KEY (source_id, place)
) STRICT;

CREATE TABLE paragraph (
    source_id TEXT NOT NULL REFERENCES source (id),
    kind TEXT NOT NULL CHECK (kind IN ('body', 'note')),
    n INTEGER NOT NULL,
    section TEXT,
    text TEXT NOT NULL,
    lines TEXT NOT NULL,
    notes TEXT NOT NULL,
    PRIMARY KEY (source_id, kind, n)
) STRICT;

CREATE TABLE card (
    slug TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    title TEXT NOT NULL,
    group_name TEXT NOT NULL,
    languages TEXT NOT NULL
) STRICT;

CREATE TABLE alias (
    card_slug TEXT NOT NULL REFERENCES card (slug),
    language TEXT NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (card_slug, language, place)
) STRICT;

CREATE TABLE related (
    card_slug TEXT NOT NULL REFERENCES card (slug),
    place INTEGER NOT NULL,
    other_slug TEXT NOT NULL REFERENCES card (slug),
    PRIMARY KEY (card_slug, place)
) STRICT;

CREATE TABLE section (
    card_slug TEXT NOT NULL REFERENCES card (slug),
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (card_slug, place)
) STRICT;

-- The gist is the point without a section.
CREATE TABLE point (
    id TEXT PRIMARY KEY,
    card_slug TEXT NOT NULL REFERENCES card (slug),
    place INTEGER NOT NULL,
    section_place INTEGER,
    text TEXT NOT NULL,
    side TEXT,
    date TEXT,
    UNIQUE (card_slug, place),
    FOREIGN KEY (card_slug, section_place) REFERENCES section (card_slug, place)
) STRICT;

CREATE TABLE citation (
    point_id TEXT NOT NULL REFERENCES point (id),
    place INTEGER NOT NULL,
    source_id TEXT NOT NULL REFERENCES source (id),
    kind TEXT NOT NULL CHECK (kind IN ('body', 'note')),
    n INTEGER NOT NULL,
    PRIMARY KEY (point_id, place)
) STRICT;

-- No user stands here. guild_id is -1 for direct messages; times are epoch seconds.
CREATE TABLE wanted (
    guild_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    query TEXT NOT NULL,
    asked INTEGER NOT NULL,
    first_asked INTEGER NOT NULL,
    last_asked INTEGER NOT NULL,
    PRIMARY KEY (guild_id, key)
) STRICT;
