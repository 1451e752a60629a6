"""Every number the matcher decides by, each with its reason.

The scale is confidence between 0 and 1. Typo budgets follow what search engines ship: one typo
from 4 letters and two from 8 (https://www.algolia.com/doc, Typo tolerance), and the first letter
counts for more (https://www.meilisearch.com/docs, Typo tolerance).
"""

from __future__ import annotations

LARGE = 2_000
"""Names from which an index keeps arrays: below it, comparing with all of them is as fast."""
QUERY_LENGTH = 256
"""Characters of a query that are looked at: no name is longer, and pasted pages must not stall."""
FUZZY_LENGTH = 100
"""Characters of a query that spelling is mended in: twice the longest name people misspell."""
MATCHED_WORDS = 16
"""Words of a query that are looked up; further ones count as unknown."""
MENDED_WORDS = 8
"""Words of a query whose spelling is mended: a phrase has fewer, and each costs 50 µs."""
ALIKE_TERMS = 12
"""Terms kept for one misspelled or unfinished word: more would not tell cards apart."""
LARGE_POSTINGS = 400
"""Names of a term that are weighed in a large pack, the shortest first: 0.1 µs each."""
LARGE_CANDIDATES = 40
"""Names compared in a large pack, those with most of the query's terms: 10 µs each."""
CANDIDATES = 200
"""Names compared with a query, those with the rarest words first."""

EXACT = 1.0
"""The name as its author wrote it, but for case and punctuation."""
JOINED = 0.98
"""The name but for spaces and words around it: `usjapan alliance`, `kurils pls`."""
SAME_WORDS = 0.97
"""All words of the name in another order or form."""
OF_COUNTRIES = 0.85
"""All words of a name, and the countries that the whole pack is about."""
LIGHTER_WORDS = 0.94
"""No match by words alone is surer than this: names with all words stay ahead."""

STEM_QUALITY = 0.98
"""Another form of the same word."""
ROOT_LETTERS = 5
SAME_ROOT = 0.9
"""A word that shares a root of so many letters with one of a name: `invest`, investment."""
SOUND_QUALITY = 0.95
"""Another romanisation, or another script."""
SOUND_LENGTH = 5
"""Below it, Latin words that only sound alike meet too often: `tina`, China; `more`, море."""
FOREIGN_SOUND_LENGTH = 3
"""For a word that is not Latin and a name that is: `абэ` is Abe."""
PREFIX_LENGTH = 4
"""Letters of an unfinished word: three begin too many words (`kun`, `car`)."""
PREFIX_BASE = 0.70
PREFIX_SHARE = 0.24
"""An unfinished word is worth 0.70 and up to 0.24 more the nearer its end: `shiko` 0.87; never as
much as a whole one."""
BEGUN_BASE = 0.5
BEGUN_SHARE = 0.5
"""A name that is begun to its last letters typed is worth 0.5 and up to 0.5 more the more of it:
`northern ter` 0.80; `new app` stays below."""
IDEOGRAPHS = 2
"""Ideographs of one word that must be part of another: one alone is in too many."""
SHORT_WORD = 3
"""Letters up to which a word within a name may have one typo only: `yamal nlg` is Yamal LNG, but
`russian ha` is not Russian gas."""
EDIT_COST = 0.9
"""A typo costs this over the length of the shorter word: 0.82 for one in five letters."""
SLIP_LENGTH = 5
"""Characters of a name with ideographs of which one may be missing: each is a word by itself."""
IDEOGRAPH_SLIP = 0.55
"""The most that such a name scores: named as near, neither opened nor offered."""
FIRST_LETTER = 0.6
"""Added to the edits when the first letter differs: people rarely miss it, and `leverage` is not
`beverage`; swapping the first two is one ordinary typo."""

