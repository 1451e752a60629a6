"""A draft card as the text of its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from briefs.drafting.grouping import Group
from briefs.drafting.selection import Sentence
from briefs.drafting.toml import comment, quote
from briefs.model import Pack

_TO_PLAIN = str.maketrans({"[": "(", "]": ")", "“": "‘", "”": "’", '"': "'"})
"""Brackets end a statement as citations do; quotation marks stand around the whole."""
_MOST_ALSO = 6


def write_card(group: Group, pack: Pack, document: str) -> str:
    """Write a draft card.

    Args:
        group: Its sentences.
        pack: The cards that exist.
        document: The title of the document.

    Returns:
        A card file whose every statement is a quotation with its citation. The first sentence
        stands as the gist. A new card's `group` is empty: the pack refuses it until it is filled.
    """
    title = group.title or document
    lines = ["+++", *_hints(group, document)]
    lines.append(f"title = {quote(title)}")
    if group.known:
        lines.append(f"group = {quote(pack.cards[group.slug].group)}")
    else:
        groups = sorted({card.group for card in pack.cards.values()})
        such = f", such as {', '.join(groups)}" if groups else ", such as people or places"
        lines.append(f'group = ""  # fill in: one word{such}')
    gist, *rest = group.sentences
    lines += ["+++", write_statement(gist), "", "## Key points"]
    lines += [f"- {write_statement(sentence)}" for sentence in rest or [gist]]
    return "\n".join(lines) + "\n"


def write_statement(sentence: Sentence) -> str:
    """Write a sentence as a quotation with its citation: `“It rained.” [paper ¶3]`."""
    text = " ".join(sentence.text.translate(_TO_PLAIN).split())
    return f"“{text}” [{sentence.citation.source} {sentence.citation}]"


def _hints(group: Group, document: str) -> Iterator[str]:
    count = len(group.sentences)
    yield from comment(
        f"A draft: {count} {'sentence' if count == 1 else 'sentences'} of “{document}”, as they "
        "stand there. Say each in your own words, or delete it: `check --texts` refuses nine words "
        "in a row from a document. The first stands as the gist."
    )
    if group.known:
        yield from comment(
            f"The pack has this card: move the points into cards/{group.slug}.md; don't put this "
            "file over it."
        )
    else:
        yield from comment("A new card: give it a good title, a group, [aliases] and a gist.")
    if also := _also_named(group.sentences, group.slug):
        yield from comment(f"Its sentences also name {', '.join(also)}: candidates for `related`.")


def _also_named(sentences: Sequence[Sentence], slug: str) -> list[str]:
    others = dict.fromkeys(chain.from_iterable(sentence.known for sentence in sentences))
    return [other for other in others if other != slug][:_MOST_ALSO]
