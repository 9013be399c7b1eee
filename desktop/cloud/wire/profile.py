"""What the program needs to know to reach a tenant's cloud and sign in there."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from desktop.cloud.wire.base import Told


class TenantProfile(Told):
    """A file that an operator hands out; nothing in it is secret.

    api: base address with the prefix.  token: which token the API wants.  ports: of the loopback address
    that sign-in comes back to, tried in this order; empty for any.
    """

    name: str
    tenant: str
    api: str
    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    revocation_endpoint: str | None = None
    client_id: str
    scopes: tuple[str, ...] = ("openid", "email", "offline_access")
    token: Literal["id", "access"] = "id"
    ports: Annotated[tuple[int, ...], Field(max_length=20)] = ()
