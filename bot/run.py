"""The life of the process: settings, log, store, Discord; and an orderly end."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager

from bot.client import BriefingClient
from bot.clock import Clock
from bot.commands import COMMANDS
from bot.connection import Connection
from bot.delivery.daily import Daily
from bot.delivery.loop import Loop
from bot.delivery.punctuality import Punctuality
from bot.endpoint import use_api
from bot.errors import EXIT_CONFIGURATION, EXIT_FAILED, StartError
from bot.facts import Shelf
from bot.guilds.leaving import Leavings, keep_tidy
from bot.health import Check, serve_health
from bot.libraries import Libraries
from bot.library import Library
from bot.logs import start_log
from bot.notices import on_app_command_completion
from bot.opened import OpenedCards
from bot.presses import on_interaction
from bot.settings import BotSettings, read_bot_settings
from bot.wanted import WantedQueries
from briefs.building import make_index, prepare
from briefs.counting import counted
from briefs.errors import BriefsError, SettingError
from briefs.facts.bag import list_facts
from briefs.schedule import zones
from briefs.settings import load_environment
from briefs.store import Store, open_store

_SENDS = 6.0
"""Seconds for daily facts that are being sent."""
_LEAVE = 2.0
"""Seconds for each step of the end; with closing the client at most ten together."""

_TURN = 0.0002
"""Seconds that a thread may keep the interpreter while another waits for it."""

log = logging.getLogger(__name__)


def main() -> int:
    """Run the bot as the environment says.

    Returns:
        The exit status: 0 after a signal, 78 when only the operator can mend it, else 1.
    """
    try:
        settings = read_bot_settings(load_environment())
    except SettingError as error:
        print(error, file=sys.stderr)  # noqa: T201 - there is no log yet
        return EXIT_CONFIGURATION
    start_log(settings.log_level, settings.log_format, token=settings.token)
    try:
        asyncio.run(_run_until_signal(settings))
    except KeyboardInterrupt:
        return EXIT_FAILED
    except Exception as error:  # noqa: BLE001 - told by conclude, with its traceback where unknown
        return conclude(error)
    return 0


def conclude(error: Exception) -> int:
    """Write why the bot stopped: one sentence where we know, a traceback where not.

    Args:
        error: What ended the run; of a group the first that we know, or the first.

    Returns:
        The exit status.
    """
    causes = list(_leaves(error))
    known = [cause for cause in causes if isinstance(cause, (BriefsError, StartError))]
    if not known:
        log.critical("The bot stopped by a fault of its own", exc_info=error)
        return EXIT_FAILED
    log.critical("%s", known[0])
    if isinstance(known[0], StartError):
        return known[0].exit_status
    return EXIT_CONFIGURATION if isinstance(known[0], SettingError) else EXIT_FAILED


async def _run_until_signal(settings: BotSettings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)

    def heed() -> None:
        stop.set()
        for heard in signals:  # a second one ends the process at once
            loop.remove_signal_handler(heard)

    try:
        for heard in signals:
            loop.add_signal_handler(heard, heed)
    except NotImplementedError:  # Windows: Ctrl-C cancels the run instead
        log.debug("This system has no signal handlers in its event loop")
    await run(settings, stop)


async def run(settings: BotSettings, stop: asyncio.Event, clock: Clock | None = None) -> None:
    """Open the store, bring it up to date, and answer people until told to stop.

    Args:
        settings: All of them.
        stop: Set to end in order.
        clock: What daily facts go by; wall time when None.

    Raises:
        BriefsError: The store or the pack can't be used.
        ExceptionGroup: What ended the run while it served; StartError among it where known.
    """
    async with await open_store(settings.knowledge.database) as store:
        report = await prepare(store, settings.knowledge)
        log.info(
            "%s: %s and %s, %s in %.1f s",
            report.path,
            counted(report.cards, "card"),
            counted(report.sources, "source"),
            "built" if report.rebuilt else "unchanged",
            report.seconds,
        )
        library = await open_library(store)
        time = clock or Clock()
        shelf = await open_shelf(store, library)
        libraries = Libraries(library, shelf, store, await store.cards.list_guilds(), time)
        with _undisturbed():
            await serve(settings, store, libraries, Daily(store, libraries, time), stop)
        if not await libraries.settle(_LEAVE):
            log.warning("What servers changed last is gathered at the next start")
    log.info("Stopped")


async def open_library(store: Store) -> Library:
    """Make a library of the store's pack; the loop goes on meanwhile."""
    pack = await store.load_pack()
    index = await asyncio.to_thread(make_index, pack, store.path)
    return Library(pack, index)


async def open_shelf(store: Store, library: Library) -> Shelf:
    """Give the facts of the library's pack; the loop goes on meanwhile."""
    keys = await store.facts.load()
    await asyncio.to_thread(zones.warm)
    return await asyncio.to_thread(lambda: Shelf(library.pack, list_facts(library.pack, keys)))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the interpreter from holding all answers up at times.

    Its search for garbage leaves out what is there now, the library above all: with a large pack
    it would take 50 ms and more. Beside the threads that work on large libraries and on servers'
    cards the loop gets its turn after a fifth of a millisecond; the usual five would add up.
    """
    turn = sys.getswitchinterval()
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(turn)
        gc.unfreeze()


async def serve(
    settings: BotSettings, store: Store, libraries: Libraries, daily: Daily, stop: asyncio.Event
) -> None:
    """Answer people until `stop` is set; then finish what is under way.

    Any part that fails ends the others, so that whoever supervises the process hears of it.
    """
    use_api(settings.api_url)
    wanted, opened = WantedQueries(store), OpenedCards(store)
    connection = Connection(
        lambda: make_client(libraries, wanted, opened, store, daily), settings.api_url
    )
    deliveries = Loop(daily, lambda: connection.client)
    async with AsyncExitStack() as stack:
        if settings.health_port is not None:
            check = Check(connection.shards, store, [Punctuality(daily, deliveries).faults])
            await stack.enter_async_context(serve_health(check, settings.health_port))
        async with asyncio.TaskGroup() as group:
            parts = (
                group.create_task(connection.keep(settings.token), name="connection"),
                group.create_task(wanted.keep(), name="wanted"),
                group.create_task(opened.keep(), name="opened"),
                group.create_task(deliveries.keep(), name="deliveries"),
                group.create_task(libraries.warm(), name="libraries"),
                group.create_task(
                    keep_tidy(lambda: connection.client, daily.clock), name="leavings"
                ),
            )
            await stop.wait()
            log.info("Stopping")
            await asyncio.gather(deliveries.stop(_SENDS), connection.leave(_LEAVE))
            await asyncio.gather(wanted.settle(_LEAVE), opened.settle(_LEAVE))
            for part in parts:
                part.cancel()


def make_client(
    libraries: Libraries, wanted: WantedQueries, opened: OpenedCards, store: Store, daily: Daily
) -> BriefingClient:
    """Make a client with all commands, buttons and menus, not yet logged in."""
    client = BriefingClient(libraries, wanted, opened, store, daily)
    client.offer(COMMANDS)
    client.event(on_interaction)
    client.event(on_app_command_completion)
    Leavings(client).watch()
    return client


def _leaves(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from _leaves(part)
    else:
        yield error
