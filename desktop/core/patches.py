"""A small picture in patches of one colour each, and what can be asked of them: the units in which the user's
box and marks are followed.

Some 5,000 patches stand for 300,000 pixels, so that a minimum cut takes milliseconds. The patches are the
basins of a watershed from a grid of seeds (Meyer, Beucher 1990; «waterpixels», Machairas and others 2015):
they end where the picture has an edge.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import breadth_first_order, connected_components, dijkstra, maximum_flow

from desktop.core.types import BoolMask, FloatMap, RgbImage

Each = NDArray[np.float64]
"""(N,) float64: a number for every patch."""
Chosen = NDArray[np.bool_]
"""(N,) bool: some of the patches."""

_STEP_PX = 7
"""From seed to seed; at 5 px the mattes are no better."""
_BINS = 32
"""Steps of each of L, a and b in a histogram of colours."""
_RARE = 1e-7
"""The share that a colour has that was never seen."""
_UNITS = 200.0
"""A cut is computed in whole numbers: this many to one."""
_UNDER_MARK = 0.4
"""A patch is marked when the mark covers this share of it."""
FIRM = 1e3
"""A wish that no colour and no neighbour overrules."""


@dataclass(frozen=True, slots=True)
class Patches:
    """of: (H, W), the patch of each pixel.  area: pixels of each.  first, second: pairs that touch, along
    `border` pixels; contrast: the squared distance of their mean colours in Lab.  colours: (N, bins),
    sparse, how many pixels of each patch have the colour of a bin.
    """

    of: NDArray[np.intp]
    area: Each
    first: NDArray[np.intp]
    second: NDArray[np.intp]
    border: Each
    contrast: Each
    colours: csr_matrix

    @classmethod
    def of_picture(cls, small: RgbImage) -> Patches:
        """The patches of a picture of at most 65,000 of them: no longer than 1,700 px."""
        of = _basins(small)
        flat, count = of.ravel(), int(of.max()) + 1
        area = np.bincount(flat, minlength=count).astype(np.float64)
        lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)
        means = [np.bincount(flat, lab[..., plane].ravel(), count) / area for plane in range(3)]
        mean = np.stack(means, axis=1)
        steps = (lab // (256 // _BINS)).astype(np.intp)
        bins = ((steps[..., 0] * _BINS + steps[..., 1]) * _BINS + steps[..., 2]).ravel()
        colours = csr_matrix((np.ones(len(flat)), (flat, bins)), shape=(count, _BINS**3))
        ends = [(of[:, :-1], of[:, 1:]), (of[:-1], of[1:])]
        codes = np.concatenate(
            [(np.minimum(a, b) * count + np.maximum(a, b))[a != b].ravel() for a, b in ends]
        )
        pairs, border = np.unique(codes, return_counts=True)
        first, second = pairs // count, pairs % count
        contrast = ((mean[first] - mean[second]) ** 2).sum(axis=1)
        return cls(of, area, first, second, border.astype(np.float64), contrast, colours)

    @property
    def count(self) -> int:
        return len(self.area)

    def means(self, map: NDArray[np.generic]) -> Each:
        """The mean of a map, which has the picture's size, over each patch."""
        return np.bincount(self.of.ravel(), map.ravel().astype(np.float64), self.count) / self.area

    def painted(self, chosen: Chosen) -> BoolMask:
        """(H, W) bool: the pixels of the chosen patches."""
        return chosen[self.of]

    def marked(self, cover: FloatMap) -> Chosen:
        """The patches under a mark; of a mark that is finer than they are, those it covers most."""
        share = self.means(cover)
        least = _UNDER_MARK if share.max() > _UNDER_MARK else max(float(share.max()), 1e-9)
        return share >= least

    def joined(self, within: Chosen, seeds: Chosen) -> Chosen:
        """Those patches of `within` that hang together with a seed by way of others of them."""
        both = within[self.first] & within[self.second]
        shape = (self.count, self.count)
        graph = csr_matrix((np.ones(both.sum()), (self.first[both], self.second[both])), shape=shape)
        _, piece = connected_components(graph, directed=False)
        return within & np.isin(piece, np.unique(piece[seeds & within]))

    def nearness(self, within: Chosen, seeds: Chosen, reach: float, step: float) -> Each:
        """1 at the seeds, falling to 0 with the way through `within`: exp(-way).

        The way from one patch to the next is their distance in Lab / reach + step. 0 outside `within`.
        """
        both = within[self.first] & within[self.second]
        way = np.sqrt(self.contrast[both]) / reach + step
        shape = (self.count, self.count)
        graph = csr_matrix((way, (self.first[both], self.second[both])), shape=shape)
        shortest = dijkstra(graph, directed=False, indices=np.flatnonzero(seeds & within), min_only=True)
        return np.where(within, np.exp(-shortest), 0.0)

    def colour_odds(self, one: Each, other: Each, blur: float, limit: float) -> Each:
        """How much likelier each patch's colours are among `one` than among `other`: the mean log ratio,
        within +-limit.

        one, other: weights of the patches.  blur: deviation, in bins of 8 levels, that likens near colours.
        """
        densities = [self._density(weights, blur) for weights in (one, other)]
        table = np.log(densities[0]) - np.log(densities[1])
        return np.asarray(np.clip(self.colours @ table / self.area, -limit, limit), np.float64)

    def cut(self, wish: Each, ties: float) -> Chosen:
        """The patches that go with the wishes above nought when neighbours that look alike stay together.

        The minimum cut of Boykov and Jolly 2001.  wish: > 0 for, < 0 against.  ties: weight of a border,
        whose strength falls with its contrast.
        """
        usual = max(float(self.contrast.mean()), 1e-3) if self.contrast.size else 1.0
        tie = ties * self.border * (np.exp(-self.contrast / (2 * usual)) + 0.05)
        source, sink = self.count, self.count + 1
        for_it, against = np.flatnonzero(wish > 0), np.flatnonzero(wish < 0)
        starts = np.concatenate([self.first, self.second, np.full(len(for_it), source), against])
        ends = np.concatenate([self.second, self.first, for_it, np.full(len(against), sink)])
        strength = np.concatenate([tie, tie, wish[for_it], -wish[against]])
        room = np.rint(np.minimum(strength, FIRM) * _UNITS).astype(np.int32)
        graph = csr_matrix((room, (starts, ends)), shape=(self.count + 2, self.count + 2))
        left = graph - maximum_flow(graph, source, sink).flow
        left.data[left.data < 0] = 0
        left.eliminate_zeros()
        chosen = np.zeros(self.count + 2, bool)
        chosen[breadth_first_order(left, source, return_predecessors=False)] = True
        return chosen[: self.count]

    def _density(self, weights: Each, blur: float) -> Each:
        counts = (weights @ self.colours).reshape((_BINS,) * 3)
        smooth = gaussian_filter(counts, blur, mode="constant", truncate=3.0).ravel()
        return np.asarray(smooth / max(float(smooth.sum()), 1e-9) + _RARE, np.float64)


def _basins(small: RgbImage) -> NDArray[np.intp]:
    """(H, W): the patch of each pixel, from 0 without gaps."""
    height, width = small.shape[:2]
    rows, columns = (np.arange(min(_STEP_PX // 2, side - 1), side, _STEP_PX) for side in (height, width))
    seeds = np.zeros((height, width), np.int32)
    seeds[np.ix_(rows, columns)] = np.arange(1, len(rows) * len(columns) + 1).reshape(len(rows), -1)
    smooth = cv2.GaussianBlur(small, (0, 0), 1.0)
    basins = cv2.watershed(np.ascontiguousarray(smooth), seeds.copy())
    # The lines between the basins, and OpenCV's frame of one pixel, go to a neighbour.
    patch = np.where(basins < 1, seeds, basins).astype(np.uint16)
    square = np.ones((3, 3), np.uint8)
    while (patch == 0).any():
        patch = np.where(patch == 0, cv2.dilate(patch, square), patch).astype(np.uint16)
    _, of = np.unique(patch, return_inverse=True)
    return of.reshape(height, width)
