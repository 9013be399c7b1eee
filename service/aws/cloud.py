"""The service on AWS, put together from what the functions' environment names."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from service.aws.calls import client
from service.aws.dynamo import DynamoStore
from service.aws.events import EventBridgeSink
from service.aws.rekognition import RekognitionLabeler
from service.aws.s3 import S3Blobs
from service.aws.sqs import SqsQueue
from service.aws.ssm import SsmConfig, SsmSecrets
from service.backend import Backend, Parts, make_cutter
from service.config import Configuration
from service.domain.wallets import LedgerWallet, Wallet
from service.embedded.labels import LocalLabeler
from service.errors import ConfigError
from service.signing import Signer
from service.wallet_api import CreditsApi

_NEEDED = (
    "AWS_REGION",
    "TABLE",
    "BUCKET",
    "QUEUE_URL",
    "DEAD_QUEUE_URL",
    "CONFIG_PARAMETER",
    "SECRETS_PARAMETER",
)


@dataclass(frozen=True, slots=True)
class Environment:
    """Names of what the template makes. endpoint: another address than AWS's own, for tests.

    wallet_key: for the credits service, where there is one.
    """

    region: str
    table: str
    bucket: str
    queue_url: str
    dead_queue_url: str
    config_parameter: str
    secrets_parameter: str
    bus: str = "default"
    endpoint: str | None = None

    @classmethod
    def of(cls, variables: Mapping[str, str]) -> Environment:
        """Raises ConfigError, naming every variable that is missing."""
        missing = [name for name in _NEEDED if not variables.get(name)]
        if missing:
            raise ConfigError(f"The environment lacks {', '.join(missing)}.")
        region, table, bucket, queue, dead_queue, config, secrets = (variables[name] for name in _NEEDED)
        return cls(
            region,
            table,
            bucket,
            queue,
            dead_queue,
            config,
            secrets,
            bus=variables.get("EVENT_BUS", "default"),
            endpoint=variables.get("AWS_ENDPOINT_URL") or None,
        )


def cloud_backend(environment: Environment, clock: Callable[[], float] = time.time) -> Backend:
    """Everything, once for the life of a function. Raises ConfigError: better no start than a wrong one."""

    def of(service: str) -> object:
        return client(service, environment.region, environment.endpoint)

    ssm = of("ssm")
    configuration = Configuration(SsmConfig(ssm, environment.config_parameter))
    config = configuration.current()
    store = DynamoStore(of("dynamodb"), environment.table, clock)
    cutter = make_cutter(config)
    wallet: Wallet = CreditsApi(config.wallet.url) if config.wallet.url else LedgerWallet(store)
    paid = RekognitionLabeler(of("rekognition")) if config.labels.rekognition else None
    return Backend(
        Parts(
            configuration,
            store,
            S3Blobs(of("s3"), environment.bucket),
            SqsQueue(of("sqs"), environment.queue_url, environment.dead_queue_url),
            wallet,
            Signer(SsmSecrets(ssm, environment.secrets_parameter)),
            LocalLabeler(cutter),
            paid,
            EventBridgeSink(of("events"), environment.bus),
            cutter,
            clock,
        )
    )
