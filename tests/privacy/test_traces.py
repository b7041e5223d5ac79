"""Nothing is left of a value, whatever its form and place; checked independently. All people are invented."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.content.source import SourceFile
from plugins.privacy.expired import expired_in
from plugins.privacy.proof import Proof
from plugins.privacy.removal import Removal
from plugins.vietnamese.personal.letters import bare_text, letters_of
from tests.sample import news, read, write
from tests.timing import within

from .forms import (
    ADDRESS_PLACES,
    MARKED_FORMS,
    NAME_PLACES,
    PLACES,
    WORD_FORMS,
    date_form,
    in_address,
    in_name,
    in_yaml,
    phone_form,
)

AFTER = datetime(2025, 1, 1)
SYLLABLES = (
    "Xuỳnh",
    "Quợp",
    "Thoảng",
    "Khuỵu",
    "Nghễu",
    "Hòa",
    "Thúy",
    "Lỡm",
    "Đẵm",
    "Ủy",
    "Ngoẹo",
    "Trưỡng",
    "Kỹ",
    "Vẫm",
)
FOREIGN = ("note", "quote", "paragraph", "start")
"""Places whose text may span several lines."""


@dataclass(frozen=True)
class Case:
    """An article, and the bare letters that none of its outputs may contain."""

    name: str
    source: str
    keys: tuple[str, ...]
    written: str


def bare(text: str) -> str:
    """Letters and digits only, without marks: simpler than the tested code, and independent of it."""
    text = unicodedata.normalize("NFKD", unquote(unescape(text))).lower().replace("đ", "d")
    return "".join(char for char in text if char.isalnum())


def shown(html: str) -> str:
    """The bare letters of a page: with its tags, which include attributes, and without them."""
    apart = re.sub(r"</?(?:p|li|h\d|td|th|tr|div|figure|figcaption|dd|dt|blockquote|ol|ul)\b[^>]*>", " ", html)
    return f"{bare(apart)}|{''.join(map(bare, re.split('<[^>]*>', html)))}"


def cases(seed: int, count: int) -> Iterator[Case]:
    """Articles with values of every kind, in random forms and places."""
    draw = random.Random(seed)
    for number in range(count):
        value, keys, written, head = (_words, _phone, _day, _name, _yaml)[number % 5](draw)
        personal = f"personal:\n  - {{text: '{value}', reason: Theo quy chế, until: 31/12/2024}}\n"
        yield Case(
            f"tin-{number}", news(head + personal, title=f"Tin {number}", body=written or "Chữ."), keys, written + head
        )


def _address(draw: random.Random) -> str:
    first, second, third = draw.sample(SYLLABLES, 3)
    return draw.choice(
        (
            f"{draw.randint(11, 99)} Phố {first} {second}, phường {third}",
            f"{draw.randint(11, 99)}/{draw.randint(2, 99)} ngõ {draw.randint(11, 99)} {first} {second}",
            f"Bà {first} Thị {second} {third}",
        )
    )


def _words(draw: random.Random) -> tuple[str, tuple[str, ...], str, str]:
    value = draw.choice((_address(draw), f"{bare(draw.choice(SYLLABLES))}.{draw.randint(10, 99)}x@gmail.com"))
    written, place = value, draw.choice([*PLACES])
    for form in draw.sample([*WORD_FORMS, *MARKED_FORMS], draw.randint(1, 2)):
        written = {**WORD_FORMS, **MARKED_FORMS}[form](written, draw)
    if place not in FOREIGN:
        written = re.sub(r"\s*\n\s*", " ", written)
    return value, (bare(value),), _placed(place, written), ""


def _placed(place: str, written: str) -> str:
    if place == "quote":
        written = written.replace("\n", "\n> ")
    if place == "note":
        written = written.replace("\n", "\n    ")
    body = PLACES[place].replace("{}", written)
    return f"{body}\n\n[^ghi]: Ghi chú." if "[^ghi]" in body else body


def _phone(draw: random.Random) -> tuple[str, tuple[str, ...], str, str]:
    value = f"09{draw.randrange(10**7, 10**8)}"
    written = phone_form(value, draw)
    if draw.random() < 0.5:
        return value, (value[1:],), _placed(draw.choice([*PLACES]), written), ""
    return (
        value,
        (value[1:],),
        f"Gọi [bà](tel:{re.sub('[^0-9+]', '', written)}) hay [số này](https://mau.gov.vn/?s={quote(written)}).",
        "",
    )


def _day(draw: random.Random) -> tuple[str, tuple[str, ...], str, str]:
    day, month, year = draw.randint(1, 28), draw.randint(1, 12), draw.randint(1931, 1999)
    value = f"{day:02}/{month:02}/{year}"
    keys = {
        f"{one}{joint}{other}{last}{end}"
        for one in (str(day), f"{day:02}") for other in (str(month), f"{month:02}")
        for joint, last in (("", ""), ("thang", "nam"), ("thang", ""))
        for end in (str(year), str(year)[2:])
    }  # fmt: skip
    keys = {key for key in keys if len(key) > 6} | {f"{year}{month:02}{day:02}"}
    return value, tuple(keys), _placed(draw.choice([*PLACES]), date_form(value, draw)), ""


def _name(draw: random.Random) -> tuple[str, tuple[str, ...], str, str]:
    value = _address(draw)
    if draw.random() < 0.5:
        return value, (bare(value),), draw.choice([*ADDRESS_PLACES.values()]).format(in_address(value, draw)), ""
    return value, (bare(value),), draw.choice([*NAME_PLACES.values()]).format(in_name(value, draw)), ""


def _yaml(draw: random.Random) -> tuple[str, tuple[str, ...], str, str]:
    value = _address(draw)
    form = draw.choice([*WORD_FORMS.values()])
    written = in_yaml(form(value, draw), draw)
    lines = written.replace("\n", "\n  ")
    head = draw.choice((f"place: {written}\n", f"source:\n  title: a\n  note: {lines}\n", f"tags:\n  - {lines}\n"))
    return value, (bare(value),), "", head


@given(st.text(max_size=60) | st.text(alphabet="&#amp;x%u0041\\²ⅷ①Ａđðıé", max_size=40))
def test_the_quick_look_sees_the_letters_that_are_compared(text: str) -> None:
    quick, compared = (re.sub("[^0-9a-ce-z]", "", one) for one in (bare_text(text), "".join(letters_of(text).bare)))
    assert quick == compared


@pytest.mark.slow
@settings(max_examples=6)
@given(st.integers(0, 10**9))
def test_nothing_is_left_in_what_is_read(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    all_cases = [*cases(seed, 40)]
    files = {f"2024-03-01-{case.name}.md": case.source for case in all_cases}
    archive, _ = read(tmp_path_factory.mktemp("traces"), files, now=AFTER)
    articles = {article.slug: article for article in archive.articles}
    for case in all_cases:
        article = articles[case.name]
        text = archive.text(article.body)
        note = article.source.note if article.source else ""
        everything = ("".join(text.parts), text.plain, article.place, note, *article.tags, *article.body.anchors)
        found = "|".join((*map(shown, everything), bare(repr(article.body))))
        assert not any(key in found for key in case.keys), (seed, case.written)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_left_in_a_site(tmp_path: Path, seed: int) -> None:
    from tests.notices.test_site import build

    all_cases = [*cases(seed, 150)]
    write(tmp_path / "content", {f"2024-03-01-{case.name}.md": case.source for case in all_cases})
    files = build(tmp_path, AFTER)
    sources = [SourceFile(f"bai-viet/2024/2024-03-01-{case.name}.md", case.source.encode()) for case in all_cases]
    places = [(source, f"/2024/03/{case.name}/") for source, case in zip(sources, all_cases, strict=True)]
    proof = Proof(one for source, address in places for one in expired_in(source, address, AFTER.date()))
    pages = {
        path: shown(data.decode()) + bare(path) for path, data in files.items() if path.endswith((".html", ".xml"))
    }
    for case in all_cases:
        own = {path: text for path, text in pages.items() if f"/{case.name}/" in path or "@" in case.written}
        left = [path for path, text in own.items() if any(key in text for key in case.keys)]
        assert not left, case.written
    assert [trace for path, data in files.items() for trace in proof.traces(path, data)] == []


KEYS = (
    "personal:\n", '"personal":\n', "'personal':\n", "personal :\n", "? personal\n:\n", '"person\\x61l":\n',
    "per\u00adsonal:\n",
    '"pers\\u006Fnal" :\n',
)  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_told_by_the_parsed_head(key: str) -> None:
    head = f"{key}  - {{text: 12 Phố Mẫu, reason: x, until: 31/12/2024}}\n"
    for end in ("\n", "\r\n"):
        file = SourceFile(
            "bai-viet/2024/2024-03-01-tin.md", news(head, body="ở 12 Phố Mẫu").replace("\n", end).encode()
        )
        assert "12 Phố" not in Removal(date(2025, 1, 1))(file).data.decode()


def test_of_two_that_overlap_neither_is_left() -> None:
    head = "".join(
        f"  - {{text: '{text}', reason: x, until: 31/12/2024}}\n" for text in ("Phố Mẫu", "12 Phố Mẫu, phường Thử")
    )
    file = SourceFile(
        "bai-viet/2024/2024-03-01-tin.md", news(f"personal:\n{head}", body="ở 12 Phố Mẫu, phường Thử.").encode()
    )
    body = Removal(date(2025, 1, 1))(file).data.decode().rpartition("---")[2]
    assert not any(left in body for left in ("12", "Phố", "Thử"))


HOSTILE = {
    "glued": (("aaaa",), "a" * 900_000),
    "apart": (("aaaa",), "a " * 450_000),
    "many that overlap": (tuple("a" * length for length in range(4, 300)), "a " * 300_000),
    "links never closed": (("12 Phố Mẫu",), "[a](" * 200_000),
    "names": (("12 Phố Mẫu",), "x[^12-pho-mau] " * 19_000),
    "addresses": (("12 Phố Mẫu",), "https://a.vn/12-pho-mau " * 20_000),
    "percent": (("12 Phố Mẫu",), "%31" * 300_000),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_sources_take_no_time(kind: str) -> None:
    texts, body = HOSTILE[kind]
    head = "".join(f"  - {{text: '{text}', reason: x, until: 31/12/2024}}\n" for text in texts)
    file = SourceFile("bai-viet/2024/2024-03-01-tin.md", news(f"personal:\n{head}", body=body).encode())
    with within(10):
        Removal(date(2025, 1, 1))(file)


@pytest.mark.slow
@pytest.mark.parametrize("entries", [3000])
def test_many_declarations_take_no_time(entries: int) -> None:
    personal = "".join(
        f"  - {{text: 'Bà Mẫu Thử {number}', reason: x, until: 31/12/2024}}\n" for number in range(entries)
    )
    body = " ".join(f"Bà Mẫu Thử {number}." for number in range(entries))
    file = SourceFile("bai-viet/2024/2024-03-01-tin.md", news(f"personal:\n{personal}", body=body).encode())
    with within(10):
        text = Removal(date(2025, 1, 1))(file).data.decode()
    assert "Bà Mẫu" not in text
