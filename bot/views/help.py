"""What the bot can do, with examples to press."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from itertools import chain

from bot import words
from bot.views.custom_ids import Action, ScreenId
from bot.views.pieces import NEUTRAL, Item, box, button, row, rule, text
from bot.views.screen import Screen
from bot.words import help as said
from briefs.dates import PartialDate
from briefs.guild.sources import is_document
from briefs.model import Card, Pack, Source

_ALWAYS = ("brief", "ask", "topics", "source")


def help_screen(
    pack: Pack, mentions: Mapping[str, str], *, edits: bool = False, manages: bool = False
) -> Screen:
    """Show what the bot does and does not do, and how much it knows.

    Args:
        pack: The pack; examples are names of its cards.
        mentions: By command, such as `brief` or `facts subscribe`, what leads to it when pressed:
            `</brief:123>`. Commands without words in the catalogue are not shown; `/brief`,
            `/ask`, `/topics` and `/source` always are.
        edits: Whether the person may edit the server's cards.
        manages: Whether they may change its settings.
    """
    named = [name for name in said.COMMANDS if name in mentions or name in _ALWAYS]
    commands = [said.command_line(mentions.get(name, f"`/{name}`"), name) for name in named]
    examples = [
        button(f"{label[:1].upper()}{label[1:]}", ScreenId(Action.EXAMPLE, card.slug, n))
        for n, (label, card) in enumerate(_examples(pack))
    ]
    items: list[Item | None] = [
        text(said.TITLE, said.WHAT, *commands),
        text(said.TRY if examples else words.NO_CARDS),
        row(*examples),
        text(*_for_editors(mentions, manages=manages)) if edits else None,
        rule(),
        text(said.LIMITS, _size(pack)),
    ]
    return Screen([box(NEUTRAL, *items)])


def _for_editors(mentions: Mapping[str, str], *, manages: bool) -> list[str]:
    """Give a line for each thing that editors do, and the commands for it that there are."""
    lines = [said.EDITORS]
    for names, what in said.EDITING.items():
        there = [mentions[name] for name in names if name in mentions]
        if there and (manages or names != said.MANAGING):
            lines.append(said.editing_line(there, what))
    return lines if len(lines) > 1 else []


def _examples(pack: Pack) -> list[tuple[str, Card]]:
    """Choose names to try: a title, a name in another script, another name; of different cards.

    The cards that most others are related to come first: they are what a pack is about.
    """
    links = Counter(slug for card in pack.cards.values() for slug in card.related)
    cards = sorted(pack.cards.values(), key=lambda card: (-links[card.slug], card.slug))
    chosen: dict[str, Card] = {}
    for names in (_titles, _names_in_other_scripts, _latin_names):
        fresh = [card for card in cards if card not in chosen.values()]
        offered = ((name, card) for card in chain(fresh, cards) for name in names(card))
        pair = next((pair for pair in offered if pair[0] not in chosen), None)
        chosen |= [pair] if pair else []
    return list(chosen.items())


def _titles(card: Card) -> list[str]:
    return [card.title]


def _names_in_other_scripts(card: Card) -> list[str]:
    names = chain.from_iterable(card.aliases.values())
    return sorted((name for name in names if not _is_latin(name)), key=len)


def _latin_names(card: Card) -> list[str]:
    return [name for name in chain.from_iterable(card.aliases.values()) if _is_latin(name)]


def _is_latin(name: str) -> bool:
    letters = [character for character in name if character.isalpha()]
    return not letters or any("LATIN" in unicodedata.name(letter, "") for letter in letters)


def _size(pack: Pack) -> str:
    documents = sorted(filter(is_document, pack.sources.values()), key=_date)
    if not documents:
        return ""
    return said.pack_size(len(pack.cards), len(documents), documents[0], documents[-1])


def _date(source: Source) -> tuple[PartialDate, str]:
    return (source.published or source.not_before or PartialDate(1), source.id)
