"""The vocabulary by which holders of public office are recognised: posts, bodies, honorifics, places, namesakes.

The posts are those of the state and the Party (Law on Cadres and Civil Servants; Conclusion 35-KL/TW of 2022 on posts
of the political system), as news of a ministry writes them; those that only companies have are left out.
"""

from __future__ import annotations

LESS_SURE_FAMILIES = (
    "Lỗ", "Nhan", "Tào", "Trầm", "Bành", "Biện", "Bồ", "Diêm", "Giản", "Khiếu", "Khưu", "Liêu", "Liễu", "Luyện", "Ngạc",
    "Trác", "Bàn", "Lồ", "Cứ", "Xồng", "Pờ", "Mông", "Chau", "Thò", "Sín", "Chìu", "Tằng", "Voòng", "Chíu", "Cháng",
    "Sằm", "Lìu", "Phùn", "Ngải", "Hảng", "Lèng", "Khoàng", "Niê", "Mlô", "Kpă", "Rah", "Rmah", "Hiao", "Puih", "Cồ",
    "Cấn", "Chiêm", "Đái", "Đổng", "Khâu", "Mâu", "Tất", "Thôi", "Ưng", "Vưu", "Vòng", "Đàng", "Lô", "Chẻo", "Trượng",
    "Lừu", "Sồng", "Trình",
)  # fmt: skip
"""Rarer family names, many of ethnic minorities; in capitals they do not count, since they may be common words."""
CENTRAL = tuple(
    f"Ủy viên {body}"
    for body in ("Trung ương", "TW", "TƯ", "T.Ư", "BCHTW", "Ban Chấp hành Trung ương", "BCH Trung ương")
)
"""Titles of members of the Party's Central Committee, unless the name of another body follows."""
STATE_POSTS = (
    *CENTRAL, "Tổng Bí thư", "Thường trực Ban Bí thư", "Bí thư Trung ương Đảng", "Bí thư", "Bí thư thứ nhất",
    "Ủy viên Bộ Chính trị", "Ủy viên Ban Bí thư", "Ủy viên dự khuyết", "Ủy viên Ủy ban Thường vụ",
    "Ủy viên Ban Thường vụ", "Ủy viên Thường vụ", "Ủy viên Ban Cán sự", "Ủy viên Quốc vụ", "Tỉnh ủy viên",
    "Thành ủy viên", "Huyện ủy viên", "Quận ủy viên", "Thị ủy viên", "Đảng ủy viên", "Chủ tịch nước",
    "Chủ tịch Quốc hội", "Chủ tịch Thượng viện", "Chủ tịch Hạ viện", "Thủ tướng", "Bộ trưởng", "Thứ trưởng",
    "Ngoại trưởng", "Quốc vụ khanh", "Tổng thống", "Quốc vương", "Thái tử", "Thị trưởng", "Tỉnh trưởng",
    "Tổng Kiểm toán", "Kiểm toán trưởng", "Tổng Thanh tra", "Chánh án", "Tổng cục trưởng", "Cục trưởng", "Vụ trưởng",
    "Chánh Văn phòng", "Chánh Thanh tra", "Chi cục trưởng", "Đại sứ", "Tổng Lãnh sự", "Công sứ", "Đại biện", "Tham tán",
    "Tùy viên", "Đặc phái viên", "Cao ủy", "Tổng Chưởng lý", "Trưởng Phái đoàn", "Đại biểu Quốc hội", "Đại biểu HĐND",
    "Tư lệnh", "Chính ủy", "Tổng Tham mưu trưởng", "Tham mưu trưởng", "Chủ nhiệm Tổng cục Chính trị", "Trưởng Công an",
    "Trưởng Thuế", "Trưởng Thi hành án dân sự", "Trưởng Thống kê",
)  # fmt: skip
"""Titles that only the state and the Party use; their deputies ("Phó …") are derived from them."""
COMMON_POSTS = (
    "Ủy viên", "Ủy viên Thường trực", "Chủ tịch", "Chủ nhiệm", "Viện trưởng", "Tổng Thư ký", "Hiệu trưởng",
    "Trưởng khoa", "Tổng Giám đốc", "Giám đốc", "Tổng Biên tập", "Trợ lý", "Thủ trưởng", "Trưởng phòng", "Trưởng ban",
    "Trưởng Tiểu ban", "Trưởng đoàn", "Trưởng đại diện", "Thống đốc", "Tổ trưởng", "Đội trưởng", "Chỉ huy trưởng",
    "Đồn trưởng", "Trạm trưởng", "Hạt trưởng", "Hải đội trưởng", "Trung đoàn trưởng", "Lữ đoàn trưởng",
    "Sư đoàn trưởng", "Chính trị viên",
)  # fmt: skip
"""Titles that companies and clubs use too: public only with the name of a public body."""
LEADERS = {
    "Chủ tịch": (
        "UBND", "Ủy ban", "HĐND", "Hội đồng", "MTTQ", "UBMTTQ", "Mặt trận", "Hội", "Hiệp hội", "Liên hiệp", "Liên đoàn",
        "LĐLĐ", "Liên minh", "Công đoàn",
    ),
    "Giám đốc": (
        "Sở", "Công an", "Trung tâm", "Bệnh viện", "Học viện", "Đại học", "Bảo tàng", "Thư viện", "Kho bạc", "Bảo hiểm",
        "BHXH", "Ban Quản lý", "Ban QLDA", "CDC", "Vườn quốc gia", "Đài", "Nhà hát",
    ),
    "Trưởng phòng": ("Phòng", "Sở", "Cục", "Vụ", "Công an", "Ban", "Trường", "Văn phòng", "Học viện"),
    "Trưởng khoa": ("Khoa", "Trường", "Bệnh viện", "Học viện", "Đại học"),
    "Hiệu trưởng": ("Trường", "trường", "Đại học", "Nhà trường", "nhà trường"),
    "Chỉ huy trưởng": ("Bộ CHQS", "Ban CHQS", "Bộ Chỉ huy", "Ban Chỉ huy", "BĐBP"),
    "Chính trị viên": ("Đồn", "Ban CHQS", "Hải đội", "Ban Chỉ huy"), "Chủ nhiệm": ("Ủy ban", "Văn phòng"),
    "Tổng Biên tập": ("Báo", "Tạp chí", "báo", "tạp chí", "Đài"), "Tổng Thư ký": ("Hội", "Hiệp hội", "Liên hiệp"),
    "Tổng Giám đốc": ("Đài", "Thông tấn xã", "Bảo hiểm"), "Viện trưởng": ("Viện", "VKSND", "VKS"),
    "Trưởng đoàn": ("Đoàn ĐBQH", "Đoàn đại biểu Quốc hội"), "Trưởng ban": ("Ban",), "Đồn trưởng": ("Đồn",),
    "Đội trưởng": ("Đội",), "Hạt trưởng": ("Hạt",), "Trạm trưởng": ("Trạm",),
}  # fmt: skip
"""The first words of the bodies that these posts lead, so that a body named earlier is known to be the post's own."""
ALIASES = {
    **{f"{unit} phó": f"Phó {unit} trưởng" for unit in ("Cục", "Vụ", "Viện", "Hiệu")},
    "Chính trị viên phó": "Phó Chính trị viên",
    **{f"Phó {unit}": f"Phó Trưởng {unit}" for unit in ("ban", "phòng", "đoàn")},
    **{f"Bí thư {body} Đảng": "Bí thư Trung ương Đảng" for body in ("TW", "TƯ", "T.Ư")},
    **dict.fromkeys(("Ủy viên BTV", "UVBTV", "UVTV"), "Ủy viên Ban Thường vụ"),
    "Chủ tịch TT": "Chủ tịch Thường trực", "PCT TT": "Phó Chủ tịch Thường trực", "PCT": "Phó Chủ tịch",
    "Bí thư TT": "Bí thư Thường trực", "PBT TT": "Phó Bí thư Thường trực", "PBT": "Phó Bí thư",
    **dict.fromkeys(("Trưởng CA", "Trưởng CAX", "Trưởng CAP"), "Trưởng Công an"),
    "UVBCT": "Ủy viên Bộ Chính trị", "UVTW": "Ủy viên Trung ương", "TUV": "Tỉnh ủy viên", "HUV": "Huyện ủy viên",
    "ĐBQH": "Đại biểu Quốc hội", "Đại biểu Hội đồng nhân dân": "Đại biểu HĐND",
    **{f"{post}{sign}{body}": title for post, title in (("CT", "Chủ tịch"), ("PCT", "Phó Chủ tịch"))
       for sign in (" ", ".", ". ") for body in ("UBND", "HĐND")}, "GĐ": "Giám đốc", "PGĐ": "Phó Giám đốc",
    "Giám đốc quốc gia": "Giám đốc", "Tham tán Công sứ": "Tham tán", "Trưởng đại diện thường trú": "Trưởng đại diện",
    "Trưởng Phái đoàn thường trực": "Trưởng Phái đoàn", "Trưởng Phái đoàn đại diện thường trực": "Trưởng Phái đoàn",
}  # fmt: skip
"""Variants and abbreviations of titles, with the canonical titles."""
QUALIFIED = (
    "Thường trực", "thứ nhất", "chuyên trách", "đặc mệnh toàn quyền", "toàn quyền", "danh dự", "cấp cao", "lâm thời",
)  # fmt: skip
"""Qualifiers that may follow a title and belong to it."""
INTERNATIONAL = (
    "Liên hợp quốc", "Liên Hợp Quốc", "ASEAN", "ITU", "UPU", "UNESCO", "APT", "WHO", "WTO", "APEC", "UNICEF", "UNDP",
    "WIPO", "OECD", "ADB", "IMF", "LHQ", "WB",
)  # fmt: skip
"""International organisations."""
BODIES = (
    *INTERNATIONAL, *(f"Vùng {number} Hải quân" for number in range(1, 6)), "Bộ", "Ban", "Cục", "Vụ", "Sở", "Ủy ban",
    "UBND", "HĐND", "UBMTTQ", "UBTVQH", "Hội đồng", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy",
    "Đảng", "Chi bộ", "Văn phòng", "Học viện", "Viện", "Đại học", "Trường", "Tổng cục", "Chi cục", "Đài Tiếng nói",
    "Đài", "Thông tấn xã", "Hãng thông tấn", "Hãng Thông tấn", "Quốc hội", "Chính phủ", "Nhà nước", "Liên hiệp",
    "Mặt trận", "Mặt trận Lào xây dựng đất nước", "MTTQ", "Tòa án", "TAND", "VKSND", "Kiểm toán", "Thanh tra",
    "Quân khu", "Quân chủng", "Quân đội", "Binh chủng", "Bộ Tư lệnh", "Bộ đội", "Trung ương", "TW", "TƯ", "Trung tâm",
    "Kho bạc", "Bảo hiểm", "Ngân hàng Nhà nước", "Bảo tàng", "Thư viện", "Nhà xuất bản", "Báo", "Tạp chí", "Công an",
    "Tổng Liên đoàn", "Liên đoàn", "Công đoàn", "Đoàn", "Đoàn ĐBQH", "đoàn đại biểu Quốc hội", "đoàn ĐBQH",
    "đoàn Thanh tra", "đoàn Kiểm tra", "đoàn Giám sát", "Hội", "Hội Nhà báo", "Hội đồng Đội", "Hiệp hội", "Liên minh",
    "Tổ chức", "Tổ công tác", "Tiểu ban", "tiểu ban", "Phòng", "BCĐ", "Thượng viện", "Hạ viện", "Nghị viện", "Duma",
    "Cơ quan", "Tổng Thanh tra", "Khối", "Đặc khu", "Thủ tướng", "Chủ tịch nước", "T.Ư", "bộ môn",
    "đoàn Đại biểu Quốc hội", "tỉnh ủy", "thành ủy", "huyện ủy", "Văn Phòng", "Ủy Ban", "Bộ trưởng", "Cổng Thông tin",
    "Cổng thông tin", "Cổng TTĐT", "Quỹ Dịch vụ", "Quỹ Bảo trợ", "tỉnh", "thành phố", "TP", "huyện", "quận", "thị xã",
    "xã", "phường", "thị trấn", "nước", "Cộng hòa", "Vương quốc", "Liên bang", "hội đồng", "ban", "ủy ban", "ubnd",
    "hđnd", "Ngân hàng Quốc gia", "Tòa", "Tổng công đoàn", "Nhân dân", "Quân ủy", "Bí thư", "Bệnh viện", "bệnh viện",
    "liên hiệp", "Tổng hội", "Tổng Hội", "Nhà hát", "Vườn quốc gia", "Khu công nghệ", "Đội Quản lý", "Đội Cảnh sát",
    "Đội CSGT", "Đại đội", "VTV", "VOV", "TTXVN", "VNNIC", "VNCERT", "NCSC", "TNCS", "Ủy hội", "Cảng vụ", "Hải quan",
    "Thuế", "Cảnh sát", "Tổng Công đoàn", "Thành đoàn", "Tỉnh đoàn", "Huyện đoàn", "Quận đoàn", "Thành Đoàn",
    "Tỉnh Đoàn", "Huyện Đoàn", "Quận Đoàn", "Đồn", "Hạt Kiểm lâm", "Vùng Cảnh sát biển", "Hải quân", "Lữ đoàn",
    "Sư đoàn", "Quốc vụ viện", "Tổng LĐLĐ", "CA", "CDC", "Trạm", "BĐBP", "Hải đội", "Hải đoàn", "Quân đoàn",
    "Binh đoàn", "Trung đoàn", "Tiểu đoàn", "Phân ban", "Phân viện", "Phân hiệu", "Khoa", "Khu ủy", "Đặc khu ủy",
    "Đại sứ quán", "Tổng Lãnh sự quán", "Chính trị", "nhà nước", "Ngân hàng Thế giới", "Ngân hàng Phát triển",
    "Nhà trường", "nhà trường", "trường", "Tổng Bí thư", "bang", "VCCI", "VUSTA",
)  # fmt: skip
"""First words of the names of public bodies."""
ACRONYMS = (
    "UB", "VP", "TT", "BQL", "BCĐ", "BCH", "BTL", "BV", "CAT", "CĐ", "ĐH", "LĐ", "HĐN", "BHXH", "NHNN", "KB", "VK",
)  # fmt: skip
"""Beginnings of acronyms of public bodies: "VPQH", "TTYT", "VKSND"."""
SHORT_BODIES = {
    "TP": ("thành phố",), "TX": ("thị xã",), "ĐH": ("đại học",), "CĐ": ("cao đẳng",), "HCM": ("Hồ Chí Minh",),
    "UBQG": ("Ủy ban Quốc gia",),
}  # fmt: skip
"""Abbreviations within names of bodies, where they are unambiguous."""
FIELDS = (
    "Thông tin", "Truyền thông", "Bưu chính", "Viễn thông", "Công nghệ", "Khoa học", "Y tế", "Tài chính", "Nội vụ",
    "Ngoại giao", "Quốc phòng", "Công an", "Công Thương", "Công thương", "Giáo dục", "Kế hoạch", "Lao động",
    "Nông nghiệp", "Tư pháp", "Văn hóa", "Xây dựng", "Giao thông", "Tài nguyên", "Kinh tế", "Thương mại", "Du lịch",
    "Số", "Dân chủ", "Dân tộc", "Môi trường", "Năng lượng", "Thanh niên", "Phát thanh", "Hàng không", "Phòng không",
    "Phòng chống", "Phòng, chống", "Đăng kiểm", "Đăng ký", "Dự báo", "Cảnh báo", "Chuyển giao", "Việc làm",
    "Phát triển", "Nhi đồng", "Thể thao", "Thương binh", "Vận tải", "Kiến trúc", "Đào tạo", "Đầu tư", "Nông thôn",
    "Đê điều", "Công trình", "Chương trình", "Cộng đồng", "Tình báo", "Chính sách, chiến lược", "Y Dược",
)  # fmt: skip
"""Fields that may stand for a ministry in its head's title, without the word "Bộ": "Bộ trưởng Y tế"."""
LONE_FIELDS = ("In", "Điện", "Tem", "Internet", "Dược")
"""Fields of one syllable."""
AREAS = (
    "tỉnh", "thành phố", "TP", "Tp", "huyện", "huyện đảo", "đặc khu", "quận", "thị xã", "TX", "xã", "phường",
    "thị trấn", "nước", "Tỉnh", "Thành phố", "bang",
)  # fmt: skip
FIRMS = ("Công ty", "Liên danh", "Tập đoàn", "Tổng công ty", "Khách sạn", "Nhà máy", "Xí nghiệp", "Siêu thị")
COMPANIES = (
    *FIRMS, "CTCP", "TNHH", "HĐQT", "Hội đồng quản trị", "Hội đồng thành viên", "HĐTV", "Ngân hàng", "doanh nghiệp",
    "Câu lạc bộ", "CLB", "hợp tác xã", "HTX", "Hội đồng Quản trị", "Hội đồng Thành viên", "ban Quản trị",
    "ban quản trị", "ban liên lạc", "ban đại diện", "ban trị sự", "ban giám khảo", "trung tâm Anh ngữ",
    "trung tâm thương mại", "ban Liên lạc", "ban Đại diện", "ban Trị sự", "ban Giám khảo", "công trường",
)  # fmt: skip
"""First words of bodies in which a post is not a public office."""
TAILS = (
    "và", "học", "số", "hóa", "nhân dân", "kiểm sát", "cấp", "cấp cao", "cán bộ", "cán sự", "truyền hình", "thông tin",
    "điện tử", "đại chúng", "trung ương", "quốc gia", "quốc tế", "thường vụ", "chấp hành", "xã hội", "môi trường",
    "công nghệ", "khu vực", "chuyển đổi", "mạng", "thi đua",
    *(f"thi đua{sign} khen thưởng" for sign in ("", ",", " -", " –", " và")), "đảng", "tối cao", "nhà nước", "đầu tư",
    "công chức", "viên chức", "quản lý", "viễn thông", "Trung Ương", "người Việt Nam", "với người Việt Nam",
    "ở nước ngoài", "cao đẳng", "bầu cử",
)  # fmt: skip
"""Lowercase words that continue the name of a body."""
NOT_IN_FIELDS = frozenset((
    "và", "đã", "là", "của", "về", "tại", "trong", "cho", "với", "phát", "chủ", "dự", "nêu", "trao", "cùng", "yêu",
    "nhấn", "phụ", "đến", "có", "nói", "gửi", "sẽ", "thay", "được", "bày", "cũng", "đánh", "khẳng", "làm", "tham",
    "tiếp", "nhận", "ký", "giao", "chỉ", "đề", "các", "đồng", "ông", "bà", "khi", "để", "nghe", "báo", "phê", "trình",
    "không", "vừa", "từ", "theo", "hoặc", "do", "tuyên", "cảm", "ghi", "cắt", "thăm", "điều", "kiểm", "trực", "tặng",
    "đón", "chúc", "kết", "trả", "mong", "cần", "luôn", "nhiệm", "giai", "khóa", "khoá", "tướng", "tá",
))  # fmt: skip
"""Lowercase words that never continue a field; nor a body, except "và" and "các"."""
PERSONS = (
    "học sinh", "sinh viên", "học viên", "bệnh nhân", "bệnh nhi", "nạn nhân", "công dân", "công nhân", "nông dân",
    "gia đình", "hộ", "phạm nhân", "bị can", "bị cáo", "đối tượng", "nghi phạm", "tài xế", "lái xe", "chiến sĩ",
    "chiến sỹ", "liệt sĩ", "liệt sỹ", "thương binh", "vận động viên", "cầu thủ", "ca sĩ", "nghệ sĩ", "nghệ nhân",
    "diễn viên", "tác giả", "phóng viên", "nhân viên", "doanh nhân", "cựu chiến binh", "thí sinh", "cử tri",
)  # fmt: skip
"""Words for private persons."""
DEEDS = (
    "tôn vinh", "vinh danh", "ca ngợi", "động viên", "an ủi", "thuyết phục", "khiển trách", "cảnh cáo", "xử phạt",
    "khởi tố", "tạm giam", "tạm giữ", "tố cáo", "xác minh", "cứu sống", "hội kiến", "phỏng vấn", "cách chức", "sa thải",
    "mừng thọ", "tri ân", "hành hung", "chụp ảnh", "trấn an", "bênh vực", "đỡ đầu", "lên án", "an táng", "bố trí",
    "sắp xếp", "chất vấn", "phản đối", "đính chính", "cải chính", "tuyển dụng", "tưởng niệm", "đền bù", "nhất trí",
)  # fmt: skip
"""What is done to a person: listed whole, since the first word alone might continue the name of a body."""
NOT_IN_BODIES = (NOT_IN_FIELDS - {"và", "các"}) | frozenset((
    "quyết", "bổ", "miễn", "hướng", "xem", "chứng", "khen", "mời", "cử", "phân", "biểu", "nhắc", "rằng", "này", "đó",
    "nơi", "kiêm", "bấm", "bàn", "bắt", "bế", "cám", "chuyển", "còn", "dặn", "dâng", "đang", "đáp", "đi", "gặp", "góp",
    "giải", "giới", "giữ", "hỏi", "họp", "hoan", "hứa", "kêu", "khai", "khuyến", "lắng", "lưu", "mới", "muốn", "nghị",
    "nhìn", "phải", "quán", "ra", "rất", "sau", "thừa", "tới", "trước", "tuyệt", "ủng", "uỷ", "ủy", "vẫn", "viết",
    "vào", "xin", "xúc", "bác", "cô", "chị", "anh", "em", "cháu", "người", "bạn", "đại", "cố", "giáo", "thạc", "nhà",
    "dẫn", "quê", "chi", "sáng", "trưa", "chiều", "tối", "hôm", "ngày", "lúc", "việc", "đưa", "gồm", "giúp", "thưởng",
    "khuyên", "phạt", "kiện", "thuê", "chở", "tiễn", "viếng", "nhớ", "gọi", "buộc", "lừa", "quen", "biết", "vẽ", "dìu",
    "cõng", "ôm", "chê", "nhờ", "trông", "dắt", "truy", "triệu", "thắp", "noi", "phúng", "quở", "ép", *DEEDS,
))  # fmt: skip
"""Lowercase words that begin a predicate or refer to somebody else, so that the name of a body ends before them."""
NOUNS = (
    "không gian", "nhà nước", "tại doanh nghiệp", "giao thông", "giao dịch", "phát triển", "phát thanh", "phát hành",
    "dự phòng", "dự báo", "dự trữ", "dự án", "báo chí", "công trình", "quy trình", "điều tra", "kiểm sát", "kiểm soát",
    "kiểm tra", "kiểm định", "kiểm lâm", "chuyển đổi", "chuyển giao", "giải trí", "vấn đề", "đề xã hội", "đại biểu",
    "đại học", "phụ nữ", "phụ sản", "giáo dục", "nhà ở", "kết cấu", "chỉ đạo", "chỉ huy", "tiếp công dân", "tiếp nhận",
    "điều trị", "điều dưỡng", "kiểm ngư", "kiểm dịch", "hướng nghiệp", "lưu trữ", "khai thác", "khuyến học",
    "khuyến nông", "khuyến công", "trực tuyến", "giải phóng", "giải quyết", "chứng khoán", "chứng thực", "cử tri",
    "tham mưu", "trong nước", "không quân", "ký túc xá", "hữu nghị", "người mù", "người cao tuổi", "người khuyết tật",
    "về trật tự xã hội", "hậu cần", "sự cố", "cảnh báo", "trẻ em", "biểu diễn", "tham nhũng", "thế giới",
)  # fmt: skip
"""Phrases that may continue the name of a body although their first word alone would end it."""
HONORIFICS = (
    "đồng chí", "các đồng chí", "đ/c", "ông", "bà", "ngài", "quý ông", "quý bà", "các ông", "các ông, bà", "các ông bà",
    "các bà", "anh", "chị", "bác", "thầy", "cô", "thầy giáo", "cô giáo", "nhà báo", "luật sư", "kỹ sư", "Samdech Techo",
    "Samdech Thipadei", "Mr", "Ms", "Mrs",
)  # fmt: skip
RANKS = (
    "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Chuẩn đô đốc", "Chuẩn Đô đốc", "Phó đô đốc",
    "Phó Đô đốc", "Đô đốc", "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá", "Đại úy", "Thượng úy", "Trung úy",
    "Thiếu úy", "Giáo sư", "Phó Giáo sư", "Phó giáo sư", "Tiến sĩ", "Tiến sỹ", "Thạc sĩ", "Thạc sỹ", "Viện sĩ",
    "Bác sĩ", "GS", "PGS", "TS", "TSKH", "ThS", "Ths", "BS", "KS", "CN", "VS", "LS", "NSND", "NSƯT",
    "BSCKI", "BSCKII", "BSCK1", "BSCK2", "CKI", "CKII", "CK1", "CK2", "BSCC", "BSNT", "DS", "DSCKI", "DSCKII", "KTS",
    "NCS", "NGND", "NGƯT", "TTND", "TTƯT", "Thầy thuốc Nhân dân", "Thầy thuốc Ưu tú", "Dược sĩ", "Kỹ sư",
    "Kiến trúc sư", "Cử nhân", "Nhà giáo Nhân dân", "Nhà giáo Ưu tú", "Anh hùng Lao động", "Nhà báo", "Luật sư",
)  # fmt: skip
"""Ranks and degrees, which are not posts."""
LINKS = (
    "đồng thời", "hiện", "nay", "nguyên", "từng", "đang", "vừa", "mới", "tiếp tục", "chính thức", "đã", "sẽ", "được",
    "bầu", "bổ nhiệm", "phân công", "cử", "điều động", "giữ chức", "giữ chức vụ", "giữ chức danh", "giữ", "làm",
    "đều là", "cùng là", "là", "kiêm", "trên cương vị", "với tư cách", "chức vụ", "chức danh", "đảm nhiệm", "trở thành",
    "tái cử", "đắc cử", "tái đắc cử", "trúng cử", "được giao", "giao nhiệm vụ", "nhiệm vụ", "chỉ định", "chuẩn y",
    "nhậm chức", "kế nhiệm", "vào chức", "làm nhiệm vụ", "thôi", "nghỉ", "không còn", "khi còn", "lúc còn", "thời còn",
    "còn", "cương vị", "phê chuẩn", "lại", "tái bổ nhiệm", "khi đó", "lúc đó", "khi ấy", "người", "luân chuyển",
    "biệt phái", "kéo dài thời gian", "vào vị trí", "đương nhiệm", "nhận quyết định", "nhận nhiệm vụ", "tín nhiệm",
    "hiệp thương", "tái bầu", "chức", "xin", "có đơn", "về làm", "sang làm", "lên làm", "ra làm", "nhất trí",
)  # fmt: skip
"""Words between a name and a post that the person holds, takes up or has left."""
PROVINCES = (
    "An Giang", "Bà Rịa", "Vũng Tàu", "Bà Rịa - Vũng Tàu", "Bà Rịa – Vũng Tàu", "Bắc Giang", "Bắc Kạn", "Bắc Cạn",
    "Bạc Liêu", "Bắc Ninh", "Bến Tre", "Bình Định", "Bình Dương", "Bình Phước", "Bình Thuận", "Cà Mau", "Cần Thơ",
    "Cao Bằng", "Đà Nẵng", "Đắk Lắk", "Đắc Lắc", "Đăk Lăk", "Đắk Nông", "Đăk Nông", "Điện Biên", "Đồng Nai",
    "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hà Tây", "Hải Dương", "Hải Phòng", "Hậu Giang",
    "Hòa Bình", "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu", "Lâm Đồng", "Lạng Sơn", "Lào Cai",
    "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam",
    "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa",
    "Thừa Thiên Huế", "Thừa Thiên - Huế", "Thừa Thiên – Huế", "Huế", "Tiền Giang", "Hồ Chí Minh", "HCM", "Trà Vinh",
    "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái", "Thủ Đức", "Hạ Long", "Nha Trang", "Đà Lạt", "Biên Hòa",
    "Việt Nam", "Tây Nguyên", "Tây Bắc", "Bắc Trung Bộ", "Nam Trung Bộ", "Tây Nam Bộ", "Đông Nam Bộ", "miền Trung",
    "miền Bắc", "miền Nam",
)  # fmt: skip
COUNTRIES = (
    "Lào", "CHDCND Lào", "CHND Trung Hoa", "CHLB Đức", "Campuchia", "Cam-pu-chia", "Thái Lan", "Myanmar", "Mi-an-ma",
    "Malaysia", "Ma-lai-xi-a", "Singapore", "Xin-ga-po", "Indonesia", "In-đô-nê-xi-a", "Philippines", "Phi-líp-pin",
    "Brunei", "Bru-nây", "Timor-Leste", "Đông Timor", "Trung Quốc", "Trung Hoa", "Nhật Bản", "Hàn Quốc", "Triều Tiên",
    "Ấn Độ", "Mông Cổ", "Đại Hàn Dân Quốc", "Cuba", "Cu Ba", "Cu-ba", "Hoa Kỳ", "Mỹ", "Canada", "Ca-na-đa", "Anh",
    "Vương quốc Anh", "Pháp", "Đức", "Nga", "Liên bang Nga", "Italia", "Ý", "Tây Ban Nha", "Ba Lan", "Bồ Đào Nha",
    "Hà Lan", "Bỉ", "Thụy Điển", "Thụy Sĩ", "Na Uy", "Phần Lan", "Đan Mạch", "Áo", "Hungary", "Hung-ga-ri", "Séc",
    "Slovakia", "Bulgaria", "Rumani", "Ukraine", "Ucraina", "U-crai-na", "Belarus", "Bê-la-rút", "Kazakhstan",
    "Azerbaijan", "Uzbekistan", "Thổ Nhĩ Kỳ", "Israel", "Palestine", "Iran", "Iraq", "Ả Rập Xê Út", "UAE", "Qatar",
    "Kuwait", "Ai Cập", "Nam Phi", "Mozambique", "Mô-dăm-bích", "Angola", "Ăng-gô-la", "Tanzania", "Algeria", "Maroc",
    "Nigeria", "Burundi", "Haiti", "Úc", "Australia", "Ô-xtrây-li-a", "New Zealand", "Niu Di-lân", "Brazil", "Bra-xin",
    "Argentina", "Chile", "Peru", "Mexico", "Venezuela", "Pakistan", "Bangladesh", "Sri Lanka", "Nepal", "EU",
    "châu Âu", "châu Á", "Châu Á", "châu Mỹ", "châu Phi", "Châu Mỹ", "Châu Phi", "Trung Đông", "Đài Loan", "Ireland",
    "Ai-len", "Hy Lạp", "Estonia", "Liên Xô", "Ca-dắc-xtan",
)  # fmt: skip
NAMED_AFTER = (
    "đường", "phố", "ngõ", "trường", "THPT", "THCS", "tiểu học", "mầm non", "công viên", "giải thưởng", "giải", "quỹ",
    "quỹ học bổng", "học bổng", "bảo tàng", "tượng đài", "tượng", "lăng", "khu lưu niệm", "nhà lưu niệm", "khu di tích",
    "nhà hát", "học viện", "đại học", "tư tưởng", "di chúc", "quảng trường", "hội trường", "nhà tưởng niệm",
    "bệnh viện", "cầu", "chợ", "phong cách", "tấm gương", "đạo đức", "di sản", "huân chương", "huy chương",
    "chiến dịch", "cúp", "tàu", "hầm", "hồ", "sông", "khu phố", "khu đô thị", "phường", "quận", "xã", "thị trấn",
    "thôn", "làng", "nhà văn hóa", "trung tâm", "thư viện", "nghĩa trang", "đền thờ", "đền", "đại lộ", "khu tưởng niệm",
    "thành phố", "TP.", "TP", "bút tích", "tác phẩm", "bài thơ", "trại", "nhà trưng bày", "nhà truyền thống",
    "bia tưởng niệm", "phim", "sách", "chi đoàn", "liên đội", "tiểu đoàn", "lớp", "Nhà xuất bản", "rạp", "năm sinh",
    "ngày sinh", "năm mất", "ngày mất", "cuộc đời", "sự nghiệp", "mang tên", "dự án", "taxi", "hãng", "công ty",
    "tập đoàn", "thương hiệu", "siêu thị", "khách sạn", "khu du lịch", "nhà máy", "cảng", "phà", "sân bay", "ga",
    "bến xe", "đèo", "núi", "vịnh", "bãi biển", "đảo", "nông trường", "lâm trường", "cao tốc", "học sinh", "thí sinh",
    "bệnh nhân", "bệnh nhi", "nạn nhân", "nghi phạm", "tài xế", "cầu thủ", "hoa hậu", "người bệnh",
)  # fmt: skip
"""What is named after persons or recalls them, and words for private persons: the name after them is no official's."""
NAMESAKES = (
    "Bùi Thị Xuân", "Đinh Tiên Hoàng", "Hai Bà Trưng", "Hoàng Văn Thụ", "Lê Đại Hành", "Lê Hồng Phong", "Lê Thanh Nghị",
    "Lê Thánh Tông", "Lý Thái Tổ", "Lý Thường Kiệt", "Mạc Đĩnh Chi", "Nguyễn Bỉnh Khiêm", "Nguyễn Cư Trinh",
    "Nguyễn Đại Năng", "Nguyễn Lương Bằng", "Nguyễn Nghiêm", "Nguyễn Tất Thành", "Nguyễn Thái Học",
    "Nguyễn Thị Minh Khai", "Nguyễn Trung Trực", "Nguyễn Văn Cừ", "Nguyễn Văn Linh", "Nguyễn Viết Xuân", "Phạm Đình Hổ",
    "Phạm Ngũ Lão", "Phan Bội Châu", "Phan Châu Trinh", "Phan Chu Trinh", "Phan Đình Phùng", "Tôn Thất Thuyết",
    "Trần Đăng Ninh", "Trần Hưng Đạo", "Trần Nguyên Hãn", "Trần Quang Diệu", "Trần Quang Khải", "Trần Quốc Toản",
    "Trần Tế Xương", "Trần Thành Ngọ", "Võ Thị Sáu", "Võ Trường Toản",
)  # fmt: skip
"""Historical figures after whom communes and wards are named in full."""
NO_NAMES = frozenset((
    "bộ", "ban", "cục", "vụ", "sở", "ủy", "uỷ", "ubnd", "hđnd", "hội", "tổng", "phòng", "quốc", "chính", "đảng", "nhà",
    "viện", "trường", "tổ", "đoàn", "liên", "quỹ", "cơ", "kho", "phó", "thứ", "bí", "chủ", "giám", "trung", "nghị",
    "quyết", "chỉ", "luật", "thông", "hiến", "lễ", "ngày", "năm", "tháng", "quý", "sáng", "chiều", "trưởng", "nguyên",
    "cố", "các", "tại", "trong", "theo", "cùng", "với", "sau", "khi", "đại", "công", "nhân", "xã", "huyện", "tỉnh",
    "thành", "tham", "dự", "tiếp", "phát", "toàn", "ngành", "đồng", "cộng", "văn", "thủ", "tw", "asean", "bch", "việt",
    "tập", "doanh", "hiệp", "tòa", "toà", "đài", "báo", "cổng", "cờ", "bằng", "huân", "và", "đơn", "cán", "chương",
    "số", "đề", "kế", "chiến", "tiểu", "khối", "ông", "bà", "ngài", "mặt", "vtv", "vov", "vnpt", "viettel", "vn",
    "thượng", "hạ", "thường", "chánh", "quyền", "sự", "internet", "tết", "đảng.", "thanh", "cả", "nhiều", "một", "hai",
    "ba", "bốn", "đây", "về", "để", "nếu", "từ", "nước", "tôi", "thưa", "kính", "xin", "nay", "họ", "là", "người",
    "phong", "hoạt", "xây", "đẩy", "tăng", "trên", "khoa", "kinh", "y", "giáo", "giao", "ngoại", "nội", "nông", "tư",
    "tài", "vùng", "khu",
))  # fmt: skip
"""Capitalised words, here in lowercase, that do not begin a name unless something else shows one."""
STOPS = frozenset((
    "dự", "phát", "chủ", "làm", "thăm", "tiếp", "trao", "chúc", "kiểm", "khảo", "truyền", "gặp", "nói", "trả", "yêu",
    "nhấn", "tại", "và", "đến", "chỉ", "tham", "đã", "cùng", "với", "tặng", "nêu", "đánh", "ký", "họp", "kết", "khẳng",
    "cho", "trong", "về", "thay", "nhận", "điểm", "phổ", "giao", "là", "được", "khai", "dâng", "đón", "chào", "nghe",
    "đề", "mong", "tuyên", "báo", "giới", "bày", "cảm", "thừa", "việt", "bộ", "ban", "cục", "sở", "ngành", "hội",
    "trình", "vào", "gửi", "biểu", "công", "thông", "của", "nhân", "ngày", "sáng", "chiều", "dành", "hoan", "ghi", "bế",
    "mạc", "kêu", "mời", "giải", "phản", "đối", "hướng", "chất", "lắng", "cắt", "bấm", "chứng", "quyết", "phân",
))  # fmt: skip
"""Words that end a name in a line that is all in capitals."""
GIVEN_STOPS = frozenset(("công", "giao", "hoan", "khai", "nhân", "quyết", "thông", "trình", "việt"))
"""The STOPS that are given names too, if nothing or another stop follows: "LÊ MINH HOAN DỰ"."""
