"""POST /create-products: drafts."""

from __future__ import annotations

import time
import uuid

from fastapi import APIRouter, Response

from desktop.cloud.wire import (
    CreateProducts,
    DraftProduct,
    ProcessingOptions,
    ProductDraft,
    ProductImage,
    ProductsCreated,
)
from service.domain import ids
from service.domain.classify import CATEGORIES, category_of
from service.domain.drafts import Draft
from service.domain.idempotency import Attempt
from service.domain.jobs import Job, JobImage
from service.domain.texts import product_texts
from service.errors import ServiceError
from service.routes.access import IdempotencyKey, Processing, Visit, errors, once
from service.routes.processing import submit
from service.routes.sources import image_bytes, keep, upload_key

router = APIRouter(tags=["products"])


@router.post("/create-products", response_model=ProductsCreated, responses=errors(402, 409))
def create_products(
    asked: CreateProducts, visit: Processing, response: Response, key: IdempotencyKey = ""
) -> ProductsCreated | Response:
    """Make drafts of products; their pictures are cut out by jobs unless that is not wanted."""

    def work(attempt: Attempt) -> ProductsCreated:
        began = time.monotonic()
        made = [_draft(visit, asked, draft, attempt, at) for at, draft in enumerate(asked.product_groups)]
        jobs = [job for _, _, job in made if job is not None]
        submit(visit, jobs)
        for _, draft, _ in made:
            if draft is not None:
                visit.backend.drafts.add(draft)
        failed = sum(draft is None for _, draft, _ in made)
        return ProductsCreated(
            job_id=jobs[0].id if jobs else ids.job_id(attempt.begun_at, attempt.seed),
            status="completed" if not failed else "failed" if failed == len(made) else "partial",
            total_groups=len(made),
            products=tuple(told for told, _, _ in made),
            processing_time_ms=round(1000 * (time.monotonic() - began)),
        )

    return once(visit, key, work, response)


def _draft(
    visit: Visit, asked: CreateProducts, wanted: ProductDraft, attempt: Attempt, at: int
) -> tuple[DraftProduct, Draft | None, Job | None]:
    """What is told of a product, its draft and the job for its pictures; no draft without a picture."""
    id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{attempt.seed}/{at}"))
    product_id = wanted.product_id or id
    try:
        keys = [
            _picture(visit, image, f"productGroups.{at}.images.{number}", attempt, 100 * at + number)
            for number, image in enumerate(wanted.images)
        ]
    except ServiceError as error:
        count = len(wanted.images)
        told = DraftProduct(product_id=product_id, status="failed", error=error.message, image_count=count)
        return told, None, None
    metadata, options = wanted.metadata, asked.options
    job = _job(visit, asked, wanted, attempt, at, keys) if options.remove_background else None
    texts = {}
    if options.generate_description:
        own = metadata.category if metadata.category in CATEGORIES else None
        texts = product_texts(
            options.languages,
            name=metadata.title,
            category=own or category_of([metadata.category or "", metadata.title]),
            condition=metadata.condition,
        )
    draft = Draft(
        id=id,
        tenant=visit.tenant,
        user_id=visit.user_id,
        product_id=product_id,
        metadata=metadata,
        image_keys=tuple(keys),
        job_id=job.id if job else None,
        texts=texts,
        created_at=attempt.begun_at,
    )
    told = DraftProduct(
        product_id=product_id,
        carousel_api_product_id=id,
        status="created",
        image_count=len(keys),
        job_id=draft.job_id,
        texts=texts,
    )
    return told, draft, job


def _picture(visit: Visit, image: ProductImage, field: str, attempt: Attempt, number: int) -> str:
    if image.s3_key is not None:
        return upload_key(visit, image.s3_key, f"{field}.s3Key")
    if image.url is not None:
        return keep(visit, visit.backend.fetcher.fetch(image.url), attempt.seed, number)
    return keep(visit, image_bytes(image.base64 or "", f"{field}.base64"), attempt.seed, number)


def _job(
    visit: Visit, asked: CreateProducts, wanted: ProductDraft, attempt: Attempt, at: int, keys: list[str]
) -> Job:
    options = asked.options
    return Job(
        id=ids.job_id(attempt.begun_at, attempt.seed, at),
        tenant=visit.tenant,
        user_id=visit.user_id,
        kind="group",
        created_at=attempt.begun_at,
        updated_at=attempt.begun_at,
        images=tuple(
            JobImage(image_id=f"{number}", key=key, filename=key.rsplit("/", 1)[-1])
            for number, key in enumerate(keys)
        ),
        options=ProcessingOptions(
            output_format=options.output_format,
            quality=options.quality,
            generate_description=options.generate_description,
            languages=options.languages,
        ),
        charge=visit.backend.billing.quote(len(keys)),
        request_id=visit.request_id,
        product_id=wanted.product_id,
        product_name=wanted.metadata.title,
        condition=wanted.metadata.condition,
    )
