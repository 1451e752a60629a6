"""Points that begin with a word which points back: `However,`, `They`, `In that year`.

Some such words also point forward or to nothing, and then stand alone: `That Japan agreed was
new`, `It was clear that`, `Both Japan and Russia`, `When it voted, Japan`, `There is`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefs.checking.alone.statement import Statement
from briefs.checking.findings import Severity

_START = re.compile(r"[\s“”\"‘'(\[…—–-]*")
_HEADING = re.compile(r"On ([^:]{1,100}):")
_POINTER = re.compile(r"\b(?:it|its|they|them|their|this|these|he|his|she|her)\b", re.IGNORECASE)
_DEMONSTRATIVE = re.compile(r"\b(?:this|these|such(?!\s+as\b))\b", re.IGNORECASE)
_ALSO = re.compile(r"(?:[^\s,;:]+\s+){1,4}(also)\b")
_CLAUSE_END = re.compile(r"[,;:.?!–—]")


@dataclass(frozen=True, slots=True)
class Rule:
    """An opening that leans on what isn't there."""

    pattern: re.Pattern[str]
    severity: Severity = Severity.FAULT


def _rule(pattern: str, severity: Severity = Severity.FAULT) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE), severity)


_EXPLETIVE = (
    r"(?=[^.;:]{0,140}\b(?:that|whether|if|how|why|to|for|when|who|which)\b)"
    r"(?:is|was|will|would|could|may|might|can|must|should|has|had|seems?|seemed|appears?|appeared"
    r"|remains?|remained|became|becomes|takes|took|costs?|makes|made|helps|matters|follows|turned"
    r"|looks|looked|follows|followed)"
)
_CONJUNCTION = (
    r"that\s+(?-i:[A-Z“]|(?:the|an?|its?|his|her|their|no|some|most|many|both|all|two|three)\b)"
)
_BACK = r"(?:this|these|such|that|those|the\s+same)"
_RESTRICTED = r"(?!\s+(?:who|whom|whose|in|of|with|which|that|from|on|by|as|living|without)\b)"
"""`Those who`, `those in the north`: what follows tells who."""

RULES: tuple[Rule, ...] = (
    _rule(r"(?:however|indeed|so|still|again|besides|instead|too|consequently|accordingly)(?=,)"),
    _rule(
        r"(?:moreover|furthermore|nevertheless|nonetheless|therefore|meanwhile|otherwise|likewise"
        r"|similarly|conversely|additionally|thus|hence|thereafter|thereby|subsequently|afterwards"
        r"|thereupon|whereupon)\b"
    ),
    _rule(r"(?:and|but|or|nor|then|yet)\b(?!-|\s+(?:for|to|another)\b)"),
    _rule(r"also\b(?!\s+(?:known|called|named|written)\b)"),
    _rule(
        r"(?:in addition|as a (?:result|consequence)|at the same time"
        r"|on the (?:other hand|contrary)|by contrast|in contrast|in turn|in response|in return"
        r"|in the meantime|even so|if so|for example|for instance|in other words|what is more"
        r"|for all that|in short|for (?:one|another)|of course"
        r"|in particular|above all|not only that|by then|until then|at the time)(?=,)"
    ),
    _rule(r"(?:since then|that is why|(?:by |in )?doing so|to do so|if so|even so)\b"),
    _rule(
        r"(?:first|second|third|firstly|secondly|thirdly|finally|lastly|later|earlier)(?=,)",
        Severity.LOOK,
    ),
    _rule(r"(?:he|she|they|them|him|we|you|i|theirs|ours)\b"),
    _rule(r"(?:his|her|their|its|our|your|my)\s+(?=\w)"),
    _rule(rf"(?!it\s+{_EXPLETIVE}\b)it\b"),
    _rule(rf"(?!{_CONJUNCTION})that\b{_RESTRICTED}"),
    _rule(rf"(?:this|these|those)\b{_RESTRICTED}"),
    _rule(r"such\b(?!\s+as\b)(?!(?:\s+\w+){1,4}\s+as\b)"),
    _rule(r"(?:here|there)(?=,)"),
    _rule(r"the\s+(?:latter|others)\b|the\s+former(?=\s+(?:is|was|were|are|had|has)\b|,)"),
    _rule(r"the\s+(?:same)\b(?!(?:\s+\w+){1,8}\s+as\b)"),
    _rule(
        r"(?:all|some|one|none|neither|both|each|two|three|most|many)\s+of\s+"
        rf"(?:them|these|those|this)\b{_RESTRICTED}"
    ),
    _rule(r"(?:neither|nor)\s+(?:has|have|had|is|are|was|were|do|does|did|can|could|will|would)\b"),
    _rule(r"(?:others|another)\b", Severity.LOOK),
    _rule(
        r"(?:an?|the)\s+(?:second|third|fourth|further|final|last|other)\s+"
        r"(?:argument|condition|explanation|factor|obstacle|point|possibility|problem|question"
        r"|reason|step|way)s?\b(?!\s+(?:of|between))",
        Severity.LOOK,
    ),
    _rule(
        r"(?:in|on|at|by|for|from|with|under|after|before|during|since|until|despite|to|of|among"
        rf"|through|because\s+of|as\s+to|like|unlike|besides|without)\s+{_BACK}\b{_RESTRICTED}"
        r"(?!\s+(?:as\s+)?(?-i:[A-Z]))(?!\s+\w+\s+as\b)"
    ),
    _rule(
        r"(?:when|if|while|because|since|although|though|as|after|before|until|once|where)\s+"
        r"(?:this|these|those|that)\b" + _RESTRICTED + r"(?!\s+(?-i:[A-Z]))"
    ),
)


def find_opening(statement: Statement) -> Iterator[tuple[str, Severity]]:
    """Yield what leans back at the start of a point or of its claim, else in its first clause."""
    seen: set[int] = set()
    for begin in (0, statement.body, statement.clause):
        started = _START.match(statement.text, begin)
        start = started.end() if started else begin
        if start in seen:
            continue
        seen.add(start)
        for rule in RULES:
            if found := rule.pattern.match(statement.text, start):
                yield found[0].strip(), rule.severity
                return
    yield from _find_in_heading(statement)
    yield from _find_demonstrative(statement)


def _find_in_heading(statement: Statement) -> Iterator[tuple[str, Severity]]:
    """Yield a pronoun in `On whose it is: …` before anything is named."""
    heading = _HEADING.match(statement.text)
    pointer = heading and _POINTER.search(statement.text, heading.start(1), heading.end(1))
    if pointer and not any(name.words[0].start < pointer.start() for name in statement.subjects):
        yield pointer[0], Severity.LOOK


def _find_demonstrative(statement: Statement) -> Iterator[tuple[str, Severity]]:
    """Yield a `this` or `also` in the first clause, where nothing yet can be what it adds to."""
    end = _CLAUSE_END.search(statement.text, statement.body)
    found = _DEMONSTRATIVE.search(
        statement.text, statement.body + 1, end.start() if end else len(statement.text)
    )
    also = _ALSO.match(statement.text, statement.body)
    if found:
        yield found[0], Severity.LOOK
    elif also:
        yield also[1], Severity.LOOK
