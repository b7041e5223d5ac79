"""The desk's addresses: pages for people, answers for its scripts; all below a secret, and to its own pages only."""

from __future__ import annotations

import json
import traceback
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from plugins.content.layout import IMAGES, name_parts
from plugins.content.scan import ATTACHED_TYPES
from plugins.core.diagnostics import errors
from plugins.vietnamese.messages import messages_of
from tools.new import Told, draft_of

from . import articles, pasting
from .forms import FORMS, entries, insert
from .git import GitFailed
from .heads import values_of, with_value
from .placing import split_name
from .store import Refused, is_source
from .texts import shown
from .workbench import Workbench

HERE = Path(__file__).parent
ICON = HERE.parents[1] / "theme" / "static" / "images" / "icon.svg"
MESSAGES = messages_of(__package__)
MOST_BODY = 64_000_000
"""Bytes of the largest request: a photograph."""
MOST_TEXT = 12_000_000
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self';"
    " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY, "Referrer-Policy": "same-origin", "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
}  # fmt: skip
Handler = Callable[[Request], Awaitable[Response]]
Fields = Mapping[str, Any]


class Desk:
    """Answers the requests to one workbench.

    origins: "http://localhost:PORT" and the like, as browsers send them; check: checks all of the content anew.
    """

    def __init__(
        self,
        bench: Workbench,
        origins: Callable[[], frozenset[str]],
        now: Callable[[], datetime],
        check: Callable[[], None],
    ) -> None:
        self.bench, self.origins, self.now, self.check = bench, origins, now, check
        self.templates = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        self.templates.globals.update(desk=bench.address, say=MESSAGES.say)

    def routes(self) -> list[BaseRoute]:
        """All below the secret address."""
        pages: list[BaseRoute] = [
            Route("/", self._shown(self.list)),
            Route("/moi", self._shown(self.new), methods=["GET", "POST"]),
            Route("/viet/{path:path}", self._shown(self.write)),
            Route("/xem/{path:path}", self._page),
            Route("/tep/{path:path}", self._shown(self.file)),
            Route("/gui", self._shown(self.send), methods=["GET", "POST"]),
            Route("/xung-dot", self._shown(self.conflicts), methods=["GET", "POST"]),
            Route("/lich-su/{path:path}", self._shown(self.history)),
        ]
        answers = {
            "mo": self.open, "nhap": self.keep, "luu": self.save, "chua": self.cure, "dan": self.paste,
            "ngay": self.day, "mau": self.entries, "bieu-mau": self.form, "ban": self.version, "dang": self.publish,
            "xoa": self.delete, "bo-tep": self.take_back,
        }  # fmt: skip
        scripted = [Route(f"/api/{name}", self._answered(answer), methods=["POST"]) for name, answer in answers.items()]
        uploads = [
            Route("/api/anh", self._uploaded(self.photograph), methods=["POST"]),
            Route("/api/tep", self._uploaded(self.document), methods=["POST"]),
            Route("/api/word", self._uploaded(self.word), methods=["POST"]),
        ]
        icon = Route("/icon.svg", lambda _: FileResponse(ICON))
        static = Mount("/static", StaticFiles(directory=HERE / "static"))
        rest = Route("/{path:path}", self._missing)
        return [Mount(self.bench.address, routes=[*pages, *scripted, *uploads, icon, static, rest])]

    # Pages

    def list(self, request: Request) -> Response:
        """The list of all there is."""
        words, state = request.query_params.get("q", "")[:200], request.query_params.get("o", "")
        if not self.bench.known:
            return self._html("waiting.html", title=MESSAGES.say("waiting"))
        state = state if state in articles.STATES else ""
        found = self.bench.listing(words, state)
        unsent = len(self.bench.sending.changes()) + self.bench.sending.unsent()
        return self._html(
            "list.html", title=MESSAGES.say("list"), found=found, words=words, state=state, states=articles.STATES,
            faults=len(errors(self.bench.diagnostics)), unsent=unsent, quote=quote,
        )  # fmt: skip

    def new(self, request: Request, form: Mapping[str, str]) -> Response:
        """The form of a new article, or the article that it makes."""
        known = self.bench.known
        if known is None:
            return self._html("waiting.html", title=MESSAGES.say("waiting"))
        data, fault = known.archive.data, ""
        if request.method == "POST":
            try:
                path, text = draft_of(data, form, self.now())
                self.bench.store.save(path, text, "")
                self.bench.forget_rows()
                return RedirectResponse(f"{self.bench.address}/viet/{quote(path)}", 303)
            except Told as told:
                fault = str(told)
            except Refused as refused:
                taken = refused.code == "changed-elsewhere"
                fault = MESSAGES.say("name-taken") if taken else MESSAGES.say(refused.code, **refused.values)
        return self._html(
            "new.html", title=MESSAGES.say("new"), categories=data.categories.values(), offered=self.bench.offered(),
            form={"title": "", "date": "", "category": "", "period": "", "place": "", "authors": "", "tags": "",
                  "summary": "", **form},
            fault=fault,
        )  # fmt: skip

    def write(self, request: Request) -> Response:
        """The page to write on."""
        path = request.path_params["path"]
        self.bench.store.open(path)
        return self._html(
            "write.html", title=MESSAGES.say("write"), path=path, forms=FORMS, attached=ATTACHED_TYPES, quote=quote
        )

    def file(self, request: Request) -> Response:
        """A photograph as it lies in the content, for pages that show it before a build has seen it."""
        path = request.path_params["path"]
        if "\0" in path:
            raise HTTPException(404)
        file = (self.bench.content / path).resolve()
        folder = (self.bench.content / IMAGES).resolve()
        if not file.is_relative_to(folder) or not file.is_file():
            raise HTTPException(404)
        return FileResponse(file, headers={"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"})

    def send(self, request: Request, form: Mapping[str, str]) -> Response:
        """What will be sent, in words; and the sending."""
        sending = self.bench.sending
        outcome = None
        if request.method == "POST":
            self.check()  # the last build may not have seen what was saved a moment ago
        stopped = errors(self.bench.diagnostics)
        if request.method == "POST":
            if not form.get("note", "").strip():
                outcome = MESSAGES.say("note-missing")
            elif stopped:
                outcome = MESSAGES.say("faults-first", number=len(stopped))
            else:
                done = sending.send(form["note"][:500], form.get("colleagues", "")[:5000])
                self.bench.forget_rows()
                if done.conflicts:
                    return RedirectResponse(f"{self.bench.address}/xung-dot", 303)
                outcome = done.words
                if done.code == "sent":
                    form = {}
        return self._html(
            "send.html", title=MESSAGES.say("send"), changes=sending.changes(), unsent=sending.unsent(),
            stopped=stopped, outcome=outcome, has_git=sending.git is not None,
            form={"note": "", "colleagues": "", **form}, unsaved=self.bench.store.unsaved(), is_source=is_source,
            quote=quote,
        )  # fmt: skip

    def conflicts(self, request: Request, form: Mapping[str, str]) -> Response:
        """Both texts of every file that was changed here and there."""
        sending, outcome = self.bench.sending, None
        if request.method == "POST":
            if form.get("back"):
                sending.give_up()
                return RedirectResponse(f"{self.bench.address}/gui", 303)
            texts = {name.removeprefix("text:"): text for name, text in form.items() if name.startswith("text:")}
            done = sending.settle({path: text.replace("\r\n", "\n") for path, text in texts.items()})
            outcome = done.words
        return self._html(
            "conflicts.html", title=MESSAGES.say("conflicts"), conflicts=sending.conflicts(), outcome=outcome
        )

    def history(self, request: Request) -> Response:
        """The versions of an article, and one of them."""
        path = request.path_params["path"]
        file = self.bench.store.file(path)
        git = self.bench.sending.git
        chosen = request.query_params.get("ban", "")
        data = git.at(chosen, file) if git and chosen else None
        text = shown(data) if data is not None else None
        return self._html(
            "history.html", title=MESSAGES.say("history"), path=path, versions=git.versions(file) if git else [],
            chosen=chosen, text=text, quote=quote,
        )  # fmt: skip

    async def _page(self, request: Request) -> Response:
        """The page of what is typed, in a frame beside it."""
        page = self.bench.pages.get(request.path_params["path"])
        if page is None:
            return self._html("no-page.html", title=MESSAGES.say("no-page"))
        return Response(page, media_type="text/html")

    # Answers to scripts

    def open(self, asked: Fields) -> Fields:
        """A source, and what was typed and not saved."""
        opened = self.bench.store.open(_text(asked, "path"))
        return {
            "text": opened.text, "base": opened.base, "draft": opened.draft, "draftMark": opened.draft_mark,
            "draftBase": opened.draft_base,
        }  # fmt: skip

    def keep(self, asked: Fields) -> Fields:
        """Keep what is typed, look at it, and make its page."""
        path, text = _text(asked, "path"), _text(asked, "text")
        mark = self.bench.store.keep(path, text, _text(asked, "base"), _text(asked, "seen"))
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
        base = self.bench.store.save(_text(asked, "path"), _text(asked, "text"), _text(asked, "base"))
        self.bench.forget_rows()
        return {"base": base}

    def publish(self, asked: Fields) -> Fields:
        """A text that is no draft any more."""
        return {"text": with_value(_text(asked, "text"), ("status",), "")}

    def version(self, asked: Fields) -> Fields:
        """A source as it was in a commit."""
        git = self.bench.sending.git
        data = git.at(_text(asked, "version"), self.bench.store.file(_text(asked, "path"))) if git else None
        if data is None:
            raise Refused("gone")
        return {"text": shown(data)}

    def delete(self, asked: Fields) -> Fields:
        """Delete a draft; what was published is withdrawn instead."""
        path = _text(asked, "path")
        if values_of(self.bench.store.open(path).text).get("status") != "draft":
            raise Refused("not-draft")
        self.bench.store.delete(path, _text(asked, "base"))
        self.bench.forget_rows()
        return {}

    def cure(self, asked: Fields) -> Fields:
        """A text with one diagnostic cured."""
        line = asked.get("line")
        if not isinstance(line, int):
            raise HTTPException(400)
        return {"text": self.bench.cure(_text(asked, "path"), _text(asked, "text"), _text(asked, "code"), line)}

    def paste(self, asked: Fields) -> Fields:
        """What was pasted, as Markdown."""
        path = _text(asked, "path")
        return self._pasted(pasting.from_html(_text(asked, "html"), self._year(path), name_parts(path)[1]))

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
        return {"path": found, "title": " ".join(split_name(name)[0].split()), "notes": notes}

    def take_back(self, asked: Fields) -> Fields:
        """Forget a file that was dropped in and is not used after all."""
        self.bench.take_back(_text(asked, "path"))
        return {}

    def day(self, asked: Fields) -> Fields:
        """What a date means, and the period that a title or a date names."""
        meaning, fault = articles.told_day(_text(asked, "date"), self.now().date())
        return {"meaning": meaning, "fault": fault, "period": articles.period_in(_text(asked, "title"))}

    def entries(self, asked: Fields) -> Fields:
        """What the head of a text says already of what a form asks for."""
        return {"entries": entries(_text(asked, "text"), _text(asked, "form"))}

    def form(self, asked: Fields) -> Fields:
        """A text with the answers to a form in its head."""
        values, number = asked.get("values"), asked.get("number", 0)
        if not isinstance(values, dict) or not isinstance(number, int) or number < 0:
            raise HTTPException(400)
        answers = {str(name): str(value) for name, value in values.items()}
        return {"text": insert(_text(asked, "text"), _text(asked, "form"), answers, number)}

    def _pasted(self, pasted: pasting.Pasted) -> Fields:
        written = {
            old: self.bench.add_photograph(int(old.split("/")[1]), old, data) for old, data in pasted.files.items()
        }
        text = pasted.text
        for old, new in written.items():
            text = text.replace(f"../../{old}", f"../../{new}")
        return {"text": text, "notes": [*pasted.notes]}

    def _year(self, path: str) -> int:
        return int(name_parts(path)[0][:4] or self.now().year)

    # How requests are taken

    def _shown(self, answer: Callable[..., Response]) -> Handler:
        """A page; a form that is sent must come from the desk itself."""

        async def handle(request: Request) -> Response:
            forms: tuple[Mapping[str, str], ...] = ()
            if answer in (self.new, self.send, self.conflicts):
                forms = ({},)
            if request.method == "POST":
                self._check_origin(request)
                forms = (await _form(request),)
            try:
                return await run_in_threadpool(answer, request, *forms)
            except Refused as refused:
                return self._refused(404, refused.code, **refused.values)
            except GitFailed as failed:
                return self._refused(500, "sent-failed", words=failed.words[:300])

        return self._telling(handle, self._refused)

    def _telling(self, handle: Handler, tell: Callable[..., Response]) -> Handler:
        """Have what goes wrong told in words; tell: answers with a status and a code of messages.yaml."""

        async def told(request: Request) -> Response:
            try:
                return await handle(request)
            except HTTPException as error:
                return tell(error.status_code, f"status-{error.status_code}")
            except OSError as error:
                return tell(507, "disk", error=error.strerror or error)
            except Exception:  # of ours, which must not cost an editor the way on
                traceback.print_exc()
                return tell(500, "status-500")

        return told

    def _refused(self, status: int, code: str, **values: object) -> Response:
        words = MESSAGES.say(code, **values)
        return self._html("refused.html", title=MESSAGES.say("refused"), words=words, code=status)

    def _failed(self, status: int, code: str, **values: object) -> Response:
        return JSONResponse({"code": code, "message": MESSAGES.say(code, **values)}, status, headers=HEADERS)

    async def _missing(self, _: Request) -> Response:
        return self._refused(404, "status-404")

    def _answered(self, answer: Callable[[Fields], Fields]) -> Handler:
        async def handle(request: Request) -> Response:
            self._check_origin(request)
            try:
                asked = json.loads(await _body(request, MOST_TEXT))
            except ValueError as error:
                raise HTTPException(400) from error
            if not isinstance(asked, dict):
                raise HTTPException(400)
            return await self._reply(answer, asked)

        return self._telling(handle, self._failed)

    def _uploaded(self, answer: Callable[[str, str, bytes], Fields]) -> Handler:
        async def handle(request: Request) -> Response:
            self._check_origin(request)
            path, name = (request.query_params.get(key, "") for key in ("bai", "ten"))
            return await self._reply(answer, path, name, await _body(request, MOST_BODY))

        return self._telling(handle, self._failed)

    async def _reply(self, answer: Callable[..., Fields], *values: Any) -> Response:
        try:
            return JSONResponse(await run_in_threadpool(answer, *values), headers=HEADERS)
        except Refused as refused:
            told = {"code": refused.code, "message": MESSAGES.say(refused.code, **refused.values)}
            theirs = {} if refused.theirs is None else {"theirs": refused.theirs, "mark": refused.mark}
            return JSONResponse({**told, **theirs}, 409, headers=HEADERS)

    def _check_origin(self, request: Request) -> None:
        """Refuse whatever another page sends: a browser tells where a request comes from, and no script can lie."""
        if request.headers.get("origin") not in self.origins():
            raise HTTPException(403)
        if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
            raise HTTPException(403)

    def _html(self, template: str, *, code: int = 200, **context: object) -> Response:
        page = self.templates.get_template(template).render(**context)
        return Response(page, code, media_type="text/html", headers=HEADERS)


async def _body(request: Request, most: int) -> bytes:
    """The bytes of a request; 413 where they are too many."""
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > most:
            raise HTTPException(413)
    return bytes(read)


async def _form(request: Request) -> Mapping[str, str]:
    """The fields of a form as browsers send them, of several with one name the last."""
    try:
        return dict(parse_qsl((await _body(request, MOST_TEXT)).decode("utf-8"), keep_blank_values=True))
    except ValueError as error:
        raise HTTPException(400) from error


def _text(asked: Fields, key: str) -> str:
    value = asked.get(key, "")
    if not isinstance(value, str):
        raise HTTPException(400)
    return value


def _link(path: str, target: str) -> str:
    """A content path as an article links to it."""
    return "../" * path.count("/") + target
