"""Who may talk to the page: forged requests as other sites and strangers would send them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from sandbox import LocalDiscord
from sandbox.page.app import Page
from tests.sandbox.page.browsing import Tab


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with LocalDiscord() as local, Page(local) as page:
        yield page


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def refused(response: aiohttp.ClientResponse) -> str:
    assert response.status == 403
    assert response.content_type == "text/plain"
    return await response.text()


PATHS = ("", "member/", "static/page.css", "static/main.js", "nobody/", "member/1/stream")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1"]
)
async def test_a_name_that_was_bound_to_this_machine(
    page: Page, session: aiohttp.ClientSession, host: str
) -> None:
    port = page.url.rsplit(":", 1)[1].strip("/")
    for path in PATHS:
        headers = {"Host": host.format(port=port)}
        async with session.get(page.url + path, headers=headers) as response:
            assert "served on this machine only" in await refused(response)


async def test_names_of_this_machine(page: Page, session: aiohttp.ClientSession) -> None:
    port = page.url.rsplit(":", 1)[1].strip("/")
    for name in ("127.0.0.1", "localhost", "[::1]"):
        async with session.get(page.url, headers={"Host": f"{name}:{port}"}) as response:
            assert response.status == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://{host}", "http://127.0.0.1:1"]
)
async def test_another_origin(page: Page, session: aiohttp.ClientSession, origin: str) -> None:
    host = page.url.removeprefix("http://").strip("/")
    headers = {"Origin": origin.format(host=host), "X-Page-Token": page.token}
    for path in PATHS:
        async with session.get(page.url + path, headers=headers) as response:
            assert "not from the page itself" in await refused(response)
    async with session.post(f"{page.url}member/1/say", headers=headers, json={}) as response:
        await refused(response)


async def test_a_picture_or_script_on_another_site(
    page: Page, session: aiohttp.ClientSession
) -> None:
    forged = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    async with session.get(page.url, headers=forged) as response:
        assert "from another site" in await refused(response)
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    async with session.get(page.url, headers=link) as response:
        assert response.status == 200


@pytest.mark.parametrize("token", [None, "", "wrong", "é"])
async def test_a_form_on_another_site(
    page: Page, session: aiohttp.ClientSession, token: str | None
) -> None:
    channel = page.local.channel("general")
    headers = {} if token is None else {"X-Page-Token": token}
    url = f"{page.url}member/{channel.id}/say"
    async with session.post(url, headers=headers, data={"text": "forged"}) as response:
        assert "carries no token" in await refused(response)
    assert not channel.messages


async def test_every_answer_carries_the_policy(page: Page, session: aiohttp.ClientSession) -> None:
    for path in (*PATHS, "nowhere/at/all"):
        async with session.get(page.url + path) as response:
            policy = response.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; ")
            for rule in ("script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"):
                assert f"{rule};" in f"{policy};"
            assert "unsafe" not in policy
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["Referrer-Policy"] == "no-referrer"


async def test_the_page_itself_needs_nothing_inline(
    page: Page, session: aiohttp.ClientSession
) -> None:
    html = await Tab(session, page, "member", page.local.channel("general")).see()
    assert "<style" not in html
    assert " style=" not in html
    assert " on" not in html.split("<body")[1].split(">")[0]
    assert html.count("<script") == html.count('<script src="/static/') + html.count(
        '<script type="module" src="/static/'
    )


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b"\xff"),
        ("application/json", b"[]"),
        ("application/json", b"[" * 100_000),
        ("application/json", b'{"text": {}}'),
        ("text/plain", b"text=x"),
        ("application/x-www-form-urlencoded", b"text=x"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nx\r\n--x--',
        ),
        ("multipart/form-data", b"no boundary"),
    ],
)
async def test_bodies_that_the_page_never_sends(
    page: Page, session: aiohttp.ClientSession, content_type: str, body: bytes
) -> None:
    channel = page.local.channel("general")
    headers = {"X-Page-Token": page.token, "Content-Type": content_type}
    async with session.post(
        f"{page.url}member/{channel.id}/say", headers=headers, data=body
    ) as response:
        assert response.status == 400
        assert "can't be read" in (await response.json())["error"]


async def test_what_is_not_served(page: Page, session: aiohttp.ClientSession) -> None:
    for path in (
        "static/app.py",
        "static/..%2fapp.py",
        "static/shell.css",
        "stranger/",
        "member/7",
    ):
        async with session.get(page.url + path) as response:
            assert response.status == 404, path


async def test_another_port_when_the_usual_one_is_taken() -> None:
    async with LocalDiscord() as local, Page(local) as first:
        taken = int(first.url.rsplit(":", 1)[1].strip("/"))
        async with Page(local, (taken, 0)) as second:
            assert second.url != first.url
        with pytest.raises(OSError, match="in use"):
            await Page(local, (taken,)).start()
