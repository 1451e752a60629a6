"""Times of day as people type them, in English, Russian and Japanese."""

from __future__ import annotations

import re
import unicodedata

from briefs.errors import UnknownTime

_NOON = 12

_WHOLE = {
    "noon": 720, "midday": 720, "полдень": 720, "正午": 720, "昼": 720, "お昼": 720,
    "midnight": 0, "полночь": 0, "真夜中": 0, "零時": 0,
}  # fmt: skip
_AM = ("午前", "朝", "am", "a.m.", "a.m", "утра", "in the morning")
_PM = ("午後", "夕方", "pm", "p.m.", "p.m", "дня", "вечера", "in the afternoon", "in the evening")
_NIGHT = ("夜", "ночи", "at night")
_HALVES = {
    **dict.fromkeys(_AM, "am"),
    **dict.fromkeys(_PM, "pm"),
    **dict.fromkeys(_NIGHT, "night"),
}
"""What says which half of the day is meant."""
_LONGEST_FIRST = sorted(_HALVES, key=len, reverse=True)

_AROUND = re.compile(r"^(?:at|в|во|@)\s+|\s*(?:o['’]?clock|sharp|ровно|に|頃|ごろ)$")
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(\d{1,2})\s*[:.,\-]\s*(\d{2})(?:\s*[:.]\s*00)?",  # 9:30, 9.30, 21:30:00
        r"(\d{1,2})\s*(?:h|ч|час|часа|часов)\.?\s*(\d{2})?\s*(?:m|min|м|мин|минут)?\.?",  # 21h30
        r"(\d{1,2})\s*時\s*(?:(\d{1,2})\s*分)?",  # 9時30分
        r"(\d{1,2})(\d{2})",  # 0930
        r"(\d{1,2})",  # 9
        r"(\d{1,2})\s+(\d{2})",  # 9 30
    )
)
_KANJI = dict(zip("〇一二三四五六七八九", range(10), strict=True))
_KANJI_NUMBER = re.compile("[〇一二三四五六七八九十]+")


def parse_time(typed: str) -> int:
    """Read a time of day: `9:30`, `0930`, `9.30 pm`, `21h30`, `9 вечера`, `午後九時半`, `noon`.

    Args:
        typed: As a person wrote it. A lone number is the hour, and 24:00 is midnight.

    Returns:
        The minute of the day, 0 … 1439.

    Raises:
        UnknownTime: It is none, or could be two.
    """
    text = unicodedata.normalize("NFKC", typed).strip().casefold()
    text = _AROUND.sub("", _AROUND.sub("", text)).strip()
    if text in _WHOLE:
        return _WHOLE[text]
    half, text = _take_half(text)
    text = _KANJI_NUMBER.sub(_read_kanji, text).replace("時半", "時30分")
    for form in _FORMS:
        if found := form.fullmatch(text):
            hour = _hour_of_day(int(found[1]), half)
            minute = int(found[2] or 0) if form.groups > 1 else 0
            if hour is None or minute > 59 or (hour == 24 and minute):
                break
            return hour % 24 * 60 + minute
    raise UnknownTime(typed)


def format_minute(minute: int) -> str:
    """Write a minute of the day as `09:30`."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _take_half(text: str) -> tuple[str | None, str]:
    """Give which half of the day was named, and the rest."""
    for word in _LONGEST_FIRST:
        if text.startswith(word) and not word.isascii():
            return _HALVES[word], text.removeprefix(word).strip()
        if text.endswith(word):
            return _HALVES[word], text.removesuffix(word).strip()
    return None, text


def _hour_of_day(hour: int, half: str | None) -> int | None:
    """Give the hour of 24, or None when there is no such one; 24 stays."""
    if half is None:
        return hour if hour <= 24 else None
    if hour > _NOON:
        return hour if half != "am" and hour < 24 else None
    if half == "night":  # 12 and 1 … 4 at night are after midnight
        return hour % _NOON if hour % _NOON < 5 else hour + _NOON
    return hour % _NOON + (_NOON if half == "pm" else 0)


def _read_kanji(found: re.Match[str]) -> str:
    """Write `二十一` as 21, and `二一` too."""
    tens, ten, ones = found[0].partition("十")
    if not ten:
        return "".join(str(_KANJI[sign]) for sign in tens)
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return found[0]
    return str(_KANJI.get(tens, 1) * 10 + _KANJI.get(ones, 0))
