"""Which passages are reported as English: whole ones that are not marked."""

from __future__ import annotations

import pytest

from plugins.content.checks.english_passages import check
from plugins.content.lines import Lines
from plugins.content.messages import MESSAGES
from plugins.core.diagnostics import Diagnostics


def told(text: str) -> list[tuple[int, str]]:
    diagnostics = Diagnostics("bai-viet/a.md", MESSAGES)
    check(Lines(text, 5), diagnostics)
    return [(one.line, one.code) for one in diagnostics.all]


@pytest.mark.parametrize(
    "text",
    [
        "Hội thảo Conference of the Parties khai mạc.",
        "Chủ đề “Digital Transformation for the Development of ASEAN”.",
        "Báo cáo The State of Broadband and Internet được công bố.",
    ],
)
def test_an_english_passage_is_told(text: str) -> None:
    assert told(f"Mở đầu.\n\n{text}") == [(7, "english-unmarked")]


@pytest.mark.parametrize(
    "text",
    [
        "Hội thảo [Conference of the Parties](en:) khai mạc.",
        "Chương trình Make in Viet Nam, ITU Digital World, Vietnam ICT Summit.",
        "Tham gia xem phim hay trong khi tham quan of.",
        "Xem [bài](https://example.org/state-of-the-art-and-of-the-web).",
        "`the end of the line`",
        "Bài của Google và Facebook, the Verge.",
    ],
)
def test_names_marked_passages_and_addresses_are_not(text: str) -> None:
    assert told(text) == []
