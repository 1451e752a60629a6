"""What goes wrong for those who use the local Discord: tests, the terminal and the page.

SandboxError
├── NotReady          no bot has connected, or it has no commands yet
├── UnknownCommand    the bot registered no such command
├── BadOption         Discord's client would not let this option be sent
├── BadForm           Discord's client would not let this form be sent
├── NotAllowed        Discord's client would not show or enable this to that user
├── NoSuchComponent   the message has no such button or menu, or the form no such field
├── NoAnswer          the bot did not respond within three seconds
├── BotDied           the bot's process ended
├── NotShown          the page shows no such thing to that viewer
├── BadRequest        the page was asked in a way that its script never asks
└── UnsafeMarkup      our own page tried to write what its policy forbids

What the *bot* does wrong is answered over REST: see `refusals`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


class SandboxError(Exception):
    """The root: `str()` of any of these is a sentence for people."""


@dataclass(eq=False)
class NotReady(SandboxError):
    """Nothing to talk to yet."""

    seconds: float
    missing: str
    output: str = ""
    """What the bot wrote, when it is a process of ours."""

    def __str__(self) -> str:
        waited = f"After {self.seconds:g} seconds the bot still {self.missing}."
        return f"{waited} It said:\n{self.output}" if self.output else waited


@dataclass(eq=False)
class UnknownCommand(SandboxError):
    """The bot has not registered this command, or not for this place."""

    name: str
    known: Sequence[str]

    def __str__(self) -> str:
        known = ", ".join(self.known) or "none at all"
        return f"There is no command {self.name!r} here. The bot registered: {known}."


@dataclass(eq=False)
class BadOption(SandboxError):
    """An option that Discord's client would refuse before anything is sent."""

    command: str
    option: str
    problem: str

    def __str__(self) -> str:
        return f"{self.command}: the option {self.option!r} {self.problem}."


@dataclass(eq=False)
class BadForm(SandboxError):
    """A form whose fields Discord's client would mark red."""

    title: str
    problems: str
    fields: Mapping[str, str] = field(default_factory=dict)
    """What is wrong with which field, by custom id."""

    def __str__(self) -> str:
        return f"The form {self.title!r} can't be sent. {self.problems}"


@dataclass(eq=False)
class NotAllowed(SandboxError):
    """Something Discord's client would hide from this user, or show greyed out."""

    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.what}: {self.why}."


@dataclass(eq=False)
class NoSuchComponent(SandboxError):
    """The message or form has nothing with this label or custom id."""

    wanted: str
    known: Sequence[str]

    def __str__(self) -> str:
        known = ", ".join(map(repr, self.known)) or "nothing to press"
        return f"There is no {self.wanted!r} here, but {known}."


@dataclass(eq=False)
class NoAnswer(SandboxError):
    """Discord shows "The application did not respond" for this."""

    what: str
    seconds: float
    refused: str = ""
    """Why Discord refused the bot's answer, when it tried one."""
    interaction_id: int = 0
    """What was not answered."""

    def __str__(self) -> str:
        silent = f"{self.what}: the bot did not respond within {self.seconds:g} seconds."
        return f"{silent} Discord refused what it sent: {self.refused}" if self.refused else silent


@dataclass(eq=False)
class BotDied(SandboxError):
    """The bot's process ended by itself."""

    code: int
    output: str

    def __str__(self) -> str:
        said = self.output.strip() or "It said nothing."
        return f"The bot ended with exit code {self.code}. Its last words:\n{said}"


@dataclass(eq=False)
class NotShown(SandboxError):
    """What doesn't exist, or is not for this viewer: the page tells no difference."""

    what: str
    """Such as `message`."""

    def __str__(self) -> str:
        return f"There is no such {self.what} here, or not for you."


@dataclass(eq=False)
class BadRequest(SandboxError):
    """A request that the page's own script would not send."""

    problem: str

    def __str__(self) -> str:
        return f"The request can't be read: {self.problem}."


@dataclass(eq=False)
class UnsafeMarkup(SandboxError):
    """Markup that the page must never hold: a fault in our own code, not in a message."""

    name: str
    """The element or attribute."""

    def __str__(self) -> str:
        return f"The page must not write {self.name!r} like this."
