"""Words that say what stands after them: the labels of forms and the turns of prose, by kind.

The kinds are those of the law: basic and sensitive personal data (Law 91/2025/QH15, article 2; Decree 356/2025/NĐ-CP).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from plugins.vietnamese.text import spellings

from .expressions import expression
from .people import NATIONS, OF_MARTYRS, UPPER, names_in, starts_with_name
from .places import HOUSES, PLACE_START, is_address, place_end

_SIGNS = r"[\s:：,–(-]*"
_OF_WHOM = (
    r"(?:\s?/\s?[^\W\d_][^\s/:,;]*(?:[ \t][^\W\d_][^\s/:,;]*){0,3}?)?"
    r"(?:\s+của\s+[^:,;\n]{2,40}?(?=\s+(?:là|ở|tại)\s|\s*[:：]))?(?:\s*\([^()\n]{1,60}\))?"
)
"""Another label, whose the value is and how to write it: "CCCD/Hộ chiếu của bà Mẫu:", "Quê quán (xã, tỉnh):"."""
_MORE = rf"(?:[ \t]+[^\W\d_{UPPER}]+(?:[ \t]+[^\s:;,.|]+){{0,9}}(?=\s*[:：]))?{_OF_WHOM}"
"""What a form adds to a label as well, in any words before its colon: "Nơi ở sau khi nghỉ hưu:"."""
_GAP = rf"{_MORE}{_SIGNS}(?:(?:là|vào|tại|ở|ngày|tháng|năm|khoảng|mùng|mồng)\b{_SIGNS})*"
_NUMBER_GAP = (
    r"(?:\s+của\s+[^,;:\n\d]{2,40}[:,]\s*[^,;:\n\d]{2,40},\s*"
    r"|[^,;:()\n\d]{3,50}\((?=\d)|\s*:[^,;:\n\d]{2,40}(?:,|\s[–-])\s)?"
    rf"(?:[^,;:\n\d]{{0,50}}[,:]?\s+(?:số|mã\s+thẻ)(?=\W+(?:[A-Z]{{2}}\W?|\w?)\d)|{_MORE})"
    r"(?:[\s:：,]|số|là|mã|mang|nhận|thẻ|xe|ngân\s+hàng|[A-Z][A-Za-z]*\s?[bB]ank|[A-Z]{1,3}B|BIDV)*"
)
_WORD_GAP = rf"{_OF_WHOM}(?:[\s:：]|,(?=\s*(?:tỷ\s+lệ|mất|\d))|là|hiếm|tỷ\s+lệ|mức|loại|dạng|với|hạng|lần\s+\d)*"
_NAME_GAP = r"(?:\s*\([^()\n]{1,40}\))?(?:[\s:：]|\s[–-]\s)*(?:là\s+)?(?:ông|bà|anh|chị|cháu|cụ)?[ \t]*"

DAY = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\w+,?\s+năm\s+(?:\w+\s+\w+\s+\(?)?\d{4}"
DATE = rf"(?:{DAY}|\d{{1,2}}(?:\s*[/.-]|\s+năm)\s*\d{{4}}|\d{{4}})(?!\d)"
_SHORT_DATE = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2}(?!\d)"
_CYCLE = r"(?:(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)\s+\w+[\s,(–-]*)?"
"""The name of a year before its number."""
_NUMBER = r"[A-Z]{0,3}\d(?:[ .]?\d){6,14}(?![ .]?\d|\s*(?:đồng|tỷ|triệu|lượt|người))"
_IDENTITY = rf"(?:[A-Z]{{1,3}} ?\d{{6,9}}(?![ .]?\d)|(?=\d){_NUMBER})"
"""Passports have letters before one row of figures, unlike the codes of bodies: "H01.02.000123"."""
_ACCOUNT = r"\d(?:[ .-]?\d){1,5}[A-Z]\d(?:[ .-]?\d){5,10}(?!\d)"

_FIELD_PLACE = rf"(?:(?<=[:：]\s)(?:[^\W\d_{UPPER}]+\s+){{1,4}}?)?{PLACE_START}"
"""How a place begins in a form, with any words: "Chỗ ở: nhà công vụ số 5"."""
_LIVES = f">{{{HOUSES}}}"
AT = "tại"
"""Which tells of a home only after a family, as "gia đình ông Mẫu tại thôn Thử"."""
_HAS_HOUSE = "nhà [riêng] {ở|tại} [cuối|đầu|giữa]"
_FIELD, _VILLAGE_FIELD = "{trú|ở}:", "{thôn|bản|ấp|xóm|tổ|khóm|buôn}:"
_HOUSING = frozenset(spellings(_HAS_HOUSE))
_APART = _HOUSING.union(spellings(_FIELD), spellings(_VILLAGE_FIELD))
"""Which tell of a home only after a sign or a name: "bà Mẫu, nhà ở thôn Thử", but not "dự án nhà ở tại thôn Thử"."""
_RELATIVES = "ông|bà|ông bà|bố|mẹ|cha|bố mẹ|cha mẹ|vợ|chồng|con|con trai|con gái|cháu|gia đình"

_PEOPLES = (
    "kinh", "tày", "thái", "hoa", "kh{mer|ơ me|ơ-me|ơme}", "mường", "nùng", "[h|h’|h']mông", "dao", "gia[ |-]rai",
    "jrai", "ngái", "ê[ |-]đê", "k{’|'}ho", "ba[ |-]na", "bahnar", "{xơ|xê|sơ}[ |-]đăng", "sán {chay|dìu}", "cơ[ |-]ho",
    "chăm", "hrê", "m[’|']nông",
    "ra[ |-]{glai|glay}", "{x|s}[ |-|’|']tiêng", "bru", "vân kiều", "thổ", "giáy", "{cơ|ka|kơ}[ |-]tu",
    "{gié|giẻ}{ |-}triêng", "mạ", "khơ[ |-]mú",
    "co", "cor", "tà[ |-]ôi", "chơ[ |-]ro", "kháng", "xinh[ |-]mun", "hà nhì", "chu[ |-]ru", "lào", "la {chí|ha|hủ}",
    "phù lá", "lự", "lô lô", "chứt", "mảng", "pà thẻn", "cơ lao", "cống", "bố y", "si la", "pu péo", "brâu", "ơ đu",
    "rơ[ |-]măm", "cao lan", "pa[ |-]{cô|kô}", "pa {dí|hy}", "rục", "ma coong", "ca dong",
)  # fmt: skip
"""The 54 peoples of Vietnam, as the census writes them (Decision 121-TCTK/PPCĐ of 1979), in all spellings; branches."""
ETHNIC = "|".join(_PEOPLES).translate({ord("["): "(?:", ord("{"): "(?:", ord("]"): ")?", ord("}"): ")"})
_NOT_COUNTED = r"(?!\w|[ \t:(]*\d[\d.,]*\s*(?:%|(?!tuổi|năm|con|lớp)[^\W\d]))"
"""After a people or a faith that one person has, unlike "Mông 214 hộ"."""
_PEOPLE = "người"
"""Which tells of whose people someone is only beside the name: "già làng Thử, người Mnông", "cô người Giáy Mẫu"."""
_FAITHFUL = "giáo dân|phật tử|giáo hữu|tín hữu"
"""Who have a faith, told beside the name: "ông Mẫu, giáo dân xứ Thử"."""
_BESIDE_NAME = ("gốc", "người gốc", "s", "tuổi", _PEOPLE)
"""Which tell something only right after the name: "bà Mẫu, gốc Thái Thụy", "(s. 1934)", "tuổi Tân Mùi 1931"."""
_ILLNESS = (
    r"(?:căn |chứng )?bệnh (?!nhân\b|nhi\b|viện\b|xá\b)\w"
    r"|bạch hầu|cúm|ho gà|lỵ|quai bị|sởi|tay[- ]chân[- ]miệng|thủy đậu|thương hàn|uốn ván"
    r"|(?:não mô|liên|phế|tụ) cầu|vi(?:rus| khuẩn| rút)|giun|sán\b|tai điếc|mắt (?:mờ|kém)|lú lẫn|sức khỏe yếu|nghiện"
    r"|dị ứng|lãng tai|mang thai|cắt cụt|chứng \w|hội chứng|nhiễm |ung thư|tai (?:biến|nạn)|đột quỵ"
    r"|suy (?:thận|tim|gan|tủy|hô hấp|nhược|dinh dưỡng|đa tạng|giảm)|tim\b|tâm thần|trầm cảm|tự kỷ|động kinh|hiv"
    r"|lao\b|covid|sars|tiểu đường|đái tháo|bại |khiếm |câm|điếc|mù\b|liệt|viêm|xơ \w"
    r"|(?:cắt )?(?:khối )?u (?!ám|mê|tối)\w"
    r"|tiền sản|sảy thai|băng huyết|xuất huyết|nhồi máu|điện giật|sét đánh|rắn cắn|đa chấn|phản vệ"
    r"|(?:mất|hỏng) (?:(?:một|hai|ba|cả|nửa) )?(?:bàn |cánh |ngón |con )?(?:tay|chân|mắt)"
    r"|rối loạn|lòa|loà|cận thị|gai |vẹo|tật nguyền|chất độc|cườm|basedow|ung bướu|nan y|sinh non"
    r"|hôn mê|ngộ độc|thiếu máu|hoại tử|tràn dịch|thoát vị|sỏi |loãng "
    r"|sa sút|vỡ (?:lách|gan|ruột|sọ|tử)|thủng (?:dạ|ruột)|phù (?:phổi|thũng)|teo |loét |bạch cầu|máu trắng|tan máu"
    r"|chấn thương|(?:cao|tăng) huyết áp|(?:thận|gan|tủy|phổi|não|mắt)\b|chạy thận|lọc máu|xạ trị|hóa trị|dị tật"
    r"|tàn tật|tật\b|hở hàm|down|parkinson|alzheimer|thoái hóa|hen\b|sốt(?! ruột)|gãy|cụt|bỏng|cong vẹo|đục thủy"
    r"|bướu|lupus|gút|thương (?:nặng|nhẹ|ở|tật)|ong đốt|chó cắn|đau ốm|ốm đau"
    r"|whitmore|dengue|đậu mùa|dại\b|vô sinh|hiếm muộn"
    r"|hbsag|hiểm nghèo|bạo bệnh|trọng bệnh|bất tỉnh|nguy kịch|chậm phát triển|thiểu năng|thần kinh|đau (?!lòng|buồn)\w"
    r"|mất (?:ngủ|trí)|tê liệt|co giật|lẫn(?! (?:lộn|tạp|vào|trong|với))\b"
    r"|(?:hạ|tụt) (?:đường|huyết)|huyết áp|mỡ máu|thấp khớp"
    r"|(?:đau )?(?:dạ dày|đại tràng|khớp|cột sống|tuyến giáp|buồng trứng|tử cung)"
    r"|tiền đình|trĩ\b|xương thủy tinh|máu khó đông|polyp|áp xe|trật khớp|bong gân|hẹp |hở van|rạn |đứt |dập |ngạt "
    r"|ghép (?:tim|gan|thận|tủy|phổi)|ma túy"
).replace(" ", r"\s+")
"""How illnesses, disabilities and injuries begin."""
_STATES_OF_HEALTH = (
    "chạy thận|lọc máu|xạ trị|hóa trị|thở máy|thở oxy|mang thai|có thai|có bầu|sảy thai|căn bệnh|cắt cụt|cụt|cưa chân"
    "|cưa tay|khiếm thị|khiếm thính|câm điếc|bại liệt|mù lòa|mù từ|liệt giường|liệt nửa người"
    "|lãng tai|tai điếc|mắt mờ|mắt kém|lú lẫn|sức khỏe yếu|sức khỏe rất yếu|ốm nặng|ốm đau|đau ốm|đau yếu|ốm yếu"
    "|ngất xỉu|bệnh nặng|không có hai tay|không có hai chân|bệnh tật triền miên|nằm liệt|nằm một chỗ|sống thực vật"
    "|chân tay co quắp|thần kinh không ổn định|không thể đi lại|không tự đi lại|không đi lại được|nghiện ma túy"
    "|nghiện rượu|hiến thận|hiến gan|hiến một quả thận|hiến một phần gan|thị lực|tàn tật|tật nguyền|dị tật|cận thị"
    "|đang hôn mê|là f0|sinh non|sinh mổ"
    "|hở hàm ếch"
)
"""States of a person's health that are told without a label."""
_LOST = "{mù|hỏng|cụt|liệt|mất|gãy|teo} {một|hai|cả hai|đôi} [bên|cánh|bàn] {mắt|chân|tay}"
_DISEASES = (
    "gãy|bỏng|chấn thương|đa chấn thương|ung thư|suy tim|suy thận|suy gan|suy tủy|suy hô hấp|suy đa tạng|viêm gan"
    "|viêm phổi|viêm màng não|xơ gan|tiểu đường|đái tháo đường|bại não|tim bẩm sinh|tan máu bẩm sinh|động kinh"
    "|tâm thần phân liệt|bệnh tim|bệnh thận|bệnh gan|bệnh phổi|cao huyết áp|tăng huyết áp|tự kỷ|tai biến|đột quỵ"
    "|thiểu năng|chậm phát triển|vô sinh|hiếm muộn"
)
"""Which are told of a person right beside the name: "anh Mẫu, suy tim giai đoạn cuối"."""
_TREATED = "{được|phải|sau ca|trải qua|trải qua ca} {ghép|mổ|phẫu thuật}"
_SUFFER = (
    "{bị|mắc|bệnh nhân|chẩn đoán|đang điều trị|phải điều trị|được điều trị|viện điều trị"
    "|phát hiện|tiền sử|biến chứng|di chứng|sống chung|chống chọi"
    "|cấp cứu vì|cấp cứu do|nhập viện vì|nhập viện do|trong tình trạng}"
)
"""After which only these say something of health, as after `_TREATED`."""
_KIN_WORDS = (
    "{vợ|chồng|con trai|con gái|con rể|con dâu|anh trai|chị gái|em trai|em gái|cháu nội|cháu ngoại|bố đẻ|mẹ đẻ|anh ruột"
    "|chị ruột|em ruột|bác ruột|chú ruột|cô ruột|cậu ruột|dì ruột|bố vợ|mẹ vợ|bố chồng|mẹ chồng|cô dâu|chú rể|vợ cũ"
    "|chồng cũ} [của]"
)
"""Who stand right before a name."""
_ELDERS = "bố|cha|mẹ|bố đẻ|cha đẻ|mẹ đẻ|bố ruột|cha ruột|mẹ ruột|ông nội|bà nội|ông ngoại|bà ngoại|thân phụ|thân mẫu"
_ELDERS_OF = f"{{{_ELDERS}}} [của] {{ông|bà|anh|chị|em|cháu|bé}}"
"""Who stand before a full name: "Bà Mẫu, mẹ của chị Lê Thị Thử"; of a first name alone, nobody is told."""
_COUPLE = "vợ chồng"
"""Who are both named: "vợ chồng anh Mẫu, chị Thử"."""
_STATES = (
    "ly hôn|ly thân|góa chồng|góa vợ|góa bụa|góa phụ|goá chồng|goá vợ|mồ côi|độc thân|đơn thân|tái hôn|lập gia đình"
    "|chưa kết hôn|chưa có gia đình|mẹ đơn thân|bố mẹ ly hôn|bố mẹ bỏ nhau|đi bước nữa|ly dị|đã có gia đình|đã kết hôn"
    "|kết hôn năm|kết hôn từ|có vợ|có chồng|chưa vợ|chưa chồng|chưa có vợ"
    "|chưa có chồng|lấy chồng năm|lấy vợ năm|là con một|con một của|bị bố mẹ bỏ rơi|bị cha mẹ bỏ rơi|bị mẹ bỏ rơi"
)
"""How the family of a person is told without a label."""


