from __future__ import annotations

import pytest

from desktop.core.xmp import XmpError, body_of, placeless, pointer_to, tidied
from tests.core.camera_metadata import PACKET, properties

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
TIFF = "{http://ns.adobe.com/tiff/1.0/}"
EXIF = "{http://ns.adobe.com/exif/1.0/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"


def test_what_is_true_of_the_photo_stays_and_what_is_of_the_old_file_goes() -> None:
    assert properties(tidied(PACKET)) == {
        f"{TIFF}Orientation": "1",
        f"{TIFF}Make": "Nikon",
        f"{EXIF}GPSLatitude": "64,8.1N",
        f"{EXIF}GPSLongitude": "21,56.1W",
        f"{PHOTOSHOP}City": "Reykjavík",
        f"{PHOTOSHOP}Credit": "Studio & Sons",
        f"{DC}rights": "Þóra",
        "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}CountryCode": "IS",
        "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}LocationCreated": "",
    }


def test_a_packet_that_is_true_stays_as_it_is_to_the_byte() -> None:
    tidy = tidied(PACKET)

    assert tidied(tidy) == tidy
    assert placeless(placeless(tidy)) == placeless(tidy)
    assert tidy.startswith(b"<?xpacket begin=")
    assert tidy.endswith(b'<?xpacket end="r"?>')


def test_places_go_wherever_they_stand() -> None:
    bare = placeless(tidied(PACKET))

    assert set(properties(bare)) == {
        f"{TIFF}Orientation",
        f"{TIFF}Make",
        f"{PHOTOSHOP}Credit",
        f"{DC}rights",
    }
    for word in (b"GPS", b"64,8.1N", "Reykjavík".encode()):
        assert word not in bare
    drone = PACKET.replace(b"exif:GPSLatitude=", b'xmlns:drone="http://www.dji.com/" drone:GpsLatitude=')
    assert b"GpsLatitude" not in placeless(drone)


@pytest.mark.parametrize("value", [b"6", b"8", b"1"])
def test_an_orientation_told_by_an_element_is_set_too(value: bytes) -> None:
    packet = PACKET.replace(b'tiff:Orientation="6"', b"").replace(
        b"<tiff:Make>", b"<tiff:Orientation>" + value + b"</tiff:Orientation><tiff:Make>"
    )

    assert properties(tidied(packet))[f"{TIFF}Orientation"] == "1"


def test_names_count_and_not_prefixes() -> None:
    packet = PACKET.replace(b"tiff:", b"t:").replace(b"xmlns:tiff", b"xmlns:t")

    assert properties(tidied(packet)) == properties(tidied(PACKET))


def test_wide_characters_and_marks_before_the_packet_are_understood() -> None:
    plain = PACKET.decode().replace("\ufeff", "")
    expected = properties(tidied(PACKET))

    assert properties(tidied(b"\xef\xbb\xbf" + plain.encode())) == expected
    assert properties(tidied(plain.encode("utf-16"))) == expected
    assert properties(tidied(plain.encode() + b"   \n\0")) == expected
    bare = plain[plain.index("<x:xmpmeta") : plain.index("<?xpacket end")]
    assert properties(tidied(bare.encode())) == expected


BOMB = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + PACKET[PACKET.index(b"<x:") :]


@pytest.mark.parametrize(
    "packet",
    [b"", b"nonsense", PACKET[:400], b"<a/>", b"\xff\xfe\x00", b"<x>" * 100_000, BOMB],
    ids=["empty", "nonsense", "cut short", "no RDF", "half a letter", "too deep", "entities"],
)
def test_damage_is_told(packet: bytes) -> None:
    for change in (tidied, placeless):
        with pytest.raises(XmpError):
            change(packet)


def test_deep_nesting_is_told_and_not_followed() -> None:
    deep = PACKET.replace(b"<tiff:Make>Nikon</tiff:Make>", b"<tiff:Make>" * 20_000 + b"</tiff:Make>" * 20_000)

    with pytest.raises(XmpError):
        tidied(deep)


def test_an_extension_is_taken_in_with_its_prefixes() -> None:
    note = b'xmlns:n="http://ns.adobe.com/xmp/note/" n:HasExtendedXMP="0123456789ABCDEF0123456789ABCDEF"'
    main = PACKET.replace(b'tiff:Orientation="6"', b'tiff:Orientation="6" ' + note)
    extension = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        b' xmlns:my="urn:mine"><rdf:Description rdf:about=""><my:story>long</my:story></rdf:Description>'
        b"</rdf:RDF></x:xmpmeta>"
    )

    whole = tidied(main, extension)

    assert properties(whole) == properties(tidied(PACKET)) | {"{urn:mine}story": "long"}
    assert b"HasExtendedXMP" not in whole


def test_a_pointer_and_a_body_are_whole_documents() -> None:
    assert "HasExtendedXMP" in next(iter(properties(pointer_to("A" * 32))))
    assert properties(body_of(PACKET)) == properties(PACKET)
    assert not body_of(PACKET).startswith(b"<?xpacket")
