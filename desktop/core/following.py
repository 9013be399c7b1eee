"""Which patches of a picture follow the user's marks and box, by colour, by edges and by hanging together."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.core.guidance import MarkKind
from desktop.core.patches import FIRM, Chosen, Each, Patches
from desktop.core.types import BoolMask, FloatMap

# Chosen with simulated users on photos with true mattes; tests/benchmarks/guidance.py.
_TIES = 2.0
_PATCH_SIDE_PX = 7.0
_ROUNDS = 3
_BLUR = 1.0
_ODDS_LIMIT = 3.0
_MATTE_WEIGHT = 0.05
"""How much the matte's own opinion counts against the colours'."""
_MARK_SHARE = 0.2
"""The marked colours weigh as much as this share of the picture: a dab must be heard."""
_SUBJECT_SHARE = 0.1
"""How much the colours of what is of the mark's kind already count beside the marked ones."""
_REACH = 150.0
_STEP = 0.01
_BOX_BLUR = 2.0
_BOX_ROUNDS = 4
_SURE_WEIGHT = 3.0


@dataclass(frozen=True, slots=True)
class Division:
    """A picture divided into subject and background.

    said: for each patch 1 where a mark keeps it, -1 where one removes it or it lies outside the user's box,
    else 0.  matte: for each patch the matte's log odds, before any mark.
    """

    patches: Patches
    is_subject: Chosen
    said: NDArray[np.int8]
    matte: Each

    @classmethod
    def of_matte(cls, patches: Patches, alpha: FloatMap, allowed: BoolMask) -> Division:
        """As the matte has it; what is not allowed is background. alpha, allowed: of the picture's size."""
        share = patches.means(alpha)
        outside = patches.means(allowed) <= 0.5
        odds = np.clip(share, 0.05, 0.95)
        said = np.where(outside, -1, 0).astype(np.int8)
        return cls(patches, (share > 0.5) & ~outside, said, np.log(odds / (1 - odds)))

    def saying(self, cover: FloatMap, kind: MarkKind) -> Division:
        """The same division, told what a mark says of the patches below it."""
        said = self.said.copy()
        said[self.patches.marked(cover)] = 1 if kind is MarkKind.KEEP else -1
        return dataclasses.replace(self, said=said)

    @property
    def mask(self) -> BoolMask:
        return self.patches.painted(self.is_subject)


def followed(division: Division, cover: FloatMap, kind: MarkKind) -> Division:
    """The division after a mark, which covers `cover` (0..1) of the picture.

    A mark to keep only adds, a mark to remove only takes away: what looks like the marked, hangs together
    with it and was not said to be otherwise. A piece apart from the main one is removed as a whole.
    """
    keeps = kind is MarkKind.KEEP
    sign = 1 if keeps else -1
    division = division.saying(cover, kind)
    marked = division.patches.marked(cover)
    wrong = marked & (division.is_subject != keeps)
    if not wrong.any():
        return division
    open_ = (division.is_subject != keeps) & (division.said != -sign)
    follows = _alike(division, marked, wrong, open_, sign)
    if not keeps:
        follows |= _piece_apart(division, wrong)
    is_subject = division.is_subject.copy()
    is_subject[follows] = keeps
    return dataclasses.replace(division, is_subject=is_subject)


def completed(division: Division, inside: BoolMask, sure: FloatMap) -> Division:
    """The subject of a user's box by its colours alone, where no matte fills the box.

    GrabCut's way (Rother, Kolmogorov, Blake 2004) on patches.  inside: the box itself; the division says
    what is allowed, which is a little more.  sure: a matte; what it is certain of stays.
    """
    patches = division.patches
    is_subject = patches.means(inside) > 0.5
    certain = (patches.means(sure) > 0.95) & (division.said >= 0)
    size = _PATCH_SIDE_PX * patches.area / patches.area.mean()
    for _ in range(_BOX_ROUNDS):
        odds = patches.colour_odds(
            is_subject + _SURE_WEIGHT * certain, (~is_subject).astype(np.float64), _BOX_BLUR, _ODDS_LIMIT
        )
        wish = size * odds
        wish[certain] = FIRM
        wish[division.said < 0] = -FIRM
        cut = patches.cut(wish, _TIES)
        if (cut == is_subject).all():
            break
        is_subject = cut
    return dataclasses.replace(division, is_subject=is_subject)


def _alike(division: Division, marked: Chosen, wrong: Chosen, open_: Chosen, sign: int) -> Chosen:
    """The open patches that go with the marked ones."""
    patches = division.patches
    near = patches.nearness(open_, wrong, _REACH, _STEP)
    size = _PATCH_SIDE_PX * patches.area / patches.area.mean()
    there = division.is_subject == (sign > 0)
    follows = wrong
    for round in range(_ROUNDS):
        wanted = _SUBJECT_SHARE * there + follows
        wanted[marked] = max(1.0, _MARK_SHARE * float(patches.area.sum() / patches.area[marked].sum()))
        # What is near the mark may be about to change sides: at first it teaches the other side less.
        others = np.where(open_ & ~follows, 1 - near if round == 0 else 1.0, 0.0)
        odds = patches.colour_odds(wanted, others, _BLUR, _ODDS_LIMIT)
        wish = size * (odds + _MATTE_WEIGHT * sign * division.matte + near)
        wish[~open_] = -FIRM
        wish[there | marked] = FIRM
        before, follows = follows, patches.joined(patches.cut(wish, _TIES) & open_, wrong)
        if (follows == before).all():
            break
    return follows


def _piece_apart(division: Division, wrong: Chosen) -> Chosen:
    """The whole piece of the subject that a mark touches, if it is the smaller part and nothing in it was
    kept.
    """
    patches = division.patches
    piece = patches.joined(division.is_subject, wrong)
    is_main = patches.area[piece].sum() > 0.5 * patches.area[division.is_subject].sum()
    return np.zeros_like(piece) if is_main or (division.said[piece] > 0).any() else piece
