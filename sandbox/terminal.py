"""`python -m sandbox`: the local Discord with the bot in it, as a page and as a chat right here."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import shlex
import signal
import sys
from collections.abc import AsyncIterator, Sequence

from sandbox.chat import Chat
from sandbox.client import LocalDiscord
from sandbox.errors import BotDied, SandboxError
from sandbox.lines import from_pipe, from_terminal, nobody_types
from sandbox.page.app import USUAL_PORT, Page
from sandbox.process import BotProcess

EXAMPLES = (
    ("/brief kurils", "a card"),
    ("/brief kur?", "what Discord offers while you type"),
    ("/topics", "all there is"),
)
"""What newcomers are told to type; the only commands of the bot that are named here."""
START_SECONDS = 60.0
"""How long a bot may take to start; the first start builds its store."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the local Discord until its user has had enough.

    Returns:
        The exit code: 0; 1 when the bot failed, or a command of `try`; 2 for wrong arguments.
    """
    options = _parser().parse_args(arguments)
    try:
        return asyncio.run(_run(options))
    except asyncio.CancelledError:
        return 0  # stopped by a signal, in order
    except BrokenPipeError:
        # whoever read the output has gone; Python would complain again when it flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (SandboxError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox",
        description="A Discord on this machine, with the bot in it: a preview, not Discord.",
    )
    parser.add_argument(
        "--bot",
        default=f"{shlex.quote(sys.executable)} -m bot",
        help="the command that starts the bot (default: python -m bot)",
    )
    parser.add_argument("--no-bot", action="store_true", help="start no bot, only the server")
    parser.add_argument("--port", type=int, default=0, help="where to listen (default: any)")
    parser.add_argument(
        "--page-port",
        type=int,
        help=f"where the page is (default: {USUAL_PORT}, or any when that is taken)",
    )
    parser.add_argument("--serve", action="store_true", help="serve until stopped, with no chat")
    parser.add_argument("--verbose", action="store_true", help="show what the bot logs")
    parser.add_argument(
        "--as",
        dest="person",
        choices=("member", "editor", "admin", "owner", "other"),
        default="member",
        help="who you are (default: member)",
    )
    actions = parser.add_subparsers(dest="action", metavar="try")
    once = actions.add_parser("try", help="do some lines of the chat, print the answers, end")
    once.add_argument("lines", nargs="+", metavar="LINE", help="such as '/brief kurils'")
    once.add_argument("--json", action="store_true", help="print the last answer as JSON only")
    return parser


async def _run(options: argparse.Namespace) -> int:
    _end_by_signals()
    async with contextlib.AsyncExitStack() as stack:
        local = await stack.enter_async_context(LocalDiscord(port=options.port))
        page: Page | None = None
        if options.action != "try":
            page = await stack.enter_async_context(Page(local, _page_ports(options.page_port)))
        ended: asyncio.Task[BotDied] | None = None
        if not options.no_bot:
            bot = BotProcess(
                shlex.split(options.bot), local.environment, _echo if options.verbose else None
            )
            await stack.enter_async_context(bot)
            if sys.stdout.isatty():
                print("Starting the bot …", flush=True)
            await bot.wait_until_ready(local, START_SECONDS)
            ended = asyncio.create_task(bot.ended())
        chat = Chat(local, local.place.people()[options.person])
        if page is None:
            return await _try(chat, options.lines, as_json=options.json)
        _greet(local, page, serving=_serves(options))
        conversation = asyncio.create_task(_converse(local, chat, options))
        return await _until_either_ends(conversation, ended)


async def _until_either_ends(
    conversation: asyncio.Task[None], ended: asyncio.Task[BotDied] | None
) -> int:
    """Wait for the end of the chat, or of the bot, which should not end by itself."""
    try:
        tasks = {conversation} if ended is None else {conversation, ended}
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if ended is not None and ended.done() and not conversation.done():
            raise ended.result()
        await conversation
    finally:
        for task in filter(None, (conversation, ended)):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
    return 0


async def _try(chat: Chat, lines: Sequence[str], *, as_json: bool) -> int:
    failed = False
    for line in lines:
        shown = await chat.enter(line)
        failed = failed or chat.failed
        if chat.failed:
            print(shown, file=sys.stderr)
        elif not as_json:
            print(shown)
    if as_json and not failed:
        print(chat.last_json())
    return int(failed)


async def _converse(local: LocalDiscord, chat: Chat, options: argparse.Namespace) -> None:
    news = asyncio.create_task(_print_news(local, chat))
    try:
        if _serves(options):
            await asyncio.Event().wait()
        typed = False
        async for line in _lines(chat):
            typed = True
            if line.strip() in ("quit", "exit"):
                return
            if shown := await chat.enter(line):
                print(shown, end="\n\n", flush=True)
        if not (typed or os.isatty(0)):
            await asyncio.Event().wait()  # an empty pipe: whoever started it wants the page
    finally:
        news.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await news


def _lines(chat: Chat) -> AsyncIterator[str]:
    if os.isatty(0):
        return from_terminal(lambda: chat.prompt)
    return from_pipe()


async def _print_news(local: LocalDiscord, chat: Chat) -> None:
    """Print what the bot writes by itself, as soon as it does."""
    while True:
        if news := chat.news():
            print(f"\n{news}\n", flush=True)
        await local.backend.changes.next()


def _serves(options: argparse.Namespace) -> bool:
    return bool(options.serve) or nobody_types()


def _page_ports(wanted: int | None) -> Sequence[int]:
    return (USUAL_PORT, 0) if wanted is None else (wanted,)


def _greet(local: LocalDiscord, page: Page, *, serving: bool) -> None:
    why = "" if os.environ.get("DISCORD_TOKEN") else " because no DISCORD_TOKEN is set"
    print(f"This is a local Discord{why}: a preview on this machine, not Discord.")
    print(f"Open {page.url} in a browser to try the bot.")
    print(f"It serves {local.api_url}; the bot's token here is {local.token}")
    if serving:
        print("It serves until it is stopped (Ctrl-C). For a chat, run it in a terminal.")
    else:
        print(f"Or stay here, as {local.member.display_name} in #general. Type, for example:")
        print("\n".join(f"  {line:<16}{what}" for line, what in EXAMPLES))
        print("help lists what else you can type.")
    print(flush=True)


def _echo(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _end_by_signals() -> None:
    """Let SIGTERM, SIGHUP and Ctrl-C cancel the main task, so that the bot is stopped, too."""
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()
    assert task is not None
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        loop.add_signal_handler(number, task.cancel)
