"""The pack's files: cards and sources as Markdown with TOML front matter."""

from __future__ import annotations

from briefs.pack.cards import parse_card
from briefs.pack.files import hash_pack
from briefs.pack.load import PackFiles, load_pack, read_pack
from briefs.pack.sources import parse_source

__all__ = ["PackFiles", "hash_pack", "load_pack", "parse_card", "parse_source", "read_pack"]
