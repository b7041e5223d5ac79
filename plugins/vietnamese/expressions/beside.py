"""Words that stand around a date and are no part of it, by what they say of it."""

from __future__ import annotations

from plugins.vietnamese.when import Limit

NO_LIMIT, UNTIL, FROM, BEFORE, AFTER = range(5)
LIMITS: dict[int, Limit] = {UNTIL: "until", FROM: "from", BEFORE: "before", AFTER: "after"}
"""How a time bounds another."""


def alike(*phrases: str) -> dict[str, int]:
    """Phrases that play one part and need no value."""
    return dict.fromkeys(phrases, 1)


_UNTIL = (
    "đến", "tới", "hết", "cho đến", "cho tới", "tính đến", "tính tới", "kéo dài đến", "trước và trong", "chậm nhất",
    "muộn nhất", "trễ nhất", "không quá", "không muộn hơn", "không chậm hơn", "hạn", "hạn cuối", "hạn cuối cùng",
    "hạn chót", "hết hạn", "hạn nộp", "hạn nộp hồ sơ", "hạn đăng ký", "thời hạn", "thời hạn nộp", "chậm nhất trong",
    "muộn nhất trong", "deadline",
)  # fmt: skip

_LAST = ("ngày", "hôm", "tuần", "tháng", "quý", "năm", "kỳ", "lần", "đợt")
# What takes place on a day, and counts nothing: "khai mạc 5/9", "bán kết 9/10".
_OPENINGS = (
    "khai mạc", "bế mạc", "khai giảng", "tựu trường", "nhập học", "bế giảng", "khai trương", "khánh thành", "khởi công",
    "khởi tranh", "khởi hành", "mở màn", "khai hội", "thông xe", "tứ kết", "bán kết", "chung kết", "sơ khảo",
    "chung khảo", "sơ duyệt", "tổng duyệt", "ra quân", "xuất quân", "thời điểm",
)  # fmt: skip
# What may count as well, so that only "khởi phát 12/8" is a day: "hoàn thành 9/10 chỉ tiêu".
_EVENTS = (
    "kết thúc", "bắt đầu", "diễn ra", "tổ chức", "hoàn thành", "công bố", "ban hành", "ký", "ký kết", "đăng",
    "gửi", "nhận", "họp", "phát sóng", "phát hành", "ra mắt", "phát động", "bàn giao", "nghiệm thu", "hạ cánh",
    "cất cánh", "nhập cảnh", "xuất cảnh", "về nước", "từ trần", "tử vong", "khởi phát", "nhập viện", "vào viện",
    "xuất viện", "ra viện", "dương tính", "âm tính", "xét nghiệm", "lấy mẫu", "tiêm", "mốc", "nộp", "đăng ký", "nghỉ",
    "thu hồ sơ", "nộp hồ sơ", "nhận hồ sơ", "phiên", "phiên giao dịch", "kỳ điều hành",
)  # fmt: skip
# What figures that follow are a day without doubt.
_SURE = (
    "chậm nhất", "chậm nhất là", "muộn nhất", "muộn nhất là", "hạn chót", "hạn chót là", "hạn cuối", "kể từ",
    "dịp", "lễ", "dịp lễ", "nghỉ lễ", "dịp nghỉ lễ", "kỳ nghỉ", "ngày lễ", "kỷ niệm", "chào mừng", "quốc khánh",
    "quốc tế lao động", "quốc tế thiếu nhi", "quốc tế phụ nữ", "giải phóng miền nam",
)  # fmt: skip
_DEADLINES = (
    "trước", "sau", "đến hết", "tới hết", "cho đến hết", "sớm nhất", "hạn", "hạn là", "hạn cuối là", "hạn nộp là",
    "hạn nộp", "hết hạn", "hiệu lực", "tính đến", "tính đến hết", "từ", "đến trước",
)  # fmt: skip
# What ends like one of these and announces nothing: "cột mốc 12/3", "kỳ hạn 6/12 tháng".
_COMPOUNDS = ("cột mốc", "tiền gửi", "kỳ hạn", "giới hạn", "tỷ lệ", "tỉ lệ")
_PLACES = ("tại", "ở", "nhà", "phòng", "ngõ", "ngách", "hẻm", "kiệt", "lô", "thửa", "đường")
_NO_LIMITS = (
    "lên đến", "lên tới", "trung hạn", "dài hạn", "ngắn hạn", "gia hạn", *(f"{last} trước" for last in _LAST),
)  # fmt: skip
NOTHING, TO_OR_FROM, EVENT, OPENING, SURE, DEADLINE = range(6)
"""How the words before figures make a day of them."""

