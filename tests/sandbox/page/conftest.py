"""Reading the page's HTML strictly, and a context to draw in."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sandbox.model import Channel, Role, User
from sandbox.page.rendering import RenderContext

NOW = datetime(2026, 11, 22, 14, 10, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def context() -> RenderContext:
    mika, bot = User(11, "mika", "Mika"), User(12, "briefing", "Briefing", bot=True)
    return RenderContext(
        viewer=mika,
        bot=bot,
        users={11: mika, 12: bot},
        roles={21: Role(21, "Editor"), 22: Role(22, "@everyone")},
        channels={31: Channel(31, "general"), 32: Channel(32, "voice", type=2)},
        commands={41: "brief"},
        uses={51: "/brief"},
        locate=lambda url: f"/media{url[16:]}" if url.startswith("http://127.0.0.1") else None,
        zone=ZoneInfo("Europe/Paris"),
        now=NOW,
    )
