"""A draft read as the card it would be, against what members of its server see now."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.editing.present import Present, read_present
from bot.editing.sketch import Sketch
from bot.subscribing.answering import Interaction
from bot.views.draft import Complaint
from bot.words import editing as said
from bot.words.form import fault_place
from briefs.guild.cleaning import clean
from briefs.guild.form import CardForm, read_form
from briefs.guild.names import NameOwner, NameTable
from briefs.guild.reading import name_slug, read_own_card
from briefs.matching.normalise import normalise
from briefs.model import Card, Pack

_UNNAMED = "new-card"
"""Stands for the slug of a new card until its title is known."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a draft comes to."""

    sketch: Sketch
    """With the slug that a new card would have."""
    card: Card | None
    """None when there is something to mend."""
    text: str
    """The card's file."""
    complaints: tuple[Complaint, ...]
    pack: Pack
    """What all servers share."""
    seen: Pack
    """What members of the server see, without this."""
    present: Present
    """What they see in its place."""
    namesake: NameOwner | None
    """The card there is by the title that was typed for a new one."""


async def check(interaction: Interaction, guild_id: int, sketch: Sketch) -> Checked:
    """Read a draft.

    Args:
        interaction: Who acts.
        guild_id: As `require_editor` gave it.
        sketch: Of a new card without a slug, one is chosen that was never used there.
    """
    client = interaction.client
    pack, library = client.libraries.shared.pack, await client.libraries.of(guild_id)
    used: Iterable[str] = ()
    if sketch.is_new and not sketch.slug:
        known = await client.store.card_history.known(guild_id)
        used = {*pack.cards, *(one.slug for one in known)}
    named, card, text, complaints, namesake = await asyncio.to_thread(
        _read, sketch, pack, library.pack, frozenset(used)
    )
    present = await read_present(interaction, guild_id, named.slug)
    return Checked(named, card, text, complaints, pack, library.pack, present, namesake)


def _read(
    sketch: Sketch, pack: Pack, seen: Pack, used: frozenset[str]
) -> tuple[Sketch, Card | None, str, tuple[Complaint, ...], NameOwner | None]:
    names = NameTable.of(seen.cards.values())
    card, text, complaints = _compose(sketch, pack, seen, names)
    if card is not None and not sketch.slug:
        sketch = replace(sketch, slug=name_slug(card.title, dict.fromkeys(used)))
        card, text, complaints = _compose(sketch, pack, seen, names)
    title = normalise(sketch.typed.get("title", ""))
    namesake = names.find(title, sketch.slug) if sketch.is_new and title else None
    return sketch, card, text, complaints, namesake


def _compose(
    sketch: Sketch, pack: Pack, seen: Pack, names: NameTable
) -> tuple[Card | None, str, tuple[Complaint, ...]]:
    slug = sketch.slug or _UNNAMED
    if not sketch.file:
        form = CardForm(**{name: str(text) for name, text in sketch.typed.items()})
        read = read_form(
            form, slug, sketch.group, pack, seen.cards, related=sketch.related, names=names
        )
        mend = [
            Complaint(
                fault_place(fault.field, fault.line),
                fault.problem,
                fault.remedy,
            )
            for fault in read.faults
        ]
        return read.card, read.text, tuple(mend)
    text = clean(sketch.file)
    card, faults = read_own_card(slug, text, pack, seen.cards, names=names)
    lines = [
        Complaint(said.line_place(fault.line), fault.problem, fault.remedy) for fault in faults
    ]
    return card, text, tuple(lines)
