"""A Markdown link to a photograph leads to its largest rendition, never to the camera's file."""

from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.content.capability import Capabilities
from plugins.content.checks.links import LinkCheck
from plugins.content.filling import FilledBody, Filler
from plugins.content.model import Archive, Article
from plugins.core.diagnostics import Diagnostic
from plugins.images.images import find_images, image_files
from tests.attack.sources import article, write
from tests.tables import every
from tools.capabilities import read_archive

from .conftest import Save, camera_metadata, photograph, workspace

A = "bai-viet/2019/2019-09-05-mot.md"
PHOTO = "anh/2019/co.jpg"


def read(folder: Path, text: str, photo: bytes, *head: str) -> tuple[Archive, list[Diagnostic]]:
    """An archive of one article and one photograph, with its diagnostics."""
    write(folder, {A: article(text, *head), PHOTO: photo})
    archive, results, diagnostics = read_archive(folder, Capabilities(()), now=datetime(2026, 1, 1))
    links = LinkCheck(results, archive, lambda _address: None, [PHOTO])
    found = [*diagnostics, *links.diagnostics()]
    return archive, [fault for fault in found if fault.code != "period-missing"]  # irrelevant here


def filled(archive: Archive, base: str) -> str:
    """The body of the only article."""
    (record,) = archive.articles
    assert isinstance(record, Article)
    return FilledBody(archive.text(record.body), Filler(archive, base).fillings(record.body)).__html__()


def built(folder: Path, save: Save, text: str) -> tuple[Archive, list[tuple[int, str]], list[str]]:
    """An archive with one surveyed photograph, its diagnostics, and the addresses of the files made."""
    source = save(photograph(480, 370), "co.jpg", **camera_metadata()).read_bytes()
    made, diagnostics = read(folder, text, source)
    images = find_images(made, workspace(folder, folder.parent / "kept"))
    made = replace(made, pictures=images.pictures, social=images.social)
    files = [file.address for file in image_files(made, workspace(folder, folder.parent / "kept"))]
    return made, [(fault.line, fault.code) for fault in [*diagnostics, *images.diagnostics]], files


@every("target", ["../../anh/2019/co.jpg", "/anh/2019/co.jpg", "/anh/2019/co.jpg#x", "../../%61nh/2019/co.jpg"])
def test_it_leads_to_the_largest_picture(tmp_path: Path, save: Save, target: str) -> None:
    made, diagnostics, files = built(tmp_path / "c", save, f"Xem [ảnh cờ]({target}).\n")
    assert diagnostics == []
    full = made.pictures[PHOTO].full
    assert (full.type, full.height) == ("image/jpeg", 480)  # rotated upright
    assert full.address in files
    assert f'href="/kho{full.address}"' in filled(made, "/kho")
    assert not [address for address in files if address.endswith("co.jpg")]


@pytest.mark.parametrize("target", ["../../anh/2019/cop.jpg", "/anh/2019/cop.jpg"])
def test_a_missing_one_is_a_fault_with_the_nearest_name(tmp_path: Path, save: Save, target: str) -> None:
    made, diagnostics, _ = built(tmp_path / "c", save, f"Xem [ảnh cờ]({target}).\n")
    assert diagnostics == [(8, "link-missing")]
    (fault,) = read(tmp_path / "d", f"[a]({target})\n", b"")[1]
    assert "/anh/2019/co.jpg" in fault.message
    assert 'href=""' in filled(made, "")


def test_a_lead_image_must_be_shown_not_only_linked(tmp_path: Path, save: Save) -> None:
    source = save(photograph(800, 600), "co.jpg").read_bytes()
    made, _ = read(tmp_path / "c", f"[ảnh](/{PHOTO})\n", source, f"lead_image: {PHOTO}")
    diagnostics = find_images(made, workspace(tmp_path / "c", tmp_path / "kept")).diagnostics
    assert [fault.code for fault in diagnostics] == ["lead-not-in-body"]
