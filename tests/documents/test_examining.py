"""Single files: what is found in them, why they are refused, and what their copies no longer contain."""

from __future__ import annotations

import base64
import struct
import unicodedata
import warnings
import zipfile
import zlib
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from plugins.documents.examining import examine
from plugins.documents.findings import Findings
from plugins.documents.limits import MOST_BYTES, MOST_MEMBERS
from tests.documents.files import RELS, WORD, bomb, box, changed, pdf, relation, word, zipped


def look(path: Path) -> Findings:
    return examine(path, path.suffix[1:], path.with_name(f"copy{path.suffix}"))


def fault(path: Path) -> str:
    found = look(path).fault
    assert found, "nothing was found wrong"
    return found.code


def hints(found: Findings) -> set[str]:
    return {hint.code for hint in found.hints}


@cache
def deflated(data: bytes) -> bytes:
    return zlib.compress(data, 9)


@cache
def deflated_bomb() -> bytes:
    """Sixty megabytes of zeros, deflated; each bomb contains it."""
    return deflated(bytes(60_000_000))


# PDF


def test_the_text_of_each_page(tmp_path: Path) -> None:
    found = look(pdf(tmp_path / "a.pdf", "Trang mot noi ve tan so", "Trang hai noi ve buu chinh\nva vien thong"))
    assert found.fault is None
    assert found.pages == 2
    assert found.numbered
    assert found.texts == ("Trang mot noi ve tan so", "Trang hai noi ve buu chinh\nva vien thong")
    assert not found.cleaned
    assert hints(found) == {"no-standard"}


def test_what_is_seen_beside_the_text_of_a_page_is_read(tmp_path: Path) -> None:
    """Notes, form fields, mail addresses behind links, bookmarks; none twice."""

    def add(document: Pdf) -> None:
        field = document.make_indirect(Dictionary(FT=Name.Tx, T=String("ho-ten"), V=String("Trần Thị Ô")))
        link = Dictionary(S=Name.URI, URI=String("mailto:mau@thu.vn"))
        web = Dictionary(S=Name.URI, URI=String("https://thu.vn"))
        notes = (
            Dictionary(Subtype=Name.FreeText, Contents=String("Ghi chú của Mẫu")),
            Dictionary(Subtype=Name.Text, Contents=String("Trang hai")),
            Dictionary(Subtype=Name.Widget, Parent=field),
            Dictionary(Subtype=Name.Link, A=link),
            Dictionary(Subtype=Name.Link, A=web),
        )
        document.pages[1].Annots = Array([document.make_indirect(note) for note in notes])
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Mục của bà Mẫu", 0))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pikepdf wants fields to be part of a form
        path = changed(pdf(tmp_path / "a.pdf", "Trang mot day du chu", "Trang hai"), add)
    assert examine(path, "pdf", tmp_path / "copy").texts == (
        "Trang mot day du chu\nMục của bà Mẫu",
        "Trang hai\nGhi chú của Mẫu\nTrần Thị Ô\nmailto:mau@thu.vn",
    )


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ({"OFF": Array([])}, set()),
        ({"OFF": Array([Dictionary(Type=Name.OCG)])}, {"hidden"}),
        ({"BaseState": Name.OFF}, {"hidden"}),
    ],
)
def test_layers_that_are_off_are_told(tmp_path: Path, shown: dict[str, object], told: set[str]) -> None:
    def add(document: Pdf) -> None:
        document.Root.OCProperties = Dictionary(OCGs=Array([]), D=Dictionary(**shown))

    path = changed(pdf(tmp_path / "a.pdf", "Noi dung van ban cong khai"), add)
    assert hints(look(path)) == {"no-standard", *told}


def test_what_is_marked_to_be_redacted_is_told(tmp_path: Path) -> None:
    def mark(document: Pdf) -> None:
        document.pages[0].Annots = Array([document.make_indirect(Dictionary(Subtype=Name.Redact))])

    path = changed(pdf(tmp_path / "a.pdf", "Noi dung van ban cong khai"), mark)
    assert hints(look(path)) == {"no-standard", "redaction"}


def test_every_chosen_value_of_a_list_is_read(tmp_path: Path) -> None:
    def choose(document: Pdf) -> None:
        field = Dictionary(Subtype=Name.Square, V=Array([String("Huế"), String("Đà Nẵng")]))
        document.pages[0].Annots = Array([document.make_indirect(field)])

    path = changed(pdf(tmp_path / "a.pdf", "Trang mot"), choose)
    assert look(path).texts == ("Trang mot\nHuế\nĐà Nẵng",)


