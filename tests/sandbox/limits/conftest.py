"""What the tests of refusals share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.limits import Refusal

Found = list[tuple[str, str]]
"""Each fault as its dotted path and code, in Discord's order of nesting."""


def flat(errors: dict[str, Any], path: str = "") -> Found:
    found = [(path, fault["code"]) for fault in errors.get("_errors", ())]
    for step, below in errors.items():
        if step != "_errors":
            found += flat(below, f"{path}.{step}" if path else step)
    return found


@pytest.fixture
def refused() -> Callable[..., Found]:
    """Call a check and give the faults it finds; none when it lets the payload pass."""

    def call(check: Callable[..., None], *args: Any, **options: Any) -> Found:
        refusal = None
        try:
            check(*args, **options)
        except Refusal as raised:
            refusal = raised
        if refusal is None:
            return []
        assert (refusal.status, refusal.code) == (400, 50035), refusal
        assert refusal.message == "Invalid Form Body"
        return flat(refusal.errors)

    return call
