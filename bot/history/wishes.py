"""What editors do to a card, and what they wish members to see after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.client import BriefingClient
from bot.views.history import Subject
from bot.views.press_ids import PressId
from bot.views.undo import THE_PACKS, remove_id, restore_id
from briefs.guild.model import Revision, Standing


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does something to which server's card."""

    client: BriefingClient
    guild_id: int
    user_id: int
    subject: Subject
    expected: int
    """The newest revision that the person saw; 0 for none."""

    @property
    def now(self) -> int:
        """Epoch seconds."""
        return self.client.daily.now()


class Wish(Protocol):
    """What members should see."""

    @property
    def standing(self) -> Standing:
        """Whether a card of the server, the pack's, or none."""
        ...

    def is_met(self, revision: Revision) -> bool:
        """Tell whether members see just that after a revision."""
        ...

    async def save(self, deed: Deed) -> Revision:
        """Write the revision that brings it about."""
        ...

    def again(self, slug: str, expected: int) -> PressId:
        """Give what a button says that does it upon another newest revision."""
        ...


@dataclass(frozen=True, slots=True)
class Removal:
    """Members should not see the card."""

    reason: str = ""
    standing: Standing = Standing.REMOVED

    def is_met(self, revision: Revision) -> bool:
        """Tell whether it is removed."""
        return revision.standing is Standing.REMOVED

    async def save(self, deed: Deed) -> Revision:
        """Remove it."""
        return await deed.client.store.cards.remove(
            deed.guild_id,
            deed.subject.slug,
            deed.user_id,
            deed.now,
            reason=self.reason,
            expected=deed.expected,
        )

    def again(self, slug: str, expected: int) -> PressId:
        """Give the button of a removal; the reason is in no custom_id, and is left out then."""
        return remove_id(slug, expected)


@dataclass(frozen=True, slots=True)
class Return:
    """Members should see an earlier state, or the pack's card where there is none."""

    state: Revision | None

    @property
    def standing(self) -> Standing:
        """What members saw in that state."""
        return self.state.standing if self.state else Standing.PACK

    def is_met(self, revision: Revision) -> bool:
        """Tell whether the same card is seen after it, a version of the same card of the pack."""
        state = self.state
        wanted = (state.standing, state.text, state.base) if state else (Standing.PACK, None, None)
        return (revision.standing, revision.text, revision.base) == wanted

    async def save(self, deed: Deed) -> Revision:
        """Bring it back."""
        return await deed.client.store.cards.restore(
            deed.guild_id,
            deed.subject.slug,
            self.state.number if self.state else None,
            deed.user_id,
            deed.now,
            expected=deed.expected,
        )

    def again(self, slug: str, expected: int) -> PressId:
        """Give the button that brings this state back."""
        return restore_id(slug, self.state.number if self.state else THE_PACKS, expected)
