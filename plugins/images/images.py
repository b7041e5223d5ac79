"""The images of an archive: what pages show of them, and the files that are made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from plugins.content.model import Archive, CopiedFile
from plugins.content.signals import Images

from .cards import card_files, social
from .checks import check
from .facts import Facts
from .making import make
from .pool import spread
from .recipe import Made, picture, recipe
from .store import Shelf
from .survey import Found, survey
from .usage import image_paths, shown

FOLDER, MADE = "figures", "made"
"""Our folder of the cache, and in it that of the files made."""
Progress = Callable[[int, int], object]
Task = tuple[Path, list[Made]]
"""An image, and what is to be made of it."""


def _quiet(_done: int, _total: int) -> None:
    """Shows no progress."""


def find_images(archive: Archive, content: Path, cache: Path, *, cards: bool) -> Images:
    """Look at every image below `content`, and say what the archive's pages show.

    cache: a folder that survives builds; cards: whether an article without a lead image has a card drawn for it.
    """
    found = survey(content, image_paths(content), cache / FOLDER)
    pictures = {path: picture(facts) for path, facts in _wanted(archive, found).items()}
    return Images(pictures, social(archive, pictures, cards=cards), tuple(check(archive, content, found)))


def make_files(archive: Archive, content: Path, cache: Path, progress: Progress = _quiet) -> Iterator[CopiedFile]:
    """Make what the cache lacks of the files of the archive's images and cards, then name them all.

    progress: called with the files made and those to be made. OSError if the disk is full; nothing half-made is left.
    """
    shelf = Shelf(cache / FOLDER / MADE)
    found = survey(content, image_paths(content), cache / FOLDER)
    wanted = {content / path: recipe(facts) for path, facts in _wanted(archive, found).items()}
    missing = ((path, [one for one in made if one.name and one.name not in shelf]) for path, made in wanted.items())
    _make_all(shelf.folder, [task for task in missing if task[1]], progress)
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
