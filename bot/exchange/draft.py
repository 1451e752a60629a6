"""An import that an editor looked at and did not decide on yet, as it is kept in the store."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

_KIND = "import"


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """A file with what the report on it was made from."""

    file: str
    """Its name."""
    text: str
    expected: dict[str, int]
    """The newest revisions that the report was made on, by slug of the cards it touches."""

    def write(self) -> str:
        """Give what `read_draft` reads."""
        return json.dumps({"kind": _KIND, **asdict(self)}, ensure_ascii=False)


def read_draft(content: str) -> ImportDraft | None:
    """Read a draft; None when it is one of something else than an import."""
    try:
        found: Any = json.loads(content)
    except ValueError:
        return None
    if not isinstance(found, dict) or found.get("kind") != _KIND:
        return None
    return ImportDraft(found["file"], found["text"], found["expected"])
