"""The page around the messages: its document, the list of channels, and each message's frame."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import Template

from sandbox.model import TEXT_CHANNEL, Channel, Message
from sandbox.page.catalogue import named, offered
from sandbox.page.html import Html, element, join
from sandbox.page.rendering import RenderContext, render_form, render_message
from sandbox.page.viewers import PEOPLE, Viewer, Visible
from sandbox.permissions import Permission
from sandbox.wire import Json

EXAMPLES = (
    ("/brief kurils", "a card: what it is, and which source says so"),
    ("/ask why is there no peace treaty?", "statements that answer it, each with its source"),
    ("/topics", "all cards, by group"),
)
"""What an empty channel offers to click; the only commands of the bot that the page names."""
SHOWN = 100
"""How many messages a page shows at first, counted from the newest."""
_DOCUMENT = Template((Path(__file__).parent / "page.html").read_text("utf-8"))
_FOLDERS = ("/attachments/", "/ephemeral-attachments/")


def channel_name(channel: Channel) -> str:
    """Give what a channel is called for the one who sees it."""
    return f"#{channel.name}" if channel.type == TEXT_CHANNEL else "briefing-bot"


class Shell:
    """Writes all of the page's HTML for one viewer after another.

    Args:
        visible: what they see.
        token: what the page's requests carry.
    """

    def __init__(self, visible: Visible, token: str) -> None:
        self._visible = visible
        self._token = token

    def document(self, viewer: Viewer, channel: Channel) -> str:
        """Write the whole page of a channel."""
        visible = self._visible
        visible.feed.look()
        messages = visible.messages(viewer, channel)[-SHOWN:]
        visible.mark_read(viewer, channel)
        writes = channel.permissions_of(viewer.user) & Permission.SEND_MESSAGES
        name = channel_name(channel)
        return _DOCUMENT.substitute(
            body=_attributes(
                {
                    "data-base": f"/{viewer.role}/{channel.id}",
                    "data-role": viewer.role,
                    "data-run": visible.run,
                    "data-since": str(visible.feed.revision),
                    "data-token": self._token,
                    "data-user": str(viewer.user.id),
                }
            ),
            title=join([f"{name} · local preview"]),
            channel=join([name]),
            where=join([channel.guild.name if channel.guild else "Direct messages"]),
            side=self.side(viewer, channel),
            people=self.people(viewer, channel),
            posts=join(self.post(viewer, message) for message in messages),
            welcome=self._welcome(viewer, channel),
            writes="" if writes else " disabled",
            placeholder=join(
                [f"Message {name}, or / for commands" if writes else "You may not write here"]
            ),
        )

    def side(self, viewer: Viewer, current: Channel) -> Html:
        """Write the list of channels with marks on those with something unread."""
        groups: dict[str, list[Channel]] = {}
        for channel in self._visible.channels(viewer):
            name = channel.guild.name if channel.guild else "Direct messages"
            groups.setdefault(name, []).append(channel)
        return join(
            join(
                [
                    element("h2", {}, name),
                    element(
                        "ul", {}, join(self._entry(viewer, channel, current) for channel in group)
                    ),
                ]
            )
            for name, group in groups.items()
        )

    def people(self, viewer: Viewer, current: Channel) -> Html:
        """Write the list of people to be, each at the same place when they see it."""
        visible = self._visible
        people = visible.local.place.people()
        places = {
            role: current.id if visible.sees_channel(visible.viewer(role), current) else ""
            for role in people
        }
        return join(
            element(
                "li",
                {},
                element(
                    "a",
                    {
                        "href": f"/{role}/{places[role]}",
                        "data-be": role,
                        "aria-current": "true" if role == viewer.role else None,
                    },
                    element("span", {"class": "who"}, user.display_name),
                    element("span", {"class": "what"}, PEOPLE[role]),
                ),
            )
            for role, user in people.items()
        )

    def post(self, viewer: Viewer, message: Message) -> Html:
        """Write a message in the frame that the page's script puts in place."""
        menu = element(
            "button",
            {
                "type": "button",
                "class": "more",
                "data-more": True,
                "aria-haspopup": "menu",
                "aria-label": f"More about this message by {message.author.display_name}",
                "title": "More",
            },
            "⋯",
        )
        return element(
            "div",
            {
                "class": "entry",
                "id": f"post-{message.id}",
                "data-post": str(message.id),
                "data-revision": self._visible.feed.revision_of(message),
                "data-private": message.ephemeral,
                "tabindex": "-1",
            },
            render_message(message.payload, self._context(viewer, message.channel)),
            menu,
        )

    def form(self, viewer: Viewer, channel: Channel, modal: Json) -> Html:
        """Write a form."""
        return render_form(modal, self._context(viewer, channel))

    def _entry(self, viewer: Viewer, channel: Channel, current: Channel) -> Html:
        unread = 0 if channel is current else self._visible.unread(viewer, channel)
        return element(
            "li",
            {},
            element(
                "a",
                {
                    "href": f"/{viewer.role}/{channel.id}",
                    "aria-current": "page" if channel is current else None,
                    "class": "unread" if unread else None,
                },
                element("span", {"class": "name"}, channel_name(channel)),
                join(self._mark(unread)),
            ),
        )

    @staticmethod
    def _mark(unread: int) -> Iterator[Html]:
        if unread:
            yield element(
                "span",
                {"class": "mark"},
                str(unread),
                element("span", {"class": "aside"}, " unread"),
            )

    def _welcome(self, viewer: Viewer, channel: Channel) -> Html:
        here = {offer.name for offer in offered(self._visible.local, viewer, channel)}
        return join(
            element(
                "li",
                {},
                element(
                    "button",
                    {"type": "button", "data-run": line},
                    element("code", {}, line),
                    element("span", {}, what),
                ),
            )
            for line, what in EXAMPLES
            # before the bot has registered anything, all of them are offered
            if not here or line[1:].partition(" ")[0] in here
        )

    def _context(self, viewer: Viewer, channel: Channel) -> RenderContext:
        backend = self._visible.local.backend
        users, roles, channels = named(self._visible, viewer, channel)
        return RenderContext(
            viewer=viewer.user,
            bot=backend.world.bot,
            users=users,
            roles=roles,
            channels=channels,
            commands={key: command["name"] for key, command in backend.world.commands.items()},
            uses={one.id: one.name for one in backend.interactions.known()},
            locate=lambda url: self._located(viewer, url),
            zone=None,
        )

    def _located(self, viewer: Viewer, url: str) -> str | None:
        """Give the address of a file that stands here; None for what stands elsewhere."""
        for folder in _FOLDERS:
            prefix = f"{self._visible.local.backend.files.base_url}{folder}"
            if url.startswith(prefix):
                return f"/{viewer.role}/files/{url.removeprefix(prefix)}"
        return None


def _attributes(values: dict[str, str]) -> str:
    return " ".join(f'{name}="{join([value])}"' for name, value in values.items())
