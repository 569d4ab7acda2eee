"""Names in quotation marks."""

from extract.mentions.names import find
from extract.reading import Text
from tests.extract.texts import table

CASES = {
    "typographic": ("phong trào “Sạch nhà, đẹp ngõ”", ["Sạch nhà, đẹp ngõ"]),
    "straight": ('phong trào "Sạch nhà, đẹp ngõ"', ["Sạch nhà, đẹp ngõ"]),
    "guillemets": ("phong trào «Sạch nhà, đẹp ngõ»", ["Sạch nhà, đẹp ngõ"]),
    "low opening mark": ("phong trào „Sạch nhà, đẹp ngõ”", ["Sạch nhà, đẹp ngõ"]),
    "two": ("“Một việc tốt” và “Hai việc hay”", ["Một việc tốt", "Hai việc hay"]),
    "marks inside": ("cuộc thi “Học - hành: 5 phút!”", ["Học - hành: 5 phút!"]),
    "own spelling stays": ("“Vì sức khoẻ – Uỷ ban”", ["Vì sức khoẻ – Uỷ ban"]),
    "not closed": ("phong trào “Sạch nhà", []),
    "over a line's end": ("phong trào “Sạch nhà\nđẹp ngõ”", []),
    "nothing inside": ("phong trào “”", []),
    "none": ("phong trào Sạch nhà", []),
}


@table(CASES)
def test_quoted_names(text, expected):
    found = list(find(Text(text)))
    assert [text[slice(*one.value.inner)] for one in found] == expected


def test_the_span_holds_the_marks():
    text = "thi đua “Sạch nhà” và"
    (found,) = find(Text(text))
    assert text[found.start : found.end] == "“Sạch nhà”"
