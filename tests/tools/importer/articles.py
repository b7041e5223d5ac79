"""Invented articles, and the kinds of file that they come in."""

from __future__ import annotations

import gzip
import io
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from docx import Document
from PIL import Image

_SUBJECTS = (
    "bưu chính",
    "viễn thông",
    "an toàn thông tin",
    "chuyển đổi số",
    "báo chí",
    "xuất bản",
    "tần số",
    "công nghiệp ICT",
)
_PLACES = ("Hà Nội", "Đà Nẵng", "Cần Thơ", "Huế", "Hải Phòng", "Vinh", "Đà Lạt")
_NAMES = ("Thu Hà", "Minh Anh", "Hoàng Nam", "Lê Vân", "Quốc Bảo")
_TOLD = (
    "Cùng với việc rà soát quy định, các đơn vị phải báo cáo tiến độ {subject} trước ngày "
    "{day:02}/{month:02}/{year}, nêu rõ việc chưa xong và lý do.",
    "Theo số liệu công bố ở {place}, lĩnh vực {subject} tăng {number},5% so với năm trước, cao nhất "
    "từ khi có thống kê đến nay.",
    "Đại biểu thứ {number} phát biểu rằng muốn {subject} phát triển bền vững thì phải bắt đầu từ "
    "con người và từ những việc rất nhỏ.",
    "Sở ở {place} đề nghị Bộ hướng dẫn cách tính {number} chỉ tiêu mới về {subject}, vì cách tính "
    "cũ không còn phù hợp với thực tế.",
)


@dataclass(frozen=True, slots=True)
class Made:
    """An article whose parts are known."""

    title: str
    date: str
    author: str
    paragraphs: tuple[str, ...]
    picture: str
    caption: str


def made(number: int, paragraphs: int = 6) -> Made:
    """The article with a number; all are different."""
    subject, place = _SUBJECTS[number % len(_SUBJECTS)], _PLACES[number % len(_PLACES)]
    year, month, day = 2009 + number % 12, 1 + number % 12, 1 + number % 28
    lead = (
        f"Ngày {day}/{month}/{year}, tại {place}, Bộ họp bàn về {subject} đợt {number}, "
        f"có đại diện của {number + 3} đơn vị tham dự và góp ý."
    )
    told = (
        _TOLD[(number + at) % len(_TOLD)].format(
            subject=subject, place=place, day=day, month=month, year=year, number=number * 7 + at
        )
        for at in range(paragraphs - 1)
    )
    return Made(
        f"Bộ họp bàn về {subject} đợt {number} tại {place}", f"{day:02}/{month:02}/{year} 14:{number % 60:02}",
        _NAMES[number % len(_NAMES)], (lead, *told), f"{year}{month:02}{day:02}-h{number}.jpg",
        f"Quang cảnh cuộc họp đợt {number}",
    )  # fmt: skip


def text(article: Made) -> str:
    body = "\n\n".join(article.paragraphs)
    parts = (article.title, article.date, article.picture, article.caption, body, article.author)
    return "\n\n".join(parts) + "\nbanner\nTop\n"


def html(article: Made, chrome: int = 30) -> str:
    links = "".join(f"<li><a href='/muc/{at}'>Mục số {at} của cổng thông tin</a></li>" for at in range(chrome))
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in article.paragraphs)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{escape(article.title)} | Cổng thông "
        f"tin</title></head><body>"
        f"<nav class='menu'><ul>{links}</ul></nav><div class='main'><h1 class='title-detail'>"
        f"{escape(article.title)}</h1>"
        f"<span class='date'>{article.date}</span><div class='content-detail'>"
        f"<figure><img src='{article.picture}'><figcaption>{article.caption}</figcaption></figure>{body}"
        f"<p style='text-align:right'><b>{article.author}</b></p></div></div>"
        f"<div class='sidebar'>{links}</div><footer><p>Bản quyền thuộc về Bộ. Địa chỉ: phố Mẫu.</p>"
        f"</footer></body></html>"
    )


