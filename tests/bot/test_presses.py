from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import words
from bot.errors import ButtonUnknown
from bot.presses import on_interaction, read_target
from bot.views.custom_ids import MENUS, Action, ScreenId

ASKER, OTHER = 5, 6


def message(*, private: bool = False, asker: int | None = ASKER) -> Any:
    metadata = SimpleNamespace(user=discord.Object(asker)) if asker else None
    return SimpleNamespace(
        flags=discord.MessageFlags(ephemeral=private), interaction_metadata=metadata
    )


async def press(interaction: Any, custom_id: str, chosen: str | None = None) -> Any:
    values = {} if chosen is None else {"values": [chosen]}
    interaction.data = {"custom_id": custom_id, **values}
    await on_interaction(interaction)
    return interaction.response


Ask = Callable[..., Any]


@pytest.fixture
def pressing(ask: Ask) -> Callable[..., Any]:
    def make(custom_id: str, shown: Any) -> Any:
        interaction = ask(discord.InteractionType.component, custom_id=custom_id)
        interaction.message = shown
        return interaction

    return make


KURILS = "kuril-dispute"


@pytest.mark.parametrize(
    "action", sorted(set(Action) - MENUS.keys() - {Action.SOURCE, Action.TOPICS})
)
async def test_a_button_on_a_public_message_answers_privately(
    pressing: Ask, action: Action
) -> None:
    custom_id = str(ScreenId(action, KURILS))
    answer = await press(pressing(custom_id, message()), custom_id)
    assert (answer.kind, answer.private) == ("message", True)
    assert "Kuril" in answer.text


@pytest.mark.parametrize(
    "action", sorted(set(Action) - MENUS.keys() - {Action.SOURCE, Action.EXAMPLE})
)
async def test_a_private_message_turns_into_the_screen(pressing: Ask, action: Action) -> None:
    custom_id = str(ScreenId(action, "" if action is Action.TOPICS else KURILS))
    answer = await press(pressing(custom_id, message(private=True)), custom_id)
    assert answer.kind == "edit"


async def test_an_example_leaves_the_help_where_it_is(pressing: Ask) -> None:
    custom_id = str(ScreenId(Action.EXAMPLE, KURILS))
    answer = await press(pressing(custom_id, message(private=True)), custom_id)
    assert (answer.kind, answer.private) == ("message", True)


async def test_the_person_who_asked_turns_a_choice_into_the_card(pressing: Ask) -> None:
    custom_id = str(ScreenId(Action.CHOOSE))
    answer = await press(pressing(custom_id, message(asker=ASKER)), custom_id, KURILS)
    assert answer.kind == "edit"
    assert "Kuril" in answer.text


async def test_a_choice_counts_as_opening_the_card(pressing: Ask) -> None:
    chosen = pressing(str(ScreenId(Action.CHOOSE)), message(asker=OTHER))
    await press(chosen, str(ScreenId(Action.CHOOSE)), KURILS)
    assert chosen.client.opened.noted == [(7, KURILS)]
    other = pressing(str(ScreenId(Action.FULL, KURILS)), message())
    await press(other, str(ScreenId(Action.FULL, KURILS)))
    gone = pressing(str(ScreenId(Action.CHOOSE)), message())
    await press(gone, str(ScreenId(Action.CHOOSE)), "no-longer-there")
    assert chosen.client.opened.noted == [(7, KURILS)]


@pytest.mark.parametrize("asker", [OTHER, None])
async def test_another_person_gets_a_card_of_their_own(pressing: Ask, asker: int | None) -> None:
    custom_id = str(ScreenId(Action.CHOOSE))
    answer = await press(pressing(custom_id, message(asker=asker)), custom_id, KURILS)
    assert (answer.kind, answer.private) == ("message", True)


async def test_a_related_card_does_not_replace_a_public_one(pressing: Ask) -> None:
    custom_id = str(ScreenId(Action.RELATED, KURILS))
    answer = await press(pressing(custom_id, message(asker=ASKER)), custom_id, "two-plus-two")
    assert (answer.kind, answer.private) == ("message", True)
    assert "2+2" in answer.text


async def test_a_message_without_its_flags_is_public(pressing: Ask) -> None:
    custom_id = str(ScreenId(Action.CARD, KURILS))
    answer = await press(pressing(custom_id, None), custom_id)
    assert (answer.kind, answer.private) == ("message", True)


@pytest.mark.parametrize(
    ("custom_id", "chosen", "sentence"),
    [
        (str(ScreenId(Action.CARD, "no-longer-there")), None, words.GONE),
        (str(ScreenId(Action.FULL, "no-longer-there", 3)), None, words.GONE),
        (str(ScreenId(Action.CHOOSE)), "no-longer-there", words.GONE),
        (str(ScreenId(Action.SOURCE, "no-longer-there")), None, words.SOURCE_GONE),
        ("c0:card:kuril-dispute:0", None, words.BUTTON_OUTDATED),
        ("c2:card:kuril-dispute:0", None, words.BUTTON_OUTDATED),
        ("of\nanother bot", None, words.BUTTON_OUTDATED),
        (str(ScreenId(Action.CHOOSE)), "not a slug", words.BUTTON_OUTDATED),
    ],
)
async def test_what_leads_nowhere_says_so_privately_and_offers_the_topics(
    pressing: Ask, custom_id: str, chosen: str | None, sentence: str
) -> None:
    answer = await press(pressing(custom_id, message()), custom_id, chosen)
    assert (answer.kind, answer.private) == ("message", True)
    assert sentence in answer.text
    assert str(ScreenId(Action.TOPICS)) in answer.text


@given(custom_id=st.text(max_size=100), chosen=st.lists(st.text(max_size=100), max_size=2))
def test_no_custom_id_does_more_than_be_unknown(custom_id: str, chosen: list[str]) -> None:
    with suppress(ButtonUnknown):
        assert read_target(custom_id, chosen).action not in MENUS


def test_a_menu_without_a_choice_leads_nowhere() -> None:
    with pytest.raises(ButtonUnknown):
        read_target(str(ScreenId(Action.RELATED, KURILS)), [])


async def test_a_form_is_none_of_this_version(ask: Ask) -> None:
    interaction = ask(discord.InteractionType.modal_submit, custom_id="f1:edit:energy")
    await on_interaction(interaction)
    assert words.BUTTON_OUTDATED in interaction.response.text


async def test_a_command_is_left_to_the_library(ask: Ask) -> None:
    for kind in (discord.InteractionType.application_command, discord.InteractionType.autocomplete):
        interaction = ask(kind)
        await on_interaction(interaction)
        assert interaction.response.kind is None
