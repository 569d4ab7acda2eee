"""Authorities of a preamble beside the documents cited in the body, in the parts of a whole plan."""

import textwrap

from extract.plan import Item
from tests.extract.texts import FOOT, HEAD, plan, read, table, told

BASES = {
    "constitution and code": (
        "Căn cứ Hiến pháp năm 2013 và Bộ luật Lao động ngày 20/11/2019;",
        [("hiến pháp", None, None, None), ("bộ luật", None, "2019-11-20", None)],
    ),
    "laws told apart by their years": (
        "Căn cứ Luật Đất đai năm 2013, Luật Nhà ở năm 2014 và Luật Phòng, chống thiên tai ngày 19/6/2013;",
        [("luật", None, None, None), ("luật", None, None, None), ("luật", None, "2013-06-19", None)],
    ),
    "one type and body for a list of codes": (
        "Căn cứ các Nghị quyết của HĐND huyện: số 12/NQ-HĐND ngày 05/01/2022 về thu gom rác, số 13/NQ-HĐND ngày"
        " 06/01/2022 về xử lý rác;",
        [
            ("nghị quyết", "12/NQ-HĐND", "2022-01-05", "HĐND huyện"),
            ("nghị quyết", "13/NQ-HĐND", "2022-01-06", "HĐND huyện"),
        ],
    ),
    "made concrete": (
        "Nhằm cụ thể hóa Nghị quyết Đại hội Đảng bộ huyện lần thứ XII, nhiệm kỳ 2020 - 2025, UBND huyện ban hành Kế"
        " hoạch như sau:",
        [("nghị quyết", None, None, "Đại hội Đảng bộ huyện lần thứ XII, nhiệm kỳ 2020 - 2025")],
    ),
}


@table(BASES)
def test_bases(text, expected):
    found = plan(text, "I. MỤC ĐÍCH")
    assert told(found.legal_bases, "kind", "code", "date", "issuer") == expected
    assert found.citations == []


OWN_CODE = {
    "this plan": ("Kế hoạch số 41/KH-UBND này", []),
    "this plan with its day": ("Kế hoạch số 41/KH-UBND ngày 10/3/2022 của UBND huyện", []),
    "this plan with its issuer in full": ("Kế hoạch số 41/KH-UBND của Ủy ban nhân dân huyện Suối Mơ", []),
    "of another year": ("Kế hoạch số 41/KH-UBND ngày 12/3/2021 của UBND huyện", ["41/KH-UBND"]),
    "of another body": ("Kế hoạch số 41/KH-UBND của UBND tỉnh Lam Giang", ["41/KH-UBND"]),
}


@table(OWN_CODE)
def test_a_document_with_the_code_of_this_one(text, expected):
    assert told(plan("I. NỘI DUNG", f"Thực hiện {text}.").citations, "code") == expected


def test_a_law_is_cited_once_whatever_follows_its_name():
    found = plan("I. NỘI DUNG", "1. Theo Điều 3 Luật Thú y, chủ hộ phải khai báo; Luật Thú y cấm giấu dịch.")
    assert told(found.citations, "title") == ["Luật Thú y"]


def words_behind(text: str, item: Item) -> str:
    """What the evidence of an item names."""
    return " ".join(text[e.start : e.end] for e in item.evidence)


def test_the_evidence_holds_subject_and_issuer():
    found = plan(
        "Căn cứ các Nghị quyết của HĐND huyện: số 12/NQ-HĐND về thu gom rác;",
        "I. NỘI DUNG",
        "1. Theo Nghị quyết số 05/NQ-HĐND của HĐND tỉnh về hỗ trợ thùng rác và Công văn số 31/STNMT-MT.",
    )
    (basis,) = found.legal_bases
    citation, _ = found.citations
    assert (basis.issuer, basis.title, citation.title) == ("HĐND huyện", "thu gom rác", "hỗ trợ thùng rác")
    assert "HĐND huyện" in words_behind(found.text, basis) and "thu gom rác" in words_behind(found.text, basis)
    assert words_behind(found.text, citation).endswith("hỗ trợ thùng rác")


def test_a_preamble_wrapped_by_hand_without_blank_lines():
    lines = [
        "Căn cứ Nghị định số 08/2022/NĐ-CP ngày 10 tháng 01 năm 2022 của Chính phủ quy định chi tiết một số điều của"
        " Luật Bảo vệ môi trường;",
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2022 của Ủy ban nhân dân tỉnh Lam Giang về thu gom rác;",
        "Thực hiện Kế hoạch số 7/KH-UBND ngày 08 tháng 01 năm 2022 của Ủy ban nhân dân tỉnh Lam Giang về xử lý rác ở"
        " các xã vùng cao và ven suối, Ủy ban nhân dân huyện ban hành Kế hoạch như sau:",
        "I. MỤC ĐÍCH",
    ]
    wrapped = [part for line in lines for part in textwrap.wrap(line, 80, break_on_hyphens=False)]
    found = read("\n".join([HEAD, *wrapped, FOOT, ""]))
    assert found.text == read("\n".join([HEAD, *lines, FOOT, ""])).text
    assert told(found.legal_bases, "code") == ["08/2022/NĐ-CP", "12/QĐ-UBND", "7/KH-UBND"]
