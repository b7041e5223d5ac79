"""`publish`: a build for a public host, with absolute addresses and without drafts."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from pelican.settings import read_settings

from .build import MESSAGES, ROOT, USAGE, build

CONF = "publishconf.py"
EXAMPLES = (".example", ".invalid", ".test", ".localhost")
EXAMPLE_HOSTS = ("localhost", "127.0.0.1", "example.com", "example.org", "example.net")


def fault_of_address(url: str) -> str | None:
    """The message code of what is wrong with a SITEURL for publishing, or None."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "siteurl-bad"
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        return "siteurl-bad"
    if host in EXAMPLE_HOSTS or host.endswith((*EXAMPLES, *("." + name for name in EXAMPLE_HOSTS))):
        return "siteurl-example"
    return None


def publish_command(content: Path | None, output: Path | None, *, now: datetime | None) -> int:
    """Build with publishconf.py into `output`; refused while SITEURL is the example."""
    url = str(read_settings(str(ROOT / CONF))["SITEURL"])
    fault = fault_of_address(url)
    if fault:
        print(MESSAGES.say(fault, url=url), file=sys.stderr)
        return USAGE
    return build(content, output, None, now=now, drafts=False, conf=CONF)
