"""How the local Discord behaves: the figures Discord documents, which tests may shorten."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Times are in seconds."""

    deadline: float = 3.0
    """How long a bot may take to answer an interaction."""
    token_life: float = 15 * 60
    """How long an interaction's token works after it."""
    nonce_window: float = 5 * 60
    """How long a nonce is remembered; Discord says "the past few minutes"."""
    heartbeat_interval: float = 41.25
    shards: int = 1
    """How many shards `GET /gateway/bot` recommends."""
    max_concurrency: int = 1
    identify_window: float = 0.0
    """Within how long a second IDENTIFY of one bucket is refused: 5 on Discord. 0 is off, so that
    a bot can be restarted at once."""
    session_starts: int = 1000
    """How many IDENTIFYs a day."""
    resume_window: float = 180.0
    """How long a lost session can be resumed."""
    replay_limit: int = 1000
    """How many events of a session are kept for a RESUME."""
    privileged_intents: int = 0
    """The privileged intents switched on for the application, as bits."""
    rate_limits: bool = True
    """Whether to answer 429; the headers are always sent."""
    file_limit: int = 10 * 1024 * 1024
    """Bytes a file, as on Discord without boosts."""
    invalid_requests: int = 10_000
    """How many 401, 403 and 429 within ten minutes until Cloudflare bans the address."""
