"""The English words by which a point is read for what it leans on."""

from __future__ import annotations

from briefs.checking.vocabulary import ATTRIBUTIONS, FUNCTION_WORDS

_ATTRIBUTING = """
according analyst assessment calculation conclusion count definition description estimate eyes
figures forecast interpretation judgement judgment listing opinion phrase quotation reading
reckoning report thesis title view views words
"""
_SAYING = """
add adds added advise advises advised argue argues argued ask asks asked believe believes believed
call calls called cite cites cited claim claims claimed conclude concludes concluded consider
considers considered describe describes described expect expects expected explain explains
explained find finds found hold holds held judge judges judged list lists listed mention mentions
mentioned note notes noted observe observes observed point points pointed predict predicts
predicted quote quotes quoted recall recalls recalled reckon reckons reckoned remark remarks
remarked report reports reported say says said state states stated stress stresses stressed
suggest suggests suggested suppose supposes supposed tell tells told think thinks thought warn
warns warned write writes wrote
"""
_PEOPLE = """
academic activist adviser analyst author boy brother candidate captain chief child commander critic
daughter delegate deputy diplomat engineer expert farmer father founder girl heir historian husband
journalist judge lawyer leader man member merchant monarch mother negotiator officer official owner
politician predecessor priest prosecutor researcher sailor scholar scientist sister soldier son
spokesman spokesperson spokeswoman successor teacher widow wife witness woman worker writer
"""
_PAST = """
became began bought broke brought built came caught chose did drew fell felt fought found gave got
grew had held kept knew lay led left lent lost made meant met paid ran rose said sank saw sent shook
shot sold sought spent spoke stood struck swore taught thought threw told took was went were
withdrew won wore wrote
"""
_NOT_PAST = """
aged breed deed exceed feed greed hundred indeed naked need proceed sacred seed speed succeed wicked
"""
_BEFORE_PARTICIPLES = """
a all an and any are as be been being best better both by eight few five for four from had has have
her his in is its less many more most newly nine no of on one or other our seven several six so some
ten than the their three to too two very was well were with
"""
_TIMES = """
autumn beginning close day decade earlier early end fall late later mid middle month morning night
quarter spring start summer week winter year years
"""

ATTRIBUTING = ATTRIBUTIONS | frozenset(_ATTRIBUTING.split())
"""Words that, beside who said it, tell whose claim a point is."""
SAYING = frozenset(_SAYING.split())
"""What sources do in points."""
PEOPLE = frozenset(_PEOPLE.split())
"""Words for a person besides roles and offices."""
PAST = frozenset(_PAST.split())
"""Verbs in the past that don't end in -ed."""
AUXILIARIES = frozenset({"did", "had", "was", "were"})
"""Those of them that are never participles before a `by`."""
NOT_PAST = frozenset(_NOT_PAST.split())
"""Words in -ed that are no verbs in the past."""
BEFORE_PARTICIPLES = frozenset(_BEFORE_PARTICIPLES.split())
"""Before a word in -ed they tell that it says what a thing is, not what somebody did."""
TIMES = frozenset(_TIMES.split())
"""Words of a time: `at the end of`, `in early`."""
AFTER_VERBS = FUNCTION_WORDS - {"by"}
"""Small words that may follow what somebody did."""
