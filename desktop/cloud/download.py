"""Fetch one large file over HTTP, going on where an earlier try ended.

The proxy is the system's, or the one that HTTPS_PROXY and its like name; requests knows both. Whether what
came is the right file is for the caller to check: a server may say anything.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import FileIO
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop import __version__
from desktop.cloud.network import Network
from desktop.cloud.partial import Partial
from desktop.core.errors import DiskFull, DownloadFailed
from desktop.core.files import explained, free_bytes

if TYPE_CHECKING:
    import requests

log = logging.getLogger(__name__)

Progress = Callable[[int, int | None], None]
"""Gets the bytes that are there and the bytes in all, if known; stops the download by raising."""

_CHUNK_BYTES = 64 * 1024
_REDIRECTS = 10
_PASSING = {408, 425, 429, 500, 502, 503, 504}
"""Answers that another try may change."""
_GAIN_BYTES = 64 * 1024
"""A try that brings less than this counts as one that brought nothing."""


@dataclass(frozen=True, slots=True)
class Patience:
    """connect_s, read_s: how long silence is borne.  pauses_s: before each further try that follows one
    which brought nothing; after the last the download fails.
    """

    connect_s: float = 10.0
    read_s: float = 30.0
    pauses_s: tuple[float, ...] = (1.0, 3.0, 10.0, 30.0)


class _Cut(Exception):
    """This try ended early; the next may go on."""


class _Unfit(Exception):
    """The server's answer does not fit what had come, which was thrown away; the next try begins anew."""


def download(
    url: str,
    partial: Partial,
    *,
    network: Network,
    why: str,
    size_bytes: int,
    is_right: Callable[[], bool],
    progress: Progress,
    patience: Patience,
) -> bool:
    """Fetch into the partial file until the server says that it is complete.

    why: what it is for, for the log of connections.  size_bytes: about how long the file is.  is_right: asked
    when the connection ended early though so much has come: some servers announce more than they have.
    Returns whether it went on from an earlier try. Raises DownloadFailed, OfflineLocked, DiskFull,
    OutputError, and what progress raises; what came is kept then.
    """

    def tell(done_bytes: int, total_bytes: int | None) -> None:
        network.refuse_if_locked(_host(url))  # it may have been put on while this comes
        progress(done_bytes, total_bytes)

    fruitless, has_come, resumed, was_unfit = 0, False, False, False
    with network.session(why) as session:
        session.max_redirects = _REDIRECTS
        while True:
            before = partial.size_bytes
            resumed = resumed or before > 0
            try:
                _try(session, url, partial, size_bytes, tell, patience)
                return resumed
            except _Unfit as error:
                if was_unfit:
                    raise _failed(url, str(error)) from error
                was_unfit = True
                continue
            except _Cut as cut:
                log.info("the download from %s was cut: %s", _host(url), cut)
                now = partial.size_bytes
                if now == size_bytes and is_right():
                    return resumed
                has_come = has_come or now > before
                fruitless = 0 if now - before >= _GAIN_BYTES else fruitless + 1
                # Where nothing came at all there may be no network: then it is better said at once.
                if not has_come or fruitless > len(patience.pauses_s):
                    kept = "What came is kept: the next try goes on from there." if now else ""
                    raise _failed(url, str(cut), kept) from cut
            _pause(
                patience.pauses_s[max(0, fruitless - 1)] if patience.pauses_s else 0,
                partial,
                tell,
            )


