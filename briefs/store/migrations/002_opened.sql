-- Reason: an empty topic field offers what is opened most, on each server and over all.

-- No user stands here. guild_id is -1 for all servers and direct messages together; a card may be
-- gone from the pack and come back. Times are epoch seconds.
CREATE TABLE opened (
    guild_id INTEGER NOT NULL,
    card_slug TEXT NOT NULL,
    times INTEGER NOT NULL,
    last_opened INTEGER NOT NULL,
    PRIMARY KEY (guild_id, card_slug)
) STRICT;
