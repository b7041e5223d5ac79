"""The pages of articles, of fixed pages, and of old addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain, groupby
from typing import TypeVar

from msgspec import Struct

from plugins.core.codec import digest
from plugins.vietnamese.dates import When

from .capability import ArticleContext
from .filling import NO_MENTIONS, FilledBody, Filler, Filling
from .messages import MESSAGES
from .model import Archive, Article, Crumb, FixedPage, Site, Text
from .moves import moves_by_query, published_address, split_alias
from .names import NameIndex, author_index, tag_index
from .periods import month_address, year_address
from .series import SeriesPlace, places
from .targets import Known, Page, Section, Target, page, section_of

R = TypeVar("R", Article, FixedPage)
CONTEXT_NAMES = (
    "title", "breadcrumbs", "article", "body", "category", "places", "authors", "tags", "social", "translation",
)  # fmt: skip
"""The names that the content model itself adds to the context of article pages."""


def pages(
    archive: Archive,
    site: Site,
    contexts: Sequence[ArticleContext] = (),
    mentions: Callable[[], Mapping[str, Mapping[str, str]]] = lambda: NO_MENTIONS,
) -> Iterator[Section]:
    """A page for every article and fixed page, and for each of their old addresses. mentions: see Filler."""
    around = cache(lambda: Surroundings.of(archive, site, contexts, mentions()))
    yield from month_sections(
        "articles",
        archive.articles,
        lambda articles: [*map(around().inputs, articles)],
        lambda articles: map(around().page, articles),
    )
    yield section_of(
        "fixed pages",
        lambda: map(around().fixed_page, archive.pages),
        [file for page in archive.pages for file in (page.file, page.original) if file],
    )
    yield section_of("old addresses", lambda: _redirects(archive))


def month_sections(
    name: str,
    articles: Iterable[Article],
    inputs: Callable[[Sequence[Article]], object],
    targets: Callable[[Sequence[Article]], Iterable[Target]],
) -> Iterator[Section]:
    """A section per month of the given articles, oldest first, so that an edit replans only one month; see Section."""
    for (year, month), some in groupby(articles, key=lambda article: article.month):
        of_month = tuple(some)
        yield Section(
            f"{name} {month_address(year, month)}", partial(inputs, of_month), partial(targets, of_month),
            [article.file for article in of_month], share=True,
        )  # fmt: skip


class Surroundings(Struct, frozen=True):
    """What article pages depend on beside their articles.

    shared, own: of each context, see ArticleContext. originals: the translated records, by content path; translations:
    the addresses of their translations.
    """

    archive: Archive
    filler: Filler
    standing: Mapping[str, tuple[SeriesPlace, ...]]
    authors: NameIndex
    tags: NameIndex
    contexts: Sequence[ArticleContext]
    shared: Known[list[object]]
    own: Sequence[Mapping[str, object]]
    originals: Mapping[str, Article | FixedPage]
    translations: Mapping[str, str]

    @classmethod
    def of(
        cls,
        archive: Archive,
        site: Site,
        contexts: Sequence[ArticleContext],
        mentions: Mapping[str, Mapping[str, str]],
    ) -> Surroundings:
        """The surroundings of an archive's articles."""
        shared = [one.shared(archive, site) for one in contexts]
        translations = {original: page.address for original, page in archive.translations.items()}
        originals = {one.file: one for one in archive.records if one.file in translations} if translations else {}
        return cls(
            archive, Filler(archive, site.base, mentions), places(archive), author_index(archive), tag_index(archive),
            contexts, Known(shared, digest(shared)), [one.own(archive, site) for one in contexts],
            originals, translations,
        )  # fmt: skip

    def page(self, article: Article) -> Page:
        """The page of one article."""
        return Page(
            article.address, "article.html", partial(_article_context, self.contexts), partial(self.inputs, article),
            (article.body,), article.updated.start, article.listed, self._lacks(article),
        )  # fmt: skip

    def inputs(self, article: Article) -> tuple[object, ...]:
        """The inputs of the page of one article."""
        about = {
            "category": self.archive.data.categories[article.category],
            "places": self.standing.get(article.file, ()),
            "authors": self.authors.crumbs(article.authors if article.listed else ()),
            "tags": self.tags.crumbs(article.tags if article.listed else ()),
            "social": self.archive.social.get(article.address),
            "translation": self.translations.get(article.file, ""),
        }
        fillings = self.filler.fillings(article.body, article.lead_image)
        own = [own.get(article.file) for own in self.own]
        return known(self.archive, article), fillings, self.shared, own, about

    def _lacks(self, article: Article) -> frozenset[str]:
        """The context names that are unset on the page of an article."""
        contexts = zip(self.contexts, self.own, strict=True)
        return frozenset(chain(*(one.names for one, own in contexts if one.only_own and article.file not in own)))

    def fixed_page(self, record: FixedPage) -> Page:
        """A fixed page, or one in English."""
        modified = record.modified.start if record.modified else None
        inputs: tuple[object, ...] = (known(self.archive, record), self.filler.fillings(record.body))
        if not record.is_english:
            return Page(
                record.address, "page.html", _page_context, (*inputs, self.translations.get(record.file, "")),
                (record.body,), modified,
            )  # fmt: skip
        original = self.originals.get(record.original)
        origin = _Original.of(original) if original else None
        translated = [(one, own.get(record.original)) for one, own in self._in_translations]
        article = (
            known(self.archive, original)
            if isinstance(original, Article) and any(own is not None for _, own in translated)
            else None
        )
        make = partial(_english_context, [one for one, _ in translated])
        lacks = frozenset(chain(*(one.names for one, own in translated if own is None)))
        return Page(
            record.address, "english/page.html", make, (*inputs, origin, article, [own for _, own in translated]),
            (record.body,), modified, not (origin and origin.withdrawn), lacks,
        )  # fmt: skip

    @property
    def _in_translations(self) -> list[tuple[ArticleContext, Mapping[str, object]]]:
        """The contexts that pages of translations share, each with the articles' own inputs."""
        return [pair for pair in zip(self.contexts, self.own, strict=True) if pair[0].translated]


