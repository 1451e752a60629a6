"""Taking an import back as one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.acting import Interaction, read_numbers
from bot.editors import require_editor
from bot.errors import Declined
from bot.exchange.paper import Paper, aside, show
from bot.saving import show_members, turn_of
from bot.subscribing.answering import take_time
from bot.views.escape import shortened
from bot.views.exchange import edited_screen, undone_screen
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.words import exchange as said
from briefs.guild.errors import CardChanged, TooManyCards
from briefs.guild.model import Act, Revision
from briefs.guild.names import NameTable
from briefs.guild.states import read_state

_NAME = 80


async def undo(interaction: Interaction, pressed: PressId, _chosen: object) -> None:
    """Take an import back, unless one of its cards was edited since.

    Raises:
        ButtonUnknown: Another version made the button.
        Declined: They are no editor, the server has no such import, or no room for what was.
    """
    [batch] = read_numbers(pressed, 1)
    guild_id = require_editor(interaction)
    await take_time(interaction)
    await show(interaction, Paper(await _undo(interaction, guild_id, batch)))


async def _undo(interaction: Interaction, guild_id: int, batch: int) -> Screen:
    client = interaction.client
    cards = client.store.cards
    made = await cards.read_import(guild_id, batch)
    if not made:
        raise Declined(said.IMPORT_GONE)
    async with turn_of(guild_id):
        taken = await _taken_since(interaction, guild_id, made)
        if taken:
            raise Declined(said.name_taken(*(shortened(name, _NAME) for name in taken)))
        try:
            await cards.undo_import(guild_id, batch, interaction.user.id, client.daily.now())
        except TooManyCards as error:
            raise Declined(said.NO_ROOM_TO_UNDO) from error
        except CardChanged:
            edited = _edited_since(made, await cards.current(guild_id))
            if edited:
                seen = (await client.libraries.of(guild_id)).pack.cards
                return edited_screen(
                    [
                        (seen[one.slug].title if one.slug in seen else one.slug, one)
                        for one in edited
                    ]
                )
        await show_members(client, guild_id)
    return undone_screen(len(made), client.mentions)


async def _taken_since(
    interaction: Interaction, guild_id: int, made: Sequence[Revision]
) -> tuple[str, str] | None:
    """Give a name of a card before the import that another card took since, and whose it is."""
    client = interaction.client
    pack = client.libraries.shared.pack
    find_one = client.store.cards.find
    earlier = [await find_one(guild_id, one.slug, one.number - 1) for one in made if one.number > 1]
    seen = (await client.libraries.of(guild_id)).pack.cards
    slugs = {one.slug for one in made}
    others = [card for slug, card in seen.items() if slug not in slugs]

    def find() -> tuple[str, str] | None:
        back = {slug: pack.cards.get(slug) for slug in sorted(slugs)}
        back |= {one.slug: read_state(one, pack) for one in earlier}
        table = NameTable.of(others)
        found = (table.find_taken(card) for card in back.values() if card)
        return next(((name, owner.title) for name, owner in filter(None, found)), None)

    return await aside(find)


def _edited_since(made: Sequence[Revision], current: Mapping[str, Revision]) -> list[Revision]:
    """Give what was saved on top of an import; nothing when it was taken back already."""
    numbers = {one.slug: (one.number, one.batch) for one in made}
    newest = (current[slug] for slug in numbers if slug in current)
    return [
        one
        for one in newest
        if one.number != numbers[one.slug][0]
        and (one.act, one.batch) != (Act.UNDO, numbers[one.slug][1])
    ]
