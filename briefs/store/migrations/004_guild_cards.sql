-- Reason: what servers write: revisions of their cards, drafts, suggestions, settings.

-- Append-only: nothing but the erasing of a whole server ever changes or deletes a row.
CREATE TABLE revision (
    guild_id INTEGER NOT NULL,
    card_slug TEXT NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('publish', 'remove', 'restore', 'import', 'undo')),
    standing TEXT NOT NULL CHECK (standing IN ('own', 'removed', 'pack')),
    reason TEXT NOT NULL,
    text TEXT,
    base TEXT,
    batch INTEGER,
    PRIMARY KEY (guild_id, card_slug, number),
    CHECK ((standing = 'own') = (text IS NOT NULL))
) STRICT;

CREATE INDEX revision_by_batch ON revision (guild_id, batch);

CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE INDEX draft_by_author ON draft (guild_id, author_id, at);

CREATE TABLE suggestion (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('card', 'correction')),
    topic TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined')),
    reason TEXT NOT NULL,
    closed_by INTEGER
) STRICT;

CREATE INDEX suggestion_by_guild ON suggestion (guild_id, state, at);

-- When editors took a query off the list of what is wanted; it stays off, however often it is asked.
ALTER TABLE wanted ADD COLUMN dismissed_at INTEGER;

CREATE TABLE guild_setting (
    guild_id INTEGER PRIMARY KEY,
    editor_role INTEGER,
    zone TEXT,
    language TEXT
) STRICT;

-- Servers the bot was removed from, until their data is erased.
CREATE TABLE guild_left (
    guild_id INTEGER PRIMARY KEY,
    left_at INTEGER NOT NULL
) STRICT;

-- Which state of the pack's card a server's editors were told of, beside their version of it.
CREATE TABLE pack_change_told (
    guild_id INTEGER NOT NULL,
    card_slug TEXT NOT NULL,
    stamp INTEGER NOT NULL,
    PRIMARY KEY (guild_id, card_slug)
) STRICT;
