"""Metadata as cameras and editors write it, made by hand: an EXIF block, an XMP packet, IPTC datasets."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET

from desktop.core.tiff_tags import Field, longs, shorts, undefined, written

MAKER_NOTE = b"Nikon\0\2\x10 serial number 4711"
PREVIEW = b"\xff\xd8\xff\xe0 a small picture of the photo with its background \xff\xd9"

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"

PACKET = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 5.6">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
    xmlns:xmpGImg="http://ns.adobe.com/xap/1.0/g/img/"
    xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
   tiff:Orientation="6" tiff:ImageWidth="96" exif:PixelXDimension="96" exif:ColorSpace="65535"
   exif:GPSLatitude="64,8.1N" exif:GPSLongitude="21,56.1W" photoshop:City="Reykjav\xc3\xadk"
   photoshop:ICCProfile="Adobe RGB (1998)" photoshop:Credit="Studio &amp; Sons" crs:Exposure2012="+1.50"
   Iptc4xmpCore:CountryCode="IS">
   <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">\xc3\x9e\xc3\xb3ra</rdf:li></rdf:Alt></dc:rights>
   <dc:format>image/jpeg</dc:format>
   <tiff:Make>Nikon</tiff:Make>
   <Iptc4xmpExt:LocationCreated>
    <rdf:Bag><rdf:li exif:GPSLatitude="64,8.1N"/></rdf:Bag>
   </Iptc4xmpExt:LocationCreated>
   <xmp:Thumbnails><rdf:Alt><rdf:li xmpGImg:image="AAAA"/></rdf:Alt></xmp:Thumbnails>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def text(words: str) -> Field:
    content = words.encode() + b"\0"
    return Field(2, len(content), content)


def ratios(order: str, *numbers: int) -> Field:
    return Field(5, len(numbers) // 2, struct.pack(f"{order}{len(numbers)}I", *numbers))


def camera_block(order: str = "<", *, orientation: int = 6, with_place: bool = True) -> bytes:
    """A block with a maker's note, a place, a preview and the size of a photo of 96 x 64 in Adobe RGB."""
    interoperability = {1: Field(2, 4, b"R03\0")}
    place = {1: Field(2, 2, b"N\0"), 2: ratios(order, 64, 1, 8, 1, 6, 1), 29: text("2026:05:06")}
    own = {
        0x9003: text("2026:05:06 07:08:09"),
        0x829A: ratios(order, 1, 125),
        0x927C: undefined(MAKER_NOTE),
        0xA001: shorts(order, 0xFFFF),
        0xA002: shorts(order, 96),
        0xA003: longs(order, 64),
        0xA005: longs(order, 0),
    }
    first = {
        0x010F: text("NIKON"),
        0x0112: shorts(order, orientation),
        0x0131: text("Ver.1.10"),
        0x8298: text("Thora"),
        0x8769: longs(order, 0),
    } | ({0x8825: longs(order, 0)} if with_place else {})
    at = {"first": 8}
    at["own"] = 8 + len(written(order, first, 8))
    at["interoperability"] = at["own"] + len(written(order, own, at["own"]))
    at["place"] = at["interoperability"] + len(written(order, interoperability, at["interoperability"]))
    at["second"] = at["place"] + len(written(order, place, at["place"]))
    second = {0x0103: shorts(order, 6), 0x0201: longs(order, 0), 0x0202: longs(order, len(PREVIEW))}
    preview_at = at["second"] + len(written(order, second, at["second"]))
    second[0x0201] = longs(order, preview_at)
    own[0xA005] = longs(order, at["interoperability"])
    first[0x8769] = longs(order, at["own"])
    if with_place:
        first[0x8825] = longs(order, at["place"])
    directory = bytearray(written(order, first, 8))
    struct.pack_into(order + "I", directory, 2 + 12 * len(first), at["second"])
    return (
        b"Exif\0\0"
        + struct.pack(order + "2sHI", b"II" if order == "<" else b"MM", 42, 8)
        + directory
        + written(order, own, at["own"])
        + written(order, interoperability, at["interoperability"])
        + written(order, place, at["place"])
        + written(order, second, at["second"])
        + PREVIEW
    )


def dataset(record: int, number: int, content: bytes) -> bytes:
    return bytes((0x1C, record, number)) + len(content).to_bytes(2, "big") + content


DATASETS = (
    dataset(1, 90, b"\x1b%G")
    + dataset(2, 5, b"Kaffibolli")
    + dataset(2, 90, "Reykjavík".encode())
    + dataset(2, 101, b"Iceland")
    + dataset(2, 116, "© Þóra".encode())
    + dataset(2, 202, b"a preview")
    + dataset(3, 20, b"96")
)
KEPT_DATASETS = (
    dataset(1, 90, b"\x1b%G")
    + dataset(2, 5, b"Kaffibolli")
    + dataset(2, 90, "Reykjavík".encode())
    + dataset(2, 101, b"Iceland")
    + dataset(2, 116, "© Þóra".encode())
)
PLACELESS_DATASETS = (
    dataset(1, 90, b"\x1b%G") + dataset(2, 5, b"Kaffibolli") + dataset(2, 116, "© Þóra".encode())
)


def properties(packet: bytes) -> dict[str, str]:
    """What a packet says: the attributes and the elements of its descriptions, with all text in them."""
    found: dict[str, str] = {}
    for description in ET.fromstring(packet.decode()).iter(f"{_RDF}Description"):
        found |= dict(description.attrib)
        found |= {child.tag: "".join(child.itertext()).strip() for child in description}
    found.pop(f"{_RDF}about", None)
    return found
