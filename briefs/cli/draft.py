"""`draft`: make a source file and draft cards of a new document."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from briefs.cli.layout import wrap
from briefs.cli.progress import Counter
from briefs.counting import counted
from briefs.drafting import Drafts, draft, write_drafts
from briefs.drafting.slugs import to_slug
from briefs.errors import DraftError, SettingError
from briefs.model import Pack
from briefs.pack import load_pack
from briefs.pack.fields import is_slug
from briefs.reading import Document, open_document, read_extracted
from briefs.settings import load_environment, shipped_pack_dir

DESCRIPTION = """\
Make a source file and draft cards of a new document: its sentences that carry figures, dates or
names the pack knows, each as a quotation with its citation, under the card whose name it holds;
the rest under new cards. An editor says them in other words: `check` refuses quotations of nine
words. Files go to the folder drafts beside the pack's cards; the cards themselves stay as they are.
"""
EXAMPLES = """\
  python -m briefs draft report.pdf
  python -m briefs draft report.html --source-id river-report --into ~/drafts
  python -m briefs draft report.txt --pack ~/mypack
"""
FOLDER = "drafts"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the document, its id, and where things are."""
    parser.description = DESCRIPTION
    parser.epilog = EXAMPLES
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the document: plain text, Markdown, HTML or PDF"
    )
    parser.add_argument(
        "--source-id", metavar="ID", help="how cards cite it; made of the file's name when left out"
    )
    parser.add_argument(
        "--into", type=Path, metavar="DIR", help="where the drafts go; drafts in the pack otherwise"
    )
    parser.add_argument(
        "--pack", type=Path, metavar="DIR", help="the pack; PACK_DIR when left out; may be empty"
    )
    parser.add_argument("--force", action="store_true", help="overwrite drafts that are there")


def run(options: argparse.Namespace) -> int:
    """Read the document, write the drafts, and say what to do next."""
    directory, own = _find_pack(options.pack)
    pack = _read_pack(directory)
    source = _choose_id(options.source_id, options.file, pack)
    pages = Counter("Reading page")
    extracted = open_document(options.file, pages)
    pages.end()
    document = read_extracted(extracted, options.file)
    paragraphs = Counter("Looking through paragraph")
    drafts = draft(document, extracted, options.file, source, pack, paragraphs)
    paragraphs.end()
    target: Path = options.into or (directory if own else Path()) / FOLDER
    write_drafts(drafts.files, target, force=options.force)
    print("\n".join(describe(drafts, document, options.file, target)))
    return 0


def _find_pack(option: Path | None) -> tuple[Path, bool]:
    """Give the pack's directory, and whether it is the user's own, where drafts may go."""
    said = str(option) if option else load_environment().get("PACK_DIR")
    if said is None:
        return shipped_pack_dir(), False
    directory = Path(said).expanduser()
    if not directory.is_dir():
        name = "--pack" if option else "PACK_DIR"
        raise SettingError(name, f"is {said!r}, which is no directory", "/home/me/mypack")
    return directory, True


def _read_pack(directory: Path) -> Pack:
    """Read a pack, which may have no cards yet."""
    if not any((directory / "cards").glob("*.md")):
        return Pack(cards={}, sources={}, hash="")
    return load_pack(directory)


def _choose_id(said: str | None, path: Path, pack: Pack) -> str:
    source = said or to_slug(path.stem)
    if not is_slug(source):
        raise DraftError(
            path,
            f"can't be cited as {said!r}" if said else "has a name that makes no id",
            "Give one of small letters, digits and hyphens with --source-id, such as river-report",
        )
    if source in pack.sources:
        raise DraftError(
            path,
            f"can't be cited as {source!r}: the pack has a source of that name",
            "Give it another with --source-id",
        )
    return source


def describe(drafts: Drafts, document: Document, path: Path, target: Path) -> Iterator[str]:
    """Yield what was done and what to do next, for a person."""
    notes = f" and {counted(len(document.notes), 'note')}" if document.notes else ""
    body, read = counted(len(document.body), "paragraph"), counted(drafts.read, "sentence")
    carry = "carries" if drafts.chosen == 1 else "carry"
    yield wrap(
        f"{path.name}: {body}{notes}, {read}; "
        f"{drafts.chosen} {carry} figures, dates or known names."
    )
    known = [group for group in drafts.groups if group.known]
    new = [group for group in drafts.groups if not group.known]
    for what, groups in (("for cards of the pack", known), ("for new cards", new)):
        if groups:
            told = ", ".join(f"{group.slug} ({len(group.sentences)})" for group in groups)
            yield wrap(f"{counted(len(groups), 'draft')} {what}: {told}", "  ")
    yield f"Written to {target}: sources/{drafts.source}.md, and the cards in cards/."
    yield ""
    yield "What is left to you:"
    for step in (
        f"fill in sources/{drafts.source}.md: what is empty, and what the document is",
        "say each quotation in words of your own; delete what is not worth a point",
        "move the files to the sources/ and cards/ of your pack; of a card it has, the points only",
        f"put {path.name} where TEXTS_DIR points, and run python -m briefs check --texts",
    ):
        yield wrap(step, "  - ")
