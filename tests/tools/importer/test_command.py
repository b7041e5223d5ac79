"""`import` as operators call it: what it writes, says and leaves alone."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.conftest import SEEDS
from tools.commands import main

from . import articles
from .kit import drafts, report_of


@pytest.mark.slow
def test_articles_photographs_and_report(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    into, report = tmp_path / "kho", tmp_path / "bao-cao.json"
    assert (
        main(
            [
                "import",
                str(source),
                "--into",
                str(into),
                "--report",
                str(report),
                "--keep-originals",
                str(tmp_path / "goc"),
            ]
        )
        == 0
    )
    said = capsys.readouterr().out
    assert "Đã viết 4 bài nháp" in said
    assert f"Bài nháp nằm trong {into}:" in said
    assert len(drafts(into)) == 4
    assert len(list((into / "anh").rglob("*.jpg"))) == 4
    assert {path.read_bytes() for path in (tmp_path / "goc").iterdir()} == {
        path.read_bytes() for path in source.glob("*.html")
    }
    told = report_of(report)
    assert told["pages"] == {"written": 4}
    assert told["lines"]["all"] == sum(len(page["lines"]) for page in told["articles"])
    for page in told["articles"]:
        assert page["totals"]["all"] == sum(
            page["totals"][kind] for kind in ("kept", "moved", "dropped", "personal", "unsure")
        )
        draft = (into / page["file"]).read_text("utf-8").split("\n")
        for line in page["lines"]:
            if line["kind"] == "kept" and line["text"] and not line["text"].startswith("["):
                assert line["text"].split()[0].strip("*") in draft[int(line["where"].removeprefix("dòng ")) - 1]
        assert set(page["reasons"]) == {line["rule"] for line in page["lines"] if not line["where"]}
    shown = report.with_suffix(".html").read_text("utf-8")
    assert articles.made(2).title in shown
    assert "thanh điều hướng" in shown
    assert "dong-trong" not in shown
    assert main(["check", "--content", str(into)]) == 0


@pytest.mark.parametrize("name", ["bc.json", "bc.html", "bc"])
def test_a_report_is_written_twice_whatever_its_name(
    name: str, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(source), "--into", str(tmp_path / "kho"), "--report", str(tmp_path / name)]) == 0
    assert capsys.readouterr().out.endswith(f"Báo cáo: {tmp_path / 'bc.html'}\n")
    assert {path.name for path in tmp_path.glob("bc*")} == {"bc.html", "bc.json"}


def test_importing_again_leaves_what_editors_did(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "kho"
    main(["import", str(source), "--into", str(into)])
    edited, deleted, *_ = sorted(into.rglob("*.md"))
    renamed = edited.with_name("2010-01-01-ten-khac.md")
    renamed.write_text(edited.read_text("utf-8").replace("title: ", "title: Sửa: "), "utf-8")
    edited.unlink()
    before = drafts(into)
    capsys.readouterr()
    assert main(["import", str(source), "--into", str(into)]) == 0
    assert capsys.readouterr().out == "4 trang đã nhập từ trước\n"
    assert drafts(into) == before
    deleted.unlink()
    main(["import", str(source), "--into", str(into)])
    assert deleted.exists(), "an import that was interrupted goes on where it was"


def test_a_dry_run_needs_no_place(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(source)]) == 2
    assert main(["import", str(source), "--dry-run"]) == 0
    assert "nháp" in capsys.readouterr().out


def test_a_dry_run_writes_nothing(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(source), "--into", str(tmp_path / "kho"), "--dry-run"]) == 0
    assert not (tmp_path / "kho").exists()
    assert "Sẽ viết 4 bài nháp" in capsys.readouterr().out


def test_a_folder_without_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "anh.jpg").write_bytes(b"\xff\xd8")
    assert main(["import", str(tmp_path), "--dry-run"]) == 1
    assert "Không thấy trang nào" in capsys.readouterr().err


def test_doubles_are_told_and_not_written(source: Path, tmp_path: Path) -> None:
    article = articles.made(1)
    (source / "bai-1-ban-in.txt").write_text(articles.text(article), "utf-8")  # same title and day
    moved = (
        articles.text(article)
        .replace(article.title, "Tin đã đưa")
        .replace("\n\n" + article.date, "\n\n01/01/2020 08:00")
    )
    (source / "bai-1-di-dong.txt").write_text(moved, "utf-8")
    shutil.copy(source / "bai-2.html", source / "bai-2-chep.html")
    into, report = tmp_path / "kho", tmp_path / "r.json"
    assert main(["import", str(source), "--into", str(into), "--report", str(report)]) == 0
    doubles = {page["name"]: page["reason"] for page in report_of(report)["articles"] if page["status"] == "duplicate"}
    assert sorted(doubles.values()) == ["same", "text", "title"]
    assert len(drafts(into)) == 4


def test_two_pages_of_one_address_share_no_alias(tmp_path: Path) -> None:
    folder = tmp_path / "nguon"
    folder.mkdir()
    for number in range(2):
        page = f"<!-- saved from url=(0050)http://mic.gov.vn/Pages/bai.aspx -->{articles.html(articles.made(number))}"
        (folder / f"{number}.html").write_text(page, "utf-8")
    assert main(["import", str(folder), "--into", str(tmp_path / "kho")]) == 0
    assert sorted(text.count("bai.aspx]") for text in drafts(tmp_path / "kho").values()) == [0, 1]
    assert main(["check", "--content", str(tmp_path / "kho")]) == 0


@pytest.mark.slow
def test_many_pages_in_other_processes(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "cong.zip", "w") as archive:
        for number in range(60):
            archive.writestr(f"tin/{number}.html", articles.html(articles.made(number)))
            archive.writestr(f"tin/{articles.made(number).picture}", articles.picture(number))
    one, two = tmp_path / "mot", tmp_path / "hai"
    assert main(["import", str(tmp_path / "cong.zip"), "--into", str(one), "--processes", "2"]) == 0
    assert main(["import", str(tmp_path / "cong.zip"), "--into", str(two), "--processes", "1"]) == 0
    assert len(drafts(one)) == 60
    assert drafts(one) == drafts(two)
    assert len(list(one.rglob("*.jpg"))) == 60


@pytest.mark.parametrize("argv", [[], ["khong-co"], ["."]])
def test_wrong_usage(
    argv: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    into = ["--into", str(tmp_path)] if argv else []
    assert main(["import", *argv, *into]) == 2
    assert capsys.readouterr().err
    assert main(["import", str(SEEDS)]) == 2


def test_explain_shows_which_rule_took_which_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bai.txt"
    path.write_text("Skip Ribbon Commands\n" + articles.text(articles.made(1)), "utf-8")
    assert main(["import", "--explain", str(path)]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert any("duong-tat" in line and "Skip Ribbon" in line for line in lines)
    assert any("ngay-dang" in line and articles.made(1).date in line for line in lines)


def test_a_profile_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bai.txt"
    path.write_text("CỔNG RIÊNG CỦA SỞ MẪU\n" + articles.text(articles.made(1)), "utf-8")
    own = tmp_path / "so-mau.yaml"
    own.write_text(
        (
            "name: so-mau\nextends: chung\nrecognise:\n  lines: [CỔNG RIÊNG CỦA SỞ MẪU]\ndrop:\n  - name: "
            "bien-hieu\n    lines: [CỔNG RIÊNG CỦA SỞ MẪU]\n"
        ),
        "utf-8",
    )
    assert main(["import", "--explain", str(path), "--profile", str(own)]) == 0
    out = capsys.readouterr().out
    assert "so-mau" in out
    assert "bien-hieu" in out


@pytest.mark.parametrize(
    "text",
    ["- a\n", "nam: x\n", "drop:\n  - {name: a, lines: ['(']}\n", "drop:\n  - {name: a, where: giua}\n", "a: [\n"],
)
def test_a_profile_that_is_wrong(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "sai.yaml"
    own.write_text(text, "utf-8")
    assert main(["import", str(SEEDS), "--into", str(tmp_path / "kho"), "--profile", str(own)]) == 2
    assert "sai.yaml" in capsys.readouterr().err