def test_metadata_that_name_persons_or_machines_are_gone_from_the_copy(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", "Noi dung van ban cong khai", Author="Nguyen Van Ta", Producer="May 0123")

    def more(document: Pdf) -> None:
        page = document.pages[0].obj
        page.PieceInfo = Dictionary(Word=Dictionary(Private=String("May 0123")))
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), T=String("Nguyen Van Ta"))
        page.Annots = Array([document.make_indirect(note)])
        document.Root.Metadata = Stream(document, b"<x><creator>Nguyen Van Ta</creator></x>")

    changed(path, more)
    found = look(path)
    assert found.cleaned
    copy = tmp_path / "copy.pdf"
    with Pdf.open(copy) as document:
        assert "/Info" not in document.trailer
        assert "/Metadata" not in document.Root
        written = b" ".join(one.unparse(resolved=True) for one in document.objects if not isinstance(one, Stream))
    assert b"Nguyen" not in written
    assert b"0123" not in written
    before = copy.read_bytes()
    look(path)
    assert copy.read_bytes() == before, "equal inputs give equal bytes"
    assert look(copy.rename(tmp_path / "b.pdf")).texts == found.texts


def test_names_are_gone_wherever_they_stand_in_a_pdf(tmp_path: Path) -> None:
    def note(kind: Name) -> Dictionary:
        return Dictionary(Subtype=kind, T=String("Ta"), Rect=Array([0, 0, 9, 9]), PieceInfo=Dictionary(A=String("Ta")))

    def name(document: Pdf) -> None:
        page = document.pages[0].obj
        page.Annots = Array([note(Name.Text), note(Name.Link)])  # not indirect objects
        page.Resources.Properties = Dictionary(M=Dictionary(Metadata=document.make_stream(b"<x>Ta</x>")))

    assert look(changed(pdf(tmp_path / "a.pdf", "Noi dung nguyen ven o day"), name)).cleaned
    with Pdf.open(tmp_path / "copy.pdf") as copy:
        page = copy.pages[0].obj
        assert [dict(each).keys() for each in page.Annots] == [
            {"/Subtype", "/Rect"}, {"/Subtype", "/Rect", "/T"},
        ]  # fmt: skip
        assert "/Metadata" not in page.Resources.Properties.M


def test_the_printer_is_gone_from_the_copy_of_a_sheet(tmp_path: Path) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet = (
        f'<worksheet xmlns:r="{kind}"><row><is><t>Một</t></is></row><pageSetup paperSize="9" r:id="r1"/></worksheet>'
    )
    target = "../printerSettings/printerSettings1.bin"
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": "<workbook/>",
        "xl/worksheets/sheet1.xml": sheet,
        "xl/worksheets/_rels/sheet1.xml.rels": RELS.format(
            f'<Relationship Id="r1" Type="{kind}/printerSettings" Target="{target}"/>'
        ),
        "xl/printerSettings/printerSettings1.bin": "\\\\MAY-TA\\Canon".encode("utf-16le"),
    }
    assert look(zipped(tmp_path / "a.xlsx", parts)).cleaned
    with zipfile.ZipFile(tmp_path / "copy.xlsx") as copy:
        assert copy.namelist() == [*parts][:-1]
        assert b"printer" not in copy.read("xl/worksheets/_rels/sheet1.xml.rels")
        assert b'<pageSetup paperSize="9"/>' in copy.read("xl/worksheets/sheet1.xml")


def test_the_picture_of_a_page_is_gone_from_the_copy(tmp_path: Path) -> None:
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry m:full-path="content.xml"/><m:file-entry m:full-path="Thumbnails/thumbnail.png"/></m:manifest>'
    )
    of_text = {"content.xml": "<content/>", "META-INF/manifest.xml": manifest, "Thumbnails/thumbnail.png": "Anh"}
    for suffix, main in (("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml"), ("pptx", "ppt/presentation.xml")):
        for name in ("docProps/thumbnail.jpeg", "docProps/thumbnail.emf", "bia.png"):
            rels = RELS.format(f'<Relationship Id="r1" Type="{kind}" Target="/{name}"/>')
            parts = {"[Content_Types].xml": "<Types/>", "_rels/.rels": rels, main: "<main/>", name: "Anh"}
            assert look(zipped(tmp_path / f"a.{suffix}", parts)).cleaned
            with zipfile.ZipFile(tmp_path / f"copy.{suffix}") as copy:
                assert copy.namelist() == [*parts][:-1]
                assert b"thumbnail" not in copy.read("_rels/.rels")
    assert look(zipped(tmp_path / "a.odt", of_text)).cleaned
    with zipfile.ZipFile(tmp_path / "copy.odt") as copy:
        assert copy.namelist() == [*of_text][:-1]
        assert copy.read("META-INF/manifest.xml").count(b"file-entry") == 1


