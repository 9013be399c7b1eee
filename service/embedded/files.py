"""What the embedded service keeps in files beside its database: secrets, users, its configuration."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from desktop.core.files import write_atomically
from service.errors import ConfigError
from service.signing import Secret, dump_secrets, new_secret, parse_secrets

_SCRYPT = {"n": 2**14, "r": 8, "p": 1}


def write_private(path: Path, data: bytes) -> None:
    """A file that only its owner may read."""
    write_atomically(path, data)
    path.chmod(0o600)


class FileSecrets:
    """Signing secrets in a file; random ones are made the first time."""

    def __init__(self, file: Path) -> None:
        self._file = file
        if not file.exists():
            self.save((new_secret(),))

    def load(self) -> tuple[Secret, ...]:
        try:
            return parse_secrets(self._file.read_text("utf-8"))
        except OSError as error:
            raise ConfigError(f"The signing secrets cannot be read: {error.strerror}.") from error

    def save(self, secrets: tuple[Secret, ...]) -> None:
        write_private(self._file, dump_secrets(secrets).encode())


class TomlConfig:
    """The configuration from a TOML file over what the command line knows."""

    def __init__(self, file: Path | None, known: Mapping[str, object]) -> None:
        self._file = file
        self._known = known

    def read(self) -> Mapping[str, object]:
        if self._file is None:
            return self._known
        try:
            return {**self._known, **tomllib.loads(self._file.read_text("utf-8"))}
        except OSError as error:
            raise ConfigError(f"{self._file} cannot be read: {error.strerror}.") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"{self._file} is no TOML: {error}.") from error


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign in at the development issuer."""

    name: str
    tenant: str
    groups: tuple[str, ...]


class Users:
    """Users and salted hashes of their passwords, in a file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def names(self) -> tuple[str, ...]:
        return tuple(self._all())

    def add(self, user: User) -> str:
        """Keep a user; the password, which is random and kept nowhere."""
        password, salt = secrets.token_urlsafe(12), secrets.token_hex(16)
        known = self._all()
        known[user.name] = {
            "tenant": user.tenant,
            "groups": list(user.groups),
            "salt": salt,
            "hash": _hash(password, salt),
        }
        write_private(self._file, json.dumps(known, indent=2).encode())
        return password

    def find(self, name: str) -> User | None:
        entry = self._all().get(name)
        if entry is None:
            return None
        return User(name, str(entry["tenant"]), tuple(cast("list[str]", entry["groups"])))

    def check(self, name: str, password: str) -> User | None:
        """The user whose password this is."""
        entry = self._all().get(name, {"salt": "", "hash": ""})
        same = hmac.compare_digest(_hash(password, str(entry["salt"])), str(entry["hash"]))
        return self.find(name) if same else None

    def _all(self) -> dict[str, dict[str, object]]:
        if not self._file.exists():
            return {}
        return cast("dict[str, dict[str, object]]", json.loads(self._file.read_text("utf-8")))


def issuer_key(file: Path) -> rsa.RSAPrivateKey:
    """The development issuer's key; made the first time."""
    if not file.exists():
        fresh = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        pem = fresh.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        write_private(file, pem)
    key = serialization.load_pem_private_key(file.read_bytes(), None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ConfigError(f"{file} is no RSA key.")
    return key


def _hash(password: str, salt: str) -> str:
    return hashlib.scrypt(password.encode(), salt=salt.encode() or b"none", **_SCRYPT).hex()
