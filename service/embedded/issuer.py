"""An OpenID issuer for development: code with PKCE, password and refresh, in tokens shaped like Cognito's.

For one machine and for tests. A refresh token is good once; one that comes twice ends its whole family.
"""

from __future__ import annotations

import base64
import hashlib
import html
import secrets
from collections.abc import Callable
from typing import Annotated
from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from service.embedded.files import User, Users
from service.stores.items import Add, Key, Put, Refused, Store

ROUTE = "/dev"
CLIENT_ID = "bg-remover-desktop"
KEY_ID = "dev-1"
_CODE_S = 60
_REFRESH_S = 30 * 24 * 3600
_CARRIED = ("redirect_uri", "code_challenge", "state", "nonce")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Issuer:
    """Makes tokens. Any thread may call."""

    def __init__(
        self,
        url: str,
        key: rsa.RSAPrivateKey,
        users: Users,
        store: Store,
        clock: Callable[[], float],
        *,
        token_s: int = 3600,
    ) -> None:
        """url: of the issuer itself."""
        self.url = url
        self.users = users
        self._key = key
        self._store = store
        self._clock = clock
        self._token_s = token_s

    @property
    def keys(self) -> dict[str, object]:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": KEY_ID, "use": "sig", "alg": "RS256"}]}

    def token(self, user: User, use: str, nonce: str = "") -> str:
        """A signed token. use: id or access."""
        now = int(self._clock())
        claims: dict[str, object] = {
            "iss": self.url,
            "sub": user.name,
            "iat": now,
            "exp": now + self._token_s,
            "token_use": use,
            "custom:tenant": user.tenant,
            "cognito:groups": list(user.groups),
            "cognito:username": user.name,
        }
        claims |= {"aud": CLIENT_ID} if use == "id" else {"client_id": CLIENT_ID}
        claims |= {"nonce": nonce} if nonce else {}
        return jwt.encode(claims, self._key, "RS256", {"kid": KEY_ID})

    def grant(self, user: User, nonce: str = "", family: str = "") -> dict[str, object]:
        """The answer of the token endpoint, with a new refresh token."""
        family, refresh = family or secrets.token_hex(8), secrets.token_urlsafe(32)
        value = {"user": user.name, "family": family}
        self._store.put(Put(_key("REFRESH", refresh), value, int(self._clock()) + _REFRESH_S))
        return {
            "access_token": self.token(user, "access"),
            "id_token": self.token(user, "id", nonce),
            "refresh_token": refresh,
            "token_type": "Bearer",
            "expires_in": self._token_s,
        }

    def new_code(self, user: User, challenge: str, redirect: str, nonce: str) -> str:
        """A code that is good once."""
        code = secrets.token_urlsafe(24)
        value = {"user": user.name, "challenge": challenge, "redirect": redirect, "nonce": nonce}
        self._store.put(Put(_key("CODE", code), value, int(self._clock()) + _CODE_S))
        return code

    def redeem(self, code: str, verifier: str, redirect: str) -> dict[str, object] | None:
        """Tokens for a code; None when it is not good or the verifier is not the one it was made for."""
        item = self._store.get(_key("CODE", code))
        if item is None or not self._used_now(item.key):
            return None
        digest = hashlib.sha256(verifier.encode()).digest()
        is_it = base64.urlsafe_b64encode(digest).decode().rstrip("=") == item.value["challenge"]
        user = self.users.find(str(item.value["user"]))
        if not is_it or redirect != item.value["redirect"] or user is None:
            return None
        return self.grant(user, str(item.value["nonce"]))

    def refresh(self, token: str) -> dict[str, object] | None:
        """New tokens for a refresh token, which is used up; None when it is not good."""
        item = self._store.get(_key("REFRESH", token))
        if item is None or self._is_over(str(item.value["family"])):
            return None
        if not self._used_now(item.key):
            self._end(str(item.value["family"]))
            return None
        user = self.users.find(str(item.value["user"]))
        return self.grant(user, family=str(item.value["family"])) if user else None

    def revoke(self, token: str) -> None:
        """End the family of a refresh token."""
        item = self._store.get(_key("REFRESH", token))
        if item is not None:
            self._end(str(item.value["family"]))

    def _used_now(self, key: Key) -> bool:
        """Whether this is the first use."""
        used = Key(f"{key.partition}#USED", key.sort)
        try:
            self._store.add(Add(used, 1, most=1, expires_at=int(self._clock()) + _REFRESH_S))
        except Refused:
            return False
        return True

    def _is_over(self, family: str) -> bool:
        return self._store.get(_key("ENDED", family)) is not None

    def _end(self, family: str) -> None:
        try:
            self._store.put(Put(_key("ENDED", family), {}, int(self._clock()) + _REFRESH_S))
        except Refused:
            return


