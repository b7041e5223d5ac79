"""Figures as elements: a photograph in its frame, several as a gallery, one that is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from plugins.vietnamese.text import slug

from .texts import MESSAGES

_CREDIT = re.compile(r"(?:^|(?<=[.!?”\"»)…])\s+)(?P<credit>(?:Ảnh|Hình|Nguồn ảnh|Nguồn)\s*:\s*\S.*)$", re.DOTALL)


def split_caption(text: str) -> tuple[str, str]:
    """A caption and the credit at its end: "Toàn cảnh Hội nghị. Ảnh: Đăng Quý" → ("Toàn cảnh Hội nghị.", "Ảnh: …")."""
    match = _CREDIT.search(text)
    return (text[: match.start()].strip(), match["credit"].strip()) if match else (text.strip(), "")


def figure(hole: str, caption: str) -> Element:
    """A picture, which comes into the place of `hole`, and its caption."""
    element = Element("figure", {"class": "figure"})
    SubElement(element, "div", {"class": "figure__frame"}).text = hole
    _caption(element, caption)
    return element


def lost_figure(name: str, alt: str, caption: str, anchor: str, list_address: str) -> Element:
    """A photograph that the archive does not have: says so, and what is known of it. list_address: of all such."""
    element = Element("figure", {"class": "figure figure--lost", "id": anchor})
    notice = SubElement(element, "div", {"class": "figure__lost"})
    line = SubElement(notice, "p", {"class": "figure__notice"})
    link = SubElement(line, "a", {"href": list_address})
    link.text, link.tail = MESSAGES.say("lost-label"), MESSAGES.say("lost-notice")
    if alt and slug(alt) != slug(caption):
        SubElement(notice, "p", {"class": "figure__subject"}).text = MESSAGES.say("lost-subject", subject=alt)
    file = SubElement(notice, "p", {"class": "figure__file"})
    if name:
        file.text = MESSAGES.say("lost-file") + " "
        SubElement(file, "code").text = name
    else:
        file.text = MESSAGES.say("lost-nameless")
    _caption(element, caption)
    return element


def gallery(figures: Iterable[Element]) -> Element:
    """Several figures side by side."""
    element = Element("div", {"class": "gallery"})
    element.extend(figures)
    return element


def _caption(parent: Element, text: str) -> None:
    caption, credit = split_caption(text)
    if not caption and not credit:
        return
    element = SubElement(parent, "figcaption", {"class": "figure__caption"})
    element.text = caption
    if credit:
        if caption:
            element.text += " "
        SubElement(element, "span", {"class": "figure__credit"}).text = credit
