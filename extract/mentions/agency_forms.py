"""How the parts of agencies' names are written, as regular expressions: words, places, tails, companies."""

from __future__ import annotations

import re

from extract.reading import LOWER, UPPER

# A comma without a blank stands inside joined abbreviations ("VH,TT&DL").
CAPITAL = re.compile(rf"[{UPPER}0-9](?:[\w&]|\.(?=\w)|,(?=[{UPPER}]+&))*")
# Two capitals in a row are the name of a place or person: no lower-case syllable belongs to it.
CAPITAL_BEFORE = re.compile(rf"(?: |^)[{UPPER}][{LOWER}]*$")
SYLLABLE = re.compile(rf"[{LOWER}]\w*")
RUN = re.compile(
    rf"((?: [{LOWER}]+){{1,6}}?)(?= (?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường|đặc khu|khu vực)(?!\w)(?! hội))"
)
# Behind this word of level stands no place but the body itself ("Công đoàn cơ sở Công ty …").
BASE = "cơ sở"
CONNECTOR = re.compile(r" ?[-/&] ?|, | và ")
LIST = re.compile(r", | và | ?- ?")
PLACE = re.compile(rf"(?: [{UPPER}]\w*(?:['’]\w+)?| \d{{1,2}}(?![\d/.]))+")
# A region may be named by two places: "khu vực Kỳ Thạch - Sơn Nham".
REGION = re.compile(rf"{PLACE.pattern}(?: - (?:[{UPPER}]\w* ?)+(?<! ))?")
TAIL = re.compile(r" (?:có liên quan|liên quan|trực thuộc|nêu trên)(?!\w)")
AREA = re.compile(
    r" (?:đóng chân |đóng |hoạt động |thường trú )?(?:trên địa bàn|trong) "
    r"(?:toàn )?(?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường|đặc khu)(?!\w)"
    r"| (?:thường trú |đóng )?trên địa bàn(?! (?:đã|có))(?!\w)"
    r"| trong (?:các )?(?:khu|cụm) (?:kinh tế|công nghiệp)(?!\w)"
)
MEMBERS = re.compile(r"(?:(?:các|những|một số|toàn thể) )?(?:thành viên|ủy viên|đại diện|lãnh đạo) (?!các )")
# What a board is for, up to its level; a clause of its own begins elsewhere.
DESCRIPTION = re.compile(
    r"(?: [^\W\d_][\w-]*,?| \d{1,3}){1,14}? (?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường|đặc khu|cơ sở)(?!\w)"
)
OF_BODY = re.compile(r" (?:trực )?thuộc ")
OF_WORKS = re.compile(r" các (?:công trình|dự án|chương trình|khu|hoạt động)(?!\w)")
NO_DESCRIPTION = re.compile(
    r" (?:các (?!công trình|dự án|chương trình|khu|hoạt động)"
    r"|(?:mỗi|từng|của|tại|trên|gửi|báo cáo|tham mưu|phối hợp|chủ trì) )"
)
# What a company does stands in small letters before its own name ("Công ty Cổ phần đầu tư và xây dựng | Tân Phong").
_NO_TRADE = (
    r"(?:và|phối hợp|chủ trì|chủ động|tổ chức|thực hiện|báo cáo|triển khai|có|cần|phải|với|các|của|tại|để|trong|theo|là"
    r"|được|gửi)(?!\w)"
)
_TRADE = rf"(?:,?(?: và)? (?!{_NO_TRADE})[{LOWER}]+)"
COMPANY = re.compile(
    rf"(?:Tổng [Cc]ông|Công) ty (?:TNHH(?: MTV| [Mm]ột thành viên)?|[Cc]ổ phần|CP)"
    rf"{_TRADE}{{0,8}}?(?: [{UPPER}]\w*{_TRADE}{{2,7}}?)?(?= [{UPPER}\d])"
)
NUMBERED = re.compile(r" số \d{1,2}(?![\d/.])")
# Alone and without a determiner these are no group: a verb, whoever governs, a place.
NO_GROUP = ("tổ chức", "chính quyền", "khu vực")
