"""Units that tell two equal numbers apart: percent, money, lengths, spans of time."""

from __future__ import annotations

import re

PERCENT = "percent"
POINT = "point"
"""A percentage point."""
MONEY = frozenset({"USD", "EUR", "GBP", "JPY", "RUB", "CNY", "INR", "KRW", "CHF"})

SIGNS = {
    "us$": "USD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₹": "INR",
    "₩": "KRW",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "jpy": "JPY",
    "rub": "RUB",
    "cny": "CNY",
    "chf": "CHF",
}
_WORDS = {
    PERCENT: r"%|per\s?cent|pct",
    POINT: r"percentage[\s-]points?",
    "USD": r"(?:us\s|u\.s\.\s|american\s)?dollars?|usd",
    "EUR": r"euros?|eur",
    "GBP": r"pounds?(?:\s+sterling)?|gbp",
    "JPY": r"yen|jpy",
    "RUB": r"rou?bles?|rub",
    "CNY": r"yuan|renminbi|cny",
    "INR": r"rupees?",
    "KRW": r"won",
    "CHF": r"(?:swiss\s)?francs?|chf",
    "km2": r"(?:square|sq\.?)[\s-]kilomet(?:re|er)s?|km²|sq\.?\s?km",
    "nmi": r"nautical[\s-]miles?|nmi",
    "km": r"kilomet(?:re|er)s?|kms?",
    "m": r"met(?:re|er)s?|m",
    "mi": r"miles?",
    "ha": r"hectares?|ha",
    "t": r"tons?|tonnes?",
    "bbl": r"barrels?",
    "year": r"years?",
    "month": r"months?",
    "week": r"weeks?",
    "day": r"days?",
    "hour": r"hours?",
}

SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
"""A regular expression for what stands before an amount of money."""
UNIT = "|".join(f"(?P<u{n}>{words})" for n, words in enumerate(_WORDS.values()))
"""A regular expression for a unit after a number; `read_unit` reads what it found."""
_NAMES = tuple(_WORDS)


def read_unit(found: re.Match[str]) -> str | None:
    """Name the unit that a pattern containing `UNIT` found, or None."""
    groups = found.groupdict()
    return next((name for n, name in enumerate(_NAMES) if groups.get(f"u{n}")), None)


def read_sign(sign: str | None) -> str | None:
    """Name the currency of a sign or code, or None without one."""
    return SIGNS[sign.strip().lower()] if sign else None
