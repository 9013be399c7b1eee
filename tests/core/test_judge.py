from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.core.judge import Judgement, judge_file, worst
from desktop.core.marketplaces import FillBy, Marketplace, Measure, Rule, Verdict, load_marketplaces
from desktop.core.measures import measure
from desktop.core.profiles import srgb_profile
from desktop.paths import resources
from tests.core.icc import ADOBE_GAMMA, ADOBE_RGB, rgb_profile

Pixels = NDArray[np.uint8]
MARKETPLACES = load_marketplaces(resources() / "marketplaces")

DARK = (60, 40, 30)


def product(
    size: tuple[int, int] = (1600, 1600),
    box: tuple[int, int, int, int] = (100, 200, 1500, 1400),
    *,
    background: tuple[int, int, int] = (255, 255, 255),
) -> Pixels:
    """A dark product on a plain background. box: left, top, right, bottom."""
    rgb = np.full((size[1], size[0], 3), background, np.uint8)
    rgb[box[1] : box[3], box[0] : box[2]] = DARK
    return rgb


def saved(folder: Path, pixels: Pixels, name: str = "a.jpg", format: str = "JPEG", **options: object) -> Path:
    if format == "JPEG":
        options = {"quality": 92, "subsampling": "4:4:4"} | options
    Image.fromarray(pixels).save(folder / name, format, **options)
    return folder / name


def judged(path: Path, shop: str = "amazon") -> Judgement:
    return judge_file(path, MARKETPLACES[shop])


def findings(path: Path, shop: str = "amazon") -> tuple[str, ...]:
    return judged(path, shop).reasons


# --- what is measured


def test_a_file_is_measured_as_it_lies_there(tmp_path: Path) -> None:
    facts = measure(saved(tmp_path, product(), "a.png", "PNG"))

    assert (facts.format, facts.suffix, facts.width, facts.height) == ("PNG", ".png", 1600, 1600)
    assert facts.size_bytes == (tmp_path / "a.png").stat().st_size
    assert facts.colours == "sRGB"
    assert facts.fill is not None
    assert facts.fill.longest_side == 1400 / 1600
    assert facts.fill.box_area == 1400 * 1200 / 1600**2
    assert facts.fill.pixel_area == 1400 * 1200 / 1600**2
    assert facts.touches == ()
    assert (facts.transparent, facts.border_off_white, facts.background_off_white) == (0.0, 0.0, 0.0)
    assert facts.darkest == 255


def test_the_three_meanings_of_fill_differ(tmp_path: Path) -> None:
    rgb = np.full((1000, 1000, 3), 255, np.uint8)
    rgb[100:900, 450:550] = DARK  # a cross: 800 x 100 upright,
    rgb[450:550, 200:800] = DARK  # 600 x 100 across

    fill = measure(saved(tmp_path, rgb, "a.png", "PNG")).fill

    assert fill is not None
    assert fill.longest_side == 0.8
    assert fill.box_area == 0.8 * 0.6
    assert fill.pixel_area == (80_000 + 60_000 - 10_000) / 1_000_000


def test_the_fill_is_of_the_side_that_is_met_first(tmp_path: Path) -> None:
    fill = measure(saved(tmp_path, product((2000, 1500), (500, 150, 1500, 1350)), "a.png", "PNG")).fill

    assert fill is not None
    assert fill.longest_side == 1200 / 1500  # not 1200 / 2000


def test_compression_hardly_changes_what_is_seen(tmp_path: Path) -> None:
    fill = measure(saved(tmp_path, product())).fill

    assert fill is not None
    assert fill.longest_side == pytest.approx(0.875, abs=0.006)  # ringing in the block of the edge


def test_a_product_is_seen_on_any_even_colour_and_not_on_a_picture(tmp_path: Path) -> None:
    linen = measure(saved(tmp_path, product(background=(236, 228, 216)), "a.png", "PNG"))
    sky = np.repeat(np.linspace(80, 250, 1600).astype(np.uint8)[None, :, None], 1600, axis=0)
    picture = measure(saved(tmp_path, np.repeat(sky, 3, axis=2), "b.png", "PNG"))

    assert linen.fill is not None
    assert linen.fill.longest_side == 0.875
    assert linen.border_off_white == 1.0
    assert picture.fill is None
    assert picture.touches is None


def test_a_transparent_product_is_what_is_visible(tmp_path: Path) -> None:
    rgba = np.dstack([product(), np.zeros((1600, 1600), np.uint8)])
    rgba[200:1400, 100:1500, 3] = 255
    rgba[0, 0] = (9, 9, 9, 0)  # a hidden colour is no colour

    facts = measure(saved(tmp_path, rgba, "a.png", "PNG"))

    assert facts.fill is not None
    assert facts.fill.longest_side == 0.875
    assert facts.transparent == 1 - 1400 * 1200 / 1600**2
    assert (facts.border_off_white, facts.background_off_white) == (0.0, 0.0)


