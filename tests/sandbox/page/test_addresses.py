from __future__ import annotations

import pytest

from sandbox.page.addresses import local_address, web_address


@pytest.mark.parametrize("words", ["https://a.org", "http://a.org:8080/b?c=d#e", "https://[::1]/"])
def test_the_web_may_be_opened(words: str) -> None:
    assert web_address(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "a.org",
        "https://",
        "ftp://a.org",
        "javascript://a.org/x",
        "data:text/html,x",
        "https://[",
        "https://a b",
        "https://a.org\\@b.org",
        "//a.org",
        "/a",
        "https:///a",
        "https://a\n",
    ],
)
def test_nothing_else_may(words: str) -> None:
    assert web_address(words) is None


@pytest.mark.parametrize("words", ["/media/1/a.png", "https://a.org/b.png"])
def test_pictures_come_from_here_or_the_web(words: str) -> None:
    assert local_address(words) == words


@pytest.mark.parametrize("words", [None, "", "//a.org/b.png", "a.png", "data:image/png,x", "/a b"])
def test_pictures_come_from_nowhere_else(words: str | None) -> None:
    assert local_address(words) is None
