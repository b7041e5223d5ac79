"""The open data beside an article."""

import json
from dataclasses import replace

from plugins.content.model import Source
from plugins.search.fragments import fragment
from tests.search import sample


def test_every_key_that_has_a_value() -> None:
    article = replace(sample.articles(10)[3], source=Source("Tên gốc", note="Viết lại"), tags=("Bưu chính",))
    found = json.loads(fragment(article, "Tin hoạt động", f"https://x.vn{article.address}"))
    assert found["title"] == article.title
    assert found["address"] == f"https://x.vn{article.address}"
    assert found["date"] == f"{article.date.start:%Y-%m-%d}"
    assert found["text"] == article.body.text
    assert found["tags"] == ["Bưu chính"]
    assert found["source"] == {"title": "Tên gốc", "note": "Viết lại"}
    assert {"modified", "withdrawn", "event_date", "period"}.isdisjoint(found)


def test_a_span_tells_both_its_ends() -> None:
    article = sample.articles(10)[3]
    found = json.loads(fragment(replace(article, period=article.date), "x", "y"))
    day = f"{article.date.start:%Y-%m-%d}"
    assert found["period"] == {"from": day, "to": day, "shown": f"{article.date.start:%d/%m/%Y}"}
