from __future__ import annotations

import pytest

from briefs.matching import Index, build_index, match
from briefs.model import Decision, MatchedBy
from tests.briefs.matching.example import make_card, make_pack


@pytest.mark.parametrize(
    ("query", "slug", "by"),
    [
        ("Kuril Islands dispute", "kuril-dispute", MatchedBy.NAME),
        ("kuril-dispute", "kuril-dispute", MatchedBy.NAME),
        ("KURILS", "kuril-dispute", MatchedBy.ALIAS),
        ("北方領土", "kuril-dispute", MatchedBy.ALIAS),
        ("Курилы", "kuril-dispute", MatchedBy.ALIAS),
        ("２＋２", "two-plus-two", MatchedBy.ALIAS),
        ("Hoppo Ryodo", "kuril-dispute", MatchedBy.ALIAS),
    ],
)
def test_exact_names_open_for_certain(query: str, slug: str, by: MatchedBy, index: Index) -> None:
    found = match(query, index)
    assert found.decision is Decision.OPEN
    assert [(hit.slug, hit.by, hit.score) for hit in found.hits] == [(slug, by, 1.0)]


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("islands kuril", "kuril-dispute"),
        ("peace treaties", "peace-treaty"),
        ("the senkaku dispute", "senkaku"),
        ("tell me about the kurils", "kuril-dispute"),
        ("what's the latest on sanctions 2022?", "sanctions-2022"),
        ("kurils pls", "kuril-dispute"),
        ("usjapan alliance", "us-japan-alliance"),
        ("sber bank", "sberbank-jbic"),
        ("vostok2014", "vostok-2014"),
        ("tu95", "scrambles"),
        ("s400", "s-400-su-35"),
        ("курилами", "kuril-dispute"),
        ("что с курилами", "kuril-dispute"),
        ("мирного договора", "peace-treaty"),
        ("Khabomai", "habomai"),
        ("Sikotan", "shikotan"),
        ("Hoppou Ryoudo", "kuril-dispute"),
        ("シコタン島", "shikotan"),
        ("いとぅるぷ", "iturup"),
        ("共同経済活動とは", "joint-economic-development"),
        ("日ロ平和条約", "peace-treaty"),
        ("northern terr", "kuril-dispute"),
        ("shiko", "shikotan"),
        ("treaty", "peace-treaty"),
        ("Kurlis", "kuril-dispute"),
        ("peace treath", "peace-treaty"),
        ("far aest", "russian-far-east"),
        ("yamal nlg", "yamal-lng"),
        ("pivti to asia", "russia-pivot-to-asia"),
        ("Кунаширр", "kunashir"),
        ("trade adn investment", "trade-investment"),
        ("2022 sanctions", "sanctions-2022"),
        ("санкции 2022", "sanctions-2022"),
        ("制裁 2022", "sanctions-2022"),
        ("sanctions 2014", "sanctions-2014"),
        ("abe at the eastern economic forum", "eastern-economic-forum"),
        ("запрет на российский уголь", "mfn-coal-ban"),
        ("国後島のミサイル配備", "kuril-military-buildup"),
        ("漁業を続けている", "fishing"),
        ("Abe news", "shinzo-abe"),
        ("1956", "joint-declaration-1956"),
    ],
)
def test_other_forms_of_a_name_open_its_card(query: str, slug: str, index: Index) -> None:
    found = match(query, index)
    assert (found.decision, [hit.slug for hit in found.hits]) == (Decision.OPEN, [slug])


@pytest.mark.parametrize(
    "query",
    [
        "bitcoin", "kursk", "put in bay ohio", "the", "???", "qqqq", "<script>", "",
        "bastion overwatch", "hokkaido ski resorts", "judo classes near me", "gas prices near me",
        "fishing license florida", "leverage tv show", "leverage tv", "oil painting",
        "new approach to dieting",
        "s-300", "su-34", "tu-96", "vostok 2018", "sanctions 2019", "2+3", "moma", "seiko",
        "制服", "引き算", "ほし", "курица в духовке", "put in", "s", "1", "35", "beverage",
    ],
)  # fmt: skip
def test_opens_nothing(query: str, index: Index) -> None:
    found = match(query, index)
    assert found.decision is Decision.NONE
    assert found.hits == ()
    assert len(found.near) <= 3


