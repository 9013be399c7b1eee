"""A queue of messages: at least once, out of sight while somebody works on one, given up after some tries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """receipt: of this delivery; a later one has another.  receives: how many, this one included."""

    body: str
    receipt: str
    receives: int


class Queue(Protocol):
    """Any thread may call. Raises errors.Unavailable when it cannot be reached."""

    def send(self, body: str) -> None: ...

    def receive(self, wait_s: float = 0) -> Message | None:
        """The oldest message in sight, out of sight from now; None when there is none within wait_s."""
        ...

    def extend(self, receipt: str, seconds: int) -> None:
        """Out of sight for so long from now; 0 gives it back. Nothing for a receipt that is not good."""
        ...

    def done(self, receipt: str) -> None:
        """Gone for good. Nothing for a receipt that is no longer good."""
        ...

    def dead(self) -> int:
        """How many messages were given up."""
        ...

    def check(self) -> None:
        """Raises errors.Unavailable when it does not answer."""
        ...