def test_a_declared_standard_stays(tmp_path: Path) -> None:
    def declare(document: Pdf) -> None:
        xmp = (
            b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            b'<rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2">'
            b"<pdfaid:conformance>B</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta>"
        )
        document.Root.Metadata = Stream(document, xmp)

    found = look(changed(pdf(tmp_path / "a.pdf", "Noi dung van ban cong khai"), declare))
    assert found.standard == "PDF/A-2b"
    assert hints(found) == set()
    assert look((tmp_path / "copy.pdf").rename(tmp_path / "b.pdf")).standard == "PDF/A-2b"


def test_a_signed_file_is_published_as_it_is(tmp_path: Path) -> None:
    def sign(document: Pdf) -> None:
        signature = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("x"))
        document.Root.AcroForm = Dictionary(
            Fields=Array([document.make_indirect(Dictionary(FT=Name.Sig, V=signature))])
        )

    found = look(changed(pdf(tmp_path / "a.pdf", "Noi dung van ban cong khai", Author="Van thu"), sign))
    assert found.signed
    assert not found.cleaned
    assert "signed" in hints(found)


def test_a_scan_is_told(tmp_path: Path) -> None:
    found = look(pdf(tmp_path / "a.pdf", "", "12"))
    assert found.fault is None
    assert "scan" in hints(found)


def _javascript(document: Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _launch(document: Pdf) -> None:
    action = document.make_indirect(Dictionary(S=Name.Launch, F=String("cmd.exe")))
    document.pages[0].obj.AA = Dictionary(O=action)


def _embed(document: Pdf) -> None:
    document.attachments["x.exe"] = pikepdf.AttachedFileSpec(document, b"MZ")


def _form(document: Pdf) -> None:
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Stream(document, b"<xdp/>"))


def _address(document: Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.URI, URI=String("https://example.vn/"))


def _then_address(document: Pdf) -> None:
    _address(document)
    document.Root.OpenAction = Dictionary(S=Name.GoTo, D=String("x"), Next=document.Root.OpenAction)


def _other_file(document: Pdf) -> None:
    document.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.GoToR, F=String("//example.vn/x")))


def _link_to_other_file(document: Pdf) -> None:
    action = Dictionary(S=Name.GoToR, F=Dictionary(Type=Name.Filespec, UF=String("\\\\may-chu\\chung\\x.pdf")))
    document.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.Link, A=document.make_indirect(action))])


def _attach(document: Pdf) -> None:
    held = Dictionary(F=String("x.exe"), EF=Dictionary(F=Stream(document, b"MZ")))
    document.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.Link, FS=document.make_indirect(held))])


@pytest.mark.parametrize(
    "change",
    [_javascript, _launch, _embed, _form, _address, _then_address, _other_file, _link_to_other_file, _attach],
)
def test_what_acts_by_itself_is_refused(tmp_path: Path, change: object) -> None:
    assert fault(changed(pdf(tmp_path / "a.pdf", "Noi dung"), change)) == "active"


def test_a_page_that_is_shown_first_is_no_harm(tmp_path: Path) -> None:
    def show(document: Pdf) -> None:
        document.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([document.pages[0].obj, Name.Fit]))

    assert look(changed(pdf(tmp_path / "a.pdf", "Noi dung"), show)).fault is None


def test_what_is_kept_elsewhere_is_refused(tmp_path: Path) -> None:
    def lead_out(document: Pdf) -> None:
        document.pages[0].Contents["/F"] = String("https://example.vn/x")

    assert fault(changed(pdf(tmp_path / "a.pdf", "Noi dung"), lead_out)) == "external"


def test_what_is_written_into_a_page_is_its_text(tmp_path: Path) -> None:
    def fill_in(document: Pdf) -> None:
        field = document.make_indirect(Dictionary(FT=Name.Tx, V=String("Trần Thị Mẫu")))
        place = document.make_indirect(Dictionary(Subtype=Name.Widget, Parent=field))
        field.Kids = Array([place])
        note = Dictionary(Subtype=Name.FreeText, Contents=String("Ghi bên lề"))
        ticked = document.make_indirect(Dictionary(Subtype=Name.Widget, FT=Name.Btn, V=Name.On, T=String("Đồng ý")))
        document.Root.AcroForm = Dictionary(Fields=Array([field, ticked]))
        document.pages[1].obj.Annots = Array([place, note, ticked])

    found = look(changed(pdf(tmp_path / "a.pdf", "Mau don so 15 cua nam", "Trang hai"), fill_in))
    assert found.texts == ("Mau don so 15 cua nam", "Trang hai\nTrần Thị Mẫu\nGhi bên lề")


