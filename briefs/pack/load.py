"""The whole pack: every file read, every fault of every file gathered, then the checks across."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from briefs.errors import PackError
from briefs.model import Pack
from briefs.pack.across import check_across
from briefs.pack.cards import CardDraft, draft_card
from briefs.pack.faults import FaultList
from briefs.pack.files import PackFile, hash_files, read_files
from briefs.pack.front import Front
from briefs.pack.sources import SourceDraft, draft_source
from briefs.pack.unsaid import Unsaid

Draft = TypeVar("Draft", CardDraft, SourceDraft)


@dataclass(frozen=True, slots=True)
class PackFiles:
    """A sound pack, and what its files hold besides: for those who edit them."""

    pack: Pack
    lines: Mapping[str, int]
    """The line of every point in its card's file, by the point's id."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The text of every file by its name, such as `cards/energy.md`."""
    fronts: Mapping[str, Front] = field(default_factory=dict)
    """The front matter of every file, by the same."""
    unsaid: Mapping[str, tuple[Unsaid, ...]] = field(default_factory=dict)
    """Places that no point has to cite, by source id."""


def load_pack(directory: Path) -> Pack:
    """Read a pack.

    Args:
        directory: Holds `sources/` and `cards/`.

    Raises:
        PackError: Something is wrong; it lists every fault of every file.
    """
    return read_pack(directory).pack


def read_pack(directory: Path) -> PackFiles:
    """Read a pack, and remember the lines its points stand on; raises what `load_pack` raises."""
    files = read_files(directory)
    sources: dict[str, SourceDraft] = {}
    cards: dict[str, CardDraft] = {}
    for file in files:
        if file.name.startswith("sources/"):
            sources[file.stem] = _draft(file, SourceDraft, draft_source)
        else:
            cards[file.stem] = _draft(file, CardDraft, draft_card)
    check_across(cards, sources)
    lists = [draft.faults for draft in sources.values()] + [
        draft.faults for draft in cards.values()
    ]
    if faults := [fault for found in lists for fault in found]:
        raise PackError(tuple(sorted(faults)))
    pack = Pack(
        cards={slug: draft.card for slug, draft in sorted(cards.items()) if draft.card},
        sources={name: draft.source for name, draft in sorted(sources.items()) if draft.source},
        hash=hash_files(files),
    )
    drafts: list[CardDraft | SourceDraft] = [*sources.values(), *cards.values()]
    return PackFiles(
        pack,
        lines={point: n for draft in cards.values() for point, n in draft.lines.items()},
        texts={file.name: file.data.decode() for file in files},
        fronts={draft.faults.file: draft.front for draft in drafts},
        unsaid={name: draft.unsaid for name, draft in sources.items()},
    )


def _draft(
    file: PackFile,
    empty: Callable[[str, FaultList], Draft],
    read: Callable[[str, str, str], Draft],
) -> Draft:
    try:
        text = file.data.decode()
    except UnicodeDecodeError as error:
        draft_faults = FaultList(file.name)
        draft_faults.add(
            file.data.count(b"\n", 0, error.start) + 1,
            "the file is not UTF-8 text",
            "Save it as UTF-8 in your editor.",
        )
        return empty(file.stem, draft_faults)
    return read(file.stem, text, file.name)
