"""A photo's matte: which networks look at it, where, and whose answer counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from desktop.core.colour_vote import CLOSE_BLOCK_PX
from desktop.core.fusion import fused, seen_in, with_lost_parts
from desktop.core.location import locate
from desktop.core.near_look import with_edge_of, with_near_look
from desktop.core.networks import Pass, SaliencyNetwork
from desktop.core.quality import Evidence
from desktop.core.refine import refine
from desktop.core.region import Region
from desktop.core.types import Alpha, Box, Checkpoint, FloatMap, Quality, RgbImage, no_checkpoint

SURE = 0.95
"""A pass at least this certain is not asked about again."""


@dataclass(frozen=True, slots=True)
class Matte:
    """A matte and how it came about.

    alpha: the photo's height and width.  evidence: what the estimate of its quality needs, None from a
    model that tells nothing.
    """

    alpha: Alpha
    evidence: Evidence | None


class MattingModel(Protocol):
    """Whatever turns a photo into a matte. name: as the user chooses it; key: changes when pixels would."""

    @property
    def name(self) -> str: ...

    @property
    def key(self) -> str: ...

    def matte(self, rgb: RgbImage, checkpoint: Checkpoint = no_checkpoint) -> Matte:
        """The matte of one upright photo. Thread-safe."""
        ...


class SaliencyMatting:
    """u2netp, and u2net where it is here and is needed: the qualities fast, balanced and best."""

    VERSION = 3
    """Grows when the same photo would get other pixels."""

    def __init__(
        self,
        quality: Quality,
        small: SaliencyNetwork,
        large: SaliencyNetwork | None = None,
        *,
        name: str = "u2netp",
        large_name: str = "u2net",
    ) -> None:
        """name, large_name: of the two networks, for those who put others in their place."""
        self._quality = quality
        self._small = small
        self._large = large if quality is not Quality.FAST else None
        self._name = f"{name} + {large_name}" if self._large else name

    @property
    def name(self) -> str:
        return self._name

    @property
    def key(self) -> str:
        return f"{self._quality}-{self._name.replace(' ', '')}-{self.VERSION}"

    def matte(self, rgb: RgbImage, checkpoint: Checkpoint = no_checkpoint) -> Matte:
        """The matte of one photo, (H, W) uint8. Thread-safe."""
        height, width = rgb.shape[:2]
        whole = Region.of(rgb)
        first = self._small.run(whole.small)
        checkpoint(0.4)
        if self._quality is Quality.FAST:
            return Matte(refine(whole, first.map), Evidence(first, first))
        box, region, map, evidence = self._second_look(rgb, whole, first, checkpoint)
        alpha: Alpha = np.zeros((height, width), np.uint8)
        alpha[box.top : box.bottom, box.left : box.right] = refine(region, map, CLOSE_BLOCK_PX)
        return Matte(alpha, evidence)

    def _second_look(
        self, rgb: RgbImage, whole: Region, first: Pass, checkpoint: Checkpoint
    ) -> tuple[Box, Region, FloatMap, Evidence]:
        """Locate with the surer network, look again at the crop: its box, the crop, its map, the evidence."""
        height, width = rgb.shape[:2]
        passes: dict[SaliencyNetwork, Pass] = {self._small: first}
        if self._large is not None and first.certainty < SURE:
            passes[self._large] = self._large.run(whole.small)
            checkpoint(0.6)
        surest = max(passes, key=lambda network: passes[network].certainty)
        box = locate(passes[surest].map, width, height)
        is_whole = box == Box(0, 0, width, height)
        region = whole if is_whole else Region.of(rgb, box)

        def look(network: SaliencyNetwork) -> Pass:
            return passes[network] if is_whole and network in passes else network.run(region.small)

        asked = [self._small]
        if surest is self._large:
            asked.append(self._large)
        looks = [look(network) for network in asked]
        checkpoint(0.8)
        map = fused(looks)
        if self._quality is Quality.BEST and self._large is not None and surest is not self._large:
            map = with_edge_of(map, fused([*looks, look(self._large)]))
        if not is_whole:
            map = with_lost_parts(map, seen_in(fused(list(passes.values())), box, width, height))
        if self._quality is Quality.BEST:  # what balanced finds, and its edge seen better
            map = with_near_look(map, region.rgb, self._small.run, checkpoint)
        return box, region, map, Evidence(first, looks[0], passes.get(self._large) if self._large else None)
