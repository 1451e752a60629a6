"""What the timeline of all cards says."""

from __future__ import annotations

from bot.words import LEGEND_SEPARATOR, counted
from briefs.dates import PartialDate

DATES = "## Timeline"
CHOOSE_YEAR = "Go to a year"
NO_DATES = "No card has dated points yet."


def date_count(points: int, cards: int, first: int, last: int) -> str:
    """Say how much there is, and of which years."""
    on = f"{date_points(points)} on {counted(cards, 'card', 'cards')}"
    return f"-# {on}, {years(first, last)}"


def date_points(n: int) -> str:
    """Count dated points."""
    return counted(n, "dated point", "dated points")


def years(first: int, last: int) -> str:
    """Give `2016` or `1945–1956`."""
    return str(first) if first == last else f"{first}–{last}"


def year_heading(year: int) -> str:
    """Head what happened in a year."""
    return str(year)


def event(date: PartialDate, statement: str, title_text: str) -> str:
    """Say what happened on a day, below a heading with the year, and which card tells of it."""
    day = str(date).removesuffix(str(date.year)).strip()
    return f"- {f'**{day}**: ' if day else ''}{statement}{LEGEND_SEPARATOR}*{title_text}*"
