from __future__ import annotations

import pytest

from sandbox.errors import UnsafeMarkup
from sandbox.page.html import Html, element, join, text


def test_text_is_escaped_and_markup_is_not() -> None:
    assert element("b", {"title": '"<&'}, "<i>", element("i")) == (
        '<b title="&quot;&lt;&amp;">&lt;i&gt;<i></i></b>'
    )


def test_added_strings_are_no_longer_trusted() -> None:
    glued = element("b", None, "x") + "<script>"
    assert "<" not in join([glued])


def test_a_flag_stands_without_value_or_not_at_all() -> None:
    assert element("input", {"disabled": True, "hidden": False, "name": None}) == "<input disabled>"


def test_what_html_cannot_hold_is_seen() -> None:
    assert text("a\x00b\ud800c\x7f\r\nd\re") == "a\ufffdb\ufffdc\ufffd\nd\ne"


@pytest.mark.parametrize(
    ("name", "attributes"),
    [
        ("script", {}),
        ("style", {}),
        ("b x", {}),
        ("b", {"style": "color: red"}),
        ("b", {"onclick": "x()"}),
        ("b", {"x y": "1"}),
    ],
)
def test_what_the_policy_forbids_is_refused(name: str, attributes: dict[str, str]) -> None:
    with pytest.raises(UnsafeMarkup, match="must not write"):
        element(name, attributes)


def test_an_empty_element_takes_no_content() -> None:
    with pytest.raises(UnsafeMarkup):
        element("br", {}, "x")


def test_html_is_text() -> None:
    assert isinstance(element("b"), Html)
