"""A sound pack on an invented subject, written to a directory that a test may then spoil."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from tests.briefs.harbour import PAPER, write_pack

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
    write_pack(tmp_path, lumen=LUMEN, ferry=FERRY)
    return tmp_path


@pytest.fixture
def card_text() -> str:
    return LUMEN


@pytest.fixture
def source_text() -> str:
    return PAPER
