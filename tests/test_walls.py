"""The walls between the rooms: who may import whom, and where SQL may stand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FORBIDDEN = {
    "briefs": {"bot", "sandbox", "discord", "benchmarks", "tests"},
    "bot": {"sandbox", "benchmarks", "tests", "sqlite3", "aiosqlite"},
    "sandbox": {"bot", "briefs", "discord", "benchmarks", "tests"},
}
SQL = re.compile(
    r"^\s*(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|"
    r"CREATE\s+(TABLE|INDEX)|PRAGMA\s|BEGIN\s*(IMMEDIATE|TRANSACTION|;|$)|VACUUM)",
    re.IGNORECASE | re.DOTALL,
)


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported_roots(path: Path) -> set[str]:
    roots: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            roots |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            roots.add(node.module.partition(".")[0])
    return roots


def strings_without_docs(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


@pytest.mark.parametrize("package", sorted(FORBIDDEN))
def test_no_room_reaches_through_a_wall(package: str) -> None:
    found = modules(package)
    assert found, f"{package} has no modules"
    broken = {
        str(path.relative_to(ROOT)): sorted(reached)
        for path in found
        if (reached := imported_roots(path) & FORBIDDEN[package])
    }
    assert broken == {}


def test_sql_stands_only_in_the_store() -> None:
    outside = [
        path
        for package in ("briefs", "bot", "sandbox")
        for path in modules(package)
        if ROOT / "briefs" / "store" not in path.parents
    ]
    found = {
        str(path.relative_to(ROOT)): text
        for path in outside
        for text in strings_without_docs(path)
        if SQL.match(text)
    }
    assert found == {}


def test_the_sql_pattern_knows_sql_when_it_sees_it() -> None:
    assert SQL.match("SELECT slug FROM card")
    assert SQL.match("\n  insert into wanted (key) values (:key)")
    assert not SQL.match("Choose a card from the menu")


def test_no_file_is_over_400_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for package in ("briefs", "bot", "sandbox", "benchmarks", "tests")
        for path in modules(package)
        if (lines := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert long == {}
