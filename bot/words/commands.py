"""What Discord shows of the commands and their options, in its own lists, as plain text."""

from __future__ import annotations

from collections.abc import Mapping

DESCRIPTIONS: Mapping[str, str] = {
    "brief": "What is known on a topic: a short card with its sources",
    "ask": "The statements that answer a question, each with its source",
    "topics": "All topics I have a card on, by group",
    "timeline": "What happened when: the dated points of a card, or of all cards",
    "source": "What a source is, how old it is, and which cards use it",
    "help": "What I can do, with examples to try",
}
OPTIONS: Mapping[str, Mapping[str, str]] = {
    "brief": {
        "topic": "A name or a few words, in English, Russian or Japanese",
        "full": "Show the whole card at once",
        "private": "Show it only to me",
    },
    "ask": {
        "question": "In your own words; it is answered with quotations or not at all",
        "private": "Show it only to me",
    },
    "timeline": {"topic": "A name or a few words; left out, the dates of all cards"},
    "source": {"name": "A title, an author or a publisher"},
}
