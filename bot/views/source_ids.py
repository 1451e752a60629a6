"""How buttons, menus and suggestions name a source: by its id, a long address by a digest of it."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from briefs.model import Pack, Source
from briefs.pack.fields import is_slug

_MARK = "~"
"""Begins no id of a document."""


@lru_cache(16_384)
def source_key(source_id: str) -> str:
    """Give what stands for a source in a custom_id, or as the value of a choice."""
    if is_slug(source_id):
        return source_id
    return _MARK + blake2b(source_id.encode("utf-8", "replace"), digest_size=12).hexdigest()


def find_source(key: str, pack: Pack) -> Source | None:
    """Give the source of a pack that a key stands for."""
    if not key.startswith(_MARK):
        return pack.sources.get(key)
    named = (source for source_id, source in pack.sources.items() if source_key(source_id) == key)
    return next(named, None)
