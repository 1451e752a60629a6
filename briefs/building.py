"""From the pack's files and the operator's documents to the store, when any of them changed."""

from __future__ import annotations

import asyncio
import dataclasses
import hashlib
import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefs.errors import DocumentError
from briefs.matching import Index, build_index
from briefs.matching.index import is_large
from briefs.model import Pack
from briefs.pack import hash_pack, load_pack
from briefs.reading import Document, read_document
from briefs.settings import Settings
from briefs.store import BuildReport, Stamp, Store, open_store

__all__ = ["BuildReport", "build_store", "index_file", "make_index", "prepare"]

_PACKAGE = Path(__file__).parent
_CODE = ("model.py", "dates.py", "pack/**/*.py", "reading/**/*.py", "store/pack_*.py")
"""What decides which rows the same files give."""

log = logging.getLogger(__name__)


async def build_store(settings: Settings, *, force: bool = False) -> BuildReport:
    """Open the store, making it if need be, bring it up to date, and close it.

    Args:
        settings: Where the store, the pack and the documents are.
        force: Build again even when nothing changed.

    Raises:
        PackError: The pack has faults; the store keeps what it had.
        DocumentError: A document is missing or can't be read; the store keeps what it had.
        StoreError: The store can't be used.
    """
    async with await open_store(settings.database) as store:
        return await prepare(store, settings, force=force)


async def prepare(store: Store, settings: Settings, *, force: bool = False) -> BuildReport:
    """Bring an open store up to date; see `build_store`.

    When the files' hashes are the store's, nothing is parsed and nothing written. The index of a
    large pack is kept beside the store. Everything slow runs in threads.
    """
    started = time.monotonic()
    if not force and await _is_current(store, settings):
        report = await store.report_unchanged()
    else:
        parsed = await asyncio.to_thread(_parse, settings)
        report = await store.replace_pack(
            parsed.pack, parsed.documents, parsed.stamp.texts_hash, built_by=parsed.stamp.built_by
        )
        await asyncio.to_thread(_keep_index, parsed.pack, settings.database)
    return dataclasses.replace(report, seconds=time.monotonic() - started)


def index_file(database: Path) -> Path:
    """Give the file in which the index of a large pack is kept, beside the store."""
    return database.with_name(f"{database.name}.index")


def make_index(pack: Pack, database: Path) -> Index:
    """Give the index of a pack; that of a large one is read from the file beside the store.

    A file that is missing, damaged or of another pack is written anew. Where it can't be written,
    the log says so and the index is built all the same. It takes as long as `build_index`: keep it
    out of an event loop.
    """
    kept = index_file(database)
    try:
        return build_index(pack, kept)
    except OSError as error:
        log.warning("%s can't be written (%s): each start builds the index anew", kept, error)
        return build_index(pack)


def _keep_index(pack: Pack, database: Path) -> None:
    """Write the file of a large pack; remove that of a pack that was large once."""
    if is_large(pack):
        make_index(pack, database)
        return
    kept = index_file(database)
    try:
        kept.unlink(missing_ok=True)
    except OSError as error:
        log.warning("%s is of no use any more, but can't be removed (%s)", kept, error)


@dataclass(frozen=True, slots=True)
class _Parsed:
    pack: Pack
    documents: dict[str, Document]
    """By source id; empty without TEXTS_DIR."""
    stamp: Stamp


async def _is_current(store: Store, settings: Settings) -> bool:
    built = await store.stamp()
    if built is None:
        return False
    return await asyncio.to_thread(_is_unchanged, built, settings, await store.text_files())


def _is_unchanged(built: Stamp, settings: Settings, names: Iterable[str]) -> bool:
    """Compare hashes; the documents' names are only right while the pack is the same."""
    return (
        hash_pack(settings.pack_dir) == built.pack_hash
        and _hash_code() == built.built_by
        and _hash_texts(settings.texts_dir, names) == built.texts_hash
    )


def _parse(settings: Settings) -> _Parsed:
    pack = load_pack(settings.pack_dir)
    names = [source.text for source in pack.sources.values()]
    # Hashed before they are read: what changes in between is built again at the next start.
    stamp = Stamp(pack.hash, _hash_texts(settings.texts_dir, names), _hash_code())
    documents = {}
    if settings.texts_dir:
        for source in pack.sources.values():
            documents[source.id] = read_document(settings.texts_dir / source.text)
    return _Parsed(pack, documents, stamp)


def _hash_texts(directory: Path | None, names: Iterable[str]) -> str | None:
    if directory is None:
        return None
    return _hash_files([directory / name for name in sorted(names)])


def _hash_code() -> str:
    """Tell this version of the parsers from others: a better reader must read everything anew."""
    return _hash_files(sorted(file for pattern in _CODE for file in _PACKAGE.glob(pattern)))


def _hash_files(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        try:
            content = path.read_bytes()
        except OSError as error:
            problem = f"can't be read ({error.strerror})"
            remedy = "Put the document there, or leave TEXTS_DIR unset to do without documents"
            raise DocumentError(path, problem, remedy) from error
        digest.update(f"{path.name}\n{len(content)}\n".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()
