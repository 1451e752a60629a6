from __future__ import annotations

from typing import Any

import discord
import pytest

from sandbox import LocalDiscord, Upload
from sandbox.errors import BadForm, NoSuchComponent
from sandbox.forms import fields
from tests.sandbox.bots import Bot, running

Interaction = discord.Interaction


class Suggestion(discord.ui.Modal, title="Suggest a card"):
    name: discord.ui.Label[Any] = discord.ui.Label(
        text="Name", component=discord.ui.TextInput(max_length=20, custom_id="name")
    )
    why: discord.ui.Label[Any] = discord.ui.Label(
        text="Why",
        description="One sentence",
        component=discord.ui.TextInput(
            custom_id="why", required=False, style=discord.TextStyle.paragraph, default="because"
        ),
    )
    group: discord.ui.Label[Any] = discord.ui.Label(
        text="Group",
        component=discord.ui.Select(
            custom_id="group", options=[discord.SelectOption(label="Islands", value="islands")]
        ),
    )
    file: discord.ui.Label[Any] = discord.ui.Label(
        text="File", component=discord.ui.FileUpload(custom_id="file", required=False)
    )
    sure: discord.ui.Label[Any] = discord.ui.Label(
        text="Sure", component=discord.ui.Checkbox(custom_id="sure")
    )

    async def on_submit(self, interaction: Interaction, /) -> None:
        files: list[discord.Attachment] = self.file.component.values  # type: ignore[attr-defined] # typed as any item
        texts = [(await file.read()).decode() for file in files]
        values = [
            self.name.component.value,  # type: ignore[attr-defined] # typed as any item
            self.why.component.value,  # type: ignore[attr-defined] # typed as any item
            self.group.component.values,  # type: ignore[attr-defined] # typed as any item
            self.sure.component.value,  # type: ignore[attr-defined] # typed as any item
            texts,
        ]
        await interaction.response.send_message(repr(values), ephemeral=True)


def offer(bot: Bot) -> None:
    @bot.tree.command(description="Opens a form")
    async def suggest(interaction: Interaction) -> None:
        await interaction.response.send_modal(Suggestion())


async def test_a_form_is_filled_and_sent(local: LocalDiscord, bot: Bot) -> None:
    offer(bot)
    async with running(local, bot):
        form = await local.slash("suggest")
        assert form.modal is not None
        assert form.message is None
        assert [field.label for field in fields(form.modal)] == [
            "Name",
            "Why",
            "Group",
            "File",
            "Sure",
        ]
        answer = await local.submit(
            form,
            {
                "name": "Kurils",
                "Group": "Islands",
                "File": Upload("a.md", b"# A"),
                "sure": True,
            },
        )
        assert answer.text == "['Kurils', 'because', ['islands'], True, ['# A']]"
        assert answer.ephemeral
        assert not local.refused


async def test_what_the_client_would_not_send(local: LocalDiscord, bot: Bot) -> None:
    offer(bot)
    async with running(local, bot):
        form = await local.slash("suggest")
        with pytest.raises(BadForm, match="group"):
            await local.submit(form, {"name": "Kurils"})
        with pytest.raises(BadForm, match="name"):
            await local.submit(form, {"name": "x" * 21, "group": "islands"})
        with pytest.raises(BadForm, match="name"):
            await local.submit(form, {"name": "", "group": "islands"})
        with pytest.raises(NoSuchComponent, match="'Why'"):
            await local.submit(form, {"nope": "x"})
        answer = await local.submit(form, {"name": "Kurils", "group": "islands"})
        with pytest.raises(NoSuchComponent, match="form"):
            await local.submit(answer, {})


async def test_a_form_opened_by_a_button_may_update_its_message(
    local: LocalDiscord, bot: Bot
) -> None:
    class Rename(discord.ui.Modal, title="Rename"):
        name: discord.ui.TextInput[Any] = discord.ui.TextInput(label="New name")

        async def on_submit(self, interaction: Interaction, /) -> None:
            await interaction.response.edit_message(content=self.name.value)

    class Opener(discord.ui.View):
        @discord.ui.button(label="Rename")
        async def rename(self, interaction: Interaction, _: discord.ui.Button[Any]) -> None:
            await interaction.response.send_modal(Rename())

    @bot.tree.command(description="Has a button")
    async def thing(interaction: Interaction) -> None:
        await interaction.response.send_message("old name", view=Opener())

    async with running(local, bot):
        shown = await local.slash("thing")
        form = await local.press(shown, "Rename")
        assert form.modal is not None
        changed = await local.submit(form, {"New name": "new name"})
        assert changed.updates
        assert shown.text.startswith("new name")


async def test_radios_checkboxes_and_menus_of_channels(local: LocalDiscord, bot: Bot) -> None:
    class Setup(discord.ui.Modal, title="Setup"):
        tone: discord.ui.Label[Any] = discord.ui.Label(
            text="Tone",
            component=discord.ui.RadioGroup(
                custom_id="tone",
                options=[
                    discord.RadioGroupOption(label="Short"),
                    discord.RadioGroupOption(label="Long"),
                ],
            ),
        )
        topics: discord.ui.Label[Any] = discord.ui.Label(
            text="Topics",
            component=discord.ui.CheckboxGroup(
                custom_id="topics",
                options=[
                    discord.CheckboxGroupOption(label="Energy", default=True),
                    discord.CheckboxGroupOption(label="Fish"),
                ],
            ),
        )
        where: discord.ui.Label[Any] = discord.ui.Label(
            text="Where", component=discord.ui.ChannelSelect(custom_id="where", required=True)
        )

        async def on_submit(self, interaction: Interaction, /) -> None:
            values = [
                self.tone.component.value,  # type: ignore[attr-defined] # typed as any item
                self.topics.component.values,  # type: ignore[attr-defined] # typed as any item
                [channel.name for channel in self.where.component.values],  # type: ignore[attr-defined] # typed as any item
            ]
            await interaction.response.send_message(repr(values))

    @bot.tree.command(description="Opens a form")
    async def setup(interaction: Interaction) -> None:
        await interaction.response.send_modal(Setup())

    async with running(local, bot):
        form = await local.slash("setup")
        place = {"Where": local.channel("briefings")}
        answer = await local.submit(form, {"Tone": "Long", "topics": ["Fish", "Energy"], **place})
        assert answer.text == "['Long', ['Fish', 'Energy'], ['briefings']]"
        form = await local.slash("setup")
        answer = await local.submit(form, {"Tone": "Short", **place})
        assert answer.text == "['Short', ['Energy'], ['briefings']]"
        with pytest.raises(BadForm, match="tone"):
            await local.submit(form, {"Tone": "Loud", **place})
        with pytest.raises(BadForm, match="where"):
            await local.submit(form, {"Tone": "Short"})
