"""The buttons and forms of what members propose and ask for, by action."""

from __future__ import annotations

from collections.abc import Mapping

from bot.acting import Press, Submit
from bot.suggestions import proposing
from bot.views.suggestions import SUGGEST_FORM, WRONG

PRESSES: Mapping[str, Press] = {WRONG: proposing.answer_wrong}
FORMS: Mapping[str, Submit] = {SUGGEST_FORM: proposing.answer_form}
