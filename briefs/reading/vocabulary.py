"""The words by which pages of the web and of print say: this is not part of the text.

Each pattern must match a whole block, so that a sentence that merely holds one of these words is
never taken for one. Structure decides where it can (`boilerplate.py`, `imprint.py`); these words
tell what structure can't.
"""

from __future__ import annotations

import re


def _whole(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(alternatives)})\W*$", re.IGNORECASE)


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_NETWORK = _any(
    r"facebook twitter x linked\s?in whats\s?app telegram reddit pinterest bluesky mastodon "
    "threads instagram youtube flipboard messenger vk weibo"
)
_WORK = _any(
    "article essay piece post text paper commentary interview op-?ed report story analysis study "
    "excerpt column version document publication brief note issue pdf file transcript book"
)
_SHELF = _any("regions? themes? topics? tags? keywords? categor(?:y|ies)")
_MONTH = f"{_any('jan feb mar apr may jun jul aug sep oct nov dec')}[a-z]*"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"

SHARE = _whole(
    rf"share|tweet|e-?mail|print|save|cite|copy link|comments?|like|{_NETWORK}",
    r"share (?:this|on|via|with)\b.{0,40}",
    rf"(?:e-?mail|print|save) this(?: (?:{_WORK}|page))?",
    r"follow (?:us|me)\b.{0,60}",
    r"(?:\d+ )?(?:shares|comments|likes|views)",
)
"""Buttons of a share bar."""

NAVIGATION = _whole(
    r"you are here|skip to (?:main )?content|search|home",
    r"(?:main |toggle )?(?:menu|navigation)",
    r"back(?: to (?:the )?(?:top|home|list|overview))?",
    r"log ?in|sign in|register|breadcrumbs?|advertisement|sponsored",
    r"(?:next|previous)(?: (?:article|post|page|story))?",
    r"home(?: ?[>»/›] ?[^>»/›]{1,40}){1,6}",
    r"(?:show|load|find out|learn) more",
)
"""Where one is in a site, and the ways out of the page."""

LABEL = _whole(
    r"(?:also )?available in|languages?",
    rf"{_SHELF}(?:(?: and | & |/){_SHELF})?",
    rf"(?:{_SHELF}|(?:also )?available in|filed under|reading time|time to read) ?: ?.{{1,120}}",
    r"(?:photo(?:graph)?|image|cover)(?: credits?| photo| image)?s? ?: ?.{1,120}",
    r"(?:authors?|translator|editor) ?: ?.{1,80}(?<!\.)",
    r"(?:published|posted|updated|last (?:updated|modified))(?: on| ?:)? ?.{0,20}\d{4}.{0,12}",
    r"(?:\d{1,2}|a few)[ -]?min(?:ute)?s?\.? (?:read|reading)(?: time)?",
)
"""Labels of a page's data, alone or with their value."""

CALL = _whole(
    r"(?:read|download|view|see|get|open|access|listen to|watch) (?:the |this |our )?"
    rf"(?:full|complete|entire|whole|original) (?:\w+ )?{_WORK}s?\b.{{0,80}}",
    rf"download (?:the |this |our |as )?(?:pdf |free |english |printable )*{_WORK}s?"
    r"(?: \(.{1,20}\)|(?: here| in| as| as a| now)? ?(?:pdf|english)?)",
    r"download|(?:click|tap) here\b.{0,100}",
    r"subscribe (?:to|now|today|here)\b.{0,60}",
    r"sign up (?:for|to|here|now)\b.{0,60}",
    r"if you wish to (?:be notified|receive|subscribe)\b.{0,200}",
    r"to (?:subscribe|unsubscribe|receive (?:our|the) newsletter)\b.{0,120}",
    r".{0,300}\byou (?:can|may) download the (?:full|complete|entire)\b.{0,80}",
    r"(?:support|join) us(?: now| today)?",
)
"""Calls to fetch, subscribe, support."""

