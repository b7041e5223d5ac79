"""Recognises the letterhead and the signatures of official documents, printed in two columns that became lines."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..classification.bylines import are_names
from ..classification.patterns import MOTTO, NATION, NUMBER, PLACE_DAY
from ..model import Figure, Line, Official, Signatures
from .pieces import Context, Piece, Pieces, is_blank, is_text

_RULE = re.compile(r"[-–—_=* ]{3,}")
_WINDOW = 7
"""Lines before and after the national name that may belong to the letterhead."""
_AGENCY_LONGEST = 90

_POST = re.compile(
    r"(?:(?:KT|TM|TL|TUQ|Q|T/M|K/T)\.?\s.{2,60}|(?:PHÓ |THỨ |QUYỀN )?(?:BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|"
    r"TỔNG GIÁM ĐỐC|CỤC TRƯỞNG|VỤ TRƯỞNG|"
    r"TRƯỞNG BAN|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|TỔNG BIÊN TẬP|CHÁNH THANH TRA|"
    r"THỦ TƯỚNG|TỔNG CỤC TRƯỞNG)\b.{0,60}"
    r"|(?:THỨ|PHÓ) TRƯỞNG.{0,40}|XÁC NHẬN.{0,60}|NGƯỜI (?:VIẾT|LẬP|BÁO CÁO|KHAI|LÀM ĐƠN|KÝ|ĐỀ "
    r"NGHỊ).{0,40}|THỦ TRƯỞNG.{0,40}|THƯ KÝ.{0,30}|CHỦ TRÌ.{0,30}|ĐẠI DIỆN.{0,40})"
)
_SURE = re.compile(r"(?:KT|TM|TL|TUQ)\.|[KT]/[TM]\b|(?i:nơi nhận)\s*:?$")
"""The unmistakable beginning of a signature block: signing on behalf of another, or the recipients."""
_SIGNED = re.compile(r"(?i)\(?\s*(?:đã ký|ký tên)[^)]{0,40}\)?")
_RECEIVERS = re.compile(r"(?i)(?:/\.)?\s*nơi nhận\s*:?")
_LONGEST = 90
_MOST = 30


def heads(pieces: Pieces, context: Context) -> list[Piece]:
    """Replace each letterhead by one block: agency, number, place and date."""
    done = list(pieces)
    at = 0
    while at < len(done):
        piece = done[at]
        if isinstance(piece, Line) and NATION.fullmatch(piece.text):
            done = _head(done, at)
        at += 1
    return done


def _head(pieces: list[Piece], at: int) -> list[Piece]:
    """The pieces with the letterhead around the national name at `at` replaced; unchanged if the motto is missing."""
    agency: list[Line] = []
    number = place = None
    taken: list[Line] = []
    for piece in _lines(pieces[max(0, at - _WINDOW) : at])[::-1]:
        if _is_agency(piece):
            agency.insert(0, piece)
        elif number is None and NUMBER.fullmatch(piece.text):
            number = piece
        elif not _RULE.fullmatch(piece.text):
            break
        taken.append(piece)
    nation = pieces[at]
    assert isinstance(nation, Line)
    taken.append(nation)
    motto = False
    for piece in _lines(pieces[at + 1 : at + 1 + 2 * _WINDOW])[:_WINDOW]:
        if not motto and MOTTO.fullmatch(piece.text):
            motto = True
        elif place is None and PLACE_DAY.fullmatch(piece.text):
            place = piece
        elif number is None and NUMBER.fullmatch(piece.text):
            number = piece
        elif not motto and _is_agency(piece):
            agency.append(piece)
        elif not _RULE.fullmatch(piece.text):
            break
        taken.append(piece)
    if not motto:
        return pieces
    beside = [
        match[1]
        for pattern in (NATION, MOTTO)
        for line in taken
        if (match := pattern.fullmatch(line.text)) and match[1]
    ]
    found = PLACE_DAY.fullmatch(place.raw.strip()) if place else None
    numbers = tuple(sorted(number for line in taken for number in line.numbers))
    block = Official(
        numbers,
        " ".join([*(line.text for line in agency), *beside]),
        number.text if number else "",
        found["place"].strip() if found else "",
        found["day"].strip() if found else "",
    )
    first = min(place for place, piece in enumerate(pieces) if piece in taken)
    rest = [piece for piece in pieces if not (isinstance(piece, Line) and piece in taken)]
    rest.insert(first, block)
    return rest


def _lines(pieces: list[Piece]) -> list[Line]:
    return [piece for piece in pieces if is_text(piece)]


def _is_agency(line: Line) -> bool:
    return (
        line.text.isupper() and len(line.text) <= _AGENCY_LONGEST and not _POST.fullmatch(line.text) and not line.marker
    )


def signatures(pieces: Pieces, context: Context) -> Pieces:
    """Replace the signatures at the end of an article by one block: recipients or certifiers, and signatories."""
    lines = [piece for piece in pieces if not is_blank(piece)][-_MOST:]
    start = next((place for place, piece in enumerate(lines) if _begins(piece)), None)
    if start is None:
        return pieces
    if start and isinstance(lines[start - 1], Line) and _is_agency(lines[start - 1]):  # type: ignore[arg-type]
        start -= 1
    block = lines[start:]
    if not all(is_text(line) and len(line.text) <= _LONGEST for line in block):
        return pieces
    signed = [line for line in block if isinstance(line, Line)]
    left, right = _columns(signed, pieces)
    numbers = tuple(number for line in signed for number in line.numbers)
    first = pieces.index(signed[0])
    return [*pieces[:first], Signatures(numbers, left, right), *[piece for piece in pieces[first:] if is_blank(piece)]]


def _begins(piece: Piece) -> bool:
    return is_text(piece) and bool(_RECEIVERS.fullmatch(piece.text) or _POST.fullmatch(piece.text))


def signing(pieces: Pieces, is_content: Callable[[Piece | None], bool]) -> frozenset[int]:
    """The positions of signatures within the text: posts and names, unless they are headings of what follows."""
    found: set[int] = set()
    run: list[int] = []
    for at, piece in enumerate((*pieces, None)):
        if piece is not None and (is_blank(piece) or _may_sign(piece)):
            run.append(at)
            continue
        texts = [line.text for place in run if is_text(line := pieces[place])]
        names = [text for text in texts if are_names(text) and not _is_post(text)]
        signed = len(names) < len(texts) or not all(map(str.isupper, names))  # and not just headings in capitals
        if any(map(_SURE.match, texts)) or (names and signed and not is_content(piece)):
            found.update(run)
        run = []
    return frozenset(found)


def _may_sign(piece: Piece) -> bool:
    if not is_text(piece):
        return isinstance(piece, Line | Figure)
    text = piece.text
    return len(text) <= _LONGEST and (are_names(text) or _is_post(text))


def _is_post(text: str) -> bool:
    return bool(_POST.fullmatch(text.upper()) or _SIGNED.fullmatch(text) or _RECEIVERS.fullmatch(text))


def _columns(lines: list[Line], pieces: Pieces) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """On the left the recipients, or the lines up to the first gap; on the right the rest."""
    if len({line.cell.column for line in lines if line.cell}) == 2 and all(line.cell for line in lines):
        first = min(line.cell.column for line in lines if line.cell)
        sides = [
            [line.text for line in lines if line.cell and (line.cell.column == first) is own] for own in (True, False)
        ]
        return tuple(sides[0]), tuple(sides[1])
    if _RECEIVERS.fullmatch(lines[0].text):
        end = next((place for place, line in enumerate(lines) if place and _POST.fullmatch(line.text)), len(lines))
    else:
        end = _gap(lines, pieces)
    left, right = lines[:end], lines[end:]
    texts = tuple(line.text for line in left), tuple(line.text for line in right)
    return texts if right or _RECEIVERS.fullmatch(lines[0].text) else ((), texts[0])


def _gap(lines: list[Line], pieces: Pieces) -> int:
    """The number of lines before a blank line that is followed by another signatory."""
    for place in range(1, len(lines)):
        apart = pieces.index(lines[place]) - pieces.index(lines[place - 1]) > 1
        if apart and _POST.fullmatch(lines[place].text):
            return place
    return len(lines)
