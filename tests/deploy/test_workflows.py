"""The files in deploy/ for other programs: each is parsed, and its commands are run."""

from __future__ import annotations

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.deploy.kit import FIRST, publish
from tests.sample import news, write
from tools import servers
from tools.commands import parser
from tools.deploy.targets import FolderTarget, read_target
from tools.site.annotations import as_github, as_gitlab
from tools.site.build import check

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
OPERATING = (ROOT / "OPERATING.md").read_text(encoding="utf-8")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="for Linux alone")


def read(name: str) -> Any:
    return yaml.safe_load((DEPLOY / name).read_text(encoding="utf-8"))


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from strings(each)


def commands(*paths: Path) -> list[list[str]]:
    """The arguments of every call of tasks.py in some files."""
    texts = [path.read_text(encoding="utf-8") for path in paths if path.is_file()]
    found = [match for text in texts for match in re.findall(r"python3 tasks\.py ([^\n&>|;\\`#]+)", text)]
    return [shlex.split(match) for match in found]


def test_every_command_is_one_of_ours() -> None:
    shipped, told = commands(*DEPLOY.rglob("*")), commands(ROOT / "OPERATING.md")
    assert {words[0] for words in shipped} == {"check", "publish", "deploy"}
    assert {words[0] for words in told} >= {"publish", "deploy", "verify", "trace", "audit", "package"}
    for words in (*shipped, *told):
        parser().parse_args(words)


def test_what_a_server_is_set_up_with_is_there() -> None:
    """Every project file that OPERATING.md copies, and every name that it replaces."""
    (block,) = (text for text in OPERATING.split("```") if text.startswith("sh\napt install"))
    clone = "/srv/luu-tru-kho/"
    copied = [word for word in block.split() if word.startswith(f"{clone}deploy")]
    assert len(copied) == 3
    for word in copied:
        assert [*ROOT.glob(word.removeprefix(clone))], word
    for old, file in re.findall(r"sed -i s/([^/]+)/[^/]+/ \S+/([^/\s]+)", block):
        (path,) = DEPLOY.rglob(file)
        assert old in path.read_text(encoding="utf-8")


def test_github() -> None:
    workflow = read("github/pages.yml")
    when = workflow[True]  # YAML 1.1 reads “on” as true
    assert [rule["cron"] for rule in when["schedule"]] == ["5 17 * * *"]
    assert {"pull_request", "push"} <= when.keys()
    steps = workflow["jobs"]["build"]["steps"]
    (checkout,) = (step for step in steps if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"]["fetch-depth"] == 0
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["deploy"]["if"] == "github.event_name != 'pull_request'"
    (artifact,) = (step for step in steps if "upload-pages-artifact" in step.get("uses", ""))
    assert artifact["with"]["path"] == "output"
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", step["uses"]) for step in steps if "uses" in step)


def test_gitlab() -> None:
    pipeline = read("gitlab/pages.yml")
    assert pipeline["variables"]["GIT_DEPTH"] == "0"
    assert pipeline["check"]["artifacts"]["reports"]["codequality"] == "faults.json"
    assert pipeline["pages"]["artifacts"]["paths"] == ["public", "code"]
    for job in ("check", "preview", "pages"):
        assert pipeline[job]["rules"]


@pytest.mark.slow
@LINUX
@pytest.mark.parametrize("name", ["github/pages.yml", "gitlab/pages.yml"])
def test_what_the_workflows_run_works(name: str, tmp_path: Path) -> None:
    """In a copy of the project with one article, by the host's shell; a vanished address is reported even if the ledger
    was never committed."""
    content = write(tmp_path / "content", {"2024-03-02-tin.md": news(date="02/03/2024")})
    (content / "du-lieu").mkdir()
    ministry = (ROOT / "content/du-lieu/co-quan.yaml").read_text(encoding="utf-8")
    (content / "du-lieu/co-quan.yaml").write_text(
        re.sub(r"(?m)^contact:.*", "contact: luutru@bo.gov.vn", ministry), encoding="utf-8"
    )
    blocks = [text for text in strings(read(name)) if "tasks.py" in text]
    assert len(blocks) == (2 if "github" in name else 3)

    def run(block: str) -> subprocess.CompletedProcess[str]:
        python = f"{shlex.quote(sys.executable)} -X utf8 {shlex.quote(str(ROOT / 'tasks.py'))}"
        options = f" --content {content}" + (f" --output {tmp_path / 'output'}" if "publish" in block else "")
        here = re.sub(r"(tasks\.py (?:check|publish))\b", rf"\1{options}", block, count=1)
        words = here.replace("python3 tasks.py", python).replace("--output public", "")
        words = words.replace('--previous "$SITEURL"', f"--previous {tmp_path / 'online'}")
        environment = {**os.environ, "SITEURL": "https://luutru.gov.vn", "GITHUB_OUTPUT": str(tmp_path / "code")}
        return subprocess.run(["bash", "-ec", words], cwd=tmp_path, env=environment, capture_output=True, text=True)

    for block in blocks:
        done = run(block)
        assert done.returncode == 0, (block, done.stderr)
    assert (tmp_path / "code").read_text().strip().endswith("0")
    assert (tmp_path / "output/2024/03/tin/index.html").is_file()
    if "gitlab" in name:
        assert isinstance(json.loads((tmp_path / "faults.json").read_text()), list)
    (publishing,) = (block for block in blocks if "--set-aside" in block)
    (tmp_path / "output").rename(tmp_path / "online")
    (content / "dia-chi.txt").unlink()
    (content / "bai-viet/2024/2024-03-02-tin.md").unlink()
    write(content, {"2024-03-03-sai.md": news(date="32/13/2024"), "2024-03-04-hay.md": news(date="04/03/2024")})
    done = run(publishing)
    assert (done.returncode, (tmp_path / "code").read_text().strip()[-1]) == (0, "4"), done.stderr
    assert "đang được sửa" in (tmp_path / "output/2024/03/tin/index.html").read_text("utf-8")
    others = [run(block) for block in blocks if block != publishing]
    assert {done.returncode for done in others} == {1}, "a proposal is not so lenient"
    assert any("/2024/03/tin/" in done.stdout + done.stderr for done in others)


@pytest.mark.slow
@LINUX
def test_the_timer(tmp_path: Path) -> None:
    analyse = servers.program("systemd-analyze")
    assert analyse, "systemd-analyze"
    for unit in ("luu-tru.service", "luu-tru.timer"):
        shutil.copy(DEPLOY / "systemd" / unit, tmp_path)
    verified = subprocess.run(
        [analyse, "verify", tmp_path / "luu-tru.timer"], capture_output=True, text=True, check=False
    )
    assert (verified.returncode, verified.stderr) == (0, "")
    when = configparser.ConfigParser(interpolation=None)
    when.read(DEPLOY / "systemd/luu-tru.timer", encoding="utf-8")
    asked = [analyse, "calendar", "--base-time=2026-11-28 00:00:00 UTC", when["Timer"]["OnCalendar"]]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, env={**os.environ, "TZ": "UTC"})
    assert "2026-11-28 17:05:00" in told.stdout


