"""A card as the five fields of a form, and back; what other packages take from here."""

from __future__ import annotations

from briefs.guild.form_fields import LONGEST_FIELD, CardForm, FormFault, FormField, FormRead
from briefs.guild.form_reading import read_form
from briefs.guild.form_writing import write_form

__all__ = [
    "LONGEST_FIELD",
    "CardForm",
    "FormFault",
    "FormField",
    "FormRead",
    "read_form",
    "write_form",
]
