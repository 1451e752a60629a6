"""The choices of a command's option, set beforehand or answered while a person types.

https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure.
An empty text as value is refused, although the documentation names no minimum: chosen, it would
be an option left out.
"""

from __future__ import annotations

from sandbox.limits.errors import Faults
from sandbox.limits.fields import REQUIRED, Number, Rule, Text, Whole
from sandbox.limits.forms import Form, Items
from sandbox.limits.locales import Localized

STRING, INTEGER, NUMBER = 3, 4, 10
MOST_INTEGER = 2**53 - 1

_NAME = Text(100, shortest=1)
_VALUES: dict[int, Rule] = {
    STRING: Text(100, shortest=1),
    INTEGER: Whole(-MOST_INTEGER, MOST_INTEGER),
    NUMBER: Number(),
}
CHOICES = {
    kind: Items(
        Form(
            {"name": _NAME, "name_localizations": Localized(_NAME), "value": value},
            required=frozenset({"name", "value"}),
        ),
        most=25,
    )
    for kind, value in _VALUES.items()
}
"""Lists of choices by the type of their option."""


def check_choices(payload: object, option_type: int = STRING) -> None:
    """Refuse suggestions for an option that Discord would refuse.

    Args:
        payload: the `data` of an interaction response of type 8.
        option_type: the type of the option being typed: 3 (text), 4 (integer) or 10 (number).

    Raises:
        Refusal: 50035, with errors nested under `data`.
    """
    faults = Faults()
    if not isinstance(payload, dict):
        faults.add(("data",), "MODEL_TYPE_CONVERT", "Expected an object/dictionary.")
    elif payload.get("choices") is None:
        faults.add(("data", "choices"), *REQUIRED)
    else:
        CHOICES[option_type].check(payload["choices"], ("data", "choices"), faults)
    faults.refuse()
