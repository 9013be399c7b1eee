from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop.core.errors import OutputError
from desktop.store.cache import Cache


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    cache = Cache(tmp_path / "cache")
    yield cache
    cache.close()


def test_matte_comes_back_bit_for_bit(cache: Cache) -> None:
    alpha = np.random.default_rng(1).integers(0, 256, (33, 47), np.uint8)

    cache.save_matte("ab12", "balanced-u2netp-1", alpha)

    kept = cache.matte("ab12", "balanced-u2netp-1")
    assert kept is not None
    assert (kept == alpha).all()
    assert cache.has_matte("ab12", "balanced-u2netp-1")
    assert cache.matte("ab12", "fast-u2netp-1") is None
    assert not cache.has_matte("cd", "balanced-u2netp-1")


def test_thumbnail_keeps_colours_and_alpha(cache: Cache) -> None:
    cutout = np.random.default_rng(2).integers(0, 256, (12, 9, 4), np.uint8)

    cache.save_thumbnail("ab12", "m", cutout)

    kept = cache.thumbnail("ab12", "m")
    assert kept is not None
    assert (kept == cutout).all()


@pytest.mark.parametrize("damage", [b"", b"\x89PNG\r\n\x1a\n", b"somebody's letter"])
def test_damaged_picture_counts_as_absent(cache: Cache, tmp_path: Path, damage: bytes) -> None:
    cache.save_matte("ab12", "m", np.zeros((4, 4), np.uint8))
    (file,) = (tmp_path / "cache" / "mattes").rglob("*.png")
    file.write_bytes(damage)

    assert cache.matte("ab12", "m") is None


def test_features_of_another_version_are_not_taken(cache: Cache) -> None:
    cache.save_features("ab12", "m", 3, b"features")

    assert cache.features("ab12", "m", 3) == b"features"
    assert cache.features("ab12", "m", 4) is None


def test_model_name_cannot_leave_the_folder(cache: Cache, tmp_path: Path) -> None:
    cache.save_matte("ab12", "../../outside/../x", np.zeros((2, 2), np.uint8))

    files = [file for file in tmp_path.rglob("*.png") if file.is_file()]
    assert [file.parent.parent.name for file in files] == ["mattes"]


def test_database_of_another_kind_is_made_anew(tmp_path: Path, expected_warnings: object) -> None:
    assert callable(expected_warnings)
    expected_warnings("the cache is made anew")
    root = tmp_path / "cache"
    root.mkdir()
    (root / "features.db").write_bytes(b"damaged " * 1000)

    cache = Cache(root)

    cache.save_features("ab", "m", 1, b"new")
    assert cache.features("ab", "m", 1) == b"new"
    cache.close()


def test_folder_may_vanish_while_the_program_runs(cache: Cache, tmp_path: Path) -> None:
    import shutil

    cache.save_matte("ab12", "m", np.zeros((2, 2), np.uint8))
    shutil.rmtree(tmp_path / "cache" / "mattes")

    assert cache.matte("ab12", "m") is None
    cache.save_matte("ab12", "m", np.ones((2, 2), np.uint8))
    assert cache.has_matte("ab12", "m")


def test_matte_that_cannot_be_kept_is_an_error_and_a_thumbnail_is_not(cache: Cache, tmp_path: Path) -> None:
    for kind in ("mattes", "thumbnails"):
        (tmp_path / "cache" / kind).write_text("a file where the folder should be")

    with pytest.raises(OutputError):
        cache.save_matte("ab12", "m", np.zeros((2, 2), np.uint8))
    cache.save_thumbnail("ab12", "m", np.zeros((2, 2, 4), np.uint8))
    assert cache.thumbnail("ab12", "m") is None


def test_what_is_forgotten_is_gone_and_the_rest_stays(cache: Cache) -> None:
    for matting in ("m", "m-e0123456789abcdef"):
        cache.save_matte("ab12", matting, np.ones((3, 3), np.uint8))
        cache.save_thumbnail("ab12", matting, np.ones((3, 3, 4), np.uint8))
        cache.save_features("ab12", matting, 1, b"features")

    cache.forget("ab12", "m-e0123456789abcdef")
    cache.forget("ab12", "never kept")

    assert cache.matte("ab12", "m-e0123456789abcdef") is None
    assert cache.thumbnail("ab12", "m-e0123456789abcdef") is None
    assert cache.features("ab12", "m-e0123456789abcdef", 1) is None
    assert cache.has_matte("ab12", "m")
    assert cache.thumbnail("ab12", "m") is not None
    assert cache.features("ab12", "m", 1) == b"features"