def picture(shade: int = 90) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (64, 48), (shade, 120, 150)).save(stream, "JPEG")
    return stream.getvalue()


def word(article: Made) -> bytes:
    document = Document()
    document.add_heading(article.title, 1)
    document.add_paragraph(article.date)
    for paragraph in article.paragraphs:
        document.add_paragraph(paragraph)
    document.add_paragraph("Bước thứ nhất", style="List Number")
    document.add_paragraph("Bước thứ hai", style="List Number")
    table = document.add_table(rows=2, cols=2)
    for row, column, value in ((0, 0, "Nội dung"), (0, 1, "Số lượng"), (1, 0, "Thư đã gửi"), (1, 1, "2.075")):
        table.cell(row, column).text = value
    document.add_paragraph(article.author)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def saved(article: Made, address: str = "http://mic.gov.vn/Pages/TinTuc/123/bai.aspx") -> bytes:
    """An article as a browser saves its page in one file (MHTML)."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = address
    message["Date"] = "Fri, 18 Oct 2013 09:00:00 +0700"
    message.make_related()
    page = EmailMessage()
    page.set_content(html(article), subtype="html", cte="quoted-printable")
    page["Content-Location"] = address
    shown = EmailMessage()
    shown.set_content(picture(), maintype="image", subtype="jpeg")
    shown["Content-Location"] = f"{address.rpartition('/')[0]}/{article.picture}"
    message.attach(page)
    message.attach(shown)
    return message.as_bytes()


def crawl(path: Path, articles: list[Made], *, compressed: bool = True) -> None:
    with path.open("wb") as stream:
        for number, article in enumerate(articles):
            base = f"http://mic.gov.vn/tin/{number}"
            for address, kind, data, status in (
                (f"{base}/bai.aspx?id={number}", "text/html; charset=utf-8", html(article).encode(), "200 OK"),
                (f"{base}/{article.picture}", "image/jpeg", picture(number), "200 OK"),
                (f"{base}/mat.html", "text/html", b"<h1>404 Not Found</h1>", "404 Not Found"),
            ):
                record = _response(address, kind, data, status)
                stream.write(gzip.compress(record) if compressed else record)


def _response(address: str, kind: str, data: bytes, status: str) -> bytes:
    """A WARC record of a crawl (ISO 28500)."""
    body = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, address)}>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: 2013-10-18T02:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def export(articles: list[Made]) -> bytes:
    """A WordPress export."""
    items = "".join(
        f"<item><title>{escape(article.title)}</title><link>http://vidu.gov.vn/{number}/bai/</link>"
        f"<dc:creator>admin</dc:creator><category domain='category' nicename='tin'><![CDATA[Tin tức]]></category>"
        f"<category domain='post_tag' nicename='a'><![CDATA[viễn thông]]></category>"
        f"<content:encoded><![CDATA[[caption id='a' width='300']<img "
        f"src='http://vidu.gov.vn/{article.picture}' /> {article.caption}[/caption]\n\n"
        + "\n\n".join(article.paragraphs)
        + f"\n\n<strong>{article.author}</strong>]]></content:encoded><wp:post_id>{number}</wp:post_id>"
        f"<wp:post_date>2014-03-0{number % 9 + 1} 08:30:00</wp:post_date><wp:status>publish</wp:status>"
        f"<wp:post_type>post</wp:post_type></item>"
        for number, article in enumerate(articles)
    )
    others = "".join(
        f"<item><title>{title}</title><wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type></item>"
        for title, status, kind in (
            ("Nháp", "draft", "post"), ("Riêng", "private", "thong-bao"), ("Rác", "trash", "post"),
            ("Menu", "publish", "nav_menu_item"), ("anh.jpg", "inherit", "attachment"),
        )
    )  # fmt: skip
    return (
        "<?xml version='1.0' encoding='UTF-8'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'"
        " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:wp='http://wordpress.org/export/1.2/'><channel><title>Cổng</title>"
        f"{items}{others}</channel></rss>"
    ).encode()


def packed(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()
