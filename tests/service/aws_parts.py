"""What the template makes on AWS, made on moto's server."""

from __future__ import annotations

import json
from collections.abc import Mapping

from service.aws.calls import client
from service.aws.cloud import Environment

REGION = "eu-west-1"


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
