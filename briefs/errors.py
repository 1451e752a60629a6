"""Everything that can go wrong in `briefs`, and the sentence a person reads when it does.

BriefsError
├── SettingError          a variable of the environment has a wrong value
├── DocumentError         a document can't be read
├── DraftError            a draft can't be made or written
├── PackError             the pack's files have faults; carries all of them
├── UnknownCard           no card has this slug
├── ScheduleError         what was typed says neither when nor where
│   ├── UnknownTime       not a time of day
│   └── UnknownZone       not a time zone, or one of several
├── SubscriptionError     a subscription can't be made or changed
│   ├── TooManySubscriptions  the server, or the person, has as many as there may be
│   ├── AlreadySubscribed     the same one exists
│   └── SubscriptionGone      there is none of this id for this owner
├── ClockBehind           the clock stands before what was done already
├── GuildError            a server's cards can't be changed so: `briefs.guild.errors`
└── StoreError            the database can't be used; carries its path
    ├── StoreForeign      a file that isn't ours: another application's, or none at all
    ├── StoreEmpty        a file of zero bytes where a store should be
    ├── StoreCorrupt      SQLite finds the file damaged
    ├── StoreTooNew       written by a newer version of briefing-bot
    ├── StoreInUse        another process holds it
    ├── StoreReadOnly     the file or its directory can't be written
    ├── StoreFull         no space left on the disk
    ├── StoreMissing      nothing was built there yet
    ├── StoreNoDirectory  the directory it should stand in does not exist
    ├── StoreOutdated     written by an older version, and opened for reading only
    ├── StoreLeftover     beside it lies the journal of another store
    └── StoreFailed       SQLite or the system refused for another reason

The classes are not frozen: contextlib sets `__traceback__` on what passes through it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefs.counting import counted


class BriefsError(Exception):
    """The root: `str()` of any of these is one sentence that says what to do."""


@dataclass(eq=False)
class SettingError(BriefsError):
    """A variable of the environment, or of `.env`, has a value that can't be used."""

    name: str
    problem: str
    example: str

    def __str__(self) -> str:
        return f"{self.name} {self.problem}. Example: {self.name}={self.example}"


@dataclass(eq=False)
class DocumentError(BriefsError):
    """A document can't be read as text."""

    path: Path
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}. {self.remedy}."


@dataclass(eq=False)
class DraftError(BriefsError):
    """A draft can't be made of a document, or not written where it should go."""

    path: Path
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path} {self.problem}. {self.remedy}."


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in one file of the pack; not raised, but listed by PackError."""

    file: str
    """Relative to the pack, such as `cards/energy.md`."""
    line: int
    """From 1; 0 when the fault is the whole file's."""
    problem: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.problem}. {self.remedy}"


@dataclass(eq=False)
class PackError(BriefsError):
    """The pack has faults; all of them are listed, not only the first."""

    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        count = counted(len(self.faults), "fault")
        return "\n".join([f"The pack has {count}:", *map(str, self.faults)])


@dataclass(eq=False)
class UnknownCard(BriefsError):
    """No card of the pack has this slug."""

    slug: str

    def __str__(self) -> str:
        return (
            f"There is no card {self.slug!r}. `python -m briefs match {self.slug}` finds near ones."
        )


@dataclass(eq=False)
class ScheduleError(BriefsError):
    """What a person typed says neither when nor where."""

    typed: str


@dataclass(eq=False)
class UnknownTime(ScheduleError):
    """Not a time of day."""

    def __str__(self) -> str:
        return f"{self.typed!r} is not a time of day. Write it like 09:30, 21:30 or 9:30 pm."


@dataclass(eq=False)
class UnknownZone(ScheduleError):
    """Not a time zone or a city, or the name of several in different zones."""

    near: tuple[tuple[str, str], ...] = ()
    """What may be meant: a label for people and an IANA name, best first."""

    def __str__(self) -> str:
        if self.near:
            labels = "; ".join(label for label, _ in self.near)
            return f"{self.typed!r} does not say which time zone. Perhaps one of these: {labels}."
        return (
            f"{self.typed!r} is not a time zone known here. Write a large city near you, "
            "or a name like Asia/Tokyo or UTC+9."
        )


@dataclass(eq=False)
class SubscriptionError(BriefsError):
    """A subscription can't be made or changed as asked."""


@dataclass(eq=False)
class TooManySubscriptions(SubscriptionError):
    """The server, or the person in direct messages, has as many as there may be."""

    limit: int
    is_dm: bool

    def __str__(self) -> str:
        where = "direct messages" if self.is_dm else "one server"
        return f"{self.limit} subscriptions is the most for {where}. Remove one first."


