"""A card's history, read from the store as it is at this moment."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from bot.client import BriefingClient
from bot.errors import CardGone
from bot.views.history import PAGE, Entry, Subject, entry_label, pages_of
from bot.views.paging import within
from bot.words import history as said
from briefs.errors import UnknownZone
from briefs.guild.differences import compare
from briefs.guild.model import Act, Revision, Standing
from briefs.guild.states import read_saved, read_state
from briefs.guild.versions import pack_changed, read_base, read_title
from briefs.model import Card, Pack
from briefs.schedule.zone_files import load_zone


async def read_subject(client: BriefingClient, guild_id: int, slug: str) -> Subject:
    """Read what a server has under a slug.

    Args:
        client: With the store and the pack.
        guild_id: The server, as `require_editor` gave it.
        slug: From wherever, so perhaps of no card, or of another server's.

    Raises:
        CardGone: Neither this server nor the pack ever had such a card.
    """
    revisions = await client.store.cards.history(guild_id, slug, limit=1)
    newest = revisions[0] if revisions else None
    packed = client.libraries.shared.pack.cards.get(slug)
    if newest is None and packed is None:
        raise CardGone(slug)
    head = newest.text if newest else None
    if head is None and packed is None:
        known = await client.store.card_history.known(guild_id)
        head = next((card.head for card in known if card.slug == slug), None)
    return await asyncio.to_thread(_subject, client.libraries.shared.pack, slug, newest, head)


def _subject(pack: Pack, slug: str, newest: Revision | None, head: str | None) -> Subject:
    packed = pack.cards.get(slug)
    own = read_title(head) if head is not None else None
    return Subject(
        slug=slug,
        title=own or (packed.title if packed else slug),
        newest=newest,
        packed=packed,
        faults=read_saved(newest, pack)[1] if newest is not None else (),
        pack_changed=newest is not None and pack_changed(newest, pack),
    )


async def read_entries(
    client: BriefingClient, guild_id: int, subject: Subject, page: int
) -> tuple[Entry, ...]:
    """Read one page of a card's revisions, newest first.

    Args:
        client: With the store and the pack.
        guild_id: The server.
        subject: The card.
        page: From 0; one that does not exist gives the nearest.
    """
    page = within(page, range(pages_of(subject)))
    revisions = await client.store.cards.history(
        guild_id, subject.slug, limit=PAGE + 1, skip=page * PAGE
    )
    return (await make_entries(client, guild_id, revisions))[:PAGE]


async def read_entry(
    client: BriefingClient, guild_id: int, slug: str, number: int, since: int | None = None
) -> Entry:
    """Read one revision with what it changed.

    Args:
        client: With the store and the pack.
        guild_id: The server.
        slug: The card.
        number: Of the revision.
        since: Of an earlier one, to give all changes from there on; the one before when None.

    Raises:
        RevisionUnknown: This server has none with this number.
    """
    cards = client.store.cards
    revision = await cards.find(guild_id, slug, number)
    earlier = number - 1 if since is None else since
    before = await cards.find(guild_id, slug, earlier) if 0 < earlier < number else None
    pair = [revision] if before is None else [revision, before]
    return (await make_entries(client, guild_id, pair))[0]


async def read_present(client: BriefingClient, subject: Subject) -> Card | None:
    """Read the card that members see; None when they see none."""
    pack = client.libraries.shared.pack
    if subject.newest is None:
        return subject.packed
    return await asyncio.to_thread(read_state, subject.newest, pack)


async def make_entries(
    client: BriefingClient, guild_id: int, revisions: Sequence[Revision]
) -> tuple[Entry, ...]:
    """Compare each revision with the one that follows it in the list.

    Args:
        client: With the store and the pack.
        guild_id: The server.
        revisions: Of one card, newest first. The last is taken for the first that the card ever
            had: before it members saw nothing, or the pack's card.
    """
    pack, zone = client.libraries.shared.pack, zone_of(client, guild_id)
    restored = [one.number for one in revisions if one.act is Act.RESTORE]
    slug = revisions[0].slug if revisions else ""
    origins = await client.store.card_history.origins(guild_id, slug, restored)

    def make() -> tuple[Entry, ...]:
        states = [read_state(one, pack) for one in revisions]
        states += [_before_first(one, pack) for one in revisions[-1:]]
        return tuple(
            Entry(
                revision=one,
                before=states[n + 1],
                after=states[n],
                changes=compare(states[n + 1], states[n]) if states[n] else (),
                origin=origins.get(one.number),
                label=revision_label(one, origins.get(one.number), zone),
                faults=read_saved(one, pack)[1] if states[n] is None else (),
            )
            for n, one in enumerate(revisions)
        )

    return await asyncio.to_thread(make)


def zone_of(client: BriefingClient, guild_id: int) -> tzinfo:
    """Give the zone that times are told in where Discord can't: the server's, else UTC."""
    zone = client.guild_settings.of(guild_id).zone
    try:
        return load_zone(zone) if zone else UTC
    except UnknownZone:
        return UTC


def revision_label(revision: Revision, origin: int | None, zone: tzinfo) -> str:
    """Name a revision for a list of suggestions or a menu, as plain text."""
    return entry_label(
        said.revision_choice(revision, origin, datetime.fromtimestamp(revision.at, zone))
    )


def _before_first(revision: Revision, pack: Pack) -> Card | None:
    """Give what members saw before the first revision of a card: nothing, or the pack's card."""
    if revision.base is not None:
        return read_base(revision, pack)
    return None if revision.standing is Standing.OWN else pack.cards.get(revision.slug)
