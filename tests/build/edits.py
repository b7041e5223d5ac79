"""A content folder with warm builds, and edits as editors and others make them."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from subprocess import CalledProcessError

from plugins.build.report import Report
from plugins.core.files import files_below
from tests.documents.files import word
from tests.images.conftest import photograph
from tests.records.test_history import Repository
from tools.site.build import overrides, run

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 1, 1)
ARTICLE = """---
title: Bài {number} {word}
date: {day:02}/{month:02}/{year}
category: {category}
summary: Tóm tắt bài {number}.
authors: [Người {author}]
tags: [Thẻ {tag}]
---

## Mở đầu

Nội dung bài {number}: {word}.{link}

Thứ trưởng {official} nêu Nghị định số {decree}/2018/NĐ-CP.
"""


PAGE = """---
title: Giới thiệu
---

Nội dung trang.
"""
NOTICE = """---
title: Lấy ý kiến {number}
date: 28/12/2025
category: lay-y-kien
summary: Tóm tắt.
notice:
  candidate: ông Phan Tâm
  post: Thứ trưởng
  award: Huân chương Lao động hạng Ba
  agency: Bộ Thông tin và Truyền thông
  missing: [send_to]
  opens: "{opens}"
  closes: "{closes}"
---

Nội dung thông báo.
"""


@dataclass
class Bench:
    """A temporary content folder and theme, with one output that is built incrementally."""

    root: Path
    rng: random.Random
    settings: dict[str, object] = field(default_factory=dict)
    count: int = 0
    commits: int = 0
    now: datetime = NOW

    def __post_init__(self) -> None:
        self.content, self.theme, self.warm = self.root / "content", self.root / "theme", self.root / "warm"
        shutil.copytree(ROOT / "content" / "du-lieu", self.content / "du-lieu")
        shutil.copytree(ROOT / "theme", self.theme)
        (self.content / "trang").mkdir()
        (self.content / "trang" / "gioi-thieu.md").write_text(PAGE, encoding="utf-8")
        for _ in range(6):
            self.add()

    def articles(self) -> list[Path]:
        return sorted((self.content / "bai-viet").rglob("*.md"))

    def text(self, number: int, link: str = "") -> tuple[str, str]:
        rng = self.rng
        values = {
            "number": number, "word": rng.choice(["một", "hai", "ba"]), "day": rng.randint(1, 28),
            "month": rng.choice([1, 4, 9]), "year": rng.choice([2019, 2020]), "author": rng.randint(1, 2),
            "tag": rng.randint(1, 2), "category": rng.choice(["giao-ban", "tin-tuc", "hoi-nghi"]), "link": link,
            "official": ("Phan Tâm", "Phạm Anh Tuấn")[number % 2], "decree": 40 + number % 3,
        }  # fmt: skip
        day = f"{values['year']}-{values['month']:02}-{values['day']:02}"
        return f"bai-viet/{values['year']}/{day}-bai-{number}.md", ARTICLE.format(**values)

    def add(self) -> None:
        self.count += 1
        name, text = self.text(self.count)
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def build(self, output: Path, cache: Path, **settings: object) -> Report:
        return run({**self.all_settings(output, cache), **settings})

    def all_settings(self, output: Path, cache: Path) -> dict[str, object]:
        own = {"ARCHIVE_CACHE": str(cache), **self.settings}
        return {**overrides(self.content, output, self.theme, now=self.now), **own}

    def assert_warm_equals_cold(self) -> None:
        report = self.build(self.warm, self.root / "cache")
        assert [str(fault) for fault in report.diagnostics if fault.level == "error"] == []
        cold = self.root / "cold"
        for folder in (cold, self.root / ".cold.luu-tru", self.root / "cold-cache"):
            shutil.rmtree(folder, ignore_errors=True)
        self.build(cold, self.root / "cold-cache")
        assert tree(self.warm) == tree(cold)


def kept(bench: Bench) -> Callable[[], Bench]:
    """Copy the folders of a bench; the result puts them back and returns the bench as it was."""
    copy = shutil.copytree(bench.root, bench.root.with_name("copy"), symlinks=True)

    def again() -> Bench:
        shutil.rmtree(bench.root)
        shutil.copytree(copy, bench.root, symlinks=True)
        return deepcopy(bench)

    return again


def tree(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files_below(folder)}


def replace_in(path: Path, old: str, new: str, *, keep_time: bool = False) -> None:
    status = path.stat()
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    if keep_time:
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def change(bench: Bench) -> None:
    replace_in(bench.rng.choice(bench.articles()), "Nội dung", f"Nội dung {bench.rng.random()} của")


def change_and_keep_time(bench: Bench) -> None:
    path = bench.rng.choice(bench.articles())
    old, new = ("Mở đầu", "Mở lời") if "Mở đầu" in path.read_text(encoding="utf-8") else ("Mở lời", "Mở đầu")
    replace_in(path, old, new, keep_time=True)


def add(bench: Bench) -> None:
    bench.add()


def delete(bench: Bench) -> None:
    articles = [path for path in bench.articles() if "](" not in path.read_text(encoding="utf-8")]
    linked = {line for path in bench.articles() for line in path.read_text(encoding="utf-8").split("](")[1:]}
    free = [path for path in articles if not any(path.name in line for line in linked)]
    if len(free) > 2:
        bench.rng.choice(free).unlink()


def rename(bench: Bench) -> None:
    path = bench.rng.choice(bench.articles())
    new = path.with_name(path.name.replace("bai-", f"tin-{bench.rng.randint(1, 99)}-"))
    for other in bench.articles():  # links are updated, as an editor would
        other.write_text(other.read_text(encoding="utf-8").replace(path.name, new.name), encoding="utf-8")
    path.rename(new)


def retag(bench: Bench) -> None:
    path = bench.rng.choice(bench.articles())
    replace_in(path, "tags: [", f"tags: [Thẻ {bench.rng.randint(3, 5)}, ")


def link(bench: Bench) -> None:
    path, target = bench.rng.sample(bench.articles(), 2)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\nXem [bài kia](../{target.parent.name}/{target.name}).\n")


def change_category_data(bench: Bench) -> None:
    path = bench.content / "du-lieu" / "chuyen-muc.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    number = next(index for index, line in enumerate(lines) if "title:" in line)
    indent = lines[number].split("title:")[0]
    lines[number] = f"{indent}title: Chuyên mục {bench.rng.randint(1, 99)}\n"
    path.write_text("".join(lines), encoding="utf-8")


def change_setting(bench: Bench) -> None:
    bench.settings["SITENAME"] = f"Lưu Trữ {bench.rng.randint(1, 99)}"


def change_template(bench: Bench) -> None:
    path = bench.rng.choice([bench.theme / "templates" / name for name in ("article.html", "home.html", "base.html")])
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n<!-- {bench.rng.random()} -->\n")


def change_style(bench: Bench) -> None:
    with (bench.theme / "static" / "css" / "base.css").open("a", encoding="utf-8") as file:
        file.write(f"\n/* {bench.rng.random()} */\n")


def change_component(bench: Bench) -> None:
    """Change a component that only pages with a notice include."""
    with (bench.theme / "templates" / "components" / "notice.html").open("a", encoding="utf-8") as file:
        file.write(f"\n{{# {bench.rng.random()} #}}\n")


def change_law(bench: Bench) -> None:
    """Change a capability's data file that only notices depend on."""
    path = bench.content / "du-lieu" / "quy-dinh.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub("requirement: .*", f"requirement: Yêu cầu {bench.rng.randint(1, 99)}", text), encoding="utf-8"
    )


