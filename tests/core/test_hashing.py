from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.core.hashing import perceptual_hashes


def scene(seed: int = 7) -> NDArray[np.uint8]:
    """A smooth picture without any symmetry, 120 x 160."""
    import cv2

    noise = np.random.default_rng(seed).integers(0, 256, (6, 8, 3)).astype(np.uint8)
    return np.asarray(cv2.resize(noise, (160, 120), interpolation=cv2.INTER_CUBIC), np.uint8)


def bits_between(first: np.uint64, second: np.uint64) -> int:
    return int(np.bitwise_count(first ^ second))


@pytest.mark.parametrize("quarter_turns", range(4))
@pytest.mark.parametrize("mirrored", [False, True])
def test_turned_and_mirrored_picture_has_one_of_the_eight_hashes(quarter_turns: int, mirrored: bool) -> None:
    turned = np.rot90(scene()[:, ::-1] if mirrored else scene(), quarter_turns)

    plain = perceptual_hashes(np.ascontiguousarray(turned))[0]

    assert min(bits_between(plain, one) for one in perceptual_hashes(scene())) <= 2


def test_other_picture_is_far_in_every_orientation() -> None:
    other = perceptual_hashes(scene(8))[0]

    assert min(bits_between(other, one) for one in perceptual_hashes(scene())) > 12


def test_smaller_and_brighter_copy_is_near() -> None:
    copy = np.clip(scene()[::2, ::2].astype(np.int16) + 25, 0, 255).astype(np.uint8)

    assert bits_between(perceptual_hashes(copy)[0], perceptual_hashes(scene())[0]) <= 4


def test_horizontal_ramp_sets_the_bits_of_its_own_frequencies() -> None:
    # Brightness falls to the right: the cosine transform has only its first row, whose constant and odd
    # frequencies are above the median, which is zero; the even ones vanish for a straight ramp.
    ramp = np.repeat(np.linspace(248, 0, 32).astype(np.uint8)[None, :, None], 32, axis=0).repeat(3, axis=2)

    bits = np.unpackbits(np.frombuffer(int(perceptual_hashes(ramp)[0]).to_bytes(8, "big"), np.uint8))

    assert bits.reshape(8, 8)[0, [0, 1, 3, 5, 7]].tolist() == [1] * 5
    assert bits.reshape(8, 8)[1:].sum() == 0


@pytest.mark.parametrize("size_px", [(1, 1), (1, 500), (3000, 2)])
def test_any_size_has_hashes(size_px: tuple[int, int]) -> None:
    hashes = perceptual_hashes(np.full((*size_px, 3), 90, np.uint8))

    assert hashes.shape == (8,)
    assert hashes.dtype == np.uint64
