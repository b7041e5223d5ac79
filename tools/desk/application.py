"""The desk's routes: pages, and the API for its scripts; all below a secret path and closed to other origins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from starlette.responses import FileResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from tools.site.serve import Preview

from .answers import Answers
from .pages import Pages
from .requests import MESSAGES, Endpoints
from .workbench import Workbench

HERE = Path(__file__).parent
ICON = HERE.parents[1] / "theme" / "static" / "images" / "icon.svg"


def routes(
    bench: Workbench, origins: Callable[[], frozenset[str]], now: Callable[[], datetime], check: Callable[[], None],
    preview: Preview,
) -> list[BaseRoute]:  # fmt: skip
    """The routes of a workbench.

    origins: "http://localhost:PORT" and the like, as browsers send them; check: rechecks all content; preview: of the
    builds that the workbench learns from.
    """
    warning = MESSAGES.say("read-only", folder=bench.content) if bench.read_only else ""
    endpoints = Endpoints(bench.address, origins, warning)
    pages, answers = Pages(bench, endpoints.html, now, check, preview), Answers(bench, now)
    shown = {
        "/": pages.list, "/viet/{path:path}": pages.write, "/xem/{path:path}": pages.beside,
        "/tep/{path:path}": pages.file, "/lich-su/{path:path}": pages.history,
    }  # fmt: skip
    filled_in = {
        "/moi": pages.new, "/tieng-anh/{path:path}": pages.english, "/gui": pages.send, "/xung-dot": pages.conflicts,
    }  # fmt: skip
    answered = {
        "mo": answers.open, "nhap": answers.keep, "luu": answers.save, "chua": answers.cure, "dan": answers.paste,
        "ngay": answers.day, "mau": answers.entries, "bieu-mau": answers.form, "ban": answers.version,
        "dang": answers.publish, "xoa": answers.delete, "bo-tep": answers.take_back,
    }  # fmt: skip
    uploaded = {"anh": answers.photograph, "tep": answers.document, "word": answers.word}
    below: list[BaseRoute] = [
        *(Route(path, endpoints.page(page)) for path, page in shown.items()),
        *(Route(path, endpoints.form(page), methods=["GET", "POST"]) for path, page in filled_in.items()),
        *(Route(f"/api/{name}", endpoints.answer(answer), methods=["POST"]) for name, answer in answered.items()),
        *(Route(f"/api/{name}", endpoints.upload(answer), methods=["POST"]) for name, answer in uploaded.items()),
        Route("/icon.svg", lambda _: FileResponse(ICON)),
        Mount("/static", StaticFiles(directory=HERE / "static")),
        Route("/{path:path}", endpoints.missing),
    ]
    return [Mount(bench.address, routes=below)]
