"""A server of its own for each test, on the local Discord and the bot that a file shares."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sandbox import LocalDiscord
from tests.e2e.cards.history.room import Room
from tests.e2e.running import Bot


@pytest.fixture
def room(local: LocalDiscord, bot: Bot) -> Room:
    """A server that was made for this test."""
    return Room(local, bot)


@pytest.fixture(autouse=True)
def nothing_refused(local: LocalDiscord) -> Iterator[None]:
    """See to it that Discord refused nothing that the bot said."""
    before = len(local.refused)
    yield
    assert [request.path for request in local.refused[before:]] == []
