"""All commands with their arguments, declared once for `python3 tasks.py NAME` and `invoke NAME`.

Imports only the standard library at the top, since tasks.py reads it on a bare Python. Exit codes: tools/exits.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from tools.arguments import DAY, FOLDER, Parser, day, moment

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, Command, str], argparse.ArgumentParser]
"""Adds a command by name, function and help text."""
LOCKS = {
    "test": "requirements-dev.txt",
    "lint": "requirements-dev.txt",
    "audit": "requirements-dev.txt",
    "bom": "requirements-deploy.txt",
    "desk": "requirements-desk.txt",
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


def _site(args: argparse.Namespace) -> int:
    from tools.site.build import overrides
    from tools.site.live import serve

    settings = overrides(now=args.now, drafts=args.drafts)
    host = {"host": args.host} if args.host else {}
    return serve(args.content, args.port, settings, demo=args.demo, browser=not args.no_open, **host)


def _desk(args: argparse.Namespace) -> int:
    from tools.desk.command import desk

    return desk(args.content, args.port, now=args.now, review=args.review, browser=not args.no_open)


def _build(args: argparse.Namespace) -> int:
    from tools.site.build import build

    options = {"now": args.now, "drafts": args.drafts, "cold": args.cold, "show_timings": args.timings}
    return build(args.content, args.output, args.theme, **options)


def _check(args: argparse.Namespace) -> int:
    from tools.site.build import check

    if args.people:
        from tools.candidates import print_candidates

        return print_candidates(args.content, args.now)
    return check(args.content, args.format, now=args.now, unused=args.unused)


def _date(args: argparse.Namespace) -> int:
    from tools.date import run

    return run(args.text, output_format=args.format, anchor=args.anchor)


def _search(args: argparse.Namespace) -> int:
    from tools.search.command import run

    return run(" ".join(args.question), args.output, output_format=args.format, most=args.most)


def _new(args: argparse.Namespace) -> int:
    from tools.new import new_article

    return new_article(args.kind, args.title, args.content, day=args.date or datetime.now())


def _move(args: argparse.Namespace) -> int:
    from tools.move import move

    return move(args.old, args.new, args.content)


def _import(args: argparse.Namespace) -> int:
    from tools.importer.command import Options, import_command

    options = Options(
        into=args.into, report=args.report, originals=args.keep_originals, profiles=tuple(args.profile or ()),
        dry_run=args.dry_run, processes=args.processes,
    )  # fmt: skip
    return import_command(args.paths, options, args.explain)


def _publish(args: argparse.Namespace) -> int:
    from tools.site.publish import publish_command

    return publish_command(args.content, args.output, now=args.now, set_aside=args.set_aside, previous=args.previous)


def _deploy(args: argparse.Namespace) -> int:
    from tools.deploy.command import Options, deploy

    options = Options(
        keep=args.keep, rollback=args.rollback, dry_run=args.dry_run, unlock=args.unlock, site=args.site or "",
        ssh_config=args.ssh_config,
    )  # fmt: skip
    return deploy(args.target, args.output, args.content, options)


def _package(args: argparse.Namespace) -> int:
    from tools.package.command import package

    return package(args.into, args.content, args.output)


def _verify(args: argparse.Namespace) -> int:
    from tools.verify.command import verify

    return verify(args.target, args.against)


def _trace(args: argparse.Namespace) -> int:
    from tools.trace import trace

    return trace(args.text, args.content, args.output)


def _test(args: argparse.Namespace) -> int:
    from tools.quality import run_tests

    return run_tests(quick=args.quick)


def _bench(args: argparse.Namespace) -> int:
    from importlib import import_module

    count, rounds = BENCHES[args.name]
    module = "importing" if args.name == "import" else args.name  # `import` is a keyword and cannot name a module
    some = [args.cases.split(",")] if args.cases and args.name == "build" else []
    return int(import_module(f"tools.bench.{module}").run_bench(args.count or count, args.rounds or rounds, *some))


def _lint(_args: argparse.Namespace) -> int:
    from tools.quality import run_lint

    return run_lint()


def _audit(_args: argparse.Namespace) -> int:
    from tools.audit import run_audit

    return run_audit()


def _bom(args: argparse.Namespace) -> int:
    from tools.bom import write_bom

    return write_bom(args.into)


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


def _add_looking(add: Add) -> None:
    """Add commands that read, show and search the content."""
    site = add("site", _site, "dựng trang web rồi mở để xem thử trên máy này")
    _add_content(site)
    site.add_argument("--port", type=_port, default=8000, metavar="SỐ", help="cổng (mặc định: 8000)")
    help_text = "cho máy khác trong mạng xem, ví dụ điện thoại (mặc định: chỉ máy này)"
    site.add_argument("--host", nargs="?", const="0.0.0.0", metavar="ĐỊA-CHỈ", help=help_text)
    site.add_argument("--drafts", action="store_true", help="hiện cả bài nháp")
    site.add_argument("--no-open", action="store_true", help="không tự mở trình duyệt")
    site.add_argument(
        "--demo", type=_at_least_one, metavar="SỐ", help="dựng thêm chừng ấy bài mô phỏng bên cạnh nội dung thật"
    )

    desk = add("desk", _desk, "mở bàn biên tập trong trình duyệt: viết, kiểm tra, xem và gửi bài")
    _add_content(desk)
    desk.add_argument("--port", type=_port, default=8010, metavar="SỐ", help="cổng (mặc định: 8010)")
    desk.add_argument("--review", action="store_true", help="gửi bài tới một nhánh riêng để người khác duyệt")
    desk.add_argument("--no-open", action="store_true", help="không tự mở trình duyệt")

    build = add("build", _build, "kiểm tra nội dung rồi dựng trang web")
    _add_content(build)
    build.add_argument("--output", type=Path, metavar=FOLDER, help="thư mục kết quả (mặc định: output)")
    build.add_argument("--theme", type=Path, metavar=FOLDER, help="thư mục giao diện (mặc định: theme)")
    build.add_argument("--drafts", action="store_true", help="dựng cả bài nháp")
    build.add_argument("--cold", action="store_true", help="làm lại mọi thứ từ đầu, không dùng gì đã cất từ lần trước")
    build.add_argument("--timings", action="store_true", help="cho biết từng bước mất bao lâu")

    check = add("check", _check, "kiểm tra nội dung, liệt kê mọi lỗi")
    _add_content(check)
    formats = ("text", "json", "github", "gitlab")
    check.add_argument("--format", choices=formats, default="text", help="dạng kết quả (mặc định: text)")
    check.add_argument("--unused", action="store_true", help="liệt kê cả những ảnh, tệp đính kèm không bài nào dùng")
    check.add_argument("--people", action="store_true", help="gợi ý các mục cho du-lieu/nhan-vat.yaml từ các bài")

    date = add("date", _date, "cho biết chương trình hiểu một ngày tháng thế nào")
    date.add_argument("text", nargs="+", metavar="CHỮ", help='ngày tháng cần xem, ví dụ "Quý III/2019"')
    date.add_argument("--format", choices=("text", "json"), default="text", help="dạng kết quả (mặc định: text)")
    date.add_argument("--anchor", type=day, metavar=DAY, help="ngày làm mốc cho dạng không ghi năm, ví dụ 5/9/2019")

    find = add("search", _search, "tìm trong trang web đã dựng, như ô tìm kiếm của trang")
    find.add_argument("question", nargs="+", metavar="CÂU-HỎI", help="điều cần tìm, gõ như trong ô tìm kiếm")
    find.add_argument("--format", choices=("text", "json"), default="text", help="dạng kết quả (mặc định: text)")
    find.add_argument("--output", type=Path, metavar=FOLDER, help="thư mục đã dựng (mặc định: output)")
    find.add_argument("--most", type=_at_least_one, default=10, metavar="SỐ", help="số bài hiện ra (mặc định: 10)")


def _add_writing(add: Add) -> None:
    """Add commands that import, create and rename articles."""
    new = add("new", _new, "tạo một bài mới từ mẫu")
    new.add_argument("kind", metavar="CHUYÊN-MỤC", help="chuyên mục của bài, ví dụ giao-ban")
    new.add_argument("title", metavar="TIÊU-ĐỀ", help="tiêu đề của bài, đặt trong dấu nháy")
    _add_content(new, now=False)
    new.add_argument(
        "--date", "--now", type=moment, metavar=DAY, help="ngày của bài, ví dụ 5/12/2019 (mặc định: hôm nay)"
    )

    moved = add("move", _move, "đổi tên tệp của một bài, giữ địa chỉ cũ và sửa các đường dẫn tới bài ấy")
    moved.add_argument("old", metavar="TỆP-CŨ", help="tệp hiện có, ví dụ content/bai-viet/2019/2019-09-05-ten-cu.md")
    moved.add_argument("new", metavar="TỆP-MỚI", help="tên mới, ví dụ content/bai-viet/2019/2019-09-05-ten-moi.md")
    _add_content(moved, now=False)

    bring = add("import", _import, "biến trang của cổng cũ, tệp chữ, tệp Word, bản sao lưu thành bài nháp")
    bring.add_argument("paths", nargs="*", type=Path, metavar="ĐƯỜNG-DẪN", help="tệp, thư mục, tệp nén cần nhập")
    bring.add_argument("--into", type=Path, metavar=FOLDER, help="thư mục nội dung nhận bài, ví dụ content")
    bring.add_argument("--report", type=Path, metavar="TỆP", help="viết báo cáo từng dòng (JSON, và một trang HTML)")
    bring.add_argument(
        "--keep-originals",
        type=Path,
        metavar=FOLDER,
        help="giữ nguyên văn các trang ở thư mục này, ngoài thư mục nội dung",
    )
    bring.add_argument("--dry-run", action="store_true", help="chỉ xem sẽ nhập gì, không viết gì")
    bring.add_argument("--explain", type=Path, metavar="TRANG", help="cho biết luật nào lấy từng dòng của một trang")
    bring.add_argument("--profile", type=Path, action="append", metavar="TỆP", help="thêm một hồ sơ cổng (YAML)")
    bring.add_argument("--processes", type=_at_least_one, metavar="SỐ", help="số tiến trình (mặc định: mỗi lõi một)")


def _add_publishing(add: Add) -> None:
    """Add commands that publish and preserve the archive, or examine what was published."""
    publish = add("publish", _publish, "dựng bản để đưa lên máy chủ, với địa chỉ thật trong SITEURL")
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
    put.add_argument("--site", metavar="ĐỊA-CHỈ", help="địa chỉ của trang, để kiểm tra từng tệp sau khi đưa lên")
    put.add_argument("--ssh-config", type=Path, metavar="TỆP", help="tệp cấu hình cho ssh, thay cho ~/.ssh/config")

    pack = add("package", _package, "đóng gói kho để lưu giữ lâu dài: nội dung, lịch sử, trang đã công bố, mô tả phông")
    pack.add_argument("--into", type=Path, required=True, metavar=FOLDER, help="thư mục của gói, chưa có")
    _add_content(pack, now=False)
    pack.add_argument("--output", type=Path, metavar=FOLDER, help="thư mục đã công bố (mặc định: output)")

    verify = add("verify", _verify, "kiểm tra một trang web hay một bản sao có đúng như đã công bố không")
    verify.add_argument("target", metavar="ĐỊA-CHỈ", help="thư mục đã dựng, hoặc địa chỉ trang web")
    verify.add_argument(
        "--against", type=Path, metavar="TỆP", help="danh sách SHA256SUMS giữ ở nơi khác (mặc định: lấy ở chính nơi ấy)"
    )

    traced = add(
        "trace", _trace, "tìm mọi dấu vết của một mẩu chữ: trong nội dung, lịch sử Git, bộ nhớ đệm, trang đã dựng"
    )
    traced.add_argument("text", metavar="CHỮ", help="mẩu chữ cần tìm, đặt trong dấu nháy; viết cách nào cũng được")
    _add_content(traced, now=False)
    traced.add_argument("--output", type=Path, metavar=FOLDER, help="thư mục kết quả (mặc định: output)")


def _add_work_on_code(add: Add) -> None:
    """Add commands for developers."""
    test = add("test", _test, "chạy toàn bộ phép thử")
    test.add_argument("--quick", action="store_true", help="chỉ chạy phần nhanh")
    bench = add("bench", _bench, "đo tốc độ, dung lượng bên cạnh các chương trình khác")
    bench.add_argument("name", choices=tuple(BENCHES), metavar="TÊN", help=", ".join(BENCHES))
    many = "số bài, ảnh hay trang (mỗi phép đo có mặc định riêng)"
    bench.add_argument("--photographs", "--articles", type=_at_least_one, dest="count", metavar="SỐ", help=many)
    bench.add_argument("--cases", metavar="TÊN,TÊN", help="chỉ đo những mục này (với build), ví dụ “ours one edit”")
    bench.add_argument("--rounds", type=_at_least_one, metavar="SỐ", help="số lượt đo (mỗi phép đo có mặc định riêng)")
    add("lint", _lint, "kiểm tra cách viết mã")
    add("audit", _audit, "hỏi xem các gói dùng ở đây có lỗ hổng nào đã biết")
    parts = add("bom", _bom, "liệt kê các gói mà kho dùng, với phiên bản và giấy phép (CycloneDX)")
    parts.add_argument("--into", type=Path, metavar="TỆP", help="viết vào tệp này (mặc định: in ra màn hình)")


def parser() -> argparse.ArgumentParser:
    """The command-line parser; each subcommand stores its function as `run`."""
    top = Parser(prog="python3 tasks.py", description="Kho lưu trữ: xem, kiểm tra và xuất bản.")
    commands = top.add_subparsers(dest="command", required=True, metavar="LỆNH")

    def add(name: str, run: Command, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        return command

    for add_some in (_add_looking, _add_writing, _add_publishing, _add_work_on_code):
        add_some(add)
    return top


def main(argv: Sequence[str]) -> int:
    """Run one command; argparse exits with code 2 on wrong usage."""
    args = parser().parse_args(argv)
    run: Command = args.run
    return run(args)
