"""The plan: every target once, sections planned only if they changed, no address claimed by two capabilities."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from markdown import Markdown
from msgspec.structs import replace

from plugins.build.graph import Graph
from plugins.build.plan import NO_PREVIOUS_PLAN, Plan, PreviousPlan, make_plan
from plugins.build.templates import Templates
from plugins.content.body.blocks import OfficialBlocks, OfficialHead, block_processor
from plugins.content.capability import ArticleContext, Capabilities, Capability, Conflict, DataFile, Key, Pictures
from plugins.content.model import Archive, Article, Body, Category, Ministry, Site, SiteData
from plugins.content.targets import File, Listed, Page, Planned, Section, page, static
from plugins.core.cache import Cache
from plugins.listings.pages import Lists
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.when import When

MESSAGES = messages_of("plugins.content")
DATA = SiteData({"tin": Category("tin", "Tin", "news")}, {}, (), Ministry("Bộ", "", "", "", "", ""), {})
SITE = Site("https://a.vn", "", "Kho", "Mô tả", DATA, {}, ())
DAY = When(datetime(2019, 9, 5), datetime(2019, 9, 5, 23, 59), "day", "5/9/2019")
ARTICLE = Article("bai-viet/a.md", "a", "A", DAY, "tin", "", Body("bai-viet/a.md", anchors=frozenset({"muc"})))
ARCHIVE = Archive((ARTICLE,), (), DATA)


def graph_of(folder: Path, **templates: str) -> Graph:
    """The graph of a theme with some templates."""
    sources = {f"{name}.html": text for name, text in templates.items()}
    for name, text in sources.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Graph(Templates(folder, Environment(loader=DictLoader(sources)), SITE, Cache(folder / "cache.sqlite")))


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    return graph_of(tmp_path)


def plan(
    graph: Graph,
    *planned: Planned,
    previous: PreviousPlan = NO_PREVIOUS_PLAN,
    archive: Archive = ARCHIVE,
) -> Plan:
    one = Capability(name="one", targets=lambda _archive, _site: planned, spaces=("/mot/", "/robots.txt"))
    return make_plan(archive, SITE, Capabilities((one,)), [static("/theme/a.css", b"")], graph, previous)


def published(plan: Plan, *, same_facts: bool = False) -> PreviousPlan:
    """A plan as the next build finds it, with its files published."""
    return PreviousPlan(plan.sections, same_facts, keep=lambda _paths: True)


def test_every_address_is_known_with_its_anchors(graph: Graph) -> None:
    section = Section("s", tuple, lambda: [static("/mot/hai/", b"")])
    made = plan(graph, page("/mot/", "a.html", {}), section)
    assert made.anchors("/2019/09/a/") == {"muc"}
    for address in ("/mot/", "/mot/hai/", "/theme/a.css", "/robots.txt"):
        assert made.anchors(address) is None
    for address in ("/hai/", "/mot/hai", "/2019/09/b/"):
        with pytest.raises(KeyError):
            made.anchors(address)


def test_what_links_may_lead_to_outlives_the_plan(graph: Graph) -> None:
    made = plan(graph, page("/mot/", "a.html", {}))
    anchors, gone = made.anchors, weakref.ref(made)
    del made
    assert gone() is None
    assert anchors("/2019/09/a/") == {"muc"}


def test_two_targets_at_one_address_are_named(graph: Graph) -> None:
    with pytest.raises(Conflict, match=r"/mot/$"):
        plan(graph, static("/mot/", b"1"), static("/mot/", b"2")).refuse_shared_addresses()
    with pytest.raises(Conflict, match=r"/theme/a\.css$"):
        plan(graph, static("/theme/a.css", b"1")).refuse_shared_addresses()


def section(inputs: object, planned: list[str]) -> Section:
    def targets() -> Iterator[File]:
        planned.append("planned")
        yield static("/mot/", b"")
        yield static("/hai/", b"")

    return Section("s", lambda: inputs, targets, sources=["bai-viet/a.md"])


def test_a_section_is_planned_only_if_what_it_is_made_from_has_changed(graph: Graph) -> None:
    planned: list[str] = []
    first = plan(graph, section((1,), planned))
    assert first.sections["s"].paths == ("mot/index.html", "hai/index.html")
    again = plan(graph, section((1,), planned), previous=published(first))
    assert again.pages == ()
    assert again.anchors("/hai/") is None
    assert len(planned) == 1
    for changed in (
        plan(graph, section((2,), planned), previous=published(first)),
        plan(graph, section((1,), planned)),
    ):
        assert {"/mot/", "/hai/"} <= {target.address for target in changed.pages}
    assert len(planned) == 3
    *_, altered = plan(graph, section((1,), planned), previous=PreviousPlan(first.sections)).replanned
    assert altered.addresses == ("/mot/", "/hai/")


def test_of_a_section_with_the_same_inputs_only_the_pages_of_a_changed_template_are_made(tmp_path: Path) -> None:
    def never() -> tuple[object, ...]:
        raise AssertionError("asked for in vain")

    def pages(of_a: tuple[object, ...] | Callable[[], tuple[object, ...]]) -> Section:
        targets = [Page("/mot/", "a.html", dict, of_a), page("/hai/", "b.html", {}), static("/ba.json", b"")]
        return Section("s", tuple, lambda: targets)

    first = plan(graph_of(tmp_path, a="a", b="b"), pages(({},)))
    kept: list[str] = []

    def keep(paths: Sequence[str]) -> bool:
        kept.extend(paths)
        return True

    previous = PreviousPlan(first.sections, keep=keep)
    again = plan(graph_of(tmp_path, a="a", b="other"), pages(never), previous=previous)
    assert [target.address for target in again.pages] == ["/hai/"]
    assert kept == ["2019/09/a/index.html", "mot/index.html", "ba.json"]
    assert again.sections["s"].paths == first.sections["s"].paths
    assert plan(graph_of(tmp_path, a="a", b="other"), pages(never), previous=published(again)).dirty == ()


def test_of_a_changed_section_only_the_targets_that_are_not_published_as_they_are_stay(graph: Graph) -> None:
    planned: list[str] = []
    kept: list[str] = []

    def keep(paths: Sequence[str]) -> bool:
        kept.extend(paths)
        return True

    def holds(address: str, digest: str) -> bool:
        return (address, digest) == ("/mot/", graph.digest(static("/mot/", b"")))

    first = plan(graph, section((1,), planned))
    again = plan(graph, section((2,), planned), previous=PreviousPlan(first.sections, keep=keep, holds=holds))
    assert [target.address for target in again.pages if isinstance(target, File)] == ["/hai/"]
    assert "mot/index.html" in kept
    assert "hai/index.html" not in kept
    assert again.sections["s"].paths == ("mot/index.html", "hai/index.html")
    with pytest.raises(Conflict, match=r"/mot/$"):
        plan(
            graph,
            section((2,), planned),
            static("/mot/", b""),
            previous=PreviousPlan(first.sections, False, keep, holds),
        ).refuse_shared_addresses()


def test_targets_beyond_what_is_held_are_planned_again_when_they_are_made(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.build.plan.HELD", 2)
    planned: list[str] = []
    small = Section("small", tuple, lambda: [page("/an/", "a.html", {})])
    made = plan(graph, small, section((1,), planned), static("/le/", b""))
    assert [target.address for target in made.pages] == ["/2019/09/a/", "/an/", "/le/"]
    (again,) = made.replanned
    assert again.section.name == "s"
    assert made.sections["s"].paths == ("mot/index.html", "hai/index.html")
    assert made.anchors("/hai/") is None
    assert [target.address for target in again.section.targets()] == ["/mot/", "/hai/"]
    assert len(planned) == 2
    with pytest.raises(Conflict, match=r"/mot/$"):
        plan(graph, section((1,), planned), static("/mot/", b"")).refuse_shared_addresses()


def test_where_only_texts_have_changed_a_section_is_looked_into_only_for_its_own(graph: Graph) -> None:
    planned: list[str] = []
    known = replace(ARCHIVE, digests={"bai-viet/a.md": b"1"})
    first = plan(graph, section((1,), planned), archive=known)
    changed = replace(ARCHIVE, digests={"bai-viet/a.md": b"2"})

    def never() -> object:
        raise AssertionError("asked for in vain")

    unasked = Section("s", never, list, sources=["bai-viet/a.md"])
    again = plan(graph, unasked, archive=known, previous=published(first, same_facts=True))
    assert again.sections == first.sections
    with pytest.raises(AssertionError):
        plan(graph, unasked, archive=changed, previous=published(first, same_facts=True))
    same = plan(graph, section((1,), planned), archive=changed, previous=published(first, same_facts=True))
    assert same.sections["s"].texts != first.sections["s"].texts
    assert len(planned) == 1


def test_overviews_list_the_pages_of_sections_that_were_not_planned(graph: Graph) -> None:
    found: list[list[str]] = []

    def overview(listed: Sequence[Listed], _site: Site) -> Iterator[File]:
        found.append(sorted(entry.address for entry in listed))
        yield static("/sitemap.xml", b"")

    pages = Section("s", tuple, lambda: [page("/mot/", "a", {}), page("/an/", "a", {}, indexed=False)])
    one = Capability(name="one", targets=lambda _archive, _site: [pages], overview=overview)
    previous = NO_PREVIOUS_PLAN
    for _ in range(2):
        made = make_plan(ARCHIVE, SITE, Capabilities((one,)), [], graph, previous)
        previous = published(made)
    assert found == [["/2019/09/a/", "/mot/"]] * 2


def nothing(*_: Any) -> Any:
    return None


CLAIMS: list[tuple[str, dict[str, Any]]] = [
    ("front matter key “notice”", {"keys": (Key("notice", str, nothing, MESSAGES),)}),
    ("data file “a.yaml”", {"data": (DataFile("a.yaml", nothing, MESSAGES),)}),
    ("address space “/a/”", {"spaces": ("/a/",)}),
    ("Markdown extension “a.b”", {"markdown": ("a.b",)}),
    ("context name “c”", {"article_context": ArticleContext(("c",), nothing, nothing, nothing)}),
    ("provider “pictures”", {"pictures": lambda *_: Pictures({}, {})}),
    ("provider “history”", {"history": nothing}),
]


@pytest.mark.parametrize(("claim", "values"), CLAIMS, ids=[claim for claim, _ in CLAIMS])
def test_two_capabilities_that_claim_the_same_are_named(claim: str, values: dict[str, Any]) -> None:
    Capabilities((Capability(name="one", **values), Capability(name="two")))
    with pytest.raises(Conflict, match=f"{claim} is claimed by both one and two"):
        Capabilities((Capability(name="one", **values), Capability(name="two", **values)))


def test_two_extensions_that_claim_one_block_are_named() -> None:
    md = Markdown(extensions=[OfficialBlocks()])
    other = type("Other", (OfficialHead,), {"__module__": "two.blocks"})
    with pytest.raises(
        Conflict, match=r"“dau-van-ban” is claimed by both plugins\.content\.body\.blocks and two\.blocks"
    ):
        block_processor(md).register(other, {})


def test_what_the_home_page_says_itself_is_no_capabilitys() -> None:
    archive = replace(ARCHIVE, home={"latest": (), "open_notices": ()})
    with pytest.raises(Conflict, match=r"the home page itself uses the context names \['latest'\]"):
        Lists(archive, dict).home((), SITE)


def test_two_capabilities_of_one_name_are_named() -> None:
    with pytest.raises(Conflict, match="name “one” is claimed"):
        Capabilities((Capability(name="one"), Capability(name="one")))


def test_what_editors_may_type_instead_of_a_key_belongs_to_one_capability() -> None:
    typed = Capability(name="one", keys=(Key("added", str, nothing, MESSAGES, also=("moi",)),))
    for other in (Key("moi", str, nothing, MESSAGES), Key("new", str, nothing, MESSAGES, also=("moi",))):
        with pytest.raises(Conflict, match="“moi” is claimed by both one and two"):
            Capabilities((typed, Capability(name="two", keys=(other,))))


def test_an_address_space_inside_that_of_another_is_named() -> None:
    outer, inner = Capability(name="one", spaces=("/a/",)), Capability(name="two", spaces=("/a/b.xml",))
    with pytest.raises(Conflict, match=r"“/a/b.xml” of two lies in “/a/” of one"):
        Capabilities((inner, outer))
    Capabilities((outer, Capability(name="two", spaces=("/a-b/", "/a.xml"))))


@pytest.mark.parametrize(
    ("claim", "values"),
    [
        ("front matter key “title”", {"keys": (Key("title", str, nothing, MESSAGES),)}),
        ("front matter key “tac gia”", {"keys": (Key("writer", str, nothing, MESSAGES, also=("tac gia",)),)}),
        ("data file “co-quan.yaml”", {"data": (DataFile("co-quan.yaml", nothing, MESSAGES),)}),
        *((f"address space “{space}”", {"spaces": ("/a/", space)})
          for space in ("/2019/", "/2019/09/", "/2019", "/1994/lich.ics", "/en/", "/en/2019/", "/", "a/")),
    ],
)  # fmt: skip
def test_what_the_content_model_reads_is_no_capabilitys(claim: str, values: dict[str, Any]) -> None:
    with pytest.raises(Conflict, match=f"{claim} is claimed by both the content model and one"):
        Capabilities((Capability(name="one", **values),))
    Capabilities((Capability(name="one", spaces=("/20190/", "/english/", "/2019.html")),))


def test_a_capability_may_not_take_a_context_name_of_the_content_model(graph: Graph) -> None:
    one = Capability(name="one", article_context=ArticleContext(("title",), nothing, nothing, nothing))
    with pytest.raises(Conflict, match="title"):
        make_plan(ARCHIVE, SITE, Capabilities((one,)), [], graph)


def test_capabilities_stand_in_one_order_whatever_order_a_signal_answers_in() -> None:
    ones = [Capability(name=name) for name in "jahcibdgfe"]
    for one in ones:
        one.register()
    names = [one.name for one in Capabilities.registered().all]
    assert names == sorted(names)
    assert {*"abcdefghij"} <= {*names}
