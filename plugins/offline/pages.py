"""The worker, at the root of the site, which it may then serve, and the page that stands in without a network."""

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
    """Both, where pages may be kept; a worker that gives itself up where they may not."""
    yield File(WORKER, worker, (site.base, site.assets.get(SCRIPT, ""), site.offline))
    if site.offline:
        context = {"title": MESSAGES.say("title"), "breadcrumbs": ()}
        yield page(PAGE, "offline.html", context, indexed=False)


def worker(base: str, script: str, offline: bool) -> bytes:
    """The script that browsers register: it loads the one of the theme, and is another one with each of these."""
    if not offline or not script:
        return b"self.registration.unregister();\n"
    place = orjson.dumps({"base": base, "page": f"{base}{PAGE}"}).decode()
    return f"self.place = {place};\nimportScripts({orjson.dumps(base + script).decode()});\n".encode()
