"""How points of time are written, as regular expressions: days, hours, months, quarters, halves, years."""

from __future__ import annotations

import re

DAY_NAME = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_WEEKDAY = rf"(?:{DAY_NAME},? )?"
CLOCK = r"(?<!/)\d{1,2}(?:h| giờ)(?: ?\d{2}(?: phút|['’′])?)?"
HOUR = rf"(?:{CLOCK}(?:(?: đến | và | ?- ?|, ){CLOCK})*,? |(?:sáng|trưa|chiều|tối) )?"
HOURS = re.compile(rf"{CLOCK}(?: đến | ?- ?){CLOCK}")
_FIGURES = (
    r"(?:\d{1,2}(?:/\d{1,2}/| ?[/.-] ?\d{1,2} ?[/.-] ?)\d{4}(?!\d)"
    r"|\d{1,2}/\d{1,2}(?!/|\d)"
    r"|(?<=ngày )\d{1,2}/\d{1,2}/\d{2}(?![\d/])"
    r"|(?<=ngày )\d{1,2} ?[-.] ?\d{1,2}(?![\d-]|\.\d)"
    r"|(?<=ngày )\d{1,2} tháng \d{1,2}(?:,? năm \d{4})?)"
)
# Several days of one month: "ngày 15 và 16/5/2024", "ngày 05 đến ngày 10/4/2024".
_FURTHER_DAY = r"(?:, | và | ?- ?| đến (?:hết )?| tới )(?:ngày )?\d{1,2}"
_DAYS_BEFORE = rf"\d{{1,2}}(?:{_FURTHER_DAY}(?=(?:{_FURTHER_DAY})))*(?:, | và | ?- ?| đến (?:hết )?| tới )"
_AFTER = rf"(?: \({DAY_NAME}\))?"
_DAY = rf"{HOUR}{_WEEKDAY}(?:ngày (?:{_DAYS_BEFORE}(?=(?:ngày )?\d{{1,2}}/\d))?)?(?:ngày )?{_FIGURES}(?![\d/%]){_AFTER}"
RUN_OF_DAYS = re.compile(r"ngày \d{1,2}(?: ?- ?(?=\d{1,2}/)| đến (?:hết )?| tới )(?:ngày )?\d{1,2}[ /.-]")
_PART = r"(?:(?:đầu|giữa|cuối|thượng tuần|trung tuần|hạ tuần|nửa đầu|nửa cuối) )?"
_MONTH = rf"{_PART}tháng \d{{1,2}}(?: ?[/-] ?\d{{4}}|,? năm \d{{4}})?(?![\d/])"
_QUARTER = (
    r"(?:(?:đầu|giữa|cuối) )?quý (?:iv|i{1,3}|0?[1-4])(?:(?:, | và | - ?|,)(?:quý )?(?:iv|i{1,3}|0?[1-4]))*"
    r"(?: ?[/-] ?\d{4}|,? năm \d{4})?(?!\w)"
)
_HALF = r"(?:0?6|sáu) tháng (?:đầu|cuối) năm(?: \d{4})?(?!\w)"
_FIRST_DAYS = r"\d{1,2} ngày đầu(?: của)? tháng \d{1,2}(?: ?[/-] ?\d{4}|,? năm \d{4})(?![\d/])"
_YEAR = r"(?:(?:đầu|cuối) )?năm \d{4}(?! ?[-/] ?\d)"
BARE_MONTH = r"\d{1,2}/\d{4}(?![\d/])"
POINT = rf"(?:{_FIRST_DAYS}|{_DAY}|{_QUARTER}|{_HALF}|{_MONTH}|{_YEAR})"
