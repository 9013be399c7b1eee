"""What the template makes on AWS, made on moto's server."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

from service.aws.calls import client
from service.aws.cloud import Environment

REGION = "eu-west-1"
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_REGION": REGION,
    "AWS_DEFAULT_REGION": REGION,
}


@contextmanager
def aws_on_loopback() -> Iterator[str]:
    """The address of moto's server."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    moto, lock = DomainDispatcherApplication(create_backend_app), threading.Lock()

    def one_at_a_time(environ: Any, start: Any) -> Any:
        with lock:  # DynamoDB checks a condition and writes in one step; moto's threads come in between
            return moto(environ, start)

    server = make_server("127.0.0.1", 0, one_at_a_time, threaded=True)
    thread = threading.Thread(target=server.serve_forever, name="Moto", daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def make_parts(endpoint: str, name: str, config: Mapping[str, object], secrets: str) -> Environment:
    """A table, a bucket, two queues and two parameters of their own."""
    client("dynamodb", REGION, endpoint).create_table(
        TableName=f"bg-remover-{name}",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in ("pk", "sk")],
        BillingMode="PAY_PER_REQUEST",
    )
    client("s3", REGION, endpoint).create_bucket(
        Bucket=f"bg-remover-{name}", CreateBucketConfiguration={"LocationConstraint": REGION}
    )
    queues = client("sqs", REGION, endpoint)
    dead = queues.create_queue(QueueName=f"{name}-dead")["QueueUrl"]
    policy = {"deadLetterTargetArn": f"arn:aws:sqs:{REGION}:123456789012:{name}-dead", "maxReceiveCount": 3}
    jobs = queues.create_queue(
        QueueName=f"{name}-jobs", Attributes={"RedrivePolicy": json.dumps(policy), "VisibilityTimeout": "60"}
    )["QueueUrl"]
    parameters = client("ssm", REGION, endpoint)
    parameters.put_parameter(Name=f"/bg-remover/{name}/config", Value=json.dumps(config), Type="String")
    parameters.put_parameter(Name=f"/bg-remover/{name}/secrets", Value=secrets, Type="SecureString")
    return Environment(
        REGION,
        f"bg-remover-{name}",
        f"bg-remover-{name}",
        jobs,
        dead,
        f"/bg-remover/{name}/config",
        f"/bg-remover/{name}/secrets",
        endpoint=endpoint,
    )
