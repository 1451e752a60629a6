from __future__ import annotations

import asyncio
import json
import os
import pty
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from sandbox import LocalDiscord
from sandbox.errors import BotDied
from sandbox.process import BotProcess

ROOT = Path(__file__).parents[2]
BOT = f"{sys.executable} {ROOT / 'tests/sandbox/terminal_bot.py'}"
PROC = pytest.mark.skipif(not Path("/proc").exists(), reason="reads children from /proc")
Process = asyncio.subprocess.Process


@asynccontextmanager
async def terminal(*arguments: str, stdin: int = asyncio.subprocess.PIPE) -> AsyncIterator[Process]:
    environment = {key: value for key, value in os.environ.items() if key != "DISCORD_TOKEN"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", *arguments),
        cwd=ROOT,
        env=environment,
        stdin=stdin,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(20):
            yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def ended(process: Process, lines: str = "") -> tuple[int | None, str, str]:
    out, err = await process.communicate(lines.encode())
    return process.returncode, out.decode(), err.decode()


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def said(process: Process, text: str) -> str:
    assert process.stdout is not None
    lines = ""
    while text not in lines:
        line = await process.stdout.readline()
        assert line, lines
        lines += line.decode()
    return lines


async def test_a_pipe_is_a_script() -> None:
    async with terminal("--bot", BOT) as process:
        code, out, err = await ended(process, "/brief kurils\n1\nquit\n/brief never\n")
    assert (code, err) == (0, "")
    assert "because no DISCORD_TOKEN is set: a preview on this machine, not Discord." in out
    assert "  /brief kurils   a card\n" in out
    assert out.index("# kurils") < out.index("more of it")
    assert "never" not in out


async def test_one_shot() -> None:
    async with terminal("--bot", BOT, "try", "/brief kurils", "1", "--json") as process:
        code, out, _ = await ended(process)
    assert code == 0
    assert json.loads(out)["message"]["content"] == "more of it"
    async with terminal("--bot", BOT, "--as", "admin", "try", "/settings", "/nope") as process:
        code, out, err = await ended(process)
    assert code == 1
    assert out.endswith("settings\n")
    assert "no command 'nope'" in err


async def test_a_bot_that_dies_is_quoted() -> None:
    async with terminal("--bot", f"{BOT} --fail") as process:
        code, out, err = await ended(process)
    assert (code, out) == (1, "")
    assert err == "The bot ended with exit code 1. Its last words:\nDISCORD_TOKEN is wrong\n"
    async with terminal("--bot", "/no/such/program") as process:
        code, _, err = await ended(process)
    assert code == 1
    assert "/no/such/program" in err


async def stopped_by(number: signal.Signals) -> None:
    async with terminal("--bot", BOT, stdin=asyncio.subprocess.DEVNULL) as process:
        await said(process, "For a chat, run it in a terminal.")
        (bot,) = children(process.pid)
        process.send_signal(number)
        assert await process.wait() == 0, number
        assert not alive(bot), number


@PROC
async def test_signals_stop_the_bot_too() -> None:
    await asyncio.gather(*map(stopped_by, (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)))


@PROC
async def test_a_bot_that_dies_in_the_middle_ends_it() -> None:
    async with terminal("--bot", BOT, "--serve") as process:
        await said(process, "It serves until it is stopped")
        (bot,) = children(process.pid)
        os.kill(bot, signal.SIGKILL)
        code, _, err = await ended(process)
    assert code == 1
    assert "The bot ended with exit code -9" in err


async def test_a_person_at_a_terminal() -> None:
    ours, theirs = pty.openpty()
    os.set_blocking(ours, False)
    loop = asyncio.get_running_loop()
    screen = bytearray()
    loop.add_reader(ours, lambda: screen.extend(os.read(ours, 65536)))
    try:
        async with terminal("--bot", BOT, stdin=theirs) as process:
            await said(process, "help lists what else you can type.")
            os.write(ours, b"/brief kurils\n")
            await said(process, "# kurils")
            os.write(ours, b"\x04")
            assert await process.wait() == 0
    finally:
        loop.remove_reader(ours)
        os.close(ours)
        os.close(theirs)
    assert b"/brief kurils" in screen


async def fetched(url: str, path: str = "") -> str:
    host, port = url.removeprefix("http://").strip("/").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(f"GET /{path} HTTP/1.0\r\nHost: {host}:{port}\r\n\r\n".encode())
    answer = (await reader.read()).decode()
    writer.close()
    await writer.wait_closed()
    return answer


@pytest.mark.parametrize("stdin", [asyncio.subprocess.DEVNULL, asyncio.subprocess.PIPE])
async def test_the_page_is_served_until_it_is_stopped(stdin: int) -> None:
    async with terminal("--bot", BOT, stdin=stdin) as process:
        shown = await said(process, "in a browser")
        url = shown.split("Open ")[1].split(" in a browser")[0]
        if process.stdin is not None:
            process.stdin.close()  # a pipe into which nobody wrote anything
            await asyncio.sleep(0.2)
        assert process.returncode is None
        channel = (await fetched(url, "member/")).split("Location: ")[1].split()[0]
        assert "briefing-bot" in await fetched(url, channel.strip("/"))
        process.terminate()
        assert await process.wait() == 0


async def test_the_page_where_it_was_asked_for() -> None:
    arguments = ("--no-bot", "--page-port", "0", "--serve")
    async with terminal(*arguments) as first, terminal(*arguments) as second:
        urls = [await said(process, "in a browser") for process in (first, second)]
        assert urls[0] != urls[1]


async def test_without_a_bot() -> None:
    async with terminal("--no-bot", stdin=asyncio.subprocess.DEVNULL) as process:
        shown = await said(process, "/api/v10")
        url = shown.split("It serves ")[1].split(";")[0]
        host, port = url.removeprefix("http://").split("/")[0].split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"GET /api/v10/gateway HTTP/1.0\r\n\r\n")
        assert b"ws://127.0.0.1" in await reader.read()
        writer.close()
        await writer.wait_closed()
        process.terminate()
        assert await process.wait() == 0


async def test_a_bot_may_end_in_order(local: LocalDiscord) -> None:
    code = "import signal, sys, time; signal.signal(15, lambda *_: sys.exit(7)); "
    echoed = asyncio.Event()
    command = [sys.executable, "-c", code + "print('up', flush=True); time.sleep(60)"]
    bot = BotProcess(command, local.environment, lambda _: echoed.set())
    await bot.start()
    await asyncio.wait_for(echoed.wait(), 10)
    assert await bot.stop() == 7


async def test_a_bot_that_ignores_sigterm_is_killed(
    local: LocalDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.process.GRACE", 0.1)
    code = "import signal, time; signal.signal(15, signal.SIG_IGN); print('up', flush=True); "
    echoed = asyncio.Event()
    command = [sys.executable, "-c", code + "time.sleep(60)"]
    bot = BotProcess(command, local.environment, lambda _: echoed.set())
    await bot.start()
    await asyncio.wait_for(echoed.wait(), 10)
    assert await bot.stop() == -signal.SIGKILL
    assert not alive(bot.pid)
    assert bot.output == "up"


async def test_a_bot_that_never_connects(local: LocalDiscord) -> None:
    async with BotProcess([sys.executable, "-c", "print('no')"], local.environment) as bot:
        with pytest.raises(BotDied, match="exit code 0"):
            await bot.wait_until_ready(local, 10)
