"""Finding out what a file of cards would do to a server's cards, before anything is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefs.errors import Fault
from briefs.guild.cleaning import clean
from briefs.guild.differences import compare
from briefs.guild.exchange import Exchange, Piece, count_cards, split_cards, tidy
from briefs.guild.model import LARGEST_CARD, MOST_CARDS, NewCard, Revision, Standing
from briefs.guild.names import NameOwner, NameTable
from briefs.guild.plan import Fate, ImportPlan, PlannedCard, RefusedCard
from briefs.guild.reading import (
    check_names,
    check_places,
    check_related,
    check_sources,
    list_names,
    name_slug,
)
from briefs.guild.states import open_cards
from briefs.matching.normalise import normalise
from briefs.model import Card, Pack
from briefs.pack.cards import CardDraft, draft_card
from briefs.pack.faults import FaultList, suggest
from briefs.pack.fields import is_slug
from briefs.pack.writing import write_card

MOST_FAULTS = 100
"""After so many the reading stops: nobody mends more at a time, and each may take long to word."""


def _go_on() -> None:
    """Do nothing."""


def plan_import(
    text: str,
    file: str,
    pack: Pack,
    current: Mapping[str, Revision],
    between: Callable[[], object] = _go_on,
) -> ImportPlan:
    """Find out what an import would do; may take seconds, and touches nothing.

    Args:
        text: The file: cards below their marks, or a single card without one.
        file: Its name.
        pack: What all servers share.
        current: The newest revision of each of the server's cards, by slug.
        between: Called before each card is read, so that other threads get their turn.
    """
    text = clean(text)
    cards = count_cards(text)
    if cards > MOST_CARDS:
        problem = f"the file has {cards:,} cards"
        remedy = f"A server may have {MOST_CARDS:,} cards of its own: import fewer."
        return ImportPlan(faults=(Fault(file, 0, problem, remedy),), unread=cards)
    server = _Server(pack, current)
    single = None if cards else _name_single(text, file, server)
    if single:
        return _Planner(file, server, Exchange((Piece(single, tidy(text), 0),)), between).plan()
    found, faults = split_cards(text, file)
    return _Planner(file, server, found, between).plan(faults)


class _Server:
    """A server's cards as they stand."""

    def __init__(self, pack: Pack, current: Mapping[str, Revision]) -> None:
        opened = open_cards(current, pack)
        shown = {slug: card for slug, card in pack.cards.items() if slug not in opened.hidden}
        self.pack = pack
        self.current = current
        self.seen: Mapping[str, Card] = {**shown, **opened.own}
        """What members see, by slug."""
        self.own = {slug for slug, one in current.items() if one.standing is Standing.OWN}

    def number(self, slug: str) -> int:
        newest = self.current.get(slug)
        return newest.number if newest else 0

    def base(self, slug: str) -> str | None:
        card = self.pack.cards.get(slug)
        return write_card(card) if card else None

    def has(self, slug: str, text: str, card: Card | None) -> bool:
        """Tell whether a card is here already as a file has it."""
        if card is not None and self.seen.get(slug) == card:
            return True
        newest = self.current.get(slug)
        return newest is not None and newest.text is not None and tidy(newest.text) == text

    def was_edited(self, slug: str, since: int | None) -> bool:
        newest = self.current.get(slug)
        return newest is not None and since is not None and newest.at > since


def _name_single(text: str, file: str, server: _Server) -> str | None:
    """Name a card file without a mark: by its file's name, or by its title; None if it is none."""
    title = draft_card("card", text, file, own=True).title
    if not title:
        return None
    stem = file.removesuffix(".md")
    if is_slug(stem) and stem in server.seen:
        return stem
    key = normalise(title)
    named = (slug for slug, card in server.seen.items() if normalise(card.title) == key)
    return next(named, None) or name_slug(title, {**server.pack.cards, **server.current})