def _article_context(
    contexts: Sequence[ArticleContext],
    article: Article,
    fillings: tuple[Filling, ...],
    shared: Sequence[object],
    own: Sequence[object],
    about: Mapping[str, object],
    texts: tuple[Text],
) -> Mapping[str, object]:
    """The context of an article's page. shared, own: see ArticleContext, in the order of the contexts."""
    found: dict[str, object] = {}
    for one, all_share, its_own in zip(contexts, shared, own, strict=True):
        found.update(one.context(article, all_share, its_own))
    return {
        **found,
        **about,
        "title": article.title,
        "breadcrumbs": _breadcrumbs(article) if article.listed else (),
        "article": article,
        "body": FilledBody(texts[0], fillings),
    }


class _Original(Struct, frozen=True, array_like=True):
    """What an English page says about the Vietnamese original. date: None unless that is an article."""

    title: str
    address: str
    date: When | None
    withdrawn: bool

    @classmethod
    def of(cls, record: Article | FixedPage) -> _Original:
        """Describe an article or a fixed page."""
        if isinstance(record, Article):
            return cls(record.title, record.address, record.date, not record.listed)
        return cls(record.title, record.address, None, withdrawn=False)


def known(archive: Archive, record: R) -> Known[R] | R:
    """A record as an input, with the digest of its source, which determines all of it, if the archive has that."""
    source = archive.digests.get(record.file)
    return Known(record, source) if source else record


def _page_context(
    record: FixedPage, fillings: tuple[Filling, ...], translation: str, texts: tuple[Text]
) -> Mapping[str, object]:
    return {
        "title": record.title,
        "breadcrumbs": (),
        "page": record,
        "body": FilledBody(texts[0], fillings),
        "translation": translation,
    }


def _english_context(
    contexts: Sequence[ArticleContext],
    record: FixedPage,
    fillings: tuple[Filling, ...],
    original: _Original | None,
    article: Article | None,
    own: Sequence[object],
    texts: tuple[Text],
) -> Mapping[str, object]:
    """The context of a page in English. article: the original, if it has any own input; own: see ArticleContext."""
    found: dict[str, object] = {}
    for one, its_own in zip(contexts, own, strict=True):
        if article and its_own is not None:
            found.update(one.context(article, None, its_own))
    return {
        **found,
        **_page_context(record, fillings, original.address if original else "", texts),
        "original": original if original and original.date else None,
        "withdrawn": original is not None and original.withdrawn,
    }


def _breadcrumbs(article: Article) -> tuple[Crumb, ...]:
    year, month = article.month
    return (
        Crumb(MESSAGES.say("crumb-year", year=year), year_address(year)),
        Crumb(MESSAGES.say("crumb-month", month=month), month_address(year, month)),
    )


def _redirects(archive: Archive) -> Iterator[Page]:
    """A page for each old address, except those on paths that need the query to identify a target."""
    shared = moves_by_query(archive)
    for record in archive.records:
        for alias in record.aliases:
            address = published_address(alias)
            if split_alias(alias)[1] is None and address not in shared:
                context = {"title": record.title, "target": record.address}
                yield page(address, "redirect.html", context, indexed=False)
