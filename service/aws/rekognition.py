"""Labels from Rekognition's DetectLabels: paid by the call, within its limits of size and kind."""

from __future__ import annotations

from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from desktop.core.encoding import OutputFormat, encode
from desktop.core.errors import PhotoError
from desktop.core.features import shrink
from desktop.core.imaging import decode
from service.aws.calls import error_code
from service.domain.labels import Label
from service.errors import DependencyFailed, Invalid, Unavailable

_MOST_BYTES = 5_242_880
_MOST_PX = 2048
_LEAST_PX = 80
_MOST_LABELS = 100
_LATER = {
    "ThrottlingException",
    "ProvisionedThroughputExceededException",
    "InternalServerError",
    "LimitExceededException",
}
_BAD_PICTURE = {"InvalidImageFormatException", "ImageTooLargeException", "InvalidParameterException"}


class RekognitionLabeler:
    """Any thread may call."""

    paid = True
    key = "rekognition-detect-labels-3"

    def __init__(self, client: Any) -> None:
        self._client = client

    def labels(self, data: bytes, name: str) -> tuple[Label, ...]:
        image = _fit(data, name)
        try:
            answer = self._client.detect_labels(
                Image={"Bytes": image}, MaxLabels=_MOST_LABELS, MinConfidence=0, Features=["GENERAL_LABELS"]
            )
        except ClientError as error:
            code = error_code(error)
            if code in _LATER:
                raise Unavailable(f"Rekognition is busy ({code}).", retry_after_s=10) from error
            if code in _BAD_PICTURE:
                raise Invalid.field("image", f"Rekognition does not take it ({code})", code) from error
            raise DependencyFailed(f"Rekognition refused the call ({code}).") from error
        except BotoCoreError as error:
            raise Unavailable(f"Rekognition does not answer ({type(error).__name__}).") from error
        found = [Label(str(each["Name"]), round(float(each["Confidence"]), 2)) for each in answer["Labels"]]
        return tuple(sorted(found, key=lambda label: (-label.confidence, label.name)))

    def check(self) -> None:
        """Whether it can be reached at all; a call would cost money, so none is made."""
        if not self._client.meta.endpoint_url:
            raise Unavailable("Rekognition has no address in this region.")


def _fit(data: bytes, name: str) -> bytes:
    """A JPEG that Rekognition takes, of any photo. Raises Invalid."""
    try:
        picture = decode(data, name)
    except PhotoError as error:
        raise Invalid.field("image", str(error), error.code) from error
    small = shrink(picture.rgb, _MOST_PX)
    if min(small.shape[:2]) < _LEAST_PX:
        raise Invalid.field("image", f"a side has less than {_LEAST_PX} pixels", "too-small")
    for quality in (92, 80, 60):
        encoded = encode(small, OutputFormat.JPEG, quality=quality)
        if len(encoded) <= _MOST_BYTES:
            return encoded
    raise Invalid.field("image", "it cannot be made small enough", "too-large")
