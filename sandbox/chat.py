"""A chat with the bot, line by line: what a person types, and what they see for it."""

from __future__ import annotations

import re
from typing import Any

from sandbox import availability
from sandbox.answer import Answer
from sandbox.availability import MESSAGE_MENU, SLASH
from sandbox.client import LocalDiscord
from sandbox.components import Type
from sandbox.errors import NoSuchComponent, NotAllowed, SandboxError
from sandbox.filling import Filling
from sandbox.model import Channel, Role, User
from sandbox.permissions import Permission
from sandbox.screen import Numbered, as_json, show
from sandbox.text import options_of, plain
from sandbox.typed import read

HELP = """\
/brief kurils               a command; name:value for each option, as on Discord
/brief kur?                 what is offered while typing
/                           all commands
1                           press button 1, or see the options of menu 1
1 2                         choose option 2 of menu 1
as member|editor|admin|owner|other      be someone else
in general|briefings|editors|dm         go elsewhere
menu Brief me               a command of the last message's menu
json                        the last answer as JSON
quit                        stop
Anything else is said in the channel."""


_USER = re.compile(r"<@!?(\d{1,20})>")
_CHANNEL = re.compile(r"<#(\d{1,20})>")


class Chat:
    """One person at a terminal.

    Args:
        local: where they are.
        user: who they are; the ordinary member when None.
    """

    def __init__(self, local: LocalDiscord, user: User | None = None) -> None:
        self._local = local
        self._user = user or local.member
        self._channel = local.channel("general")
        self._answer: Answer | None = None
        self._numbered = Numbered([])
        self._form: Filling | None = None
        self._rows: list[tuple[str, dict[str, Any]]] = []
        self._seen = local.backend.world.snowflakes.next()
        self.failed = False
        """Whether the last line could not be done."""

    @property
    def prompt(self) -> str:
        """What stands before the next line."""
        if self._form is not None:
            return "… "
        return f"{self._user.display_name} in {_named(self._channel)}> "

    async def enter(self, line: str) -> str:
        """Do what a line says and give what is to be shown."""
        self.failed = False
        try:
            if self._form is not None:
                return self._named(await self._fill(line.strip()))
            return self._named(await self._do(line.strip()))
        except SandboxError as error:
            self.failed = True
            return str(error)

    def news(self) -> str:
        """Give what the bot wrote by itself, in channels this person sees, since last asked."""
        world = self._local.backend.world
        found = [
            message
            for channel in world.channels.values()
            if self._sees(channel)
            for message in channel.messages.values()
            if message.id > self._seen
            and message.author is world.bot
            and "interaction_metadata" not in message.payload
        ]
        self._seen = max([self._seen, *(message.id for message in found)])
        shown = "\n".join(
            f"— {message.author.display_name} in {_named(message.channel)}\n"
            f"{plain(message.payload)}"
            for message in found
        )
        return self._named(shown)

    def last_json(self) -> str:
        """Give the last answer as JSON."""
        return "There was no answer yet." if self._answer is None else as_json(self._answer)

    async def _do(self, line: str) -> str:
        word, _, rest = line.partition(" ")
        if line.startswith("/"):
            return self._commands() if line == "/" else await self._command(line)
        if word.isdigit():
            return await self._number(int(word), rest.split())
        if word == "menu" and rest:
            return await self._menu(rest)
        aside = self._aside(word, rest)
        if aside is None:
            self._local.say(line, user=self._user, channel=self._channel)
            return "(said; commands begin with /, and help lists what else there is)"
        return aside

    def _aside(self, word: str, rest: str) -> str | None:
        """Do what doesn't concern the bot; None when it is something else."""
        if rest:
            moves = {"as": self._become, "in": self._go}
            return moves[word](rest) if word in moves else None
        return {"": "", "help": HELP, "json": self.last_json()}.get(word)

    def _commands(self) -> str:
        lines = []
        for offer in availability.offers(self._local.backend.world, self._channel, SLASH):
            try:
                availability.check(self._local.backend.world, offer, self._channel, self._user)
            except NotAllowed:
                continue
            options = " ".join(
                spec["name"] if spec.get("required") else f"[{spec['name']}]"
                for spec in offer.options
            )
            lines.append(f"/{offer.name} {options}".ljust(44) + offer.description)
        return "\n".join(lines) or "The bot offers no commands here."

    async def _command(self, line: str) -> str:
        offers = availability.offers(self._local.backend.world, self._channel, SLASH)
        typed = read(line, offers)
        completes = [spec["name"] for spec in typed.offer.options if spec.get("autocomplete")]
        last = next(reversed(typed.values), "")
        if last in completes and typed.values[last].endswith("?"):
            return await self._complete(typed.offer.name, typed.values, last)
        return await self._shown(
            await self._local.slash(
                typed.offer.name, typed.values, user=self._user, channel=self._channel
            )
        )

    async def _complete(self, name: str, values: dict[str, Any], option: str) -> str:
        values = {**values, option: values[option].removesuffix("?")}
        rows = await self._local.autocomplete(
            name, values, focused=option, user=self._user, channel=self._channel
        )
        self._rows = [(name, {**values, option: row["value"]}) for row in rows]
        shown = [f"[{n}] {row['name']}" for n, row in enumerate(rows, 1)]
        return "\n".join(shown) or "(nothing is offered)"

    async def _number(self, n: int, options: list[str]) -> str:
        if self._rows:
            if not 0 < n <= len(self._rows):
                raise NoSuchComponent(str(n), [str(k + 1) for k in range(len(self._rows))])
            name, values = self._rows[n - 1]
            return await self._shown(
                await self._local.slash(name, values, user=self._user, channel=self._channel)
            )
        targets = self._numbered.targets
        if not 0 < n <= len(targets):
            raise NoSuchComponent(str(n), [str(k + 1) for k in range(len(targets))])
        message, component = targets[n - 1]
        custom_id = component["custom_id"]
        if component["type"] == Type.BUTTON:
            return await self._shown(
                await self._local.press(message, custom_id=custom_id, user=self._user)
            )
        if not options:
            rows = "\n".join(options_of(component, n))
            return rows or f"Type {n} and a name: a user, role or channel."
        chosen = [self._choice(component, word) for word in options]
        return await self._shown(
            await self._local.choose(message, custom_id=custom_id, values=chosen, user=self._user)
        )

    def _choice(self, component: dict[str, Any], word: str) -> Any:
        options = component.get("options")
        if options is not None:
            n = int(word) if word.isdigit() else 0
            return options[n - 1]["value"] if 0 < n <= len(options) else word
        guild = self._channel.guild
        known: list[User | Role | Channel] = [*self._local.backend.world.users.values()]
        if guild is not None:
            known += [*guild.roles.values(), *guild.channels.values()]
        named = word.lstrip("@#").lower()
        return next((thing for thing in known if thing.name.lower() == named), word)

    def _become(self, name: str) -> str:
        people = self._local.place.people()
        if name not in people:
            raise NoSuchComponent(name, list(people))
        self._user = people[name]
        if not self._sees(self._channel):
            self._channel = next(
                channel
                for channel in self._local.backend.world.channels.values()
                if self._sees(channel)
            )
        return f"You are {self._user.display_name} in {_named(self._channel)}."

    def _go(self, name: str) -> str:
        if name == "dm":
            self._channel = self._local.dm(self._user)
            return f"You are in {_named(self._channel)}."
        seen = [
            channel
            for channel in self._local.backend.world.channels.values()
            if channel.guild is not None and self._sees(channel)
        ]
        for channel in seen:
            if channel.name == name.lstrip("#"):
                self._channel = channel
                return f"You are in {_named(channel)}."
        raise NoSuchComponent(name, ["dm", *(channel.name for channel in seen)])

    async def _menu(self, name: str) -> str:
        messages = self._local.messages(self._channel, user=self._user)
        if not messages:
            return "There is no message here yet. Say something first."
        world = self._local.backend.world
        names = {
            offer.name.lower(): offer.name
            for offer in availability.offers(world, self._channel, MESSAGE_MENU)
        }
        whole = names.get(name.lower(), name)
        return await self._shown(
            await self._local.message_menu(whole, messages[-1], user=self._user)
        )

    async def _fill(self, text: str) -> str:
        form = self._form
        assert form is not None
        if text == "cancel":
            self._form = None
            return "(the form is closed)"
        form.take(text)
        if not form.done:
            return form.question
        self._form = None
        return await self._shown(await self._local.submit(form.answer, form.values))

    async def _shown(self, answer: Answer) -> str:
        self._answer = answer
        self._rows = []
        numbered = Numbered(answer.messages())
        if numbered.targets:
            self._numbered = numbered
        shown = show(answer, numbered.number)
        form = Filling(answer)
        if form.done:
            return shown
        self._form = form
        return f"{shown} (cancel closes it)\n{form.question}"

    def _named(self, text: str) -> str:
        """Write mentions of people and channels by their names, as Discord shows them."""
        world = self._local.backend.world
        for user_id in set(_USER.findall(text)):
            user = world.users.get(int(user_id))
            text = re.sub(rf"<@!?{user_id}>", f"@{user.display_name if user else user_id}", text)
        for channel_id in set(_CHANNEL.findall(text)):
            channel = world.channels.get(int(channel_id))
            text = text.replace(f"<#{channel_id}>", f"#{channel.name if channel else 'unknown'}")
        return text

    def _sees(self, channel: Channel) -> bool:
        if channel.guild is None:
            return channel.recipient is self._user
        return bool(channel.permissions_of(self._user) & Permission.VIEW_CHANNEL)


def _named(channel: Channel) -> str:
    if channel.guild is None:
        return "your direct messages"
    return f"#{channel.name} of {channel.guild.name}"
