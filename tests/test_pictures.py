"""The README's pictures: there, small, said in words, and each one shown."""

from __future__ import annotations

import re
from pathlib import Path

from tools.take_pictures import DOCS

ROOT = Path(__file__).parent.parent
PICTURE = re.compile(r'<img src="([^"]+)" width="\d+" alt="([^"]{40,})">')


def test_each_picture_is_shown_with_words_and_is_small() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = PICTURE.findall(readme)
    assert len(shown) == readme.count("<img") + readme.count("![")
    taken = {path.relative_to(ROOT).as_posix(): path for path in DOCS.glob("*.png")}
    assert {name for name, _ in shown} == set(taken)
    for path in taken.values():
        assert path.read_bytes().startswith(b"\x89PNG")
        assert path.stat().st_size < 250_000
