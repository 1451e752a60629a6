from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.settings import DEFAULT_API_URL, LogFormat, read_bot_settings
from briefs.errors import SettingError
from briefs.settings import load_environment

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abcdefghijklmnopqrstuvwxyz0123456789ab"


@pytest.fixture
def good(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "pack" / "cards").mkdir(parents=True)
    return {
        "DISCORD_TOKEN": TOKEN,
        "PACK_DIR": str(tmp_path / "pack"),
        "DATABASE_URL": f"sqlite:///{tmp_path}/briefs.db",
    }


def test_only_the_token_is_needed(good: dict[str, str]) -> None:
    settings = read_bot_settings(good)
    assert settings.token == TOKEN
    assert settings.api_url == DEFAULT_API_URL
    assert settings.log_level == logging.INFO
    assert settings.log_format is LogFormat.TEXT
    assert settings.health_port is None
    assert settings.knowledge.pack_dir == Path(good["PACK_DIR"])


@pytest.mark.parametrize(
    ("name", "value", "attribute", "read"),
    [
        ("DISCORD_TOKEN", f"  {TOKEN}\n", "token", TOKEN),
        ("DISCORD_API_URL", "http://127.0.0.1:8765/api/v10/", "api_url", None),
        ("LOG_LEVEL", "debug", "log_level", logging.DEBUG),
        ("LOG_FORMAT", "JSON", "log_format", LogFormat.JSON),
        ("HEALTH_PORT", "8080", "health_port", 8080),
        ("HEALTH_PORT", " ", "health_port", None),
    ],
)
def test_right_values(
    good: dict[str, str], name: str, value: str, attribute: str, read: object
) -> None:
    settings = read_bot_settings(good | {name: value})
    expected = "http://127.0.0.1:8765/api/v10" if name == "DISCORD_API_URL" else read
    assert getattr(settings, attribute) == expected


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("DISCORD_TOKEN", "", "is not set"),
        ("DISCORD_TOKEN", "   ", "is not set"),
        ("DISCORD_TOKEN", f"Bot {TOKEN}", "spaces or quotes"),
        ("DISCORD_TOKEN", f'"{TOKEN}"', "spaces or quotes"),
        ("DISCORD_TOKEN", f"{TOKEN}é", "characters that no token has"),
        ("DISCORD_API_URL", "discord.com/api/v10", "must be an http or https address"),
        ("DISCORD_API_URL", "ftp://discord.com", "must be an http or https address"),
        ("DISCORD_API_URL", "https://", "must be an http or https address"),
        ("DISCORD_API_URL", "https://[1", "must be an http or https address"),
        ("DISCORD_API_URL", "https://a:99999", "must be an http or https address"),
        ("DISCORD_API_URL", "https://me:secret@host/api", "user name or password"),
        ("DISCORD_API_URL", "https://host/api?x=1", "without ? or #"),
        ("LOG_LEVEL", "loud", "not one of DEBUG, INFO, WARNING, ERROR"),
        ("LOG_FORMAT", "xml", "neither text nor json"),
        ("HEALTH_PORT", "0", "not a port between 1 and 65535"),
        ("HEALTH_PORT", "65536", "not a port between 1 and 65535"),
        ("HEALTH_PORT", "http", "not a port between 1 and 65535"),
        ("HEALTH_PORT", "²", "not a port between 1 and 65535"),
        ("DATABASE_URL", "mysql://x", "is not supported"),
        ("PACK_DIR", "/nowhere/at/all", "no directory"),
        ("TEXTS_DIR", "/nowhere/at/all", "no directory"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_wrong_and_an_example(
    good: dict[str, str], name: str, value: str, problem: str
) -> None:
    with pytest.raises(SettingError) as caught:
        read_bot_settings(good | {name: value})
    sentence = str(caught.value)
    assert sentence.startswith(f"{name} ")
    assert problem in sentence
    assert f"Example: {name}=" in sentence


@pytest.mark.parametrize("value", [f"Bot {TOKEN}", f'"{TOKEN}"', f"{TOKEN}é"])
def test_a_wrong_token_is_never_shown(good: dict[str, str], value: str) -> None:
    with pytest.raises(SettingError) as caught:
        read_bot_settings(good | {"DISCORD_TOKEN": value})
    assert TOKEN not in str(caught.value)
    assert TOKEN not in repr(caught.value)


def test_settings_do_not_show_the_token(good: dict[str, str]) -> None:
    assert TOKEN not in repr(read_bot_settings(good))


def test_every_example_is_itself_a_right_value(good: dict[str, str]) -> None:
    for name in ("DISCORD_TOKEN", "DISCORD_API_URL", "LOG_LEVEL", "LOG_FORMAT", "HEALTH_PORT"):
        with pytest.raises(SettingError) as caught:
            read_bot_settings(good | {name: "a b é ?" if name != "DISCORD_TOKEN" else ""})
        read_bot_settings(good | {name: caught.value.example})


def test_dotenv_gives_what_the_environment_does_not(
    good: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"{name}={value}" for name, value in good.items()]
    (tmp_path / ".env").write_text("\n".join([*lines, "LOG_LEVEL=ERROR", "HEALTH_PORT=99"]))
    for name in (*good, "HEALTH_PORT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LOG_LEVEL", "WARNING")
    settings = read_bot_settings(load_environment(tmp_path))
    assert settings.token == TOKEN
    assert settings.log_level == logging.WARNING
    assert settings.health_port == 99
