"""Whatever stands in a file of cards, the screens about it are ones that Discord takes."""

from __future__ import annotations

import re

import pytest
from discord.webhook.async_ import interaction_message_response_params
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.exchange.report import REPORT, write_report
from bot.views import exchange as view
from bot.views.screen import Screen
from briefs.errors import Fault
from briefs.guild.differences import Change, ChangeKind
from briefs.guild.model import Act, NewCard, Revision, Standing
from briefs.guild.plan import Fate, ImportPlan, PlannedCard, RefusedCard
from sandbox.limits.kinds import MessageKind
from sandbox.limits.messages import check_message

PIECES = (
    "word ",
    "北方領土",
    "👩\u200d👧",
    "*_#> ",
    "](x)",
    "@everyone ",
    "\n- x",
    "<@1>",
    "`",
    "\u202e",
)
TEXTS = st.builds(
    lambda piece, n: (piece * n)[:n], st.sampled_from(PIECES), st.integers(1, 900)
) | st.text(min_size=1, max_size=80)
LARGEST = 2**63 - 1
NUMBERS = st.integers(0, LARGEST)
CHANGES = st.lists(
    st.builds(Change, st.sampled_from(ChangeKind), TEXTS, TEXTS, TEXTS), max_size=5
).map(tuple)
CARDS = st.builds(
    PlannedCard,
    slug=st.just("a"),
    title=TEXTS,
    fate=st.sampled_from(Fate),
    expected=st.integers(0, 9),
    card=st.just(NewCard("a", "")),
    changes=CHANGES,
    edited_since=st.booleans(),
)
FAULTS = st.builds(Fault, st.just("f"), NUMBERS, TEXTS, TEXTS)
REFUSED = st.builds(
    RefusedCard, st.just("a"), TEXTS, st.lists(FAULTS, min_size=1, max_size=5).map(tuple), NUMBERS
)
PLANS = st.builds(
    ImportPlan,
    st.lists(CARDS, max_size=40).map(tuple),
    st.lists(REFUSED, max_size=15).map(tuple),
    st.lists(FAULTS, max_size=15).map(tuple),
    NUMBERS,
    st.lists(TEXTS, max_size=20).map(tuple),
    NUMBERS,
)
SMALL = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MENTIONS = {"card import": "</card import:1>"}


def check(screen: Screen, *files: str) -> str:
    """See to it that Discord takes a screen with these files; give its text."""
    with interaction_message_response_params(type=4, view=screen) as parameters:
        assert parameters.payload
        check_message(parameters.payload["data"], files=files, kind=MessageKind.ANSWER)
    shown = repr(screen.to_components())
    assert not re.search(r"@everyone", shown)
    return shown


def card(title: str, fate: Fate, *changes: Change) -> PlannedCard:
    return PlannedCard("a", title, fate, 0, changes=changes)


@SMALL
@given(PLANS, TEXTS, st.booleans())
def test_any_plan_can_be_shown(plan: ImportPlan, file: str, is_late: bool) -> None:
    note = view.meanwhile_note([card.title for card in plan.cards]) if is_late else ""
    report = REPORT if view.is_cut(plan) else ""
    check(view.plan_screen(plan, file, LARGEST, note, report), *filter(None, [report]))
    check(view.refused_screen(plan, file, MENTIONS, note, report), *filter(None, [report]))
    check(view.nothing_screen(plan, file, note))
    assert write_report(plan)


@pytest.mark.parametrize("piece", ["*", "👩", "<", "@everyone "])
def test_the_longest_of_everything_has_room(piece: str) -> None:
    text = piece * 900
    fault = Fault("f", LARGEST, text, text)
    many = (text,) * 20
    refused = ImportPlan(refused=(RefusedCard("a", text, (fault,) * 9, 9),), faults=(fault,) * 9)
    note = view.meanwhile_note(many)
    shown = check(view.refused_screen(refused, text, MENTIONS, note, REPORT), REPORT)
    assert "to mend: see the report" in shown
    for changes in (1, 3, 5):
        change = (Change(ChangeKind.CHANGED, text, text, f"{text}x"),) * changes
        for cards in (1, 20):
            planned = tuple(
                PlannedCard("a", text, fate, 0, None, change, edited_since=True)
                for fate in Fate
                for _ in range(cards)
            )
            plan = ImportPlan(planned, elsewhere=many)
            check(view.plan_screen(plan, text, LARGEST, note, REPORT), REPORT)


@SMALL
@given(st.lists(st.tuples(TEXTS, NUMBERS), min_size=1, max_size=40))
def test_any_edits_since_can_be_shown(edited: list[tuple[str, int]]) -> None:
    rows = [
        (title, Revision(1, "a", 2, at, 3, Act.PUBLISH, Standing.OWN, "", "", None, None))
        for title, at in edited
    ]
    check(view.edited_screen(rows))


def test_what_is_left_out_of_the_screen_is_in_the_report() -> None:
    cards = tuple(card(f"Card {n}", Fate.NEW) for n in range(20))
    plan = ImportPlan(cards)
    assert view.is_cut(plan)
    assert "and 12 more" in check(view.plan_screen(plan, "x.md", 1, "", REPORT), REPORT)
    assert write_report(plan).count("(a)") == 20


def test_a_single_change_is_shown_in_full_and_needs_no_report() -> None:
    change = Change(ChangeKind.CHANGED, "Key points", "It is old. [own]", "It is new. [own]")
    plan = ImportPlan((card("Quay", Fate.CHANGED, change), card("Mole", Fate.SAME)))
    assert not view.is_cut(plan)
    assert "~~old.~~ **new.**" in check(view.plan_screen(plan, "x.md", 1, "", ""))


def test_the_lines_of_a_fault_say_where_what_and_how() -> None:
    fault = Fault("x.md", 1_234, "a statement without a citation", "End it with [own].")
    plan = ImportPlan(refused=(RefusedCard("a", "Quay", (fault,), 7),))
    shown = check(view.refused_screen(plan, "x.md", MENTIONS, "", REPORT), REPORT)
    assert "Line 1,234" in shown
    assert "a statement without a citation. End it with" in shown
    assert "7 more things" in shown
    assert "and 7 more things to mend in this card" in write_report(plan)
