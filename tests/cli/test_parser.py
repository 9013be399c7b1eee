from __future__ import annotations

import pytest

from desktop.cli.parser import build_parser


@pytest.mark.parametrize(
    "arguments",
    [
        ["cutout", "a.jpg"],
        ["cutout", "-o", "out"],
        ["cutout", "a.jpg", "-o", "out", "--workers", "0"],
        ["cutout", "a.jpg", "-o", "out", "--quality", "superb"],
        ["cutout", "a.jpg", "-o", "out", "--format", "gif"],
        ["group", "a.jpg", "-o", "g.csv", "--threshold", "1.5"],
        ["group", "a.jpg", "-o", "g.csv", "--weights", "smell=1"],
        ["group", "a.jpg", "-o", "g.csv", "--max-size", "0"],
        ["group", "a.jpg", "-o", "g.csv", "--min-size", "some"],
        ["group", "a.jpg", "-o", "g.csv", "--weights", "colour=-1"],
        ["group", "a.jpg", "-o", "g.csv", "--weights", "colour=much"],
        ["unknown"],
    ],
)
def test_wrong_usage_ends_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        build_parser().parse_args(arguments)

    assert ending.value.code == 2
    assert "usage: bg-remover" in capsys.readouterr().err


def test_weights_are_read_by_signal() -> None:
    parsed = build_parser().parse_args(
        ["group", "a", "-o", "g.csv", "--weights", "spatial=0,color=2.5,feature=1", "--threshold", "0.4"]
    )

    assert parsed.weights == {"spatial": 0.0, "colour": 2.5, "feature": 1.0}
    assert parsed.threshold == 0.4


def test_recipes_may_be_several() -> None:
    parsed = build_parser().parse_args(["cutout", "a", "-o", "o", "--recipe", "amazon", "--recipe", "etsy"])

    assert parsed.recipe == ["amazon", "etsy"]
