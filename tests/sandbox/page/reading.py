"""HTML read back strictly: balanced, without scripts, and what of it people see."""

from __future__ import annotations

from html.parser import HTMLParser

from lxml import html  # type: ignore[import-untyped]  # ships no types

VOID = {"br", "hr", "img", "input"}
LEAVING = {"href", "src", "action", "formaction"}


class Strict(HTMLParser):
    """Fails on what a browser would mend silently, and on what the page's policy forbids."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen = ""
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"script", "style", "iframe", "object", "link", "meta", "base"}
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"{tag} has an attribute twice"
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name != "style"
            if name in LEAVING:
                assert value is not None
                assert value.startswith(("https://", "http://", "/")), value
                assert not value.startswith("//")
            if name == "id" and value:
                self.ids.append(value)
        if tag == "a":
            assert ("rel", "noopener noreferrer") in attrs
            assert ("target", "_blank") in attrs
            assert "a" not in self.open, "a link in a link"
        if tag == "button":
            assert ("type", "button") in attrs or ("type", "submit") in attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.seen += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")


def visible(markup: str) -> str:
    """Give the text of markup that is well-formed and safe, and fail on any other."""
    reader = Strict()
    reader.feed(markup)
    reader.close()
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    markup.encode("utf-8")
    return reader.seen


def tree(markup: str) -> html.HtmlElement:
    """Parse markup, once it was read strictly."""
    visible(markup)
    return html.fragment_fromstring(markup, create_parent="main")


def one(markup: str, path: str) -> html.HtmlElement:
    """Find the only element at an XPath."""
    found = tree(markup).xpath(path)
    assert len(found) == 1, f"{path} is there {len(found)} times in {markup}"
    return found[0]
