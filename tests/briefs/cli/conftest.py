"""A pack on an invented subject with its document, and a `run` that calls the command line."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from textwrap import dedent

import pytest

from briefs.cli import main
from tests.briefs.harbour import write_pack

LUMEN = dedent(
    """\
    +++
    title = "The Lumen Islands"
    group = "islands"
    related = ["ferry-accord"]
    [aliases]
    en = ["Lumens"]
    ja = ["ルーメン諸島"]
    +++
    The Lumen Islands are claimed by Arvonia and Besta. [harbour-paper ¶1; note 1] [harbour-blog ¶1]

    ## Key points
    - The first point. [harbour-paper ¶1]
    - The second point. [harbour-paper ¶1]
    - One more point. [harbour-paper ¶1]
    - The last point. [harbour-paper ¶2]

    ## Where they stand
    ### Arvonia
    - Arvonia asks for a court. [harbour-paper ¶2]

    ## Timeline
    - 1911: Besta lands on Great Lumen. [harbour-paper ¶1]
    """
)

FERRY = dedent(
    """\
    +++
    title = "Ferry accord"
    group = "agreements"
    +++
    A ferry line was opened. [harbour-blog ¶1]

    ## Figures
    - The line carries people. [harbour-blog ¶1]
    """
)

TIDES = dedent(
    """\
    Tides over the Lumen Islands

    Arvonia and Besta both claim the Lumen Islands, on which Besta landed in 1911 and where it
    has kept a lighthouse ever since, against many protests.¹

    Arvonia asks that a court decide the matter. Besta, for its part, sees nothing that would
    have to be decided, and has said so at each meeting between the two neighbours.

    1. The lighthouse stands on Great Lumen, as the largest of the islands is called.
    """
)

FERRY_TEXT = dedent(
    """\
    The ferry, once more

    A ferry line between Arvonia and the islands was opened after the accord, and it carries
    people and letters. The islands are claimed by Arvonia and by Besta.
    """
)


Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def pack_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    directory = tmp_path / "pack"
    write_pack(directory, lumen=LUMEN, ferry=FERRY)
    monkeypatch.setenv("PACK_DIR", str(directory))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    monkeypatch.delenv("TEXTS_DIR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return directory


@pytest.fixture
def texts_dir(tmp_path: Path) -> Path:
    directory = tmp_path / "texts"
    directory.mkdir()
    (directory / "tides.txt").write_text(TIDES, encoding="utf-8")
    (directory / "ferry.txt").write_text(FERRY_TEXT, encoding="utf-8")
    return directory


@pytest.fixture
def run(pack_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*arguments: str, stdin: bytes = b"") -> CompletedProcess[str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = main(arguments)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        captured = capsys.readouterr()
        return CompletedProcess(arguments, code, captured.out, captured.err)

    return call