_PAGES = _any(
    "cent(?:er|re)s? programs? programmes? articles? posts? content stor(?:y|ies) publications? "
    "papers? news topics? reading links? items? analys[ei]s reports? videos? events? experts? "
    "pages? coverage commentar(?:y|ies)"
)
RELATED = _whole(
    rf"related(?: (?:\w+ )?(?:and )?{_PAGES}(?: and {_PAGES})?)?",
    r"discover (?:our|all|more|other)\b.{0,200}",
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in)\b.{0,40}",
    rf"more (?:like this|from|by|in this)\b.{{0,60}}|more {_PAGES}",
    r"(?:read|see) (?:more|next|also)|recommended(?: for you| reading)?",
    r"keep reading|what to read next|up next|trending(?: now)?|most (?:read|popular|viewed)",
    r"(?:latest|recent) (?:posts|articles|news|stories)",
)
"""Heads of lists of other pages, which stand at a page's end or side."""

_RIGHTS = (
    r"©.{0,200}|\(c\) ?\d{4}.{0,160}|copyright(?: (?:©|\(c\)|\d{4}|by|notice)\b.{0,160})?",
    r".{0,100}\ball rights reserved\b.{0,60}",
)
RIGHTS = _whole(*_RIGHTS)
"""Who owns the text."""

IMPRINT = _whole(
    *_RIGHTS,
    r"(?:e-?)?is[bs]n(?:[- ]1[03])?\b.{0,100}|doi ?:.{0,100}",
    r"how to (?:quote|cite)\b.{0,60}",
    r"(?:suggested|recommended|preferred) citation\b.{0,300}",
    rf"(?:cite|quote) (?:this|as)\b.{{0,200}}|to cite this {_WORK}\b.{{0,300}}",
    r"printed (?:in|by|on)\b.{0,80}|legal deposit\b.{0,80}",
)
"""Lines of an imprint."""

CONTACT = _whole(
    r"(?:tel|phone|telephone|ph|fax|mobile)\.? ?:(?:[^\d]{0,40}\d){5}.{0,120}",
    r"e-?mail ?:.{0,80}@.{1,80}|(?:website|web(?: ?site)?|url|internet) ?: ?\S{1,80}\.\S{1,80}",
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}",
    r"(?:https?://|www\.)[^\s]{3,200}",
    r"\+\d[\d ()/.-]{6,24}",
)
"""Lines that say how to reach somebody."""

_STANCE = _any("views? opinions? positions? conclusions? analys[ei]s statements?")
DISCLAIMER = _whole(
    rf"(?:disclaimer:? )?(?:all |any |the )?{_STANCE}(?:(?:,? (?:and|or) |, ){_STANCE})*"
    r" (?:expressed|presented|stated|contained)\b"
    r".{0,400}\b(?:authors?|necessarily|responsib|reflect|represent).{0,400}",
    r"(?:the )?responsibility for .{0,200}(?:lies|rests) .{0,60}authors?.{0,60}",
)
"""Whose opinion it is and whose it isn't."""

CREDIT = _whole(
    rf"(?:this|the|a version of this|an earlier version of this) (?:\w+ )?{_WORK}(?: below)? "
    r".{0,60}(?:originally|first|previously)\b.{0,40}"
    r"(?:published|appeared|posted|printed|written)\b.{0,160}",
    r"(?:originally|first|previously) (?:published|posted|printed|appeared) "
    r"(?:in|on|at|by)\b.{0,120}",
    r"re-?(?:printed|published|posted) .{0,60}(?:permission|courtesy)\b.{0,120}",
    r"translated from (?:the )?\w+(?: (?:edition|original))?(?: by (?-i:[^\W\d_a-z]).{1,80})?",
    r"translat(?:ed(?: into \w+)?|ion) by (?-i:[^\W\d_a-z]).{1,80}|translation ?:.{0,80}",
    r"(?:edited|photographs?|photo|illustrations?|graphics|maps?) by .{0,60}",
)
"""Where else it was published, and who translated or illustrated it."""

BYLINE = _whole(r"(?:by|written by|text by) (?-i:[A-ZÀ-ÞŁŠŽČ][\w.'’-]*(?:,| and| &)? ?){1,8}")
"""Who wrote it, as a line below the title."""

_INITIALS = r"(?:[^\W\d_a-z]\.[ -]?){1,3}(?:v[ao]n |de |der )*[^\W\d_a-z][\w’'-]+"
SIGNATURE = re.compile(rf"{_INITIALS}(?:(?:, | and |, and | & ){_INITIALS}){{0,9}}$")
"""Names with initials and nothing else, as below the title of a paper."""

