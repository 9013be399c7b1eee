"""Credits: taken before the work, given back exactly once for what gave nothing (TEST-2)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Protocol

from pydantic import JsonValue

from service.errors import Conflict, InsufficientCredits
from service.stores.items import Add, Key, Put, Refused, Store

_TRIES = 5


@dataclass(frozen=True, slots=True)
class Transaction:
    """Credits that moved. amount: how many, either way."""

    id: str
    amount: int


class Wallet(Protocol):
    """Any thread may call; a call with a key that was used gives the same transaction and moves nothing.

    Raises errors.Unavailable when it cannot be asked: that is never told as too few credits.
    """

    def balance(self, wallet_id: str) -> int: ...

    def debit(self, wallet_id: str, amount: int, key: str, description: str) -> Transaction:
        """Raises InsufficientCredits, or Conflict when the key was used for another amount."""
        ...

    def credit(self, wallet_id: str, amount: int, key: str, description: str) -> Transaction:
        """Raises Conflict when the key was used for another amount."""
        ...

    def check(self) -> None:
        """Raises errors.Unavailable when it does not answer."""
        ...


class LedgerWallet:
    """Balances and transactions in the service's own store, changed together or not at all."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def balance(self, wallet_id: str) -> int:
        item = self._store.get(_balance(wallet_id))
        return item.count if item else 0

    def debit(self, wallet_id: str, amount: int, key: str, description: str) -> Transaction:
        return self._move(wallet_id, -amount, key, description)

    def credit(self, wallet_id: str, amount: int, key: str, description: str) -> Transaction:
        return self._move(wallet_id, amount, key, description)

    def check(self) -> None:
        self._store.check()

    def _move(self, wallet_id: str, amount: int, key: str, description: str) -> Transaction:
        entry = Key(f"WALLET#{wallet_id}", f"TRANSACTION#{key}")
        id = "tx_" + hashlib.sha256(f"{wallet_id}/{key}".encode()).hexdigest()[:24]
        value: dict[str, JsonValue] = {"amount": amount, "id": id, "description": description}
        least = 0 if amount < 0 else None
        for _ in range(_TRIES):
            known = self._store.get(entry)
            if known is not None:
                if known.value["amount"] != amount:
                    raise Conflict(f"The key {key} was used for another amount.")
                return Transaction(id, abs(amount))
            try:
                self._store.write([Put(entry, value), Add(_balance(wallet_id), amount, least=least)])
            except Refused:
                # Too little, or the same key at the same moment: looked at again to tell which.
                if amount < 0 and self._store.get(entry) is None and self.balance(wallet_id) < -amount:
                    raise InsufficientCredits(
                        f"This takes {-amount} credits; there are {self.balance(wallet_id)}."
                    ) from None
                continue
            return Transaction(id, abs(amount))
        raise Conflict("The wallet is being changed by many at once. Try again.")


def _balance(wallet_id: str) -> Key:
    return Key(f"WALLET#{wallet_id}", "BALANCE")
