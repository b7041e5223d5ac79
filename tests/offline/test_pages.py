"""The worker's script and its fallback page."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from plugins.content.targets import File, Page
from plugins.offline.pages import PAGE, SCRIPT, WORKER, offline_targets, worker
from tests.archives import site_of
from tests.listings.synthetic import archive

MADE = archive([])
SITE = replace(site_of(MADE), offline=True, assets={SCRIPT: "/theme/abc/js/offline/worker.js"})


def test_the_script_stands_at_the_root_and_leads_to_the_one_of_the_theme() -> None:
    assert worker("/kho", "/theme/abc/worker.js", True).decode() == (
        'self.place = {"base":"/kho","page":"/kho/ngoai-tuyen/"};\nimportScripts("/kho/theme/abc/worker.js");\n'
    )


@pytest.mark.parametrize("site", [replace(SITE, offline=False), replace(SITE, assets={})])
def test_a_site_that_does_not_want_it_takes_it_back(site: object) -> None:
    (script, *_) = offline_targets(MADE, site)  # type: ignore[arg-type]
    assert isinstance(script, File)
    assert script.make(*script.inputs) == b"self.registration.unregister();\n"


def test_both_are_offered() -> None:
    script, page = offline_targets(MADE, SITE)
    assert (script.address, page.address) == (WORKER, PAGE)
    assert isinstance(page, Page)
    assert not page.indexed
