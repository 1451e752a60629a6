"""A fact on screen: as a post that comes by itself, and as an answer to a command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import discord

from bot import words
from bot.facts import Told, Topic
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import cut, escaped, parts, plain, shortened
from bot.views.fact_ids import FactAction, FactId, stop_id
from bot.views.limits import length
from bot.views.marks import Marks, source_names
from bot.views.pieces import accent, box, row, rule, text
from bot.views.post import Post
from bot.views.screen import Screen
from bot.words import facts as said
from briefs.guild.sources import is_link
from briefs.model import Citation, Pack, Point

_CONTENT = 600
"""UTF-16 units of a fact that stand in the content; escaping may double them."""
_EMBED = 1_800
_ANSWER = 1_600
"""Of an answer, which has 4,000 for all its texts."""
_TITLE = 120
_NUMBERS = 10_000
_LEGEND = 400


def fact_post(
    told: Told,
    pack: Pack,
    subscription_id: int,
    *,
    delivery_id: int = 0,
    progress: tuple[int, int] | None = None,
    another: FactId,
) -> Post:
    """Make the post of a daily fact.

    The content is the fact itself, so that a phone announces it; a longer one stands whole in the
    embed, and its beginning above.

    Args:
        told: The fact.
        pack: The pack its sources stand in.
        subscription_id: Whom "Stop these" ends.
        delivery_id: Which delivery it is, to find it again; 0 when it was asked for.
        progress: Which of how many facts it is.
        another: What "Another one" shows.
    """
    statement = _statement(told.point)
    is_long = len(statement) > _CONTENT
    content = _dated(told.point) + escaped(cut(statement, _CONTENT))
    embed = discord.Embed(
        title=cut(plain(told.card.title), _TITLE) or words.UNTITLED,
        description="\n".join(
            ([escaped(cut(statement, _EMBED)), ""] if is_long else []) + [_places(told.point, pack)]
        ),
        colour=accent(told.card.group),
    )
    if progress is not None:
        embed.set_footer(text=said.progress(*progress))
    return Post(
        content,
        embed,
        [
            _button(said.FULL_BRIEF, ScreenId(Action.FULL, told.card.slug), main=True),
            _button(said.ANOTHER, another),
            _button(said.STOP, stop_id(subscription_id, delivery_id)),
        ],
    )


def fact_screen(told: Told, pack: Pack, another: FactId) -> Screen:
    """Answer a command, or "Another one", with a fact.

    Args:
        told: The fact.
        pack: The pack its sources stand in.
        another: What "Another one" shows next.
    """
    shown = next(parts(_statement(told.point), _ANSWER))
    title = shortened(told.card.title, _TITLE) or words.UNTITLED
    return Screen(
        [
            box(
                accent(told.card.group),
                text(_dated(told.point) + escaped(shown)),
                rule(),
                text(f"-# **{title}**{words.LEGEND_SEPARATOR}{_places(told.point, pack)}"),
                row(
                    _button(said.FULL_BRIEF, ScreenId(Action.FULL, told.card.slug), main=True),
                    _button(said.ANOTHER, another),
                ),
            )
        ]
    )


def another_id(topic: Topic, number: int) -> FactId:
    """Give the id of a button that shows a fact; a topic too odd for an id becomes everything."""
    try:
        return FactId(FactAction.ANOTHER, str(topic), number % _NUMBERS)
    except ValueError:
        return FactId(FactAction.ANOTHER, "", number % _NUMBERS)


def _statement(point: Point) -> str:
    return plain(point.text)


def _dated(point: Point) -> str:
    return words.dated(point.date) if point.date else ""


def _places(point: Point, pack: Pack) -> str:
    """Say where a point stands: `Ifri, Oct 2017: ¶3 · note 1`, source by source.

    A link is given in full, unless that would be too long: part of one would lead astray.
    """
    by_source = Marks.of_points([point]).by_source([point])
    sources = [pack.sources[source] for source in by_source]
    names = source_names(sources)
    links = {source.id: escaped(source.id) for source in sources if is_link(source)}
    said = _legend(by_source, {**names, **links})
    return said if length(said) <= _LEGEND else cut(_legend(by_source, names), _LEGEND)


def _legend(by_source: Mapping[str, Sequence[Citation]], names: Mapping[str, str]) -> str:
    return words.LEGEND_SEPARATOR.join(
        words.legend_entry(names[source], words.LIST_SEPARATOR.join(map(words.place, citations)))
        for source, citations in by_source.items()
    )


def _button(
    label: str, target: ScreenId | FactId, *, main: bool = False
) -> discord.ui.Button[discord.ui.View]:
    style = discord.ButtonStyle.primary if main else discord.ButtonStyle.secondary
    return discord.ui.Button(label=label, custom_id=str(target), style=style)
