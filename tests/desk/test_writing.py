"""Writing in the browser: by keyboard, checked while typing, kept through crashes, alongside other windows."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.desk.kit import ARTICLE, TEXT, Place, git
from tools.desk.command import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.slow


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


def test_a_pasted_table_becomes_one_by_one_press(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    field = page.locator("#text")
    expect(field).to_be_enabled()
    field.fill(f"{TEXT}\nSố máy:\nNăm\tSố máy\n2019\t1.200\n2020\t2.300\nHết.\n")
    page.get_by_role("button", name="Chữa giúp: Dòng 17").press("Enter")
    expect(page.frame_locator("#page").locator("article tbody tr")).to_have_count(2)
    assert field.input_value().endswith(
        "\n\n| Năm | Số máy |\n| --- | ---: |\n| 2019 | 1.200 |\n| 2020 | 2.300 |\n\nHết.\n"
    )


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


def test_a_text_is_not_said_to_be_kept_while_more_is_typed(running: Running, page: Page) -> None:
    held: list[Route] = []
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.route("**/api/nhap", lambda route: held.append(route))
    with page.expect_request("**/api/nhap"):
        page.keyboard.type("Một ")
    page.keyboard.type("hai ")
    with page.expect_request("**/api/nhap"):  # of the second text, once the first is kept
        held[0].continue_()
    expect(page.locator("#state")).to_have_text("Đang gõ…")
    held[1].continue_()
    expect(page.locator("#state")).to_contain_text("đã được giữ")


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


def test_only_a_draft_can_be_published(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    button = page.get_by_role("button", name="Đăng bài")
    expect(page.locator("#summary")).to_have_text("Không có lỗi.")
    expect(button).to_be_hidden()
    page.locator("#text").fill(TEXT.replace("authors:", "status: draft\nauthors:"))
    button.click()
    expect(page.locator("#text")).to_have_value(TEXT)
    expect(button).to_be_hidden()


def test_what_is_typed_and_saved_while_publishing_is_kept(running: Running, page: Page) -> None:
    held: list[Route] = []
    page.goto(f"{running.address}viet/{ARTICLE}")
    page.locator("#text").fill(TEXT.replace("authors:", "status: draft\nauthors:"))
    page.route("**/api/dang", lambda route: held.append(route), times=1)
    with page.expect_request("**/api/dang"):
        page.get_by_role("button", name="Đăng bài").click()
    page.locator("#text").press("Control+End")
    page.keyboard.type("Gõ thêm.")
    page.keyboard.press("Control+s")
    held[0].continue_()
    expect(page.locator("#state")).to_have_text("Đã lưu.")
    assert (running.content / ARTICLE).read_text(encoding="utf-8") == TEXT + "Gõ thêm."


LONG = TEXT + "".join(
    f"\n## Phần {number}\n\nĐoạn [thứ](https://a.vn/{number}) {number}.\n\n- Như nhau;\n" for number in range(40)
)


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("Đoạn [thứ](https://a.vn/31) 31.", "p:has-text('31.')"),
        ("## Phần 22", "h2:has-text('Phần 22')"),
        ("\n\nĐoạn [thứ](https://a.vn/13)", "h2:has-text('Phần 13')"),
        ("- Như nhau;\n\n## Phần 39", "li:text-is('Như nhau;') >> nth=38"),
    ],
)
def test_the_page_beside_follows_the_cursor(running: Running, page: Page, row: str, shown: str) -> None:
    (running.content / ARTICLE).write_text(LONG, encoding="utf-8")
    page.goto(f"{running.address}viet/{ARTICLE}")
    beside = page.frame_locator("#page")
    expect(beside.locator("article h1, h1").first).to_be_in_viewport()
    block = beside.locator(f"article {shown}")
    expect(block).not_to_be_in_viewport()
    page.locator("#text").evaluate("(field, at) => field.setSelectionRange(at, at)", LONG.index(row))
    expect(block).to_be_in_viewport()
    page.keyboard.press("Control+Home")
    expect(beside.locator("h1").first).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0


def test_the_page_beside_stays_at_what_is_typed(running: Running, page: Page) -> None:
    (running.content / ARTICLE).write_text(LONG, encoding="utf-8")
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.locator("#text").press("Control+End")
    page.keyboard.type("\nCâu cuối cùng.")
    expect(page.frame_locator("#page").get_by_text("Câu cuối cùng.")).to_be_in_viewport()


def test_a_footnote_is_put_in_and_written_at_the_end(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    field = page.locator("#text")
    expect(field).to_be_enabled()
    for mark, note in (("Bộ họp", "Theo báo cáo."), ("Các đơn vị", "Theo công văn.")):
        at = field.input_value().index(mark) + len(mark)
        field.evaluate("(field, at) => field.setSelectionRange(at, at)", at)
        page.get_by_role("button", name="Chú thích cuối bài").click()
        page.keyboard.type(note)
    text = TEXT.replace("Bộ họp", "Bộ họp[^1]").replace("Các đơn vị", "Các đơn vị[^2]")
    expect(field).to_have_value(text + "\n[^1]: Theo báo cáo.\n[^2]: Theo công văn.\n")
    expect(page.locator("#summary")).to_have_text("Không có lỗi.")


def test_an_article_in_conflict_is_settled_before_it_is_written_on(
    running: Running, place: Place, page: Page, tmp_path: Path
) -> None:
    other = place.other(tmp_path / "other")
    for file, text in ((other / "content" / ARTICLE, "báo cáo nhanh."), (place.content / ARTICLE, "báo cáo đầy đủ.")):
        file.write_text(TEXT.replace("báo cáo.", text), encoding="utf-8")
    git(other, "commit", "--quiet", "--all", "--message", "Nhanh")
    git(other, "push", "--quiet")
    assert running.bench.sending.send("Đầy đủ", "").code == "conflict"
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.get_by_role("heading", name="Hai bản khác nhau")).to_be_visible()
    assert "<<<<" not in page.content()


def test_the_row_that_is_typed_stays_in_view_when_faults_are_told(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    field = page.locator("#text")
    expect(field).to_be_enabled()
    field.press("Control+End")
    page.keyboard.insert_text("\n\n".join(f"Đoạn {number}." for number in range(40)))
    page.keyboard.type("\n\n##a <b>x</b> [y](../../khong-co.md)")
    expect(page.locator("#summary")).to_contain_text("lỗi phải sửa")
    assert field.evaluate("field => field.scrollHeight - field.clientHeight - field.scrollTop") < 20


def test_that_sending_goes_on_is_said(running: Running, page: Page) -> None:
    (running.content / ARTICLE).write_text(TEXT + "Thêm.\n", encoding="utf-8")
    page.goto(f"{running.address}gui")
    page.evaluate("document.querySelector('form').addEventListener('submit', (event) => event.preventDefault())")
    page.get_by_label("Bạn đã làm gì").fill("Thêm một câu")
    page.get_by_role("button", name="Gửi bài").click()
    expect(page.get_by_role("status")).to_contain_text("Đang kiểm tra và gửi")
    expect(page.get_by_role("button", name="Gửi bài")).to_be_disabled()
    page.evaluate("window.dispatchEvent(new Event('pageshow'))")  # as when coming back to the page
    expect(page.get_by_role("button", name="Gửi bài")).to_be_enabled()
