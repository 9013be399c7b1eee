"""The settings of a tenant."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from desktop.cloud.wire.base import Asked, Told

Share = Annotated[float, Field(ge=0, le=1)]
SUM_TOLERANCE = 0.01


class SignalShares(Asked):
    """What each signal counts; the five add up to 1."""

    spatial: Share = 0.40
    feature: Share = 0.35
    semantic: Share = 0.15
    composition: Share = 0.05
    background: Share = 0.05

    @model_validator(mode="after")
    def _add_up(self) -> Self:
        total = self.spatial + self.feature + self.semantic + self.composition + self.background
        if abs(total - 1) > SUM_TOLERANCE + 1e-9:
            raise ValueError(f"the weights add up to {total:.2f}, not to 1")
        return self


class RekognitionConfig(Asked):
    min_confidence: Annotated[float, Field(ge=0, le=100)] = 50
    max_labels: Annotated[int, Field(ge=1, le=100)] = 20


class ProductIdentity(Asked):
    """use_rekognition is off until somebody agrees to its price; the deployed service has it on."""

    enabled: bool = True
    threshold: Share = 0.70
    min_group_size: Annotated[int, Field(ge=1, le=1000)] = 1
    max_group_size: Annotated[int, Field(ge=1, le=1000)] = 6
    use_rekognition: bool = False
    signal_weights: SignalShares = SignalShares()
    rekognition_config: RekognitionConfig = RekognitionConfig()

    @model_validator(mode="after")
    def _sizes_agree(self) -> Self:
        if self.min_group_size > self.max_group_size:
            raise ValueError("minGroupSize is larger than maxGroupSize")
        return self


class TenantSettings(Asked):
    """The whole document; what a request leaves out has its default."""

    product_identity: ProductIdentity = ProductIdentity()
    detect_duplicates: bool = True
    group_by_color: bool = True
    duplicate_threshold: Share = 0.85
    color_groups: Annotated[int, Field(ge=1, le=10)] = 3
    max_images_per_group: Annotated[int, Field(ge=1, le=50)] = 10


class PutSettings(Asked):
    """PUT /settings replaces the document. version: of the one it was made from, another is a conflict."""

    settings: TenantSettings
    version: Annotated[int, Field(ge=0)] | None = None


class PatchSettings(Asked):
    """PATCH /settings changes the fields that are given, at any depth."""

    settings: dict[str, object]
    version: Annotated[int, Field(ge=0)] | None = None


class SettingsWarning(Told):
    """Said when something costs money. amounts in US dollars, as they were on priced_on."""

    code: str
    message: str
    price_per_image: float
    estimated_per_100_images: float
    priced_on: str


class SettingsAnswer(Told):
    """version: 0 before anything was saved."""

    settings: TenantSettings
    version: int
    warnings: tuple[SettingsWarning, ...] = ()


class SettingsSaved(SettingsAnswer):
    success: bool = True
    message: str