def test_the_service_deploys_to_a_place_that_can_be_meant() -> None:
    unit = (DEPLOY / "systemd/luu-tru.service").read_text(encoding="utf-8")
    clone = Path(re.findall(r"^WorkingDirectory=(.*)$", unit, re.MULTILINE)[0])
    (place,) = re.findall(r"tasks\.py deploy (\S+)", unit)
    assert read_target(place, output=clone / "output", content=clone / "content") == FolderTarget(Path(place))
    assert re.findall(r"--previous (\S+?);", unit) == [f"{place}/current"]


@LINUX
@pytest.mark.parametrize(
    ("codes", "done", "code"),
    [
        ((0, 0, 0), 3, 0), ((0, 4, 0), 3, 4), ((0, 4, 3), 3, 3), ((0, 1, 0), 2, 1),
        ((1, 0, 0), 3, 3), ((1, 4, 0), 3, 3), ((1, 3, 0), 2, 3),
    ],
)  # fmt: skip
def test_a_day_of_the_service(tmp_path: Path, codes: tuple[int, int, int], done: int, code: int) -> None:
    """A failed pull or a file set aside stops nothing, but is reported. codes: of pull, publish, deploy."""
    unit = (DEPLOY / "systemd/luu-tru.service").read_text(encoding="utf-8").replace("\\\n", "")
    (script,) = re.findall(r"^ExecStart=sh -c '(.*)'$", unit, re.MULTILINE)
    (tmp_path / "git").write_text(f"#!/bin/sh\necho >>{tmp_path}/done\nexit {codes[0]}\n")
    (tmp_path / "python3").write_text(
        f"#!/bin/sh\necho >>{tmp_path}/done\ntest $2 = publish && exit {codes[1]}\nexit {codes[2]}\n"
    )
    for name in ("git", "python3"):
        (tmp_path / name).chmod(0o755)
    ended = subprocess.run(["/bin/sh", "-c", script.replace("$$", "$")], env={"PATH": str(tmp_path)}, check=False)
    assert ended.returncode == code
    assert (tmp_path / "done").read_text() == "\n" * done


