"""The worker, at the root so that its scope is the whole site, and the fallback page without a network."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from plugins.content.model import Archive, Site
from plugins.content.targets import File, Page, page
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
PAGE = "/ngoai-tuyen/"
WORKER = "/ngoai-tuyen.js"
SCRIPT = "js/offline/worker.js"


def offline_targets(_archive: Archive, site: Site) -> Iterator[Page | File]:
    """The worker and the page; if offline reading is off, only a worker that unregisters itself."""
    yield File(WORKER, worker, (site.base, site.assets.get(SCRIPT, ""), site.offline))
    if site.offline:
        yield page(PAGE, "offline.html", {"title": MESSAGES.say("title")}, indexed=False)


def worker(base: str, script: str, offline: bool) -> bytes:
    """The script that browsers register: it loads the theme's, and its bytes change with each of the arguments."""
    if not offline or not script:
        return b"self.registration.unregister();\n"
    place = orjson.dumps({"base": base, "page": f"{base}{PAGE}"}).decode()
    return f"self.place = {place};\nimportScripts({orjson.dumps(base + script).decode()});\n".encode()
