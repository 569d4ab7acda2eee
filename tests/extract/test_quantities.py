"""Numbers with what they count."""

from extract.mentions.quantities import find
from extract.reading import Text
from tests.extract.texts import table


def quantities(text):
    """(count, comparator, unit, words of the mention) of each quantity."""
    return [(m.value.count, m.value.comparator, m.value.unit, text[m.start : m.end]) for m in find(Text(text))]


CASES = {
    "at least": ("ít nhất 05 tập thể", [(5, ">=", "collective", "ít nhất 05 tập thể")]),
    "two in one phrase": (
        "ít nhất 02 tập thể và 04 cá nhân",
        [(2, ">=", "collective", "ít nhất 02 tập thể"), (4, "=", "individual", "04 cá nhân")],
    ),
    "minimum": ("tối thiểu 10 mô hình", [(10, ">=", "model", "tối thiểu 10 mô hình")]),
    "not under": ("không dưới 3 hộ gia đình", [(3, ">=", "household", "không dưới 3 hộ gia đình")]),
    "not over": ("không quá 2% hộ", [(2, "<=", "percent", "không quá 2%")]),
    "under": ("dưới 8,5% dân số", [(8.5, "<=", "percent", "dưới 8,5%")]),
    "over": ("trên 90% hồ sơ", [(90, ">=", "percent", "trên 90%")]),
    "bare percent": ("100% hồ sơ", [(100, "=", "percent", "100%")]),
    "blank before the percent sign": ("đạt 85 % số hộ", [(85, "=", "percent", "đạt 85 %")]),
    "thousands": ("1.250 cây", [(1250, "=", "other", "1.250 cây")]),
    "number repeated in words": ("ít nhất 03 (ba) lớp", [(3, ">=", "other", "ít nhất 03 (ba) lớp")]),
    "any noun behind a minimum": ("ít nhất 07 bồn hoa", [(7, ">=", "other", "ít nhất 07 bồn")]),
    "any noun behind a verb of demand": ("xây mới 06 bể rác", [(6, "=", "other", "06 bể")]),
}


@table(CASES)
def test_quantities(text, expected):
    assert quantities(text) == expected


NONE = {
    "day": "ngày 20 tháng 3",
    "date in figures": "15/4/2022",
    "year": "năm 2022",
    "period": "giai đoạn 2022 - 2025",
    "code": "Kế hoạch số 12/KH-UBND",
    "age": "từ 15 tuổi",
    "duration": "trong 10 ngày",
    "label": "1. Mục đích",
    "decree's article": "khoản 2 Điều 5",
}


@table({name: (text, []) for name, text in NONE.items()})
def test_numbers_that_count_nothing(text, expected):
    assert quantities(text) == expected


def test_where_number_and_noun_stand():
    text = "ít nhất 90% hồ sơ đúng hạn"
    (found,) = find(Text(text))
    assert text[slice(*found.value.number)].startswith("90")
    assert text[found.value.noun :] == "hồ sơ đúng hạn"
    assert found.value.compared
