"""Malicious images, and images that contain more than they show."""

from __future__ import annotations

import io
import random
import statistics
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from plugins.core import code
from plugins.core.cache import Cache
from plugins.core.diagnostics import ContentErrors, Fault, FileError
from plugins.images import facts as facts_module
from plugins.images import survey as survey_module
from plugins.images import version
from plugins.images.encoding import encode
from plugins.images.facts import Facts, digest_of, examine, facts_of
from plugins.images.images import find_images, image_files
from plugins.images.jpeg import MOST_SCANS, scans
from plugins.images.recipe import recipe
from plugins.images.survey import survey
from plugins.images.svg import MOST_COPIES, examine_svg, shown_svg
from plugins.images.version import version_of
from tests.attack import images as attack
from tests.examples import examples

from .conftest import Save, camera_metadata, photograph, workspace
from .test_images import archive, article


def code_of(data: bytes, name: str) -> str:
    """The code of the fault in an image; "" if there is none."""
    try:
        facts_of(data, name)
    except FileError as error:
        return error.fault.code
    return ""


def encoded_files(path: Path) -> dict[str, bytes]:
    """The contents of all files encoded from an image, by address."""
    found = examine(path)
    files = recipe(found)
    encode(path, found.digest, files, path.parent / "files")
    return {one.rendition.address: (path.parent / "files" / one.name).read_bytes() for one in files}


def alphas(draw: random.Random, kind: str) -> Image.Image:
    """A picture of noise with a transparent hole, which hides more noise."""
    size = draw.randint(20, 300), draw.randint(20, 300)
    picture = Image.frombytes("RGB", size, draw.randbytes(size[0] * size[1] * 3))
    hole = Image.new("L", size, 255)
    hole.paste(0, (size[0] // 4, size[1] // 4, size[0] * 3 // 4, size[1] * 3 // 4))
    picture.putalpha(hole)
    return picture.convert(kind) if kind != "RGBA" else picture


def likeness(before: Image.Image, after: Image.Image) -> float:
    """The correlation of the hidden pixels before and after: 1 if unchanged, about 0 if unrelated."""
    pairs = [
        (sum(one[:3]), sum(other[:3]))
        for one, other in zip(before.convert("RGBA").getdata(), after.convert("RGBA").getdata(), strict=True)
        if one[3] == other[3] == 0
    ]
    first, second = zip(*pairs, strict=True)
    return statistics.correlation(first, second) if len(set(second)) > 1 else 0.0


@pytest.mark.parametrize("kind", ["RGBA", "LA"])
@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_left_under_what_is_transparent(save: Save, kind: str, seed: int) -> None:
    before = alphas(random.Random(seed), kind)
    assert likeness(before, before) > 0.99
    for address, data in encoded_files(save(before, f"{kind.lower()}.png")).items():
        with Image.open(io.BytesIO(data)) as image:
            assert likeness(before, image) < 0.2, address


def test_nothing_is_left_under_what_a_moving_image_hides(tmp_path: Path) -> None:
    frames = [alphas(random.Random(5), "RGBA").resize((80, 60)) for _ in range(3)]
    path = tmp_path / "a.webp"
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=50, lossless=True, exact=True)
    for data in encoded_files(path).values():
        with Image.open(io.BytesIO(data)) as image:
            for number in range(getattr(image, "n_frames", 1)):
                image.seek(number)
                assert likeness(frames[0], image) < 0.4


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 60">{}</svg>'
)


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- {} -->", "<title>{}</title>", "<desc>{}</desc>", "<g>{}</g>",
        "<g><title>{}</title><path d='M0 0h9'/></g>",
        "<path data-author='{}' d='M0 0h9'/>", "<path id='{}' d='M0 0h9'/>", "<path class='{}' d='M0 0h9'/>",
        "<path aria-label='{}' d='M0 0h9'/>", "<defs><text>{}</text></defs>", "<text display='none'>{}</text>",
        "<g display='none'><text>{}</text></g>", "<text visibility='hidden'>{}</text>",
        "<g opacity='0'><text>{}</text></g>",
        "<defs><g id='a'><text>{}</text></g></defs>", "<symbol id='b'><text>{}</text></symbol>",
        "<path d='M0 0h9' fill='url(#{})'/>", "<text>chữ<title>{}</title></text>", "<path xml:id='{}' d='M0 0'/>",
        "<use href='#c' data-x='{}'/><g id='c'/>", "<tspan><desc>{}</desc></tspan>", "<rect lang='{}'/>",
    ],
)  # fmt: skip
def test_a_drawing_keeps_nothing_that_is_not_seen(tmp_path: Path, hidden: str) -> None:
    secret = f"ten-{random.Random(hidden).getrandbits(40):x}"
    path = tmp_path / "a.svg"
    path.write_text(DRAWING.format(hidden.format(secret) + "<text>Bước 1</text>"), encoding="utf-8")
    (data,) = encoded_files(path).values()
    assert secret.encode() not in data
    assert "Bước 1" in data.decode()


