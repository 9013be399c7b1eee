"""Files that nobody should have to open: pictures made here, damaged in every way, and bombs.

The same seed gives the same files. Nothing is taken from anywhere.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageCms, features

from tests.photos import encoded, product_picture

_SIZE = (96, 72)
_CUTS = 64


@dataclass(frozen=True, slots=True)
class Sample:
    """A file. sound: whether it must be opened, and not only be refused clearly."""

    name: str
    data: bytes
    sound: bool = False


def corpus(count: int, seed: int = 1) -> Iterator[Sample]:
    """At least `count` files: sound ones, bombs and tricks, every cut at a 64th, then random damage."""
    chance = random.Random(seed)
    whole = list(sound())
    made = 0
    for sample in (*whole, *honest(), *bombs(), *tricks()):
        yield sample
        made += 1
    for sample in cuts(whole):
        if made < count:
            yield sample
            made += 1
    while made < count:
        yield damaged(chance.choice(whole), whole, chance, made)
        made += 1


def sound() -> Iterator[Sample]:
    """One file of each kind that Pillow can write and the program can read."""
    picture = product_picture(_SIZE)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    srgb = (
        srgb[:24] + struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + srgb[36:]
    )  # the day it was made (ICC.1 §7.2.10)
    exif = Image.Exif()
    exif[0x010E] = "a made picture"
    exif[0x0112] = 6
    deep = Image.fromarray((np.arange(96 * 72, dtype=np.uint16) * 9).reshape(72, 96))
    alpha = picture.convert("RGBA")
    alpha.putalpha(128)
    made: list[tuple[str, Image.Image, str, dict[str, object]]] = [
        ("plain.jpg", picture, "JPEG", {"exif": exif.tobytes(), "icc_profile": srgb}),
        ("progressive.jpg", picture, "JPEG", {"progressive": True}),
        ("grey.jpg", picture.convert("L"), "JPEG", {}),
        ("cmyk.jpg", picture.convert("CMYK"), "JPEG", {}),
        ("two.mpo", picture, "MPO", {"save_all": True, "append_images": [picture]}),
        ("plain.png", picture, "PNG", {"icc_profile": srgb}),
        ("alpha.png", alpha, "PNG", {}),
        ("palette.png", picture.quantize(16), "PNG", {}),
        ("deep.png", deep, "PNG", {}),
        ("plain.tif", picture, "TIFF", {}),
        ("lzw.tif", picture, "TIFF", {"compression": "tiff_lzw"}),
        ("deflate.tif", picture, "TIFF", {"compression": "tiff_adobe_deflate", "icc_profile": srgb}),
        ("jpeg.tif", picture, "TIFF", {"compression": "jpeg"}),
        ("deep.tif", deep, "TIFF", {}),
        ("plain.bmp", picture, "BMP", {}),
        (
            "moving.gif",
            picture.quantize(16),
            "GIF",
            {"save_all": True, "append_images": [picture.quantize(8)]},
        ),
        ("plain.ppm", picture, "PPM", {}),
        ("lossy.webp", picture, "WEBP", {"exif": exif.tobytes()}),
        ("lossless.webp", alpha, "WEBP", {"lossless": True}),
    ]
    if features.check("jpg_2000"):
        made.append(("plain.jp2", picture, "JPEG2000", {}))
    if features.check("avif"):
        made.append(("plain.avif", picture, "AVIF", {}))
    for name, image, format, options in made:
        yield Sample(name, encoded(image, format, **options), sound=True)


def honest() -> Iterator[Sample]:
    """Odd, but what browsers open."""
    png = encoded(product_picture(_SIZE), "PNG", icc_profile=b"not a profile" * 20)
    at = png.index(b"iCCP")
    (length,) = struct.unpack_from(">I", png, at - 4)
    end = at + 4 + length
    yield Sample("wrong-iccp-crc.png", png[:end] + b"\0\0\0\0" + png[end + 4 :], sound=True)
    yield Sample("no-iend.png", png[:-12], sound=True)
    jpeg = encoded(product_picture(_SIZE))
    yield Sample("no-end.jpg", jpeg[:-2], sound=True)
    yield Sample("more-behind.jpg", jpeg + b"\0" * 5000 + b"<html>", sound=True)
    gif = encoded(product_picture(_SIZE).quantize(16), "GIF")
    yield Sample("no-end.gif", gif[:-1], sound=True)
    text = _chunk(b"zTXt", b"Comment\0\0" + b"not deflated")
    yield Sample("broken-text.png", _after_header(png, text), sound=True)
    for name, size in (("wide.png", (20_000, 1)), ("tall.png", (1, 20_000)), ("dot.png", (1, 1))):
        yield Sample(name, encoded(Image.new("RGB", size, (200, 30, 30)), "PNG"), sound=True)
    for orientation in range(9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        turned = encoded(product_picture(_SIZE), "JPEG", exif=exif.tobytes())
        yield Sample(f"orientation-{orientation}.jpg", turned, sound=True)
    yield Sample("jpeg-called.png", jpeg, sound=True)
    yield Sample("png-called.jpg", png, sound=True)
    text = zlib.compress(bytes(90_000_000))
    yield Sample("text-bomb.png", _after_header(png, _chunk(b"zTXt", b"x\0\0" + text)), sound=True)


def bombs() -> Iterator[Sample]:
    """Small files that say they are huge, in every place that can say so."""
    png = encoded(product_picture(_SIZE), "PNG")
    for name, width, height in (("wide", 2**31 - 1, 1), ("square", 60_000, 60_000), ("none", 0, 0)):
        header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
        yield Sample(f"bomb-{name}.png", _replaced_header(png, header))
    honest_header = struct.pack(">IIBBBBB", 14_000, 14_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(14_000 * (1 + 14_000 * 3) // 400))
    yield Sample(
        "bomb-rows.png",
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", honest_header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b""),
    )
    flat = zlib.compress(bytes(60_000_000))
    yield Sample("bomb-icc.png", _after_header(png, _chunk(b"iCCP", b"x\0\0" + flat)))
    yield Sample("bomb-itxt.png", _after_header(png, _chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + flat)))
    for number, (tag, kind, length, value) in enumerate(
        (
            (256, 4, 1, 2**31 - 1),
            (273, 4, 2**31 - 1, 8),
            (279, 4, 1, 2**32 - 1),
            (34675, 7, 2**32 - 1, 8),
            (34665, 4, 1, 8),
        )
    ):
        yield Sample(f"bomb-{number}.tif", _tiff((tag, kind, length, value)))
    lies = ((0x8769, 4, 1, 8), (0x010E, 2, 2**31 - 1, 0), (0x8825, 4, 1, 2**32 - 1))
    for number, lie in enumerate(lies):
        block = _tiff(lie)
        segment = b"Exif\0\0" + block
        yield Sample(f"bomb-exif-{number}.jpg", _with_segment(encoded(product_picture(_SIZE)), 0xE1, segment))
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + number, b"&%c;" % (97 + number) * 10) for number in range(9)
    )
    xmp = laughs + b"]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&j;</x:xmpmeta>"
    yield Sample(
        "bomb-xmp.jpg",
        _with_segment(encoded(product_picture(_SIZE)), 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp),
    )
    yield Sample("bomb-xmp.png", _after_header(png, _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)))
    deep = b"<a>" * 200_000
    yield Sample("deep-xmp.png", _after_header(png, _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + deep)))
    gif = bytearray(encoded(product_picture(_SIZE).quantize(16), "GIF"))
    gif[6:10] = b"\xff\xff\xff\xff"
    yield Sample("bomb.gif", bytes(gif))
    bmp = bytearray(encoded(product_picture(_SIZE), "BMP"))
    bmp[18:26] = struct.pack("<ii", 2**31 - 1, 2**31 - 1)
    yield Sample("bomb.bmp", bytes(bmp))
    yield Sample("bomb.ppm", b"P6 99999999 99999999 255\n" + bytes(100))
    yield Sample("bomb-number.ppm", b"P6 " + b"9" * 100_000 + b" 1 255\n")


def tricks() -> Iterator[Sample]:
    """What is something else, or two things at once."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("a.jpg"), bytes(10_000_000), zipfile.ZIP_DEFLATED)
    jpeg = encoded(product_picture(_SIZE))
    svg = (
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>fetch("http://127.0.0.1")</script>'
        b'<image href="file:///etc/passwd"/></svg>'
    )
    yield Sample("archive.jpg", archive.getvalue())
    yield Sample("jpeg-and-zip.jpg", jpeg + archive.getvalue(), sound=True)
    yield Sample("gif-and-script.gif", b"GIF89a/*" + b"\0" * 40 + b"*/=1;alert(1)")
    yield Sample("script.svg", svg)
    yield Sample("script.png", svg)
    yield Sample("page.jpg", b"<!doctype html><script>alert(1)</script>")
    yield Sample(
        "postscript.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n"
    )
    yield Sample("document.jpg", b"%PDF-1.7\n" + bytes(1000))
    yield Sample("packed.jpg", b"\x1f\x8b\x08" + zlib.compress(bytes(100_000)))
    yield Sample("program.png", b"MZ" + bytes(2000))
    yield Sample("empty.jpg", b"")
    yield Sample("zeros.jpg", bytes(5000))
    yield Sample("one.jpg", b"\xff")
    for name in ("jpg", "png", "tif", "webp", "gif", "heic", "avif", "cr2", "dng", "nef", "raf"):
        yield Sample(f"noise.{name}", random.Random(name).randbytes(3000))
    for brand in (b"heic", b"avif", b"mif1", b"crx "):
        box = struct.pack(">I", 24) + b"ftyp" + brand + bytes(4) + brand + brand
        yield Sample(
            f"brand-{brand.decode().strip()}.heic", box + struct.pack(">I", 2**31) + b"meta" + bytes(64)
        )


