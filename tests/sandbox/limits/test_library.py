"""What discord.py itself makes of views, embeds, forms and commands must pass."""

from __future__ import annotations

import datetime
import json
import timeit
from collections.abc import Callable
from typing import Any

import discord
import pytest
from discord import app_commands, ui

from sandbox.limits import (
    MessageKind,
    check_choices,
    check_command,
    check_commands,
    check_message,
    check_modal,
)

V2 = 1 << 15
Refused = Callable[..., list[tuple[str, str]]]


def sent(payload: Any) -> Any:
    """Give a payload as it comes out of the request's JSON."""
    return json.loads(json.dumps(payload))


class Card(ui.LayoutView):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        container: ui.Container[Card] = ui.Container(accent_colour=discord.Colour.blurple())
        container.add_item(ui.TextDisplay("# The Kuril dispute\nFour islands, and a treaty."))
        container.add_item(ui.Separator(spacing=discord.SeparatorSpacing.large))
        for number in range(1, 7):
            container.add_item(ui.TextDisplay(f"{number}. " + "A point, with its source. " * 8))
        container.add_item(
            ui.Section(
                "Where they stand",
                "Japan; Russia",
                accessory=ui.Thumbnail("https://example.com/map.png", description="A map"),
            )
        )
        container.add_item(ui.Section("Full", accessory=ui.Button(label="Open", custom_id="full")))
        container.add_item(
            ui.MediaGallery(
                discord.MediaGalleryItem("attachment://chart.png", description="A chart"),
                discord.MediaGalleryItem("https://example.com/b.png", spoiler=True),
            )
        )
        container.add_item(ui.File("attachment://notes.txt"))
        buttons: ui.ActionRow[Card] = ui.ActionRow()
        for name in ("Full brief", "Sources", "Timeline", "Related"):
            buttons.add_item(ui.Button(label=name, emoji="📜", custom_id=f"card:{name}"))
        buttons.add_item(ui.Button(label="Read", url="https://example.com"))
        container.add_item(buttons)
        menu: ui.ActionRow[Card] = ui.ActionRow()
        # In a message discord.py says `required` with min_values 0, and Discord doesn't mind.
        menu.add_item(
            ui.Select(
                custom_id="related",
                placeholder="Related cards",
                min_values=0,
                options=[discord.SelectOption(label=f"Card {n}", value=str(n)) for n in range(10)],
            )
        )
        container.add_item(menu)
        self.add_item(container)


def message(**more: Any) -> dict[str, Any]:
    parameters = discord.http.handle_message_parameters(
        allowed_mentions=discord.AllowedMentions.none(), **more
    )
    assert parameters.payload is not None
    return dict(sent(parameters.payload))


FILES = ["chart.png", "notes.txt"]


@pytest.mark.parametrize("kind", MessageKind)
async def test_a_card_passes_in_every_request(kind: MessageKind) -> None:
    payload = message(view=Card())
    assert payload["flags"] == V2
    check_message(payload, files=FILES, kind=kind)


async def test_a_card_is_checked_in_far_less_than_a_millisecond() -> None:
    payload = message(view=Card())

    def check() -> None:
        check_message(payload, files=FILES, kind=MessageKind.ANSWER)

    best = min(timeit.repeat(check, number=20, repeat=20)) / 20
    assert best < 0.001


async def test_a_view_of_rows_passes() -> None:
    view = ui.View(timeout=None)
    for style in (1, 2, 3, 4):
        view.add_item(
            ui.Button(label="x", style=discord.ButtonStyle(style), custom_id=f"b{style}", row=0)
        )
    view.add_item(ui.Button(emoji="<:owl:123456789012345678>", url="https://example.com", row=0))
    menus: list[ui.Item[Any]] = [
        ui.UserSelect(custom_id="u", max_values=25),
        ui.RoleSelect(custom_id="r", default_values=[discord.Object(1)]),
        ui.MentionableSelect(custom_id="m"),
        ui.ChannelSelect(custom_id="c", channel_types=[discord.ChannelType.text]),
    ]
    for menu in menus:
        view.add_item(menu)
    check_message(message(content="Hello", view=view), kind=MessageKind.CREATE)


async def test_an_embed_passes() -> None:
    embed = discord.Embed(
        title="Daily fact",
        description="Something true.",
        url="https://example.com/fact",
        colour=discord.Colour.green(),
        timestamp=datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC),
    )
    embed.set_author(name="briefing-bot", icon_url="attachment://icon.png")
    embed.set_footer(text="1 of 12").set_image(url="attachment://chart.png")
    embed.set_thumbnail(url="https://example.com/t.png")
    for number in range(25):
        embed.add_field(name=f"Field {number}", value="x", inline=bool(number % 2))
    payload = message(content="", embeds=[embed] * 2, nonce="x" * 25)
    check_message(payload, files=["icon.png", "chart.png"], kind=MessageKind.CREATE)


