"""Pictures from addresses that users give, by the program's own guarded door (MAJOR-5).

The name is resolved once, every answer is judged, exactly a judged one is connected to, and redirections are
judged again: desktop.cloud.pinned and addresses.
"""

from __future__ import annotations

from collections.abc import Collection

from desktop.cloud.network import Network
from desktop.cloud.pinned import Resolve, look_up
from desktop.cloud.web_picture import Limits, fetch_picture
from desktop.core.errors import RefusedAddress, WebImportFailed
from service.errors import DependencyFailed, Invalid

_LIMITS = Limits(most_bytes=25_000_000, deadline_s=20, connect_s=3, read_s=5)


class Fetcher:
    """Fetches pictures. Any thread may call."""

    def __init__(
        self, *, private_hosts: Collection[str] = (), resolve: Resolve = look_up, limits: Limits = _LIMITS
    ) -> None:
        """private_hosts: names that may be inside the network, for development and tests."""
        self._private_hosts = frozenset(private_hosts)
        self._resolve = resolve
        self._limits = limits

    def fetch(self, url: str) -> bytes:
        """The picture at an address. Raises Invalid for one that may not be asked, DependencyFailed else."""
        try:
            return fetch_picture(
                url,
                Network(None),
                allowed_hosts=self._private_hosts,
                limits=self._limits,
                resolve=self._resolve,
            ).data
        except RefusedAddress as error:
            raise Invalid.field("imageUrl", "this address is not on the public internet", "url") from error
        except WebImportFailed as error:
            raise DependencyFailed(
                f"The picture could not be fetched. {error.message}", code="FETCH_FAILED"
            ) from error
