"""The bot as a process whose daily facts go by a fast clock: `hurried.py SPEED ORIGIN AHEAD`.

Its environment is the bot's own; nothing in the product knows of this clock.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from bot.logs import start_log
from bot.run import conclude, run
from bot.settings import read_bot_settings
from briefs.settings import load_environment
from tests.e2e.facts.daily import FastClock


async def main(speed: float, origin: float, ahead: float) -> None:
    clock = FastClock(speed, origin)
    clock.ahead = ahead
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    settings = read_bot_settings(load_environment())
    start_log(settings.log_level, settings.log_format, token=settings.token)
    await run(settings, stop, clock)


if __name__ == "__main__":
    try:
        asyncio.run(main(*map(float, sys.argv[1:4])))
    except Exception as error:  # noqa: BLE001 - as bot.run.main does
        sys.exit(conclude(error))
