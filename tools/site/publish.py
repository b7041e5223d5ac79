"""`publish`: a build for a public host, with absolute addresses and without drafts."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from pelican.settings import read_settings

from plugins.build.log import MESSAGES as BUILD
from plugins.build.site_url import fault_of, shown_url
from plugins.content.data import read_data
from plugins.core.files import write_whole
from plugins.ledger.book import NAME as LEDGER
from plugins.ledger.book import added

from .build import CONTENT, DONE, FAULTS, MESSAGES, ROOT, USAGE, build, last_build

CONF = "publishconf.py"


def publish_command(content: Path | None, output: Path | None, *, now: datetime | None) -> int:
    """Build with publishconf.py into `output`; refused while SITEURL is the example, or without an address for
    requests about personal data."""
    url = str(read_settings(str(ROOT / CONF))["SITEURL"])
    fault = fault_of(url)
    if fault:
        print(BUILD.say(fault, url=shown_url(url)), file=sys.stderr)
        return USAGE
    if not contact_of(content or ROOT / "content"):
        print(MESSAGES.say("no-contact"), file=sys.stderr)
        return FAULTS
    code = build(content, output, None, now=now, drafts=False, conf=CONF)
    return code if code else record_addresses(content or CONTENT)


def record_addresses(content: Path) -> int:
    """Write the addresses that are public now into the ledger; a builder that may not write is told what to do."""
    build = last_build()
    if build is None or build.archive is None:
        return DONE  # all is as it was
    path = content / LEDGER
    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        if (more := added(text, build.archive)) is not None:
            write_whole(path, more.encode())
            print(MESSAGES.say("ledger-written", path=path))
    except OSError as error:
        print(MESSAGES.say("ledger-unwritten", path=path, error=error.strerror or error), file=sys.stderr)
    return DONE


def contact_of(content: Path) -> str:
    """Where a citizen may ask for personal data to be removed (du-lieu/co-quan.yaml); "" where nobody says."""
    data, _ = read_data(content, fallback=ROOT / "content")
    return data.ministry.contact
