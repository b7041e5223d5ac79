"""The citations of each month, which reference managers fetch by the pages' typed links."""

from __future__ import annotations

import bibtexparser
import rispy
from msgspec.structs import replace

from plugins.content.targets import File, Section
from plugins.core.codec import digest
from plugins.records.citations import citation_of, publisher_of
from plugins.records.exports import citation_files, exports_of
from tests.archives import content, site_of, targets
from tests.listings.synthetic import archive, article, changed, day, month, text_of

ARTICLES = (
    article(day(2019, 9, 5), "mot", title="50% & {hơn}", authors=("Đăng Quý",)),
    article(day(2019, 9, 6), "hai"),
    changed(article(month(2021, 4), "rut"), listed=False, changed=day(2021, 5, 1)),
)
MADE = archive(ARTICLES)


def test_they_say_what_the_pages_say() -> None:
    """Every article of the month except withdrawn ones."""
    files = {file.address: content(file, text_of) for file in targets(citation_files(MADE, site_of(MADE)))}
    assert files.keys() == {"/2019/09/trich-dan.bib", "/2019/09/trich-dan.ris"}
    cited = [citation_of(one, publisher_of(MADE, site_of(MADE))) for one in MADE.listed]
    entries = bibtexparser.parse_string(files["/2019/09/trich-dan.bib"].decode()).entries
    records = rispy.loads(files["/2019/09/trich-dan.ris"].decode())
    assert [entry.fields_dict["url"].value for entry in entries] == [one.url for one in cited]
    assert [record["urls"] for record in records] == [[one.url] for one in cited]
    assert [record["title"] for record in records] == [one.title for one in MADE.listed]


def test_an_article_leads_to_those_of_its_month() -> None:
    (bib, ris) = exports_of(ARTICLES[0])
    assert bib == ("/2019/09/trich-dan.bib", "application/x-bibtex")
    assert ris == ("/2019/09/trich-dan.ris", "application/x-research-info-systems")
    assert exports_of(ARTICLES[2]) == ()


def test_nothing_but_the_citation_makes_them_dirty() -> None:
    """The inputs of a month's section change with the cited fields, and with nothing else in its articles."""
    site = site_of(MADE)

    def digests(*altered: object) -> list[bytes]:
        made = archive(altered)  # type: ignore[arg-type]
        return [digest(one.inputs()) for one in citation_files(made, site) if isinstance(one, Section)]

    before = digests(*ARTICLES)
    assert len(before) == 1
    assert digests(changed(ARTICLES[0], summary="Khác.", tags=("Thẻ",)), *ARTICLES[1:]) == before
    after = digests(changed(ARTICLES[0], title="Khác"), *ARTICLES[1:])
    assert after != before
    assert digests(*ARTICLES, article(day(2020, 1, 1), "ba"))[:1] == before
    text = replace(ARTICLES[0].body, sha256="cd" * 32)
    assert digests(changed(ARTICLES[0], body=text), *ARTICLES[1:]) != before


def test_every_target_is_a_file() -> None:
    assert all(isinstance(file, File) for file in targets(citation_files(MADE, site_of(MADE))))
