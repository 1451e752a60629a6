"""What people do on the page, and what each of them sees of it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable

import pytest

from sandbox import LocalDiscord, Permission, Settings
from tests.sandbox.page.browsing import Open, attribute, scalar_fields, shown


@pytest.fixture
async def local(point: Callable[[LocalDiscord], None]) -> AsyncIterator[LocalDiscord]:
    async with LocalDiscord(Settings(deadline=0.4)) as discord:
        point(discord)
        yield discord


async def test_saying_something(tab: Open, local: LocalDiscord) -> None:
    told = await tab().do("say", text="hello <b>you</b>")
    (said,) = local.messages(local.channel("general"))
    assert (str(said.id), said.author, said.payload["content"]) == (
        told["id"],
        local.member,
        "hello <b>you</b>",
    )
    html = await tab("editor").see()
    assert shown(html) == [told["id"]]
    assert "hello &lt;b&gt;you&lt;/b&gt;" in html
    for text in ("", "   ", "x" * 2001):
        status, refused = await tab().act("say", text=text)
        assert (status, refused["option"]) == (422, "text")


async def test_saying_where_one_may_not(tab: Open, local: LocalDiscord) -> None:
    general = local.channel("general")
    local.manage.overwrite(general, local.member, deny=Permission.SEND_MESSAGES)
    status, _ = await tab().act("say", text="hello")
    assert status == 403
    assert 'placeholder="You may not write here"' in await tab().see()
    local.manage.overwrite(general, local.member, deny=Permission.VIEW_CHANNEL)
    assert (await tab().act("say", text="hello"))[0] == 404
    assert (await tab().get())[0] == 404
    assert not general.messages


async def test_a_command(tab: Open) -> None:
    told = await tab().command("brief", topic="kurils")
    assert 0 < told["ms"] < 400
    html = await tab("admin").see()
    assert "kurils" in html
    assert len(shown(html)) == 1


async def test_a_private_answer_is_for_one(tab: Open) -> None:
    await tab().command("brief", topic="only for one", private=True)
    (private,) = shown(await tab().see())
    for role in ("editor", "admin", "owner"):
        assert shown(await tab(role).see()) == []
        assert "only for one" not in await tab(role).see()
        status, _ = await tab(role).get(f"/behind/message/{private}")
        assert status == 404
        for name in ("press", "choose", "menu", "dismiss"):
            status, _ = await tab(role).act(
                name, message=private, custom_id="x", name="Brief me", values=["A"]
            )
            assert status == 404, name
    assert (await tab().act("menu", message=private, name="Brief me"))[0] == 403
    await tab().do("dismiss", message=private)
    assert shown(await tab().see()) == []
    assert (await tab().act("dismiss", message=private))[0] == 404


async def test_what_is_public_is_not_dismissed(tab: Open) -> None:
    told = await tab().do("say", text="hello")
    assert (await tab().act("dismiss", message=told["id"]))[0] == 403


async def test_another_servers_channels(tab: Open, local: LocalDiscord) -> None:
    await tab().do("say", text="secret")
    assert (await tab("other").get())[0] == 404
    assert (await tab("other").act("say", text="hello"))[0] == 404
    theirs = local.channel("reading", local.other_guild)
    html = await tab("other", theirs).see()
    assert "#reading" in html
    assert "#briefings" not in html
    assert (await tab("member", theirs).get())[0] == 404


async def test_direct_messages_are_for_one(tab: Open, local: LocalDiscord) -> None:
    theirs = local.dm(local.member)
    await tab("member", theirs).command("brief", topic="kurils")
    assert len(shown(await tab("member", theirs).see())) == 1
    for role in ("editor", "owner", "other"):
        assert (await tab(role, theirs).get())[0] == 404
        assert (await tab(role, theirs).get("/stream"))[0] == 404


async def test_completing(tab: Open) -> None:
    told = await tab().do("complete", name="brief", options={"topic": "kur"}, focused="topic")
    assert told == {"choices": [{"name": "kurils", "value": "kuril-dispute"}]}
    status, refused = await tab().act(
        "complete", name="brief", options={"private": True}, focused="private"
    )
    assert (status, refused["option"]) == (422, "private")


async def test_what_is_offered(tab: Open) -> None:
    status, offered = await tab().get("/catalogue")
    assert status == 200
    assert '"name":"brief"' in offered
    assert '"menus":["Brief me"]' in offered
    assert '"name":"settings"' not in offered
    assert '"name":"settings"' in (await tab("admin").get("/catalogue"))[1]
    status, refused = await tab().act("command", name="settings", options={})
    assert status == 403
    assert "MANAGE_GUILD" in refused["error"]


async def test_options_that_are_wrong(tab: Open) -> None:
    for options, status in (
        ({}, 422),
        ({"topic": "x", "nope": 1}, 422),
        ({"topic": ["x"]}, 400),
        ({"topic": "x", "private": "perhaps"}, 422),
    ):
        assert (await tab().act("command", name="brief", options=options))[0] == status
    assert (await tab().act("command", name="nope", options={}))[0] == 404
    assert (await tab().act("command", options={}))[0] == 400


async def test_files_go_up_and_come_down(tab: Open, local: LocalDiscord) -> None:
    where = str(local.channel("briefings").id)
    body = json.dumps({"name": "put", "options": {"where": where, "much": "3"}})
    form = scalar_fields({"json": body, "file": ("a.txt", b"inside")})
    await tab().do("command", form)
    html = await tab().see()
    assert "inside briefings 3" in html
    address = "/member/files/" + html.split('"/member/files/', 1)[1].split('"')[0]
    url = f"{tab().base.split('/member')[0]}{address}"
    async with tab().session.get(url) as response:
        assert await response.read() == b"back"
        assert response.headers["Content-Disposition"] == "attachment"
        assert "sandbox" in response.headers["Content-Security-Policy"]
    for stranger in ("editor", "other"):
        async with tab().session.get(url.replace("/member/", f"/{stranger}/")) as response:
            assert response.status == 404


async def test_a_file_that_is_too_large(tab: Open, local: LocalDiscord) -> None:
    large = b"x" * (local.backend.settings.file_limit + 1)
    form = scalar_fields({"json": '{"name":"put","options":{}}', "file": ("a.txt", large)})
    status, refused = await tab().act("command", form)
    assert status == 400
    assert "larger than 10 MiB" in refused["error"]


async def test_buttons_and_menus(tab: Open, local: LocalDiscord) -> None:
    await tab().command("brief", topic="kurils")
    (card,) = local.messages(local.channel("general"))
    *_, row = card.payload["components"]
    (more, _) = card.payload["components"][0]["components"]
    (related,) = row["components"]
    await tab("editor").do("press", message=str(card.id), custom_id=more["custom_id"])
    assert "more of it" in await tab("editor").see()
    assert "more of it" not in await tab().see()
    behind = f"/behind/message/{card.id}"
    assert "&#x27;More&#x27;" in (await tab("editor").get(behind))[1]
    assert "&#x27;More&#x27;" not in (await tab().get(behind))[1]
    await tab().do("choose", message=str(card.id), custom_id=related["custom_id"], values=["B"])
    assert "chose B" in await tab("owner").see()
    status, _ = await tab().act(
        "choose", message=str(card.id), custom_id=related["custom_id"], values=["Z"]
    )
    assert status == 422
    assert (await tab().act("press", message=str(card.id), custom_id="nope"))[0] == 404


async def test_the_message_menu(tab: Open) -> None:
    said = await tab().do("say", text="the kurils")
    await tab("editor").do("menu", message=said["id"], name="Brief me")
    assert "about the kurils" in await tab().see()


async def test_a_form(tab: Open, local: LocalDiscord) -> None:
    opened = await tab().command("form")
    assert "data-form" in opened["form"]
    filled = {
        "form_id": opened["form_id"],
        "the.line": "ab",
        "kind": ["Card", "Fact"],
        "where": str(local.channel("briefings").id),
        "file": ("note.txt", b"note"),
    }
    status, refused = await tab().act("submit", scalar_fields(filled))
    assert status == 422
    assert list(refused["fields"]) == ["the.line"]
    assert (await tab("editor").act("submit", scalar_fields(filled)))[0] == 404
    await tab().do("submit", scalar_fields(filled | {"the.line": "four"}))
    assert "four Card Fact briefings note.txt=note" in await tab().see()
    assert (await tab().act("submit", scalar_fields(filled)))[0] == 404


async def test_a_form_that_is_not_answered_stays(tab: Open, local: LocalDiscord) -> None:
    opened = await tab().command("form")
    filled = {
        "form_id": opened["form_id"],
        "the.line": "silent",
        "kind": "Card",
        "where": str(local.channel("general").id),
    }
    for _ in range(2):
        status, told = await tab().act("submit", scalar_fields(filled))
        assert status == 504
        assert (await tab().get(f"/behind/interaction/{told['interaction']}"))[0] == 200


async def test_a_form_that_is_closed(tab: Open) -> None:
    opened = await tab().command("form")
    assert (await tab("editor").act("cancel", form_id=opened["form_id"]))[0] == 404
    await tab().do("cancel", form_id=opened["form_id"])
    assert (await tab().act("cancel", form_id=opened["form_id"]))[0] == 404


async def test_no_answer(tab: Open) -> None:
    status, told = await tab().act("command", name="silent", options={})
    assert status == 504
    assert "did not respond" in told["error"]
    status, html = await tab().get(f"/behind/interaction/{told['interaction']}")
    assert (status, "none within three seconds" in html) == (200, True)
    assert (await tab("admin").get(f"/behind/interaction/{told['interaction']}"))[0] == 404


async def test_what_discord_would_have_refused(tab: Open) -> None:
    status, told = await tab().act("command", name="broken", options={})
    assert status == 504
    _, html = await tab().get(f"/behind/interaction/{told['interaction']}")
    assert "content: Must be 2000 or fewer in length" in html
    assert "x" * 2001 in html


async def test_behind_a_message(tab: Open, local: LocalDiscord) -> None:
    await tab().command("brief", topic="kurils")
    (card,) = shown(await tab().see())
    status, html = await tab("editor").get(f"/behind/message/{card}")
    assert status == 200
    assert "after " in html
    assert " ms" in html
    assert "Nothing: all of it would pass on Discord." in html
    assert "&quot;custom_id&quot;" in html
    for interaction in local.backend.interactions.known():
        assert interaction.token not in html


async def test_marks_of_what_is_unread(tab: Open, local: LocalDiscord) -> None:
    briefings = local.channel("briefings")
    await tab("member", briefings).do("say", text="one")
    await tab("member", briefings).do("say", text="two")
    assert '<span class="mark">2' in await tab("editor").see()
    assert 'class="mark"' not in await tab().see()
    await tab("editor", briefings).see()
    assert 'class="mark"' not in await tab("editor").see()


async def test_an_empty_channel_offers_examples(tab: Open) -> None:
    html = await tab().see()
    assert 'data-run="/brief kurils"' in html
    assert 'data-run="/topics"' not in html  # this bot has none
    assert "preview on this machine and not Discord" in html


async def test_people_stay_where_they_see(tab: Open, local: LocalDiscord) -> None:
    briefings = local.channel("briefings")
    html = await tab("member", briefings).see()
    assert f'href="/owner/{briefings.id}"' in html
    assert 'href="/other/"' in html
    assert attribute(html, "data-role") == "member"
