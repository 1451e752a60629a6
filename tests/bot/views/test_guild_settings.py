"""Whatever a server is called and has set up, its screens and forms are ones that Discord takes."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.views import guild_settings as view
from bot.views.form import Form
from bot.views.press_ids import PressId
from bot.words import guilds as said
from briefs.guild.model import GuildSettings
from briefs.schedule.zone_files import zone_names
from briefs.schedule.zones import find_zones
from briefs.store.privacy import StoredData
from sandbox.limits.modals import check_modal
from tests.bot.views.test_any_card import SMALL, check

IDS = st.one_of(st.none(), st.integers(1, 2**63 - 1))
ZONES = st.one_of(st.none(), st.sampled_from(sorted(zone_names())))
TAGS = st.from_regex(r"[a-z]{2,8}", fullmatch=True)
COUNTS = st.integers(0, 10**9)
NAMES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=100),
    st.sampled_from(
        ["@everyone", "**x**", "[a](https://b.c)", "#" * 100, "\u202e" * 100, "😀" * 50]
    ),
)
DATA = st.builds(StoredData, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)


@SMALL
@given(
    st.builds(GuildSettings, IDS, ZONES, st.one_of(st.none(), TAGS)),
    DATA,
    st.booleans(),
    st.lists(TAGS, unique=True, max_size=40),
    st.one_of(
        st.none(),
        IDS.map(view.set_role),
        ZONES.map(view.set_zone),
        TAGS.map(view.set_language),
        st.just(view.set_language(None)),
    ),
)
def test_every_state_of_the_settings_can_be_shown(
    see: Any,
    settings: GuildSettings,
    data: StoredData,
    role_is_there: bool,
    languages: list[str],
    undo: PressId | None,
) -> None:
    overview = view.Overview(settings, data, role_is_there, "23:59", languages)
    done = said.role_set(2**63 - 1) if undo else ""
    check(view.settings_screen(overview, done, undo), see)


@SMALL
@given(NAMES, DATA, NAMES)
def test_every_server_can_be_erased_and_nothing_typed_acts(
    see: Any, name: str, data: StoredData, typed: str
) -> None:
    for screen in (
        view.ask_erase_screen(name, data),
        view.not_erased_screen(typed, name),
        view.erased_screen(name),
        view.zone_unknown_screen(typed, find_zones(typed)),
    ):
        check(screen, see)
        assert "@everyone" not in see(screen).text
    check_form(view.erase_form(name))


@SMALL
@given(ZONES)
def test_every_zone_fills_its_form(zone: str | None) -> None:
    check_form(view.zone_form(zone))


def check_form(form: Form) -> None:
    check_modal(form.to_dict())


def test_what_is_not_there_is_not_listed_as_lost(see: Any) -> None:
    empty = see(view.ask_erase_screen("Newsroom", StoredData(0, 0, 0, 0, 0, 0, 0))).text
    for absent in ("of its own", "suggestion", "draft", "daily facts in", "found nothing"):
        assert absent not in empty
    full = see(view.ask_erase_screen("Newsroom", StoredData(2, 9, 1, 3, 4, 5, 6))).text
    assert "2 cards of its own, with a history of 9 revisions" in full
    for told in ("4 suggestions", "3 of them", "1 draft", "5 places", "6 questions", "30 days"):
        assert told in full
