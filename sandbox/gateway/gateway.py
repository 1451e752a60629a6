"""The gateway's conversation: HELLO, IDENTIFY or RESUME, heartbeats, and close codes.

https://discord.com/developers/docs/events/gateway
https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

from aiohttp import WSMsgType, web

from sandbox.changes import Changes
from sandbox.gateway.compression import STREAMS
from sandbox.gateway.connection import Connection
from sandbox.gateway.events import guild_create, members_chunk, ready
from sandbox.gateway.intents import KNOWN, PRIVILEGED, Intent, readable
from sandbox.gateway.session import Session
from sandbox.settings import Settings
from sandbox.wire import Json, dumps, loads
from sandbox.world import World

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, VOICE_STATE, RESUME = 0, 1, 2, 3, 4, 6
RECONNECT, REQUEST_MEMBERS, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 7, 8, 9, 10, 11

UNKNOWN_OPCODE, DECODE_ERROR, NOT_AUTHENTICATED, AUTHENTICATION_FAILED = 4001, 4002, 4003, 4004
ALREADY_AUTHENTICATED, INVALID_SEQ, RATE_LIMITED, TIMED_OUT = 4005, 4007, 4008, 4009
INVALID_SHARD, INVALID_VERSION, INVALID_INTENTS, DISALLOWED_INTENTS = 4010, 4012, 4013, 4014

LARGEST_EVENT = 4096
"""Bytes a client may send in one event."""


class _Closed(Exception):
    """The client did what a close code answers."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason


