"""A card as the file that `parse_card` reads back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefs.model import OWN_WORD, Card, Citation, ParagraphKind, Point, Section
from briefs.pack.front import FENCE


def write_card(card: Card) -> str:
    """Give a card's file: front matter, gist, sections; `parse_card` gives the same card again."""
    body = [_statement(card.gist)]
    body += ["\n".join(_section(section)) for section in card.sections]
    return "\n".join([FENCE, *_front(card), FENCE, "\n\n".join(body)]) + "\n"


def write_citations(citations: Sequence[Citation]) -> str:
    """Give the brackets that end a statement, one for each run of places in one source."""
    brackets = []
    for source, run in groupby(citations, key=lambda citation: citation.source):
        places = list(run)
        if places[0].kind is ParagraphKind.WHOLE:
            brackets.append(f"[{source}]")
        else:
            brackets.append(f"[{source} {'; '.join(map(str, places))}]")
    return " ".join(brackets)


def is_own_word(citation: Citation) -> bool:
    """Tell whether a statement rests on the server alone."""
    return citation.kind is ParagraphKind.WHOLE and citation.source == OWN_WORD


def _front(card: Card) -> Iterator[str]:
    yield f"title = {quote(card.title)}"
    yield f"group = {quote(card.group)}"
    if card.related:
        yield f"related = {_list(card.related)}"
    if card.aliases:
        yield "[aliases]"
        for language, names in card.aliases.items():
            yield f"{language} = {_list(names)}"


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.kind}"
    side: str | None = None
    for point in section.points:
        if point.side != side:
            yield f"### {point.side}"
            side = point.side
        yield f"- {_statement(point)}"


def _statement(point: Point) -> str:
    date = f"{point.date.isoformat()}: " if point.date else ""
    return f"{date}{point.text} {write_citations(point.citations)}"


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(quote, texts))}]"


def quote(text: str) -> str:
    """Write a TOML basic string: JSON's, but that TOML also forbids a bare DEL.

    https://toml.io/en/v1.0.0#string
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
