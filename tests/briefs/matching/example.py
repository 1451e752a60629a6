"""The pack of the matching tests: the cards of names.toml, each with one sentence."""

from __future__ import annotations

import tomllib
from pathlib import Path

from briefs.model import Card, Citation, Pack, ParagraphKind, Point, Source

HERE = Path(__file__).parent
LANGUAGES = ("en", "ru", "ja")


def load_example() -> Pack:
    rows = tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))
    cards = {slug: make_card(slug, **row) for slug, row in sorted(rows.items())}
    return make_pack(*cards.values())


def make_card(slug: str, title: str, text: str = "A statement.", **aliases: list[str]) -> Card:
    gist = Point(f"{slug}.0", text, (Citation("paper", ParagraphKind.BODY, 1),))
    names = {language: tuple(own) for language, own in aliases.items()}
    return Card(slug, title, "group", gist, (), names)


def make_pack(*cards: Card) -> Pack:
    paper = Source("paper", "A paper", "A publisher", "en", "paper.txt", "What it is.")
    return Pack({card.slug: card for card in cards}, {"paper": paper}, "0")
