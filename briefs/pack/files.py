"""The pack's files as bytes, and the hash that tells whether any of them changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefs.errors import Fault, PackError

FOLDERS = ("sources", "cards")


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of the pack."""

    name: str
    """Relative to the pack, with a slash: `cards/energy.md`."""
    data: bytes

    @property
    def stem(self) -> str:
        """The slug or id: the name without folder and `.md`."""
        return self.name.partition("/")[2].removesuffix(".md")


def hash_pack(directory: Path) -> str:
    """Hash the names and bytes of the pack's files, without parsing them.

    Returns:
        A hex digest that changes when a file is added, removed, renamed or changed.

    Raises:
        PackError: The directory or a file in it can't be read.
    """
    return hash_files(read_files(directory))


def hash_files(files: Iterable[PackFile]) -> str:
    """Hash files that were read already; see `hash_pack`."""
    digest = hashlib.sha256()
    for file in files:
        name = file.name.encode("utf-8", "surrogateescape")
        digest.update(b"%d:%b%d:" % (len(name), name, len(file.data)))
        digest.update(file.data)
    return digest.hexdigest()


def read_files(directory: Path) -> tuple[PackFile, ...]:
    """Read `sources/*.md` and `cards/*.md`, in alphabetical order; hidden files are passed over.

    Raises:
        PackError: The directory is missing, holds no card, or a file can't be read.
    """
    if not directory.is_dir():
        raise PackError(
            (
                Fault(
                    str(directory),
                    0,
                    "there is no such directory",
                    "Set PACK_DIR to a directory with sources/ and cards/, or leave it unset "
                    "to use the pack that ships with briefing-bot.",
                ),
            )
        )
    paths = sorted(
        path
        for folder in FOLDERS
        for path in (directory / folder).glob("*.md")
        if not path.name.startswith(".")
    )
    files: list[PackFile] = []
    faults: list[Fault] = []
    for path in paths:
        name = f"{path.parent.name}/{path.name}"
        try:
            files.append(PackFile(name, path.read_bytes()))
        except OSError as error:
            problem = f"the file can't be read ({error.strerror})"
            faults.append(Fault(name, 0, problem, "Give this user permission to read it."))
    if not any(path.parent.name == "cards" for path in paths):
        faults.append(
            Fault(
                str(directory / "cards"),
                0,
                "there are no cards here",
                "Add a card as cards/NAME.md, or point PACK_DIR at a directory that has some.",
            )
        )
    if faults:
        raise PackError(tuple(faults))
    return tuple(files)
