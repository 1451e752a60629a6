"""`python -m bot` connects to Discord; `--has-token` only says whether it could."""

from __future__ import annotations

import signal
import sys
from types import FrameType

from briefs.errors import SettingError
from briefs.settings import load_environment

_USAGE = "usage: python -m bot [--has-token]"


def has_token() -> bool:
    """Tell whether DISCORD_TOKEN is set, in the environment or in `.env`.

    The Makefile asks this before each run, so discord.py is not imported for it.
    """
    try:
        return bool(load_environment().get("DISCORD_TOKEN", "").strip())
    except SettingError:
        return True  # so that the start that follows tells what is wrong


def main(arguments: list[str]) -> int:
    """Do what the arguments say and give the exit status."""
    if arguments == ["--has-token"]:
        return 0 if has_token() else 1
    if arguments:
        print(_USAGE, file=sys.stderr)  # noqa: T201 - a command line prints
        return 2
    # until the event loop listens; as process 1 of a container it would otherwise hear nothing
    signal.signal(signal.SIGTERM, _end)
    from bot.run import main as run_bot  # noqa: PLC0415 - it imports discord.py, half a second

    return run_bot()


def _end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the system's signature
    sys.exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
