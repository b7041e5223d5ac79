"""The nearest of many names."""

import pytest

from plugins.core.nearest import Nearest

NAMES = ("ke-ho-so", "giao-ban-quy-3", "chao-co", "title", "Nghệ An")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("titel", "title"),
        ("chaoco", "chao-co"),
        ("giao-ban-quy-iii", "giao-ban-quy-3"),
        ("nghe an", "Nghệ An"),
        ("khong-co", None),
        ("tin", None),
        ("", None),
    ],
)
def test_a_slip_is_near_and_another_word_is_not(typed: str, meant: str | None) -> None:
    assert Nearest(NAMES).to(typed) == meant
