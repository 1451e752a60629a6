"""The buttons of an import."""

from __future__ import annotations

from collections.abc import Mapping

from bot.acting import Press
from bot.exchange.importing import discard, save
from bot.exchange.undoing import undo

PRESSES: Mapping[str, Press] = {
    "import-save": save,
    "import-discard": discard,
    "import-undo": undo,
}
"""By action."""
