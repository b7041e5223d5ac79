"""Handles the desk's requests: rejects other origins, and explains every failure in words."""

from __future__ import annotations

import errno
import json
import traceback
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from plugins.vietnamese.messages import messages_of

from .git import GitFailed
from .store import Refused

MESSAGES = messages_of(__package__)
TEMPLATES = Path(__file__).with_name("templates")
MOST_BODY = 64_000_000
"""Most bytes in a request body, enough for a photograph."""
MOST_TEXT = 12_000_000
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self';"
    " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY, "Referrer-Policy": "same-origin", "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
}  # fmt: skip
_DISK = {errno.ENAMETOOLONG: "disk-name"} | dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "disk-denied")
"""Messages for disk errors that freeing space would not fix."""
Endpoint = Callable[[Request], Awaitable[Response]]
Fields = Mapping[str, Any]
Submitted = defaultdict[str, str]
"""The values of a submitted form by the names of its fields; "" for one that was not sent."""


class Endpoints:
    """Makes the endpoints of routes from functions that answer requests.

    address: path below which the desk is served; origins: "http://localhost:PORT" and the like, as browsers send them;
    warning: shown on top of every page.
    """

    def __init__(self, address: str, origins: Callable[[], frozenset[str]], warning: str = "") -> None:
        self._origins = origins
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        self._templates.globals.update(desk=address, say=MESSAGES.say, warning=warning)

    def html(self, template: str, *, code: int = 200, **context: object) -> Response:
        """Render a template as a response."""
        page = self._templates.get_template(template).render(**context)
        return Response(page, code, media_type="text/html", headers=HEADERS)

    def page(self, answer: Callable[[Request], Response]) -> Endpoint:
        """An endpoint that shows a page, or explains why it cannot."""

        async def endpoint(request: Request) -> Response:
            return await self._shown(answer, request)

        return self._explained(endpoint, self._refused)

    def form(self, answer: Callable[[Request, Submitted], Response]) -> Endpoint:
        """An endpoint that shows a form, and accepts it only from the desk's own pages."""

        async def endpoint(request: Request) -> Response:
            if request.method != "POST":
                return await self._shown(answer, request, Submitted(str))
            self._check_origin(request)
            return await self._shown(answer, request, await _form(request))

        return self._explained(endpoint, self._refused)

    def answer(self, answer: Callable[[Fields], Fields]) -> Endpoint:
        """An endpoint for a script's JSON request."""

        async def endpoint(request: Request) -> Response:
            self._check_origin(request)
            try:
                asked = json.loads(await _body(request, MOST_TEXT))
            except ValueError as error:
                raise HTTPException(400) from error
            if not isinstance(asked, dict):
                raise HTTPException(400)
            return await self._reply(answer, asked)

        return self._explained(endpoint, self._failed)

    def upload(self, answer: Callable[[str, str, bytes], Fields]) -> Endpoint:
        """An endpoint for a script's upload of a file, with its name, for an article."""

        async def endpoint(request: Request) -> Response:
            self._check_origin(request)
            path, name = (request.query_params.get(key, "") for key in ("bai", "ten"))
            return await self._reply(answer, path, name, await _body(request, MOST_BODY))

        return self._explained(endpoint, self._failed)

    async def missing(self, _: Request) -> Response:
        """The page for an unknown address."""
        return self._refused(404, "status-404")

    async def _shown(self, answer: Callable[..., Response], *values: Any) -> Response:
        try:
            return await run_in_threadpool(answer, *values)
        except Refused as refused:
            return self._refused(404, refused.code, **refused.values)
        except GitFailed as failed:
            return self._refused(500, "sent-failed", words=failed.words[:300])

    def _explained(self, endpoint: Endpoint, report: Callable[..., Response]) -> Endpoint:
        """The endpoint, which reports exceptions. report: makes a response from a status and a message code."""

        async def told(request: Request) -> Response:
            try:
                return await endpoint(request)
            except HTTPException as error:
                return report(error.status_code, f"status-{error.status_code}")
            except OSError as error:
                return report(507, _DISK.get(error.errno or 0, "disk"), error=error.strerror or error)
            except Exception:  # our own bug must not stop the editor
                traceback.print_exc()
                return report(500, "status-500")

        return told

    def _refused(self, status: int, code: str, **values: object) -> Response:
        words = MESSAGES.say(code, **values)
        return self.html("refused.html", title=MESSAGES.say("refused"), words=words, code=status)

    def _failed(self, status: int, code: str, **values: object) -> Response:
        return JSONResponse({"code": code, "message": MESSAGES.say(code, **values)}, status, headers=HEADERS)

    async def _reply(self, answer: Callable[..., Fields], *values: Any) -> Response:
        try:
            return JSONResponse(await run_in_threadpool(answer, *values), headers=HEADERS)
        except Refused as refused:
            told = {"code": refused.code, "message": MESSAGES.say(refused.code, **refused.values)}
            theirs = {} if refused.theirs is None else {"theirs": refused.theirs, "mark": refused.mark}
            return JSONResponse({**told, **theirs}, 409, headers=HEADERS)

    def _check_origin(self, request: Request) -> None:
        """Reject requests from other origins (CSRF): browsers state the origin, and scripts cannot forge it."""
        if request.headers.get("origin") not in self._origins():
            raise HTTPException(403)
        if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
            raise HTTPException(403)


async def _body(request: Request, most: int) -> bytes:
    """The body of a request; responds 413 if it is too large."""
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > most:
            raise HTTPException(413)
    return bytes(read)


async def _form(request: Request) -> Submitted:
    """The fields of a submitted form; the last value of a repeated name."""
    try:
        return Submitted(str, parse_qsl((await _body(request, MOST_TEXT)).decode("utf-8"), keep_blank_values=True))
    except ValueError as error:
        raise HTTPException(400) from error


def text_of(asked: Fields, key: str) -> str:
    """A value that must be a string, else responds 400; lone surrogates, which UTF-8 cannot encode, are replaced."""
    value = asked.get(key, "")
    if not isinstance(value, str):
        raise HTTPException(400)
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
