"""The images of an archive: what pages show of them, and the files that are made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from plugins.content.capability import Pictures, Workspace
from plugins.content.model import Archive
from plugins.content.targets import CopiedFile

from .cards import card_files, social
from .checks import check
from .facts import Facts
from .making import make
from .pool import spread
from .recipe import Made, picture, recipe
from .store import Shelf
from .survey import Found, survey
from .usage import image_paths, shown

MADE = "made"
"""The folder of the encoded files."""
Progress = Callable[[int, int], object]
Task = tuple[Path, list[Made]]
"""An image, and what is to be made of it."""


def find_images(archive: Archive, workspace: Workspace, *, cards: bool = False) -> Pictures:
    """What pages show of the archive's images, which are looked at and not yet encoded, and what is wrong with them.

    cards: whether an article without a lead image has a card drawn for it.
    """
    content = workspace.content
    found = survey(content, image_paths(content), workspace.files)
    pictures = {path: picture(facts) for path, facts in _wanted(archive, found).items()}
    return Pictures(pictures, social(archive, pictures, cards=cards), tuple(check(archive, content, found)))


def image_files(archive: Archive, workspace: Workspace) -> Iterator[CopiedFile]:
    """The files of the archive's images and cards; those that are not kept yet are made first.

    OSError if the disk is full; nothing half-made is left.
    """
    content = workspace.content
    shelf = Shelf(workspace.files / MADE)
    found = survey(content, image_paths(content), workspace.files)
    wanted = {content / path: recipe(facts) for path, facts in _wanted(archive, found).items()}
    missing = ((path, [one for one in made if one.name and one.name not in shelf]) for path, made in wanted.items())
    _make_all(shelf.folder, [task for task in missing if task[1]], workspace.progress)
    files = {
        one.rendition.address: shelf.folder / one.name if one.name else path
        for path, made in wanted.items()
        for one in made
    }
    files |= card_files(archive, shelf)
    shelf.sweep({path.relative_to(shelf.folder).as_posix() for path in files.values() if shelf.folder in path.parents})
    return (CopiedFile(address, path) for address, path in files.items())


def _wanted(archive: Archive, found: Mapping[str, Found]) -> Mapping[str, Facts]:
    """The facts of the sound images that an archive shows."""
    paths = sorted(shown((*archive.articles, *archive.pages)) & found.keys())
    return {path: facts for path in paths if isinstance(facts := found[path], Facts)}


def _make_all(folder: Path, tasks: Sequence[Task], progress: Progress) -> None:
    done, total = 0, sum(len(made) for _, made in tasks)
    for number in spread(partial(_make, folder), tasks):
        done += number
        progress(done, total)


def _make(folder: Path, task: Task) -> int:
    make(task[0], task[1], folder)
    return len(task[1])
