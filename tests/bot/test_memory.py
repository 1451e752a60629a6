from __future__ import annotations

import threading
from functools import partial

import pytest

from bot.memory import Memories, Memory


class Maker:
    """Makes capitals of what it is asked for, and counts."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.made: list[str] = []

    def find(self, key: str) -> str:
        return self.memory.find(key, partial(self._make, key))

    def _make(self, key: str) -> str:
        self.made.append(key)
        if key == "!":
            raise ValueError(key)
        return key.upper()


def test_what_was_made_is_kept_until_others_need_the_room() -> None:
    maker = Maker(Memory(2))
    assert [maker.find(key) for key in "abab"] == ["A", "B", "A", "B"]
    maker.find("a")
    maker.find("c")  # in the place of b, which was asked for longest ago
    assert maker.made == ["a", "b", "c"]
    maker.find("a")
    maker.find("b")
    assert maker.made == ["a", "b", "c", "b"]


def test_what_can_not_be_made_is_tried_again() -> None:
    maker = Maker(Memory(2))
    for _ in range(2):
        with pytest.raises(ValueError, match="!"):
            maker.find("!")
    assert maker.made == ["!", "!"]


def test_libraries_that_share_room_do_not_share_results() -> None:
    one = Memories()
    other = one.shared()
    for whose, kept in (("one", one), ("other", other)):
        for find in (kept.screen, kept.reply, kept.completion, kept.beginning):
            assert find("key", partial(str, whose)) == whose
            assert find("key", partial(str, "made again")) == whose
    assert one.screens is other.screens


def test_threads_may_share_it() -> None:
    memory = Memory(8)
    wrong: list[int] = []

    def work() -> None:
        wrong.extend(n for n in range(4_000) if memory.find(n % 16, partial(int, n % 16)) != n % 16)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