class Told(NamedTuple):
    """A value in a text; gap: what stands between its label and it."""

    gap: str
    value: str
    start: int
    end: int


class Pattern(Struct, frozen=True, dict=True):
    """How one kind is written, each spelling as `lexicon.spellings` reads it.

    labels: what only forms of persons say; turns: prose, which becomes a label before a colon; shared: what is said of
    bodies as well. columns: more words above the column of a table. value: what must follow; gap: what may stand
    between.
    """

    labels: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    value: str = r"[^\n;|.]{2,80}"
    gap: str = _GAP

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<gap>{self.gap})(?P<value>{self.value})")

    def told(self, text: str, start: int) -> Told | None:
        """What a label tells that ends at `start`."""
        if (match := self._expression.match(text, start)) is None:
            return None
        end = place_end(text, match.end()) if self.value == _FIELD_PLACE else match.end()
        return Told(match["gap"], text[match.start("value") : end], match.start("value"), end)


PATTERNS: Mapping[str, Pattern] = {
    "birth": Pattern(
        labels=(
            "ngày[,] tháng[,] năm sinh", "ngày/tháng/năm sinh", "ngày sinh", "năm sinh", "dob", "date of birth",
            "sinh ngày",
        ),
        turns=("sinh năm", "tuổi >{giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý}"),
        shared=("sinh [vào|khoảng|tháng]", "chào đời", "ns", "n.s", "n/s", "s/n", "sn", "s.n", "s"),
        value=rf"(?:{DATE}|{_SHORT_DATE})",
        gap=rf"\.?{_GAP}{_CYCLE}",
    ),
    "age": Pattern(turns=("tuổi",), value=r"\d{1,3}"),
    "birthplace": Pattern(
        labels=(
            "{quê|nguyên|sinh} quán", "q.quán", "nơi sinh", "nơi {đăng ký|cấp giấy} khai sinh", "nơi khai sinh",
            "nơi đăng ký {hộ tịch|hồ sơ}", "place of birth",
        ),
        turns=(
            "quê [gốc|nội|ngoại|vợ|chồng] [ở|tại]", "quê {ông|bà|anh|chị|em|tôi} {ở|tại}", "sinh {tại|ở}",
            "sinh ra [và lớn lên] {tại|ở}", "lớn lên {tại|ở}",
            "người con [ưu tú] [của] {quê hương|vùng đất|mảnh đất|đất|xứ}",
            "người con [ưu tú] [của] >{làng|bản|buôn|thôn|xã|huyện|phum}",
            "{vốn|là|vốn là|chính là} người [gốc] >{làng|xã|huyện|thôn|thị trấn|thị xã|tỉnh|đất}",
            "gốc {ở|tại}", "{rời|xa} quê [nhà]", "vốn gốc", "[người] gốc",
        ),
        value=_FIELD_PLACE,
        gap=rf"{_GAP}(?:(?:mãi|tận|tít)\s+)?"
        rf"(?:(?:vùng|miền|mảnh|một|làng|xóm|bản)(?:[ \t]+[^\W\d_{UPPER}]+){{1,3}}[ \t]+)?",
    ),
    "home": Pattern(
        labels=(
            "[nơi] [đăng ký|đk] [hộ khẩu|hk] thường trú [tại|ở]", "[nơi] [đăng ký|đk] {hktt|đktt|đkhktt}",
            "địa chỉ {thường trú|cư trú|tạm trú|nhà|nhà riêng|gia đình}", "{đ/c|đc} nhà [riêng]", "hộ khẩu [tại|ở]",
            "{nơi|chỗ} ở [hiện nay|hiện tại]", "nơi {cư|tạm} trú [cuối cùng]", "nhà riêng",
        ),
        turns=(
            "[đăng ký] tạm trú [tại|ở]", "nơi [đang] {sinh sống|sống|cư ngụ}",
            _HAS_HOUSE, "cư trú [tại|ở]", "trú {tại|ở|quán}", _FIELD, "[cư] ngụ {tại|ở}",
            "{hiện|đang} {ở|sống} [tại|ở]", "{sinh sống|định cư|có nhà|trọ} {tại|ở}", "ngụ",
            "ngụ >{quận|huyện|tỉnh|thành phố|tp}",
            f"{{trú|cư trú|ngụ|cư ngụ}} >{{{HOUSES}|p|x|h|q|tp|tx|tt|kp}}",
            f"{{sống|ở}} {{cùng|với}} {{{_RELATIVES}}} [nội|ngoại] {{tại|ở}}",
        ),
        shared=(
            "địa chỉ [liên hệ|liên lạc|giao hàng|hiện nay|hiện tại] [nhận thư|nhận quà|nhận thưởng|nhận hàng]",
            "{giao|gửi} {tới|đến}", "nơi {giao|nhận}", "{đ/c|đc}",
            f"[người] ở [cuối|đầu|giữa|tận] {_LIVES}", f"{AT} {_LIVES}",
            "{căn|ngôi} >nhà số", ">{nhà số|số nhà}", _VILLAGE_FIELD,
        ),
        columns=("thôn[, bản|, xóm|, tổ|, ấp]", "{bản|xóm|ấp|khu phố|khóm|buôn|làng}", "tổ [dân phố]", "phum[, sóc]"),
        value=_FIELD_PLACE,
    ),
    "identity": Pattern(
        labels=(
            "[số] [thẻ] {cccd|cmnd|cmtnd|cmt}", "[số] thẻ cc", "[số] [thẻ] căn cước [công dân]", "giấy chứng minh",
            "[số] chứng minh {nhân dân|thư}", "[mã] số định danh [cá nhân]", "mã định danh [cá nhân]", "[số] hộ chiếu",
            "passport [no|no.|number]", "hc số",
            "giấy phép lái xe", "gplx", "bằng lái [xe]", "[số] {gttt|giấy tờ tùy thân}",
            "chứng minh {quân đội|sĩ quan|quân nhân|công an}", "cmsq", "cmqđ",
        ),
        value=_IDENTITY,
        gap=_NUMBER_GAP,
    ),
    "insurance": Pattern(
        labels=(
            "[mã] số [sổ|thẻ] {bhxh|bhyt|bảo hiểm|bảo hiểm xã hội|bảo hiểm y tế}", "sổ {bhxh|bảo hiểm|bảo hiểm xã hội}",
            "thẻ {bhyt|bảo hiểm y tế}", "bhxh", "bhyt", "số sổ",
        ),
        turns=("{mã|số|mã số} thẻ", "sổ số"),
        columns=("mã số bh",),
        value=r"(?:[A-Z]{2}[ .]?)?\d(?:[ .]?\d){8,14}(?!\d)",
        gap=_NUMBER_GAP,
    ),
    "tax": Pattern(
        labels=("{mã số thuế|mst} {cá nhân|tncn}",),
        shared=("mã số thuế", "mst"),
        value=r"\d(?:[ .]?\d){9}(?:-\d{3}|\d\d)?(?!\d)",
        gap=_NUMBER_GAP,
    ),
    "account": Pattern(
        labels=("[số] tài khoản cá nhân",),
        shared=("[số] {tài khoản|tk} [số]", "stk", "ctk", "chủ tài khoản", "ngân hàng", "chuyển khoản [tới|qua|vào]"),
        value=rf"(?:{_NUMBER}|{_ACCOUNT})",
        gap=_NUMBER_GAP,
    ),
    "plate": Pattern(
        shared=(
            "biển {kiểm soát|số|số xe|đăng ký|xe}", "{bks|bsx|bs}", "{mang|gắn|đeo} biển [kiểm soát|số]",
            "[đăng ký] xe [máy|tải|khách]", "{mô|ô} tô",
        ),
        value=r"(?!80)\d{2}\s?[-–]?\s?[A-ZĐ]{1,2}\d?\s?[-–. ]?\s?\d{3}[. ]?\d{1,2}(?!\d)",
        gap=rf"{_OF_WHOM}(?:[\s:：,]|số|là|xe)*",
    ),
    "sex": Pattern(
        shared=("giới tính", "phái"), columns=("nam/nữ", "nam, nữ"), value=r"(?i:nam|nữ|khác)(?=\s*(?:[,;.)|\n–-]|$))",
        gap=r"\s*[:：]?\s*",
    ),
    "nationality": Pattern(
        shared=("[mang] quốc tịch [gốc]", "nationality"), value=rf"[{UPPER}]\w+(?:\s+[{UPPER}]\w+)*", gap=_WORD_GAP
    ),
    "family": Pattern(
        labels=("tình trạng hôn nhân", "họ [và] tên {vợ|chồng|cha|bố|mẹ|con}"),
        turns=(
            f"{{vợ|chồng|hai con|ba con|các con|con trai|con gái|con rể|con dâu|{_ELDERS}|anh trai|chị gái|em trai"
            "|em gái|anh ruột|chị ruột|em ruột} [ông|bà|tôi|anh|chị|em|cháu] {là|tên}",
            _ELDERS_OF,
            "{vợ|chồng|con trai|con gái} {ông|bà|anh|chị}, >{ông|bà|anh|chị}", "{vợ|chồng} [của] >{ông|bà|anh|chị}",
            f"{_COUPLE} >{{ông|bà|anh|chị}}",
            "{bố|mẹ|cha} {cháu|bé} >{ông|bà|anh|chị}", "{bố|mẹ|cha} {cháu|bé} {–|-}", "cưới >{anh|chị|cô|ông|bà}",
            f"{{vợ|chồng|con|{_ELDERS}}}:", "hoàn cảnh gia đình:", _KIN_WORDS, OF_MARTYRS,
            "con [út|cả|đầu|đầu lòng|nuôi|riêng|ruột|thứ|thứ hai|thứ ba] [của] {ông|bà|anh|chị}",
            "[hai|ba] {anh|chị} em ruột",
            "[mối] quan hệ {gia đình|với chủ hộ|với người có công|với liệt sĩ|với nạn nhân|với người khai}",
            "kết hôn {với|cùng}", f">{{{_STATES}}}",
            ">{một|hai|ba|bốn|năm|sáu|bảy|tám|chín|1|2|3|4|5|6|7|8|01|02|03|04} {người con|đứa con|con gái|con trai"
            "|con nhỏ|con thơ}",
            ">{vợ|chồng|bố|cha|mẹ|bố mẹ|cha mẹ} [đều] [đã] {mất|bỏ đi|bỏ nhà đi|mất sớm}",
            ">{vợ|chồng|bố|mẹ} {ông|bà|anh|chị|em|cháu} [đã] {mất|bỏ đi}",
            ">{mẹ [đi] lấy chồng|bố [đi] lấy vợ|cha [đi] lấy vợ}",
        ),
        columns=("[mối] quan hệ",),
        gap=_NAME_GAP,
    ),
    "ethnic": Pattern(
        labels=("thành phần dân tộc",),
        turns=("[người] dân tộc", "dtts", "dt:", *(f"{_PEOPLE} >{people}" for people in _PEOPLES)),
        columns=("dt",),
        value=rf"(?i:{ETHNIC}){_NOT_COUNTED}",
        gap=_WORD_GAP,
    ),
    "religion": Pattern(
        turns=(
            "tôn giáo", "theo đạo", "đạo >{phật|thiên|công|tin|cao|hồi|hòa}", "đạo:", "tín đồ",
            "theo >{phật giáo|công giáo|tin lành|hồi giáo}", ">không {tôn giáo|theo đạo}",
            f">{{{_FAITHFUL}}}", "là người >{công giáo|tin lành}",
        ),
        value=rf"(?i:không|{_FAITHFUL}|phật(?:\s+giáo)?|thiên\s+chúa(?:\s+giáo)?|công\s+giáo|tin\s+lành|cao\s+đài"
        rf"|(?:phật\s+giáo\s+)?hòa\s+hảo|hồi(?:\s+giáo)?|islam|bà[\s-]la[\s-]môn|tứ\s+ân\s+hiếu\s+nghĩa){_NOT_COUNTED}",
        gap=rf"(?i:giáo\s+dân\s+(?=công|thiên|tin))?{_WORD_GAP}",
    ),
    "party": Pattern(
        labels=(
            "ngày[,] [tháng,] [năm] {vào|kết nạp|kết nạp vào} {đảng|đoàn} [cộng sản việt nam|csvn] [chính thức]",
            "ngày {vào|kết nạp} đcsvn",
            "ngày chính thức", "ngày kết nạp",
        ),
        turns=(
            "{vào|gia nhập|kết nạp|kết nạp vào} đảng [cộng sản việt nam]", "kết nạp", "trở thành đảng viên",
            "vào đoàn ngày", "đứng {vào|trong} hàng ngũ [của] đảng [cộng sản việt nam]",
        ),
        value=DATE,
        gap=rf"(?:\s+từ(?=\s)|\s+cho\s+[^,;.:\d\n]{{4,50}}?(?=\s+ngày\s))?{_GAP}",
    ),
    "health": Pattern(
        labels=("tình trạng sức khỏe",),
        turns=(
            "sức khỏe", "nhóm máu", "nạn nhân >chất độc",
            "tổn hại", "[tỷ lệ] {thương tật|tổn thương cơ thể}", "suy giảm {khả năng|sức} lao động",
            "mất sức [lao động]", "{thương|bệnh} binh [hạng]", "nhiễm", "[bị] khuyết tật", "dương tính", "bệnh án",
            f">{{{_STATES_OF_HEALTH}}}", f">{_LOST}", _TREATED, _SUFFER,
            "{bố|cha|mẹ|vợ|chồng} >bệnh", "{mang|có|đổ|phát} [trong mình|trong người] >{bệnh|căn bệnh|chứng bệnh}",
            "{sau|do|vì} [cơn] >{tai biến|đột quỵ}",
        ),
        shared=(f">{{{_DISEASES}}}",),
        columns=(
            "dạng [khuyết] tật", "[loại|mức độ] khuyết tật", "[loại|tình trạng] bệnh [tật|lý]",
            "hạng [thương tật|thương binh|bệnh binh]",
        ),
        value=rf"(?:\d{{1,3}}(?:[.,]\d+)?\s?%|\d\s?/\s?\d|(?i:(?:{_ILLNESS}|{_STATES_OF_HEALTH})[\w/% -]{{0,40}}"
        r"|nhân\s+tạo"
        r"|chất\s+độc[\w /]{0,30}|đặc\s+biệt\s+nặng|bẩm\s+sinh|nặng|nhẹ|vận\s+động|trí\s+tuệ"
        r"|(?:đôi\s+)?(?:chân|tay|mắt)|nghe|nhìn|loại\s+[\dI]|(?:tốt|trung\s+bình|bình\s+thường|yếu)(?=\s*(?:[,.;)|\n]|$))"
        r"|(?:a|b|ab|o)[+-]?(?!\w)))",
        gap=_WORD_GAP,
    ),
    "phone": Pattern(
        labels=("{điện thoại|số điện thoại|đt|sđt|tel} {nhà|nhà riêng|nr|cá nhân}",),
        columns=(
            "[số] điện thoại [di động|cá nhân|nhà|riêng|liên hệ]", "sđt", "số đt", "đt", "di động", "đtdđ", "tel",
            "zalo", "viber", "số {máy|thuê bao}", "thuê bao",
        ),
        value=r"\(?\+?\(?\d[\d .()-]{7,16}\d",
    ),
    "email": Pattern(columns=("email", "e-mail", "thư điện tử", "hộp thư"), value=r"\S+@\S+"),
}  # fmt: skip
"""What is told by a label. Ages, telephones and mailboxes are known by their own shape."""

