"""Runs axe in a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that a colour scheme may break."""


def look(page: Page, *rules: str, without: Iterable[str] = (), inside: str = "document") -> dict[str, Any]:
    """The result of axe for a page in its current state, with details of `violations` only.

    rules: run only these. without: run all but these. inside: an expression, the nodes to look at.
    """
    from axe_playwright_python.base import AXE_SCRIPT

    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)
    options: dict[str, Any] = {"resultTypes": ["violations"], "rules": {rule: {"enabled": False} for rule in without}}
    options |= {"runOnly": rules} if rules else {}
    found: dict[str, Any] = page.evaluate(f"options => axe.run({inside}, options)", options)
    return found
