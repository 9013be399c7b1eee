"""XMP packets: read, and changed where they speak of the old file rather than of the photo.

ISO 16684-1; where a packet stands in a file: XMP specification part 3.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

if TYPE_CHECKING:
    from xml.dom.minidom import Attr, Document, Element

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TIFF = "http://ns.adobe.com/tiff/1.0/"
_EXIF = "http://ns.adobe.com/exif/1.0/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_IPTC_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
_IPTC_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_NOTE = "http://ns.adobe.com/xmp/note/"
_XMLNS = "http://www.w3.org/2000/xmlns/"

_OF_THE_OLD_FILE = frozenset(
    {
        *((_TIFF, f"Image{side}") for side in ("Width", "Length")),
        *((_TIFF, name) for name in ("BitsPerSample", "Compression", "PhotometricInterpretation")),
        *((_TIFF, name) for name in ("SamplesPerPixel", "PlanarConfiguration", "YCbCrSubSampling")),
        *((_EXIF, name) for name in ("PixelXDimension", "PixelYDimension", "ColorSpace")),
        *((_PHOTOSHOP, name) for name in ("ColorMode", "ICCProfile")),
        ("http://purl.org/dc/elements/1.1/", "format"),
        ("http://ns.adobe.com/xap/1.0/", "Thumbnails"),
        (_NOTE, "HasExtendedXMP"),
    }
)
"""Properties that say how the file was made, what its pixels are, or show it small."""

_OF_ITS_ATTACHMENTS = frozenset(
    {
        # How Adobe's programs are to develop the file: they would do it to the cutout once more.
        "http://ns.adobe.com/camera-raw-settings/1.0/",
        # What hangs on the file behind its picture: gain maps, depth, sound, a film.
        "http://ns.adobe.com/hdr-gain-map/1.0/",
        "http://ns.apple.com/HDRGainMap/1.0/",
        "http://ns.apple.com/pixeldatainfo/1.0/",
        "http://ns.google.com/photos/1.0/audio/",
        "http://ns.google.com/photos/1.0/camera/",
        "http://ns.google.com/photos/1.0/container/",
        "http://ns.google.com/photos/1.0/container/item/",
        "http://ns.google.com/photos/1.0/depthmap/",
        "http://ns.google.com/photos/1.0/image/",
    }
)

_PLACE = frozenset(
    {
        *((_PHOTOSHOP, name) for name in ("City", "State", "Country")),
        *((_IPTC_CORE, name) for name in ("Location", "CountryCode")),
        *((_IPTC_EXTENSION, name) for name in ("LocationCreated", "LocationShown")),
    }
)

_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_TAIL = '\n<?xpacket end="r"?>'


class XmpError(Exception):
    """The packet is damaged; never shown as it is."""


def tidied(packet: bytes, extension: bytes = b"") -> bytes:
    """The packet for the upright picture in sRGB that was made of the photo; the same bytes if it is true.

    extension: what a JPEG holds of it outside the packet (part 3 §1.1.3.1); it is taken in.
    Raises XmpError.
    """

    def tidy(document: Document) -> bool:
        changed = _remove(document, lambda space, name: (space, name) in _OF_THE_OLD_FILE)
        changed |= _remove(document, lambda space, _: space in _OF_ITS_ATTACHMENTS)
        return _turn_upright(document) or changed

    return _edited(packet, tidy, extension)


def placeless(packet: bytes) -> bytes:
    """The packet without where the photo was taken. Raises XmpError."""

    def is_place(space: str, name: str) -> bool:
        low = name.lower()
        return (space, name) in _PLACE or low.startswith("gps") or low in ("latitude", "longitude")

    return _edited(packet, lambda document: _remove(document, is_place))


def body_of(packet: bytes) -> bytes:
    """The packet without the instructions around it, as an extension has it. Raises XmpError."""
    root = _parsed(packet).documentElement
    return root.toxml().encode() if root else b""


def pointer_to(guid: str) -> bytes:
    """A packet that says that all there is stands in the extension of this name."""
    return (
        f'{_HEAD}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        f'<rdf:Description rdf:about="" xmlns:xmpNote="{_NOTE}" xmpNote:HasExtendedXMP="{guid}"/>'
        f"</rdf:RDF></x:xmpmeta>{_TAIL}"
    ).encode()


def _edited(packet: bytes, edit: Callable[[Document], bool], extension: bytes = b"") -> bytes:
    try:
        document = _parsed(packet)
        if extension:
            _take_in(document, _parsed(extension))
        if not edit(document) and not extension:
            return packet
        root = document.documentElement
        return f"{_HEAD}{root.toxml() if root else ''}{_TAIL}".encode()
    except RecursionError as error:
        raise XmpError("elements within elements without end") from error


def _parsed(packet: bytes) -> Document:
    from xml.dom import minidom

    try:
        wide = packet.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = packet.decode("utf-16" if wide else "utf-8-sig").strip("\0 \t\r\n")
        if "<!DOCTYPE" in text:  # XMP has none, and entities can grow without end
            raise XmpError("a document type")
        document = minidom.parseString(text.encode())
    except (UnicodeError, ExpatError, ValueError) as error:
        raise XmpError(str(error)) from error
    if not document.getElementsByTagNameNS(_RDF, "RDF"):
        raise XmpError("no RDF")
    return document


def _take_in(document: Document, extension: Document) -> None:
    """Move the descriptions of the extension into the packet, with the prefixes that they use."""
    from xml.dom import minidom

    target = document.getElementsByTagNameNS(_RDF, "RDF")[0]
    source = extension.getElementsByTagNameNS(_RDF, "RDF")[0]
    prefixes: dict[str, str] = {}
    for above in (source, source.parentNode):  # RDF, and xmpmeta around it
        if isinstance(above, minidom.Element):
            names = {name: value for name, value in above.attributes.items() if name.startswith("xmlns:")}
            prefixes = names | prefixes
    for description in source.getElementsByTagNameNS(_RDF, "Description"):
        if description.parentNode is source:
            moved = document.importNode(description, deep=True)
            for name, value in prefixes.items():
                if not moved.hasAttribute(name):
                    moved.setAttributeNS(_XMLNS, name, value)
            target.appendChild(moved)


def _remove(document: Document, is_gone: Callable[[str, str], bool]) -> bool:
    """Remove elements and attributes by name space and name, wherever they stand; whether there were any."""
    found = False
    for element in _elements(document):
        for attribute in _attributes(element):
            if is_gone(attribute.namespaceURI or "", attribute.localName or ""):
                element.removeAttributeNode(attribute)
                found = True
        if is_gone(element.namespaceURI or "", element.localName or "") and element.parentNode:
            element.parentNode.removeChild(element)
            found = True
    return found


def _turn_upright(document: Document) -> bool:
    """Say that row 0 is the top and column 0 the left; whether something else was said."""
    changed = False
    for element in _elements(document):
        attribute = element.getAttributeNodeNS(_TIFF, "Orientation")
        if attribute is not None and attribute.value != "1":
            attribute.value = "1"
            changed = True
        if (element.namespaceURI, element.localName) == (_TIFF, "Orientation"):
            while element.firstChild:
                element.removeChild(element.firstChild)
            element.appendChild(document.createTextNode("1"))
            changed = True
    return changed


def _elements(document: Document) -> list[Element]:
    return list(document.getElementsByTagName("*"))


def _attributes(element: Element) -> list[Attr]:
    """The attributes but for declarations of name spaces."""
    from xml.dom.minidom import Attr

    found = [element.attributes.item(index) for index in range(element.attributes.length)]
    return [one for one in found if isinstance(one, Attr) and one.namespaceURI != _XMLNS]
