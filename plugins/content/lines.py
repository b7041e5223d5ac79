"""Finds the lines of what a converted text no longer knows the place of."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate


class Lines:
    """The lines of a text that begins on `first_line` of its file."""

    def __init__(self, source: str, first_line: int) -> None:
        self.source, self.first_line = source, first_line
        self._after: dict[str, int] = {}
        self._starts: list[int] = []

    def line_of(self, text: str) -> int:
        """The line of the file that holds `text`; asked again, the line of its next place in the source.

        The last place known, or the first line, where there is no further one.
        """
        place = self.source.find(text, self._after.get(text, 0)) if text else -1
        if place < 0:
            return self._line(max(self._after.get(text, 0) - 1, 0))
        self._after[text] = place + 1
        return self._line(place)

    def line_of_address(self, written: str) -> int:
        """The line of a link or an image, found like that of a text by the address that it was written with."""
        texts = (f"]({written})", f"]({written}", f"](<{written}", f"<{written}")
        return self.line_of(next((text for text in texts if text in self.source), written))

    def line_of_row(self, row: str) -> int:
        """The line that holds `row` and nothing else, found like that of a text."""
        key = f"\n{row}\n"
        place = f"\n{self.source}\n".find(key, self._after.get(key, 0))
        if place < 0:
            return self.line_of(row)
        self._after[key] = place + 1
        return self._line(place)

    def _line(self, place: int) -> int:
        if not self._starts:
            self._starts = list(accumulate(len(row) + 1 for row in self.source.split("\n")))
        return self.first_line + bisect_right(self._starts, place)