def test_one_stray_pixel_is_no_product(tmp_path: Path) -> None:
    rgb = product()
    rgb[3, 3] = 0

    facts = measure(saved(tmp_path, rgb, "a.png", "PNG"))

    assert facts.fill is not None
    assert facts.fill.longest_side == 0.875
    assert facts.darkest == 255  # near the speck, and the speck itself, is no background


def test_a_light_part_that_the_product_encloses_is_no_background(tmp_path: Path) -> None:
    rgb = product()
    rgb[500:900, 500:900] = 252

    assert measure(saved(tmp_path, rgb, "a.png", "PNG")).background_off_white == 0.0


# --- a file that keeps every rule


@pytest.mark.parametrize("shop", ["amazon", "google", "ebay", "shopify"])
def test_a_good_file_is_green(tmp_path: Path, shop: str) -> None:
    judgement = judged(saved(tmp_path, product(), icc_profile=srgb_profile()), shop)

    assert (judgement.verdict, judgement.reasons) == (Verdict.GREEN, ())
    assert all(check.verdict is Verdict.GREEN for check in judgement.checks)


def test_a_good_file_for_etsy_leaves_room(tmp_path: Path) -> None:
    assert (
        judged(saved(tmp_path, product((2000, 1500), (500, 200, 1500, 1300))), "etsy").verdict
        is Verdict.GREEN
    )


# --- one file for each rule that can be broken


def test_a_product_that_fills_too_little_is_red(tmp_path: Path) -> None:
    path = saved(tmp_path, product(box=(176, 400, 1424, 1200)), "a.png", "PNG")  # 1248 of 1600

    judgement = judged(path)

    assert judgement.verdict is Verdict.RED
    assert judgement.reasons[0] == "The product fills 78 % of the frame by longest side, 85 % is asked."
    assert judgement.fill_by is FillBy.LONGEST_SIDE


def test_a_product_that_just_misses_is_said_with_digits_enough(tmp_path: Path) -> None:
    path = saved(tmp_path, product(box=(100, 121, 1400, 1479)), "a.png", "PNG")  # 1358 of 1600: 84.875 %

    assert "fills 84.9 % of the frame" in findings(path)[0]


def test_a_product_that_fills_too_much_is_advised_against(tmp_path: Path) -> None:
    path = saved(tmp_path, product(box=(40, 40, 1560, 1560)))

    assert judged(path, "google").verdict is Verdict.AMBER
    assert findings(path, "google") == (
        "The product fills 95 % of the frame by longest side, at most 90 % is advised.",
    )


def test_a_border_that_is_nearly_white_is_red(tmp_path: Path) -> None:
    rgb = product()
    rgb[:8] = 250

    judgement = judged(saved(tmp_path, rgb, "a.png", "PNG"))

    assert judgement.verdict is Verdict.RED
    assert re_percent(judgement.reasons[0]) == pytest.approx(25, abs=0.5)  # one of four sides
    assert judgement.reasons[0].endswith("of the border is not pure white, down to 250.")


def re_percent(sentence: str) -> float:
    return float(sentence.split(" %")[0])


def test_a_grey_background_is_red(tmp_path: Path) -> None:
    judgement = judged(saved(tmp_path, product(background=(254, 254, 254)), "a.png", "PNG"))

    assert judgement.verdict is Verdict.RED
    assert judgement.reasons[0] == "100.0 % of the border is not pure white, down to 254."


def test_haze_inside_the_frame_is_amber(tmp_path: Path) -> None:
    rgb = product()
    rgb[100:160, 200:800] = 251

    judgement = judged(saved(tmp_path, rgb, "a.jpg"))

    assert judgement.verdict is Verdict.AMBER
    assert "of the background is not pure white" in judgement.reasons[0]


def test_white_that_compression_greyed_is_caught_on_the_file(tmp_path: Path) -> None:
    path = saved(tmp_path, product(), quality=45)  # libjpeg's table turns 255 into 254 there

    assert any("border is not pure white, down to 25" in finding for finding in findings(path))


def test_a_product_that_the_frame_cuts_is_red(tmp_path: Path) -> None:
    path = saved(tmp_path, product(box=(100, 0, 1600, 1400)), "a.png", "PNG")

    assert "The product touches the frame: top, right." in findings(path)


def test_too_few_pixels_are_red_and_few_are_amber(tmp_path: Path) -> None:
    tiny = saved(tmp_path, product((480, 480), (20, 60, 460, 420)), "tiny.jpg")
    small = saved(tmp_path, product((800, 800), (40, 100, 760, 700)), "small.jpg")

    assert judged(tiny).verdict is Verdict.RED
    assert findings(tiny) == (
        "The longest side has 480 px, 500 are asked.",
        "The longest side has 480 px, 1,000 are advised (for zoom).",
    )
    assert judged(small).verdict is Verdict.AMBER
    assert findings(small, "google") == ("The picture has 800 x 800 px, 1,500 are advised.",)


