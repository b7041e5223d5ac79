"""Whom a sentence speaks of: a person by name, an office, a body, the past, or anyone who meets a condition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_PLACES = frozenset((
    "Hà Nội", "Hà Nam", "Hà Giang", "Hà Tĩnh", "Hà Đông", "Hà Tây", "Hà Bắc", "Hà Tiên", "Hà Trung", "Thái Bình",
    "Thái Nguyên", "Thái Lan", "Thái Thụy", "Thái Bình Dương", "Cao Bằng", "Cao Lãnh", "Cao Lộc", "Cao Phong",
    "Cao Đài", "Lâm Đồng", "Lâm Thao", "Lâm Bình", "Lâm Hà", "Sơn La", "Sơn Tây", "Sơn Động", "Sơn Dương", "Sơn Trà",
    "Sơn Hà", "Châu Đốc", "Châu Âu", "Châu Á", "Châu Phi", "Châu Mỹ", "Châu Thành", "Châu Phú", "Kim Sơn", "Kim Bôi",
    "Kim Thành", "Kim Động", "Kim Bảng", "Kim Liên", "Lý Sơn", "Lý Nhân", "Vũ Thư", "Vũ Quang", "Mai Châu", "Mai Sơn",
    "Mai Dịch", "Thạch Thất", "Thạch Hà", "Thạch Thành", "Ninh Bình", "Ninh Thuận", "Ninh Giang", "Ninh Hòa",
    "Ninh Kiều", "Bạch Mã", "Bạch Long Vĩ", "Bạch Thông", "Bạch Mai", "Lục Nam", "Lục Ngạn", "Lục Yên", "Vi Xuyên",
    "Từ Liêm", "Từ Sơn", "Đoàn Thanh", "Tôn Giáo", "Dương Minh Châu", "Hồ Tây", "Hồ Gươm", "Hồ Chí", "Hồ Chí Minh",
    "La Gi", "Lại Châu", "Thái Bình Dương", "Công Giáo",
))  # fmt: skip
"""Places whose first word is also the name of a family."""
UPPER = "A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_WORD = rf"[{UPPER}][\w’'.-]*"
FAMILY_NAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đinh|Trịnh|Mai|Cao|Lương|Hà|Tạ"
    "|Chu|Lưu"
    "|Tô|Thái|Đoàn|Kiều|Quách|Vương|Nông|Lò|Vi|Hứa|Triệu|Giàng|Vàng|Sùng|Thào|Bế|Lục|Mã|Ma|Tống|La|Lâm|Tăng"
    "|Trương|Từ|Phùng"
    "|Khuất|Doãn|Đàm|Nghiêm|Thân|Tôn|Thạch|Sơn|Danh|Kim|Châu|Quàng|Cà|Tòng|Hờ|Vừ|Lầu|Giáp|Hầu|Ninh|Ông|Bạch"
    "|Viên|Âu|Lại|Cù"
)
_CALLED = (
    r"(?:mr|ms|mrs)\.?|ông|bà|anh|chị|em|cháu|cụ|cô|chú|bác|thầy|đồng\s+chí|đ/c|công\s+dân|học\s+sinh|sinh\s+viên|bệnh\s+nhân|bị\s+can"
    r"|bị\s+cáo|gia\s+đình|hộ|vợ|chồng|con\s+trai|con\s+gái|người\s+nhận|bạn|thạc\s+sĩ|tiến\s+sĩ|bác\s+sĩ"
    r"|kỹ\s+sư|mẹ|cha|bố"
    r"|họ\s+và\s+tên(?:\s+khai\s+sinh)?|họ,?\s+tên|tên\s+tôi\s+là|tôi\s+là|chủ\s+tài\s+khoản|nạn\s+nhân"
    r"|phóng\s+viên|cựu\s+binh"
    r"|thương\s+binh|nông\s+dân|giáo\s+viên|viên\s+chức|nhân\s+viên|người\s+lao\s+động|nghệ\s+nhân"
    r"|chủ\s+(?:hộ|xe|cơ\s+sở|quán|cửa\s+hàng|vườn|trang\s+trại)|cậu(?:\s+bé)?|(?:cô\s+)?bé|chàng\s+trai|cô\s+gái"
    r"|lão\s+nông|bưu\s+tá|tài\s+xế|lái\s+xe|người\s+mẹ"
    r"|già\s+làng|trưởng\s+(?:thôn|bản|ấp)|nghệ\s+s[ĩỹ]|nhạc\s+s[ĩỹ]|họa\s+s[ĩỹ]|nhà\s+(?:văn|thơ|báo|giáo)"
    r"|vận\s+động\s+viên|tác\s+giả|thí\s+sinh"
    r"|luật\s+sư|doanh\s+nhân|chiến\s+s[ĩỹ]|hội\s+viên|đoàn\s+viên|thân\s+nhân|đương\s+sự|nguyên\s+đơn|bị\s+đơn"
    r"|người\s+khiếu\s+nại|cựu\s+chiến\s+binh"
)
_NO_NAME = (
    r"(?:đường|phố|ngõ|trường|thpt|thcs|tiểu\s+học|mầm\s+non|thành\s+phố|tp\.?|tỉnh|quận|huyện|xã|phường"
    r"|thị\s+trấn|cầu|chợ"
    r"|công\s+viên|giải|giải\s+thưởng|quỹ|bảo\s+tàng|tượng\s+đài|lăng|khu|nhà\s+hát|học\s+viện|tư\s+tưởng"
    r"|di\s+chúc|đại\s+học"
    r"|quảng\s+trường|hội\s+trường|rạp|bệnh\s+viện|nhà\s+văn\s+hóa|thôn|ấp|bản|làng|đảo|sông|hồ|núi|công\s+ty"
    r"|phong\s+trào"
    r"|quê|ở|tại|từ|gửi|đến)\s+$"
)
_PERSON = re.compile(
    rf"(?<!\w)(?P<called>(?i:{_CALLED}))(?!\w)[ :]*\s*(?:(?i:là|cho|của|ông|bà)\s+)?(?P<name>{_WORD}(?:\s+{_WORD})*)"
    rf"|(?<!\w)(?:{FAMILY_NAMES})(?:\s+{_WORD}){{1,4}}"
    rf"|(?<!\w)(?i:{FAMILY_NAMES})(?:\s+[{UPPER}]{{1,7}}){{1,4}}(?!\w)"
)
_BEFORE_NAME = re.compile(_NO_NAME, re.IGNORECASE)
_BODY_WORDS = frozenset((
    "Bộ", "Cục", "Vụ", "Sở", "Ban", "Văn", "Công", "Ủy", "Uỷ", "Hội", "Trung", "Tổng", "Phòng", "Quốc", "Chính", "Đảng",
    "Nhà", "Viện", "Trường", "Tổ", "Đoàn", "Liên", "Quỹ", "Ngân", "Cơ", "Kho",
))  # fmt: skip
"""Words that begin the name of a body, not of a person."""
_OFFICE = re.compile(
    r"(?<!\w)(?:(?:phó\s+)?(?:tổng\s+bí\s+thư|chủ\s+tịch|thủ\s+tướng|bộ\s+trưởng|thứ\s+trưởng|bí\s+thư"
    r"|tổng\s+cục\s+trưởng"
    r"|cục\s+trưởng|vụ\s+trưởng|chánh\s+(?:văn\s+phòng|thanh\s+tra)|tổng\s+giám\s+đốc|giám\s+đốc|viện\s+trưởng"
    r"|hiệu\s+trưởng"
    r"|trưởng\s+(?:ban|phòng|đoàn)|thống\s+đốc|tổng\s+biên\s+tập)|đại\s+biểu\s+quốc\s+hội|(?:đbqh|ubttqh)"
    r"|(?:ủy|uỷ)\s+viên\s+(?:bộ\s+chính\s+trị|ban\s+(?:chấp\s+hành|thường\s+vụ|bí\s+thư)|trung\s+ương|tw"
    r"|dự\s+khuyết))(?!\w)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?<!\w)(?:công\s+ty|tập\s+đoàn|tổng\s+công\s+ty|trụ\s+sở|cơ\s+quan|văn\s+phòng|trung\s+tâm|ủy\s+ban"
    r"|uỷ\s+ban|ubnd|quỹ"
    r"|kho\s+bạc|mặt\s+trận|ban\s+(?:tổ\s+chức|vận\s+động|biên\s+tập|quản\s+lý|chỉ\s+đạo|cứu\s+trợ|giám\s+khảo"
    r"|thường\s+trực)"
    r"|hội\s+chữ\s+thập|hội\s+(?:thi|khuyến\s+học|nông\s+dân|nhà\s+báo|người)|tòa\s+soạn|toà\s+soạn|bưu\s+điện"
    r"|chi\s+nhánh"
    r"|doanh\s+nghiệp|đơn\s+vị|nhà\s+xuất\s+bản|phòng\s+(?:bảo\s+vệ|tiếp|hành|văn\s+thư|tổ\s+chức|giao\s+dịch)"
    r"|hợp\s+tác\s+xã|bảo\s+hiểm\s+xã\s+hội"
    r"|(?:cục|vụ|sở|bộ)\s+["
    + UPPER
    + r"]\w*|hiệp\s+hội|trường\s+(?:đại\s+học|thpt|thcs|cao\s+đẳng)|bệnh\s+viện|công\s+đoàn"
    r"|cuộc\s+thi|ngân\s+sách|tổng\s+cục|học\s+viện)(?!\w)",
    re.IGNORECASE,
)
_HOTLINE = re.compile(
    r"đường\s+dây\s+nóng|hot\s?line|tổng\s+đài|trực\s+ban|số\s+(?:điện\s+thoại\s+)?trực|đầu\s+số|điện\s+thoại\s+trực"
    r"|cấp\s+cứu|số\s+nóng|hỗ\s+trợ\s+(?:khách\s+hàng|kỹ\s+thuật)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!\w)(?:k[ỷỉ]\s+niệm(?!\s+chương)|ngày\s+sinh\s+(?:của\s+)?(?:chủ\s+tịch|bác|người|đồng\s+chí|cố|lãnh\s+tụ"
    r"|lê-?nin)|năm\s+sinh\s+"
    r"(?:của\s+)?(?:chủ\s+tịch|bác)|bác\s+hồ|chủ\s+tịch\s+hồ\s+chí\s+minh|hồ\s+chủ\s+tịch|danh\s+nhân"
    r"|anh\s+hùng\s+dân\s+tộc"
    r"|liệt\s+s[ĩỹ]|cố\s+(?:tổng|chủ|thủ|nhà|nhạc|họa|bộ|nghệ|giáo|đại|đồng|luật|phó)|lãnh\s+tụ|thi\s+hào"
    r"|chí\s+s[ĩỹ]|nhà\s+bác\s+học|sử\s+gia|tiền\s+bối|nhà\s+cách\s+mạng|từ\s+trần"
    r"|hy\s+sinh|qua\s+đời|tạ\s+thế|mất\s+(?:năm|ngày)|thân\s+thế|đản\s+sinh|phật\s+đản|giáng\s+sinh|vua"
    r"|trạng\s+nguyên|thời\s+kỳ"
    r"|chúa|thế\s+kỷ|triều|thiền\s+sư|danh\s+tướng|quốc\s+công|nguyên\s+phi|các\s+mác|lê-?nin|ăng-?ghen"
    r"|thiên\s+tài|đại\s+thi\s+hào|tưởng\s+niệm|giỗ|lễ\s+viếng|lễ\s+tang|tang\s+lễ|truy\s+điệu|truy\s+tặng)(?!\w)",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"(?<!\w)sinh\s+(?:năm|ngày|vào)[\s\d/.-]*(?:1[0-8]\d\d|19[01]\d)(?!\d)"
    r"|\((?:[\d/.\s]*[/.])?\d{3,4}\s*[-–—]\s*(?:[\d/.\s]*[/.])?\d{3,4}\)",
    re.IGNORECASE,
)
"""A birth of before 1920, or the years of a life."""
_ASIDE = re.compile(r"[\s,(–-]*(?:(?:sinh|sn|s\.n\.?)?[\s:]*(?:năm\s+)?\d{4}|\d{1,3}\s+tuổi)?[\s,)–-]*", re.IGNORECASE)
_MAYBE_NAME = re.compile(rf"[{UPPER}][\w’'.-]*(?i:{_ASIDE.pattern})$")
_TELLS = re.compile(r"(?i)(?<!\w)theo\s+$")
"""Before someone who is only asked: "Theo ông Mẫu, ở xã Thử …"."""
_CONDITION = re.compile(
    r"(?<!\w)(?:trở\s+(?:lên|xuống|về\s+trước|về\s+sau|về|đi)|nếu|trường\s+hợp|điều\s+kiện|đối\s+tượng"
    r"|quy\s+định|phải|được\s+(?:cấp"
    r"|hưởng|miễn|hỗ\s+trợ|đăng\s+ký|quyền)|độ\s+tuổi|dưới|không\s+quá|ít\s+nhất|đủ|thủ\s+tục|hồ\s+sơ\s+(?:gồm"
    r"|cần)|kê\s+khai|mọi|những"
    r"|các\s+(?:công\s+dân|hộ|cá\s+nhân|em|trường|thí\s+sinh|đối)|người\s+(?:dân(?!\s+tộc)|có|sinh|khuyết|bệnh"
    r"|lao\s+động)|công\s+dân\s+(?:nam|nữ|có"
    r"|việt|sinh|đang|từ|thường|tạm|cư)|trẻ\s+(?:em|sinh)|thí\s+sinh|ứng\s+viên|khai\s+báo|cung\s+cấp|yêu\s+cầu"
    r"|theo\s+mẫu|ghi\s+rõ|hoặc|chỉ\s+tiêu"
    r"|tỷ\s+lệ\s+(?:người|dân|hộ)|số\s+người|(?:thí|cá)\s+nhân|bao\s+gồm|áp\s+dụng|gồm\s+các|tổng\s+số"
    r"|thống\s+kê|hội\s+viên|bình\s+quân)(?!\w)",
    re.IGNORECASE,
)


def may_follow_name(before: str) -> bool:
    """Whether a person could be named at the end of a text, but for an age or a year; a quick look."""
    return _MAYBE_NAME.search(before) is not None


@dataclass(frozen=True)
class Scope:
    """A sentence, item or row, and what was said before it on its line."""

    text: str
    before: str = ""
    spoken: str = ""
    """The text without a value whose names are of streets and towns; "" for all of it."""

    @cached_property
    def names(self) -> tuple[re.Match[str], ...]:
        """Where persons are named in it."""
        return tuple(match for match in _PERSON.finditer(self.spoken or self.text) if _is_name(match))

    @property
    def person(self) -> bool:
        """Whether a person is named in it, or it goes on speaking of one who was."""
        return bool(self.names) or any(map(_is_name, _PERSON.finditer(self.before)))

    def names_end_at(self, place: int, *, within: int = 30) -> bool:
        """Whether a person is named right before a place of the text, but for an age or a year between."""
        text = self.text
        for match in self.names:
            aside = text[match.end() : max(place, match.end())]
            asked = _TELLS.search(text[max(0, match.start() - 8) : match.start()]) and not any(map(str.isdigit, aside))
            if match.end() <= place <= match.end() + within and _ASIDE.fullmatch(aside) and not asked:
                return True
        return False

    @property
    def office(self) -> bool:
        """Whether the person holds a public office."""
        return _OFFICE.search(self.text) is not None or _OFFICE.search(self.before) is not None

    @property
    def body(self) -> bool:
        """Whether it speaks of an agency, a company or a fund."""
        return _BODY.search(self.text) is not None

    @property
    def body_before(self) -> bool:
        """Whether the sentence before does."""
        return _BODY.search(self.before) is not None

    @property
    def hotline(self) -> bool:
        """Whether it gives a number that anyone may call."""
        return _HOTLINE.search(self.text) is not None

    @property
    def past(self) -> bool:
        """Whether it speaks of history or an anniversary."""
        return _PAST.search(self.text) is not None or _LONG_AGO.search(self.text) is not None

    @property
    def condition(self) -> bool:
        """Whether it speaks of anyone who meets a condition."""
        return _CONDITION.search(self.text) is not None


def _is_name(match: re.Match[str]) -> bool:
    name = match["name"] or match[0]
    if name.split()[0] in _BODY_WORDS and not match["called"]:
        return False
    if match["called"]:
        return name.split()[0] not in _BODY_WORDS
    if " ".join(name.split()) in _PLACES:
        return False
    return _BEFORE_NAME.search(match.string[max(0, match.start() - 24) : match.start()]) is None
