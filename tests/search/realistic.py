"""An archive of many kinds of articles, as ministries and provinces write them, and questions as citizens ask them.

RAW holds slug, title, date with its range or period, and text.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache

from plugins.content.model import Article
from plugins.vietnamese.dates import parse
from tests.search import sample

RAW: tuple[tuple[str, str, str, str], ...] = (
    ("giao-ban-q4-2015", "Hội nghị giao ban quản lý nhà nước Quý IV/2015", "15/12/2015 Quý IV/2015",
     "Bộ trưởng Nguyễn Bắc Son chủ trì hội nghị giao ban. Các Sở báo cáo tình hình Quý IV/2015."),
    ("giao-ban-q2-2016", "Hội nghị giao ban quản lý nhà nước Quý II/2016", "21/06/2016 Quý II/2016",
     "Bộ trưởng Trương Minh Tuấn chủ trì hội nghị giao ban. Trong quý II/2016 Bộ ban hành 2.075 văn bản."),
    ("giao-ban-q3-2018", "Hội nghị giao ban quản lý nhà nước Quý III/2018", "14/09/2018 Quý III/2018",
     "Quyền Bộ trưởng Nguyễn Mạnh Hùng chủ trì hội nghị giao ban lần đầu."),
    ("chao-co-3-2022", "Lễ chào cờ đầu tháng 3/2022", "01/03/2022 tháng 3/2022",
     "Toàn thể cán bộ, công chức dự lễ chào cờ và hát Quốc ca. Thứ trưởng Phạm Anh Tuấn phát biểu."),
    ("chao-co-10-2020", "Lễ chào cờ đầu tháng 10/2020", "05/10/2020 tháng 10/2020",
     "Lễ chào cờ tháng 10 gắn với ngày hội chuyển đổi số. Phòng, chống dịch COVID-19 tại cơ quan được nhắc lại."),
    ("ung-ho-quy-vac-xin", "Tiếp nhận ủng hộ Quỹ vắc-xin phòng dịch COVID-19", "12/07/2021",
     "Công đoàn Bộ tiếp nhận ủng hộ phòng dịch corona. Đầu mối: 0965 121 919, đường dây nóng 02563.816341."),
    ("duong-day-nong", "Công bố đường dây nóng tiếp nhận phản ánh tin nhắn rác", "08/05/2020",
     "Người dân gọi đường dây nóng 156 hoặc gửi thư điện tử để phản ánh tin nhắn rác, cuộc gọi rác."),
    ("nghe-nhan-uu-tu", "Lấy ý kiến về danh sách đề nghị xét tặng danh hiệu Nghệ nhân ưu tú", "03/04/2023",
     "Danh sách 12 cá nhân đề nghị xét tặng danh hiệu Nghệ nhân ưu tú. Góp ý gửi về Vụ Thi đua trước ngày 20/4/2023."),
    ("thay-thuoc-nhan-dan", "Kết quả xét tặng Thầy thuốc nhân dân năm 2019", "26/02/2020",
     "Hội đồng xét tặng công bố danh sách Thầy thuốc nhân dân theo Nghị định số 41/2015/NĐ-CP."),
    ("bao-hiem-xa-hoi", "Kết nối dữ liệu bảo hiểm xã hội với Cơ sở dữ liệu quốc gia về dân cư", "17/08/2022",
     "Việc kết nối dữ liệu bảo hiểm xã hội giúp người dân không phải nộp lại giấy tờ."),
    ("vinh-phuc-banh-chung", "Vĩnh Phúc tổ chức hội thi nấu bánh chưng", "09/11/2019",
     "Sở Thông tin và Truyền thông Vĩnh Phúc tổ chức hội thi nấu bánh chưng."),
    ("kon-tum-phu-song", "Kon Tum quảng bá sâm Ngọc Linh trên sàn thương mại điện tử", "22/10/2023",
     "Kon Tum đưa sâm Ngọc Linh lên sàn thương mại điện tử."),
    ("dak-lak-ngay-hoi", "Đắk Lắk tổ chức ngày hội chuyển đổi số", "06/10/2025",
     "Tỉnh Đắk Lắk sau sắp xếp tổ chức ngày hội tại Tuy Hòa."),
    ("tphcm-trung-tam", "TP.HCM khai trương trung tâm điều hành đô thị thông minh", "12/12/2022",
     "Trung tâm kết nối dữ liệu của Thành phố Hồ Chí Minh phục vụ quản lý giao thông."),
    ("hoi-nghi-6-8-9-2023", "Hội nghị Bộ trưởng ASEAN về số", "06/09/2023 - 08/09/2023",
     "Hội nghị diễn ra trong ba ngày tại Đà Nẵng."),
    ("tong-ket-2013", "Tổng kết công tác năm 2013", "20/12/2013",
     "Bộ tổng kết công tác năm 2013, triển khai nhiệm vụ năm 2014."),
    ("tong-ket-2014", "Tổng kết công tác năm 2014", "22/12/2014",
     "Bộ tổng kết công tác năm 2014; so với năm 2013, doanh thu tăng 8%."),
    ("thanh-lap-2008", "Công bố chức năng, nhiệm vụ của Bộ", "12/02/2008", "Nghị định 187/2007/NĐ-CP có hiệu lực."),
    ("quyet-dinh-1087", "Triển khai Quyết định số 1087/QĐ - TTg về an toàn thông tin", "30/08/2016",
     "Căn cứ Quyết định số 1087/QĐ - TTg ngày 14/6/2016, các đơn vị lập kế hoạch."),
    ("thong-tu-09", "Hướng dẫn Thông tư 09/2014/TT‑BTTTT về trang thông tin điện tử", "02/10/2014",
     "Thông tư 09/2014/TT‑BTTTT quy định chi tiết việc quản lý trang thông tin điện tử."),
    ("quy-iii-pdf", "Báo cáo ﬁnal Quý Ⅲ/2011 của Cục Viễn thông", "28/09/2011",
     "Báo cáo chuyển từ tệp PDF: số liệu Quý Ⅲ/2011 về thuê bao."),
    ("bau-cu-dbqh", "Tuyên truyền bầu cử đại biểu Quốc hội khóa XV", "11/05/2021",
     "Các cơ quan báo chí tuyên truyền bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân."),
    ("me-viet-nam-anh-hung", "Thăm và tặng quà Bà mẹ Việt Nam anh hùng nhân ngày 27/7", "26/07/2018",
     "Đoàn công tác thăm Bà mẹ Việt Nam anh hùng tại Quảng Ngãi."),
    ("hoa-lam-viec-son-la", "Bộ trưởng Nguyễn Hữu Hoà làm việc với Sơn La về sách trắng", "09/04/2015",
     "Bộ trưởng Nguyễn Hữu Hoà làm việc với tỉnh Sơn La. Tổng đài 1800 6099 nhận phản ánh."),
    ("dau-gia-tan-so", "Việt Nam - Ba Lan hợp tác đấu giá tần số", "11/05/2012",
     "Hai bên trao đổi kinh nghiệm đấu giá tần số."),
    ("hon-hop", "Tin tổng hợp trong tuần của các đơn vị", "18/06/2014",
     "Đấu giá tần số Ba Vì được nêu lại. Ba Lan và Việt Nam ký kết. Đoàn làm việc tại Sơn La và Hoà Sơn."),
    ("huan-chuong-lao-dong", "Lấy ý kiến về xét tặng Huân chương Lao động hạng Ba", "02/06/2016",
     "Báo cáo thành tích đề nghị tặng Huân chương Lao động hạng Ba."),
    ("chuyen-doi-ipv6", "Chuyển đổi IPv6 trong cơ quan nhà nước", "20/10/2017",
     "Các cơ quan chuyển đổi sang IPv6. Phong trào Yên Bái điện tử được nêu gương."),
    ("ky-luat-phat-ngon", "Tập huấn về quy tắc phát ngôn và cung cấp thông tin cho báo chí", "19/03/2017",
     "Lớp tập huấn hướng dẫn quy tắc phát ngôn."),
    ("giao-ban-q1-2018", "Giao ban quản lý nhà nước Quý I/2018", "06/04/2018 Quý I/2018",
     "Tổng doanh thu ba tháng đầu năm tăng 9%. Bộ yêu cầu xử lý dứt điểm thuê bao rác."),
    ("anh-hung-lao-dong", "Lấy ý kiến về đề nghị phong tặng danh hiệu Anh hùng Lao động", "11/09/2015",
     "Góp ý gửi về 18 Nguyễn Du, Hà Nội, điện thoại (04) 39436930, trước ngày 25/9/2015."),
    ("hoa-xa-hoi-hoc-tap", "Vận động hoá xã hội học tập ở vùng cao", "21/08/2017",
     "Bản làng đưa việc hoá xã hội học tập thành phong trào. Công văn hoả tốc gửi các huyện ở xa. "
     "Hoạ hoằn mới có lớp thiếu người."),
    ("tet-2022", "Gặp mặt cán bộ hưu trí dịp Tết Nguyên đán", "24/01/2022",
     "Lãnh đạo Bộ chúc Tết cán bộ hưu trí. Buổi gặp mặt diễn ra ở Hà Nội."),
    ("pc-covid", "Ra mắt ứng dụng PC-Covid dùng chung trên toàn quốc", "30/09/2021",
     "Ứng dụng PC-Covid thay cho nhiều ứng dụng đã có. Giá mỗi thẻ là 8.000 đồng, mỗi bao 3500đ."),
    ("binh-duong-5g", "Ký kết hợp tác triển khai 5G tại Bình Dương", "17/05/2024",
     "Các bên ký kết hợp tác triển khai 5G ở khu công nghiệp Bình Dương."),
    ("truyen-hinh-analog", "Bốn thành phố lớn tắt sóng truyền hình mặt đất đợt 2", "15/08/2016",
     "Hà Nội, Thành phố Hồ Chí Minh, Hải Phòng, Cần Thơ tắt sóng truyền hình mặt đất từ ngày 15/8/2016."),
    ("quang-cao", "Xử lý quảng cáo sai trên mạng", "14/05/2019",
     "Vi phạm thế nào cũng bị xử lý; mẫu quảng cáo phải duyệt trước. Ông Đỗ Trung Tá và ông Trần Bảo Sơn dự; "
     "bà Lê Bảo Sơn Hà phát biểu. Anh Võ Văn Tám thường xuyên theo dõi."),
    ("to-chuc-dang", "Đại hội Đảng bộ khối cơ quan", "20/07/2015",
     "Đại hội Đảng bộ bầu Ban Chấp hành gồm 27 đồng chí."),
    ("huan-chuong-doc-lap", "Trao Huân chương Độc lập cho ông Đinh Trọng Hải", "28/08/2013",
     "Ông Đinh Trọng Hải nhận Huân chương Độc lập hạng Nhì."),
    ("tong-ket-doan-the", "Tổng kết hoạt động của các đoàn thể trong năm", "12/01/2015",
     "Đồng chí Đinh Trọng Hải dự. Đảng bộ bầu bí thư; đại hội công đoàn họp trước, khen người lao động. Ban Chấp hành "
     "tặng hoa, hội Đảng viên cao tuổi góp quỹ. Đơn vị được tặng Huân chương."),
)  # fmt: skip

FIRST: tuple[tuple[str, str], ...] = (
    # (question, slug of the article that must come first)
    ("giao ban quý 3 năm 2018", "giao-ban-q3-2018"),
    ("giaobanquy3/2018", "giao-ban-q3-2018"),
    ("giao ban quý II/2016", "giao-ban-q2-2016"),
    ("giao ban tháng 6 2016", "giao-ban-q2-2016"),
    ("2.075 văn bản", "giao-ban-q2-2016"),
    ("2075", "giao-ban-q2-2016"),
    ("bộ trưởng Trương Minh Tuấn giao ban", "giao-ban-q2-2016"),
    ("Trương M. Tuấn", "giao-ban-q2-2016"),
    ("T.M.Tuấn", "giao-ban-q2-2016"),
    ("Nguyễn B. Son", "giao-ban-q4-2015"),
    ("chào cờ tháng 3 2022", "chao-co-3-2022"),
    ("chào cờ đầu năm 2022", "chao-co-3-2022"),
    ("chaoco thang 10/2020", "chao-co-10-2020"),
    ("lễ chào cờ ngày 5/10/2020", "chao-co-10-2020"),
    ("chào cờ cuối năm 2020", "chao-co-10-2020"),
    ("flag ceremony 10/2020", "chao-co-10-2020"),
    ("quỹ vắc xin covid19", "ung-ho-quy-vac-xin"),
    ("quỹ vắc xin corona", "ung-ho-quy-vac-xin"),
    ("0965121919", "ung-ho-quy-vac-xin"),
    ("0965 121 919", "ung-ho-quy-vac-xin"),
    ("02563816341", "ung-ho-quy-vac-xin"),
    ("02563.816341", "ung-ho-quy-vac-xin"),
    ("hotline tin nhắn rác", "duong-day-nong"),
    ("phản ánh tin nhắn rác gửi vào đâu", "duong-day-nong"),
    ("dduwowngf daay nongs", "duong-day-nong"),
    ("NNƯT", "nghe-nhan-uu-tu"),
    ("khi nào hết hạn góp ý nghệ nhân ưu tú", "nghe-nhan-uu-tu"),
    ("opinion nghệ nhân", "nghe-nhan-uu-tu"),
    ("TTND 2019", "thay-thuoc-nhan-dan"),
    ("thầy thuốc nhân dân", "thay-thuoc-nhan-dan"),
    ("NĐ41/2015", "thay-thuoc-nhan-dan"),
    ("nghị định41/2015/NĐ-CP", "thay-thuoc-nhan-dan"),
    ("BHXH", "bao-hiem-xa-hoi"),
    ("bhxh dân cư", "bao-hiem-xa-hoi"),
    ("bao hiemx xax hooij", "bao-hiem-xa-hoi"),
    ("Phú Thọ thi nấu bánh chưng", "vinh-phuc-banh-chung"),
    ("tỉnh Vĩnh Phúc thi nấu bánh chưng", "vinh-phuc-banh-chung"),
    ("Quảng Ngãi trồng sâm Ngọc Linh", "kon-tum-phu-song"),
    ("kontum sâm ngọc linh", "kon-tum-phu-song"),
    ("daklak ngày hội", "dak-lak-ngay-hoi"),
    ("Phú Yên ngày hội chuyển đổi số", "dak-lak-ngay-hoi"),
    ("thành phố hồ chí minh đô thị thông minh", "tphcm-trung-tam"),
    ("TPHCM smart city", "tphcm-trung-tam"),
    ("trung tâm đô thị thông minh sài gòn", "tphcm-trung-tam"),
    ("7/9/2023", "hoi-nghi-6-8-9-2023"),
    ("hội nghị ASEAN ngày 7 tháng 9 năm 2023", "hoi-nghi-6-8-9-2023"),
    ("tổng kết 2013", "tong-ket-2013"),
    ("tổng kết năm 2013 triển khai 2014", "tong-ket-2013"),
    ("tổng kết năm 2014", "tong-ket-2014"),
    ("tổng kết công tác cuối năm 2013", "tong-ket-2013"),
    ("chức năng nhiệm vụ của Bộ 2008", "thanh-lap-2008"),
    ("1087/QĐ-TTg", "quyet-dinh-1087"),
    ("quyết định 1087/QĐ–TTg", "quyet-dinh-1087"),
    ("1087/qđ - ttg", "quyet-dinh-1087"),
    ("thông tư 09/2014/TT-BTTTT", "thong-tu-09"),
    ("TT09/2014 website", "thong-tu-09"),
    ("cục viễn thông quý III/2011", "quy-iii-pdf"),
    ("báo cáo final quý 3/2011", "quy-iii-pdf"),
    ("ĐBQH khóa XV", "bau-cu-dbqh"),
    ("BMVNAH", "me-viet-nam-anh-hung"),
    ("mej vieetj nam anh hungf", "me-viet-nam-anh-hung"),
    ("quy tacws phats ngoon", "ky-luat-phat-ngon"),
    ("quy taw81c phat1 ngon6", "ky-luat-phat-ngon"),
    ("quytac phatngon", "ky-luat-phat-ngon"),
    ("quy tắc phát ngông", "ky-luat-phat-ngon"),
    ("Nguyễn Hữu Hòa Sơn La", "hoa-lam-viec-son-la"),
    ("nguyen huu hoa son la sach trang", "hoa-lam-viec-son-la"),
    ("18006099", "hoa-lam-viec-son-la"),
    ("1800 6099", "hoa-lam-viec-son-la"),
    ("đấu giá tần số Ba Lan", "dau-gia-tan-so"),
    ("sách trắng tỉnh Sơn La", "hoa-lam-viec-son-la"),
    ("labour order third class", "huan-chuong-lao-dong"),
    ("chuyển đổi ipv 6 trong cơ quan nhà nước", "chuyen-doi-ipv6"),
    ("phong trào iên bái điện tử", "chuyen-doi-ipv6"),
    ("giaoban quyII/2016", "giao-ban-q2-2016"),
    ("giao ban quý tư 2015", "giao-ban-q4-2015"),
    ("giao ban quy ba nam 2018", "giao-ban-q3-2018"),
    ("chào cờ tháng mười 2020", "chao-co-10-2020"),
    ("flag ceremony October 2020", "chao-co-10-2020"),
    ("quarterly briefing second quarter of 2016", "giao-ban-q2-2016"),
    ("quy tắc phát ngôn để làm gì", "ky-luat-phat-ngon"),
    ("giao ban Q1/2018", "giao-ban-q1-2018"),
    ("giao ban quý 01/2018", "giao-ban-q1-2018"),
    ("09/2014/TTBTTTT", "thong-tu-09"),
    ("Đắc Lắc ngày hội", "dak-lak-ngay-hoi"),
    ("quarterly briefing Q1 2018", "giao-ban-q1-2018"),
    ("giaobanquyI/2018", "giao-ban-q1-2018"),
    ("hội nghị giao ban quý I/2018", "giao-ban-q1-2018"),
    ("0439436930", "anh-hung-lao-dong"),
    ("04 39436930", "anh-hung-lao-dong"),
    ("public opinion labor hero", "anh-hung-lao-dong"),
    ("TP.HCM tắt sóng truyền hình mặt đất", "truyen-hinh-analog"),
    ("tin ngày 15/8/2016", "truyen-hinh-analog"),
    ("Xuân Nhâm Dần 2022 gặp mặt hưu trí", "tet-2022"),
    ("tết nhâm dần gặp mặt", "tet-2022"),
    ("pccovid", "pc-covid"),
    ("ungdung pccovid", "pc-covid"),
    ("thẻ 8.000đ", "pc-covid"),
    ("bao thẻ 3500đ", "pc-covid"),
    ("giao ban 3 tháng đầu năm 2018", "giao-ban-q1-2018"),
    ("giao ban chín tháng đầu năm 2018", "giao-ban-q3-2018"),
    ("giaobanqlnn quý I/2018", "giao-ban-q1-2018"),
    ("chào cờ 20201005", "chao-co-10-2020"),
    ("chào cờ 5.10.20", "chao-co-10-2020"),
    ("chào cờ ngày mồng năm tháng mười năm 2020", "chao-co-10-2020"),
    ("flag ceremony October 5, 2020", "chao-co-10-2020"),
    ("chào cờ T3/2022", "chao-co-3-2022"),
    ("thông tư số 09 năm 2014", "thong-tu-09"),
    ("QĐ 1087 triển khai", "quyet-dinh-1087"),
    ("quyết định số 1087", "quyet-dinh-1087"),
    ("huân chương lao động hạng 3", "huan-chuong-lao-dong"),
    ("bầu cử quốc hội khóa 15", "bau-cu-dbqh"),
    ("1 số thành phố: 4 thành phố lớn tắt sóng", "truyen-hinh-analog"),
    ("TPHCM ký kết hợp tác 5G khu công nghiệp", "binh-duong-5g"),
    ("meritorious artisan nominations", "nghe-nhan-uu-tu"),
    ("minister Nguyen Huu Hoa visits", "hoa-lam-viec-son-la"),
    ("decree 41/2015 some other words", "thay-thuoc-nhan-dan"),
    ("do trung ta", "quang-cao"),
    ("Đại hội Đảng bộ bầu bao nhiêu người vào Ban Chấp hành", "to-chuc-dang"),
    ("ông Đinh Trọng Hải được tặng huân chương gì", "huan-chuong-doc-lap"),
)

NOTHING: tuple[str, ...] = (
    # what no article holds, and nothing comes near
    "999/2031/NĐ-CP", "NĐ77/2033", "quyết định 8888/QĐ-TTg", "12/12/2031", "31/9/2019", "30/2/2020", "13/13/2019",
    "tháng 9/2035", "tháng 13/2020", "quý II/2044", "quý 5/2020", "năm 1931", "chào cờ 12/12/2031",
    "Trương Thị Bích Hằng", "bà Hồ Thị Xuân Lan Hương", "Đặng Hoàng Tuấn Kiệt", "nguyễn thị hồng gấm", "tran van teo",
    "phạm thế duyệt", "lê văn tám", "võ thị sáu", "vũ thị lan anh", "Lê Thánh Tông", "Phạm Q. Hưởng", "ông Lò Văn Pặn",
    "Phạm Thế Duyệt", "pham the duyet", "phạm thế duyệt là ai", "võ văn thường", "vo van thuong", "lê khả phiêu",
    "nguyen phu trong", "Trần Bảo Sơn Hà", "tran bao son ha", "bà Vàng Thị Mẩy",
    "nguyễn thị ngọc bích gấm", "tuồng chèo kịch câm", "qwrtz", "ZZTOP", "KPMG", "0999888777", "0912 345 678",
)  # fmt: skip

PERIODS: tuple[tuple[str, str, frozenset[str]], ...] = (
    # (question, the period of which there is none, the articles of the nearest ones)
    ("giao ban quý I/2016", "@q1-2016", frozenset({"giao-ban-q4-2015", "giao-ban-q2-2016"})),
    ("lễ chào cờ đầu tháng 4/2022", "@4-2022", frozenset({"chao-co-3-2022"})),
    ("chào cờ 2/3/2022", "@2-3-2022", frozenset({"chao-co-3-2022"})),
)

OTHER_MARKS: tuple[tuple[str, str], ...] = (
    # (question that meets what has other marks alone, the same with the marks that stand there)
    ("hoả xa", "hoá xã"), ("hoả xã hội", "hoá xã hội"), ("hoa xà", "hoa xã"), ("hoá hoằn", "hoạ hoằn"),
    ("thấy thuốc nhân dân", "thầy thuốc nhân dân"),
    ("bão hiểm xã hội", "Bảo hiểm xã hội"), ("bánh chừng", "bánh chưng"), ("sâm Ngọc Lĩnh", "SÂM NGỌC LINH"),
    ("quy tắc phát ngọn", "quy tắc phát ngôn"), ('"phát ngọn"', '"phát ngôn"'), ("dấu giá tần số", "đấu giá tần số"),
    ("hoá xã hội hoc tạp", "hóa xã hội hoc tap"),
)  # fmt: skip

APART: tuple[tuple[str, str], ...] = (
    # (question, syllables of it that no article has side by side, though some have them apart)
    ("hội chưng", "hội chưng"), ("Vĩnh Phúc và hội chưng", "hội chưng"), ("tặng dịch cho bản làng", "tặng dịch"),
)  # fmt: skip

CORRECTED: tuple[tuple[str, str], ...] = (
    # (question, what it is read as)
    ("chaoco", "chao co"), ("phats ngoon", "phát ngôn"), ("phat1 ngon6", "phát ngôn"), ("daklak", "dak lak"),
    ("pccovid", "pc covid"),
)  # fmt: skip

UNTOUCHED: tuple[str, ...] = ("how quảng cáo", "BHYT", "VHXH", "BHXX", "UBNX", "IoT", "vhxh")


@cache
def articles() -> tuple[Article, ...]:
    """The articles above among three hundred synthetic ones, oldest first."""
    made = []
    for slug, title, told, text in RAW:
        day, _, rest = told.partition(" ")
        is_range = rest.startswith("- ")
        when = parse(day)
        made.append(
            Article(
                file=f"{slug}.md",
                slug=slug,
                title=title,
                date=when,
                category="tin-tuc",
                summary=text[:80],
                body=sample.body(text),
                event_date=parse(told) if is_range else None,
                period=parse(rest) if rest and not is_range else None,
            )
        )
    both = [*sample.articles(300), *made]
    return tuple(sorted(both, key=lambda article: (article.date.start or datetime.min, article.address)))
