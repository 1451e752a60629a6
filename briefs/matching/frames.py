"""What people say around a name when they chat: `what's the deal with the kurils`, `X vs Y`."""

from __future__ import annotations

import re

from briefs.matching import thresholds
from briefs.matching.normalise import normalise
from briefs.matching.words import FUNCTION_WORDS

_BEFORE = re.compile(
    r"^(?:(?:so|well|um|uh|hmm|wait|ok|okay|hey|hi|yo|bro|dude|guys|folks|lol|honestly|sorry|and|but)"
    r" (?=\S)"
    r"|(?:what s|whats|what is|wats|wots|what was) (?:even )?(?:"
    r"(?:up|going on|happening) with|with(?: all)?"
    r"|(?:the|this|that)(?: whole| big)? (?:deal|story|thing|fuss|situation|matter|issue|drama)"
    r" (?:with|about|behind|around|of|on|over))\b"
    r"|what even (?:is|are|was|were)\b"
    r"|(?:can|could|would|will) (?:someone|somebody|anyone|anybody|any of you|sb)(?: please| pls)?"
    r" (?:explain|describe|summari[sz]e|break down|tell (?:me|us)(?: about)?)\b"
    r"|(?:does )?(?:anyone|anybody|someone)(?: here)? (?:got|get|have|has|knows?|seen)"
    r"(?: some| any| the)?(?: more)? (?:info|information|anything|something|stuff|details|news)"
    r" (?:on|about)\b"
    r"|(?:i dunno|idk|i don ?t know|i have no idea|no idea|not sure|remind me|i forgot)"
    r" (?:what|who)(?= .* (?:is|are|was|were|means?)$)"
    r"|(?:remind me|fill me in|catch me up|clue me in) (?:of|on|about)\b"
    r"|(?:eli5|explain|explain (?:to )?(?:me|us)|break down)\b"
    r"(?! (?:why|how|what|who|when|where)\b)"
    r"|(?:(?:give|gimme)(?: me| us)? )?(?:(?:a|the) )?(?:quick|short|brief)?(?: )?"
    r"(?:rundown|recap|summary|overview|primer|explainer|low ?down|tl ?dr)"
    r" (?:on|of|about|for)\b"
    r"|(?:i |we )?(?:(?:just|urgently|really) )?(?:need|want)(?: (?:some|a|the|any))?"
    r"(?: (?:quick|short|brief))? (?:background|backgrounder|info|context|material|anything"
    r"|something|stuff|facts|lines|quotes) (?:on|about|for)\b"
    r"|(?:(?:a|some|any|the) )?(?:quick |short |brief |key )?(?:bullet points?|talking points?"
    r"|bullets|background|backgrounder|one pager|factbox|fact sheet|cheat sheet|notes|facts)"
    r" (?:on|about|for)\b"
    r"|(?:(?:got|have|is there) )?(?:anything|something) (?:on|about)\b"
    r"|long story short(?: (?:on|about))?\b"
    r"|(?:а|ну|слушайте|слушай|ребята?|народ|блин|короче) (?=\S)"
    r"|(?:что|че|шо)(?: там| это)? (?:за|с|со|по)\b"
    r"|(?:можете|может|кто нибудь|кто то|может кто|мне) (?=объясн|расскаж)"
    r"|(?:объясните|объясни|обьясните|обьясни|расскажите|расскажи|поясните|поясни)"
    r"(?: мне| нам)?(?: (?:кратко|коротко|вкратце|в двух словах))?(?: (?:про|о|об|за))?\b)"
)
_AFTER = re.compile(
    r"(?: (?:anyway|anyways|asap|urgently|quickly|again|exactly|even|then"
    r"|tho|though|actually|lol|pls|please|plz"
    r"|(?:to|for) (?:me|us|dummies|beginners|noobs)|like i ?m (?:5|five)"
    r"|in (?:a nutshell|short|brief|simple (?:terms|words)|plain english|(?:a|one) sentence)"
    r"|what (?:is|was|s) (?:it|that|this)|whats (?:it|that|this)|who (?:is|was) (?:he|she|that)"
    r"|вообще|кратко|коротко|вкратце|в двух словах|что это|кто это|это что|это кто))+$"
)
_THING = re.compile(
    r"^(?:(?:all )?(?:the|that|this|those|these)(?: whole)? )?(.*\S)"
    r" (?:things?|stuff|business|drama|saga|fiasco|mess)$"
)
_POINTED_AT = re.compile(
    r"^(?:the|that|this|those|these|all) |^(?:\S+ )?\S+ (?:stuff|saga|fiasco)$"
)
_LEFT_OPEN = re.compile(r"^(.*\S) (?:is|are|was|were|means?)$")
_AGAINST = re.compile(r" (?:vs|versus|or|compared (?:to|with)|или) ")
_BETWEEN = re.compile(
    r"^(?:(?:what|whats|what s|what is) )?(?:(?:is|are) )?(?:the )?(?:"
    r"difference|differences|compare|comparison|разница|отличие|сравни|сравнить)"
    r" ?(?:between|of|между)? (.+) (?:and|with|to|и|с) (.+)$"
)

_SIDE = 4
"""Words of one side of a comparison: the `or` of a longer sentence joins something else."""

_MISSILE_DEFENCE = re.compile(r"(?<!\w)ПРО(?!\w)")
"""Short for противоракетная оборона, and but for its capitals Russian for `about`."""


def unframe(text: str) -> str:
    """Leave out what a person says around the thing that is meant.

    Args:
        text: Anything a person typed.

    Returns:
        What is left, normalised: `the kurils` of `so what's the deal with the kurils anyway?`;
        empty when nothing is framed, or when the frame is all there is.
    """
    typed = text[: thresholds.QUERY_LENGTH]
    form = normalise(typed)
    left = form if typed.isupper() else normalise(_spell_out(typed))
    while shorter := _unframe_once(left):
        left = shorter
    return left if left != form else ""


def _spell_out(text: str) -> str:
    return _MISSILE_DEFENCE.sub("противоракетная оборона", text)


def _unframe_once(form: str) -> str:
    """Give a text without its outermost frame; empty when it has none, or is nothing else."""
    if found := _BEFORE.match(form):
        rest = form[found.end() :].strip()
        open_end = _LEFT_OPEN.match(rest) if found[0].endswith((" what", " who")) else None
        return open_end[1] if open_end else rest
    if found := _AFTER.search(form):
        return form[: found.start()].strip()
    found = _THING.match(form) if _POINTED_AT.match(form) else None
    return found[1] if found and found[1] not in FUNCTION_WORDS else ""


def sides(text: str) -> tuple[tuple[str, ...], ...]:
    """Give the two things that a person compares, each as it may be meant.

    Args:
        text: Anything a person typed.

    Returns:
        Two sides, each with one reading or two: of `2014 vs 2022 sanctions` the first may be
        `2014` or `2014 sanctions`; none when nothing is compared.
    """
    form = normalise(text[: thresholds.QUERY_LENGTH])
    found = _BETWEEN.match(form)
    parts = list(found.groups()) if found else _AGAINST.split(form)
    if len(parts) != 2 or not all(0 < len(part.split()) <= _SIDE for part in parts):
        return ()
    first, second = parts
    last = second.split()[-1]
    shared = (f"{first} {last}",) if " " in second and last not in first.split() else ()
    return (*shared, first), (second,)
