from plugins.articles.model import Image, Picture, Rendition
from plugins.articles.pictures import SIZES, picture_html
from plugins.figures.facts import Facts
from plugins.figures.recipe import picture


def html(image: Image, shown: Picture, *, eager: bool = False) -> str:
    return picture_html(shown, image, eager=eager, url=lambda address: "/kho" + address)


PHOTO = picture(Facts("ab" * 32, 1000, 500, "photo"))
FLAG = Image("anh/co.jpg", 'Cờ "đỏ" <b>', 1)


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
    assert "lazy" not in html(FLAG, PHOTO, eager=True)


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
