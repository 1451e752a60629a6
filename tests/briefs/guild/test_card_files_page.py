"""`docs/card-files.md` says what an import takes and what it does: its example and limits hold."""

from __future__ import annotations

import re
from pathlib import Path

from briefs.guild.importing import MOST_FAULTS, plan_import
from briefs.guild.model import DRAFT_DAYS, LARGEST_CARD, LARGEST_EXCHANGE, MOST_CARDS
from briefs.guild.plan import Fate
from briefs.pack import load_pack

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/card-files.md").read_text("utf-8")


def test_the_example_is_imported_as_it_stands() -> None:
    [example] = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)
    plan = plan_import(example, "cards.md", load_pack(ROOT / "seeds"), {})
    assert not plan.is_refused, plan
    assert {card.slug: card.fate for card in plan.cards} == {
        "harbour-lighthouse": Fate.NEW,
        "harbour-pilots": Fate.NEW,
        "china-factor": Fate.REMOVED,
    }


def test_the_limits_are_those_of_the_code() -> None:
    rows = dict(re.findall(r"^\| ([^|`]+) \| ([^|]+) \|$", PAGE, re.MULTILINE))
    assert rows["cards of a server's own"] == f"{MOST_CARDS:,}"
    assert rows["a card"] == f"{LARGEST_CARD // 1024} KB"
    assert rows["a file for import"].startswith(f"{LARGEST_EXCHANGE // 1024**2} MB")
    assert rows["faults in a report"].endswith(str(MOST_FAULTS))
    assert rows["time to press *Import*"] == f"{DRAFT_DAYS} days"