def retitle(bench: Bench) -> None:
    replace_in(bench.rng.choice(bench.articles()), "title: ", f"title: Tin {bench.rng.randint(1, 99)} ")


def move_date(bench: Bench) -> None:
    path = bench.rng.choice(bench.articles())
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"date: \d\d/", f"date: {bench.rng.randint(10, 28)}/", text, count=1), encoding="utf-8")


def change_markdown_extensions(bench: Bench) -> None:
    more = ["markdown.extensions.smarty"]
    bench.settings["MARKDOWN_EXTENSIONS"] = [] if bench.settings.get("MARKDOWN_EXTENSIONS") else more


def change_a_page(bench: Bench) -> None:
    replace_in(bench.content / "trang" / "gioi-thieu.md", "Nội dung", f"Nội dung {bench.rng.random()} của")


def move_lines(bench: Bench) -> None:
    replace_in(bench.rng.choice(bench.articles()), "Nội dung", f"Đoạn thêm {bench.rng.random()}.\n\nNội dung")


def make_a_draft(bench: Bench) -> None:
    path = bench.rng.choice(bench.articles())
    if "status:" not in path.read_text(encoding="utf-8"):
        replace_in(path, "summary:", "status: draft\nsummary:")


def schedule(bench: Bench) -> None:
    """Add an article that becomes due within the steps of `let_time_pass`, possibly before midnight."""
    bench.count += 1
    due = bench.now + timedelta(minutes=bench.rng.choice([5, 30]))
    name, text = bench.text(bench.count)
    path = bench.content / "bai-viet" / f"{due.year}" / f"{due:%Y-%m-%d}-{Path(name).stem[11:]}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    day = text.split("date: ")[1].split("\n")[0]
    photo = bench.content / "anh" / f"{due.year}" / f"sap-toi-{bench.count}.jpg"
    photo.parent.mkdir(parents=True, exist_ok=True)
    photograph(400, 300).save(photo)
    shown = f"\n![Hội trường](../../anh/{due.year}/{photo.name})\n"
    path.write_text(text.replace(day, f"{due:%d/%m/%Y %H:%M}") + shown, encoding="utf-8")


