"""GET, PUT and PATCH /settings."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Response

from desktop.cloud.wire import PatchSettings, PutSettings, SettingsAnswer, SettingsSaved, TenantSettings
from service.domain.settings import Saved, cost_warnings, merged
from service.errors import Invalid
from service.routes.access import Setting, Visit, errors

router = APIRouter(tags=["settings"])
IfMatch = Annotated[
    str, Header(alias="If-Match", pattern=r'^("?[0-9]{1,12}"?)?$', description="The ETag that was read")
]


@router.get("/settings", response_model=SettingsAnswer, responses=errors())
def read_settings(visit: Setting, response: Response) -> SettingsAnswer:
    """The settings with every default filled in, and what they cost."""
    saved = visit.backend.settings.load(visit.tenant)
    response.headers["ETag"] = f'"{saved.version}"'
    warnings = cost_warnings(saved.settings, visit.backend.price)
    return SettingsAnswer(settings=saved.settings, version=saved.version, warnings=warnings)


@router.put("/settings", response_model=SettingsSaved, responses=errors(412))
def put_settings(
    asked: PutSettings, visit: Setting, response: Response, if_match: IfMatch = ""
) -> SettingsSaved:
    """Replace the settings; for administrators and staff."""
    visit.must_be_staff()
    before = visit.backend.settings.load(visit.tenant)
    return _save(visit, before, asked.settings, _version(asked.version, if_match), response)


@router.patch("/settings", response_model=SettingsSaved, responses=errors(412))
def patch_settings(
    asked: PatchSettings, visit: Setting, response: Response, if_match: IfMatch = ""
) -> SettingsSaved:
    """Change some of the settings; for administrators and staff."""
    visit.must_be_staff()
    before = visit.backend.settings.load(visit.tenant)
    changed = merged(before.settings, asked.settings)
    return _save(visit, before, changed, _version(asked.version, if_match), response)


def _save(
    visit: Visit, before: Saved, settings: TenantSettings, version: int | None, response: Response
) -> SettingsSaved:
    saved = visit.backend.settings.save(visit.tenant, settings, before, version)
    response.headers["ETag"] = f'"{saved.version}"'
    return SettingsSaved(
        settings=saved.settings,
        version=saved.version,
        warnings=cost_warnings(saved.settings, visit.backend.price),
        message="The settings are saved.",
    )


def _version(in_body: int | None, if_match: str) -> int | None:
    """The version that the writer saw. Raises Invalid when body and header disagree."""
    in_header = int(if_match.strip('"')) if if_match else None
    if in_body is not None and in_header is not None and in_body != in_header:
        raise Invalid.field("version", "it is another one than If-Match says", "version")
    return in_header if in_body is None else in_body
