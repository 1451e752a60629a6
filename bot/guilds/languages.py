"""In which language a member sees the names of cards."""

from __future__ import annotations

from bot.acting import Interaction
from briefs.model import Pack


def languages_of(pack: Pack) -> tuple[str, ...]:
    """Give the languages in which cards have names, those with the most first."""
    counts: dict[str, int] = {}
    for card in pack.cards.values():
        for tag, names in card.aliases.items():
            language = primary(tag)
            counts[language] = counts.get(language, 0) + len(names)
    return tuple(sorted(counts, key=lambda language: (-counts[language], language)))


def primary(tag: str) -> str:
    """Give the language of a BCP 47 tag: `pt` of `pt-BR`."""
    return tag.partition("-")[0].lower()


def spoken_by(interaction: Interaction, languages: frozenset[str]) -> str:
    """Give the language whose names a member is shown: their own, or the server's second one.

    Args:
        interaction: Who asks, and where.
        languages: In which there are names.
    """
    own = interaction.locale.language_code
    second = interaction.client.guild_settings.of(interaction.guild_id).language
    return own if second is None or primary(own) in languages else second
