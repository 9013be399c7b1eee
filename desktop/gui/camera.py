"""Which part of a picture a view shows, and how large: arithmetic without Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

_MARGIN = 16.0
"""Around a picture that fits."""
_LARGEST = 16.0
"""View pixels for one of the picture; or as large as it takes to fit a tiny one."""
_SMALLEST_OF_FIT = 0.5


@dataclass(frozen=True, slots=True)
class Camera:
    """A view of view_w x view_h pixels on a picture of picture_w x picture_h.

    scale: view pixels for one pixel of the picture.  x, y: the point of the picture in the view's middle.
    fits: whether it follows the view's size so that all of the picture is seen.  foot: view pixels at the
    bottom that a picture which fits leaves free.
    """

    picture_w: float
    picture_h: float
    view_w: float
    view_h: float
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    fits: bool = True
    foot: float = 0.0

    @classmethod
    def fitting(cls, picture: tuple[float, float], view: tuple[float, float], foot: float = 0.0) -> Camera:
        """All of the picture, in the middle of what is above the foot."""
        made = cls(max(1.0, picture[0]), max(1.0, picture[1]), max(1.0, view[0]), max(1.0, view[1]))
        return replace(made, foot=foot).fitted()

    @property
    def fit_scale(self) -> float:
        room_w = max(1.0, self.view_w - 2 * _MARGIN)
        room_h = max(1.0, self.view_h - 2 * _MARGIN - self.foot)
        return min(room_w / self.picture_w, room_h / self.picture_h)

    def fitted(self) -> Camera:
        """All of the picture, however small or large that makes it."""
        scale = self.fit_scale
        y = self.picture_h / 2 + self.foot / 2 / scale
        return replace(self, scale=scale, x=self.picture_w / 2, y=y, fits=True)

    def in_view(self, view_w: float, view_h: float) -> Camera:
        """The same in a view of another size."""
        moved = replace(self, view_w=max(1.0, view_w), view_h=max(1.0, view_h))
        return moved.fitted() if self.fits else moved._kept_in()

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        """A point of the picture in the view."""
        return (
            (x - self.x) * self.scale + self.view_w / 2,
            (y - self.y) * self.scale + self.view_h / 2,
        )

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """A point of the view in the picture; it may lie outside."""
        return (
            (x - self.view_w / 2) / self.scale + self.x,
            (y - self.view_h / 2) / self.scale + self.y,
        )

    def zoomed(self, factor: float, at: tuple[float, float] | None = None) -> Camera:
        """Larger by a factor; the point of the picture at `at` in the view stays there."""
        return self.at_scale(self.scale * factor, at)

    def at_scale(self, scale: float, at: tuple[float, float] | None = None) -> Camera:
        """At this scale, within the limits."""
        fit = self.fit_scale
        scale = min(max(_LARGEST, fit), max(min(1.0, fit) * _SMALLEST_OF_FIT, scale))
        at = at or (self.view_w / 2, self.view_h / 2)
        under = self.to_picture(*at)
        x = under[0] - (at[0] - self.view_w / 2) / scale
        y = under[1] - (at[1] - self.view_h / 2) / scale
        return replace(self, scale=scale, x=x, y=y, fits=False)._kept_in()

    def panned(self, across: float, down: float) -> Camera:
        """The picture moved by so many view pixels."""
        moved = replace(self, x=self.x - across / self.scale, y=self.y - down / self.scale, fits=False)
        return moved._kept_in()

    def at(self, x: float, y: float) -> Camera:
        """With this point of the picture in the middle."""
        return replace(self, x=x, y=y, fits=False)._kept_in()

    def visible(self) -> tuple[float, float, float, float]:
        """The part of the picture that is seen: left, top, right, bottom."""
        left, top = self.to_picture(0, 0)
        right, bottom = self.to_picture(self.view_w, self.view_h)
        return (
            min(self.picture_w, max(0.0, left)),
            min(self.picture_h, max(0.0, top)),
            min(self.picture_w, max(0.0, right)),
            min(self.picture_h, max(0.0, bottom)),
        )

    def _kept_in(self) -> Camera:
        """Something of the picture is always in the middle."""
        return replace(self, x=min(self.picture_w, max(0.0, self.x)), y=min(self.picture_h, max(0.0, self.y)))
