from __future__ import annotations

from briefs.guild.model import KnownCard, NewCard, Standing
from briefs.store import Store

HERE, THERE, EMI = 8_388_608, 3, 11


async def test_known_cards_come_last_changed_first_with_their_last_file(store: Store) -> None:
    cards = store.cards
    await cards.publish(HERE, NewCard("quay", "one"), EMI, 100, expected=0)
    await cards.publish(HERE, NewCard("quay", "two" + "x" * 2_000), EMI, 110, expected=1)
    await cards.publish(HERE, NewCard("pier", "three"), EMI, 200, expected=0)
    await cards.remove(HERE, "ferry", EMI, 250, expected=0)
    await cards.remove(HERE, "quay", EMI, 300, expected=2)
    await cards.publish(THERE, NewCard("secret", "x"), EMI, 400, expected=0)
    assert await store.card_history.known(HERE) == (
        KnownCard("quay", 3, 300, Standing.REMOVED, "two" + "x" * 997),
        KnownCard("ferry", 1, 250, Standing.REMOVED, None),
        KnownCard("pier", 1, 200, Standing.OWN, "three"),
    )


async def test_a_revision_that_was_brought_back_knows_the_first_like_it(store: Store) -> None:
    cards = store.cards
    await cards.publish(HERE, NewCard("quay", "one"), EMI, 100, expected=0)
    await cards.publish(HERE, NewCard("quay", "two"), EMI, 110, expected=1)
    await cards.restore(HERE, "quay", 1, EMI, 120, expected=2)
    await cards.remove(HERE, "quay", EMI, 130, expected=3)
    await cards.restore(HERE, "quay", 3, EMI, 140, expected=4)
    found = await store.card_history.origins(HERE, "quay", [1, 2, 3, 4, 5, 9])
    assert found == {1: None, 2: None, 3: 1, 4: None, 5: 1, 9: None}
    assert await store.card_history.origins(THERE, "quay", [3]) == {3: None}


async def test_what_editors_were_told_stays_by_server_and_card(store: Store) -> None:
    history = store.card_history
    await history.mark_told(HERE, {"quay": 5, "pier": 2**32 - 1})
    await history.mark_told(HERE, {"quay": 6})
    await history.mark_told(THERE, {})
    assert await history.told(HERE) == {"quay": 6, "pier": 2**32 - 1}
    assert await history.told(THERE) == {}
