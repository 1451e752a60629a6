from __future__ import annotations

from dataclasses import replace

from briefs.guild.model import Act, Revision, Standing
from briefs.guild.states import open_cards, read_saved, read_state
from briefs.model import Card, Citation, Pack, ParagraphKind, Point, Source

PAPER = Source("paper", "Tides", "Harbour Institute", "en", "tides.txt", "About tides.")
FERRY = Card(
    "ferry",
    "The ferry",
    "sea",
    Point("ferry.0", "It sails.", (Citation("paper", ParagraphKind.BODY, 1),)),
    (),
    {"en": ("Night boat",)},
)
PACK = Pack({"ferry": FERRY}, {"paper": PAPER}, "0")


def card_text(title: str, cited: str = "own", related: str = "[]") -> str:
    front = f'+++\ntitle = "{title}"\ngroup = "sea"\nrelated = {related}\n+++\n'
    return f"{front}Gist. [own]\n\n## Key points\n- It is ours. [{cited}]\n"


def revision(slug: str, text: str | None, standing: Standing = Standing.OWN) -> Revision:
    return Revision(7, slug, 1, 0, 9, Act.PUBLISH, standing, "", text, None, None)


def test_own_cards_are_shown_and_removed_ones_of_the_pack_hidden() -> None:
    current = {
        "harbour": revision("harbour", card_text("Our harbour")),
        "ferry": revision("ferry", None, Standing.REMOVED),
        "pier": revision("pier", None, Standing.REMOVED),
    }
    found = open_cards(current, PACK)
    assert [card.title for card in found.own.values()] == ["Our harbour"]
    assert found.hidden == {"ferry"}
    assert not found.broken


def test_a_version_of_a_card_replaces_it_and_the_packs_card_may_come_back() -> None:
    version = revision("ferry", card_text("The ferry"))
    found = open_cards({"ferry": version}, PACK)
    assert found.own["ferry"].title == "The ferry"
    assert not found.hidden
    back = revision("ferry", None, Standing.PACK)
    assert open_cards({"ferry": back}, PACK) == open_cards({}, PACK)
    assert read_state(back, PACK) is FERRY
    assert read_state(revision("ferry", None, Standing.REMOVED), PACK) is None


def test_related_cards_that_are_gone_are_left_out_but_stay_in_what_was_saved() -> None:
    saved = revision("harbour", card_text("Our harbour", related='["ferry", "pier", "gone"]'))
    pier = revision("pier", card_text("Our pier"))
    found = open_cards({"harbour": saved, "pier": pier}, PACK)
    assert found.own["harbour"].related == ("ferry", "pier")
    hidden = revision("ferry", None, Standing.REMOVED)
    found = open_cards({"harbour": saved, "pier": pier, "ferry": hidden}, PACK)
    assert found.own["harbour"].related == ("pier",)
    card = read_state(saved, PACK)
    assert card is not None
    assert card.related == ("ferry", "pier", "gone")


def test_a_document_the_pack_lost_breaks_that_card_alone() -> None:
    lost = revision("harbour", card_text("Our harbour", "paper ¶1"))
    pier = revision("pier", card_text("Our pier", related='["harbour"]'))
    before = open_cards({"harbour": lost, "pier": pier}, PACK)
    assert set(before.own) == {"harbour", "pier"}

    after = open_cards({"harbour": lost, "pier": pier}, replace(PACK, sources={}))
    assert set(after.own) == {"pier"}
    assert after.own["pier"].related == ()
    [fault] = after.broken["harbour"]
    assert (fault.line, fault.problem) == (9, "unknown source 'paper'")
    assert read_saved(lost, replace(PACK, sources={})) == (None, (fault,))


def test_a_place_the_pack_says_since_there_is_not_breaks_nothing() -> None:
    saved = revision("harbour", card_text("Our harbour", "paper ¶999"))
    now = replace(PACK, sources={"paper": replace(PAPER, paragraphs=45, notes=())})
    found = open_cards({"harbour": saved}, now)
    assert set(found.own) == {"harbour"}
    assert not found.broken


def test_a_name_the_pack_took_since_breaks_nothing() -> None:
    harbour = revision("harbour", card_text("Night boat"))
    assert set(open_cards({"harbour": harbour}, PACK).own) == {"harbour"}


def test_a_text_no_version_can_read_is_broken_with_its_faults() -> None:
    found = open_cards({"harbour": revision("harbour", "hello")}, PACK)
    assert not found.own
    assert found.broken["harbour"]
