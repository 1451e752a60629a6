"""A server's own card, checked against the pack and against the server's other cards."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from briefs.errors import Fault
from briefs.guild.cleaning import clean, clean_line
from briefs.guild.model import LARGEST_CARD
from briefs.guild.names import NameOwner, NameTable
from briefs.guild.sources import see_source
from briefs.matching.normalise import normalise
from briefs.model import Card, Citation, Pack, ParagraphKind
from briefs.pack.cards import CardDraft, draft_card
from briefs.pack.faults import suggest
from briefs.pack.fields import LONGEST_SLUG
from briefs.pack.places import find_missing

_WORDED = 10
"""Unknown related cards of one card for which a known one is looked for."""


def read_own_card(
    slug: str,
    text: str,
    pack: Pack,
    others: Mapping[str, Card],
    file: str = "",
    *,
    names: NameTable | None = None,
) -> tuple[Card | None, tuple[Fault, ...]]:
    """Read a card that a server wrote: in the card file's format, citing also links and `[own]`.

    Args:
        slug: Its name; that of a card of the pack for the server's version of it.
        text: The whole card file.
        pack: What it may cite and be related to; its names are taken, but for those of the card
            that this is a version of.
        others: The cards that members of the server see, by slug, its own and the pack's.
        file: How faults name it; its slug when empty.
        names: Those of `others`, where many cards are read against the same ones.

    Returns:
        The card, None when anything is wrong; and all faults, by line. What is to be kept is
        what `write_card` makes of it: in the text there may be characters that nobody sees.
    """
    draft = draft_card(slug, clean(text), file or f"{slug}.md", own=True)
    _check_size(draft, text)
    check_sources(draft, pack)
    check_places(draft, pack)
    check_related(draft, others)
    check_names(draft, names or NameTable.of(others.values()))
    return draft.card, draft.faults.in_order()


def name_slug(title: str, taken: Mapping[str, object]) -> str:
    """Make the slug of a new card: from its title where it has Latin words, else `card-1`.

    Args:
        title: The card's title; of other scripts than Latin nothing is kept.
        taken: Slugs that are in use, by the pack, the server, or cards it removed.
    """
    base = "-".join(word for word in normalise(title).split() if word.isascii() and word.isalnum())
    base = base[: LONGEST_SLUG - 5].strip("-") or "card"
    if base != "card" and base not in taken:
        return base
    return next(slug for n in range(1, len(taken) + 3) if (slug := f"{base}-{n}") not in taken)


def _check_size(draft: CardDraft, text: str) -> None:
    size = len(text.encode("utf-8", "replace"))
    if size > LARGEST_CARD:
        draft.faults.add(
            0,
            f"the card has {size // 1024} KB",
            f"{LARGEST_CARD // 1024} KB is the most: make two cards of it.",
        )


def check_sources(draft: CardDraft, pack: Pack) -> None:
    """Note each statement that cites a document the pack has not."""
    for point_id, citation in _citations(draft):
        if citation.kind is not ParagraphKind.WHOLE and citation.source not in pack.sources:
            draft.faults.add(
                draft.lines[point_id],
                f"unknown source {citation.source!r}",
                suggest(
                    citation.source,
                    pack.sources,
                    "Cite a document of `/source`, a link in brackets, or [own].",
                ),
            )


def check_places(draft: CardDraft, pack: Pack) -> None:
    """Note each cited place that its document hasn't, as far as the pack tells.

    For what is about to be saved: a card that was saved stays sound when the pack tells more.
    """
    for point in draft.points():
        for citation in point.citations:
            source = pack.sources.get(citation.source)
            if source and (problem := find_missing(citation, source)):
                draft.faults.add(draft.lines[point.id], problem, see_source(source))


def _citations(draft: CardDraft) -> Iterator[tuple[str, Citation]]:
    for point in draft.points():
        seen: set[str] = set()
        for citation in point.citations:
            if citation.source not in seen:
                seen.add(citation.source)
                yield point.id, citation


def check_related(draft: CardDraft, others: Collection[str]) -> None:
    """Note each related card that is none of the others."""
    unknown = [other for other in draft.related if other not in others]
    for n, other in enumerate(unknown):
        near = others if n < _WORDED else ()  # looking for what was meant takes long
        draft.faults.add(
            draft.front.line_of_value("related", other),
            f"`related` names an unknown card {other!r}",
            suggest(other, near, "Delete it, or write that card first."),
        )


def check_names(draft: CardDraft, table: NameTable) -> None:
    """Hold every name against those of other cards, as a query would, and as readers would.

    Within the card two languages may share a name, as far as a query can tell: `2+2`, `2プラス2`.
    """
    title = normalise(draft.title)
    mine: dict[tuple[str, str], str] = {}
    for language, name, line in list_names(draft):
        form = normalise(name)
        key = ("", form) if form == title else (language, form)
        if fault := _odd(name) or _taken(name, form, draft, table):
            draft.faults.add(line, *fault)
        elif key in mine:
            draft.faults.add(
                line,
                f"the name {name!r} repeats {mine[key]!r}",
                "Delete it: case, accents and punctuation make no difference to a search.",
            )
        mine.setdefault(key, name)


def _odd(name: str) -> tuple[str, str] | None:
    if not normalise(name):
        problem = f"the name {name!r} has neither letters nor digits"
        return problem, "Nobody could ask for it: write a word."
    if clean_line(name) != name:  # what the file itself has is clean: an escape brought it
        problem = f"the name {name!r} has characters that can't be seen"
        return problem, "Write it as it is read, without \\u and its numbers."
    return None


def _taken(name: str, form: str, draft: CardDraft, table: NameTable) -> tuple[str, str] | None:
    if owner := table.find(form, draft.slug):
        if form == normalise(draft.title) == normalise(owner.title) and not owner.line:
            edit = f"Correct that one: /card edit {owner.slug}. Or choose another title."
            return f"there is a card {owner.title!r} already", edit
        return _belongs(f"the name {name!r} belongs to the card {owner.title!r}", owner)
    if owner := table.find_alike(name, draft.slug):
        problem = f"the name {name!r} looks just like a name of the card {owner.title!r}"
        return _belongs(problem, owner)
    return None


def _belongs(problem: str, owner: NameOwner) -> tuple[str, str]:
    if owner.line:
        return f"{problem}, line {owner.line}", "Both stand in this file: make one of them longer."
    return problem, f"Make it longer, or edit that card: /card edit {owner.slug}"


def list_names(draft: CardDraft) -> Iterator[tuple[str, str, int]]:
    """Yield the title and each other name, with its language (none of the title) and line."""
    if draft.title:
        yield "", draft.title, draft.front.line("title")
    for language, aliases in draft.aliases.items():
        for alias in aliases:
            yield language, alias, draft.front.line_of_value(f"aliases.{language}", alias)
