"""What viewers do on the page: each a POST, answered with JSON.

An answer is `{"ms": …}`, with `form` and `form_id` when the bot opened a form. What could not be
done is `{"error": …}` with a status of 4xx, or of 504 when the bot did not respond; then
`interaction` finds what happened, `fields` tells what is wrong with which field.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from aiohttp import web

from sandbox.answer import Answer, find_component
from sandbox.components import SELECTS, Type
from sandbox.errors import (
    BadForm,
    BadOption,
    BadRequest,
    NoAnswer,
    NoSuchComponent,
    NotAllowed,
    NotShown,
    SandboxError,
    UnknownCommand,
)
from sandbox.forms import Field, fields
from sandbox.model import Channel
from sandbox.page.catalogue import named
from sandbox.page.given import Given, read_given
from sandbox.page.shell import Shell
from sandbox.page.viewers import Viewer, Visible
from sandbox.permissions import Permission
from sandbox.wire import Json, dumps

LONGEST = 2000
"""Characters a person may write in one message, without a subscription."""
_STATUS: Mapping[type[SandboxError], int] = {
    BadRequest: 400,
    NotAllowed: 403,
    NotShown: 404,
    UnknownCommand: 404,
    NoSuchComponent: 404,
    BadOption: 422,
    BadForm: 422,
    NoAnswer: 504,
}

Act = Callable[[Viewer, Channel, Given], Awaitable[Json]]


class Acts:
    """Lets viewers act.

    Args:
        visible: on what.
        shell: draws the forms that open.
    """

    def __init__(self, visible: Visible, shell: Shell) -> None:
        self._visible = visible
        self._shell = shell
        self._local = visible.local

    def add_to(self, app: web.Application) -> None:
        """Add all routes to an application."""
        acts: Mapping[str, Act] = {
            "say": self._say,
            "command": self._command,
            "complete": self._complete,
            "menu": self._menu,
            "press": self._press,
            "choose": self._choose,
            "submit": self._submit,
            "cancel": self._cancel,
            "dismiss": self._dismiss,
        }
        for name, act in acts.items():
            app.router.add_post(f"/{{role}}/{{channel}}/{name}", self._handler(act))

    def _handler(self, act: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            try:
                viewer = self._visible.viewer(request.match_info["role"])
                channel = self._visible.channel(viewer, request.match_info["channel"])
                given = await read_given(request, self._local.backend.settings.file_limit)
                done = await act(viewer, channel, given)
            except SandboxError as error:
                return web.json_response(_told(error), status=_STATUS[type(error)], dumps=dumps)
            return web.json_response(done, dumps=dumps)

        return handle

    async def _say(self, viewer: Viewer, channel: Channel, given: Given) -> Json:
        text = given.text("text").strip()
        if not channel.permissions_of(viewer.user) & Permission.SEND_MESSAGES:
            raise NotAllowed("Writing", f"{viewer.user.display_name} may not write here")
        if not text or len(text) > LONGEST:
            raise BadOption("A message", "text", f"wants 1 to {LONGEST} characters")
        said = self._local.say(text, user=viewer.user, channel=channel)
        return {"id": str(said.id)}

    async def _command(self, viewer: Viewer, channel: Channel, given: Given) -> Json:
        return self._answered(
            viewer,
            await self._local.slash(
                given.text("name"),
                given.options(),
                user=viewer.user,
                channel=channel,
                patience=0,
            ),
        )

    async def _complete(self, viewer: Viewer, channel: Channel, given: Given) -> Json:
        rows = await self._local.autocomplete(
            given.text("name"),
            given.options(),
            focused=given.text("focused"),
            user=viewer.user,
            channel=channel,
        )
        return {"choices": [{"name": row["name"], "value": row["value"]} for row in rows]}

    async def _menu(self, viewer: Viewer, _: Channel, given: Given) -> Json:
        message = self._visible.message(viewer, given.text("message"))
        if message.ephemeral:
            raise NotAllowed("The menu", "Discord offers no apps on private answers")
        name = given.text("name")
        return self._answered(
            viewer, await self._local.message_menu(name, message, user=viewer.user, patience=0)
        )

    async def _press(self, viewer: Viewer, _: Channel, given: Given) -> Json:
        message = self._visible.message(viewer, given.text("message"))
        custom_id = given.text("custom_id")
        return self._answered(
            viewer,
            await self._local.press(message, custom_id=custom_id, user=viewer.user, patience=0),
        )

    async def _choose(self, viewer: Viewer, _: Channel, given: Given) -> Json:
        message = self._visible.message(viewer, given.text("message"))
        custom_id = given.text("custom_id")
        component = find_component(message, SELECTS, named=None, custom_id=custom_id)[1]
        values = self._meant(viewer, message.channel, component, given.texts("values"))
        return self._answered(
            viewer,
            await self._local.choose(
                message, custom_id=custom_id, values=values, user=viewer.user, patience=0
            ),
        )

    async def _submit(self, viewer: Viewer, channel: Channel, given: Given) -> Json:
        opened = self._visible.form(viewer, given.texts("form_id")[0])
        values = {
            field.custom_id: self._value(viewer, channel, field, given)
            for field in fields(opened.modal or {})
        }
        answer = await self._local.submit(opened, values, patience=0)
        self._visible.close_form(opened)
        return self._answered(viewer, answer)

    async def _cancel(self, viewer: Viewer, _: Channel, given: Given) -> Json:
        self._visible.close_form(self._visible.form(viewer, given.text("form_id")))
        return {}

    async def _dismiss(self, viewer: Viewer, _: Channel, given: Given) -> Json:
        message = self._visible.message(viewer, given.text("message"))
        if not self._visible.dismiss(viewer, message):
            raise NotAllowed("Dismissing", "only private answers can be put away")
        return {}

    def _answered(self, viewer: Viewer, answer: Answer) -> Json:
        told: Json = {"ms": round(answer.elapsed * 1000, 1)}
        if answer.modal is not None:
            told["form_id"] = self._visible.open_form(answer)
            told["form"] = self._shell.form(viewer, answer.channel, answer.modal)
        return told

    def _value(self, viewer: Viewer, channel: Channel, field: Field, given: Given) -> Any:
        """Read a field of a form as its control sends it."""
        sent = given.fields.get(field.custom_id, [])
        kind = field.component["type"]
        if kind == Type.TEXT_INPUT:
            # a form's lines end with CR LF wherever it is sent from
            return sent[0].replace("\r\n", "\n") if sent else ""
        if kind == Type.FILE_UPLOAD:
            return given.files.get(field.custom_id, [])
        if kind == Type.CHECKBOX:
            return bool(sent)
        chosen = [value for value in sent if value]
        if kind == Type.RADIO_GROUP:
            return chosen[0] if chosen else None
        if kind in SELECTS:
            return self._meant(viewer, channel, field.component, chosen)
        return chosen

    def _meant(
        self, viewer: Viewer, channel: Channel, component: Json, values: Sequence[str]
    ) -> list[Any]:
        """Give the users, roles and channels that a menu's values name; of options, the values."""
        if component["type"] == Type.STRING_SELECT:
            return [*values]
        users, roles, channels = named(self._visible, viewer, channel)
        known: dict[str, Any] = {
            str(key): thing for things in (users, roles, channels) for key, thing in things.items()
        }
        # what is unknown stays text, which the menu refuses
        return [known.get(value, value) for value in values]


def _told(error: SandboxError) -> Json:
    told: Json = {"error": str(error)}
    if isinstance(error, BadForm):
        told["fields"] = dict(error.fields)
    if isinstance(error, BadOption):
        told["option"] = error.option
    if isinstance(error, NoAnswer):
        told["interaction"] = str(error.interaction_id)
    return told