@pytest.mark.parametrize(
    "filters",
    [
        ["FlateDecode"],
        ["Fl"],
        ["FlateDecode", "FlateDecode"],
        ["ASCIIHexDecode", "FlateDecode"],
        ["ASCII85Decode", "FlateDecode"],
        ["FlateDecode", "ASCIIHexDecode", "FlateDecode"],
    ],
)
def test_a_pdf_that_is_a_bomb(tmp_path: Path, filters: list[str]) -> None:
    packers = {
        "FlateDecode": deflated,
        "ASCIIHexDecode": lambda data: data.hex().encode() + b">",
        "ASCII85Decode": lambda data: base64.a85encode(data) + b"~>",
    }
    packed = deflated_bomb()
    for name in reversed(filters[:-1]):
        packed = packers[name](packed)

    def pack(document: Pdf) -> None:
        stream = Stream(document, packed)
        stream["/Filter"] = Array([Name(f"/{name}") for name in filters])
        document.pages[0].Contents = document.make_indirect(stream)

    path = pdf(tmp_path / "a.pdf", "x")
    changed(path, pack, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert fault(path) == "bomb"


def test_words_of_a_text_are_no_action(tmp_path: Path) -> None:
    def title(document: Pdf) -> None:
        document.docinfo["/Title"] = String("Ve /JavaScript (va /Launch)")

    assert look(changed(pdf(tmp_path / "a.pdf", "Noi dung"), title)).fault is None


def test_locked_and_restricted(tmp_path: Path) -> None:
    locked = changed(pdf(tmp_path / "a.pdf", "Noi dung"), lambda _: None, encryption=pikepdf.Encryption("o", "u"))
    assert fault(locked) == "locked"
    restricted = pdf(tmp_path / "b.pdf", "Noi dung nguyen ven")
    changed(restricted, lambda _: None, encryption=pikepdf.Encryption(owner="o", user=""))
    found = look(restricted)
    assert found.texts == ("Noi dung nguyen ven",)
    assert found.cleaned


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_cut_off(tmp_path: Path, part: float) -> None:
    path = pdf(tmp_path / "a.pdf", *["Noi dung mot trang"] * 20)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    assert fault(path) == "damaged"


# Any file


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.pdf", b"", "empty"),
        ("a.zip", b"", "empty"),
        ("a.pdf", b"%PDF-1.7\n", "damaged"),
        ("a.pdf", b"<!doctype html><title>Loi 404</title>", "mislabelled"),
        ("a.pdf", b"PK\x03\x04" + bytes(40), "mislabelled"),
        ("a.docx", b"%PDF-1.7\n", "mislabelled"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-office"),
        ("a.docx", b"PK\x03\x04" + bytes(40), "damaged"),
        ("a.mp3", b"%PDF-1.7\n", "mislabelled"),
        ("a.mp4", b"MZ" + bytes(40), "mislabelled"),
        ("a.zip", b"Rar!\x1a\x07\x00", "mislabelled"),
    ],
)
def test_files_that_are_not_what_they_are_called(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert fault(path) == code


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(300_000_000)  # sparse
    assert path.stat().st_size > MOST_BYTES
    assert fault(path) == "large"


def test_recordings_are_published_without_who_and_where(tmp_path: Path) -> None:
    sound = b"\xff\xfb\x90\x00" + bytes(400)
    named = b"ID3\x03\0\0\0\0\0\x10TPE1\0\0\0\x06\0\0\0Mau 1"
    ape = b"APETAGEX" + struct.pack("<IIII", 2000, 40, 1, 0) + bytes(8)
    where = box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7+21.0285+105.8542/"))
    told = (box(b"ftyp", b"isom"), box(b"moov", box(b"mvhd"), box(b"trak", where), where), box(b"mdat", sound))
    untold = [part.replace(where, box(b"free", bytes(len(where) - 8))) for part in told]
    for name, data, published in (
        ("a.mp3", named + sound + bytes(8) + ape + b"TAG" + bytes(125), sound),
        ("b.mp3", sound, sound),
        ("c.mp4", b"".join(told), b"".join(untold)),
        ("d.mp4", b"".join(untold), b"".join(untold)),
    ):
        (tmp_path / name).write_bytes(data)
        found = look(tmp_path / name)
        assert (found.fault, found.cleaned) == (None, data != published)
        if found.cleaned:
            assert (tmp_path / "copy").with_suffix(name[1:]).read_bytes() == published


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.mp3", b"ID3\x04\0\0\0\0\x7f\x7f"),
        ("a.mp4", box(b"ftyp", b"isom") + box(b"moov") + b"\0\0\x7f\xffmdat"),
        ("a.mp4", box(b"ftyp", b"isom") + box(b"mdat")),
    ],
)
def test_recordings_that_are_cut_off(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert fault(tmp_path / name) == "damaged"


# Word, Excel, PowerPoint, OpenDocument


def test_the_text_of_a_word_file(tmp_path: Path) -> None:
    notes = '<w:footnotes xmlns:w="x"><w:footnote><w:p><w:r><w:t>Chú thích</w:t></w:r></w:p></w:footnote></w:footnotes>'
    found = look(word(tmp_path / "a.docx", "Điều 1. Tần số", "Điều 2.", **{"word__footnotes.xml": notes}))
    assert found.fault is None
    assert found.texts == ("Điều 1. Tần số\nĐiều 2.\nChú thích",)
    assert not found.numbered
    assert not found.cleaned


def test_the_text_of_other_kinds(tmp_path: Path) -> None:
    sheet = zipped(
        tmp_path / "a.xlsx",
        {
            "xl/workbook.xml": "<workbook/>",
            "xl/sharedStrings.xml": "<sst><si><t>Họ tên</t></si><si><r><t>Bà </t></r><r><t>Mẫu</t></r></si></sst>",
        },
    )
    assert look(sheet).texts == ("Họ tên\nBà Mẫu",)
    cells = (
        '<row><c t="s"><v>0</v></c><c><v>0900000000</v></c><c><v>0.5</v></c></row><row><c t="str"><v>Kho</v></c></row>'
    )
    numbers = zipped(
        tmp_path / "b.xlsx", {"xl/workbook.xml": "<workbook/>", "xl/worksheets/tong.xml": f"<s>{cells}</s>"}
    )
    assert look(numbers).texts == ("0900000000\nKho",)
    slide = '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>Trang chiếu</a:t></a:r></a:p></p:sld>'
    slides = zipped(tmp_path / "a.pptx", {"ppt/presentation.xml": "<p/>", "ppt/slides/slide1.xml": slide})
    assert look(slides).texts == ("Trang chiếu",)
    text = '<o:doc xmlns:o="o" xmlns:t="t"><t:h>Tiêu đề</t:h><t:p>Một <t:span>hai</t:span> ba</t:p></o:doc>'
    assert look(zipped(tmp_path / "a.odt", {"content.xml": text})).texts == ("Tiêu đề\nMột hai ba",)
    drawn = {
        "word__charts__chart1.xml": "Doanh thu",
        "word__diagrams__data1.xml": "Sơ đồ",
        "word__hdr.xml": "Đầu trang",
    }
    parts = {name: f'<d xmlns:a="a"><a:p><a:t>{said}</a:t></a:p></d>' for name, said in drawn.items()}
    assert look(word(tmp_path / "a.docx", "Một", **parts)).texts == ("Một\nĐầu trang\nDoanh thu\nSơ đồ",)


BODY = '<w:d xmlns:w="w"><w:p>{}</w:p></w:d>'
RUN = "<w:r><w:rPr>{}</w:rPr><w:t>a</w:t></w:r>"
NOTES = '<w:comments xmlns:w="w">{}</w:comments>'
WORKBOOK = "<workbook><sheets><sheet name='1'/>{}</sheets></workbook>"
SHEET = "<worksheet>{}<row><c t='str'><v>a</v></c></row></worksheet>"
ODT = "<c>{}<p>a</p></c>"
UNSEEN = {
    "nothing": ("docx", {WORD: BODY.format(RUN)}, []),
    "deleted": ("docx", {WORD: BODY.format('<w:del w:id="0"><w:delText>b</w:delText></w:del>')}, ["changes"]),
    "moved": ("docx", {WORD: BODY.format(f"<w:moveFrom>{RUN}</w:moveFrom>")}, ["changes"]),
    "comment": ("docx", {WORD: BODY, "word/comments.xml": NOTES.format("<w:comment><w:p/></w:comment>")}, ["comments"]),
    "no comment": ("docx", {WORD: BODY, "word/comments.xml": NOTES.format("")}, []),
    "hidden": ("docx", {WORD: BODY.format(RUN.format("<w:vanish/>"))}, ["hidden"]),
    "not hidden": ("docx", {WORD: BODY.format(RUN.format('<w:vanish w:val="0"/>'))}, []),
    "sheet": ("xlsx", {"xl/workbook.xml": WORKBOOK.format("<sheet name='2' state='veryHidden'/>")}, ["hidden"]),
    "no sheet": ("xlsx", {"xl/workbook.xml": WORKBOOK.format("")}, []),
    "column": (
        "xlsx",
        {"xl/workbook.xml": WORKBOOK, "xl/worksheets/s.xml": SHEET.format("<cols><col hidden='1'/></cols>")},
        ["hidden"],
    ),
    "slide": ("pptx", {"ppt/presentation.xml": "<p/>", "ppt/slides/s.xml": "<sld show='0'><p/></sld>"}, ["hidden"]),
    "region": ("odt", {"content.xml": ODT.format("<changed-region><deletion/></changed-region>")}, ["changes"]),
    "annotation": ("odt", {"content.xml": ODT.format("<annotation><p>b</p></annotation>")}, ["comments"]),
}  # fmt: skip


@pytest.mark.parametrize("name", UNSEEN)
def test_what_printed_pages_do_not_show_is_told(name: str, tmp_path: Path) -> None:
    kind, parts, codes = UNSEEN[name]
    file = zipped(tmp_path / f"a.{kind}", {"[Content_Types].xml": "<Types/>", **parts})
    assert hints(look(file)) - {"no-text"} == set(codes)


def test_the_notes_of_a_sheet_are_read_in_whatever_folder_they_are(tmp_path: Path) -> None:
    note = "<comments><authors><author>Ta</author></authors><comment><text><t>Soát lại</t></text></comment></comments>"
    for name in ("xl/comments1.xml", "xl/comments/comment1.xml"):
        found = look(zipped(tmp_path / "a.xlsx", {"xl/workbook.xml": "<workbook/>", name: note}))
        assert (found.texts, hints(found), found.cleaned) == (("Soát lại",), {"comments"}, True)


def test_sheets_are_read_with_the_names_that_people_gave_them(tmp_path: Path) -> None:
    sheets = (
        "<workbook><sheets><sheet name='Sheet1'/><sheet name='Trang_tính2'/><sheet name='Bà Mẫu'/></sheets></workbook>"
    )
    assert look(zipped(tmp_path / "a.xlsx", {"xl/workbook.xml": sheets})).texts == ("Bà Mẫu",)


def test_a_main_part_with_a_number(tmp_path: Path) -> None:
    """Word on the web writes one."""
    path = zipped(tmp_path / "a.docx", {"word/document2.xml": BODY.format(RUN), "word/header1.xml": BODY.format(RUN)})
    assert look(path).fault is None


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ('_xlfn.WEBSERVICE("https://thu.vn")', "external"),
        ('1+IF(A1="""",_xlfn.IMAGE(B1))', "external"),
        ('RTD("may",,"gia")', "external"),
        ('IF(A1="IMAGE(",B1)', ""),
        ('__xludf.DUMMYFUNCTION("IMAGE(""https://thu.vn"")")', ""),  # of Google Sheets, which Excel does not run
        ("MY_IMAGE(1)", ""),
    ],
)
def test_a_formula_that_fetches_something(tmp_path: Path, formula: str, code: str) -> None:
    cell = f"<row><c t='str'><f>{formula}</f><v>a</v></c></row>"
    path = zipped(tmp_path / "a.xlsx", {"xl/workbook.xml": "<w/>", "xl/worksheets/s.xml": f"<s>{cell}</s>"})
    found = look(path).fault
    assert (found.code if found else "") == code


