"""A credits service with the routes of the deployed one, over a ledger: what CreditsApi talks to."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from service.domain.wallets import LedgerWallet
from service.errors import Conflict, InsufficientCredits


class Move(BaseModel):
    amount: int
    idempotencyKey: str  # noqa: N815 - its name on the wire


def _app(ledger: LedgerWallet) -> FastAPI:
    app = FastAPI()

    @app.get("/wallets/{wallet}")
    def balance(wallet: str) -> dict[str, object]:
        return {"success": True, "data": {"walletId": wallet, "balance": ledger.balance(wallet)}}

    @app.post("/wallets/{wallet}/debit", response_model=None)
    def debit(wallet: str, move: Move) -> JSONResponse | dict[str, object]:
        try:
            made = ledger.debit(wallet, move.amount, move.idempotencyKey, "")
        except InsufficientCredits as error:
            return JSONResponse({"success": False, "error": error.message}, 402)
        except Conflict as error:
            return JSONResponse({"success": False, "error": error.message}, 409)
        return {"success": True, "data": {"transactionId": made.id}}

    @app.post("/wallets/{wallet}/credit")
    def credit(wallet: str, move: Move) -> dict[str, object]:
        made = ledger.credit(wallet, move.amount, move.idempotencyKey, "")
        return {"success": True, "data": {"transactionId": made.id}}

    return app


@contextmanager
def credits_service(ledger: LedgerWallet, port: int = 0) -> Iterator[str]:
    """Its address."""
    listener = socket.create_server(("127.0.0.1", port))
    server = uvicorn.Server(uvicorn.Config(_app(ledger), log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, args=([listener],), name="Credits", daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
