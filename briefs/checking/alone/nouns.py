"""Nouns that say little with only `the` before them: which islands, whose plan, what summit.

Each row is a family of words for the same kind of thing; a family member that stands earlier in
the point, or in a name of what the point names, tells which one is meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from briefs.checking.words import stems


class Sort(Enum):
    """What a noun names: it decides which words after it tell which one is meant."""

    PLACE = "place"
    EVENT = "event"
    WORK = "work"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Family:
    """Nouns for one kind of thing."""

    sort: Sort
    nouns: frozenset[str]
    """Those that are looked at behind `the`."""
    kin: frozenset[str]
    """Stems of these and of other words that introduce such a thing."""
    sure: bool
    """Whether a bare one is a fault when nothing in the point can tell which."""


_ROWS = """
place sure: island islands isle isles islet islets archipelago atoll + chain
place: base bases airbase port harbour harbor city town village
place: zone zones plant plants factory pipeline bridge canal dam mine
event sure: summit summits + meeting met meet visit
event sure: talks negotiations consultations + negotiate negotiated dialogue talk talked treaty
event: meeting meetings visit visits trip + met meet summit visited travelled went came
event: war wars conflict invasion attack offensive + invaded fought attacked annexation
event: dispute quarrel disagreement + claim claims claimed disputed quarrelled
event: election elections vote referendum + elected voted presidential
event: exercise exercises manoeuvres maneuvers + rehearsed
event: ruling verdict judgment judgement + ruled court
event: incident accident disaster crisis
work sure: plan plans programme programmes proposal + proposed planned offer project points
work sure: paper article report study essay commentary book author + piece analysis summary wrote
work: agreement agreements deal accord treaty pact contract declaration + agreed signed joint
work: law act decree bill amendment + passed
work: loan loans fund grant + lent lend borrowed
work: sanctions embargo ban + sanctioned banned punishment measures
work: project projects initiative + plan programme proposed offer
body: government ministry minister president premier parliament
body: country countries nation
body: company companies firm firms bank corporation
body: alliance coalition union bloc league + allied ally
body: court tribunal commission committee council agency
"""


def _read_row(row: str) -> Family:
    head, _, words = row.partition(":")
    sort, _, sure = head.partition(" ")
    nouns, _, kin = words.partition("+")
    return Family(
        Sort(sort),
        frozenset(nouns.split()),
        frozenset(form for word in f"{nouns} {kin}".split() for form in stems(word)),
        bool(sure),
    )


FAMILIES: tuple[Family, ...] = tuple(map(_read_row, _ROWS.strip().splitlines()))
_OF_STATES = """
capital countries country election elections government minister ministry nation parliament premier
president
"""
OF_STATES = frozenset(_OF_STATES.split())
"""What the name of a state tells apart: `Japan … the government`."""
