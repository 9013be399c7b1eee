"""The configuration: checked whole before anything starts, kept, read again when it is old (CRITICAL-2)."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import Annotated, Literal, Protocol, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from service.errors import ConfigError

log = logging.getLogger(__name__)

Tenant = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]
HttpUrl = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=500)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class IssuerConfig(_Section):
    """Who signs tokens for some tenants.

    jwks_url: apart from the issuer, since the two differ behind proxies and in tests.  audiences: client ids
    whose tokens count.  tenants: that it may speak for; empty for any that its tokens name.
    """

    issuer: HttpUrl
    jwks_url: HttpUrl
    audiences: Annotated[tuple[str, ...], Field(min_length=1)]
    tenants: tuple[Tenant, ...] = ()


class LimitConfig(_Section):
    """Requests in a minute, and in a second for bursts; what is left out is unlimited."""

    tenant: Annotated[int, Field(ge=1)]
    user: Annotated[int, Field(ge=1)] | None = None
    tenant_burst: Annotated[int, Field(ge=1)] | None = None
    user_burst: Annotated[int, Field(ge=1)] | None = None


class WalletConfig(_Section):
    """url: of a credits service, empty for the service's own ledger.  key_name: of the secret it wants."""

    required: bool = True
    url: HttpUrl | None = None


class LabelConfig(_Section):
    """rekognition: may be asked where a tenant agreed to its price.  price: in US dollars, on that day."""

    rekognition: bool = False
    price_per_image: Annotated[float, Field(ge=0)] = 0.001
    priced_on: str = "2025-12-23"


class ServiceConfig(_Section):
    """prefix: of all routes.  quality: of cutouts.  fetch_hosts: private ones that imageUrl may name.

    leeway_s: by how much an issuer's clock may differ.  lease_s: after so long a silent worker is given up.
    """

    stage: Literal["local", "dev", "prod"]
    prefix: Annotated[str, StringConstraints(pattern=r"^(/[A-Za-z0-9._-]+)*$")] = "/bg-remover"
    public_url: HttpUrl
    issuers: Annotated[tuple[IssuerConfig, ...], Field(min_length=1)]
    wallet: WalletConfig = WalletConfig()
    labels: LabelConfig = LabelConfig()
    limits: Mapping[str, LimitConfig] = {}
    quality: Literal["fast", "balanced", "best"] = "balanced"
    fetch_hosts: tuple[str, ...] = ()
    leeway_s: Annotated[int, Field(ge=0, le=300)] = 60
    lease_s: Annotated[int, Field(ge=1, le=900)] = 120
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @model_validator(mode="after")
    def _suits_its_stage(self) -> Self:
        if self.stage == "prod":
            plain = [each for each in self.issuers if not each.jwks_url.startswith("https://")]
            if plain:
                raise ValueError("in prod every jwks_url must be https")
            if self.fetch_hosts:
                raise ValueError("in prod no private fetch_hosts are allowed")
            if not self.wallet.required:
                raise ValueError("in prod work costs credits: wallet.required must be true")
            if self.log_level == "DEBUG":
                raise ValueError("in prod the log level is INFO or above")
        return self


class ConfigSource(Protocol):
    """Where a configuration is kept."""

    def read(self) -> Mapping[str, object]:
        """The raw document. Raises ConfigError when it is not there or cannot be read."""
        ...


def checked(document: Mapping[str, object]) -> ServiceConfig:
    """Raises ConfigError, naming every field that is wrong or missing."""
    try:
        return ServiceConfig.model_validate(document)
    except ValidationError as error:
        problems = [
            f"{'.'.join(map(str, each['loc'])) or 'configuration'}: {each['msg']}" for each in error.errors()
        ]
        raise ConfigError("The configuration is not right. " + "; ".join(problems)) from error


class Configuration:
    """The checked configuration, read again when it is old. Any thread may call.

    The first read fails at once when something is wrong; later ones keep what is known and say so.
    """

    def __init__(
        self, source: ConfigSource, *, fresh_s: float = 300, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Raises ConfigError."""
        self._source = source
        self._fresh_s = fresh_s
        self._clock = clock
        self._lock = threading.Lock()
        self._known = checked(source.read())
        self._read_at = clock()

    def current(self) -> ServiceConfig:
        with self._lock:
            if self._clock() - self._read_at >= self._fresh_s:
                self._read_at = self._clock()
                try:
                    self._known = checked(self._source.read())
                except ConfigError as error:
                    log.error(
                        "the configuration could not be read again; the last good one is used: %s", error
                    )
            return self._known
