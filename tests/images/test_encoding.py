import errno
import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from plugins.images.encoding import encode
from plugins.images.facts import Facts, examine
from plugins.images.recipe import WIDTHS, picture, recipe, sizes

from .conftest import Save, animation, camera_metadata, drawing, photograph, swapped_profile


def made(path: Path) -> dict[str, Path]:
    """All files made from an image, by their place in the site."""
    folder = path.parent / "made"
    facts = examine(path)
    files = recipe(facts)
    encode(path, facts.digest, files, folder)
    return {one.rendition.address.partition("-")[2]: folder / one.name for one in files}


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), [(360, 270), (688, 516), (1000, 750), (1280, 960)]),
        ((1280, 960), [(360, 270), (688, 516), (1000, 750), (1280, 960)]),
        ((720, 360), [(360, 180), (688, 344), (720, 360)]),
        ((360, 1000), [(360, 1000)]),
        ((100, 50), [(100, 50)]),
        ((1, 1), [(1, 1)]),
        ((30_000, 10), [(360, 1), (688, 1), (1000, 1), (1280, 1)]),
        ((100, 30_000), [(27, 8100)]),
    ],
)
def test_sizes_follow_the_layout_and_never_grow(size: tuple[int, int], expected: list[tuple[int, int]]) -> None:
    assert list(sizes(Facts("0" * 64, *size, "photo"))) == expected


def test_addresses_are_named_by_the_image_alone() -> None:
    shown = picture(Facts("abc" * 20, 4000, 3000, "photo"))
    assert [(one.address, one.type) for one in shown.renditions[:: len(WIDTHS)]] == [
        ("/anh/abcabcabcabcabca-360.avif", "image/avif"),
        ("/anh/abcabcabcabcabca-360.webp", "image/webp"),
        ("/anh/abcabcabcabcabca-360.jpg", "image/jpeg"),
    ]
    assert shown.full.address == "/anh/abcabcabcabcabca-1600.jpg"


@pytest.mark.parametrize(
    ("facts", "full"),
    [
        (Facts("a" * 64, 4000, 3000, "photo"), "1600.jpg"),
        (Facts("a" * 64, 1500, 900, "drawing"), "1500.png"),
        (Facts("a" * 64, 1280, 900, "photo"), "1280.jpg"),
        (Facts("a" * 64, 4000, 100_000, "photo"), "320.jpg"),
        (Facts("a" * 64, 4000, 3000, "drawing", moving=True), "dong.webp"),
        (Facts("a" * 64, 4000, 3000, "vector"), "4000.svg"),
    ],
)
def test_the_whole_image_is_the_largest_there_is(facts: Facts, full: str) -> None:
    assert picture(facts).full.address == f"/anh/aaaaaaaaaaaaaaaa-{full}"
    addresses = [one.rendition.address for one in recipe(facts)]
    assert addresses[-1] == picture(facts).full.address
    assert len(set(addresses)) == len(addresses)
    assert {one.address for one in picture(facts).renditions} <= set(addresses)


def test_a_photograph_from_a_telephone(save: Save) -> None:
    source = photograph(500, 400)
    source.paste((255, 0, 0), (0, 0, 250, 200))  # the upper left corner, which rotation moves to the right
    files = made(save(source, "a.jpg", quality=95, **camera_metadata()))
    assert sorted(files) == [f"{width}.{suffix}" for width in (360, 400) for suffix in ("avif", "jpg", "webp")]
    for name, path in files.items():
        data = path.read_bytes()
        with Image.open(io.BytesIO(data)) as image:
            assert image.size == ((360, 450) if name.startswith("360") else (400, 500))
            assert not image.info.keys() & {"exif", "xmp", "icc_profile", "comment", "photoshop"}
            assert not image.getexif()
            red, green, blue = image.convert("RGB").getpixel((image.width - 30, 30))
            assert red > 200
            assert max(green, blue) < 60
        assert b"SECRET" not in data


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.avif", pytest.param("a.gif", marks=pytest.mark.slow)])
@pytest.mark.parametrize("picture", [photograph(120, 90), drawing(120, 90)], ids=["photo", "drawing"])
def test_no_word_of_metadata_is_left_of_any_type(save: Save, picture: Image.Image, name: str) -> None:
    metadata = camera_metadata()
    if name.endswith(".png"):
        words = PngInfo()
        words.add_text("Author", "SECRET-TEXT")
        words.add_itxt("XML:com.adobe.xmp", "SECRET-XMP")
        metadata["pnginfo"] = words
    path = save(picture.convert("RGB"), name, **metadata)
    assert b"SECRET" in path.read_bytes()
    for file in made(path).values():
        data = file.read_bytes()
        assert not [word for word in (b"SECRET", b"Exif", b"eXIf", b"xmp", b"ICCP", b"iCCP", b"tEXt") if word in data]
        with Image.open(file) as image:
            assert not image.info.keys() & {"exif", "xmp", "icc_profile", "comment", "photoshop", "Author"}


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (swapped_profile(), (30, 60, 200)),
        (ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(), (200, 60, 30)),  # for another colour model
        (b"nonsense", (200, 60, 30)),
        (ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), (200, 60, 30)),
    ],
    ids=["red and blue swapped", "not RGB", "broken", "sRGB"],
)
def test_a_colour_profile_is_honoured_then_dropped(save: Save, profile: bytes, expected: tuple[int, ...]) -> None:
    for path in made(
        save(Image.new("RGB", (120, 90), (200, 60, 30)), "a.jpg", quality=95, icc_profile=profile)
    ).values():
        with Image.open(path) as image:
            assert "icc_profile" not in image.info
            shown = image.convert("RGB").getpixel((9, 9))
            assert max(abs(a - b) for a, b in zip(shown, expected, strict=True)) <= 12, path


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_other_modes_become_what_browsers_show(save: Save, mode: str) -> None:
    for path in made(save(photograph(120, 90, mode), "a.jpg")).values():
        with Image.open(path) as image:
            assert image.mode in ("L", "RGB")


