"""A small archive with images, from its folder to the published files."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image as Pillow

from plugins.content.model import (
    Archive,
    Article,
    Body,
    Category,
    Image,
    Ministry,
    SiteData,
)
from plugins.content.targets import CopiedFile, Page
from plugins.core.codec import encode
from plugins.images import encoding
from plugins.images.checks import unused_images
from plugins.images.images import find_images, image_files
from plugins.images.lost import Lost, pages
from plugins.vietnamese.when import When

from .conftest import Save, drawing, photograph, workspace

DAY = datetime(2021, 1, 4)
DATA = SiteData(
    {"chao-co": Category("chao-co", "Lễ chào cờ", "ceremony")},
    {},
    (),
    Ministry("Bộ Thông tin và Truyền thông", "Bộ TT&TT", "", "", "", ""),
    {},
)


def article(slug: str, *images: str, lead: str = "", lost: Sequence[Lost] = ()) -> Article:
    links = tuple(Image(path, "Cờ", 12) for path in images)
    return Article(
        file=f"bai-viet/2021/{slug}.md",
        slug=slug,
        title=f"Lễ chào cờ {slug}",
        date=When(DAY, DAY, "day", "4/1/2021"),
        category="chao-co",
        summary="",
        body=Body(f"bai-viet/2021/{slug}.md", links, notes={"Lost": encode(tuple(lost))} if lost else {}),
        lead_image=lead,
    )


def archive(*articles: Article) -> Archive:
    return Archive(articles, (), DATA)


def built(shown: Archive, content: Path) -> tuple[Archive, dict[str, Path]]:
    images = find_images(shown, workspace(content, content / "cache"), cards=True)
    whole = replace(shown, pictures=images.pictures, social=images.social)
    return whole, {file.address: file.path for file in image_files(whole, workspace(content, content / "cache"))}


@pytest.fixture
def content(save: Save, tmp_path: Path) -> Path:
    save(photograph(640, 450), "2021/co.jpg")
    save(drawing(300, 200), "2021/so-do.png")
    save(photograph(300, 200), "2021/thua.jpg")
    (tmp_path / "anh/2021/hinh.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"/>')
    return tmp_path


@pytest.mark.slow
def test_every_file_that_a_page_names_is_made_and_no_other(content: Path) -> None:
    paths = ("anh/2021/co.jpg", "anh/2021/so-do.png", "anh/2021/hinh.svg")
    whole, files = built(archive(article("a", *paths)), content)
    named = {one.address for picture in whole.pictures.values() for one in (*picture.renditions, picture.full)}
    assert whole.pictures.keys() == set(paths)
    assert named | {whole.social[address].address for address in ("/", "/2021/01/a/")} == files.keys()
    for picture in whole.pictures.values():
        for one in picture.renditions[: -1 if picture.full.type == "image/svg+xml" else None]:
            with Pillow.open(files[one.address]) as image:
                assert (image.size, Pillow.MIME[image.format or ""]) == ((one.width, one.height), one.type)


def test_the_lead_image_or_a_card_stands_for_an_article(content: Path) -> None:
    shown = archive(
        article("a", "anh/2021/co.jpg", lead="anh/2021/co.jpg"), article("b"), article("c", "anh/2021/co.jpg")
    )
    whole, files = built(shown, content)
    assert whole.social["/2021/01/a/"] == whole.pictures["anh/2021/co.jpg"].full
    cards = [whole.social[address] for address in ("/", "/2021/01/b/", "/2021/01/c/")]
    assert all(card.address in files and (card.width, card.height) == (1200, 630) for card in cards)
    assert len([address for address in files if "/the-" in address]) == 3


def test_cards_may_be_left_out(content: Path) -> None:
    shown = archive(article("a", "anh/2021/co.jpg", lead="anh/2021/co.jpg"), article("b"))
    images = find_images(shown, workspace(content, content / "cache"), cards=False)
    assert list(images.social) == ["/2021/01/a/"]


def test_a_small_lead_image_does_not(content: Path) -> None:
    whole, _ = built(archive(article("a", "anh/2021/so-do.png", lead="anh/2021/so-do.png")), content)
    assert (whole.social["/2021/01/a/"].width, whole.social["/2021/01/a/"].height) == (1200, 630)


@pytest.mark.slow
def test_a_second_build_makes_nothing(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = archive(article("a", "anh/2021/co.jpg"))
    _, first = built(shown, content)
    times = {path: path.stat().st_mtime_ns for path in first.values()}

    def never(*_: object) -> None:
        raise AssertionError("nothing was to be made")

    monkeypatch.setattr("plugins.images.images.encode", never)
    monkeypatch.setattr("plugins.images.social_cards.draw", never)
    _, second = built(shown, content)
    assert second == first
    assert {path: path.stat().st_mtime_ns for path in second.values()} == times


@pytest.mark.slow
def test_what_was_lost_from_the_cache_is_made_again(content: Path) -> None:
    shown = archive(article("a", "anh/2021/co.jpg"))
    _, files = built(shown, content)
    path = files[min(files)]
    before = path.read_bytes()
    path.unlink()
    assert built(shown, content)[1] == files
    assert path.read_bytes() == before


@pytest.mark.slow
def test_a_changed_image_has_new_addresses(content: Path, save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.core.stamps.CLOCK_STEP", 10**12)
    shown = archive(article("a", "anh/2021/co.jpg"))
    before, _ = built(shown, content)
    save(photograph(300, 200), "2021/co.jpg")
    after, files = built(shown, content)
    assert after.pictures["anh/2021/co.jpg"].full.address != before.pictures["anh/2021/co.jpg"].full.address
    assert after.pictures["anh/2021/co.jpg"].full.address in files


@pytest.mark.slow
def test_the_cache_is_swept_of_what_nobody_uses(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.images.store.MOST_STALE", 0)
    monkeypatch.setattr("plugins.images.store.MANY_TIMES", 1)
    built(archive(article("a", "anh/2021/co.jpg", "anh/2021/thua.jpg")), content)
    _, files = built(archive(article("a", "anh/2021/so-do.png")), content)
    _, files = built(archive(article("a", "anh/2021/so-do.png")), content)
    kept = {path for path in (content / "cache/files/encoded").rglob("*.*") if path.is_file()}
    assert kept == set(files.values())


@pytest.mark.slow
def test_a_full_disk_stops_the_build(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(encoding, "write_whole", full)
    with pytest.raises(OSError, match="No space"):
        built(archive(article("a", "anh/2021/co.jpg")), content)
    monkeypatch.undo()
    assert all(path.is_file() for path in built(archive(article("a", "anh/2021/co.jpg")), content)[1].values())


def test_faults(content: Path, save: Save) -> None:
    (content / "anh/2021/hong.jpg").write_bytes(b"<!doctype html>")
    (content / "bai-viet/2021").mkdir(parents=True)
    (content / "bai-viet/2021/a.md").write_text(
        "---\ntitle: A\nlead_image: anh/2021/so-do.png\n---\n", encoding="utf-8"
    )
    save(photograph(150, 100), "2021/nho.jpg")
    lost = Lost("thua.jpg", "", "Toàn cảnh", "anh-thua", 9)
    shown = archive(article("a", "anh/2021/co.jpg", lead="anh/2021/so-do.png", lost=[lost]))
    diagnostics = find_images(shown, workspace(content, content / "cache"), cards=True).diagnostics
    assert sorted((fault.file, fault.line, fault.code, fault.level) for fault in diagnostics) == [
        ("anh/2021/hong.jpg", 1, "image-mislabelled", "error"),
        ("anh/2021/nho.jpg", 1, "image-small", "warning"),
        ("bai-viet/2021/a.md", 3, "lead-not-in-body", "error"),
        ("bai-viet/2021/a.md", 9, "lost-found", "warning"),
    ]
    assert "HTML" in diagnostics[0].message


def test_a_missing_lead_image_is_left_to_the_check_of_links(content: Path) -> None:
    shown = archive(article("a", "anh/2021/co.jpg", lead="anh/2021/khong-co.png"))
    assert find_images(shown, workspace(content, content / "cache")).diagnostics == ()


def test_images_that_no_source_mentions(content: Path) -> None:
    (content / "bai-viet/2021").mkdir(parents=True)
    (content / "trang").mkdir()
    draft = '---\nstatus: draft\n---\n![Cờ](../../anh/2021/co.jpg "Lễ")\n\n![Sơ đồ](</anh/2021/so-do.png>)\n'
    (content / "bai-viet/2021/a.md").write_text(draft, encoding="utf-8")
    (content / "trang/b.md").write_text("---\nlead_image: anh/2021/hinh.svg\n---\n", encoding="utf-8")
    assert [(fault.file, fault.code, fault.level) for fault in unused_images(content)] == [
        ("anh/2021/thua.jpg", "image-unused", "warning")
    ]


def test_an_archive_without_images(tmp_path: Path) -> None:
    whole, files = built(archive(article("a")), tmp_path)
    assert whole.pictures == {}
    assert set(files) == {whole.social[address].address for address in ("/", "/2021/01/a/")}


def test_the_lost_ones_are_listed(tmp_path: Path) -> None:
    lost = [Lost("1.jpg", "", "Một", "anh-1", 3), Lost("", "", "Hai", "anh-that-lac", 4)]
    (page,) = pages(archive(article("a", lost=lost), article("b"), article("c", lost=lost[:1])))
    assert isinstance(page, Page)
    assert page.address == "/anh-that-lac/"
    context = page.context(*page.inputs)
    groups = context["groups"]
    assert isinstance(groups, tuple)
    assert [(group.card.address, len(group.photographs)) for group in groups] == [
        ("/2021/01/c/", 1),
        ("/2021/01/a/", 2),
    ]
    assert (context["total"], context["named"]) == (3, 2)


def test_records_are_copied_files(content: Path) -> None:
    assert all(isinstance(file, CopiedFile) for file in image_files(archive(), workspace(content, content / "cache")))
