from __future__ import annotations

from pathlib import Path

from desktop.core.fingerprint import Fingerprint, fingerprint

# RFC 1321 §A.5 and FIPS 180-4: the digests of "abc".
ABC = Fingerprint(
    3,
    "900150983cd24fb0d6963f7d28e17f72",
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
)


def test_fingerprint_is_length_and_both_digests(tmp_path: Path) -> None:
    file = tmp_path / "abc"
    file.write_bytes(b"abc")

    assert fingerprint(file) == ABC


def test_large_file_is_read_in_parts_that_are_told(tmp_path: Path) -> None:
    file = tmp_path / "zeros"
    file.write_bytes(bytes(2_500_000))
    told: list[float] = []

    found = fingerprint(file, told.append)

    assert found.size_bytes == 2_500_000
    assert told == sorted(told)
    assert len(told) == 3
    assert told[-1] == 1.0
