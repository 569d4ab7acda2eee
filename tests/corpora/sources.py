"""A small source that uses the whole markup: a decision and the plan behind it."""

DEMO = """\
%head
%body ỦY BAN NHÂN DÂN
%body TỈNH BA DANH
%number Số: 07/QĐ-UBND
%place Mẫu Sơn, ngày 05 tháng 01 năm 2026
%type QUYẾT ĐỊNH
%subject Ban hành Kế hoạch mẫu
~ Căn cứ Luật Mẫu ngày 01 tháng 02 năm 2020;
! Điều 1. Ban hành Kế hoạch mẫu.
%footnote Chú thích & <thử>.
1. Khoản một.
%recipients
Như Điều 1;
Lưu: VT.
%sign TM. ỦY BAN NHÂN DÂN
%sign CHỦ TỊCH
%sign Nguyễn Văn Mẫu

%head
%body ỦY BAN NHÂN DÂN
%body XÃ MẪU SƠN
%number Số: /KH-UBND
%place Mẫu Sơn, ngày tháng năm 2026
%type KẾ HOẠCH
%subject Làm mẫu cho bộ dựng
%subject giai đoạn 2026 - 2030

! I. MỤC ĐÍCH
Đoạn   mở đầu.
a) Thứ nhất;
đ) Thứ năm;
! III. NHẢY SỐ
1. Một.
1.1. Một một.
- Gạch;
+ Cộng.
3. Ba.
| TT | Nội dung | Thời gian | << |
| ^^ | ^^ | Bắt đầu | Kết thúc |
| 1 | Việc một // - ý phụ | Quý I | |
| 2 | ^^ | Quý II | Quý III |
%recipients
Như trên.
%sign TM. ỦY BAN NHÂN DÂN
%sign KT. CHỦ TỊCH
%sign PHÓ CHỦ TỊCH
%sign Trần Thị Thử
%annex
^ PHỤ LỤC I
1. Việc một.
"""

DEMO_TEXT = """\
ỦY BAN NHÂN DÂN
TỈNH BA DANH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 07/QĐ-UBND
Mẫu Sơn, ngày 05 tháng 01 năm 2026
QUYẾT ĐỊNH
Ban hành Kế hoạch mẫu
Căn cứ Luật Mẫu ngày 01 tháng 02 năm 2020;
Điều 1. Ban hành Kế hoạch mẫu.
1. Khoản một.
Nơi nhận:
- Như Điều 1;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
ỦY BAN NHÂN DÂN
XÃ MẪU SƠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: /KH-UBND
Mẫu Sơn, ngày tháng năm 2026
KẾ HOẠCH
Làm mẫu cho bộ dựng
giai đoạn 2026 - 2030
I. MỤC ĐÍCH
Đoạn mở đầu.
a) Thứ nhất;
đ) Thứ năm;
III. NHẢY SỐ
1. Một.
1.1. Một một.
- Gạch;
+ Cộng.
3. Ba.
TT
Nội dung
Thời gian
Bắt đầu
Kết thúc
1
Việc một
- ý phụ
Quý I
2
Quý II
Quý III
Nơi nhận:
- Như trên.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Thị Thử
PHỤ LỤC I
1. Việc một.
1. Chú thích & <thử>."""