def _pause(seconds: float, partial: Partial, progress: Progress) -> None:
    """Wait, and hear a stop meanwhile."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        progress(partial.size_bytes, None)
        time.sleep(min(0.2, left))


def _try(
    session: requests.Session,
    url: str,
    partial: Partial,
    size_bytes: int,
    progress: Progress,
    patience: Patience,
) -> None:
    """One request and its answer. Raises _Cut or _Unfit when another may help, else DownloadFailed."""
    import requests

    try:
        with session.get(
            url,
            headers=_headers(partial, url),
            stream=True,
            timeout=(patience.connect_s, patience.read_s),
        ) as response:
            start = _start(response, url, partial)
            if start is not None:
                _receive(response, url, start, partial, size_bytes, progress)
    except requests.RequestException as error:
        raise _understood(error, url, patience) from error


def _headers(partial: Partial, url: str) -> dict[str, str]:
    headers = {"User-Agent": f"bg-remover/{__version__}", "Accept-Encoding": "identity"}
    if have := partial.size_bytes:
        headers["Range"] = f"bytes={have}-"
        if validator := partial.validator(url):
            headers["If-Range"] = validator
    return headers


def _start(response: requests.Response, url: str, partial: Partial) -> int | None:
    """From which byte on the answer is, or None when everything was here already.

    Raises _Unfit, _Cut or DownloadFailed.
    """
    have = partial.size_bytes
    if url.startswith("https:") and not response.url.startswith("https:"):
        raise _failed(url, "it leads to an address that is not encrypted")
    if response.status_code == 416 and have:
        if _range_of(response)[1] == have:
            return None
        partial.remove()
        raise _Unfit("its file is shorter than what had come")
    if response.status_code == 407:
        raise _failed(url, "the proxy asks for a name and a password", "Put them into HTTPS_PROXY.")
    if response.status_code in _PASSING:
        raise _Cut(_answer(response))
    if response.status_code not in (200, 206):
        raise _failed(url, _answer(response))
    if response.headers.get("Content-Type", "").startswith("text/html"):
        raise _failed(
            url, "a web page came instead of the file", "A sign-in page of the network may stand between."
        )
    if response.status_code == 200:
        return 0
    if _range_of(response)[0] != have:
        partial.remove()
        raise _Unfit("it sends another part than the one asked for")
    return have


def _receive(
    response: requests.Response, url: str, start: int, partial: Partial, size_bytes: int, progress: Progress
) -> None:
    """Write the body behind what is there. Raises _Cut when it ends before the length that was announced."""
    total = _total(response, start)
    folder = partial.file.parent
    needed = (total or size_bytes) - start
    if (room := free_bytes(folder) + (partial.size_bytes - start)) < needed:
        raise DiskFull(
            f"{needed / 1e6:,.0f} MB are needed in {folder}, and {room / 1e6:,.0f} MB are free.",
            "Make room there, then try again.",
        )
    # Twice what is known: the catalogue's figure may be off, but a body without end must not fill the disk.
    most_bytes = 2 * max(size_bytes, _CHUNK_BYTES)
    have = start
    with partial.open(start, url, _validator(response)) as file:
        progress(have, total)
        for data in response.iter_content(_CHUNK_BYTES):
            _write(file, data, partial)
            have += len(data)
            progress(have, total)
            if have > most_bytes:
                raise _failed(url, f"the server sends more than the {size_bytes:,} bytes of the file")
    if total is not None and have < total:
        raise _Cut("the connection broke")


def _write(file: FileIO, data: bytes, partial: Partial) -> None:
    """All of it: an unbuffered file may take a part only. Raises DiskFull or OutputError."""
    left = memoryview(data)
    try:
        while left:
            left = left[file.write(left) or 0 :]
    except OSError as error:
        raise explained(partial.file, error) from error


def _total(response: requests.Response, start: int) -> int | None:
    """How long the whole file is, as the server says, or None."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        return None  # its Content-Length is that of the packed body
    if response.status_code == 206:
        return _range_of(response)[1]
    length = response.headers.get("Content-Length", "")
    return start + int(length) if length.isdecimal() else None


def _range_of(response: requests.Response) -> tuple[int | None, int | None]:
    """First byte and whole length of `Content-Range: bytes 5-9/10` or `bytes */10` (RFC 9110 §14.4)."""
    found = re.fullmatch(
        r"bytes (?:(\d+)-\d+|\*)/(\d+|\*)", response.headers.get("Content-Range", "").strip()
    )
    if found is None:
        return None, None
    first, whole = found.groups()
    return (int(first) if first else None), (int(whole) if whole.isdecimal() else None)


def _validator(response: requests.Response) -> str:
    """A strong ETag, or the date (RFC 9110 §13.1.5: a weak ETag may not stand in If-Range)."""
    tag: str = response.headers.get("ETag", "")
    date: str = response.headers.get("Last-Modified", "")
    return tag if tag.startswith('"') else date


def _answer(response: requests.Response) -> str:
    return f"the server answers {response.status_code} {response.reason or ''}".rstrip()


def _understood(error: requests.RequestException, url: str, patience: Patience) -> _Cut | DownloadFailed:
    """What went wrong on the way, in words; the error's own may hold a proxy's password."""
    import requests
    import urllib3

    cause = error.args[0] if error.args else None
    if isinstance(error, requests.exceptions.SSLError):
        return _failed(
            url,
            "the certificate is not trusted",
            "Where a firewall opens encrypted connections, name its certificate in REQUESTS_CA_BUNDLE.",
        )
    if isinstance(error, requests.TooManyRedirects):
        return _failed(url, "it leads from one address to the next without end")
    if isinstance(error, requests.ConnectTimeout):
        return _Cut(f"no answer within {patience.connect_s:g} s")
    if isinstance(error, requests.ReadTimeout) or isinstance(cause, urllib3.exceptions.ReadTimeoutError):
        return _Cut(f"the server was silent for {patience.read_s:g} s")
    if isinstance(error, requests.exceptions.ProxyError):
        return _Cut("the proxy does not answer, or refuses")
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return _Cut("the connection broke")
    if isinstance(error, requests.ConnectionError):
        return _Cut("there is no connection")
    return _failed(url, f"the address cannot be used ({type(error).__name__})")


def _failed(url: str, cause: str, remedy: str = "") -> DownloadFailed:
    return DownloadFailed(f"The download from {_host(url)} failed: {cause}.", remedy)


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
