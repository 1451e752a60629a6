"""A sound pack on an invented subject, written to a directory that a test may then spoil."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

PAPER = dedent(
    """\
    +++
    title = "Tides over the Lumen Islands"
    author = "Ada Quill"
    publisher = "Harbour Institute"
    published = "2019-05"
    language = "en"
    address = "https://harbour.example/tides"
    text = "tides.txt"
    same_voice_as = ["harbour-blog"]
    +++
    A paper on the Lumen dispute,
    written before the ferry accord.
    """
)

BLOG = dedent(
    """\
    +++
    title = "The ferry, once more"
    publisher = "Harbour Institute"
    not_before = "2020"
    language = "en"
    text = "ferry.txt"
    same_voice_as = ["harbour-paper"]
    +++
    A short abstract of the paper.
    """
)

LUMEN = dedent(
    """\
    +++
    title = "The Lumen Islands"
    group = "islands"
    related = ["ferry-accord"]
    [aliases]
    en = ["Lumens", "Lumen dispute"]
    ja = ["ルーメン諸島"]
    +++
    Arvonia and Besta both claim the three Lumen Islands,
    which Besta has held since 1911. [harbour-paper ¶1; note 2] [harbour-blog ¶4]

    ## Key points
    - The islands lie 12 km from Arvonia. [harbour-paper ¶2]
    - About 300 people live there,
      most of them on Great Lumen. [harbour-paper ¶3; harbour-blog ¶1; note 1]

    ## Where they stand
    ### Arvonia
    - Arvonia asks for a court. [harbour-paper ¶5]
    ### Besta
    - Besta sees nothing to discuss. [harbour-paper ¶6]

    ## Timeline
    - 1911: Besta lands on Great Lumen. [harbour-paper ¶1]
    - 1911-08-03: The first lighthouse is lit. [harbour-paper note 3]
    """
)

FERRY = dedent(
    """\
    +++
    title = "Ferry accord"
    group = "agreements"
    +++
    The accord of 2018 opened a ferry line. [harbour-paper ¶9]

    ## Figures
    - The line carries 40 people a day. [harbour-paper ¶9]
    """
)


@pytest.fixture
def pack_dir(tmp_path: Path) -> Path:
    for name, text in {
        "sources/harbour-paper.md": PAPER,
        "sources/harbour-blog.md": BLOG,
        "cards/lumen-islands.md": LUMEN,
        "cards/ferry-accord.md": FERRY,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def card_text() -> str:
    return LUMEN


@pytest.fixture
def source_text() -> str:
    return PAPER