def add_a_notice(bench: Bench) -> None:
    bench.count += 1
    times = [bench.now + timedelta(minutes=minutes) for minutes in sorted(bench.rng.sample([7, 15, 40, 3000], 2))]
    opens, closes = (f"{moment:%d/%m/%Y %H:%M}" for moment in times)
    path = bench.content / "bai-viet" / "2025" / f"2025-12-28-lay-y-kien-{bench.count}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(NOTICE.format(number=bench.count, opens=opens, closes=closes), encoding="utf-8")


def let_time_pass(bench: Bench) -> None:
    bench.now += timedelta(minutes=bench.rng.choice([1, 10, 60, 1500]))


def change_a_photograph(bench: Bench) -> None:
    """Add or change a photograph, and make sure that a random article shows it."""
    path = bench.content / "anh" / "2020" / "toan-canh.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    photograph(400, 300 + bench.rng.randint(0, 99)).save(path)
    article = bench.rng.choice(bench.articles())
    if "toan-canh" not in article.read_text(encoding="utf-8"):
        with article.open("a", encoding="utf-8") as file:
            file.write("\n![Hội trường](../../anh/2020/toan-canh.jpg)\n")


def attach_a_document(bench: Bench) -> None:
    """Add or change a document, and make sure that a random article attaches it."""
    said = bench.rng.choice(["Nghị định số 42/2018/NĐ-CP", "Thứ trưởng Phạm Anh Tuấn", "Phụ lục"])
    word(bench.content / "tep" / "2020" / "phu-luc.docx", f"{said} {bench.rng.randint(1, 99)}.")
    article = bench.rng.choice(bench.articles())
    if "documents:" not in article.read_text(encoding="utf-8"):
        replace_in(article, "summary:", "documents: [{file: tep/2020/phu-luc.docx, title: Phụ lục}]\nsummary:")


