"""`person`: what is stored about one person, for those who ask; and its erasure."""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from pathlib import Path
from typing import Any

from briefs.settings import load_environment, read_settings
from briefs.store import open_store

DESCRIPTION = """\
Print all that is stored about one person as JSON; the bot may be running. PRIVACY.md says what that
is. With --erase and the bot stopped, erase what is theirs (daily facts in direct messages, drafts,
suggestions), and their name from what is a server's, which keeps its cards.
"""
EXAMPLES = """\
  python -m briefs person 1457659890892800005 > person.json
  python -m briefs person 1457659890892800005 --erase
"""
_LARGEST = 2**63 - 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare whom, and whether to erase."""
    parser.description = DESCRIPTION
    parser.epilog = EXAMPLES
    parser.add_argument("id", type=_read_id, help="the person's Discord id: a number")
    parser.add_argument("--erase", action="store_true", help="with the bot stopped: for ever")


def run(options: argparse.Namespace) -> int:
    """Print it, or erase it."""
    path = read_settings(load_environment()).database
    if options.erase:
        asyncio.run(_erase(path, options.id))
        print(f"Nothing names {options.id} any more. Copies of the store that you made still do.")
        return 0
    print(json.dumps(asyncio.run(_read(path, options.id)), ensure_ascii=False, indent=1))
    return 0


def _read_id(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= _LARGEST):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no Discord id; Discord copies one with developer mode on"
        )
    return int(text)


async def _read(path: Path, user_id: int) -> dict[str, Any]:
    async with await open_store(path, create=False, read_only=True) as store:
        return await store.privacy.export_person(user_id, int(time.time()))


async def _erase(path: Path, user_id: int) -> None:
    async with await open_store(path, create=False) as store:
        await store.privacy.erase_person(user_id)
