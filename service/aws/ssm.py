"""Configuration and signing secrets from SSM parameters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from service.aws.calls import error_code
from service.errors import ConfigError
from service.signing import Secret, dump_secrets, parse_secrets


class SsmConfig:
    """One JSON document in one parameter."""

    def __init__(self, client: Any, name: str) -> None:
        self._client = client
        self._name = name

    def read(self) -> Mapping[str, object]:
        text = _parameter(self._client, self._name)
        try:
            document = json.loads(text)
        except ValueError as error:
            raise ConfigError(f"The parameter {self._name} is no JSON.") from error
        if not isinstance(document, dict):
            raise ConfigError(f"The parameter {self._name} is no JSON object.")
        return document


class SsmSecrets:
    """The signing secrets in one SecureString."""

    def __init__(self, client: Any, name: str) -> None:
        self._client = client
        self._name = name

    def load(self) -> tuple[Secret, ...]:
        return parse_secrets(_parameter(self._client, self._name))

    def save(self, secrets: tuple[Secret, ...]) -> None:
        self._client.put_parameter(
            Name=self._name, Value=dump_secrets(secrets), Type="SecureString", Overwrite=True
        )


def _parameter(client: Any, name: str) -> str:
    """Raises ConfigError when it is not there: there are no defaults for what must be configured."""
    try:
        answer = client.get_parameter(Name=name, WithDecryption=True)
    except ClientError as error:
        raise ConfigError(f"The parameter {name} cannot be read ({error_code(error)}).") from error
    except BotoCoreError as error:
        raise ConfigError(f"The parameter {name} cannot be read ({type(error).__name__}).") from error
    return str(answer["Parameter"]["Value"])
