"""The lines above a message: what it answers, who wrote it, and when."""

from __future__ import annotations

from collections.abc import Iterator

from sandbox.components import Type
from sandbox.limits import InteractionType
from sandbox.limits.components import MOST_COMPONENTS
from sandbox.messages import COMMAND, CONTEXT_MENU, PLAIN, REPLY
from sandbox.page import times
from sandbox.page.avatars import shown_name
from sandbox.page.context import RenderContext
from sandbox.page.fields import Part, number, part, parts, words
from sandbox.page.html import NOTHING, Html, element, join
from sandbox.page.markdown import first_line
from sandbox.page.unknown import unknown


def origin_line(message: Part, context: RenderContext) -> Html:
    """Write what a message answers: a command, or another message; nothing when it answers none."""
    kind = number(message, "type")
    if kind in (COMMAND, CONTEXT_MENU):
        return _used(part(message, "interaction_metadata"), context)
    if kind == REPLY:
        return _replied(part(message, "referenced_message"), context)
    return NOTHING if kind == PLAIN else unknown(f"a message of type {kind}")


def author_line(message: Part, context: RenderContext) -> Html:
    """Write who wrote a message, when, and whether it was changed since."""
    author = part(message, "author")
    pieces: list[str] = [element("strong", {"class": "author"}, shown_name(author))]
    if author.get("bot") is True:
        pieces.append(element("span", {"class": "app"}, "App"))
    moment = times.read(words(message, "timestamp"), context)
    if moment is not None:
        pieces.append(times.posted(moment, context))
    if edited := times.read(words(message, "edited_timestamp"), context):
        title = f"Edited {times.STYLES['F'](edited, context)}"
        pieces.append(element("span", {"class": "edited", "title": title}, "(edited)"))
    return element("header", {"class": "author-line"}, join(pieces))


def _used(metadata: Part, context: RenderContext) -> Html:
    """Write `Mika used /brief`; a form's answer belongs to the command that opened it."""
    use = part(metadata, "triggering_interaction_metadata") or metadata
    named = context.uses.get(number(metadata, "id")) or context.uses.get(number(use, "id"))
    what = named or _act(number(use, "type"))
    who = element("strong", None, shown_name(part(use, "user")))
    return element("p", {"class": "origin"}, who, " used ", element("span", {"class": "use"}, what))


def _act(kind: int) -> str:
    return "a button or menu" if kind == InteractionType.COMPONENT else "a command"


def _replied(referred: Part, context: RenderContext) -> Html:
    if not referred:
        return element("p", {"class": "origin"}, "Answers a message that was deleted")
    who = element("strong", None, shown_name(part(referred, "author")))
    said = first_line(next(_said(referred), ""), context) or "a message without text"
    return element("p", {"class": "origin"}, who, " ", element("span", {"class": "excerpt"}, said))


def _said(message: Part) -> Iterator[str]:
    """Give the texts of a message in order, those of its components too."""
    if content := words(message, "content"):
        yield content
    waiting = [*parts(message, "components")][::-1]
    for _ in range(MOST_COMPONENTS):
        if not waiting:
            return
        component = waiting.pop()
        if number(component, "type") == Type.TEXT_DISPLAY and words(component, "content"):
            yield words(component, "content")
        waiting += [*parts(component, "components")][::-1]
