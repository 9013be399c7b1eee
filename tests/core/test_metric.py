from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from desktop.core.metric import Metric, rows_of
from tests.core.made_features import made_features

WIDTH = 25  # of hue


def damping(*directions: int, kept: float, mean: float = 0.0) -> Metric:
    """A metric of hue alone that damps some of its numbers."""
    axes = np.eye(WIDTH, dtype=np.float32)[list(directions)]
    return Metric(
        (("tint", (("hue", 1.0),)),),
        np.full(WIDTH, mean, np.float32),
        axes,
        np.full(len(directions), kept, np.float32),
    )


def test_what_the_metric_does_not_know_of_stays_as_it_is() -> None:
    photos = [made_features("a", colour_deg=30), made_features("b", colour_deg=90)]

    rows = damping(7, kept=0.1).vectors(photos)["tint"]

    assert rows[0] @ rows[1] == pytest.approx(0.5, abs=1e-3)


def test_a_direction_that_only_the_view_changes_counts_less() -> None:
    # (cos 60, sin 60) and (1, 0); of the second number a hundredth is left.
    photos = [made_features("a", colour_deg=60), made_features("b")]

    rows = damping(1, kept=0.01).vectors(photos)["tint"]

    assert rows[0] @ rows[1] == pytest.approx(0.5 / np.hypot(0.5, 0.00866), abs=1e-3)


def test_rows_have_unit_length_also_where_nothing_is_left() -> None:
    photos = [made_features("a"), made_features("b", colour_deg=45)]

    rows = damping(0, 1, kept=0.0).vectors(photos)["tint"]

    assert np.linalg.norm(rows, axis=1) == pytest.approx([0.0, 0.0], abs=1e-3)
    rows = damping(5, kept=0.0).vectors(photos)["tint"]
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1.0, 1.0], abs=1e-5)


def test_kept_in_a_file_it_says_the_same(tmp_path: Path) -> None:
    metric, file = damping(1, 3, kept=0.25, mean=0.125), tmp_path / "metric.npz"
    metric.write(file)

    again = Metric.read(file)

    assert again.views == metric.views
    for one, other in ((again.mean, metric.mean), (again.directions, metric.directions)):
        assert np.array_equal(one, other)
    assert np.array_equal(again.kept, metric.kept)


def test_names_that_the_metric_does_not_make_are_the_features_own() -> None:
    photos = [made_features("a"), made_features("b", colour_deg=60)]

    rows = rows_of(photos, ("hue", "tint"), damping(1, kept=0.0))

    assert rows["hue"][0] @ rows["hue"][1] == pytest.approx(0.5, abs=1e-3)
    assert rows["tint"][0] @ rows["tint"][1] == pytest.approx(1.0, abs=1e-3)


def test_the_shipped_metric_fits_the_features_and_stays_small() -> None:
    metric = Metric.shipped()

    assert metric.names == ("form", "palette")
    assert metric.directions.shape[1] == len(metric.mean) == 1280 + 120 + 256 + 25 + 576
    gram = metric.directions @ metric.directions.T
    assert np.allclose(gram, np.eye(len(gram)), atol=2e-3)
    assert metric.directions.size * 2 <= 1_000_000
    assert (metric.kept > 0).all()
    assert (metric.kept <= 1).all()