def test_names_are_gone_from_the_copy_of_a_word_file(tmp_path: Path) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:creator>Tả</dc:creator>'
        "<cp:lastModifiedBy>Máy 0123</cp:lastModifiedBy><dcterms:created>2019</dcterms:created></cp:coreProperties>"
    )
    comments = '<w:comments xmlns:w="w"><w:comment w:author="Tả" w:initials="T"><w:p/></w:comment></w:comments>'
    path = word(
        tmp_path / "a.docx",
        "Nội dung",
        **{
            "docProps__core.xml": core,
            "docProps__app.xml": "<Properties><Company>Máy 0123</Company></Properties>",
            "_rels__.rels": RELS.format('<Relationship Type="x/core-properties" Target="/meta/1.psmdcp"/>'),
            "meta__1.psmdcp": "<p><lastModifiedBy>Người Tả</lastModifiedBy></p>",
            "word__comments.xml": comments,
            "word___rels__settings.xml.rels": relation("attachedTemplate", "file:///C:\\Users\\ta\\Normal.dotm"),
            "word__settings.xml": '<w:settings xmlns:w="w"><w:attachedTemplate w:id="r1"/></w:settings>',
        },
    )
    found = look(path)
    assert found.fault is None
    assert found.cleaned
    with zipfile.ZipFile(tmp_path / "copy.docx") as copy:
        everything = b"".join(map(copy.read, copy.namelist())).decode()
    assert not [trace for trace in ("Tả", "0123", "Users", "attachedTemplate") if trace in everything]
    assert "2019" in everything
    assert "Nội dung" in everything
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(tmp_path / "copy.docx") as after:
        assert before.namelist() == after.namelist()


