"""What editors see of suggestions: one at a time, with the card it is about as it says now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot import words
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import shortened, typed
from bot.views.form import Form, field
from bot.views.limits import length
from bot.views.pieces import NEUTRAL, Item, accent, box, button, row, rule, text
from bot.views.press_ids import PressId
from bot.views.quoting import place_typed, quoted
from bot.views.screen import Screen
from bot.views.suggestions import LONGEST_SOURCE, LONGEST_TOPIC
from bot.words import members as said
from briefs.guild.model import LONGEST_REASON, Suggestion, SuggestionKind
from briefs.model import Card, Pack

REVIEW, ACCEPT, DECLINE, FINISH = "review", "review-accept", "review-decline", "review-done"
"""Actions of buttons; their number is the id of a suggestion."""
DECLINE_FORM = "decline-form"
"""The action of the form; its number is the id of a suggestion."""
REASON = "reason"

_TITLE = 80
_QUOTED = 2_400
_ROOM = 3_200
"""UTF-16 units of all texts together, so that the card's gist and small print fit in 4,000."""
_SAYS_NOW = 600
_STATEMENT = 200
_NAME = 40
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A suggestion with what there is to know about it now."""

    suggestion: Suggestion
    place: int
    """Among those that wait, from 0."""
    waiting: Sequence[int]
    """The ids of all that wait, oldest first."""
    card: Card | None
    """The one that is to be corrected; None when it is gone, or one is missing."""
    near: Sequence[Card] = ()
    """Cards that a search for a missing one's topic finds."""


def review_screen(reviewed: Reviewed, intro: str = "") -> Screen:
    """Show a suggestion, with what an editor may do about it.

    Args:
        reviewed: The suggestion.
        intro: A line above, such as what was just done with the one before.
    """
    suggestion, card = reviewed.suggestion, reviewed.card
    head = said.review_title(reviewed.place + 1, len(reviewed.waiting))
    by = said.proposed_by(suggestion.author_id, suggestion.at)
    top = "\n".join(filter(None, (head, _about(suggestion, card), by)))
    body = f"{quoted(suggestion.text, _QUOTED)}\n{_source(suggestion)}"
    foot = "\n".join(_foot(reviewed, _ROOM - sum(map(length, (intro, top, body)))))
    return Screen(
        [
            box(
                accent(card.group) if card else NEUTRAL,
                text(intro) if intro else None,
                text(top),
                text(body),
                rule(),
                text(foot),
                *_ways_on(reviewed),
            )
        ]
    )


def empty_screen(intro: str = "") -> Screen:
    """Say that nothing waits, and how members propose something."""
    return Screen([box(NEUTRAL, text(intro, said.NO_SUGGESTIONS))])


def waiting_screen(waiting: int) -> Screen:
    """Tell an editor that suggestions wait, with the way there."""
    way = button(said.REVIEW_THEM, PressId(REVIEW, "", (0,)), main=True)
    return Screen([box(NEUTRAL, text(said.waiting(waiting)), row(way))])


def decline_form(suggestion: Suggestion) -> Form:
    """Make the form that asks why a suggestion is declined."""
    return Form(
        said.DECLINE_FORM,
        PressId(DECLINE_FORM, "", (suggestion.id,)),
        field(
            said.REASON,
            REASON,
            about=said.REASON_ABOUT,
            is_long=True,
            is_required=False,
            most=LONGEST_REASON,
        ),
    )


def about(suggestion: Suggestion, pack: Pack) -> str:
    """Name what a suggestion is about, as Markdown: its card's title as it is now, else its topic.

    Args:
        suggestion: Open or closed.
        pack: What its server's members see.
    """
    return _named(suggestion, card_of(suggestion, pack))


def card_of(suggestion: Suggestion, pack: Pack) -> Card | None:
    """Give the card that is to be corrected; None when it is gone, or a new one is proposed."""
    is_correction = suggestion.kind is SuggestionKind.CORRECTION
    return pack.cards.get(suggestion.topic) if is_correction else None


def _named(suggestion: Suggestion, card: Card | None) -> str:
    return shortened(card.title, _TITLE) if card else typed(suggestion.topic, LONGEST_TOPIC)


def _about(suggestion: Suggestion, card: Card | None) -> str:
    if suggestion.kind is SuggestionKind.CARD:
        return said.proposes_card(_named(suggestion, card))
    named = said.corrects_card(_named(suggestion, card))
    return named if card else f"{named}\n{said.GONE_CARD}"


def _source(suggestion: Suggestion) -> str:
    if not suggestion.source:
        return said.NO_SOURCE
    return said.written_in(place_typed(suggestion.source, LONGEST_SOURCE))


def _foot(reviewed: Reviewed, room: int) -> Iterator[str]:
    if reviewed.card:
        yield said.SAYS_NOW
        yield from _statements(reviewed.card, room)
        yield said.ACCEPT_CORRECTION
        return
    if reviewed.near:
        titles = [shortened(card.title, _NAME) for card in reviewed.near[:_NEAR]]
        yield said.near_cards(words.LIST_SEPARATOR.join(titles))
    yield said.ACCEPT_NEW


def _statements(card: Card, room: int) -> Iterator[str]:
    """Give the gist and as many points as have room, and say how many more there are."""
    points = list(card.points())
    yield shortened(card.gist.text, _STATEMENT)
    room = min(room, _SAYS_NOW)
    for n, point in enumerate(points[1:], 1):
        line = f"- {shortened(point.text, _STATEMENT)}"
        room -= length(line)
        if room < 0:
            yield said.more_statements(len(points) - n)
            return
        yield line


def _ways_on(reviewed: Reviewed) -> Iterator[Item | None]:
    number = (reviewed.suggestion.id,)
    seen = reviewed.card or next(iter(reviewed.near), None)
    yield row(
        button(said.ACCEPT, PressId(ACCEPT, "", number), main=True),
        button(said.DECLINE, PressId(DECLINE, "", number)),
        button(said.OPEN_CARD, ScreenId(Action.EXAMPLE, seen.slug)) if seen else None,
    )
    beside = [(words.BACK, reviewed.place - 1), (words.NEXT, reviewed.place + 1)]
    yield row(
        button(said.FINISH, PressId(FINISH, "", number)),
        *(
            button(label, PressId(REVIEW, "", (reviewed.waiting[place],)))
            for label, place in beside
            if 0 <= place < len(reviewed.waiting)
        ),
    )
