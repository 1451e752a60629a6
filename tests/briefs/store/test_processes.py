"""What only a second process can show: the lock, a kill, an exit with a store left open."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from briefs.errors import StoreInUse
from briefs.model import Pack
from briefs.store import Store, open_store
from briefs.store.connections import Mode, connect

Packs = Callable[..., Pack]
ROOT = Path(__file__).parents[3]

_OPEN_AND_WAIT = """
import asyncio, sys
from pathlib import Path
from briefs.store import open_store

async def main():
    async with await open_store(Path(sys.argv[1])):
        print("open", flush=True)
        await asyncio.to_thread(sys.stdin.read)

asyncio.run(main())
"""

_OPEN_AND_FAIL = """
import asyncio, sys
from pathlib import Path
from briefs.store import open_store

async def main():
    store = await open_store(Path(sys.argv[1]))
    raise RuntimeError("never closed")

asyncio.run(main())
"""


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@contextmanager
def python(*arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    child = subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    with child:
        try:
            yield child
        finally:
            child.kill()


def test_a_second_process_is_refused_and_told_who_holds_it(path: Path) -> None:
    with python("-c", _OPEN_AND_WAIT, path) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        with pytest.raises(StoreInUse, match=f"in use by process {child.pid}"):
            asyncio.run(open_store(path))
        asyncio.run(open_and_close(path, read_only=True))
        child.kill()
        child.wait()
        asyncio.run(open_and_close(path))


async def test_a_second_store_in_one_process_is_refused(path: Path) -> None:
    async with await open_store(path):
        with pytest.raises(StoreInUse, match=str(os.getpid())):
            await open_store(path)
    await open_and_close(path)


def test_a_process_that_forgot_to_close_still_ends(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _OPEN_AND_FAIL, path],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.returncode == 1
    assert "never closed" in done.stderr


async def test_the_thread_of_aiosqlite_has_the_name_we_rely_on(path: Path) -> None:
    async with await open_store(path) as store:
        for connection in (store._database._reader, store._database._writer):
            assert connection is not None
            assert connection._thread.is_alive()
            assert connection._thread.daemon


def test_a_kill_leaves_the_old_or_the_new_and_loses_nothing_acknowledged(
    path: Path, packs: Packs
) -> None:
    writer = Path(__file__).parent / "endless_writer.py"
    acknowledged = 0
    seen = set()
    for _ in range(20):
        with python(writer, path) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "open\n"
            for _ in range(random.randrange(1, 6)):
                assert child.stdout.readline() == "recorded\n"
                acknowledged += 1
            with pytest.raises(subprocess.TimeoutExpired):
                child.wait(random.uniform(0.0, 0.02))
            child.kill()
            acknowledged += child.stdout.read().count("recorded\n")
        seen.add(asyncio.run(check_after_kill(path, acknowledged)))
    assert len(seen - {None}) > 1, "no kill came between two packs"


async def check_after_kill(path: Path, acknowledged: int) -> str | None:
    with closing(connect(path, Mode.READ)) as connection:
        [found] = connection.execute("PRAGMA integrity_check").fetchone()
        assert found == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    async with await open_store(path, create=False) as store:
        [wanted] = await store.list_wanted(7, 5) or [None]
        assert (wanted.asked if wanted else 0) >= acknowledged
        pack_hash = await store.pack_hash()
        if pack_hash:
            assert_unmixed(await store.load_pack())
    return pack_hash


def assert_unmixed(pack: Pack) -> None:
    texts = {source.about for source in pack.sources.values()}
    texts |= {card.title for card in pack.cards.values()}
    texts |= {point.text for card in pack.cards.values() for point in card.points()}
    assert texts == {pack.hash}
    assert len(pack.cards) == int(pack.hash.partition(" ")[2])
    assert {len(list(card.points())) for card in pack.cards.values()} == {4}


_AS_NOBODY = """
import asyncio, os, sys
from pathlib import Path
from briefs.errors import StoreError
from briefs.store import Store, open_store

async def use(path, **options):
    async with await open_store(path, **options) as store:
        await store.probe()

warm, path, *options = sys.argv[1:]
asyncio.run(use(Path(warm)))
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    asyncio.run(use(Path(path), **{option: True for option in options}))
except StoreError as error:
    print(type(error).__name__, error)
else:
    print("used")
"""


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """Give a directory that another user can reach, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        directory.chmod(0o755)
        yield directory


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs the permissions of POSIX")
@pytest.mark.parametrize(
    ("directory_mode", "file_mode", "options"),
    [
        (0o555, 0o666, []),
        (0o555, None, []),
        (0o777, 0o444, []),
        (0o000, 0o666, []),
        (0o555, 0o666, ["read_only"]),
        (0o777, 0o000, ["read_only"]),
    ],
)
def test_a_store_this_user_may_not_write(
    open_to_all: Path, directory_mode: int, file_mode: int | None, options: list[str]
) -> None:
    directory = open_to_all / "data"
    directory.mkdir()
    path = directory / "briefs.db"
    before = b""
    if file_mode is not None:
        asyncio.run(open_and_close(path))
        path.chmod(file_mode)
        path.with_name("briefs.db.lock").chmod(0o666)
        before = path.read_bytes()
    directory.chmod(directory_mode)
    warm = open_to_all / "warm.db"
    done = subprocess.run(
        [sys.executable, "-c", _AS_NOBODY, warm, path, *options],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    directory.chmod(0o777)
    assert done.stdout.startswith(f"StoreReadOnly {path} can't be"), done
    if file_mode is not None:
        path.chmod(0o666)
        assert path.read_bytes() == before


async def open_and_close(path: Path, *, read_only: bool = False) -> None:
    store: Store = await open_store(path, read_only=read_only)
    await store.close()
