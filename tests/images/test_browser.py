"""Figures and charts in a real browser."""

from typing import Any

import pytest

from plugins.content.pictures import SIZES_BESIDE

pytestmark = pytest.mark.slow

FIGURES = "/gioi-thieu/"
CHART = "/2021/06/so-ket-thi-dua-6-thang-dau-nam/"
SHIFT = """new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
BOXES = """[...document.querySelectorAll(".chart__plot text")].map((text) => {
  const box = text.getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom];
})"""

GALLERY = """async (sizes) => {
  const figure = document.querySelector(".prose > .figure"), gallery = document.createElement("div");
  gallery.className = "gallery";
  gallery.append(figure.cloneNode(true), figure.cloneNode(true));
  gallery.querySelectorAll("[sizes]").forEach((element) => (element.sizes = sizes));
  figure.replaceWith(gallery);
  await Promise.all([...gallery.querySelectorAll("img")].map((image) => image.decode()));
}"""
TOLD_AND_SHOWN = "(({naturalWidth, clientWidth}) => [naturalWidth, clientWidth])(document.querySelector('.prose img'))"
"""The natural and the displayed width; for an image with `sizes`, they determine the former."""


def opened(chromium: Any, address: str, *, width: int, **options: object) -> Any:
    page = chromium.new_context(viewport={"width": width, "height": 800}, **options).new_page()
    page.goto(address, wait_until="networkidle")
    return page


@pytest.mark.parametrize(("density", "width"), [(1, 360), (2, 688), (3, 1000)])
def test_a_telephone_loads_what_fits_it(host: str, chromium: Any, density: int, width: int) -> None:
    page = opened(chromium, host + FIGURES, width=360, device_scale_factor=density)
    assert page.evaluate("document.querySelector('.figure__image').currentSrc").endswith(f"-{width}.avif")
    assert page.evaluate(SHIFT) == 0


@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize("width", [320, 360, 412, 530, 560, 690, 720, 1024, 1280])
def test_pictures_are_as_wide_as_they_say(host: str, chromium: Any, width: int, *, beside: bool) -> None:
    page = opened(chromium, host + FIGURES, width=width)
    if beside:
        page.evaluate(GALLERY, SIZES_BESIDE)
    told, shown = page.evaluate(TOLD_AND_SHOWN)
    assert abs(told - shown) <= 2


def test_only_the_first_picture_is_loaded_at_once(host: str, chromium: Any) -> None:
    page = opened(chromium, host + FIGURES, width=360)
    ways = page.evaluate("[...document.querySelectorAll('.figure__image')].map((image) => image.loading)")
    assert ways == ["auto"] + ["lazy"] * (len(ways) - 1)


def test_a_picture_leads_to_the_whole_image(host: str, chromium: Any) -> None:
    page = opened(chromium, host + FIGURES, width=1280)
    with page.expect_navigation():
        page.locator(".figure__link").first.press("Enter")
    assert page.evaluate("document.contentType") == "image/jpeg"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("size", ["", "largest"])
def test_no_text_of_a_chart_is_cut_or_covered(host: str, chromium: Any, width: int, size: str) -> None:
    page = opened(chromium, host + CHART, width=width)
    page.evaluate("size => document.documentElement.setAttribute('data-text-size', size)", size)
    left, top, right, bottom = page.evaluate(
        "(({left, top, right, bottom}) => [left, top, right, bottom])"
        "(document.querySelector('.chart__plot').getBoundingClientRect())"
    )
    boxes = page.evaluate(BOXES)
    assert len(boxes) >= 6
    for box in boxes:
        assert left - 1 <= box[0] < box[2] <= right + 1
        assert top - 1 <= box[1] < box[3] <= bottom + 1
    for number, (x, y, to_x, to_y) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert to_x <= other[0] or other[2] <= x or to_y <= other[1] + 4 or other[3] <= y + 4
