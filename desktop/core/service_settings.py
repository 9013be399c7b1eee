"""The service's settings document: read with every value checked, written with every other field kept.

The keys and bounds are those of the service's /settings: the older options for duplicates at the top, the
block productIdentity below. What the program has no use for is checked and handed back unchanged.
"""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from desktop.core.errors import UsageError
from desktop.core.grouping import DEFAULT_THRESHOLD, GroupingSettings
from desktop.core.similarity import SignalWeights

Document = dict[str, object]


@dataclass(frozen=True, slots=True)
class Field:
    """One value of the document. whole: only whole numbers.  most: None is no bound."""

    default: bool | float
    least: float = 0.0
    most: float | None = 1.0
    whole: bool = False

    def problem(self, value: object) -> str | None:
        """What is asked for instead of the value; None where it will do."""
        if isinstance(self.default, bool):
            return None if isinstance(value, bool) else "true or false"
        kind = "a whole number" if self.whole else "a number"
        wanted = f"{kind} from {self.least:g} " + ("up" if self.most is None else f"to {self.most:g}")
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            return wanted
        if self.whole and value != int(value):
            return wanted
        return None if self.least <= value <= (math.inf if self.most is None else self.most) else wanted


FIELDS: Mapping[tuple[str, ...], Field] = {
    ("detectDuplicates",): Field(True),
    ("groupByColor",): Field(True),
    ("duplicateThreshold",): Field(0.85),
    ("colorGroups",): Field(3, 1, 10, whole=True),
    ("maxImagesPerGroup",): Field(10, 1, None, whole=True),
    ("productIdentity", "enabled"): Field(True),
    ("productIdentity", "threshold"): Field(0.70),
    ("productIdentity", "minGroupSize"): Field(1, 1, None, whole=True),
    ("productIdentity", "maxGroupSize"): Field(6, 1, None, whole=True),
    ("productIdentity", "useRekognition"): Field(True),
    ("productIdentity", "signalWeights", "spatial"): Field(0.40),
    ("productIdentity", "signalWeights", "feature"): Field(0.35),
    ("productIdentity", "signalWeights", "semantic"): Field(0.15),
    ("productIdentity", "signalWeights", "composition"): Field(0.05),
    ("productIdentity", "signalWeights", "background"): Field(0.05),
    ("productIdentity", "rekognitionConfig", "minConfidence"): Field(50, 0, 100),
    ("productIdentity", "rekognitionConfig", "maxLabels"): Field(20, 1, 100, whole=True),
}
_IDENTITY = "productIdentity"
_WEIGHTS = (_IDENTITY, "signalWeights")
_SUM_OFF = 0.01  # by which the weights may miss 1
_THEIR_THRESHOLD = 0.70  # the service's default stands for ours
_DIGITS = 6
_SAME_WITHIN = 1e-6


