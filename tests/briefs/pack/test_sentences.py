from __future__ import annotations

import pytest

from briefs.pack.sentences import count_sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("It rained.", 1),
        ("It rained. It stopped.", 2),
        ("Did it rain? It did! Then 300 people left.", 3),
        ("The U.S. Navy left. Mr. Quill of St. Lumen stayed.", 2),
        ("C. Pajon wrote No. 104 in Oct. 2017.", 1),
        ("He said “no.” Then he left (at last). “So it goes.”", 3),
        ("Grew by 4.5 percent. In 2016. So…", 3),
    ],
)
def test_count(text: str, count: int) -> None:
    assert count_sentences(text) == count
