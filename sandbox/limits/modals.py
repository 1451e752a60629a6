"""Forms: https://discord.com/developers/docs/components/using-modal-components."""

from __future__ import annotations

from typing import Any

from sandbox.limits.buttons import CUSTOM_ID, ID
from sandbox.limits.components import check_unique, flatten
from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import Text, items
from sandbox.limits.forms import Form, Items, Kinds
from sandbox.limits.inputs import INPUTS, LABELLED_INPUT, ROW_INPUT, TEXT_INPUT
from sandbox.limits.layouts import ROW, TEXT, TEXT_FORM
from sandbox.limits.selects import SELECTS_IN_FORM

LABEL = 18


def _check_single(row: dict[str, Any], path: Path, faults: Faults) -> None:
    for index in range(1, len(items(row.get("components")))):
        faults.add(
            (*path, "components", index),
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
            "The specified component exceeds the maximum width",
        )


LABEL_FORM = Form(
    {
        "id": ID,
        "label": Text(45, shortest=1),
        "description": Text(100, shortest=1),
        "component": Kinds(
            dict(sorted({TEXT_INPUT: LABELLED_INPUT, **SELECTS_IN_FORM, **INPUTS}.items()))
        ),
    },
    required=frozenset({"label", "component"}),
)
ROW_FORM = Form(
    {"id": ID, "components": Items(Kinds({TEXT_INPUT: ROW_INPUT}), most=5, fewest=1)},
    required=frozenset({"components"}),
    beyond=_check_single,
)
MODAL = Form(
    {
        "custom_id": CUSTOM_ID,
        "title": Text(45, shortest=1),
        "components": Items(
            Kinds({ROW: ROW_FORM, TEXT: TEXT_FORM, LABEL: LABEL_FORM}), most=5, fewest=1
        ),
    },
    required=frozenset({"custom_id", "title", "components"}),
)


def check_modal(payload: object) -> None:
    """Refuse a form that Discord would refuse.

    Args:
        payload: the `data` of an interaction response of type 9.

    Raises:
        Refusal: 50035, with errors nested under `data`.
    """
    faults = Faults()
    MODAL.check(payload, ("data",), faults)
    if isinstance(payload, dict):
        check_unique(flatten(payload.get("components"), ("data", "components")), faults)
    faults.refuse()
