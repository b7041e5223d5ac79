import pytest

from plugins.content.filling import Filler
from plugins.content.model import Archive, Body, Image, Ministry, Picture, Rendition, SiteData
from plugins.content.pictures import SIZES, LoadingPriority, picture_html
from plugins.images.facts import Facts
from plugins.images.recipe import picture


def html(image: Image, shown: Picture, priority: LoadingPriority = "late") -> str:
    return picture_html(shown, image, priority=priority, url=lambda address: "/kho" + address)


PHOTO = picture(Facts("ab" * 32, 1000, 500, "photo"))
FLAG = Image("anh/co.jpg", 'Cờ "đỏ" <b>', 1)


@pytest.fixture
def archive() -> Archive:
    data = SiteData({}, {}, (), Ministry("", "", "", "", "", ""), {})
    return Archive((), (), data, pictures={f"anh/{name}.jpg": PHOTO for name in "abc"})


def test_a_picture_offers_the_best_type_first() -> None:
    written = html(FLAG, PHOTO)
    assert written.index("image/avif") < written.index("image/webp") < written.index("<img")
    assert 'srcset="/kho/anh/abababababababab-360.avif 360w, /kho/anh/abababababababab-688.avif 688w' in written
    assert f'sizes="{SIZES}"' in written
    assert '<a class="figure__link" href="/kho/anh/abababababababab-1000.jpg">' in written
    assert 'width="1000" height="500"' in written
    assert 'alt="Cờ &quot;đỏ&quot; ' in written
    assert "<b>" not in written


def test_only_what_may_open_a_page_is_loaded_at_once() -> None:
    assert 'loading="lazy"' in html(FLAG, PHOTO)
    assert "lazy" not in html(FLAG, PHOTO, "soon") + html(FLAG, PHOTO, "first")
    assert 'fetchpriority="high"' in html(FLAG, PHOTO, "first")
    assert "fetchpriority" not in html(FLAG, PHOTO, "soon") + html(FLAG, PHOTO)


def test_a_body_hastens_its_first_picture_and_its_lead_image(archive: Archive) -> None:
    body = Body("bai-viet/a.md", tuple(Image(f"anh/{name}.jpg", name, 1) for name in "abc"))

    def hastes(lead: str) -> list[str]:
        fillings = Filler(archive, "").fillings(body, lead)
        return [filling.priority for filling in fillings if not isinstance(filling, str)]

    assert hastes("") == ["soon", "late", "late"]
    assert hastes("anh/a.jpg") == ["first", "late", "late"]
    assert hastes("anh/b.jpg") == ["soon", "first", "late"]


def test_a_decorative_picture_is_no_link() -> None:
    written = html(Image("anh/vien.png", "", 1), PHOTO)
    assert "<a " not in written
    assert 'alt=""' in written


def test_one_rendition_needs_no_choice() -> None:
    only = Rendition("/anh/x.svg", "image/svg+xml", 90, 60)
    written = html(FLAG, Picture((only,), only))
    assert "srcset" not in written
    assert "<source" not in written


def test_an_animation_says_what_its_link_leads_to() -> None:
    assert "Xem ảnh động</span></a>" in html(FLAG, picture(Facts("ab" * 32, 300, 200, "drawing", moving=True)))