def _body(content: str) -> str:
    return f'<w:d xmlns:w="w">{content}</w:d>'


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word__vbaProject.bin": b"x"}, "macros"),
        ({"word__activeX__activeX1.bin": b"x"}, "macros"),
        (
            {"[Content_Types].xml": '<Types><Override ContentType="application/x.macroEnabled.main+xml"/></Types>'},
            "macros",
        ),
        ({"word__embeddings__oleObject1.bin": b"x"}, "embedded"),
        ({"word___rels__document.xml.rels": relation("attachedTemplate", "https://example.vn/x.dotm")}, "external"),
        ({"word___rels__document.xml.rels": relation("image", "https://example.vn/dem.png")}, "external"),
        ({"word___rels__document.xml.rels": relation("oleObject", "\\\\example.vn\\x")}, "external"),
        ({"word__document.xml": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'}, "active"),
        ({"word__document.xml": '<w:d xmlns:w="w"><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:d>'}, "active"),
        ({"word__document.xml": _body("<w:instrText>DD</w:instrText><w:instrText>E x</w:instrText>")}, "active"),
        ({"word__document.xml": _body('<w:fldSimple w:instr="ddeauto x"/>')}, "active"),
        ({"word__document.xml": _body('<w:fldSimple w:instr="INCLUDETEXT //example.vn/x"/>')}, "external"),
        ({"word___rels__document.xml.rels": relation("aFChunk", "a.mht", "Internal")}, "embedded"),
        ({"word__document.xml": "<w:d>"}, "damaged"),
    ],
)
def test_word_files_that_mean_harm(tmp_path: Path, parts: dict[str, bytes | str], code: str) -> None:
    assert fault(word(tmp_path / "a.docx", "Nội dung", **parts)) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('<d:image xlink:href="https://example.vn/dem.png"/>', "external"),
        ('<d:section-source xlink:href="../x.odt"/>', "external"),
        ('<d:event-listener xlink:href="vnd.sun.star.script:x?language=Basic"/>', "macros"),
        ("<d:dde-connection-decl/>", "active"),
        ('<d:a xlink:href="https://example.vn/"/><d:image xlink:href="Pictures/1.png"/>', ""),
    ],
)
def test_open_documents_that_mean_harm(tmp_path: Path, content: str, code: str) -> None:
    whole = f'<d:doc xmlns:d="d" xmlns:xlink="http://www.w3.org/1999/xlink">{content}<d:p>Chữ</d:p></d:doc>'
    found = look(zipped(tmp_path / "a.odt", {"content.xml": whole}))
    assert (found.fault.code if found.fault else "") == code


