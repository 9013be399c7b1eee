"""Counts, reasons, times and sizes in the user's words."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale

from desktop.core.keep import Keep, KeepRule
from desktop.core.types import Band, Photo, Reason, ReasonKind, Signals
from desktop.gui.sections import Section, SectionKind
from desktop.gui.shoot_state import Badge, Filter
from desktop.gui.texts import tr

_HONEST_AFTER_S = 10.0
_MINUTE_S = 60.0
_QUARTER_HOUR_S = 900.0
_MOST_NAMED = 2
_STRONG = 0.6


def number(value: int) -> str:
    """With the separators of the user's country."""
    return QLocale().toString(value)


def percent(share: float) -> str:
    """A share of 0..1 in whole percent."""
    return tr("{percent} %").format(percent=round(100 * share))


def photos(n: int) -> str:
    """How many photos."""
    return tr("%Ln photo(s)", "", n)


def problems(n: int) -> str:
    """How many problems."""
    return tr("%Ln problem(s)", "", n)


def reason_label(reason: Reason) -> str:
    """Short enough for a badge."""
    percent = max(1, round(reason.amount * 100))
    match reason.kind:
        case ReasonKind.NOTHING:
            return tr("Nothing found")
        case ReasonKind.PIECES:
            return tr("In %Ln piece(s)", "", round(reason.amount))
        case ReasonKind.SOFT_EDGE:
            return tr("Soft edge {percent} %").format(percent=percent)
        case ReasonKind.HOLE:
            return tr("Hole inside")
        case ReasonKind.FRAME:
            return tr("Touches frame")
        case ReasonKind.UNSURE:
            return tr("Passes differ")


def reason_sentence(reason: Reason) -> str:
    """What the reason means, for the inspector."""
    percent = max(1, round(reason.amount * 100))
    match reason.kind:
        case ReasonKind.NOTHING:
            return tr("No subject was found in this photo.")
        case ReasonKind.PIECES:
            return tr(
                "The cutout is in %Ln separate piece(s); part of the subject may be missing.",
                "",
                round(reason.amount),
            )
        case ReasonKind.SOFT_EDGE:
            return tr("{percent} % of the subject is half transparent.").format(percent=percent)
        case ReasonKind.HOLE:
            return tr("There is a hole inside the subject, {percent} % of its area.").format(percent=percent)
        case ReasonKind.FRAME:
            return tr("The subject touches the edge of the photo and may be cut off there.")
        case ReasonKind.UNSURE:
            return tr("Two passes of the network do not agree on what belongs to the subject.")


def badge_label(badge: Badge, photo: Photo) -> str:
    """The words of a badge."""
    match badge:
        case Badge.FAILED:
            return tr("Failed")
        case Badge.LOOK:
            if photo.doubt is not None and photo.doubt.reasons:
                return reason_label(photo.doubt.reasons[0])
            return tr("Needs a look")
        case Badge.WEAKEST:
            return tr("Weakest link")
        case Badge.DUPLICATE:
            return tr("Duplicate")
        case Badge.BEST:
            return tr("Best")
        case Badge.MOVES_IN:
            return tr("Moves in")
        case Badge.LEAVES:
            return tr("Leaves")
        case Badge.WAITING:
            return tr("Waiting")


def band_label(band: Band) -> str:
    """How far a product can be trusted."""
    match band:
        case Band.CERTAIN:
            return tr("Sure")
        case Band.LIKELY:
            return tr("Likely")
        case Band.POSSIBLE:
            return tr("Check this one")


def product_name(name: str, place: int) -> str:
    """A product's name, or its number as long as it has none."""
    if name or not place:
        return name or tr("New product")
    numbered = tr("Product {number}")
    return numbered.format(number=number(place))


def change_label(section: Section) -> str:
    """What another grouping would change about a product, for a badge in its header."""
    words = []
    names = [product_name(name, place) for place, name in section.takes]
    if len(names) > _MOST_NAMED:
        names = [tr("%Ln product(s)", "", len(names))]
    if section.takes_singles:
        names.append(tr("%Ln single photo(s)", "", section.takes_singles))
    if names:
        takes = tr("Takes in {products}")
        words.append(takes.format(products=_joined(names)))
    if section.leaving:
        words.append(tr("%Ln photo(s) leave", "", section.leaving))
    return " · ".join(words)


