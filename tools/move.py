"""`move`: renames a source, keeps its old address as an alias, and updates every link to it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from plugins.content import front_matter, source
from plugins.content.addresses import content_path
from plugins.content.folder import name_fault
from plugins.content.layout import ARTICLES, PAGES
from plugins.content.messages import MESSAGES as CONTENT
from plugins.content.model import FixedPage, Link
from plugins.content.reading import ReadResult, Rules, read_file
from plugins.content.source import SourceFile
from plugins.core.diagnostics import Diagnostics
from plugins.core.files import patiently, write_whole
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.text import nfc
from tools import ROOT

from .capabilities import capabilities, read_archive
from .exits import DONE, ENVIRONMENT, FAULTS, USAGE, CommandError, fail
from .new import flow_scalar

MESSAGES = messages_of(__package__)
_RELATIVE_IMAGE = re.compile(r"(?<=[\s(<\"'])(?:\.\./)+anh/[^\s()<>\"'?#]+")
_GOES_ON = (" ", "\t", "-", "]")
"""First characters of lines that continue the value of the key above."""


def move(old: str, new: str, content: Path | None) -> int:
    """Rename a source of a content folder; paths are relative to it or to the working directory."""
    folder = (content or ROOT / "content").resolve()
    try:
        before, after = _below(folder, old), _below(folder, new)
        changed, address = _moved(folder, before, after)
    except CommandError as error:
        return fail(error.exit_code, str(error))
    try:
        for path, text in changed.items():
            write_whole(folder / path, text.encode())
        patiently((folder / before).unlink)
    except OSError as error:
        return fail(ENVIRONMENT, MESSAGES.say("move-disk", path=error.filename, error=error.strerror or error))
    print(MESSAGES.say("moved", old=before, new=after))
    if address:
        print(MESSAGES.say("moved-alias", address=address))
    for path in sorted(changed.keys() - {after}):
        print(MESSAGES.say("moved-link", file=path))
    return DONE


def _below(folder: Path, written: str) -> str:
    """Resolve a path as typed to a content path."""
    path = nfc(written.replace("\\", "/"))
    for place in (Path(path), folder / path):
        found = Path(posixpath.normpath(place.absolute().as_posix()))
        below = found.relative_to(folder).as_posix() if found.is_relative_to(folder) else ""
        if below.split("/")[0] in (ARTICLES, PAGES):
            return below
    raise CommandError(USAGE, MESSAGES.say("move-outside", path=written))


def _moved(folder: Path, before: str, after: str) -> tuple[dict[str, str], str]:
    """The new texts of all changed sources, by path, and the old address if it changes."""
    if not (folder / before).is_file() or (folder / before).is_symlink():
        raise CommandError(USAGE, MESSAGES.say("move-missing", path=before))
    if before.split("/")[0] != after.split("/")[0]:
        raise CommandError(USAGE, MESSAGES.say("move-kind", path=after))
    if (folder / after).exists() or before == after:
        raise CommandError(USAGE, MESSAGES.say("move-taken", path=after))
    if fault := name_fault(after):
        raise CommandError(USAGE, MESSAGES.say("move-name", path=after, fault=fault.message))
    _, results, _ = read_archive(folder, capabilities(), now=datetime.max, drafts=True)
    own = next((result for result in results if result.path == before), None)
    if own is None or own.record is None:
        raise CommandError(FAULTS, MESSAGES.say("move-unread", path=before))
    others = (result for result in results if result.path != before)
    changed = {one.path: mended for one in others if (mended := _mended(folder, one, before, after))}
    text = _relinked(_read(folder, before), own, before, after)
    renamed = read_file(SourceFile(after, text.encode()), Rules.of(capabilities()))[0].record
    if renamed is None:
        raise CommandError(FAULTS, MESSAGES.say("move-unread", path=before))
    other = next(
        (one for one in results if one.path != before and one.record and one.record.address == renamed.address), None
    )
    if other:
        raise CommandError(USAGE, MESSAGES.say("move-address", address=renamed.address, path=other.path))
    address = own.record.address if renamed.address != own.record.address and own.status == "published" else ""
    changed[after] = with_alias(text, address, renamed.address) if address else text
    return changed, address


def _read(folder: Path, path: str) -> str:
    text = source.decode((folder / path).read_bytes(), Diagnostics(path, CONTENT))
    if text is None:
        raise CommandError(FAULTS, MESSAGES.say("move-unread", path=path))
    return text


def _links(result: ReadResult) -> Iterator[tuple[str, str]]:
    """The relative link targets of a source with the content paths they resolve to, including its `translates`."""
    if isinstance(result.record, FixedPage) and result.record.original:
        yield _relative(result.path, result.record.original), result.record.original
    body = result.any_body
    for link in body.links if body else ():
        if isinstance(link, Link) and link.target and not link.target.startswith("/"):
            path = content_path(result.path, link.target.partition("?")[0])
            if path:
                yield link.target, path


def _mended(folder: Path, result: ReadResult, before: str, after: str) -> str | None:
    """The text of another source with updated links; None if it has no link to the moved one."""
    targets = {target for target, path in _links(result) if path == before}
    if not targets:
        return None
    text = _read(folder, result.path)
    for target in targets:
        text = _replaced(text, target, _relative(result.path, after))
    return text


def _relinked(text: str, own: ReadResult, before: str, after: str) -> str:
    """The text of the moved source with its relative links adjusted to the new folder."""
    stays = posixpath.dirname(before) == posixpath.dirname(after)
    for target, path in _links(own):
        if path == before or not stays:
            text = _replaced(text, target, _relative(after, after if path == before else path))
    if stays:
        return text
    for written in set(_RELATIVE_IMAGE.findall(text)):
        image = content_path(before, written)
        if image:
            text = _replaced(text, written, _relative(after, image))
    return text


def _relative(file: str, path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(file))


def _replaced(text: str, target: str, other: str) -> str:
    """A text with a link target replaced wherever it occurs as one."""
    return re.sub(rf"(?<=[\s(<\"']){re.escape(target)}(?=[\s)>\"'#?]|\Z)", lambda _: other, text)


def with_alias(text: str, alias: str, own: str) -> str:
    """The text of a source with an old address added to its aliases, and its own address removed from them."""
    parts = front_matter.read(text, Diagnostics("", CONTENT))
    if parts is None or parts.values is None:
        return text
    rows = text.split("\n")
    written = parts.values.get("aliases")
    known = [written] if isinstance(written, str) else [one for one in written or () if isinstance(one, str)]
    kept = [one for one in known if one and one != own]
    line = f"aliases: [{', '.join(map(flow_scalar, dict.fromkeys([*kept, alias])))}]"
    lines = parts.lines
    if "aliases" not in lines:
        return "\n".join([*rows[: parts.body_line - 2], line, *rows[parts.body_line - 2 :]])
    first = lines["aliases"] - 1
    last = first + 1
    while last < parts.body_line - 2 and rows[last][:1] in _GOES_ON:
        last += 1
    return "\n".join([*rows[:first], line, *rows[last:]])
