"""The JSON API behind the desk's scripts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

from msgspec.structs import asdict
from starlette.exceptions import HTTPException

from plugins.content.layout import name_parts
from plugins.content.source import one_line

from . import articles, forms, pasting
from .heads import values_of, with_value
from .requests import MESSAGES, Fields, text_of
from .store import Refused
from .texts import shown
from .uploads import split_name
from .workbench import Workbench


class Answers:
    """The API of one workbench; each method answers one endpoint."""

    def __init__(self, bench: Workbench, now: Callable[[], datetime]) -> None:
        self.bench, self.now = bench, now

    def open(self, asked: Fields) -> Fields:
        """Open a source, with its unsaved draft."""
        opened = self.bench.store.open(text_of(asked, "path"))
        drafted = {"draft": opened.draft, "draftMark": opened.draft_mark, "draftBase": opened.draft_base}
        return {"text": opened.text, "base": opened.base, **drafted}

    def keep(self, asked: Fields) -> Fields:
        """Store the unsaved text, check it, and render its page."""
        path, text = text_of(asked, "path"), text_of(asked, "text")
        mark = self.bench.store.keep(path, text, text_of(asked, "base"), text_of(asked, "seen"))
        looked = self.bench.look(path, text)
        if looked is None:
            return {"mark": mark, "diagnostics": [], "page": False, "draft": False, "waiting": True}
        told = [
            {**asdict(one), "curable": curable} for one, curable in zip(looked.diagnostics, looked.curable, strict=True)
        ]
        return {"mark": mark, "diagnostics": told, "page": looked.page, "draft": looked.draft, "waiting": False}

    def save(self, asked: Fields) -> Fields:
        """Save a source."""
        base = self.bench.store.save(text_of(asked, "path"), text_of(asked, "text"), text_of(asked, "base"))
        self.bench.forget_rows()
        return {"base": base}

    def publish(self, asked: Fields) -> Fields:
        """Return the text without its draft status."""
        return {"text": with_value(text_of(asked, "text"), ("status",), "")}

    def version(self, asked: Fields) -> Fields:
        """A source as of a commit."""
        git = self.bench.sending.git
        data = git.at(text_of(asked, "version"), self.bench.store.file(text_of(asked, "path"))) if git else None
        if data is None:
            raise Refused("gone")
        return {"text": shown(data)}

    def delete(self, asked: Fields) -> Fields:
        """Delete a draft; a published article must be withdrawn instead."""
        path = text_of(asked, "path")
        if values_of(self.bench.store.open(path).text).get("status") != "draft":
            raise Refused("not-draft")
        self.bench.store.delete(path, text_of(asked, "base"))
        self.bench.forget_rows()
        return {}

    def cure(self, asked: Fields) -> Fields:
        """Apply the fix for one diagnostic to a text."""
        line = asked.get("line")
        if not isinstance(line, int):
            raise HTTPException(400)
        return {"text": self.bench.cure(text_of(asked, "path"), text_of(asked, "text"), text_of(asked, "code"), line)}

    def paste(self, asked: Fields) -> Fields:
        """Convert pasted HTML to Markdown."""
        path = text_of(asked, "path")
        return self._pasted(pasting.from_html(text_of(asked, "html"), self._year(path), name_parts(path)[1]))

    def word(self, path: str, _name: str, data: bytes) -> Fields:
        """Convert a Word file to Markdown."""
        self.bench.store.file(path)
        return self._pasted(pasting.from_word(data, self._year(path), name_parts(path)[1]))

    def photograph(self, path: str, name: str, data: bytes) -> Fields:
        """Store a photograph, and return its path and a link to it from the article."""
        self.bench.store.file(path)
        found = self.bench.add_photograph(self._year(path), name, data)
        return {"path": found, "link": _link(path, found), "address": f"{self.bench.address}/tep/{quote(found)}"}

    def document(self, path: str, name: str, data: bytes) -> Fields:
        """Store a document, and return its path, link, suggested title, and notes for the editor."""
        self.bench.store.file(path)
        found, notes = self.bench.add_document(self._year(path), name, data)
        title = one_line(split_name(name)[0])
        return {"path": found, "link": _link(path, found), "title": title, "notes": notes}

    def take_back(self, asked: Fields) -> Fields:
        """Delete a file that was uploaded but not used."""
        self.bench.take_back(text_of(asked, "path"))
        return {}

    def day(self, asked: Fields) -> Fields:
        """The meaning of a date, and the period named in a title."""
        meaning, fault = articles.told_day(text_of(asked, "date"), self.now().date())
        return {"meaning": meaning, "fault": fault, "period": articles.period_in(text_of(asked, "title"))}

    def entries(self, asked: Fields) -> Fields:
        """The form's current values in a text's front matter."""
        return {"entries": forms.entries(text_of(asked, "text"), text_of(asked, "form"))}

    def form(self, asked: Fields) -> Fields:
        """Write a form's values into a text's front matter."""
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
    """A content path, relative to an article."""
    return "../" * path.count("/") + target
