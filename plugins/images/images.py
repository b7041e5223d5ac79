"""The images of an archive: the pictures that pages show, and their encoded files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from plugins.content.capability import Pictures, Workspace
from plugins.content.model import Archive, Rendition
from plugins.content.targets import CopiedFile
from plugins.core.diagnostics import ContentErrors, Fault, FileError

from .checks import check, fault_of
from .encoding import encode
from .facts import Facts
from .recipe import Derivative, picture, recipe
from .social_cards import card_files, social
from .store import ImageStore
from .survey import FEW, FactsOrFault, survey
from .usage import image_paths, shown

FILES = "encoded"
"""The folder of the encoded files."""


class Task(NamedTuple):
    """An image to encode: its content path, the digest of its bytes, and the derivatives that are missing."""

    path: str
    digest: str
    wanted: list[Derivative]


def find_images(archive: Archive, workspace: Workspace, *, cards: bool = False) -> Pictures:
    """The pictures that pages show, not encoded yet, and the faults of all images.

    cards: whether an article without a lead image gets a social card.
    """
    found = _survey(workspace)
    pictures = {path: picture(facts) for path, facts in _wanted(archive, found).items()}
    diagnostics = tuple(check(archive, workspace.content, found))
    social_images = archive.memo.of_facts(
        "social images", dict[str, Rendition], lambda: social(archive, pictures, cards=cards)
    )
    return Pictures(pictures, social_images, diagnostics)


def image_files(archive: Archive, workspace: Workspace) -> Iterator[CopiedFile]:
    """The files of the archive's images and cards; those missing from the cache are encoded first.

    ContentErrors if an image has changed since `find_images` or cannot be encoded; OSError if the disk is full; no
    partial file is left.
    """
    store = ImageStore(workspace.files / FILES)
    surveyed = _survey(workspace)
    found = {path: facts for path in archive.pictures if isinstance(facts := surveyed.get(path), Facts)}
    changed = [path for path, known in archive.pictures.items() if path not in found or picture(found[path]) != known]
    if changed:
        raise ContentErrors(fault_of(path, Fault("changed")) for path in changed)
    derivatives = {path: recipe(facts) for path, facts in found.items()}
    missing = {path: [one for one in every if one.name not in store] for path, every in derivatives.items()}
    tasks = [Task(path, found[path].digest, wanted) for path, wanted in missing.items() if wanted]
    _encode_all(workspace, store.folder, tasks)
    files = {one.rendition.address: store.folder / one.name for every in derivatives.values() for one in every}
    files |= card_files(archive, store, workspace.workers, workspace.progress)
    store.sweep({path.relative_to(store.folder).as_posix() for path in files.values()})
    return (CopiedFile(address, path, path.name) for address, path in files.items())


def _survey(workspace: Workspace) -> Mapping[str, FactsOrFault]:
    """The facts or the fault of each image of a content folder."""
    paths = filter(workspace.has, image_paths(workspace.content))
    return survey(workspace.content, paths, workspace.cache, workspace.workers)


def _wanted(archive: Archive, found: Mapping[str, FactsOrFault]) -> Mapping[str, Facts]:
    """The facts of the images that an archive shows, except those at fault."""
    paths = archive.memo.of_facts("images shown", tuple[str, ...], lambda: tuple(sorted(shown(archive.records))))
    return {path: facts for path in paths if isinstance(facts := found.get(path), Facts)}


def _encode_all(workspace: Workspace, folder: Path, tasks: Sequence[Task]) -> None:
    done, total = 0, sum(len(task.wanted) for task in tasks)
    faults = []
    encode_one = partial(_encode, workspace.content, folder)
    outcomes = workspace.workers.spread(encode_one, tasks, len(tasks), alone=FEW)
    for task, fault in zip(tasks, outcomes, strict=True):
        if fault:
            faults.append(fault_of(task.path, fault))
        done += len(task.wanted)
        workspace.progress(done, total)
    if faults:
        raise ContentErrors(faults)


def _encode(content: Path, folder: Path, task: Task) -> Fault | None:
    try:
        encode(content / task.path, task.digest, task.wanted, folder)
    except FileError as error:
        return error.fault
    return None
