"""`bom`: a bill of materials of what builds and serves the archive (CycloneDX 1.6, JSON).

Names and versions come from the lock file, licences from the metadata of the installed packages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from plugins.vietnamese.messages import messages_of
from tools import ROOT

from .exits import DONE, ENVIRONMENT, fail

MESSAGES = messages_of(__package__)
LOCK = "requirements.txt"
_PACKAGE = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)(?:\[[\w,-]*\])?==(?P<version>[^\s;\\]+)", re.MULTILINE)
_LICENCE = "License :: OSI Approved :: "
_LONGEST = 100  # characters; anything longer is a licence's text, not its name


class Locked(NamedTuple):
    """A package pinned in a lock file."""

    name: str
    version: str


def write_bom(into: Path | None, lock: Path = ROOT / LOCK) -> int:
    """Write the bill of materials to a file and print the licences; without a file, print the bill."""
    packages = list(read_lock(lock.read_text(encoding="utf-8")))
    text = bom(packages)
    if into is None:
        print(text)
        return DONE
    try:
        into.write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        return fail(ENVIRONMENT, MESSAGES.say("bom-unwritten", path=into, error=error.strerror or error))
    for package in packages:
        print(f"{package.name} {package.version}: {licence_of(package.name) or MESSAGES.say('bom-no-licence')}")
    return DONE


def read_lock(text: str) -> Iterator[Locked]:
    """The packages in a lock file, in order."""
    for match in _PACKAGE.finditer(text):
        yield Locked(match["name"], match["version"])


def licence_of(name: str) -> str:
    """The licence in an installed package's metadata; "" if unstated or not installed."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return ""
    said = found.metadata.json
    classes = (one for one in said.get("classifier", ()) if one.startswith(_LICENCE))
    classified = ", ".join(sorted(one.removeprefix(_LICENCE) for one in classes))
    written = str(said.get("license", ""))
    return str(said.get("license_expression", "")) or classified or (written if len(written) <= _LONGEST else "")


def bom(packages: list[Locked]) -> str:
    """The bill of materials as JSON, deterministic for a lock file."""
    from cyclonedx.factory.license import LicenseFactory
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    licences = LicenseFactory()
    components = []
    for package in packages:
        named = licence_of(package.name)
        url = PackageURL("pypi", name=package.name.lower(), version=package.version)
        components.append(
            Component(
                name=package.name,
                version=package.version,
                type=ComponentType.LIBRARY,
                purl=url,
                bom_ref=url.to_string(),
                licenses=[licences.make_from_string(named)] if named else [],
            )
        )
    key = " ".join(f"{package.name}=={package.version}" for package in packages)
    made = Bom(components=components, serial_number=uuid5(NAMESPACE_URL, key))
    made.metadata.timestamp = None  # type: ignore[assignment]  # which it leaves out
    made.metadata.component = program = Component(name="luu-tru", type=ComponentType.APPLICATION, bom_ref="luu-tru")
    made.register_dependency(program, components)
    return str(JsonV1Dot6(made).output_as_string(indent=2))
