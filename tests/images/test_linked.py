"""A Markdown link to a photograph leads to the largest picture made of it, never to the file from the camera."""

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.content.filling import Filler
from plugins.content.model import Archive
from plugins.images.images import find_images, make_files
from tests.content.kit import archive as read
from tests.content.kit import article

from .conftest import Save, camera_metadata, photograph

A = "bai-viet/2019/2019-09-05-mot.md"
PHOTO = "anh/2019/co.jpg"


def built(folder: Path, save: Save, text: str) -> tuple[Archive, list[tuple[int, str]], list[str]]:
    """An archive with one photograph, its images known; its diagnostics; and the addresses of the files made."""
    source = save(photograph(800, 600), "co.jpg", **camera_metadata()).read_bytes()
    made, diagnostics = read(folder, {A: article(text=text), PHOTO: source})
    images = find_images(made, folder, folder / "cache", cards=False)
    made = replace(made, pictures=images.pictures, social=images.social)
    files = [file.address for file in make_files(made, folder, folder / "cache")]
    return made, [(fault.line, fault.code) for fault in [*diagnostics, *images.diagnostics]], files


@pytest.mark.parametrize(
    "target", ["../../anh/2019/co.jpg", "/anh/2019/co.jpg", "/anh/2019/co.jpg#x", "../../%61nh/2019/co.jpg"]
)
def test_it_leads_to_the_largest_picture(tmp_path: Path, save: Save, target: str) -> None:
    made, diagnostics, files = built(tmp_path / "c", save, f"Xem [ảnh cờ]({target}).\n")
    assert diagnostics == []
    full = made.pictures[PHOTO].full
    assert (full.type, full.height) == ("image/jpeg", 800)  # turned upright
    assert full.address in files
    (record,) = made.articles
    assert f'href="/kho{full.address}"' in Filler(made, "/kho").fill(record.file, record.body).__html__()
    assert not [address for address in files if address.endswith("co.jpg")]


@pytest.mark.parametrize("target", ["../../anh/2019/cop.jpg", "/anh/2019/cop.jpg"])
def test_a_missing_one_is_a_fault_with_the_nearest_name(tmp_path: Path, save: Save, target: str) -> None:
    made, diagnostics, _ = built(tmp_path / "c", save, f"Xem [ảnh cờ]({target}).\n")
    assert diagnostics == [(6, "link-missing")]
    (fault,) = read(tmp_path / "d", {A: article(text=f"[a]({target})\n"), PHOTO: b""})[1]
    assert "/anh/2019/co.jpg" in fault.message
    (record,) = made.articles
    assert 'href=""' in Filler(made, "").fill(record.file, record.body).__html__()


def test_a_lead_image_must_be_shown_not_only_linked(tmp_path: Path, save: Save) -> None:
    source = save(photograph(800, 600), "co.jpg").read_bytes()
    text = f"[ảnh](/{PHOTO})\n"
    made, _ = read(tmp_path / "c", {A: article(text=text, lead_image=PHOTO), PHOTO: source})
    diagnostics = find_images(made, tmp_path / "c", tmp_path / "cache", cards=False).diagnostics
    assert [fault.code for fault in diagnostics] == ["lead-not-in-body"]
