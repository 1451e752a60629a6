"""How good matching is, by kind of query; `python -m tests.briefs.matching.measure` prints it."""

from __future__ import annotations

import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefs.matching import Index, build_index, match
from briefs.matching.japanese import JAPANESE
from briefs.matching.names import Name
from briefs.model import Decision
from tests.briefs.matching.example import HERE, load_example

DEV = Path(__file__).parents[4] / "shared" / "queries" / "dev.jsonl"
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
NEIGHBOURS = {
    key: [row[at] for at in (place - 1, place + 1) if 0 <= at < len(row)]
    for row in ROWS
    for place, key in enumerate(row)
}
FRAMES = {
    "en": ("tell me about {}", "what is the {}", "{} pls", "give me a card on {}", "{} explained"),
    "ru": ("что такое {}", "расскажи про {}", "{} пожалуйста"),
    "ja": ("{}とは", "{}について教えて", "{}って何"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    text: str
    kind: str
    expected: frozenset[str]
    """Slugs, any of which is right; empty when nothing may open."""


def grade(asked: Asked, index: Index) -> str:
    found = match(asked.text, index)
    right = bool(asked.expected & {hit.slug for hit in found.hits})
    if found.decision is Decision.NONE:
        return "nothing" if asked.expected else "abstained"
    if found.decision is Decision.OPEN:
        return "opened" if right else "wrong"
    return "offered" if right else "wrong offer"


def measure(queries: Iterable[Asked], index: Index) -> dict[str, Counter[str]]:
    grades: dict[str, Counter[str]] = defaultdict(Counter)
    for asked in queries:
        grades[asked.kind][grade(asked, index)] += 1
    return grades


def read_dev() -> Iterator[Asked]:
    for line in DEV.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Asked(row["q"], row["kind"], frozenset(row["expect"]))


def read_off_topic(name: str) -> Iterator[Asked]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield Asked(line, "off-topic", frozenset())


def vary(index: Index, seed: int) -> Iterator[Asked]:
    """Yield every name of an index as people write it: misspelled, shuffled, in a phrase."""
    rng = random.Random(seed)
    for name in index.names:
        own = frozenset({name.slug})
        for kind, text in (*_misspell(name, rng), *_reorder(name, rng), *_frame(name, rng)):
            yield Asked(text, kind, own)


def _misspell(name: Name, rng: random.Random) -> Iterator[tuple[str, str]]:
    letters = sum(char.isalpha() for char in name.form)
    if letters < 5 or JAPANESE.search(name.form):
        return
    for kind, mistake in MISTAKES.items():
        yield f"typo-{kind}", mistake(name.form, rng)
    if letters >= 8:
        first, second = rng.choices(list(MISTAKES.values()), k=2)
        yield "typo-double-error", second(first(name.form, rng), rng)


def _reorder(name: Name, rng: random.Random) -> Iterator[tuple[str, str]]:
    words = name.form.split()
    if len(words) < 2:
        return
    yield "spacing", rng.choice(("", "-", "_")).join(words)
    rng.shuffle(words)
    yield "word-order", " ".join(words)


def _frame(name: Name, rng: random.Random) -> Iterator[tuple[str, str]]:
    yield "natural", rng.choice(FRAMES[name.language]).format(name.text)


def _letter(text: str, rng: random.Random) -> int:
    return rng.choice([place for place, char in enumerate(text) if char.isalpha()])


def _drop(text: str, rng: random.Random) -> str:
    place = _letter(text, rng)
    return text[:place] + text[place + 1 :]


def _double(text: str, rng: random.Random) -> str:
    place = _letter(text, rng)
    return text[:place] + text[place] + text[place:]


def _swap(text: str, rng: random.Random) -> str:
    pairs = [at for at in range(len(text) - 1) if text[at : at + 2].isalpha()]
    place = rng.choice(pairs)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _miss(text: str, rng: random.Random) -> str:
    place = _letter(text, rng)
    return text[:place] + rng.choice(NEIGHBOURS.get(text[place], ["a"])) + text[place + 1 :]


MISTAKES: dict[str, Callable[[str, random.Random], str]] = {
    "dropped": _drop,
    "doubled": _double,
    "swapped": _swap,
    "keyboard": _miss,
}


def lay_out(title: str, grades: dict[str, Counter[str]]) -> str:
    columns = ("opened", "offered", "nothing", "wrong offer", "wrong", "abstained")
    lines = [title, f"{'':20}{'n':>6}" + "".join(f"{column:>13}" for column in columns)]
    for kind, counts in grades.items():
        shares = "".join(f"{counts[column] / counts.total():>13.3f}" for column in columns)
        lines.append(f"{kind:20}{counts.total():>6}{shares}")
    return "\n".join(lines) + "\n\n"


if __name__ == "__main__":
    example = build_index(load_example())
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    if DEV.exists():
        sys.stdout.write(lay_out("dev.jsonl", measure(read_dev(), example)))
    sys.stdout.write(
        lay_out(f"every name in other forms, seed {seed}", measure(vary(example, seed), example))
    )
    for file in ("off_topic.txt", "off_topic_unseen.txt"):
        sys.stdout.write(lay_out(file, measure(read_off_topic(file), example)))
