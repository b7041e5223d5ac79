"""The bill of materials, validated against the CycloneDX schema."""

from __future__ import annotations

import json

import pytest

from tests.tables import every
from tools import ROOT
from tools.bom import LOCK, Locked, bom, licence_of, read_lock

LOCKED = list(read_lock((ROOT / LOCK).read_text(encoding="utf-8")))


def test_a_lock_is_read() -> None:
    text = "a.b==1.0 \\\n    --hash=sha256:00\nc[x,y]==2.1 ; python_version < '3.12' \\\n    --hash=sha256:11\n"
    assert [*read_lock(text)] == [Locked("a.b", "1.0"), Locked("c", "2.1")]


@pytest.mark.slow
def test_every_package_of_the_lock_is_in_the_bill_and_the_bill_is_valid() -> None:
    from cyclonedx.schema import SchemaVersion  # slow to import, so not when collecting tests
    from cyclonedx.validation.json import JsonStrictValidator

    text = bom(LOCKED)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    made = json.loads(text)
    assert {(one["name"], one["version"]) for one in made["components"]} == set(LOCKED)
    assert "timestamp" not in made["metadata"]
    assert bom(LOCKED) == text


@every("package", LOCKED)
def test_every_package_says_its_licence(package: Locked) -> None:
    assert licence_of(package.name)


def test_one_that_is_not_there_says_nothing() -> None:
    assert licence_of("goi-khong-co") == ""
