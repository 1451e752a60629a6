from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from briefs.dates import PartialDate
from briefs.facts.bag import Bag, choose
from briefs.facts.model import Choice, Fact, Owner, Schedule, Subscription

DAY = "2026-11-22"
BORN = 1000


def make_fact(n: int, *, date: PartialDate | None = None, added: int = 0, slug: str = "a") -> Fact:
    return Fact(f"{n:012x}", f"{slug}.{n}", slug, f"group-{slug}", date, added)


def make_subscription(number: int = 1, schedule: Schedule | None = None) -> Subscription:
    return Subscription(
        id=number,
        owner=Owner(7),
        channel_id=70,
        created_by=700,
        schedule=schedule or Schedule(540, "Asia/Tokyo"),
        language="en",
        created_at=BORN,
        next_due=0,
        next_day="",
    )


def draw(
    facts: Sequence[Fact], bag: Bag, times: int, subscription: Subscription | None = None
) -> tuple[list[Choice], Bag]:
    choices = []
    for _ in range(times):
        choice = choose(facts, bag, subscription or make_subscription(bag.subscription_id), DAY)
        assert choice is not None
        choices.append(choice)
        bag = bag.tell(choice.fact.key, choice.round)
    return choices, bag


def keys(choices: Iterable[Choice]) -> list[str]:
    return [choice.fact.key for choice in choices]


dates = st.none() | st.just(PartialDate(1956, 11, 22)) | st.just(PartialDate(1956, 11))
some_facts = st.lists(
    st.builds(make_fact, st.integers(0, 2**48 - 1), date=dates, added=st.integers(0, 2000)),
    min_size=1,
    max_size=30,
    unique_by=lambda fact: fact.key,
)


@given(some_facts, st.integers(1, 3), st.integers(1, 9))
def test_every_fact_comes_once_before_any_comes_again(
    facts: list[Fact], rounds: int, number: int
) -> None:
    choices, _ = draw(facts, Bag(number), rounds * len(facts))
    for n in range(rounds):
        part = choices[n * len(facts) : (n + 1) * len(facts)]
        assert sorted(keys(part)) == sorted(fact.key for fact in facts)
        assert [(c.round, c.place) for c in part] == [(n + 1, m + 1) for m in range(len(facts))]
        assert {choice.total for choice in part} == {len(facts)}


@given(some_facts, st.data())
def test_it_holds_while_facts_come_and_go(facts: list[Fact], data: st.DataObject) -> None:
    """Nothing is told again while something seen on every day since was not told."""
    subscription = make_subscription()
    bag = Bag(1)
    told_on: dict[str, int] = {}
    present_since: dict[str, int] = {}
    for day in range(60):
        shown = data.draw(
            st.lists(st.sampled_from(facts), min_size=1, unique_by=lambda fact: fact.key)
        )
        present_since = {fact.key: present_since.get(fact.key, day) for fact in shown}
        choice = choose(shown, bag, subscription, "2026-02-03")
        assert choice is not None
        assert choice.fact in shown
        again = told_on.get(choice.fact.key)
        if again is not None:
            waiting = {
                key
                for key, since in present_since.items()
                if since <= again and told_on.get(key, -1) < again
            }
            assert not waiting
        told_on[choice.fact.key] = day
        bag = bag.tell(choice.fact.key, choice.round)


def test_subscribers_have_orders_of_their_own_and_keep_them() -> None:
    facts = [make_fact(random.Random(n).getrandbits(48)) for n in range(101)]
    orders = {tuple(keys(draw(facts, Bag(number), 101)[0])) for number in range(1, 51)}
    assert len(orders) == 50
    assert len({order[0] for order in orders}) > 20
    assert tuple(keys(draw(facts, Bag(1), 101)[0])) in orders


def test_the_second_round_goes_as_the_first() -> None:
    facts = [make_fact(n) for n in range(1, 20)]
    choices, _ = draw(facts, Bag(3), 38)
    assert keys(choices[:19]) == keys(choices[19:])


def test_new_facts_go_first_and_once() -> None:
    old = [make_fact(n) for n in range(10)]
    _, bag = draw(old, Bag(1), 4)
    new = [make_fact(n, added=BORN + 1) for n in (100, 101)]
    choices, bag = draw([*old, *new], bag, 3)
    assert set(keys(choices[:2])) == {fact.key for fact in new}
    assert choices[2].fact in old
    assert (choices[0].place, choices[0].total) == (5, 12)


def test_what_happened_on_this_day_goes_ahead_even_of_new_facts() -> None:
    anniversary = make_fact(5, date=PartialDate(1956, 11, 22))
    month_only = make_fact(6, date=PartialDate(1956, 11))
    other_day = make_fact(7, date=PartialDate(1956, 12, 22))
    facts = [make_fact(n, added=BORN + 1) for n in range(20, 30)]
    facts += [anniversary, month_only, other_day]
    choices, bag = draw(facts, Bag(1), 2)
    assert choices[0].fact is anniversary
    assert choices[1].fact.added > BORN
    later = choose(facts, bag, make_subscription(), "2026-12-22")
    assert later is not None
    assert later.fact is other_day


def test_an_anniversary_told_this_round_does_not_come_again() -> None:
    anniversary = make_fact(5, date=PartialDate(1956, 11, 22))
    facts = [anniversary, *(make_fact(n) for n in range(10, 15))]
    bag = Bag(1).tell(anniversary.key, 1)
    choices, _ = draw(facts, bag, 5)
    assert anniversary not in [choice.fact for choice in choices]


def test_topics_and_groups() -> None:
    facts = [make_fact(1, slug="a"), make_fact(2, slug="b"), make_fact(3, slug="b")]
    on_b = make_subscription(1, Schedule(0, "UTC", topic="b"))
    choices, _ = draw(facts, Bag(1), 2, on_b)
    assert {choice.fact.slug for choice in choices} == {"b"}
    assert {choice.total for choice in choices} == {2}
    of_group = choose(facts, Bag(1), make_subscription(1, Schedule(0, "UTC", group="group-a")), DAY)
    assert of_group is not None
    assert of_group.fact is facts[0]
    nowhere = make_subscription(1, Schedule(0, "UTC", topic="c"))
    assert choose(facts, Bag(1), nowhere, DAY) is None
    assert choose([], Bag(1), make_subscription(), DAY) is None


def test_a_delivery_that_took_long_puts_its_fact_into_the_round_it_was_chosen_for() -> None:
    facts = [make_fact(n) for n in range(3)]
    _, bag = draw(facts[:2], Bag(1), 3)
    assert bag.round == 2
    late = bag.tell(facts[2].key, 1)
    assert late.round == 2
    assert facts[2].key not in late.told
    assert late.before[-1] == facts[2].key
    assert bag.tell(bag.told[0], 2) is bag


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 2)), max_size=40))
def test_a_bag_holds_each_key_once(told: list[tuple[str, int]]) -> None:
    bag = Bag(1)
    for key, ahead in told:
        bag = bag.tell(key, max(1, bag.round + ahead - 1))
        assert len({*bag.told, *bag.before}) == len(bag.told) + len(bag.before)
        assert key in (*bag.told, *bag.before)
