"""Editors read and decide what members propose, through the real client."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import words
from bot.words import members as said
from briefs.guild.model import SuggestionKind, SuggestionState
from sandbox import LocalDiscord
from sandbox.permissions import Permission
from tests.e2e.cards.forging import press_forged, submit_forged
from tests.e2e.cards.members.room import NOW, Room, seen
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_nothing_waits_at_first(room: Room) -> None:
    answer = await room.review()
    assert answer.ephemeral
    assert answer.text == said.NO_SUGGESTIONS
    assert answer.buttons == {}


async def test_suggestions_come_oldest_first_with_what_they_are_about(
    local: LocalDiscord, room: Room
) -> None:
    await room.propose("kuril-dispute", "There are *five*.", source="https://example.org/a_b")
    await room.propose("Tides of Kunashir", "Twice\na day.", by=local.editor)
    await room.propose("no-such-card", "It is wrong.")
    first = await room.review()
    assert first.ephemeral
    assert first.text.startswith(
        "## Suggestion 1 of 3\nSomething is wrong on **Kuril Islands dispute**\n"
        f"-# From <@{local.member.id}>, "
    )
    assert f"<t:{NOW}:R>" in str(first.message)
    assert "> There are \\*five\\*." in first.text
    assert "Where it is written: https://example.org/a_b" in first.text
    assert f"{said.SAYS_NOW}\nThe four islands that Russia calls the Southern Kurils" in first.text
    assert list(first.buttons) == [
        said.ACCEPT,
        said.DECLINE,
        said.OPEN_CARD,
        said.FINISH,
        words.NEXT,
    ]
    second = await local.press(first, words.NEXT)
    assert second.updates
    assert "## Suggestion 2 of 3\nA card is missing on **Tides of Kunashir**" in second.text
    assert "> Twice\n> a day." in second.text
    assert said.NO_SOURCE in second.text
    third = await local.press(second, words.NEXT)
    assert f"Something is wrong on **no-such-card**\n{said.GONE_CARD}" in third.text
    assert said.OPEN_CARD not in third.buttons
    assert words.NEXT not in third.buttons
    back = await local.press(third, words.BACK)
    assert "Suggestion 2 of 3" in back.text
    [message] = first.messages()
    assert message.payload["mentions"] == []


async def test_the_card_opens_beside_the_review(local: LocalDiscord, room: Room) -> None:
    await room.propose("kuril-dispute")
    shown = await room.review()
    card = await local.press(shown, said.OPEN_CARD)
    assert card.ephemeral
    assert not card.updates
    assert card.text.startswith("## Kuril Islands dispute")


async def test_what_is_near_a_missing_card_is_named(local: LocalDiscord, room: Room) -> None:
    await room.propose("kurils today")
    shown = await room.review()
    assert "A search for it finds: " in shown.text
    assert "Kuril Islands dispute" in shown.text


async def test_a_declined_one_is_told_why_and_the_next_comes(
    local: LocalDiscord, room: Room
) -> None:
    first = await room.propose("Tides", "High water comes twice.")
    await room.propose("Winds")
    shown = await room.decline(await room.review(), "Known @everyone *already*.")
    assert shown.updates
    assert shown.text.startswith(said.closed_told(said.DECLINED, local.member.id))
    assert "## Suggestion 1 of 1\nA card is missing on **Winds**" in shown.text
    closed = await room.find(first)
    assert (closed.state, closed.closed_by) == (SuggestionState.DECLINED, local.admin.id)
    [told] = room.told()
    assert told == (
        "The editors of **Newsroom** declined your suggestion on **Tides**. The reason: "
        "“Known @\u200beveryone \\*already\\*.”\n-# You wrote: High water comes twice."
    )
    last = await room.decline(shown)
    assert last.text == f"{said.closed_told(said.DECLINED, local.member.id)}\n{said.NO_SUGGESTIONS}"
    assert "No reason was given." in room.told()[1]


async def test_what_a_card_says_by_now_is_closed_as_done(local: LocalDiscord, room: Room) -> None:
    made = await room.propose("kuril-dispute", "Say five.")
    done = await local.press(await room.review(), said.FINISH)
    if done.deferred:
        await done.filled()
    assert done.text == f"{said.closed_told(said.FINISHED, local.member.id)}\n{said.NO_SUGGESTIONS}"
    assert (await room.find(made)).state is SuggestionState.ACCEPTED
    [told] = room.told()
    assert told.startswith(
        "The editors of **Newsroom** accepted your suggestion on **Kuril Islands dispute**: the "
    )


async def test_closed_direct_messages_are_said(local: LocalDiscord, room: Room) -> None:
    made = await room.propose("Tides")
    local.member.dm_open = False
    shown = await room.decline(await room.review(), "Known.")
    assert shown.text.startswith(
        said.closed_untold(said.DECLINED, local.member.id, said.DMS_CLOSED)
    )
    assert (await room.find(made)).state is SuggestionState.DECLINED


async def test_nobody_writes_to_themselves(local: LocalDiscord, room: Room) -> None:
    await room.propose("Tides", by=local.admin)
    shown = await room.decline(await room.review())
    assert shown.text.startswith(said.closed_own(said.DECLINED))
    assert room.told(local.admin) == []


async def test_the_editor_role_reviews_as_long_as_one_has_it(
    local: LocalDiscord, bot: Bot, room: Room
) -> None:
    made = await room.propose("Tides")
    assert (await room.review(local.editor)).text == words.ONLY_EDITORS
    role = local.place.editor_role
    settings = bot.client.guild_settings
    await settings.change(local.guild.id, lambda now: replace(now, editor_role=role.id))
    opened = await local.press(await room.review(local.editor), said.DECLINE)
    local.manage.set_roles(local.guild, local.editor)
    refused = await local.submit(opened, {said.REASON: "Ha."})
    local.manage.set_roles(local.guild, local.editor, role)
    settings.forget(local.guild.id)
    assert refused.text.startswith(words.ONLY_EDITORS)
    assert "You wrote:\n```\nHa.\n```" in refused.text
    assert (await room.find(made)).state is SuggestionState.OPEN


async def test_the_second_of_two_editors_is_told_who_was_first(
    local: LocalDiscord, room: Room
) -> None:
    made = await room.propose("Tides")
    mine, theirs = await room.review(), await room.review(local.owner)
    opened = await local.press(mine, said.DECLINE)
    await room.decline(theirs, "Known.")
    late = await local.submit(opened, {said.REASON: "Mine."})
    quicker = said.closed_before(local.owner.id, SuggestionState.DECLINED, "Known.")
    assert late.text.startswith(quicker)
    again = await room.propose("Winds")
    stale = await press_forged(local, f"c1:review-accept::{made.id}", local.admin)
    assert stale.modal is None
    assert stale.text.startswith(quicker)
    assert "A card is missing on **Winds**" in stale.text
    assert len(room.told()) == 1
    assert (await room.find(again)).state is SuggestionState.OPEN


async def test_twenty_clicks_decline_once(local: LocalDiscord, room: Room) -> None:
    await room.propose("Tides")
    shown = await room.review()
    forms = [await local.press(shown, said.DECLINE) for _ in range(20)]
    answers = [await local.submit(form, {said.REASON: "Known."}) for form in forms]
    assert len(room.told()) == 1
    assert answers[-1].text.startswith(said.closed_by_you(SuggestionState.DECLINED))


@pytest.mark.parametrize("command", ["card review", "card wanted"])
async def test_members_are_told_who_may(local: LocalDiscord, room: Room, command: str) -> None:
    await room.propose("Tides")
    refused = await local.slash(command, user=local.member)
    assert refused.ephemeral
    assert refused.text == words.ONLY_EDITORS


ACTIONS = ("review", "review-accept", "review-decline", "review-done")


@pytest.mark.parametrize("action", ACTIONS)
async def test_a_member_reaches_nothing_by_its_id(
    local: LocalDiscord, room: Room, action: str
) -> None:
    made = await room.propose("Secret tides")
    answer = await press_forged(local, f"c1:{action}::{made.id}", local.member)
    assert answer.modal is None
    assert answer.text == words.ONLY_EDITORS


@pytest.mark.parametrize("action", ACTIONS)
async def test_another_server_reaches_nothing_by_its_id(
    local: LocalDiscord, room: Room, action: str
) -> None:
    made = await room.propose("Secret tides")
    away = next(iter(local.other_guild.channels.values()))
    answer = await press_forged(local, f"c1:{action}::{made.id}", local.other, away)
    assert answer.modal is None
    assert "Secret" not in answer.text
    assert said.NO_SUGGESTIONS in answer.text
    assert (await room.find(made)).state is SuggestionState.OPEN


async def test_another_servers_form_declines_nothing_here(local: LocalDiscord, room: Room) -> None:
    made = await room.propose("Secret tides")
    await room.store.add(local.other_guild.id, 7, SuggestionKind.CARD, "Theirs", "x", NOW)
    away = next(iter(local.other_guild.channels.values()))
    shown = await local.slash("card review", user=local.other, channel=away)
    opened = await local.press(shown, said.DECLINE)
    custom_id = f"c1:decline-form::{made.id}"
    refused = await submit_forged(local, opened, custom_id, {said.REASON: "Ha."}, local.other)
    assert refused.text.startswith(said.SUGGESTION_GONE)
    assert (await room.find(made)).state is SuggestionState.OPEN


@pytest.mark.parametrize("where", ["dm", "without"])
async def test_elsewhere_what_to_do_is_said(local: LocalDiscord, room: Room, where: str) -> None:
    made = await room.propose("Secret tides")
    channel = local.dm(local.admin)
    if where == "without":
        guild = local.backend.world.add_guild("Elsewhere", local.admin, with_bot=False)
        local.backend.world.user_installs.add(local.admin.id)
        channel = next(iter(guild.channels.values()))
    for action in ACTIONS:
        answer = await press_forged(local, f"c1:{action}::{made.id}", local.admin, channel)
        assert answer.text == words.ONLY_IN_SERVERS


@pytest.mark.parametrize(
    "custom_id",
    ["c1:review::", "c1:review::1.2", "c1:review-accept:x:", f"c1:review-decline::{2**63 - 1}",
     "c1:wanted::", "c1:wanted-dismiss::1", "c1:wanted-write::1.2.3", "c1:wanted-back:off:"],
)  # fmt: skip
async def test_an_id_of_nobodys_making_is_answered(
    local: LocalDiscord, room: Room, custom_id: str
) -> None:
    answer = await press_forged(local, custom_id, local.admin)
    assert answer.ephemeral
    assert answer.modal is None
    assert "not your fault" not in answer.text


async def test_a_right_that_was_withdrawn_declines_nothing(local: LocalDiscord, room: Room) -> None:
    made = await room.propose("Tides")
    helper = local.backend.world.add_user("Hana")
    role = local.manage.add_role(local.guild, "Helper", Permission.MANAGE_GUILD)
    local.manage.add_member(local.guild, helper, role)
    opened = await local.press(await room.review(helper), said.DECLINE)
    local.manage.set_roles(local.guild, helper)
    refused = await local.submit(opened, {said.REASON: "Ha."})
    assert words.ONLY_EDITORS in refused.text
    assert (await room.find(made)).state is SuggestionState.OPEN
    assert room.told() == []


HOSTILE = "@everyone <@&1> [x](https://e.vil) ||y|| ```\nq``` <t:0>\n# big\n> q\u202e"


async def test_hostile_suggestions_act_on_nothing(local: LocalDiscord, room: Room) -> None:
    await room.propose(HOSTILE[:90], HOSTILE, source=HOSTILE)
    shown = await room.review()
    [message] = shown.messages()
    assert message.payload["mentions"] == []
    assert message.payload["mention_everyone"] is False
    for acting in ("@everyone", "](https", " ||y", "<t:0>", "\n# big", "```", "\u202e"):
        assert acting not in seen(shown), acting
    await room.decline(shown, HOSTILE)
    [told] = room.told()
    for acting in ("@everyone", "](https", " ||y", "<t:0>", "\n# big", "```", "\u202e"):
        assert acting not in told, acting


@pytest.mark.parametrize("piece", ["x", "`", "*_", "a\n", "😀", "北"])
async def test_the_longest_is_shown_whole(local: LocalDiscord, room: Room, piece: str) -> None:
    many = 590 if piece == "😀" else 1190 // len(piece)
    for topic in ("t" * 100, "kuril-dispute"):
        text = "Word " + piece * many + " END"
        await room.propose(topic, text, source="https://example.org/" + "a" * 280)
    shown = await room.review()
    for _ in range(2):
        assert "Word " in shown.text
        assert " END" in shown.text or "\nEND" in shown.text or "> END" in shown.text
        assert "a" * 280 in shown.text
        if words.NEXT in shown.buttons:
            shown = await local.press(shown, words.NEXT)
    assert said.SAYS_NOW in shown.text
