from __future__ import annotations

import pytest

from bot.views.notice import RED
from bot.views.pieces import _PALETTE, NEUTRAL, accent
from briefs.model import Pack

DARK_CARD = 0x393A41
"""The card in Discord's default dark theme, the lightest of its dark ones."""


def luminance(colour: int) -> float:
    """Follow https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    channels = [((colour >> shift) & 255) / 255 for shift in (16, 8, 0)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [*_PALETTE, NEUTRAL, RED])
@pytest.mark.parametrize("card", [0xFFFFFF, DARK_CARD])
def test_bars_stand_out_from_dark_and_light(colour: int, card: int) -> None:
    low, high = sorted((luminance(colour), luminance(card)))
    assert (high + 0.05) / (low + 0.05) >= 3


def test_the_groups_of_the_shipped_pack_differ_in_colour(shipped: Pack) -> None:
    groups = {card.group for card in shipped.cards.values()}
    assert len({accent(group) for group in groups}) == len(groups) > 5
    assert not {RED, NEUTRAL} & set(_PALETTE)


def test_a_groups_colour_never_changes() -> None:
    assert accent("islands") == 0x9D6FE0
    assert accent("economy") == 0xD97706