def cuts(whole: list[Sample]) -> Iterator[Sample]:
    """Every sound file, cut at every 64th."""
    for sample in whole:
        for part in range(_CUTS):
            yield Sample(f"cut-{part:02}-{sample.name}", sample.data[: len(sample.data) * part // _CUTS])


def damaged(sample: Sample, others: list[Sample], chance: random.Random, number: int) -> Sample:
    """One of several kinds of damage."""
    data = bytearray(sample.data)
    kind = chance.randrange(6)
    if kind == 0:  # single bits
        for _ in range(chance.choice((1, 4, 32))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif kind == 1:  # a sector
        at = chance.randrange(len(data))
        length = min(chance.choice((16, 512)), len(data) - at)
        data[at : at + length] = chance.choice((b"\0", b"\xff", b"\xa5")) * length
    elif kind == 2:  # a length that lies
        at = chance.randrange(max(1, min(len(data) - 4, 600)))
        lie = chance.choice((0, 1, 2**31 - 1, 2**31, 2**32 - 1))
        data[at : at + 4] = struct.pack(chance.choice((">I", "<I")), lie)
    elif kind == 3:  # the head of one and the body of another
        other = chance.choice(others).data
        at = chance.randrange(len(data))
        data[at:] = other[chance.randrange(len(other)) :]
    elif kind == 4:  # something in between
        at = chance.randrange(len(data))
        data[at:at] = chance.randbytes(chance.choice((1, 100)))
    else:  # something missing
        at = chance.randrange(len(data))
        del data[at : at + chance.choice((1, 100))]
    return Sample(f"damaged-{number:05}-{sample.name}", bytes(data))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _after_header(png: bytes, chunk: bytes) -> bytes:
    return png[:33] + chunk + png[33:]


def _replaced_header(png: bytes, header: bytes) -> bytes:
    return png[:8] + _chunk(b"IHDR", header) + png[33:]


def _with_segment(jpeg: bytes, marker: int, content: bytes) -> bytes:
    return jpeg[:2] + struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content + jpeg[2:]


def _tiff(lie: tuple[int, int, int, int]) -> bytes:
    """A small TIFF with one entry that is not true."""
    tags = {256: (4, 1, 16), 257: (4, 1, 16), 258: (3, 1, 8), 259: (3, 1, 1), 262: (3, 1, 1)}
    tags |= {273: (4, 1, 200), 277: (3, 1, 1), 278: (4, 1, 16), 279: (4, 1, 256)}
    tags[lie[0]] = lie[1:]
    entries = b"".join(
        struct.pack("<HHI", tag, kind, length)
        + (struct.pack("<HH", value, 0) if kind == 3 else struct.pack("<I", value))
        for tag, (kind, length, value) in sorted(tags.items())
    )
    body = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + entries + bytes(4)
    return body.ljust(200, b"\0") + bytes(256)