async def test_an_edit_of_a_card_passes() -> None:
    standing = {"flags": V2, "components": [], "attachments": []}
    edit = message(view=Card(), attachments=[])
    check_message(edit, files=FILES, kind=MessageKind.ANSWER_EDIT, standing=standing)


async def test_files_listed_by_the_library_pass() -> None:
    files = [discord.File(__file__, name, description="x") for name in FILES]
    parameters = discord.http.handle_message_parameters(view=Card(), files=files)
    with parameters:
        assert parameters.multipart is not None
        payload = json.loads(parameters.multipart[0]["value"])
    assert [item["id"] for item in payload["attachments"]] == [0, 1]
    check_message(payload, files=FILES, kind=MessageKind.FOLLOW_UP)


class Form(ui.Modal, title="A new card"):
    heading: ui.TextDisplay[Any] = ui.TextDisplay("Write what you **know**.")
    name: ui.Label[Form] = ui.Label(
        text="Title",
        description="As it stands on the card",
        component=ui.TextInput(max_length=100, min_length=1, placeholder="The Kuril dispute"),
    )
    group: ui.Label[Form] = ui.Label(
        text="Group",
        component=ui.Select(
            options=[discord.SelectOption(label="Islands"), discord.SelectOption(label="Talks")]
        ),
    )
    files: ui.Label[Form] = ui.Label(
        text="Files", component=ui.FileUpload(min_values=0, max_values=3, required=False)
    )
    kind: ui.Label[Form] = ui.Label(
        text="Kind",
        component=ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label="Card", default=True),
                discord.RadioGroupOption(label="Fact"),
            ]
        ),
    )


class Boxes(ui.Modal, title="Boxes"):
    several: ui.Label[Boxes] = ui.Label(
        text="Several",
        component=ui.CheckboxGroup(
            options=[discord.CheckboxGroupOption(label=name) for name in ("a", "b", "c")],
            min_values=0,
            max_values=3,
            required=False,
        ),
    )
    one: ui.Label[Boxes] = ui.Label(text="One", component=ui.Checkbox(default=True))
    who: ui.Label[Boxes] = ui.Label(text="Who", component=ui.UserSelect(max_values=3))


class Rows(ui.Modal, title="Rows"):
    name: ui.TextInput[Rows] = ui.TextInput(label="Name", default="x")
    text: ui.TextInput[Rows] = ui.TextInput(
        label="Text", style=discord.TextStyle.paragraph, max_length=4000, required=False
    )


@pytest.mark.parametrize("form", [Form, Boxes, Rows])
async def test_a_form_passes(form: Callable[[], ui.Modal]) -> None:
    check_modal(sent(form().to_dict()))


def tree() -> app_commands.CommandTree[discord.Client]:
    made = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))

    @made.command(name="brief", description="Shows a card")
    @app_commands.describe(topic="Which card", full="All of it", private="For you alone")
    async def brief(
        interaction: discord.Interaction, topic: str, full: bool = False, private: bool = False
    ) -> None: ...

    @brief.autocomplete("topic")
    async def topics(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        return []

    group = app_commands.Group(
        name="facts",
        description="Facts, one a day",
        default_permissions=discord.Permissions(manage_guild=True),
        guild_only=True,
    )

    @group.command(name="subscribe", description="A fact every day")
    @app_commands.choices(day=[app_commands.Choice(name="Monday", value=1)])
    async def subscribe(
        interaction: discord.Interaction,
        time: app_commands.Range[str, 4, 5],
        channel: discord.TextChannel,
        who: discord.Member | discord.Role,
        day: int = 1,
        ratio: app_commands.Range[float, 0.0, 1.0] = 0.5,
        file: discord.Attachment | None = None,
    ) -> None: ...

    inner = app_commands.Group(name="more", description="More of it", parent=group)

    @inner.command(name="now", description="One now")
    async def now(interaction: discord.Interaction) -> None: ...

    made.add_command(group)

    @made.context_menu(name="Brief me")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def menu(interaction: discord.Interaction, message: discord.Message) -> None: ...

    return made


async def test_commands_pass() -> None:
    commands = tree()
    payloads = [
        sent(command.to_dict(commands))
        for kind in discord.AppCommandType
        for command in commands.get_commands(type=kind)
    ]
    assert [payload["name"] for payload in payloads] == ["brief", "facts", "Brief me"]
    check_commands(payloads)
    for payload in payloads:
        check_command(payload)


async def test_suggestions_pass() -> None:
    choices = [app_commands.Choice(name=f"Card {n}", value=f"card-{n}") for n in range(25)]
    check_choices(sent({"choices": [choice.to_dict() for choice in choices]}))


async def test_what_the_library_lets_through_is_still_refused(refused: Refused) -> None:
    view = ui.LayoutView()
    view.add_item(ui.TextDisplay("x" * 4001))
    assert refused(check_message, message(view=view), kind=MessageKind.CREATE) == [
        ("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"),
        ("components.0.content", "BASE_TYPE_BAD_LENGTH"),
    ]
