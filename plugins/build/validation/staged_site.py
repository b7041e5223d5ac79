"""Validation of the whole site: each file, then all links and fragments between them, and the weight of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from plugins.content.targets import UNSERVED, PublishedFile
from plugins.core.cache import Cache
from plugins.core.code import code_digest
from plugins.core.codec import encode
from plugins.core.diagnostics import Diagnostic, Level
from plugins.core.processes import forked_map
from plugins.vietnamese.messages import messages_of

from .findings import Findings, SiteFault
from .machine_files import examine_json, examine_xml
from .pages import examine_page

MESSAGES = messages_of(__package__)
EXAMINERS: Mapping[str, Callable[[bytes], Findings]] = {
    ".html": examine_page, ".xml": examine_xml, ".svg": examine_xml, ".json": examine_json,
}  # fmt: skip
HEAVIEST = 30_000
"""The most bytes of an article's page as transferred, with style sheets and scripts, without images and font."""
ALONE = 100
"""The most files that are examined faster in this process than by starting others."""
BATCH = 50  # files that a process looks at in one go
TOLD = 100
"""The most faults that are reported."""
_TOP = ("", "top")


Faults = Iterator[tuple[str, SiteFault, Level]]
"""Faults of files, by their paths."""


class StagedSite(NamedTuple):
    """A staged site.

    url: absolute, without trailing slash; files: as they will be published; places: where they lie now, by path;
    sources: the content paths of articles and fixed pages, by the path of their page.
    """

    url: str
    files: Sequence[PublishedFile]
    places: Mapping[str, Path]
    sources: Mapping[str, str]


def validate(
    site: StagedSite, cache: Cache, processes: int | None, progress: Callable[[int, int], object]
) -> Iterator[Diagnostic]:
    """The faults of a site; those of an article's page are reported for its source."""
    findings = _findings(site, cache, processes, progress)
    in_files: Faults = ((path, fault, "error") for path, found in findings.items() for fault in found.faults)
    faults = chain(in_files, _links(site, findings), _heavy(site, findings))
    for number, (path, fault, level) in enumerate(faults):
        if number == TOLD:
            return
        values = {"path": path, "found": fault.found, "type": fault.type, "most": HEAVIEST}
        yield Diagnostic(site.sources.get(path, path), 1, fault.code, MESSAGES.say(fault.code, **values), level)


def _heavy(site: StagedSite, findings: Mapping[str, Findings]) -> Faults:
    """The pages of articles that are too heavy, with the style sheets and scripts that they load."""
    sizes = {file.path: file.size for file in site.files}
    base = f"{urlsplit(site.url).path}/"

    def weight(path: str) -> int:
        return sizes.get(f"{path}.br", sizes.get(path, 0))

    for path in site.sources:
        if path in findings and path in sizes:
            more = (link.removeprefix(base) for link in findings[path].links if link.endswith((".css", ".js")))
            if (total := weight(path) + sum(map(weight, more))) > HEAVIEST:
                yield path, SiteFault("page-heavy", str(total)), "warning"


def _findings(
    site: StagedSite, cache: Cache, processes: int | None, progress: Callable[[int, int], object]
) -> Mapping[str, Findings]:
    """The findings of each file that can be examined, cached by the file's content."""
    room = cache.room("validation", code_digest(__name__))
    wanted = {
        file.path: bytes.fromhex(file.sha256)
        for file in site.files
        if file.path.endswith(tuple(EXAMINERS)) and not file.path.startswith(UNSERVED)
    }
    found: dict[str, Findings] = room.records(wanted, Findings)
    new: dict[str, Findings] = {}
    missing = [path for path in wanted if path not in found]
    examine = partial(_examine, site.places)
    for path, one in zip(missing, forked_map(examine, missing, processes, batch=BATCH, alone=ALONE), strict=True):
        new[path] = one
        progress(len(new), len(missing))
    if new:
        room.put({path: (wanted[path], encode(one)) for path, one in new.items()})
        room.keep_only(wanted)
    return found | new


def _examine(places: Mapping[str, Path], path: str) -> Findings:
    return EXAMINERS[Path(path).suffix](places[path].read_bytes())


def _links(site: StagedSite, findings: Mapping[str, Findings]) -> Faults:
    """Links inside the site to missing files, and fragments without an anchor; each link once per file that has it."""
    home = urlsplit(site.url)
    base = f"{home.path}/"
    paths = frozenset(file.path for file in site.files)
    anchors = {path: frozenset(found.anchors) for path, found in findings.items() if path.endswith(".html")}
    known: dict[str, str | None] = {}

    def fault_of(path: str, fragment: str) -> str | None:
        target = next((each for each in _files_of(path) if each in paths), None)
        if target is None:
            return "link-broken"
        if unquote(fragment) in _TOP or fragment.startswith(":~:") or target not in anchors:
            return None
        return None if unquote(fragment) in anchors[target] or fragment in anchors[target] else "anchor-broken"

    def look(here: str, link: str) -> str | None:
        try:
            parts = urlsplit(urljoin(here, link))
        except ValueError:
            return "link-broken"
        inside = (parts.scheme, parts.netloc) == (home.scheme, home.netloc) and f"{parts.path}/".startswith(base)
        return fault_of(unquote(parts.path)[len(base) :], parts.fragment) if inside else None

    for page, found in findings.items():
        at = f"{base}{page.removesuffix('index.html')}"
        here = f"{home.scheme}://{home.netloc}{at}"
        for link in found.links:
            key = link if link.startswith(("/", "http:", "https:")) else f"{here} {link}"
            if key not in known:
                known[key] = look(here, link)
            if code := known[key]:
                yield page, SiteFault(code, link), "error"


def _files_of(path: str) -> tuple[str, ...]:
    """The files that an address below the base may stand for."""
    if not path or path.endswith("/"):
        return (f"{path}index.html",)
    return path, f"{path}/index.html"