PLATE = expression(r"(?!80)\d\d[A-ZĐ]{1,2}\d?[ -]\d{3}\.\d\d(?!\d)")
"""A number plate that is told by its shape alone."""
MOBILE = expression(r"(?<![\d/.,-])(?:\(?\+?84\)?|0)[ .-]?[35789](?:[ .-]?\d){8}(?!\d|[/.,-]\d)")
AGE = expression(
    r"(?<![\d.,/])(?P<value>\d{1,3}\s+tuổi(?!\s+(?:đảng|nghề|quân|thọ|đoàn|đời|ngành))"
    r"|\btuổi\s*:\s*\d{1,3}(?!\d|\s*[-–]\s*\d)|(?:(?<=\bở\s)|(?<=\bcái\s)|(?<=\bsang\s)|(?<=\bqua\s)|(?<=,\s))tuổi\s+(?:thứ\s+|ngoài\s+|gần\s+|đã\s+)?\d{1,3}(?![\d.,/–-]*\d))(?!\w)",
    re.IGNORECASE,
)
AGE_IN_WORDS = expression(
    r"(?<!\w)(?:(?:hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)\s+)?(?:mười|mươi)"
    r"(?:\s+(?:mốt|một|hai|ba|bốn|tư|lăm|nhăm|năm|sáu|bảy|bẩy|tám|chín))?\s+tuổi\Z",
    re.IGNORECASE,
)
NO_AGE = expression(
    r"(?:\bmột\s+(?:\w+\s+){1,3}|\bcon\s+(?:tôi|em|mình)"
    r"|từ|đến|dưới|trên|đủ|hơn|gần|khoảng|ngoài|quá|độ|tới|và|lứa|nhóm|\d\s*[-–]|hạn|mốc|kém|nhau|tròn"
    r"|nghỉ\s+hưu\s+\w*|ở|lúc|khi|năm|(?:lúc|khi|năm|hồi)\s+(?:ấy|đó))\s*$",
    re.IGNORECASE,
)
"""Before an age that is no one's, or was long ago."""
TRADE = (
    r"(?i:học\s+sinh|sinh\s+viên|kỹ\s+sư|giáo\s+viên|công\s+nhân|nông\s+dân|kế\s+toán|nhân\s+viên|hưu\s+trí|làm\s+ruộng"
    r"|lái\s+xe|văn\s+thư|thcs|thpt|trường|vđv|vận\s+động\s+viên|cán\s+bộ|(?:hội|đoàn)\s+viên|điều\s+dưỡng|bác\s+sĩ|thợ|bí\s+thư\s+chi)(?!\w)"
)
"""What somebody does, after a year that is then one of birth."""
_BEFORE_SINH = (
    "học|phát|thí|vệ|hy|hi|nảy|nữ|tân|sản|tái|dân|khai|y|môi|kí|ký|nam|giáng|đản|sơ|mưu|tuyển|hộ|ngoại"
    "|tế|hồi|hạ|phục|song|an|vi|bẩm|quyên|cứu|dưỡng|sát|phóng|chúng|trường|lai|nội|tiên"
)
_OTHER_WORDS = {
    kind: expression(rf"(?<!\w)(?:{words})\s*$", re.IGNORECASE)
    for kind, words in (
        ("birth", rf"{_BEFORE_SINH}|\d+(?-i:\s+(?!tuổi)[^\W\d_{UPPER}]+){{1,3}},?"),
        (
            "birthplace",
            rf"{_BEFORE_SINH}|làng|miền|đồng|sông|nhà|về|thăm|xa|hương|giống|chợ|cảnh|món|đất|tình|hồn|nghề|vùng",
        ),
        (
            "home",
            r"cơ\s+quan|văn\s+phòng|phóng\s+viên|đại\s+diện|phái\s+đoàn|điều\s+phối\s+viên|ban|đại\s+sứ(?:\s+quán)?|trụ\s+sở|tên"
            r"|truy\s+cập|trang|web|website|công\s+tác|lực\s+lượng|đoàn|đội|bán|nội|ngoại|lưu"
            r"|luật|một\s+số|nhiều|những|các|mọi|vài"
            r"|phóng\s+viên(?:\s+\w+){1,6},?"
            rf"|(?:thông\s+tấn\s+xã|báo|đài|hãng|tạp\s+chí)(?-i:(?:\s+[{UPPER}]\w*(?:\s+[^\W\d_{UPPER}]+)?){{1,5}})",
        ),
        ("ethnic", r"(?:ủy\s+ban|uỷ\s+ban|đồng\s+bào|anh\s+hùng|các|văn\s+hóa|đoàn\s+kết|ban|làng)(?:\s+\w+)?"),
        ("religion", r"ban|công\s+tác|chỉ|lãnh|cung|quỹ|nhân|xích|độc|quản|đồng\s+bào"),
        (
            "health",
            r"(?:\d+|các|những|nhiều|(?<!là\s)(?:(?<![,(]\s)người|người(?=\s+\S))|bệnh\s+nh(?:i|ân)|trẻ|khi|nếu|phụ(?:\s+nữ)?|ca|nguy\s+cơ"
            r"|hội|t[ỷỉ]\s+lệ|phòng|chống|ngừa|tình\s+hình|dịch)"
            r"(?:\s+(?:có|đang|từng|đã|bị|mắc|mang\s+thai|cao\s+tuổi|lớn\s+tuổi|khuyết\s+tật|\d+\s+tuổi)){0,2}",
        ),
        ("plate", r"(?:đấu\s+giá|khởi\s+điểm|đoàn\s+xe|xe\s+đoàn)(?:\s+\w+:?){0,5}"),
        ("nationality", r"(?<!lái\s)(?<!trưởng\s)(?:tàu|thuyền|phà|máy\s+bay)(?:\s+[\w-]+){0,4}"),
        ("family", r"số|không|luật|giữa|quan\s+hệ|bạo\s+lực|tảo|vợ"),
    )
}
"""By kind, what makes another word of a label: "học sinh năm 2020", "phóng viên thường trú tại"."""
_NAME_IS = expression(rf"[{UPPER}]\w*\s+là\s+\Z")
_IS_OF = expression(r"(?<!\w)(?:là|thuộc)\s+\Z")
_NAME_BEFORE = expression(rf"(?<!\w)(?:[{UPPER}]\w*|(?i:ông|bà|anh|chị|em|cháu|cụ|cô))\s+$")
_COUNTED = expression(
    r"\d[\d.]*\s+(?:tỉnh|thành|quận|huyện|xã|phường|thôn|bản|ấp|buôn|xóm|khu|nước|địa|đơn|cụm|tổ|điểm|vùng|miền|nơi)\b(?!\s+\d)"
)
"""So many places are no one's home."""
COUNTRIES = "|".join(("Nước", "Cộng", "Úc Châu", *sorted(map(str.title, NATIONS))))
_COUNTRY = expression(rf"(?:{COUNTRIES}|Đảng|Đoàn)\b")
"""A home is narrower than a country."""
_ADDRESS = expression(r"\S+@|https?:|www\.|\S+\.(?:vn|com|org|net)\b")
_TO_BE_BUILT = expression(r"(?i)hình\s+thành\s")
"""A home that nobody lives in: "mua bán nhà ở hình thành trong tương lai"."""
_BIRTH_YEAR = expression(r"19[2-9]\d|20[0-3]\d")
_PARENTS = ("mẹ", "bố", "cha")
_ASIDE = (",", "(", "-", "–")
_APART_SIGNS = (*_ASIDE, ";", ".", ":", "|", "+", "•", "*", "?", "!")
_SUFFERS = frozenset((*spellings(_SUFFER), *spellings(_TREATED)))
_KIN = frozenset(spellings(_KIN_WORDS))
_WHOSE_ELDERS = frozenset(spellings(_ELDERS_OF))
_SPOUSES = ("vợ", "chồng")
"""Which together, as in "vợ chồng anh Mẫu", tell of both."""
_IS_COUPLE = expression(
    rf"[^,;.()]{{4,30}}?(?:[,(\s]+\d{{1,3}}\s+tuổi\)?)?(?:\s*[,–-]|,?\s+và|\s*\+)\s*(?:ông|bà|anh|chị)\s+[{UPPER}]"
)
_COMRADE = ("đ/c", "đc", "d/c", "dc")
"""Which stands for an address before a place, and for "đồng chí" before all else, with a colon or without."""
_IS_ILLNESS = expression(_ILLNESS, re.IGNORECASE)


