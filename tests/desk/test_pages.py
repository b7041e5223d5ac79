"""The desk's pages: no axe violation, nothing cut off at 1366 × 768 or at twice the text size, all by keyboard."""

from __future__ import annotations

import base64
import io
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from playwright.sync_api import expect

from tests.desk.kit import ARTICLE, TEXT, Place, git, photograph
from tests.documents.files import pdf
from tools.desk.command import Running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
PAGES = ("", "moi", f"viet/{ARTICLE}", "gui", "xung-dot", f"lich-su/{ARTICLE}", "viet/bai-viet/2019/khong-co.md")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(shared_desk: Running, page: Page, address: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(shared_desk.address + address)
    if address.endswith("iii.md") and address.startswith("viet"):
        expect(page.locator("#summary")).not_to_have_text("Đang đọc bài…")
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']} {one['nodes'][0]['html'][:120]}" for one in found] == []


@pytest.mark.parametrize(("width", "size"), [(1366, "100%"), (1366, "200%"), (683, "100%")])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut_off(shared_desk: Running, page: Page, address: str, width: int, size: str) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    page.goto(shared_desk.address + address)
    page.add_style_tag(content=f":root {{ font-size: {size} }}")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_the_keyboard_suffices(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    field = page.locator("#text")
    expect(field).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type("Câu ")
    page.keyboard.press("Control+b")
    page.keyboard.type("đậm")
    expect(page.frame_locator("#page").locator("strong")).to_have_text("đậm")
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Đã lưu.")
    assert (running.content / ARTICLE).read_text(encoding="utf-8") == TEXT + "Câu **đậm**"


def test_a_diagnostic_stands_beside_the_text_and_is_cured(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    field = page.locator("#text")
    expect(field).to_be_enabled()
    field.press("Control+End")
    field.press_sequentially("\n##Phần hai\n\nChữ.")
    row = page.locator("#diagnostics li").first
    expect(row).to_contain_text("chưa thành tiêu đề")
    row.get_by_role("button", name="Chữa giúp").press("Enter")
    expect(page.locator("#summary")).to_have_text("Không có lỗi.")
    assert "\n## Phần hai\n" in field.input_value()
    page.keyboard.press("Control+z")
    expect(field).to_have_value(TEXT + "\n##Phần hai\n\nChữ.")


def test_what_is_typed_is_back_after_a_crash(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.locator("#text").press("Control+End")
    page.keyboard.type("Chưa lưu.")
    expect(page.locator("#state")).to_contain_text("đã được giữ")
    page.goto("about:blank")
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_have_value(TEXT + "Chưa lưu.")
    assert (running.content / ARTICLE).read_text(encoding="utf-8") == TEXT


def test_another_program_is_told_of_with_both_texts(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.locator("#text").press("Control+End")
    page.keyboard.type("Của tôi.")
    (running.content / ARTICLE).write_text(TEXT + "Của Notepad.", encoding="utf-8")
    page.keyboard.press("Control+s")
    expect(page.locator("#theirs")).to_have_value(TEXT + "Của Notepad.")
    expect(page.locator("#ours")).to_have_value(TEXT + "Của tôi.")
    page.get_by_role("button", name="Giữ bản này").press("Enter")
    expect(page.locator("#state")).to_have_text("Đã lưu.")
    assert (running.content / ARTICLE).read_text(encoding="utf-8") == TEXT + "Của tôi."


def test_a_piece_of_a_web_page_is_pasted(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.locator("#text").press("Control+End")
    page.locator("#text").evaluate(
        """field => {
          const data = new DataTransfer();
          data.setData("text/html", "<h2>Phần dán</h2><p>Một <b>hai</b>.</p><ul><li>Ý một;</li><li>Ý hai.</li></ul>");
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )
    expect(page.locator("#text")).to_have_value(TEXT + "\n## Phần dán\n\nMột **hai**.\n\n- Ý một;\n- Ý hai.\n")


def test_a_correction_is_filled_in(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.get_by_role("button", name="Đính chính…").click()
    page.get_by_label("Ngày đính chính").fill("10/9/2019")
    page.get_by_label("Chỗ sai đã đăng").fill("65 điểm cầu")
    page.get_by_label("Chỗ đúng").fill("66 điểm cầu: đủ")
    page.locator("#form_corrections").get_by_role("button", name="Ghi vào bài").press("Enter")
    row = "corrections:\n  - date: 10/9/2019\n    wrong: 65 điểm cầu\n    right: '66 điểm cầu: đủ'\n---\n"
    expect(page.locator("#text")).to_have_value(TEXT.replace("Quý]\n---\n", f"Quý]\n{row}"))


def test_a_conflict_is_settled_side_by_side(running: Running, place: Place, page: Page, tmp_path: Path) -> None:
    other = place.other(tmp_path / "other")
    (other / "content" / ARTICLE).write_text(TEXT.replace("báo cáo.", "báo cáo nhanh."), encoding="utf-8")
    git(other, "commit", "--quiet", "--all", "--message", "Nhanh")
    git(other, "push", "--quiet")
    (place.content / ARTICLE).write_text(TEXT.replace("báo cáo.", "báo cáo đầy đủ."), encoding="utf-8")
    page.goto(f"{running.address}gui")
    page.get_by_label("Bạn đã làm gì").fill("Đầy đủ")
    page.get_by_role("button", name="Gửi bài").click()
    expect(page.get_by_label("Bản của người khác")).to_have_value(TEXT.replace("báo cáo.", "báo cáo nhanh."))
    ours = page.get_by_label("Bản sẽ gửi")
    expect(ours).to_have_value(TEXT.replace("báo cáo.", "báo cáo đầy đủ."))
    ours.fill(TEXT.replace("báo cáo.", "báo cáo nhanh, đầy đủ."))
    page.get_by_role("button", name="Dùng các bản bên phải và gửi").click()
    expect(page.get_by_role("alert")).to_contain_text("Đã gửi.")
    assert "báo cáo nhanh, đầy đủ." in git(place.bare, "show", f"main:content/{ARTICLE}")


def test_nothing_is_sent_while_there_is_a_fault(running: Running, place: Place, page: Page) -> None:
    (place.content / ARTICLE).write_text(TEXT.replace("05/09/2019", "31/02/2019"), encoding="utf-8")
    page.goto(f"{running.address}gui")
    page.get_by_label("Bạn đã làm gì").fill("Xong")
    page.get_by_role("button", name="Gửi bài").click()
    expect(page.get_by_role("alert")).to_contain_text("còn 1 lỗi phải sửa")
    assert git(place.bare, "log", "--format=%s", "main").strip() == "Bài đầu"


def test_a_version_of_days_ago_comes_back(running: Running, place: Place, page: Page) -> None:
    (place.content / ARTICLE).write_text(TEXT.replace("báo cáo.", "báo cáo nhầm."), encoding="utf-8")
    git(place.tree, "commit", "--quiet", "--all", "--message", "Sửa nhầm")
    page.goto(f"{running.address}lich-su/{ARTICLE}")
    page.get_by_role("link", name="Bài đầu").click()
    page.get_by_role("button", name="Lấy lại cả bản này").click()
    expect(page.locator("#text")).to_have_value(TEXT)
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Đã lưu.")
    assert (place.content / ARTICLE).read_text(encoding="utf-8") == TEXT


def test_a_server_that_is_gone_is_told(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    running.server.stop()
    page.locator("#text").press("Control+End")
    page.keyboard.type("x")
    expect(page.locator("#state")).to_contain_text("đừng đóng")
    shutil.rmtree(running.folder / "site", ignore_errors=True)


def fill(page: Page, form: str, button: str, values: dict[str, str]) -> None:
    """Fill a form of the head in; by the names of its fields."""
    expect(page.locator("#text")).to_be_enabled()
    page.get_by_role("button", name=button).click()
    for name, value in values.items():
        page.locator(f"#form_{form} [name='{name}']").fill(value)
    page.locator(f"#form_{form}").get_by_role("button", name="Ghi vào bài").press("Enter")


def test_a_notice_is_filled_in(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    values = {"candidate": "bà Trần Thị Mẫu", "award": "Bằng khen", "opens": "5/9/2019", "period": "10 ngày làm việc"}
    fill(page, "notice", "Lấy ý kiến…", {**values, "send_to.address": "18 Nguyễn Du", "send_to.email": "a@b.vn"})
    rows = (
        "notice:\n  candidate: bà Trần Thị Mẫu\n  award: Bằng khen\n  opens: 5/9/2019\n  period: 10 ngày làm việc\n"
        "  send_to:\n    address: 18 Nguyễn Du\n    email: a@b.vn\n---\n"
    )
    expect(page.locator("#text")).to_have_value(TEXT.replace("Quý]\n---\n", f"Quý]\n{rows}"))


def test_a_withdrawal_is_filled_in(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    fill(page, "withdrawn", "Rút bài…", {"date": "10/9/2019", "reason": "đăng nhầm bản chưa duyệt"})
    rows = "withdrawn:\n  date: 10/9/2019\n  reason: đăng nhầm bản chưa duyệt\n---\n"
    expect(page.locator("#text")).to_have_value(TEXT.replace("Quý]\n---\n", f"Quý]\n{rows}"))
    expect(page.locator("#summary")).not_to_contain_text("lỗi phải sửa")


def test_what_a_form_writes_is_seen_in_the_page_beside(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    fill(page, "withdrawn", "Rút bài…", {"date": "10/9/2019", "reason": "đăng nhầm bản chưa duyệt"})
    beside = page.frame_locator("#page")
    expect(beside.get_by_role("region", name="Bài này đã được rút")).to_contain_text("đăng nhầm bản chưa duyệt")
    fill(page, "notice", "Lấy ý kiến…", {"candidate": "bà Trần Thị Mẫu", "award": "Bằng khen", "opens": "5/9/2019"})
    expect(beside.get_by_text("bà Trần Thị Mẫu").first).to_be_visible()
    values = {"url": "https://example.vn/a.pdf", "title": "Phụ lục số liệu"}
    fill(page, "documents", "Tài liệu…", values)
    expect(beside.get_by_role("heading", name="Phụ lục số liệu")).to_be_visible()


FILLED = TEXT.replace(
    "authors: [Đăng Quý]\n",
    "withdrawn: # rút\n  date: 10/9/2019\n  reason: nhầm bản  # chữ tay\n  body: hide\nauthors: [Đăng Quý]\n"
    "corrections:\n- date: 9/9/2019\n  wrong: 65\n  right: 66 # đếm lại\n"
    "notice:\n  candidate: bà Trần Thị Mẫu\n  award: Bằng khen\n  opinions:\n    - text: Đồng ý.\n",
)


@pytest.mark.parametrize(
    ("form", "button", "opened", "changed", "row", "becomes"),
    [
        ("withdrawn", "Rút bài…", {"date": "10/9/2019", "reason": "nhầm bản", "by": ""}, {"reason": "chưa duyệt"},
         "  reason: nhầm bản  #", "  reason: chưa duyệt  #"),
        ("notice", "Lấy ý kiến…", {"candidate": "bà Trần Thị Mẫu", "award": "Bằng khen", "opens": ""},
         {"post": "Giám đốc"}, "Mẫu\n  award:", "Mẫu\n  post: Giám đốc\n  award:"),
        ("corrections", "Đính chính…", {"date": "9/9/2019", "wrong": "65", "right": "66"}, {"right": "67 điểm"},
         "right: 66", "right: 67 điểm"),
    ],
)  # fmt: skip
def test_a_form_opens_with_what_is_there_and_changes_what_was_changed(
    running: Running, page: Page, form: str, button: str, opened: dict[str, str], changed: dict[str, str], row: str,
    becomes: str,
) -> None:  # fmt: skip
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.locator("#text").fill(FILLED)
    for changes, text in (({}, FILLED), (changed, FILLED.replace(row, becomes))):
        page.get_by_role("button", name=button).click()
        dialog = page.locator(f"#form_{form}")
        if form == "corrections":
            expect(dialog.locator("option")).to_have_text(["1. 9/9/2019, 65, 66", "Thêm một mục mới"])
            dialog.get_by_label("Mục nào").select_option(index=0)
        for name, value in opened.items():
            expect(dialog.locator(f"[name='{name}']")).to_have_value(value)
        for name, value in changes.items():
            dialog.locator(f"[name='{name}']").fill(value)
        dialog.get_by_role("button", name="Ghi vào bài").press("Enter")
        expect(dialog).to_be_hidden()
        expect(page.locator("#text")).to_have_value(text)


def test_a_form_for_a_head_at_fault_says_so(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.locator("#text").fill("---\ntitle: a: b\n---\n")
    page.get_by_role("button", name="Rút bài…").click()
    expect(page.locator("#notice_list")).to_contain_text("Phần đầu bài đang có lỗi")


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


def drop(page: Page, name: str, data: bytes) -> None:
    """Drop a file on the text, at its end."""
    expect(page.locator("#text")).to_be_enabled()
    page.locator("#text").press("Control+End")
    page.locator("#text").evaluate(DROP, [name, base64.b64encode(data).decode()])


def test_a_photograph_is_dropped_in(running: Running, place: Place, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    drop(page, "Hội trường 1.JPG", photograph())
    page.get_by_label("Trong ảnh nhìn thấy gì").fill("Hội trường")
    page.get_by_role("button", name="Đặt ảnh vào bài").click()
    expect(page.locator("#text")).to_have_value(TEXT + "\n![Hội trường](../../anh/2019/hoi-truong-1.jpg)\n")
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


def test_a_draft_is_deleted_and_nothing_else(running: Running, place: Place, page: Page) -> None:
    draft = place.content / "bai-viet/2019/2019-12-05-nhap.md"
    draft.write_text(TEXT.replace("authors:", "status: 'draft' # chưa\nauthors:"), encoding="utf-8")
    running.build()
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#summary")).to_have_text("Không có lỗi.")
    expect(page.get_by_role("button", name="Xóa bài nháp")).to_be_hidden()
    page.goto(f"{running.address}viet/bai-viet/2019/2019-12-05-nhap.md")
    for answer in ("Để lại", "Xóa"):
        page.get_by_role("button", name="Xóa bài nháp").click()
        page.locator("#delete_dialog").get_by_role("button", name=answer).press("Enter")
        expect(page.locator("#delete_dialog")).to_be_hidden()
        assert draft.exists() or answer == "Xóa"
    expect(page.get_by_role("heading", name="Danh sách bài")).to_be_visible()
    assert not draft.exists()
    assert (place.content / ARTICLE).exists()


def test_a_version_is_chosen_beside_what_was_typed(running: Running, place: Place, page: Page) -> None:
    commit = git(place.tree, "rev-parse", "HEAD").strip()
    for button, text in (("Giữ bản này", TEXT + "Dở."), ("Lấy bản này", TEXT)):
        page.goto(f"{running.address}viet/{ARTICLE}")
        expect(page.locator("#text")).to_be_enabled()
        page.locator("#text").fill(TEXT + "Dở.")
        expect(page.locator("#state")).to_contain_text("đã được giữ")
        page.goto(f"{running.address}viet/{ARTICLE}?ban={commit}")
        expect(page.locator("#ours")).to_have_value(TEXT + "Dở.")
        page.get_by_role("button", name=button).press("Enter")
        expect(page.locator("#text")).to_have_value(text)
    page.locator("#text").fill(TEXT + "Sau đó.")
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Đã lưu.")
    page.reload()
    expect(page.locator("#text")).to_have_value(TEXT + "Sau đó.")


def test_a_conflict_that_was_left_comes_again(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#state")).to_have_text("Đã lưu.")
    running.bench.store.keep(ARTICLE, TEXT + "Cửa sổ kia.", "", "")
    page.locator("#text").press("Control+End")
    for typed in ("a", "b"):
        page.keyboard.type(typed)
        expect(page.locator("#theirs")).to_have_value(TEXT + "Cửa sổ kia.")
        expect(page.locator("#conflict")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#conflict")).to_be_hidden()
    assert running.bench.store.open(ARTICLE).draft == TEXT + "Cửa sổ kia."


def test_the_body_may_speak_of_drafts(running: Running, page: Page) -> None:
    text = TEXT.replace("authors:", "status: draft\nauthors:") + "\nstatus: draft\n"
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.locator("#text").fill(text)
    page.get_by_role("button", name="Đăng bài").click()
    expect(page.locator("#text")).to_have_value(TEXT + "\nstatus: draft\n")
    expect(page.get_by_role("button", name="Đăng bài")).to_be_hidden()


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


def test_a_file_that_misses_the_field_is_taken_in(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.locator(".top").evaluate(DROP, ["Hội trường.jpg", base64.b64encode(photograph()).decode()])
    expect(page.get_by_label("Trong ảnh nhìn thấy gì")).to_be_visible()


@pytest.mark.parametrize(("width", "size", "beside"), [(1366, "100%", True), (1366, "200%", False)])
def test_both_texts_stand_side_by_side_where_there_is_room(
    shared_desk: Running, page: Page, width: int, size: str, beside: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    page.goto(f"{shared_desk.address}viet/{ARTICLE}")
    page.add_style_tag(content=f":root {{ font-size: {size} }}")
    tops = page.evaluate(
        """() => {
          document.getElementById("conflict").showModal();
          return ["theirs", "ours"].map((id) => document.getElementById(id).getBoundingClientRect().top);
        }"""
    )
    assert (tops[0] == tops[1]) is beside


def test_the_text_and_its_page_fit_into_the_window(shared_desk: Running, page: Page) -> None:
    page.goto(f"{shared_desk.address}viet/{ARTICLE}")
    assert page.evaluate("document.documentElement.scrollHeight") <= 768


@pytest.mark.parametrize("address", ["khong-co", "viet/", "api/khong-co"])
def test_a_page_that_is_not_there_is_told(shared_desk: Running, page: Page, address: str) -> None:
    page.goto(shared_desk.address + address)
    expect(page.get_by_role("heading", name="Không mở được")).to_be_visible()


def test_only_a_draft_can_be_published(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    button = page.get_by_role("button", name="Đăng bài")
    expect(page.locator("#summary")).to_have_text("Không có lỗi.")
    expect(button).to_be_hidden()
    page.locator("#text").fill(TEXT.replace("authors:", "status: draft\nauthors:"))
    button.click()
    expect(page.locator("#text")).to_have_value(TEXT)
    expect(button).to_be_hidden()
