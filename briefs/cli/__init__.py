"""The command line `python -m briefs …`: one module a command, imported when it is called."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Protocol, cast

from briefs.errors import BriefsError

COMMANDS = {
    "build": "build or update the store",
    "check": "look for faults in the pack; with the documents, prove its points",
    "read": "show a document as the reader sees it",
    "draft": "make a source file and draft cards of a new document",
    "show": "show a card",
    "match": "say what /brief would do with a query",
    "ask": "quote the points that answer a question",
    "deliveries": "show who gets daily facts, and how it goes",
    "person": "show or erase what is stored about one person",
    "export": "write out every point with its places in the documents",
}

EPILOG = """\
The environment, or a file .env, says where things are: DATABASE_URL, PACK_DIR, TEXTS_DIR.

  python -m briefs check --texts ~/texts
  python -m briefs show kuril-dispute --full
  python -m briefs match Kurlis "northern territories" --explain
  python -m briefs COMMAND --help
"""

INTERRUPTED = 130
"""What shells say of a process that Ctrl-C ended: 128 and the signal's number."""
PIPE_CLOSED = 141


class Command(Protocol):
    """What every module of this package besides the shared ones offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare options, description and examples."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; give the exit code."""


def main(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: What stands after `python -m briefs`.

    Returns:
        The exit code: 0, or 1 when something is wrong, which standard error then tells.

    Raises:
        SystemExit: Wrong usage (2), or help was asked for (0).
    """
    _speak_utf8()
    chosen = next((word for word in arguments if word in COMMANDS), None)
    command = load_command(chosen) if chosen else None
    options = _make_parser(chosen, command).parse_args(arguments)
    assert command is not None  # parse_args has refused an unknown one
    try:
        code = command.run(options)
        sys.stdout.flush()
    except BriefsError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    return code


def load_command(name: str) -> Command:
    """Import the module of one of `COMMANDS`."""
    return cast("Command", importlib.import_module(f"{__name__}.{name}"))


def _make_parser(chosen: str | None, command: Command | None) -> argparse.ArgumentParser:
    """Make a parser that knows all commands by name and summary, and the chosen one whole."""
    parser = argparse.ArgumentParser(
        prog="python -m briefs",
        description="Build, check and question a pack of briefing cards.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        branch = commands.add_parser(
            name, help=summary, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        if command and name == chosen:
            command.add_arguments(branch)
    return parser


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale says, and never fail on a character."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _drop_output() -> None:
    """Send what is still buffered nowhere, or the interpreter complains of it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
