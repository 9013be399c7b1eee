"""The queue on SQS; what is received too often goes to its dead letters, see template.yaml."""

from __future__ import annotations

from typing import Any

from service.aws.calls import aws_errors
from service.stores.queues import Message

_LONGEST_WAIT_S = 20
_NOT_GOOD = ("InvalidParameterValue", "ReceiptHandleIsInvalid", "MessageNotInflight")


class SqsQueue:
    """Any thread may call."""

    def __init__(self, client: Any, url: str, dead_url: str) -> None:
        self._client = client
        self._url = url
        self._dead_url = dead_url

    def send(self, body: str) -> None:
        with aws_errors("The queue"):
            self._client.send_message(QueueUrl=self._url, MessageBody=body)

    def receive(self, wait_s: float = 0) -> Message | None:
        with aws_errors("The queue"):
            answer = self._client.receive_message(
                QueueUrl=self._url,
                MaxNumberOfMessages=1,
                WaitTimeSeconds=min(_LONGEST_WAIT_S, int(wait_s)),
                MessageSystemAttributeNames=["ApproximateReceiveCount"],
            )
        for each in answer.get("Messages", []):
            receives = int(each["Attributes"]["ApproximateReceiveCount"])
            return Message(each["Body"], each["ReceiptHandle"], receives)
        return None

    def extend(self, receipt: str, seconds: int) -> None:
        self._if_good("change_message_visibility", ReceiptHandle=receipt, VisibilityTimeout=seconds)

    def done(self, receipt: str) -> None:
        self._if_good("delete_message", ReceiptHandle=receipt)

    def dead(self) -> int:
        name = "ApproximateNumberOfMessages"
        with aws_errors("The queue"):
            answer = self._client.get_queue_attributes(QueueUrl=self._dead_url, AttributeNames=[name])
        return int(answer["Attributes"][name])

    def check(self) -> None:
        with aws_errors("The queue"):
            self._client.get_queue_attributes(QueueUrl=self._url, AttributeNames=["QueueArn"])

    def _if_good(self, call: str, **request: object) -> None:
        """Do it for a receipt that is still good."""
        try:
            getattr(self._client, call)(QueueUrl=self._url, **request)
        except self._client.exceptions.ClientError as error:
            if not any(code in error.response["Error"]["Code"] for code in _NOT_GOOD):
                with aws_errors("The queue"):
                    raise
