"""Labels without a cloud: what can be measured of a photo, by name. No guesses, no placeholders (MINOR-4)."""

from __future__ import annotations

from service.domain.labels import Label
from service.work.colours import colour_shares
from service.work.cutting import Cutter


class LocalLabeler:
    """Names the colours of the subject; confidence is the share of it that has the colour, in percent."""

    paid = False

    def __init__(self, cutter: Cutter) -> None:
        self._cutter = cutter

    @property
    def key(self) -> str:
        return "local-colours-1"

    def labels(self, data: bytes, name: str) -> tuple[Label, ...]:
        matted = self._cutter.matte(data, name)
        shares = colour_shares(matted.rgb, matted.alpha)
        return tuple(Label(name.capitalize(), round(100 * share, 2)) for name, share in shares.items())

    def check(self) -> None:
        """Needs nothing but itself."""