def keep_reason(keep: Keep) -> str:
    """Why a photo is the one to keep."""
    locale = QLocale()
    match keep.rule:
        case KeepRule.SHARPNESS:
            text = tr("Sharper: {value} against {rival}")
            told = locale.toString(keep.value, "f", 0), locale.toString(keep.rival, "f", 0)
        case KeepRule.DOUBT:
            text = tr("Cleaner cutout: doubt {value} against {rival}")
            told = locale.toString(keep.value, "f", 2), locale.toString(keep.rival, "f", 2)
        case KeepRule.RESOLUTION:
            text = tr("Larger: {value} against {rival} megapixels")
            told = locale.toString(keep.value / 1e6, "f", 1), locale.toString(keep.rival / 1e6, "f", 1)
        case KeepRule.FILE_SIZE:
            text = tr("Larger file: {value} against {rival}")
            told = file_size(round(keep.value)), file_size(round(keep.rival))
        case KeepRule.DATE_TAKEN:
            text = tr("Taken first")
            told = "", ""
        case KeepRule.CONTENT:
            text = tr("No rule finds a difference")
            told = "", ""
    return text.format(value=told[0], rival=told[1])


def section_title(section: Section) -> str:
    """What a header is called."""
    match section.kind:
        case SectionKind.LOOK:
            return tr("Needs a look first")
        case SectionKind.FAILED:
            return tr("Failed")
        case SectionKind.IN_WORK if section.active:
            return tr("In work")
        case SectionKind.IN_WORK:
            return tr("Waiting")
        case SectionKind.FINISHED:
            return tr("Just finished")
        case SectionKind.PHOTOS:
            return tr("Photos")
        case SectionKind.PRODUCT:
            return product_name(section.name, section.number)
        case SectionKind.SINGLES:
            return tr("Single photos")
        case SectionKind.UNGROUPED:
            return tr("Not grouped yet")
        case SectionKind.FOUND if section.filter is Filter.DUPLICATES:
            return tr("Duplicates")
        case SectionKind.FOUND:
            return tr("Done")


def section_count(section: Section) -> str:
    """What the header says beside the title."""
    if section.kind is SectionKind.LOOK:
        most = tr("%Ln photo(s), most doubtful first", "", section.count)
        return most if section.count > 1 else photos(section.count)
    if section.kind is SectionKind.IN_WORK and section.active:
        of = tr("%Ln of {total} to go", "", section.active)
        return of.format(total=number(section.count))
    if section.filter is Filter.DUPLICATES:
        return tr("%Ln duplicate(s), each after its original", "", section.count)
    return photos(section.count)


def rate(per_s: float) -> str:
    """Photos a second, or a minute when that says more."""
    if per_s < 1:
        slow = tr("{rate} photos/min")
        return slow.format(rate=QLocale().toString(per_s * 60, "f", 0))
    fast = tr("{rate} photos/s")
    return fast.format(rate=QLocale().toString(per_s, "f", 1))


def time_left(seconds: float) -> str:
    """Rounded as far as such a guess is worth: minutes, then quarter hours."""
    if seconds < _MINUTE_S:
        return tr("less than a minute left")
    if seconds < 4 * _QUARTER_HOUR_S:
        minutes = math.ceil(seconds / _MINUTE_S)
        return tr("about %Ln min left", "", minutes)
    hours = math.ceil(seconds / _QUARTER_HOUR_S) / 4
    told = QLocale().toString(hours, "g", 6)
    return tr("about {hours} h left").format(hours=told)


def duration(seconds: float) -> str:
    """How long something took."""
    if seconds < _MINUTE_S:
        return tr("%Ln s", "", max(1, round(seconds)))
    return tr("%Ln min", "", round(seconds / _MINUTE_S))


def file_size(size_bytes: int) -> str:
    """The size of a file in the usual units."""
    return QLocale().formattedDataSize(size_bytes, 1 if size_bytes >= 1_000_000 else 0, _SI)


_SI = QLocale.DataSizeFormat.DataSizeSIFormat


def strong_signals(signals: Signals) -> str:
    """What two photos have in common, as a list; empty when nothing stands out."""
    told = {
        tr("kind of item"): signals.semantic,
        tr("colour"): signals.colour,
        tr("print or details"): signals.feature,
        tr("shape"): signals.spatial,
    }
    return _joined([word for word, value in told.items() if value is not None and value >= _STRONG])


def why_sentence(signals: Signals) -> str:
    """What the strong and the weak signals of a match mean, in one sentence."""
    told = {
        tr("kind of item"): signals.semantic,
        tr("colour"): signals.colour,
        tr("print or details"): signals.feature,
        tr("shape"): signals.spatial,
    }
    same = [word for word, value in told.items() if value is not None and value >= _STRONG]
    different = [word for word, value in told.items() if value is not None and value < 0.3]
    if same and different:
        text = tr("Same {same}, but a different {different}.")
    elif same:
        text = tr("Same {same}.")
    elif different:
        text = tr("Alike on the whole, but a different {different}.")
    else:
        text = tr("Alike on the whole, without one strong signal.")
    return text.format(same=_joined(same), different=_joined(different))


def _joined(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    both = tr("{first} and {last}")
    return both.format(first=", ".join(words[:-1]), last=words[-1])
