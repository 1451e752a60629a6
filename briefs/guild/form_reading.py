"""A typed form read as the card that it means, checked as a card file is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefs.guild.cleaning import clean, clean_line
from briefs.guild.form_fields import CardForm, FormFault, FormField, FormRead
from briefs.guild.names import NameTable
from briefs.guild.reading import read_own_card
from briefs.guild.typed_citations import (
    OWN,
    Rests,
    Statement,
    Unreadable,
    read_citations,
    read_statement,
)
from briefs.guild.typed_names import read_names
from briefs.guild.typed_points import Heading, Misplaced, Typed, read_date, read_points
from briefs.matching.normalise import normalise
from briefs.model import Card, Citation, Pack, SectionKind
from briefs.pack.cards import LONGEST_GIST
from briefs.pack.citations import CitationFault
from briefs.pack.fields import LONGEST_NAME
from briefs.pack.sentences import count_sentences
from briefs.pack.writing import quote, write_card, write_citations

_LINES = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_HEADING_MARK = re.compile(r"^#{1,6}\s+")
_LABEL = re.compile(r"^\[?\d{1,2}(?:[.):]|\])\s*|^[-*•]\s+")
_BRACKETS = "[]【】［］〔〕 "


def read_form(
    form: CardForm,
    slug: str,
    group: str,
    pack: Pack,
    others: Mapping[str, Card],
    *,
    related: Iterable[str] = (),
    names: NameTable | None = None,
) -> FormRead:
    """Read a form as the card that it means.

    Args:
        form: As typed; nothing in it raises.
        slug: The card's name: that of the card edited, or from `name_slug`.
        group: Its group.
        pack: What it may cite.
        others: The cards that members of the server see, by slug.
        related: Slugs of related cards, which the form doesn't show; those that are gone are
            left out.
        names: The names of `others`, where many are read against the same ones.
    """
    reading = _Reading(form, pack)
    known = [other for other in dict.fromkeys(related) if other in others and other != slug]
    reading.write(group, known)
    text = "\n".join(reading.rows) + "\n"
    card, faults = read_own_card(slug, text, pack, others, names=names)
    for fault in faults:
        remedy = fault.remedy.replace("a bullet", "a statement")  # here they need none
        reading.note(*reading.place(fault.line), fault.problem, remedy, unless_any=True)
    if card is None or reading.faults:
        return FormRead(None, "", reading.in_order())
    return FormRead(card, write_card(card), ())


class _Reading:
    """Writes a card file of what was typed, and remembers where each line of it came from."""

    def __init__(self, form: CardForm, pack: Pack) -> None:
        self.rows: list[str] = []
        self.faults: list[FormFault] = []
        self._places: list[tuple[FormField, int]] = []
        self._statements: dict[int, Statement] = {}
        """By the row they stand on."""
        self._form = form
        self._empty = Rests(pack.sources, known=pack.sources)
        self._rests = Rests(pack.sources, self._read_sources(), pack.sources)

    def write(self, group: str, related: list[str]) -> None:
        title = clean_line(self._form.title)
        self._check_title(title)
        self._add("+++", FormField.TITLE)
        self._add(f"title = {quote(title or 'x')}", FormField.TITLE)
        self._add(f"group = {quote(group)}", FormField.TITLE)
        self._add(f"related = [{', '.join(map(quote, related))}]", FormField.TITLE)
        self._write_names(title)
        self._add("+++", FormField.TITLE)
        self._write_gist()
        self._write_points()
        self._finish_statements()

    def note(
        self, where: FormField, line: int, problem: str, remedy: str, *, unless_any: bool = False
    ) -> None:
        """Note a fault; with `unless_any` only where none is noted for that line."""
        if not unless_any or not any(
            (fault.field, fault.line) == (where, line) for fault in self.faults
        ):
            self.faults.append(FormFault(where, line, problem, remedy))

    def place(self, line: int) -> tuple[FormField, int]:
        """Say where a line of the file came from."""
        return self._places[line - 1] if line else (FormField.POINTS, 0)

    def in_order(self) -> tuple[FormFault, ...]:
        order = list(FormField)
        return tuple(sorted(self.faults, key=lambda fault: (order.index(fault.field), fault.line)))

    def _add(self, row: str, where: FormField, line: int = 0) -> None:
        self.rows.append(row)
        self._places.append((where, line))

    def _read_sources(self) -> list[tuple[Citation, ...]]:
        lines = []
        for number, line in enumerate(_lines(self._form.sources), 1):
            typed = _LABEL.sub("", clean_line(line), count=1).strip(_BRACKETS)
            if not typed:
                continue
            try:
                cited = read_citations(typed, self._empty)
            except CitationFault as fault:
                problem, remedy = fault.problem, fault.remedy
                if isinstance(fault, Unreadable):
                    problem = f"{typed!r} is neither a link nor a document that is known here"
                    remedy = (
                        "Put its web address here; if it has none, name it in the statement itself."
                    )
                self.note(FormField.SOURCES, number, problem, remedy)
                cited = [OWN]  # so that the numbers of those below stay
            lines.append(Statement("", tuple(cited)).rest_on(self._empty, ()))
        return lines

    def _check_title(self, title: str) -> None:
        if not title:
            self.note(
                FormField.TITLE, 0, "nothing of the title shows", "Write what the card is about."
            )
        elif len(title) > LONGEST_NAME:
            self.note(
                FormField.TITLE,
                0,
                f"the title has {len(title)} characters",
                f"Shorten it to {LONGEST_NAME} at most.",
            )

    def _write_names(self, title: str) -> None:
        """Write the aliases, each on its own line; what a search can't tell apart only once."""
        known = normalise(title)
        seen: set[tuple[str, str]] = set()
        by_language: dict[str, dict[str, int]] = {}
        for line, language, name in read_names(_lines(self._form.names)):
            names = by_language.setdefault(language, {})
            form = normalise(name)
            if form != known and (language, form) not in seen:
                names[name] = line
            seen.add((language, form))
            if len(name) > LONGEST_NAME:
                self.note(
                    FormField.NAMES,
                    line,
                    f"a name has {len(name)} characters",
                    f"Shorten it to {LONGEST_NAME} at most; several on one line need commas.",
                )
        if any(by_language.values()):
            self._add("[aliases]", FormField.NAMES)
        for language, names in by_language.items():
            if names:
                self._add(f"{language} = [", FormField.NAMES)
                for name, line in names.items():
                    self._add(f"{quote(name)},", FormField.NAMES, line)
                self._add("]", FormField.NAMES)

    def _write_gist(self) -> None:
        typed = _HEADING_MARK.sub("", clean_line(" ".join(_lines(self._form.gist))), count=1)
        if not typed:
            self.note(
                FormField.GIST, 0, "there is no gist", "Say in one to three sentences what it is."
            )
        statement = self._read(FormField.GIST, 0, typed or "x")
        if (count := count_sentences(statement.text)) > LONGEST_GIST:
            self.note(
                FormField.GIST,
                0,
                f"the gist has {count} sentences",
                f"Keep the {LONGEST_GIST} that matter most; move the others to the points.",
            )
        self._add_statement("", statement, FormField.GIST)

    def _write_points(self) -> None:
        kind: SectionKind | None = None
        count = 0
        for part in read_points(map(clean, _lines(self._form.points))):
            if isinstance(part, Misplaced):
                self.note(FormField.POINTS, part.line, part.problem, part.remedy)
            elif isinstance(part, Heading):
                kind = self._write_heading(part, kind)
            else:
                count += 1
                if kind is None:
                    kind = part.kind
                    self._add(f"## {kind}", FormField.POINTS, part.line)
                self._write_point(part)
        if not count:
            self.note(
                FormField.POINTS, 0, "there is no statement", "Write at least one, one a line."
            )
            self._add("## Key points", FormField.POINTS)
            self._add("- x [own]", FormField.POINTS)

    def _write_heading(self, part: Heading, kind: SectionKind | None) -> SectionKind | None:
        """Write a heading; the first side opens the section of sides where that was left out."""
        opened = part.kind
        if part.side and not any(row == f"## {SectionKind.POSITIONS}" for row in self.rows):
            opened = SectionKind.POSITIONS
        if opened:
            self._add(f"## {opened}", FormField.POINTS, part.line)
        if part.side:
            self._add(f"### {part.side}", FormField.POINTS, part.line)
        return opened or kind

    def _write_point(self, typed: Typed) -> None:
        text = read_date(typed.text) if typed.kind is SectionKind.TIMELINE else typed.text
        statement = self._read(FormField.POINTS, typed.line, text)
        self._add_statement("- ", statement, FormField.POINTS, typed.line)

    def _read(self, where: FormField, line: int, typed: str) -> Statement:
        """Read a statement; where that can't be done a fault is noted."""
        try:
            return read_statement(typed, self._rests)
        except CitationFault as fault:
            self.note(where, line, fault.problem, fault.remedy)
            return Statement("x", (OWN,))

    def _add_statement(
        self, mark: str, statement: Statement, where: FormField, line: int = 0
    ) -> None:
        self._statements[len(self.rows)] = statement
        self._add(mark, where, line)

    def _finish_statements(self) -> None:
        """Write the statements, now that it is known which sources they name by number."""
        otherwise = self._rests.otherwise(self._statements.values())
        for row, statement in self._statements.items():
            cited = statement.rest_on(self._rests, otherwise)
            self.rows[row] += f"{statement.text} {write_citations(cited)}"


def _lines(text: str) -> list[str]:
    return _LINES.split(text)
