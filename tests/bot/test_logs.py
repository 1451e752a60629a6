from __future__ import annotations

import io
import json
import logging
import warnings
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.logs import HIDDEN, JsonFormatter, TextFormatter, redact, start_log
from bot.settings import LogFormat

BASE64 = "abcXYZ019-_"
BOT_TOKENS = st.tuples(
    st.text(BASE64, min_size=24, max_size=30),
    st.text(BASE64, min_size=6, max_size=7),
    st.text(BASE64, min_size=27, max_size=40),
).map(".".join)
INTERACTION_TOKENS = st.text(BASE64, min_size=20, max_size=220)
AROUND = st.text(max_size=40).filter(lambda text: not text[-1:].isalnum())


@pytest.fixture(autouse=True)
def root_logger() -> Iterator[None]:
    root = logging.getLogger()
    library = logging.getLogger("discord")
    before = root.handlers[:], root.level, library.level
    yield
    root.handlers[:], root.level, library.level = before
    logging.captureWarnings(capture=False)


@given(before=AROUND, token=BOT_TOKENS, after=st.sampled_from(["", " ", "\n", "'", '"', ")"]))
def test_no_bot_token_comes_through(before: str, token: str, after: str) -> None:
    assert token not in redact(f"{before} {token}{after}")


@given(
    before=st.text(max_size=40),
    kind=st.sampled_from(["webhooks", "interactions"]),
    number=st.integers(1, 2**63),
    token=INTERACTION_TOKENS,
    after=st.sampled_from(["", "/callback", "/messages/@original", "?wait=1", " responded", '"']),
)
def test_no_token_in_a_path_comes_through(
    before: str, kind: str, number: int, token: str, after: str
) -> None:
    assume(token not in before)
    clean = redact(f"{before}/{kind}/{number}/{token}{after}")
    assert token not in clean
    assert f"/{kind}/{number}/{HIDDEN}" in clean
    assert clean.endswith(after)


@given(st.text(max_size=200))
def test_the_configured_token_never_comes_through_whatever_its_shape(text: str) -> None:
    token = "short token, but long enough"
    assert token not in redact(f"{text}{token}{text}", token)


@pytest.mark.parametrize(
    "text",
    [
        """{'id': '1', 'token': 'aW50ZXJhY3Rpb24', 'type': 2}""",
        '{"token":"aW50ZXJhY3Rpb24"}',
        r"{\"token\": \"aW50ZXJhY3Rpb24\"}",
        "Authorization: Bot aW50ZXJhY3Rpb24aaaaaaaaaaaa",
    ],
)
def test_fields_and_headers(text: str) -> None:
    assert "aW50ZXJhY3Rpb24" not in redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sent 5 commands to Discord: brief, help, source, topics",
        "bot.views.custom_ids.ScreenId",
        "/applications/1234567890/commands",
        "",
    ],
)
def test_what_is_no_token_stays(text: str) -> None:
    assert redact(text, "a-token-of-the-bot") == text


def written(log_format: LogFormat, token: str = "the-bots-own-token") -> io.StringIO:
    stream = io.StringIO()
    start_log(logging.DEBUG, log_format, token=token, stream=stream)
    return stream


@pytest.mark.parametrize("log_format", list(LogFormat))
def test_tracebacks_and_arguments_are_redacted_too(log_format: LogFormat) -> None:
    stream = written(log_format)
    try:
        int("POST https://discord.com/api/v10/interactions/12/sEcReT-1/callback")
    except ValueError:
        logging.getLogger("bot.test").exception("with %s", "the-bots-own-token")
    log = stream.getvalue()
    assert "ValueError" in log
    assert "Traceback" in log
    assert "sEcReT-1" not in log
    assert "the-bots-own-token" not in log
    assert f"interactions/12/{HIDDEN}/callback" in log


def test_the_librarys_own_warning_about_rate_limits() -> None:
    stream = written(LogFormat.TEXT)
    logging.getLogger("discord.http").warning(
        "We are being rate limited. %s %s responded with 429. Retrying in %.2f seconds.",
        "PATCH",
        "https://discord.com/api/v10/webhooks/88/aW50ZXJhY3Rpb24/messages/@original",
        1.5,
    )
    assert "aW50ZXJhY3Rpb24" not in stream.getvalue()
    assert "/webhooks/88/***/messages/@original responded with 429" in stream.getvalue()


def test_json_is_one_object_a_line() -> None:
    stream = written(LogFormat.JSON)
    logging.getLogger("bot.test").info("two\nlines of %s", "Курилы")
    logging.getLogger("bot.test").warning("plain")
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert first["message"] == "two\nlines of Курилы"
    assert first["level"] == "INFO"
    assert first["logger"] == "bot.test"
    assert first["time"].endswith("+00:00")
    assert set(second) == {"time", "level", "logger", "message"}


def test_text_gives_utc_level_and_logger() -> None:
    record = logging.LogRecord("bot.sync", logging.INFO, "", 0, "hello", None, None)
    record.created = 1_700_000_000.0
    assert TextFormatter().format(record) == "2023-11-14T22:13:20Z INFO bot.sync: hello"
    assert json.loads(JsonFormatter().format(record))["time"].startswith("2023-11-14T22:13:20")


def test_discord_is_never_heard_at_debug() -> None:
    stream = written(LogFormat.TEXT)
    logging.getLogger("discord.gateway").debug("For Shard ID 0: token of an interaction")
    logging.getLogger("bot.test").debug("ours")
    assert "interaction" not in stream.getvalue()
    assert "ours" in stream.getvalue()


def test_a_quieter_level_counts_for_discord_as_well() -> None:
    stream = io.StringIO()
    start_log(logging.ERROR, LogFormat.TEXT, stream=stream)
    logging.getLogger("discord.client").warning("quiet")
    assert stream.getvalue() == ""


def test_warnings_of_python_go_to_the_log() -> None:
    stream = written(LogFormat.TEXT)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=False)
        logging.captureWarnings(capture=True)
        warnings.warn("something is deprecated", UserWarning, stacklevel=1)
    assert "something is deprecated" in stream.getvalue()
