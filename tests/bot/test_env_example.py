"""`.env.example`, the code that reads the environment and the README name the same variables."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from bot.settings import read_bot_settings
from briefs.errors import SettingError
from briefs.settings import load_environment

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / ".env.example"
SECRETS = {"DISCORD_TOKEN"}


def written() -> dict[str, str]:
    """The variables of the example with their values."""
    lines = EXAMPLE.read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def variables_read() -> set[str]:
    """The names that the two settings modules look up in the environment."""
    names: set[str] = set()
    for module in ("briefs/settings.py", "bot/settings.py"):
        for node in ast.walk(ast.parse((ROOT / module).read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "get"
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "environment"
                and isinstance(node.args[0], ast.Constant)
            ):
                names.add(str(node.args[0].value))
    return names


def test_the_example_names_each_variable_that_is_read() -> None:
    assert set(written()) == variables_read()
    assert len(variables_read()) == 8


def test_the_readme_names_them_too() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    missing = {name for name in written() if f"`{name}`" not in readme}
    assert missing == set()
    known = set(written()) | {"CHANGELOG", "LICENSE", "README"}
    others = set(re.findall(r"`([A-Z]{3,}(?:_[A-Z]+)+)`", readme)) - known
    assert others == set()


def test_each_has_one_line_that_explains_it() -> None:
    paragraphs = EXAMPLE.read_text("utf-8").strip().split("\n\n")[1:]
    assert len(paragraphs) == len(written())
    for paragraph in paragraphs:
        comment, variable = paragraph.split("\n")
        assert comment.startswith("# ")
        assert variable.split("=")[0] in written()


def test_secrets_are_empty_and_the_rest_is_safe_to_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all(written()[name] == "" for name in SECRETS)
    (tmp_path / ".env").write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    for name in written():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    environment = load_environment()
    with pytest.raises(SettingError, match="DISCORD_TOKEN is not set"):
        read_bot_settings(environment)
    settings = read_bot_settings({**environment, "DISCORD_TOKEN": "a.b.c"})
    assert settings == read_bot_settings({"DISCORD_TOKEN": "a.b.c"})
