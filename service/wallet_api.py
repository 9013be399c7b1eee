"""Credits of a service of their own, asked over HTTP as the deployed one is: /wallets/{id}/debit..."""

from __future__ import annotations

from urllib.parse import quote

import requests

from service.domain.wallets import Transaction
from service.errors import Conflict, InsufficientCredits, Unavailable
from service.log import request_id

_TIMEOUT_S = (2, 5)


class CreditsApi:
    """Any thread may call. Nothing is kept: a balance that was true a minute ago helps nobody."""

    def __init__(self, url: str, api_key: str = "") -> None:
        """url: up to and without /wallets.  api_key: sent where the other side wants one."""
        self._url = url.rstrip("/")
        self._api_key = api_key

    def balance(self, wallet_id: str) -> int:
        return int(str(self._ask("GET", wallet_id, "")["balance"]))

    def debit(self, wallet_id: str, amount: int, key: str, description: str) -> Transaction:
        return self._move(wallet_id, "/debit", amount, key, description)

    def credit(self, wallet_id: str, amount: int, key: str, description: str) -> Transaction:
        return self._move(wallet_id, "/credit", amount, key, description)

    def check(self) -> None:
        self._ask("GET", "health-check", "")

    def _move(self, wallet_id: str, what: str, amount: int, key: str, description: str) -> Transaction:
        body = {
            "amount": amount,
            "sourceType": "bg_remover",
            "sourceId": key,
            "description": description,
            "idempotencyKey": key,
        }
        return Transaction(str(self._ask("POST", wallet_id, what, body)["transactionId"]), amount)

    def _ask(
        self, method: str, wallet_id: str, what: str, body: dict[str, object] | None = None
    ) -> dict[str, object]:
        headers = {"X-Request-Id": request_id.get()}
        if self._api_key:
            headers["X-Api-Key"] = self._api_key
        try:
            answer = requests.request(
                method,
                f"{self._url}/wallets/{quote(wallet_id, safe='')}{what}",
                json=body,
                headers=headers,
                timeout=_TIMEOUT_S,
            )
            document = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise Unavailable("The wallet does not answer; nothing was taken.", retry_after_s=10) from error
        if answer.status_code == 402:
            raise InsufficientCredits("There are not enough credits for this.")
        if answer.status_code == 409:
            raise Conflict("The wallet knows this key for another amount.")
        if not answer.ok or not isinstance(document.get("data"), dict):
            raise Unavailable("The wallet does not answer as it should; nothing was taken.", retry_after_s=10)
        found: dict[str, object] = document["data"]
        return found
