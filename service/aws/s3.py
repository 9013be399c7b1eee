"""Blobs in an S3 bucket; its lifecycle rules remove them, see template.yaml."""

from __future__ import annotations

from typing import Any, cast

from botocore.exceptions import ClientError

from service.aws.calls import aws_errors, error_code
from service.stores.blobs import DOWNLOAD_S, UPLOAD_S, BlobInfo

_MISSING = ("NoSuchKey", "404", "NotFound")


class S3Blobs:
    """Any thread may call."""

    def __init__(self, client: Any, bucket: str) -> None:
        self._client = client
        self.bucket = bucket

    def put(self, key: str, data: bytes, content_type: str) -> None:
        with aws_errors("The blob store"):
            self._client.put_object(Bucket=self.bucket, Key=key, Body=data, ContentType=content_type)

    def get(self, key: str) -> bytes | None:
        try:
            with aws_errors("The blob store", but="NoSuchKey"):
                answer = self._client.get_object(Bucket=self.bucket, Key=key)
                return cast("bytes", answer["Body"].read())
        except ClientError:
            return None

    def info(self, key: str) -> BlobInfo | None:
        try:
            answer = self._client.head_object(Bucket=self.bucket, Key=key)
        except ClientError as error:
            if error_code(error) in _MISSING:
                return None
            with aws_errors("The blob store"):
                raise
        return BlobInfo(int(answer["ContentLength"]), str(answer["ContentType"]))

    def remove(self, key: str) -> None:
        with aws_errors("The blob store"):
            self._client.delete_object(Bucket=self.bucket, Key=key)

    def upload_url(self, key: str, content_type: str, size_bytes: int) -> str:
        # Type and length are among the signed headers: another one of either breaks the signature.
        what = {
            "Bucket": self.bucket,
            "Key": key,
            "ContentType": content_type,
            "ContentLength": size_bytes,
        }
        return str(self._client.generate_presigned_url("put_object", what, UPLOAD_S))

    def download_url(self, key: str) -> str:
        what = {"Bucket": self.bucket, "Key": key}
        return str(self._client.generate_presigned_url("get_object", what, DOWNLOAD_S))

    def check(self) -> None:
        with aws_errors("The blob store"):
            self._client.head_bucket(Bucket=self.bucket)
