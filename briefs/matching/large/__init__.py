"""Names by the hundred thousand: lookups in flat arrays, without an object for each name."""

from __future__ import annotations