_DATE = (
    rf"(?:(?:{_WEEKDAY},? )?(?:{_DAY} )?{_MONTH}\.?(?: {_DAY})?,? \d{{4}}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
)
_CLOCK = r"(?:,? (?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: \w{2,5})?)?"
DATE = _whole(rf"(?:.{{1,60}} ?[|·•] ?)?{_DATE}{_CLOCK}(?: ?[|·•] ?.{{1,60}})?")
"""A line with a date, alone or in a row of such data."""

PAGE_NUMBER = _whole(
    r"[-–—|\[(]? ?(?:page |p\. ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?",
    r"page [ivxlc]{1,7}|[-–—] ?[ivxlc]{1,7} ?[-–—]",
)
"""The number of a page on a line of its own."""

CAPTION = re.compile(
    r"(?:table|figure|fig\.|chart|graph|box|map|exhibit|plate|photo) [\dIVX]{1,4}\b", re.IGNORECASE
)
"""How the caption of a figure begins; it is text, not a heading."""

CONTENTS = _whole(
    r"(?:table of )?contents",
    r"in this (?:article|report|paper|issue)|on this page",
)
"""The head of a table of contents."""

_PEOPLE = _any("authors? contributors? editors? translators?")
ABOUT = _whole(
    rf"(?:the )?authors?|contributors?|about (?:the )?{_PEOPLE}",
    r"about (?:us|(?:the |this )?(?:series|institut(?:e|ion)|organi[sz]ation|publisher"
    r"|cent(?:er|re)|program(?:me)?|collection))",
    r"(?:(?:author|contributor)['’]?s?['’]? )?(?:biograph(?:y|ies)|bios?|biographical notes?)",
    rf"notes? (?:on|about) (?:the )?{_PEOPLE}",
)
"""The head of a note on the author or the publisher."""

PUBLICATIONS = _whole(
    r"(?:the |our )?(?:latest|recent|other|previous|past|selected|further|forthcoming|new|last) "
    r"(?:publications?|papers?|issues|titles|releases|volumes|numbers)\b.{0,80}",
    r"(?:also|previously|already) (?:available|published)\b.{0,80}",
    r"also (?:by|in) (?:this|the)\b.{0,60}|in the same (?:series|collection)\b.{0,60}",
    r"publications (?:of|by|from)\b.{0,60}",
)
"""The head of a list of other publications."""

PUBLICATIONS_LEAD = re.compile(
    r".*\b(?:latest|recent|selected|main|previous|other|major) "
    r"(?:publications|books|works|papers|articles|writings) (?:include|are)\b.{0,40}:$",
    re.IGNORECASE | re.DOTALL,
)
"""How a biography leads over to such a list."""

OPENING = _whole(
    r"(?:(?:\d{1,2}|[ivx]{1,4})[.)]? )?(?:(?:executive |short |brief )?summary|abstract|"
    r"introduction|foreword|preface|overview|highlights|at a glance|prologue|"
    r"key (?:points|findings|messages|takeaways|judge?ments))",
)
"""The first heading of a text that has an imprint before it."""

OCCUPATION = re.compile(
    r"\b(?:research(?:er| fellow| associate| analyst| director)|fellow|professor|lecturer|"
    r"analyst|journalist|correspondent|columnist|editor|author of|writer|director|historian|"
    r"economist|specialist|expert|scholar|scientist|diplomat|ambassador|advis[eo]r|consultant|"
    r"student|candidate|head of|chair(?:man|woman)? of|president of|founder|coordinator)\b",
    re.IGNORECASE,
)
"""What a biography says its subject is."""

PUBLISHED_ITEM = re.compile(
    r"\b(?:No|Nr|Vol|pp?|Issue|eds?|forthcoming)\b\.?|[*_“\"«\[]", re.IGNORECASE
)
"""In an item of a bibliography, beside its year: a number, pages, a title in quotes or italics."""

PHRASE = re.compile(
    "|".join(
        f"(?:{pattern.pattern})"
        for pattern in (
            NAVIGATION,
            SHARE,
            LABEL,
            CALL,
            RELATED,
            IMPRINT,
            CONTACT,
            DISCLAIMER,
            BYLINE,
            CONTENTS,
        )
    ),
    re.IGNORECASE,
)
"""Any block that is boilerplate wherever it stands."""