def is_label(kind: str, words: str, before: str, after: str) -> bool:
    """Whether a label is one between these words and those after its value, unlike "học sinh năm 2020"."""
    begun = before.rstrip()
    if words in _HOUSING and begun.lower().endswith("luật"):
        return False  # "Luật Nhà ở số 56/2005/QH11"
    if kind == "home" and begun.lower().endswith("tại"):
        return starts_with_name(after.lstrip(", "))  # "Tại nhà riêng ở ngõ 3 phố Thử, bà Mẫu kể"
    if words in _COMRADE and (other := re.search(r"(?i)đ/?c\W*", before)):
        return not starts_with_name(before[other.end() :])  # "đ/c: Trần Văn Mẫu, đ/c: Phố"
    if words in _BESIDE_NAME or (kind == "religion" and not words):
        named = starts_with_name(after if begun else after.lstrip(", "))  # "Gốc Thái Thụy, bà Mẫu …"
        return named or begun.endswith(_ASIDE) or _NAME_IS.search(before) is not None
    if words in _APART or kind == "ethnic":
        apart = not begun or begun.endswith(_APART_SIGNS) or _NAME_BEFORE.search(before) is not None
        named = not after.startswith(":") and starts_with_name(after)
        return apart or (kind == "ethnic" and (_IS_OF.search(before) is not None or named))
    if words.startswith("con") and begun.lower().endswith(_PARENTS):
        return False  # "mẹ con chị Mẫu"
    match = _OTHER_WORDS[kind].search(before) if kind in _OTHER_WORDS else None
    return match is None or _ends_name(before, match)