def test_sixteen_bits_keep_their_light(save: Save) -> None:
    grey = Image.frombytes("I;16", (400, 300), (0x8000).to_bytes(2, "little") * 400 * 300)
    with Image.open(made(save(grey, "a.png"))["400.png"]) as image:
        assert image.getextrema() == (128, 128)


def test_transparency_stays(save: Save) -> None:
    files = made(save(drawing(400, 300), "a.png"))
    assert sorted(files) == [f"{width}.{suffix}" for width in (360, 400) for suffix in ("avif", "png", "webp")]
    for path in files.values():
        with Image.open(path) as image:
            assert image.convert("RGBA").getpixel((image.width - 2, image.height - 2))[3] == 0


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_drawing_loses_nothing_at_its_own_size(save: Save, mode: str) -> None:
    source = drawing(400, 300).convert(mode)
    files = made(save(source, "a.png"))
    for name in ("400.webp", "400.png"):
        with Image.open(files[name]) as image:
            assert image.convert(mode).tobytes() == source.tobytes()


def test_an_animation_is_shown_still_and_linked_whole(tmp_path: Path) -> None:
    animation(tmp_path / "a.gif")
    shown = picture(examine(tmp_path / "a.gif"))
    files = made(tmp_path / "a.gif")
    assert shown.full.address.endswith("-dong.webp")
    assert shown.notes == {"vi": "Xem ảnh động", "en": "See it move"}
    with Image.open(files["dong.webp"]) as image:
        assert image.n_frames == 4
    with Image.open(files["120.png"]) as image:
        assert getattr(image, "n_frames", 1) == 1
        assert image.convert("RGB").getpixel((5, 5)) == (0, 90, 30)


def test_an_animation_is_upright_and_in_srgb_too(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (120, 80), (200, 60, 30)) for _ in range(3)]
    for number, frame in enumerate(frames):
        frame.paste((0, 0, 0), (0, 0, 40, 10 + number))  # the upper left corner, which rotation moves to the right
    metadata = camera_metadata() | {"icc_profile": swapped_profile()}
    options = {"save_all": True, "append_images": frames[1:], "duration": 90, "lossless": True}
    frames[0].save(tmp_path / "a.webp", **options, exif=metadata["exif"], icc_profile=metadata["icc_profile"])
    data = made(tmp_path / "a.webp")["dong.webp"].read_bytes()
    assert b"SECRET" not in data
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (80, 120)
        shown = image.convert("RGB")
        assert max(shown.getpixel((75, 5))) < 40
        assert max(abs(a - b) for a, b in zip(shown.getpixel((20, 90)), (30, 60, 200), strict=True)) <= 12


def test_one_pixel_and_threads(save: Save) -> None:
    assert len(made(save(Image.new("RGB", (1, 1), (9, 9, 9)), "dot.jpg"))) == 3
    assert len(made(save(photograph(2000, 3), "thread.jpg"))) == 13


def test_the_same_image_gives_the_same_bytes(save: Save, tmp_path: Path) -> None:
    path = save(photograph(400, 300), "a.jpg")
    first = {name: file.read_bytes() for name, file in made(path).items()}
    for file in (path.parent / "made").rglob("*.*"):
        file.unlink()
    assert {name: file.read_bytes() for name, file in made(path).items()} == first


def test_a_file_is_the_same_whatever_else_is_wanted(save: Save, tmp_path: Path) -> None:
    path = save(photograph(3200, 2400), "a.jpg")
    facts = examine(path)
    files = [one for one in recipe(facts) if one.rendition.type == "image/jpeg"]
    encode(path, facts.digest, files, tmp_path / "all")
    encode(path, facts.digest, files[:1], tmp_path / "one")
    assert (tmp_path / "one" / files[0].name).read_bytes() == (tmp_path / "all" / files[0].name).read_bytes()


def test_a_full_disk_leaves_nothing_half_made(save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(photograph(400, 300), "a.jpg")
    facts = examine(path)
    wanted = recipe(facts)
    folder = path.parent / "made"
    writes = 0

    opened = Path.open

    def full(self: Path, mode: str = "r") -> object:
        nonlocal writes
        file = opened(self, mode)
        writes += mode == "wb"
        if writes > 4:
            with file:
                file.write(b"half")
            raise OSError(errno.ENOSPC, "No space left on device")
        return file

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space"):
        encode(path, facts.digest, wanted, folder)
    monkeypatch.undo()
    left = [file for file in folder.rglob("*") if file.is_file()]
    assert len(left) == 4
    for file in left:
        with Image.open(file) as image:
            image.load()


def test_names_in_the_cache_follow_all_that_matters() -> None:
    def names(facts: Facts) -> set[str]:
        return {one.name for one in recipe(facts)}

    one = Facts("a" * 64, 1000, 500, "photo")
    assert names(one) == names(one)
    assert not names(one) & names(Facts("b" * 64, 1000, 500, "photo"))
    assert not names(one) & names(Facts("a" * 64, 1000, 500, "drawing"))
