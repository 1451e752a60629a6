"""What is suggested while a person types an option of `/facts`."""

from __future__ import annotations

from bot.facts import Topic
from bot.guilds.languages import spoken_by
from bot.places import Places
from bot.subscribing.answering import Interaction
from bot.subscribing.reaching import packs_of, reachable
from bot.subscribing.request import groups_of
from bot.views.escape import cut, plain
from bot.views.limits import OPTION, OPTIONS
from bot.views.subscriptions import subscription_label
from bot.words import facts as said
from bot.words import group_name
from briefs.matching.normalise import normalise
from briefs.schedule.zones import find_zones

Suggestions = list[tuple[str, str]]
"""Labels and values."""

_GROUPS = 5


async def suggest_topics(interaction: Interaction, typed: str) -> Suggestions:
    """Suggest groups whose name has the words typed, then cards; for direct messages the pack's."""
    libraries = interaction.client.libraries
    is_direct = bool(interaction.namespace.dm)
    library = libraries.shared if is_direct else await libraries.of(interaction.guild_id)
    form = normalise(typed)
    groups = [
        (said.group_choice(group_name(group), cards), str(Topic(group=group)))
        for group, cards in groups_of(library).items()
        if form in normalise(group_name(group))
    ]
    wanted = interaction.client.opened.order(interaction.guild_id)
    found = await library.aside(
        lambda: library.complete(typed, spoken_by(interaction, library), wanted), names_only=True
    )
    cards = [(completion.label, completion.slug) for completion in found]
    some = groups if len(form) > 1 else groups[:_GROUPS]
    return [*some, *cards][:OPTIONS]


async def suggest_zones(interaction: Interaction, typed: str) -> Suggestions:
    """Suggest time zones, the server's home zone first where it may be meant."""
    found = [(one.label, one.zone) for one in find_zones(typed, interaction.locale.language_code)]
    home = interaction.client.guild_settings.of(interaction.guild_id).zone
    if home is not None and not typed.strip():
        found = [(said.home_zone_choice(home), home), *(one for one in found if one[1] != home)]
    return sorted(found, key=lambda one: one[1] != home)[:OPTIONS]


async def suggest_subscriptions(interaction: Interaction, typed: str) -> Suggestions:
    """Suggest what this person may change here, by channel, topic and time."""
    client = interaction.client
    places = Places(client)
    packs = await packs_of(interaction)
    form = typed.casefold().strip()
    found = []
    for standing in await reachable(interaction):
        subscription = standing.subscription
        name = places.channel_name(subscription.owner.guild_id, subscription.channel_id)
        label = subscription_label(subscription, packs.of(subscription), name)
        if form in label.casefold():
            found.append((cut(plain(label), OPTION), str(subscription.id)))
    return found[:OPTIONS]
