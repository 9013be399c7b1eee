"""Phones' and cameras' own files through the command line, and what is kept of what they say."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.core.imaging import decode
from tests.cli.running import run
from tests.core.camera_files import photo_file
from tests.core.camera_metadata import KEPT_DATASETS, PLACELESS_DATASETS, camera_block
from tests.core.heic_files import heic
from tests.core.raw_files import dng
from tests.photos import PhotoMaker, product_picture


@pytest.fixture
def camera_photo(photos: PhotoMaker) -> Path:
    turned = np.asarray(product_picture().transpose(Image.Transpose.ROTATE_90))
    return photos.write("a.jpg", photo_file("a.jpg", turned))


def test_heic_raw_and_deep_tiff_are_cut_out_like_a_jpeg(photos: PhotoMaker, tmp_path: Path) -> None:
    product = np.asarray(product_picture(background=(255, 255, 255)))
    photos.product("a.jpg", background=(255, 255, 255))
    photos.write("b.heic", heic(product, exif=camera_block(orientation=1)))
    photos.write("c.dng", dng(product))
    photos.write("d.tif", photo_file("deep.tif", np.ascontiguousarray(product.transpose(1, 0, 2)[::-1])))
    out, report = tmp_path / "out", tmp_path / "report.json"

    code, said = run(
        "cutout", photos.folder, "-o", out, "--quality", "fast", "--report", report, home=tmp_path
    )

    assert code == 0, said
    document = json.loads(report.read_text())
    assert [photo["warnings"] for photo in document["photos"]] == [[]] * 4
    cutouts = {path.stem: np.asarray(Image.open(path)) for path in out.iterdir()}
    assert sorted(cutouts) == ["a", "b", "c", "d"]
    for cutout in cutouts.values():
        assert cutout.shape == (240, 320, 4)
        assert (cutout[120, 160, 3], cutout[5, 5].tolist()) == (255, [0, 0, 0, 0])
        assert np.abs(cutout[150, 170, :3].astype(int) - cutouts["a"][150, 170, :3]).max() <= 12


@pytest.mark.parametrize("format", ["png", "webp", "jpeg", "tiff"])
def test_gps_is_kept_unless_it_is_to_be_stripped(camera_photo: Path, tmp_path: Path, format: str) -> None:
    suffix = {"jpeg": "jpg", "tiff": "tif"}.get(format, format)
    arguments = ("cutout", camera_photo, "--quality", "fast", "--format", format, "-o")

    for flags, folder in (((), tmp_path / "whole"), (("--strip-gps",), tmp_path / "bare")):
        code, said = run(*arguments, folder, *flags, home=tmp_path)
        assert code == 0, said

    whole = decode((tmp_path / "whole" / f"a.{suffix}").read_bytes(), "a").metadata
    bare = decode((tmp_path / "bare" / f"a.{suffix}").read_bytes(), "a").metadata
    assert b"GPS" in whole.xmp
    assert b"GPS" not in bare.xmp
    assert (0x8825 in tags_of(whole.exif), 0x8825 in tags_of(bare.exif)) == (True, False)
    if format != "webp":
        assert (whole.iptc, bare.iptc) == (KEPT_DATASETS, PLACELESS_DATASETS)
    assert tags_of(bare.exif)[0x010F] == "NIKON"


def test_a_second_process_without_gps_writes_the_cutouts_again(camera_photo: Path, tmp_path: Path) -> None:
    arguments = ("process", camera_photo, "-o", tmp_path / "out", "--quality", "fast")
    cutout = tmp_path / "out" / "a.png"

    assert run(*arguments, home=tmp_path)[0] == 0
    assert 0x8825 in tags_of(decode(cutout.read_bytes(), "a").metadata.exif)
    assert run(*arguments, "--strip-gps", home=tmp_path)[0] == 0
    bare = cutout.read_bytes()
    assert 0x8825 not in tags_of(decode(bare, "a").metadata.exif)
    changed = cutout.stat().st_mtime_ns
    assert run(*arguments, "--strip-gps", home=tmp_path)[0] == 0
    assert (cutout.read_bytes(), cutout.stat().st_mtime_ns) == (bare, changed)


def test_what_a_jpeg_cannot_hold_is_told_in_the_report(photos: PhotoMaker, tmp_path: Path) -> None:
    picture = product_picture()
    picture.save(photos.folder.parent / "a.png", exif=camera_block(orientation=1) + bytes(66_000))
    report = tmp_path / "report.json"

    code, _ = run(
        "cutout",
        photos.folder.parent / "a.png",
        "-o",
        tmp_path / "out",
        "--quality",
        "fast",
        "--format",
        "jpeg",
        "--report",
        report,
        home=tmp_path,
    )

    assert code == 0
    assert json.loads(report.read_text())["photos"][0]["files"][0]["warnings"] == [
        "Its EXIF data is too long for a JPEG: the maker's note is left out."
    ]


def tags_of(block: bytes) -> Image.Exif:
    tags = Image.Exif()
    tags.load(block)
    return tags