def test_a_drawing_keeps_what_is_seen() -> None:
    inside = (
        "<defs><linearGradient id='n'><stop offset='0' stop-color='red'/></linearGradient><g id='hình'>"
        "<path d='M0 0h9'/></g></defs><use xlink:href='#hình' x='5'/><rect fill='url(#n)' width='9' height='9'/>"
        "<text x='1'>Một <tspan fill='red'>hai</tspan> ba</text><g display='none'><path id='d' d='M1 1'/></g>"
        "<use href='#d'/>"
    )
    root = ElementTree.fromstring(shown_svg(DRAWING.format(inside).encode()))
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert names == [
        "svg", "defs", "linearGradient", "stop", "g", "path", "use", "rect", "text", "tspan", "g", "path", "use",
    ]  # fmt: skip
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert {use.get("href") for use in root.findall(".//{*}use")} == {f"#{name}" for name in ids} - {"#a2"}
    assert root.findall(".//{*}rect")[0].get("fill") == "url(#a2)"
    assert "".join(root.findall(".//{*}text")[0].itertext()) == "Một hai ba"
    assert root.get("viewBox") == "0 0 90 60"


@given(st.data())
@examples(60)
def test_any_drawing_of_the_generator_is_the_same_when_cleaned_again(data: st.DataObject) -> None:
    drawing = attack.drawing(random.Random(data.draw(st.integers(0, 2**32))))
    once = shown_svg(drawing)
    assert examine_svg(once) == examine_svg(drawing)
    assert shown_svg(once) == once


@pytest.mark.slow
@pytest.mark.parametrize(("name", "code"), [(name, code) for name, code in attack.CODES.items() if code != "scans"])
@pytest.mark.parametrize("seed", [1, 2])
def test_what_would_cost_a_reader_or_the_build_too_much_is_told(name: str, code: str, seed: int) -> None:
    suffix, make = attack.BOMBS[name]
    assert code_of(make(random.Random(seed)), f"a.{suffix}") == code


def test_the_scans_of_a_photograph_are_counted_and_those_of_its_metadata_are_not() -> None:
    buffer = io.BytesIO()
    photograph(400, 300).save(buffer, "JPEG", progressive=True, **camera_metadata())
    data = buffer.getvalue()
    assert 2 < scans(data) <= MOST_SCANS // 5
    hidden = b"\xff\xd8" + b"\xff\xe1\x03\xe8" + b"\xff\xda" * 499 + data[2:]
    assert scans(hidden) == scans(data)
    assert code_of(hidden, "a.jpg") == ""
    assert code_of(attack.repeated_scans(random.Random(3), size=(64, 64)), "a.jpg") == "scans"


def test_an_overlarge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts_module, "LARGEST_FILE", 1000)
    (tmp_path / "anh").mkdir()
    (tmp_path / "anh/a.jpg").write_bytes(b"\xff\xd8\xff" + bytes(2000))
    found = survey(tmp_path, ["anh/a.jpg"], Cache.in_memory())["anh/a.jpg"]
    assert isinstance(found, Fault)
    assert found.code == "large"


