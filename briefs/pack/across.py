"""What only the whole pack can tell: sources and cards that exist, names that are free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefs.matching.normalise import normalise
from briefs.model import ParagraphKind, Point
from briefs.pack.cards import CardDraft
from briefs.pack.faults import suggest
from briefs.pack.places import NOTES, PARAGRAPHS, find_missing
from briefs.pack.sources import SourceDraft


def check_across(cards: Mapping[str, CardDraft], sources: Mapping[str, SourceDraft]) -> None:
    """Check each card and source against all others; faults go to the drafts' own lists."""
    for draft in sources.values():
        _check_voices(draft, sources)
    _check_texts(sources)
    for card in cards.values():
        _check_citations(card, sources)
        _check_related(card, cards)
    _check_names(cards)


def _check_voices(draft: SourceDraft, sources: Mapping[str, SourceDraft]) -> None:
    for other in draft.same_voice_as:
        line = draft.front.line_of_value("same_voice_as", other)
        if other not in sources:
            draft.faults.add(
                line,
                f"`same_voice_as` names an unknown source {other!r}",
                suggest(other, sources, f"Add sources/{other}.md, or delete the name."),
            )
        elif draft.id not in sources[other].same_voice_as and other != draft.id:
            draft.faults.add(
                line,
                f"{other!r} doesn't name {draft.id!r} as the same voice in return",
                f"Add {draft.id!r} to `same_voice_as` in sources/{other}.md.",
            )


def _check_texts(sources: Mapping[str, SourceDraft]) -> None:
    owners: dict[str, str] = {}
    for draft in sources.values():
        owner = owners.setdefault(draft.text, draft.id)
        if draft.text and owner != draft.id:
            draft.faults.add(
                draft.front.line("text"),
                f"source {owner!r} has the same text {draft.text!r}",
                "Give each source its own document.",
            )


def _check_citations(card: CardDraft, sources: Mapping[str, SourceDraft]) -> None:
    for point in card.points():
        _check_places(card, point, sources)
        for source in dict.fromkeys(citation.source for citation in point.citations):
            if source not in sources:
                card.faults.add(
                    card.lines[point.id],
                    f"unknown source {source!r}",
                    suggest(source, sources, f"Add sources/{source}.md, or cite another."),
                )


def _check_places(card: CardDraft, point: Point, sources: Mapping[str, SourceDraft]) -> None:
    """Note each cited place that its document hasn't, where the source's file tells."""
    for citation in point.citations:
        draft = sources.get(citation.source)
        problem = find_missing(citation, draft.read) if draft and draft.read else ""
        if problem:
            key = PARAGRAPHS if citation.kind is ParagraphKind.BODY else NOTES
            card.faults.add(
                card.lines[point.id],
                problem,
                f"Cite another, or correct `{key}` in sources/{citation.source}.md: "
                "`python -m briefs read` shows the document with its numbers.",
            )


def _check_related(card: CardDraft, cards: Mapping[str, CardDraft]) -> None:
    for other in card.related:
        if other not in cards:
            card.faults.add(
                card.front.line_of_value("related", other),
                f"`related` names an unknown card {other!r}",
                suggest(other, cards, "Delete it, or write that card."),
            )


@dataclass(frozen=True, slots=True)
class _Name:
    """A title, slug or alias, and where it stands."""

    slug: str
    text: str
    key: str
    """`title`, `slug`, or `aliases.en`."""
    line: int

    def __str__(self) -> str:
        kind = "alias" if self.key.startswith("aliases") else self.key
        return f"{kind} {self.text!r}"


def _names_of(card: CardDraft) -> list[_Name]:
    names = [_Name(card.slug, card.slug, "slug", 0)]
    if card.title:
        names.append(_Name(card.slug, card.title, "title", card.front.line("title")))
    for language, aliases in card.aliases.items():
        key = f"aliases.{language}"
        names += [_Name(card.slug, a, key, card.front.line_of_value(key, a)) for a in aliases]
    return names


def _check_names(cards: Mapping[str, CardDraft]) -> None:
    """Hold every name against all others, as a query would: after normalising.

    Two languages of one card may share a name (`2+2`), and a slug may be an alias of its own card.
    """
    owners: dict[str, list[_Name]] = {}
    for card in cards.values():
        for name in _names_of(card):
            key = normalise(name.text)
            if not key.strip():
                card.faults.add(
                    name.line,
                    f"the {name} has neither letters nor digits",
                    "Nobody could ask for it: write a word.",
                )
                continue
            earlier = owners.setdefault(key, [])
            if rival := next((other for other in earlier if _clash(name, other)), None):
                _refuse(card, name, rival)
            earlier.append(name)


def _clash(one: _Name, other: _Name) -> bool:
    if one.slug != other.slug:
        return True
    if "slug" in (one.key, other.key):
        return False
    return one.key == other.key or "title" in (one.key, other.key)


def _refuse(card: CardDraft, name: _Name, rival: _Name) -> None:
    if rival.slug == card.slug:
        problem = f"the {name} repeats the {rival} of the same card"
        remedy = "Delete it: case, accents and punctuation make no difference to a search."
    else:
        problem = f"the {name} is also the {rival} of the card {rival.slug!r}"
        remedy = "Leave it to one of the two cards, or make both longer."
    card.faults.add(name.line, problem, remedy)