def test_a_sheet_that_asks_another_program(tmp_path: Path) -> None:
    parts = {
        "xl/workbook.xml": "<workbook/>",
        "xl/externalLinks/externalLink1.xml": '<e><ddeLink ddeService="cmd"/></e>',
    }
    assert fault(zipped(tmp_path / "a.xlsx", parts)) == "active"


def test_an_open_document_with_a_password(tmp_path: Path) -> None:
    manifest = "<m><file-entry><encryption-data/></file-entry></m>"
    assert (
        fault(zipped(tmp_path / "a.odt", {"content.xml": b"\x8f\x01", "META-INF/manifest.xml": manifest})) == "locked"
    )


def test_links_that_a_reader_follows_are_fine(tmp_path: Path) -> None:
    rels = relation("hyperlink", "https://example.vn")
    assert look(word(tmp_path / "a.docx", "x", **{"word___rels__document.xml.rels": rels})).fault is None
    fields = (
        ' HYPERLINK "https://example.vn/dde/" \\o "The link above" ',
        ' HYPERLINK "https://example.vn/" ',
        " PAGE ",
    )
    said = "".join(f'<w:fldChar w:fldCharType="begin"/><w:instrText>{one}</w:instrText>' for one in fields)
    assert look(word(tmp_path / "a.docx", "x", **{"word__document.xml": _body(said)})).fault is None


