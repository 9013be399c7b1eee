from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import UsageError
from desktop.core.grouping import DEFAULT_THRESHOLD, GroupingSettings
from desktop.core.service_settings import ServiceSettings
from desktop.core.similarity import SignalWeights

FULL: dict[str, object] = {
    "settings": {
        "detectDuplicates": False,
        "groupByColor": True,
        "duplicateThreshold": 0.95,
        "colorGroups": 4,
        "maxImagesPerGroup": 12,
        "outputFormat": "png",
        "productIdentity": {
            "enabled": True,
            "threshold": 0.8,
            "minGroupSize": 2,
            "maxGroupSize": 9,
            "useRekognition": False,
            "signalWeights": {
                "spatial": 0.2,
                "feature": 0.35,
                "semantic": 0.15,
                "composition": 0.1,
                "background": 0.2,
            },
            "rekognitionConfig": {"minConfidence": 70, "maxLabels": 10, "region": "eu-west-1"},
            "futureField": [1, {"deep": None}],
        },
    },
    "message": "Settings retrieved",
}


def changed(path: str, value: object) -> dict[str, object]:
    """FULL's settings with one field changed."""
    document: dict[str, object] = json.loads(json.dumps(FULL["settings"]))
    *blocks, last = path.split(".")
    at = document
    for block in blocks:
        at = at[block]  # type: ignore[assignment]
    at[last] = value
    return document


def test_a_document_comes_back_as_it_was_with_fields_that_nobody_knows() -> None:
    text = json.dumps(FULL)

    assert json.loads(ServiceSettings.parse(text).text()) == FULL
    settings = ServiceSettings.parse(text)
    assert settings.with_grouping(settings.grouping).document == FULL


def test_values_that_are_left_out_are_the_defaults_and_stay_left_out() -> None:
    settings = ServiceSettings({"colorGroups": 5})

    assert settings.value("colorGroups") == 5
    assert settings.value("detectDuplicates") is True
    assert settings.value("duplicateThreshold") == 0.85
    assert settings.value("maxImagesPerGroup") == 10
    assert settings.value("productIdentity", "threshold") == 0.70
    assert settings.grouping == GroupingSettings(DEFAULT_THRESHOLD, SignalWeights(), 1, 6)
    assert settings.with_grouping(settings.grouping).document == {"colorGroups": 5}


def test_the_service_s_values_are_ours_by_their_proportions() -> None:
    grouping = ServiceSettings(FULL).grouping

    # .8 is a third of the way from .7 to 1; spatial is half its default, colour three times.
    assert grouping.threshold == pytest.approx(DEFAULT_THRESHOLD + (1 - DEFAULT_THRESHOLD) / 3)
    assert dict(grouping.weights.items()) == pytest.approx(
        {"spatial": 0.5, "feature": 1.0, "semantic": 1.0, "colour": 3.0}
    )
    assert (grouping.min_photos, grouping.max_photos) == (2, 9)


def test_the_older_largest_group_counts_where_the_block_says_none() -> None:
    assert ServiceSettings({"maxImagesPerGroup": 25}).grouping.max_photos == 25
    both = {"maxImagesPerGroup": 25, "productIdentity": {"maxGroupSize": 8}}
    assert ServiceSettings(both).grouping.max_photos == 8


@given(
    st.floats(0, 1),
    st.builds(
        SignalWeights,
        spatial=st.floats(0, 4),
        feature=st.floats(0, 4),
        semantic=st.floats(0.1, 4),
        colour=st.floats(0, 4),
    ),
    st.integers(1, 5),
    st.integers(5, 50),
)
def test_any_grouping_that_is_written_is_read_again(
    threshold: float, weights: SignalWeights, fewest: int, most: int
) -> None:
    wanted = GroupingSettings(threshold, weights, fewest, most)

    again = ServiceSettings.parse(ServiceSettings(FULL).with_grouping(wanted).text())

    assert again.grouping.threshold == pytest.approx(threshold, abs=1e-5)
    assert (again.grouping.min_photos, again.grouping.max_photos) == (fewest, most)
    total, total_again = (sum(w for _, w in each.items()) for each in (weights, again.grouping.weights))
    for (_, one), (_, other) in zip(weights.items(), again.grouping.weights.items(), strict=True):
        assert other / total_again == pytest.approx(one / total, abs=1e-4)
    kept = again.document["settings"]
    assert isinstance(kept, dict)
    assert kept["productIdentity"]["futureField"] == [1, {"deep": None}]
    assert sum(kept["productIdentity"]["signalWeights"].values()) == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("detectDuplicates", "yes", 'detectDuplicates is "yes" instead of true or false'),
        ("duplicateThreshold", 1.5, "duplicateThreshold is 1.5 instead of a number from 0 to 1"),
        ("colorGroups", 0, "colorGroups is 0 instead of a whole number from 1 to 10"),
        ("colorGroups", 2.5, "colorGroups is 2.5 instead of a whole number from 1 to 10"),
        ("maxImagesPerGroup", True, "maxImagesPerGroup is true instead of a whole number from 1 up"),
        ("productIdentity.threshold", -0.1, "productIdentity.threshold is -0.1 instead of"),
        ("productIdentity.minGroupSize", 10, "minGroupSize is 10, above productIdentity.maxGroupSize, 9"),
        ("productIdentity.signalWeights.spatial", 0.4, "productIdentity.signalWeights are 1.2 together"),
        ("productIdentity.rekognitionConfig.maxLabels", 101, "rekognitionConfig.maxLabels is 101 instead of"),
        ("productIdentity.signalWeights", [1], "productIdentity.signalWeights is [1] instead of an object"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_its_field(path: str, value: object, said: str) -> None:
    with pytest.raises(UsageError) as told:
        ServiceSettings(changed(path, value))

    assert said in told.value.message


def test_all_fields_that_are_wrong_are_told_at_once() -> None:
    with pytest.raises(UsageError, match=r"colorGroups.*productIdentity\.enabled"):
        ServiceSettings({"colorGroups": 11, "productIdentity": {"enabled": 1}})


@pytest.mark.parametrize("text", ["", "{", "[1]", "null"])
def test_a_text_that_is_no_document_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="JSON"):
        ServiceSettings.parse(text)
