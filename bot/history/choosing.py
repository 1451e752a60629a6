"""Which card, which revision: from what a person typed, and suggested while they type."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from itertools import chain

from bot.commands.completion import complete_cards
from bot.editors import is_editor, require_editor
from bot.errors import Declined
from bot.history.reading import revision_label, zone_of
from bot.subscribing.answering import Interaction
from bot.views.escape import cut, escaped, plain, typed
from bot.views.history import entry_label
from bot.views.limits import OPTION, OPTIONS
from bot.views.undo import THE_PACKS
from bot.words import history as said
from briefs.guild.model import Act, KnownCard, Standing
from briefs.guild.versions import read_title
from briefs.matching.normalise import normalise
from briefs.model import Pack

PACK = "pack"
"""What stands for the pack's card in the option `revision`."""
_NEAR = 3
_REMOVED = said.card_choice("", removed=True)

Suggestions = list[tuple[str, str]]


async def find_card(interaction: Interaction, text: str) -> str:
    """Give the slug of the card that a person chose or named, seen or removed.

    Args:
        interaction: Where they are.
        text: What a suggestion gave, a slug, or one of the names, letter for letter but for case,
            accents and punctuation.

    Raises:
        Declined: Not an editor here, or no card is called so; it names those that are near.
    """
    guild_id = require_editor(interaction)
    client = interaction.client
    library = await client.libraries.of(guild_id)
    known = await client.store.card_history.known(guild_id)
    slugs = {card.slug for card in known} | library.pack.cards.keys()
    slugs |= client.libraries.shared.pack.cards.keys()
    if text.strip() in slugs:
        return text.strip()
    shared = client.libraries.shared.pack
    named = chain(_names(library.pack), ((one.slug, _title(one, shared)) for one in known))
    slug = await asyncio.to_thread(_named, normalise(text.removesuffix(_REMOVED)), named)
    if slug is not None:
        return slug
    found = await library.aside(lambda: library.complete(text), names_only=True)
    near = [escaped(completion.label) for completion in found[:_NEAR]]
    raise Declined(said.no_card(typed(text), near))


def _names(pack: Pack) -> Iterator[tuple[str, str]]:
    for slug, card in pack.cards.items():
        yield slug, card.title
        for names in card.aliases.values():
            yield from ((slug, name) for name in names)


def _named(wanted: str, named: Iterable[tuple[str, str]]) -> str | None:
    if not wanted:
        return None
    return next((slug for slug, name in named if normalise(name) == wanted), None)


async def suggest_present(interaction: Interaction, text: str) -> Suggestions:
    """Suggest the cards that members see, and those of the server that can't be shown."""
    return await _suggest(interaction, text, with_removed=False)


async def suggest_all(interaction: Interaction, text: str) -> Suggestions:
    """Suggest all cards, also removed ones; those that the server changed last come first."""
    return await _suggest(interaction, text, with_removed=True)


async def suggest_revisions(interaction: Interaction, slug: str, text: str) -> Suggestions:
    """Suggest the states of a card that can come back: by number, act, day or reason.

    Args:
        interaction: The autocomplete.
        slug: What stands in the option `card` so far.
        text: What stands in the option `revision`.
    """
    if not _may_see(interaction) or interaction.guild_id is None or not slug:
        return []
    client, guild_id = interaction.client, interaction.guild_id
    slug = await find_card(interaction, slug)
    revisions = await client.store.cards.history(guild_id, slug, limit=4 * OPTIONS)
    restored = [one.number for one in revisions if one.act is Act.RESTORE]
    origins = await client.store.card_history.origins(guild_id, slug, restored)
    zone = zone_of(client, guild_id)
    rows = [
        (revision_label(one, origins.get(one.number), zone), str(one.number))
        for one in revisions[1:]
    ]
    packed = slug in client.libraries.shared.pack.cards
    if packed and revisions and revisions[0].standing is not Standing.PACK:
        rows = [*rows[: OPTIONS - 1], (said.THE_PACKS, PACK), *rows[OPTIONS - 1 :]]
    return [row for row in rows if text.casefold().strip() in row[0].casefold()][:OPTIONS]


def read_revision(text: str) -> int:
    """Read the option `revision`: a number, or the pack's card.

    Raises:
        Declined: It is neither.
    """
    chosen = text.strip()
    if chosen.casefold() in (PACK, said.THE_PACKS.casefold()):
        return THE_PACKS
    number = chosen.partition(" ")[0]
    if not (number.isascii() and number.isdigit() and 0 < len(number) < 10 and int(number)):
        raise Declined(said.NO_REVISION)
    return int(number)


async def _suggest(interaction: Interaction, text: str, *, with_removed: bool) -> Suggestions:
    if not _may_see(interaction) or interaction.guild_id is None:
        return []
    client, guild_id = interaction.client, interaction.guild_id
    seen = (await client.libraries.of(guild_id)).pack.cards
    known = await client.store.card_history.known(guild_id)
    if not with_removed:
        known = tuple(one for one in known if one.standing is Standing.OWN and one.slug not in seen)
    shared = client.libraries.shared.pack
    first = await asyncio.to_thread(_fitting, known, normalise(text).split(), shared)
    others = [(choice.name, choice.value) for choice in await complete_cards(interaction, text)]
    return list(_each_once([*first, *others]))[:OPTIONS]


def _fitting(known: Iterable[KnownCard], wanted: list[str], shared: Pack) -> Suggestions:
    """Give the cards with all these words, or parts of words, in their title or slug."""
    fitting = []
    for one in known:
        title = _title(one, shared)
        if all(part in normalise(f"{title} {one.slug}") for part in wanted):
            removed = one.standing is Standing.REMOVED
            fitting.append((_label(title, removed=removed), one.slug))
    return fitting


def _each_once(suggestions: Suggestions) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for label, value in suggestions:
        if value not in seen:
            seen.add(value)
            yield label, value


def _label(title: str, *, removed: bool) -> str:
    mark = len(_REMOVED) if removed else 0
    return entry_label(said.card_choice(cut(plain(title), OPTION - mark), removed=removed))


def _title(card: KnownCard, shared: Pack) -> str:
    packed = shared.cards.get(card.slug)
    if packed is not None and card.standing is Standing.PACK:
        return packed.title
    own = read_title(card.head) if card.head else None
    return own or (packed.title if packed else card.slug)


def _may_see(interaction: Interaction) -> bool:
    """Names of removed cards are for editors alone."""
    return is_editor(interaction) and interaction.is_guild_integration()
