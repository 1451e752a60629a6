from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.errors import ConnectionEnded, GatewayRefused, NotDiscord, StartError, TokenRefused
from bot.run import conclude
from briefs.errors import BriefsError, Fault, PackError, SettingError, StoreCorrupt, StoreFull

CONFIGURATION, FAILED = 78, 1
STORE = Path("briefs.db")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (TokenRefused(), CONFIGURATION),
        (GatewayRefused(4014), CONFIGURATION),
        (GatewayRefused(4999), CONFIGURATION),
        (NotDiscord("http://here", "404"), CONFIGURATION),
        (SettingError("HEALTH_PORT", "is taken", "8080"), CONFIGURATION),
        (ConnectionEnded(), FAILED),
        (StoreCorrupt(STORE, "page 3"), FAILED),
        (StoreFull(STORE), FAILED),
        (PackError((Fault("cards/a.md", 3, "no title", "Give it one."),)), FAILED),
    ],
)
@pytest.mark.parametrize("deep", [False, True])
def test_what_is_known_is_one_sentence(
    error: StartError | BriefsError, status: int, deep: bool, caplog: pytest.LogCaptureFixture
) -> None:
    raised: Exception = error
    if deep:
        raised = ExceptionGroup("", [ExceptionGroup("", [OSError("besides"), error])])
    assert conclude(raised) == status
    [record] = caplog.records
    assert record.levelno == logging.CRITICAL
    assert record.getMessage() == str(error)
    assert record.exc_info is None


@pytest.mark.parametrize(
    "error", [RuntimeError("odd"), ExceptionGroup("", [RuntimeError("odd"), OSError()])]
)
def test_what_is_unknown_keeps_its_traceback(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    assert conclude(error) == FAILED
    [record] = caplog.records
    assert record.exc_info is not None
    assert "odd" in caplog.text


@pytest.mark.parametrize("code", [4010, 4011, 4012, 4013, 4014])
def test_every_final_close_code_has_its_reason(code: int) -> None:
    assert "no reason that is known" not in str(GatewayRefused(code))
