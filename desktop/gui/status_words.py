"""What the foot of the window says when nothing runs."""

from __future__ import annotations

from desktop.app.events import BatchFinished
from desktop.core.types import PhotoId
from desktop.gui import wording
from desktop.gui.shoot_state import Filter, ShootState
from desktop.gui.texts import tr


def standing_words(state: ShootState, selected: int, current: PhotoId | None) -> str:
    """What is selected, and of which product."""
    total = state.count(Filter.ALL)
    if not total:
        return ""
    products = state.count(Filter.PRODUCTS)
    if not selected:
        words = [wording.photos(total)]
        if products:
            words.append(tr("%Ln product(s)", "", products))
        return " · ".join(words)
    chosen = tr("{count} of %Ln photo(s) selected", "", total)
    words = [chosen.format(count=wording.number(selected))]
    group = state.group_of(current) if current is not None else None
    if group is not None:
        place = tr("product {number} of {count}")
        told = wording.number(state.number_of(group)), wording.number(products)
        words.append(place.format(number=told[0], count=told[1]))
        if left := state.count(Filter.TO_REVIEW):
            words.append(tr("%Ln to review", "", left))
    return " · ".join(words)


def finished_words(batch: BatchFinished, state: ShootState, folder: str) -> str:
    """What came of a batch. folder: where an export went."""
    took = wording.duration(batch.seconds)
    if batch.stage == "export":
        text = tr("%Ln file(s) written to {folder}.", "", batch.done)
        return text.format(folder=folder)
    if batch.stopped:
        return tr("Stopped. %Ln photo(s) wait.", "", state.waiting_count)
    if not batch.done and not batch.failed:
        return tr("Nothing new: every photo was done before.")
    text = tr("%Ln photo(s) done in {time}.", "", batch.done)
    words = [text.format(time=took)]
    if look := state.count(Filter.NEEDS_A_LOOK):
        words.append(tr("%Ln need(s) a look.", "", look))
    if batch.failed:
        words.append(tr("%Ln failed.", "", batch.failed))
    return " ".join(words)


def empty_words(state: ShootState, *, searched: bool, is_busy: bool) -> str:
    """Why the gallery shows nothing."""
    if searched:
        return tr("No file or product is called like that.")
    if state.photos:
        return tr("No photo is of this kind.")
    if is_busy:
        return tr("Looking for photos…")
    return tr("There are no photos in this shoot. Drop some here.")
