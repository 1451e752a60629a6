"""The style sheet: what can be read in both themes, and what is styled at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLE = (Path(__file__).parents[3] / "sandbox" / "page" / "static" / "style.css").read_text("utf-8")
BACKGROUNDS = {
    "text": ("ground", "raised", "sunken", "private-ground", "wash"),
    "quiet": ("ground", "raised", "sunken", "private-ground"),
    "link": ("ground", "raised", "sunken", "private-ground"),
    "alarm": ("ground", "raised"),
    "named": ("named-ground",),
    "on-accent": ("accent",),
    "on-plain": ("plain",),
}


def colours(theme: str) -> dict[str, str]:
    block = STYLE.partition(f'[data-theme="{theme}"] {{')[2].partition("}")[0]
    return dict(re.findall(r"--([\w-]+): (#\w+)", block))


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * d for d in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_all_text_stands_out_from_what_it_stands_on(theme: str) -> None:
    known = colours(theme)
    pale = []
    for front, grounds in BACKGROUNDS.items():
        for ground in grounds:
            dark, light = sorted([luminance(known[front]), luminance(known[ground])])
            ratio = (light + 0.05) / (dark + 0.05)
            if ratio < 4.5:
                pale.append((front, ground, round(ratio, 2)))
    assert pale == []


def test_both_themes_have_the_same_colours() -> None:
    dark = {name for name in colours("dark") if not name.startswith("hue-")}
    assert dark == set(colours("light"))


def test_it_loads_nothing() -> None:
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert "@font-face" not in STYLE
