"""The five source pages: what a reader would say is in each, told by line numbers, since their words stay there."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from lxml import html as lxml_html

from tests.conftest import SEEDS
from tools.commands import main
from tools.importer.model import Figure, Heading, Item, Official, Role, Signatures, Table, text_of
from tools.importer.pipeline import Imported

from . import kit

FILES = {path.name[:3]: path for path in sorted(SEEDS.glob("*.txt"))}
pytestmark = pytest.mark.skipif(not FILES, reason="the source pages are not on this machine")
TITLES = {"000": 5, "001": 1, "002": 8, "003": 1, "004": 1}
DATES = {"000": None, "001": None, "002": None, "003": "2019-09-05T12:50", "004": "2021-06-22T14:38"}
PLACED = {
    "000": ("2021-04-01", "date-document"),
    "001": ("2021-01-04", "date-event"),
    "002": ("2013-12-26", "date-event"),
}
AUTHORS = {"000": 0, "001": 0, "002": 0, "003": 52, "004": 90}
CATEGORIES = {"000": "lay-y-kien", "001": "chao-co", "002": "hoi-nghi", "003": "giao-ban", "004": "hoi-nghi"}
FIGURES = {
    "000": [], "001": [(5, 7)], "003": [(7, 9)], "004": [(7, 9), (17, 19), (25, 27), (42, 44)],
    "002": [(0, number) for number in (20, 41, 56, 63, 70, 75, 78, 81, 84)],
}  # fmt: skip
HEADINGS = {
    "000": [
        (2, 7), (2, 21), (2, 24), (2, 30), (3, 31), (4, 32), (4, 37), (3, 43), (4, 58), (5, 59), (5, 66), (4, 69),
        (4, 77),
        (4, 81), (4, 83), (5, 84), (5, 87), (5, 89), (4, 91), (5, 92), (5, 94), (2, 97), (3, 98), (3, 119),
    ],
    "001": [(2, 11), (2, 37)], "002": [], "003": [], "004": [(2, 48), (3, 50), (3, 56), (3, 64), (3, 78)],
}  # fmt: skip
ITEMS = {"000": {"-": 33, "  -": 5}, "001": {}, "002": {"-": 7}, "003": {}, "004": {"-": 8}}
CLOCKS = {"000": [3], "001": [], "002": [1], "003": [], "004": []}


@cache
def imported(name: str) -> Imported:
    return kit.run(kit.bytes_page(FILES[name].read_bytes(), FILES[name].name))


def line(name: str, number: int) -> str:
    return imported(name).page.lines[number - 1].text if number else ""


@pytest.mark.parametrize("name", FILES)
def test_facts(name: str) -> None:
    article, head = imported(name).article, imported(name).head
    assert article
    assert head
    facts = article.facts
    assert facts.title == line(name, TITLES[name])
    assert (facts.date.start.isoformat()[:16] if facts.date else None) == DATES[name]
    assert ("date" in head.undecided) == (DATES[name] is None)
    assert facts.authors == ((line(name, AUTHORS[name]),) if AUTHORS[name] else ())
    assert head.category.value == CATEGORIES[name]
    if name in PLACED:
        assert (head.date.start.date().isoformat(), head.date_reason) == PLACED[name]
    clocks = [number for number, decision in article.decisions.items() if decision.role is Role.CLOCK]
    assert clocks == CLOCKS[name]


@pytest.mark.parametrize("name", FILES)
def test_photographs_and_captions(name: str) -> None:
    found = [
        (block.source, text_of(block.caption)) for block in kit.blocks(imported(name)) if isinstance(block, Figure)
    ]
    assert found == [(line(name, file), line(name, caption)) for file, caption in FIGURES[name]]


@pytest.mark.parametrize("name", FILES)
def test_sections_and_lists(name: str) -> None:
    found = [(block.level, block.lines[0]) for block in kit.blocks(imported(name)) if isinstance(block, Heading)]
    assert found == HEADINGS[name]
    items: dict[str, int] = {}
    for block in kit.blocks(imported(name)):
        if isinstance(block, Item):
            items[f"{'  ' * block.depth}{block.marker}"] = items.get(f"{'  ' * block.depth}{block.marker}", 0) + 1
    assert items == ITEMS[name]


def test_tables_of_one_cell_a_line() -> None:
    tables = [block for block in kit.blocks(imported("000")) if isinstance(block, Table)]
    assert [(len(table.rows), {len(row) for row in table.rows}) for table in tables] == [(6, {3}), (4, {3})]
    assert [text_of(row[0]) for row in tables[0].rows[1:]] == ["2016", "2017", "2018", "2019", "2020"]
    assert text_of(tables[0].rows[0][1]) == f"{line('000', 100)} {line('000', 101)}"
    assert [text_of(row[2]) for row in tables[1].rows[1:]] == [line("000", number) for number in (130, 135, 140)]


def test_head_and_signatures() -> None:
    made = kit.blocks(imported("000"))
    (head,) = (block for block in made if isinstance(block, Official))
    assert head.agency == line("000", 11)
    assert f"{head.place}, {' '.join(head.day.split())}" == line("000", 18)
    assert head.day.count(" ") > 6, "the day is blank"
    (signed,) = (block for block in made if isinstance(block, Signatures))
    assert signed.left == (line("000", 142), line("000", 143))
    assert signed.right[:2] == (line("000", 145), line("000", 150))


def test_personal_data_are_left_out() -> None:
    page = imported("000")
    personal = [outcome for outcome in page.outcomes if outcome.kind == "personal"]
    assert [outcome.line for outcome in personal] == [26, 27, 28]
    assert page.draft
    for outcome in personal:
        value = line("000", outcome.line).partition(":")[2].strip(" .")
        assert value
        assert value not in page.draft.text
        assert value not in outcome.text


@pytest.mark.parametrize("name", FILES)
def test_nothing_but_chrome_is_dropped(name: str) -> None:
    dropped = [
        outcome for outcome in imported(name).outcomes if outcome.kind == "dropped" and outcome.rule != "dong-trong"
    ]
    assert all(len(outcome.text) < 70 for outcome in dropped)
    assert not [outcome for outcome in imported(name).outcomes if outcome.kind == "unsure"]


@pytest.mark.slow
def test_the_built_pages_show_what_was_kept(tmp_path: Path) -> None:
    content, site = tmp_path / "kho", tmp_path / "trang"
    assert main(["import", str(SEEDS), "--into", str(content)]) == 0
    assert main(["check", "--content", str(content)]) == 0
    assert main(["build", "--content", str(content), "--output", str(site), "--drafts"]) == 0
    for name in FILES:
        page = imported(name)
        assert page.draft
        assert page.article
        assert page.head
        folder = f"{page.head.date.start:%Y/%m}"
        slug = page.draft.stem.removeprefix(page.head.date.start.date().isoformat() + "-").removeprefix(
            f"{page.head.date.start:%Y-%m}-"
        )
        tree = lxml_html.parse(str(site / folder / slug / "index.html"))
        (body,) = tree.getroot().find_class("prose")[:1]
        for notice in body.find_class("figure__lost"):
            notice.drop_tree()
        expected = kit.solid("".join(text for block in page.article.blocks for text in kit.texts(block)))
        assert kit.solid(body.text_content()) == expected
    every = b"".join(path.read_bytes() for path in site.rglob("*.html"))
    for number in (26, 27, 28):
        assert line("000", number).partition(":")[2].strip(" .").encode() not in every
