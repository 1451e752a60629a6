"""What Discord shows of `/card`, `/suggest` and `/settings` in its own lists, as plain text."""

from __future__ import annotations

from collections.abc import Mapping

GROUP_DESCRIPTION = "Add, correct and restore this server’s cards"
DESCRIPTIONS: Mapping[str, str] = {
    "card add": "Write a new card for this server",
    "card edit": "Correct a card: this server then has its own version",
    "card remove": "Take a card away from this server; it can be brought back",
    "card history": "Who changed a card, when, why and how",
    "card restore": "Bring an earlier revision of a card back",
    "card import": "Add many cards from one file, all or none",
    "card export": "Get all of this server’s own cards as one file",
    "card wanted": "What people asked for and did not find",
    "card review": "What members propose, to accept or decline",
    "suggest": "Propose a card, or say what one should say otherwise",
    "settings": "The editor role, home time zone and language of this server, and its data",
}
OPTIONS: Mapping[str, Mapping[str, str]] = {
    "card add": {
        "file": "A card file, instead of the form; /card export shows what one looks like"
    },
    "card edit": {
        "card": "Which card, or a draft of yours",
        "file": "A card file, instead of the form",
    },
    "card remove": {"card": "Which card", "reason": "Why; other editors read it in the history"},
    "card history": {"card": "Which card, also one that was removed"},
    "card restore": {
        "card": "Which card, also one that was removed",
        "revision": "Which revision; left out, the last other one that members saw",
    },
    "card import": {"file": "As /card export gives it: card files one below the other"},
    "suggest": {"topic": "A card, or what one is missing on"},
}
