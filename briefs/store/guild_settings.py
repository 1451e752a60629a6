"""What servers set up."""

from __future__ import annotations

from briefs.guild.model import GuildSettings
from briefs.store.database import Database
from briefs.store.wanted import clean_text, stored_guild

_LIST = "SELECT guild_id, editor_role, zone, language FROM guild_setting ORDER BY guild_id"
_WRITE = """
    INSERT INTO guild_setting (guild_id, editor_role, zone, language)
    VALUES (:guild_id, :editor_role, :zone, :language)
    ON CONFLICT (guild_id) DO UPDATE SET
        editor_role = excluded.editor_role, zone = excluded.zone, language = excluded.language
"""


class SettingsOfGuilds:
    """Settings by server; `Store.guild_settings`. They are few: keep them in memory."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def load_all(self) -> dict[int, GuildSettings]:
        """Give the settings of every server that has any, by its id."""
        return {
            row["guild_id"]: GuildSettings(row["editor_role"], row["zone"], row["language"])
            for row in await self._database.all(_LIST)
        }

    async def write(self, guild_id: int, settings: GuildSettings) -> None:
        """Put a server's settings in the place of the former."""
        role = settings.editor_role
        async with self._database.transaction() as transaction:
            await transaction.all(
                _WRITE,
                guild_id=stored_guild(guild_id),
                editor_role=None if role is None else stored_guild(role),
                zone=settings.zone and clean_text(settings.zone),
                language=settings.language and clean_text(settings.language),
            )
