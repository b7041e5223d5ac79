"""`bench build`: our build beside stock Pelican, lunr.py, Hugo and Pagefind, in one interleaved run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from plugins.core.files import files_below
from plugins.vietnamese.messages import messages_of, read_yaml
from tools import ROOT
from tools.exits import DONE, USAGE, fail

from .archive import Synthetic, synthetic, write
from .measure import Measure, measure, middle
from .peers import write_hugo, write_pelican
from .preview import edit_in_hugo, edit_to_page

MESSAGES = messages_of(__package__)
SMALL = 1_000
"""Articles in the archive that serves as the baseline for the growth of CPU time per article."""
SHARE_OF_NOTICES = 0.03
"""The share of articles that include the component of notices."""
NOTICE = """notice:
  candidate: ông Nguyễn Văn Mẫu
  award: Huân chương Lao động hạng Ba
  missing: [opens, closes, send_to]
"""
RATIOS: list[tuple[str, str, list[str], str, float]] = read_yaml(Path(__file__).with_name("ratios.yaml"))
"""The ratios reported: name, our case, the peers' cases to add up, the metric, and its bar."""


@dataclass
class Field:
    """The folders of one run: the same archive, written for each tool."""

    root: Path
    articles: list[Synthetic]
    edits: int = 0
    days: int = 0
    results: dict[str, list[Measure]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        write(self.root / "ours" / "content", len(self.articles))
        write(self.root / "ours" / "one" / "content", 1)
        shutil.copytree(ROOT / "theme", self.root / "ours" / "theme")
        for article in self.articles[:: round(1 / SHARE_OF_NOTICES)]:
            make_notice(self.content, article)
        write_pelican(self.root / "pelican", self.articles)
        write_hugo(self.root / "hugo", self.articles)

    @property
    def content(self) -> Path:
        """Our content folder."""
        return self.root / "ours" / "content"

    def ours(self, *flags: str, later: int = 0) -> Measure:
        """Our build, some days later; each combination of flags has its own output and cache."""
        names = ("content", f"output{''.join(flags)}", "theme", f"cache{''.join(flags)}")
        folders = [self.root / "ours" / name for name in names]
        return measure(ROOT, "tools.bench.build_ours", *folders, *flags, *([f"later={later}"] if later else []))

    def untouched(self, place: int) -> Path:
        """The content file of an article near a place, another one each time."""
        self.edits += 1
        return self.content / self.articles[place + self.edits].file

    def forget(self, tool: str, *names: str) -> None:
        """Move a tool's output aside; deleting it now would slow down the next tool to write files."""
        for name in names:
            for path in (self.root / tool).glob(name):
                path.rename(Path(tempfile.mkdtemp(dir=self.root, prefix="old-")) / path.name)

    def edit(self, tool: str) -> tuple[str, str]:
        """Append a new sentence to an article, a different one each time; returns its address and the sentence."""
        self.edits += 1
        article = self.articles[len(self.articles) // 2 + self.edits]
        name = article.file if tool == "ours" else f"{article.category}/{article.day}-{article.slug}.md"
        path = self.root / tool / "content" / name
        sentence = f"Câu thêm thứ {self.edits}."
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{sentence}\n")
        return article.address, sentence


def make_notice(content: Path, article: Synthetic) -> None:
    """Turn an article in a content folder into a notice."""
    path = content / article.file
    text = path.read_text(encoding="utf-8")
    category = f"category: {article.category}\n"
    path.write_text(text.replace(category, f"category: lay-y-kien\n{NOTICE}", 1), encoding="utf-8")


def _retitled(path: Path, words: str) -> str:
    """An article's text with words prepended to its title, which may be quoted."""
    text = path.read_text(encoding="utf-8")
    return re.sub(r"^title: (['\"]?)", rf"title: \g<1>{words} ", text, count=1, flags=re.MULTILINE)


OUTPUTS = {
    "ours": ("output", ".output.luu-tru", "cache"), "pelican": ("output", "cache"), "hugo": ("public", "resources"),
}  # fmt: skip
"""What each tool's builds leave behind."""


def _build(run: Field, tool: str) -> Measure:
    if tool == "ours":
        return run.ours()
    program = ("pelican", "-q", "-s", "conf.py") if tool == "pelican" else ("hugo", "--quiet")
    return measure(run.root / tool, *program)


def _cold(run: Field, tool: str) -> Measure:
    run.forget(tool, *OUTPUTS[tool])
    return _build(run, tool)


def _edited(run: Field, tool: str) -> Measure:
    run.edit(tool)
    return _build(run, tool)


def _cold_without(run: Field, names: str) -> Measure:
    run.forget("ours", "output?*", ".output?*.luu-tru", "cache?*")
    return run.ours(f"without={names}")


def _with_new_article(run: Field, place: int) -> Measure:
    """A new article beside an existing one."""
    path = run.untouched(place)
    new = path.with_name(f"{path.stem}-moi-{run.edits}.md")
    new.write_text(_retitled(path, f"Bài mới {run.edits}"), encoding="utf-8")
    return run.ours()


def _with_new_title(run: Field) -> Measure:
    path = run.untouched(len(run.articles) // 4)
    path.write_text(_retitled(path, f"Tên khác {run.edits}"), encoding="utf-8")
    return run.ours()


def _with_deletion(run: Field) -> Measure:
    run.untouched(len(run.articles) // 5).unlink()
    return run.ours()


def _with_template(run: Field, name: str) -> Measure:
    """A changed template."""
    with (run.root / "ours" / "theme" / "templates" / name).open("a", encoding="utf-8") as file:
        file.write("\n{# changed #}")
    return run.ours()


def _with_commit(run: Field) -> Measure:
    """A committed edit, in a repository that contains everything else."""
    if not (run.content / ".git").exists():
        _git(run.content, "init", "--quiet")
        _git(run.content, "add", ".")
        _git(run.content, "commit", "--quiet", "-m", "Kho")
        run.ours()
    run.edit("ours")
    _git(run.content, "commit", "--quiet", "-am", "Thêm một câu")
    return run.ours()


def _git(folder: Path, *arguments: str) -> None:
    names = ("-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *names, *arguments], check=True)


def _next_day(run: Field) -> Measure:
    """The next day, when almost no output has changed."""
    run.days += 1
    return run.ours(later=run.days)


def _start(run: Field) -> Measure:
    """The fixed cost of every build: one article, nothing changed."""
    names = ("one/content", "one/output", "theme", "one/cache")
    folders = [run.root / "ours" / name for name in names]
    measure(ROOT, "tools.bench.build_ours", *folders)
    return measure(ROOT, "tools.bench.build_ours", *folders)


def _lunr(run: Field) -> Measure:
    content, index = run.root / "pelican" / "content", run.root / "pelican" / "index.json"
    return measure(ROOT, "tools.bench.whole_lunr", content, index)


def _pagefind(run: Field) -> Measure:
    run.forget("hugo", "public/pagefind")
    return measure(run.root / "hugo", "pagefind", "--site", "public")


CASES: dict[str, Callable[[Field], Measure]] = {
    "ours cold without search": partial(_cold_without, names="search"),
    "hugo cold": partial(_cold, tool="hugo"),
    "ours cold": partial(_cold, tool="ours"),
    "ours cold articles alone": partial(_cold_without, names="documents,instruments,people"),
    "ours one edit": partial(_edited, tool="ours"),
    "hugo one edit": partial(_edited, tool="hugo"),
    "ours new article": lambda run: _with_new_article(run, len(run.articles) // 3),
    "ours old article": partial(_with_new_article, place=3),
    "ours changed title": _with_new_title,
    "ours deleted article": _with_deletion,
    "ours component": partial(_with_template, name="components/notice.html"),  # see SHARE_OF_NOTICES
    "ours template": partial(_with_template, name="article.html"),
    "ours nothing": Field.ours,
    "ours next day": _next_day,
    "ours start": _start,
    "hugo server edit": lambda run: edit_in_hugo(run.root / "hugo", lambda: run.edit("hugo")),
    "ours preview edit": lambda run: edit_to_page(run.root / "ours", lambda: run.edit("ours")),
    "pagefind": _pagefind,
    "pelican cold": partial(_cold, tool="pelican"),
    "pelican one edit": partial(_edited, tool="pelican"),
    "lunr.py": _lunr,
    "ours new commit": _with_commit,  # last, because it creates a Git history
}
CASES_OF_SMALL = ("ours cold without search", "ours cold", "pelican cold")


def run_bench(count: int, rounds: int, only: Sequence[str] = ()) -> int:
    """Run all cases, or only some, `rounds` times in turn, and print one table, ratios last."""
    if unknown := [name for name in only if name not in CASES]:
        return fail(USAGE, MESSAGES.say("no-case", names=", ".join(unknown), known=", ".join(CASES)))
    cases = {name: case for name, case in CASES.items() if not only or name in only}
    growing = count > SMALL and not only
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        run = Field(Path(folder) / "all", list(synthetic(count)))
        small = Field(Path(folder) / "small", list(synthetic(SMALL))) if growing else None
        for number in range(rounds):
            for name, case in cases.items():
                print(f"round {number + 1} of {rounds}: {name}", file=sys.stderr, flush=True)
                run.results.setdefault(name, []).append(case(run))
            if small:
                for name in CASES_OF_SMALL:
                    small.results.setdefault(name, []).append(CASES[name](small))
        files = {tool: len(files_below(run.root / tool)) for tool in ("ours/output", "hugo/public")}
    print(_table(run.results, count, files))
    print(_ratios(run.results, small.results if small else {}, count))
    return DONE


def _table(results: dict[str, list[Measure]], count: int, files: dict[str, int]) -> str:
    lines = [f"{count} articles; files: " + ", ".join(f"{name} {number}" for name, number in files.items())]
    lines.append(f"{'':26}{'seconds':>9}{'min':>8}{'max':>8}{'cpu':>8}{'MiB':>8}")
    for name, measures in results.items():
        mid, walls = middle(measures), [each.wall for each in measures]
        lines.append(f"{name:26}{mid.wall:9.2f}{min(walls):8.2f}{max(walls):8.2f}{mid.cpu:8.2f}{mid.peak:8.0f}")
    return "\n".join(lines)


def _ratios(results: dict[str, list[Measure]], small: dict[str, list[Measure]], count: int) -> str:
    def figure(case: str, name: str) -> float:
        return float(getattr(middle(results[case]), name))

    lines = [
        f"{title:52}{figure(ours, name) / sum(figure(peer, name) for peer in peers):8.3f}  (bar {bar})"
        for title, ours, peers, name, bar in RATIOS
        if {ours, *peers} <= results.keys()
    ]
    if {"ours nothing", "ours start"} <= results.keys():
        beyond = figure("ours nothing", "wall") - figure("ours start", "wall")
        lines.append(f"{'nothing changed, seconds beyond the start':52}{beyond:8.3f}  (bar 0.25)")
    if small:
        ours, pelican = middle(small["ours cold"]).wall, middle(small["pelican cold"]).wall
        lines.append(f"{f'cold with everything at {SMALL} / stock Pelican alone':52}{ours / pelican:8.3f}  (bar 0.8)")
        case = "ours cold without search"
        before, after = middle(small[case]).cpu / SMALL, figure(case, "cpu") / count
        lines.append(f"{f'cpu an article, {SMALL} to {count}':52}{after / before:8.3f}  (bar 1.10)")
    return "\n".join(lines)
