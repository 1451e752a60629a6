"""Whatever members typed, every screen of it is one that Discord takes, and acts on nothing."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.views.limits import length
from bot.views.quoting import in_code, place_typed, quoted
from bot.views.review import Reviewed, decline_form, review_screen
from bot.views.suggestions import (
    LONGEST_SOURCE,
    LONGEST_TEXT,
    LONGEST_TOPIC,
    Proposed,
    correction_form,
    new_card_form,
    thanks_screen,
    unsent_screen,
)
from bot.views.wanted import Shown, wanted_screen
from bot.words import members as said
from briefs.guild.model import Suggestion, SuggestionKind, SuggestionState
from briefs.matching.normalise import normalise
from briefs.store import Wanted
from tests.bot.views.test_any_card import PIECES, Shape, build_card, build_pack, check

MORE = ("```", "`", "||", "\n", "\r\n", "# ", "(", "e\u0301\u0302\u0303\u0304\u0305", "<#1>", "\0")
SMALL = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def typed(most: int) -> st.SearchStrategy[str]:
    """Give what a form or option takes: at most so many units."""
    pieces = st.lists(st.sampled_from((*PIECES, *MORE)), min_size=1, max_size=30)
    repeated = st.builds(lambda parts: ("".join(parts) * most)[:most], pieces)
    return (st.text(max_size=most) | repeated).map(lambda text: fitted(text, most))


def fitted(text: str, most: int) -> str:
    while length(text) > most:
        text = text[: len(text) - (length(text) - most + 1) // 2]
    return text


TEXTS, SOURCES, TOPICS = typed(LONGEST_TEXT), typed(LONGEST_SOURCE), typed(LONGEST_TOPIC)
NUMBERS = st.integers(0, 2**56 - 1)


def shape(text: str) -> Shape:
    return Shape([text or "x"], 1, 1, 3, 5, [3, 1, 1, 2, 1], [None])


@SMALL
@given(TOPICS, TEXTS, SOURCES)
def test_what_a_member_reads_is_one_that_discord_takes(
    see: Any, topic: str, text: str, source: str
) -> None:
    assume(normalise(text))
    card = build_card(shape(topic), 0, [2, 0, 0, 0, 0])
    proposed = Proposed.of({"topic": topic, "text": text, "source": source})
    for screen in (
        thanks_screen(proposed, None),
        thanks_screen(proposed, card),
        unsent_screen(said.too_many(10), proposed),
    ):
        check(screen, see)
    for form in (new_card_form(topic), correction_form(card)):
        assert len(form.title) <= 45


@SMALL
@given(TOPICS, TEXTS, SOURCES, st.integers(0, 2), st.integers(1, 2**40))
def test_what_an_editor_reads_is_one_that_discord_takes(
    see: Any, topic: str, text: str, source: str, kind: int, number: int
) -> None:
    made = Suggestion(
        number,
        1,
        2**63 - 1,
        number,
        SuggestionKind.CARD if kind == 0 else SuggestionKind.CORRECTION,
        topic,
        text,
        source,
        SuggestionState.OPEN,
        "",
        None,
    )
    card = next(iter(build_pack(shape(text)).cards.values())) if kind == 1 else None
    near = [build_card(shape(text), n, [0] * 5) for n in range(5)] if kind == 0 else []
    waiting = [number - 1, number, number + 1]
    intro = said.closed_before(2**63 - 1, SuggestionState.DECLINED, "\\*" * 200)
    for place in range(3):
        check(review_screen(Reviewed(made, place, waiting, card, near), intro), see)
    assert decline_form(made).custom_id.endswith(str(number))


@SMALL
@given(st.lists(TOPICS.filter(str.strip), max_size=12), st.integers(0, 5), st.booleans())
def test_what_is_wanted_is_one_that_discord_takes(
    see: Any, queries: list[str], page: int, is_off: bool
) -> None:
    rows = list({Wanted(query, n + 1, 0, 2**40).id: Wanted(query, n + 1, 0, 2**40)
                 for n, query in enumerate(queries)}.values())  # fmt: skip
    undo = None if is_off else Wanted("x" * 100, 1, 0, 0)
    check(wanted_screen(Shown(rows, page, is_off, 9), "\\*" * 100, undo), see)


@given(TEXTS, st.integers(20, 3_000))
def test_a_quotation_keeps_to_its_room_and_its_lines(text: str, room: int) -> None:
    shown = quoted(text, room)
    assert length(shown) <= room + 8
    if shown.startswith("```"):
        assert shown.count("```") == 2
        assert shown.endswith("\n```")
    else:
        assert all(line.startswith("> ") for line in shown.split("\n") if line)


@given(TEXTS)
def test_a_block_of_code_ends_where_it_should(text: str) -> None:
    shown = in_code(text, 3_000)
    assert "```" not in shown
    assert all(line == line.strip() or line for line in shown.split("\n"))


def test_an_address_can_be_followed_and_nothing_else_acts() -> None:
    assert place_typed(" https://example.org/a_(b)?c=1 ", 300) == "https://example.org/a_(b)?c=1"
    assert place_typed("ftp://example.org", 300) == "ftp\\://example.org"
    assert place_typed("[x](https://e.vil)", 300) == "\\[x\\]\\(https\\://e.vil\\)"
    assert place_typed("javascript:alert", 300) == "javascript\\:alert"
    assert place_typed("<@1>", 300) == "\\<@1\\>"
