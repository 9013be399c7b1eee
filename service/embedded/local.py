"""The embedded service, put together below one folder."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI

from desktop.cloud.wire import TenantProfile
from service.app import create_app
from service.backend import Backend, Parts, make_cutter
from service.config import Configuration
from service.domain.events import OutboxSink
from service.domain.wallets import LedgerWallet, Wallet
from service.embedded.blob_routes import blob_router
from service.embedded.files import FileSecrets, TomlConfig, Users, issuer_key
from service.embedded.folder import FolderBlobs
from service.embedded.issuer import CLIENT_ID, ROUTE, Issuer, issuer_router
from service.embedded.labels import LocalLabeler
from service.embedded.sqlite import SqliteFile, SqliteQueue, SqliteStore
from service.signing import Signer
from service.wallet_api import CreditsApi

_FRESH_SECRETS_S = 30.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where an embedded service lives. url: how it is reached.  config: a TOML file, None without one.

    token_s: how long the development issuer's tokens are good.
    """

    folder: Path
    url: str
    config: Path | None = None
    token_s: int = 3600

    @property
    def users(self) -> Users:
        return Users(self.folder / "users.json")

    @property
    def secrets(self) -> FileSecrets:
        return FileSecrets(self.folder / "signing-secrets.json")


@dataclass(frozen=True, slots=True)
class Local:
    """An embedded service. store, queue: for those who look inside."""

    backend: Backend
    app: FastAPI
    issuer: Issuer
    store: SqliteStore
    queue: SqliteQueue
    blobs: FolderBlobs

    def sweep(self) -> None:
        """Remove what has ended."""
        self.store.sweep()
        self.blobs.sweep()


@contextmanager
def local_service(place: Place, clock: Callable[[], float] = time.time) -> Iterator[Local]:
    """Open everything below the folder; closed at the end. Raises ConfigError, StoreError."""
    issuer_url = f"{place.url}{ROUTE}"
    known = {
        "stage": "local",
        "public_url": place.url,
        "issuers": [{"issuer": issuer_url, "jwks_url": f"{issuer_url}/jwks.json", "audiences": [CLIENT_ID]}],
    }
    configuration = Configuration(TomlConfig(place.config, known))
    config = configuration.current()
    file = SqliteFile(place.folder / "service.db")
    try:
        store = SqliteStore(file, clock)
        queue = SqliteQueue(file, visibility_s=config.lease_s, clock=clock)
        signer = Signer(place.secrets, fresh_s=_FRESH_SECRETS_S)
        blobs = FolderBlobs(place.folder / "blobs", place.url, signer, clock)
        cutter = make_cutter(config)
        wallet: Wallet = CreditsApi(config.wallet.url) if config.wallet.url else LedgerWallet(store)
        backend = Backend(
            Parts(
                configuration,
                store,
                blobs,
                queue,
                wallet,
                signer,
                LocalLabeler(cutter),
                None,
                OutboxSink(store),
                cutter,
                clock,
            )
        )
        key = issuer_key(place.folder / "issuer-key.pem")
        issuer = Issuer(issuer_url, key, place.users, store, clock, token_s=place.token_s)
        app = create_app(backend, issuer_router(issuer), blob_router(blobs))
        yield Local(backend, app, issuer, store, queue, blobs)
    finally:
        file.close()


def profile(place: Place, tenant: str, prefix: str) -> TenantProfile:
    """What the program imports to reach this service."""
    issuer = f"{place.url}{ROUTE}"
    return TenantProfile(
        name=f"{tenant} on this computer",
        tenant=tenant,
        api=f"{place.url}{prefix}",
        issuer=issuer,
        authorization_endpoint=f"{issuer}/authorize",
        token_endpoint=f"{issuer}/token",
        revocation_endpoint=f"{issuer}/revoke",
        client_id=CLIENT_ID,
    )