UNKNOWN = 1.0
"""The weight of a word that no card knows: as much as the rarest name."""
UNKNOWN_FOREIGN = 0.4
"""The same for a script that no point is written in: the pack knows only names in it, so that an
unknown word says less."""
OWN_SCRIPT = 0.05
"""Share of the points' vocabulary above which a script is the pack's own."""
LIGHT = 0.08
"""The weight of a word such as `dispute` or `latest` beside a name."""
OTHER_NAME = 0.9
"""What a word is worth that another name of the same card has."""
IN_TEXT = 0.7
"""What a word is worth that only the points of the card have."""
NUMBER_DIGITS = 3
"""Digits of a number in the points that support a query: a year does, `2` is in every text."""
QUERY_SHARE = 0.72
NAME_SHARE = 0.28
"""A query that is wholly in a name scores 0.72 and up to 0.28 more the more of the name it is."""
WRONG_NUMBER = 0.6
"""The most that a name with another number can score: `sanctions 2019` is not `sanctions 2014`."""
WRONG_COUNTRY = 0.59
"""The same with another country: `china and russia alliance` is not the American alliance."""
MISSING_NUMBER = 0.76
"""The same for a name with a number that the query lacks: `islands back` is not two islands."""

OPEN_BARS = ((8, 0.77), (5, 0.75), (0, 0.85))
"""To open, by letters of the query: the shorter it is, the surer it must be (`moma` is not MOFA:
0.78; two typos in eight letters, 0.78, are still a name)."""
LEAD = 0.09
"""To open, the next card must be this much behind; within it both are offered."""
WHOLE_LEAD = 0.03
"""The same for a name that has all words of the query and no other, misspelled or not."""
TYPO_QUALITY = 0.7
"""How surely each of them must stand in it."""
OPEN_NAME = 0.66
"""To open, names must have words of so much weight: `Japan` and `Russia` tell no card."""
COUNTRY = 0.4
"""The most that the name of a country weighs that most cards are about."""
OPEN_LETTERS = 4
"""A part of a name opens from this many letters and digits (an ideograph counts two)."""
CHOOSE_BAR = 0.60
"""To be offered in a choice."""
FOREIGN_OPEN_BAR = 0.65
FOREIGN_LEAD = 0.2
"""To open in a script that no point is written in, when names know all words of the query: there
the points cannot tell what the names leave open."""
CHOOSE_LETTERS = 3
"""A part of names is offered from this many letters: `lng`."""
CHOICES = 5
"""Cards in a choice."""
WHOLE_QUERY = 0.9
"""The share of the query that several cards' whole names must explain together (`trump and abe`)
to be offered side by side."""
ABOUT_NAME = 0.66
ABOUT_BAR = 0.4
"""A whole name of so much weight opens its card, with such a score, when the pack knows the other
words: `why did the vladivostok lng plant fail`."""
ABOUT_LEAD = 0.0
"""Unless the points of another card cover this much more of it; then both are offered."""
ABOUT_STRANGE = 0.5
"""What words that the pack doesn't know may weigh in a question, beside the name it is around."""
MEANING_POINTS = 2
"""Points from which a card holds a word that is part of another card's name, if they are also
half as many as that one has: `negotiations`, `beijing`."""
NEAR_BAR = 0.35
"""To be named as near when nothing was found."""
NEAR = 3
"""Cards named as near."""

