"""`export --claims`: every point with the lines of the documents that it rests on."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from briefs.model import Citation, Pack
from briefs.pack import load_pack
from briefs.reading import Document, read_document
from briefs.settings import load_environment, read_settings

DESCRIPTION = """\
Write out every point of every card, one JSON object a line: id, card, text, doc, locator, cites.
A point that cites two documents gives a line for each. The locator holds the line numbers of the
cited paragraphs in the document, when the documents are at hand.
"""
EXAMPLES = """\
  python -m briefs export --claims > claims.jsonl
  python -m briefs export --claims --texts ~/texts
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is exported, and where the documents are."""
    parser.description = DESCRIPTION
    parser.epilog = EXAMPLES
    parser.add_argument(
        "--claims", action="store_true", required=True, help="the points, one a line"
    )
    parser.add_argument(
        "--texts", type=Path, metavar="DIR", help="the documents; TEXTS_DIR when left out"
    )


def run(options: argparse.Namespace) -> int:
    """Print the claims of the whole pack."""
    settings = read_settings(load_environment())
    pack = load_pack(settings.pack_dir)
    texts = options.texts or settings.texts_dir
    documents = read_documents(pack, texts) if texts else {}
    for claim in list_claims(pack, documents):
        print(json.dumps(claim, ensure_ascii=False))
    return 0


def read_documents(pack: Pack, texts: Path) -> dict[str, Document]:
    """Read the documents that are there; say on standard error which are not."""
    documents = {}
    for source in pack.sources.values():
        path = texts / source.text
        if path.is_file():
            documents[source.id] = read_document(path)
        else:
            print(f"{path} is not there: its locators stay empty.", file=sys.stderr)
    return documents


def list_claims(pack: Pack, documents: Mapping[str, Document]) -> Iterator[dict[str, object]]:
    """Yield a claim for each point and each document it cites, in the order of the cards."""
    for card in pack.cards.values():
        for point in card.points():
            for source_id in dict.fromkeys(citation.source for citation in point.citations):
                cited = [c for c in point.citations if c.source == source_id]
                yield {
                    "id": point.id,
                    "card": card.slug,
                    "text": point.dated_text,
                    "doc": pack.sources[source_id].text,
                    "locator": locate(cited, documents.get(source_id)),
                    "cites": "; ".join(map(str, cited)),
                }


def locate(cited: list[Citation], document: Document | None) -> list[int]:
    """Give the lines of the cited places, ascending; none without the document."""
    if document is None:
        return []
    found = (document.find(citation.kind, citation.n) for citation in cited)
    return sorted(set(chain.from_iterable(paragraph.lines for paragraph in found if paragraph)))
