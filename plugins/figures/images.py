"""The images of an archive: what pages show of them, and the files that are made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from plugins.articles.layout import IMAGES
from plugins.articles.model import Archive, Article, CopiedFile, FixedPage
from plugins.articles.signals import Images

from .cards import card_files, social
from .checks import check
from .facts import Facts
from .kinds import SUFFIXES
from .making import make
from .pool import spread
from .recipe import Made, picture, recipe
from .store import Shelf
from .survey import Found, survey

FOLDER, MADE = "figures", "made"
"""Our folder of the cache, and in it that of the files made."""


def find_images(archive: Archive, content: Path, cache: Path, *, cards: bool) -> Images:
    """Look at every image below `content`, and say what the archive's pages show.

    cache: a folder that survives builds; cards: whether an article without a lead image has a card drawn for it.
    """
    found = survey(content, image_paths(content), cache / FOLDER)
    pictures = {path: picture(facts) for path, facts in _wanted(archive, found).items()}
    return Images(pictures, social(archive, pictures, cards=cards), tuple(check(archive, content, found)))


def make_files(archive: Archive, content: Path, cache: Path) -> Iterator[CopiedFile]:
    """Make what the cache lacks of the files of the archive's images and cards, then name them all.

    OSError if the disk is full; nothing half-made is ever left.
    """
    shelf = Shelf(cache / FOLDER / MADE)
    found = survey(content, image_paths(content), cache / FOLDER)
    wanted = {content / path: recipe(facts) for path, facts in _wanted(archive, found).items()}
    missing = ((path, [one for one in made if one.name and one.name not in shelf]) for path, made in wanted.items())
    for _ in spread(partial(_make, shelf.folder), [task for task in missing if task[1]]):
        pass
    files = {
        one.rendition.address: shelf.folder / one.name if one.name else path
        for path, made in wanted.items()
        for one in made
    }
    files |= card_files(archive, shelf)
    shelf.sweep(
        {path.relative_to(shelf.folder).as_posix() for path in files.values() if path.is_relative_to(shelf.folder)}
    )
    return (CopiedFile(address, path) for address, path in files.items())


def image_paths(content: Path) -> Iterator[str]:
    """The content paths of all files that look like images."""
    for file in (content / IMAGES).rglob("*"):
        if file.suffix.lower() in SUFFIXES and file.is_file():
            yield file.relative_to(content).as_posix()


def shown(records: Iterable[Article | FixedPage]) -> frozenset[str]:
    """The content paths of the images that some records show."""
    paths: set[str] = set()
    for record in records:
        paths.update(image.path for image in record.body.images)
        if isinstance(record, Article) and record.lead_image:
            paths.add(record.lead_image)
    return frozenset(paths)


def _wanted(archive: Archive, found: Mapping[str, Found]) -> Mapping[str, Facts]:
    """The facts of the sound images that an archive shows."""
    paths = sorted(shown((*archive.articles, *archive.pages)) & found.keys())
    return {path: facts for path in paths if isinstance(facts := found[path], Facts)}


def _make(folder: Path, task: tuple[Path, list[Made]]) -> None:
    make(task[0], task[1], folder)
