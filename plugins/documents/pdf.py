"""PDF files: what they contain, the text of their pages, and a copy without names of persons or machines.

qpdf (through pikepdf) reads the structure, PDFium (through pypdfium2) the text.
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path

import pikepdf
import pypdfium2
from lxml import etree

from plugins.core.diagnostics import Fault, FileError

from .findings import Findings
from .limits import MOST_LETTERS, MOST_PAGES, MOST_PART
from .texts import clean

_ACTIVE = re.compile(
    rb"/(JavaScript|JS|Launch|ImportData|SubmitForm|EmbeddedFiles?|FileAttachment|RichMedia|Rendition|Movie|Sound|3D|XFA"
    rb"|GoTo[ER]|(?:AA|EF)(?= (?:<<|\d)))\b(?!\.)"
)
"""Matches active contents. AA: actions on events such as viewing a page; EF: an embedded file; GoToR: another file."""
_PLAIN_ACTIONS = ("/GoTo", "/Named")
"""The actions that are allowed when a file is opened: they show one of its own pages."""
_STRINGS = re.compile(rb"\((?:\\.|[^\\()])*\)", re.DOTALL)
_NOTE = re.compile(
    rb"/Subtype /(?:Text|FreeText|Line|Square|Circle|Polygon|PolyLine|Highlight|Underline|Squiggly|StrikeOut|Stamp"
    rb"|Caret|Ink|Popup|Redact)\b"
)
"""Matches annotations whose /T is their author; the /T of a form field is its name."""
_PRIVATE = ("/PieceInfo", "/LastModified")
_DEEPEST_FIELD = 8
"""The deepest nesting of form fields; an inner field may inherit its value from an outer one."""
_PERSONAL = ("mailto:", "tel:")
_FEW_LETTERS = 20
"""The fewest letters of a page with text; a scan may have a stamp or a number."""
_TIGHTEST = 1_032
"""The highest compression ratio of a stream (RFC 1951)."""
_PDFA = "http://www.aiim.org/pdfa/ns/id/"
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="{part}"{level}/></rdf:RDF></x:xmpmeta>'
    '<?xpacket end="r"?>'
)
"""The metadata that a PDF/A must keep: that it is one (ISO 19005)."""


def examine_pdf(source: Path | BytesIO, copy: Path | BytesIO) -> Findings:
    """The findings of a PDF; FileError if it may not be published.

    copy: where the cleaned copy is written, if anything had to be removed.
    """
    try:
        return _examined(source, copy)
    except pikepdf.PdfError as error:
        raise FileError("damaged") from error


def _examined(source: Path | BytesIO, copy: Path | BytesIO) -> Findings:
    with _opened(source) as pdf:
        pages = len(pdf.pages)
        if not pages:
            raise FileError("damaged")
        _refuse_opening(pdf.Root.get("/OpenAction"))
        signed = annotated = private = marked = False
        bookmarks: list[str] = []
        for found, written in _objects(pdf):
            if isinstance(found, pikepdf.Stream):
                _refuse_outside(found)
                _refuse_bomb(found)
            if match := _ACTIVE.search(written):
                raise FileError("active", found=match[1].decode())
            signed = signed or b"/ByteRange" in written
            annotated = annotated or (b"/T " in written and _NOTE.search(written) is not None)
            marked = marked or b"/Subtype /Redact" in written
            private = private or b"/PieceInfo" in written or b"/Metadata" in written
            if b"/Title" in written and b"/Parent" in written:
                bookmarks.append(_string(found, "/Title"))
        standard = _standard(pdf)
        beside = _beside(pdf, bookmarks)
        hints = [Fault("redaction")] if marked else []
        if _has_hidden_layers(pdf):
            hints.append(Fault("hidden"))
        named = bool(pdf.trailer.get("/Info")) or annotated or private or pdf.is_encrypted
        if signed and named:
            hints.append(Fault("signed"))
        cleaned = named and not signed
        if cleaned:
            _clean(pdf, standard)
            pdf.save(copy, deterministic_id=True, static_id=False)
    texts = _texts(source, pages)
    if not any(sum(map(str.isalnum, text)) >= _FEW_LETTERS for text in texts):
        hints.append(Fault("scan"))
    if pages > len(texts):
        hints.append(Fault("text-cut", {"read": len(texts), "pages": pages}))
    if not standard:
        hints.append(Fault("no-standard"))
    return Findings(
        hints=tuple(hints),
        texts=_joined(texts, beside),
        pages=pages,
        numbered=True,
        standard=f"PDF/A-{standard[0]}{standard[1:].lower()}" if standard else "",
        signed=signed,
        cleaned=cleaned,
    )


def _opened(source: Path | BytesIO) -> pikepdf.Pdf:
    try:
        pdf = pikepdf.open(source)
    except pikepdf.PasswordError as error:
        raise FileError("locked") from error
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        raise FileError("damaged") from error
    if any("reconstruct" in str(warning) for warning in pdf.get_warnings()):  # part of it is lost
        pdf.close()
        raise FileError("damaged")
    return pdf


def _objects(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, bytes]]:
    """Every dictionary, array and stream of a file, with its own source in which strings are empty."""
    for found in pdf.objects:
        whole: pikepdf.Object
        if isinstance(found, pikepdf.Stream):
            whole = found.stream_dict
        elif isinstance(found, (pikepdf.Dictionary, pikepdf.Array)):
            whole = found
        else:
            continue
        written = whole.unparse(resolved=True)
        yield found, _STRINGS.sub(b"()", written) if b"(" in written else written


def _refuse_opening(action: pikepdf.Object | None) -> None:
    """FileError if opening a file does anything but show a page."""
    if isinstance(action, pikepdf.Dictionary) and (str(action.get("/S")) not in _PLAIN_ACTIONS or "/Next" in action):
        raise FileError("active", found="OpenAction")


def _refuse_outside(stream: pikepdf.Stream) -> None:
    """FileError if the data of a stream are in another file."""
    if (place := stream.get("/F")) is not None:
        address = place.get("/F", "") if isinstance(place, pikepdf.Dictionary) else place
        raise FileError("external", address=str(address)[:80])


def _string(found: pikepdf.Object | None, key: str) -> str:
    """The text under a key of a dictionary, or its texts, such as the chosen ones of a list; "" if there is none."""
    value = found.get(key) if isinstance(found, pikepdf.Dictionary) else None
    texts = value if isinstance(value, pikepdf.Array) else [value]
    return clean("\n".join(str(text) for text in texts if isinstance(text, pikepdf.String)))


def _has_hidden_layers(pdf: pikepdf.Pdf) -> bool:
    """Whether layers are off when a file is opened; any reader can turn them on."""
    layers = pdf.Root.get("/OCProperties")
    shown = layers.get("/D") if isinstance(layers, pikepdf.Dictionary) else None
    return isinstance(shown, pikepdf.Dictionary) and (shown.get("/BaseState") == "/OFF" or bool(shown.get("/OFF")))


def _beside(pdf: pikepdf.Pdf, bookmarks: Sequence[str]) -> Mapping[int, Sequence[str]]:
    """Words that readers see outside the text of a page, by page number: notes, values of form fields, mail and
    telephone addresses of links; bookmarks on the first page."""
    found = {0: [*bookmarks]}
    for number, page in enumerate(islice(pdf.pages, MOST_PAGES)):
        notes = page.obj.get("/Annots")
        for note in notes if isinstance(notes, pikepdf.Array) else ():
            if isinstance(note, pikepdf.Dictionary):
                address = _string(note.get("/A"), "/URI")
                said = [_string(note, "/Contents"), _string(_with_value(note), "/V")]
                said += [address] if address.startswith(_PERSONAL) else []
                found.setdefault(number, []).extend(said)
    return found


def _with_value(field: pikepdf.Object) -> pikepdf.Object:
    """A form field, or the closest field around it that has a value."""
    for _ in range(_DEEPEST_FIELD):
        if "/V" in field or not isinstance(parent := field.get("/Parent"), pikepdf.Dictionary):
            break
        field = parent
    return field


def _joined(texts: Sequence[str], beside: Mapping[int, Sequence[str]]) -> tuple[str, ...]:
    """The texts of pages, each followed by the words beside it that it lacks, within the limits."""
    left = MOST_LETTERS - sum(map(len, texts))
    joined = []
    for number, text in enumerate(texts):
        unread = dict.fromkeys(one for one in beside.get(number, ()) if one and one not in text)
        more = "\n".join(unread)[: max(left, 0)]
        left -= len(more)
        joined.append("\n".join(filter(None, (text, more))))
    return tuple(joined)


def _refuse_bomb(stream: pikepdf.Stream) -> None:
    """FileError if a stream unpacks to far more than a page needs; pictures declare their size themselves."""
    filters = stream.get("/Filter")
    names = [*map(str, filters)] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if stream.get("/Subtype") == "/Image" or not names or names[0] not in _DECODERS:
        return
    data = stream.read_raw_bytes()
    if len(names) == 1 and len(data) * _TIGHTEST < MOST_PART:
        return
    for decode in map(_DECODERS.get, names):
        if decode is None:
            return
        try:
            data = decode(data)
        except ValueError:
            return  # nobody can read its contents
        if len(data) > MOST_PART:
            raise FileError("bomb")


def _inflated(data: bytes) -> bytes:
    """The unpacked data, up to one byte more than is allowed."""
    try:
        return zlib.decompressobj().decompress(data, MOST_PART + 1)
    except zlib.error as error:
        raise ValueError from error


_DECODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "/FlateDecode": _inflated,
    "/Fl": _inflated,
    "/ASCIIHexDecode": lambda data: bytes.fromhex(data.partition(b">")[0].decode("ascii")),
    "/ASCII85Decode": lambda data: a85decode(data.strip().removesuffix(b"~>")),
}
"""Decoders of some filters; ValueError for invalid data."""


def _standard(pdf: pikepdf.Pdf) -> str:
    """The part and level of PDF/A that a file declares ("2B"), or ""."""
    found = pdf.Root.get("/Metadata")
    if not isinstance(found, pikepdf.Stream):
        return ""
    try:
        root = etree.fromstring(found.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, pikepdf.PdfError, ValueError):
        return ""
    values = {}
    for name in ("part", "conformance"):
        tag = f"{{{_PDFA}}}{name}"
        texts = [each.get(tag) or "" for each in root.iter("*")]
        texts += [each.text or "" for each in root.iter(tag)]
        values[name] = next((text.strip() for text in texts if text.strip()), "")
    part, level = values["part"], values["conformance"]
    return f"{part}{level}" if part in ("1", "2", "3", "4") and re.fullmatch("[ABUEFabuef]?", level) else ""


def _clean(pdf: pikepdf.Pdf, standard: str) -> None:
    """Remove who made a file, when, with what and on which machine; keep everything that its pages show."""
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for found, written in [*_objects(pdf)]:
        if any(key in written for key in (b"/PieceInfo", b"/Metadata", b"/T ")):
            for each in _with_inner(found):
                _clean_one(each)
    if standard:
        level = f' pdfaid:conformance="{standard[1:]}"' if standard[1:] else ""
        stream = pdf.make_stream(_XMP.format(part=standard[0], level=level).encode())
        stream["/Type"], stream["/Subtype"] = pikepdf.Name("/Metadata"), pikepdf.Name("/XML")
        pdf.Root["/Metadata"] = stream


def _with_inner(found: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The dictionaries in an object, itself included, without those that are objects of their own."""
    left = [found]
    while left:
        one = left.pop()
        if not isinstance(one, pikepdf.Array):
            yield one
        values = one if isinstance(one, pikepdf.Array) else [one[key] for key in one.keys()]  # noqa: SIM118
        left += [
            each for each in values if isinstance(each, (pikepdf.Dictionary, pikepdf.Array)) and not each.is_indirect
        ]


def _clean_one(found: pikepdf.Object) -> None:
    gone = ["/Metadata", *(_PRIVATE if "/PieceInfo" in found else ())]
    if _NOTE.search(f"/Subtype {found.get('/Subtype', '')}".encode()):
        gone.append("/T")
    for key in gone:
        if key in found:
            del found[key]


def _texts(source: Path | BytesIO, pages: int) -> tuple[str, ...]:
    """The text of each page, in order, within the limits."""
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        raise FileError("damaged") from error
    texts, left = [], MOST_LETTERS
    try:
        for number in range(min(pages, len(document), MOST_PAGES)):
            text = _text(document, number)
            left -= len(text)
            if left < 0:
                break
            texts.append(text)
    finally:
        document.close()
    return tuple(texts)


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
        text = clean(page.get_textpage().get_text_range())
        page.close()
    except pypdfium2.PdfiumError:
        return ""
    return text
