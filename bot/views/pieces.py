"""The pieces that screens are made of, each within Discord's limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Any

import discord

from bot import words
from bot.views import limits
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import cut, plain
from bot.views.fact_ids import FactId
from bot.views.press_ids import PressId
from briefs.model import Card, Pack

Item = discord.ui.Item[Any]

Target = ScreenId | FactId | PressId
"""What a button or menu says when it is pressed."""

_PALETTE = (
    0x3B82F6, 0x0E9F6E, 0xD97706, 0xD9538F, 0x9D6FE0, 0x0891B2,
    0xA9825A, 0x719626, 0xC665BA, 0x7B83EB, 0xE0602B, 0xA38A00,
)  # fmt: skip
"""At least 3:1 against a white and a dark card, as WCAG 1.4.11 asks of graphics."""
_SALT = b"18230"
"""Chosen so that the colours of the shipped pack's groups lie as far apart as the palette allows,
measured in OKLab (https://bottosson.github.io/posts/oklab/)."""

NEUTRAL = 0x80848E
"""For screens that belong to no group."""


def accent(name: str) -> int:
    """Give the colour of a group: the same for the same name on every machine."""
    digest = blake2b(name.encode("utf-8", "replace"), digest_size=1, salt=_SALT).digest()
    return _PALETTE[digest[0] % len(_PALETTE)]


def box(colour: int, *items: Item | None) -> discord.ui.Container[Any]:
    """Put items into a container with a bar of this colour; None stands for nothing there."""
    return discord.ui.Container(*(item for item in items if item is not None), accent_colour=colour)


def text(*lines: str) -> discord.ui.TextDisplay[Any]:
    """Show lines of Markdown, leaving out empty ones."""
    return discord.ui.TextDisplay("\n".join(line for line in lines if line))


def rule() -> discord.ui.Separator[Any]:
    """Draw a thin line."""
    return discord.ui.Separator()


def button(
    label: str, target: Target, *, main: bool = False
) -> discord.ui.Button[discord.ui.LayoutView]:
    """Make a button; `main` is the one most people want next."""
    style = discord.ButtonStyle.primary if main else discord.ButtonStyle.secondary
    shown = cut(plain(label), limits.LABEL) or words.UNTITLED
    return discord.ui.Button(label=shown, custom_id=str(target), style=style)


def row(*items: Item | None) -> discord.ui.ActionRow[Any] | None:
    """Put at most five buttons, or one menu, side by side; None when there is none."""
    present = [item for item in items if item is not None]
    return discord.ui.ActionRow(*present) if present else None


def menu(
    target: Target, placeholder: str, options: Sequence[discord.SelectOption]
) -> discord.ui.ActionRow[Any] | None:
    """Make a menu of at most 25 options, the first of each value; None when there are none."""
    by_value: dict[str, discord.SelectOption] = {}
    for each in options:
        by_value.setdefault(each.value, each)
    if not by_value:
        return None
    kept = list(by_value.values())[: limits.OPTIONS]
    return row(
        discord.ui.Select(
            custom_id=str(target), placeholder=cut(placeholder, limits.PLACEHOLDER), options=kept
        )
    )


def option(label: str, value: str, description: str = "") -> discord.SelectOption:
    """Make an option from text that may be too long; `value` must have at most 100 characters."""
    return discord.SelectOption(
        label=cut(plain(label), limits.OPTION) or words.UNTITLED,
        value=value,
        description=cut(plain(description), limits.OPTION) or None,
    )


def card_options(cards: Iterable[Card]) -> list[discord.SelectOption]:
    """Make an option of each card: its title, and its gist as far as it fits."""
    return [option(card.title, card.slug, card.gist.text) for card in cards]


def card_menu(
    cards: Iterable[Card], placeholder: str, opens: Action = Action.CHOOSE
) -> discord.ui.ActionRow[Any] | None:
    """Make a menu that opens cards, or what else `opens` says of them."""
    return menu(ScreenId(opens), placeholder, card_options(cards))


def turns(target: ScreenId, pages: int) -> list[Item]:
    """Make the buttons that turn to the pages beside `target.page`, as far as there are any."""
    page = target.page
    beside = [(words.BACK, page - 1), (words.NEXT, page + 1)]
    return [button(name, replace(target, page=n)) for name, n in beside if 0 <= n < pages]


def known(slugs: Iterable[str], pack: Pack) -> list[Card]:
    """Give the cards with these slugs that the pack has, in the order asked, each once."""
    return [pack.cards[slug] for slug in dict.fromkeys(slugs) if slug in pack.cards]