async def _form(request: Request) -> dict[str, str]:
    return dict(parse_qsl((await request.body()).decode("utf-8", "replace")))


Form = Annotated[dict[str, str], Depends(_form)]


def _granted(issuer: Issuer, form: dict[str, str]) -> dict[str, object] | None:
    """Tokens, when what was given for them is good."""
    match form.get("grant_type"):
        case "authorization_code":
            verifier, redirect = form.get("code_verifier", ""), form.get("redirect_uri", "")
            return issuer.redeem(form.get("code", ""), verifier, redirect)
        case "refresh_token":
            return issuer.refresh(form.get("refresh_token", ""))
        case "password":
            user = issuer.users.check(form.get("username", ""), form.get("password", ""))
            return issuer.grant(user) if user else None
        case _:
            return None


def _key(kind: str, secret: str) -> Key:
    """What is kept are digests: reading the database signs nobody in."""
    return Key(f"ISSUER#{kind}", hashlib.sha256(secret.encode()).hexdigest())


def issuer_router(issuer: Issuer) -> APIRouter:
    """Its endpoints."""
    router = APIRouter(prefix=ROUTE)

    @router.get("/.well-known/openid-configuration")
    async def discovery() -> dict[str, object]:
        return {
            "issuer": issuer.url,
            "authorization_endpoint": f"{issuer.url}/authorize",
            "token_endpoint": f"{issuer.url}/token",
            "revocation_endpoint": f"{issuer.url}/revoke",
            "jwks_uri": f"{issuer.url}/jwks.json",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    @router.get("/jwks.json")
    async def keys() -> dict[str, object]:
        return issuer.keys

    @router.get("/authorize")
    def authorize(
        client_id: str,
        redirect_uri: str,
        code_challenge: Annotated[str, Query(min_length=43, max_length=128)],
        state: str = "",
        nonce: str = "",
        response_type: str = "code",
        code_challenge_method: str = "S256",
    ) -> Response:
        problem = _problem(client_id, redirect_uri, response_type, code_challenge_method)
        if problem:
            return JSONResponse({"error": "invalid_request", "error_description": problem}, 400)
        hidden = {
            "redirect_uri": redirect_uri,
            "code_challenge": code_challenge,
            "state": state,
            "nonce": nonce,
        }
        return HTMLResponse(_page(hidden))

    @router.post("/authorize")
    def sign_in(form: Form) -> Response:
        redirect = form.get("redirect_uri", "")
        if _problem(CLIENT_ID, redirect, "code", "S256"):
            return JSONResponse({"error": "invalid_request"}, 400)
        user = issuer.users.check(form.get("username", ""), form.get("password", ""))
        if user is None:
            hidden = {name: form.get(name, "") for name in _CARRIED}
            return HTMLResponse(_page(hidden, "Name or password is not right."), 401)
        code = issuer.new_code(user, form.get("code_challenge", ""), redirect, form.get("nonce", ""))
        query = urlencode({"code": code, "state": form.get("state", ""), "iss": issuer.url})
        return RedirectResponse(f"{redirect}?{query}", 303)

    @router.post("/token")
    def token(form: Form) -> Response:
        granted = _granted(issuer, form) if form.get("client_id") == CLIENT_ID else None
        return JSONResponse(granted) if granted else JSONResponse({"error": "invalid_grant"}, 400)

    @router.post("/revoke")
    def revoke(form: Form) -> dict[str, object]:
        issuer.revoke(form.get("token", ""))
        return {}

    return router


def _problem(client_id: str, redirect_uri: str, response_type: str, method: str) -> str:
    """Why an authorization request is refused, before any redirect; empty when it is not."""
    target = urlsplit(redirect_uri)
    if client_id != CLIENT_ID:
        return "unknown client"
    if target.scheme != "http" or target.hostname not in _LOOPBACK:
        return "the redirect must be to the loopback address"
    return "" if response_type == "code" and method == "S256" else "only code with S256"


def _page(hidden: dict[str, str], problem: str = "") -> str:
    fields = "".join(
        f'<input type="hidden" name="{name}" value="{html.escape(value)}">' for name, value in hidden.items()
    )
    return (
        '<!doctype html><meta charset="utf-8"><title>BG Remover, development sign-in</title>'
        f'<form method="post"><p>{html.escape(problem)}</p>{fields}'
        '<label>Name <input name="username" autocomplete="username"></label> '
        '<label>Password <input name="password" type="password" autocomplete="current-password"></label> '
        "<button>Sign in</button></form>"
    )
