"""The SQLite file: the pack's rows and what servers wrote. SQL stands nowhere else.

Use it as `async with await open_store(path) as store:`.
"""

from __future__ import annotations

from briefs.store.report import BuildReport, Stamp
from briefs.store.store import Store, open_store
from briefs.store.wanted import Wanted

__all__ = ["BuildReport", "Stamp", "Store", "Wanted", "open_store"]