@LINUX
@pytest.mark.parametrize("tracked", [False, True])
def test_what_a_build_adds_to_the_ledger_does_not_keep_the_service_from_pulling(tmp_path: Path, tracked: bool) -> None:
    """Nor when others commit the ledger for the first time."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"

    def git(folder: Path, *words: str) -> None:
        subprocess.run(["git", "-C", folder, "-c", "user.name=a", "-c", "user.email=a@b.vn", *words], check=True)

    def commit(text: str) -> None:
        (origin / "content/dia-chi.txt").write_text(text)
        git(origin, "add", "-A")
        git(origin, "commit", "-qm", "x")

    (origin / "content").mkdir(parents=True)
    git(origin, "init", "-q")
    if tracked:
        commit("/a/\n")
    else:
        git(origin, "commit", "-qm", "x", "--allow-empty")
    git(tmp_path, "clone", "-q", str(origin), str(clone))
    (clone / "content").mkdir(exist_ok=True)
    (clone / "content/dia-chi.txt").write_text("/a/\n/built/\n")
    commit("/a/\n/committed/\n")
    (tmp_path / "python3").write_text("#!/bin/sh\n")
    (tmp_path / "python3").chmod(0o755)
    unit = (DEPLOY / "systemd/luu-tru.service").read_text(encoding="utf-8").replace("\\\n", "")
    for prefix, command in re.findall(r"^ExecStart=(-?)(.*)$", unit, re.MULTILINE):
        path = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
        ended = subprocess.run(["sh", "-c", command.replace("$$", "$")], cwd=clone, env=path, check=False)
        assert prefix or ended.returncode == 0
    assert (clone / "content/dia-chi.txt").read_text() == "/a/\n/committed/\n"


@pytest.mark.slow
@LINUX
def test_the_container(tmp_path: Path) -> None:
    """Its files exist, its commands can run, and the server it starts serves the site."""
    lines = (DEPLOY / "container/Containerfile").read_text(encoding="utf-8").splitlines()
    steps = [line.split(" ", 1) for line in lines if line and line[0] != "#"]
    place, environment, started = tmp_path / "root", dict[str, str](), list[str]()
    publish(tmp_path / "output", FIRST)
    (tmp_path / "output/.deploy").mkdir()
    (tmp_path / "output/.deploy/Caddyfile").write_text("# none\n")
    for word, rest in steps:
        if word == "RUN":
            subprocess.run(["sh", "-nc", rest], check=True)
            packages = re.findall(r"install -y --no-install-recommends ([\w -]+)", rest)[0].split()
            assert packages == ["caddy"]
        elif word == "COPY":
            source, target = rest.split()
            origin = tmp_path / source if source == "output" else ROOT / source
            to = place / target.lstrip("/")
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(origin, to) if origin.is_dir() else shutil.copy(origin, to)
        elif word == "ENV":
            environment.update(one.split("=", 1) for one in rest.split())
        elif word == "CMD":
            started = json.loads(rest)
    port = servers.free_port()
    assert environment["SITE_ADDRESS"] == ":8080"
    environment |= {
        "SITE_ADDRESS": f":{port}", "CADDY_ADMIN": f"127.0.0.1:{servers.free_port()}", "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path), "SITE_ROOT": str(place / "srv/luu-tru/current"),
    }  # fmt: skip
    command = [
        str(servers.program(started[0])),
        *(word.replace("/etc/caddy", f"{place}/etc/caddy") for word in started[1:]),
    ]
    with servers.running(command, port, tmp_path / "log", environment):
        answer = subprocess.run(
            ["curl", "-si", f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True
        )
    assert answer.stdout.endswith(FIRST["index.html"])
    assert "nosniff" in answer.stdout


@pytest.mark.slow
def test_faults_stand_beside_their_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = write(tmp_path / "content", {"2024-03-02-tin.md": news(date="32/13/2024", title="Tin, mẫu")})
    assert check(content, "github", now=None) == 1
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("::error"))
    assert re.match(rf"::error file={content}/bai-viet/2024/2024-03-02-tin\.md,line=3,title=[\w-]+::", line)
    assert check(content, "gitlab", now=None) == 1
    (fault, *_) = json.loads(capsys.readouterr().out)
    assert fault["location"] == {"path": f"{content}/bai-viet/2024/2024-03-02-tin.md", "lines": {"begin": 3}}
    assert fault["severity"] == "major"


def test_paths_from_the_root_of_the_repository() -> None:
    from plugins.core.diagnostics import Diagnostic

    one = Diagnostic("bai-viet/2024/a, b.md", 7, "sai-ngay", "50 % sai:\nsửa", "warning")
    (line,) = as_github([one], ROOT / "content", ROOT)
    assert line == "::warning file=content/bai-viet/2024/a%2C b.md,line=7,title=sai-ngay::50 %25 sai:%0Asửa"
    (entry,) = json.loads(as_gitlab([one], ROOT / "content", ROOT))
    assert entry["location"]["path"] == "content/bai-viet/2024/a, b.md"
    moved = Diagnostic(one.file, 9, one.code, one.message, "warning")
    assert entry["fingerprint"] == json.loads(as_gitlab([moved], ROOT / "content", ROOT))[0]["fingerprint"]
