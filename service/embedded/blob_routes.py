"""The addresses of the embedded blobs: what S3 does on AWS."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from service.embedded.folder import ROUTE, FolderBlobs
from service.errors import Invalid, NotFound

Signature = Annotated[str, Query(max_length=200)]


def blob_router(blobs: FolderBlobs) -> APIRouter:
    """PUT and GET of signed addresses; nobody signs in here."""
    router = APIRouter()

    @router.put(f"{ROUTE}/{{key:path}}", status_code=200)
    async def upload(
        key: str,
        request: Request,
        size: int,
        ends: int,
        signature: Signature,
        content_type: Annotated[str, Query(alias="type", max_length=100)],
    ) -> Response:
        blobs.may_upload(key, content_type, size, ends, signature)
        if request.headers.get("content-type") != content_type:
            raise Invalid.field("Content-Type", f"the address is for {content_type}", "content-type")
        data = bytearray()
        async for chunk in request.stream():
            data += chunk
            if len(data) > size:
                raise Invalid.field("Content-Length", f"the address is for {size} bytes", "size")
        if len(data) != size:
            raise Invalid.field("Content-Length", f"the address is for {size} bytes", "size")
        blobs.put(key, bytes(data), content_type)
        return Response(status_code=200)

    @router.get(f"{ROUTE}/{{key:path}}")
    def download(key: str, ends: int, signature: Signature) -> Response:
        blobs.may_download(key, ends, signature)
        data, info = blobs.get(key), blobs.info(key)
        if data is None or info is None:
            raise NotFound("There is nothing there any more.")
        return Response(
            data, media_type=info.content_type, headers={"Cache-Control": "private, max-age=3600"}
        )

    return router
