-- Reason: daily facts: who gets them, each delivery before it is sent, and what each was told.

-- Points under keys that outlive edits. guild_id is -1 for the pack; point_id is NULL while no point
-- is this fact. All times in these tables are epoch seconds.
CREATE TABLE fact (
    guild_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    card_slug TEXT NOT NULL,
    point_id TEXT,
    text TEXT NOT NULL,
    grounds TEXT NOT NULL,
    added INTEGER NOT NULL,
    PRIMARY KEY (guild_id, key)
) STRICT;

-- guild_id is -1 for direct messages, whose owner is created_by. A row removed stays a while without
-- its author, so that who comes back is not told the same again; an id is never used twice.
-- last_at: the last time something was due or sent, for the twenty hours between two.
CREATE TABLE subscription (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    created_by INTEGER,
    minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    zone TEXT NOT NULL,
    topic TEXT,
    group_name TEXT,
    language TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    next_due INTEGER NOT NULL,
    next_day TEXT NOT NULL,
    last_at INTEGER,
    paused_at INTEGER,
    paused_reason TEXT,
    paused_by INTEGER,
    told INTEGER NOT NULL DEFAULT 0,
    failing_since INTEGER,
    removed_at INTEGER,
    CHECK (topic IS NULL OR group_name IS NULL),
    CHECK ((paused_at IS NULL) = (paused_reason IS NULL))
) STRICT;

CREATE INDEX subscription_due ON subscription (next_due, id)
    WHERE paused_at IS NULL AND removed_at IS NULL;

CREATE INDEX subscription_owner ON subscription (guild_id, created_by);

-- Lists of keys with single spaces between: told in this round; told in earlier ones only.
CREATE TABLE bag (
    subscription_id INTEGER PRIMARY KEY REFERENCES subscription (id) ON DELETE CASCADE,
    round INTEGER NOT NULL,
    told_keys TEXT NOT NULL,
    before_keys TEXT NOT NULL
) STRICT;

-- claimed_at: the last attempt whose end is not known. doubt_since: the first before it.
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription_id INTEGER NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    due INTEGER NOT NULL,
    fact_key TEXT,
    round INTEGER NOT NULL,
    place INTEGER NOT NULL,
    total INTEGER NOT NULL,
    nonce TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('ready', 'sending', 'sent', 'missed', 'skipped', 'unknown')),
    attempts INTEGER NOT NULL DEFAULT 0,
    run_at INTEGER NOT NULL,
    claimed_at INTEGER,
    doubt_since INTEGER,
    settled_at INTEGER,
    message_id INTEGER,
    channel_id INTEGER,
    error TEXT,
    UNIQUE (subscription_id, day)
) STRICT;

CREATE INDEX delivery_open ON delivery (run_at, id) WHERE state IN ('ready', 'sending');

CREATE INDEX delivery_run_at ON delivery (run_at);

-- Those that get facts; those that are not removed; those that may still be sent.
CREATE VIEW live_subscription AS
    SELECT * FROM subscription WHERE paused_at IS NULL AND removed_at IS NULL;

CREATE VIEW held_subscription AS
    SELECT * FROM subscription WHERE removed_at IS NULL;

CREATE VIEW open_delivery AS
    SELECT * FROM delivery WHERE state IN ('ready', 'sending');
