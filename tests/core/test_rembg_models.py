from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.core.errors import ModelUnavailable
from desktop.core.rembg_models import RembgMatting
from desktop.core.sessions import PassMeter
from desktop.paths import resources
from tests.photos import product_picture

WEIGHTS = resources() / "models" / "u2netp.onnx"


@pytest.fixture
def silueta(tmp_path: Path) -> Path:
    """A file for rembg's class silueta: u2netp's, which has the same inputs and outputs."""
    return Path(shutil.copy(WEIGHTS, tmp_path / "silueta.onnx"))


def test_matte_is_rembgs_own(silueta: Path) -> None:
    import onnxruntime
    from rembg.sessions.u2netp import U2netpSession

    class Theirs(U2netpSession):  # type: ignore[misc]
        @classmethod
        def download_models(cls, *args: object, **kwargs: object) -> str:
            del args, kwargs
            return str(WEIGHTS)

    picture = product_picture((400, 300))
    theirs = Theirs("u2netp", onnxruntime.SessionOptions(), providers=["CPUExecutionProvider"])
    expected = np.asarray(theirs.predict(picture)[0])

    matte = RembgMatting("silueta", silueta).matte(np.asarray(picture))

    # Their number of threads may round otherwise: one level of 255.
    assert np.abs(matte.alpha.astype(int) - expected).max() <= 1
    assert matte.evidence is None


def test_weights_are_those_that_were_given(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"nowhere\.onnx cannot be loaded.*models fetch silueta"):
        RembgMatting("silueta", tmp_path / "nowhere.onnx")


def test_name_that_this_rembg_does_not_have_is_told(silueta: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"no model called u3net.*newer rembg"):
        RembgMatting("u3net", silueta)


def test_passes_are_counted(silueta: Path) -> None:
    meter = PassMeter()
    matting = RembgMatting("silueta", silueta, meter=meter)

    for _ in range(2):
        matting.matte(np.asarray(product_picture((64, 48))))

    assert meter.passes == 2
    assert meter.passes_per_s is not None


def test_photo_of_one_colour_has_a_matte(silueta: Path) -> None:
    rgb = np.asarray(Image.new("RGB", (50, 40), (9, 9, 9)))

    assert RembgMatting("silueta", silueta).matte(rgb).alpha.shape == (40, 50)
