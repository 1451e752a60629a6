"""A fact as an answer, and the next one at each press."""

from __future__ import annotations

from bot.errors import Declined
from bot.facts import Shelf, Topic
from bot.views.fact import another_id, fact_screen
from bot.views.screen import Screen
from bot.words import facts as said


def show_fact(shelf: Shelf, topic: Topic, number: int) -> Screen:
    """Show one of the facts about a topic.

    Args:
        shelf: The facts there are.
        topic: What about; when nothing is known on it any more, everything.
        number: Which; counts on from the first after the last.

    Raises:
        Declined: There is no fact at all.
    """
    about = shelf.about(topic)
    if not about:
        topic, about = Topic(), shelf.facts
    if not about:
        raise Declined(said.NO_FACTS)
    place = number % len(about)
    told = shelf.find(about[place].key)
    if told is None:
        raise Declined(said.NO_FACTS)
    return fact_screen(told, shelf.pack, another_id(topic, (place + 1) % len(about)))
