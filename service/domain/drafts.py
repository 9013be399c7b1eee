"""Drafts of products, kept until somebody approves them elsewhere."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from desktop.cloud.wire import ProductMetadata, ProductText
from service.stores.items import Key, Put, Refused, Store


class Draft(BaseModel):
    """image_keys: blobs of its pictures.  job_id: of the job that cuts them out."""

    model_config = ConfigDict(frozen=True)

    id: str
    tenant: str
    user_id: str
    product_id: str
    metadata: ProductMetadata
    image_keys: tuple[str, ...]
    job_id: str | None = None
    texts: dict[str, ProductText] = {}
    created_at: float
    state: str = "draft"


class DraftStore:
    """Any thread may call."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, draft: Draft) -> None:
        """Keep it; a repeated request makes the same draft, which is there already."""
        key = Key(f"TENANT#{draft.tenant}#PRODUCT", f"PRODUCT#{draft.id}")
        try:
            self._store.put(Put(key, draft.model_dump(mode="json")))
        except Refused:
            return

    def find(self, tenant: str, draft_id: str) -> Draft | None:
        item = self._store.get(Key(f"TENANT#{tenant}#PRODUCT", f"PRODUCT#{draft_id}"))
        return Draft.model_validate(item.value) if item else None