def test_a_zip_that_is_no_word_file(tmp_path: Path) -> None:
    assert fault(zipped(tmp_path / "a.docx", {"x.txt": "x"})) == "mislabelled"


# Zips


def test_a_zip_is_listed(tmp_path: Path) -> None:
    found = look(zipped(tmp_path / "a.zip", {"Phụ lục 1.docx": "x", "so-lieu/": "", "so-lieu/bang.xlsx": "y"}))
    assert found.fault is None
    assert found.members == ("Phụ lục 1.docx", "so-lieu/bang.xlsx")
    assert hints(found) == {"zip-unread"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"], "nothing is unpacked"


def test_what_a_zip_holds_is_read(tmp_path: Path) -> None:
    report = word(tmp_path / "w.docx", "Biên bản về xuyến chi.").read_bytes()
    slides = pdf(tmp_path / "p.pdf", "Trang dau noi ve buu chinh", Author="Van thu 7").read_bytes()
    found = look(
        zipped(tmp_path / "a.zip", {"Biên bản.docx": report, "b/c.pdf": slides, "d.txt": "Ghi chú.", "e.jpg": "x"})
    )
    assert found.fault is None
    assert found.texts == (
        "Biên bản.docx\nBiên bản về xuyến chi.\nb/c.pdf\nTrang dau noi ve buu chinh\nd.txt\nGhi chú.\ne.jpg",
    )
    assert {hint.code: hint.values for hint in found.hints} == {
        "zip-unread": {"name": "e.jpg", "count": 1},
        "zip-named": {"name": "b/c.pdf", "count": 1},
    }
    assert not found.cleaned
    assert not (tmp_path / "copy").exists()


def test_plain_text_in_a_zip(tmp_path: Path) -> None:
    members = {"a.txt": "Số một".encode("utf-16"), "b.csv": "Số hai".encode("utf-8-sig"), "c.txt": b"S\xe8 ba"}
    found = look(zipped(tmp_path / "a.zip", members))
    assert found.texts == ("a.txt\nSố một\nb.csv\nSố hai\nc.txt",)
    assert [hint.values for hint in found.hints] == [{"name": "c.txt", "count": 1}]


def test_a_document_in_a_zip_that_means_harm(tmp_path: Path) -> None:
    harm = word(tmp_path / "w.docx", "x", **{"word__vbaProject.bin": b"x"}).read_bytes()
    found = look(zipped(tmp_path / "a.zip", {"so/Mau.docx": harm})).fault
    assert found
    assert (found.code, found.values) == ("member", {"member": "so/Mau.docx", "code": "macros"})


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"../../x.txt": "x"}, "traversal"),
        ({"/etc/x": "x"}, "traversal"),
        ({"C:\\x.txt": "x"}, "traversal"),
        ({"a/..\\..\\x": "x"}, "traversal"),
        ({"x.exe": "x"}, "member-runs"),
        ({"a/Bao cao.DOCM": "x"}, "member-runs"),
        ({"x.exe. ": "x"}, "member-runs"),
        ({"x.url": "x"}, "member-runs"),
        ({"x.7z.": "x"}, "member-packed"),
        ({}, "empty"),
        ({"x.zip": bomb(1000)}, "member-packed"),
        ({"Bao-cao.txt": "x", "bao-cao.TXT": "y"}, "member-twice"),
        ({"0.txt": bytes(60_000_000)}, "bomb"),
        ({f"{number}.txt": "" for number in range(MOST_MEMBERS + 1)}, "members"),
    ],
)
def test_zips_that_mean_harm(tmp_path: Path, members: dict[str, bytes | str], code: str) -> None:
    assert fault(zipped(tmp_path / "a.zip", members)) == code


@pytest.mark.parametrize("other", ["Phụ lục.docx", unicodedata.normalize("NFD", "Phụ lục.docx")])
def test_two_files_of_one_name_in_a_zip(tmp_path: Path, other: str) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile's own, about a duplicate name
        archive.writestr("Phụ lục.docx", "x")
        archive.writestr(other, "y")
    assert fault(path) == "member-twice"


def test_links_in_zips(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("loi-tat")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert fault(path) == "traversal"


def test_a_document_that_is_a_bomb(tmp_path: Path) -> None:
    assert fault(word(tmp_path / "a.docx", "x", **{"word__x.xml": bytes(60_000_000)})) == "bomb"
