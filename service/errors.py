"""Everything that a request can end with other than what was asked for: code, status, sentence, details."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.cloud.wire import ErrorDetail


class ServiceError(Exception):
    """code: what a client decides by.  retry_after_s: told where waiting helps."""

    code = "INTERNAL_ERROR"
    status = 500

    def __init__(
        self,
        message: str,
        details: Sequence[ErrorDetail] = (),
        *,
        code: str | None = None,
        retry_after_s: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.details = tuple(details)
        self.code = code or type(self).code
        self.retry_after_s = retry_after_s


class Invalid(ServiceError):
    code, status = "VALIDATION_ERROR", 400

    @classmethod
    def field(cls, field: str, message: str, code: str = "invalid") -> Invalid:
        """About one field."""
        return cls(f"{field}: {message}", [ErrorDetail(field=field, message=message, code=code)])


class NotSignedIn(ServiceError):
    """code: AUTH_ERROR, TOKEN_EXPIRED or INVALID_CLAIMS."""

    code, status = "AUTH_ERROR", 401


class InsufficientCredits(ServiceError):
    code, status = "INSUFFICIENT_CREDITS", 402


class Forbidden(ServiceError):
    code, status = "FORBIDDEN", 403


class NotFound(ServiceError):
    code, status = "NOT_FOUND", 404


class Conflict(ServiceError):
    code, status = "CONFLICT", 409


class Stale(ServiceError):
    """Somebody else changed it since it was read."""

    code, status = "VERSION_CONFLICT", 412


class TooLarge(ServiceError):
    code, status = "PAYLOAD_TOO_LARGE", 413


class RateLimited(ServiceError):
    code, status = "RATE_LIMITED", 429


class DependencyFailed(ServiceError):
    """Another service answered badly."""

    code, status = "DEPENDENCY_ERROR", 502


class Unavailable(ServiceError):
    """Something that is needed does not answer; the same request may succeed later."""

    code, status = "SERVICE_UNAVAILABLE", 503

    def __init__(self, message: str, *, retry_after_s: int = 5) -> None:
        super().__init__(message, retry_after_s=retry_after_s)


class ConfigError(Exception):
    """The configuration is missing or wrong: the service does not start. Names every field."""
