"""Drafts on the disk, where nothing is overwritten unasked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefs.errors import DraftError


def write_drafts(files: Mapping[str, str], directory: Path, *, force: bool = False) -> None:
    """Write the files of a draft.

    Args:
        files: Texts by name, such as `cards/energy.md`.
        directory: Where they go; it is made when need be.
        force: Overwrite drafts that are there.

    Raises:
        DraftError: One is there already, and `force` is not given; or the disk refuses. In the
            first case nothing is written.
    """
    there = [name for name in files if (directory / name).exists()]
    if there and not force:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise DraftError(
            directory / there[0],
            f"is there already{more}",
            "Move it away, name another directory with --into, or overwrite it with --force",
        )
    for name, text in files.items():
        path = directory / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise DraftError(
                path,
                f"can't be written ({error.strerror})",
                "Name a directory that this user may write to with --into",
            ) from error
