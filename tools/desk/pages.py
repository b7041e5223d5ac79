"""The desk's HTML pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from plugins.content.layout import ATTACHED_TYPES, IMAGES, is_source
from plugins.core.diagnostics import errors
from plugins.vietnamese.formatting import short
from plugins.vietnamese.messages import messages_of
from tools.new import DraftError, draft_of
from tools.site.serve import Preview

from . import articles, english
from .forms import forms_of
from .heads import values_if_any
from .requests import Submitted
from .store import Refused
from .texts import shown
from .workbench import Workbench

MESSAGES = messages_of(__package__)


class Pages:
    """The pages of one workbench. html: renders a template; check: rechecks all content; preview: of the builds that
    the workbench learns from."""

    def __init__(
        self, bench: Workbench, html: Callable[..., Response], now: Callable[[], datetime], check: Callable[[], None],
        preview: Preview,
    ) -> None:  # fmt: skip
        self.bench, self.html, self.now, self.check, self.preview = bench, html, now, check, preview

    def list(self, request: Request) -> Response:
        """The list of all sources."""
        words, state = request.query_params.get("q", "")[:200], request.query_params.get("o", "")
        if not self.bench.known:
            return self._waiting()
        state = state if state in articles.STATES else ""
        found = self.bench.listing(words, state)
        unsent = len(self.bench.sending.changes()) + self.bench.sending.unsent()
        return self.html(
            "list.html", title=MESSAGES.say("list"), found=found, words=words, state=state, states=articles.STATES,
            faults=len(errors(self.bench.diagnostics)), unsent=unsent,
        )  # fmt: skip

    def _waiting(self) -> Response:
        """The placeholder until the first build has read the content, with its progress and errors."""
        progress, faults = self.preview.progress, self.preview.faults
        return self.html("waiting.html", title=MESSAGES.say("waiting"), progress=progress, faults=faults)

    def new(self, request: Request, form: Submitted) -> Response:
        """The form for a new article; when posted, creates it."""
        known = self.bench.known
        if known is None:
            return self._waiting()
        data, fault = known.archive.data, ""
        if request.method == "POST":
            made = self._made(partial(draft_of, data, form, self.now()))
            if isinstance(made, Response):
                return made
            fault = made
        return self.html(
            "new.html", title=MESSAGES.say("new"), categories=data.categories.values(), offered=articles.offered(known),
            form=form, fault=fault,
        )  # fmt: skip

    def write(self, request: Request) -> Response:
        """The editor page."""
        path = request.path_params["path"]
        if any(f"/{one.path}".endswith(f"/{path}") for one in self.bench.sending.conflicts()):
            return RedirectResponse(f"{self.bench.address}/xung-dot", 303)  # the file contains conflict markers
        opened = self.bench.store.open(path)
        text = opened.draft or opened.text
        return self.html(
            "write.html", title=values_if_any(text).get("title") or path, path=path, forms=forms_of(path, text),
            attached=ATTACHED_TYPES, today=short(self.now()),
        )  # fmt: skip

    def english(self, request: Request, form: Submitted) -> Response:
        """The form for an English version; when posted, creates the draft. Redirects to an existing version."""
        path, known, fault = request.path_params["path"], self.bench.known, ""
        if known is None:
            return self._waiting()
        if other := english.other_language(known, path):
            return self._to_write(other)
        original = english.original_at(known, path)
        if request.method == "POST":
            made = self._made(partial(english.draft_of, original, form))
            if isinstance(made, Response):
                return made
            fault = made
        return self.html("english.html", title=MESSAGES.say("english"), original=original, form=form, fault=fault)

    def file(self, request: Request) -> Response:
        """A photograph from the content folder, for pages that show it before a build has processed it."""
        path = request.path_params["path"]
        if "\0" in path:
            raise HTTPException(404)
        file = (self.bench.content / path).resolve()
        folder = (self.bench.content / IMAGES).resolve()
        if not file.is_relative_to(folder) or not file.is_file():
            raise HTTPException(404)
        return FileResponse(file, headers={"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"})

    def send(self, request: Request, form: Submitted) -> Response:
        """The changes to be sent; when posted, sends them."""
        sending = self.bench.sending
        outcome = None
        if request.method == "POST":
            self.check()  # the last build may predate the latest save
        stopped = errors(self.bench.diagnostics)
        if request.method == "POST":
            if not form["note"].strip():
                outcome = MESSAGES.say("note-missing")
            elif stopped:
                outcome = MESSAGES.say("faults-first", number=len(stopped))
            else:
                done = sending.send(form["note"][:500], form["colleagues"][:5000])
                self.bench.forget_rows()
                if done.conflicts:
                    return RedirectResponse(f"{self.bench.address}/xung-dot", 303)
                outcome = done.words
                if done.code in ("sent", "review"):
                    form = Submitted(str)
        return self.html(
            "send.html", title=MESSAGES.say("send"), changes=sending.changes(), unsent=sending.unsent(),
            stopped=stopped, outcome=outcome, has_open_secret=sending.git is not None and sending.git.has_open_secret,
            form=form, unsaved=self.bench.store.unsaved(), is_source=is_source,
        )  # fmt: skip

    def conflicts(self, request: Request, form: Submitted) -> Response:
        """Both versions of every file in conflict; when posted, settles or aborts."""
        sending, outcome = self.bench.sending, None
        if request.method == "POST":
            if form.get("back"):
                sending.give_up()
                return RedirectResponse(f"{self.bench.address}/gui", 303)
            texts = {name.removeprefix("text:"): text for name, text in form.items() if name.startswith("text:")}
            done = sending.settle({path: text.replace("\r\n", "\n") for path, text in texts.items()})
            outcome = done.words
        return self.html(
            "conflicts.html", title=MESSAGES.say("conflicts"), conflicts=sending.conflicts(), outcome=outcome
        )

    def history(self, request: Request) -> Response:
        """The versions of an article, and the text of the selected one."""
        path = request.path_params["path"]
        file = self.bench.store.file(path)
        git = self.bench.sending.git
        chosen = request.query_params.get("ban", "")
        data = git.at(chosen, file) if git and chosen else None
        text = shown(data) if data is not None else None
        return self.html(
            "history.html", title=MESSAGES.say("history"), path=path, versions=git.versions(file) if git else [],
            chosen=chosen, text=text,
        )  # fmt: skip

    def beside(self, request: Request) -> Response:
        """The page rendered from the unsaved text, for the frame beside the editor."""
        page = self.bench.pages.get(request.path_params["path"])
        if page is None:
            return self.html("no-page.html", title=MESSAGES.say("no-page"))
        return Response(page, media_type="text/html")

    def _made(self, draft: Callable[[], tuple[str, str]]) -> Response | str:
        """Save a new source and redirect to its editor page; or the reason, for the editor, why it cannot be created.

        draft: returns its content path and text.
        """
        try:
            path, text = draft()
            self.bench.store.save(path, text, "")
        except DraftError as error:
            return str(error)
        except Refused as refused:
            taken = refused.code == "changed-elsewhere"
            return MESSAGES.say("name-taken") if taken else MESSAGES.say(refused.code, **refused.values)
        self.bench.forget_rows()
        return self._to_write(path)

    def _to_write(self, path: str) -> Response:
        return RedirectResponse(f"{self.bench.address}/viet/{quote(path)}", 303)
