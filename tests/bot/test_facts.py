from __future__ import annotations

import dataclasses

import pytest

from bot.errors import Declined
from bot.facts import Shelf, Topic
from bot.subscribing.another import show_fact
from briefs.facts.bag import KeptFact, list_facts
from briefs.facts.model import Schedule
from briefs.model import Pack


@pytest.fixture
def shelf(pack: Pack) -> Shelf:
    points = [point.id for card in pack.cards.values() for point in card.points()]
    keys = {point: KeptFact(f"{n:012x}", 0) for n, point in enumerate(points)}
    return Shelf(pack, list_facts(pack, keys))


@pytest.mark.parametrize("topic", [Topic(), Topic(card="kuril-dispute"), Topic(group="islands")])
def test_a_topic_is_read_back(topic: Topic) -> None:
    assert Topic.parse(str(topic)) == topic
    assert Topic.of(Schedule(0, "UTC", topic.card, topic.group)) == topic


def test_another_one_walks_through_all_and_begins_again(shelf: Shelf) -> None:
    facts = shelf.about(Topic())
    assert len(facts) == len(shelf.facts) > 5
    number, seen = 0, []
    for _ in facts:
        seen.append(facts[number % len(facts)])
        number = shelf.after(facts[number % len(facts)], Topic())
    assert sorted(fact.key for fact in seen) == sorted(fact.key for fact in facts)
    assert (
        show_fact(shelf, Topic(), number).to_components()
        == show_fact(shelf, Topic(), 0).to_components()
    )


def test_facts_about_a_card_are_its_points(shelf: Shelf, pack: Pack) -> None:
    about = shelf.about(Topic(card="kuril-dispute"))
    assert {fact.point for fact in about} == {p.id for p in pack.cards["kuril-dispute"].points()}


def test_a_topic_that_is_gone_gives_any_fact(shelf: Shelf) -> None:
    assert show_fact(shelf, Topic(card="gone"), 3).to_components()


def test_without_cards_there_is_none(pack: Pack) -> None:
    empty = Shelf(dataclasses.replace(pack, cards={}), ())
    with pytest.raises(Declined):
        show_fact(empty, Topic(), 0)


def test_a_fact_that_is_gone_is_not_found(shelf: Shelf, pack: Pack) -> None:
    fact = shelf.facts[0]
    assert shelf.find(fact.key) is not None
    assert shelf.find("nothing") is None
    assert shelf.find(None) is None
    without = {slug: card for slug, card in pack.cards.items() if slug != fact.slug}
    bare = Shelf(dataclasses.replace(pack, cards=without), shelf.facts)
    assert bare.find(fact.key) is None