@dataclass(eq=False)
class AlreadySubscribed(SubscriptionError):
    """The same place gets the same facts at the same time already."""

    subscription_id: int

    def __str__(self) -> str:
        return f"Subscription {self.subscription_id} does this already. Change that one instead."


@dataclass(eq=False)
class SubscriptionGone(SubscriptionError):
    """There is no subscription of this id, or it is another's."""

    subscription_id: int

    def __str__(self) -> str:
        return f"There is no subscription {self.subscription_id} here. It may have been removed."


@dataclass(eq=False)
class ClockBehind(BriefsError):
    """The clock is more than a day behind what deliveries were already made for."""

    now: int
    """Epoch seconds."""
    newest: int
    """Epoch seconds: the latest that a delivery speaks of."""

    def __str__(self) -> str:
        days = (self.newest - self.now) / 86400
        return (
            f"The clock is {days:.1f} days behind the newest delivery, so nothing is planned. Set "
            "the machine's clock; or, if it is right now and was wrong before, stop the bot and "
            "run `python -m briefs deliveries --forgive-clock`."
        )


@dataclass(eq=False)
class StoreError(BriefsError):
    """The database at `path` can't be used."""

    path: Path

    def __str__(self) -> str:
        return f"The store {self.path} can't be used."


@dataclass(eq=False)
class StoreForeign(StoreError):
    """The file is a database of another application, or no database at all."""

    def __str__(self) -> str:
        return (
            f"{self.path} is not a briefing-bot store. It was left as it is; "
            "point DATABASE_URL at another file."
        )


@dataclass(eq=False)
class StoreEmpty(StoreError):
    """The file has zero bytes: often a volume that was not mounted, or a failed copy."""

    def __str__(self) -> str:
        return (
            f"{self.path} is empty: a store was expected, or no file at all. Restore a backup, "
            "or delete the empty file to start anew."
        )


@dataclass(eq=False)
class StoreCorrupt(StoreError):
    """SQLite reports damage."""

    detail: str

    def __str__(self) -> str:
        return (
            f"{self.path} is damaged ({self.detail}). It was left as it is; "
            "restore a backup, or move the file away to start anew."
        )


@dataclass(eq=False)
class StoreTooNew(StoreError):
    """The schema's number is higher than this version knows."""

    found: int
    known: int

    def __str__(self) -> str:
        return (
            f"{self.path} was written by a newer briefing-bot (schema {self.found}, this version "
            f"knows {self.known}). Update briefing-bot, or use the backup from before the update."
        )


@dataclass(eq=False)
class StoreInUse(StoreError):
    """Another process holds the lock file or the database's write lock."""

    holder: str

    def __str__(self) -> str:
        return (
            f"{self.path} is in use by {self.holder}. Stop that one first, or wait for it to end."
        )


@dataclass(eq=False)
class StoreReadOnly(StoreError):
    """The file, or the directory SQLite must write its journal to, is read-only."""

    def __str__(self) -> str:
        return (
            f"{self.path} can't be written. Give this user write permission to the file and to "
            f"its directory {self.path.parent}."
        )


@dataclass(eq=False)
class StoreFull(StoreError):
    """The disk is full; what was being written was rolled back."""

    def __str__(self) -> str:
        return (
            f"The disk of {self.path} is full. Nothing was changed; free some space and try again."
        )


@dataclass(eq=False)
class StoreMissing(StoreError):
    """There is no file, or no pack in it yet, and this use doesn't build one."""

    def __str__(self) -> str:
        return f"There are no cards in {self.path} yet. `python -m briefs build` puts them there."


@dataclass(eq=False)
class StoreNoDirectory(StoreError):
    """The directory the file should stand in does not exist."""

    def __str__(self) -> str:
        return (
            f"{self.path} can't be made: there is no directory {self.path.parent}. "
            "Make it, or point DATABASE_URL elsewhere."
        )


@dataclass(eq=False)
class StoreOutdated(StoreError):
    """The schema's number is lower than this version's, and the store was opened to read only."""

    found: int
    known: int

    def __str__(self) -> str:
        return (
            f"{self.path} was written by an older briefing-bot (schema {self.found}, this version "
            f"uses {self.known}). `python -m briefs build` brings it up to date."
        )


@dataclass(eq=False)
class StoreLeftover(StoreError):
    """A journal lies beside the file that isn't its own: SQLite would write it into the store."""

    leftover: Path

    def __str__(self) -> str:
        return (
            f"{self.leftover} was left behind by another file than {self.path}. "
            "Put it back beside its own file or move it away, then start again."
        )


@dataclass(eq=False)
class StoreFailed(StoreError):
    """SQLite or the operating system refused, for a reason with no class of its own."""

    detail: str

    def __str__(self) -> str:
        return (
            f"{self.path} can't be used just now ({self.detail}). Nothing was changed; "
            "if it happens again, look at the disk and at the log."
        )
