"""Embeds: https://discord.com/developers/docs/resources/message#embed-object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sandbox.page import times
from sandbox.page.accents import bar
from sandbox.page.addresses import link, web_address
from sandbox.page.context import RenderContext
from sandbox.page.fields import Part, flag, number, part, parts, words
from sandbox.page.html import Html, element, join
from sandbox.page.markdown import inline_markdown, markdown
from sandbox.page.media import picture
from sandbox.page.unknown import unknown

_DRAWN = frozenset(
    {"type", "title", "description", "url", "timestamp", "color", "footer", "image", "thumbnail"}
    | {"author", "fields", "provider", "flags", "content_scan_version", "reference_id", "id"}
)
_KINDS = frozenset({"", "rich", "article", "link", "image"})
"""Types that are drawn alike; the others show videos, polls and the like."""
_ABREAST = 3
"""How many inline fields stand beside each other."""


def embed(shown: Part, context: RenderContext) -> Html:
    """Draw an embed; what of it can't be drawn is named in a box inside."""
    look = "embed"
    look += " with-image" if part(shown, "image") else ""
    look += " with-thumbnail" if part(shown, "thumbnail") else ""
    colour = number(shown, "color", -1)
    return element(
        "div",
        {"class": look, "role": "group", "aria-label": words(shown, "title") or "Embed"},
        bar(colour if colour >= 0 else None),
        join(_parts(shown, context)),
    )


def _parts(shown: Part, context: RenderContext) -> Iterator[Html]:
    if thumbnail := part(shown, "thumbnail"):
        yield element("div", {"class": "embed-thumbnail"}, picture(thumbnail, "", context))
    if provider := words(part(shown, "provider"), "name"):
        yield element("div", {"class": "embed-provider"}, provider)
    if author := words(part(shown, "author"), "name"):
        yield element("div", {"class": "embed-author"}, _linked(author, part(shown, "author")))
    if title := words(shown, "title"):
        inside = inline_markdown(title, context)
        yield element("div", {"class": "embed-title"}, _linked(inside, shown))
    if description := words(shown, "description"):
        yield element("div", {"class": "embed-text"}, markdown(description, context))
    if fields := parts(shown, "fields"):
        yield element("div", {"class": "embed-fields"}, *_fields(fields, context))
    if image := part(shown, "image"):
        yield element("div", {"class": "embed-image"}, picture(image, "", context))
    yield from _foot(shown, context)
    yield from _undrawn(shown)


def _linked(inside: str, holder: Part) -> Html:
    """Draw words as a link when their holder has an address; an embed's words hold none."""
    address = web_address(words(holder, "url"))
    if address is None or "<a " in inside:
        return join([inside])
    return link(address, inside)


def _fields(fields: Sequence[Part], context: RenderContext) -> Iterator[Html]:
    """Draw fields; each run of inline ones shares lines of up to three."""
    for row in _rows(fields):
        abreast = len(row) if flag(row[0], "inline") else 1
        yield element(
            "div",
            {"class": f"embed-row abreast-{abreast}"},
            *(
                element(
                    "div",
                    {"class": "embed-field"},
                    element("div", {"class": "name"}, inline_markdown(words(f, "name"), context)),
                    element("div", {"class": "value"}, markdown(words(f, "value"), context)),
                )
                for f in row
            ),
        )


def _rows(fields: Sequence[Part]) -> Iterator[list[Part]]:
    row: list[Part] = []
    for field in fields:
        inline = flag(field, "inline")
        if row and (not inline or not flag(row[-1], "inline") or len(row) == _ABREAST):
            yield row
            row = []
        row.append(field)
    if row:
        yield row


def _foot(shown: Part, context: RenderContext) -> Iterator[Html]:
    footer = words(part(shown, "footer"), "text")
    written = words(shown, "timestamp")
    moment = times.read(written, context)
    pieces: list[str] = [footer] if footer else []
    if moment is not None:
        pieces += [" • "] if footer else []
        pieces.append(times.posted(moment, context))
    if pieces:
        yield element("div", {"class": "embed-footer"}, *pieces)
    if written and moment is None:
        yield unknown(f"the time {written}")


def _undrawn(shown: Part) -> Iterator[Html]:
    kind = words(shown, "type")
    if kind not in _KINDS:
        yield unknown(f"an embed of type {kind}")
    for key in sorted(shown.keys() - _DRAWN, key=str):
        if shown[key]:
            yield unknown(f"{key} of an embed")
