"""Citations of instruments in running text: the labelled sentences, and properties of any text."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.citations import cite
from plugins.vietnamese.citations.scanning import mentions
from tests.tables import every
from tests.timing import within
from tools.bench import instruments
from tools.bench.instruments import PRECISION, RECALL, score
from tools.bench.labelled import read_sentences

SENTENCES = [*read_sentences(instruments.SENTENCES)]
PIECES = (
    "Nghị định ", "nghị quyết ", "QUYẾT ĐỊNH ", "Chỉ thị", "Luật Báo chí ", "số ", "SỐ", "47", "01", "2020", "/", "-",
    " – ", "NĐ-CP", "QĐ", "TTg", "KL/TW", "QH15", "TTLT-", "ngày ", "9/4/2020", "năm 2016", " của Thủ tướng", ", ",
    " và ", "\n", ".", "(", ")", "này", "24/7", "ß", "İ", "\u0301", "a\u0300", "\x02", "đ", "Ð",
)  # fmt: skip


WAYS: tuple[Callable[[str], str], ...] = (
    "Trời mưa to. {}".format, "“{}”".format, '"{}"'.format, "({})".format, "«{}»".format, "[{}]".format,
    "‘{}’".format, "- {}".format, "a) {}".format,
    "ghi chú | {} | xong".format, lambda text: text.removesuffix("."), lambda text: text.replace(" ", "  "),
    lambda text: text.replace(" số ", "\nsố "), lambda text: text.replace("-CP", "\u2011CP"),
    lambda text: f"{text} Mọi người ra về." if text.endswith(".") else text,
)  # fmt: skip
"""Ways to write a text that change nothing in it."""


def keys_in(text: str, day: date) -> list[str]:
    return [each.key for each in cite([text], day)[0]]


@pytest.fixture(scope="module")
def cited() -> list[tuple[str, date, list[str]]]:
    """A sample of the sentences of one block, with the day and the keys of each."""
    sample = random.Random(4).sample([one for one in SENTENCES if len(one.blocks) == 1], 200)
    return [(one.blocks[0], one.day, keys_in(one.blocks[0], one.day)) for one in sample]


@pytest.mark.parametrize("way", WAYS)
def test_the_way_of_writing_changes_nothing(
    way: Callable[[str], str], cited: list[tuple[str, date, list[str]]]
) -> None:
    for text, day, keys in cited:
        assert keys_in(way(text), day) == keys, way(text)


@pytest.mark.parametrize("before", ["(", "“", "a) ", "12) ", "ghi chú | ", "* ", "• "])
def test_a_sign_may_stand_before_a_law_with_its_day(before: str) -> None:
    found = cite([f"{before}Luật Hỗ trợ doanh nghiệp nhỏ và vừa ngày 12 tháng 6 năm 2017 khuyến khích."])[0]
    assert [each.key for each in found] == ["luat-ho-tro-doanh-nghiep-nho-va-vua-2017"]


@pytest.mark.parametrize("after", ["", ".", ".”", ".)", ". Hết.", " | xong"])
def test_a_day_may_follow_after_a_comma(after: str) -> None:
    [found] = cite([f"QĐ 91/QĐ-VNPT, 17/01/2020{after}"])[0]
    assert found.date == "2020-01-17"


def test_places_in_a_text_with_wide_spaces() -> None:
    text = "Theo  Nghị định  số   47/2020/NĐ-CP  ngày 9/4/2020."
    [found] = cite([text])[0]
    assert text[found.start : found.end] == "Nghị định  số   47/2020/NĐ-CP"


def test_there_are_sentences_of_every_form() -> None:
    assert len(SENTENCES) >= 300
    assert len({sentence.kind for sentence in SENTENCES}) >= 12


def test_the_labelled_sentences() -> None:
    result = score(SENTENCES)
    assert result.precision >= PRECISION, result.misses
    assert result.recall >= RECALL, result.misses


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=4), st.none() | st.dates())
def test_whatever_is_typed_citations_stand_in_their_text_in_order(blocks: list[str], day: date | None) -> None:
    found = cite(blocks, day)
    assert len(found) == len(blocks)
    for block, some in zip(blocks, found, strict=True):
        ends = [0]
        for one in some:
            assert ends[-1] <= one.start < one.end <= len(block)
            assert one.key
            assert one.key == one.key.strip("-")
            ends.append(one.end)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_stands_before_a_text_changes_nothing_in_it(text: str) -> None:
    before = "(2001) "
    found = [(one.start, one.end, one.number, one.symbol, one.name) for one in mentions(text)]
    shifted = [(one.start, one.end, one.number, one.symbol, one.name) for one in mentions(before + text)]
    assert found == [(start - len(before), end - len(before), *told) for start, end, *told in shifted]


@pytest.mark.parametrize("piece", ["Nghị định 5, số ", "5/QĐ-TTg và ", "Công văn 5, ", "Nghị định này 5/2020/NĐ-CP "])
def test_one_instrument_named_thousands_of_times_is_read_soon(piece: str) -> None:
    with within(3):
        assert cite([piece * (60_000 // len(piece))])[0]


@every(
    "blocks, keys",
    [
        (
            ["Các Chỉ thị 15, 16 ngày 31/3/2020 và 19 ngày 24/4/2020 của Thủ tướng."],
            "15-ct-ttg-2020 16-ct-ttg-2020 19-ct-ttg-2020",
        ),
        (["Luật Báo chí 2016 và Quyết định 362/QĐ-TTg."], "luat-bao-chi-2016 362-qd-ttg"),
        (["CÁC NGHỊ QUYẾT SỐ 1/NQ-CP VÀ 2/NQ-CP NGÀY 10/01/2022."], "1-nq-cp-2022 2-nq-cp-2022"),
        (["BA NGHỊ QUYẾT 42, 68 VÀ 116 ĐƯỢC SO SÁNH."], "42-nq 68-nq 116-nq"),
        (["QUYẾT ĐỊNH 5/QĐ-BTTTT, 7/QĐ-BTTTT LẦN LƯỢT NGÀY 9/6/2017 VÀ 8/7/2018."], "5-qd-btttt-2017 7-qd-btttt-2018"),
        (["QUYẾT ĐỊNH SỐ 5/QĐ-BTTTT NGÀY 9/6/2017; SỐ 7/QĐ-BTTTT CÙNG NGÀY."], "5-qd-btttt-2017 7-qd-btttt-2017"),
        (["THÔNG TƯ SỐ 9/2020/TT-BTTTT. THÔNG TƯ NÀY MỚI."], "9-2020-tt-btttt 9-2020-tt-btttt"),
        (["NGHỊ QUYẾT SỐ 31/2022/NQ-HĐND CỦA HĐND TỈNH YÊN BÁI HỖ TRỢ PHÍ."], "31-2022-nq-hdnd"),
        (["NGHỊ QUYẾT SỐ 31/2022/NQ-HĐND CỦA HĐND TỈNH YÊN BÁI."], "31-2022-nq-hdnd-tinh-yen-bai"),
        (["Số: 5/QĐ-BTTTT", "Hà Nội, ngày 30 tháng 5 năm 2022"], "5-qd-btttt-2022"),
        (["Theo Nghị định số\n47/2020/NĐ-CP."], "47-2020-nd-cp"),
        (["Luật Giao thông đường bộ, ban hành năm 2008."], "luat-giao-thong-duong-bo-2008"),
        (["Luật Ban hành văn bản do Quốc hội ban hành năm 2015."], "luat-ban-hanh-van-ban-2015"),
        (["1 | Quyết định số 146/QĐ-TTg | 28/01/2022 | mới"], "146-qd-ttg-2022"),
        (["Từ ngày 21/3/2022, theo Công văn 12/BCT-TTTN cùng ngày."], "12-bct-tttn-2022"),
        (["Công văn số 2233/BTTTT-VP ngày 2/6/2021.", "Công văn 2233 nhắc."], "2233-btttt-vp-2021 2233-btttt-vp-2021"),
        (["Kế hoạch 5 năm.", "Kế hoạch số 5/KH-BTTTT ngày 4/1/2022."], "5-kh-btttt-2022"),
        (["Chỉ thị số 30/CT-BTTTT được Bộ trưởng ký ngày 15/6/2017."], "30-ct-btttt-2017"),
        (["Kết luận thanh tra số 178/KL-TTra ngày 30/12/2022."], "178-kl-ttra-2022"),
        (["Sắc lệnh số 41-SL ngày 03/10/1945."], "41-sl-1945"),
        (["Quyết định 4/QĐ-UBND ngày 2/6/2023 của Chủ tịch UBND tỉnh Bắc Kạn."], "4-qd-ubnd-2023-tinh-bac-kan"),
        (["Quyết định 36 (ngày 1/2/2024, Thủ tướng Chính phủ)."], "36-qd-ttg-2024"),
        (["Nghị quyết số 52 NQ/TW ngày 27/9/2019; nhà số 5 TT/BT."], "52-nq-tw-2019"),
        (["Quyết định số 1036/QĐ_BTTTT ngày 12/7/2019."], "1036-qd-btttt-2019"),
        (["Nghị định số 49/2017/NĐCP."], "49-2017-nd-cp"),
        (["(Quyết định số 1301/QĐ-TTg, 26/7/2021)"], "1301-qd-ttg-2021"),
        (["Theo Quyết định số 1301/QĐ-TTg, 26/7/2021 là hạn cuối."], "1301-qd-ttg"),
        (["Quyết định số: 1071/QĐ-BTTTT, Hà Nội, ngày 17 tháng 7 năm 2019"], "1071-qd-btttt-2019"),
        (["Các Nghị định số 25/2011 và 81/2016 của Chính phủ."], "25-2011-nd-cp 81-2016-nd-cp"),
        (["Luật Phòng, chống tác hại của rượu năm 2019."], "luat-phong-chong-tac-hai-cua-ruou-2019"),
        (["Luật Viễn thông của nước ta năm 2019, chương trình xây dựng luật, pháp lệnh năm 2025."], ""),
        (["Báo cáo thẩm định số 189/BCTĐ-BTP ngày 4/9/2020; bãi số 189/BCTĐ-XYZ."], "189-bctd-btp-2020"),
        (["Theo nghị định 47/2020/NĐ-CP, nghị định này có hiệu lực ngay."], "47-2020-nd-cp 47-2020-nd-cp"),
        (["Quyết định số 1301/QĐ-TTg; ông ủng hộ quyết định này."], "1301-qd-ttg"),
        (["Nghị định 13 khác gì Nghị định 47/2020/NĐ-CP?"], "13-nd-cp 47-2020-nd-cp"),
        (["Thông tri số 9-TT/TU ngày 4/4/2022, Quyết định 45/QĐ-VNPost."], "9-tt-tu-2022 45-qd-vnpost"),
        (["Công văn số 5/PVHTT-TTCS, 7/PVHTT-TTCS và 9/PVHTT-TTCS."], "5-pvhtt-ttcs 7-pvhtt-ttcs 9-pvhtt-ttcs"),
        (["3 | 3458/BTTTT-THH | 10/9/2021", "Lô 3458/XYZ-THH"], "3458-btttt-thh-2021"),
        (
            ["Công điện 5/CĐ-TTg hồi 10 giờ 30 ngày 12/6/2020, Chỉ thị 4/CT-TTg ngày 5/3/2020và"],
            "5-cd-ttg-2020 4-ct-ttg-2020",
        ),
        (["Nghị quyết số 29-NQ/TW của Hội nghị lần thứ tám khóa XI ngày 4/11/2013."], "29-nq-tw-2013"),
        (["Nghị quyết số 66.7/2025/NQ-CP, luật chơi 2022, Luật bất thành văn năm 2020, Luật thi đấu 2022."], ""),
        (["Quyết định 5/QĐ-TTg và 7/QĐ-TTg lần lượt ngày 3/2 và 4/5/2021."], "5-qd-ttg-2021 7-qd-ttg-2021"),
        (["Quyết định 5/QĐ-TTg, 7/QĐ-TTg được ký các ngày 3/2/2021 và 4/5/2022."], "5-qd-ttg 7-qd-ttg"),
        (["Quyết định 5/QĐ-TTg, 7/QĐ-TTg (lần lượt ngày 3/2/2021 và ngày 4/5/2022)."], "5-qd-ttg-2021 7-qd-ttg-2022"),
        (["Chỉ thị 3-CT/TW, 5-CT/TW lần lượt ban hành năm 2011 và 2016."], "3-ct-tw-2011 5-ct-tw-2016"),
        (["Quyết định 21/QĐ-BCT về khung giá điện, ký ngày 7/1/2023."], "21-qd-bct-2023"),
        (["Quyết định 21/QĐ-BCT, Bộ có báo cáo, ký ngày 7/1/2023."], "21-qd-bct"),
        (["Ngày 3/4 ký Quyết định 5/QĐ-BYT, cùng ngày ký Quyết định 6/QĐ-BYT."], "5-qd-byt-2024 6-qd-byt-2024"),
        (
            ["Công văn 1151/BTĐKT-P.I ngày 2/5/2021, 33/BTĐKT-Vụ I ngày 3/5/2021, 9/QĐ-UBND.HC ngày 4/5/2021."],
            "1151-btdkt-p-i-2021 33-btdkt-vu-i-2021 9-qd-ubnd-hc-2021",
        ),
        (["Thông tư 29/2024/TT-BTC; dân hỏi thông tư 29 và thông tư 30."], "29-2024-tt-btc 29-2024-tt-btc"),
        (["Luật Người đi làm theo hợp đồng năm 2020."], "luat-nguoi-di-lam-theo-hop-dong-2020"),
        (["Luật Phòng, chống HIV/AIDS năm 2020."], "luat-phong-chong-hiv-aids-2020"),
        (
            ["Luật đầu tư theo phương thức đối tác công tư năm 2020"],
            "luat-dau-tu-theo-phuong-thuc-doi-tac-cong-tu-2020",
        ),
        (["Luật không cấm, năm 2021 vẫn làm được."], ""),
        (
            ["Quyết định 5/QĐ-UBND ngày 2/3/2024 của UBND TP.HCM", "Quyết định 5/QĐ-UBND của UBND TP. Hồ Chí Minh"],
            "5-qd-ubnd-2024-thanh-pho-ho-chi-minh 5-qd-ubnd-2024-thanh-pho-ho-chi-minh",
        ),
        (["Quyết định 5/QĐ-UBND của UBND xã Cái Bè, ngày 2/3/2024."], "5-qd-ubnd-2024-xa-cai-be"),
        (["Nghị quyết 7/NQ-HĐND của HĐND thị xã Ứng Hòa Quy định mức thu"], "7-nq-hdnd-thi-xa-ung-hoa"),
        (
            ["Công văn 12, 14/BXD-QLN và Thông báo 5/TB-BXD cùng ngày 3/2/2023."],
            "12-bxd-qln-2023 14-bxd-qln-2023 5-tb-bxd-2023",
        ),
        (["Nghị quyết 30 của Quốc hội.", "Nghị quyết 30/2021/QH15."], "30-2021-qh15 30-2021-qh15"),
        (["Thông tư 20 ngày 14/7/2015 của Bộ trưởng Bộ GD-ĐT"], "20-2015-tt-bgddt"),
        (["Quy định 41 của Bộ Chính trị; Quy định 30 ngày."], "41-qd-tw"),
        (["QĐ 5/QĐ-UBND, CV 12/UBND-VX; TT 12/BT, CT 4/DN."], "5-qd-ubnd 12-ubnd-vx"),
        (
            ["Công văn số 611/BNV-VP ngày 2 tháng 8 và Công văn số 702/BNV-VP ngày 9/9/2021."],
            "611-bnv-vp-2021 702-bnv-vp-2021",
        ),
        (["Nghị định 41/2015/NĐ-CP (“NĐ41/2015”) đã hết hiệu lực."], "41-2015-nd-cp 41-2015-nd-cp"),
        (["Bộ Tài chính đã ban hành Kế hoạch số 35; Thủ tướng ký Nghị định 9."], "35-kh-btc 9-nd-cp"),
        (["Pháp lệnh Ưu đãi người có công với nước năm 2005."], "phap-lenh-uu-dai-nguoi-co-cong-voi-nuoc-2005"),
        (["Quyết định ngày 4/1/2019 số 15/QĐ-BYT; số 12/SNNMT-VP ngày 3/2/2024."], "15-qd-byt-2019 12-snnmt-vp-2024"),
        (["Chỉ thị 10/CT-TTg hôm 25/3 yêu cầu; theo Chỉ thị 12/CT-TTg hôm 25/3 họ đi."], "10-ct-ttg-2024 12-ct-ttg"),
        (["theo luật đất đai 2013, luật nhà ở 2014; Luật Moore 1965"], "luat-dat-dai-2013 luat-nha-o-2014"),
        (["quyết định 876 ngày 22/7/2022 của Thủ tướng, quyết định 900 ngày đêm"], "876-qd-ttg-2022"),
        (["Thông tư 12/2019 TT-BTTTT"], "12-2019-tt-btttt"),
        (["Nghị quyết 17 của Lào Cai; Nghị quyết 18 của Đức Thọ"], "17-nq 18-nq"),
        (
            ["Luật Bản quyền 1976 của Hoa Kỳ, Nghị quyết 78/265 của Đại hội đồng, Luật Biển Việt Nam năm 2012"],
            "luat-bien-viet-nam-2012",
        ),
        (["Công ước Liên hợp quốc về Luật Biển năm 1982 (UNCLOS), Luật nhân đạo quốc tế năm 1949"], ""),
        (["Nghị quyết 12-NQ/TW ra đời năm 2017; Nghị quyết 12-NQ/TU năm tới."], "12-nq-tw-2017 12-nq-tu"),
        (
            ["Chỉ thị 3-CT/TW được Ban Bí thư ban hành đầu năm 2017; Chỉ thị 4-CT/TW cuối năm 2018 mới học."],
            "3-ct-tw-2017 4-ct-tw",
        ),
        (["Nghị quyết 9-NQ/TW về hội nhập được ban hành ngày 3/2/2021."], "9-nq-tw-2021"),
        (["Ban hành hồi tháng 6/2022, Nghị quyết 9-NQ/TW mở đường."], "9-nq-tw-2022"),
        (["Đề án ban hành năm 2022, Nghị quyết 9-NQ/TW giao việc."], "9-nq-tw"),
        (["Được Bộ Chính trị ban hành cuối tháng 1 năm 2022, Nghị quyết 9-NQ/TW nêu rõ."], "9-nq-tw-2022"),
        (["Ra đời đúng ngày 2/3/2022, Nghị quyết 9-NQ/TW còn mới."], "9-nq-tw-2022"),
        (["Ban Bí thư ban hành Chỉ thị 4-CT/TW từ giữa tháng 5/2022."], "4-ct-tw-2022"),
        (["Thực hiện Chỉ thị 4-CT/TW từ giữa tháng 5/2022."], "4-ct-tw"),
        (
            ["Nghị quyết 9-NQ/TW (khóa XI) năm 2014, Nghị quyết 5/NQ-CP được ký tối 8/4/2023."],
            "9-nq-tw-2014 5-nq-cp-2023",
        ),
        (
            ["Số | Trích yếu | Ngày ký", "3/BNV-VP | Hướng dẫn Nghị định 8 | 8/4/2023", "Thông tư 7 | A | 9/4/2023"],
            "3-bnv-vp-2023 8-nd-cp 7-2023-tt",
        ),
        (["Việc | Căn cứ | Thời hạn", "Đề án | Chỉ thị 18/CT-TTg | 15/12/2023"], "18-ct-ttg"),
        (["1 | 3/BNV-VP | Hướng dẫn Nghị định 8 | 8/4/2023"], "3-bnv-vp-2023 8-nd-cp"),
        (["Nghị quyết 9-NQ/TW về tiền lương, được Trung ương thông qua tháng 5/2018."], "9-nq-tw-2018"),
        (
            ["Ngày 2-9/2021 Bộ có Công văn 5/BTC-VP, ngày 6 và 7/13/2021 có Công văn 7/BTC-VP."],
            "5-btc-vp-2021 7-btc-vp",
        ),
        (["Công văn 5/SNV-VP ký hôm 12/4, Công văn 6/SNV-VP hôm 12/4 đến."], "5-snv-vp-2024 6-snv-vp"),
        (["Ngày 8 và 9/4, Thủ tướng ký các Công điện 5/CĐ-TTg, 6/CĐ-TTg."], "5-cd-ttg-2024 6-cd-ttg-2024"),
        (["Công điện số 5/CĐ-TTg, 6/CĐ-TTg trong hai ngày 8-9/4/2023."], "5-cd-ttg-2023 6-cd-ttg-2023"),
        (["Công điện 5/CĐ-TTg, 6/CĐ-TTg lần lượt ngày 30/3, 8 và 9/4/2023."], "5-cd-ttg 6-cd-ttg"),
        (["Ngày 12/7/2023, HĐND huyện thông qua Nghị quyết 5/NQ-HĐND."], "5-nq-hdnd-2023"),
        (["thông tư 78 năm 2021 của Bộ Tài chính, quyết định 1 trong 3 cách"], "78-2021-tt-btc"),
        (["Dự thảo Luật Dữ liệu năm 2024, dự án Luật Báo chí 2025."], ""),
        (["GPMT số 21/GPMT-UBND, hợp đồng số 5/HĐMB-UBND"], "21-gpmt-ubnd"),
        (
            ["UBND tỉnh Gia Lai ban hành Quyết định 45/QĐ-UBND; UBND TP.HCM vừa có Công văn 12/UBND-VX."],
            "45-qd-ubnd-tinh-gia-lai 12-ubnd-vx-thanh-pho-ho-chi-minh",
        ),
        (["HĐND tỉnh Yên Bái khóa XVI thông qua Nghị quyết 5/NQ-HĐND."], "5-nq-hdnd-tinh-yen-bai"),
        (["HĐND tỉnh Yên Bái khóa XVI, kỳ họp thứ 3 ban hành Nghị quyết 5/NQ-HĐND."], "5-nq-hdnd-tinh-yen-bai"),
        (["Tại Văn bản 9/UBND-ĐT ngày 7/10/2023, UBND TP.HCM giao Sở."], "9-ubnd-dt-2023-thanh-pho-ho-chi-minh"),
        (["Theo Văn bản 9/UBND-ĐT ngày 7/10/2023, UBND TP.HCM giao Sở."], "9-ubnd-dt-2023"),
        (["Tại Văn bản 9/UBND-ĐT ngày 7/10/2023, UBND xã Cái Bè được giao đất."], "9-ubnd-dt-2023"),
        (["Bộ trình UBND tỉnh có Quyết định 5/QĐ-UBND."], "5-qd-ubnd"),
        (["Quyết định từ số 5 đến 9/QĐ-BYT ngày 2/3/2022."], "5-qd-byt-2022 9-qd-byt-2022"),
        (["Chương trình hành động số 12-CTHĐ/TU, 7-CTr/TU ngày 5/5/2023."], "12-cthd-tu 7-ctr-tu-2023"),
        (["Nghị quyết số 18 ngày 25/10/2017 của BCH Trung ương."], "18-nq-tw-2017"),
        (["Các quyết định số 5 đến 9/QĐ-BYT ngày 2/3/2022."], "5-qd-byt-2022 9-qd-byt-2022"),
        (["Từ Quyết định 5/QĐ-BYT đến Quyết định 9/QĐ-BYT cùng ngày 2/3/2022."], "5-qd-byt-2022 9-qd-byt-2022"),
        (["Từ Quyết định 9/QĐ-BYT đến Quyết định 5/QĐ-BYT ngày 2/3/2022."], "9-qd-byt 5-qd-byt-2022"),
        (["Quyết định số 10-VH/QĐ ngày 9-2-1981, 313-VH/VP của Bộ."], "10-vh-qd-1981"),
        (["Chỉ thị 8-CT/TW của Ban Bí thư (khóa VII) ngày 31-3-1992."], "8-ct-tw-1992"),
        (["Quyết định 759/QĐ-TTg, 14-4-2025, phê duyệt Đề án; 7/QĐ-TTg, 1/2/2025, hạn."], "759-qd-ttg-2025 7-qd-ttg"),
        (["TT 09/2023 của Bộ TT&TT; TT 12/2023 vỡ đê; bảo lãnh số 12/BL-VCB"], "9-2023-tt-btttt"),
    ],
)
def test_which_instrument_is_meant(blocks: list[str], keys: str) -> None:
    assert [each.key for some in cite(blocks, date(2024, 5, 1)) for each in some] == keys.split()


@every(
    "text, title, issued",
    [
        ("Nghị định số 47/2020/ND - CP ngày 9/4/2020", "Nghị định số 47/2020/NĐ-CP", "2020-04-09"),
        ("71/KL-TW ngày 24/3/2020", "Kết luận số 71-KL/TW", "2020-03-24"),
        ("Quy định 41/QĐ-TW ngày 03/11/2021", "Quy định số 41-QĐ/TW", "2021-11-03"),
        ("Quyết định số 41-QĐ/TW", "Quyết định số 41-QĐ/TW", ""),
        ("Thông tri 9-TT/TU", "Thông tri số 09-TT/TU", ""),
        ("Chỉ thị 1/CT-TTG ngày 14/01/2020", "Chỉ thị số 01/CT-TTg", "2020-01-14"),
        ("Chỉ thị số 725 ngày 17/5/2011 của Thủ tướng", "Chỉ thị số 725", "2011-05-17"),
        ("Luật báo chí năm 2016", "Luật báo chí năm 2016", ""),
        ("Thông báo số 5/TB-BTTTT ngày 31/02/2019", "Thông báo số 05/TB-BTTTT", ""),
        ("Quy định số 102-QĐ/TW ngày 15/11/2017", "Quy định số 102-QĐ/TW", "2017-11-15"),
        ("Lệnh số 12/2020/L-CTN", "Lệnh số 12/2020/L-CTN", ""),
        ("số 12/2020/L-CTN", "Lệnh số 12/2020/L-CTN", ""),
        ("Luật Công nghệ thông tin số 67/2006/QH11", "Luật Công nghệ thông tin số 67/2006/QH11", ""),
    ],
)
def test_how_an_instrument_is_rightly_written(text: str, title: str, issued: str) -> None:
    [[found]] = cite([text])
    assert (found.title, found.date) == (title, issued)
