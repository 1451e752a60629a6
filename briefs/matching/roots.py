"""What an English word of the points has in common with its other forms: verbs, nouns, spellings.

Names are compared by `stems.stem`, which cuts little, so that one name is never taken for another.
Sentences say the same thing in more ways (opposes, opposed, opposition), and a word that is cut too
far there costs little, because it never decides alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefs.matching.stems import stem

_LEAST = 3
"""Letters of a root: fewer meet by chance."""

_FAMILIES = """
    advocate advocacy; america american; become became; begin began begun; bring brought; build
    built; buy bought; centre center; choose chose chosen choice; defence defense defend; europe
    european; fall fell fallen; favour favor; fight fought; find found; fly flew flown flight;
    forbid forbade forbidden; get got gotten; give gave given; go went gone; grow grew grown
    growth; harbour harbor; hold held; keep kept; lead led; leave left; lend lent; lose lost
    loss; make made; man men; manoeuvre maneuver; meet met; neighbour neighbor; oppose opponent;
    pay paid; percent percentage; person people; programme program; receive receipt; rise rose
    risen; run ran; say said; see saw seen; seek sought; sell sold sale; send sent; speak spoke
    spoken; spend spent; stable stability; take took taken; tell told; think thought;
    ukraine ukrainian; win won; withdraw withdrew withdrawn; woman women; write wrote written
"""
"""A base, then forms that no rule leads back to it; British spelling is the base of American."""

_IRREGULAR = {form: base for base, *forms in map(str.split, _FAMILIES.split(";")) for form in forms}

_WHOLE = frozenset({"plane"})
"""What no ending is cut from, for it would be another word: a plane is no plan."""

_ENDINGS = (
    (re.compile(r"nsion$"), "nd"),
    (re.compile(r"cision$"), "cid"),
    (re.compile(r"i[sz](?:e|ed|er|ing|ation)?$"), "is"),
    (re.compile(r"(?<=...)(?:ed|ing|er)$"), ""),
    (re.compile(r"(?<=..)([bdgmnprt])\1$"), r"\1"),
    (re.compile(r"(?<=...)(?:ational|ation|ition|ator|ative|ate)(?:ly)?$"), ""),
    (re.compile(r"(?<=...)(?:ment|ness|ship|able|ible|ence|ance|ency|ancy|ent|ant)$"), ""),
    (re.compile(r"(?<=...)(?:ical|ic|al|ive|ity|ion|or|ly)$"), ""),
    (re.compile(r"(?<=....)at$"), ""),
    (re.compile(r"(?<=...)[aeiy]$"), ""),
)


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """Give the root of one normalised word; other scripts and words with digits give their stem."""
    base = _IRREGULAR.get(word, word)
    found = stem(base[:-1] if base.endswith("ses") else base)
    found = _IRREGULAR.get(found, found)
    if found in _WHOLE or not (found.isascii() and found.isalpha()) or len(found) <= _LEAST:
        return found
    for ending, instead in _ENDINGS:
        shorter = ending.sub(instead, found)
        if len(shorter) >= _LEAST:
            found = shorter
    return found
