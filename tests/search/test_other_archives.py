"""Questions to archives with other subjects, each with 300 synthetic articles."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from types import ModuleType

import pytest

from tests.search import (
    coast,
    culture,
    district,
    hospital,
    labour,
    ministry,
    provinces,
    realistic,
    resources,
    school,
    science,
    sectors,
    trade,
    transport,
)
from tests.search.conftest import write_index
from tests.tables import every
from tools.search.published import Published

pytestmark = pytest.mark.slow
ARCHIVES = (
    provinces,
    sectors,
    hospital,
    coast,
    school,
    transport,
    science,
    labour,
    trade,
    ministry,
    culture,
    district,
    resources,
)
FIRST = [(archive, *row) for archive in ARCHIVES for row in archive.FIRST]
NOTHING = [(archive, question) for archive in ARCHIVES for question in archive.NOTHING]
NEVER = [(archive, question) for archive in ARCHIVES for question in archive.NEVER]

VARIATIONS: Mapping[str, Callable[[str], str]] = {
    "in capitals": str.upper,
    "in small letters": str.lower,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "with wide spaces": lambda text: "  " + text.replace(" ", " \u00a0"),
    "with invisible spaces": lambda text: text.replace(" ", "\u200b ").replace("-", "-\u2060"),
    "with en dashes": lambda text: text.replace("-", "–"),
    "in full-width figures": lambda text: text.translate({ord(each): ord(each) + 0xFEE0 for each in "0123456789"}),
    "as a question": lambda text: f"Cho em hỏi {text} như thế nào ạ?",
    "as a request": lambda text: f"Tìm bài viết về {text}.",
    "without marks around": lambda text: f"cho toi hoi {text}",
    "politely": lambda text: f"Kính thưa Bộ, xin cho hỏi về {text} ạ, xin cảm ơn",
    "as typed in a chat": lambda text: f"ad ơi tìm lại bài {text}",
    "whether there is any": lambda text: f"có thông tin gì về {text} không ạ?",
    "as a letter": lambda text: f"Kính gửi quý cơ quan, tôi muốn tìm thông tin về {text}. Xin trân trọng cảm ơn!",
    "after a greeting": lambda text: f"Dạ em chào anh chị, cho em hỏi {text} với ạ, em cảm ơn",
    "as looked up": lambda text: f"tra cứu {text}",
    "as news": lambda text: f"tin tức {text}",
    "emphasised": lambda text: f"_{text}_",
    "on several lines": lambda text: text.replace(" ", "\n", 2),
    "cut off": lambda text: f"{text} …",
    "in brackets": lambda text: f"({text})",
}
UNLIKE = frozenset(
    # what a variation makes another question: a capital separates words, and "–" is no sign of what is left out
    [
        "khu nhàD",
        "động đất Quảng Ngãi",
        "QĐ1578 đường Thái",
        "tỉnh Lâm Đồng mới có bao nhiêu xã phường",
        "diệt lăn quăn",
    ]
)


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[ModuleType, Published]]:
    with ExitStack() as opened:
        made = {}
        for archive in ARCHIVES:
            folder = tmp_path_factory.mktemp("archive")
            write_index(folder, realistic.articles(archive.RAW))
            made[archive] = opened.enter_context(closing(Published(folder)))
        yield made


@every("archive, question, slug", FIRST, block=80)
def test_the_article_that_was_meant_comes_first(
    indexes: Mapping[ModuleType, Published], archive: ModuleType, question: str, slug: str
) -> None:
    index = indexes[archive]
    found = index.search(question)
    assert index.card(found.refs[0])["address"].split("/")[-2] == slug
    assert found.complete or found.period == ""


@every("archive, question", NOTHING)
def test_where_nothing_fits_nothing_is_claimed(
    indexes: Mapping[ModuleType, Published], archive: ModuleType, question: str
) -> None:
    found = indexes[archive].search(question)
    assert (found.complete, list(found.refs)) == (0, [])
    assert found.period or found.nowhere


@every("archive, question", NEVER)
def test_what_no_article_has_whole_is_never_found_whole(
    indexes: Mapping[ModuleType, Published], archive: ModuleType, question: str
) -> None:
    assert indexes[archive].search(question).complete == 0


def test_what_one_article_has_together_is_not_said_to_be_nowhere(indexes: Mapping[ModuleType, Published]) -> None:
    found = indexes[sectors].search("luong co so moi")  # others have each syllable somewhere
    assert found.nowhere == ["co so moi"]


def test_what_does_not_change_a_question_does_not_change_its_answer(indexes: Mapping[ModuleType, Published]) -> None:
    asked = [(archive, question) for archive, question, _ in FIRST if question not in UNLIKE and " -" not in question]
    wrong = []
    for archive, question in random.Random(17).sample(asked, 30):
        index = indexes[archive]
        right = index.search(question)
        for kind, vary in VARIATIONS.items():
            found = index.search(vary(question))
            if (found.refs[:1], found.complete > 0) != (right.refs[:1], right.complete > 0):
                wrong.append((kind, vary(question)))
    assert wrong == []
