"""Photographs get safe names; anything else is refused with a reason."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from plugins.content.folder import find_files
from tests.desk.kit import photograph
from tools.desk.requests import MESSAGES
from tools.desk.store import Refused
from tools.desk.uploads import put_photograph as put


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Hội trường 1.JPG", "anh/2019/hoi-truong-1.jpg"),
        ("a.jpeg", "anh/2019/a.jpg"),
        ("C:\\Users\\x\\Ảnh.jpg", "anh/2019/anh.jpg"),
        ("../../../etc/x.jpg", "anh/2019/x.jpg"),
        ("Ả" * 300 + ".jpg", None),
        ("中文.jpg", None),
        ("con.jpg", None),
        ("a\0b.jpg", "anh/2019/a-b.jpg"),
    ],
)
def test_names_are_made_safe(tmp_path: Path, name: str, path: str | None) -> None:
    found, is_new = put(tmp_path, 2019, name, photograph())
    assert is_new
    assert path is None or found == path
    assert (tmp_path / found).is_file()
    assert [one.code for one in find_files(tmp_path, ()).diagnostics if one.code != "content-empty"] == []


def test_the_same_photograph_is_kept_once_and_another_beside_it(tmp_path: Path) -> None:
    first, second = photograph(), photograph()
    assert put(tmp_path, 2019, "a.jpg", first) == ("anh/2019/a.jpg", True)
    assert put(tmp_path, 2019, "a.jpg", first) == ("anh/2019/a.jpg", False)
    assert put(tmp_path, 2019, "a.jpg", second)[0] != "anh/2019/a.jpg"
    assert (tmp_path / "anh/2019/a.jpg").read_bytes() == first


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("IMG_1.HEIC", b"hello", "không phải ảnh"),
        ("a.pdf", b"%PDF-1.4", ".pdf"),
        ("a.jpg", b"", "rỗng"),
        ("a.jpg", b"hello", "không phải ảnh"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>x</script></svg>", "script"),
        ("a.jpg", photograph()[:2000], "hỏng"),
    ],
)
def test_what_is_none_is_refused_in_words(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    with pytest.raises(Refused) as refused:
        put(tmp_path, 2019, name, data)
    assert says in MESSAGES.say(refused.value.code, **refused.value.values)
    assert not list(tmp_path.rglob("*.*"))


PLACE = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Ghi ch\xc3\xba</x:xmpmeta>"
COLOURS = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def heic(orientation: int = 1) -> bytes:
    """A photograph as a phone writes it, red above and blue below, with its location."""
    pillow_heif = pytest.importorskip("pillow_heif")
    image = Image.new("RGB", (300, 200), "red")
    image.paste((0, 0, 255), (0, 100, 300, 200))
    exif = image.getexif()
    exif[0x0112] = orientation
    exif[0x010F] = "Máy ảnh"
    exif.get_ifd(0x8825)[2] = (21.0, 1.0, 40.0)
    stream = io.BytesIO()
    pillow_heif.from_pillow(image).save(stream, quality=90, exif=exif.tobytes(), xmp=PLACE, icc_profile=COLOURS)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["IMG_1.HEIC", "Ảnh.heif", "image.jpg"])
def test_a_photograph_of_a_phone_comes_in_as_jpeg_without_what_is_hidden_in_it(tmp_path: Path, name: str) -> None:
    data = heic()
    assert b"GPS" in data or PLACE in data
    path, _ = put(tmp_path, 2019, name, data)
    assert path.endswith(".jpg")
    with Image.open(tmp_path / path) as image:
        assert (image.format, image.size) == ("JPEG", (300, 200))
        assert dict(image.getexif()) == {}
        assert image.info.get("xmp") is None
        assert image.info["icc_profile"] == COLOURS
        assert image.getpixel((150, 20))[0] > 200


def test_a_photograph_of_a_phone_is_turned_as_its_file_says(tmp_path: Path) -> None:
    data = heic(orientation=6)
    assert data.count(b"irot\x03") == 1
    tops = []
    for name, turn in (("a.heic", b"irot\x03"), ("b.heic", b"irot\x01")):
        path, _ = put(tmp_path, 2019, name, data.replace(b"irot\x03", turn))
        with Image.open(tmp_path / path) as image:
            assert image.size == (300, 200)
            tops.append([round(value / 255) for value in image.getpixel((150, 20))])
    assert tops == [[0, 0, 1], [1, 0, 0]]


def test_a_photograph_of_a_phone_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        put(tmp_path, 2019, "a.heic", heic()[:900])
    assert "hỏng" in MESSAGES.say(refused.value.code, **refused.value.values)


def test_how_to_convert_is_told_where_the_machine_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(Refused) as refused:
        put(tmp_path, 2019, "a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 99)
    assert "JPEG" in MESSAGES.say(refused.value.code, **refused.value.values)


def test_a_jpeg_that_a_phone_calls_heic_is_one(tmp_path: Path) -> None:
    assert put(tmp_path, 2019, "IMG_2.HEIC", photograph()) == ("anh/2019/img-2.jpg", True)
