"""Questions to archives with other subjects, each with 300 synthetic articles."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

import pytest

from tests.search import provinces, realistic, sectors
from tests.search.conftest import write_index
from tests.tables import every
from tools.search.published import Published
from tools.search.results import search

pytestmark = pytest.mark.slow
ARCHIVES = (provinces, sectors)
FIRST = [(archive, *row) for archive in ARCHIVES for row in archive.FIRST]
NOTHING = [(archive, question) for archive in ARCHIVES for question in archive.NOTHING]
NEVER = [(archive, question) for archive in ARCHIVES for question in archive.NEVER]


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[ModuleType, Published]:
    made = {}
    for archive in ARCHIVES:
        folder = tmp_path_factory.mktemp("archive")
        write_index(folder, realistic.articles(archive.RAW))
        made[archive] = Published(folder, folder)
    return made


@every("archive, question, slug", FIRST, block=80)
def test_the_article_that_was_meant_comes_first(
    indexes: Mapping[ModuleType, Published], archive: ModuleType, question: str, slug: str
) -> None:
    index = indexes[archive]
    found = search(index, question)
    assert index.card(found.refs[0])["address"].split("/")[-2] == slug
    assert found.complete or found.period == ""


@every("archive, question", NOTHING)
def test_where_nothing_fits_nothing_is_claimed(
    indexes: Mapping[ModuleType, Published], archive: ModuleType, question: str
) -> None:
    found = search(indexes[archive], question)
    assert (found.complete, list(found.refs)) == (0, [])
    assert found.period or found.nowhere


@every("archive, question", NEVER)
def test_what_no_article_has_whole_is_never_found_whole(
    indexes: Mapping[ModuleType, Published], archive: ModuleType, question: str
) -> None:
    assert search(indexes[archive], question).complete == 0


def test_what_one_article_has_together_is_not_said_to_be_nowhere(indexes: Mapping[ModuleType, Published]) -> None:
    found = search(indexes[sectors], "luong co so moi")  # others have each syllable somewhere
    assert found.nowhere == ["co so moi"]
