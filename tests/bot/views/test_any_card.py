"""Whatever stands on a card, every screen of it is one that Discord takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from discord.webhook.async_ import interaction_message_response_params
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.views.answers import answers_screen
from bot.views.card import card_screen, found_line
from bot.views.choice import choice_screen, nothing_screen
from bot.views.custom_ids import ScreenId
from bot.views.dates import dates_screen
from bot.views.fact_ids import FactId, is_fact_id
from bot.views.full import full_screen
from bot.views.help import help_screen
from bot.views.marks import Marks, superscript
from bot.views.notice import notice_screen
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.views.source import source_screen, unknown_source_screen
from bot.views.sources import sources_screen
from bot.views.timeline import timeline_screen
from bot.views.topics import topics_screen
from briefs.dates import PartialDate
from briefs.model import (
    Answer,
    Answers,
    Card,
    Citation,
    Hit,
    MatchedBy,
    Pack,
    ParagraphKind,
    Point,
    Section,
    SectionKind,
    Source,
)
from sandbox.limits.kinds import MessageKind
from sandbox.limits.messages import check_message

PIECES = (
    "word ",
    "北方領土",
    "🏝️",
    "👩\u200d👩\u200d👧",
    "*_#> ",
    "\\",
    "](x)",
    "@everyone ",
    "\n- x",
    "<t:0>",
    "x" * 60,
    "\u202e\u200b",
    "https://example.org/a_b ",
    "\ud800",
)
LONG = st.builds(lambda piece, n: (piece * n)[:n], st.sampled_from(PIECES), st.integers(1, 3_000))
TEXTS = st.text(min_size=1, max_size=200) | LONG
DATES = st.builds(PartialDate, st.integers(1, 9_999), st.integers(0, 12))
PLACES = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\u202f(¶\d+|note \d+)(?=\s|$)")
SMALL = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True)
class Shape:
    """The sizes that a generated pack has, and the texts it is made of."""

    texts: list[str]
    cards: int
    groups: int
    sources: int
    citations: int
    points: list[int]
    dates: list[PartialDate | None]


SHAPES = st.builds(
    Shape,
    texts=st.lists(TEXTS, min_size=1, max_size=5),
    cards=st.integers(1, 60),
    groups=st.integers(1, 40),
    sources=st.integers(1, 40),
    citations=st.integers(1, 14),
    points=st.lists(st.integers(0, 8), min_size=5, max_size=5),
    dates=st.lists(DATES | st.none(), min_size=1, max_size=3),
)


def build_pack(shape: Shape) -> Pack:
    sources = {f"s{n}": build_source(shape, n) for n in range(shape.sources)}
    largest = build_card(shape, 0, shape.points)
    others = [build_card(shape, n, [1, 0, 0, 0, 0]) for n in range(1, shape.cards)]
    cards = {card.slug: card for card in sorted([largest, *others], key=lambda card: card.slug)}
    return Pack(cards, sources, "0" * 64)


def build_source(shape: Shape, n: int) -> Source:
    text = shape.texts[n % len(shape.texts)]
    date = shape.dates[n % len(shape.dates)]
    return Source(
        id=f"s{n}",
        title=text,
        publisher=text,
        language="en",
        text="t.txt",
        about=text,
        author=text if n % 2 else None,
        published=date if n % 3 else None,
        not_before=None if n % 3 else date,
        address="https://example.org/(" + "x" * (n * 120) if n % 2 else None,
        same_voice_as=tuple(f"s{other}" for other in range(n % 3, shape.sources, 3) if other != n),
    )


def build_card(shape: Shape, number: int, points: list[int]) -> Card:
    slug = f"card-{number:05}".ljust(60, "x")
    made = 0

    def point(kind: SectionKind | None = None) -> Point:
        nonlocal made
        cited = tuple(
            Citation(
                f"s{(made + n) % shape.sources}",
                ParagraphKind.NOTE if n % 4 == 0 else ParagraphKind.BODY,
                made * 7 + n // 2,
            )
            for n in range(shape.citations)
        )
        statement = Point(
            id=f"{slug}.{made}",
            text=f"q{made}q {shape.texts[made % len(shape.texts)]}",
            citations=cited,
            side=shape.texts[made // 4 % len(shape.texts)]
            if kind is SectionKind.POSITIONS
            else None,
            date=shape.dates[made % len(shape.dates)] if kind is SectionKind.TIMELINE else None,
        )
        made += 1
        return statement

    gist = point()
    sections = tuple(
        Section(kind, tuple(point(kind) for _ in range(count)))
        for kind, count in zip(SectionKind, points, strict=True)
        if count
    )
    return Card(
        slug=slug,
        title=shape.texts[number % len(shape.texts)],
        group=f"group-{number % shape.groups}",
        gist=gist,
        sections=sections,
        aliases={"en": tuple(shape.texts)},
        related=tuple(f"card-{n:05}".ljust(60, "x") for n in range(1, 40)),
    )


def check(screen: Screen, see: Any) -> None:
    """Judge a screen by our own reading of the limits, then by the local Discord's."""
    seen = see(screen)
    assert len(seen.components) <= 40
    assert sum(len(text.encode("utf-16-le")) // 2 for text in seen.texts) <= 4_000
    assert sum(len(text.encode()) for text in seen.texts) <= 10_000
    assert all(text.strip() for text in seen.texts)
    ids = [part["custom_id"] for part in seen.components if "custom_id" in part]
    assert len(ids) == len(set(ids))
    for custom_id in ids:
        kind = FactId if is_fact_id(custom_id) else PressId
        assert str(kind.parse(custom_id)) == custom_id
        assert len(custom_id) <= 100
    assert all(0 < len(label.encode("utf-16-le")) // 2 <= 80 for label in seen.buttons)
    for menu in seen.menus:
        assert 1 <= len(menu["options"]) <= 25
        assert len({option["value"] for option in menu["options"]}) == len(menu["options"])
        for option in menu["options"]:
            for shown in (option["label"], option["value"], option.get("description") or "-"):
                assert 0 < len(shown.encode("utf-16-le")) // 2 <= 100
    payload: Any = interaction_message_response_params(type=4, view=screen).payload
    check_message(payload["data"], kind=MessageKind.ANSWER)


def leafed(draw_page: Callable[[int], Screen], see: Any) -> Iterator[Screen]:
    """Turn the pages of a screen by its own buttons, from the first to the last."""
    page = 0
    while True:
        screen = draw_page(page)
        yield screen
        onward = see(screen).buttons.get("Next ›")
        if onward is None:
            return
        assert ScreenId.parse(onward).page == page + 1
        page += 1


def told(point: Point) -> Hit:
    slug = point.id.rpartition(".")[0]
    return Hit(slug, 0.5, "A title", "en", MatchedBy.TEXT, point.id)


def quote_all(pack: Pack, question: str) -> Answers:
    points = [point for card in pack.cards.values() for point in card.points()]
    shown = sorted(points, key=lambda point: -len(point.text))[:5]
    return Answers(question, tuple(Answer(point.id, told(point).slug, 0.5) for point in shown))


@SMALL
@given(SHAPES, st.text(max_size=200))
def test_every_screen_is_one_that_discord_takes(see: Any, shape: Shape, query: str) -> None:
    pack = build_pack(shape)
    card = next(iter(pack.cards.values()))
    source = pack.sources["s0"]
    hits = [Hit(slug, 0.5, shape.texts[0], "en", MatchedBy.SPELLING) for slug in pack.cards]
    for screen in (
        card_screen(card, pack),
        card_screen(card, pack, found_by=hits[0], query=query),
        card_screen(card, pack).noted(found_line(card, hits[0], query)),
        choice_screen(query, hits, pack),
        *(card_screen(card, pack, found_by=told(point), query=query) for point in card.points()),
        choice_screen(query, map(told, card.points()), pack),
        answers_screen(quote_all(pack, query), pack),
        nothing_screen(query, hits, pack),
        nothing_screen(query, [], pack),
        unknown_source_screen(query, [], pack),
        help_screen(pack, {"brief": "</brief:123456789012345678>"}),
        notice_screen(query),
    ):
        check(screen, see)
    for draw_page in (
        lambda page: full_screen(card, pack, page),
        lambda page: sources_screen(card, pack, page),
        lambda page: timeline_screen(card, pack, page),
        lambda page: source_screen(source, pack, page),
        lambda page: dates_screen(pack, page=page),
        lambda page: topics_screen(pack, None, page),
        lambda page: topics_screen(pack, card.group, page),
    ):
        for screen in leafed(draw_page, see):
            check(screen, see)


@SMALL
@given(SHAPES)
def test_each_statement_stands_once_in_the_full_brief_with_its_marks(
    see: Any, shape: Shape
) -> None:
    pack = build_pack(shape)
    card = next(iter(pack.cards.values()))
    marks = Marks.of(card)
    pages = leafed(lambda page: full_screen(card, pack, page), see)
    text = "\n".join(see(screen).text for screen in pages)
    for n, point in enumerate(card.points()):
        (line,) = (line for line in text.split("\n") if f"q{n}q" in line)
        assert line.endswith(marks.after(point))


@SMALL
@given(SHAPES)
def test_small_print_tells_of_each_mark_once_and_of_all_unless_it_says_that_there_is_more(
    see: Any, shape: Shape
) -> None:
    pack = build_pack(shape)
    card = next(iter(pack.cards.values()))
    marks = Marks.of(card)
    for screen in (
        card_screen(card, pack),
        *leafed(lambda page: full_screen(card, pack, page), see),
        *leafed(lambda page: timeline_screen(card, pack, page), see),
    ):
        small = [line for line in see(screen).text.split("\n") if line.startswith("-# ")]
        told = [mark for line in small for mark, _ in PLACES.findall(line)]
        assert len(told) == len(set(told))
        shown = [p for n, p in enumerate(card.points()) if f"q{n}q" in see(screen).text]
        cited = {superscript(marks.numbers[place]) for point in shown for place in point.citations}
        if not any("…" in line or " more source" in line for line in small):
            assert cited <= set(told)


@SMALL
@given(SHAPES)
def test_a_mark_leads_to_the_same_place_on_all_screens(see: Any, shape: Shape) -> None:
    pack = build_pack(shape)
    card = next(iter(pack.cards.values()))
    listed = legend_of(leafed(lambda page: sources_screen(card, pack, page), see), see)
    assert sorted(listed) == list(range(1, len(Marks.of(card).numbers) + 1))
    for screens in (
        [card_screen(card, pack)],
        leafed(lambda page: full_screen(card, pack, page), see),
        leafed(lambda page: timeline_screen(card, pack, page), see),
    ):
        shown = legend_of(screens, see)
        assert shown.items() <= listed.items()


def legend_of(screens: Iterable[Screen], see: Any) -> dict[int, str]:
    places: dict[int, str] = {}
    digits = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    for screen in screens:
        for mark, place in PLACES.findall(see(screen).text):
            number = int(mark.translate(digits))
            assert places.setdefault(number, place) == place
    return places
