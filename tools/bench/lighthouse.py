"""`bench lighthouse`: Lighthouse's four mobile scores for a page of each kind of the published archive, served by nginx
on loopback with the configuration in deploy/."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from plugins.vietnamese.messages import messages_of
from tools import ROOT, servers
from tools.browser import browser
from tools.exits import DONE, ENVIRONMENT, FAULTS, fail

from .build import make_notice
from .measure import measure
from .peers import installed

MESSAGES = messages_of(__package__)
LIGHTHOUSE = "lighthouse@12.8.2"
CLASSES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 99
EXCUSED = {("search", "seo")}
"""The search page is excluded from search engines."""
CHROME = "--headless=new --no-sandbox --ignore-certificate-errors"


def run_bench(count: int, rounds: int) -> int:
    """Print the median of each score; returns 1 if one misses its bar, 3 if a program is missing."""
    path = browser()
    if servers.program("nginx") is None or path is None:
        return fail(ENVIRONMENT, MESSAGES.say("no-nginx-browser"))
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        modules = installed(folder / "npm", LIGHTHOUSE)
        if modules is None:
            return fail(ENVIRONMENT, MESSAGES.say("no-lighthouse", package=LIGHTHOUSE))
        pages = _publish(folder, count)
        (folder / "nginx").mkdir()
        low = False
        print(f"{count} articles{'':10}" + "".join(f"{one:>16}" for one in CLASSES))
        with servers.nginx(folder / "site", folder / "nginx") as url:
            for kind, address in pages.items():
                marks = [_marks(modules / ".bin/lighthouse", path, url + address) for _ in range(rounds)]
                middle = {one: median(each[one] for each in marks) for one in CLASSES}
                print(f"{kind:<20}" + "".join(f"{middle[one]:16.0f}" for one in CLASSES), flush=True)
                low |= any(mark < LEAST and (kind, one) not in EXCUSED for one, mark in middle.items())
    print(f"bar: every mark ≥ {LEAST}, but SEO of the search page, which search engines are kept from")
    return FAULTS if low else DONE


def _publish(folder: Path, count: int) -> Mapping[str, str]:
    """Publish `count` articles into `site`; returns the addresses of sample pages by kind."""
    from tools.site.live import write_demo

    articles = write_demo(folder / "content", count)
    article, notice = articles[len(articles) // 2], articles[len(articles) // 2 + 1]
    make_notice(folder / "content", notice)
    folders = (folder / "content", folder / "site", ROOT / "theme", folder / "cache")
    measure(ROOT, "tools.bench.build_ours", *folders, "public")
    return {
        "home": "/", "article": article.address, "notice": notice.address, "month": f"/{article.day:%Y/%m}/",
        "search": "/tim-kiem/?q=giao+ban",
    }  # fmt: skip


def _marks(lighthouse: Path, chromium: str, url: str) -> Mapping[str, float]:
    """The scores of one visit, from 0 to 100."""
    command = [
        str(lighthouse), url, "--quiet", "--output=json", f"--only-categories={','.join(CLASSES)}",
        f"--chrome-flags={CHROME}",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": chromium}
    told = subprocess.run(command, capture_output=True, check=True, env=environment).stdout
    categories = json.loads(told)["categories"]
    return {one: categories[one]["score"] * 100 for one in CLASSES}
