"""What lies behind a message: its JSON, how long it took, what Discord would have refused."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sandbox.backend import Backend, Request
from sandbox.errors import NotShown
from sandbox.interactions import Interaction
from sandbox.limits import Refusal
from sandbox.model import Message
from sandbox.page.html import Html, element, join
from sandbox.page.viewers import Viewer, Visible


class Drawer:
    """Writes what is behind messages and interactions.

    Args:
        visible: what viewers may see.
    """

    def __init__(self, visible: Visible) -> None:
        self._visible = visible
        self._backend: Backend = visible.local.backend

    def message(self, viewer: Viewer, message_id: str) -> Html:
        """Write what is behind a message.

        Raises:
            NotShown: the viewer sees no such message.
        """
        message = self._visible.message(viewer, message_id)
        asked = [one for one in self._backend.interactions.known() if _made(one, viewer, message)]
        requests = [one for one in self._backend.requests if _about(one, message)]
        for one in asked:
            requests += self._requests(one)
        return join(
            [
                *(_timing(one) for one in asked),
                _refusals(requests),
                _calls(requests),
                element("h3", {}, "The message"),
                _json(message.payload),
            ]
        )

    def interaction(self, viewer: Viewer, interaction_id: str) -> Html:
        """Write what became of an interaction of a viewer's own.

        Raises:
            NotShown: they had no such interaction.
        """
        for one in self._backend.interactions.known():
            if str(one.id) == interaction_id and one.user is viewer.user:
                requests = self._requests(one)
                return join([_timing(one), _refusals(requests), _calls(requests)])
        raise NotShown("interaction")

    def _requests(self, one: Interaction) -> list[Request]:
        callback = f"/interactions/{one.id}/"
        later = f"/webhooks/{self._backend.world.bot.id}/{one.token}"
        return [
            request
            for request in self._backend.requests
            if request.path.startswith((callback, later))
        ]


def _made(one: Interaction, viewer: Viewer, message: Message) -> bool:
    """Tell whether an interaction made or changed a message, and is no other's private one."""
    written = one.original is message or message in one.followups
    return written or (one.source is message and one.user is viewer.user)


def _about(request: Request, message: Message) -> bool:
    """Tell whether a call wrote, changed or deleted a message without an interaction."""
    here = f"/channels/{message.channel.id}/messages"
    answer = request.answer if isinstance(request.answer, dict) else {}
    return request.path.startswith(f"{here}/{message.id}") or (
        request.path == here and answer.get("id") == str(message.id)
    )


def _timing(one: Interaction) -> Html:
    rows = [("What", one.name), ("By", one.user.display_name)]
    if one.answered is None:
        rows.append(("First answer", "none within three seconds" if one.expired else "none yet"))
    else:
        rows.append(("First answer", _after(one.answered_at - one.sent_at)))
        if one.filled_at is not None and one.filled_at > one.answered_at:
            rows.append(("Content", _after(one.filled_at - one.sent_at)))
    return element(
        "dl",
        {"class": "timing"},
        join(join([element("dt", {}, term), element("dd", {}, said)]) for term, said in rows),
    )


def _after(seconds: float) -> str:
    return f"after {seconds * 1000:.1f} ms"


def _refusals(requests: list[Request]) -> Html:
    refused = [request for request in requests if 400 <= request.status < 500]
    told = (
        element("ul", {"class": "refused"}, join(_refusal(request) for request in refused))
        if refused
        else element("p", {"class": "fine"}, "Nothing: all of it would pass on Discord.")
    )
    return join([element("h3", {}, "What Discord would have refused"), told])


def _refusal(request: Request) -> Html:
    body = request.answer if isinstance(request.answer, dict) else {}
    refusal = Refusal(
        request.status, body.get("code", 0), body.get("message", ""), body.get("errors", {})
    )
    return element(
        "li",
        {},
        element("code", {}, f"{request.method} {request.route} → {request.status}"),
        element("pre", {}, str(refusal)),
        element("details", {}, element("summary", {}, "What was sent"), _json(request.body)),
    )


def _calls(requests: list[Request]) -> Html:
    if not requests:
        return Html()
    return join(
        [
            element("h3", {}, "What the bot sent"),
            element("ul", {"class": "calls"}, join(_calls_of(requests))),
        ]
    )


def _calls_of(requests: list[Request]) -> Iterator[Html]:
    for request in sorted(requests, key=lambda request: request.at):
        told = f"{request.method} {request.route} → {request.status}"
        yield element("li", {}, element("code", {}, told))


def _json(value: object) -> Html:
    return element(
        "pre",
        {"class": "json", "tabindex": "0"},
        json.dumps(value, ensure_ascii=False, indent=2),
    )
