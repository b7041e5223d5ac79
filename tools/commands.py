"""All commands with their arguments, declared once for `python3 tasks.py NAME` and `invoke NAME`.

Imports only the standard library at the top, since tasks.py reads it on a bare Python. Exit codes: tools/exits.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from tools.arguments import DAY, FOLDER, Parser, day, moment

Command = Callable[..., int]
"""Takes the arguments of a command by name, and returns the exit code."""
Add = Callable[[str, Command | str, str], argparse.ArgumentParser]
"""Adds a command by name, function and help text; "module:function" is imported when the command runs."""
LOCKS = {
    "test": "requirements-dev.txt",
    "lint": "requirements-dev.txt",
    "audit": "requirements-dev.txt",
    "bom": "requirements-deploy.txt",
    "desk": "requirements-desk.txt",
    "search": "requirements-search.txt",
    "deploy": "requirements-deploy.txt",
    "package": "requirements-deploy.txt",
    "bench": "requirements-bench.txt",
}
"""Lock files of commands that need more than requirements.txt."""
PORTS = 65_536
BENCHES = {
    "build": (1000, 3),
    "search": (1000, 3),
    "images": (200, 1),
    "dates": (200, 3),
    "personal": (0, 3),
    "instruments": (0, 3),
    "people": (0, 3),
    "attack": (2000, 1),
    "import": (1000, 1),
    "documents": (200, 3),
    "publish": (10_000, 1),
    "serve": (10_000, 3),
    "lighthouse": (1000, 3),
    "desk": (10_000, 20),
}
"""Benchmarks, with the default number of articles or photographs and of rounds."""


def _search(question: Sequence[str], **options: Any) -> int:
    from tools.search.command import run

    return run(" ".join(question), **options)


def _import(paths: Sequence[Path], explained: Path | None, profiles: Sequence[Path], **options: Any) -> int:
    from tools.importer.command import Options, import_command

    return import_command(paths, Options(profiles=tuple(profiles), **options), explained)


def _deploy(target: str, output: Path | None, content: Path | None, **options: Any) -> int:
    from tools.deploy.command import Options, deploy

    return deploy(target, output, content, Options(**options))


def _bench(name: str, count: int | None, rounds: int | None, cases: str | None) -> int:
    from tools.exits import unwind_on_interrupt

    unwind_on_interrupt()
    articles, times = BENCHES[name]
    module = "importing" if name == "import" else name  # `import` is a keyword and cannot name a module
    only = [cases.split(",")] if cases and name == "build" else []
    return int(import_module(f"tools.bench.{module}").run_bench(count or articles, rounds or times, *only))


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"«{text}» không phải là số từ 1 trở lên")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) >= PORTS:
        raise argparse.ArgumentTypeError(f"cổng là một số từ 0 đến {PORTS - 1}, ví dụ 8000")
    return int(text)


def _add_content(command: argparse.ArgumentParser, *, now: bool = True) -> None:
    command.add_argument("--content", type=Path, metavar=FOLDER, help="thư mục nội dung (mặc định: content)")
    if now:
        command.add_argument(
            "--now", type=moment, metavar=DAY, help="dựng như thể hôm nay là ngày này, ví dụ 22/6/2021"
        )


def _add_format(command: argparse.ArgumentParser, *formats: str) -> None:
    help_text = "dạng kết quả (mặc định: text)"
    command.add_argument("--format", dest="output_format", choices=formats, default="text", help=help_text)


def _add_looking(add: Add) -> None:
    """Add commands that read, show and search the content."""
    site = add("site", "tools.site.live:serve", "dựng trang web rồi mở để xem thử trên máy này")
    _add_content(site)
    site.add_argument("--port", type=_port, default=8000, metavar="SỐ", help="cổng (mặc định: 8000)")
    help_text = "cho máy khác trong mạng xem, ví dụ điện thoại (mặc định: chỉ máy này)"
    site.add_argument("--host", nargs="?", const="0.0.0.0", metavar="ĐỊA-CHỈ", help=help_text)
    site.add_argument("--drafts", action="store_true", help="hiện cả bài nháp")
    site.add_argument("--no-open", dest="browser", action="store_false", help="không tự mở trình duyệt")
    site.add_argument(
        "--demo", type=_at_least_one, metavar="SỐ", help="dựng thêm chừng ấy bài mô phỏng bên cạnh nội dung thật"
    )

    desk = add("desk", "tools.desk.command:desk", "mở bàn biên tập trong trình duyệt: viết, kiểm tra, xem và gửi bài")
    _add_content(desk)
    desk.add_argument("--port", type=_port, default=8010, metavar="SỐ", help="cổng (mặc định: 8010)")
    desk.add_argument("--review", action="store_true", help="gửi bài tới một nhánh riêng để người khác duyệt")
    desk.add_argument("--no-open", dest="browser", action="store_false", help="không tự mở trình duyệt")

    build = add("build", "tools.site.build:build", "kiểm tra nội dung rồi dựng trang web")
    _add_content(build)
    build.add_argument("--output", type=Path, metavar=FOLDER, help="thư mục kết quả (mặc định: output)")
    build.add_argument("--theme", type=Path, metavar=FOLDER, help="thư mục giao diện (mặc định: theme)")
    build.add_argument("--drafts", action="store_true", help="dựng cả bài nháp")
    build.add_argument("--cold", action="store_true", help="làm lại mọi thứ từ đầu, không dùng gì đã cất từ lần trước")
    build.add_argument("--timings", dest="show_timings", action="store_true", help="cho biết từng bước mất bao lâu")

    check = add("check", "tools.site.build:check", "kiểm tra nội dung, liệt kê mọi lỗi")
    _add_content(check)
    _add_format(check, "text", "json", "github", "gitlab")
    check.add_argument("--unused", action="store_true", help="liệt kê cả những ảnh, tệp đính kèm không bài nào dùng")
    check.add_argument("--people", action="store_true", help="gợi ý các mục cho du-lieu/nhan-vat.yaml từ các bài")

    date = add("date", "tools.date:run", "cho biết chương trình hiểu một ngày tháng thế nào")
    date.add_argument("texts", nargs="+", metavar="CHỮ", help='ngày tháng cần xem, ví dụ "Quý III/2019"')
    _add_format(date, "text", "json")
    date.add_argument("--anchor", type=day, metavar=DAY, help="ngày làm mốc cho dạng không ghi năm, ví dụ 5/9/2019")

    find = add("search", _search, "tìm trong trang web đã dựng, như ô tìm kiếm của trang")
    find.add_argument("question", nargs="+", metavar="CÂU-HỎI", help="điều cần tìm, gõ như trong ô tìm kiếm")
    _add_format(find, "text", "json")
    find.add_argument("--output", type=Path, metavar=FOLDER, help="thư mục đã dựng (mặc định: output)")
    find.add_argument("--most", type=_at_least_one, default=10, metavar="SỐ", help="số bài hiện ra (mặc định: 10)")


def _add_writing(add: Add) -> None:
    """Add commands that import, create and rename articles."""
    new = add("new", "tools.new:new_article", "tạo một bài mới từ mẫu")
    new.add_argument("kind", metavar="CHUYÊN-MỤC", help="chuyên mục của bài, ví dụ giao-ban")
    new.add_argument("title", metavar="TIÊU-ĐỀ", help="tiêu đề của bài, đặt trong dấu nháy")
    _add_content(new, now=False)
    help_text = "ngày của bài, ví dụ 5/12/2019 (mặc định: hôm nay)"
    new.add_argument("--date", "--now", dest="day", type=moment, default=datetime.now(), metavar=DAY, help=help_text)

    moved = add("move", "tools.move:move", "đổi tên tệp của một bài, giữ địa chỉ cũ và sửa các đường dẫn tới bài ấy")
    moved.add_argument("old", metavar="TỆP-CŨ", help="tệp hiện có, ví dụ content/bai-viet/2019/2019-09-05-ten-cu.md")
    moved.add_argument("new", metavar="TỆP-MỚI", help="tên mới, ví dụ content/bai-viet/2019/2019-09-05-ten-moi.md")
    _add_content(moved, now=False)

    bring = add("import", _import, "biến trang của cổng cũ, tệp chữ, tệp Word, bản sao lưu thành bài nháp")
    bring.add_argument("paths", nargs="*", type=Path, metavar="ĐƯỜNG-DẪN", help="tệp, thư mục, tệp nén cần nhập")
    bring.add_argument("--into", type=Path, metavar=FOLDER, help="thư mục nội dung nhận bài, ví dụ content")
    bring.add_argument("--report", type=Path, metavar="TỆP", help="viết báo cáo từng dòng (JSON, và một trang HTML)")
    bring.add_argument(
        "--keep-originals",
        dest="originals",
        type=Path,
        metavar=FOLDER,
        help="giữ nguyên văn các trang ở thư mục này, ngoài thư mục nội dung",
    )
    bring.add_argument("--dry-run", action="store_true", help="chỉ xem sẽ nhập gì, không viết gì")
    help_text = "cho biết luật nào lấy từng dòng của một trang"
    bring.add_argument("--explain", dest="explained", type=Path, metavar="TRANG", help=help_text)
    help_text = "thêm một hồ sơ cổng (YAML)"
    bring.add_argument(
        "--profile", dest="profiles", type=Path, action="append", default=[], metavar="TỆP", help=help_text
    )
    bring.add_argument("--processes", type=_at_least_one, metavar="SỐ", help="số tiến trình (mặc định: mỗi lõi một)")


def _add_publishing(add: Add) -> None:
    """Add commands that publish and preserve the archive, or examine what was published."""
    publish = add(
        "publish", "tools.site.publish:publish_command", "dựng bản để đưa lên máy chủ, với địa chỉ thật trong SITEURL"
    )
    _add_content(publish)
    publish.add_argument(
        "--set-aside",
        action="store_true",
        help="tệp có lỗi thì dùng bản tốt gần nhất, để lỗi ấy không giữ lại các tệp khác; kết thúc với mã 4",
    )
    publish.add_argument("--output", type=Path, metavar=FOLDER, help="thư mục kết quả (mặc định: output)")
    publish.add_argument(
        "--previous",
        metavar="NƠI",
        help="trang bạn đọc đang thấy, thư mục hay địa chỉ: không để mất địa chỉ nào của nó",
    )

    put = add("deploy", _deploy, "đưa bản đã dựng lên nơi bạn đọc thấy: thư mục, máy chủ qua ssh, kho đối tượng S3")
    put.add_argument("target", metavar="NƠI", help="thư mục, ssh://NGƯỜI-DÙNG@MÁY/THƯ-MỤC hoặc s3://THÙNG/THƯ-MỤC")
    put.add_argument("--output", type=Path, metavar=FOLDER, help="thư mục đã dựng (mặc định: output)")
    _add_content(put, now=False)
    put.add_argument(
        "--keep", type=_at_least_one, default=5, metavar="SỐ", help="số bản giữ lại (mặc định: 5); 1: không giữ gì cũ"
    )
    put.add_argument("--dry-run", action="store_true", help="chỉ xem sẽ làm gì, không gửi gì")
    put.add_argument("--rollback", action="store_true", help="lùi về bản trước bản đang chạy")
    put.add_argument("--unlock", action="store_true", help="bỏ khóa mà một lượt đã chết để lại")
    help_text = "địa chỉ của trang, để kiểm tra từng tệp sau khi đưa lên"
    put.add_argument("--site", default="", metavar="ĐỊA-CHỈ", help=help_text)
    put.add_argument("--ssh-config", type=Path, metavar="TỆP", help="tệp cấu hình cho ssh, thay cho ~/.ssh/config")

    pack = add(
        "package",
        "tools.package.command:package",
        "đóng gói kho để lưu giữ lâu dài: nội dung, lịch sử, trang đã công bố, mô tả phông",
    )
    pack.add_argument("--into", type=Path, required=True, metavar=FOLDER, help="thư mục của gói, chưa có")
    _add_content(pack, now=False)
    pack.add_argument("--output", type=Path, metavar=FOLDER, help="thư mục đã công bố (mặc định: output)")

    verify = add(
        "verify", "tools.verify.command:verify", "kiểm tra một trang web hay một bản sao có đúng như đã công bố không"
    )
    verify.add_argument("target", metavar="ĐỊA-CHỈ", help="thư mục đã dựng, gói đã đóng, hoặc địa chỉ trang web")
    verify.add_argument(
        "--against", type=Path, metavar="TỆP", help="danh sách SHA256SUMS giữ ở nơi khác (mặc định: lấy ở chính nơi ấy)"
    )

    traced = add(
        "trace",
        "tools.trace:trace",
        "tìm mọi dấu vết của một mẩu chữ: trong nội dung, lịch sử Git, bộ nhớ đệm, trang đã dựng",
    )
    traced.add_argument("text", metavar="CHỮ", help="mẩu chữ cần tìm, đặt trong dấu nháy; viết cách nào cũng được")
    _add_content(traced, now=False)
    traced.add_argument("--output", type=Path, metavar=FOLDER, help="thư mục kết quả (mặc định: output)")


def _add_work_on_code(add: Add) -> None:
    """Add commands for developers."""
    test = add("test", "tools.quality:run_tests", "chạy toàn bộ phép thử")
    test.add_argument("--quick", action="store_true", help="chỉ chạy phần nhanh")
    bench = add("bench", _bench, "đo tốc độ, dung lượng bên cạnh các chương trình khác")
    bench.add_argument("name", choices=tuple(BENCHES), metavar="TÊN", help=", ".join(BENCHES))
    many = "số bài, ảnh hay trang (mỗi phép đo có mặc định riêng)"
    bench.add_argument("--articles", "--photographs", type=_at_least_one, dest="count", metavar="SỐ", help=many)
    bench.add_argument("--cases", metavar="TÊN,TÊN", help="chỉ đo những mục này (với build), ví dụ “ours one edit”")
    bench.add_argument("--rounds", type=_at_least_one, metavar="SỐ", help="số lượt đo (mỗi phép đo có mặc định riêng)")
    add("lint", "tools.quality:run_lint", "kiểm tra cách viết mã")
    add("audit", "tools.audit:run_audit", "hỏi xem các gói dùng ở đây có lỗ hổng nào đã biết")
    parts = add("bom", "tools.bom:write_bom", "liệt kê các gói mà kho dùng, với phiên bản và giấy phép (CycloneDX)")
    parts.add_argument("--into", type=Path, metavar="TỆP", help="viết vào tệp này (mặc định: in ra màn hình)")


def parser() -> argparse.ArgumentParser:
    """The command-line parser; each subcommand stores its function as `run`, see Add."""
    top = Parser(prog="python3 tasks.py", description="Kho lưu trữ: xem, kiểm tra và xuất bản.")
    commands = top.add_subparsers(dest="command", required=True, metavar="LỆNH")

    def add(name: str, run: Command | str, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        return command

    for add_some in (_add_looking, _add_writing, _add_publishing, _add_work_on_code):
        add_some(add)
    return top


def function_of(run: Command | str) -> Command:
    """The function of a command, imported if it is given as "module:function"."""
    if not isinstance(run, str):
        return run
    module, _, name = run.partition(":")
    function: Command = getattr(import_module(module), name)
    return function


def main(argv: Sequence[str]) -> int:
    """Run one command; argparse exits with code 2 on wrong usage."""
    arguments = vars(parser().parse_args(argv))
    del arguments["command"]
    return function_of(arguments.pop("run"))(**arguments)
