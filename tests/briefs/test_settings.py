from __future__ import annotations

from pathlib import Path

import pytest

from briefs.errors import SettingError
from briefs.settings import load_environment, read_settings, shipped_pack_dir


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "pack" / "cards").mkdir(parents=True)
    return tmp_path / "pack"


def test_defaults_are_a_file_here_and_the_shipped_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = read_settings({})
    assert settings.database == tmp_path / "briefs.db"
    assert settings.pack_dir == shipped_pack_dir()
    assert settings.texts_dir is None


def test_absolute_and_encoded_database_paths(tmp_path: Path, pack: Path) -> None:
    (tmp_path / "my data").mkdir()
    url = f"sqlite:///{tmp_path}/my%20data/b.db"
    settings = read_settings({"DATABASE_URL": url, "PACK_DIR": str(pack)})
    assert settings.database == tmp_path / "my data" / "b.db"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DATABASE_URL", "postgresql://localhost/briefs", "postgresql: is not supported"),
        ("DATABASE_URL", "sqlite:///", "names no file"),
        ("DATABASE_URL", "briefs.db", "must be a SQLite address"),
        ("DATABASE_URL", "sqlite:////nowhere/at/all/b.db", "is no directory"),
        ("PACK_DIR", "/nowhere/at/all", "is no directory"),
        ("TEXTS_DIR", "/nowhere/at/all", "is no directory"),
    ],
)
def test_a_wrong_value_is_named_with_an_example(name: str, value: str, words: str) -> None:
    with pytest.raises(SettingError) as caught:
        read_settings({name: value})
    sentence = str(caught.value)
    assert sentence.startswith(name)
    assert words in sentence
    assert f"Example: {name}=" in sentence


def test_a_pack_without_cards_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no folder `cards`"):
        read_settings({"PACK_DIR": str(tmp_path)})


def test_the_environment_wins_over_dotenv_and_empty_counts_as_unset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=debug\nLOG_FORMAT=json\nTEXTS_DIR=\n", "utf-8")
    monkeypatch.setenv("LOG_LEVEL", "info")
    environment = load_environment(tmp_path)
    assert environment["LOG_LEVEL"] == "info"
    assert environment["LOG_FORMAT"] == "json"
    assert "TEXTS_DIR" not in environment


def test_a_dotenv_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"A=\xff\xfe\x00")
    with pytest.raises(SettingError, match="can't be read"):
        load_environment(tmp_path)
