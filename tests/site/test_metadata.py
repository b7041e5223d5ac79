"""Machine-readable metadata of pages: Dublin Core as listed in Circular 24/2011/TT-BTTTT, and typed links."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest
from lxml import html

from tests.sample import news, write

pytestmark = pytest.mark.slow
FIRST = {"title", "creator", "date", "description", "publisher", "identifier"}
FURTHER = {"language", "source", "contributor", "subject", "coverage", "type", "format", "relation", "rights"}
ARTICLE = "2019/09/giao-ban-quy-iii"
HOST = "http://localhost:8000"


def elements(page: Path) -> dict[str, list[str]]:
    """The Dublin Core elements in a page."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for meta in html.parse(page).iterfind(".//meta[@name]"):
        if meta.attrib["name"].startswith("DC."):
            found[meta.attrib["name"].removeprefix("DC.")].append(meta.attrib["content"])
    return dict(found)


def links(page: Path) -> list[tuple[str, str, str]]:
    """The relation, address and type of each <link> in the head of a page."""
    found = html.parse(page).iterfind(".//head/link")
    return [(link.attrib["rel"], link.attrib["href"], link.attrib.get("type", "")) for link in found]


def test_an_article_has_every_element_that_is_known(site: Path) -> None:
    found = elements(site / ARTICLE / "index.html")
    assert found.keys() == (FIRST | FURTHER) - {"rights"}
    assert found["identifier"] == [f"{HOST}/{ARTICLE}/"]
    assert found["date"] == ["2019-09-05T12:50+07:00"]
    assert found["coverage"] == ["Hà Nội", "2019-07-01/2019-09-30"]
    assert f"{HOST}/chuoi/giao-ban-quy/" in found["relation"]
    assert found["format"] == ["text/html"]


def test_every_page_has_the_first_elements_but_for_dates_that_are_not_known(site: Path, addresses: list[str]) -> None:
    tried = 0
    for address in addresses:
        page = site / address.lstrip("/") / "index.html"
        if address.endswith(".html") or 'http-equiv="refresh"' in page.read_text(encoding="utf-8"):
            continue
        found = elements(page)
        assert found.keys() >= (FIRST - {"date"}) | {"language", "type", "format"}, address
        assert found.keys() <= FIRST | FURTHER
        assert found["identifier"] == [HOST + address]
        assert all(value.strip() for values in found.values() for value in values)
        tried += 1
    assert tried > 20


@pytest.mark.parametrize("address", ["gioi-thieu", "chuyen-muc/giao-ban", "2019/09", "tac-gia/dang-quy"])
def test_fixed_pages_and_lists_tell_their_date(site: Path, address: str) -> None:
    assert elements(site / address / "index.html")["date"]


@pytest.mark.parametrize("address", ["", "gioi-thieu", "chuyen-muc", "2019/09", "chuoi/giao-ban-quy", "nhan-vat"])
def test_fixed_pages_and_lists_tell_whose_articles_they_are_made_of(site: Path, address: str) -> None:
    found = elements(site / address / "index.html")
    assert found["contributor"] == ["Bộ Thông tin và Truyền thông"] != found["creator"]


def test_a_list_of_all_its_articles_tells_the_time_that_they_cover(site: Path) -> None:
    (covered,) = elements(site / "2019" / "09" / "index.html")["coverage"]
    first, _, last = covered.partition("/")
    assert "2019-09-01" <= first <= last <= "2019-09-30"


@pytest.mark.parametrize("address", ["", "chuoi/giao-ban-quy", "nhan-vat/nguyen-manh-hung"])
def test_what_lists_articles_has_the_date_of_the_last(site: Path, address: str) -> None:
    assert elements(site / address / "index.html")["date"]


def test_typed_links_lead_to_what_they_say(site: Path) -> None:
    found = links(site / ARTICLE / "index.html")
    assert ("cite-as", f"{HOST}/{ARTICLE}/", "") in found
    described = {kind: address for rel, address, kind in found if rel == "alternate describedby"}
    assert described.keys() == {"application/json", "application/x-bibtex", "application/x-research-info-systems"}
    files = {kind: (site / address.lstrip("/")).read_text(encoding="utf-8") for kind, address in described.items()}
    assert json.loads(files["application/json"])["address"] == f"{HOST}/{ARTICLE}/"
    assert files["application/x-bibtex"].startswith("@misc{2019-09-giao-ban-quy-iii,")
    assert files["application/x-research-info-systems"].startswith("TY  - ELEC\n")
    assert "license" not in {rel for rel, _, _ in found}


def test_a_corrected_article_and_its_licence(tmp_path: Path) -> None:
    """Rights and licence are on every page if the operator gives them; corrections and places are included."""
    from tools.site.build import overrides, run

    extra = "corrections: [{date: 04/03/2024, wrong: 26/2/2029, right: 26/2/2019}]\nplace: Đắk Lắk\n"
    extra += "documents: [{title: Biên bản, url: 'https://kho.example/bien-ban.pdf'}]\n"
    body = "Theo Nghị định số 47/2020/NĐ-CP. Căn cứ Nghị định 47/2020/NĐ-CP, Bộ họp."
    article = news(extra, title="Sửa", date="03/03/2024", body=body).replace("summary: Tin của Bộ.\n", "")
    content = write(tmp_path / "content", {"2024-03-03-sua.md": article})
    (content / "du-lieu").mkdir(exist_ok=True)
    data = "name: Bộ\nrights: Ghi nguồn khi dùng lại\nlicense: https://giay-phep.example/4.0/\n"
    (content / "du-lieu" / "co-quan.yaml").write_text(data, encoding="utf-8")
    report = run({**overrides(content, tmp_path / "site"), "ARCHIVE_CACHE": str(tmp_path / "cache")})
    assert [str(fault) for fault in report.diagnostics if fault.level == "error"] == []
    for address in ("", "2024/03", "2024/03/sua", "chuyen-muc"):
        page = tmp_path / "site" / address / "index.html"
        assert elements(page)["rights"] == ["Ghi nguồn khi dùng lại", "https://giay-phep.example/4.0/"], address
        assert ("license", "https://giay-phep.example/4.0/", "") in links(page)
    page = tmp_path / "site" / "2024/03/sua/index.html"
    found = elements(page)
    assert found["coverage"] == ["Đắk Lắk"]
    assert found["description"] == ["Sửa"]  # it has no summary
    assert html.parse(page).find(".//p[@class='article__summary']") is None
    document, instrument = "https://kho.example/bien-ban.pdf", f"{HOST}/van-ban/47-2020-nd-cp/"
    assert found["relation"] == [f"{HOST}/dinh-chinh/", document, instrument]
    assert found["creator"] == ["Bộ"]
    assert "contributor" not in found
    (script,) = html.parse(page).iterfind(".//script[@type='application/ld+json']")
    (told,) = [one for one in json.loads(script.text or "")["@graph"] if one["@type"] == "NewsArticle"]
    assert told["license"] == "https://giay-phep.example/4.0/"
    assert told["associatedMedia"] == [{"@type": "MediaObject", "name": "Biên bản", "contentUrl": document}]
    assert [(one["@id"], one["name"]) for one in told["citation"]] == [(instrument, "Nghị định số 47/2020/NĐ-CP")]
