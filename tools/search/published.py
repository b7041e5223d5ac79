"""The published index, asked by the scripts of the search page and scored by the lunr package."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, convert

from plugins.search.addresses import ROOT

from .lunr_index import Clause, Row, scores
from .scripts import ScriptFailed, Scripts

_OPEN = """
  const { SearchIndex } = imported("search-index.js");
  const { Articles } = imported("cards.js");
  const index = await SearchIndex.open(new URL(argument), false);
  index.score = async (clauses, rows, fields, documents, taken) => {
    const asked = new Set(clauses.flatMap(({ terms }) => terms));
    const known = [...rows.values()].filter(({ term }) => asked.has(term)).map((row) => {
      const postings = [...row.postings].map(([field, { refs, counts }]) => [field, [refs, counts]]);
      return { ...row, postings: Object.fromEntries(postings) };
    });
    return new Map(await ask("score", { clauses, rows: known, fields, documents, taken }));
  };
  globalThis.articles = new Articles(index);
"""
_IS_ENOUGH = 'return imported("query.js").isEnough(argument);'
_SEARCH = """
  const { searchWhole } = imported("results.js");
  const { scores, corrected, ...found } = await searchWhole(articles, argument);
  return { ...found, corrected: Object.fromEntries(corrected), scores: found.refs.map((ref) => scores.get(ref)) };
"""
_PERIOD = 'return Object.values(imported("periods.js").periodParts(argument));'
_CARD = "return articles.card(argument);"


class NotPublished(Exception):
    """A folder has no index that this version can read."""


class Found(Struct, frozen=True):
    """What a search found.

    refs: the numbers of articles, best first; scores: theirs; complete: how many of them, at the front, match every
    part; read: the question as reinterpreted; corrected: the readings of each misspelt syllable, likeliest first;
    nowhere: the parts that no article has; period: the token of the one asked for, if no article is of it and its
    neighbours are given instead, or "".
    """

    refs: list[int]
    scores: list[float]
    complete: int
    read: str
    corrected: dict[str, list[str]]
    nowhere: list[str]
    period: str


class _Asked(Struct, frozen=True):
    """A request for scores, see lunr_index.scores."""

    clauses: tuple[Clause, ...]
    rows: tuple[Row, ...]
    fields: Mapping[str, int]
    documents: int
    taken: tuple[int, ...]


class Published:
    """The index of a built site. NotPublished from any method if files are missing or of another format."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self._scripts = Scripts({"file": self._text, "score": _scored})
        self._run(_OPEN, ROOT)

    def is_enough(self, question: str) -> bool:
        """Whether a question has enough letters or digits to search for."""
        return bool(self._run(_IS_ENOUGH, question))

    def search(self, question: str) -> Found:
        """What a question finds."""
        return convert(self._run(_SEARCH, question), Found)

    def period(self, token: str) -> tuple[str, str]:
        """The kind and the value of a period as displayed: "quarter", "I/2016"."""
        kind, value = self._run(_PERIOD, token)
        return kind, value

    def card(self, number: int) -> dict[str, Any]:
        """What results show of an article."""
        card: dict[str, Any] = self._run(_CARD, number)
        return card

    def close(self) -> None:
        """Free the scripts."""
        self._scripts.close()

    def _run(self, body: str, argument: object) -> Any:
        try:
            return self._scripts.run(body, argument)
        except ScriptFailed as failed:
            if failed.reason:
                raise NotPublished(str(failed)) from None
            raise

    def _text(self, path: str) -> str | None:
        try:
            return (self.site / path[1:]).read_bytes().decode()
        except (OSError, UnicodeDecodeError):
            return None


def _scored(asked: object) -> list[tuple[int, float]]:
    given = convert(asked, _Asked)
    return [*scores(given.clauses, given.rows, given.fields, given.documents, given.taken).items()]
