"""Images made by code: committed illustrations, and photographs for benchmarks."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from plugins.images.facts import examine
from tools.bench.photographs import photograph
from tools.illustrations.draw import FOLDER, ILLUSTRATIONS


@pytest.mark.parametrize("name", ILLUSTRATIONS)
def test_an_illustration_is_what_its_code_draws(name: str) -> None:
    with Image.open(FOLDER / name) as kept:
        difference = ImageChops.difference(kept.convert("RGB"), ILLUSTRATIONS[name]().convert("RGB"))
    most = max(high for _, high in difference.getextrema())  # type: ignore[misc]  # three channels
    assert most <= (60 if name.endswith(".jpg") else 0)


def test_nothing_else_is_among_them() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(ILLUSTRATIONS)


def test_photographs_are_the_same_everywhere_and_differ(tmp_path: Path) -> None:
    one, same, other = (photograph(number, (400, 300)) for number in (1, 1, 2))
    assert one.tobytes() == same.tobytes() != other.tobytes()
    one.save(tmp_path / "a.jpg")
    assert examine(tmp_path / "a.jpg").style == "photo"