BESIDE: dict[str, dict[str, int]] = {
    # Of several in a row the last says how: "chậm nhất trước", "thời hạn nộp: trước", "từ nay đến hết".
    "limit": {
        phrase: limit
        for limit, phrases in (
            (UNTIL, _UNTIL),
            (FROM, ("từ", "kể từ", "tính từ", "bắt đầu từ", "bắt đầu", "từ nay", "kể từ nay")),
            (BEFORE, ("trước", "ngay trước", "xong trước", "hoàn thành trước")),
            (AFTER, ("sau", "ngay sau")),
            (NO_LIMIT, _NO_LIMITS),
        )
        for phrase in phrases
    },
    "limit link": alike("là", "vào", "thời điểm", "lúc", "hồi", "khoảng"),
    "limit after": {
        "trở về trước": UNTIL, "về trước": UNTIL, "trở đi": FROM, "trở về sau": FROM, "về sau": FROM, "đến nay": FROM,
        "tới nay": FROM, "cho đến nay": FROM, "cho tới nay": FROM,
    },
    "announcing": {
        phrase: kind
        for kind, phrases in (
            (TO_OR_FROM, ("đến", "tới", "vào", "qua", "sớm")), (EVENT, _EVENTS), (OPENING, _OPENINGS),
            (SURE, _SURE), (DEADLINE, _DEADLINES), (NOTHING, _COMPOUNDS + _PLACES),
        )
        for phrase in phrases
    },
    # What figures of which the first is greater may count all the same: "22-5 giờ", "giảm từ 30-12 triệu".
    "measure": alike(
        "giờ", "h", "độ", "triệu", "nghìn", "ngàn", "tỷ", "đồng", "m", "mét", "cm", "km", "kg", "tấn", "tuổi", "điểm",
        "năm", "tháng", "tuần", "ngày", "lần",
    ),
    "uprising": alike("cách mạng", "khởi nghĩa"),
    "clause": alike(
        "tại", "ở", "sẽ", "đã", "diễn ra", "của", "các", "toàn", "trên", "với", "và", "năm", "nhằm", "do", "được",
        "có", "là", "cho", "để", "vì", "theo", "về", "vừa qua", "này", "thu hút", "đến trước", "tới trước", "tới",
        "đối với", "lần lượt", "phải", "không", "chưa", "bị", "thì", "mà", "vẫn", "lại", "cũng", "mới", "đang", "khi",
        "từ", "còn",
    ),
    "recurring": alike(*(f"{of}{each} năm" for of in ("", "của ") for each in ("hằng", "hàng", "mỗi", "các"))),
    "ordered": alike(
        "số", "mã", "mã số", "số hiệu", "kỳ", "đợt", "lần", "phiên", "phiên họp", "tập", "bài", "phần", "vòng", "tuần",
        "thứ", "lần thứ", "tuần thứ", "học kỳ", "kỳ họp thứ", "phiên họp thứ", "lượt", "quyển", "cuốn", "tờ", "khóa",
        "nhóm", "tổ", "bản tin số", "trang", "mục", "điều", "khoản", "chương", "đợt thứ", "kỳ thứ",
    ) | dict.fromkeys(("chỉ số", "tổng số", "doanh số", "dân số", "hệ số", "con số", "tỷ số"), 0),
    "round": alike("đợt"),
    "session": alike("kỳ họp", "hội nghị", "đại hội", "cuộc họp"),
    "part": alike(
        "những tháng đầu", "những tháng cuối", "các tháng đầu", "các tháng cuối", "mấy tháng đầu", "mấy tháng cuối",
        "đầu", "giữa", "cuối", "thượng tuần", "trung tuần", "hạ tuần", "nửa đầu", "nửa cuối", "những ngày đầu",
        "những ngày cuối", "ngày đầu", "ngày cuối", "tuần đầu", "tuần cuối", "mùa xuân", "mùa hè", "mùa thu", "mùa khô",
        "mùa mưa", "mùa bão", "mùa lũ", "mùa đông", "vụ đông xuân", "vụ hè thu", "vụ thu đông", "vụ mùa",
        "dịp đầu", "dịp cuối", "những năm đầu", "những năm cuối",
    ),
    "label": alike(
        "kế hoạch", "trung hạn", "cả ngày", "hôm", "the", "on", "bài viết", "bài", "tin",
        "có hiệu lực", "có hiệu lực thi hành", "hết hiệu lực", "được ban hành", "áp dụng", "thực hiện", "hoàn thành",
        "đã đăng", "được cập nhật", "được cập nhật lúc", "thứ ngày",
        "ngày", "cập nhật", "cập nhật lúc", "cập nhật ngày", "cập nhật lần cuối", "cập nhật lần cuối lúc",
        "lần cập nhật cuối", "ngày cập nhật", "thời gian cập nhật", "đăng", "đăng lúc", "đăng ngày", "đăng tải",
        "đăng tải lúc", "được đăng", "được đăng lúc", "tin đăng", "bài đăng", "gửi", "gửi lúc",
        "ngày đăng", "ngày đăng tải", "ngày đăng bài", "ngày đăng tin",
        "thời gian đăng", "xuất bản", "xuất bản lúc", "ngày xuất bản", "ngày phát hành", "ngày ban hành", "ban hành",
        "ban hành ngày", "ngày ký", "ký ngày", "ngày có hiệu lực", "ngày hiệu lực", "hiệu lực", "ngày hết hiệu lực",
        "ngày hết hạn", "ngày tạo", "ngày gửi", "ngày viết", "ngày sửa", "ngày đưa tin", "ngày đưa lên", "ngày tin",
        "sửa lần cuối", "chỉnh sửa lần cuối", "ngày chỉnh sửa",
        "ngày nhận", "ngày họp", "tầm nhìn", "định hướng", "mục tiêu", "phấn đấu", "lũy kế", "số liệu",
        "thời gian", "thời điểm", "tin ngày", "ngày post", "post", "posted", "posted on",
        "post date", "date", "date posted", "publish date", "publish", "published", "published on", "published date",
        "publication date", "update", "updated", "updated on", "last update", "last updated", "last updated on",
        "last modified", "modified", "modified date", "created", "created on", "created date", "create date",
        "release date", "issued", "issued on", "issue date",
    ),
    "month of": alike(
        "từ", "kể từ", "đến", "tới", "đến hết", "tính đến", "tính tới", "hồi", "vào", "trước", "sau", "sản xuất", "nsx",
        "hạn dùng", "hạn sử dụng", "hsd", "khởi công", "khánh thành", "nhập ngũ", "xuất ngũ", "nghỉ hưu",
    ),
    "occasion": alike(
        "tết", "tết dương lịch", "nghỉ tết", "kỳ nghỉ tết", "kỳ nghỉ tết dương lịch", "nghỉ tết dương lịch", "đợt nghỉ",
        "vào", "trong", "nhân", "dịp", "tuần từ", "tuần từ ngày", "vào dịp", "trong dịp", "nhân dịp", "lễ", "dịp lễ",
        "nghỉ lễ", "dịp nghỉ lễ", "kỳ nghỉ", "kỳ nghỉ lễ", "đợt nghỉ lễ", "ngày lễ", "kỷ niệm", "trong kỳ nghỉ lễ",
        "trong đợt nghỉ lễ", "trong thời gian", "trong vòng", "diễn ra", "diễn ra vào", "tổ chức", "được tổ chức",
        "kết thúc", "khoảng", "vào khoảng", *_OPENINGS, "quốc khánh", "nghỉ lễ quốc khánh", "lễ quốc khánh",
    ),
    "by": alike("bởi", "by"),
    "counter": alike(
        "lượt xem", "lượt đọc", "lượt truy cập", "lượt", "số lượt xem", "số lần xem", "số lần đọc", "đã xem", "xem",
        "đọc", "views", "view", "hits", "read", "in bài viết", "in trang", "in bài", "bản in", "chia sẻ", "share",
        "print", "email", "gửi email", "gửi bài viết", "bình luận", "phản hồi", "ý kiến", "tác giả", "người đăng",
        "nguồn", "nguồn tin", "theo", "bởi", "đăng bởi", "được đăng bởi", "viết bởi", "được viết bởi", "by",
        "posted by", "xem với cỡ chữ", "cỡ chữ", "đọc bài viết", "nghe bài viết", "lưu bài viết",
    ),
}  # fmt: skip
