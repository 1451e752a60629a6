from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.events import forgive_events


class Stub(discord.Client):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.none())
        self.read: list[Any] = []

        def parse(data: Any) -> None:
            self.read.append(data["id"])

        self._connection.parsers["INTERACTION_CREATE"] = parse
        self._connection.parsers["READY"] = parse
        forgive_events(self)

    def hear(self, event: str, data: Any) -> None:
        self._connection.parsers[event](data)


def test_an_event_that_cannot_be_read_is_logged_and_the_next_is_read(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = Stub()
    client.hear("INTERACTION_CREATE", {})
    client.hear("INTERACTION_CREATE", {"id": 1})
    assert client.read == [1]
    assert "INTERACTION_CREATE could not be read" in caplog.text
    assert "KeyError" in caplog.text


def test_a_greeting_that_cannot_be_read_ends_the_client() -> None:
    with pytest.raises(KeyError):
        Stub().hear("READY", {})
