"""A server of its own for each test, on the local Discord and the bot of its file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sandbox import LocalDiscord
from tests.e2e.cards.editing.writing import Desk
from tests.e2e.running import Bot


@pytest.fixture
def desk(local: LocalDiscord, bot: Bot) -> Desk:
    """An editor's place in a server that was made for this test."""
    return Desk(local, bot.client)


@pytest.fixture(autouse=True)
def nothing_left(local: LocalDiscord) -> Iterator[None]:
    """See to it that Discord refused nothing that the bot said; each test has another server."""
    before = len(local.refused)
    yield
    assert [request.path for request in local.refused[before:]] == []
