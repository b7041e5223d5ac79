"""`publish`: a build for a public host, with absolute addresses and without drafts."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from pelican.settings import read_settings

from plugins.content.data import read_data

from .build import FAULTS, MESSAGES, ROOT, USAGE, build

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
    """Build with publishconf.py into `output`; refused while SITEURL is the example, or without an address for
    requests about personal data."""
    url = str(read_settings(str(ROOT / CONF))["SITEURL"])
    fault = fault_of_address(url)
    if fault:
        print(MESSAGES.say(fault, url=url), file=sys.stderr)
        return USAGE
    if not contact_of(content or ROOT / "content"):
        print(MESSAGES.say("no-contact"), file=sys.stderr)
        return FAULTS
    return build(content, output, None, now=now, drafts=False, conf=CONF)


def contact_of(content: Path) -> str:
    """Where a citizen may ask for personal data to be removed (du-lieu/co-quan.yaml); "" where nobody says."""
    data, _ = read_data(content, fallback=ROOT / "content")
    return data.ministry.contact
