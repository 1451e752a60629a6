"""Closing a suggestion, by publishing what it asks for or by declining it, and telling its author.

Of two editors who close one at the same time the store takes the first; the second is told.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from bot.acting import Interaction
from bot.delivery.outcomes import Verdict
from bot.editors import require_editor
from bot.saving import is_saved
from bot.suggestions.telling import server_name, tell, why_not
from bot.views.escape import shortened, typed
from bot.views.review import about
from bot.words import members as said
from briefs.guild.model import LONGEST_REASON, SuggestionState

_TITLE = 80

log = logging.getLogger(__name__)


async def accept(interaction: Interaction, suggestion_id: int, slug: str) -> str | None:
    """Close the suggestion that a published card came from, and tell its author. Raises nothing.

    The card is published whatever happens here, so that a fault only changes what is said. Writing
    to the author may take some seconds: ask Discord for time before.

    Args:
        interaction: The press that published the card, by an editor of the server.
        suggestion_id: The suggestion whose form was filled in.
        slug: The card, as it was published.

    Returns:
        A line of Markdown for the screen that confirms the card; None when this server has no such
        suggestion.
    """
    try:
        return await _accept(interaction, suggestion_id, slug)
    except Exception:
        log.exception("Suggestion %d was not closed", suggestion_id)
        return said.ACCEPTED_NOT_CLOSED


async def decline(interaction: Interaction, suggestion_id: int, reason: str) -> str:
    """Close a suggestion without doing what it asks for, and tell its author why.

    Args:
        interaction: The form, sent by an editor of the server.
        suggestion_id: As the form names it.
        reason: As typed; may be empty.

    Returns:
        A line of Markdown that says what was done, or who closed it before.

    Raises:
        Declined: The person is no editor here (any more).
    """
    why = typed(reason.strip(), LONGEST_REASON)
    return await _close(
        interaction,
        suggestion_id,
        (SuggestionState.DECLINED, reason.strip()),
        said.DECLINED,
        lambda name, server: said.tell_declined(name, server, why),
    )


async def finish(interaction: Interaction, suggestion_id: int) -> str:
    """Close a suggestion whose wish a card fulfils already, and tell its author.

    Takes, gives and raises what `decline` does.
    """
    return await _close(
        interaction,
        suggestion_id,
        (SuggestionState.ACCEPTED, ""),
        said.FINISHED,
        said.tell_finished,
    )


async def closed_before(interaction: Interaction, guild_id: int, suggestion_id: int) -> str:
    """Say who closed a suggestion, or that this server has none with this id."""
    found = await interaction.client.store.suggestions.find(guild_id, suggestion_id)
    if found is None or found.state is SuggestionState.OPEN:
        return said.SUGGESTION_GONE
    if found.closed_by == interaction.user.id:
        return said.closed_by_you(found.state)
    return said.closed_before(found.closed_by, found.state, typed(found.reason, LONGEST_REASON))


async def _close(
    interaction: Interaction,
    suggestion_id: int,
    outcome: tuple[SuggestionState, str],
    done: str,
    write: Callable[[str, str], str],
) -> str:
    """Close a suggestion, and tell its author unless that is who closes it.

    Args:
        interaction: By an editor.
        suggestion_id: Which.
        outcome: The state it gets, and the reason.
        done: What was done, in a word.
        write: Makes the message to the author of what it is about and the server's name.
    """
    guild_id = require_editor(interaction)
    closed = await interaction.client.store.suggestions.close(
        guild_id, suggestion_id, outcome[0], interaction.user.id, outcome[1]
    )
    if closed is None:
        return await closed_before(interaction, guild_id, suggestion_id)
    if closed.author_id == interaction.user.id:
        return said.closed_own(done)
    with is_saved():
        library = await interaction.client.libraries.of(guild_id)
    name = said.about(about(closed, library.pack))
    verdict = await tell(interaction, closed, write(name, server_name(interaction)))
    if verdict is Verdict.SENT:
        return said.closed_told(done, closed.author_id)
    return said.closed_untold(done, closed.author_id, why_not(verdict))


async def _accept(interaction: Interaction, suggestion_id: int, slug: str) -> str | None:
    guild_id = require_editor(interaction)
    suggestions = interaction.client.store.suggestions
    found = await suggestions.find(guild_id, suggestion_id)
    if found is None:
        return None
    library = await interaction.client.libraries.of(guild_id)
    name, card = said.about(about(found, library.pack)), library.pack.cards.get(slug)
    closed = await suggestions.close(
        guild_id, suggestion_id, SuggestionState.ACCEPTED, interaction.user.id
    )
    if closed is None:
        newest = await suggestions.find(guild_id, suggestion_id) or found
        return said.accepted_late(newest.closed_by, newest.state)
    if closed.author_id == interaction.user.id:
        return said.ACCEPTED_OWN
    title = shortened(card.title, _TITLE) if card else slug
    verdict = await tell(
        interaction, closed, said.tell_accepted(name, server_name(interaction), title)
    )
    if verdict is Verdict.SENT:
        return said.accepted(closed.author_id)
    return said.accepted_untold(closed.author_id, why_not(verdict))
