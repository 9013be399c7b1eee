from __future__ import annotations

from pathlib import Path

import pytest

from desktop.app.correction_file import read_corrections
from desktop.core.corrections import ContradictoryCorrections, Correction
from desktop.core.errors import UsageError
from desktop.core.types import PhotoId

PHOTOS = {
    PhotoId(1): Path("/shoot/red/front.jpg"),
    PhotoId(2): Path("/shoot/red/back.jpg"),
    PhotoId(3): Path("/shoot/blue/front.jpg"),
    PhotoId(4): Path("/shoot/lid, closed.jpg"),
}


def read(folder: Path, *lines: str, head: str = "first,second,same") -> tuple[Correction, ...]:
    file = folder / "corrections.csv"
    file.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return read_corrections(file, PHOTOS)


def test_photos_are_called_by_as_much_of_their_path_as_tells_them_apart(tmp_path: Path) -> None:
    found = read(
        tmp_path, "red/front.jpg,back.jpg,yes", "blue\\front.jpg,back.jpg,No", '"lid, closed.jpg",back.jpg,no'
    )

    assert found == (
        Correction(PhotoId(1), PhotoId(2), same=True),
        Correction(PhotoId(3), PhotoId(2), same=False),
        Correction(PhotoId(4), PhotoId(2), same=False),
    )


def test_file_as_spreadsheets_write_it_is_read(tmp_path: Path) -> None:
    (file := tmp_path / "a.csv").write_bytes(
        b"\xef\xbb\xbffirst,second,same\r\nback.jpg,red/front.jpg,YES\r\n\r\n"
    )

    assert read_corrections(file, PHOTOS) == (Correction(PhotoId(2), PhotoId(1), same=True),)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("front.jpg,back.jpg,yes", "line 2: 2 photos are called 'front.jpg'"),
        ("ack.jpg,back.jpg,yes", "line 2: there is no photo called 'ack.jpg'"),
        (",back.jpg,yes", "line 2: there is no photo called ''"),
        ("back.jpg,red/back.jpg,yes", "names back.jpg twice"),
        ("back.jpg,red/front.jpg,perhaps", "same is 'perhaps'"),
        ("back.jpg,red/front.jpg", "same is ''"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(UsageError, match="line 2") as raised:
        read(tmp_path, line)

    assert said in str(raised.value)


def test_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="lacks the columns first,second,same"):
        read(tmp_path, "a,b", head="one,two")


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.csv could not be read"):
        read_corrections(tmp_path / "none.csv", PHOTOS)


@pytest.mark.parametrize(
    "lines",
    [
        ("back.jpg,red/front.jpg,yes", "red/front.jpg,back.jpg,no"),
        ("back.jpg,red/front.jpg,yes", "red/front.jpg,blue/front.jpg,yes", "back.jpg,blue/front.jpg,no"),
    ],
)
def test_contradiction_names_the_photos(tmp_path: Path, lines: tuple[str, ...]) -> None:
    with pytest.raises(ContradictoryCorrections, match=r"back\.jpg.*as different products and as the same"):
        read(tmp_path, *lines)
