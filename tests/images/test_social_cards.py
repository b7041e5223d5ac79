from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from plugins.images.social_cards import (
    HEIGHT,
    LEADING,
    MARGIN,
    STAND_INS,
    TITLE_BOTTOM,
    TITLE_TOP,
    WIDTH,
    SocialCard,
    draw,
    drawable,
    fit,
    font,
    has_glyph,
)

STACKED = "ĐẦU NHỮNG ỄNH ƯỜM ẤY ĐẪ NGẬP ẨM ẪM Ỗ Ẵ Ặ Ỡ"
TITLE = "Bộ TT&TT sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2021"


@cache
def ink(card: SocialCard) -> Image.Image:
    """A mask of where a card differs from its background."""
    image = draw(card).convert("RGB")
    bare = Image.new("RGB", image.size, image.getpixel((WIDTH - 1, HEIGHT - 1)))
    return ImageChops.difference(image, bare).convert("L").point(lambda value: 255 * (value > 12))


def title_only(title: str) -> Image.Image:
    """A mask of what a title adds to an empty card."""
    empty, full = (ink(SocialCard("", "", text, "")) for text in ("", title))
    return ImageChops.difference(empty, full)


@pytest.mark.parametrize("title", ["Ễ", STACKED, TITLE, " ".join([TITLE] * 3), "Ậ" * 40, "Đ " * 80])
def test_no_mark_is_clipped_and_no_text_leaves_its_place(title: str) -> None:
    left, top, right, bottom = title_only(title).getbbox() or (0, 0, 0, 0)
    assert TITLE_TOP <= top < bottom <= TITLE_BOTTOM
    assert left >= MARGIN - 6
    assert right <= WIDTH - MARGIN + 6


@pytest.mark.parametrize("marks", ["Ễ", "Ậ", "Ỗ", "Ẵ", "Ớ", "ự", "ỵ"])
def test_lines_do_not_touch(marks: str) -> None:
    """There is an empty row of pixels between two lines with the highest and lowest marks."""
    title = " ".join(["gy" + marks] * 30)
    size, lines = fit(title)
    mask = title_only(title)
    top = (TITLE_TOP + TITLE_BOTTOM - LEADING * size * len(lines)) / 2
    for number in range(1, len(lines)):
        edge = round(top + LEADING * size * number)
        assert mask.crop((0, edge, WIDTH, edge + 1)).getbbox() is None
    assert len(lines) > 1


def test_a_title_that_never_fits_is_cut_with_a_sign() -> None:
    size, lines = fit(" ".join([TITLE] * 8))
    assert lines[-1].endswith("…")
    assert len(lines) * LEADING * size <= TITLE_BOTTOM - TITLE_TOP


def test_every_vietnamese_letter_has_a_glyph() -> None:
    """None is drawn as the box for a missing glyph."""
    face = font("SemiBold", 40)
    unknown = bytes(face.getmask("\uffff"))
    letters = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    drawn = {letter: bytes(face.getmask(letter)) for letter in letters + letters.upper()}
    assert [letter for letter, mask in drawn.items() if mask == unknown] == []
    assert len(set(drawn.values())) == len(drawn)


def test_a_card_is_named_by_what_it_says() -> None:
    cards = [
        SocialCard("x", "a", "b", "c"),
        SocialCard("x", "a", "b", "d"),
        SocialCard("x", "ab", "", "c"),
        SocialCard("x", "a", "b", "c"),
    ]
    assert len({card.file for card in cards}) == len({card.rendition.address for card in cards}) == 3


def test_it_has_the_size_that_services_ask_for() -> None:
    image = draw(SocialCard("LƯU TRỮ", "Hồ sơ", TITLE, "Lễ chào cờ"))
    assert image.size == (1200, 630)
    assert image.mode == "P"


WEIGHTS = ("Bold", "Regular", "SemiBold")


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Kế hoạch → kết quả", "Kế hoạch – kết quả"),
        ("Quyết định № 5", "Quyết định No 5"),
        ("Nghị định 47/2020/NĐ\u2011CP", "Nghị định 47/2020/NĐ-CP"),
        ("🎉 Chúc mừng 🇻🇳: năm mới ✅", "Chúc mừng: năm mới"),
        ("Giao ban Quý Ⅲ, chính phủ số ﬁle", "Giao ban Quý III, chính phủ số file"),
        ("① Mở đầu　② Kết", "1 Mở đầu 2 Kết"),
        ("中文", ""),
        (TITLE, TITLE),
        ("“5 – 6 %” · 12\xa0m² …", "“5 – 6 %” · 12\xa0m² …"),
    ],
)
def test_a_sign_that_the_font_lacks_is_replaced_or_left_out(text: str, drawn: str) -> None:
    assert {drawable(text, weight) for weight in WEIGHTS} == {drawn}


@given(st.text(), st.sampled_from(WEIGHTS))
def test_no_box_is_ever_drawn(text: str, weight: str) -> None:
    assert all(has_glyph(char, weight) for char in drawable(text, weight))


def test_the_table_of_stand_ins_names_signs_that_each_font_has() -> None:
    assert all(has_glyph(char, weight) for signs in STAND_INS.values() for char in signs for weight in WEIGHTS)
    assert not any(has_glyph(sign, weight) for sign in STAND_INS for weight in WEIGHTS)


def test_the_picture_of_a_card_has_no_box() -> None:
    """Signs that the font lacks are replaced or left out."""
    odd = SocialCard("LƯU TRỮ 🏛", "Bộ → Sở", "Số № 5 🎉", "", (("Kỳ ✅", "Quý № 5 🎉"),))
    plain = SocialCard("LƯU TRỮ", "Bộ – Sở", "Số No 5", "", (("Kỳ", "Quý No 5"),))
    assert draw(odd).tobytes() == draw(plain).tobytes()


def test_a_card_keeps_its_address_whatever_its_stamp_says() -> None:
    """Its file may be redrawn, but links to it keep working."""
    one, other = (SocialCard("LƯU TRỮ", "Hồ sơ", TITLE, "Lễ chào cờ", stamp) for stamp in ((), (("Kỳ", "Quý I/2020"),)))
    assert one.rendition == other.rendition
    assert one.file != other.file


def test_a_stamp_stays_within_its_card() -> None:
    long = (("Ngày đăng", "05/09/2019"), ("Chuyên mục", "Rất dài " * 40))
    drawn = draw(SocialCard("LƯU TRỮ", "Hồ sơ", TITLE, "", long)).convert("RGB")
    assert {drawn.getpixel((x, y)) for x in range(1200 - 60, 1200) for y in range(480, 600)} == {(251, 249, 244)}
