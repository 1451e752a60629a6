"""Everything that can go wrong in `briefs`, and the sentence a person reads when it does.

BriefsError
├── SettingError          a variable of the environment has a wrong value
├── DocumentError         a document can't be read
├── DraftError            a draft can't be made or written
├── PackError             the pack's files have faults; carries all of them
├── UnknownCard           no card has this slug
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
        return f"{self.path}: {self.problem}. {self.remedy}"


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
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
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
