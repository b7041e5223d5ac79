"""Pasting and dropping in the browser: text, photographs, documents."""

from __future__ import annotations

import base64
import io
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from playwright.sync_api import expect

from tests.desk.kit import ARTICLE, TEXT, Place, photograph
from tests.documents.files import pdf
from tools.desk.command import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.slow


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    assert holds()


DROP = """(field, [name, coded]) => {
  const bytes = Uint8Array.from(atob(coded), (one) => one.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name));
  field.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""
PASTE = """(field, types) => {
  const data = new DataTransfer();
  for (const [type, value] of Object.entries(types)) data.setData(type, value);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def drop(page: Page, name: str, data: bytes) -> None:
    """Drop a file at the end of the text."""
    expect(page.locator("#text")).to_be_enabled()
    page.locator("#text").press("Control+End")
    page.locator("#text").evaluate(DROP, [name, base64.b64encode(data).decode()])


def test_nothing_is_put_into_a_text_that_has_not_come(running: Running, page: Page) -> None:
    waiting: list[Route] = []
    page.route("**/api/mo", lambda route: waiting.append(route))
    page.goto(f"{running.address}viet/{ARTICLE}")
    for name in ("Lưu", "Đầu bài…", "Bảng", "Ảnh…"):
        expect(page.get_by_role("button", name=name)).to_be_disabled()
    page.keyboard.press("Control+s")
    coded = base64.b64encode(photograph()).decode()
    page.locator("#text").evaluate(DROP, ["Hội trường.jpg", coded])
    waiting[0].continue_()
    page.get_by_label("Trong ảnh nhìn thấy gì?").fill("Hội trường")
    page.get_by_role("button", name="Đặt ảnh vào bài").press("Enter")
    head, body = TEXT.split("\n\n", 1)
    shown = "![Hội trường](../../anh/2019/hoi-truong.jpg)"
    expect(page.locator("#text")).to_have_value(f"{head}\n\n{shown}\n\n{body}")
    assert (running.content / ARTICLE).read_text(encoding="utf-8") == TEXT


def test_a_piece_of_a_web_page_is_pasted(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.locator("#text").press("Control+End")
    html = "<h2>Phần dán</h2><p>Một <b>hai</b>.</p><ul><li>Ý một;</li><li>Ý hai.</li></ul>"
    page.locator("#text").evaluate(PASTE, {"text/html": html})
    expect(page.locator("#text")).to_have_value(TEXT + "\n## Phần dán\n\nMột **hai**.\n\n- Ý một;\n- Ý hai.\n")


NOTED = (
    '<p>Tăng<a href="#_ftn1" name="_ftnref1">[1]</a>.</p>'
    '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> So quý II.</p></div>'
)


def test_footnotes_that_are_pasted_count_on(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    field = page.locator("#text")
    expect(field).to_be_enabled()
    for _ in range(2):
        field.press("Control+End")
        field.evaluate(PASTE, {"text/html": NOTED})
        expect(page.locator("#state")).to_contain_text("được giữ")
    rows = "".join(f"\nTăng[^{number}].\n\n[^{number}]: So quý II.\n" for number in (1, 2))
    expect(field).to_have_value(TEXT + rows)
    expect(page.locator("#summary")).to_have_text("Không có lỗi.")


def rtf(*images: bytes) -> str:
    """Pictures as Word writes them: in hexadecimal, each with a fallback metafile."""
    groups = (
        r"{\*\shppict{\pict{\*\picprop\shplid1025{\sp{\sn shapeType}{\sv 75}}}\picscalex100\picw900\jpegblip\bliptag-5"
        r"{\*\blipuid fbc1a5}" + image.hex("\n", 64) + r"}}{\nonshppict{\pict\picw900\wmetafile8 0100090000}}"
        for image in images
    )
    return "{\\rtf1\\ansi Một" + "".join(groups) + " hai}"


@pytest.mark.parametrize("pictures", [2, 1])
def test_pictures_of_word_come_along_by_way_of_rtf(running: Running, place: Place, page: Page, pictures: int) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    field = page.locator("#text")
    expect(field).to_be_enabled()
    field.press("Control+End")
    html = "".join(
        f"<p>Đoạn {number}.</p><p><img src='file:///C:/a/clip_image00{number}.jpg' alt='Ảnh {number}'></p>"
        for number in (1, 2)
    )
    images = [photograph() for _ in range(pictures)]
    field.evaluate(PASTE, {"text/html": html, "text/rtf": rtf(*images)})
    expect(field).to_have_value(re.compile(r"Ảnh 2\]\("))
    if pictures == 1:
        expect(page.locator("#notice_list")).to_contain_text("2 ảnh")
        return
    for number, image in enumerate(images, 1):
        link = f"../../anh/2019/giao-ban-quy-iii-{number}.jpg"
        assert f"Đoạn {number}.\n\n![Ảnh {number}]({link})" in field.input_value()
        assert (place.content / link.removeprefix("../../")).read_bytes() == image
    expect(page.locator("#notice")).to_be_hidden()


def test_footnotes_that_google_keeps_back_are_told(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    slice_type = "application/x-vnd.google-docs-document-slice-clip+wrapped"
    page.locator("#text").evaluate(
        PASTE,
        {
            "text/html": "<p>Một.</p>",
            slice_type: '{"data":"{\\"resolved\\":{\\"dsl_styleslices\\":[{\\"fs_id\\":\\"kix.1\\"}]}}"}',
        },
    )
    expect(page.locator("#notice_list")).to_contain_text("Google")
    assert "Một." in page.locator("#text").input_value()


def test_a_picture_alone_is_pasted_though_html_lies_beside_it(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.locator("#text").evaluate(
        """(field, coded) => {
          const bytes = Uint8Array.from(atob(coded), (one) => one.charCodeAt(0));
          const data = new DataTransfer();
          data.setData("text/html", "<html><body><img src='https://example.vn/a.jpg'></body></html>");
          data.items.add(new File([bytes], "image.jpg"));
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        base64.b64encode(photograph()).decode(),
    )
    expect(page.get_by_label("Trong ảnh nhìn thấy gì")).to_be_visible()


def test_a_photograph_is_dropped_in(running: Running, place: Place, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    drop(page, "Hội trường 1.JPG", photograph())
    page.get_by_label("Trong ảnh nhìn thấy gì").fill("Hội trường")
    page.locator("#caption").fill('Bộ trưởng nói "đổi mới" màn hình 5"')
    page.get_by_role("button", name="Đặt ảnh vào bài").click()
    caption = "Bộ trưởng nói “đổi mới” màn hình 5”"
    expect(page.locator("#text")).to_have_value(f'{TEXT}\n![Hội trường](../../anh/2019/hoi-truong-1.jpg "{caption}")\n')
    assert (place.content / "anh/2019/hoi-truong-1.jpg").is_file()


def test_a_word_file_is_dropped_in(running: Running, page: Page) -> None:
    made, stream = docx.Document(), io.BytesIO()
    made.add_heading("Phần thả", 2)
    made.add_paragraph("Các đơn vị đã báo cáo.")
    made.save(stream)
    page.goto(f"{running.address}viet/{ARTICLE}")
    drop(page, "Báo cáo.DOCX", stream.getvalue())
    page.get_by_role("button", name="Lấy chữ vào bài").press("Enter")
    expect(page.locator("#text")).to_have_value(re.compile("Phần thả\n\nCác đơn vị đã báo cáo.\n$"))


def test_a_document_is_attached_or_taken_back(running: Running, place: Place, page: Page, tmp_path: Path) -> None:
    data = pdf(tmp_path / "x.pdf", "Một trang").read_bytes()
    page.goto(f"{running.address}viet/{ARTICLE}")
    dialog = page.locator("#form_documents")
    for button in ("Bỏ", "Ghi vào bài"):
        drop(page, "Báo cáo quý III.pdf", data)
        expect(page.locator("#notice_list")).to_contain_text("PDF/A")
        page.get_by_role("button", name="Đã rõ").press("Enter")
        expect(dialog.get_by_label("Tên tài liệu")).to_have_value("Báo cáo quý III")
        assert (place.content / "tep/2019/bao-cao-quy-iii.pdf").read_bytes() == data
        dialog.get_by_role("button", name=button).press("Enter")
        expect(dialog).to_be_hidden()
        if button == "Bỏ":
            expect(page.locator("#text")).to_have_value(TEXT)
            wait_until(lambda: not (place.content / "tep/2019/bao-cao-quy-iii.pdf").exists())
    rows = "documents:\n  - file: tep/2019/bao-cao-quy-iii.pdf\n    title: Báo cáo quý III\n"
    expect(page.locator("#text")).to_have_value(TEXT.replace("Quý]\n---\n", f"Quý]\n{rows}---\n"))
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Đã lưu.")
    running.build()
    page.reload()
    expect(page.frame_locator("#page").get_by_role("heading", name="Báo cáo quý III")).to_be_visible()


def test_a_file_that_is_too_large_is_told(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.locator("#text").evaluate(
        """field => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(61_000_000)], "Phim.mp4"));
          field.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }"""
    )
    expect(page.locator("#notice_list")).to_contain_text("quá lớn")


def test_what_no_article_takes_is_told(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    drop(page, "phần mềm.exe", b"MZ")
    expect(page.locator("#notice_list")).to_contain_text("phần mềm.exe")
    expect(page.locator("#text")).to_have_value(TEXT)


def test_a_file_that_misses_the_field_is_taken_in(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.locator(".top").evaluate(DROP, ["Hội trường.jpg", base64.b64encode(photograph()).decode()])
    expect(page.get_by_label("Trong ảnh nhìn thấy gì")).to_be_visible()
