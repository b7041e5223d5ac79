"""Links to attached files in Markdown: each is recorded, and one alone in its paragraph becomes a card.

Works after the core's last step, so that the other words of a card are no text of the article.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor
from msgspec import Struct

from plugins.content.addresses import linked_file
from plugins.content.conversion import Document, document_of
from plugins.content.layout import first_words, is_attached
from plugins.content.model import FileFacts, Link
from plugins.content.steps import TreeSteps
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.text import slug

MESSAGES = messages_of(__package__)
_LONGEST_NAME = 80


class Linked(Struct, frozen=True, array_like=True):
    """A link to an attached file: its content path, the words of the link, and its line."""

    path: str
    words: str
    line: int


class Cards(Treeprocessor):
    """Records links to attached files, and makes cards of lone ones."""

    def run(self, root: Element) -> None:
        """Process every link, whose address is a placeholder by now."""
        document = document_of(self.md)
        found = {link: linked for link in root.iter("a") if (linked := _linked(link, document))}
        document.notes.extend(found.values())
        for paragraph in [*root.iter("p")] if found else ():
            link = _lone(paragraph)
            if link in found:
                _make_card(paragraph, link, found[link], document)


def _linked(link: Element, document: Document) -> Linked | None:
    target = document.filling(link.get("href", ""))
    if not isinstance(target, Link):
        return None
    path = linked_file(document.file, target)
    return Linked(path, " ".join("".join(link.itertext()).split()), target.line) if is_attached(path) else None


def _lone(paragraph: Element) -> Element | None:
    """The link that is the only content of a paragraph; None if there is none."""
    if len(paragraph) != 1 or paragraph[0].tag != "a":
        return None
    around = f"{paragraph.text or ''}{paragraph[0].tail or ''}"
    return None if around.strip(" .;\n") else paragraph[0]


def _make_card(paragraph: Element, link: Element, linked: Linked, document: Document) -> None:
    paragraph.tag = "div"
    paragraph.set("class", "document document--linked")
    paragraph.text = link.tail = None
    link.set("class", "document__title")
    facts = SubElement(paragraph, "span", {"class": "document__facts"})
    facts.text = document.placeholder(FileFacts(linked.path, linked.line, language=document.language))
    kind = linked.path.rpartition(".")[2]
    address = document.placeholder(Link(f"/{linked.path}", "", 0))  # line 0: faults are reported at the title
    attributes = {"class": "document__action", "href": address, "download": download_name(kind, linked.words)}
    action = SubElement(paragraph, "a", attributes)
    say = MESSAGES.in_language(document.language).say
    action.text = say("card-download")
    SubElement(action, "span", {"class": "visually-hidden"}).text = f" {linked.words}"
    more = SubElement(paragraph, "details", {"class": "document__more"})
    SubElement(more, "summary").text = say("card-checksum")
    SubElement(more, "code").text = document.placeholder(FileFacts(linked.path, linked.line, "sha256"))


def download_name(kind: str, title: str, number: str = "") -> str:
    """The descriptive name of a downloaded file, valid on any system: "15-bc-bttt-bao-cao-quy-iii.pdf"."""
    return f"{first_words(slug(f'{number} {title}'), _LONGEST_NAME) or 'tep'}.{kind}"


def makeExtension() -> TreeSteps:  # noqa: N802  # python-markdown's name
    """The extension, for python-markdown's loader."""
    return TreeSteps(documents=Cards)
