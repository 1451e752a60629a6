from __future__ import annotations

import asyncio
import re
from typing import Any, Self

import discord
import pytest

from sandbox import LocalDiscord, Permission
from sandbox.errors import BadOption, NoSuchComponent, NotAllowed
from tests.sandbox.bots import Bot, running

Interaction = discord.Interaction
Item = discord.ui.Item[Any]


class Counter(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"count:(?P<n>\d+)"):
    def __init__(self, n: int) -> None:
        self.n = n
        super().__init__(discord.ui.Button(label=f"Count {n}", custom_id=f"count:{n}"))

    @classmethod
    async def from_custom_id(cls, _: Interaction, __: Item, match: re.Match[str], /) -> Self:
        return cls(int(match["n"]))

    async def callback(self, interaction: Interaction) -> None:
        view = discord.ui.View(timeout=None)
        view.add_item(Counter(self.n + 1))
        await interaction.response.edit_message(content=f"counted {self.n}", view=view)


class Card(discord.ui.LayoutView):
    """A card in Components V2 with a button, a link, a switched-off button and a menu."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        more: discord.ui.Button[Any] = discord.ui.Button(label="More", custom_id="more")
        link: discord.ui.Button[Any] = discord.ui.Button(label="Read", url="https://example.org")
        off: discord.ui.Button[Any] = discord.ui.Button(label="Off", custom_id="off", disabled=True)
        menu: discord.ui.Select[Any] = discord.ui.Select(
            placeholder="Related",
            custom_id="related",
            options=[discord.SelectOption(label="Energy", value="energy")],
        )
        side: discord.ui.Button[Any] = discord.ui.Button(label="More", custom_id="side")
        self.add_item(
            discord.ui.Container(
                discord.ui.TextDisplay("# Kurils"),
                discord.ui.Separator(),
                discord.ui.Section("A section", accessory=side),
                discord.ui.ActionRow(more, link, off),
                discord.ui.ActionRow(menu),
            )
        )


def show_card(bot: Bot) -> None:
    @bot.tree.command(description="A card")
    async def card(interaction: Interaction, private: bool = False) -> None:
        await interaction.response.send_message(view=Card(), ephemeral=private)

    async def on_interaction(interaction: Interaction) -> None:
        data: Any = interaction.data
        if interaction.type is not discord.InteractionType.component:
            return
        if data["custom_id"].startswith("count:"):
            return
        if data["custom_id"] == "side":
            await interaction.response.defer()
            await interaction.edit_original_response(view=discord.ui.LayoutView())
            return
        chosen = data.get("values", [])
        await interaction.response.send_message(f"{data['custom_id']} {chosen}", ephemeral=True)

    bot.event(on_interaction)


async def test_a_card_reads_in_order_and_its_buttons_answer(local: LocalDiscord, bot: Bot) -> None:
    show_card(bot)
    async with running(local, bot):
        card = await local.slash("card")
        assert card.text.splitlines() == [
            "# Kurils",
            "———",
            "A section",
            "[More]",
            "[More]  [Read] → https://example.org  [Off] (off)",
            "Related ▾",
            "  • Energy",
        ]
        assert set(card.buttons) == {"More", "Read", "Off"}
        assert list(card.menus) == ["Related"]
        ids = [component["id"] for component in card.components]
        assert len(set(ids)) == len(ids)
        more = await local.press(card, "More", nth=1)
        assert more.text == "more []"
        assert more.ephemeral
        assert more.message is not None
        assert more.message["message_reference"]["message_id"] == str(card.messages()[0].id)
        assert (await local.press(card, custom_id="more")).text == "more []"
        assert (await local.choose(card, "Related", "Energy")).text == "related ['energy']"
        assert (await local.choose(card, value="energy")).text == "related ['energy']"


async def test_what_discord_would_not_let_one_press(local: LocalDiscord, bot: Bot) -> None:
    show_card(bot)
    async with running(local, bot):
        card = await local.slash("card")
        for label, why in {"Off": "switched off", "Read": "opens a page"}.items():
            with pytest.raises(NotAllowed, match=why):
                await local.press(card, label)
        with pytest.raises(NoSuchComponent, match="Read"):
            await local.press(card, "Nope")
        with pytest.raises(BadOption, match="Energy"):
            await local.choose(card, value="Oil")
        with pytest.raises(BadOption, match="1 to 1"):
            await local.choose(card, values=["energy", "energy"])
        private = await local.slash("card", private=True)
        with pytest.raises(NotAllowed, match="doesn't see this message"):
            await local.press(private, "More", user=local.admin)
        local.manage.overwrite(local.channel("general"), local.admin, deny=Permission.VIEW_CHANNEL)
        with pytest.raises(NotAllowed, match="can't see this channel"):
            await local.press(card, "More", user=local.other)
        local.manage.delete_message(card.messages()[0])
        with pytest.raises(NoSuchComponent):
            await local.press(card, "More")


async def test_a_button_outlives_the_bot(local: LocalDiscord) -> None:
    first, second = Bot(), Bot()

    @first.tree.command(description="Counts")
    async def count(interaction: Interaction) -> None:
        view = discord.ui.View(timeout=None)
        view.add_item(Counter(1))
        await interaction.response.send_message("counting", view=view)

    second.tree.add_command(count)
    async with running(local, first):
        answer = await local.slash("count")
    second.add_dynamic_items(Counter)
    async with running(local, second):
        pressed = await local.press(answer, "Count 1", user=local.admin)
        assert pressed.updates
        assert pressed.text == "counted 1\n[Count 2]"
        assert answer.text == pressed.text
        again = await local.press(pressed, "Count 2")
        assert again.text == "counted 2\n[Count 3]"


async def test_a_deferred_update_is_waited_for(local: LocalDiscord, bot: Bot) -> None:
    @bot.tree.command(description="Edits later")
    async def later(interaction: Interaction) -> None:
        view = discord.ui.View()
        button: discord.ui.Button[Any] = discord.ui.Button(label="Go", custom_id="go")

        async def go(pressed: Interaction) -> None:
            await pressed.response.defer()
            await asyncio.sleep(0.05)
            await pressed.edit_original_response(content="gone", view=None)

        button.callback = go  # type: ignore[assignment] # discord.py's own idiom
        view.add_item(button)
        await interaction.response.send_message("ready", view=view)

    async with running(local, bot):
        ready = await local.slash("later")
        gone = await local.press(ready, "Go")
        assert gone.deferred
        assert gone.text == "gone"
        assert gone.message is not None
        assert gone.message["edited_timestamp"] is not None


async def test_menus_of_users_roles_and_channels(local: LocalDiscord, bot: Bot) -> None:
    picked: list[str] = []

    class Menus(discord.ui.View):
        @discord.ui.select(cls=discord.ui.ChannelSelect, placeholder="Channel")
        async def channels(
            self, interaction: Interaction, select: discord.ui.ChannelSelect[Any]
        ) -> None:
            picked.extend(channel.name for channel in select.values)
            await interaction.response.defer()

        @discord.ui.select(cls=discord.ui.RoleSelect, placeholder="Role")
        async def roles(self, interaction: Interaction, select: discord.ui.RoleSelect[Any]) -> None:
            picked.extend(role.name for role in select.values)
            await interaction.response.defer()

        @discord.ui.select(cls=discord.ui.UserSelect, placeholder="User", max_values=2)
        async def users(self, interaction: Interaction, select: discord.ui.UserSelect[Any]) -> None:
            picked.extend(user.display_name for user in select.values)
            await interaction.response.defer()

    @bot.tree.command(description="Menus")
    async def menus(interaction: Interaction) -> None:
        await interaction.response.send_message(view=Menus())

    async with running(local, bot):
        shown = await local.slash("menus")
        await local.choose(shown, "Channel", local.channel("briefings"), patience=0)
        await local.choose(shown, "Role", local.place.editor_role, patience=0)
        await local.choose(shown, "User", values=[local.admin, local.editor], patience=0)
        await asyncio.sleep(0.05)
        assert picked == ["briefings", "Editor", "Adam", "Emi"]
        with pytest.raises(BadOption, match="does not offer"):
            await local.choose(shown, "User", local.other)
