from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.page.html import text
from sandbox.page.markdown import inline_markdown, markdown
from sandbox.page.rendering import RenderContext
from tests.sandbox.page.reading import visible

PIECES = (
    *("*", "**", "_", "__", "~~", "||", "`", "``", "```", "\\", "\n", "> ", ">>> ", "# ", "-# "),
    *("- ", "  - ", "* ", "1. ", "[", "](", ")", "<", ">", "<@11>", "<t:0:R>", "</brief:41>"),
    *("https://a.org/", "http://", "<https://b.org>", "[x](https://c.org)", "a", "Ωm", " ", "&"),
    *("@here", '"', "'", "<script>", "javascript:", "¯\\_(ツ)_/¯", "\r\n", "\u2028", "```py\n"),
)
any_text = st.text(st.characters(), max_size=200) | st.lists(
    st.sampled_from(PIECES), max_size=40
).map("".join)
marks_only = st.lists(
    st.sampled_from([p for p in PIECES if not set(p) & set("<[¯1.`:@") and "/" not in p]),
    max_size=40,
).map("".join)
checked = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@checked
@given(any_text)
def test_any_text_is_drawn_safely(context: RenderContext, source: str) -> None:
    visible(markdown(source, context))
    visible(inline_markdown(source, context))


@checked
@given(marks_only)
def test_all_letters_stay_in_order(context: RenderContext, source: str) -> None:
    def letters(words: str) -> str:
        return "".join(filter(str.isalnum, words))

    assert letters(visible(markdown(source, context))) == letters(source)


@checked
@given(st.text(alphabet="abc dé日\n.,;!?()=+", max_size=100))
def test_plain_text_stays_as_it_is(context: RenderContext, source: str) -> None:
    assert visible(markdown(source, context)) == source


@checked
@given(st.text(max_size=60))
def test_escaped_marks_are_shown(context: RenderContext, source: str) -> None:
    escaped = "".join(f"\\{c}" if c in "\\*_~|`[]<>@#-+.:/¯" else c for c in source)
    assert visible(inline_markdown(escaped, context)) == visible(text(source))


@pytest.mark.parametrize(
    "piece",
    [
        *("*", "**a", "_", "__a", "||", "`", "``a", "[", "[a](", "\\", "<", "> ", "- ", "  - a\n"),
        *("~~", "https://", "```", "* ", "**__~~||", "*a **b ", ">>> ", "](", "((", "\n", "-# a\n"),
    ],
)
def test_no_text_takes_long(piece: str, context: RenderContext) -> None:
    source = (piece * 4096)[:4096]
    start = time.perf_counter()
    visible(markdown(source, context))
    assert time.perf_counter() - start < 2
