"""Which subscriptions a person may change where they are; looked up anew at each act."""

from __future__ import annotations

from bot.editors import is_editor
from bot.errors import Declined
from bot.library import Library
from bot.subscribing.answering import Interaction
from bot.views.subscriptions import Packs
from bot.words import facts as said
from briefs.errors import SubscriptionGone
from briefs.facts.model import Owner, Standing

_LARGEST_ID = 2**63 - 1


async def reach(interaction: Interaction, subscription_id: int) -> Standing:
    """Give a subscription that this person may change here.

    Its own channel's server must be this one, and the person an editor or who made it; or it goes
    to this person's direct messages.

    Raises:
        Declined: There is none of this id here, or it is not theirs.
    """
    found = None
    if 0 < subscription_id <= _LARGEST_ID:
        for owner in owners(interaction):
            try:
                found = await interaction.client.daily.subscriptions.find(subscription_id, owner)
            except SubscriptionGone:
                continue
            break
    if found is None:
        raise Declined(said.SUBSCRIPTION_GONE)
    if not may_change(interaction, found):
        raise Declined(said.NOT_YOURS)
    return found


async def library_of(interaction: Interaction, owner: Owner) -> Library:
    """Give what a subscription can be about: this server's cards; in direct messages the pack's."""
    libraries = interaction.client.libraries
    return libraries.shared if owner.is_dm else await libraries.of(interaction.guild_id)


async def packs_of(interaction: Interaction) -> Packs:
    """Give the cards that the subscriptions within reach are about."""
    libraries = interaction.client.libraries
    here = await libraries.of(interaction.guild_id)
    return Packs(here.pack, libraries.shared.pack)


async def reachable(interaction: Interaction) -> list[Standing]:
    """Give all subscriptions that this person may change here: the server's first."""
    subscriptions = interaction.client.daily.subscriptions
    return [
        standing
        for owner in owners(interaction)
        for standing in await subscriptions.list(owner)
        if may_change(interaction, standing)
    ]


def owners(interaction: Interaction) -> list[Owner]:
    """Give whose subscriptions are in question: the server's, and the person's own."""
    own = [Owner(None, interaction.user.id)]
    return own if interaction.guild_id is None else [Owner(interaction.guild_id), *own]


def may_change(interaction: Interaction, standing: Standing) -> bool:
    """Tell whether a subscription found by one of their owners may be changed by this person."""
    subscription = standing.subscription
    return (
        subscription.owner.is_dm
        or subscription.created_by == interaction.user.id
        or is_editor(interaction)
    )