ANSWER_LENGTH = 1_000
"""Characters of a question that are read: a point asked word by word is still found."""
ANSWER_WORDS = 24
"""Words of a question that are looked up in points; further ones count as unknown."""
SPOKEN_FOR = 0.9
"""What a point that says Tokyo is worth where Japan is asked for."""
SYNONYM = 0.8
"""What a point is worth that says a word in another everyday word: `halt` for `stop`."""
TRANSLATED_WORD = 0.95
"""How surely a Russian or Japanese word stands for the English words of its entry in `lexicon`."""
FIGURE = 0.3
"""What a number weighs in a question of how much: a point without one hardly answers it."""
DATE = 0.1
"""What standing in a timeline weighs in a question of when."""
IN_NAME = 0.85
"""What a word is worth that only the names of the point's card have: its context."""
ELSEWHERE = 0.5
"""What a word is worth, for the card, that only other points of it have."""
TRANSLATED = 0.5
"""Agreement from which an English word of names stands for one of another language."""
TRANSLATIONS = 3
"""English words that one word of another language stands for."""
SINGLE_WORDS = 0.8
"""What one single-word name of a card is worth for another of it, in another language."""
LENGTH_SHARE = 0.1
"""How much less a point of mean length is worth than an empty one, when both have the words."""
QUIET = 0.15
"""The weight of a verb that any question may have, such as `begin` or `want`."""
PERSONAL = 0.8
"""The weight of speaking of oneself (`how do i`), which no point does."""
ANSWER_BAR = 0.75
"""A point answers that covers so much of a question, by weight."""
ANSWER_TELLS = 0.7
"""And whose covered words weigh at least so much: two words that most points have tell nothing."""
MEETS = 0.2
"""What a word must tell to count for more than chance: `nato` alone, of `is japan in nato`, is one
such word, and one is not enough where no name of the card is among them."""
OFFERED_BY_NAME = 0.7
"""How surely a name must offer one of several cards for a few words to be asked of their points."""
ANSWER_LEAD = 0.80
"""Further points answer that score so much of the first."""
ANSWER_OPENED_BAR = 0.5
"""A point of the card that a question opens answers that covers so much."""
ANSWER_OPENED = 0.2
ANSWER_OFFERED = 0.08
"""Added to the score of the points of cards that a question opens, or offers."""
ANSWER_MOST = 1 + ANSWER_OPENED
"""The most that a point can score with that; scores are given as shares of it."""
ANSWERS = 5
"""Points in an answer."""
POLITICAL_VERB = 0.3
"""The weight of what states do to one another: it may be there in another word."""
UNKNOWN_FOREIGN_TEXT = 0.55
"""The weight of an unknown word in a script that no point is written in; see UNKNOWN_FOREIGN."""
TOGETHER = 3
"""Cards that are offered because their names make up the query together."""
EVERYDAY_ELSEWHERE = 0.5
"""What an everyday word is worth, of its quality, where it is not in the name itself: the world of
`world peace` is not that of World War II."""
TERSE = 3
"""Words of a query that is no question, up to which each of them is there to be found."""
EVERYDAY_TELLS = 0.35
"""What an everyday word counts for telling, of its weight: `war and peace` is a novel."""
MENDED_TEXT = 5
"""Letters from which a word may be a typo of one in the points: shorter ones meet too often."""
MENDED_SURELY = 0.7
"""How surely it must be one: with another first letter it is mostly another word."""
SAME_BEGINNING = 5
"""Letters that two forms of a Russian word must begin with alike; and the share of the longer."""
SAME_BEGINNING_SHARE = 0.6
SAME_BEGINNING_QUALITY = 0.8

TEXT_CANDIDATES = 60
"""Points that are looked at for the card they make sure of."""
NAME_AND_TEXT = 0.12
"""What the names add to the score of a card's points."""
FOREIGN_NAME_AND_TEXT = 0.4
"""The same for a script that no point is written in, where names are the surer witness."""
TEXT_BAR = 0.78
"""A card opens for a point that covers so much of the question, with the rest of its card."""
TEXT_TELLS = 0.7
"""And whose covered words tell so much."""
LITTLE = 0.6
"""A question whose words tell less than this is none about the subject."""
TEXT_LEAD = 0.06
"""And when the next card scores so much less; within it both are offered."""
TEXT_OVER_NAMES = 0.12
"""And when it is so much ahead where names have left a choice."""
TEXT_CHOOSE = 0.6
TEXT_CHOOSE_TELLS = 1.4
"""Cards are offered that cover a little less, if what they cover tells more than one word can."""
TEXT_CHOICES = 3
"""Cards offered for a question."""
HOLDERS = 10
"""A single word that only points have is known from so many cards that have it, and no more."""
TEXT_NEAR = 0.45
"""To be named as near for its points."""

COMPLETIONS = 25
"""Rows of an autocomplete list, and characters of one: Discord's limits
(https://discord.com/developers/docs/interactions/application-commands)."""
LABEL_LENGTH = 100
FUZZY_TYPED = 3
"""Letters typed before spelling is mended."""


def typos_allowed(length: int) -> int:
    """Give how many edits a word or name of so many letters may have."""
    if length < 4:
        return 0
    return 1 if length < 8 else 2
