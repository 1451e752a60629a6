"""However a name is disguised, the card that it looks like is found."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefs.guild.names import NameTable
from briefs.pack import load_pack

SEEDS = load_pack(Path(__file__).parents[3] / "seeds")
NAMES = NameTable.of(SEEDS.cards.values())
DISGUISES = {
    "a": "аɑａα𝐚", "c": "сｃ", "e": "еｅ𝗲é", "g": "ɡ", "h": "һհ", "i": "іɩıí", "j": "ј", "l": "Iӏ",
    "o": "оοօ", "p": "рρ", "s": "ѕ", "u": "սυ", "x": "хχ", "y": "уγ", "A": "АΑ", "B": "ВΒ",
    "C": "С", "E": "ЕΕ", "H": "НΗ", "I": "ІΙl", "J": "Ј", "K": "КΚ", "M": "МΜ", "N": "Ν",
    "O": "ОΟ", "P": "РΡ", "S": "Ѕ", "T": "ТΤ", "X": "ХΧ", "Y": "ҮΥ", " ": "\u00a0\u3000-_",
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "К": "K", "М": "M",
    "ニ": "二", "ロ": "口", "カ": "力", "エ": "工", "ー": "一",
}  # fmt: skip
UNSEEN = ("\u200b", "\u202e", "\u00ad", "\u2060", "\ufe0f", "\u034f", "\u3164", "\x07")


@st.composite
def disguised(draw: st.DrawFn) -> tuple[str, str]:
    """Give a card's slug, and one of its names written otherwise so that it looks the same."""
    card = SEEDS.cards[draw(st.sampled_from(sorted(SEEDS.cards)))]
    name = draw(st.sampled_from([card.title, *(n for each in card.aliases.values() for n in each)]))
    shown = [draw(st.sampled_from([char, *DISGUISES.get(char, "")])) for char in name]
    for _ in range(draw(st.integers(0, 3))):
        shown.insert(draw(st.integers(0, len(shown))), draw(st.sampled_from(UNSEEN)))
    return card.slug, "".join(shown)


@given(disguised())
def test_a_disguised_name_is_known_to_be_another_cards(given_name: tuple[str, str]) -> None:
    slug, name = given_name
    owner = NAMES.find_alike(name, "mine")
    assert owner is not None, name
    assert NAMES.find_alike(name, slug) is None


def test_no_two_cards_of_the_pack_look_alike() -> None:
    for card in SEEDS.cards.values():
        for name in (card.title, *(n for names in card.aliases.values() for n in names)):
            assert NAMES.find_alike(name, card.slug) is None, name
