"""The inside of a paragraph: light Markdown and escapes made plain text."""

from __future__ import annotations

import html
import re

_ESCAPE = re.compile(r"\\([`*_{}\[\]()#+\-.!$~|<>&\"'%^])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}\d{0,2});")
_AUTOLINK = re.compile(r"<((?:https?://|ftp://|mailto:)[^<>\s]{1,2000})>", re.IGNORECASE)
_LINK = re.compile(
    r"!?\[([^\[\]]{1,1000})\]\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:\s\"[^\"]{0,300}\")?\)"
)
_EMPHASIS = (
    re.compile(r"(?<![\w*])(\*{1,3})([^\s*](?:[^*]*[^\s*])?)\1(?![\w*])"),
    re.compile(r"(?<![\w_])(_{1,3})([^\s_](?:[^_]*[^\s_])?)\1(?![\w_])"),
    re.compile(r"(?<!`)(`{1,2})([^\s`](?:[^`]*[^\s`])?)\1(?!`)"),
)
_NESTED = 2
"""`**bold *italics* bold**`: what stands inside is plain first."""
_PRIVATE = 0xF000
"""Escaped characters wait in the private use area, so that no mark-up is seen in them."""
_WAITING = re.compile("[\uf021-\uf07e]")


def clean_text(text: str) -> str:
    r"""Make the light Markdown of a paragraph plain, and fold its white space.

    `*italics*` and `**bold**` lose their stars, `[text](address)` keeps its text, `<address>`
    loses its brackets, `\$` its backslash, and `&amp;` becomes `&`. Stars and underscores that
    stand inside words or between spaces stay. Quotation marks are left as they are.
    """
    if "\\" in text:
        text = _ESCAPE.sub(lambda escape: chr(_PRIVATE + ord(escape[1])), text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
    for mark, pattern in zip("*_`", _EMPHASIS, strict=True):
        for _ in range(_NESTED if mark in text else 0):
            text = pattern.sub(r"\2", text)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    text = _WAITING.sub(lambda waiting: chr(ord(waiting[0]) - _PRIVATE), text)
    return " ".join(text.replace("\u00ad", "").split())
