"""Ids that sort by the time they were made, and that a repeated request makes again."""

from __future__ import annotations

import hashlib
import secrets
import uuid


def new_seed() -> str:
    """What the ids of one request are made of."""
    return secrets.token_hex(16)


def job_id(now: float, seed: str, number: int = 0) -> str:
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds, 74 bits of the seed and number.

    By their time the jobs of a tenant are listed without an index. The same arguments give the same id.
    """
    random = int.from_bytes(hashlib.sha256(f"{seed}/{number}".encode()).digest()[:10], "big")
    value = (int(now * 1000) & (1 << 48) - 1) << 80 | 7 << 76 | (random >> 68 & 0xFFF) << 64
    value |= 0b10 << 62 | random & (1 << 62) - 1
    return str(uuid.UUID(int=value))