def test_names_what_is_near_only_when_something_is(index: Index) -> None:
    assert [hit.slug for hit in match("sanctions 2019", index).near][:2] == [
        "sanctions-2014",
        "sanctions-2022",
    ]
    assert match("bitcoin", index).near == ()


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("sanctions", {"sanctions-2014", "sanctions-2022"}),
        ("missiles", {"missile-defence", "kuril-military-buildup"}),
        ("islands", {"kuril-dispute", "senkaku"}),
        ("summit", {"nagato-summit-2016", "sochi-2016"}),
        ("lng", {"yamal-lng", "vladivostok-lng"}),
        ("санкции", {"sanctions-2014", "sanctions-2022"}),
        ("制裁", {"sanctions-2014", "sanctions-2022"}),
        ("trump and abe", {"trump", "shinzo-abe"}),
    ],
)
def test_words_of_several_cards_leave_a_choice(query: str, slugs: set[str], index: Index) -> None:
    found = match(query, index)
    assert found.decision is Decision.CHOOSE
    assert slugs <= {hit.slug for hit in found.hits}
    assert 2 <= len(found.hits) <= 5


def test_a_name_that_two_cards_have_leaves_a_choice() -> None:
    cards = (make_card("one", "Summit", en=["big talk"]), make_card("two", "Talks", en=["summit"]))
    found = match("Summit", build_index(make_pack(*cards)))
    assert found.decision is Decision.CHOOSE
    assert {hit.slug for hit in found.hits} == {"one", "two"}


def test_a_word_nobody_knows_weighs_less_in_a_script_without_points() -> None:
    own = make_card("base", "Naval base", "Морская база построена давно.", ru=["морская база"])
    foreign = make_card("base", "Naval base", "The naval base is old.", ru=["морская база"])
    assert match("рыжая морская база", build_index(make_pack(own))).decision is Decision.NONE
    assert match("рыжая морская база", build_index(make_pack(foreign))).decision is Decision.OPEN


def test_the_points_of_a_card_support_its_name() -> None:
    text = "Kishida called the decision unacceptable."
    plain, told = make_card("kishida", "Kishida"), make_card("kishida", "Kishida", text)
    other = make_card("energy", "Energy")
    query = "kishida unacceptable"
    assert match(query, build_index(make_pack(plain, other))).decision is Decision.NONE
    assert match(query, build_index(make_pack(told, other))).decision is Decision.OPEN


def test_a_light_word_makes_a_name_of_a_common_one() -> None:
    cards = (
        make_card("kurils", "Kuril Islands", en=["islands dispute"]),
        make_card("senkaku", "Senkaku Islands"),
    )
    index = build_index(make_pack(*cards))
    assert match("islands dispute", index).decision is Decision.OPEN
    assert match("islands", index).decision is Decision.CHOOSE
    assert match("senkaku dispute", index).hits[0].slug == "senkaku"


def test_another_number_is_another_thing() -> None:
    index = build_index(
        make_pack(make_card("drill", "Large joint naval landing exercise Vostok 2014"))
    )
    assert match("large joint naval landing exercise vostok", index).decision is Decision.OPEN
    assert match("large joint naval landing exercise vostok 2018", index).decision is Decision.NONE


def test_an_empty_pack_finds_nothing() -> None:
    empty = build_index(make_pack())
    for query in ("", "kurils", "北方領土", "s-400"):
        assert match(query, empty).decision is Decision.NONE


def test_a_name_in_ideographs_with_one_missing_is_near_and_no_more() -> None:
    card = make_card("siege", "Siege", ja=["塔尔迪库尔干"])
    index = build_index(make_pack(card, make_card("other", "Other")))
    for typed in ("塔迪库尔干", "塔尔迪库尔干市", "塔尔库迪尔干"):
        found = match(typed, index)
        assert found.decision is Decision.NONE, typed
        assert [hit.slug for hit in found.near] == ["siege"], typed
    assert not match("塔尔迪库尔南", index).near