def correct(bench: Bench) -> None:
    article = bench.rng.choice(bench.articles())
    if "corrections:" not in article.read_text(encoding="utf-8"):
        entry = f"{{date: {bench.now:%d/%m/%Y}, wrong: Bài {bench.rng.randint(1, 99)}, right: Bài}}"
        replace_in(article, "summary:", f"corrections: [{entry}]\nsummary:")


def withdraw(bench: Bench) -> None:
    article = bench.rng.choice(bench.articles())
    if "withdrawn:" not in article.read_text(encoding="utf-8"):
        hide = bench.rng.choice(["", ", body: hide"])
        reason = f"{{date: {bench.now:%d/%m/%Y}, reason: Đăng nhầm., by: Văn phòng{hide}}}"
        replace_in(article, "summary:", f"withdrawn: {reason}\nsummary:")


def change_people_data(bench: Bench) -> None:
    path = bench.content / "du-lieu" / "nhan-vat.yaml"
    text = path.read_text(encoding="utf-8")
    title = f"title: Thứ trưởng {bench.rng.randint(1, 9)}"
    path.write_text(re.sub("title: Thứ trưởng.*", title, text, count=1), encoding="utf-8")


def change_instruments_data(bench: Bench) -> None:
    """Add or change the subject of a decree that articles cite."""
    path = bench.content / "du-lieu" / "van-ban.yaml"
    text = path.read_text(encoding="utf-8")
    if "41/2018" not in text:
        text += "\n- instrument: Nghị định số 41/2018/NĐ-CP\n  subject: Mới\n  sources: [{title: Công báo}]\n"
    path.write_text(re.sub("subject: Mới.*", f"subject: Mới {bench.rng.randint(1, 99)}", text), encoding="utf-8")


def change_abbreviations(bench: Bench) -> None:
    path = bench.content / "du-lieu" / "viet-tat.yaml"
    text = path.read_text(encoding="utf-8")
    meaning = bench.rng.choice(["nội dung bài", "mở đầu", "thứ trưởng"])
    path.write_text(re.sub(r"\nNDB: .*|$", f"\nNDB: [{meaning}]", text, count=1), encoding="utf-8")


def remove_a_photograph(bench: Bench) -> None:
    for article in bench.articles():
        text = article.read_text(encoding="utf-8")
        article.write_text(re.sub(r"\n!\[Hội trường\]\(.*toan-canh.jpg\)\n", "", text), encoding="utf-8")
    (bench.content / "anh" / "2020" / "toan-canh.jpg").unlink(missing_ok=True)


def commit(bench: Bench) -> None:
    """Commit the content, and nothing else of the bench."""
    repository = Repository(bench.root)
    (bench.root / ".gitignore").write_text("/*\n!/content/\n", encoding="utf-8")
    bench.commits += 1
    repository.hours = bench.commits
    with suppress(CalledProcessError):  # nothing has changed since the last one
        repository.commit(f"Sửa lần {bench.commits}")


def touch(bench: Bench) -> None:
    for path in bench.articles():
        path.touch()


def damage_the_output(bench: Bench) -> None:
    pages = sorted(bench.warm.rglob("*.html"))
    if pages:
        bench.rng.choice(pages).write_text("spoilt", encoding="utf-8")
        bench.rng.choice(pages).unlink()


def damage_the_cache(bench: Bench) -> None:
    for path in (bench.root / "cache").rglob("*.sqlite"):
        path.write_bytes(path.read_bytes()[:5000] + b"\0" * 500)


EDITS: tuple[Callable[[Bench], None], ...] = (
    change, change_and_keep_time, add, delete, rename, retag, link, change_category_data, change_setting,
    change_template, change_style, change_markdown_extensions, touch, damage_the_output, damage_the_cache,
    change_a_page, move_lines, make_a_draft, schedule, add_a_notice, let_time_pass, change_component, change_law,
    retitle, move_date, change_a_photograph, attach_a_document, correct, withdraw, change_people_data,
    change_instruments_data, change_abbreviations, remove_a_photograph, commit,
)  # fmt: skip
