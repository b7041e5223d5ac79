"""security.txt and the headers of hosts."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from plugins.hosting.headers import EVERYWHERE, header_file
from plugins.hosting.security import security_file
from tests import archives, sample

DATA = "du-lieu/bao-mat.yaml"


def security(folder: Path, contact: str, now: datetime = sample.NOW) -> tuple[list[str], list[str]]:
    """The lines of security.txt and the codes of diagnostics."""
    archive, diagnostics = sample.read(
        folder, {"2024-03-01-tin.md": sample.news(), DATA: f"contact: {contact}\n"}, now=now
    )
    files = [archives.content(file) for file in security_file(archive, archives.site_of(archive))]
    return [line for file in files for line in file.decode().splitlines()], sample.codes(diagnostics)


def test_security_txt_has_what_the_rfc_demands(tmp_path: Path) -> None:
    lines, codes = security(tmp_path, "[an-toan@luutru.vn, https://luutru.vn/bao-loi, tel:+842438221271]")
    assert codes == []
    assert lines == [
        "Contact: mailto:an-toan@luutru.vn", "Contact: https://luutru.vn/bao-loi", "Contact: tel:+842438221271",
        "Expires: 2027-05-01T00:00:00Z", "Preferred-Languages: vi, en",
        "Canonical: https://luutru.vn/.well-known/security.txt",
    ]  # fmt: skip


@pytest.mark.parametrize("month", range(1, 13))
def test_it_never_expires_while_the_site_is_built(tmp_path: Path, month: int) -> None:
    now = datetime(2026, month, 28)
    lines, _ = security(tmp_path, "a@b.vn", now)
    expires = datetime.fromisoformat(next(line for line in lines if line.startswith("Expires: "))[9:-1])
    assert timedelta(days=120) < expires - now < timedelta(days=366)


@pytest.mark.parametrize(
    "contact",
    ["http://luutru.vn", "javascript:alert(1)", "không rõ", "'mailto:'", "tel:abc", "a@b", "'a@b.vn\\nContact: x'"],
)
def test_what_is_no_contact_is_told(tmp_path: Path, contact: str) -> None:
    lines, found = security(tmp_path, contact)
    assert lines == []
    assert "security-contact" in found


def test_without_a_contact_there_is_no_file(tmp_path: Path) -> None:
    assert security(tmp_path, "") == ([], [])
    assert security(tmp_path, f"[{', '.join(f'a{n}@b.vn' for n in range(9))}]")[1] == ["security-contacts"]


def test_headers_are_strict_and_none_is_set_twice(tmp_path: Path) -> None:
    archive, _ = sample.read(tmp_path, {"2024-03-01-tin.md": sample.news()})
    text = archives.content(header_file(archives.site_of(archive, "/kho"))).decode()
    assert "unsafe" not in text
    assert "default-src 'none'" in text
    rules = [block.split("\n") for block in text.strip().split("\n/")]
    names = {rule[0].lstrip("/"): {line.split(":")[0].strip() for line in rule[1:]} for rule in rules}
    assert names.pop("kho/*") == {name for name, _ in EVERYWHERE}
    assert names == {"kho/theme/*": {"Cache-Control"}, "kho/anh/*": {"Cache-Control"}}
