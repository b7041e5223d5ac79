"""The word lists beside the code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import is_normalized

from plugins.vietnamese.words import phrases_of, read_words
from tests.tables import every

PLUGINS = Path(__file__).resolve().parents[2] / "plugins"


def phrases_in(lists: Any) -> Iterator[str]:
    if isinstance(lists, str):
        yield from phrases_of(lists)
    else:
        for one in lists.values():
            yield from phrases_in(one)


@every("folder", ["people", "vietnamese", "vietnamese/expressions", "vietnamese/personal"])
def test_phrases_are_written_as_texts_are(folder: str) -> None:
    """Other spaces or decomposed letters would match nothing."""
    for phrase in phrases_in(read_words(PLUGINS / folder)):
        assert phrase == " ".join(phrase.split()), phrase
        assert is_normalized("NFC", phrase), phrase