class _Planner:
    """Reads the cards of one file as they will stand among the server's."""

    def __init__(
        self, file: str, server: _Server, found: Exchange, between: Callable[[], object]
    ) -> None:
        self._file = file
        self._between = between
        self._server = server
        self._found = found
        slugs = {piece.slug for piece in found.pieces}
        staying = {
            slug: card
            for slug, card in server.seen.items()
            if slug not in slugs and slug not in found.removed
        }
        self._names = NameTable.of(staying.values())
        self._here = staying.keys() | slugs
        self._away: set[str] = set()

    def plan(self, faults: Sequence[Fault] = ()) -> ImportPlan:
        read = list(self._read())
        for one in read:  # first, so that a card that stays as it is keeps its names
            one.is_same = self._server.has(one.slug, one.piece.text, one.draft.card)
            if one.is_same:
                self._note(one)
        planned: list[PlannedCard] = []
        refused: list[RefusedCard] = []
        for one in read:
            if sum(len(each.faults) for each in refused) >= MOST_FAULTS:
                break
            if outcome := self._refuse(one):
                refused.append(outcome)
            else:
                planned.append(self._take(one))
        unread = len(self._found.pieces) - len(planned) - len(refused)
        removals, unknown = self._remove()
        planned += removals
        own = self._own_after(planned)
        return ImportPlan(
            tuple(planned),
            tuple(refused),
            (*faults, *unknown, *self._check_room(own)),
            unread,
            tuple(sorted(self._away)),
            own,
        )

    def _read(self) -> Iterator[_Read]:
        """Read the cards until enough is wrong to be mended first."""
        wrong = 0
        for piece in self._found.pieces:
            self._between()
            if wrong >= MOST_FAULTS:
                break
            one = _Read(piece, self._draft(piece))
            wrong += len(one.draft.faults)
            yield one

    def _draft(self, piece: Piece) -> CardDraft:
        size = len(piece.text.encode("utf-8", "replace"))
        if size <= LARGEST_CARD:
            return draft_card(piece.slug, piece.text, self._file, own=True)
        draft = CardDraft(piece.slug, FaultList(self._file), own=True)
        draft.faults.add(
            0,
            f"the card has {-(-size // 1024):,} KB",
            f"{LARGEST_CARD // 1024} KB is the most: make several cards of it.",
        )
        return draft

    def _note(self, one: _Read) -> None:
        """Let the names of a card be taken for those that follow."""
        names = (name for _, name, _ in list_names(one.draft))
        owner = NameOwner(one.slug, one.title, one.piece.line)
        self._names.add(owner, (one.slug, *names))

    def _refuse(self, one: _Read) -> RefusedCard | None:
        """Check a card unless it is here already; give what is wrong with it."""
        if one.is_same:
            return None
        draft = one.draft
        check_sources(draft, self._server.pack)
        check_places(draft, self._server.pack)
        self._away |= {slug for slug in draft.related if slug not in self._here}
        self._away &= self._found.elsewhere
        check_related(draft, self._here | self._found.elsewhere)
        check_names(draft, self._names)
        self._check_slug(one)
        self._note(one)
        if not len(draft.faults):
            return None
        every = draft.faults.in_order()
        faults = tuple(one.piece.place(fault) for fault in every[:MOST_FAULTS])
        return RefusedCard(one.slug, one.title, faults, len(every) - len(faults))

    def _check_slug(self, one: _Read) -> None:
        """Note a new card's name in the file that is another card's among people."""
        is_known = one.slug in self._server.pack.cards or self._server.number(one.slug)
        owner = None if is_known else self._names.find(normalise(one.slug), one.slug)
        if owner:
            one.draft.faults.add(
                0,
                f"{one.slug!r} is a name of the card {owner.title!r}",
                "Put another name into the line above this card.",
            )

    def _take(self, one: _Read) -> PlannedCard:
        slug, server = one.slug, self._server
        number = server.number(slug)
        if one.is_same:
            return PlannedCard(slug, one.title, Fate.SAME, number)
        before, after = server.seen.get(slug), one.draft.card
        known = slug in server.pack.cards or slug in server.own
        return PlannedCard(
            slug,
            one.title,
            Fate.CHANGED if known else Fate.NEW,
            number,
            NewCard(slug, one.piece.text, server.base(slug)),
            compare(before, after) if before else (),
            server.was_edited(slug, self._found.exported),
        )

    def _remove(self) -> tuple[list[PlannedCard], list[Fault]]:
        """Plan the cards to take away; note those that nobody has ever heard of."""
        planned, unknown = [], []
        for slug, line in self._found.removed.items():
            server = self._server
            card, number = server.seen.get(slug), server.number(slug)
            since = server.was_edited(slug, self._found.exported)
            if card or slug in server.own:
                title = card.title if card else slug
                planned.append(PlannedCard(slug, title, Fate.REMOVED, number, edited_since=since))
            elif number or slug in server.pack.cards:
                known = server.pack.cards.get(slug)
                title = known.title if known else slug
                planned.append(PlannedCard(slug, title, Fate.SAME, number))
            else:
                remedy = suggest(slug, server.seen, "Delete this line.")
                unknown.append(Fault(self._file, line, f"there is no card {slug!r}", remedy))
        return planned, unknown

    def _own_after(self, planned: Iterable[PlannedCard]) -> int:
        own = set(self._server.own)
        for card in planned:
            if card.fate is Fate.REMOVED:
                own.discard(card.slug)
            elif card.fate is not Fate.SAME:
                own.add(card.slug)
        return len(own)

    def _check_room(self, own: int) -> Iterator[Fault]:
        if own > MOST_CARDS:
            problem = f"the server would have {own:,} cards of its own"
            remedy = f"It may have {MOST_CARDS:,}: import fewer, or remove some first."
            yield Fault(self._file, 0, problem, remedy)


@dataclass(slots=True)
class _Read:
    """A card of the file as far as it could be read."""

    piece: Piece
    draft: CardDraft
    is_same: bool = False

    @property
    def slug(self) -> str:
        return self.piece.slug

    @property
    def title(self) -> str:
        return self.draft.title or self.slug
