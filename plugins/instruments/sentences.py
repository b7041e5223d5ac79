"""Citations in bodies, summaries and attached files, each with the sentence around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from plugins.content.body.text import unescape
from plugins.content.capability import Subject
from plugins.content.model import Article
from plugins.content.raw import Raw
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.citations import Citation, cite
from plugins.vietnamese.sentences import sentence_span, unwrapped

from .model import Cited, CitedInSummary

GAP = "\ufffc"
"""Takes the place of text that is not searched."""
_MOST = 240
"""The most characters of a sentence that are kept on either side of a citation."""
_NEAR = 2 * _MOST
_SUBJECT = re.compile(
    r"[^.;]{0,160}?(?<!\w)(?:[Vv]ề|[Vv]/v|quy định|quy chế|phê duyệt|ban hành|hướng dẫn|sửa đổi|bổ sung|thay thế|tặng"
    r"|công (?:bố|nhận)|quy hoạch|đối với|tăng cường|đẩy mạnh|chấn chỉnh|kiện toàn|thành lập|bổ nhiệm|phát động"
    r"|triển khai|thực hiện|đề nghị|yêu cầu|điều (?:chỉnh|động)|bãi bỏ|cho phép|xử phạt|thu hồi|chỉ định|sắp xếp)(?!\w)"
)
_SPACES = re.compile(r"\s{2,}")


def cited_at(text: str, citation: Citation, line: int, kind: type[Cited] = Cited) -> Cited:
    """A citation with the sentence around it. line: see Cited; kind: the class of the result."""
    start, end = citation.start, citation.end
    near = max(0, start - _NEAR)  # the rest would be cut off anyway, and a block may be a single sentence
    first, last = (near + place for place in sentence_span(text[near : end + _NEAR], start - near, end - near))
    before, after = text[first:start], text[end:last]
    if len(before) > _MOST:
        before = "… " + before[-_MOST:].partition(" ")[2]
    if len(after) > _MOST:
        after = after[:_MOST].rpartition(" ")[0] + " …"
    subject = bool(_SUBJECT.match(text, end, last))
    return kind(citation, _plain(before), _plain(text[start:end]), _plain(after), subject, line)


def subject_of(after: str) -> str:
    """The part of a sentence, after a citation, that says what the instrument is about; "" if it does not say so."""
    match = _SUBJECT.match(after)
    return after[match.end() :] if match else ""


def _plain(text: str) -> str:
    return _SPACES.sub(" ", unescape(text).replace(GAP, ""))


def inspect(subject: Subject, _values: Mapping[str, Raw], _diagnostics: Diagnostics) -> Iterator[Cited]:
    """The citations in the summary of a record."""
    record = subject.record
    day = record.date.start.date() if isinstance(record, Article) else None
    for citation in cite([record.summary], day)[0]:
        yield cited_at(record.summary, citation, 1, CitedInSummary)


def examine(texts: Sequence[str]) -> Iterator[Cited]:
    """The citations in the texts of an attached file; lines broken only by the page width are joined first."""
    blocks = [*map(unwrapped, texts)]
    for number, (block, citations) in enumerate(zip(blocks, cite(blocks), strict=True), 1):
        for citation in citations:
            yield cited_at(block, citation, number)
