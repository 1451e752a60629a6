"""What editors do about suggestions, with direct messages open and empty."""

from __future__ import annotations

import pytest

from sandbox import LocalDiscord
from tests.e2e.cards.members.room import Room
from tests.e2e.running import Bot


@pytest.fixture
def room(local: LocalDiscord, bot: Bot) -> Room:
    for user in (local.member, local.editor, local.admin):
        user.dm_open = True
        local.dm(user).messages.clear()
    return Room(local, bot)
