"""What buttons, menus and forms of editing say when they are used, today or after ten restarts.

A custom_id is `c1:<action>:<subject>:<numbers>`, at most 100 characters, in the shape of those of
screens. It only names things: who presses, and where, is asked anew at each press, and no server's
id ever stands in one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

LONGEST = 100
"""Characters that Discord takes.

https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id
"""
LARGEST = 2**63 - 1
_ACTION = r"[a-z]+(?:-[a-z]+)*"
_SUBJECT = r"[^:\s]*"
_OURS = re.compile(
    rf"c1:(?P<action>{_ACTION}):(?P<subject>{_SUBJECT}):(?P<numbers>(?:\d{{1,19}}(?:\.\d{{1,19}})*)?)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class PressId:
    """A parsed custom_id: an action, what it is about, and numbers that the action explains.

    Raises:
        ValueError: It would not be read back as it is, or has more than 100 characters.
    """

    action: str
    subject: str = ""
    numbers: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        match = _OURS.fullmatch(str(self))
        fits = len(str(self)) <= LONGEST and all(0 <= n <= LARGEST for n in self.numbers)
        if match is None or match["action"] != self.action or not fits:
            raise ValueError(f"{self.action!r}, {self.subject!r}, {self.numbers}: no custom_id")

    def __str__(self) -> str:
        """Give the custom_id that `parse` reads."""
        return f"c1:{self.action}:{self.subject}:{'.'.join(map(str, self.numbers))}"

    @classmethod
    def parse(cls, custom_id: str) -> Self:
        """Read a custom_id.

        Raises:
            ValueError: It has not this shape.
        """
        match = _OURS.fullmatch(custom_id)
        if match is None:
            raise ValueError(f"not a custom_id of ours: {custom_id!r}")
        numbers = tuple(int(n) for n in match["numbers"].split(".") if n)
        return cls(match["action"], match["subject"], numbers)

    def take(self, count: int) -> tuple[int, ...]:
        """Give the numbers when there are so many.

        Raises:
            ValueError: There are more or fewer: another version made it.
        """
        if len(self.numbers) != count:
            raise ValueError(f"{count} numbers expected in {str(self)!r}")
        return self.numbers
