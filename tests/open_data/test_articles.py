"""The open data beside an article."""

import json

from msgspec.structs import replace

from plugins.content.model import Article, AttachedFile, Attachment, Source
from plugins.content.targets import File
from plugins.open_data.articles import Context, article_files, article_json
from tests.archives import content, site_of, targets
from tests.listings.synthetic import archive, article, body, day, text_of

ARTICLE = article(day(2019, 9, 5), "ba", body=body("<p>Chữ.</p>", plain="Chữ.\nVà chữ."))
DAY = f"{ARTICLE.date.start:%Y-%m-%d}"


def data_of(article: Article, category: str = "Tin hoạt động", *attachments: Attachment) -> dict[str, object]:
    found: dict[str, object] = json.loads(
        article_json(article, Context(category, "https://x.vn", attachments, ""), (text_of(article.body),))
    )
    return found


def test_every_key_that_has_a_value() -> None:
    article = replace(ARTICLE, source=Source("Tên gốc", note="Viết lại"), tags=("Bưu chính",))
    found = data_of(article)
    assert found["title"] == article.title
    assert found["address"] == f"https://x.vn{article.address}"
    assert found["date"] == DAY
    assert found["text"] == text_of(article.body).plain == "Chữ.\nVà chữ."
    assert found["tags"] == ["Bưu chính"]
    assert found["source"] == {"title": "Tên gốc", "note": "Viết lại"}
    assert {"modified", "withdrawn", "event_date", "period"}.isdisjoint(found)


def test_documents() -> None:
    file = AttachedFile(
        "tep/2019/a.pdf", "/tep/2019/a.pdf", "pdf", {"vi": "PDF"}, 9, "aa", "bb", 2, True, has_texts=True
    )
    gone = AttachedFile("tep/2019/b.pdf", "/tep/", "pdf", {}, 0, "", "bb", withheld=True)
    absent = Attachment("Phụ lục", requested=False)
    found = data_of(ARTICLE, "Tin", Attachment("Báo cáo", "15/BC", file=file), Attachment("Cũ", file=gone), absent)
    assert found["documents"] == [
        {
            "title": "Báo cáo",
            "number": "15/BC",
            "address": "https://x.vn/tep/2019/a.pdf",
            "text": "https://x.vn/tep/2019/a.pdf.json",
            "type": "pdf",
            "size": 9,
            "pages": 2,
            "sha256": "aa",
            "original_sha256": "bb",
        },
        {"title": "Cũ", "withheld": True},
        {"title": "Phụ lục", "requested": "no"},
    ]


def test_a_span_tells_both_its_ends() -> None:
    found = data_of(replace(ARTICLE, period=ARTICLE.date))
    assert found["period"] == {"from": DAY, "to": DAY, "shown": f"{ARTICLE.date.start:%d/%m/%Y}"}


def test_it_lies_beside_every_article_withdrawn_or_not() -> None:
    made = archive([ARTICLE, replace(article(day(2020, 1, 2), "rut"), listed=False)])
    files = [file for file in targets(article_files(made, site_of(made))) if isinstance(file, File)]
    assert [file.address for file in files] == [f"{one.address}index.json" for one in made.articles]
    assert ["withdrawn" in json.loads(content(file, text_of)) for file in files] == [False, True]
