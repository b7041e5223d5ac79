"""Writes the site as a web crawl: a WARC file (ISO 28500:2017), for web archive players."""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import datetime
from io import BytesIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from plugins.content.targets import UNSERVED
from tools.deploy.files import type_of

INDEX = "index.html"


def write_warc(path: Path, folder: Path, names: Iterable[str], url: str, at: datetime, software: str) -> None:
    """Write a response record for each published file. url: the site's; at: in UTC.

    Deterministic: record IDs are derived from address and time.
    """
    moment = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        about = {"software": software, "format": "WARC File Format 1.0", "isPartOf": url}
        info = writer.create_warcinfo_record(path.name, about)
        info.rec_headers.replace_header("WARC-Date", moment)
        info.rec_headers.replace_header("WARC-Record-ID", _record_id(url, moment, "warcinfo"))
        writer.write_record(info)
        for name in _visited(set(names)):
            is_index = f"/{name}".endswith(f"/{INDEX}")
            address = f"{url}/{name.removesuffix(INDEX) if is_index else name}"
            content = (folder / name).read_bytes()
            headers = [("Content-Type", type_of(name)), ("Content-Length", str(len(content)))]
            record = writer.create_warc_record(
                address,
                "response",
                payload=BytesIO(content),
                length=len(content),
                http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": moment, "WARC-Record-ID": _record_id(address, moment, "response")},
            )
            writer.write_record(record)


def _visited(names: Set[str]) -> list[str]:
    """The files that visitors can request, without compressed copies."""
    compressed = {f"{name}{suffix}" for name in names for suffix in (".br", ".gz")}
    return sorted(name for name in names - compressed if not name.startswith(UNSERVED))


def _record_id(address: str, moment: str, kind: str) -> str:
    return f"<{uuid5(NAMESPACE_URL, f'{kind} {moment} {address}').urn}>"
