"""Slugs for what has only a title or a file name yet."""

from __future__ import annotations

import re

from briefs.matching.normalise import normalise
from briefs.pack.fields import LONGEST_SLUG

_GAP = re.compile(r"[^a-z0-9]+")


def to_slug(text: str) -> str:
    """Make a slug of a title: `Kuril Islands (1956)` gives `kuril-islands-1956`.

    Returns:
        At most 60 characters, cut between words; empty when nothing in it is a Latin letter, for
        kanji and Cyrillic are not spelled out by a rule.
    """
    slug = _GAP.sub("-", normalise(text)).strip("-")
    if len(slug) > LONGEST_SLUG:
        slug = slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]
    return slug if re.search("[a-z]", slug) else ""
