"""What a card in a list says, and what it leaves to the headings above it."""

from __future__ import annotations

import pytest
from lxml import html
from msgspec.structs import replace

from plugins.content.model import Change
from plugins.listings.pages import pages
from tests import archives as planned
from tests.listings.synthetic import SITE, archive, article, day, render


@pytest.mark.parametrize(
    ("address", "facts"),
    [
        ("/", ["01/03/2020", "Tin tức", "Lê Ấm"]),
        ("/2020/", ["01/03/2020", "Tin tức", "Lê Ấm"]),
        ("/2020/03/", ["Tin tức", "Lê Ấm"]),
        ("/chuyen-muc/tin-tuc/", ["01/03/2020", "Lê Ấm"]),
        ("/moi/", ["01/03/2020", "Tin tức", "Lê Ấm"]),
    ],
)
def test_a_card_repeats_no_heading_above_it(address: str, facts: list[str]) -> None:
    one = article(day(2020, 3, 1), "bai", authors=("Lê Ấm",))
    whole = replace(archive([one]), history={one.file: (Change(day(2020, 3, 1), "added", ""),)})
    shown = html.fromstring(render(planned.pages(pages(whole, SITE))[address]))
    assert [fact.text_content().strip() for fact in shown.xpath("//*[contains(@class, 'card__fact')]")] == facts


def test_an_archive_without_articles_says_so() -> None:
    assert "Chưa có bài nào." in render(planned.pages(pages(archive([]), SITE))["/"])
