from __future__ import annotations

import pytest

from briefs.matching import Index, build_index
from briefs.model import Pack
from tests.briefs.matching.example import load_example


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_example()


@pytest.fixture(scope="session")
def index(pack: Pack) -> Index:
    return build_index(pack)
