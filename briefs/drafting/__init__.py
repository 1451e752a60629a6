"""Drafts from a new document: a source file and cards for an editor to finish.

document → sentences (`sentences`) → those that say something checkable (`selection`) → under which
card each belongs (`grouping`) → files (`source_file`, `card_file`). Nothing here is fit to be
published: every point is a quotation, which `check` refuses.
"""

from __future__ import annotations

from briefs.drafting.drafts import Drafts, draft
from briefs.drafting.files import write_drafts

__all__ = ["Drafts", "draft", "write_drafts"]
