from __future__ import annotations

from typing import Any

import pytest

from sandbox.page.embeds import embed
from sandbox.page.media import attachments, size_words
from sandbox.page.rendering import RenderContext
from tests.sandbox.page.reading import one, tree, visible

WHOLE: dict[str, Any] = {
    "type": "rich",
    "title": "A **fact**",
    "url": "https://a.org",
    "description": "# Head\nText with [a link](https://b.org)",
    "color": 0x123456,
    "author": {"name": "By *me*", "url": "https://c.org"},
    "footer": {"text": "as of **2017**"},
    "timestamp": "2026-11-21T14:00:00+00:00",
    "image": {"url": "http://127.0.0.1/x/a.png"},
    "thumbnail": {"url": "http://127.0.0.1/x/t.png"},
}


def test_every_part(context: RenderContext) -> None:
    drawn = tree(embed(WHOLE, context))
    assert drawn.xpath("//*[@class='embed-title']/a/@href") == ["https://a.org"]
    assert drawn.xpath("//*[@class='embed-title']//strong/text()") == ["fact"]
    assert drawn.xpath("//*[@class='embed-author']/a/text()") == ["By *me*"]
    assert drawn.xpath("//*[@class='embed-text']/h3/text()") == ["Head"]
    assert drawn.xpath("//*[@class='embed-text']//a/@href") == ["https://b.org"]
    footer = drawn.xpath("//*[@class='embed-footer']")[0].text_content()
    assert footer == "as of **2017** • 11/21/2026, 3:00 PM"
    assert drawn.xpath("//rect/@fill") == ["#123456"]
    assert drawn.xpath("//img/@src") == ["/media/x/t.png", "/media/x/a.png"]


def test_a_link_in_a_title_with_an_address_is_no_link_in_a_link(context: RenderContext) -> None:
    drawn = embed({"title": "[x](https://b.org)", "url": "https://a.org"}, context)
    assert tree(drawn).xpath("//a/@href") == ["https://b.org"]


def test_inline_fields_stand_three_abreast(context: RenderContext) -> None:
    fields = [{"name": f"n{i}", "value": f"v{i}", "inline": i != 4} for i in range(7)]
    drawn = tree(embed({"type": "rich", "fields": fields}, context))
    rows = drawn.xpath("//*[starts-with(@class, 'embed-row')]")
    assert [len(row) for row in rows] == [3, 1, 1, 2]
    assert drawn.xpath("//*[@class='name']/text()") == [f"n{i}" for i in range(7)]


def test_a_time_that_is_none_is_a_loud_box(context: RenderContext) -> None:
    drawn = embed({"type": "rich", "timestamp": "soon"}, context)
    assert one(drawn, "//*[@class='unknown']").text == "Not drawn: the time soon"


def test_attachments_that_nothing_else_shows(context: RenderContext) -> None:
    url = "http://127.0.0.1/x/"
    message = {
        "attachments": [
            {"filename": "shown.png", "url": f"{url}shown.png", "content_type": "image/png"},
            {"filename": "map.png", "url": f"{url}map.png", "description": "a map"},
            {"filename": "SPOILER_s.png", "url": f"{url}s.png", "content_type": "image/png"},
            {"filename": "cards.md", "url": f"{url}cards.md", "size": 10},
        ],
        "embeds": [{"image": {"url": f"{url}shown.png"}}],
    }
    drawn = "".join(attachments(message, context))
    assert tree(drawn).xpath("//img/@src") == ["/media/x/map.png", "/media/x/s.png"]
    assert tree(drawn).xpath("//img/@alt") == ["a map", "Picture"]
    assert len(tree(drawn).xpath("//*[@data-spoiler]//img")) == 1
    assert tree(drawn).xpath("//a[@download='cards.md']/@href") == ["/media/x/cards.md"]
    assert "10 bytes" in visible(drawn)


@pytest.mark.parametrize(
    ("size", "shown"),
    [(0, "0 bytes"), (1023, "1023 bytes"), (1024, "1 KB"), (1536, "1.5 KB"), (3 << 20, "3.00 MB")],
)
def test_sizes(size: int, shown: str) -> None:
    assert size_words(size) == shown
