"""The answers of the desk to its scripts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

from starlette.exceptions import HTTPException

from plugins.content.layout import name_parts
from plugins.content.source import one_line

from . import articles, forms, pasting
from .heads import values_of, with_value
from .placing import split_name
from .requests import MESSAGES, Fields, text_of
from .store import Refused
from .texts import shown
from .workbench import Workbench


class Answers:
    """The answers of one workbench."""

    def __init__(self, bench: Workbench, now: Callable[[], datetime]) -> None:
        self.bench, self.now = bench, now

    def open(self, asked: Fields) -> Fields:
        """A source, and what was typed and not saved."""
        opened = self.bench.store.open(text_of(asked, "path"))
        return {
            "text": opened.text, "base": opened.base, "draft": opened.draft, "draftMark": opened.draft_mark,
            "draftBase": opened.draft_base,
        }  # fmt: skip

    def keep(self, asked: Fields) -> Fields:
        """Keep what is typed, look at it, and make its page."""
        path, text = text_of(asked, "path"), text_of(asked, "text")
        mark = self.bench.store.keep(path, text, text_of(asked, "base"), text_of(asked, "seen"))
        looked = self.bench.look(path, text)
        if looked is None:
            return {"mark": mark, "diagnostics": [], "page": False, "draft": False, "waiting": True}
        told = [
            {"line": one.line, "code": one.code, "message": one.message, "level": one.level,
             "suggestion": one.suggestion, "curable": curable}
            for one, curable in zip(looked.diagnostics, looked.curable, strict=True)
        ]  # fmt: skip
        return {"mark": mark, "diagnostics": told, "page": looked.page, "draft": looked.draft, "waiting": False}

    def save(self, asked: Fields) -> Fields:
        """Write a source."""
        base = self.bench.store.save(text_of(asked, "path"), text_of(asked, "text"), text_of(asked, "base"))
        self.bench.forget_rows()
        return {"base": base}

    def publish(self, asked: Fields) -> Fields:
        """A text that is no draft any more."""
        return {"text": with_value(text_of(asked, "text"), ("status",), "")}

    def version(self, asked: Fields) -> Fields:
        """A source as it was in a commit."""
        git = self.bench.sending.git
        data = git.at(text_of(asked, "version"), self.bench.store.file(text_of(asked, "path"))) if git else None
        if data is None:
            raise Refused("gone")
        return {"text": shown(data)}

    def delete(self, asked: Fields) -> Fields:
        """Delete a draft; what was published is withdrawn instead."""
        path = text_of(asked, "path")
        if values_of(self.bench.store.open(path).text).get("status") != "draft":
            raise Refused("not-draft")
        self.bench.store.delete(path, text_of(asked, "base"))
        self.bench.forget_rows()
        return {}

    def cure(self, asked: Fields) -> Fields:
        """A text with one diagnostic cured."""
        line = asked.get("line")
        if not isinstance(line, int):
            raise HTTPException(400)
        return {"text": self.bench.cure(text_of(asked, "path"), text_of(asked, "text"), text_of(asked, "code"), line)}

    def paste(self, asked: Fields) -> Fields:
        """What was pasted, as Markdown."""
        path = text_of(asked, "path")
        return self._pasted(pasting.from_html(text_of(asked, "html"), self._year(path), name_parts(path)[1]))

    def word(self, path: str, _name: str, data: bytes) -> Fields:
        """A Word file, as Markdown."""
        self.bench.store.file(path)
        return self._pasted(pasting.from_word(data, self._year(path), name_parts(path)[1]))

    def photograph(self, path: str, name: str, data: bytes) -> Fields:
        """A photograph: where it lies now, as a link from the article."""
        self.bench.store.file(path)
        found = self.bench.add_photograph(self._year(path), name, data)
        return {"path": found, "link": _link(path, found), "address": f"{self.bench.address}/tep/{quote(found)}"}

    def document(self, path: str, name: str, data: bytes) -> Fields:
        """A document to attach: where it lies now, what it may be called, and what an editor should know of it."""
        self.bench.store.file(path)
        found, notes = self.bench.add_document(self._year(path), name, data)
        title = one_line(split_name(name)[0])
        return {"path": found, "link": _link(path, found), "title": title, "notes": notes}

    def take_back(self, asked: Fields) -> Fields:
        """Forget a file that was dropped in and is not used after all."""
        self.bench.take_back(text_of(asked, "path"))
        return {}

    def day(self, asked: Fields) -> Fields:
        """What a date means, and the period that a title or a date names."""
        meaning, fault = articles.told_day(text_of(asked, "date"), self.now().date())
        return {"meaning": meaning, "fault": fault, "period": articles.period_in(text_of(asked, "title"))}

    def entries(self, asked: Fields) -> Fields:
        """What the head of a text says already of what a form asks for."""
        return {"entries": forms.entries(text_of(asked, "text"), text_of(asked, "form"))}

    def form(self, asked: Fields) -> Fields:
        """A text with the answers to a form in its head."""
        values, number = asked.get("values"), asked.get("number", 0)
        if not isinstance(values, dict) or not isinstance(number, int) or number < 0:
            raise HTTPException(400)
        answers = {name: text_of(values, name) for name in values}
        return {"text": forms.insert(text_of(asked, "text"), text_of(asked, "form"), answers, number)}

    def _pasted(self, pasted: pasting.Pasted) -> Fields:
        written = {
            old: self.bench.add_photograph(int(old.split("/")[1]), old, data) for old, data in pasted.files.items()
        }
        text = pasted.text
        for old, new in written.items():
            text = text.replace(f"../../{old}", f"../../{new}")
        lost = MESSAGES.say("paste-pictures", number=pasted.lost) if pasted.lost else ""
        return {"text": text, "notes": [*pasted.told], "lost": lost}

    def _year(self, path: str) -> int:
        return int(name_parts(path)[0][:4] or self.now().year)


def _link(path: str, target: str) -> str:
    """A content path as an article links to it."""
    return "../" * path.count("/") + target
