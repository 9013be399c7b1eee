"""Where the rows of the gallery lie: full-width headers, and tiles in columns below them.

QListView's own list layout asks the delegate for every row and starts over at each dataChanged; with 10,000
photos and progress 20 times a second that never ends. Here all tiles are alike, so a row's place is reckoned
from its section alone.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.gui.tokens import SIZE


@dataclass(frozen=True, slots=True)
class Grid:
    """Sizes in logical pixels. columns x cell_w fits into the width without a ragged edge worth the name."""

    left: int
    top: int
    columns: int
    cell_w: int
    cell_h: int
    header_h: int
    width: int

    @classmethod
    def fitting(cls, width: int, wished_tile: int, header_h: int, caption_h: int) -> Grid:
        """The grid whose tiles are nearest to the wish, for a viewport of this width."""
        left, right = SIZE_MARGIN_LEFT, SIZE_MARGIN_RIGHT
        room = max(SIZE.smallest_tile, width - left - right)
        columns = max(1, round(room / wished_tile))
        while columns > 1 and room // columns < SIZE.smallest_tile:
            columns -= 1
        cell = room // columns
        # The stage is 10 narrower and 16 lower than the cell is wide; 8 of air and the caption follow.
        return cls(left, SIZE_MARGIN_TOP, columns, cell, cell - 8 + caption_h, header_h, columns * cell)


SIZE_MARGIN_LEFT = 12
SIZE_MARGIN_RIGHT = 2
SIZE_MARGIN_TOP = 8
SIZE_MARGIN_BOTTOM = 16


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in the content of the gallery."""

    x: int
    y: int
    w: int
    h: int


class GalleryLayout:
    """Rows are numbered through: each section is one header row and then its photos."""

    def __init__(self, grid: Grid, counts: Sequence[int]) -> None:
        """counts: photos shown in each section."""
        self.grid = grid
        self._counts = list(counts)
        self._rows: list[int] = []
        """The row of each section's header."""
        self._tops: list[int] = []
        row, y = 0, grid.top
        for count in counts:
            self._rows.append(row)
            self._tops.append(y)
            row += 1 + count
            y += grid.header_h + -(-count // grid.columns) * grid.cell_h
        self.row_count = row
        self.height = y + SIZE_MARGIN_BOTTOM if counts else 0

    def place(self, row: int) -> Place:
        """Where a row lies. Raises IndexError for a row that is not there."""
        if not 0 <= row < self.row_count:
            raise IndexError(row)
        section = bisect.bisect_right(self._rows, row) - 1
        grid, top = self.grid, self._tops[section]
        at = row - self._rows[section] - 1
        if at < 0:
            return Place(grid.left, top, grid.width, grid.header_h)
        line, column = divmod(at, grid.columns)
        return Place(
            grid.left + column * grid.cell_w,
            top + grid.header_h + line * grid.cell_h,
            grid.cell_w,
            grid.cell_h,
        )

    def row_at(self, x: int, y: int) -> int | None:
        """The row below a point."""
        section = bisect.bisect_right(self._tops, y) - 1
        grid = self.grid
        if section < 0 or not grid.left <= x < grid.left + grid.width:
            return None
        inside = y - self._tops[section]
        if inside < grid.header_h:
            return self._rows[section]
        column = (x - grid.left) // grid.cell_w
        at = (inside - grid.header_h) // grid.cell_h * grid.columns + column
        if column >= grid.columns or at >= self._counts[section]:
            return None
        return self._rows[section] + 1 + at

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows that reach into a horizontal strip (and perhaps a few more)."""
        if not self._tops:
            return range(0)
        first_section = max(0, bisect.bisect_right(self._tops, top) - 1)
        last_section = max(0, bisect.bisect_left(self._tops, bottom) - 1)
        first = self._rows[first_section]
        lines = (top - self._tops[first_section] - self.grid.header_h) // self.grid.cell_h
        if lines >= 0:
            first += 1 + min(lines * self.grid.columns, self._counts[first_section])
        lines = -(-(bottom - self._tops[last_section] - self.grid.header_h) // self.grid.cell_h)
        shown = min(max(0, lines) * self.grid.columns, self._counts[last_section])
        return range(min(first, self.row_count), min(self._rows[last_section] + 1 + shown, self.row_count))

    def section_of(self, row: int) -> int:
        """The number of the section that a row belongs to."""
        return bisect.bisect_right(self._rows, row) - 1

    def section_at(self, y: int) -> int | None:
        """The section that covers a height; None above the first."""
        section = bisect.bisect_right(self._tops, y) - 1
        return section if section >= 0 else None

    def header_row(self, section: int) -> int:
        return self._rows[section]

    def section_top(self, section: int) -> int | None:
        """Where a section begins; None when there is none of this number."""
        return self._tops[section] if section < len(self._tops) else None

    def first_photo(self, section: int, step: int = 1) -> int | None:
        """The first photo of this section or of the next (step 1) or previous (-1) one that has any."""
        while 0 <= section < len(self._rows):
            if self._counts[section]:
                return self._rows[section] + 1
            section += step
        return None

    def beside(self, row: int, step: int) -> int | None:
        """The next or previous photo in reading order."""
        row += step
        while 0 <= row < self.row_count:
            if self._rows[self.section_of(row)] != row:
                return row
            row += step
        return None

    def below(self, row: int, lines: int) -> int:
        """The photo so many lines below (above, when negative), in the same column as far as can be."""
        step = 1 if lines > 0 else -1
        for _ in range(abs(lines)):
            following = self._next_line(row, step)
            if following is None:
                break
            row = following
        return row

    def _next_line(self, row: int, step: int) -> int | None:
        section = self.section_of(row)
        columns = self.grid.columns
        at = row - self._rows[section] - 1
        line, column = divmod(at, columns)
        line += step
        last_line = (self._counts[section] - 1) // columns
        while not 0 <= line <= last_line or not self._counts[section]:
            section += step
            if not 0 <= section < len(self._rows):
                return None
            last_line = (self._counts[section] - 1) // columns
            line = 0 if step > 0 else last_line
        return self._rows[section] + 1 + min(line * columns + column, self._counts[section] - 1)
