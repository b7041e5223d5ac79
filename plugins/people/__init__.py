"""Officials: holders of public office whom articles name, and whom editors have confirmed.

There are no settings. Its data: du-lieu/nhan-vat.yaml. What does the work is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.content.capability import Capability
from plugins.content.lookups import Lookup
from plugins.content.model import Archive, Site
from plugins.content.targets import Planned
from plugins.core.diagnostics import Diagnostic

from .data import AS_PRINTED, PEOPLE
from .pages import LIST, official_lookups, official_mentions, official_pages


def _check(archive: Archive) -> Iterator[Diagnostic]:
    from .checks import check_people

    return check_people(archive)


def _targets(archive: Archive, site: Site) -> Iterator[Planned]:
    return official_pages(archive, site)


def _lookups(archive: Archive) -> Iterator[Lookup]:
    return official_lookups(archive)


def _mentions(archive: Archive) -> Mapping[str, Mapping[str, str]]:
    return official_mentions(archive)


CAPABILITY = Capability(
    name="people",
    keys=(AS_PRINTED,),
    data=(PEOPLE,),
    spaces=(LIST,),
    markdown=("plugins.people.markdown",),
    check=_check,
    targets=_targets,
    mentions=_mentions,
    lookups=_lookups,
)

register = CAPABILITY.register
