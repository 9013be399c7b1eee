"""A picture from a web address that somebody pasted: fetched with care, because anybody may have made it.

http and https only; every address judged and pinned (pinned.py), again at each of at most three redirections;
size and time limited while it comes; what does not begin like a picture is given up at its first bytes.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

import requests
import urllib3

from desktop import __version__
from desktop.cloud.network import Network
from desktop.cloud.pinned import Gate, PinnedAdapter, Resolve, look_up
from desktop.core.errors import RefusedAddress, WebImportFailed
from desktop.core.signatures import HEAD_BYTES, suffix_of

Progress = Callable[[int, int | None], None]
"""Gets the bytes that came and the bytes in all, if known; stops the fetch by raising."""

_REDIRECTIONS = {301, 302, 303, 307, 308}
_CHUNK_BYTES = 64 * 1024
_LONGEST_URL = 4096
_LONGEST_NAME = 80
_LOOK = "Open the address in a browser to see what is there."


@dataclass(frozen=True, slots=True)
class Limits:
    """deadline_s: for all of it, redirections too.  connect_s, read_s: how long silence is borne."""

    most_bytes: int = 200_000_000
    deadline_s: float = 120.0
    connect_s: float = 10.0
    read_s: float = 20.0
    redirections: int = 3


@dataclass(frozen=True, slots=True)
class WebPicture:
    """name: a file name made of the address, safe on every system, with the suffix of the content's kind."""

    name: str
    data: bytes


def fetch_picture(
    url: str,
    network: Network,
    *,
    allowed_hosts: frozenset[str] = frozenset(),
    limits: Limits | None = None,
    progress: Progress = lambda _done, _total: None,
    resolve: Resolve = look_up,
) -> WebPicture:
    """Fetch what is at an address. allowed_hosts: those that may be in the user's own network.

    Raises RefusedAddress, WebImportFailed, OfflineLocked, and what progress raises.
    """
    limits = limits or Limits()
    gate = Gate(allowed_hosts, resolve)
    with network.session("a picture from the web") as session, gate.until(limits.deadline_s):
        adapter = PinnedAdapter(network, "a picture from the web", gate)
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        session.trust_env = False
        session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or True
        try:
            return _follow(session, url, network, limits, progress)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise _understood(url, error, limits, is_over=gate.is_over) from error


def _follow(
    session: requests.Session, url: str, network: Network, limits: Limits, progress: Progress
) -> WebPicture:
    at = checked(url)
    for _ in range(limits.redirections + 1):
        with session.get(
            at,
            headers={
                "User-Agent": f"bg-remover/{__version__}",
                "Accept": "image/*",
                "Accept-Encoding": "identity",
            },
            stream=True,
            timeout=(limits.connect_s, limits.read_s),
            allow_redirects=False,
        ) as answer:
            if answer.status_code not in _REDIRECTIONS:
                host = _host(at)

                def tell(done: int, total: int | None, host: str = host) -> None:
                    network.refuse_if_locked(host)
                    progress(done, total)

                data = _body(answer, at, limits, tell)
                return WebPicture(_name_for(url, data), data)
            onward = checked(urljoin(at, answer.headers.get("Location", "")))
            if at.startswith("https:") and not onward.startswith("https:"):
                raise WebImportFailed(f"{_host(at)} leads to an address that is not encrypted.", _LOOK)
            at = onward
    raise WebImportFailed(f"{_host(url)} leads from one address to the next without end.", _LOOK)


def checked(url: str) -> str:
    """The address, if it is one that may be fetched. Raises RefusedAddress."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise RefusedAddress("That is no web address.", "Copy the picture's address again.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise RefusedAddress(
            "Only addresses that begin with http:// or https:// can be added.",
            "Copy the picture's own address.",
        )
    if parts.username is not None or parts.password is not None:
        raise RefusedAddress(
            f"The address of {parts.hostname} holds a user name, which can hide where it really leads.",
            "Leave out what stands before the @.",
        )
    if len(url) > _LONGEST_URL or any(ord(one) < 33 or one == "\\" for one in url):
        raise RefusedAddress("That is no web address.", "Copy the picture's address again.")
    return url


def _body(answer: requests.Response, url: str, limits: Limits, tell: Progress) -> bytes:
    """The whole body. Raises WebImportFailed."""
    host = _host(url)
    if answer.status_code != 200:
        raise WebImportFailed(
            f"{host} answers {answer.status_code} {answer.reason or ''}".rstrip() + ".", _LOOK
        )
    if answer.headers.get("Content-Encoding", "identity").lower() not in ("identity", ""):
        raise WebImportFailed(f"{host} sends the picture packed, though it was asked not to.", _LOOK)
    length = answer.headers.get("Content-Length", "")
    total = int(length) if length.isdecimal() else None
    if total is not None and total > limits.most_bytes:
        raise _too_large(host, limits)
    came = bytearray()
    is_sniffed = False
    while data := answer.raw.read1(_CHUNK_BYTES):  # read() would wait for a whole chunk, however slow
        came += data
        tell(len(came), total)
        if len(came) > limits.most_bytes:
            raise _too_large(host, limits)
        if not is_sniffed and len(came) >= HEAD_BYTES:
            is_sniffed = True
            _sniff(came, host)
    if total is not None and len(came) < total:
        raise WebImportFailed(f"The connection to {host} broke.", "Try it again.")
    _sniff(came, host)
    return bytes(came)


def _sniff(came: bytes | bytearray, host: str) -> None:
    if suffix_of(bytes(came[:HEAD_BYTES])) is None:
        start = bytes(came[:HEAD_BYTES]).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        what = "a web page" if start.startswith((b"<!doctype html", b"<html")) else "something else"
        raise WebImportFailed(
            f"What {host} sends is not a picture but {what}.", "Copy the address of the picture itself."
        )


def _name_for(url: str, data: bytes) -> str:
    """A file's name out of the last part of the address: no dots in front, no names that Windows keeps."""
    suffix = suffix_of(data[:HEAD_BYTES]) or ""
    last = unquote(urlsplit(url).path.rpartition("/")[2], errors="ignore")
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", last)
    stem = re.sub(r"[^\w.-]+", "-", stem).strip(".-_ ")[:_LONGEST_NAME].rstrip(".-_ ")
    if not stem or re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", stem):
        stem = "picture"
    return stem + suffix


def _too_large(host: str, limits: Limits) -> WebImportFailed:
    return WebImportFailed(
        f"What {host} sends is larger than {limits.most_bytes / 1e6:,.0f} MB.",
        "Save it by hand, then add it.",
    )


def _understood(url: str, error: Exception, limits: Limits, *, is_over: bool) -> WebImportFailed:
    host = _host(url)
    text = ""
    with contextlib.suppress(Exception):
        text = str(error)
    if is_over:
        return WebImportFailed(f"{host} took longer than {limits.deadline_s:g} s.", "Try it again later.")
    if isinstance(error, requests.exceptions.SSLError):
        return WebImportFailed(f"The certificate of {host} is not trusted.", "Do not use this address.")
    if isinstance(error, requests.Timeout | TimeoutError) or "timed out" in text:
        return WebImportFailed(f"{host} does not answer.", "Try it again later.")
    if "NameResolutionError" in text or "resolve" in text:
        return WebImportFailed(f"There is no host called {host}, or no network.", "Check the address.")
    return WebImportFailed(f"The connection to {host} failed.", "Try it again later.")


def _host(url: str) -> str:
    return urlsplit(url).hostname or "the address"
