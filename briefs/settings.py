"""What the environment says about the store, the pack and the documents.

Variables come from the environment first, then from `.env` in the directory it runs in. An empty
value counts as unset.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from dotenv import dotenv_values

from briefs.errors import SettingError

_PACKAGE = Path(__file__).parent
_SCHEME = "sqlite:///"
DEFAULT_DATABASE_URL = "sqlite:///briefs.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are: all paths absolute."""

    database: Path
    """The SQLite file; it need not exist, its directory must."""
    pack_dir: Path
    """The directory that holds `sources/` and `cards/`."""
    texts_dir: Path | None
    """The operator's own copies of the documents, if there are any."""


def load_environment(directory: Path | None = None) -> dict[str, str]:
    """Give the variables in force: the environment's own, then those of `directory/.env`.

    Args:
        directory: where `.env` is looked for; the current directory when None.

    Raises:
        SettingError: `.env` is there but can't be read.
    """
    dotenv = (directory or Path.cwd()) / ".env"
    try:
        written = dotenv_values(dotenv) if dotenv.is_file() else {}
    except (OSError, UnicodeDecodeError) as error:
        problem = f"can't be read from {dotenv} ({error})"
        raise SettingError(
            ".env", problem, "a text file in UTF-8, one VARIABLE=value a line"
        ) from error
    return {name: value for name, value in {**written, **os.environ}.items() if value}


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read DATABASE_URL, PACK_DIR and TEXTS_DIR.

    Raises:
        SettingError: the first variable with a value that can't be used.
    """
    return Settings(
        database=_read_database(environment.get("DATABASE_URL", DEFAULT_DATABASE_URL)),
        pack_dir=_read_pack_dir(environment.get("PACK_DIR")),
        texts_dir=_read_directory("TEXTS_DIR", environment.get("TEXTS_DIR"), "/home/me/texts"),
    )


def shipped_pack_dir() -> Path:
    """Give the directory of the pack that ships: inside a wheel, or at the top of a checkout."""
    inside = _PACKAGE / "seeds"
    return inside if inside.is_dir() else _PACKAGE.parent / "seeds"


def _read_database(url: str) -> Path:
    name = unquote(url.removeprefix(_SCHEME))
    if url.startswith(_SCHEME) and not name:
        raise SettingError("DATABASE_URL", "names no file", DEFAULT_DATABASE_URL)
    if not url.startswith(_SCHEME):
        scheme = url.partition(":")[0]
        problem = f"must be a SQLite address; {scheme}: is not supported"
        raise SettingError("DATABASE_URL", problem, DEFAULT_DATABASE_URL)
    path = Path(name).expanduser().absolute()
    if not path.parent.is_dir():
        problem = f"names a file in {path.parent}, which is no directory"
        raise SettingError("DATABASE_URL", problem, DEFAULT_DATABASE_URL)
    return path


def _read_pack_dir(value: str | None) -> Path:
    path = _read_directory("PACK_DIR", value, "/home/me/mypack") or shipped_pack_dir()
    if not (path / "cards").is_dir():
        problem = f"is {path}, which has no folder `cards`"
        raise SettingError(
            "PACK_DIR", problem, "/home/me/mypack (with the folders cards and sources)"
        )
    return path


def _read_directory(name: str, value: str | None, example: str) -> Path | None:
    if value is None:
        return None
    path = Path(value).expanduser().absolute()
    if not path.is_dir():
        raise SettingError(name, f"is {value!r}, which is no directory", example)
    return path