class ServiceSettings:
    """A settings document. Values that are left out have the service's defaults."""

    def __init__(self, document: Mapping[str, object] | None = None) -> None:
        """document: the settings, or an object whose only `settings` are they, as the service sends them.

        Raises UsageError, naming every field that has no usable value.
        """
        self._document: Document = copy.deepcopy(dict(document or {}))
        problems = [*_misplaced(self._settings), *self._problems()]
        if problems:
            raise UsageError(
                "The settings cannot be used: " + "; ".join(problems) + ".",
                "Correct them; a field that is left out has its default.",
            )

    @classmethod
    def parse(cls, text: str) -> ServiceSettings:
        """The document of a JSON text. Raises UsageError."""
        try:
            document = json.loads(text)
        except ValueError as error:
            raise UsageError(f"The settings are no JSON: {error}.", "Correct the file.") from error
        if not isinstance(document, dict):
            raise UsageError("The settings are no JSON object.", "Put them in braces, as the service does.")
        return cls(document)

    def text(self) -> str:
        """The whole document as JSON."""
        return json.dumps(self._document, indent=2, ensure_ascii=False) + "\n"

    @property
    def document(self) -> Document:
        """A copy of the whole, with the fields that the program does not know."""
        return copy.deepcopy(self._document)

    def value(self, *path: str) -> bool | float:
        """A field by its keys, its default where it is left out."""
        found = _found(self._settings, path)
        return FIELDS[path].default if found is None else cast("bool | float", found)

    def says(self, *path: str) -> bool:
        """Whether the document has the field."""
        return _found(self._settings, path) is not None

    @property
    def grouping(self) -> GroupingSettings:
        """How these settings group photos.

        The default of the service's threshold stands for ours, 0 for 0 and 1 for 1. Each weight counts by
        its proportion to its default; composition and background, which there compare colours, are colour
        here. Without a largest group of its own productIdentity takes maxImagesPerGroup, if that is said.
        """
        most: tuple[str, ...] = (_IDENTITY, "maxGroupSize")
        if not self.says(*most) and self.says("maxImagesPerGroup"):
            most = ("maxImagesPerGroup",)
        return GroupingSettings(
            _ours(float(self.value(_IDENTITY, "threshold"))),
            self._weights(),
            int(self.value(_IDENTITY, "minGroupSize")),
            int(self.value(*most)),
        )

    def with_grouping(self, grouping: GroupingSettings) -> ServiceSettings:
        """The same document for this grouping; fields that already say the same keep their values.

        A grouping without a largest group keeps the document's, as the service always has one.
        """
        new, now = self.document, self.grouping
        settings = _within(new)
        if not _same(now.threshold, grouping.threshold):
            _put(settings, (_IDENTITY, "threshold"), round(_theirs(grouping.threshold), _DIGITS))
        if now.min_photos != grouping.min_photos:
            _put(settings, (_IDENTITY, "minGroupSize"), grouping.min_photos)
        if grouping.max_photos is not None and now.max_photos != grouping.max_photos:
            _put(settings, (_IDENTITY, "maxGroupSize"), grouping.max_photos)
        if not _proportional(now.weights, grouping.weights):
            for name, share in self._shares(grouping.weights).items():
                _put(settings, (*_WEIGHTS, name), share)
        return ServiceSettings(new)

    @property
    def _settings(self) -> Document:
        return _within(self._document)

    def _problems(self) -> list[str]:
        found = []
        for path, field in FIELDS.items():
            value = _found(self._settings, path)
            wanted = None if value is None else field.problem(value)
            if wanted is not None:
                found.append(f"{'.'.join(path)} is {json.dumps(value)} instead of {wanted}")
        if found:
            return found
        least, most = (int(self.value(_IDENTITY, name)) for name in ("minGroupSize", "maxGroupSize"))
        if least > most:
            found.append(
                f"productIdentity.minGroupSize is {least}, above productIdentity.maxGroupSize, {most}"
            )
        total = sum(float(self.value(*path)) for path in FIELDS if path[:2] == _WEIGHTS)
        if abs(total - 1) >= _SUM_OFF:
            found.append(f"productIdentity.signalWeights are {total:g} together instead of 1")
        return found

    def _weights(self) -> SignalWeights:
        def proportion(*names: str) -> float:
            paths = [(*_WEIGHTS, name) for name in names]
            return sum(float(self.value(*path)) for path in paths) / sum(
                float(FIELDS[path].default) for path in paths
            )

        return SignalWeights(
            spatial=proportion("spatial"),
            feature=proportion("feature"),
            semantic=proportion("semantic"),
            colour=proportion("composition", "background"),
        )

    def _shares(self, weights: SignalWeights) -> dict[str, float]:
        """The weights as the service has them, together exactly 1."""
        composition, background = (
            float(self.value(*_WEIGHTS, name)) for name in ("composition", "background")
        )
        part = composition / (composition + background) if composition + background else 0.5
        raw = {name: float(FIELDS[*_WEIGHTS, name].default) for name in ("spatial", "feature", "semantic")}
        raw = {name: value * float(getattr(weights, name)) for name, value in raw.items()}
        colour = weights.colour * sum(
            float(FIELDS[*_WEIGHTS, name].default) for name in ("composition", "background")
        )
        raw |= {"composition": colour * part, "background": colour * (1 - part)}
        total = sum(raw.values())
        shares = {name: round(value / total, _DIGITS) for name, value in raw.items()}
        largest = max(shares, key=lambda name: shares[name])
        shares[largest] = round(shares[largest] + 1 - sum(shares.values()), _DIGITS)
        return shares


def _within(document: Document) -> Document:
    """The settings themselves, out of their envelope if they are in one."""
    inner = document.get("settings")
    return cast("Document", inner) if isinstance(inner, dict) else document


def _misplaced(settings: Document) -> list[str]:
    """Blocks of fields that are no objects."""
    blocks = {path[:end] for path in FIELDS for end in range(1, len(path))}
    found = []
    for path in sorted(blocks):
        value = _found(settings, path)
        if value is not None and not isinstance(value, dict):
            found.append(f"{'.'.join(path)} is {json.dumps(value)} instead of an object")
    return found


def _found(settings: Document, path: tuple[str, ...]) -> object:
    """What stands there; None where nothing does."""
    value: object = settings
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _put(settings: Document, path: tuple[str, ...], value: object) -> None:
    for key in path[:-1]:
        settings = cast("Document", settings.setdefault(key, {}))
    settings[path[-1]] = value


def _ours(threshold: float) -> float:
    """Our threshold for the service's."""
    if threshold <= _THEIR_THRESHOLD:
        return threshold / _THEIR_THRESHOLD * DEFAULT_THRESHOLD
    above = (threshold - _THEIR_THRESHOLD) / (1 - _THEIR_THRESHOLD)
    return DEFAULT_THRESHOLD + above * (1 - DEFAULT_THRESHOLD)


def _theirs(threshold: float) -> float:
    """The service's threshold for ours."""
    if threshold <= DEFAULT_THRESHOLD:
        return threshold / DEFAULT_THRESHOLD * _THEIR_THRESHOLD
    above = (threshold - DEFAULT_THRESHOLD) / (1 - DEFAULT_THRESHOLD)
    return _THEIR_THRESHOLD + above * (1 - _THEIR_THRESHOLD)


def _same(one: float, other: float) -> bool:
    return abs(one - other) < _SAME_WITHIN


def _proportional(one: SignalWeights, other: SignalWeights) -> bool:
    """Whether both say the same: only proportions count."""
    first, second = ([weight for _, weight in weights.items()] for weights in (one, other))
    return all(_same(a / sum(first), b / sum(second)) for a, b in zip(first, second, strict=True))
