"""All that names one person, on whichever server: exported and erased at their wish."""

from __future__ import annotations

from briefs.store.database import Transaction

_DIRECT = "guild_id < 0 AND created_by = :user_id"
_OF_DIRECT = f"subscription_id IN (SELECT id FROM subscription WHERE {_DIRECT})"  # noqa: S608 - fixed conditions only

EXPORTS = {
    "direct_messages": f"SELECT * FROM subscription WHERE {_DIRECT} ORDER BY id",  # noqa: S608 - fixed conditions only
    "told": f"SELECT * FROM bag WHERE {_OF_DIRECT} ORDER BY subscription_id",  # noqa: S608 - fixed conditions only
    "deliveries": f"SELECT * FROM delivery WHERE {_OF_DIRECT} ORDER BY id",  # noqa: S608 - fixed conditions only
    "subscriptions_of_channels": """
        SELECT * FROM subscription
        WHERE guild_id >= 0 AND (created_by = :user_id OR paused_by = :user_id) ORDER BY id
    """,
    "revisions": """
        SELECT * FROM revision WHERE author_id = :user_id ORDER BY guild_id, card_slug, number
    """,
    "drafts": "SELECT * FROM draft WHERE author_id = :user_id ORDER BY id",
    "suggestions": "SELECT * FROM suggestion WHERE author_id = :user_id ORDER BY id",
    "suggestions_answered": "SELECT * FROM suggestion WHERE closed_by = :user_id ORDER BY id",
}
"""By name in an export: what to read."""

_ERASE = (
    f"DELETE FROM subscription WHERE {_DIRECT}",  # noqa: S608 - fixed conditions only
    "DELETE FROM draft WHERE author_id = :user_id",
    "DELETE FROM suggestion WHERE author_id = :user_id",
    "UPDATE suggestion SET closed_by = NULL WHERE closed_by = :user_id",
    "UPDATE subscription SET created_by = NULL WHERE guild_id >= 0 AND created_by = :user_id",
    "UPDATE subscription SET paused_by = NULL WHERE paused_by = :user_id",
    # A card belongs to its server, which keeps it without the name: Discord shows 0 as unknown.
    "UPDATE revision SET author_id = 0 WHERE author_id = :user_id",
)
"""What hangs on a subscription goes with it."""


async def erase_person(transaction: Transaction, user_id: int) -> None:
    """Erase what is a person's own, and their id wherever else it stands."""
    for statement in _ERASE:
        await transaction.all(statement, user_id=user_id)
