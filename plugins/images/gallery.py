"""The elements of figures: a photograph in its frame, a gallery of several, a lost photograph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from plugins.vietnamese.dates import find_dates
from plugins.vietnamese.formatting import iso
from plugins.vietnamese.messages import Messages
from plugins.vietnamese.text import slug

_CREDIT = re.compile(
    r"(?:^|(?<=[.!?”\"»)…])\s+)(?P<credit>(?:Ảnh|Hình|Nguồn|Photo|Image|Source)(?: [^:.]{1,16})?\s*:\s*\S.*)$",
    re.DOTALL,
)


def split_caption(text: str) -> tuple[str, str]:
    """A caption and the credit at its end: "Toàn cảnh Hội nghị. Ảnh: Đăng Quý" → ("Toàn cảnh Hội nghị.", "Ảnh: …")."""
    match = _CREDIT.search(text)
    return (text[: match.start()].strip(), match["credit"].strip()) if match else (text.strip(), "")


def figure(placeholder: str, caption: str) -> Element:
    """A picture, which later replaces `placeholder`, with its caption."""
    element = Element("figure", {"class": "figure"})
    SubElement(element, "div", {"class": "figure__frame"}).text = placeholder
    _caption(element, caption)
    return element


def lost_figure(name: str, alt: str, caption: str, anchor: str, list_address: str, messages: Messages) -> Element:
    """A lost photograph: a notice and what is known of it. list_address: of the page that lists all of them."""
    element = Element("figure", {"class": "figure figure--lost", "id": anchor})
    notice = SubElement(element, "div", {"class": "figure__lost"})
    line = SubElement(notice, "p", {"class": "figure__notice"})
    link = SubElement(line, "a", {"href": list_address})
    link.text, link.tail = messages.say("lost-label"), messages.say("lost-notice")
    if alt and slug(alt) != slug(caption):
        SubElement(notice, "p", {"class": "figure__subject"}).text = messages.say("lost-subject", subject=alt)
    file = SubElement(notice, "p", {"class": "figure__file"})
    if name:
        file.text = messages.say("lost-file") + " "
        SubElement(file, "code").text = name
    else:
        file.text = messages.say("lost-nameless")
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
    element.text = f"{caption} " if caption and credit else caption
    if credit:
        _dated(SubElement(element, "span", {"class": "figure__credit"}), credit)


def _dated(element: Element, text: str) -> None:
    """Write a text into an element, with its dates as <time>."""
    dates = [(found, machine) for found in find_dates(text) if found.when and (machine := iso(found.when))]
    ends = [*(found.start for found, _ in dates), len(text)]
    element.text = text[: ends[0]]
    for (found, machine), end in zip(dates, ends[1:], strict=True):
        time = SubElement(element, "time", {"datetime": machine})
        time.text, time.tail = text[found.start : found.end], text[found.end : end]
