"""A tenant's settings: a checked document with a version, so that no writer undoes another's work unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from desktop.cloud.wire import ErrorDetail, SettingsWarning, TenantSettings
from service.errors import Invalid, Stale
from service.stores.items import Item, Key, Put, Refused, Replace, Store


@dataclass(frozen=True, slots=True)
class Price:
    """Of one paid label call, in US dollars, and the day it was looked up."""

    per_image: float = 0.001
    on: str = "2025-12-23"


@dataclass(frozen=True, slots=True)
class Saved:
    """version: 0 for the defaults of a tenant that never saved any."""

    settings: TenantSettings
    version: int
    item: Item | None = None


class SettingsStore:
    """Any thread may call."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self, tenant: str) -> Saved:
        item = self._store.get(_key(tenant))
        if item is None:
            return Saved(TenantSettings(), 0)
        return Saved(TenantSettings.model_validate(item.value), item.version, item)

    def save(self, tenant: str, settings: TenantSettings, before: Saved, version: int | None) -> Saved:
        """Replace what was loaded before. version: of what the writer saw; None: whatever is there.

        Raises Stale when somebody else saved meanwhile.
        """
        if version is not None and version != before.version:
            raise _stale(before.version)
        value = settings.model_dump(mode="json", by_alias=True)
        try:
            if before.item is None:
                return Saved(settings, self._store.put(Put(_key(tenant), value)).version)
            return Saved(settings, self._store.replace(Replace(before.item, value)).version)
        except Refused:
            raise _stale(self.load(tenant).version) from None


def merged(settings: TenantSettings, changes: Mapping[str, object]) -> TenantSettings:
    """The settings with the fields that are given, at any depth. Raises Invalid, naming the fields."""
    document = settings.model_dump(mode="json", by_alias=True)
    try:
        return TenantSettings.model_validate(_merged(document, changes))
    except ValidationError as error:
        details = [
            ErrorDetail(
                field=".".join(["settings", *map(str, each["loc"])]), message=each["msg"], code=each["type"]
            )
            for each in error.errors()
        ]
        raise Invalid("The settings are not right: see details.", details) from error


def _merged(document: Mapping[str, object], changes: Mapping[str, object]) -> dict[str, object]:
    result = dict(document)
    for name, value in changes.items():
        old = result.get(name)
        if isinstance(old, dict) and isinstance(value, dict):
            result[name] = _merged(old, value)
        else:
            result[name] = value
    return result


def cost_warnings(settings: TenantSettings, price: Price) -> tuple[SettingsWarning, ...]:
    """What these settings cost (MINOR-2)."""
    if not settings.product_identity.use_rekognition:
        return ()
    per_100 = round(100 * price.per_image, 4)
    return (
        SettingsWarning(
            code="REKOGNITION_COST",
            message=f"Labels are asked of AWS Rekognition: ${price.per_image:.4f} for each photo, once"
            f" (${per_100:.2f} per 100 photos; price of {price.on}).",
            price_per_image=price.per_image,
            estimated_per_100_images=per_100,
            priced_on=price.on,
        ),
    )


def _key(tenant: str) -> Key:
    return Key(f"TENANT#{tenant}#SETTINGS", "SETTINGS")


def _stale(version: int) -> Stale:
    return Stale(
        f"The settings were changed by somebody else: version {version} is the newest. Load it first."
    )
