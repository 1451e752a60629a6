"""`match`: what `/brief` would do with a query."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from briefs.cli.layout import wrap
from briefs.matching import build_index, explain, explain_hit, match
from briefs.model import Decision, Match, Pack
from briefs.pack import load_pack
from briefs.settings import load_environment, read_settings

DESCRIPTION = """\
Say which card a query opens, which cards it leaves to choose from, or that there is nothing.
Without QUERY, queries are read from standard input, one a line.
"""
EXAMPLES = """\
  python -m briefs match Kurlis "northern territories"
  python -m briefs match "2+2" --explain
  python -m briefs match --jsonl < queries.txt
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the queries and the form of the answers."""
    parser.description = DESCRIPTION
    parser.epilog = EXAMPLES
    parser.add_argument(
        "queries", nargs="*", metavar="QUERY", help="what someone might type after /brief"
    )
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help="one JSON object a query: q, decision, cards, score, why; near when there is nothing",
    )
    parser.add_argument(
        "--explain", action="store_true", help="say by which name each card was found"
    )


def run(options: argparse.Namespace) -> int:
    """Answer the queries in order, each as soon as it is read."""
    pack = load_pack(read_settings(load_environment()).pack_dir)
    index = build_index(pack)
    for query in options.queries or read_lines():
        found = match(query, index)
        if options.jsonl:
            print(to_json(found), flush=True)
        else:
            print("\n".join(lay_out(found, pack, explain=options.explain)), flush=True)
    return 0


def read_lines() -> Iterator[str]:
    """Yield the lines of standard input without their ends; a lone carriage return ends none."""
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(newline="\n")
    for line in sys.stdin:
        yield line.removesuffix("\n").removesuffix("\r")


def to_json(found: Match) -> str:
    """Write a match as one line of JSON."""
    row: dict[str, object] = {
        "q": found.query,
        "decision": found.decision,
        "cards": [hit.slug for hit in found.hits],
        "score": round(found.score, 4),
        "why": explain(found),
    }
    if found.decision is Decision.NONE:
        row["near"] = [hit.slug for hit in found.near]
    return json.dumps(row, ensure_ascii=False)


def lay_out(found: Match, pack: Pack, *, explain: bool) -> Iterator[str]:
    """Yield a match for a person, line by line: the decision, then a card a line."""
    told = {
        Decision.OPEN: "opens",
        Decision.CHOOSE: "leaves a choice",
        Decision.NONE: "finds nothing" + ("; near are" if found.near else ""),
    }
    yield f"{found.query!r} {told[found.decision]}"
    for hit in found.hits or found.near:
        yield f"  {hit.score:.2f}  {hit.slug}  ({pack.cards[hit.slug].title})"
        if explain:
            yield wrap(explain_hit(hit, found.query), "        ")