def test_a_photograph_replaced_before_it_is_encoded_stops_the_build(
    tmp_path: Path, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Replaced between survey and pages, or during encoding."""
    path = save(photograph(320, 240), "2021/co.jpg")
    first, second = path.read_bytes(), io.BytesIO()
    photograph(300, 200).save(second, "JPEG")
    whole = archive(article("a", "anh/2021/co.jpg"))
    whole = replace(whole, pictures=find_images(whole, workspace(tmp_path, tmp_path / "cache"), cards=False).pictures)

    path.write_bytes(second.getvalue())
    with pytest.raises(ContentErrors) as stopped:
        image_files(whole, workspace(tmp_path, tmp_path / "cache"))
    assert [(fault.file, fault.code) for fault in stopped.value.diagnostics] == [("anh/2021/co.jpg", "image-changed")]

    path.write_bytes(first)
    read = facts_module.read_image
    monkeypatch.setattr("plugins.images.encoding.read_image", lambda _: second.getvalue())
    with pytest.raises(ContentErrors, match="bị thay"):
        image_files(whole, workspace(tmp_path, tmp_path / "cache"))
    monkeypatch.setattr("plugins.images.encoding.read_image", read)
    for file in image_files(whole, workspace(tmp_path, tmp_path / "cache")):
        with Image.open(file.path) as image:
            assert image.width == 320


def test_facts_are_kept_by_the_bytes_in_which_they_were_found(
    tmp_path: Path, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file replaced between hashing and decoding, and then restored."""
    monkeypatch.setattr("plugins.core.stamps.CLOCK_STEP", 10**15)
    path = save(photograph(320, 240), "a.jpg")
    first, other = path.read_bytes(), io.BytesIO()
    photograph(100, 80).save(other, "JPEG")
    examine_file, cache = survey_module._examine, Cache.in_memory()

    def replaced(one: Path) -> object:
        one.write_bytes(other.getvalue())
        return examine_file(one)

    with monkeypatch.context() as patch:
        patch.setattr(survey_module, "_examine", replaced)
        found = survey(tmp_path, ["anh/a.jpg"], cache)["anh/a.jpg"]
        assert isinstance(found, Facts)
        assert (found.width, found.digest) == (100, digest_of(other.getvalue()))
    path.write_bytes(first)
    found = survey(tmp_path, ["anh/a.jpg"], cache)["anh/a.jpg"]
    assert isinstance(found, Facts)
    assert (found.width, found.digest) == (320, digest_of(first))


def test_how_often_a_drawing_may_be_copied() -> None:
    def copies(number: int) -> bytes:
        return DRAWING.format("<g id='a'>" + "<path/>" * 99 + "</g>" + "<use href='#a'/>" * number).encode()

    assert examine_svg(copies(MOST_COPIES // 100 - 1)) == (90, 60)
    with pytest.raises(FileError, match="svg-heavy"):
        examine_svg(copies(MOST_COPIES // 100 + 1))


@pytest.mark.parametrize("name", ["encoding", "recipe", "facts", "kinds", "jpeg", "svg"])
def test_what_decides_the_pixels_is_counted_into_their_version(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = version_of("encoding")
    contents, path = code._contents(), Path(facts_module.__file__).with_name(f"{name}.py")
    monkeypatch.setattr(code, "_contents", lambda: {**contents, path: contents[path] + b"\nLARGEST = 1\n"})
    version.version_of.cache_clear()
    code.package_digest.cache_clear()
    changed = version_of("encoding")
    version.version_of.cache_clear()
    code.package_digest.cache_clear()
    assert changed != before


def test_a_side_beyond_what_screens_show_is_told_as_that() -> None:
    with pytest.raises(FileError, match="svg-side"):
        examine_svg(DRAWING.replace("90 60", "20001 5").format("").encode())


@pytest.mark.parametrize("encoding", ["shift_jis", "euc-jp", "utf-16", "iso-8859-1", "utf-8", "utf-8-sig"])
def test_a_drawing_in_another_encoding_is_published_in_utf8(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = "Nhat-日本" if encoding.startswith(("shift", "euc", "utf")) else "Nhat-é"
    drawing = f'<?xml version="1.0" encoding="{declared}"?>' + DRAWING.format(f"<text>{text}</text>")
    data = shown_svg(drawing.encode(encoding))
    assert examine_svg(data) == (90, 60)
    assert text in data.decode("utf-8")


@pytest.mark.parametrize("seed", range(4))
def test_an_element_crowded_with_attributes_is_told(seed: int) -> None:
    assert code_of(attack.BOMBS["attributes"][1](random.Random(seed)), "a.svg") == "svg-crowded"
