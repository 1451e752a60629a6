"""`ask`: the points that answer a question."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from briefs.cli.layout import wrap
from briefs.cli.match import read_lines
from briefs.matching import answer, build_index
from briefs.model import Answers, Pack, Point
from briefs.pack import load_pack
from briefs.settings import load_environment, read_settings

DESCRIPTION = """\
Quote the points that answer a question, best first, at most five; or say that there are none.
Without QUESTION, questions are read from standard input, one a line.
"""
EXAMPLES = """\
  python -m briefs ask "who lent money to sberbank"
  python -m briefs ask --jsonl < questions.txt
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the questions and the form of the answers."""
    parser.description = DESCRIPTION
    parser.epilog = EXAMPLES
    parser.add_argument(
        "questions", nargs="*", metavar="QUESTION", help="what someone might type after /ask"
    )
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help="one JSON object a question: q, points, each with id, card, text and score",
    )


def run(options: argparse.Namespace) -> int:
    """Answer the questions in order, each as soon as it is read."""
    pack = load_pack(read_settings(load_environment()).pack_dir)
    index = build_index(pack)
    points = {point.id: point for card in pack.cards.values() for point in card.points()}
    for question in options.questions or read_lines():
        found = answer(question, index)
        if options.jsonl:
            print(to_json(found, points), flush=True)
        else:
            print("\n".join(lay_out(found, points, pack)), flush=True)
    return 0


def to_json(found: Answers, points: dict[str, Point]) -> str:
    """Write an answer as one line of JSON."""
    quoted = [
        {
            "id": each.point,
            "card": each.slug,
            "text": points[each.point].dated_text,
            "score": round(each.score, 4),
        }
        for each in found.points
    ]
    return json.dumps({"q": found.question, "points": quoted}, ensure_ascii=False)


def lay_out(found: Answers, points: dict[str, Point], pack: Pack) -> Iterator[str]:
    """Yield an answer for a person: the question, then each point with its places and its card."""
    if not found.points:
        yield f"{found.question!r}: nothing in the documents on that"
        return
    yield f"{found.question!r}"
    for each in found.points:
        point = points[each.point]
        places = "; ".join(f"{citation.source} {citation}" for citation in point.citations)
        yield wrap(f"{point.dated_text} [{places}]", "  • ")
        yield wrap(f"{each.score:.2f}  {each.slug}  ({pack.cards[each.slug].title})", "    ")