class Gateway:
    """All sessions and connections of the bot.

    Args:
        world: who the bot is, and where it is a member.
        token: what IDENTIFY and RESUME must bring.
        settings: intervals and limits.
        changes: told when sessions come and go.
    """

    def __init__(self, world: World, token: str, settings: Settings, changes: Changes) -> None:
        self.url = ""
        """Its address, set when the server listens."""
        self.sessions: dict[str, Session] = {}
        self.connections: set[Connection] = set()
        self.identifies = 0
        self._world = world
        self._token = token
        self._settings = settings
        self._changes = changes
        self._identified_at: dict[int, float] = {}
        self._handlers: dict[int, Callable[[Connection, Any], None]] = {
            HEARTBEAT: self._heartbeat,
            IDENTIFY: self._identify,
            RESUME: self._resume,
            PRESENCE: self._ignore,
            VOICE_STATE: self._ignore,
            REQUEST_MEMBERS: self._request_members,
        }

    @property
    def starts_left(self) -> int:
        """How many sessions may still be started today."""
        return max(0, self._settings.session_starts - self.identifies)

    def live(self) -> list[Session]:
        """Give the sessions that are connected."""
        return [session for session in self.sessions.values() if session.connection is not None]

    def dispatch(self, event: str, data: Json, *, guild_id: int | None, own: bool = False) -> None:
        """Send an event to the sessions that asked for it.

        Args:
            event: its name.
            data: its payload.
            guild_id: the guild it happened in, or None for DMs.
            own: whether it is about the bot's own membership, which needs no intent.
        """
        text = ""
        for session in self.sessions.values():
            if not session.wants(event, guild_id, own=own):
                continue
            visible = readable(event, data, session.intents, self._world.bot.id)
            if visible is not data:
                session.dispatch(event, dumps(visible))
            else:
                text = text or dumps(data)
                session.dispatch(event, text)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one WebSocket until it ends."""
        compression = request.query.get("compress", "")
        if compression and compression not in STREAMS:
            known = ", ".join(STREAMS)
            return web.Response(
                status=400, text=f"compress={compression} is not offered here, but {known}."
            )
        socket = web.WebSocketResponse(max_msg_size=0, compress=False, timeout=1.0)
        await socket.prepare(request)
        stream = STREAMS[compression]() if compression else None
        connection = Connection(socket, request, stream)
        self.connections.add(connection)
        writer = asyncio.create_task(connection.write())
        if request.query.get("v", "10") != "10" or request.query.get("encoding") == "etf":
            connection.close(INVALID_VERSION, "Invalid API version.")
        else:
            interval = int(self._settings.heartbeat_interval * 1000)
            connection.send(dumps({"op": HELLO, "d": {"heartbeat_interval": interval}}))
        try:
            await self._read(socket, connection)
        finally:
            if not connection.closing:
                writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writer
            self._lose(connection, socket.close_code)
        return socket

    async def _read(self, socket: web.WebSocketResponse, connection: Connection) -> None:
        while True:
            try:
                message = await socket.receive(self._settings.heartbeat_interval * 2)
            except TimeoutError:
                connection.close(TIMED_OUT, "Session timed out.")
                continue
            if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                return
            try:
                self._receive(connection, message.data)
            except _Closed as closed:
                connection.close(closed.code, closed.reason)

    def _receive(self, connection: Connection, data: str | bytes) -> None:
        if connection.too_fast():
            raise _Closed(RATE_LIMITED, "You are being rate limited.")
        try:
            event = loads(data)
            op = event["op"]
        except (ValueError, TypeError, KeyError):
            raise _Closed(DECODE_ERROR, "Error while decoding payload.") from None
        if len(data) > LARGEST_EVENT:
            raise _Closed(DECODE_ERROR, "Error while decoding payload.")
        if op not in self._handlers:
            raise _Closed(UNKNOWN_OPCODE, "Unknown opcode.")
        if connection.session is None and op not in (HEARTBEAT, IDENTIFY, RESUME):
            raise _Closed(NOT_AUTHENTICATED, "Not authenticated.")
        self._handlers[op](connection, event.get("d"))

    def _heartbeat(self, connection: Connection, _: Any) -> None:
        connection.heartbeats += 1
        connection.send(dumps({"op": HEARTBEAT_ACK, "d": None}))
        self._changes.notify()

    def _ignore(self, connection: Connection, data: Any) -> None:
        """Take presence and voice states, which nobody here sees."""

    def _identify(self, connection: Connection, data: Any) -> None:
        if connection.session is not None:
            raise _Closed(ALREADY_AUTHENTICATED, "Already authenticated.")
        if not isinstance(data, dict) or data.get("token") != self._token or not self.starts_left:
            raise _Closed(AUTHENTICATION_FAILED, "Authentication failed.")
        intents = self._intents(data.get("intents"))
        shard_id, shard_count = self._shard(data.get("shard", [0, 1]))
        self.identifies += 1
        bucket = shard_id % self._settings.max_concurrency
        now = asyncio.get_running_loop().time()
        before = self._identified_at.get(bucket)
        self._identified_at[bucket] = now
        if before is not None and now - before < self._settings.identify_window:
            connection.send(dumps({"op": INVALID_SESSION, "d": False}))
            return
        self._forget_lost()
        session = Session(intents, shard_id, shard_count, self._settings.replay_limit)
        self.sessions[session.id] = session
        self._attach(session, connection)
        guilds = [guild for guild in self._world.bot_guilds if session.serves(guild.id)]
        session.dispatch("READY", dumps(ready(self._world, session, guilds, self.url)))
        if intents & Intent.GUILDS:
            for guild in guilds:
                session.dispatch(
                    "GUILD_CREATE", dumps(guild_create(guild, intents, self._world.bot))
                )
        self._changes.notify()

    def _intents(self, value: Any) -> Intent:
        if not isinstance(value, int) or value & ~int(KNOWN):
            raise _Closed(INVALID_INTENTS, "Invalid intent(s).")
        intents = Intent(value)
        if intents & PRIVILEGED & ~self._settings.privileged_intents:
            raise _Closed(DISALLOWED_INTENTS, "Disallowed intent(s).")
        return intents

    @staticmethod
    def _shard(value: Any) -> tuple[int, int]:
        match value:
            case [int(shard_id), int(count)] if 0 <= shard_id < count:
                return shard_id, count
        raise _Closed(INVALID_SHARD, "Invalid shard.")

    def _resume(self, connection: Connection, data: Any) -> None:
        if connection.session is not None:
            raise _Closed(ALREADY_AUTHENTICATED, "Already authenticated.")
        if not isinstance(data, dict) or data.get("token") != self._token:
            raise _Closed(AUTHENTICATION_FAILED, "Authentication failed.")
        session = self.sessions.get(str(data.get("session_id")))
        seq = data.get("seq")
        if session is not None and isinstance(seq, int) and seq > session.seq:
            raise _Closed(INVALID_SEQ, "Invalid seq.")
        missed = None if session is None or not isinstance(seq, int) else session.missed(seq)
        if session is None or missed is None or self._too_old(session):
            self.sessions.pop(str(data.get("session_id")), None)
            connection.send(dumps({"op": INVALID_SESSION, "d": False}))
            return
        self._attach(session, connection)
        for frame in missed:
            connection.send(frame)
        session.dispatch("RESUMED", dumps({"_trace": ["local"]}))
        self._changes.notify()

    def _too_old(self, session: Session) -> bool:
        if session.lost_at is None:
            return False
        lost_for = asyncio.get_running_loop().time() - session.lost_at
        return lost_for > self._settings.resume_window

    def _forget_lost(self) -> None:
        for session in list(self.sessions.values()):
            if self._too_old(session):
                del self.sessions[session.id]

    def _attach(self, session: Session, connection: Connection) -> None:
        if session.connection is not None:
            session.connection.session = None
        session.connection, connection.session = connection, session
        session.lost_at = None

    def _lose(self, connection: Connection, close_code: int | None) -> None:
        self.connections.discard(connection)
        session = connection.session
        if session is not None and session.connection is connection:
            session.connection = None
            session.lost_at = asyncio.get_running_loop().time()
            if close_code in (1000, 1001) and not connection.closing:
                # a client that says goodbye can't resume
                self.sessions.pop(session.id, None)
        self._changes.notify()

    def _request_members(self, connection: Connection, data: Any) -> None:
        session = connection.session
        guild = self._world.guilds.get(int(data["guild_id"]))
        if session is not None and guild is not None and self._world.bot.id in guild.members:
            session.dispatch("GUILD_MEMBERS_CHUNK", dumps(members_chunk(guild, data)))

    # What tests order.

    def close(self, code: int, reason: str = "") -> None:
        """Close every connection with a code."""
        for connection in self.connections:
            connection.close(code, reason)

    def drop(self) -> None:
        """Cut every connection without a word."""
        for connection in self.connections:
            connection.drop()

    def ask_to_reconnect(self) -> None:
        """Send op 7: the client is to reconnect and RESUME."""
        self._tell({"op": RECONNECT, "d": None})

    def invalidate(self, *, resumable: bool) -> None:
        """Send op 9; without `resumable` the sessions are forgotten."""
        self._tell({"op": INVALID_SESSION, "d": resumable})
        if not resumable:
            self.forget()

    def ask_for_heartbeat(self) -> None:
        """Send op 1: the client is to send a heartbeat at once."""
        self._tell({"op": HEARTBEAT, "d": None})

    def mute(self, *, muted: bool = True) -> None:
        """Send nothing on the present connections, not even heartbeat ACKs."""
        for connection in self.connections:
            connection.muted = muted

    def forget(self) -> None:
        """Forget all sessions: a RESUME will be refused."""
        for session in self.sessions.values():
            if session.connection is not None:
                session.connection.session = None
        self.sessions.clear()

    def _tell(self, event: Json) -> None:
        for connection in self.connections:
            connection.send(dumps(event))