def _ends_name(before: str, word: re.Match[str]) -> bool:
    """Whether a word ends a person's name: "Nguyễn Văn Nam sinh năm 1960", "chị Trang trú tại"."""
    return bool(_NAME_BEFORE.search(before, 0, word.start())) and all(part[0].isupper() for part in word[0].split())


def is_value(kind: str, words: str, gap: str, value: str, *, form: bool) -> bool:
    """Whether what stands after a label can be what it promises: a place has a name and is no country."""
    if not words:  # a state that needs no label, and no name that is spelled alike
        return any(word[0].islower() for word in value.split()[:2])
    if kind == "ethnic" and not form:
        return value[0].isupper()  # unlike "người kinh doanh"
    if kind == "health" and words in _SUFFERS:
        return _IS_ILLNESS.match(value) is not None
    if words.startswith("mẹ") and value.lower().startswith("mẹ "):
        return False  # "thăm hai mẹ: mẹ Lê Thị Mẫu"
    if kind == "family" and words == "vo":
        return False  # "Vo Nguyen Giap", typed without marks
    if words == _COUPLE:
        return _IS_COUPLE.match(value) is not None
    if words in _WHOSE_ELDERS and not form:
        name = next(names_in(value), None)
        return name is not None and name.start == 0 and " " in value[: name.end]
    if words in _KIN and not form:
        return starts_with_name(f"{gap}{value}".lstrip()) and not value.startswith(_SPOUSES)
    if kind == "family":
        spelled = value[0].isupper() and len(value) > 1
        return spelled or (form and value[0].isalpha()) or any(not name.initials for name in names_in(value))
    if kind == "birthplace" and words.startswith("quê") and value.startswith(("nhà ", "hương ")):
        return False
    if words.endswith("gốc") and re.fullmatch(ETHNIC, value.lower()):
        return False  # "người Việt gốc Hoa"
    if words in _COMRADE and not is_address(value, 0):
        addresses = (is_address(value, word.start()) for word in re.finditer(r"\w+", value))
        return form and not starts_with_name(value) and any(addresses)
    if kind == "home" and form and value[0].islower() and (name := next(names_in(value), None)) and name.titled:
        return False  # "Sổ hộ khẩu số 12: chủ hộ Lê Mẫu"
    if kind in ("home", "birthplace"):
        named = any(char.isupper() or char.isdigit() for char in value) and (form or any(map(str.isalpha, value)))
        return named and not any(wrong.match(value) for wrong in (_ADDRESS, _COUNTED, _COUNTRY, _TO_BE_BUILT))
    if kind == "birth" and value.isdigit():
        return form or _BIRTH_YEAR.fullmatch(value) is not None
    return True
