"""The buttons and forms of what members propose and ask for, by action."""

from __future__ import annotations

from collections.abc import Mapping

from bot.acting import Press, Submit
from bot.suggestions import proposing, reviewing, wanted
from bot.views import review, suggestions
from bot.views import wanted as lists

PRESSES: Mapping[str, Press] = {
    suggestions.WRONG: proposing.answer_wrong,
    review.REVIEW: reviewing.answer_review,
    review.ACCEPT: reviewing.answer_accept,
    review.DECLINE: reviewing.answer_decline,
    review.FINISH: reviewing.answer_finish,
    lists.WANTED: wanted.answer_wanted,
    lists.WRITE: wanted.answer_write,
    lists.DISMISS: wanted.answer_dismiss,
    lists.PUT_BACK: wanted.answer_put_back,
}
FORMS: Mapping[str, Submit] = {
    suggestions.SUGGEST_FORM: proposing.answer_form,
    review.DECLINE_FORM: reviewing.answer_decline_form,
}