def test_too_many_pixels_are_red(tmp_path: Path) -> None:
    path = saved(tmp_path, product((5200, 5000), (400, 400, 4800, 4600)))

    assert findings(path, "shopify") == (
        "The longest side has 5,200 px, at most 5,000 are asked.",
        "The picture has 26.0 megapixels, at most 25 are asked.",
    )


def test_a_file_of_too_many_bytes_is_red(tmp_path: Path) -> None:
    path = saved(tmp_path, product())
    whole = path.read_bytes()
    path.write_bytes(whole + bytes(10_300_000 - len(whole)))  # what stands behind the end is still sent

    assert findings(path) == ("The file has 10.3 MB, at most 10 are asked.",)


def test_a_format_that_is_not_taken_is_red(tmp_path: Path) -> None:
    path = saved(tmp_path, product(), "a.webp", "WEBP", quality=100, lossless=True)

    assert judged(path).verdict is Verdict.RED
    assert "The file is WEBP, JPEG, PNG, TIFF or GIF is asked." in findings(path)


def test_a_format_that_is_taken_but_not_preferred_is_amber(tmp_path: Path) -> None:
    judgement = judged(saved(tmp_path, product(), "a.png", "PNG"))

    assert (judgement.verdict, judgement.reasons) == (Verdict.AMBER, ("The file is PNG, JPEG is advised.",))


def test_an_ending_that_tells_another_content_is_red(tmp_path: Path) -> None:
    path = saved(tmp_path, product(), "a.png", "JPEG")

    assert findings(path) == ("The name ends in .png, the content is JPEG.",)


@pytest.mark.parametrize("name", ["a.jpg", "a.JPEG", "a.jpe"])
def test_every_ending_of_a_jpeg_is_right(tmp_path: Path, name: str) -> None:
    assert judged(saved(tmp_path, product(), name)).verdict is Verdict.GREEN


def test_transparency_where_it_is_forbidden_is_red(tmp_path: Path) -> None:
    rgba = np.dstack([product(), np.zeros((1600, 1600), np.uint8)])
    rgba[200:1400, 100:1500, 3] = 255
    path = saved(tmp_path, rgba, "a.png", "PNG")

    assert "34.4 % of the picture is transparent." in findings(path)
    assert judged(path, "google").verdict is Verdict.GREEN  # white or transparent


def test_a_file_for_print_is_red(tmp_path: Path) -> None:
    Image.fromarray(product()).convert("CMYK").save(tmp_path / "a.jpg", quality=95)

    assert "The colours are CMYK, sRGB is asked." in findings(tmp_path / "a.jpg")


def test_another_profile_than_srgb_is_red(tmp_path: Path) -> None:
    path = saved(tmp_path, product(), icc_profile=rgb_profile(ADOBE_RGB, ADOBE_GAMMA))

    assert findings(path) == ("The colours are another profile, sRGB is asked.",)


def test_a_file_that_cannot_be_read_back_is_red(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.fromarray(product()).save(buffer, "JPEG")
    (tmp_path / "a.jpg").write_bytes(buffer.getvalue()[:3000])

    judgement = judged(tmp_path / "a.jpg")

    assert judgement.verdict is Verdict.RED
    assert judgement.reasons[0].startswith("a.jpg is cut short")
    assert judged(tmp_path / "gone.jpg").verdict is Verdict.RED


def test_what_cannot_be_told_is_neither_kept_nor_broken(tmp_path: Path) -> None:
    picture = np.random.default_rng(1).integers(0, 255, (1600, 1600, 3), np.uint8)
    path = saved(tmp_path, picture, "a.png", "PNG")
    shop = Marketplace("shop", "Shop", (Rule(Measure.FILL, Verdict.RED, 0.85),))

    judgement = judge_file(path, shop)

    assert judgement.verdict is Verdict.GREEN
    assert judgement.checks[0].verdict is None
    assert "cannot be told" in judgement.checks[0].finding


@pytest.mark.parametrize(
    ("by", "verdict"),
    [(FillBy.LONGEST_SIDE, Verdict.GREEN), (FillBy.BOX_AREA, Verdict.RED), (FillBy.PIXEL_AREA, Verdict.RED)],
)
def test_the_rules_say_by_which_meaning_the_fill_is_judged(
    tmp_path: Path, by: FillBy, verdict: Verdict
) -> None:
    path = saved(tmp_path, product(), "a.png", "PNG")  # 87.5 % long, 65.6 % of the area

    judgement = judge_file(path, Marketplace("shop", "Shop", (Rule(Measure.FILL, Verdict.RED, 0.85, by=by),)))

    assert judgement.verdict is verdict
    assert judgement.fill_by is by


def test_the_worst_verdict_counts() -> None:
    assert worst([Verdict.GREEN, Verdict.RED, Verdict.AMBER, None]) is Verdict.RED
    assert worst([Verdict.GREEN, None, Verdict.AMBER]) is Verdict.AMBER
    assert worst([]) is Verdict.GREEN
