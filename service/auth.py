"""Who asks: tokens checked to the last claim (MAJOR-3, SEC-1). RS256 only; the tenant is the token's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import jwt
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from service.config import IssuerConfig
from service.errors import Forbidden, NotSignedIn
from service.jwks import KeySet

LEEWAY_S = 60
_TENANT_CLAIMS = ("custom:tenant_id", "tenant_id", "tenant", "custom:tenant", "custom:tenantId", "tenantId")
_ADMIN = frozenset(
    {"admin", "admins", "super-admin", "platform-admin", "administrators", "platformadmins", "tenantadmins"}
)
_STAFF = frozenset({"staff", "editors"})


@dataclass(frozen=True, slots=True)
class Caller:
    """user_id: the token's subject, whose wallet pays."""

    tenant: str
    user_id: str
    is_admin: bool = False
    is_staff: bool = False

    @property
    def sees_all(self) -> bool:
        """Whether others' jobs of the tenant are this caller's business."""
        return self.is_admin or self.is_staff


class _Claims(BaseModel):
    """What every token must say, in these types; anything else about it is ignored."""

    model_config = ConfigDict(strict=True, extra="ignore", populate_by_name=True)

    iss: str
    sub: str = Field(min_length=1, max_length=200)
    exp: int | float
    iat: int | float
    token_use: Literal["id", "access"]
    aud: str | list[str] | None = None
    client_id: str | None = None
    groups: list[str] = Field(default=[], alias="cognito:groups")
    tenants: list[str] = Field(min_length=1)

    @property
    def audience(self) -> list[str]:
        if self.token_use == "access":
            return [self.client_id] if self.client_id else []
        return [self.aud] if isinstance(self.aud, str) else self.aud or []


class Verifier:
    """Checks tokens of the known issuers. Any thread may call."""

    def __init__(self, issuers: Sequence[tuple[IssuerConfig, KeySet]], *, leeway_s: float = LEEWAY_S) -> None:
        """leeway_s: by how much the clocks may differ."""
        self._leeway_s = leeway_s
        self._issuers = {config.issuer: (config, keys) for config, keys in issuers}

    def caller(self, token: str, wanted_tenant: str = "") -> Caller:
        """Who a token stands for. wanted_tenant: of X-Tenant-Id, empty for whatever the token says.

        Raises NotSignedIn (AUTH_ERROR, TOKEN_EXPIRED, INVALID_CLAIMS), Forbidden for another tenant, and
        Unavailable when the issuer's keys cannot be had.
        """
        config, payload = self._signed(token)
        tenants = list(
            dict.fromkeys(str(payload[name]).lower() for name in _TENANT_CLAIMS if payload.get(name))
        )
        try:
            claims = _Claims.model_validate({**payload, "tenants": tenants})
        except ValidationError as error:
            fields = ", ".join(".".join(map(str, each["loc"])) for each in error.errors())
            raise _invalid(f"The token lacks claims or has them in a wrong form: {fields}.") from error
        if not set(claims.audience) & set(config.audiences):
            raise _invalid("The token is for another application.")
        if len(tenants) > 1:
            raise _invalid("The token names more than one tenant.")
        tenant = tenants[0]
        if config.tenants and tenant not in config.tenants:
            raise _invalid("This issuer does not speak for the tenant of the token.")
        if wanted_tenant and wanted_tenant.strip().lower() != tenant:
            raise Forbidden("The token is for another tenant than X-Tenant-Id.", code="TENANT_MISMATCH")
        groups = {group.lower() for group in claims.groups}
        return Caller(tenant, claims.sub, bool(groups & _ADMIN), bool(groups & _STAFF))

    def _signed(self, token: str) -> tuple[IssuerConfig, dict[str, object]]:
        """The claims of a token whose signature, issuer and times hold."""
        try:
            header = jwt.get_unverified_header(token)
            unverified = jwt.decode(token, options={"verify_signature": False})
        except jwt.InvalidTokenError as error:
            raise NotSignedIn("This is no token.") from error
        known = self._issuers.get(str(unverified.get("iss")))
        if known is None:
            raise _invalid("The token is of an issuer that is not known here.")
        if header.get("alg") != "RS256":
            raise NotSignedIn("Tokens must be signed with RS256.")
        config, keys = known
        key = keys.find(str(header.get("kid")))
        if key is None:
            raise NotSignedIn("The token is signed with a key that its issuer does not have.")
        try:
            payload: dict[str, object] = jwt.decode(
                token,
                key.key,
                algorithms=["RS256"],
                issuer=config.issuer,
                leeway=self._leeway_s,
                options={"require": ["exp", "iat", "iss", "sub"], "verify_aud": False},
            )
        except jwt.ExpiredSignatureError as error:
            raise NotSignedIn("The token has expired. Refresh it.", code="TOKEN_EXPIRED") from error
        except (
            jwt.MissingRequiredClaimError,
            jwt.ImmatureSignatureError,
            jwt.InvalidIssuerError,
            jwt.InvalidIssuedAtError,
        ) as error:
            raise _invalid(f"A claim of the token does not hold: {type(error).__name__}.") from error
        except jwt.InvalidTokenError as error:
            raise NotSignedIn("The token's signature does not hold.") from error
        return config, payload


def _invalid(message: str) -> NotSignedIn:
    return NotSignedIn(message, code="INVALID_CLAIMS")
