"""What an installed program must be able to do, tried for real on photos made here."""

from __future__ import annotations

import io
import ssl
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from desktop.app.engine import Choice, load_engine, load_extractor
from desktop.core.types import Alpha, PhotoId, Quality, RgbImage
from desktop.paths import Places, resources

_SIDE_PX = 480
_LEAST_INSIDE = 0.95
"""How much of the disc the cutout must hold, and how much of its surroundings it must leave out."""

Attempt = Callable[[], str]
"""Does something for real and says in a few words what it found; whatever it raises fails the check."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried. detail: what was found, or what went wrong."""

    name: str
    ok: bool
    detail: str
    seconds: float


@dataclass(frozen=True, slots=True)
class SelfTest:
    """All that was tried."""

    version: str
    frozen: bool
    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        return all(check.ok for check in self.checks)

    def document(self) -> dict[str, object]:
        """For JSON."""
        return {"ok": self.ok, **asdict(self)}


def tried(name: str, attempt: Attempt) -> Check:
    """The check that comes of one attempt."""
    started_s = time.perf_counter()
    try:
        ok, detail = True, attempt()
    except Exception as error:  # noqa: BLE001 - the job border of a check: whatever is missing in a build shows up here
        ok, detail = False, f"{type(error).__name__}: {error}"
    return Check(name, ok, detail, round(time.perf_counter() - started_s, 3))


def engine_attempts() -> dict[str, Attempt]:
    """Everything but the window, by name."""
    return {
        "library": _try_library,
        "formats": _try_formats,
        "heic": _try_heic,
        "raw": _try_raw,
        "cutout": _try_cutout,
        "grouping": _try_grouping,
        "other models": _try_other_models,
        "keyring": _try_keyring,
        "certificates": _try_certificates,
    }


def disc(side_px: int, colour: tuple[int, int, int], radius: float = 0.3) -> tuple[RgbImage, Alpha]:
    """A lit ball on light grey, and where it is (0 or 255)."""
    y, x = (np.mgrid[:side_px, :side_px] + 0.5) / side_px - 0.5
    inside = np.hypot(x, y) <= radius
    light = np.clip(1 - np.hypot(x + 0.1, y + 0.1) * 1.5, 0.25, 1)[..., None]
    rgb = np.where(inside[..., None], light * np.array(colour), 228)
    return rgb.astype(np.uint8), np.where(inside, 255, 0).astype(np.uint8)


def _try_library() -> str:
    from desktop.store.database import Database
    from desktop.store.schema import LIBRARY

    # Without spares: a folder that is still held (Windows) must not fail the test after the fact.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        database = Database(Path(folder) / "library.db", LIBRARY)
        with database.transaction() as connection:
            connection.execute("INSERT INTO shoots (name, created_at) VALUES ('self-test', 'now')")
        count = database.query("SELECT count(*) FROM shoots")[0][0]
        version = database.query("SELECT sqlite_version()")[0][0]
        database.close()
    if count != 1:
        raise RuntimeError(f"{count} rows came back, not 1")
    return f"SQLite {version}"


def _try_formats() -> str:
    from PIL import Image

    from desktop.core.imaging import decode

    rgb, _ = disc(64, (200, 40, 40))
    names = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF")
    for name in names:
        buffer = io.BytesIO()
        Image.fromarray(rgb).save(buffer, name)
        seen = decode(buffer.getvalue(), f"sample.{name.lower()}").rgb
        off = float(np.abs(seen.astype(int) - rgb).mean())
        if seen.shape != rgb.shape or off > 12:
            raise RuntimeError(f"{name} came back as {seen.shape}, {off:.1f} levels off")
    return ", ".join(names)


def _try_heic() -> str:
    from desktop.core.imaging import decode

    picture = decode((resources() / "self_test" / "sample.heic").read_bytes(), "sample.heic")
    red, green, blue = picture.rgb[32, 32]
    if picture.rgb.shape != (64, 64, 3) or not red > 2 * max(int(green), int(blue)):
        raise RuntimeError(f"{picture.rgb.shape}, the middle is {red}, {green}, {blue}, not red")
    return "read"


def _try_raw() -> str:
    import rawpy

    return f"LibRaw {'.'.join(map(str, rawpy.libraw_version))}"


def _try_cutout() -> str:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        engine = load_engine(Choice(Quality.BALANCED), Places.below(Path(folder)), 1)
        rgb, truth = disc(_SIDE_PX, (190, 60, 40))
        alpha = engine.matting.matte(rgb).alpha
    inside = float((alpha[truth == 255] > 127).mean())
    outside = float((alpha[truth == 0] > 127).mean())
    if inside < _LEAST_INSIDE or outside > 1 - _LEAST_INSIDE:
        raise RuntimeError(f"{inside:.0%} of the subject kept, {outside:.0%} of the rest")
    return f"{engine.matting.name} on {engine.hardware_label}"


def _try_grouping() -> str:
    from desktop.core.grouping import GroupingSettings, group_photos

    extractor = load_extractor()
    photos = [
        disc(_SIDE_PX, (190, 60, 40)),
        disc(_SIDE_PX, (190, 60, 40), 0.32),
        disc(_SIDE_PX, (30, 60, 200)),
    ]
    features = {
        PhotoId(number): extractor.extract(rgb, alpha, f"{number:032x}")
        for number, (rgb, alpha) in enumerate(photos, 1)
    }
    found = {frozenset(group.photos) for group in group_photos(features, GroupingSettings()).groups}
    if found != {frozenset({PhotoId(1), PhotoId(2)}), frozenset({PhotoId(3)})}:
        raise RuntimeError(f"the groups are {sorted(map(sorted, found))}")
    return "two views of one together, another colour apart"


def _try_other_models() -> str:
    from rembg.sessions import sessions_names

    return f"{len(sessions_names)} models of rembg"


def _try_keyring() -> str:
    """A build must carry the backends; whether this system has one open is only told."""
    import keyring
    from keyring.backends import fail

    backend = keyring.get_keyring()
    if isinstance(backend, fail.Keyring):
        return "none on this system"
    return f"{type(backend).__module__}.{type(backend).__name__}"


def _try_certificates() -> str:
    import certifi

    context = ssl.create_default_context(cafile=certifi.where())
    count = len(context.get_ca_certs())
    if not count:
        raise RuntimeError("no certificate of an authority is here")
    return f"{count} authorities, {ssl.OPENSSL_VERSION}"
